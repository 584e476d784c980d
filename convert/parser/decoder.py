"""The best labels of a chain, and how sure: Viterbi and forward-backward over numpy.

Knows nothing of newspapers: it takes scores for each place and each step, -inf where the grammar or
a person says no.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_NEVER = -math.inf


class ContradictionError(ValueError):
    """No labelling satisfies the constraints; `place` is the first line that cannot be reached."""

    def __init__(self, place: int) -> None:
        super().__init__(f"the constraints leave no label for line {place} of the chain")
        self.place = place


class Chain(NamedTuple):
    """A linear chain: what each place says, what each step says, and how it may begin."""

    places: Scores  # [T, K]
    steps: Scores  # [K, K], from row to column
    first: Scores  # [K]

    def opened(self) -> Scores:
        """The places, with how the chain may begin counted in."""
        places = self.places.copy()
        places[:1] += self.first
        return places


def viterbi(chain: Chain) -> NDArray[np.intp]:
    """The likeliest sequence of labels."""
    places = chain.opened()
    length, labels = places.shape
    if not length:
        return np.zeros(0, dtype=np.intp)
    back = np.zeros((length, labels), dtype=np.intp)
    scores = np.empty_like(places)
    column = np.ascontiguousarray(chain.steps.T)  # [to, from]: the maximum runs along memory
    total, rows = np.empty_like(column), np.arange(0, column.size, labels)
    scores[0] = places[0]
    for t in range(1, length):
        np.add(column, scores[t - 1], out=total)
        total.argmax(axis=1, out=back[t])
        np.add(total.take(rows + back[t]), places[t], out=scores[t])
    _check(scores)
    best = [int(scores[-1].argmax())]
    for row in back[:0:-1].tolist():
        best.append(row[best[-1]])
    return np.array(best[::-1], dtype=np.intp)


def _check(scores: Scores) -> None:
    """Where no label is left, none is left from there on."""
    top = scores.max(axis=1)
    if top.min() == _NEVER:
        raise ContradictionError(int((top == _NEVER).argmax()))


def marginals(chain: Chain) -> Scores:
    """[T, K]: how likely each label is at each place, over all allowed sequences."""
    return _summed(chain)[0]


def best_and_marginals(chain: Chain) -> tuple[NDArray[np.intp], Scores]:
    """What `viterbi` and `marginals` say, in less time than the two take."""
    likely, total = _summed(chain)
    return _best_among(chain, likely, total), likely


def _summed(chain: Chain) -> tuple[Scores, float]:
    """The marginals, and the logarithm of the sum over all sequences."""
    places = chain.opened()
    if not len(places):
        return places, 0.0
    top = places.max(axis=1, keepdims=True)
    _check(top)
    local = np.exp(places - top)
    highest = chain.steps[np.isfinite(chain.steps)].max()
    steps = np.exp(chain.steps - highest)
    both, total, scale = _both(local, steps, _EVERY)
    if total.min() < _FADED:
        viterbi(chain)  # which says where no label is left, if that is the reason
        both, total, scale = _both(local, steps, 1)
    if not total.all():  # weights so far apart that beside the likeliest sequence no other is left of a float
        return np.eye(places.shape[1])[viterbi(chain)], _NEVER
    both /= total
    return both, scale + float(top.sum()) + (len(places) - 1) * float(highest)


_FEW = 4  # labels a place, on the average, up to which they are gone through one by one
_ROOM = 1e-6  # for rounding


def _best_among(chain: Chain, likely: Scores, total: float) -> NDArray[np.intp]:
    """The likeliest sequence.

    A label at a place is left out where all sequences through it together weigh less than one that is known.
    """
    places, steps = chain.opened(), chain.steps
    guess = likely.argmax(axis=1)
    known = places[np.arange(len(guess)), guess].sum() + steps[guess[:-1], guess[1:]].sum()
    kept = likely >= math.exp(min(0.0, known - total - _ROOM))
    if known == _NEVER or np.count_nonzero(kept) > _FEW * len(guess):
        return viterbi(chain)
    best, several = guess.tolist(), (np.count_nonzero(kept, axis=1) > 1).nonzero()[0].tolist()
    while several:
        first = after = several.pop()
        while several and several[-1] == first - 1:
            first = several.pop()
        best[first : after + 1] = _best_between(chain, kept, best, first, after + 1)
    return np.array(best, dtype=np.intp)


_EVERY, _FADED = 16, 1e-200
"""Messages are brought back to a sum of one at every so many places: what a place shows is a share, so their scale
does not matter unless they fade so far."""


def _best_between(chain: Chain, kept: NDArray[np.bool_], best: list[int], first: int, after: int) -> list[int]:
    """The best labels of places at which several are kept, between two (if any) at which only one is."""
    places, steps = chain.opened()[first:after], chain.steps
    scores = {label: places.item(0, label) for label in kept[first].nonzero()[0].tolist()}
    if first:
        scores = {label: score + steps.item(best[first - 1], label) for label, score in scores.items()}
    back: list[dict[int, int]] = []
    for t in range(1, after - first):
        came = {label: _best_before(scores, steps, label) for label in kept[first + t].nonzero()[0].tolist()}
        scores = {label: scores[one] + steps.item(one, label) + places.item(t, label) for label, one in came.items()}
        back.append(came)
    found = [_best_before(scores, steps, best[after]) if after < len(best) else max(scores, key=scores.__getitem__)]
    for came in reversed(back):
        found.append(came[found[-1]])
    return found[::-1]


def _best_before(scores: dict[int, float], steps: Scores, label: int) -> int:
    return max(scores, key=lambda one: scores[one] + steps.item(one, label))


def _both(local: Scores, steps: Scores, every: int) -> tuple[Scores, Scores, float]:
    """[T, K] and [T, 1]: how likely all sequences through a label are, but for a factor, and their sum.

    And the logarithm of the sum over all sequences.
    """
    both, scale = _forward(local, steps, every)
    last = float(np.add.reduce(both[-1]))
    both *= _backward(local, steps, every)
    return both, both.sum(axis=1, keepdims=True), scale + (math.log(last) if last else _NEVER)


def _forward(local: Scores, steps: Scores, every: int) -> tuple[Scores, float]:
    """What leads to each label, brought back to a sum of one now and then, and the logarithm of how far in all."""
    found, scale, multiply = np.empty_like(local), 0.0, np.multiply
    found[0] = local[0]
    for t, (before, here, said) in enumerate(zip(found[:-1], found[1:], local[1:], strict=True)):
        before.dot(steps, here)
        multiply(here, said, here)
        if t % every == 0:
            total = float(np.add.reduce(here)) or 1.0
            np.divide(here, total, here)
            scale += math.log(total)
    return found, scale


def _backward(local: Scores, steps: Scores, every: int) -> Scores:
    found = np.empty_like(local)
    found[-1] = 1.0
    message, multiply = np.empty(local.shape[1]), np.multiply
    for t, (after, here, said) in enumerate(zip(found[:0:-1], found[-2::-1], local[:0:-1], strict=True)):
        multiply(said, after, message)
        steps.dot(message, here)
        if t % every == 0:
            np.divide(here, np.add.reduce(here) or 1.0, here)
    return found
