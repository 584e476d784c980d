"""The files that a run writes beside its outputs (`--report`, `--table`, `--deps`): each its own, and no input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from convert.batch.deps import Dependencies
from convert.batch.plan import MANIFEST, Group, Refused, name_key
from convert.cli.inputs import refuse_deps
from convert.errors import UsageError
from convert.facts import defaults_file
from convert.findings import finding
from convert.storage import Url, in_store, place

if TYPE_CHECKING:
    from convert.batch.plan import Entry, Source
    from convert.page import PageOptions


def refuse_beside(
    given: Mapping[str, str | None],
    entries: Sequence[Entry],
    output: str,
    options: PageOptions,
    *,
    config: str | None,
    files_from: str | None,
) -> None:
    """Raise, before any work is done, where one of the options names a file that it is not to write.

    What it is of this run is told before what it is to us: an input, an output, or another option's file (UsageError:
    OUT007, OUT003); then another file, or none that can be written (CannotWriteError: OUT010, OUT001).  What is wrong
    with the report is found by opening it.
    """
    refuse_inputs(given, entries, options, config=config, files_from=files_from)
    refuse_shared_names(given, entries, place(output), options)
    if (table := given["--table"]) is not None:
        from convert.cli.table import refuse_table

        refuse_table(table, force=options.force)
    refuse_deps(given["--deps"], force=options.force)


def refuse_shared_names(
    given: Mapping[str, str | None], entries: Iterable[Entry], folder: Path | Url, options: PageOptions
) -> None:
    """Raise, before any work is done, where an option names the file of another, or of an output.

    `given` are the options and their files.  UsageError (OUT003).  As for outputs, names are compared as the most
    forgiving file system would.  What the files of single articles will be called is not known yet.
    """
    taken: dict[str, str] = {}
    for option, name in given.items():
        if name is not None and name != "-":
            path = os.path.realpath(name)
            _refuse_taken(taken, path, option)
            taken[name_key(path)] = option
    if isinstance(folder, Url):
        return
    top = os.path.realpath(folder)
    if not any(path.startswith(name_key(top)) for path in taken):  # spares a year of pages the look
        return
    found = Dependencies(Path(top), options)
    _refuse_taken(taken, str(found.folder / MANIFEST), MANIFEST)
    for entry in entries:
        for target in [] if isinstance(entry, Refused) else found.targets(entry):
            _refuse_taken(taken, str(target), entry.shown)


def _refuse_taken(taken: Mapping[str, str], path: str, wanted_by: str) -> None:
    if (owner := taken.get(name_key(path))) is not None:
        raise UsageError(finding("OUT003", first=owner, second=wanted_by, path=path))


# --------------------------------------------------------------------------- what is read


def refuse_inputs(
    given: Mapping[str, str | None],
    entries: Iterable[Entry],
    options: PageOptions,
    *,
    config: str | None = None,
    files_from: str | None = None,
) -> None:
    """Raise, before any work is done, where an option names a file that the run reads; with `--force`, too.

    Pages, their corrections and settings, and the list that names them are the work of people: nobody who wants
    everything done again means these.  UsageError (OUT007).
    """
    there = {known: option for option, name in given.items() if (known := _identity(name)) is not None}
    if not there:  # what is not there yet is no input, and a year of pages is spared the look
        return
    found = Dependencies(Path(), options, None if config is None else Path(config))
    for path in _read(entries, found, files_from):
        if (known := _identity(path)) is not None and known in there:
            raise UsageError(finding("OUT007", option=there[known], path=path))


def _read(entries: Iterable[Entry], found: Dependencies, files_from: str | None) -> Iterator[str | Path]:
    """The files of this machine that are read: the list, `banmian.toml`, and of each entry its sources and settings."""
    yield from filter(None, (files_from, found.config or defaults_file(Path())))
    for source in (source for entry in entries for source in _sources(entry) if not in_store(source.shown)):
        yield source.path
        yield from found.settings(source)


def _sources(entry: Entry) -> Iterable[Source]:
    match entry:
        case Refused():
            return entry.pages
        case Group():
            return entry.sources
        case _:
            return (entry,)


def _identity(path: str | Path | None) -> tuple[int, int] | None:
    """What all names of one file share, links and other spellings too; None where there is no such file."""
    if path is None or path == "-":  # that is no file
        return None
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
