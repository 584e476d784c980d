"""The public API."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import convert
from convert import formats
from convert.errors import CorrectionError, UnreadableError, UsageError
from convert.findings import finding
from convert.page import HeldBackError
from tests.paper import PAGE, SHORT


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "page.txt"
    path.parent.mkdir()
    path.write_bytes(PAGE.encode())
    return path


def test_parse_gives_the_tree_and_the_findings_of_a_file(page: Path) -> None:
    issue, findings = convert.parse(page)
    assert (issue.publication, issue.source) == ("晨江日报", "page")
    assert all(problem.rule for problem in findings)


def test_parse_takes_bytes_and_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "issue.toml").write_text('publication = "别的报"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    parsed = convert.parse(SHORT.encode("gb18030"), encoding="gbk", date="2026-07-01")
    assert (parsed.issue.publication, parsed.issue.date, parsed.issue.encoding) == (None, "2026-07-01", "gb18030")


def test_parse_reads_issue_toml_beside_a_file(page: Path) -> None:
    (page.parent / "issue.toml").write_text("number = 812\n", "utf-8")
    assert convert.parse(page).issue.number == "812"


def test_what_cannot_be_parsed_raises_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as unread:
        convert.parse(b"")
    assert unread.value.finding.code == "SRC003"
    with pytest.raises(UsageError) as misused:
        convert.parse(b"x", date="soon")
    assert misused.value.finding.code == "RUN006"


@pytest.mark.parametrize(
    "option", [{"colour": "red"}, {"min_confidence": 1.0}, {"per": "issue"}, {"formats": ("json",)}, {"keywords": True}]
)
def test_parse_refuses_options_that_it_does_not_have(option: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        convert.parse(PAGE.encode(), **option)


def test_an_error_says_as_text_what_is_wrong_where_and_what_to_do(tmp_path: Path) -> None:
    missing = tmp_path / "nope.txt"
    with pytest.raises(UnreadableError) as unread:
        convert.parse(missing)
    assert str(unread.value) == f"{missing}: SRC001: no such file or directory: {missing}; check the path"
    with pytest.raises(UsageError) as misused:
        convert.convert(tmp_path, tmp_path / "out", urgency=99)
    assert "RUN006" in str(misused.value)
    assert "--urgency" in str(misused.value)
    assert "99" in str(misused.value)
    with pytest.raises(UnreadableError) as foreign:
        convert.read(b"PK\x03\x04", "docx")
    assert str(foreign.value).startswith("ZIP001: ")


def test_bytes_whose_format_cannot_be_told_ask_for_it_and_for_no_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as untold:
        convert.read(b"{}")
    assert untold.value.finding.code == "RUN019"
    assert 'format="json"; known: newsml, epub, docx, json, ninjs' in str(untold.value)
    (tmp_path / "page.odt").write_bytes(b"{}")
    with pytest.raises(UsageError) as unnamed:
        convert.read(tmp_path / "page.odt")
    assert unnamed.value.finding.code == "RUN005"
    (tmp_path / "page.txt").write_bytes(b"{}")
    with pytest.raises(UsageError) as text:
        convert.read(tmp_path / "page.txt")
    assert text.value.finding.code == "RUN029"


def test_an_error_of_corrections_says_all_that_is_wrong_and_of_which_page(page: Path) -> None:
    fixes = page.parent / "page.fix.toml"
    fixes.write_text(
        '[[line]]\ntext = "没有这一行"\nrole = "byline"\n\n[[line]]\ntext = "也没有"\nrole = "byline"\n', "utf-8"
    )
    with pytest.raises(CorrectionError) as caught:
        convert.parse(page)
    first, second = str(caught.value).splitlines()
    assert first.startswith(f"{page}: FIX003: ")
    assert "没有这一行" in first
    assert "也没有" in second


def test_an_error_comes_whole_out_of_another_process(page: Path) -> None:
    for error in (
        UsageError(finding("RUN006", option="--urgency", value=99, expected="1–9")),
        CorrectionError(finding("FIX002", key="a"), finding("FIX002", key="b")),
        HeldBackError(finding("PAR007"), finding("PAR009", line=3)),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), again.findings, str(again)) == (type(error), error.findings, str(error))


def test_convert_gives_a_result_an_input(page: Path, tmp_path: Path) -> None:
    (page.parent / "empty.txt").write_bytes(b"")
    empty, good = convert.convert(page.parent, tmp_path / "out", formats=["json"], keywords=False)
    assert (empty.failed, good.failed) == (3, None)
    assert [output.name for output in good.outputs] == ["page.json"]
    assert (tmp_path / "out" / "page.json").is_file()


@pytest.mark.parametrize("formats", ["json,ninjs", ["json", "ninjs"], iter(("json", "ninjs"))])
def test_formats_are_a_list_or_one_text_as_on_the_command_line(formats: Any, page: Path, tmp_path: Path) -> None:
    (result,) = convert.convert(page, tmp_path / "out", formats=formats)
    assert [output.format for output in result.outputs] == ["json", "ninjs"]


GUARD = 'if __name__ == "__main__":'


@pytest.mark.parametrize(("guard", "told"), [("if True:", ["RUN021"] * 3), (GUARD, ["None"] * 3)])
def test_a_script_that_workers_run_anew_is_told_to_guard_its_call(
    guard: str, told: list[str], page: Path, tmp_path: Path
) -> None:
    for name in ("2.txt", "3.txt"):
        (page.parent / name).write_bytes(PAGE.encode())
    script = tmp_path / "script.py"
    script.write_text(
        "import convert, threading\n"
        "go = threading.Event()\n"
        "threading.Thread(target=go.wait, daemon=True).start()  # so that no worker is forked\n"
        f"{guard}\n"
        f"    for one in convert.convert({str(page.parent)!r}, {str(tmp_path / 'out')!r}, jobs=2, formats='json'):\n"
        "        print(one.failed and f'{one.findings[0].code} {one.failed}')\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, script], env={**os.environ, "PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.split("\n")[:-1] == [f"{one} 2" if one != "None" else one for one in told]
    assert ("UsageError: RUN021: " in done.stderr) == (guard != GUARD)


def test_a_script_from_standard_input_is_told_that_no_worker_can_run_it_anew(page: Path, tmp_path: Path) -> None:
    (page.parent / "2.txt").write_bytes(PAGE.encode())
    script = (
        "import convert, threading\n"
        "go = threading.Event()\n"
        "threading.Thread(target=go.wait, daemon=True).start()  # so that no worker is forked\n"
        f"{GUARD}\n"
        f"    for one in convert.convert({str(page.parent)!r}, {str(tmp_path / 'out')!r}, jobs=2, formats='json'):\n"
        "        print([(problem.code, *dict(problem.values).values()) for problem in one.findings], one.failed)\n"
    )
    done = subprocess.run(
        [sys.executable, "-"], input=script, env={**os.environ, "PYTHONPATH": ":".join(sys.path)}, capture_output=True,
        text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout == "[('RUN022', '<stdin>')] 2\n" * 2


def test_convert_refuses_what_it_does_not_know(page: Path, tmp_path: Path) -> None:
    for options in ({"formats": ["pdf"]}, {"formats": ["json"], "urgency": 12}):
        with pytest.raises(UsageError):
            convert.convert(page, tmp_path / "out", **options)
    with pytest.raises(TypeError):
        convert.convert(page, tmp_path / "out", colour="red")


def test_formats_are_listed_and_the_package_of_that_name_is_still_there() -> None:
    assert [form.name for form in convert.formats()][:5] == ["newsml", "epub", "docx", "json", "ninjs"]
    from convert.formats import names

    assert names()[:5] == ("newsml", "epub", "docx", "json", "ninjs")
    assert [form.name for form in convert.formats()][:5] == ["newsml", "epub", "docx", "json", "ninjs"]


def test_the_package_has_nothing_else() -> None:
    with pytest.raises(AttributeError):
        _ = convert.nonsense  # type: ignore[attr-defined]


def test_an_empty_name_is_not_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "1.txt").write_text(SHORT, "utf-8")
    (result,) = convert.convert("", tmp_path / "out")
    assert [problem.code for problem in result.findings] == ["SRC001"]
    with pytest.raises(UsageError):
        convert.convert("1.txt", "")


@pytest.mark.parametrize("jobs", [0, -3, 2.5, True, 1000, "two"])
def test_jobs_are_checked_as_the_command_checks_them(page: Path, tmp_path: Path, jobs: Any) -> None:
    with pytest.raises(UsageError, match=r"RUN006.*--jobs"):
        convert.convert(page, tmp_path / "out", jobs=jobs)
    assert not (tmp_path / "out").exists()


def test_no_formats_named_are_the_built_in_ones(page: Path, tmp_path: Path) -> None:
    (result,) = convert.convert(page, tmp_path / "out", formats=None, keywords=False, jobs=1)
    assert [output.format for output in result.outputs] == list(formats.BUILT_IN)


def test_bytes_are_no_names_of_files(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"no bytes: give those to convert.parse"):
        convert.convert(b"in", tmp_path / "out")  # type: ignore[arg-type]
