"""Pages of an issue that a run was not told of: without them, the issue that lies there would lose them in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from os.path import abspath
from pathlib import Path
from typing import Any

from convert.batch.plan import Entry, Group, Refused, Source, pages_of, record_name
from convert.batch.records import read_record
from convert.errors import ConvertError
from convert.findings import finding
from convert.pipeline import IssueHeldBackError


def inputs_of(entries: Iterable[Entry]) -> frozenset[str]:
    """The files that a run has to do with, by what `unnamed_page` compares."""
    listed = list(entries)
    refused = (page for entry in listed if isinstance(entry, Refused) for page in entry.pages)
    return frozenset(abspath(source.path) for source in chain(pages_of(listed), refused))  # noqa: PTH100 - many


def unnamed_page(group: Group, folder: Path, inputs: Collection[str]) -> ConvertError | None:
    """Why an issue would lose a page that it was made with (ISS011): the page is there, and is not among the `inputs`.

    A page that is gone was taken out, and one that is among the inputs is of another issue now: those are left out as
    they should be.  So is what a damaged record says.
    """
    record = read_record(folder / record_name(group))
    now = {group.name_of(source) for source in group.sources}
    try:
        missed = [part for part in (record or {}).get("parts", ()) if part["name"] not in now]
        there = next((path for part in missed if (path := _still_there(part, group, inputs))), None)
    except (LookupError, TypeError, AttributeError, OSError):
        return None
    return None if there is None else IssueHeldBackError([finding("ISS011", page=there)])


def _still_there(part: Mapping[str, Any], group: Group, inputs: Collection[str]) -> Path | None:
    """The file of a page that an issue was made with, where it lies as it did beside the others."""
    inner = part["name"].rpartition("/")[0]
    for top in dict.fromkeys(_top(source, group) for source in group.sources):
        path: Path = top / inner / part["source"]["name"]
        if path.is_file() and abspath(path) not in inputs:  # noqa: PTH100 - as in `inputs_of`
            return path
    return None


def _top(source: Source, group: Group) -> Path:
    """The directory that an issue's pages lie in or below, as a page's place in the mirror tells."""
    steps = len(Path(source.folder.removeprefix(group.folder).strip("/")).parts)
    parent = source.path.parent
    return parent.joinpath(*[".."] * steps) if steps else parent
