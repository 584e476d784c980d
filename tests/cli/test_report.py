"""`--report`: when its lines are written, what it may overwrite, and what becomes of a run where it cannot be written."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from convert.errors import CannotWriteError
from convert.findings import finding
from tests.cli.command import banmian, call, environment, reported
from tests.paper import PAGE, SHORT

JSON = ("-t", "json", "--no-keywords")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two pages in a directory `in`."""
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "第3版.txt").write_bytes(PAGE.encode())
    (tmp_path / "in" / "sub" / "short.txt").write_bytes(SHORT.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_report_overwrites_a_report_and_nothing_else(folder: Path) -> None:
    report = folder / "report.jsonl"
    assert call("check", "in", "--report", report).code == 0
    whole = report.read_bytes()
    first = whole.index(b"\n") + 1
    document = b'{"kind": "banmian-report/1", "files": []}'
    for left in (whole, whole[: first + 20], whole[:first], whole[whole.rindex(b"\n", 0, -1) + 1 :], b"", document):
        report.write_bytes(left)
        assert call("check", "in", "--report", report).code == 0
        assert report.read_bytes() == whole
    for other in (b'{"file": "x"}\n', b"[]\n", whole[:20]):
        report.write_bytes(other)
        assert call("check", "in", "--report", report).code == 5
        assert report.read_bytes() == other
    outcome = call("convert", "in", "-o", "out", "--report", "in/第3版.txt", *JSON)
    assert (outcome.code, "OUT007" in outcome.err) == (2, True)
    outcome = call("check", "in", "--report", "in/第3版.txt")
    assert (outcome.code, "OUT010" in outcome.err) == (5, True)
    assert (folder / "in" / "第3版.txt").read_bytes() == PAGE.encode()
    assert not (folder / "out").exists()


def test_a_report_on_stdout_has_it_for_itself(folder: Path) -> None:
    (folder / "in" / "2.fix.toml").write_text("", "utf-8")
    for args in (("convert", "in", "-o", "out", *JSON), ("check", "in")):
        outcome = call(*args, "--report", "-")
        *entries, last = map(json.loads, outcome.out.splitlines())
        assert [entry["file"] for entry in entries] == ["in/sub/short.txt", "in/第3版.txt"]
        assert last["counts"]["files"] == 2
        assert "FIX008" in outcome.err
    (folder / "out" / "第3版.json").write_bytes(b"{}")
    outcome = call("validate", "out/第3版.json", "--report", "-")
    assert [len(json.loads(line)["findings"]) for line in outcome.out.splitlines()] == [1, 0]
    assert outcome.code == 4


def test_a_report_has_a_line_when_a_page_is_done_and_none_at_the_end_of_a_run_that_is_killed(folder: Path) -> None:
    """The second page of three takes for ever."""
    for number in range(3):
        (folder / "in" / "sub" / f"{number}.txt").write_bytes(SHORT.encode())
    command = (sys.executable, "-c", STUCK, "convert", "in/sub", "-o", "out", "-j", "1", "--report", "r.jsonl", *JSON)
    with subprocess.Popen(command, env=environment(), stderr=subprocess.DEVNULL) as process:
        try:
            while not (folder / "stuck").exists():
                assert process.poll() is None
                time.sleep(0.05)
            lines = (folder / "r.jsonl").read_bytes().splitlines(keepends=True)
        finally:
            process.kill()
    assert (folder / "r.jsonl").read_bytes().splitlines(keepends=True) == lines
    assert [json.loads(line)["file"] for line in lines] == ["in/sub/0.txt"]
    assert lines[0].endswith(b"\n")
    assert call("convert", "in/sub", "-o", "out", "--report", "r.jsonl", *JSON).code == 0
    entries, last = reported(folder / "r.jsonl")
    assert [entry["up_to_date"] for entry in entries] == [True, False, False, False]
    assert last["counts"]["up_to_date"] == 1


STUCK = """
import sys, time
from pathlib import Path
from convert import page_reading
real = page_reading.read_bytes
def stuck(path):
    if path.name == "1.txt":
        Path("stuck").touch()
        time.sleep(600)
    return real(path)
page_reading.read_bytes = stuck
from convert.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_report_that_cannot_go_on_keeps_whole_lines_and_stops_no_page(folder: Path) -> None:
    for number in range(3):
        (folder / "in" / "sub" / f"{number}.txt").write_bytes(SHORT.encode())
    whole = banmian("check", "in/sub", "--report", "r.jsonl")
    report = (folder / "r.jsonl").read_bytes()
    most = report.index(b"\n") + 100
    limited = f"""
import resource, signal, sys
from convert.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
sys.exit(main(sys.argv[1:]))
"""
    command = (sys.executable, "-c", limited, "check", "in/sub", "--report", "r.jsonl")
    uncached = environment({"PYTHONDONTWRITEBYTECODE": "1"})  # the limit would cut short what Python caches too
    done = subprocess.run(command, env=uncached, capture_output=True, check=False)
    assert done.returncode == 5
    assert b"OUT001" in done.stderr
    assert done.stdout.decode() == whole.out
    assert (folder / "r.jsonl").read_bytes() == report[: report.index(b"\n") + 1]


@pytest.mark.parametrize("command", [("convert", "-o", "out", *JSON), ("check",), ("verify",), ("validate",)])
def test_a_report_that_cannot_be_written_is_told_before_any_work_is_done(
    folder: Path, command: tuple[str, ...]
) -> None:
    (folder / "file").write_bytes(b"")
    outcome = call(*command, "in", "--report", "file/report.jsonl")
    assert (outcome.code, outcome.out) == (5, "")
    assert "OUT001" in outcome.err
    assert not (folder / "out").exists()


@pytest.mark.parametrize("option", ["--table", "--deps"])
def test_a_file_beside_the_outputs_that_cannot_be_written_ends_no_report(
    option: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise CannotWriteError(finding("OUT001", file="beside", reason="no space left"))

    monkeypatch.setattr("convert.cli.table.write_table", refused)
    monkeypatch.setattr("convert.batch.deps.write_dependencies", refused)
    outcome = call("convert", "in/第3版.txt", "-o", "out", "-t", "json", "--report", "r.jsonl", option, "beside")
    entries, last = reported(folder / "r.jsonl")
    assert (outcome.code, len(entries), last["exit_code"]) == (5, 1, 5)
    assert [problem["code"] for problem in last["findings"]] == ["OUT001"]
    assert "beside: error OUT001" in outcome.err
    assert "converted: 1 of 1" in outcome.err


def test_a_table_that_cannot_be_written_does_not_keep_the_dependencies_from_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise CannotWriteError(finding("OUT001", file="t.csv", reason="no space left"))

    monkeypatch.setattr("convert.cli.table.write_table", refused)
    outcome = call("convert", "in/第3版.txt", "-o", "out", "-t", "json", "--table", "t.csv", "--deps", "x.d")
    assert (outcome.code, (folder / "x.d").exists()) == (5, True)


def test_dependencies_under_the_name_of_a_directory_are_refused_before_the_run(folder: Path) -> None:
    (folder / "here").mkdir()
    outcome = call("convert", "in/第3版.txt", "-o", "out", "-t", "json", "--deps", "here")
    assert (outcome.code, "here: error OUT001" in outcome.err, (folder / "out").exists()) == (5, True, False)
