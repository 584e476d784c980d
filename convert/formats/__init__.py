"""The registry of formats: what the entry-point group `convert.formats` names.

The built-in formats come through the same door as anyone else's.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import cast

from convert.errors import UsageError
from convert.findings import Finding, finding
from convert.formats.base import UNKNOWN_TIME, Format, WriteOptions, Written

__all__ = ["UNKNOWN_TIME", "Format", "WriteOptions", "Written", "by_suffix", "load", "names", "problems"]

GROUP = "convert.formats"
BUILT_IN = ("newsml", "epub", "docx", "json", "ninjs")
"""The built-in formats, in the order in which they are listed and written."""


@cache
def _entries() -> dict[str, EntryPoint]:
    found = {entry.name: entry for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value))}
    return {name: found[name] for name in [*BUILT_IN, *sorted(set(found) - set(BUILT_IN))] if name in found}


def names() -> tuple[str, ...]:
    """The names of the registered formats, the built-in ones first."""
    return tuple(_entries())


@cache
def load(name: str) -> Format:
    """The format of that name.

    Raises UsageError (RUN001) for an unknown name, and (RUN002) where its package cannot be loaded.
    """
    entry = _entries().get(name)
    if entry is None:
        raise UsageError(finding("RUN001", name=name, known=", ".join(names())))
    try:
        return cast(Format, entry.load())
    except Exception as error:  # a stranger's module may raise anything at all
        raise UsageError(finding("RUN002", name=name, reason=f"{type(error).__name__}: {error}")) from error


def problems() -> list[Finding]:
    """A finding for each registered format that cannot be loaded."""
    found = []
    for name in names():
        try:
            load(name)
        except UsageError as error:
            found.append(error.finding)
    return found


def by_suffix(file_name: str) -> Format | None:
    """The format that a file's name belongs to: the longest suffix that fits (`.ninjs.json` before `.json`)."""
    loaded = [load(name) for name in names() if name in BUILT_IN or _loads(name)]
    fitting = [f for f in loaded if file_name.endswith(f.suffix)]
    return max(fitting, key=lambda f: len(f.suffix), default=None)


def _loads(name: str) -> bool:
    try:
        load(name)
    except UsageError:
        return False
    return True


class _Registry(ModuleType):
    """Makes the package callable: `convert.formats()` is the public API, and `convert.formats` this package."""

    def __call__(self) -> tuple[Format, ...]:
        """The registered formats, the built-in ones first.  Raises UsageError where one cannot be loaded."""
        return tuple(load(name) for name in names())


sys.modules[__name__].__class__ = _Registry
