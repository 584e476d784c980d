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
from convert.errors import UsageError
from convert.findings import Finding, finding
from convert.publish import signals_held

T = TypeVar("T")

START_LIMIT = 120.0
"""Seconds that a new process may take until it is ready."""


class WorkerDiedError(BrokenExecutor):
    """The process that worked on a call died, of itself or by another's hand."""


class TimeIsUpError(Exception):
    """A call took longer than it may; its process was ended."""


class NotBegunError(Exception):
    """A new interpreter failed on its way to its first call, as every other would."""


class _Worker:
    """One process, and the way to it: a fork of this one beside those `forked` before, or a new interpreter.

    Raises OSError where the system gives none.
    """

    def __init__(self, prepare: Callable[[], object], forked: Sequence[_Worker] | None = None) -> None:
        # no fork server: it would be killed with the group, and then nobody knew when a worker is done
        context: Any = multiprocessing.get_context("spawn" if forked is None else "fork")
        self._way, other_end = context.Pipe()
        inherited = () if forked is None else tuple(worker._way for worker in (*forked, self))
        own = prepare if forked is None else int  # a fork is prepared
        self.process: BaseProcess = context.Process(target=_serve, args=(other_end, inherited, own), daemon=True)
        self.process.start()
        other_end.close()  # so that its end is the end of the file for us, and ours for it
        self._is_ready = False

    def ask(self, call: object, time_limit: float | None) -> Any:
        """The answer to a call.  Raises WorkerDiedError, NotBegunError and TimeIsUpError; then the process is gone.

        The time counts from when the process is ready: what it loads is no page's fault.
        """
        try:
            if not self._is_ready:
                self._answer(START_LIMIT)
                self._is_ready = True
            self._way.send(call)
            return self._answer(time_limit)
        except (EOFError, OSError) as error:
            self.process.join()
            raised = self.process.exitcode == 1 and not self._is_ready  # it was not killed
            raise (NotBegunError if raised else WorkerDiedError) from error

    def _answer(self, time_limit: float | None) -> Any:
        if wait([self._way, self.process.sentinel], time_limit):
            return self._way.recv()
        self.process.kill()
        self.process.join()  # so that the next call sees that it is gone
        raise TimeIsUpError

    def let_go(self) -> None:
        """Tell it that there is nothing more to do: it ends."""
        self._way.close()


class Workers(ThreadPoolExecutor):
    """So many processes, each served by a thread of ours.

    They are forked now, after `prepare`, where this process has no thread but this one; else, and in the place of one
    that is gone, a new interpreter is started and prepared when there is work for it.  A call that outlasts
    `time_limit` (seconds) fails with TimeIsUpError, one whose process dies with WorkerDiedError; the next call gets
    another process.  Raises OSError where the system lets none be forked; if it lets fewer, there are fewer.

    A new interpreter runs the script anew that this one runs, up to its `if __name__ == "__main__":`.  Raises
    UsageError (RUN021) where a script comes here on that way; the calls of those who wait for it fail, one and all,
    with NotBegunError; `why_none_begin` says why.
    """

    def __init__(self, count: int, time_limit: float | None = None, prepare: Callable[[], object] = int) -> None:
        refuse_at_start()
        self._time_limit, self._prepare = time_limit, prepare
        self._cannot_begin = False
        self._own = threading.local()
        self._begun = self._forked(count) if _may_fork() else []
        self._idle = deque(self._begun)
        super().__init__(len(self._begun) or count)

    def _forked(self, count: int) -> list[_Worker]:
        """So many forks of this process, or as many as it may have; none where preparing it took threads."""
        self._prepare()
        begun: list[_Worker] = []
        with signals_held():  # a fork would raise them in the middle of ours, until it sees to them itself
            while len(begun) < count and _may_fork():
                try:
                    begun.append(_Worker(self._prepare, begun))
                except OSError:
                    if not begun:
                        raise
                    break
        return begun

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
        if self._cannot_begin:
            raise NotBegunError
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None or not worker.process.is_alive():
            worker = self._own.worker = self._next()
        try:
            done, answer = worker.ask((fn, args, kwargs), self._time_limit)
        except NotBegunError:
            self._cannot_begin = True
            raise
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
        worker = _Worker(self._prepare)
        self._begun.append(worker)
        return worker


def refuse_at_start() -> None:
    """Raise UsageError (RUN021) in a process that is only being started: it can have no workers, but would run all."""
    if getattr(multiprocessing.current_process(), "_inheriting", False):  # as multiprocessing itself tells
        raise UsageError(finding("RUN021"))


def why_none_begin() -> Finding:
    """Why the new interpreters fail on their way: the script that they run anew is no file (RUN022), or fails (RUN021).

    A script has a `__file__` and no `__spec__`; that of one from standard input is `<stdin>`.
    """
    script = sys.modules["__main__"]
    path = getattr(script, "__file__", None)
    if path is None or script.__spec__ is not None or Path(path).exists():
        return finding("RUN021")
    return finding("RUN022", path=path)


def _may_fork() -> bool:
    """Whether a fork is a whole copy of this process: it takes no other thread along, and the locks these hold stay.

    Of the libraries' threads only Linux tells.
    """
    threads = Path("/proc/self/task")
    return sys.platform == "linux" and threads.is_dir() and len(list(threads.iterdir())) == 1


# --------------------------------------------------------------------------- in the worker


def _serve(way: Connection, inherited: Sequence[Connection], prepare: Callable[[], object]) -> None:
    _follow_parent()
    for end in inherited:  # what a fork keeps open never ends for the others
        end.close()
    cycles.at_start()
    with suppress(EOFError, OSError):  # the parent told us to end, or is gone
        prepare()
        way.send(True)
        while True:
            fn, args, kwargs = way.recv()
            try:
                answer = (True, fn(*args, **kwargs))
            except Exception as error:
                answer = (False, error)
            way.send(answer)
    cycles.at_end()


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
