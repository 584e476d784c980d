"""The package (ISO/IEC 29500-2) around a body: python-docx makes parts, relationships and content types.

What is the same in every document of so many pages is made once a process, and kept as bytes; what differs is put
in its place.  The zip is packed again, because python-docx stamps it with the time of day.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
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

from convert.formats.base import WriteOptions
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
from convert.formats.xml import DECLARATION, encode
from convert.formats.zips import pack, unpack
from convert.tree import Issue, Page

CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
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
    """The core properties, as python-docx fills them in."""
    no_package: Any = None  # it is only kept
    part = CorePropertiesPart.load(PackURI("/" + CORE_PART), CT.OPC_CORE_PROPERTIES, mould.parts[CORE_PART], no_package)
    properties.fill_core(part.core_properties, issue, options)
    return bytes(part.blob)


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
