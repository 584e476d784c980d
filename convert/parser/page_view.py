"""A page as the features see it: its layout, its pieces, and what reaches over several of them."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from convert.parser.cohesion import Cohesion, Shared
from convert.parser.content import Contents, Pairs, occurrences_of, worth_of
from convert.parser.fold import fold_all
from convert.parser.layout import Layout, layout_of
from convert.parser.lines import Line
from convert.parser.view import View, views_of

_SEAMS = 16  # inner seams looked at to know the page's usual overlap


class PageView:
    """One page with its layout, its pieces seen, and what reaches over several of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        folded = fold_all([line.text for line in lines])
        self.layout: Layout = layout_of(lines, folded)
        self.folded = [text.strip() for text in folded]
        self.views = views_of(self.layout.pieces)
        self._shown = occurrences_of([piece.text for piece in self.layout.pieces])
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
    def _worth(self) -> Pairs:
        return worth_of(self._shown)

    @cached_property
    def contents(self) -> Contents:
        """What runs of pieces are about."""
        return Contents(self._shown, self._worth)

    @cached_property
    def _cohesion(self) -> Cohesion:
        body = np.array([view.body for view in self.views], dtype=bool)
        widths = np.array([view.width for view in self.views], dtype=np.float64)
        return Cohesion(self._shown, self._worth, body, widths)

    @cached_property
    def shared(self) -> list[Shared]:
        """What each piece that is not running text shares with the text around it."""
        return self._cohesion.shared()

    @cached_property
    def weights(self) -> list[float]:
        """How much the content of each piece tells."""
        found: list[float] = self._cohesion.weights.tolist()
        return found

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

    def overlap(self, i: int) -> float:
        """How much the running text before piece i shares with that from it on, by weight."""
        return self._overlaps[i]

    @cached_property
    def _overlaps(self) -> list[float]:
        """Of each piece."""
        found = self._cohesion.overlaps()
        return [found[place] for place in accumulate([view.body for view in self.views], initial=0)]

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
