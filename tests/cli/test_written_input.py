"""Files of the formats as inputs of the commands: converted, inspected and checked like text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import convert
from convert.errors import UnreadableError, UsageError
from convert.formats import BUILT_IN, load, suffixes
from convert.formats.base import WriteOptions
from convert.publish import sha256
from convert.tree import text_stream
from tests.cli.command import call
from tests.trees import CORPUS

PLAIN = CORPUS["plain_news"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory with a page in every format."""
    for name in BUILT_IN:
        (tmp_path / f"{name}-page{suffixes()[name]}").write_bytes(load(name).write(PLAIN, WriteOptions()).data)
    return tmp_path


def page(folder: Path, name: str) -> Path:
    return folder / f"{name}-page{suffixes()[name]}"


def written(path: Path) -> Any:
    return json.loads(path.read_bytes())


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_file_of_any_format_becomes_all_the_others(folder: Path, name: str) -> None:
    outcome = call("convert", page(folder, name), "-o", folder / "out", "--no-keywords")
    assert (outcome.code, "error" in outcome.err.replace("errors: 0", "")) == (0, False), outcome.err
    for other in BUILT_IN:
        data = (folder / "out" / f"{name}-page{suffixes()[other]}").read_bytes()
        assert load(other).text_stream(data) == text_stream(PLAIN)


def test_the_record_says_which_file_and_which_format_it_was(folder: Path) -> None:
    call("convert", page(folder, "docx"), "-o", folder / "out", "-t", "json", "--no-keywords")
    record = written(folder / "out" / "docx-page.record.json")
    source = page(folder, "docx").read_bytes()
    assert record["source"]["name"] == "docx-page.docx"
    assert (record["source"]["format"], record["source"]["sha256"]) == ("docx", sha256(source))
    assert record["facts"]["publication"] == "file"
    assert written(folder / "out" / "manifest.json")["pages"][0]["source"]["format"] == "docx"


def test_options_of_facts_outrank_the_file(folder: Path) -> None:
    options = ("--publication", "东岸日报", "--page", "7", "--no-keywords")
    call("convert", page(folder, "epub"), "-o", folder / "out", "-t", "json", *options)
    value = written(folder / "out" / "epub-page.json")
    assert (value["publication"], value["date"], value["pages"][0]["number"]) == ("东岸日报", "2024-05-01", "7")


def test_it_goes_to_stdout_like_text(folder: Path) -> None:
    outcome = call("convert", page(folder, "newsml"), "-o", "-", "-t", "json", "--no-keywords")
    assert json.loads(outcome.out)["publication"] == "江城新报"


def test_keywords_are_left_out_where_they_are_not_wanted(folder: Path) -> None:
    rich = folder / "rich.json"
    rich.write_bytes(load("json").write(CORPUS["enriched"], WriteOptions()).data)
    assert "师徒（0.8123）" not in call("convert", rich, "-o", "-", "-t", "json", "--no-keywords").out
    assert '"enrichment"' not in call("convert", rich, "-o", "-", "-t", "json", "--no-keywords").out
    assert '"weight": 0.8123' in call("convert", rich, "-o", "-", "-t", "json").out


def test_a_directory_still_gives_text_only(folder: Path) -> None:
    outcome = call("convert", folder, "-o", folder / "out")
    assert (outcome.code, "SRC002" in outcome.err) == (3, True)


def test_two_formats_of_one_page_cannot_both_be_its_source(folder: Path) -> None:
    (folder / "json-page.epub").write_bytes(page(folder, "epub").read_bytes())
    outcome = call("convert", page(folder, "json"), folder / "json-page.epub", "-o", folder / "out", "-t", "docx")
    assert outcome.err.count("OUT003") == 2


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_stranger_s_file_is_refused_with_its_reason_and_nothing_is_written(folder: Path, name: str) -> None:
    page(folder, name).write_bytes(b"\x00not a page")
    outcome = call("convert", page(folder, name), "-o", folder / "out", "-t", "json")
    assert outcome.code == 3
    assert not list(folder.glob("out/*.json"))
    assert "Traceback" not in outcome.err


def test_an_input_is_not_overwritten_even_when_forced(folder: Path) -> None:
    before = page(folder, "json").read_bytes()
    outcome = call("convert", page(folder, "json"), "-o", folder, "-t", "json", "--force", "--no-keywords")
    assert (outcome.code, "OUT004" in outcome.err) == (5, True)
    assert page(folder, "json").read_bytes() == before


def test_inspect_shows_its_tree_and_refuses_what_is_for_text(folder: Path) -> None:
    assert "Headline" in call("inspect", page(folder, "docx")).out
    for options in (("--format", "jsonl"), ("--explain", "1"), ("--fix-template",)):
        outcome = call("inspect", page(folder, "docx"), *options)
        assert (outcome.code, "RUN013" in outcome.err) == (2, True), options


def test_check_tells_what_no_longer_fits(folder: Path) -> None:
    value = written(page(folder, "ninjs"))
    value["associations"][0]["by"] = "本报记者 某某"
    page(folder, "ninjs").write_text(json.dumps(value), "utf-8")
    outcome = call("check", page(folder, "ninjs"))
    assert (outcome.code, "NJS021" in outcome.out) == (0, True)


def test_a_page_less_sure_than_was_asked_is_held_back_where_its_file_says_how_sure_it_is(folder: Path) -> None:
    outcome = call("convert", page(folder, "json"), "-o", folder / "out", "-t", "docx", "--min-confidence", "0.9")
    assert (outcome.code, "PAR009" in outcome.err) == (1, True)


def test_a_page_is_held_back_where_its_file_does_not_say_how_sure_the_parser_was(folder: Path) -> None:
    made = folder / "out" / "docx-page.json"
    command = ("convert", page(folder, "docx"), "-o", folder / "out", "-t", "json", "--no-keywords")
    outcome = call(*command, "--min-confidence", "0.1")
    assert (outcome.code, "PAR016" in outcome.err, made.exists()) == (1, True, False)
    assert call(*command, "--min-confidence", "0").code == 0
    assert call(*command, "--min-confidence", "0.1").code == 1  # and does not pass for up to date
    outcome = call("check", made, "--min-confidence", "0.1")
    assert (outcome.code, "PAR016" in outcome.out) == (1, True)


def test_nothing_that_is_made_of_a_file_claims_a_certainty_that_the_file_does_not_carry(folder: Path) -> None:
    out = folder / "out"
    call("convert", page(folder, "docx"), "-o", out, "-t", "json", "--no-keywords", "--table", out / "t.jsonl")
    assert b"confidence" not in (out / "docx-page.json").read_bytes()
    assert "least_sure" not in written(out / "docx-page.record.json")
    assert {json.loads(row)["confidence"] for row in (out / "t.jsonl").read_text("utf-8").splitlines()} == {None}
    for file in (page(folder, "docx"), out / "docx-page.json"):
        shown = call("inspect", file).out
        assert ("%" in shown, "Headline  —: " in shown) == (False, True)


def test_read_gives_the_tree_of_a_file_or_of_its_bytes(folder: Path) -> None:
    for name in BUILT_IN:
        assert text_stream(convert.read(page(folder, name)).issue) == text_stream(PLAIN)
        assert text_stream(convert.read(page(folder, name).read_bytes()).issue) == text_stream(PLAIN)
    with pytest.raises(UnreadableError):
        convert.read(page(folder, "json"), format="epub")
    with pytest.raises(UsageError) as caught:
        convert.read("江城新报".encode())
    assert caught.value.finding.code == "RUN019"


# --------------------------------------------------------------------------- the record of what an output was made of


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page converted into two formats, in the working directory; returns the directory of its outputs."""
    monkeypatch.chdir(tmp_path)
    Path("01.txt").write_text("渠水进城\n本报讯 四十年间，沙地变成了果园。\n", "utf-8")
    assert call("convert", "01.txt", "-o", "out", "-t", "newsml,json", "--no-keywords", "-q").code == 0
    return tmp_path / "out"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("more", [(), ("--force",), ("--dry-run",), ("--per", "article")], ids=str)
def test_an_output_does_not_replace_the_record_of_what_it_was_made_from(run: Path, more: tuple[str, ...]) -> None:
    before = contents(run)
    outcome = call("convert", "out/01.newsml.xml", "-o", "out", "-t", "docx", "--no-keywords", *more)
    said = (
        "out/01.newsml.xml: error OUT008: it was made from 01.txt, and 01.record.json, which says so, would be replaced"
    )
    assert (outcome.code, said in outcome.err) == (5, True)
    assert contents(run) == before


def test_so_it_is_with_an_output_that_was_changed_or_lies_elsewhere(run: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "01.json").write_bytes((run / "01.json").read_bytes())
    (run / "01.newsml.xml").write_bytes((run / "01.newsml.xml").read_bytes().replace("果园".encode(), "梨园".encode()))
    before = contents(run)
    for name in ("out/01.newsml.xml", "copy/01.json"):
        outcome = call("convert", name, "-o", "out", "-t", "docx", "--no-keywords")
        assert (outcome.code, "OUT008" in outcome.err) == (5, True), name
    assert contents(run) == before


def test_elsewhere_it_has_a_record_of_its_own_and_may_change(run: Path, tmp_path: Path) -> None:
    command = ("convert", "out/01.newsml.xml", "-o", "other", "-t", "newsml,docx", "--no-keywords")
    for _ in ("made", "up to date"):
        assert call(*command).code == 0
    (run / "01.newsml.xml").write_bytes((run / "01.newsml.xml").read_bytes().replace("果园".encode(), "梨园".encode()))
    assert call(*command).code == 0
    assert written(tmp_path / "other" / "01.record.json")["source"]["name"] == "01.newsml.xml"


def test_another_page_of_that_name_takes_its_place(run: Path, tmp_path: Path) -> None:
    """As every page does that is converted into the directory of another: the names tell pages apart."""
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "01.json").write_bytes(load("json").write(PLAIN, WriteOptions()).data)
    assert call("convert", "new/01.json", "-o", "out", "-t", "docx", "--no-keywords").code == 0
    assert written(run / "01.record.json")["source"]["name"] == "01.json"


def test_an_issue_does_not_replace_its_own_record_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("01.txt").write_text("渠水进城\n本报讯 四十年间，沙地变成了果园。\n", "utf-8")
    facts = ("--publication", "河湾日报", "--date", "2026-07-02", "--page", "1", "--no-keywords", "-o", "out")
    assert call("convert", "01.txt", "--per", "issue", "-t", "json", *facts).code == 0
    (made,) = (
        path for path in (tmp_path / "out").glob("*.json") if ".record." not in path.name and path.name[0] != "m"
    )
    before = contents(tmp_path / "out")
    for per in ("page", "issue"):
        outcome = call("convert", made, "--per", per, "-t", "docx", *facts)
        assert (outcome.code, "error OUT008: it was made from 01.txt" in outcome.err) == (5, True), per
    assert contents(tmp_path / "out") == before


def test_a_file_is_validated_as_what_it_is_whatever_its_name(folder: Path) -> None:
    for name in BUILT_IN:
        other = folder / f"{name}.bin"
        page(folder, name).rename(other)
        outcome = call("validate", other)
        assert (outcome.code, "valid: 1 of 1" in outcome.err) == (0, True), outcome.err


def test_a_text_is_told_to_be_one_where_a_format_is_due(folder: Path) -> None:
    (folder / "page.txt").write_text("渠水进城\n", "utf-8")
    for command, code in (
        (("validate", folder / "page.txt"), 2),
        (("diff", folder / "page.txt", page(folder, "json")), 3),
    ):
        outcome = call(*command)
        assert (outcome.code, "RUN029" in outcome.err + outcome.out) == (code, True)


def test_corrections_beside_a_file_that_is_read_back_are_told(folder: Path) -> None:
    def told(*more: object) -> bool:
        outcome = call("check", page(folder, "newsml"), *map(str, more))
        return "warning FIX009: newsml-page.fix.toml is not used" in outcome.out

    assert not told()
    (folder / "fixes").mkdir()
    (folder / "fixes" / "newsml-page.fix.toml").write_text("", "utf-8")
    assert not told()
    assert told("--fixes", folder / "fixes")
    (folder / "newsml-page.fix.toml").write_text("", "utf-8")
    assert told()
    (folder / "newsml-page.txt").write_text("渠水进城\n", "utf-8")
    assert not told()  # they are its own
