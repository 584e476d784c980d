"""Which of two lists belong together: by the characters they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from convert.tree import without_space

LEAST = 0.5
"""The Dice coefficient of their grams from which on two texts are held to be one that was changed."""

_GRAM = 3


def grams(text: str) -> frozenset[str]:
    """Every three neighbouring characters of a text, spaces apart; a shorter text as it is, an empty one has none."""
    text = without_space(text)
    return frozenset(text[i : i + _GRAM] for i in range(max(len(text) - _GRAM + 1, 1 if text else 0)))


def shared(befores: Sequence[frozenset[str]], afters: Sequence[frozenset[str]]) -> Counter[tuple[int, int]]:
    """How many grams each two have in common, of those that have any; the time is that of what is shared."""
    index: dict[str, list[int]] = {}
    for i, known in enumerate(befores):
        for gram in known:
            index.setdefault(gram, []).append(i)
    return Counter((i, j) for j, known in enumerate(afters) for gram in known for i in index.get(gram, ()))


def likeliest(befores: Sequence[frozenset[str]], afters: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The pairs that share most, each member once; of equally good ones those whose places differ least."""
    counts = shared(befores, afters)
    shares = {(i, j): 2 * count / (len(befores[i]) + len(afters[j])) for (i, j), count in counts.items()}
    good = sorted((-share, abs(i - j), i, j) for (i, j), share in shares.items() if share >= LEAST)
    found, taken_before, taken_after = [], set[int](), set[int]()
    for _, _, i, j in good:
        if i not in taken_before and j not in taken_after:
            taken_before.add(i)
            taken_after.add(j)
            found.append((i, j))
    return sorted(found)


def equals(befores: Iterable[Hashable], afters: Iterable[Hashable]) -> list[tuple[int, int]]:
    """The pairs of equal values, the first with the first; None is equal to nothing."""
    places: dict[Hashable, list[int]] = {}
    for i, key in enumerate(befores):
        places.setdefault(key, []).append(i)
    found = []
    for j, key in enumerate(afters):
        if key is not None and places.get(key):
            found.append((places[key].pop(0), j))
    return sorted(found)


def out_of_order(places: Sequence[int]) -> set[int]:
    """Which of these numbers were moved: the fewest without which the rest goes up."""
    tails: list[int] = []  # the lowest end of a rising run of each length
    lengths = []
    for place in places:
        length = bisect_left(tails, place)
        tails[length : length + 1] = [place]
        lengths.append(length)
    wanted, kept, limit = len(tails) - 1, set(), None
    for place, length in zip(reversed(places), reversed(lengths), strict=True):
        if length == wanted and (limit is None or place < limit):
            kept.add(place)
            wanted, limit = wanted - 1, place
    return set(places) - kept
