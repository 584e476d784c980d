"""Where in a text words of a dictionary may stand, for a whole text at once.

A table over the hashes of what words begin with, a byte each: whether it begins a word, whether it is one.  Different
beginnings share places in it (of those that begin no word, one in ten is taken for one), which costs time and changes
no result: more is looked at closely than need be, never less.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_BITS = 22
_STEP, _SPREAD = np.uint32(65599), np.uint32(2654435769)
"""Odd numbers that spread beginnings over the table (Knuth, The Art of Computer Programming 3, 6.4)."""
_BEGINS, _WORD = 1, 2


class Links:
    """What a dictionary's words begin with: `beginnings` are no words themselves."""

    def __init__(self, beginnings: Iterable[str], words: Iterable[str]) -> None:
        self._table = np.zeros(1 << _BITS, dtype=np.uint8)
        self._table[_hashes(beginnings)] |= _BEGINS
        self._table[_hashes(words)] |= _BEGINS | _WORD

    def ends(self, text: str) -> list[int]:
        """Places over which no word goes, in order, the last the text's end; all but a few of such places.

        Letters and digits side by side count as a word: jieba keeps those together that are in none.
        """
        codes = _codes(text)
        reach = np.arange(1, len(codes) + 1)
        letters = _letters(codes)
        reach[:-1] += letters[:-1] & letters[1:]
        at, mixed, size = np.arange(len(codes) - 1), codes[:-1], 1
        while len(at):
            mixed = mixed * _STEP + codes[at + size]
            found = self._table[mixed * _SPREAD >> np.uint32(32 - _BITS)]
            size += 1
            whole = at[found & _WORD != 0]
            reach[whole] = whole + size
            on = (found != 0) & (at + size < len(codes))
            at, mixed = at[on], mixed[on]
        ends: list[int] = (np.flatnonzero(np.maximum.accumulate(reach) == np.arange(1, len(codes) + 1)) + 1).tolist()
        return ends


def _hashes(words: Iterable[str]) -> NDArray[np.uint32]:
    """The place in the table of each word of two characters or more."""
    listed = [word for word in words if len(word) > 1]
    sizes = np.fromiter(map(len, listed), dtype=np.int64, count=len(listed))
    codes = _codes("".join(listed))
    starts = np.cumsum(sizes) - sizes
    mixed = codes[starts]
    for size in range(1, int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > size)
        mixed[longer] = mixed[longer] * _STEP + codes[starts[longer] + size]
    places: NDArray[np.uint32] = mixed * _SPREAD >> np.uint32(32 - _BITS)
    return places


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _letters(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which characters are letters or digits of ASCII."""
    folded = codes | 0x20
    letters: NDArray[np.bool_] = ((folded >= 0x61) & (folded <= 0x7A)) | ((codes >= 0x30) & (codes <= 0x39))
    return letters
