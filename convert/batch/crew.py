"""Who does the work of a batch, and in which order its results come: that of the inputs, whoever did them."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:  # loaded for workers only: that takes 40 ms
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")

WORTH_WORKERS = 8
"""So many pages are done in the time that workers take to start."""


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """Something that is still to be done."""

    of: T


@dataclass(frozen=True, slots=True)
class Crew:
    """So many workers (None: one for each core, where that pays), or an executor of someone's.

    Each worker may take `time_limit` seconds for a task.
    """

    jobs: int | None = 1
    time_limit: float | None = None
    executor: Executor | None = None

    def results(
        self, found: Iterable[R | Task[T]], work: Callable[[T], R], failed: Callable[[T, Exception], R]
    ) -> Generator[R, None, None]:
        """The results among `found`, and those of the tasks, in that order.

        Where a worker dies, or has no more time, `failed` makes the result.  Closed in the middle, it waits for
        the tasks that were begun; no others are.
        """
        following = iter(found)
        if self._most_alone is None:
            yield from (work(one.of) if isinstance(one, Task) else one for one in following)
            return
        few, tasks = [], 0
        for one in following:
            few.append(one)
            tasks += isinstance(one, Task)
            if tasks > self._most_alone:
                yield from self._side_by_side(chain(few, following), work, failed)
                return
        yield from (work(one.of) if isinstance(one, Task) else one for one in few)

    @property
    def _most_alone(self) -> int | None:
        """How many tasks are done right here, without workers; None where all are."""
        if self.executor is not None or self.time_limit is not None:
            return 0
        if self.jobs is None:
            return WORTH_WORKERS if cores() > 1 else None
        return 1 if self.jobs > 1 else None

    def _side_by_side(
        self, found: Iterable[R | Task[T]], work: Callable[[T], R], failed: Callable[[T, Exception], R]
    ) -> Iterator[R]:
        queue: deque[R | _Begun[T, R]] = deque()
        with self._hired() as executor:
            try:
                for one in found:
                    queue.append(_Begun(one.of, executor.submit(work, one.of)) if isinstance(one, Task) else one)
                    while queue and not isinstance(first := queue[0], _Begun):
                        queue.popleft()
                        yield first
                while queue:
                    first = queue[0]
                    yield first.result(failed) if isinstance(first, _Begun) else first
                    queue.popleft()
            finally:
                for left in queue:
                    if isinstance(left, _Begun):
                        left.future.cancel()

    def _hired(self) -> AbstractContextManager[Executor]:
        """The executor; it is let go at the end, if it is not someone else's."""
        if self.executor is not None:
            return nullcontext(self.executor)
        from convert.batch.workers import Workers

        return Workers(self.jobs or cores(), self.time_limit)


@dataclass(frozen=True, slots=True)
class _Begun(Generic[T, R]):
    """A task that was handed to the executor."""

    of: T
    future: Future[R]

    def result(self, failed: Callable[[T, Exception], R]) -> R:
        from concurrent.futures import BrokenExecutor

        from convert.batch.workers import TimeIsUpError

        try:
            return self.future.result()
        except (BrokenExecutor, TimeIsUpError) as error:
            return failed(self.of, error)


def cores() -> int:
    """How many cores this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
