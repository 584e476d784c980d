"""Paragraphs and runs: text with the character styles of its facts, and nothing else on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from convert.formats.docx.styles import (
    CONTINUATION_STYLE,
    CONTRIBUTOR_STYLES,
    DISPATCH_STYLE,
    PLAIN_STYLE,
    foreign_id,
)
from convert.formats.docx.vocabulary import BR, PPR, PSTYLE, RPR, RSTYLE, TAB, VAL, XML_SPACE, P, R, T
from convert.formats.xml import Element
from convert.tree import Continuation, Contributor, Dispatch, Fact, TextNode

_BREAKS = re.compile("(\r\n|[\n\r\v\f\x85\u2028\u2029]|\t)")
_SPACED = re.compile(r"^\s|\s$|\s\s")


def paragraph(parent: Element, style_id: str) -> Element:
    """A new last paragraph of `parent` in a style."""
    element = etree.SubElement(parent, P)
    etree.SubElement(etree.SubElement(element, PPR), PSTYLE, {VAL: style_id})
    return element


def add_text(parent: Element, text: str, style_id: str | None = None) -> Element:
    """A run with `text`: a line end is a `w:br`, a tab a `w:tab` (17.3.3), which read as white space."""
    run = etree.SubElement(parent, R)
    if style_id is not None:
        etree.SubElement(etree.SubElement(run, RPR), RSTYLE, {VAL: style_id})
    for piece in _BREAKS.split(text):
        if piece == "\t":
            etree.SubElement(run, TAB)
        elif _BREAKS.fullmatch(piece):
            etree.SubElement(run, BR)
        elif piece:
            _add_piece(run, piece)
    return run


def _add_piece(run: Element, piece: str) -> None:
    element = etree.SubElement(run, T)
    element.text = piece
    if _SPACED.search(piece):
        element.set(XML_SPACE, "preserve")


def add_node_text(parent: Element, node: TextNode, foreign: bool) -> None:
    """The runs of a node: cut where a fact begins or ends, each in the style of the narrowest fact over it."""
    for text, style_id in _segments(node):
        add_text(parent, text, foreign_id(style_id or PLAIN_STYLE.id) if foreign else style_id)


def _segments(node: TextNode) -> Iterator[tuple[str, str | None]]:
    text = node.text
    if not node.facts:
        yield text, None
        return
    cuts = {0, len(text), *(f.start for f in node.facts), *(f.end for f in node.facts)}
    bounds = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    for start, end in pairwise(bounds):
        over = [fact for fact in node.facts if fact.start <= start and end <= fact.end]
        narrowest = min(over, key=lambda fact: fact.end - fact.start, default=None)
        yield text[start:end], None if narrowest is None else fact_style(narrowest)


def fact_style(fact: Fact) -> str:
    """The id of the character style that stands for a fact."""
    match fact:
        case Contributor(role=role):
            return CONTRIBUTOR_STYLES[role].id
        case Dispatch():
            return DISPATCH_STYLE.id
        case Continuation():
            return CONTINUATION_STYLE.id
