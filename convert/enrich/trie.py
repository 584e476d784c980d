"""A dictionary as a tree of letters in four arrays, through which all places of a text go at once.

A node is what a word begins with; its number leads, with the next character, to the node of one character more.
The steps lie in a hash table in which each has one of two places (cuckoo hashing: Pagh and Rodler, Journal of
Algorithms 51, 2004), so that a step takes two looks, and none is taken for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

CODES = 0x10000
"""Words are of characters below U+FFFF; any other character counts as that one, which is in none."""
_FACTORS = np.array([[0x9E3779B97F4A7C15], [0xC2B2AE3D27D4EB4F]], dtype="<u8")
"""Odd numbers that spread the steps over the table (Knuth, The Art of Computer Programming 3, 6.4)."""
_CODE_BITS = np.uint64(16)
_NO_STEP = np.uint64(0xFFFFFFFFFFFFFFFF)
_ROUNDS = 500

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Trie:
    """`first`: the node of a character, 0 for none; `steps`: of each node, the node before it and its character in one
    number; `table`: nodes by the two places of their steps; `goes_on`: whether any step leads on from a node.
    """

    first: NDArray[np.uint32]
    steps: NDArray[np.uint64]
    table: NDArray[np.uint32]
    goes_on: Bools

    def next(self, nodes: NDArray[np.uint32], codes: NDArray[np.uint64]) -> NDArray[np.uint32]:
        """The nodes that one character each leads to, 0 for none."""
        steps = nodes.astype(np.uint64) << _CODE_BITS | codes
        shift = _shift(len(self.table))
        # `take` with int64, which an index is in the end, takes a third of the time of an index of another type
        found: NDArray[np.uint32] = self.table.take((steps * _FACTORS[0] >> shift).view(np.int64))
        missed = np.flatnonzero(self.steps.take(found) != steps)
        steps = steps.take(missed)
        other = self.table.take((steps * _FACTORS[1] >> shift).view(np.int64))
        found[missed] = np.where(self.steps.take(other) == steps, other, 0)
        return found

    def nodes_of(self, words: Sequence[str]) -> NDArray[np.uint32]:
        """The nodes of words or beginnings of words (none of them empty), 0 for none."""
        codes, starts, sizes = _spelled(words)
        nodes = self.first[codes[starts]]
        for place in range(1, int(sizes.max(initial=0))):
            longer = np.flatnonzero(sizes > place)
            nodes[longer] = self.next(nodes[longer], codes[starts[longer] + place].astype(np.uint64))
        return nodes


def codes_of(text: str) -> NDArray[np.uint32]:
    """The characters of a text as numbers."""
    codes: NDArray[np.uint32] = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return np.minimum(codes, CODES - 1)


def _spelled(words: Sequence[str]) -> tuple[NDArray[np.uint32], Ints, Ints]:
    """The characters of words in a row, where each word starts, and its size."""
    sizes = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    return codes_of("".join(words)), np.cumsum(sizes) - sizes, sizes


def opened(first: NDArray[np.uint32], steps: NDArray[np.uint64], table: NDArray[np.uint32]) -> Trie:
    """The tree of arrays that `grown` made."""
    goes_on = np.zeros(len(steps), dtype=np.bool_)
    goes_on[(steps[steps != _NO_STEP] >> _CODE_BITS).astype(np.int64)] = True
    return Trie(first, steps, table, goes_on)


def grown(words: Sequence[str]) -> tuple[Trie, Ints]:
    """The tree of some words, and the node of each.  Same words in the same order, same arrays."""
    codes, starts, sizes = _spelled(words)
    firsts, nodes = np.unique(codes[starts], return_inverse=True)
    nodes += 1
    first = np.zeros(CODES, dtype="<u4")
    first[firsts] = np.arange(1, len(firsts) + 1)
    steps = np.full(len(firsts) + 1, _NO_STEP)  # to nodes of one character none leads, and none to node 0
    for place in range(1, int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > place)
        wanted = nodes[longer].astype(np.uint64) << _CODE_BITS | codes[starts[longer] + place]
        level, which = np.unique(wanted, return_inverse=True)
        nodes[longer] = len(steps) + which
        steps = np.concatenate([steps, level])
    return opened(first, steps, _table(steps)), nodes


def _table(steps: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The smallest table, at most half full, in which every step finds one of its places."""
    least = (2 * len(steps) - 1).bit_length()
    return next(table for bits in count(least) if (table := _placed(steps, 1 << bits)) is not None)


def _placed(steps: NDArray[np.uint64], size: int) -> NDArray[np.uint32] | None:
    """The table of a size; None where some steps still drive each other out after so many rounds."""
    places = (steps * _FACTORS >> _shift(size)).astype(np.int64)
    side = np.zeros(len(steps), dtype=np.int64)
    table = np.zeros(size, dtype="<u4")
    moving = np.flatnonzero(steps != _NO_STEP)
    for _ in range(_ROUNDS):
        wanted = places[side[moving], moving]
        there = table[wanted].astype(np.int64)
        table[wanted] = moving  # of several that want one place the last has it
        moving = np.unique(np.concatenate([there[there > 0], moving[table[wanted] != moving]]))
        if not len(moving):
            return table
        side[moving] ^= 1
    return None


def _shift(size: int) -> np.uint64:
    return np.uint64(65 - size.bit_length())
