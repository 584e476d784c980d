"""Any executor does the work of a batch: threads, processes, or one that loses what it is given."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any
from weakref import ref

import pytest

import convert
from convert.batch import crew, elsewhere
from convert.batch.crew import Crew, Task
from convert.batch.plan import find_sources
from convert.batch.run import convert_all, lost, pass_on
from convert.batch.workers import TimeIsUpError
from convert.errors import ExitCode
from tests.batch.killing import files, lay_out
from tests.batch.test_run import OPTIONS

QUICK: dict[str, Any] = {"formats": ["json", "docx"], "keywords": False}


class Losing(Executor):
    """Loses what it is given, so often, as Dask says it; and says what was handed in."""

    def __init__(self, *losses: Exception) -> None:
        self.losses, self.given = list(losses), list[object]()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given.append(args[0])
        future: Future[Any] = Future()
        if self.losses:
            future.set_exception(self.losses.pop(0))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


class KilledWorker(Exception):  # noqa: N818 - as Dask calls its own
    pass


class Closed(Executor):
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise RuntimeError("cannot schedule new futures after shutdown")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    lay_out(tmp_path / "in", 5)
    return tmp_path / "in"


def spawned() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


@pytest.mark.parametrize("kind", [lambda: ThreadPoolExecutor(3), spawned])
def test_threads_and_processes_come_to_the_same_as_no_executor(
    pages: Path, tmp_path: Path, kind: Callable[[], Executor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    convert.convert("in", "alone", **QUICK)
    with kind() as executor:
        results = convert.convert("in", "out", executor=executor, **QUICK)
        again = convert.convert("in", "out", executor=executor, **QUICK)
        anew = convert.convert("in", "out", executor=executor, again=True, **QUICK)
        assert executor.submit(int, "7").result() == 7  # it is not ours to shut down
    assert files(tmp_path / "out") == files(tmp_path / "alone")
    assert [result.file for result in results] == [f"in/00{number}.txt" for number in range(5)]
    assert [result.up_to_date for result in [*results, *again, *anew]] == [False] * 5 + [True] * 5 + [False] * 5


def test_a_page_that_was_lost_is_handed_in_once_more(pages: Path, tmp_path: Path) -> None:
    executor = Losing(KilledWorker("a worker died"))
    results = convert_all(find_sources([str(pages)]), tmp_path / "out", OPTIONS, crew=Crew(executor=executor))
    assert [result.failed for result in results] == [None] * 5
    assert len(executor.given) == 6


def test_a_page_that_is_lost_again_is_told_and_the_others_go_on(pages: Path, tmp_path: Path) -> None:
    source = find_sources([str(pages)])[:2]
    executor = Losing(KilledWorker("once"), BrokenProcessPool("no more"), KilledWorker("again"))
    results = convert_all(source, tmp_path / "out", OPTIONS, crew=Crew(executor=executor))
    assert [finding.code for finding in results[0].findings] == ["RUN009"]
    assert (results[0].failed, results[1].failed, len(executor.given)) == (70, None, 4)


def test_an_executor_that_takes_nothing_is_told_for_each_page(pages: Path, tmp_path: Path) -> None:
    results = convert_all(find_sources([str(pages)]), tmp_path / "out", OPTIONS, crew=Crew(executor=Closed()))
    assert [[finding.code for finding in result.findings] for result in results] == [["RUN003"]] * 5
    assert "after shutdown" in dict(results[0].findings[0].values)["reason"]


def _die(_: object) -> None:
    os._exit(9)


def test_a_pool_of_processes_that_breaks_raises_nothing() -> None:
    told: list[str] = []
    with spawned() as executor:
        crew_ = Crew(executor=executor)
        for _ in crew_.results([Task(n) for n in range(4)], _die, lambda n, e: told.append(f"{n} {type(e).__name__}")):
            pass
    assert told == [f"{number} BrokenProcessPool" for number in range(4)]


def test_a_run_that_is_closed_waits_for_what_was_begun() -> None:
    done: list[int] = []
    with ThreadPoolExecutor(1) as threads:
        running = Crew(executor=threads).results([Task(n) for n in range(9)], done.append, lambda *_: None)
        next(running)
        running.close()
        begun = len(done)
        threads.submit(int).result()
    assert begun == len(done) < 9


def test_a_slow_page_does_not_let_the_others_run_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "MOST_AHEAD", 3)
    done: list[int] = []

    def tasks() -> Iterator[Task[int]]:
        for number in range(40):
            assert number < 3 or 0 in done
            yield Task(number)

    def work(number: int) -> int:
        time.sleep(0.2 if number == 0 else 0)
        done.append(number)
        return number

    with ThreadPoolExecutor(2) as threads:
        assert list(Crew(executor=threads).results(tasks(), work, lambda *_: -1)) == list(range(40))


@pytest.mark.parametrize(("jobs", "tasks", "hired"), [(64, 3, [3]), (2, 9, [2]), (64, 1, [])])
def test_no_more_workers_are_hired_than_there_are_tasks(
    jobs: int, tasks: int, hired: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def workers(count: int, *_: object) -> Executor:
        asked.append(count)
        return ThreadPoolExecutor(count)

    monkeypatch.setattr("convert.batch.workers.Workers", workers)
    found = [Task(n) if n < tasks else n for n in range(tasks + 2)]
    assert list(Crew(jobs).results(found, lambda n: n, lambda *_: -1)) == list(range(tasks + 2))
    assert asked == hired


def test_where_the_system_gives_no_process_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> Executor:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("convert.batch.workers.Workers", none)
    assert list(Crew(4).results([Task(n) for n in range(9)], lambda n: n, lambda *_: -1)) == list(range(9))


def test_what_is_up_to_date_is_passed_on_at_once() -> None:
    looked: list[int] = []

    def found() -> Iterator[Task[int] | int]:
        for number in range(3000):
            looked.append(number)
            yield Task(number) if number == 700 else number

    running = Crew(2).results(found(), lambda number: number, lambda *_: -1)
    for number in range(700):
        assert next(running) == number
        assert len(looked) == number + 1
    assert next(running) == 700  # one page alone is not worth workers; that it is one shows when others were looked at
    assert len(looked) == 700 + crew.MOST_ALONE
    assert list(running) == list(range(701, 3000))


def test_no_result_is_kept_that_was_passed_on() -> None:
    class Made:
        pass

    passed: list[ref[Made]] = []
    with ThreadPoolExecutor(1) as threads:
        running = Crew(executor=threads).results([Task(n) for n in range(20)], lambda _: Made(), lambda *_: Made())
        pass_on(running, lambda result: passed.append(ref(result)))
        assert len(passed) == 20
        assert not any(one() for one in passed)


def test_a_worker_with_other_versions_does_nothing(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = elsewhere.versions()
    theirs = iter([ours, *([{**ours, "banmian": "9.9"}] * 2), *([{**ours, "libraries": {"lxml": "1"}}] * 3)])
    monkeypatch.setattr(elsewhere, "versions", lambda: next(theirs))
    with ThreadPoolExecutor(1) as threads:
        results = convert.convert(pages, tmp_path / "out", executor=threads, **QUICK)
    assert [(result.failed, result.findings[0].code) for result in results] == [(2, "NET003")] * 5
    values = [dict(result.findings[0].values) for result in results]
    assert values[0] == {"worker": "worker", "what": "banmian", "theirs": "9.9", "ours": ours["banmian"]}
    assert (values[4]["what"], values[4]["theirs"]) == ("libraries EbookLib", "–")
    assert files(tmp_path / "out") == {}


def test_why_a_page_was_lost_is_told_by_a_code(pages: Path) -> None:
    from concurrent.futures import CancelledError

    source = find_sources([str(pages / "000.txt")])[0]
    assert isinstance(source, convert.batch.plan.Source)  # type: ignore[attr-defined]
    errors = (KilledWorker(), BrokenProcessPool(), CancelledError(), TimeIsUpError(), ValueError("x"))
    results = [lost(source, error) for error in errors]
    assert [(one.findings[0].code, one.failed) for one in results] == [
        ("RUN009", ExitCode.BUG), ("RUN009", ExitCode.BUG), ("NET010", ExitCode.NOT_DONE),
        ("RUN020", ExitCode.NOT_DONE), ("RUN003", ExitCode.BUG),
    ]  # fmt: skip
