"""Sections (17.6.17): the paper, its margins, and which running head stands on it."""

from __future__ import annotations

from lxml import etree

from convert.formats.docx.style_xml import add
from convert.formats.docx.vocabulary import A4, R_NS, SECT_PR
from convert.formats.xml import Element


def add_section(parent: Element, header: str | None = None, footer: str | None = None) -> None:
    """Section properties, last in `parent`: A4, a new page, header and footer by relationship id."""
    section = etree.SubElement(parent, SECT_PR)
    for name, target in (("headerReference", header), ("footerReference", footer)):
        if target is not None:
            add(section, name, type="default").set(f"{{{R_NS}}}id", target)
    add(section, "type", val="nextPage")
    add(section, "pgSz", w=A4[0], h=A4[1])
    add(section, "pgMar", top=1588, right=1701, bottom=1474, left=1701, header=851, footer=794, gutter=0)
    add(section, "cols", space=425)
    add(section, "docGrid", linePitch=312)
