"""A document's paragraphs as lines of styled text, with the bookmarks between them: what a reader sees, in order.

Word's own ways are taken in here: runs split anywhere, proofing marks, smart tags, content controls, fields (their
results are text), tracked changes (insertions count, deletions do not, as in the view "simple markup").  What a line
of text cannot hold (pictures, notes, comments) is counted in `Lines.left_out`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from convert.errors import UnreadableError
from convert.findings import finding
from convert.formats.docx.elements import child_of, value_alone, value_of
from convert.formats.docx.style_names import StyleNames
from convert.formats.docx.styles import ADDED_IDS
from convert.formats.docx.tokens import Closing, Line, Opening, Paragraph, Token
from convert.formats.docx.vocabulary import (
    BOOKMARK_END,
    BOOKMARK_START,
    BR,
    CR,
    HYPERLINK,
    ID,
    NAME,
    PPR,
    PSTYLE,
    RPR,
    RSTYLE,
    SDT,
    SDT_CONTENT,
    TAB,
    VAL,
    P,
    R,
    T,
    w,
)
from convert.formats.xml import Element
from convert.limits import MAX_DOCX_MARKED

_INSIDE = frozenset((HYPERLINK, w("smartTag"), w("customXml"), SDT_CONTENT, w("ins"), w("moveTo"), w("fldSimple"),
                     w("dir"), w("bdo"), w("tbl"), w("tr"), w("tc"), w("rubyBase")))  # fmt: skip
"""Wrappers whose content is the page's."""
_INSERTED = frozenset((w("ins"), w("moveTo")))
_DELETED = frozenset((w("del"), w("moveFrom")))
_LEFT_OUT = {
    w("drawing"): "pictures", w("pict"): "pictures", w("object"): "objects", w("footnoteReference"): "footnotes",
    w("endnoteReference"): "endnotes", w("commentReference"): "comments", w("sym"): "symbols",
}  # fmt: skip
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACES = {TAB: "\t", w("ptab"): "\t", CR: "\r", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad"}
_VANISH, _TYPE, _RUBY, _MARK_DELETED = w("vanish"), w("type"), w("ruby"), w("del")
_ALT_CHUNK, _TABLE = w("altChunk"), w("tbl")
_GALLERY = f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}"
_OFF = frozenset(("0", "false", "off"))


@dataclass(slots=True, eq=False, repr=False)
class Lines:
    """The tokens of a body, and what was met on the way."""

    names: StyleNames
    tokens: list[Token] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    insertions: int = 0
    deletions: int = 0
    _open: dict[str, str] = field(default_factory=dict)
    _names_met: set[str] = field(default_factory=set)
    _carried: Paragraph | None = None

    def read(self, body: Element) -> None:
        """Take in the body of a document."""
        self._blocks(body)
        if self._carried is not None:
            self._emit(self._carried, None, last=True)

    def _blocks(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == P:
                self._paragraph(child)
            elif tag in (BOOKMARK_START, BOOKMARK_END):
                self.tokens += filter(None, (self._mark(child),))
            elif tag == SDT:
                if not _is_contents(child):
                    self._blocks(child)
            elif tag in _DELETED:
                self.deletions += 1
            elif tag in _INSIDE:
                self.insertions += tag in _INSERTED
                self.left_out["tables"] += tag == _TABLE
                self._blocks(child)
            elif tag == _ALT_CHUNK:
                self.left_out["other files"] += 1

    def _mark(self, element: Element) -> Opening | Closing | None:
        """A bookmark's start or end; of two of one name the first start and the first end count.

        LibreOffice 7.4 writes some starts again in the paragraph of their end, where only the second start has it.
        """
        number = element.get(ID) or ""
        if element.tag == BOOKMARK_END:
            name = self._open.pop(number, None)
            return None if name is None else Closing(name)
        name = self._open[number] = element.get(NAME) or ""
        if name in self._names_met:
            return None
        self._names_met.add(name)
        return Opening(name)

    def _paragraph(self, element: Element) -> None:
        """A paragraph whose mark is deleted (17.13.5.15) goes on in the next, and takes that one's style."""
        if len(element) == 2 and self._carried is None and (plain := _plain(element)) is not None:
            style, shown = self.names.paragraph(plain[0])
            self.tokens.append(Line(style, shown, plain[1]))
            return
        taken = self._carried or Paragraph()
        self._carried = None
        self._content(element, taken)
        properties = child_of(element, PPR)
        mark = child_of(properties, RPR)
        if mark is not None and mark.find(_MARK_DELETED) is not None:
            self.deletions += 1
            self._carried = taken
        else:
            self._emit(taken, properties)

    def _emit(self, taken: Paragraph, properties: Element | None, last: bool = False) -> None:
        style_id = value_of(properties, PSTYLE)
        text = "".join(taken.pieces)
        before, after = taken.split(len(text)) if taken.places else ((), ())
        self.tokens += before
        style, shown = self.names.paragraph(style_id)
        if (taken.pieces or style in ADDED_IDS) and (text or not last):
            facts = tuple(taken.facts(len(text))) if taken.places else ()
            if facts and sum(mark.end - mark.start for mark in facts) > MAX_DOCX_MARKED:
                raise UnreadableError(finding("DOCX025", reason="bookmarks over bookmarks over bookmarks"))
            self.tokens.append(Line(style, shown, text, tuple(taken.runs), facts))
        self.tokens += after

    def _content(self, element: Element, taken: Paragraph) -> None:
        for child in element:
            tag = child.tag
            if tag == R:
                if len(child) == 1 and (piece := child[0]).tag == T:  # the most: a text in no style
                    text = piece.text or ""
                    taken.pieces.append(text)
                    taken.length += len(text)
                else:
                    self._run(child, taken)
            elif tag == PPR:
                continue
            elif tag in (BOOKMARK_START, BOOKMARK_END):
                mark = self._mark(child)
                if mark is not None:
                    taken.places.append((taken.length, mark))
            elif tag == SDT or tag in _INSIDE:
                self.insertions += tag in _INSERTED
                self._content(child, taken)
            elif tag in _DELETED:
                self.deletions += 1
            elif isinstance(tag, str) and tag.startswith(_MATHS):
                self.left_out["formulas"] += 1

    def _run(self, element: Element, taken: Paragraph) -> None:
        """A run; most that come here are a text in a style."""
        if len(element) == 2 and (piece := element[1]).tag == T and (style := value_alone(element[0], RPR, RSTYLE)):
            start = taken.length
            taken.add(piece.text or "")
            taken.add_run(start, self.names.character(style))
        else:
            self._mixed_run(element, taken)

    def _mixed_run(self, element: Element, taken: Paragraph) -> None:
        properties = child_of(element, RPR)
        vanish = child_of(properties, _VANISH)
        if vanish is not None and vanish.get(VAL) not in _OFF:
            self.left_out["hidden text"] += any(True for _ in element.iter(T))
            return
        start = taken.length
        for child in element:
            if child.tag == T:
                taken.add(child.text or "")
            elif child is not properties:
                self._piece(child, taken)
        taken.add_run(start, self.names.character(value_of(properties, RSTYLE)))

    def _piece(self, element: Element, taken: Paragraph) -> None:
        if element.tag in _SPACES:
            taken.add(_SPACES[element.tag])
        elif element.tag == BR and element.get(_TYPE) in (None, "textWrapping"):
            taken.add("\n")
        elif element.tag == _RUBY:
            self._content(element, taken)
        elif element.tag in _LEFT_OUT:
            self.left_out[_LEFT_OUT[element.tag]] += 1
        elif str(element.tag).endswith("}AlternateContent"):
            self.left_out["pictures"] += 1


def _is_contents(element: Element) -> bool:
    """Whether a content control is the table of contents (17.5.2.12)."""
    gallery = element.find(_GALLERY)
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def _plain(element: Element) -> tuple[str, str] | None:
    """Style and text of a paragraph of two elements that is in a style and has one run of one text; most are."""
    style_id = value_alone(element[0], PPR, PSTYLE)
    if style_id and (run := element[1]).tag == R and len(run) == 1 and (piece := run[0]).tag == T and piece.text:
        return style_id, piece.text
    return None
