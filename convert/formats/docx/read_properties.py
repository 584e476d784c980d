"""The core and custom properties of a document, as plain strings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from convert.formats.xml import Element

_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"


class Properties(NamedTuple):
    """The stated language (None where none is), and the custom properties by name."""

    language: str | None
    custom: Mapping[str, str]


def properties_of(core: Element | None, custom: Element | None) -> Properties:
    """The properties in the roots of their parts."""
    language = None if core is None else core.findtext(_LANGUAGE)
    given: dict[str, str] = {}
    for entry in () if custom is None else custom.iterchildren("{*}property"):
        name = entry.get("name")
        if name is not None:
            given.setdefault(name, "".join(map(str, entry.itertext())))
    return Properties(language or None, given)
