"""The container of a document: zip, parts, content types, relationships (ISO/IEC 29500-2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats.docx.opened import ACTIVE_NAME, open_container, parse_part
from convert.formats.docx.vocabulary import (
    APP_PART,
    CORE_PART,
    CUSTOM_PART,
    DOCUMENT_PART,
    DOCUMENT_RELS,
    FIXED_PARTS,
    FIXED_TEXTS,
    FONTS_PART,
    FOOTER_PART,
    PACKAGE_RELS,
    SETTINGS_PART,
    STYLES_PART,
    THEME_PART,
)
from convert.formats.xml import Element

_FIXED_SIZE = 1 << 17
"""The most bytes of a part of which anything is kept for the next document; our styles have 70 KB."""
_HEADER = re.compile(r"word/header[1-9][0-9]*\.xml")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"
_TYPES = {
    DOCUMENT_PART: f"{_WORD}.document.main+xml",
    STYLES_PART: f"{_WORD}.styles+xml",
    SETTINGS_PART: f"{_WORD}.settings+xml",
    FONTS_PART: f"{_WORD}.fontTable+xml",
    FOOTER_PART: f"{_WORD}.footer+xml",
    THEME_PART: f"{_OFFICE}.theme+xml",
    CORE_PART: "application/vnd.openxmlformats-package.core-properties+xml",
    APP_PART: f"{_OFFICE}.extended-properties+xml",
    CUSTOM_PART: f"{_OFFICE}.custom-properties+xml",
}
_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_TARGETS = {
    (f"{_RELATION}/officeDocument", DOCUMENT_PART),
    (f"{_RELATION}/extended-properties", APP_PART),
    (f"{_RELATION}/custom-properties", CUSTOM_PART),
    ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", CORE_PART),
}
_DOCUMENT_TARGETS = {
    (f"{_RELATION}/styles", "styles.xml"),
    (f"{_RELATION}/settings", "settings.xml"),
    (f"{_RELATION}/fontTable", "fontTable.xml"),
    (f"{_RELATION}/theme", "theme/theme1.xml"),
    (f"{_RELATION}/footer", "footer1.xml"),
}


def open_parts(data: bytes) -> tuple[dict[str, bytes], list[Finding]]:
    """The parts by name; none, and a finding, where the zip cannot be read whole within the limits."""
    try:
        return dict(open_container(data).items()), []
    except UnreadableError as error:
        return {}, [error.finding]


def parse_parts(parts: dict[str, bytes]) -> tuple[dict[str, Element], list[Finding]]:
    """The roots of the XML parts, and a finding for each that is not well-formed or declares a document type."""
    roots, found = {}, []
    for name, data in parts.items():
        if name not in FIXED_PARTS and not _HEADER.fullmatch(name):
            continue
        try:
            roots[name] = root_of(name, data)
        except UnreadableError as error:
            found.append(error.finding)
    return roots, found


def is_fixed(name: str, data: bytes) -> bool:
    """Whether a part is one of those that are the same in one document after the other, and of their size."""
    return name in FIXED_TEXTS and len(data) <= _FIXED_SIZE


def root_of(name: str, data: bytes) -> Element:
    """The root of an XML part, to be looked at only: a fixed part's is kept for the next.  Raises as `parse_part`."""
    return _fixed_root(name, data) if is_fixed(name, data) else parse_part(name, data)


_fixed_root = lru_cache(maxsize=16)(parse_part)


def check_names(names: Iterable[str]) -> Iterator[Finding]:
    """Parts that are missing, parts that do not belong here, macros."""
    given = set(names)
    for name in FIXED_PARTS:
        if name not in given:
            yield finding("DOCX002", part=name)
    for name in sorted(given.difference(FIXED_PARTS)):
        if not _HEADER.fullmatch(name):
            yield finding("DOCX004" if ACTIVE_NAME.search(name) else "DOCX003", part=name)


def header_names(names: Iterable[str]) -> list[str]:
    """The header parts among the names, by number."""
    return sorted((name for name in names if _HEADER.fullmatch(name)), key=lambda name: (len(name), name))


def check_types(root: Element, names: Iterable[str]) -> Iterator[Finding]:
    """Every part has its content type, and nothing else has one (29500-2, 7.2.3)."""
    expected = {f"/{name}": kind for name, kind in _TYPES.items()}
    expected |= {f"/{name}": f"{_WORD}.header+xml" for name in header_names(names)}
    expected |= _DEFAULTS
    entries = root.iter("{*}Override", "{*}Default")
    found = {e.get("PartName") or e.get("Extension") or "": e.get("ContentType") or "" for e in entries}
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield finding("DOCX007", part=name, found=found.get(name, "—"), expected=expected.get(name, "—"))


def check_relationships(roots: dict[str, Element], names: Iterable[str]) -> Iterator[Finding]:
    """Every part is reached by a relationship of its type, and every relationship reaches a part."""
    headers = {(f"{_RELATION}/header", name.removeprefix("word/")) for name in header_names(names)}
    for part, expected in ((PACKAGE_RELS, _PACKAGE_TARGETS), (DOCUMENT_RELS, _DOCUMENT_TARGETS | headers)):
        if part not in roots:
            continue
        found = {(e.get("Type") or "", e.get("Target") or "") for e in roots[part]}
        for kind, target in sorted(expected - found):
            yield finding("DOCX008", part=part, reason=f"none of type {kind} to {target}")
        for kind, target in sorted(found - expected):
            yield finding("DOCX008", part=part, reason=f"unexpected: type {kind} to {target}")


def relation_targets(root: Element, kind: str) -> dict[str, str]:
    """The targets of the relationships of a kind (`header`), by id."""
    return {e.get("Id") or "": e.get("Target") or "" for e in root if e.get("Type") == f"{_RELATION}/{kind}"}
