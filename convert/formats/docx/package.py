"""The package (ISO/IEC 29500-2) around a body: python-docx makes parts, relationships and content types.

What is the same in every document of so many pages is made once a process, and kept as bytes; what differs is put
in its place.  The zip is packed again, because python-docx stamps it with the time of day.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart

from convert.formats.base import UNKNOWN_TIME, WriteOptions
from convert.formats.docx import headings, properties
from convert.formats.docx.body import BodyWriter
from convert.formats.docx.runs import Line
from convert.formats.docx.style_xml import set_language
from convert.formats.docx.vocabulary import (
    APP_PART,
    CORE_PART,
    CUSTOM_PART,
    DOCUMENT_PART,
    FIXED_PARTS,
    FIXED_TEXTS,
    FOOTER_PART,
    NAMESPACES,
    header_part,
    office_language,
)
from convert.formats.xml import DECLARATION, encode, text_xml
from convert.formats.zips import pack, unpack
from convert.tree import Issue, Page

CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CORE_TIME = "%Y-%m-%dT%H:%M:%SZ"
"""W3CDTF to the second (ISO/IEC 29500-2, 11)."""
TEMPLATE = Path(__file__).with_name("template.docx")


@dataclass(frozen=True, slots=True)
class Mould:
    """A document without content: its parts, in their order, and the relationships of its headers and its footer."""

    parts: Mapping[str, bytes]
    headers: tuple[str, ...]
    footer: str


@cache
def template_bytes() -> bytes:
    """The template, as `build_template` made it."""
    return TEMPLATE.read_bytes()


def make(issue: Issue, options: WriteOptions) -> bytes:
    """The document's bytes.  Raises ValueError for text with a character that XML cannot hold."""
    mould = mould_of(len(issue.pages), office_language(issue.language))
    writer = BodyWriter(issue, mould.headers, mould.footer)
    filled = {
        DOCUMENT_PART: writer.write(),
        **{header_part(number): header(issue, page) for number, page in enumerate(issue.pages, 1)},
        FOOTER_PART: footer(options),
        CORE_PART: core(mould, issue, options),
        APP_PART: properties.app_properties(issue, options),
        CUSTOM_PART: properties.custom_properties(issue, options, writer.marks.properties),
    }
    return pack({**mould.parts, **filled}.items(), alike=FIXED_TEXTS)


@lru_cache(maxsize=8)
def mould_of(pages: int, language: str) -> Mould:
    """The mould of documents of so many pages in a language (Office's name)."""
    document = docx.Document(io.BytesIO(template_bytes()))
    set_language(document.styles.element, language)
    headers = [_relate(document, header_part(number), CT.WML_HEADER, RT.HEADER) for number in range(1, pages + 1)]
    footer = _relate(document, FOOTER_PART, CT.WML_FOOTER, RT.FOOTER)
    package = document.part.package
    for name, content_type, reltype in (
        (APP_PART, CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES),
        (CUSTOM_PART, CUSTOM_TYPE, CUSTOM_RELATION),
    ):
        package.relate_to(Part(PackURI("/" + name), content_type, b"", package), reltype)
    return Mould(_parts(document), tuple(headers), footer)


def saved(document: Document) -> bytes:
    """The document with its parts in fixed order and the fixed date."""
    return pack(_parts(document).items())


def _parts(document: Document) -> dict[str, bytes]:
    out = io.BytesIO()
    document.save(out)
    order = {name: place for place, name in enumerate(FIXED_PARTS)}
    parts = unpack(out.getvalue()).items()
    return dict(sorted(parts, key=lambda part: (order.get(part[0], len(order)), len(part[0]), part[0])))


def core(mould: Mould, issue: Issue, options: WriteOptions) -> bytes:
    """The core properties, as python-docx fills them in.  Raises ValueError where it does: for a value too long."""
    values = {name: value for name, value in properties.core_values(issue, options).items() if value}
    for value in values.values():
        if len(value) > properties.LIMIT:
            raise ValueError(f"exceeded {properties.LIMIT} char limit for property, got:\n\n'{value}'")
    form = _core_form(mould.parts[CORE_PART], tuple(values))
    time = options.time.astimezone(UTC).strftime(_CORE_TIME)
    return encode(form.format(time=time, **{name: text_xml(value) for name, value in values.items()}))


@lru_cache(maxsize=32)
def _core_form(blank: bytes, names: tuple[str, ...]) -> str:
    """What python-docx writes where those properties and the times are given, with a place for each: `{title}`."""
    no_package: Any = None  # it is only kept
    part = CorePropertiesPart.load(PackURI("/" + CORE_PART), CT.OPC_CORE_PROPERTIES, blank, no_package)
    given = part.core_properties
    for name in names:
        setattr(given, name, f"{{{name}}}")
    given.created = given.modified = UNKNOWN_TIME
    given.revision = 1
    return bytes(part.blob).decode().replace(UNKNOWN_TIME.strftime(_CORE_TIME), "{time}")


def header(issue: Issue, page: Page) -> bytes:
    """The running head (17.10.4): paper, date and page of the newspaper."""
    line = Line("Header")
    for number, text in enumerate(headings.running_head(issue, page)):
        if number:
            line.pieces.append("<w:r><w:tab/></w:r>")
        if text:
            line.add_text(text)
    return _part("hdr", line)


def footer(options: WriteOptions) -> bytes:
    """The footer (17.10.3): the number of the sheet as a PAGE field, under it the rights where they are stated."""
    line = Line("Footer")
    line.add_text("— ")
    line.pieces.append('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    line.add_text(" —")
    rights = Line("Footer")
    rights.add_text(headings.one_line(options.rights or ""))
    return _part("ftr", line, *([rights] if options.rights else []))


def _part(root: str, *lines: Line) -> bytes:
    return DECLARATION + encode(f"<w:{root} {NAMESPACES}>{''.join(line.xml() for line in lines)}</w:{root}>\n")


def _relate(document: Document, name: str, content_type: str, reltype: str) -> str:
    part = Part(PackURI("/" + name), content_type, b"", document.part.package)
    return document.part.relate_to(part, reltype)
