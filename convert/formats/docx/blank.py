"""Documents without content, as python-docx makes them: parts, relationships and content types (ISO/IEC 29500-2).

Only `mould` and `build_template` import this module: python-docx takes a twentieth of a second to load.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart

from convert.formats.base import UNKNOWN_TIME
from convert.formats.docx.mould import in_language
from convert.formats.docx.properties import CORE_NAMES, CORE_TIME
from convert.formats.docx.vocabulary import (
    APP_PART,
    CORE_PART,
    CUSTOM_PART,
    FIXED_PARTS,
    FOOTER_PART,
    header_part,
)
from convert.formats.zips import pack, unpack

CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
TEMPLATE = Path(__file__).with_name("template.docx")


def template_bytes() -> bytes:
    """The template, as `build_template` made it."""
    return TEMPLATE.read_bytes()


def blank_parts(pages: int, language: str) -> dict[str, bytes]:
    """The parts of a document of so many pages in a language (Office's name).

    Headers, footer and extended and custom properties are empty; the core properties have a place for each.
    """
    document = docx.Document(io.BytesIO(template_bytes()))
    for number in range(1, pages + 1):
        _relate(document, header_part(number), CT.WML_HEADER, RT.HEADER)
    _relate(document, FOOTER_PART, CT.WML_FOOTER, RT.FOOTER)
    package = document.part.package
    for name, content_type, reltype in (
        (APP_PART, CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES),
        (CUSTOM_PART, CUSTOM_TYPE, CUSTOM_RELATION),
    ):
        package.relate_to(Part(PackURI("/" + name), content_type, b"", package), reltype)
    parts = in_language(_parts(document), language)
    return parts | {CORE_PART: core_form(parts[CORE_PART])}


def core_form(template: bytes) -> bytes:
    """The core properties where all are given, with a place for each and for the times: `{title}`."""
    no_package: Any = None  # it is only kept
    part = CorePropertiesPart.load(PackURI("/" + CORE_PART), CT.OPC_CORE_PROPERTIES, template, no_package)
    given = part.core_properties
    for name in CORE_NAMES:
        setattr(given, name, f"{{{name}}}")
    given.created = given.modified = UNKNOWN_TIME
    given.revision = 1
    return bytes(part.blob).replace(UNKNOWN_TIME.strftime(CORE_TIME).encode(), b"{time}")


def saved(document: Document) -> bytes:
    """The document with its parts in fixed order and the fixed date."""
    return pack(_parts(document).items())


def _parts(document: Document) -> dict[str, bytes]:
    out = io.BytesIO()
    document.save(out)
    order = {name: place for place, name in enumerate(FIXED_PARTS)}
    parts = unpack(out.getvalue()).items()
    return dict(sorted(parts, key=lambda part: (order.get(part[0], len(order)), len(part[0]), part[0])))


def _relate(document: Document, name: str, content_type: str, reltype: str) -> None:
    document.part.relate_to(Part(PackURI("/" + name), content_type, b"", document.part.package), reltype)
