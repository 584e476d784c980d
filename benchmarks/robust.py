"""`make robust`: the dev pages as other tools export them - other encodings, line ends, blanks, and the other script.

Every page is varied, encoded and read as a file is (bytes, decode, parse), its gold moved to where its lines now stand.
What is asked: articles as exact as on the clean pages, within 0.01, on the Traditional twins (OpenCC) within 0.02. A
variant that is not within makes the exit code 1; those with nothing asked of them are there to be looked at.

Big5 has one shape of a character where Unicode has two (為 for 爲, 說 for 説): a twin is written with that one, and
a page with a character that Big5-HKSCS still lacks is left out, of the clean pages it is compared with as well.
"""

from __future__ import annotations

import argparse
import codecs
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from benchmarks.scoring import Gold, Predicted, as_predicted, bench_dir, golds_of, scorer, text_of
from convert.parser.augment import wrap
from convert.parser.lines import is_blank, physical_lines
from convert.parser.parse import parse

MEASURES = ("article_exact", "page_exact", "boundary_f1", "role_macro_f1", "names_f1")
WRAPPED_AT = 26
"""Characters to a line of the hard-wrapped pages: between the bench's own widths."""

Row = tuple[str, int | None]
"""A physical line, and the gold's line that it is or is a part of."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the bench."""

    gold: Gold
    lines: tuple[str, ...]

    def roles(self, number: int) -> list[str]:
        """What the gold says of a line that is not blank."""
        roles: list[str] = next(row["roles"] for row in self.gold["lines"] if row["line"] == number)
        return roles


@dataclass(frozen=True, slots=True)
class Variant:
    """A way in which pages are varied, and what it may cost of the exact articles (None: nothing is asked)."""

    name: str
    allowed: float | None
    vary: Callable[[Page], list[Row]]
    codec: str = "utf-8"
    mark: bytes = b""
    end: str = "\n"
    converter: str = ""  # OpenCC's, where the page is turned into the other script


# --------------------------------------------------------------------------- what is varied


def same(page: Page) -> list[Row]:
    return [(text, None if is_blank(text) else number) for number, text in enumerate(page.lines, 1)]


def wide_spaces(page: Page) -> list[Row]:
    return [(text.replace(" ", "\u3000"), number) for text, number in same(page)]


def indented(page: Page) -> list[Row]:
    """Paragraphs begin with two ideographic spaces."""
    joined = {row["line"] for row in page.gold["lines"] if row["joined"]}
    return [
        ("\u3000\u3000" + text.lstrip(" \u3000"), number)
        if number and number not in joined and page.roles(number)[0] == "paragraph"
        else (text, number)
        for text, number in same(page)
    ]


def _blanks(page: Page, times: int) -> Iterator[Row]:
    """Every third blank line `times` times."""
    count = 0
    for text, number in same(page):
        count += number is None
        yield from [(text, number)] * (times if number is None and count % 3 == 0 else 1)


def third_dropped(page: Page) -> list[Row]:
    return list(_blanks(page, 0))


def third_doubled(page: Page) -> list[Row]:
    return list(_blanks(page, 2))


def no_blanks(page: Page) -> list[Row]:
    return [row for row in same(page) if row[1] is not None]


def hard_wrapped(page: Page) -> list[Row]:
    """Every line broken at one width, as text copied from a PDF is."""
    return [(piece, number) for text, number in same(page) for piece in wrap(text, WRAPPED_AT) or [text]]


def twin(page: Page, converter: str, codec: str = "utf-8") -> list[Row]:
    return [(in_script(text, converter, codec), number) for text, number in same(page)]


# --------------------------------------------------------------------------- the other script


@cache
def _opencc(name: str) -> Any:
    import opencc

    return opencc.OpenCC(name)


@cache
def in_script(text: str, converter: str, codec: str = "utf-8") -> str:
    """The text converted, in shapes that the codec has, if it has them."""
    converted = _opencc(converter).convert(text) if text.strip() else text
    return "".join(char if holds(char, codec) else _taiwanese(char) for char in converted)


@cache
def _taiwanese(char: str) -> str:
    """The shape that Big5 has, which is Taiwan's, of a character in Hong Kong's shape or OpenCC's own."""
    return str(_opencc("s2tw").convert(_opencc("hk2s").convert(char)))


@cache
def holds(char: str, codec: str) -> bool:
    """Whether a codec can encode a character."""
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def converted_name(name: str, lines: Sequence[str], convert: Callable[[str], str]) -> str:
    """A maker's name as it stands in the converted lines: what a character becomes depends on those beside it."""
    spaced = re.compile("[ \u3000]*".join(map(re.escape, name)))
    for line in lines:
        found, after = spaced.search(line), convert(line)
        if found and len(after) == len(line):
            return re.sub("[ \u3000]", "", after[found.start() : found.end()])
    return convert(name)


def converted_makers(page: Page, kind: str, convert: Callable[[str], str]) -> dict[str, list[str]]:
    """The gold's makers of each article, in the other script."""
    found = {}
    for article, names in page.gold.get(kind, {}).items():
        lines = [page.lines[row["line"] - 1] for row in page.gold["lines"] if row["article"] == int(article)]
        found[article] = [converted_name(name, lines, convert) for name in names]
    return found


# --------------------------------------------------------------------------- the table of variants


BIG5 = "big5hkscs"
VARIANTS = (
    Variant("GB18030", 0.01, same, codec="gb18030"),
    Variant("UTF-16 LE", 0.01, same, codec="utf-16-le", mark=codecs.BOM_UTF16_LE),
    Variant("UTF-16 BE", 0.01, same, codec="utf-16-be", mark=codecs.BOM_UTF16_BE),
    Variant("CRLF", 0.01, same, end="\r\n"),
    Variant("CR", 0.01, same, end="\r"),
    Variant("U+3000 for spaces", 0.01, wide_spaces),
    Variant("U+3000 indents", 0.01, indented),
    Variant("third blank dropped", 0.01, third_dropped),
    Variant("third blank doubled", 0.01, third_doubled),
    Variant("no blank lines", None, no_blanks),
    Variant("hard-wrapped", None, hard_wrapped),
    *(Variant(name, 0.02, partial(twin, converter=name), converter=name) for name in ("s2t", "s2hk", "s2tw")),
    *(
        Variant(f"{name} in Big5", 0.02, partial(twin, converter=name, codec=BIG5), codec=BIG5, converter=name)
        for name in ("s2t", "s2hk", "s2tw")
    ),
)
CLEAN = Variant("clean", None, same)


# --------------------------------------------------------------------------- one page, varied and read


@dataclass(frozen=True, slots=True)
class Result:
    """A page as the parser read it, with the gold that it is to be held against."""

    gold: Gold
    labels: Predicted
    makers: dict[str, list[dict[str, str]]]


def varied(page: Page, variant: Variant) -> tuple[Gold, bytes] | None:
    """The page's gold and bytes in a variant; None where its encoding cannot hold them."""
    rows = variant.vary(page)
    text = "".join(line + variant.end for line, _ in rows)
    try:
        data = variant.mark + text.encode(variant.codec)
    except UnicodeEncodeError:
        return None
    gold = moved(page.gold, [number for _, number in rows])
    if variant.converter:
        convert = partial(in_script, converter=variant.converter, codec=variant.codec)
        gold |= {kind: converted_makers(page, kind, convert) for kind in ("contributors", "photographers")}
    return gold, data


def moved(gold: Gold, numbers: Sequence[int | None]) -> Gold:
    """The gold for lines that now stand elsewhere; of one that was broken the rest joins what is before."""
    old = {row["line"]: row for row in gold["lines"]}
    lines: list[dict[str, Any]] = []
    before = None
    for place, number in enumerate(numbers, 1):
        if number is not None:
            lines.append(old[number] | {"line": place, "joined": old[number]["joined"] or number == before})
            before = number
    broken = len(lines) > len(old)
    return gold | {"lines": lines, "style": "wrapped" if broken else gold["style"]}


def read(page: Page, variant: Variant) -> Result | None:
    made = varied(page, variant)
    if made is None:
        return None
    gold, data = made
    parsed = parse(data)
    people = {str(n): [{"name": p.name, "role": p.role} for p in named] for n, named in parsed.contributors.items()}
    return Result(gold, as_predicted(parsed.labels), people)


def read_all(page: Page) -> list[Result | None]:
    return [read(page, variant) for variant in (CLEAN, *VARIANTS)]


# --------------------------------------------------------------------------- the measures


Measures = dict[str, float]


def measures_of(bench: Path, results: Iterable[Result]) -> Measures:
    """What the bench's scorer says of some pages."""
    held = list(results)
    labels = {result.gold["page"]: result.labels for result in held}
    makers = {result.gold["page"]: result.makers for result in held}
    measures: Measures = scorer(bench).score([result.gold for result in held], labels, makers)
    return measures


def verdict(variant: Variant, measures: Measures, clean: Measures) -> str:
    """`ok`, `LOW` where more is lost than allowed, `-` where nothing is asked."""
    if variant.allowed is None:
        return "-"
    return "ok" if clean["article_exact"] - measures["article_exact"] <= variant.allowed else "LOW"


def row_of(name: str, pages: int, measures: Measures, clean: Measures, said: str) -> str:
    cells = "".join(f"{measures[one]:9.4f} {measures[one] - clean[one]:+.4f}" for one in MEASURES)
    return f"{name:20s}{pages:4d}{cells}  {said}"


def compared(bench: Path, table: Sequence[Sequence[Result | None]]) -> bool:
    """Print a row for each variant; False where one is not within what is allowed."""
    print(" " * 24 + "".join(f"{name:>16s}" for name in MEASURES))
    everything = measures_of(bench, [row[0] for row in table if row[0]])
    print(row_of(CLEAN.name, len(table), everything, everything, ""))
    good = True
    for column, variant in enumerate(VARIANTS, 1):
        pairs = [(clean, found) for row in table if (found := row[column]) and (clean := row[0])]
        if not pairs:
            print(f"{variant.name:20s}   0  no page can be written so")
            continue
        before, measures = (measures_of(bench, side) for side in zip(*pairs, strict=True))
        said = verdict(variant, measures, before)
        print(row_of(variant.name, len(pairs), measures, before, said))
        good &= said != "LOW" and measures["missing_lines"] == 0
    return good


def pages_of(folder: Path) -> list[Page]:
    return [
        Page(gold, tuple(line for line, _ in physical_lines(text_of(folder, gold["page"]))))
        for gold in golds_of(folder)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.robust", description="Pages as others export them.")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--part", default="dev", help="of BENCH_DIR: dev, seed or train")
    options = parser.parse_args(arguments)
    bench = bench_dir("robust")
    if bench is None:
        return 0
    with ProcessPoolExecutor(options.jobs) as pool:
        table = list(pool.map(read_all, pages_of(bench / options.part), chunksize=4))
    return 0 if compared(bench, table) else 1


if __name__ == "__main__":
    sys.exit(main())
