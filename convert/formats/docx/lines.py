"""A document's paragraphs as lines of styled text, with the bookmarks between them: what a reader sees, in order.

Word's own ways are taken in here: runs split anywhere, proofing marks, smart tags, content controls, fields (their
results are text), tracked changes (insertions count, deletions do not, as in the view "simple markup").  What a line
of text cannot hold (pictures, notes, comments) is counted in `Lines.left_out`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from convert.errors import UnreadableError
from convert.findings import finding
from convert.formats.docx.marks import FACT_NAME
from convert.formats.docx.style_names import StyleNames
from convert.formats.docx.styles import ADDED_IDS
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


@dataclass(frozen=True, slots=True)
class Run:
    """`text[start:end]` of a line in a character style of the house's (empty: none)."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class FactMark:
    """A fact's bookmark over `text[start:end]`; `whole` is False where it does not end in its line."""

    name: str
    start: int
    end: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its style (the house's id, empty for a stranger, then `shown` is its name), text and marks."""

    style: str
    shown: str
    text: str
    runs: tuple[Run, ...] = ()
    marks: tuple[FactMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A bookmark begins before the next line."""

    name: str


@dataclass(frozen=True, slots=True)
class Closing:
    """A bookmark ends behind the last line."""

    name: str


Token: TypeAlias = Line | Opening | Closing

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
_OFF = frozenset(("0", "false", "off"))


@dataclass(slots=True)
class Lines:
    """The tokens of a body, and what was met on the way."""

    names: StyleNames
    tokens: list[Token] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    insertions: int = 0
    deletions: int = 0
    _open: dict[str, str] = field(default_factory=dict)
    _names_met: set[str] = field(default_factory=set)
    _carried: _Paragraph | None = None

    def read(self, body: Element) -> None:
        """Take in the body of a document."""
        for child in body:
            self._block(child)
        if self._carried is not None:
            self._emit(self._carried, None, last=True)

    def _block(self, element: Element) -> None:
        if element.tag == P:
            self._paragraph(element)
        elif element.tag in (BOOKMARK_START, BOOKMARK_END):
            self.tokens += self._mark(element)
        elif element.tag == SDT:
            if not _is_contents(element):
                self._blocks(element)
        elif element.tag in _DELETED:
            self.deletions += 1
        elif element.tag in _INSIDE:
            self.insertions += element.tag in (w("ins"), w("moveTo"))
            self.left_out["tables"] += element.tag == w("tbl")
            self._blocks(element)
        elif element.tag == w("altChunk"):
            self.left_out["other files"] += 1

    def _blocks(self, element: Element) -> None:
        for child in element:
            self._block(child)

    def _mark(self, element: Element) -> Iterator[Opening | Closing]:
        """A bookmark's start or end; of two of one name the first start and the first end count.

        LibreOffice 7.4 writes some starts again in the paragraph of their end, where only the second start has it.
        """
        number = element.get(ID) or ""
        if element.tag == BOOKMARK_START:
            name = self._open[number] = element.get(NAME) or ""
            if name not in self._names_met:
                self._names_met.add(name)
                yield Opening(name)
        elif number in self._open:
            yield Closing(self._open.pop(number))

    def _paragraph(self, element: Element) -> None:
        """A paragraph whose mark is deleted (17.13.5.15) goes on in the next, and takes that one's style."""
        taken = self._carried or _Paragraph()
        self._carried = None
        self._content(element, taken)
        properties = _child(element, PPR)
        mark = _child(properties, RPR)
        if mark is not None and mark.find(_MARK_DELETED) is not None:
            self.deletions += 1
            self._carried = taken
        else:
            self._emit(taken, properties)

    def _emit(self, taken: _Paragraph, properties: Element | None, last: bool = False) -> None:
        style_id = _value(properties, PSTYLE)
        text = "".join(taken.pieces)
        before, after = taken.split(len(text))
        self.tokens += before
        style = self.names.paragraph(style_id)
        if (taken.marked or style in ADDED_IDS) and (text or not last):
            runs, facts = tuple(taken.runs), tuple(taken.facts(len(text)))
            if sum(mark.end - mark.start for mark in facts) > MAX_DOCX_MARKED:
                raise UnreadableError(finding("DOCX025", reason="bookmarks over bookmarks over bookmarks"))
            self.tokens.append(Line(style, self.names.shown(style_id), text, runs, facts))
        self.tokens += after

    def _content(self, element: Element, taken: _Paragraph) -> None:
        for child in element:
            if child.tag == R:
                self._run(child, taken)
            elif child.tag in (BOOKMARK_START, BOOKMARK_END):
                taken.places += [(taken.length, mark) for mark in self._mark(child)]
            elif child.tag == SDT or child.tag in _INSIDE:
                self.insertions += child.tag in _INSERTED
                self._content(child, taken)
            elif child.tag in _DELETED:
                self.deletions += 1
            elif isinstance(child.tag, str) and child.tag.startswith(_MATHS):
                self.left_out["formulas"] += 1

    def _run(self, element: Element, taken: _Paragraph) -> None:
        properties = _child(element, RPR)
        if _is_on(properties, _VANISH):
            self.left_out["hidden text"] += any(True for _ in element.iter(T))
            return
        start = taken.length
        for child in element:
            if child.tag == T:
                taken.add(child.text or "")
            elif child is not properties:
                self._piece(child, taken)
        style = self.names.character(_value(properties, RSTYLE))
        if style:
            taken.add_run(start, style)

    def _piece(self, element: Element, taken: _Paragraph) -> None:
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


@dataclass(slots=True)
class _Paragraph:
    """A paragraph in the reading: its text so far, and the bookmarks in it by their place."""

    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    places: list[tuple[int, Opening | Closing]] = field(default_factory=list)
    length: int = 0
    marked: bool = False

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        self.marked = True

    def add_run(self, start: int, style: str) -> None:
        """A run in a style; one piece with the run before where that has the same and ends here."""
        if self.runs and self.runs[-1].style == style and self.runs[-1].end == start:
            start = self.runs.pop().start
        self.runs.append(Run(start, self.length, style))

    def split(self, length: int) -> tuple[list[Token], list[Token]]:
        """The bookmarks of parts, before and behind the line: one that begins at its end begins behind it."""
        before: list[Token] = []
        after: list[Token] = []
        for place, mark in self.places:
            if FACT_NAME.fullmatch(mark.name):
                continue
            first = place < length or not length if isinstance(mark, Opening) else place == 0 < length
            (before if first else after).append(mark)
        return before, after

    def facts(self, length: int) -> Iterator[FactMark]:
        """The bookmarks of facts that begin in the line."""
        ends = {mark.name: place for place, mark in self.places if isinstance(mark, Closing)}
        for place, mark in self.places:
            if isinstance(mark, Opening) and FACT_NAME.fullmatch(mark.name):
                end = ends.get(mark.name)
                yield FactMark(mark.name, place, length if end is None else end, end is not None)


def _is_contents(element: Element) -> bool:
    """Whether a content control is the table of contents (17.5.2.12)."""
    gallery = element.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def _child(parent: Element | None, name: str) -> Element | None:
    """The first child of that name; `find` takes three times as long."""
    for child in () if parent is None else parent:
        if child.tag == name:
            return child
    return None


def _value(properties: Element | None, name: str) -> str | None:
    mark = _child(properties, name)
    return None if mark is None else mark.get(VAL)


def _is_on(properties: Element | None, name: str) -> bool:
    mark = _child(properties, name)
    return mark is not None and mark.get(VAL) not in _OFF
