"""A text with its facts marked where they stand: people, datelines and jumps as `<span>`, and read back.

The characters between the tags are those of the text, in order.  A fact that crosses another is marked in pieces,
which bear the same `data-fact`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise
from typing import NamedTuple, assert_never

from convert.formats.inline import apart, in_order
from convert.formats.ninjs import vocabulary as v
from convert.formats.xml import Element
from convert.tree import Continuation, Contributor, ContributorRole, Dispatch, Fact, TextNode

DEEPEST = 32
"""Facts inside each other that are marked; libxml2 reads 256 levels of a document in all."""


class _Piece(NamedTuple):
    """One `<span>`: where it stands, and of which fact (by its number in the node) it is a part."""

    start: int
    end: int
    number: int
    split: bool = False


def marked(node: TextNode) -> str:
    """The text as HTML with its facts marked, but for those that `unmarked` names."""
    if not node.facts:
        return escape(node.text)
    if apart(node):
        return in_order(node, escape, lambda fact, inside: f"{_opening(_attributes(fact))}{inside}</span>")
    pieces = sorted(_pieces(node), key=lambda piece: (piece.start, -piece.end))
    return _html(node, 0, len(node.text), pieces, DEEPEST)


def unmarked(node: TextNode) -> list[Fact]:
    """The facts that are not marked: those that cover no character, and those too deep in others."""
    if not node.facts or apart(node):
        return []
    deep = [
        fact
        for fact in node.facts
        if len(node.facts) > DEEPEST and sum(_covers(other, fact) for other in node.facts) > DEEPEST
    ]
    return [fact for fact in node.facts if fact in deep or not 0 <= fact.start < fact.end <= len(node.text)]


def _covers(other: Fact, fact: Fact) -> bool:
    return other.start < fact.end and fact.start < other.end


def _pieces(node: TextNode) -> list[_Piece]:
    """The facts cut where they cross, so that any two are apart or one holds the other."""
    left_out = unmarked(node)
    done: list[_Piece] = []
    for number, fact in enumerate(node.facts):
        if fact not in left_out:
            cuts = _cuts(fact, done)
            ends = [fact.start, *cuts, fact.end]
            done += [_Piece(a, b, number, bool(cuts)) for a, b in pairwise(ends)]
    return done


def _cuts(fact: Fact, done: Sequence[_Piece]) -> list[int]:
    """Where the fact leaves or enters a piece that holds only a part of it."""
    crossed = {p.end for p in done if p.start < fact.start < p.end < fact.end}
    return sorted(crossed | {p.start for p in done if fact.start < p.start < fact.end < p.end})


def _html(node: TextNode, start: int, end: int, pieces: Sequence[_Piece], levels: int) -> str:
    done, at = [], start
    while pieces and levels:
        piece = pieces[0]
        count = next((n for n, other in enumerate(pieces) if other.start >= piece.end), len(pieces))
        inside = _html(node, piece.start, piece.end, pieces[1:count], levels - 1)
        attributes = _attributes(node.facts[piece.number])
        if piece.split:
            attributes["data-fact"] = str(piece.number)
        done += [escape(node.text[at : piece.start]), _opening(attributes), inside, "</span>"]
        at, pieces = piece.end, pieces[count:]
    return "".join([*done, escape(node.text[at:end])])


def _opening(attributes: dict[str, str]) -> str:
    said = "".join([f' {name}="{escape(value)}"' for name, value in attributes.items()])
    return f"<span{said}>"


def _attributes(fact: Fact) -> dict[str, str]:
    match fact:
        case Contributor(name=name, role=role, affiliation=affiliation):
            return _said(
                {"class": v.CONTRIBUTOR, "data-role": role, "data-name": name, "data-affiliation": affiliation}
            )
        case Dispatch(source=source, place=place, date=date):
            return _said({"class": v.DISPATCH, "data-source": source, "data-place": place, "data-date": date})
        case Continuation(direction=direction, page=page):
            return {"class": v.JUMP_CLASSES[direction], "data-page": page}
        case _:
            assert_never(fact)


def _said(attributes: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value is not None}


# --------------------------------------------------------------------------- reading


def read_marked(element: Element) -> tuple[str, tuple[Fact, ...]]:
    """The text of an element and the facts marked in it, in the order of the text."""
    text, spans = _spans(element, 0)
    whole: list[Fact] = []
    places: dict[str, int] = {}
    for key, fact in spans:
        at = len(whole) if key is None else places.setdefault(key, len(whole))
        if at == len(whole):
            whole.append(fact)
        else:
            start, end = min(whole[at].start, fact.start), max(whole[at].end, fact.end)
            whole[at] = replace(whole[at], start=start, end=end)
    return text, tuple(sorted(whole, key=lambda fact: (fact.start, fact.end)))


def _spans(element: Element, start: int) -> tuple[str, list[tuple[str | None, Fact]]]:
    """The text of an element that begins at `start`, and each `<span>` in it, the outer before the inner.

    With a fact goes what its pieces share, None where it is whole.
    """
    text, found = element.text or "", []
    for child in element:
        inside, inner = _spans(child, start + len(text))
        fact = fact_of(child, start + len(text), start + len(text) + len(inside))
        found += [(child.get("data-fact"), fact), *inner]
        text += inside + (child.tail or "")
    return text, found


def fact_of(span: Element, start: int, end: int) -> Fact:
    """The fact that a `<span>` marks; that it marks one is for `markup_problem` to say."""
    name = span.get("class", "")
    if name == v.CONTRIBUTOR:
        role: ContributorRole = span.get("data-role")  # type: ignore[assignment]
        return Contributor(start, end, span.get("data-name", ""), role, span.get("data-affiliation"))
    if name == v.DISPATCH:
        return Dispatch(start, end, span.get("data-source"), span.get("data-place"), span.get("data-date"))
    direction = next(key for key, value in v.JUMP_CLASSES.items() if value == name)
    return Continuation(start, end, direction, span.get("data-page", ""))
