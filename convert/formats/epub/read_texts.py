"""A text read back from its element: its characters, and the facts that are marked in it."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple, cast, get_args

from convert.formats.epub.labels import known, known_date
from convert.formats.epub.read_marks import Notes, indents, is_generated, is_picture, words
from convert.formats.epub.vocabulary import READINGS
from convert.formats.xml import Element
from convert.tree import Continuation, Contributor, ContributorRole, Direction, Dispatch, Fact, without_space

_WORDS_APART = re.compile(r"[!-~] [!-~]")
_ROLES = frozenset(get_args(ContributorRole))
_DIRECTIONS = frozenset(get_args(Direction))


class _Piece(NamedTuple):
    """An element that says a fact of `text[start:end]`, or of a part of what the fact speaks of."""

    element: Element
    start: int
    end: int


def text_and_facts(element: Element, notes: Notes) -> tuple[str, tuple[Fact, ...]]:
    """The text of an element, and its facts in the tree's order; what is generated in it is left out."""
    collected = _Collector(notes)
    collected.walk(element)
    text, pieces = _tidied("".join(collected.texts), collected.pieces)
    groups = _joined([piece for piece in pieces if piece.start < piece.end])
    found = [(_number(group), _fact(text, group, notes)) for group in groups]
    facts = [(number, fact) for number, fact in found if fact is not None]
    if all(number for number, _ in facts):
        facts.sort(key=lambda pair: pair[0])
    else:
        facts.sort(key=lambda pair: (pair[1].start, pair[1].end))
    return text, tuple(fact for _, fact in facts)


class _Collector:
    """Walks an element once, in order: its text, and where the elements that say facts begin and end."""

    def __init__(self, notes: Notes) -> None:
        self.texts: list[str] = []
        self.pieces: list[_Piece] = []
        self._notes = notes
        self._length = 0

    def walk(self, element: Element) -> None:
        self._add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child)
            self._add(child.tail)

    def _child(self, child: Element) -> None:
        if is_picture(child) or child.tag in READINGS:
            self._notes.add("EPUB042", child, value=child.tag.rpartition("}")[2])
        elif not is_generated(child):
            start, place = self._length, len(self.pieces)
            self.walk(child)
            self.pieces.insert(place, _Piece(child, start, self._length))

    def _add(self, text: str | None) -> None:
        if text:
            self.texts.append(text)
            self._length += len(text)


def _tidied(text: str, pieces: list[_Piece]) -> tuple[str, list[_Piece]]:
    """The text without line breaks and the spaces around them (`indents`).

    Between two words of Latin letters a space stays.
    """
    if "\n" not in text and "\r" not in text:
        return text, pieces
    kept = [True] * len(text)
    for start, end in indents(text):
        around = f"{text[start - 1 : start]} {text[end : end + 1]}"
        first = start + 1 if _WORDS_APART.fullmatch(around) else start
        kept[first:end] = [False] * (end - first)
    places = [0, *accumulate(kept)]
    characters = [" " if character in "\r\n" else character for character in text]
    tidy = "".join(character for character, keep in zip(characters, kept, strict=True) if keep)
    return tidy, [piece._replace(start=places[piece.start], end=places[piece.end]) for piece in pieces]


# --------------------------------------------------------------------------- pieces of facts


def _joined(pieces: list[_Piece]) -> list[list[_Piece]]:
    """The pieces of each fact: one, or several where facts cross (`markup.fill`).

    A piece continues the fact of its number; without a number, one that says the same and ends where it starts.
    """
    facts = [piece for piece in pieces if _kind(piece.element)]
    if not any(map(_may_be_cut, facts)):
        return [[piece] for piece in facts]
    groups: list[list[_Piece]] = []
    numbered: dict[str, list[_Piece]] = {}
    ended: dict[tuple[object, ...], list[list[_Piece]]] = {}
    for piece in facts:
        number, said = piece.element.get("data-fact"), _said(piece.element)
        group = numbered.get(number) if number else None
        if group is None and not number and "continued" in words(piece.element):
            waiting = ended.get((piece.start, *said), [])
            group = waiting.pop(0) if waiting else None
        if group is None:
            group = []
            groups.append(group)
        group.append(piece)
        if number:
            numbered[number] = group
        ended.setdefault((piece.end, *said), []).append(group)
    return groups


def _may_be_cut(piece: _Piece) -> bool:
    return piece.element.get("data-fact") is not None or "continued" in piece.element.get("class", "")


def _said(element: Element) -> tuple[object, ...]:
    """All that an element says of its fact."""
    names = ("data-name", "data-affiliation", "data-source", "data-place", "datetime", "data-page")
    return (*(word for word in words(element) if word != "continued"), *map(element.get, names))


def _number(group: list[_Piece]) -> int:
    """The place of a fact among those of its text, from 1; 0 where the elements' order tells it."""
    number = group[0].element.get("data-fact") or ""
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 0


def _kind(element: Element) -> str | None:
    """Which fact an element says: its class; where a tool has taken that, the attributes that only one fact has."""
    said = words(element)
    for kind, names in _ATTRIBUTES.items():
        if kind in said or any(element.get(name) is not None for name in names):
            return kind
    return None


_ATTRIBUTES = {
    "contributor": ("data-name", "data-affiliation"),
    "dispatch": ("data-source", "data-place"),
    "continuation": ("data-page",),
}

# --------------------------------------------------------------------------- facts


def _fact(text: str, group: list[_Piece], notes: Notes) -> Fact | None:
    element, start, end = group[0].element, group[0].start, group[-1].end
    match _kind(element):
        case "contributor":
            name = known(element.get("data-name")) and element.get("data-name")
            printed = without_space(text[start:end])
            affiliation = element.get("data-affiliation")
            return Contributor(start, end, name or printed, _role(element, notes), affiliation)
        case "dispatch":
            source, place = element.get("data-source"), element.get("data-place")
            return Dispatch(start, end, source, place, _day(element, notes))
        case _:
            return _continuation(start, end, element, notes)


def _role(element: Element, notes: Notes) -> ContributorRole:
    role = next((word for word in words(element) if word in _ROLES), None)
    if role is None:
        notes.add("EPUB041", element, name="class", value=element.get("class"))
    return cast(ContributorRole, role or "other")


def _day(element: Element, notes: Notes) -> str | None:
    day = element.get("datetime")
    if day is None or known_date(day):
        return day
    notes.add("EPUB041", element, name="datetime", value=day)
    return None


def _continuation(start: int, end: int, element: Element, notes: Notes) -> Continuation | None:
    """A jump; without its page or direction it says nothing."""
    direction = next((word for word in words(element) if word in _DIRECTIONS), None)
    page = known(element.get("data-page")) and element.get("data-page")
    if direction is None or page is None:
        notes.add("EPUB041", element, name="class" if direction is None else "data-page", value="-")
        return None
    return Continuation(start, end, cast(Direction, direction), page)
