"""Boosted trees: what the second look asks (see `second.py`), for a few rows at a time.

A tree is not walked from its root.  Its leaves are counted from left to right; a test that fails rules out all leaves
to the left of it, and the first leaf that no test rules out is the one that the walk would end in.  So all tests of
all trees are made at once.  (QuickScorer: C. Lucchese and others, SIGIR 2015.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MOST_LEAVES = 32
"""Of a tree: one bit each."""
_TOGETHER = 8  # rows whose tests are made at a time


class _Tests(NamedTuple):
    """The tests of all trees: the first of each tree, then the second of each, and so on.

    Where a tree has fewer than others, the rest of its tests never fail.
    """

    column: NDArray[np.intp]
    edge: NDArray[np.float32]
    ruled_out: NDArray[np.uint32]  # the leaves, one bit each, that a value above the edge rules out
    values: NDArray[np.float32]  # [trees * MOST_LEAVES]: what each leaf says


@dataclass(frozen=True, eq=False, repr=False)
class Forest:
    """Boosted trees, all nodes in one table; a leaf is its own child."""

    names: tuple[str, ...]  # of the columns
    column: NDArray[np.int16]  # [nodes]: which column is asked
    edge: NDArray[np.float32]  # [nodes]: up to this value to the left
    left: NDArray[np.int32]  # [nodes]
    right: NDArray[np.int32]  # [nodes]
    value: NDArray[np.float32]  # [nodes]: of a leaf, in log odds
    roots: NDArray[np.int32]  # [trees], ascending: the nodes of a tree stand together
    base: float  # log odds before any tree

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """[rows]: the log odds of yes."""
        parts = [self._odds(rows[first : first + _TOGETHER]) for first in range(0, len(rows), _TOGETHER)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        tests, trees = self._tests, len(self.roots)
        failed = rows.take(tests.column, axis=1) > tests.edge
        gone = np.multiply(tests.ruled_out, failed).reshape(len(rows), -1, trees)
        left = ~np.bitwise_or.reduce(gone, axis=1)
        _, leaf = np.frexp((left & (~left + _ONE)).astype(np.float64))  # the place of the lowest bit, from 1
        leaf += np.arange(-1, trees * MOST_LEAVES - 1, MOST_LEAVES, dtype=leaf.dtype)
        return np.asarray(self.base + tests.values.take(leaf).sum(axis=1, dtype=np.float64))

    @cached_property
    def _tests(self) -> _Tests:
        levels = list(self._levels())
        leaves = np.ones(len(self.left), dtype=np.int64)  # of each node's subtree
        for nodes in reversed(levels):
            leaves[nodes] = leaves[self.left[nodes]] + leaves[self.right[nodes]]
        if leaves[self.roots].max(initial=0) > MOST_LEAVES:
            raise ValueError(f"a tree with more than {MOST_LEAVES} leaves")
        first = np.zeros(len(self.left), dtype=np.int64)  # the first leaf of each node's subtree
        for nodes in levels:
            first[self.left[nodes]] = first[nodes]
            first[self.right[nodes]] = first[nodes] + leaves[self.left[nodes]]
        nodes = np.arange(len(self.left))
        tree = np.searchsorted(self.roots, nodes, side="right") - 1
        asks = self.left != nodes
        number = np.cumsum(asks) - 1  # of each test, and within its tree
        number -= (np.cumsum(asks) - asks)[self.roots][tree]
        shape = int(number.max(initial=0)) + 1, len(self.roots)
        tests = number[asks], tree[asks]
        column, ruled_out = np.zeros(shape, dtype=np.intp), np.zeros(shape, dtype=np.uint32)
        edge = np.full(shape, np.inf, dtype=np.float32)
        column[tests], edge[tests] = self.column[asks], self.edge[asks]
        ruled_out[tests] = (((1 << leaves[self.left]) - 1) << first)[asks]
        values = np.zeros(len(self.roots) * MOST_LEAVES, dtype=np.float32)
        values[(tree * MOST_LEAVES + first)[~asks]] = self.value[~asks]
        return _Tests(column.ravel(), edge.ravel(), ruled_out.ravel(), values)

    def _levels(self) -> Iterator[NDArray[np.intp]]:
        """The nodes that ask something, those of all trees that are as deep at a time, roots first."""
        nodes = self.roots.astype(np.intp)
        while len(nodes := nodes[self.left[nodes] != nodes]):
            yield nodes
            nodes = np.concatenate((self.left[nodes], self.right[nodes])).astype(np.intp)


_ONE = np.uint32(1)
