"""The likeliest way through a text in words of a dictionary, as jieba finds it, for all places at once.

A *stretch* is a part of a text over whose ends no word goes, so the best way through a text is the best ways through
its stretches.  These are found side by side, from their ends on: for the last place of each, for the one before it,
and so on.

jieba sums up from the end of a block (all that it looks at in one: Han characters and letters), which gives other last
bits than to sum up from the end of a stretch.  Where two ways are so close that these could decide, and in long
stretches, a block is done as jieba does it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.enrich.dictionary import LOOKED_AT, NEVER, Dictionary
from convert.enrich.trie import CODES, Ints

_LOOKED_AT = np.zeros(CODES, dtype=np.bool_)
_LOOKED_AT[LOOKED_AT] = True
_LONG = 32
"""Side by side, a place in the longest stretch costs as much as a hundred in a row."""
_DOUBT = 1e-6
"""Far more than the rounding of sums (1e-8 in a text of 100,000 characters), far less than what tells words apart."""


class Graph(NamedTuple):
    """All words in a text: `words` has for each size, from two on, where they stand and their nodes in the dictionary.

    `weights`: log probabilities, NEVER for no word; row n, column p is of the n + 1 characters from place p on.  Of one
    character there is always a word where there is no longer one.  `ends`: where each stretch ends.
    """

    words: list[tuple[Ints, NDArray[np.uint32]]]
    weights: NDArray[np.float64]
    ends: Ints


def graph_of(codes: NDArray[np.uint32], known: Dictionary) -> Graph:
    """The words in a text of at least one character."""
    trie, following, size = known.trie, codes.astype(np.uint64), len(codes)
    own = np.arange(1, size + 1)
    nodes, reach = trie.first.take(codes), own.copy()
    single = known.weights.take(nodes)
    found, words = list[NDArray[np.float64]](), list[tuple[Ints, NDArray[np.uint32]]]()
    at: Ints = np.flatnonzero(trie.goes_on.take(nodes[:-1]))
    nodes = nodes.take(at)
    while len(at):
        nodes = trie.next(nodes, following.take(at + len(words) + 1))
        weights = known.weights.take(nodes)
        whole = np.flatnonzero(weights != NEVER)
        places = at.take(whole)
        found.append(weights.take(whole))
        words.append((places, nodes.take(whole)))
        reach[places] = places + len(words) + 1
        on = np.flatnonzero(trie.goes_on.take(nodes) & (at < size - len(words) - 1))
        at, nodes = at.take(on), nodes.take(on)
    table = np.full((max((n for n, one in enumerate(found, 2) if len(one)), default=1), size), NEVER)
    table[0] = np.where((reach == own) & (single == NEVER), known.unknown, single)
    for row, (places, _), weights in zip(table[1:], words, found, strict=False):
        row[places] = weights
    return Graph(words, table, np.flatnonzero(np.maximum.accumulate(reach) == own) + 1)


def best_sizes(graph: Graph, codes: NDArray[np.uint32]) -> Ints:
    """For each place, of what size the first word of the likeliest way from there on is."""
    lengths = np.diff(graph.ends, prepend=0)
    left = np.repeat(graph.ends, lengths) - np.arange(graph.ends[-1])
    sizes, doubtful = _side_by_side(graph.weights, np.minimum(left, _LONG + 1).astype(np.uint8))
    if len(doubtful):
        outside = np.flatnonzero(~np.append(_LOOKED_AT[codes], False))
        for end in np.unique(outside[np.searchsorted(outside, doubtful)]):
            before = outside[np.searchsorted(outside, end) - 1] + 1 if end > outside[0] else 0
            sizes[before:end] = _in_a_row(graph.weights[:, before:end])
    return sizes


def _side_by_side(weights: NDArray[np.float64], left: NDArray[np.uint8]) -> tuple[Ints, Ints]:
    """The sizes, of places that have so many characters left in their stretch; and the places in doubt."""
    places = np.argsort(left, kind="stable")
    until = np.cumsum(np.bincount(left))
    sizes, score = np.ones(len(left), dtype=np.int64), np.zeros(len(left))
    ahead = np.arange(1, len(weights) + 1)[:, None]
    doubtful = [places[until[_LONG] :]] if len(until) > _LONG + 1 else []
    score[places[: until[1]]] = weights[0, places[: until[1]]]
    for count in range(2, min(len(until), _LONG + 1)):
        at = places[until[count - 1] : until[count]]
        values = weights[:count].take(at, axis=1)
        inner = min(count - 1, len(weights))  # behind a word of all that is left nothing stands
        values[:inner] += score.take(at + ahead[:inner])
        best = values.argmax(0)
        column = np.arange(len(at))
        score[at], sizes[at] = values[best, column], best + 1
        values[best, column] = NEVER
        doubtful.append(at[score[at] - values.max(0) <= _DOUBT])
    return sizes, np.concatenate([*doubtful, np.zeros(0, dtype=np.int64)])


def _in_a_row(weights: NDArray[np.float64]) -> list[int]:
    """The sizes, of a block's places one after the other from its end on, as jieba sums up."""
    columns = weights.T.tolist()
    score, sizes = [0.0] * (len(columns) + 1), [1] * len(columns)
    for at in range(len(columns) - 1, -1, -1):
        # of equals the longer word, as jieba's max() over (score, end) has it
        score[at], sizes[at] = max(
            (weight + score[at + size], size) for size, weight in enumerate(columns[at][: len(columns) - at], 1)
        )
    return sizes
