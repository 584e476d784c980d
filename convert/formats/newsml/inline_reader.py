"""What NITF's marks say of the text they stand in: the inverse of `inline`.

A `<person>` is a contributor, an `<em class="dateline">` a dateline with its source, place and date, an
`<a class="jump">` a continuation.  NITF has no place for a person's affiliation: it stands beside the same name and
role in the item's metadata.  Any other element only holds text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from convert.formats.newsml.vocabulary import OWN_CODES, nitf
from convert.formats.xml import Element
from convert.tree import Continuation, Contributor, ContributorRole, Dispatch, Fact

Makers: TypeAlias = Mapping[tuple[str, str], str | None]
"""Role and name of a maker to the affiliation."""

_BASIC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_PERSON, _EM, _A = nitf("person"), nitf("em"), nitf("a")
MARKS = (_PERSON, _EM, _A)
"""The elements that can be facts; without any of them a text has none."""
_CLOSED = frozenset(map(nitf, ("person", "org", "location", "chron", "story.date")))
"""In these NITF allows no mark of ours; what is nested there all the same is only text."""


def read_inline(element: Element, makers: Makers) -> tuple[str, tuple[Fact, ...]]:
    """The text of an element, and the facts marked in it in the order in which their marks begin."""
    if not len(element):
        return element.text or "", ()
    walk = _Walk()
    walk.through(element, True)
    text = "".join(walk.pieces)
    return text, tuple(fact for mark in walk.marks for fact in _fact(mark, text[mark.start : mark.end], makers))


def text_of(element: Element) -> str:
    """All the text in an element, without comments and processing instructions."""
    if not len(element):
        return element.text or ""
    walk = _Walk()
    walk.through(element, False)
    return "".join(walk.pieces)


def extended(basic: str) -> str | None:
    """`20240501` as `2024-05-01`; None where it is no such date."""
    found = _BASIC_DATE.fullmatch(basic)
    return "-".join(found.groups()) if found else None


@dataclass(slots=True)
class _Mark:
    element: Element
    start: int
    end: int = 0


@dataclass(slots=True)
class _Walk:
    """One walk through mixed content: its pieces of text, and the elements in it with their places."""

    pieces: list[str] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    at: int = 0

    def through(self, element: Element, marking: bool) -> None:
        """Take up the text of an element and, if asked for, the marks in it."""
        self._take(element.text)
        for child in element:
            if isinstance(child.tag, str):
                mark = _Mark(child, self.at)
                if marking:
                    self.marks.append(mark)
                self.through(child, marking and child.tag not in _CLOSED)
                mark.end = self.at
            self._take(child.tail)

    def _take(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.at += len(text)


def _fact(mark: _Mark, printed: str, makers: Makers) -> Iterator[Fact]:
    """The fact that a mark is, if it is one; `printed` is the text it stands over."""
    element, kind = mark.element, mark.element.get("class")
    if not printed:
        return
    if element.tag == _PERSON and kind in OWN_CODES["bmby"]:
        name = element.get("value") or printed
        yield Contributor(mark.start, mark.end, name, cast(ContributorRole, kind), makers.get((kind, name)))
    elif element.tag == _EM and kind == "dateline":
        yield Dispatch(mark.start, mark.end, _part(element, "org"), _part(element, "location"), _date(element))
    elif element.tag == _A and kind == "jump" and (page := element.get("title")):
        yield Continuation(mark.start, mark.end, "from" if element.get("rel") == "prev" else "to", page)


def _part(mark: Element, tag: str) -> str | None:
    found = mark.find(nitf(tag))
    return None if found is None else text_of(found) or None


def _date(mark: Element) -> str | None:
    found = mark.find(nitf("chron"))
    return None if found is None else extended(found.get("norm") or "")
