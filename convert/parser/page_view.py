"""A page as the features see it: its layout, its pieces, and what reaches over several of them."""

import math
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from convert.parser.content import Contents, contents_of
from convert.parser.fold import fold_all
from convert.parser.layout import Layout, layout_of
from convert.parser.lines import Line
from convert.parser.view import View, view_of

_WINDOW = 260  # characters of running text that cohesion looks at
_WINDOW_PIECES = 10
_SEAMS = 16  # inner seams looked at to know the page's usual overlap


@dataclass(frozen=True, slots=True)
class Window:
    """What some running text is about, and how much that weighs."""

    pairs: AbstractSet[int]
    weight: int


class PageView:
    """One page with its layout, its pieces seen, and what reaches over several of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        folded = fold_all([line.text for line in lines])
        self.layout: Layout = layout_of(lines, folded)
        self.folded = [text.strip() for text in folded]
        contents = contents_of([piece.text for piece in self.layout.pieces])
        self.views = [view_of(piece, content) for piece, content in zip(self.layout.pieces, contents, strict=True)]
        self._after: dict[int, Window] = {}
        self._before: dict[int, Window] = {}
        self._overlaps: dict[tuple[int, int], float] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self.seen: dict[str, int] = {}
        for view in self.views:
            self.seen[view.piece.text] = self.seen.get(view.piece.text, 0) + 1

    @cached_property
    def gap_trust(self) -> str:
        """How often a wider gap stands between two sentences of running text: there it says nothing."""
        usual = self.layout.usual_gap
        seams = [
            b.piece.gap for a, b in zip(self.views, self.views[1:], strict=False) if a.body and b.body and a.sentence
        ]
        odd = sum(gap != usual for gap in seams) / len(seams) if seams else 0.0
        wide = any(view.piece.gap > usual for view in self.views[1:])
        return "noisy" if odd > 0.12 else "few" if odd > 0.0 else "firm" if wide else "flat"

    @cached_property
    def weight(self) -> list[int]:
        """How much each pair of characters tells, by its number: the fewer pieces of the page show it, the more.

        Whole numbers, since sets have no order and a sum of fractions would depend on it.
        """
        found: list[int] = self._worth.tolist()
        return found

    @cached_property
    def _worth(self) -> NDArray[np.intp]:
        """[pairs]: the weight of each."""
        size = len(self.views) + 1
        worth = [round(4096 * math.log(size / max(1, count))) for count in range(size)]
        return np.array(worth, dtype=np.intp)[np.bincount(self._shown)]

    @cached_property
    def contents(self) -> Contents:
        """What runs of pieces are about."""
        return Contents(self._shown, self._ends, self._worth)

    @cached_property
    def _shown(self) -> NDArray[np.intp]:
        """The pairs of all pieces, one piece after the other."""
        return np.fromiter(chain.from_iterable([view.content for view in self.views]), dtype=np.intp)

    def weigh(self, pairs: Iterable[int]) -> float:
        """How much these pairs tell together."""
        return sum(map(self._weight_of, pairs))

    @cached_property
    def _weight_of(self) -> Callable[[int], int]:
        return self.weight.__getitem__

    def at(self, i: int) -> View | None:
        """The view of a piece, None beyond the page."""
        return self.views[i] if 0 <= i < len(self.views) else None

    @cached_property
    def shapes(self) -> list[str]:
        """The shape of each piece, with two beyond each end of the page."""
        return ["edge", "edge", *(view.shape for view in self.views), "edge", "edge"]

    @cached_property
    def runs(self) -> list[tuple[int, int]]:
        """For each piece the run of lines that are not running text around it: [first, after last)."""
        spans, start = [(0, 0)] * len(self.views), 0
        for i in range(len(self.views) + 1):
            if i == len(self.views) or self.views[i].body:
                for k in range(start, i):
                    spans[k] = (start, i)
                if i < len(self.views):
                    spans[i] = (i, i + 1)
                start = i + 1
        return spans

    def after(self, i: int) -> Window:
        """Content of the running text from piece i on, within the window."""
        start = self._next_body[i]
        if start not in self._after:
            self._after[start] = self._window(range(start, min(len(self.views), start + _WINDOW_PIECES)))
        return self._after[start]

    def before(self, i: int) -> Window:
        """Content of the running text before piece i, within the window."""
        start = self._last_body[i]
        if start not in self._before:
            self._before[start] = self._window(range(start, max(-1, start - _WINDOW_PIECES), -1))
        return self._before[start]

    @cached_property
    def _next_body(self) -> list[int]:
        """For each piece (and the end) the first piece of running text from it on."""
        found = [len(self.views)] * (len(self.views) + 1)
        for i in range(len(self.views) - 1, -1, -1):
            found[i] = i if self.views[i].body else found[i + 1]
        return found

    @cached_property
    def _last_body(self) -> list[int]:
        """For each piece the last piece of running text before it, or -1."""
        found = [-1]
        for i, view in enumerate(self.views):
            found.append(i if view.body else found[i])
        return found

    def _window(self, places: Iterable[int]) -> Window:
        found: set[int] = set()
        weight, room = 0, float(_WINDOW)
        for k in places:
            if self.views[k].body:
                found |= self.views[k].content
                weight += self.weights[k]
                room -= self.views[k].width
                if room <= 0:
                    break
        return Window(found, weight)

    @cached_property
    def weights(self) -> list[int]:
        """How much the content of each piece tells."""
        upto = np.cumsum(np.append(0, self._worth[self._shown]))
        found: list[int] = np.diff(upto[self._ends]).tolist()
        return found

    @cached_property
    def _ends(self) -> list[int]:
        """Where each piece ends in `_shown`, from 0 on."""
        return list(accumulate([len(view.content) for view in self.views], initial=0))

    def overlap(self, i: int) -> float:
        """How much the running text before piece i shares with that from it on, by weight."""
        seam = self._last_body[i], self._next_body[i]
        if seam not in self._overlaps:
            left, right = self.before(i), self.after(i)
            least = min(left.weight, right.weight)
            self._overlaps[seam] = self.weigh(left.pairs & right.pairs) / least if least else 0.0
        return self._overlaps[seam]

    @cached_property
    def usual_overlap(self) -> float:
        """The overlap at seams inside running text, mostly within one article: of every few seams."""
        seams = [k for k in range(1, len(self.views)) if self.views[k].body and self.views[k - 1].body]
        found = [self.overlap(k) for k in seams[:: max(1, len(seams) // _SEAMS)]]
        return sum(found) / len(found) if found else 0.0

    def text(self, start: int, stop: int) -> str:
        """The text of some pieces, one a line."""
        if (start, stop) not in self._texts:
            self._texts[start, stop] = "\n".join([view.piece.text for view in self.views[max(0, start) : stop]])
        return self._texts[start, stop]
