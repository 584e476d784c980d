"""Paragraphs and runs as raw XML: text with the character styles of its facts, and nothing else on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from convert.formats.docx.styles import (
    CONTINUATION_STYLE,
    CONTRIBUTOR_STYLES,
    DISPATCH_STYLE,
    Script,
    form_id,
)
from convert.formats.xml import text_xml
from convert.tree import Continuation, Contributor, Dispatch, Fact, TextNode

_BREAKS = re.compile("([\n\r\v\f\t])")
_ELEMENTS = {"\t": "<w:tab/>", "\r": "<w:cr/>"}
_SPACED = re.compile(r"^\s|\s$|\s\s")


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """A paragraph in the making: its style, the XML of what stands in it, and of a section that ends with it."""

    style_id: str
    pieces: list[str] = field(default_factory=list)
    section: str = ""

    def add_text(self, text: str, style_id: str | None = None) -> None:
        """A run with `text`, at the end."""
        self.pieces.append(run_xml(text, style_id))

    def xml(self) -> str:
        """The paragraph (17.3.1.22)."""
        properties = f'<w:pPr><w:pStyle w:val="{self.style_id}"/>{self.section}</w:pPr>'
        return f"<w:p>{properties}{''.join(self.pieces)}</w:p>"


def run_xml(text: str, style_id: str | None = None) -> str:
    """A run with `text`: a line feed is a `w:br`, a return a `w:cr`, a tab a `w:tab` (17.3.3)."""
    style = "" if style_id is None else f'<w:rPr><w:rStyle w:val="{style_id}"/></w:rPr>'
    if text.isalnum():  # keywords and names: nothing in it is a mark or space
        return f"<w:r>{style}<w:t>{text}</w:t></w:r>"
    if text.split() == [text]:  # the most else: nothing in it is space
        return f"<w:r>{style}<w:t>{text_xml(text)}</w:t></w:r>"
    pieces = _BREAKS.split(text)
    inside = _text_xml(pieces[0]) if pieces[0] or not text else ""
    for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        inside += _ELEMENTS.get(mark, "<w:br/>") + (_text_xml(piece) if piece else "")
    return f"<w:r>{style}{inside}</w:r>"


def _text_xml(piece: str) -> str:
    space = ' xml:space="preserve"' if _SPACED.search(piece) else ""
    return f"<w:t{space}>{text_xml(piece)}</w:t>"


def add_marked_text(line: Line, node: TextNode, script: Script, marks: Sequence[tuple[str, str]]) -> None:
    """The runs of a node with facts, cut where one begins or ends, each in the style of the narrowest over it.

    `marks` are the start and the end of each fact's bookmark.
    """
    if not node.text:
        line.add_text("")
    bounds = sorted({0, len(node.text), *(f.start for f in node.facts), *(f.end for f in node.facts)})
    for start, end in pairwise([*bounds, bounds[-1]]):
        line.pieces += _edges(node, marks, start)
        if start < end:
            style_id = form_id(_style_over(node, start, end), script, line.style_id)
            line.add_text(node.text[start:end], style_id)


def _edges(node: TextNode, marks: Sequence[tuple[str, str]], at: int) -> Iterator[str]:
    """What ends at a place, then what is empty there, then what begins."""
    facts = list(zip(node.facts, marks, strict=True))
    yield from (closing for fact, (_, closing) in facts if fact.start < fact.end == at)
    for fact, pair in facts:
        if fact.start == fact.end == at:
            yield from pair
    yield from (opening for fact, (opening, _) in facts if at == fact.start < fact.end)


def _style_over(node: TextNode, start: int, end: int) -> str | None:
    over = [fact for fact in node.facts if fact.start <= start and end <= fact.end]
    narrowest = min(over, key=lambda fact: fact.end - fact.start, default=None)
    return None if narrowest is None else fact_style(narrowest)


def fact_style(fact: Fact) -> str:
    """The id of the character style that stands for a fact."""
    match fact:
        case Contributor(role=role):
            return CONTRIBUTOR_STYLES[role].id
        case Dispatch():
            return DISPATCH_STYLE.id
        case Continuation():
            return CONTINUATION_STYLE.id
