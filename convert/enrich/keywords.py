"""Keywords of an article: how often a word stands in it, times how rare it is in newspapers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, compress

from convert.enrich.dictionary import NOMINAL_MARK, VERBAL_MARK, Dictionary
from convert.enrich.frequencies import LEAST, Frequencies, listed, rarity
from convert.enrich.segment import Words
from convert.tree import Keyword

MOST = 10
HEAD = 3.0
"""A word of a headline says three times as much as one of the body what an article is about."""
VERB = 0.5
"""A verb says half as much."""
SEEN = 2
"""A word that the table does not have, and a verb, must stand so often: once, it may be a slip or a chance."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one text, and what one of them weighs."""

    words: Words
    weight: float = 1.0


def eligible(word: str, known: Dictionary) -> bool:
    """Whether a word can be a keyword: of two characters or more, nominal or verbal, no one's name, no commonplace."""
    return known.mark_of(word) in (NOMINAL_MARK, VERBAL_MARK)


def keywords_of(texts: Iterable[Text], table: Frequencies, never: frozenset[str]) -> tuple[Keyword, ...]:
    """The words that weigh most, at most ten; weights from 1 down, in four digits.  `never` are names and places."""
    said: dict[float, list[str]] = {}
    verbal = set[str]()
    for text in texts:
        said.setdefault(text.weight, []).extend(_said(text.words))
        verbal.update(compress(text.words.texts, text.words.marked(VERBAL_MARK)))
    scores = _scores(said, verbal, table)
    for word in never:
        scores.pop(word, None)
    least = sorted(scores.values(), reverse=True)[:MOST][-1:]
    best = sorted((-score, word) for word, score in scores.items() if score >= least[0])[:MOST]
    return tuple(Keyword(word, round(score / best[0][0], 4)) for score, word in best)


def _said(words: Words) -> list[str]:
    """The words that can be keywords, as often as they stand, but no two characters behind a surname: 欣怡."""
    texts, surnames = words.texts, listed("surnames.txt")
    places = compress(range(len(texts)), words.marked(NOMINAL_MARK, VERBAL_MARK))
    return [texts[at] for at in places if len(texts[at]) != 2 or not at or texts[at - 1] not in surnames]


def _scores(said: Mapping[float, Sequence[str]], verbal: Set[str], table: Frequencies) -> dict[str, float]:
    """What each word says in all; without those that say nothing, and those that may be there by chance."""
    usual = max(said, key=lambda weight: len(said[weight]), default=1.0)
    more: dict[str, float] = {}  # what the words of other texts weigh more
    for weight, words in said.items():
        for word in words if weight != usual else ():
            more[word] = more.get(word, 0.0) + (weight - usual)
    scores: dict[str, float] = {}
    of, documents, extra = table.of.get, table.documents, more.get
    for word, times in Counter(chain.from_iterable(said.values())).items():
        known = of(word)
        if times < SEEN and (known is None or word in verbal):
            continue
        rare = rarity(documents, known or LEAST)
        if score := (usual * times + extra(word, 0.0)) * (rare * VERB if word in verbal else rare):
            scores[word] = score
    return scores
