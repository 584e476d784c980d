"""Builds the template, and of it the mould of one page: `python -m convert.formats.docx.build_template`.

The bytes are the same each time.

The template is an empty A4 document with the house's styles.  python-docx's own default is taken apart first: it is
Letter, in English, by "python-docx" of 2013, with a thumbnail, a theme and parts that validators reject.
"""

from __future__ import annotations

from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

from convert.formats.base import UNKNOWN_TIME
from convert.formats.docx.blank import TEMPLATE, blank_parts, saved
from convert.formats.docx.mould import ONE_PAGE
from convert.formats.docx.properties import TEMPLATE_CORE
from convert.formats.docx.sections import section_xml
from convert.formats.docx.style_xml import add, fonts_element, styles_element
from convert.formats.docx.theme import theme_element
from convert.formats.docx.vocabulary import NAMESPACES, NSMAP, w
from convert.formats.xml import Element, serialize
from convert.formats.zips import pack

_DROPPED = (RT.THEME, RT.NUMBERING, RT.WEB_SETTINGS, RT.CUSTOM_XML, RT.FONT_TABLE, RT.SETTINGS, RT.STYLES)


def build() -> bytes:
    """The template's bytes."""
    document = docx.Document()
    _empty(document)
    _add_parts(document)
    _properties(document)
    return saved(document)


def one_page() -> bytes:
    """The bytes of the mould of one page; the template must have been written."""
    return pack(blank_parts(1, "zh-CN").items())


def settings_element() -> Element:
    """The settings (17.15.1), in the order of CT_Settings; compatibility mode 15 is that of Word 2013 and later."""
    root = etree.Element(w("settings"), nsmap={"w": NSMAP["w"]})
    add(root, "zoom", percent=100)
    add(root, "defaultTabStop", val=420)
    add(root, "characterSpacingControl", val="compressPunctuation")
    compat = add(root, "compat")
    add(compat, "spaceForUL")
    add(compat, "balanceSingleByteDoubleByteWidth")
    add(compat, "doNotLeaveBackslashAlone")
    add(compat, "ulTrailSpace")
    add(compat, "doNotExpandShiftReturn")
    add(compat, "adjustLineHeightInTable")
    add(compat, "useFELayout")
    uri = "http://schemas.microsoft.com/office/word"
    add(compat, "compatSetting", name="compatibilityMode", uri=uri, val=15)
    add(root, "decimalSymbol", val=".")
    add(root, "listSeparator", val=",")
    return root


def main() -> None:
    """Write the template beside this module, and the mould that is made of it."""
    TEMPLATE.write_bytes(build())
    ONE_PAGE.write_bytes(one_page())


def _empty(document: Document) -> None:
    """Take away everything of python-docx's default but the document part and the core properties."""
    part = document.part
    for r_id, relation in list(part.rels.items()):
        if relation.reltype in _DROPPED or "stylesWithEffects" in relation.reltype:
            del part.rels[r_id]
    package = part.package
    for r_id, relation in list(package.rels.items()):
        if relation.reltype not in (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES):
            del package.rels[r_id]
    empty = f"<w:document {NAMESPACES}><w:body>{section_xml()}</w:body></w:document>"
    root: Any = parse_xml(empty)
    part._element = root  # python-docx's own root declares fifteen namespaces of Office for Mac


def _add_parts(document: Document) -> None:
    part, package = document.part, document.part.package
    for name, reltype, content_type, element in (
        ("/word/styles.xml", RT.STYLES, CT.WML_STYLES, styles_element("zh-CN")),
        ("/word/settings.xml", RT.SETTINGS, CT.WML_SETTINGS, settings_element()),
        ("/word/fontTable.xml", RT.FONT_TABLE, CT.WML_FONT_TABLE, fonts_element("zh-CN")),
        ("/word/theme/theme1.xml", RT.THEME, CT.OFC_THEME, theme_element("zh-CN")),
    ):
        part.relate_to(Part(PackURI(name), content_type, serialize(element), package), reltype)


def _properties(document: Document) -> None:
    core = document.core_properties
    for child in list(core._element):
        core._element.remove(child)
    for name, value in TEMPLATE_CORE.items():
        setattr(core, name, value)
    core.created = core.modified = UNKNOWN_TIME


if __name__ == "__main__":
    main()
