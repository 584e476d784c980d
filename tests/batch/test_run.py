"""Running a batch: what goes wrong with one page stays with that page."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from convert import page_reading
from convert.batch import run
from convert.batch.plan import find_sources
from convert.batch.run import convert_all, guarded, unexpected
from convert.errors import UnreadableError
from convert.findings import finding
from convert.page import Made, PageOptions
from tests.cli.command import environment
from tests.paper import SHORT

OPTIONS = PageOptions(formats=("json",), keywords=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(6):
        (tmp_path / "in" / f"{number}.txt").write_bytes(SHORT.replace("钟楼", f"{number}号钟楼").encode())
    return tmp_path / "in"


def test_an_expected_error_is_a_finding_with_the_name_of_its_file() -> None:
    def work() -> Made:
        raise UnreadableError(finding("SRC003"))

    result = guarded("a.txt", work)
    assert (result.failed, result.findings) == (3, (finding("SRC003", file="a.txt"),))


def test_an_unexpected_error_is_a_finding_that_says_where() -> None:
    result = guarded("a.txt", lambda: 1 // 0)  # type: ignore[arg-type,return-value]
    assert result.failed == 70
    (problem,) = result.findings
    assert problem.code == "RUN003"
    assert dict(problem.values)["where"].startswith("test_run.py:")
    assert "ZeroDivisionError" in dict(problem.values)["reason"]


@pytest.mark.parametrize("reissue", [False, True])
def test_a_name_that_is_too_long_with_its_suffix_fails_alone(pages: Path, reissue: bool) -> None:
    (pages / f"{'x' * 250}.txt").write_bytes(SHORT.encode())
    out = pages.parent / "out"
    results = convert_all(find_sources([str(pages)]), out, replace(OPTIONS, reissue=reissue))
    assert [result.failed for result in results] == [None] * 6 + [5]
    assert [problem.code for problem in results[-1].findings if problem.severity == "error"] == ["OUT012"]
    assert (out / "manifest.json").is_file()


def test_the_traceback_is_for_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unexpected(ValueError("x"))
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("BANMIAN_DEBUG", "1")
    unexpected(ValueError("x"))
    assert "ValueError: x" in capsys.readouterr().err


def test_one_bad_page_does_not_stop_the_others(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = page_reading.read_bytes

    def broken(path: Path) -> bytes:
        if path.name == "3.txt":
            raise MemoryError
        return real(path)

    monkeypatch.setattr(page_reading, "read_bytes", broken)
    results = convert_all(find_sources([str(pages)]), tmp_path / "out", OPTIONS)
    assert [result.failed for result in results] == [None, None, None, 70, None, None]
    assert len(list((tmp_path / "out").glob("*.record.json"))) == 5


DYING = """
import multiprocessing, os, sys
from convert import page_reading
real = page_reading.read_bytes
def dying(path):
    if path.name == "3.txt" and multiprocessing.parent_process() is not None:  # in a worker
        os._exit(9)
    return real(path)
page_reading.read_bytes = dying
from convert.cli import main
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


def test_a_worker_that_dies_is_told_and_ends_no_run(pages: Path, tmp_path: Path) -> None:
    script = tmp_path / "dying.py"
    script.write_text(DYING)
    args = [sys.executable, str(script), "convert", str(pages), "-o", str(tmp_path / "out"), "-t", "json", "-j", "2"]
    done = subprocess.run([*args, "--no-keywords"], env=environment(), capture_output=True, timeout=120, check=False)
    assert done.returncode == 6
    assert b"3.txt: error RUN009" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_stopped_run_leaves_whole_pages_and_a_manifest(pages: Path, tmp_path: Path) -> None:
    for number in range(6, 80):
        (pages / f"{number}.txt").write_bytes(SHORT.replace("钟楼", f"{number}号钟楼").encode())
    out = tmp_path / "out"
    args = [sys.executable, "-m", "convert", "convert", str(pages), "-o", str(out), "-t", "json", "-j", "2"]
    with subprocess.Popen(
        [*args, "--no-keywords"], env=environment(), stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            deadline = time.monotonic() + 60
            while len(list(out.glob("*.record.json"))) <= 3 and time.monotonic() < deadline:
                time.sleep(0.02)
            os.killpg(process.pid, signal.SIGTERM)
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 143, err
    assert b"Traceback" not in err
    names = {path.name for path in out.iterdir()}
    done = {name.removesuffix(".record.json") for name in names if name.endswith(".record.json")}
    assert 3 < len(done) < 80
    assert names == {"manifest.json"} | {f"{name}{suffix}" for name in done for suffix in (".json", ".record.json")}


def test_what_runs_in_a_worker_can_be_sent_to_it() -> None:
    import pickle

    source = find_sources([__file__])[0]
    assert pickle.loads(pickle.dumps((source, OPTIONS))) == (source, OPTIONS)
    result = run.Result("x", findings=(finding("SRC003", file="x"),), failed=run.ExitCode.UNREADABLE)
    assert pickle.loads(pickle.dumps(result)) == result
