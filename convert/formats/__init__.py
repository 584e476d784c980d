"""The registry of formats: what the entry-point group `convert.formats` names.

The built-in formats come through the same door as anyone else's.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import cast

from convert.errors import UsageError
from convert.findings import Finding, finding
from convert.formats.base import UNKNOWN_TIME, Format, Readable, Reading, WriteOptions, Written
from convert.phrases import BAD_MEDIA_TYPE, BAD_NAME, BAD_SUFFIX

__all__ = [
    "UNKNOWN_TIME",
    "Format",
    "Readable",
    "Reading",
    "WriteOptions",
    "Written",
    "by_suffix",
    "is_here",
    "load",
    "names",
    "package_of",
    "problems",
    "suffixes",
]

GROUP = "convert.formats"
BUILT_IN = ("newsml", "epub", "docx", "json", "ninjs")
"""The built-in formats, in the order in which they are listed and written."""
SUFFIXES = {"newsml": ".newsml.xml", "epub": ".epub", "docx": ".docx", "json": ".json", "ninjs": ".ninjs.json"}
"""As the built-in formats have them, which take long to load; a test holds the two together."""


TAKEN = (".txt", ".text", ".asc", ".record.json", ".toml")
"""What names of texts, records and settings end in, as `convert.batch.plan` has it; a test holds the two together."""


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

    Raises UsageError (RUN001) for an unknown name, and (RUN031) where its package cannot be loaded, it calls itself
    otherwise, or its suffix is one that says another thing: its outputs would be taken for pages, records or settings.
    """
    entry = _entries().get(name)
    if entry is None:
        raise UsageError(finding("RUN001", name=name, known=", ".join(names())))
    try:
        form = cast(Format, entry.load())
        said = {"name": form.name, "suffix": form.suffix, "media_type": form.media_type}
    except (Exception, SystemExit) as error:  # a stranger's module may raise anything at all
        raise UsageError(finding("RUN031", name=name, reason=f"{type(error).__name__}: {error}")) from error
    if name not in BUILT_IN and (wrong := _wrong(name, said)) is not None:
        raise UsageError(finding("RUN031", name=name, reason=wrong))
    return form


def _wrong(name: str, said: Mapping[str, object]) -> str | None:
    """What is wrong with what a plug-in says of itself, None where nothing is; records and bags go by it."""
    if said["name"] != name:
        return BAD_NAME.format(name=said["name"])
    suffix, media_type = said["suffix"], said["media_type"]
    lower = suffix.lower() if isinstance(suffix, str) else ""
    if not lower.startswith(".") or lower.endswith(TAKEN) or lower in SUFFIXES.values():
        return BAD_SUFFIX.format(suffix=suffix)
    return None if isinstance(media_type, str) and "/" in media_type else BAD_MEDIA_TYPE.format(media_type=media_type)


def is_here(name: str) -> bool:
    """Whether there is a format of that name, and it can be loaded."""
    try:
        load(name)
    except UsageError:
        return False
    return True


def package_of(name: str) -> str | None:
    """The package that brings a plug-in's format, with its version (`banmian-odt 1.2`); None of a built-in format.

    Likewise where it is not known, or there is no format of that name.
    """
    entry = None if name in BUILT_IN else _entries().get(name)
    return None if entry is None or entry.dist is None else f"{entry.dist.name} {entry.dist.version}"


def problems(besides: Collection[str] = ()) -> list[Finding]:
    """A finding for each registered format that cannot be loaded (RUN002), but for those `besides`."""
    found = []
    for name in names():
        try:
            if name not in besides:
                load(name)
        except UsageError as error:
            found.append(replace(error.finding, code="RUN002"))  # nobody asked for it
    return found


def suffixes() -> dict[str, str]:
    """The suffix of each registered format by its name; no built-in format is loaded for it."""
    plug_ins = {name: load(name).suffix for name in names() if name not in BUILT_IN and is_here(name)}
    return {name: suffix for name, suffix in {**SUFFIXES, **plug_ins}.items() if name in names()}


def by_suffix(file_name: str) -> Format | None:
    """The format that a file's name belongs to: the longest suffix that fits (`.ninjs.json` before `.json`)."""
    known = suffixes()
    fitting = [name for name, suffix in known.items() if file_name.lower().endswith(suffix.lower())]
    return load(max(fitting, key=lambda name: len(known[name]))) if fitting else None


class _Registry(ModuleType):
    """Makes the package callable: `convert.formats()` is the public API, and `convert.formats` this package."""

    def __call__(self) -> tuple[Format, ...]:
        """The registered formats, the built-in ones first.  Raises UsageError where one cannot be loaded."""
        return tuple(load(name) for name in names())


sys.modules[__name__].__class__ = _Registry
