"""`banmian watch`, the real command: what it makes of what comes in, and how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.batch.test_again import state
from tests.cli.command import COMMAND, banmian, call, environment, reported
from tests.paper import SHORT

QUICK = ("-o", "out", "-t", "json", "--no-keywords", "--interval", "0.2", "-j", "1")
PATIENCE = 90.0
"""Seconds that something may take on a busy machine."""


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "before.txt").write_bytes(SHORT.encode())
    return tmp_path / "in"


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@contextmanager
def watching(
    top: Path, command: Sequence[str] = (*COMMAND, "watch", "in", *QUICK)
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command, cwd=top, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def text_of(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_it_converts_what_lay_there_and_what_comes_in_until_it_is_stopped(
    drop: Path, number: signal.Signals, code: int
) -> None:
    out = drop.parent / "out"
    report = drop.parent / "r.jsonl"
    with watching(drop.parent, (*COMMAND, "watch", "in", *QUICK, "--report", "r.jsonl")) as process:
        until((out / "before.record.json").exists)
        until(lambda: text_of(report).count("\n") == 1)
        (drop / "bad.txt").write_bytes(b"\x80\x81" * 200)
        (drop / "07").mkdir()
        (drop / "07" / "第3版.txt").write_bytes(SHORT.encode())
        until((out / "07" / "第3版.record.json").exists)
        (drop / "before.txt").write_bytes(SHORT.replace("钟楼", "鼓楼").encode())
        until(lambda: "鼓楼" in text_of(out / "before.json"))
        until(lambda: "before" in text_of(out / "manifest.json"))
        process.send_signal(number)
        said, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (code, b"")
    lines = err.decode().splitlines()
    assert lines[0] == "watching in; Ctrl-C ends it"
    assert lines[-1] == "done: 3; up to date: 0; failed: 1"
    assert len([line for line in lines if "bad.txt" in line]) == 1
    assert "Traceback" not in err.decode()
    pages = json.loads((out / "manifest.json").read_bytes())["pages"]
    assert [page["record"]["path"] for page in pages] == ["07/第3版.record.json", "before.record.json"]
    assert not list(out.rglob(".*"))
    entries, last = reported(report)
    told = sorted((entry["file"], entry["failed"]) for entry in entries)
    assert told == [("in/07/第3版.txt", None), ("in/bad.txt", 3), ("in/before.txt", None), ("in/before.txt", None)]
    assert (last["exit_code"], last["counts"]["files"]) == (code, 3)


def test_a_page_that_grows_is_converted_when_it_is_whole(drop: Path) -> None:
    out = drop.parent / "out"
    lines = [f"第{number}次修钟的老匠人说，走时误差一天不到半秒。\n" for number in range(30)]
    with watching(drop.parent) as process:
        until((out / "before.record.json").exists)
        with (drop / "slow.txt").open("wb", buffering=0) as file:
            for line in lines:
                file.write(line.encode())
                assert not (out / "slow.json").exists() or "第29次" not in text_of(out / "slow.json")
                time.sleep(0.05)
        until(lambda: "第29次" in text_of(out / "slow.json"))
        process.terminate()
        _, err = process.communicate(timeout=PATIENCE)
    assert err.decode().count("converted: in/slow.txt") == 1


SLOW = """
import sys, time
from pathlib import Path
from convert import page_reading
real = page_reading.read_bytes
def slow(path):
    Path("at-work").touch()
    time.sleep(1.5)
    return real(path)
page_reading.read_bytes = slow
from convert.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_the_page_at_hand_is_done_before_it_ends_and_no_other(drop: Path) -> None:
    (drop / "later.txt").write_bytes(SHORT.encode())
    with watching(drop.parent, (sys.executable, "-c", SLOW, "watch", "in", *QUICK)) as process:
        until((drop.parent / "at-work").exists)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    names = sorted(path.name for path in (drop.parent / "out").iterdir())
    assert names == ["before.json", "before.record.json", "manifest.json"]
    assert err.decode().splitlines()[-1] == "done: 1; up to date: 0; failed: 0"


def test_a_second_signal_ends_it_at_once(drop: Path) -> None:
    with watching(drop.parent, (sys.executable, "-c", SLOW.replace("1.5", "600"), "watch", "in", *QUICK)) as process:
        until((drop.parent / "at-work").exists)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 143
    assert b"RUN004" in err


def test_once_ends_by_itself_with_the_exit_code_of_convert_and_does_nothing_twice(drop: Path) -> None:
    args = ("watch", "in", *QUICK, "--once")
    assert banmian(*args, cwd=drop.parent).code == 0
    before = state(drop.parent / "out")
    again = call(*args)
    assert (again.code, again.err.splitlines()[-1]) == (0, "done: 0; up to date: 1; failed: 0")
    assert state(drop.parent / "out") == before
    (drop / "bad.txt").write_bytes(b"")
    assert call(*args).code == 6
    assert call(*args, "--fail-on", "warning", "-q").code == 6
    (drop / "bad.txt").unlink()
    assert call(*args, "--fail-on", "warning", "-q").code == 1


def test_it_needs_a_directory_to_watch_and_one_to_write_into(drop: Path) -> None:
    for path in ("nowhere", "in/before.txt"):
        outcome = call("watch", path, "-o", "out")
        assert (outcome.code, "error RUN006" in outcome.err) == (2, True)
    outcome = call("watch", "in", "-o", "-", "--once")
    assert (outcome.code, "error RUN017: watch" in outcome.err) == (2, True)
    assert call("watch", "in", "-o", "out", "--interval", "0").code == 2


def test_once_without_a_manifest_ends_as_convert_does_and_the_report_says_why(drop: Path) -> None:
    (drop.parent / "out" / "manifest.json").mkdir(parents=True)
    outcome = call("watch", "in", *QUICK, "--once", "--report", "r.jsonl")
    _, last = reported(drop.parent / "r.jsonl")
    assert (outcome.code, last["exit_code"]) == (5, 5)
    assert [problem["code"] for problem in last["findings"]] == ["OUT001"]
    assert outcome.err.count("OUT001") == 1


def test_issues_are_refused_where_they_are_asked_for_and_the_option_outranks_the_file(drop: Path) -> None:
    Path("banmian.toml").write_text('[convert]\nper = "issue"\n', "utf-8")
    outcome = call("watch", "in", *QUICK, "--once")
    assert (outcome.code, "error FACT005: not valid: per = issue in banmian.toml" in outcome.err) == (2, True)
    assert not Path("out").exists()
    Path("banmian.toml").rename("desk.toml")
    outcome = call("watch", "in", *QUICK, "--once", "--config", "desk.toml")
    assert (outcome.code, "per = issue in desk.toml" in outcome.err) == (2, True)
    outcome = call("watch", "in", *QUICK, "--once", "--per", "issue")
    assert (outcome.code, "error RUN006: not a valid value for --per: issue" in outcome.err) == (2, True)
    assert call("watch", "in", *QUICK, "--once", "--config", "desk.toml", "--per", "page").code == 0
    assert Path("out/before.json").exists()


def test_corrections_without_a_page_are_told_and_count(drop: Path) -> None:
    (drop / "befroe.fix.toml").write_text("", "utf-8")
    outcome = call("watch", "in", *QUICK, "--once", "--report", "r.jsonl")
    _, last = reported(drop.parent / "r.jsonl")
    assert (outcome.code, outcome.err.count("warning FIX008")) == (0, 1)
    assert [problem["code"] for problem in last["findings"]] == ["FIX008"]
