"""What a text is about: its pairs of neighbouring characters that both carry meaning."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

# Characters of grammar; what stands between them is content.
_GRAMMAR = frozenset("的了在是和与及为有以对中上下这那一不等我们他她它就也都而但从到将被把让向于之其并或后前年月日时")

_TOLD = 240  # characters of a piece whose content counts


def contents_of(texts: Sequence[str]) -> list[frozenset[int]]:
    """For each text its pairs of neighbouring characters that both carry meaning; a number stands for one pair."""
    told = [text[:_TOLD] for text in texts]
    codes = np.frombuffer("\n".join(told).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    telling = _telling()[np.minimum(codes, _LAST_LETTER)]
    at = np.flatnonzero(telling[:-1] & telling[1:])
    _, numbers = np.unique(codes[at] << 32 | codes[at + 1], return_inverse=True)
    ends = np.searchsorted(at, [0, *accumulate(len(text) + 1 for text in told)]).tolist()
    pairs = numbers.tolist()
    return [frozenset(pairs[start:end]) for start, end in pairwise(ends)]


_LAST_LETTER = 0x3FFFF  # beyond it no plane has letters


@cache
def _telling() -> NDArray[np.bool_]:
    """For each code point whether its character carries meaning: a letter, figure or Han character not of grammar."""
    found = np.char.isalnum(np.arange(_LAST_LETTER + 1, dtype="<u4").view("<U1"))
    found[ord("_")] = True
    found[[ord(char) for char in _GRAMMAR]] = False
    return found
