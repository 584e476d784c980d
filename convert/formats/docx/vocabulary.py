"""The names of WordprocessingML (ISO/IEC 29500-1, clause 17) that this format uses: namespaces, parts, words.

The styles have a table of their own: `convert.formats.docx.styles`.
"""

from __future__ import annotations

from typing import NamedTuple

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NSMAP = {"w": W_NS, "r": R_NS}
NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NSMAP.items())
"""The declarations of a part's root."""


def w(name: str) -> str:
    """A WordprocessingML name in Clark notation: `w("p")`."""
    return f"{{{W_NS}}}{name}"


P, PPR, PSTYLE = w("p"), w("pPr"), w("pStyle")
R, RPR, RSTYLE = w("r"), w("rPr"), w("rStyle")
T, TAB, BR, CR = w("t"), w("tab"), w("br"), w("cr")
VAL, ID, NAME, ANCHOR = w("val"), w("id"), w("name"), w("anchor")
BOOKMARK_START, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
HYPERLINK, SDT, SDT_CONTENT = w("hyperlink"), w("sdt"), w("sdtContent")
FLD_CHAR, INSTR_TEXT, FLD_SIMPLE = w("fldChar"), w("instrText"), w("fldSimple")
SECT_PR, BODY, DOCUMENT = w("sectPr"), w("body"), w("document")

A4 = (11906, 16838)
"""Width and height of A4 in twips (210 mm by 297 mm)."""

DOCUMENT_PART = "word/document.xml"
STYLES_PART = "word/styles.xml"
SETTINGS_PART = "word/settings.xml"
FONTS_PART = "word/fontTable.xml"
THEME_PART = "word/theme/theme1.xml"
FOOTER_PART = "word/footer1.xml"
CORE_PART = "docProps/core.xml"
APP_PART = "docProps/app.xml"
CUSTOM_PART = "docProps/custom.xml"
TYPES_PART = "[Content_Types].xml"
PACKAGE_RELS = "_rels/.rels"
DOCUMENT_RELS = "word/_rels/document.xml.rels"

FIXED_PARTS = (
    TYPES_PART,
    PACKAGE_RELS,
    DOCUMENT_PART,
    DOCUMENT_RELS,
    STYLES_PART,
    SETTINGS_PART,
    FONTS_PART,
    THEME_PART,
    FOOTER_PART,
    CORE_PART,
    APP_PART,
    CUSTOM_PART,
)
"""The parts of every document, in their order in the zip; one header a page of the newspaper follows."""

FIXED_TEXTS = frozenset(
    (TYPES_PART, PACKAGE_RELS, DOCUMENT_RELS, STYLES_PART, SETTINGS_PART, FONTS_PART, THEME_PART, FOOTER_PART, APP_PART)
)
"""Those of them that hold nothing of the page but its paper's name: mostly the same bytes in one after the other."""


def header_part(number: int) -> str:
    """The name of the header part of the page with that place in the tree, from 1."""
    return f"word/header{number}.xml"


class Words(NamedTuple):
    """The words that the format adds in one script; none of them is in the text stream."""

    contents: str
    nameless: str
    nobody: str
    machine: str
    keywords: str
    places: str


_WORDS = {
    "zh-CN": Words("目录", "报纸版面", "责任者不详", "机器标注", "关键词", "地点"),
    "zh-TW": Words("目錄", "報紙版面", "責任者不詳", "機器標註", "關鍵詞", "地點"),
}


def office_language(language: str) -> str:
    """The Office name of a language tag's script: `zh-TW` for Traditional Chinese, else `zh-CN`."""
    parts = language.lower().replace("_", "-").split("-")
    return "zh-TW" if {"hant", "tw", "hk", "mo"} & set(parts[1:]) else "zh-CN"


def other_language(office: str) -> str:
    """The Office name of the other Chinese script."""
    return "zh-CN" if office == "zh-TW" else "zh-TW"


def words(language: str) -> Words:
    """The added words in the script of a BCP 47 language tag."""
    return _WORDS[office_language(language)]
