"""A drop folder: what comes into a directory is converted when it is whole, again when it has changed.

The directory is looked at again and again, which works on network shares too, where the system tells of no changes.
A page is whole when it, its corrections and the settings for it have been the same, by size and time, in two looks.  A
page taken too early, by a writer that paused, changes once more and is done again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from convert.batch.crew import Crew
from convert.batch.locks import sweep
from convert.batch.manifest import refuse_foreign_manifest, write_manifest
from convert.batch.plan import Entry, Refused, Source, corrections_path, pages_of
from convert.batch.run import OnResult, Result, convert_more, plan, refused
from convert.batch.strays import stray_corrections
from convert.errors import CannotWriteError
from convert.facts import issue_paths
from convert.findings import Finding
from convert.page import PageOptions

RETRY_AFTER = 60.0
"""Seconds after which a page is tried again that the system refused to read or to write."""
REFUSED_BY_SYSTEM = frozenset({"OUT001", "SRC001", "SRC015"})
_STEP = 0.1
"""Seconds between two looks at whether to stop."""
_SHARE = 4
"""So many times as long as a look took is waited before the next: of a slow share, a fifth of the time."""

Stamp: TypeAlias = "tuple[tuple[Path, int, int], ...]"
"""A page, its corrections and the settings for it: path, size in bytes, time of the last change in ns."""


class Look(NamedTuple):
    """What a look found: pages to be done, how much is not settled yet, and what is wrong and was not told before.

    `strays` are findings on corrections that belong to no page.
    """

    whole: list[Source]
    waiting: int
    refused: list[Refused]
    strays: list[Finding]


class StoppedError(Exception):
    """The watch was asked to stop, and the page at hand is done."""


@dataclass(slots=True)
class Inbox:
    """What lies in a drop folder, look by look.

    `strays` are the findings on corrections without a page that two looks found: the page may come a moment later.
    """

    top: str
    options: PageOptions
    _last: dict[Path, Stamp] = field(default_factory=dict)
    _handled: dict[Path, Stamp] = field(default_factory=dict)
    _retry: dict[Path, float] = field(default_factory=dict)
    _told: frozenset[tuple[str, str]] = frozenset()
    strays: tuple[Finding, ...] = ()
    _seen: frozenset[Finding] = frozenset()

    def look(self, now: float) -> Look:
        """What is there to be done, and to be told."""
        entries = plan([self.top], self.options)
        strays, unsettled = self._new_strays(entries)
        stamps = dict(_stamps((entry for entry in entries if isinstance(entry, Source)), self.options.fixes))
        last, self._last = self._last, {source.path: stamp for source, stamp in stamps.items()}
        open_ = [source for source, stamp in stamps.items() if self._is_open(source.path, stamp, now)]
        whole = [source for source in open_ if last.get(source.path) == stamps[source]]
        return Look(whole, len(open_) - len(whole) + unsettled, self._new_refusals(entries), strays)

    def _is_open(self, path: Path, stamp: Stamp, now: float) -> bool:
        return self._handled.get(path) != stamp or now >= self._retry.get(path, now + 1)

    def _new_refusals(self, entries: Iterable[Entry]) -> list[Refused]:
        """An empty folder is no reason to complain here."""
        refused = {(e.shown, e.error.finding.code): e for e in entries if isinstance(e, Refused)}
        new = [entry for key, entry in refused.items() if key not in self._told and key[1] != "SRC002"]
        self._told = frozenset(refused)
        return new

    def _new_strays(self, entries: Iterable[Entry]) -> tuple[list[Finding], int]:
        """Those not told before, and how many only this look found."""
        found = stray_corrections([self.top], pages_of(entries), self.options.fixes)
        before, seen = self.strays, self._seen
        self.strays, self._seen = tuple(one for one in found if one in seen), frozenset(found)
        return [one for one in self.strays if one not in before], len(self._seen - seen)

    def handled(self, source: Source, result: Result, now: float) -> None:
        """A page was done, or failed: it is left alone until it changes, or the system may have thought better."""
        self._handled[source.path] = self._last[source.path]
        self._retry.pop(source.path, None)
        if not REFUSED_BY_SYSTEM.isdisjoint(problem.code for problem in result.findings):
            self._retry[source.path] = now + RETRY_AFTER


def _stamps(sources: Iterable[Source], fixes: Path | None) -> Iterator[tuple[Source, Stamp]]:
    """What has vanished since it was found has none."""
    settings: dict[Path, list[Path]] = {}
    for source in sources:
        parent = source.path.parent
        if parent not in settings:
            settings[parent] = [path for _, path in issue_paths(source.path)]
        corrections = corrections_path(source, fixes)
        try:
            yield source, tuple(map(_stamp, [source.path, *([corrections] if corrections else []), *settings[parent]]))
        except OSError:
            continue


def _stamp(path: Path) -> tuple[Path, int, int]:
    state = path.stat()
    return path, state.st_size, state.st_mtime_ns


@dataclass(slots=True)
class Watch:
    """A drop folder and where what is made of it goes; `interval` are the seconds between two looks.

    `once` ends it when all that is there is whole and done.  `stopped` says whether to end after the page at hand.
    `unwritten` is why the manifest is not up to date, None where it is.
    """

    inbox: Inbox
    folder: Path
    crew: Crew
    interval: float
    once: bool
    stopped: Callable[[], bool]
    on_result: OnResult
    on_problem: Callable[[Finding], None]
    unwritten: Finding | None = None
    _retry: float = 0.0

    def run(self) -> None:
        """Look and convert until it ends.

        Raises CannotWriteError where the output directory has a manifest of someone else's; any other trouble with it
        is told, and tried again.
        """
        refuse_foreign_manifest(self.folder, force=self.inbox.options.force)
        sweep(self.folder)
        try:
            while True:
                began = time.monotonic()
                found = self.inbox.look(began)
                took = time.monotonic() - began
                self._tell(found)
                self._convert(found.whole)
                if self.once and not found.waiting:
                    return
                self._rest(max(self.interval, _SHARE * took))
        except StoppedError:
            return

    def _tell(self, found: Look) -> None:
        for entry in found.refused:
            self.on_result(refused(entry.shown, entry.error))
        for stray in found.strays:
            self.on_problem(stray)

    def _convert(self, sources: list[Source]) -> None:
        by_name = {source.shown: source for source in sources}

        def on_result(result: Result) -> None:
            self.inbox.handled(by_name[result.file], result, time.monotonic())
            self.on_result(result)
            self._end_if_stopped()

        owed = self.unwritten is not None and (bool(sources) or time.monotonic() >= self._retry)
        try:
            if sources:
                convert_more(sources, self.folder, self.inbox.options, self.crew, on_result=on_result)
            if owed:  # whole, for what came in the meantime
                write_manifest(self.folder, force=self.inbox.options.force)
        except CannotWriteError as error:  # the manifest: the pages are there
            self._note_unwritten(error.finding)
        else:
            self.unwritten = None if sources or owed else self.unwritten

    def _note_unwritten(self, problem: Finding) -> None:
        """It is tried again after a while, and told once."""
        if problem != self.unwritten:
            self.on_problem(problem)
        self.unwritten, self._retry = problem, time.monotonic() + RETRY_AFTER

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._end_if_stopped()
            time.sleep(min(left, _STEP))
        self._end_if_stopped()

    def _end_if_stopped(self) -> None:
        if self.stopped():
            raise StoppedError
