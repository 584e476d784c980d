"""Opens a document from anywhere: what it must hold, what of it is refused, and which parts are read.

Read are the main part, the styles, and the core and custom properties, each found by its relationship (ISO/IEC
29500-2, 6.5); headers, footers, themes, settings and strangers' parts are left alone.  Refused, with the reason, is
what no newspaper page needs and an attacker does: macros, embedded objects, document types, links to files elsewhere.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from convert.errors import UnreadableError
from convert.findings import finding
from convert.formats.docx.vocabulary import (
    BODY,
    CORE_PART,
    CUSTOM_PART,
    DOCUMENT,
    FIXED_TEXTS,
    PACKAGE_RELS,
    STYLES_PART,
    TYPES_PART,
)
from convert.formats.xml import Element, parse
from convert.formats.zips import Container, open_safely
from convert.limits import MAX_DOCX_RELATIONS, MAX_DOCX_TAGS, MAX_DOCX_XML

ACTIVE_NAME = re.compile(r"vba|macro|activex|embeddings/|\.bin$|attachedtoolbars|\.exe$|\.js$", re.IGNORECASE)
"""Names of parts that run or hold something else."""

_ACTIVE_KINDS = frozenset(
    ("vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary", "aFChunk",
     "keyMapCustomizations")
)  # fmt: skip
"""Kinds of relationships (the last step of their type) to what runs, or is a file in the file."""
_HARMLESS_OUTSIDE = frozenset(("hyperlink",))
"""Kinds that may lead out of the package: Word makes a link of every address that is typed."""
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins [MS-CFB]: a .doc of before 2007, or any Office file with a password."""
_STRICT = "http://purl.oclc.org/ooxml/"
_CORE_KIND, _MAIN_KIND, _CUSTOM_KIND, _STYLES_KIND = "core-properties", "officeDocument", "custom-properties", "styles"


class Opened(NamedTuple):
    """The roots of the parts that are read; None where the document has none."""

    document: Element
    styles: Element | None
    core: Element | None
    custom: Element | None


def open_document(data: bytes) -> Opened:
    """The parts of a document.  Raises UnreadableError: what `open_safely` refuses, DOCX001, 4, 5, 24 and 25."""
    container = open_container(data)
    for name in (TYPES_PART, PACKAGE_RELS):
        if name not in container:
            raise _refusal("DOCX024", reason=f"{name} is missing")
    _refuse_active(container)
    targets = _targets(container, PACKAGE_RELS)
    main = targets.get(_MAIN_KIND, "")
    if main not in container:
        raise _refusal("DOCX024", reason="no relationship leads to a main document")
    document = read_part(container, main)
    _check_main(document)
    near = _targets(container, _relations_of(main))
    return Opened(
        document,
        _part(container, near.get(_STYLES_KIND, STYLES_PART)),
        _part(container, targets.get(_CORE_KIND, CORE_PART)),
        _part(container, targets.get(_CUSTOM_KIND, CUSTOM_PART)),
    )


def open_container(data: bytes) -> Container:
    """The zip.  Raises UnreadableError: what `open_safely` refuses, and DOCX001 for what begins as a compound file."""
    if data.startswith(_OLE2):
        raise _refusal("DOCX001", reason="an old .doc, or a document with a password (a compound file)")
    return open_safely(data, alike=FIXED_TEXTS)


def read_part(container: Container, name: str) -> Element:
    """The root of an XML part, of a size that can be held."""
    size = container.entries[name].file_size
    if size > MAX_DOCX_XML:
        raise UnreadableError(finding("ZIP003", part=name, size=size, limit=MAX_DOCX_XML))
    return parse_part(name, container[name])


def parse_part(name: str, data: bytes) -> Element:
    """The root of an XML part.

    Raises UnreadableError: DOCX005 for what is damaged or declares a document type, DOCX025 for more than any page has.
    """
    # a part has no more of them than bytes: most are too small to be counted
    if len(data) > MAX_DOCX_TAGS and data.count(b"<") + data.count(b"=") > MAX_DOCX_TAGS:
        raise _refusal("DOCX025", reason=f"more than {MAX_DOCX_TAGS} tags and attributes in {name}")
    try:
        root = parse(data)
    except etree.XMLSyntaxError as error:
        raise _refusal("DOCX005", part=name, reason=error.msg) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise _refusal("DOCX005", part=name, reason="a document type declaration")
    return root


def _part(container: Container, name: str) -> Element | None:
    return read_part(container, name) if name in container else None


def _check_main(root: Element) -> None:
    if str(root.tag).startswith(f"{{{_STRICT}"):
        raise _refusal("DOCX024", reason="it is in the strict form; save it as an ordinary Word document (.docx)")
    if root.tag != DOCUMENT or root.find(BODY) is None:
        raise _refusal("DOCX024", reason="the main part is no w:document with a w:body")


def _refuse_active(container: Container) -> None:
    """Macros by name or type; relationships of any part to what runs, or out of the package."""
    for name in container:
        if ACTIVE_NAME.search(name):
            raise _refusal("DOCX004", part=name)
    for entry in read_part(container, TYPES_PART):
        if "macroenabled" in (entry.get("ContentType") or "").lower():
            raise _refusal("DOCX004", part=entry.get("PartName") or TYPES_PART)
    count = 0
    for name in [name for name in container if name.endswith(".rels")]:
        count += 1
        for kind, target, outside in _relations(container, name):
            count += 1
            if kind in _ACTIVE_KINDS:
                raise _refusal("DOCX004", part=target)
            if outside and kind not in _HARMLESS_OUTSIDE:
                raise _refusal("DOCX025", reason=f"{name} leads to {target} ({kind})")
            if count > MAX_DOCX_RELATIONS:
                raise _refusal("DOCX025", reason=f"more than {MAX_DOCX_RELATIONS} relationships")


def _relations(container: Container, name: str) -> Iterator[tuple[str, str, bool]]:
    """Kind (the last step of the type), target, and whether it is outside, of each relationship in a part."""
    for entry in read_part(container, name):
        kind = (entry.get("Type") or "").rpartition("/")[2]
        yield kind, entry.get("Target") or "", (entry.get("TargetMode") or "").lower() == "external"


def _targets(container: Container, name: str) -> dict[str, str]:
    """The parts that a part's relationships lead to, by kind; the first of a kind counts."""
    if name not in container:
        return {}
    folder = posixpath.dirname(posixpath.dirname(name))
    found: dict[str, str] = {}
    for kind, target, outside in _relations(container, name):
        if not outside:
            found.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
    return found


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _refusal(code: str, **values: str) -> UnreadableError:
    return UnreadableError(finding(code, file=None, line=None, column=None, **values))
