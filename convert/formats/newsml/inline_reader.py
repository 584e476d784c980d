"""What NITF's marks say of the text they stand in: the inverse of `inline`.

A `<person>` is a contributor, and so is an `<org>` whose class is a role; an `<em class="dateline">` is a dateline with
its source, place and date, an `<a class="jump">` a continuation.  NITF has no place for a person's affiliation: it
stands beside the same name and role in the item's metadata.  Any other element only holds text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias, cast

from convert.formats.newsml.vocabulary import OWN_CODES, nitf
from convert.formats.xml import Element
from convert.tree import Continuation, Contributor, ContributorRole, Dispatch, Fact

Makers: TypeAlias = Mapping[tuple[str, str], str | None]
"""Role and name of a maker to the affiliation."""
_Mark: TypeAlias = tuple[Element, int, int]
"""An element in a text, and its place there."""

_BASIC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_PERSON, _ORG, _EM, _A = map(nitf, ("person", "org", "em", "a"))
MARKS = (_PERSON, _ORG, _EM, _A)
"""The elements that can be facts; without any of them a text has none."""
_CLOSED = frozenset(map(nitf, ("person", "org", "location", "chron", "story.date")))
"""In these NITF allows no mark of ours; what is nested there all the same is only text."""


def read_inline(element: Element, makers: Makers) -> tuple[str, tuple[Fact, ...]]:
    """The text of an element, and the facts marked in it in the order in which their marks begin."""
    if not len(element):
        return element.text or "", ()
    pieces, marks = list[str](), list[_Mark]()
    _walk(element, 0, pieces, marks)
    text = "".join(pieces)
    return text, tuple(fact for mark in marks for fact in _fact(*mark, text, makers))


def text_of(element: Element) -> str:
    """All the text in an element, without comments and processing instructions."""
    if not len(element):
        return element.text or ""
    pieces = list[str]()
    _walk(element, 0, pieces, None)
    return "".join(pieces)


def extended(basic: str) -> str | None:
    """`20240501` as `2024-05-01`; None where it is no such date."""
    found = _BASIC_DATE.fullmatch(basic)
    return "-".join(found.groups()) if found else None


def _walk(element: Element, at: int, pieces: list[str], marks: list[_Mark] | None) -> int:
    """Take up the text of an element from place `at` on and, if asked for, the marks in it; the place behind it."""
    if text := element.text:
        pieces.append(text)
        at += len(text)
    for child in element:
        if isinstance(child.tag, str):
            number, start = 0 if marks is None else len(marks), at
            if marks is not None:
                marks.append((child, at, at))  # before those in it; where it ends is known after them
            at = _walk(child, at, pieces, None if child.tag in _CLOSED else marks)
            if marks is not None:
                marks[number] = child, start, at
        if text := child.tail:
            pieces.append(text)
            at += len(text)
    return at


def _fact(element: Element, start: int, end: int, text: str, makers: Makers) -> Iterator[Fact]:
    """The fact that an element over `text[start:end]` is, if it is one."""
    if start == end:
        return
    kind = element.get("class")
    if element.tag in (_PERSON, _ORG) and kind in OWN_CODES["bmby"]:
        name = element.get("value") or text[start:end]
        yield Contributor(start, end, name, cast(ContributorRole, kind), makers.get((kind, name)))
    elif element.tag == _EM and kind == "dateline":
        yield Dispatch(start, end, _part(element, "org"), _part(element, "location"), _date(element))
    elif element.tag == _A and kind == "jump" and (page := element.get("title")):
        yield Continuation(start, end, "from" if element.get("rel") == "prev" else "to", page)


def _part(mark: Element, tag: str) -> str | None:
    found = next((one for one in mark.iterchildren(nitf(tag)) if one.get("class") is None), None)
    return None if found is None else text_of(found) or None


def _date(mark: Element) -> str | None:
    found = mark.find(nitf("chron"))
    return None if found is None else extended(found.get("norm") or "")
