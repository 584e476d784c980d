"""What a run comes to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from convert.batch.report import as_line, exit_code, file_entry, report, summary
from convert.batch.run import Result
from convert.batch.totals import Totals
from convert.errors import ExitCode
from convert.findings import finding
from convert.page import Output

OUTPUT = Output("a.json", "json", "application/json", "0" * 64, 1)
FINE = Result("1.txt")
NOTED = Result("2.txt", findings=(finding("FACT003", file="2.txt"),))
WARNED = Result("3.txt", findings=(finding("FACT001", file="3.txt"),))
UNREAD = Result("4.txt", findings=(finding("SRC003", file="4.txt"),), failed=ExitCode.UNREADABLE)
UNWRITTEN = Result("5.txt", findings=(finding("OUT002", path="5"),), failed=ExitCode.CANNOT_WRITE)


@pytest.mark.parametrize(
    ("results", "fail_on", "code"),
    [
        ([FINE], "note", 0),
        ([NOTED], "note", 1),
        ([NOTED], "warning", 0),
        ([FINE, WARNED], "warning", 1),
        ([WARNED], "error", 0),
        ([WARNED], "never", 0),
        ([UNREAD], "error", 3),
        ([UNREAD], "never", 3),
        ([UNWRITTEN], "error", 5),
        ([FINE, UNREAD], "error", 6),
        ([FINE, UNREAD], "never", 6),
        ([UNREAD, UNWRITTEN], "error", 6),
    ],
)
def test_one_input_gives_its_own_code_and_several_give_6(results: list[Result], fail_on: str, code: int) -> None:
    assert exit_code(Totals.of(results), fail_on) == code


def test_a_plug_in_that_cannot_be_loaded_counts_as_a_finding() -> None:
    broken = finding("RUN002", name="x", reason="y")
    assert exit_code(Totals.of([FINE]), "warning", [broken]) == 1
    assert exit_code(Totals.of([FINE]), "error", [broken]) == 0


def test_the_report_has_every_input_in_order_with_texts_in_the_language() -> None:
    made = report([FINE, UNREAD], ExitCode.SOME_FAILED, "zh")
    assert made["exit_code"] == 6
    assert made["counts"] == {"files": 2, "failed": 1, "up_to_date": 0, "note": 0, "warning": 0, "error": 1}
    files = made["files"]
    assert isinstance(files, list)
    assert [entry["file"] for entry in files] == ["1.txt", "4.txt"]
    assert files[1]["failed"] == 3
    assert files[1]["findings"][0]["message"] == "文件是空的（0 字节）"


def test_the_lines_say_what_the_document_says() -> None:
    also = [finding("RUN002", name="x", reason="y")]
    whole = report([FINE, UNREAD], ExitCode.SOME_FAILED, "en", also)
    last = summary(Totals.of([FINE, UNREAD]), ExitCode.SOME_FAILED, "en", also)
    files = [file_entry(result, "en") for result in (FINE, UNREAD)]
    assert whole == {**last, "kind": "banmian-report/1", "files": files}
    assert last["kind"] == "banmian-report/2"


def test_a_line_is_a_line_whatever_is_in_a_name() -> None:
    line = as_line(file_entry(Result("a\nb\udcff\u2028.txt"), "en"))
    assert line.count(b"\n") == 1
    assert line.endswith(b"}\n")
    assert json.loads(line)["file"] == "a\nb\udcff\u2028.txt"


def test_totals_count_what_was_done_and_why_the_first_failed() -> None:
    made = Result("6.txt", outputs=(OUTPUT, OUTPUT), articles=3, up_to_date=True)
    totals = Totals.of([made, UNREAD, replace(WARNED, articles=1), UNWRITTEN])
    assert (totals.files, totals.done, totals.failed, totals.up_to_date) == (4, 2, 2, 1)
    assert (totals.articles, totals.outputs, totals.failure) == (4, 2, ExitCode.UNREADABLE)
    assert totals.tally() == {"note": 0, "warning": 1, "error": 2}
    assert totals.tally([finding("FACT003")]) == {"note": 1, "warning": 1, "error": 2}
