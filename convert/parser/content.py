"""What a text is about: its pairs of neighbouring characters that both carry meaning."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

Pairs = NDArray[np.intp]
"""Pairs of characters by their numbers."""

# Characters of grammar; what stands between them is content.
_GRAMMAR = frozenset("的了在是和与及为有以对中上下这那一不等我们他她它就也都而但从到将被把让向于之其并或后前年月日时")

_TOLD = 240  # characters of a piece whose content counts


def contents_of(texts: Sequence[str]) -> list[frozenset[int]]:
    """For each text its pairs of neighbouring characters that both carry meaning; a number stands for one pair."""
    told = [text[:_TOLD] for text in texts]
    codes = np.frombuffer("\n".join(told).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    last = _PLANE if codes.max(initial=0) <= _PLANE else _LAST_LETTER
    telling = _telling(last)[np.minimum(codes, last)]
    at = np.flatnonzero(telling[:-1] & telling[1:])
    _, numbers = np.unique(codes[at] << 32 | codes[at + 1], return_inverse=True)
    ends = np.searchsorted(at, [0, *accumulate(len(text) + 1 for text in told)]).tolist()
    pairs = numbers.tolist()
    return [frozenset(pairs[start:end]) for start, end in pairwise(ends)]


class Contents:
    """The contents of neighbouring pieces as arrays: what some of them are about, and how much that tells.

    `pairs` are those of one piece after the other, each once a piece; `ends` where each piece ends, from 0 on;
    `weight` how much each pair tells, in whole numbers.
    """

    def __init__(self, pairs: Pairs, ends: Sequence[int], weight: Pairs) -> None:
        self._pairs, self._ends, self._weight = pairs, ends, weight
        self._place = np.empty(len(weight), dtype=np.intp)
        self._marked = np.zeros(len(weight), dtype=bool)

    def of(self, first: int, after: int) -> Pairs:
        """The pairs of the pieces from the first on, each once."""
        found = self._pairs[self._ends[first] : self._ends[after]]
        order = np.arange(len(found))
        self._place[found] = order  # of equal ones the last place stays
        return np.asarray(found[self._place[found] == order])

    def weigh(self, pairs: Pairs) -> int:
        """How much these pairs tell together."""
        return int(self._weight[pairs].sum())

    def shared(self, some: Pairs, others: Pairs) -> int:
        """How much those of some pairs tell that are among others, too."""
        self._marked[others] = True
        told = self.weigh(some[self._marked[some]])
        self._marked[others] = False
        return told


_PLANE = 0xFFFF  # most texts keep within it
_LAST_LETTER = 0x3FFFF  # beyond it no plane has letters


@cache
def _telling(last: int) -> NDArray[np.bool_]:
    """For each code point up to the last whether its character carries meaning: a letter, figure or Han character.

    Those of grammar carry none.
    """
    found = np.char.isalnum(np.arange(last + 1, dtype="<u4").view("<U1"))
    found[ord("_")] = True
    found[[ord(char) for char in _GRAMMAR]] = False
    return found
