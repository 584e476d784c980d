"""What a text is about: its pairs of neighbouring characters that both carry meaning."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Pairs = NDArray[np.intp]
"""Pairs of characters by their numbers."""

# Characters of grammar; what stands between them is content.
_GRAMMAR = frozenset("的了在是和与及为有以对中上下这那一不等我们他她它就也都而但从到将被把让向于之其并或后前年月日时")

_TOLD = 240  # characters of a piece whose content counts
_LETTER_BITS, _PIECE_BITS = 18, 26


class Occurrences(NamedTuple):
    """Which pairs of characters which pieces show, each once a piece: pair by pair, those of one pair in order."""

    pair: Pairs
    piece: NDArray[np.intp]
    pieces: int  # how many there are


def occurrences_of(texts: Sequence[str]) -> Occurrences:
    """The pairs of neighbouring characters that both carry meaning; a number stands for one pair."""
    told = [text[:_TOLD] for text in texts]
    codes = np.frombuffer("\n".join(told).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    last = _PLANE if codes.max(initial=0) <= _PLANE else _LAST_LETTER
    telling = _telling(last).take(codes, mode="clip")
    at = (telling[:-1] & telling[1:]).nonzero()[0]
    ends = at.searchsorted([0, *accumulate([len(text) + 1 for text in told])])
    piece = np.arange(len(told)).repeat(ends[1:] - ends[:-1])
    # One number for the pair and its piece: sorting numbers is faster than sorting places by them.
    found = (codes.take(at) << _LETTER_BITS | codes.take(at + 1)) << _PIECE_BITS | piece
    found.sort()
    found = found[_changes(found)]
    pair = found >> _PIECE_BITS
    return Occurrences(_changes(pair).cumsum() - 1, found & ((1 << _PIECE_BITS) - 1), len(told))


def _changes(numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where a number differs from the one before."""
    found = np.ones(len(numbers), dtype=bool)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found


def worth_of(shown: Occurrences) -> Pairs:
    """[pairs]: how much each tells: the fewer pieces of the page show it, the more.

    Whole numbers: their sum is the same in any order.
    """
    size = shown.pieces + 1
    counts = np.bincount(shown.pair)
    worth = [round(4096 * math.log(size / max(1, count))) for count in range(int(counts.max(initial=0)) + 1)]
    return np.array(worth, dtype=np.intp).take(counts)


def _before(shown: Occurrences) -> NDArray[np.intp]:
    """For each occurrence the piece that shows its pair last before it, -1 for none."""
    found = np.full(len(shown.pair), -1)
    again = (shown.pair[1:] == shown.pair[:-1]).nonzero()[0]
    found[again + 1] = shown.piece.take(again)
    return found


class Content(NamedTuple):
    """What some pieces are about: their pairs, each once, how much each tells, and how much all of them do."""

    pairs: Pairs
    weights: Pairs
    weight: int


class Contents:
    """The contents of neighbouring pieces as arrays: what some of them are about, and how much that tells.

    `weight` says how much each pair tells, in whole numbers.
    """

    def __init__(self, shown: Occurrences, weight: Pairs) -> None:
        by_piece = shown.piece.astype(np.min_scalar_type(shown.pieces))  # small numbers are sorted faster
        order = by_piece.argsort(kind="stable")  # those of one piece after the other
        self._pairs = shown.pair.take(order)
        self._weights = weight.take(self._pairs)
        self._before = _before(shown).take(order)
        counts = np.bincount(shown.piece, minlength=shown.pieces).tolist()
        self._ends: list[int] = list(accumulate(counts, initial=0))  # where each piece ends, from 0 on
        self._marked = np.zeros(len(weight), dtype=np.intp)

    def of(self, first: int, after: int) -> Content:
        """What the pieces from the first on are about."""
        start, end = self._ends[first], self._ends[after]
        pairs, weights = self._pairs[start:end], self._weights[start:end]
        if after != first + 1:  # each pair where these pieces show it first
            fresh = (self._before[start:end] < first).nonzero()[0]
            pairs, weights = pairs.take(fresh), weights.take(fresh)
        return Content(pairs, weights, int(np.add.reduce(weights)))

    def shared(self, other: Content, *some: Content) -> list[int]:
        """How much that tells of each of some contents which another shows, too."""
        self._marked[other.pairs] = 1
        told = [int(one.weights.dot(self._marked.take(one.pairs))) for one in some]
        self._marked[other.pairs] = 0
        return told


_PLANE = 0xFFFF  # most texts keep within it
_LAST_LETTER = (1 << _LETTER_BITS) - 1  # beyond it no plane has letters


@cache
def _telling(last: int) -> NDArray[np.bool_]:
    """For each code point up to the last whether its character carries meaning: a letter, figure or Han character.

    Those of grammar carry none; nor does the last, which stands for all beyond it.
    """
    found = np.char.isalnum(np.arange(last + 1, dtype="<u4").view("<U1"))
    found[ord("_")] = True
    found[[ord(char) for char in _GRAMMAR]] = False
    found[last] = False
    return found
