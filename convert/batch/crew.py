"""Who does the work of a batch, and in which order its results come: that of the inputs, whoever did them."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:  # loaded for workers only: that takes 40 ms
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")

WORTH_WORKERS = 8
"""So many pages are done in the time that workers take to start."""
MOST_AHEAD = 16_384
"""So many inputs are handed in, or done and waiting for one before them: minutes of work, and 100 MB at most."""
MOST_ALONE = 256
"""So many inputs are looked at for tasks that are worth workers; if there were few, they are done right here."""
RETRIES = 1
"""How often a task is handed in again that someone's executor lost.

A scheduler of a cluster tries again by itself, and counts the death of a worker against every task that was there: a
page that only lay beside a deadly one gets another chance when that one is out of the way.
"""


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """Something that is still to be done."""

    of: T


@dataclass(frozen=True, slots=True)
class Crew:
    """So many workers (None: one for each core, where that pays), or an executor of someone's.

    Each worker of ours may take `time_limit` seconds for a task; an executor of someone's sees to that itself.
    """

    jobs: int | None = 1
    time_limit: float | None = None
    executor: Executor | None = None

    def results(
        self,
        found: Iterable[R | Task[T]],
        work: Callable[[T], R],
        failed: Callable[[T, Exception], R],
        prepare: Callable[[], object] = int,
    ) -> Generator[R, None, None]:
        """The results among `found`, and those of the tasks, in that order.

        Where a worker dies, has no more time, or the executor fails, `failed` makes the result.  `prepare` loads what
        every worker needs for its first task, before there are any (see `Workers`).  Closed in the middle, it waits
        for the tasks that were begun; no others are.
        """

        def here(one: R | Task[T]) -> R:
            return work(one.of) if isinstance(one, Task) else one

        def side_by_side(these: Iterable[R | Task[T]], most: int) -> Iterator[R]:
            try:
                hired = self._hired(most, prepare)
            except OSError:  # the system gives us no process
                yield from map(here, these)
                return
            with hired as executor:
                yield from self._by(executor, these, work, failed)

        following = iter(found)
        if self._most_alone is None:
            yield from map(here, following)
            return
        few: list[R | Task[T]] = []
        tasks = 0
        for one in following:
            if not few and not isinstance(one, Task):
                yield one
                continue
            few.append(one)
            tasks += isinstance(one, Task)
            if tasks < self._enough and len(few) < MOST_ALONE:
                continue
            if tasks > self._most_alone:
                yield from side_by_side(chain(few, following), self._workers)
                return
            yield from map(here, few)
            few, tasks = [], 0
        yield from side_by_side(few, tasks) if tasks > self._most_alone else map(here, few)

    @property
    def _workers(self) -> int:
        return self.jobs or cores()

    @property
    def _most_alone(self) -> int | None:
        """How many tasks are done right here, without workers; None where all are."""
        if self.executor is not None or self.time_limit is not None:
            return 0
        if self.jobs is None:
            return WORTH_WORKERS if cores() > 1 else None
        return 1 if self.jobs > 1 else None

    @property
    def _enough(self) -> int:
        """So many tasks give each worker one, and are worth them all: no more need be found before they begin."""
        return 1 if self.executor is not None else max(self._workers, (self._most_alone or 0) + 1)

    def _by(
        self,
        executor: Executor,
        found: Iterable[R | Task[T]],
        work: Callable[[T], R],
        failed: Callable[[T, Exception], R],
    ) -> Iterator[R]:
        queue: deque[R | _Begun[T, R]] = deque()
        tries = 1 if self.executor is None else 1 + RETRIES
        try:
            for one in found:
                queue.append(_Begun(one.of, executor, work, tries) if isinstance(one, Task) else one)
                while queue and (len(queue) >= MOST_AHEAD or not _is_at_work(queue[0])):
                    yield _settled(queue[0], failed)
                    queue.popleft()
            while queue:
                yield _settled(queue[0], failed)
                queue.popleft()
        finally:
            _leave([one for one in queue if isinstance(one, _Begun)])

    def _hired(self, most: int, prepare: Callable[[], object]) -> AbstractContextManager[Executor]:
        """The executor, of no more than `most` workers; it is let go at the end, if it is not someone else's."""
        if self.executor is not None:
            return nullcontext(self.executor)
        from convert.batch.workers import Workers

        return Workers(min(most, self._workers), self.time_limit, prepare)


class _Begun(Generic[T, R]):
    """A task that was handed to an executor, and may be again."""

    def __init__(self, of: T, executor: Executor, work: Callable[[T], R], tries: int) -> None:
        self._of, self._executor, self._work = of, executor, work
        self._tries = tries
        self.future = self._hand_in()

    def _hand_in(self) -> Future[R]:
        """Where the executor takes nothing (any more), a future that says so."""
        self._tries -= 1
        try:
            return self._executor.submit(self._work, self._of)
        except Exception as error:  # it is someone's: a broken pool, a cluster that is gone, what cannot be pickled
            from concurrent.futures import Future

            refused: Future[R] = Future()
            refused.set_exception(error)
            return refused

    def result(self, failed: Callable[[T, Exception], R]) -> R:
        while True:
            try:
                return self.future.result()
            except Exception as error:
                if not (self._tries and worker_died(error)):
                    return failed(self._of, error)
            self.future = self._hand_in()


def _is_at_work(one: object) -> bool:
    return isinstance(one, _Begun) and not one.future.done()


def _settled(one: R | _Begun[T, R], failed: Callable[[T, Exception], R]) -> R:
    return one.result(failed) if isinstance(one, _Begun) else one


def _leave(begun: Iterable[_Begun[T, R]]) -> None:
    """Begin nothing more, and wait for what can no longer be called off."""
    for one in [one for one in begun if not one.future.cancel()]:
        with suppress(Exception):
            one.future.result()


def worker_died(error: Exception) -> bool:
    """Whether an executor says that a worker died; Dask, which is not imported for this, has a class of its own."""
    from concurrent.futures import BrokenExecutor

    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


def cores() -> int:
    """How many cores this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
