"""The shipped table of document frequencies: in how many of so many newspaper articles a word stands.

Numbers about single words, and no text: made once by `make_df`, never from the pages of a run, for then a page's
keywords would hang on its neighbours.
"""

from __future__ import annotations

from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

ROOM = Path(__file__).parent / "data"


class Frequencies(NamedTuple):
    """`documents` is the number of articles counted, `of` in how many of them a word stands (at least `LEAST`)."""

    documents: int
    of: dict[str, int]


LEAST = 3
"""A word of fewer articles is not in the table."""


def rarity(documents: int, count: int) -> float:
    """The inverse document frequency of a word that stands in so many of the documents."""
    return log(documents / count)


def write(counted: Frequencies) -> str:
    """The table as text: the number of documents, then the words of each frequency on a line."""
    lines: dict[int, list[str]] = {}
    for word in sorted(counted.of):
        lines.setdefault(counted.of[word], []).append(word)
    return f"{counted.documents}\n" + "".join(f"{count} {' '.join(lines[count])}\n" for count in sorted(lines))


def read(text: str) -> Frequencies:
    """The table from its text."""
    documents, rows = rows_of(text)
    return Frequencies(documents, {word: count for count, words in rows for word in words})


def rows_of(text: str) -> tuple[int, list[tuple[int, list[str]]]]:
    """The number of documents, and the words of each frequency, from the least on."""
    documents, *lines = text.splitlines()
    rows = [line.split(" ") for line in lines]
    return int(documents), [(int(count), words) for count, *words in rows]


def shipped_text() -> str:
    """The text of the table that comes with the package."""
    return (ROOM / "df.txt").read_text(encoding="utf-8")


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list in `data/`; lines that begin with # speak about it."""
    lines = (ROOM / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
