"""Keywords of an article: how often a word stands in it, times how rare it is in newspapers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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
def _candidates(known: Dictionary) -> frozenset[str]:
    return (known.nominal | known.verbal | listed("common.txt")) - listed("stop.txt")


def eligible(word: str, known: Dictionary) -> bool:
    """Whether a word can be a keyword: two characters or more, nominal, no one's name, no commonplace."""
    return len(word) >= 2 and word in _candidates(known) and not word.isascii()


def keywords_of(
    texts: Iterable[Text], known: Dictionary, table: Frequencies, never: frozenset[str]
) -> tuple[Keyword, ...]:
    """The words that weigh most, at most ten; weights from 1 down, in four digits.  `never` are names and places."""
    weights: defaultdict[str, float] = defaultdict(float)
    times: Counter[str] = Counter()
    for text in texts:
        counts = Counter(text.words)
        counts.subtract(_given_names(text.words))
        for word, count in counts.items():
            if count > 0 and len(word) > 1:
                weights[word] += text.weight * count
                times[word] += count
    sure = [
        word for word in weights if word not in never and eligible(word, known) and _is_sure(word, times, known, table)
    ]
    scores = {w: weights[w] * table.rarity(w) * (VERB if w in known.verbal else 1.0) for w in sure}
    best = sorted(scores, key=lambda word: (-scores[word], word))[:MOST]
    return tuple(Keyword(word, round(scores[word] / scores[best[0]], 4)) for word in best)


def _given_names(words: Sequence[str]) -> list[str]:
    """The words of two characters behind a surname: 欣怡 behind 王."""
    surnames = listed("surnames.txt")
    return [word for before, word in pairwise(words) if before in surnames and len(word) == 2]


def _is_sure(word: str, times: Counter[str], known: Dictionary, table: Frequencies) -> bool:
    return times[word] >= SEEN or (word in table.of and word not in known.verbal)
