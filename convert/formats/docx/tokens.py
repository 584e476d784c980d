"""What a document's body is read as: lines of styled text, and the bookmarks that begin and end between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from convert.formats.docx.marks import FACT_NAME

Run: TypeAlias = tuple[int, int, str]
"""Start, end and character style (one of the house's) of a run in its line: a page has hundreds, so no class."""


@dataclass(slots=True, eq=False, repr=False)
class FactMark:
    """A fact's bookmark over `text[start:end]`; `whole` is False where it does not end in its line."""

    name: str
    start: int
    end: int
    whole: bool = True


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """One paragraph: its style (the house's id, empty for a stranger, then `shown` is its name), text and marks."""

    style: str
    shown: str
    text: str
    runs: tuple[Run, ...] = ()
    marks: tuple[FactMark, ...] = ()


class Opening(NamedTuple):
    """A bookmark begins before the next line."""

    name: str


class Closing(NamedTuple):
    """A bookmark ends behind the last line."""

    name: str


Token: TypeAlias = Line | Opening | Closing


@dataclass(slots=True, eq=False, repr=False)
class Paragraph:
    """A paragraph in the reading: its text so far, and the bookmarks in it by their place."""

    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    places: list[tuple[int, Opening | Closing]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        """A text, at the end."""
        self.pieces.append(text)
        self.length += len(text)

    def add_run(self, start: int, style: str) -> None:
        """A run in a style, if it has one; one piece with the run before where that has the same and ends here."""
        if not style:
            return
        if self.runs and self.runs[-1][1:] == (start, style):
            start = self.runs.pop()[0]
        self.runs.append((start, self.length, style))

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
