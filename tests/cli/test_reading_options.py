"""Corrections, punctuation, pages held back, and why a line is what it is: the options on how a page is read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from convert.batch import plan
from convert.cli.cuewords import WORDS, words_for
from convert.parser import corrections
from convert.parser.model_file import load_model
from convert.publish import sha256
from tests.cli.command import call, reported
from tests.paper import PAGE, SHORT

JSON = ("-t", "json", "--no-keywords")
FIX = """[page]
number = "5"
section = "城事"

[[line]]
text = "图书馆的灯亮到深夜"
role = "crosshead"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two pages in a directory `in`."""
    for name, text in (("第3版.txt", PAGE), ("sub/short.txt", SHORT)):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str = FIX) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return sha256(text.encode())


def loaded(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


# --------------------------------------------------------------------------- corrections


@pytest.mark.parametrize(
    ("place", "args"),
    [
        ("in/第3版.fix.toml", ()),
        ("fixes/第3版.fix.toml", ("--fixes", "fixes")),
        ("in/第3版.fix.toml", ("--fixes", "in/sub")),
    ],
    ids=["beside", "directory", "beside, though a directory is given"],
)
def test_corrections_reach_the_tree_and_the_record(folder: Path, place: str, args: tuple[str, ...]) -> None:
    digest = write(folder / place)
    assert call("convert", "in/第3版.txt", "-o", "out", *args, *JSON).code == 0
    record = loaded(folder / "out" / "第3版.record.json")
    assert record["corrections"] == {
        "name": "第3版.fix.toml", "sha256": digest, "agent": "human", "facts": ["page", "section"], "lines": 1,
    }  # fmt: skip
    assert record["facts"]["page"] == "第3版.fix.toml"
    assert record["facts"]["publication"] == "folio"
    tree = (folder / "out" / "第3版.json").read_text("utf-8")
    assert '"human"' in tree
    assert "城事" in tree


def test_a_directory_of_corrections_mirrors_the_pages(folder: Path) -> None:
    write(folder / "fixes" / "sub" / "short.fix.toml", "[page]\nnumber = 9\n")
    write(folder / "fixes" / "short.fix.toml", "[page]\nnumber = 1\n")
    assert call("convert", "in", "-o", "out", "--fixes", "fixes", *JSON).code == 0
    assert loaded(folder / "out" / "sub" / "short.json")["pages"][0]["number"] == "9"
    assert "corrections" not in loaded(folder / "out" / "第3版.record.json")


def test_corrections_outrank_issue_toml_and_yield_to_options(folder: Path) -> None:
    write(folder / "in" / "第3版.fix.toml", '[page]\nsection = "城事"\ndate = 2026-07-09\n')
    write(folder / "in" / "issue.toml", 'date = 2026-07-08\n[pages.3]\nsection = "国际"\n')
    call("convert", "in/第3版.txt", "-o", "out", "--date", "2026-07-07", *JSON)
    tree = loaded(folder / "out" / "第3版.json")
    assert (tree["date"], tree["pages"][0]["section"]) == ("2026-07-07", "城事")
    assert loaded(folder / "out" / "第3版.record.json")["facts"]["section"] == "第3版.fix.toml"


@pytest.mark.parametrize("command", [("convert", "-o", "out"), ("check",), ("inspect",)])
def test_every_correction_that_does_not_fit_is_told_and_the_others_are_done(
    folder: Path, command: tuple[str, ...]
) -> None:
    write(
        folder / "in" / "第3版.fix.toml", "".join(f'[[line]]\ntext = "没有这一行{n}"\nrole = "jump"\n' for n in (1, 2))
    )
    alone = call(*command, "in/第3版.txt")
    assert alone.code == 3
    assert alone.err.count("in/第3版.txt: error FIX003: ") == 2
    assert call(*command, "in").code == 6
    if command[0] == "convert":
        assert (folder / "out" / "sub" / "short.json").exists()
        assert not (folder / "out" / "第3版.json").exists()


def test_a_page_head_that_contradicts_the_section_of_issue_toml_is_told(folder: Path) -> None:
    write(folder / "in" / "issue.toml", '[pages."03"]\nsection = "国际"\n')
    told = "in/第3版.txt: warning FACT007: the folio says 要闻, but issue.toml [pages.3] says 国际"
    assert told in call("check", "in/第3版.txt").out
    write(folder / "in" / "issue.toml", '[pages."03"]\nsection = "要 闻"\n')
    assert "FACT007" not in call("check", "in/第3版.txt").out


def test_a_directory_of_corrections_that_is_not_there_is_a_mistake(folder: Path) -> None:
    outcome = call("convert", "in", "-o", "out", "--fixes", "fixse")
    assert outcome.code == 2
    assert "not a valid value for --fixes: fixse" in outcome.err
    assert not (folder / "out").exists()


def test_a_file_of_corrections_with_another_text_makes_another_record(folder: Path) -> None:
    write(folder / "in" / "第3版.fix.toml")
    call("convert", "in/第3版.txt", "-o", "out", *JSON)
    write(folder / "in" / "第3版.fix.toml", FIX + "\n# seen\n")
    call("convert", "in/第3版.txt", "-o", "out", "-t", "ninjs", "--no-keywords")
    record = loaded(folder / "out" / "第3版.record.json")
    assert [output["format"] for output in record["outputs"]] == ["ninjs"]
    assert [entry["name"] for entry in record["earlier"]] == ["第3版.json"]


@pytest.mark.parametrize("command", [("convert", "-o", "out", *JSON), ("check",)])
def test_corrections_of_no_page_are_told(folder: Path, command: tuple[str, ...]) -> None:
    for place in ("in/第三版.fix.toml", "fixes/sub/short.fix.toml", "fixes/第3版.fix.toml", "fixes/sub/shrot.fix.toml"):
        write(folder / place, "")
    outcome = call(*command, "in", "--fixes", "fixes")
    assert outcome.code == 0
    assert re.findall(r"warning FIX008: no page has the corrections of (\S+);", outcome.out + outcome.err) == [
        "第三版.fix.toml", "shrot.fix.toml",
    ]  # fmt: skip
    assert call(*command, "in", "--fixes", "fixes", "--fail-on", "warning").code == 1
    assert "FIX008" not in call(*command, "in/第3版.txt", "--fixes", "fixes").err


def test_the_template_names_the_doubtful_lines_and_corrects_nothing(folder: Path) -> None:
    plain = call("inspect", "in/第3版.txt", "--format", "jsonl").out
    template = call("inspect", "in/第3版.txt", "--fix-template", "--min-confidence", "1").out
    assert '# text = "图书馆的灯亮到深夜"' in template
    assert '# number = "3"\n# date = "2026-07-01"\n# section = "要闻"\n# publication = "晨江日报"\n' in template
    write(folder / "in" / "第3版.fix.toml", template)
    assert call("inspect", "in/第3版.txt", "--format", "jsonl").out == plain
    entries = template.split("\n\n", 1)[1]
    write(folder / "in" / "第3版.fix.toml", re.sub(r"(?m)^# (\[\[line\]\]|\w+ = .*)$", r"\1", entries))
    labels = [json.loads(line) for line in call("inspect", "in/第3版.txt", "--format", "jsonl").out.splitlines()[:-1]]
    before = [json.loads(line) for line in plain.splitlines()[:-1]]
    assert [(one["role"], one["article"]) for one in labels] == [(one["role"], one["article"]) for one in before]


@pytest.mark.parametrize("name", ["b.text", "A.TXT", "c.asc", "d.txt"])
def test_the_template_names_the_file_that_is_read(folder: Path, name: str) -> None:
    (folder / "in" / name).write_bytes(SHORT.encode())
    template = call("inspect", f"in/{name}", "--fix-template").out
    assert template.startswith(f"# {Path(name).stem}.fix.toml: corrections for {name}\n")
    write(folder / "in" / template.split(":")[0].removeprefix("# "), "[page]\nsection = '城事'\n")
    assert json.loads(call("convert", f"in/{name}", "-o", "-", "-t", "json").out)["pages"][0]["section"] == "城事"


@pytest.mark.parametrize("place", ["in", "fixes"])
@pytest.mark.parametrize("command", [("convert", "-o", "out", *JSON), ("check",)])
def test_corrections_with_the_whole_name_of_a_page_are_told(folder: Path, command: tuple[str, ...], place: str) -> None:
    (folder / "fixes").mkdir()
    write(folder / place / "第3版.txt.fix.toml", "")
    outcome = call(*command, "in/第3版.txt", "--fixes", "fixes")
    assert re.findall(r"(\S+): warning FIX008", outcome.out + outcome.err) == [f"{place}/第3版.txt.fix.toml"]


@pytest.mark.parametrize("place", ["in", "fixes/in", "fixes"])
@pytest.mark.parametrize("given", [["--files-from", "list.txt"], ["in/*.txt", "--base", "."]])
@pytest.mark.parametrize("command", [("convert", "-o", "out", *JSON), ("check",)])
def test_they_are_told_of_pages_from_a_list_or_a_pattern_too(
    folder: Path, command: tuple[str, ...], given: list[str], place: str
) -> None:
    (folder / "fixes" / "in").mkdir(parents=True)
    write(folder / "list.txt", "in/第3版.txt\n")
    write(folder / place / "第3版.txt.fix.toml", "")
    outcome = call(*command, *given, "--fixes", "fixes")
    assert re.findall(r"(\S+): warning FIX008", outcome.out + outcome.err) == [f"{place}/第3版.txt.fix.toml"]


def test_a_template_is_of_one_file(folder: Path) -> None:
    outcome = call("inspect", "in", "--fix-template")
    assert (outcome.code, outcome.out) == (2, "")
    assert "RUN010" in outcome.err


def test_the_suffix_of_corrections_is_the_parsers() -> None:
    assert plan.FIX_SUFFIX == corrections.SUFFIX


# --------------------------------------------------------------------------- punctuation


def test_punctuation_is_left_or_made_full_width_as_asked(folder: Path) -> None:
    for place, args in (("as-is", ()), ("full", ("--typography", "restore"))):
        assert call("convert", "in/第3版.txt", "-o", place, *args, *JSON).code == 0
    as_is, full = (loaded(folder / place / "第3版.json") for place in ("as-is", "full"))
    assert "6月30日,跨越" in json.dumps(as_is, ensure_ascii=False)
    assert "6月30日，跨越" in json.dumps(full, ensure_ascii=False)
    assert {edit["kind"] for edit in full["edits"]} == {"punctuation"}
    ids = [[article["id"] for page in tree["pages"] for article in page["articles"]] for tree in (as_is, full)]
    assert ids[0] == ids[1]
    options = [loaded(folder / place / "第3版.record.json")["options"]["typography"] for place in ("as-is", "full")]
    assert options == ["source", "restore"]


def test_banmian_toml_sets_how_pages_are_read(folder: Path) -> None:
    write(folder / "banmian.toml", '[convert]\ntypography = "restore"\nfixes = "right"\nmin_confidence = 0.0\n')
    write(folder / "right" / "第3版.fix.toml")
    assert "PAR010" in call("check", "in/第3版.txt").out
    out = call("inspect", "in/第3版.txt", "--format", "tree").out
    assert "6月30日，跨越" in out
    assert "Page 5 城事" in out
    assert "PAR010" not in call("check", "in/第3版.txt", "--typography", "source").out


# --------------------------------------------------------------------------- pages held back


def test_a_page_less_sure_than_asked_is_held_back_and_counts_as_failed(folder: Path) -> None:
    alone = call("convert", "in/第3版.txt", "-o", "out", "--min-confidence", "1", *JSON)
    assert alone.code == 1
    assert re.search(r"in/第3版.txt:\d+: error PAR009: held back: lines less sure than 1: \d+;", alone.err)
    assert "converted: 0 of 1 files" in alone.err
    assert not (folder / "out").exists()
    report = ("--report", "report.jsonl", "--fail-on", "never")
    assert call("convert", "in", "-o", "out", "--min-confidence", "1", *report, *JSON).code == 6
    assert [entry["failed"] for entry in reported(folder / "report.jsonl")[0]] == [1, 1]
    assert call("convert", "in", "-o", "out", "--min-confidence", "0", *JSON).code == 0


def test_what_a_held_back_page_is_told_to_do_lists_its_lines(folder: Path) -> None:
    told = call("check", "in/第3版.txt", "--min-confidence", "0.999").out
    (count, command) = re.findall(r"PAR009: .* than 0.999: (\d+); .*(inspect --fix-template.*) lists them", told)[0]
    template = call(*command.split(), "in/第3版.txt").out
    assert template.count("[[line]]\n") == int(count) > 0


def test_one_file_to_stdout_is_held_back_as_well(folder: Path) -> None:
    outcome = call("convert", "in/第3版.txt", "-o", "-", "--min-confidence", "1", *JSON)
    assert (outcome.code, outcome.out) == (1, "")


def test_check_says_which_pages_would_be_held_back(folder: Path) -> None:
    outcome = call("check", "in", "--min-confidence", "1")
    assert outcome.code == 6
    assert outcome.out.count("error PAR009: ") == 2
    assert "can be read: 2 of 2 files" in outcome.err


def test_inspect_holds_nothing_back(folder: Path) -> None:
    write(folder / "banmian.toml", "[convert]\nmin_confidence = 1.0\n")
    assert call("inspect", "in").code == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--min-confidence", "0.9"), "RUN028: --min-confidence says nothing here without --fix-template"),
        (("--fix-template", "--explain", "1"), "NET011: --explain cannot be given together with --fix-template"),
        (
            ("--fix-template", "--format", "jsonl"),
            "NET011: --format jsonl cannot be given together with --fix-template",
        ),
        (("--explain", "1", "--format", "tree"), "NET011: --explain cannot be given together with --format tree"),
    ],
)
def test_options_of_inspect_that_would_say_nothing_are_refused(
    folder: Path, options: tuple[str, ...], code: str
) -> None:
    outcome = call("inspect", "in/第3版.txt", *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert code in outcome.err


@pytest.mark.parametrize(
    "command", [("convert", "-o", "out", *JSON), ("check",), ("inspect",), ("watch", "-o", "out", "--once")]
)
def test_a_banmian_toml_beside_the_pages_that_does_not_count_is_told(folder: Path, command: tuple[str, ...]) -> None:
    def told(*more: str) -> list[str]:
        outcome = call(command[0], "in", *command[1:], *more)
        found = re.findall(r"warning RUN027: (\S+) is not used", outcome.out + outcome.err)
        return [Path(path).relative_to(folder).as_posix() for path in found]

    assert told() == []
    write(folder / "in" / "banmian.toml", "[convert]\n")
    assert told() == ["in/banmian.toml"]
    assert told("--config", "in/banmian.toml") == []
    write(folder / "banmian.toml", "[convert]\n")
    assert told() == ["in/banmian.toml"]
    (folder / "in" / "banmian.toml").unlink()
    assert told() == []


def test_a_line_vouched_for_by_a_person_holds_no_page_back(folder: Path) -> None:
    entries = [f'[[line]]\ntext = "{line}"\njoins_previous = false\n' for line in SHORT.splitlines() if line]
    write(folder / "in" / "sub" / "short.fix.toml", "\n".join(entries))
    assert call("convert", "in/sub", "-o", "out", "--min-confidence", "1", *JSON).code == 0


@pytest.mark.parametrize("value", ["1.2", "-0.1", "nan", "80%", ""])
def test_a_confidence_is_between_nothing_and_certainty(folder: Path, value: str) -> None:
    outcome = call("check", "in", "--min-confidence", value)
    assert outcome.code == 2
    assert "RUN006" in outcome.err


# --------------------------------------------------------------------------- why


def test_explain_says_what_spoke_for_the_label_and_against(folder: Path) -> None:
    out = call("inspect", "in/第3版.txt", "--explain", "1").out
    assert out.startswith("in/第3版.txt:1: 晨江日报 2026年7月1日 星期三 第3版 要闻\n  taken as: folio (")
    assert re.search(r"  for it: \+\d+\.\d\d\n    \+\d", out)
    assert re.search(r"\+\d\.\d\d  this line +cue=page\.\w+ +a form of page furniture\n", out)
    chinese = call("inspect", "in/第3版.txt", "--explain", "1", lang="zh").out
    assert "正面依据：" in chinese
    assert "报眉、责编等用语" in chinese


def test_explain_takes_several_lines_and_speaks_json_to_programs(folder: Path) -> None:
    out = call("inspect", "in/第3版.txt", "--format", "jsonl", "--explain", "3", "--explain", "1").out
    first, second = map(json.loads, out.splitlines())
    assert (first["line"], second["line"], second["label"]["role"]) == (3, 1, "folio")
    assert set(first["reasons"][0]) == {"name", "offset", "weight"}


def test_explain_has_the_certainties_of_the_table_and_says_which_are_which(folder: Path) -> None:
    shown = call("inspect", "in/第3版.txt", "--format", "jsonl").out
    sure = {row["line"]: row["confidence"] for row in map(json.loads, shown.splitlines()) if "line" in row}
    told = call("inspect", "in/第3版.txt", "--format", "jsonl", "--explain", "3").out
    assert json.loads(told)["calibrated"]["role"] == sure[3]
    text = call("inspect", "in/第3版.txt", "--explain", "3").out
    assert f"calibrated, as inspect has it: role {sure[3]:.0%}, start " in text


def test_explain_knows_what_a_person_said(folder: Path) -> None:
    write(folder / "in" / "第3版.fix.toml")
    out = call("inspect", "in/第3版.txt", "--explain", "11").out
    assert "  taken as: crosshead (100.0%)\n" in out
    assert "a correction says so" in out


@pytest.mark.parametrize("line", ["2", "999"])
def test_a_line_without_text_cannot_be_explained(folder: Path, line: str) -> None:
    outcome = call("inspect", "in/第3版.txt", "--explain", line)
    assert outcome.code == 2
    assert f"not a valid value for --explain: {line}; expected: a line with text, 1 to 19" in outcome.err


def test_most_of_what_the_model_looks_at_has_words() -> None:
    names = list(load_model().rows)
    without = [name for name in names if not words_for(name)]
    assert len(without) < 0.1 * len(names), without[:20]
    assert all(english.isascii() and chinese for english, chinese in WORDS.values())


def test_check_shows_the_doubtful_places_themselves(folder: Path) -> None:
    (folder / "in" / "cut.txt").write_bytes(PAGE.replace("桥墩最深处达", "桥墩最深\n\n处达").encode())
    out = call("check", "in/cut.txt").out
    assert re.search(r"cut\.txt:7: note PAR005: .*\n(in/cut.*\n)*    …\S+桥墩最深 \| 处达到四十米", out), out


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("放大 缩小 默认", "set apart by its form alone: other\n  an imprint, or words of a viewer"),
        ("03", "set apart by its form alone: folio\n  of a page head or foot it says: a number"),
    ],
)
def test_a_line_that_is_not_labelled_is_said_to_be_set_apart(tmp_path: Path, line: str, why: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{line}\n\n" + PAGE, "utf-8")
    outcome = call("inspect", str(page), "--explain", "1", "--lang", "en")
    assert (outcome.code, why in outcome.out) == (0, True), outcome.out


def test_a_head_that_begins_a_page_can_be_asked_about(tmp_path: Path) -> None:
    page, head = tmp_path / "page.txt", "晨江日报 2026年7月1日 星期三 第{}版"
    page.write_text(f"{head.format(3)}\n{PAGE}\n{head.format(4)}\n{PAGE}", "utf-8")
    place = len(PAGE.splitlines()) + 3
    told = json.loads(call("inspect", str(page), "--explain", str(place), "--format", "jsonl").out)
    assert told["set_apart"] == {"role": "folio", "says": ["date", "page", "paper", "weekday"], "parts_the_file": True}
    assert "parted into pages" in call("inspect", str(page), "--explain", str(place), "--lang", "en").out


# --------------------------------------------------------------------------- corrections within the input


@pytest.mark.parametrize("command", [("convert", "-o", "out", *JSON), ("check",)])
@pytest.mark.parametrize("fixes", ["in/fixes", "{folder}/in/fixes"])
def test_corrections_in_a_directory_of_their_own_within_the_input_are_used_and_not_told(
    folder: Path, command: tuple[str, ...], fixes: str
) -> None:
    write(folder / "in" / "fixes" / "sub" / "short.fix.toml", '[page]\nnumber = "5"\n')
    write(folder / "in" / "fixes" / "sub" / "gone.fix.toml", '[page]\nnumber = "5"\n')
    outcome = call(command[0], "in", *command[1:], "--fixes", fixes.format(folder=folder))
    told = re.findall(r"warning FIX008: no page has the corrections of (\S+);", outcome.out + outcome.err)
    assert told == ["gone.fix.toml"]


def test_a_suffix_of_corrections_in_capitals_is_told(folder: Path) -> None:
    write(folder / "in" / "sub" / "short.fix.TOML")
    told = call("check", "in").out
    assert ("FIX008: no page has the corrections of short.fix.TOML" in told) != (
        folder / "in" / "sub" / "short.fix.toml"
    ).exists()
