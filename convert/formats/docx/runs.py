"""Paragraphs and runs: text with the character styles of its facts, and nothing else on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from convert.formats.docx.styles import (
    CONTINUATION_STYLE,
    CONTRIBUTOR_STYLES,
    DISPATCH_STYLE,
    PLAIN_STYLE,
    foreign_id,
)
from convert.formats.docx.vocabulary import BR, CR, PPR, PSTYLE, RPR, RSTYLE, TAB, VAL, XML_SPACE, P, R, T
from convert.formats.xml import Element
from convert.tree import Continuation, Contributor, Dispatch, Fact, TextNode

_BREAKS = re.compile("([\n\r\v\f\t])")
_ELEMENTS = {"\t": TAB, "\r": CR}
_SPACED = re.compile(r"^\s|\s$|\s\s")


def paragraph(parent: Element, style_id: str) -> Element:
    """A new last paragraph of `parent` in a style."""
    element = etree.SubElement(parent, P)
    etree.SubElement(etree.SubElement(element, PPR), PSTYLE, {VAL: style_id})
    return element


def add_text(parent: Element, text: str, style_id: str | None = None) -> Element:
    """A run with `text`: a line feed is a `w:br`, a return a `w:cr`, a tab a `w:tab` (17.3.3)."""
    run = etree.SubElement(parent, R)
    if style_id is not None:
        etree.SubElement(etree.SubElement(run, RPR), RSTYLE, {VAL: style_id})
    for piece in _BREAKS.split(text):
        if _BREAKS.fullmatch(piece):
            etree.SubElement(run, _ELEMENTS.get(piece, BR))
        elif piece or not text:
            _add_piece(run, piece)
    return run


def _add_piece(run: Element, piece: str) -> None:
    element = etree.SubElement(run, T)
    element.text = piece
    if _SPACED.search(piece):
        element.set(XML_SPACE, "preserve")


def add_node_text(parent: Element, node: TextNode, foreign: bool, marks: Sequence[tuple[Element, Element]]) -> None:
    """The runs of a node, cut where a fact begins or ends, each in the style of the narrowest fact over it.

    `marks` are the start and the end of each fact's bookmark.
    """
    if not node.text:
        add_text(parent, "")
    bounds = sorted({0, len(node.text), *(f.start for f in node.facts), *(f.end for f in node.facts)})
    for start, end in pairwise([*bounds, bounds[-1]]):
        parent.extend(_edges(node, marks, start))
        if start < end:
            style_id = _style_over(node, start, end)
            add_text(parent, node.text[start:end], foreign_id(style_id or PLAIN_STYLE.id) if foreign else style_id)


def _edges(node: TextNode, marks: Sequence[tuple[Element, Element]], at: int) -> Iterator[Element]:
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
