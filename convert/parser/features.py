"""What the model looks at: one table of features, computed for the pieces of a page.

Shapes, cues, place, length against the page's own, gaps and indents, the run of short lines a line
stands in, and lexical cohesion: whether its words come back in the text after it or before it. No
feature is a word of one newspaper: what carries over to unseen papers comes first.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from convert.parser import line_features, text_features
from convert.parser.cue_search import cues_of, cues_of_each, looks_like_names
from convert.parser.layout import visual_width
from convert.parser.line_features import LENGTHS, Names
from convert.parser.lines import Line
from convert.parser.page_view import PageView
from convert.parser.text_features import STRADDLES
from convert.parser.view import View, end_class, start_class
from convert.parser.wordtable import straddle

__all__ = [
    "OFFSETS", "REACH", "TABLE", "PageFeatures", "PageView", "View", "cues_of", "features_of", "looks_like_names",
    "offset_name", "windowed",
]  # fmt: skip

# The table. Each row: the group, how far its neighbours' values are seen too, and the function
# that names the features of piece i.

Maker = Callable[[PageView, int], Names]
TABLE: tuple[tuple[str, int, Maker], ...] = (
    ("length", 2, line_features.length),
    ("ends", 2, line_features.ends),
    ("marks", 1, line_features.marks),
    ("cues", 2, line_features.cues),
    ("gaps", 1, line_features.gaps),
    ("indents", 1, line_features.indents),
    ("place", 0, line_features.place),
    ("run", 0, text_features.run),
    ("neighbours", 0, text_features.neighbours),
    ("cohesion", 1, text_features.cohesion),
    ("echoes", 1, text_features.echoes),
    ("blocks", 1, text_features.blocks),
    ("edges", 1, line_features.edges),
    ("seam", 1, text_features.seam),
    ("over", 0, text_features.over),
    ("repeats", 0, line_features.repeats),
)


REACH = 2  # how far to each side a line's features are seen
OFFSETS = tuple(range(-REACH, REACH + 1))


@dataclass(frozen=True, slots=True)
class PageFeatures:
    """The features of a page: of its pieces by name, and where each line stands in its piece."""

    page: PageView = field(compare=False, repr=False)
    pieces: tuple[tuple[tuple[str, ...], ...], ...]  # for each piece, by how far they are seen
    places: tuple[tuple[int, int], ...]  # for each line: its piece, and its place in it
    inside: tuple[tuple[str, ...], ...]  # features of later lines of a piece; empty for first lines


def features_of(lines: Sequence[Line]) -> PageFeatures:
    """The features of the lines of one page."""
    page = PageView(lines)
    every = range(len(page.views))
    pieces = tuple(zip(*[_names(page, makers, every) for makers in _BY_REACH], strict=True))
    places = tuple((i, k) for i, view in enumerate(page.views) for k in range(view.piece.size))
    cues = iter(cues_of_each([text for i, k in places if k for text in _looked_at(page, i, k)]))
    inside = tuple([_inside(page, i, k, cues) if k else () for i, k in places])
    return PageFeatures(page, pieces, places, inside)


def _bias(page: PageView, i: int) -> Names:
    return ("bias",)


_BY_REACH: tuple[tuple[Maker, ...], ...] = (
    (_bias, *(maker for _, reach, maker in TABLE if reach == 0)),
    *(tuple(maker for _, reach, maker in TABLE if reach == k) for k in range(1, REACH + 1)),
)


def _names(page: PageView, makers: Sequence[Maker], pieces: Sequence[int]) -> list[Names]:
    """The names that some makers give to each piece."""
    columns = [[maker(page, i) for i in pieces] for maker in makers]
    return [tuple(chain.from_iterable(names)) for names in zip(*columns, strict=True)]


def _looked_at(page: PageView, i: int, k: int) -> tuple[str, ...]:
    """Where cues are looked for at a later line of a piece: in it, and in what stands before it in its piece."""
    piece = page.layout.pieces[i]
    if k > 3 and k < piece.size - 1:
        return ()
    line = piece.first + k
    return (page.folded[line], "".join(page.folded[piece.first : line])) if k <= 2 else (page.folded[line],)


def _inside(page: PageView, i: int, k: int, cues: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    """Features of a line that wrapping seems to have made; they speak for a break all the same.

    `cues` are next those of the texts that are looked at.
    """
    piece, line = page.layout.pieces[i], page.layout.pieces[i].first + k
    text, before, last = page.folded[line], page.folded[line - 1], k == piece.size - 1
    end = end_class(before)
    names = _inside_names(page.views[i].shape, min(k, 3), end)
    if k > 3 and not last:
        return names
    level, width = bisect_right(STRADDLES, straddle(before, text)), bisect_right(LENGTHS, visual_width(text))
    where = "last" if last else "mid"
    found = [*names, *_break_names(where, width, f"{end}|{start_class(text)}", level, piece.size > 2)]
    found += [f"inside.cue={cue}.{where}" for cue in next(cues)]
    if k <= 2:
        found += [f"inside.cut={cue}.{k}" for cue in next(cues)]
    return tuple(found)


@cache
def _inside_names(shape: str, place: int, end: str) -> Names:
    return "inside", f"inside.{shape}", f"inside.{place}", f"inside.end={end}"


@cache
def _break_names(where: str, width: int, seam: str, level: int, several: bool) -> Names:
    return f"inside.{where}.len={width}", f"inside.seam={seam}", f"inside.straddle={level}.{several:d}"


def windowed(features: PageFeatures) -> list[list[str]]:
    """For each line every feature that it sees, with the offset in its name (`len=3@-1`)."""
    rows = []
    for (i, place), inside in zip(features.places, features.inside, strict=True):
        rows.append(list(inside) if place else _seen_from(features.pieces, i))
    return rows


def _seen_from(pieces: Sequence[tuple[tuple[str, ...], ...]], i: int) -> list[str]:
    return [
        offset_name(name, k)
        for k in OFFSETS
        if 0 <= i + k < len(pieces)
        for names in pieces[i + k][abs(k) :]
        for name in names
    ]


@cache
def offset_name(name: str, offset: int) -> str:
    """The name of a feature as a neighbour sees it."""
    return f"{name}@{offset:+d}" if offset else name
