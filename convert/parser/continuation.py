"""Does a text go on over a line break?  Asked of the characters on both sides, by weights learnt from running text.

A logistic model over pairs and triples of characters: those that a line ends with, those that the next begins with, and
both together.  They are told apart by a hash alone, so that the table holds numbers and no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BITS = 18
SIZE = 1 << BITS
REACH = 3  # characters looked at on each side
STEP = 1 / 32  # of the weights, which are kept as whole numbers

# Which characters are looked at together: those before the break count down to -1, those behind it up from 1.
_TOGETHER = (
    (-1,), (-2, -1), (-3, -2, -1), (1,), (1, 2), (1, 2, 3), (-1, 1), (-2, -1, 1), (-1, 1, 2), (-2, -1, 1, 2),
)  # fmt: skip


class Continuation(NamedTuple):
    """The weights, in steps of STEP, by the place that a hash gives."""

    weights: NDArray[np.int8]  # [SIZE]

    def odds(self, left: str, right: str) -> float:
        """The log odds that the text goes on from one line to the next; 0.0 where a mark stands at the break.

        Both are folded and stripped.  Only what a reader sees at the break counts, whatever the page is like.
        """
        return self.odds_of([(left, right)])[0]

    def odds_of(self, seams: Sequence[tuple[str, str]]) -> list[float]:
        """The log odds of each of several seams, looked up together."""
        told = self.weights[places(seams)].sum(axis=1, dtype=np.int64).tolist()
        return [total * STEP if is_open(*seam) else 0.0 for seam, total in zip(seams, told, strict=True)]


def is_open(left: str, right: str) -> bool:
    """Whether letters, figures or Han characters stand on both sides of a break."""
    return left[-1:].isalnum() and right[:1].isalnum()


def places(seams: Sequence[tuple[str, str]]) -> NDArray[np.intp]:
    """[seams, groups of characters]: where the weights of each break stand."""
    sides = [left[-REACH:].rjust(REACH, "\0") + right[:REACH].ljust(REACH, "\0") for left, right in seams]
    codes = np.frombuffer("".join(sides).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    mixed = codes.reshape(-1, 2 * REACH).astype(np.uint64) @ _FACTORS + _BASES
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIXER
    return (mixed >> np.uint64(64 - BITS)).astype(np.intp)


_PRIME = 1_000_003
_MIXER = np.uint64(0xBF58476D1CE4E5B9)  # of splitmix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014)


def _mixing() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """By what each of the characters around a break is multiplied for each group, and what is added.

    A group is hashed character by character, from its number on: what there is times the prime, plus the character.
    """
    factors = np.zeros((2 * REACH, len(_TOGETHER)), dtype=np.uint64)
    bases = np.zeros(len(_TOGETHER), dtype=np.uint64)
    for k, group in enumerate(_TOGETHER):
        for power, place in enumerate(reversed(group)):
            factors[place + REACH if place < 0 else place + REACH - 1, k] = pow(_PRIME, power, 1 << 64)
        bases[k] = (k + 1) * pow(_PRIME, len(group), 1 << 64) % (1 << 64)
    return factors, bases


_FACTORS, _BASES = _mixing()
