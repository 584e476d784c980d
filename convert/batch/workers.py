"""Worker processes: an executor whose workers may die, or hang, and take only the page they were at with them.

Where they may be forked they are, once what their first page needs is loaded: they share it, and begin at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from convert import cycles
from convert.publish import signals_held

T = TypeVar("T")


class WorkerDiedError(BrokenExecutor):
    """The process that worked on a call died, of itself or by another's hand."""


class TimeIsUpError(Exception):
    """A call took longer than it may; its process was ended."""


class _Worker:
    """One process, and the way to it: a new interpreter, or a fork of this one beside those `forked` before."""

    def __init__(self, forked: Sequence[_Worker] | None = None) -> None:
        # no fork server: it would be killed with the group, and then nobody knew when a worker is done
        context: Any = multiprocessing.get_context("spawn" if forked is None else "fork")
        self._way, other_end = context.Pipe()
        inherited = () if forked is None else tuple(worker._way for worker in (*forked, self))
        self.process: BaseProcess = context.Process(target=_serve, args=(other_end, inherited), daemon=True)
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
    """So many processes, each served by a thread of ours.

    They are forked now, after `prepare`, where this process has no thread but this one; else, and in the place of one
    that is gone, a new interpreter is started when there is work for it.  A call that outlasts `time_limit` (seconds)
    fails with TimeIsUpError, one whose process dies with WorkerDiedError; the next call gets another process.
    """

    def __init__(self, count: int, time_limit: float | None = None, prepare: Callable[[], object] = int) -> None:
        super().__init__(count)
        self._time_limit = time_limit
        self._own = threading.local()
        self._begun: list[_Worker] = []
        if _may_fork():
            prepare()
            with signals_held():  # a fork would raise them in the middle of ours, until it sees to them itself
                for _ in range(count):
                    self._begun.append(_Worker(self._begun))
        self._idle = deque(self._begun)

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
            worker = self._own.worker = self._next()
        done, answer = worker.ask((fn, args, kwargs), self._time_limit)
        if not done:
            raise answer
        result: T = answer
        return result

    def _next(self) -> _Worker:
        """One that was forked and has no thread to serve it yet, or else a new one."""
        with suppress(IndexError):
            while not (worker := self._idle.popleft()).process.is_alive():
                pass
            return worker
        worker = _Worker()
        self._begun.append(worker)
        return worker


def _may_fork() -> bool:
    """Whether a fork is a whole copy of this process: it takes no other thread along, and the locks these hold stay.

    Of the libraries' threads only Linux tells.
    """
    threads = Path("/proc/self/task")
    return sys.platform == "linux" and threads.is_dir() and len(list(threads.iterdir())) == 1


# --------------------------------------------------------------------------- in the worker


def _serve(way: Connection, inherited: Sequence[Connection]) -> None:
    _follow_parent()
    for end in inherited:  # what a fork keeps open never ends for the others
        end.close()
    cycles.at_start()
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
