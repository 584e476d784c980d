"""Pages of an issue that a run was not told of: without them, the issue that lies there would lose them in silence.

A record tells no path of the machine, so that a page is looked for where it lay beside those that are named now, or
below the directory of their `issue.toml`.  One that lies in an unrelated directory is not found.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from os.path import abspath, realpath, relpath
from pathlib import Path
from typing import Any

from convert.batch.plan import Entry, Group, Refused, Source, pages_of, readable, record_name, xml_readable
from convert.batch.records import read_record
from convert.errors import ConvertError
from convert.findings import finding
from convert.page import IssueHeldBackError, PageOptions
from convert.there import isdir, isfile


class Inputs:
    """The files that a run has to do with, those too that it refuses."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        listed = list(entries)
        refused = (page for entry in listed if isinstance(entry, Refused) for page in entry.pages)
        self._given = frozenset(abspath(page.path) for page in chain(pages_of(listed), refused))  # noqa: PTH100 - many

    def __contains__(self, path: Path) -> bool:
        return abspath(path) in self._given or realpath(path) in self._real  # noqa: PTH100

    @cached_property
    def _real(self) -> frozenset[str]:
        """The files behind links, which are asked for where a page seems to be missed."""
        return frozenset(map(realpath, self._given))


def unnamed_page(group: Group, folder: Path, inputs: Inputs, options: PageOptions) -> ConvertError | None:
    """Why an issue would lose a page that it was made with (ISS011): the page is there, and is not among the `inputs`.

    A page that is gone was taken out, and one that is among the inputs, or says so itself, is of another issue now:
    those are left out as they should be.  So is what a damaged record says.
    """
    from convert.batch.grouping import may_be_of

    record = read_record(folder / record_name(group))
    now = {group.name_of(source) for source in group.sources}
    try:
        missed = [part for part in (record or {}).get("parts", ()) if part["name"] not in now]
        lying = (page for page in _lying(missed, group) if page.path not in inputs)
        there = next((page for page in lying if may_be_of(group, page, options)), None)
    except (LookupError, TypeError, ValueError, AttributeError, OSError):
        return None
    return None if there is None else IssueHeldBackError(finding("ISS011", page=there.shown))


def _lying(missed: Sequence[Mapping[str, Any]], group: Group) -> Iterator[Source]:
    """The pages that an issue was made with, where they lie as they did."""
    if not missed:
        return
    from convert.batch.grouping import directories_of

    beside = {source.path.parent: source for source in group.sources}.values()
    tops = {top: source for source in beside for top in directories_of(source)}
    for part in missed:
        inner = part["name"].rpartition("/")[0]
        for top, source in tops.items():
            path = _found(top, [*inner.split("/"), part["source"]["name"]] if inner else [part["source"]["name"]])
            if path is not None and isfile(path):
                shown = str(path) if source.path.is_absolute() else relpath(path)
                yield Source(path, shown, "/".join(filter(None, (group.folder, inner))), source.top)


def _found(folder: Path, names: Iterable[str]) -> Path | None:
    """What lies below a directory under names as records write them: in NFC, which a file system need not know."""
    for name in names:
        if not os.path.lexists(folder / name):
            entries = os.listdir(folder) if isdir(folder) else []  # noqa: PTH208 - names
            own = (entry for entry in entries if xml_readable(readable(entry)) == xml_readable(name))
            if (found := next(own, None)) is None:
                return None
            name = found  # noqa: PLW2901
        folder /= name
    return folder
