"""The package (ISO/IEC 29500-2) around a body: python-docx keeps parts, relationships and content types.

The zip is packed again afterwards, because python-docx stamps it with the time of day.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from convert.formats.base import WriteOptions
from convert.formats.docx import headings, properties
from convert.formats.docx.body import BodyWriter
from convert.formats.docx.runs import add_text, paragraph
from convert.formats.docx.style_xml import set_language
from convert.formats.docx.vocabulary import (
    FIXED_PARTS,
    FLD_SIMPLE,
    FOOTER_PART,
    NSMAP,
    TAB,
    R,
    header_part,
    office_language,
    w,
)
from convert.formats.xml import Element, serialize
from convert.formats.zips import pack, unpack
from convert.tree import Issue, Page

CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
TEMPLATE = Path(__file__).with_name("template.docx")


@cache
def template_bytes() -> bytes:
    """The template, as `build_template` made it."""
    return TEMPLATE.read_bytes()


def make(issue: Issue, options: WriteOptions) -> bytes:
    """The document's bytes."""
    document = docx.Document(io.BytesIO(template_bytes()))
    set_language(document.styles.element, office_language(issue.language))
    headers = [
        _relate(document, header_part(number), CT.WML_HEADER, RT.HEADER, header_element(issue, page))
        for number, page in enumerate(issue.pages, 1)
    ]
    footer = _relate(document, FOOTER_PART, CT.WML_FOOTER, RT.FOOTER, footer_element(options))
    writer = BodyWriter(issue, headers, footer)
    root = writer.write()
    document.element.replace(document.element.body, root[0])
    properties.fill_core(document.core_properties, issue, options)
    _add_property_parts(document, issue, options, writer.marks.properties)
    return saved(document)


def saved(document: Document) -> bytes:
    """The document with its parts in fixed order and the fixed date."""
    out = io.BytesIO()
    document.save(out)
    parts = unpack(out.getvalue())
    order = {name: place for place, name in enumerate(FIXED_PARTS)}
    return pack(sorted(parts.items(), key=lambda part: (order.get(part[0], len(order)), len(part[0]), part[0])))


def header_element(issue: Issue, page: Page) -> Element:
    """The running head (17.10.4): paper, date and page of the newspaper."""
    root = etree.Element(w("hdr"), nsmap=NSMAP)
    line = paragraph(root, "Header")
    for number, text in enumerate(headings.running_head(issue, page)):
        if number:
            etree.SubElement(etree.SubElement(line, R), TAB)
        if text:
            add_text(line, text)
    return root


def footer_element(options: WriteOptions) -> Element:
    """The footer (17.10.3): the number of the sheet as a PAGE field, under it the rights where they are stated."""
    root = etree.Element(w("ftr"), nsmap=NSMAP)
    line = paragraph(root, "Footer")
    add_text(line, "— ")
    add_text(etree.SubElement(line, FLD_SIMPLE, {w("instr"): " PAGE "}), "1")
    add_text(line, " —")
    if options.rights:
        add_text(paragraph(root, "Footer"), headings.one_line(options.rights))
    return root


def _relate(document: Document, name: str, content_type: str, reltype: str, element: Element) -> str:
    part = Part(PackURI("/" + name), content_type, serialize(element), document.part.package)
    return document.part.relate_to(part, reltype)


def _add_property_parts(document: Document, issue: Issue, options: WriteOptions, of_marks: dict[str, str]) -> None:
    package = document.part.package
    app, custom = properties.app_properties(issue, options), properties.custom_properties(issue, options, of_marks)
    for name, content_type, reltype, blob in (
        ("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, app),
        ("/docProps/custom.xml", CUSTOM_TYPE, CUSTOM_RELATION, custom),
    ):
        package.relate_to(Part(PackURI(name), content_type, blob, package), reltype)
