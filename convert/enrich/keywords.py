"""Keywords of an article: how often a word stands in it, times how rare it is in newspapers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.enrich.dictionary import NOMINAL_MARK, VERBAL_MARK, Dictionary
from convert.enrich.frequencies import LEAST, listed, rarity, rows_of, shipped_text
from convert.enrich.segment import Words
from convert.tree import Keyword

MOST = 10
HEAD = 3.0
"""A word of a headline says three times as much as one of the body what an article is about."""
VERB = 0.5
"""A verb says half as much."""
SEEN = 2
"""A word that the table does not have, and a verb, must stand so often: once, it may be a slip or a chance."""


class Text(NamedTuple):
    """The words of one text, and what one of them weighs."""

    words: Words
    weight: float = 1.0


def eligible(word: str, known: Dictionary) -> bool:
    """Whether a word can be a keyword: of two characters or more, nominal or verbal, no one's name, no commonplace."""
    return known.mark_of(word) in (NOMINAL_MARK, VERBAL_MARK)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What is told of a word by its node: how rare it is in newspapers, and whether it is a surname.

    `levels` lead to `rarities`; level 0 is that of words not in the table of frequencies,
    which count as the rarest in it do.
    """

    levels: NDArray[np.uint16]
    rarities: NDArray[np.float64]
    surnames: NDArray[np.bool_]


@lru_cache(maxsize=4)
def table_of(known: Dictionary) -> Table:
    """The shipped frequencies and surnames, by the nodes of a dictionary."""
    documents, rows = rows_of(shipped_text())
    nodes = known.trie.nodes_of(list(chain.from_iterable(words for _, words in rows)))
    levels, surnames = np.zeros(len(known.marks), dtype=np.uint16), np.zeros(len(known.marks), dtype=np.bool_)
    levels[nodes] = np.arange(1, len(rows) + 1).repeat([len(words) for _, words in rows])
    surnames[known.trie.nodes_of(sorted(listed("surnames.txt")))] = True
    levels[0] = surnames[0] = 0  # what the dictionary does not have
    rarities = np.array([rarity(documents, count) for count in (LEAST, *(count for count, _ in rows))])
    return Table(levels, rarities, surnames)


def keywords_of_each(
    articles: Sequence[Sequence[Text]], table: Table, never: Sequence[Set[str]]
) -> list[tuple[Keyword, ...]]:
    """The words of each article that weigh most, at most ten; weights from 1 down, in four digits.

    `never` are an article's names and places.  All articles of a page at once: so few numbers take no time one by one.
    """
    every = [text for article in articles for text in article]
    if not every:
        return [() for _ in articles]
    texts = list(chain.from_iterable(text.words.texts for text in every))
    nodes = np.concatenate([text.words.nodes for text in every]).astype(np.int64)
    marks = np.frombuffer(b"".join(text.words.marks for text in every), dtype=np.uint8)
    sizes = [len(text.words.texts) for text in every]
    owner = np.arange(len(articles)).repeat([sum(len(text.words.texts) for text in article) for article in articles])
    weight = np.repeat([text.weight for text in every], sizes)
    starts = {*accumulate(sizes, initial=0)}
    said = _said(texts, nodes, marks, table, starts)
    own = owner.take(said) << _NODE_BITS | nodes.take(said)
    in_names = list(_in_names(texts, starts))
    people = np.isin(own, owner.take(in_names) << _NODE_BITS | nodes.take(in_names)) if in_names else own < 0
    said, own = said[~people], own[~people]
    words, first, which = np.unique(own, return_index=True, return_inverse=True)
    places = said.take(first)
    scores = _scores(words, marks.take(places) == VERBAL_MARK, which, weight.take(said), table)
    order = np.lexsort((-scores, words >> _NODE_BITS))
    order = order[scores.take(order) > 0]
    ends = (words.take(order) >> _NODE_BITS).searchsorted(np.arange(len(articles) + 1)).tolist()
    ranked = list(zip(scores.take(order).tolist(), [texts[at] for at in places.take(order).tolist()], strict=True))
    return [_best(ranked[a:b], names) for (a, b), names in zip(pairwise(ends), never, strict=True)]


_NODE_BITS = 32
_NODE = (1 << _NODE_BITS) - 1


def _said(
    texts: Sequence[str], nodes: NDArray[np.int64], marks: NDArray[np.uint8], table: Table, starts: Set[int]
) -> NDArray[np.intp]:
    """Where words stand that can be keywords, but for two characters behind a surname (not over a start): 欣怡."""
    can = (marks == NOMINAL_MARK) | (marks == VERBAL_MARK)
    for at in ((can[1:] & table.surnames.take(nodes[:-1])).nonzero()[0] + 1).tolist():
        can[at] = len(texts[at]) != 2 or at in starts
    return np.asarray(can.nonzero()[0])


_SPEAKS = frozenset({
    "说", "称", "告诉", "介绍", "表示", "认为", "坦言", "回忆", "笑言", "感慨", "透露", "指出", "强调", "建议", "解释",
})  # fmt: skip
_LAST = re.compile(f"[{''.join(sorted({word[-1] for word in _SPEAKS}))}]")
_BEHIND = frozenset("，：“。")


@cache
def _surnames() -> frozenset[str]:
    return listed("surnames.txt") | listed("more_surnames.txt")


def _in_names(texts: Sequence[str], starts: Set[int]) -> Iterator[int]:
    """Where jieba made a word of a speaker's name: 方志 of 方志远说, 文说 of 韩素文说：.

    A text begins at each of the starts.
    """
    surnames = _surnames()
    for found in _LAST.finditer("".join(map(itemgetter(-1), texts))):  # a character a word
        at = found.start()
        if at < 2 or at in starts or at - 1 in starts or len(texts[at - 1]) != 1:
            continue
        word = texts[at]
        if word in _SPEAKS:
            if len(texts[at - 2]) == 2 and texts[at - 2][0] in surnames and texts[at - 1].isalpha():
                yield at - 2
        elif word[1:] in _SPEAKS and texts[at - 2] in surnames and texts[at + 1 : at + 2] and texts[at + 1] in _BEHIND:
            yield at


def _scores(
    words: NDArray[np.int64],
    verbal: NDArray[np.bool_],
    which: NDArray[np.intp],
    weights: NDArray[np.float64],
    table: Table,
) -> NDArray[np.float64]:
    """What words say in all, by which of them is said how loudly; 0 for those that may be there by chance."""
    levels = table.levels.take(words & _NODE)
    rare = table.rarities.take(levels)
    scores = np.bincount(which, weights) * np.where(verbal, rare * VERB, rare)
    scores[(np.bincount(which) < SEEN) & ((levels == 0) | verbal)] = 0.0
    return np.asarray(scores)


def _best(ranked: Sequence[tuple[float, str]], never: Set[str]) -> tuple[Keyword, ...]:
    """The first ten of words that are in order of their scores; of those that say as much the first by code points."""
    best: list[tuple[float, str]] = []
    for score, word in ranked:
        if len(best) >= MOST and -score > best[-1][0]:
            break
        if word not in never:
            best.append((-score, word))
    best = sorted(best)[:MOST]
    return tuple(Keyword(word, round(score / best[0][0], 4)) for score, word in best)
