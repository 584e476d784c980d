"""Reads a document's text back: from its paragraphs and their styles, nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from convert.formats.docx.styles import ADDED_IDS
from convert.formats.docx.vocabulary import DOCUMENT_PART, PPR, PSTYLE, SDT, VAL, P, T, w
from convert.formats.xml import Element, parse
from convert.formats.zips import unpack
from convert.tree import without_space


def text_stream(data: bytes) -> str:
    """The page's text, without white space: every paragraph of the body that the format has not added itself.

    Left out are the table of contents, and paragraphs in the styles `styles.ADDED_IDS`.  Headers, footers and
    properties are parts of their own and never read.  Raises zipfile.BadZipFile, KeyError or
    etree.XMLSyntaxError where there is no document to read.
    """
    root = parse(unpack(data)[DOCUMENT_PART])
    return without_space("".join(paragraph_text(p) for p in text_paragraphs(root)))


def text_paragraphs(root: Element) -> Iterator[Element]:
    """The paragraphs of a document part that are the page's own text, in order."""
    for element in root.iter(P):
        if style_of(element) not in ADDED_IDS and next(element.iterancestors(SDT), None) is None:
            yield element


def style_of(element: Element) -> str | None:
    """The id of a paragraph's style."""
    properties = element.find(PPR)
    style = None if properties is None else properties.find(PSTYLE)
    return None if style is None else style.get(VAL)


def paragraph_text(element: Element) -> str:
    """A paragraph's text: its `w:t`; tabs and line ends are white space and left out with it."""
    return "".join(t.text or "" for t in element.iter(T, w("delText")))
