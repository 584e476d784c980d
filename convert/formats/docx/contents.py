"""The table of contents: a field (17.16.5.68) that opens filled, one for each page of the newspaper.

`\\o "1-1" \\u` takes headings of level 1, which are the articles; `\\b` keeps to the page's bookmark; `\\h` makes each
entry a link.  `\\n` leaves page numbers out: how a reader's program breaks the pages is not known here, and a wrong
number is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from convert.formats.docx.runs import add_text, paragraph
from convert.formats.docx.style_xml import add
from convert.formats.docx.vocabulary import ANCHOR, FLD_CHAR, HYPERLINK, SDT, XML_SPACE, R, Words, w
from convert.formats.xml import Element


@dataclass(slots=True)
class Contents:
    """A page's entries: (bookmark, heading) of its articles, and its own heading and bookmarks."""

    bookmark: str
    heading: str = ""
    heading_bookmark: str = ""
    entries: list[tuple[str, str]] = field(default_factory=list)


def instruction(bookmark: str | None) -> str:
    """The field's code; `bookmark` is None where the document is one page."""
    limit = f"\\b {bookmark} " if bookmark else ""
    return f' TOC \\o "1-1" \\n \\h \\z \\u {limit}'


def add_contents(body: Element, place: int, pages: Sequence[Contents], said: Words, several: bool) -> None:
    """Put the table of contents at `place` in the body; none where there is no article.

    Each page's field is in a content control of its own: LibreOffice 7.4 crashes on several in one.
    """
    if not any(page.entries for page in pages):
        return
    for number, page in enumerate(pages):
        block = etree.Element(SDT)
        gallery = add(add(block, "sdtPr"), "docPartObj")
        add(gallery, "docPartGallery", val="Table of Contents")
        content = add(block, "sdtContent")
        if not number:
            add_text(paragraph(content, "TOCHeading"), said.contents)
        if several:
            add_text(_link(paragraph(content, "TOCPage"), page.heading_bookmark), page.heading)
        if page.entries:
            _add_field(content, page, several)
        body.insert(place + number, block)


def _add_field(content: Element, page: Contents, several: bool) -> None:
    for number, (bookmark, heading) in enumerate(page.entries):
        entry = paragraph(content, "TOC1")
        if not number:
            _mark(entry, "begin")
            code = add(etree.SubElement(entry, R), "instrText")
            code.set(XML_SPACE, "preserve")
            code.text = instruction(page.bookmark if several else None)
            _mark(entry, "separate")
        add_text(_link(entry, bookmark), heading)
    _mark(entry, "end")


def _mark(parent: Element, kind: str) -> None:
    etree.SubElement(etree.SubElement(parent, R), FLD_CHAR, {w("fldCharType"): kind})


def _link(parent: Element, bookmark: str) -> Element:
    return etree.SubElement(parent, HYPERLINK, {ANCHOR: bookmark, w("history"): "1"})
