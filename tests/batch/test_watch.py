"""A drop folder, look by look: what counts as whole, and what is done again."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from convert.batch.crew import Crew
from convert.batch.run import Result
from convert.batch.watch import RETRY_AFTER, Inbox, Watch
from convert.errors import ExitCode
from convert.findings import Finding, finding
from tests.batch.test_run import OPTIONS
from tests.paper import SHORT
from tests.unprivileged import unprivileged


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_bytes(SHORT.encode())
    return tmp_path / "in"


def look(inbox: Inbox, now: float = 0.0) -> tuple[list[str], int, list[str]]:
    whole, waiting, refused, _ = inbox.look(now)
    return [source.path.name for source in whole], waiting, [str(entry.error.finding.code) for entry in refused]


def done(inbox: Inbox, *problems: Finding) -> None:
    """Handle what the last look found."""
    for source in inbox.look(0.0)[0]:
        inbox.handled(source, Result(source.shown, findings=problems), 0.0)


def test_a_page_is_whole_when_two_looks_find_it_the_same(drop: Path) -> None:
    inbox = Inbox(str(drop), OPTIONS)
    assert look(inbox) == ([], 1, [])
    with (drop / "1.txt").open("ab") as file:
        file.write("钟声又响了。\n".encode())
    assert look(inbox) == ([], 1, [])
    assert look(inbox) == (["1.txt"], 0, [])


def test_a_page_that_was_handled_is_left_alone_until_it_changes(drop: Path) -> None:
    inbox = Inbox(str(drop), OPTIONS)
    look(inbox)
    done(inbox)
    assert look(inbox) == ([], 0, [])
    os.utime(drop / "1.txt", (1, 1))
    assert look(inbox) == ([], 1, [])
    assert look(inbox) == (["1.txt"], 0, [])


@pytest.mark.parametrize("name", ["in/1.fix.toml", "in/issue.toml", "issue.toml"])
def test_corrections_and_settings_that_come_or_go_make_a_page_be_looked_at_again(drop: Path, name: str) -> None:
    inbox = Inbox(str(drop), OPTIONS)
    look(inbox)
    done(inbox)
    (drop.parent / name).write_text("", "utf-8")
    assert look(inbox) == ([], 1, [])
    done(inbox)
    assert look(inbox) == ([], 0, [])
    (drop.parent / name).unlink()
    assert look(inbox) == ([], 1, [])


def test_what_the_system_refused_is_tried_again_after_a_while_and_nothing_else(drop: Path) -> None:
    for code, again in (("OUT001", True), ("SRC015", True), ("SRC001", True), ("SRC003", False), ("OUT002", False)):
        inbox = Inbox(str(drop), OPTIONS)
        look(inbox)
        done(inbox, finding(code))
        assert look(inbox, RETRY_AFTER - 1) == ([], 0, [])
        assert look(inbox, RETRY_AFTER) == (["1.txt"] if again else [], 0, [])


def test_trouble_with_the_folder_is_told_when_it_begins_and_an_empty_folder_is_none(drop: Path) -> None:
    inbox = Inbox(str(drop), OPTIONS)
    (drop / "1.txt").rename(drop.parent / "1.txt")
    assert look(inbox) == ([], 0, [])
    drop.rmdir()
    assert [look(inbox)[2] for _ in range(3)] == [["SRC001"], [], []]
    drop.mkdir()
    assert look(inbox) == ([], 0, [])
    drop.rmdir()
    assert look(inbox)[2] == ["SRC001"]


def test_a_directory_that_cannot_be_read_is_named(shared: Path) -> None:
    told: list[Result] = []
    for name in ("in", "in/sub"):
        (shared / name).mkdir()
    inbox = Inbox(str(shared / "in"), OPTIONS)
    watch = Watch(inbox, shared / "out", Crew(1), 0.1, True, lambda: False, told.append, lambda _: None)
    with unprivileged(shared / "in" / "sub"):
        watch._tell(inbox.look(0.0))
    assert [(one.file, one.findings[0].file, one.findings[0].code) for one in told] == [
        (str(shared / "in" / "sub"), str(shared / "in" / "sub"), "SRC015")
    ]


def test_two_pages_for_one_output_are_refused_and_told_once(drop: Path) -> None:
    inbox = Inbox(str(drop), OPTIONS)
    (drop / "1.TXT").write_bytes(SHORT.encode())
    assert look(inbox) == ([], 0, ["OUT003", "OUT003"])
    assert look(inbox) == ([], 0, [])


def test_corrections_without_a_page_are_told_once_and_only_when_no_page_comes(drop: Path) -> None:
    inbox = Inbox(str(drop), OPTIONS)
    (drop / "2.fix.toml").write_text("", "utf-8")
    (drop / "9.fix.toml").write_text("", "utf-8")
    assert [inbox.look(0.0).strays, inbox.strays] == [[], ()]
    (drop / "2.txt").write_bytes(SHORT.encode())
    (told,) = inbox.look(0.0).strays
    assert (told.code, told.file) == ("FIX008", str(drop / "9.fix.toml"))
    assert [inbox.look(0.0).strays, inbox.strays] == [[], (told,)]
    (drop / "9.fix.toml").unlink()
    assert [inbox.look(0.0).strays, inbox.strays] == [[], ()]


def test_corrections_without_a_page_are_looked_for_where_corrections_are(drop: Path) -> None:
    fixes = drop.parent / "fixes"
    (fixes / "b").mkdir(parents=True)
    for name in ("1.fix.toml", "b/2.fix.toml"):
        (fixes / name).write_text("", "utf-8")
    inbox = Inbox(str(drop), replace(OPTIONS, fixes=fixes))
    inbox.look(0.0)
    assert [one.file for one in inbox.look(0.0).strays] == [str(fixes / "b" / "2.fix.toml")]


def watch(drop: Path, results: list[Result], problems: list[Finding], stop_after: int = 99) -> Watch:
    return Watch(
        Inbox(str(drop), OPTIONS), drop.parent / "out", Crew(1), 0.1, once=True,
        stopped=lambda: len(results) >= stop_after, on_result=results.append, on_problem=problems.append,
    )  # fmt: skip


def test_once_does_what_is_there_and_ends_and_again_it_finds_all_up_to_date(drop: Path) -> None:
    (drop / "bad.txt").write_bytes(b"")
    first, second, problems = list[Result](), list[Result](), list[Finding]()
    watch(drop, first, problems).run()
    watch(drop, second, problems).run()
    assert [(result.failed, result.up_to_date) for result in first] == [(None, False), (ExitCode.UNREADABLE, False)]
    assert [(result.failed, result.up_to_date) for result in second] == [(None, True), (ExitCode.UNREADABLE, False)]
    assert sorted(path.name for path in (drop.parent / "out").iterdir()) == ["1.json", "1.record.json", "manifest.json"]
    assert problems == []


def test_stopped_it_does_no_other_page_and_leaves_a_manifest(drop: Path) -> None:
    (drop / "2.txt").write_bytes(SHORT.encode())
    results: list[Result] = []
    watch(drop, results, [], stop_after=1).run()
    assert [Path(result.file).name for result in results] == ["1.txt"]
    assert sorted(path.name for path in (drop.parent / "out").iterdir()) == ["1.json", "1.record.json", "manifest.json"]


def test_a_manifest_that_cannot_be_written_is_told_and_ends_no_watch(drop: Path) -> None:
    results, problems = list[Result](), list[Finding]()
    (drop.parent / "out" / "manifest.json").mkdir(parents=True)
    watch(drop, results, problems).run()
    assert [result.failed for result in results] == [None]
    assert [problem.code for problem in problems] == ["OUT001"]


def test_a_manifest_that_could_not_be_written_is_tried_again_though_no_page_changes(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convert.batch.watch.RETRY_AFTER", 0.3)
    manifest = drop.parent / "out" / "manifest.json"
    manifest.mkdir(parents=True)
    results, problems = list[Result](), list[Finding]()
    late = time.monotonic() + 60

    def mend(problem: Finding) -> None:
        problems.append(problem)
        manifest.rmdir()

    one = Watch(
        Inbox(str(drop), OPTIONS), drop.parent / "out", Crew(1), 0.1, once=False,
        stopped=lambda: manifest.is_file() or time.monotonic() > late, on_result=results.append,
        on_problem=mend,
    )  # fmt: skip
    one.run()
    assert (len(results), [problem.code for problem in problems], one.unwritten) == (1, ["OUT001"], None)
    assert b'"1.record.json"' in manifest.read_bytes()
