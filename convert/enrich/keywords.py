"""Keywords of an article: how often a word stands in it, times how rare it is in newspapers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from convert.enrich.dictionary import Dictionary
from convert.enrich.frequencies import Frequencies, listed
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

    words: Sequence[str]
    weight: float = 1.0


@lru_cache(maxsize=4)
def candidates(known: Dictionary) -> frozenset[str]:
    """What can be a keyword: words of two characters or more, nominal, no one's name, no commonplace."""
    words = (known.nominal | known.verbal | listed("common.txt")) - listed("stop.txt")
    return frozenset(word for word in words if len(word) >= 2 and not word.isascii())


def eligible(word: str, known: Dictionary) -> bool:
    """Whether a word can be a keyword."""
    return word in candidates(known)


def keywords_of(
    texts: Iterable[Text], known: Dictionary, table: Frequencies, never: frozenset[str]
) -> tuple[Keyword, ...]:
    """The words that weigh most, at most ten; weights from 1 down, in four digits.  `never` are names and places."""
    alike: defaultdict[float, Counter[str]] = defaultdict(Counter)
    for text in texts:
        alike[text.weight].update(text.words)
        alike[text.weight].subtract(_given_names(text.words))
    weights: defaultdict[str, float] = defaultdict(float)
    times: Counter[str] = Counter()
    for weight, counts in alike.items():
        for word in candidates(known).intersection(counts) - never:
            if counts[word] > 0:
                weights[word] += weight * counts[word]
                times[word] += counts[word]
    scores = {word: weight * say for word, weight in weights.items() if (say := _say(word, times, known, table))}
    best = sorted(scores, key=lambda word: (-scores[word], word))[:MOST]
    return tuple(Keyword(word, round(scores[word] / scores[best[0]], 4)) for word in best)


def _given_names(words: Sequence[str]) -> list[str]:
    """The words of two characters behind a surname: 欣怡 behind 王."""
    surnames = listed("surnames.txt")
    return [word for before, word in pairwise(words) if before in surnames and len(word) == 2]


def _say(word: str, times: Mapping[str, int], known: Dictionary, table: Frequencies) -> float:
    """How much one mention of a word says; 0 of one that may be there by chance."""
    verbal = word in known.verbal
    if times[word] < SEEN and (verbal or word not in table.of):
        return 0.0
    return table.rarity(word) * (VERB if verbal else 1.0)
