"""A forest says what walking its trees from their roots would say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.parser.forest import MOST_LEAVES, Forest

COLUMNS = ("width", "gap", "start")
Tree = list[tuple[int, float, int, int, float]]
"""Of each node its column, edge, left and right child (its own number for a leaf), and value."""


def grown(draw: st.DrawFn, leaves: int) -> Tree:
    """A tree with so many leaves, its nodes in the order of a walk."""
    nodes: Tree = []

    def grow(size: int) -> int:
        at = len(nodes)
        if size == 1:
            nodes.append((0, 0.0, at, at, float(draw(st.integers(-8, 8))) / 4))
            return at
        column, edge = draw(st.integers(0, len(COLUMNS) - 1)), float(draw(st.integers(-3, 3)))
        nodes.append((column, edge, at, at, 0.0))
        of_left = draw(st.integers(1, size - 1))
        left, right = grow(of_left), grow(size - of_left)
        nodes[at] = (column, edge, left, right, 0.0)
        return at

    grow(leaves)
    return nodes


def planted(trees: list[Tree], base: float = 0.25) -> Forest:
    nodes, roots = [], []
    for tree in trees:
        roots.append(len(nodes))
        nodes += [
            (column, edge, left + roots[-1], right + roots[-1], value) for column, edge, left, right, value in tree
        ]
    column, edge, left, right, value = zip(*nodes, strict=True)
    return Forest(
        COLUMNS, np.array(column, np.int16), np.array(edge, np.float32), np.array(left, np.int32),
        np.array(right, np.int32), np.array(value, np.float32), np.array(roots, np.int32), base,
    )  # fmt: skip


def walked(tree: Tree, row: list[float]) -> float:
    at = 0
    while tree[at][2] != at:
        column, edge, left, right, _ = tree[at]
        at = left if row[column] <= edge else right
    return tree[at][4]


@given(st.data())
def test_what_a_walk_finds(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, MOST_LEAVES), min_size=1, max_size=4))
    trees = data.draw(st.composite(lambda draw: [grown(draw, size) for size in sizes])())
    cells = st.lists(st.integers(-4, 4).map(float), min_size=len(COLUMNS), max_size=len(COLUMNS))
    rows = data.draw(st.lists(cells, min_size=1, max_size=20))
    found = planted(trees).odds(np.array(rows, dtype=np.float32)).tolist()
    assert found == [0.25 + sum(walked(tree, row) for tree in trees) for row in rows]


def test_no_rows() -> None:
    assert planted([[(0, 0.0, 0, 0, 1.0)]]).odds(np.zeros((0, len(COLUMNS)), dtype=np.float32)).tolist() == []


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    tree: Tree = []
    for k in range(MOST_LEAVES):
        tree += [(0, float(k), 2 * k + 1, 2 * k + 2, 0.0), (0, 0.0, 2 * k + 1, 2 * k + 1, 0.0)]
    tree.append((0, 0.0, 2 * MOST_LEAVES, 2 * MOST_LEAVES, 0.0))
    with pytest.raises(ValueError, match="more than 32 leaves"):
        planted([tree]).odds(np.zeros((1, len(COLUMNS)), dtype=np.float32))
