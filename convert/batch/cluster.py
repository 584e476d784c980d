"""A Dask cluster as the executor of a batch: found in bounded time, and looked over before it is given any work.

The scheduler tries a page again whose worker died (`distributed.scheduler.allowed-failures`, 3 times); what then is
given up comes back as an error, and so does everything when the scheduler, or the last worker, is gone for good.
"""

from __future__ import annotations

import logging
import os
import threading
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

from convert.batch.elsewhere import differing
from convert.batch.records import versions
from convert.errors import UsageError
from convert.findings import finding
from convert.publish import TEMPORARY_PREFIX, writing

if TYPE_CHECKING:
    from distributed import Client, Scheduler

CONNECT_TIMEOUT = 10.0
"""Seconds to wait for the scheduler; likewise when it does not answer any more."""
WORKERS_TIMEOUT = 60.0
"""Seconds to wait for the first worker."""
PATIENCE = 120.0
"""Seconds without a single worker after which a run gives up."""
EVERY = 5.0
"""Seconds between two looks at the scheduler."""
LOOKS = 3
"""So many looks in a row find a page failed, or gone, at the scheduler before we believe that we were not told."""
LOOKED_AT = 256
"""So many pages, those waited for first, are asked after in one look."""

T = TypeVar("T")
Greeting: TypeAlias = "tuple[Mapping[str, object], list[str]]"


@contextmanager
def dask(address: str, paths: Sequence[Path], folder: Path | None) -> Iterator[Executor]:
    """The workers of the scheduler at an address, for as long as they are needed.

    All of them must see `paths`, and what lies in `folder` (which is made).  Raises UsageError where Dask is not
    installed (NET001), no scheduler answers (NET002), workers differ (NET003), do not see a path (NET004) or are not
    there (NET005).
    """
    with _client(address) as client:
        with _token(folder) as token:
            _look_over(client, [*map(str, paths), *token])
        over, executor = threading.Event(), _Watched(client.get_executor(pure=False))
        watch = threading.Thread(target=_watch, args=(client, executor, over), daemon=True)
        watch.start()
        try:
            yield executor
        finally:
            over.set()
            watch.join(CONNECT_TIMEOUT)


class _Watched(Executor):
    """An executor that can be given up: all that it has not done is called off, and it takes nothing more."""

    def __init__(self, executor: Executor) -> None:
        self._executor, self._given_up = executor, False
        self._keys: WeakKeyDictionary[Future[Any], str] = WeakKeyDictionary()
        self._missed: Counter[str] = Counter()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Have it called by a worker.  Raises CancelledError when the cluster was given up."""
        if self._given_up:
            raise CancelledError
        key = f"banmian-{os.urandom(16).hex()}"
        future = self._executor.submit(fn, *args, key=key, **kwargs)
        self._keys[future] = key
        return future

    def give_up(self) -> None:
        """Call everything off."""
        self._given_up = True
        for future in list(self._keys):
            with suppress(Exception):
                future.cancel()

    def end_lost(self, without_result: Callable[[list[str]], list[str]]) -> None:
        """Let those fail that the scheduler has no result of, and is not at, without our ever having been told.

        It happens, rarely, where many workers die at once; without this a run would wait for ever.
        """
        waiting = [(future, key) for future, key in list(self._keys.items()) if not future.done()][:LOOKED_AT]
        found = set(without_result([key for _, key in waiting]))
        self._missed = Counter({key: self._missed[key] + 1 for key in found})
        for future, key in waiting:
            if self._missed[key] >= LOOKS:
                with suppress(InvalidStateError):  # we were told just now
                    future.set_exception(BrokenExecutor("the scheduler has no result of it, and did not say so"))


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(finding("NET001", library="distributed")) from error
    for name in ("distributed", "distributed.client", "tornado"):  # what they have to say comes as findings
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():  # of differing versions: they are looked at below
            warnings.simplefilter("ignore")
            client = Client(address, timeout=CONNECT_TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(finding("NET002", address=address, reason=error)) from error
    try:
        yield client
    finally:
        with suppress(Exception):  # there may be no scheduler any more to take leave of
            client.close(timeout=CONNECT_TIMEOUT)


def _look_over(client: Client, paths: Sequence[str]) -> None:
    """Raise UsageError unless the scheduler and all workers are such that their work comes to the same as ours."""
    address = client.scheduler.address
    try:
        client.wait_for_workers(1, timeout=WORKERS_TIMEOUT)
    except TimeoutError as error:
        raise UsageError(finding("NET005", address=address)) from error
    found: dict[str, Greeting | Exception] = client.run(greeting, paths, on_error="return")
    for worker, answer in sorted(found.items()):
        _refuse_stranger(worker, answer)
    try:
        _refuse_stranger(address, client.run_on_scheduler(greeting, []))
    except Exception as error:  # as on a worker
        if isinstance(error, UsageError):
            raise
        _refuse_stranger(address, error)


def greeting(paths: Iterable[str]) -> Greeting:
    """What a worker says of itself: its versions, and which of the paths it does not see."""
    return versions(), [path for path in paths if not os.path.lexists(path)]


def _refuse_stranger(worker: str, answer: Greeting | Exception) -> None:
    if isinstance(answer, Exception):  # nothing of ours is installed there, or something so old that it cannot answer
        theirs = str(answer) if type(answer) is Exception else f"{type(answer).__name__}: {answer}"
        raise UsageError(finding("NET003", worker=worker, what="banmian", theirs=theirs, ours=versions()["banmian"]))
    there, unseen = answer
    if (problem := differing(worker, there, versions())) is not None:
        raise UsageError(problem)
    if unseen:
        raise UsageError(finding("NET004", worker=worker, path=unseen[0]))


@contextmanager
def _token(folder: Path | None) -> Iterator[list[str]]:
    """A file in the output directory that nobody else can have there; its path, if there is such a directory."""
    if folder is None:
        yield []
        return
    path = folder / f"{TEMPORARY_PREFIX}sight-{os.urandom(8).hex()}.tmp"
    try:
        with writing(path):
            folder.mkdir(parents=True, exist_ok=True)
            path.touch(exist_ok=False)
        yield [str(path)]
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _watch(client: Client, executor: _Watched, over: threading.Event) -> None:
    """Call off all that is left when there has been no worker for too long; end what we wait for in vain."""
    last = time.monotonic()
    while client.status == "running" and not over.wait(min(EVERY, PATIENCE / 4)):
        with suppress(Exception):  # a scheduler that does not answer is the client's business: it closes itself
            if client.sync(client.scheduler.ncores, callback_timeout=CONNECT_TIMEOUT):
                last = time.monotonic()
            executor.end_lost(partial(client.run_on_scheduler, without_result))
        if time.monotonic() - last > PATIENCE:
            executor.give_up()
            return


def without_result(keys: Iterable[str], dask_scheduler: Scheduler) -> list[str]:
    """Those of the tasks that a scheduler failed at, or does not know (any more)."""
    tasks = dask_scheduler.tasks
    return [key for key in keys if key not in tasks or tasks[key].state == "erred"]
