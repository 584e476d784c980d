"""Handing pages to workers that may be threads, processes or other machines: what must hold so that it is all the same.

The bytes of an output hang on the versions of all that has a part in it: a worker with others does nothing.  Paths must
mean the same file everywhere, and a store must be seen by everyone.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from convert.batch.crew import Crew
from convert.batch.plan import Entry, Group, Refused, Source
from convert.batch.records import versions
from convert.batch.remote_sources import RemoteSource
from convert.errors import UsageError
from convert.findings import Finding, finding
from convert.storage import OWN, Url

if TYPE_CHECKING:
    from convert.batch.run import Result
    from convert.page import PageOptions

S = TypeVar("S", bound=Source | Group)

_ONE_AT_A_TIME = threading.Lock()
"""A process does one page at a time: compiled schemas (lxml) serve one thread, and Python runs one at a time."""


@dataclass(frozen=True, slots=True)
class Elsewhere(Generic[S]):
    """Work that is done only where the versions are the same; `run` tells it from that of any other run.

    Dask takes two calls that look alike for one, and would give a run the results of the one before.
    """

    work: Callable[[S], Result]
    expected: Mapping[str, object]
    run: str

    def __call__(self, source: S) -> Result:
        """The result of a page or an issue."""
        from convert.batch.run import refused

        if (problem := differing("worker", versions(), self.expected)) is not None:
            return refused(source.shown, UsageError(problem))
        with _ONE_AT_A_TIME:
            return self.work(source)


def anywhere(crew: Crew, work: Callable[[S], Result]) -> Callable[[S], Result]:
    """The work as a crew is to be given it."""
    return work if crew.executor is None else Elsewhere(work, versions(), os.urandom(8).hex())


def differing(worker: str, theirs: Mapping[str, object], ours: Mapping[str, object]) -> Finding | None:
    """The finding (NET003) for the first version that is not the same; None where all are."""
    there, here = dict(_flat(theirs)), dict(_flat(ours))
    for what in sorted({*there, *here}):
        if there.get(what) != here.get(what):
            return finding("NET003", worker=worker, what=what, theirs=there.get(what, "–"), ours=here.get(what, "–"))
    return None


def _flat(values: Mapping[str, object], within: str = "") -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{within}{name} ")
        else:
            yield within + name, value


def as_anywhere(entries: Sequence[Entry], options: PageOptions) -> tuple[list[Entry], PageOptions]:
    """The same with paths that do not hang on the working directory."""
    fixes = None if options.fixes is None else options.fixes.absolute()
    return [_moved(entry) for entry in entries], replace(options, fixes=fixes)


def _moved(entry: Entry) -> Entry:
    if isinstance(entry, Group):
        return replace(entry, sources=tuple(map(_absolute, entry.sources)))
    return entry if isinstance(entry, Refused) else _absolute(entry)


def _absolute(source: Source) -> Source:
    return source if isinstance(source, RemoteSource) else replace(source, path=source.path.absolute())


def within_sight(crew: Crew, entries: Sequence[Entry], folder: Path | Url) -> Crew:
    """The crew, or one without workers, where files are in a store that this process alone sees.

    Raises UsageError (NET009) where workers were asked for.
    """
    urls = [folder, *(entry.url for entry in entries if isinstance(entry, RemoteSource))]
    own = [url for url in urls if isinstance(url, Url) and url.protocol == OWN]
    if not own or _stays_here(crew):
        return crew
    if crew.executor is None and crew.jobs is None and crew.time_limit is None:
        return Crew(1)
    raise UsageError(finding("NET009", url=own[0]))


def _stays_here(crew: Crew) -> bool:
    from concurrent.futures import ThreadPoolExecutor

    alone = crew.executor is None and crew.jobs == 1 and crew.time_limit is None
    return alone or isinstance(crew.executor, ThreadPoolExecutor)
