"""Varied pages carry the text and the gold of the page they are made from."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import pytest

from benchmarks.robust import (
    BIG5,
    CLEAN,
    MEASURES,
    VARIANTS,
    Page,
    Result,
    Variant,
    compared,
    converted_name,
    in_script,
    moved,
    read,
    third_doubled,
    third_dropped,
    varied,
    verdict,
)
from convert.parser.decode import decode
from convert.parser.lines import physical_lines
from convert.tree import is_blank

LINES = (
    "渠水进城记", "", "本报记者 闻一苇 田 泓", "", "本报讯　三月的江城，渠水第一次流进老城的街巷，沿线村庄也用上了自来水。" * 3, "", "",
    "水管员说，往年浇一遍地要等九天，今年四天就够了。" * 4,
)  # fmt: skip
ROLES = {1: "headline", 3: "byline", 5: "paragraph", 8: "paragraph"}
GOLD: dict[str, Any] = {
    "page": "made", "style": "seed", "source": "made", "bundles": [], "loose": [], "contributors": {"1": ["闻一苇", "田泓"]},
    "lines": [{"line": n, "article": 1, "roles": [role], "joined": False} for n, role in ROLES.items()],
}  # fmt: skip
PAGE = Page(GOLD, LINES)


def made(variant: Variant) -> tuple[dict[str, Any], list[str]]:
    found = varied(PAGE, variant)
    assert found is not None
    gold, data = found
    return gold, [line for line, _ in physical_lines(decode(data).text)]


@pytest.mark.parametrize("variant", [CLEAN, *VARIANTS], ids=lambda variant: variant.name)
def test_every_line_of_a_varied_page_has_gold_and_every_gold_a_line(variant: Variant) -> None:
    gold, lines = made(variant)
    assert [row["line"] for row in gold["lines"]] == [n for n, line in enumerate(lines, 1) if not is_blank(line)]
    heads = [row["roles"][0] for row in gold["lines"] if not row["joined"]]
    assert heads == list(ROLES.values())


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_varied_page_is_decoded_as_it_was_encoded(variant: Variant) -> None:
    found = varied(PAGE, variant)
    assert found is not None
    said = decode(found[1]).encoding.replace("-", "")
    assert said == variant.codec.replace("-", "")


def test_every_third_blank_line_is_dropped_or_doubled() -> None:
    assert [text for text, _ in third_dropped(PAGE)].count("") == 3
    assert [text for text, _ in third_doubled(PAGE)].count("") == 5


def test_of_a_broken_line_the_rest_joins_what_is_before() -> None:
    rows = moved(GOLD, [1, None, 3, 5, 5, 8])["lines"]
    assert [(row["line"], row["joined"]) for row in rows] == [(1, False), (3, False), (4, False), (5, True), (6, False)]
    assert moved(GOLD, [1, 3, 5, 5, 8])["style"] == "wrapped"
    assert moved(GOLD, [1, 3, 5, 8])["style"] == "seed"


def test_utf_16_is_written_with_its_mark() -> None:
    marks = {variant.codec: variant.mark for variant in VARIANTS if variant.codec.startswith("utf-16")}
    assert marks == {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def test_a_twin_in_big5_has_the_shapes_that_big5_has() -> None:
    assert in_script("说因为", "s2hk") == "説因為"
    assert in_script("说因为", "s2hk", BIG5) == "說因為"
    assert varied(Page(GOLD, ("⿰水", *LINES[1:])), next(v for v in VARIANTS if v.codec == BIG5)) is None


def test_a_makers_name_is_converted_as_it_is_in_its_line() -> None:
    def convert(text: str) -> str:
        return text.replace("记", "記").replace("于是", "于是").replace("于 ", "於 ")

    assert converted_name("于娟", ["本报记者 于 娟"], convert) == "於娟"
    assert converted_name("于娟", ["没有她"], convert) == "于娟"


def test_the_makers_of_a_twin_are_read_in_its_script() -> None:
    found = read(PAGE, next(variant for variant in VARIANTS if variant.name == "s2t"))
    assert found is not None
    assert found.gold["contributors"] == {"1": ["聞一葦", "田泓"]}
    assert [person["name"] for person in found.makers["1"]] == ["聞一葦", "田泓"]


@pytest.mark.parametrize(
    ("allowed", "exact", "said"),
    [(0.01, 0.93, "ok"), (0.01, 0.925, "ok"), (0.01, 0.91, "LOW"), (0.01, 0.99, "ok"), (None, 0.1, "-")],
)
def test_a_variant_is_held_to_what_it_may_lose(allowed: float | None, exact: float, said: str) -> None:
    variant = Variant("made", allowed, CLEAN.vary)
    assert verdict(variant, {"article_exact": exact}, {"article_exact": 0.93}) == said


def test_the_table_fails_where_a_variant_loses_more_than_it_may(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "score.py").write_text(
        "def score(golds, labels, makers):\n"
        "    right = sum(labels[gold['page']] == 'right' for gold in golds) / len(golds)\n"
        f"    return {{name: right for name in {MEASURES}}} | {{'missing_lines': 0}}\n",
        encoding="utf-8",
    )
    good, bad = (Result(GOLD, word, {}) for word in ("right", "wrong"))  # type: ignore[arg-type]
    assert compared(tmp_path, [[good] * (len(VARIANTS) + 1)])
    assert not compared(tmp_path, [[good, bad, *[None] * (len(VARIANTS) - 1)]])
    table = capsys.readouterr().out
    assert table.count("LOW") == 1
    assert "no page can be written so" in table
