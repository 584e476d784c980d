"""The files that a run writes beside its outputs (`--report`, `--table`, `--deps`): no two of one name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from convert.batch.deps import Dependencies
from convert.batch.plan import MANIFEST, Refused, name_key
from convert.errors import UsageError
from convert.findings import finding
from convert.storage import Url

if TYPE_CHECKING:
    from convert.batch.plan import Entry
    from convert.pipeline import PageOptions


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
