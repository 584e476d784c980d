"""Worker processes: an executor whose workers may die, or hang, and take only the page they were at with them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from convert import cycles

T = TypeVar("T")


class WorkerDiedError(BrokenExecutor):
    """The process that worked on a call died, of itself or by another's hand."""


class TimeIsUpError(Exception):
    """A call took longer than it may; its process was ended."""


class _Worker:
    """One process, and the way to it.  It is started anew when it has died."""

    def __init__(self) -> None:
        # "spawn": a fork server would be killed with the group, and then nobody knew when a worker is done
        context = multiprocessing.get_context("spawn")
        self._way, other_end = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(other_end,), daemon=True)
        self.process.start()
        other_end.close()  # so that its end is the end of the file for us, and ours for it

    def ask(self, call: object, time_limit: float | None) -> Any:
        """The answer to a call.  Raises WorkerDiedError and TimeIsUpError; then the process is gone."""
        try:
            self._way.send(call)
            if not wait([self._way, self.process.sentinel], time_limit):
                self.process.kill()
                raise TimeIsUpError
            return self._way.recv()
        except (EOFError, OSError) as error:
            self.process.join()
            raise WorkerDiedError from error

    def let_go(self) -> None:
        """Tell it that there is nothing more to do: it ends."""
        self._way.close()


class Workers(ThreadPoolExecutor):
    """So many processes, each served by a thread of ours and started when there is work for it.

    A call that outlasts `time_limit` (seconds) fails with TimeIsUpError, one whose process dies with WorkerDiedError;
    the next call gets another process.
    """

    def __init__(self, count: int, time_limit: float | None = None) -> None:
        super().__init__(count)
        self._time_limit = time_limit
        self._own = threading.local()
        self._begun: list[_Worker] = []

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Have it called in a worker."""
        return super().submit(self._ask, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End when what was begun is done."""
        super().shutdown(wait=wait, cancel_futures=cancel_futures)
        if wait:  # all are told before the first is waited for
            for worker in self._begun:
                worker.let_go()
            while self._begun:
                self._begun.pop().process.join()

    def _ask(self, fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None or not worker.process.is_alive():
            worker = self._own.worker = _Worker()
            self._begun.append(worker)
        done, answer = worker.ask((fn, args, kwargs), self._time_limit)
        if not done:
            raise answer
        result: T = answer
        return result


# --------------------------------------------------------------------------- in the worker


def _serve(way: Connection) -> None:
    cycles.at_start()
    _follow_parent()
    while True:
        try:
            fn, args, kwargs = way.recv()
        except EOFError:
            cycles.at_end()
            return
        try:
            answer = (True, fn(*args, **kwargs))
        except Exception as error:
            answer = (False, error)
        way.send(answer)


def _follow_parent() -> None:
    """A signal sent to the whole group must not cut a page short: the parent says when to stop, or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
