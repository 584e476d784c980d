"""Lexical cohesion: what each piece of a page shares with the running text before it and after it.

Two windows look from a piece back and ahead, over the next few pieces of running text.  A pair of characters is in the
window behind if its last occurrence in running text before the piece is; likewise ahead.  So for each occurrence of a
pair only its neighbours in running text are asked, and all pieces are told at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.parser.content import Occurrences, Pairs

_WINDOW = 260  # characters of running text that a window reaches over
_WINDOW_PIECES = 10  # pieces of any kind that it reaches over at most


class Shared(NamedTuple):
    """What one piece that is not running text shares with the text around it; weights are whole numbers."""

    size: int  # how many pairs it shows itself
    behind: int  # how many of them the window behind shows
    ahead: int
    weight_behind: float
    weight_ahead: float
    weight_near: float  # of those that the very next running text shows


class Cohesion:
    """The windows of a page, and what they share with its pieces and with each other.

    `body` says of each piece whether it is running text, `widths` how wide it is; `worth` how much each pair tells.
    """

    def __init__(self, shown: Occurrences, worth: Pairs, body: NDArray[np.bool_], widths: NDArray[np.float64]) -> None:
        self._shown, self._count = shown, shown.pieces
        self._bodies = body.nonzero()[0]
        self._before = np.concatenate(([0], body.cumsum()))  # of each piece, how many bodies stand before it
        self._ordinal = self._before.take(shown.piece)
        self._in_body = body.take(shown.piece)
        self._worth = worth.take(shown.pair)
        self.weights = np.asarray(np.bincount(shown.piece, self._worth, self._count), dtype=np.float64)
        self._first, self._after = self._windows(widths.take(self._bodies))
        self._last, self._next = self._neighbours()

    def _windows(self, widths: NDArray[np.float64]) -> tuple[Pairs, Pairs]:
        """For each number of bodies before it: the first body of the window behind, the one after the window ahead."""
        bodies, upto = self._bodies, np.concatenate(([0.0], widths.cumsum()))
        first = upto.searchsorted(upto - _WINDOW, side="right") - 1
        first[1:] = np.maximum(first[1:], bodies.searchsorted(bodies - _WINDOW_PIECES, side="right"))
        after = np.minimum(upto.searchsorted(upto + _WINDOW), len(bodies))
        after[:-1] = np.minimum(after[:-1], bodies.searchsorted(bodies + _WINDOW_PIECES))
        return np.maximum(first, 0), after

    def _neighbours(self) -> tuple[Pairs, Pairs]:
        """For each occurrence the body that shows its pair last before it, -1 for none, and the next one after it.

        Where there is none after it, one more than there are bodies.
        """
        pair, count = self._shown.pair, len(self._shown.pair)
        places = np.arange(count)
        last, following = np.full(count + 1, -1), np.full(count + 1, count)
        np.maximum.accumulate(np.where(self._in_body, places, -1), out=last[1:])
        np.minimum.accumulate(np.where(self._in_body, places, count)[::-1], out=following[-2::-1])
        last, following = last[:-1], following[1:]
        known = (last >= 0) & (pair.take(last) == pair)
        known_after = (following < count) & (pair.take(following, mode="clip") == pair)
        behind = np.where(known, self._ordinal.take(last), -1)
        ahead = np.where(known_after, self._ordinal.take(following, mode="clip"), len(self._bodies) + 1)
        return behind, ahead

    def shared(self) -> list[Shared]:
        """What each piece shares; of running text it says nothing to the point."""
        behind = self._last >= self._first.take(self._ordinal)
        ahead = self._next < self._after.take(self._ordinal)
        near = self._next == self._ordinal
        columns = (
            np.bincount(self._shown.piece, minlength=self._count),
            self._by_piece(behind).astype(np.intp), self._by_piece(ahead).astype(np.intp),
            self._by_piece(behind, weighed=True), self._by_piece(ahead, weighed=True),
            self._by_piece(near, weighed=True),
        )  # fmt: skip
        return list(map(Shared, *[column.tolist() for column in columns]))

    def _by_piece(self, which: NDArray[np.bool_], *, weighed: bool = False) -> NDArray[np.float64]:
        """[pieces]: how many of its occurrences are meant, or how much these tell together (whole numbers)."""
        told = which * self._worth if weighed else which
        return np.asarray(np.bincount(self._shown.piece, told, self._count), dtype=np.float64)

    def overlaps(self) -> list[float]:
        """For each number of bodies before a piece, how much its two windows share, by weight.

        Two neighbouring occurrences of a pair are in both windows of a run of places: a sum of runs.
        """
        places = len(self._bodies) + 1
        mine = (self._in_body & (self._last >= 0)).nonzero()[0]
        left, right, worth = self._last.take(mine), self._ordinal.take(mine), self._worth.take(mine)
        begin = np.maximum(left + 1, self._after.searchsorted(right, side="right"))
        end = np.minimum(right, self._first.searchsorted(left, side="right") - 1)
        inside = begin <= end
        begins = np.bincount(begin[inside], worth[inside], places + 1)
        ends = np.bincount(end[inside] + 1, worth[inside], places + 1)
        both = (begins - ends).cumsum()[:places]
        upto = np.concatenate(([0.0], self.weights.take(self._bodies).cumsum()))
        least = np.minimum(upto - upto.take(self._first), upto.take(self._after) - upto)
        return np.divide(both, least, out=np.zeros(places), where=least > 0).tolist()  # type: ignore[no-any-return]
