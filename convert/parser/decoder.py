"""The best labels of a chain, and how sure: Viterbi and forward-backward over numpy.

Knows nothing of newspapers: it takes scores for each place and each step, -inf where the grammar or
a person says no.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_NEVER = -np.inf


class ContradictionError(ValueError):
    """No labelling satisfies the constraints; `place` is the first line that cannot be reached."""

    def __init__(self, place: int) -> None:
        super().__init__(f"the constraints leave no label for line {place} of the chain")
        self.place = place


@dataclass(frozen=True, slots=True)
class Chain:
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
    column = np.ascontiguousarray(chain.steps.T)  # [to, from]: the maximum runs along memory
    score, rows = places[0], np.arange(labels)
    _check(score, 0)
    for t in range(1, length):
        total = column + score
        back[t] = total.argmax(axis=1)
        score = total[rows, back[t]] + places[t]
        _check(score, t)
    best = np.zeros(length, dtype=np.intp)
    best[-1] = score.argmax()
    for t in range(length - 1, 0, -1):
        best[t - 1] = back[t, best[t]]
    return best


def _check(score: Scores, place: int) -> None:
    if score.max() == _NEVER:
        raise ContradictionError(place)


def marginals(chain: Chain) -> Scores:
    """[T, K]: how likely each label is at each place, over all allowed sequences."""
    places = chain.opened()
    if not len(places):
        return places
    top = places.max(axis=1, keepdims=True)
    _check(np.atleast_1d(top.min()), int(top.argmin()))
    local = np.exp(places - top)
    steps = np.exp(chain.steps - chain.steps[np.isfinite(chain.steps)].max())
    forward, backward = _forward(local, steps), _backward(local, steps)
    both: Scores = forward * backward
    both /= both.sum(axis=1, keepdims=True)
    return both


def _forward(local: Scores, steps: Scores) -> Scores:
    """Scaled to sum to one at each place, which is all a marginal needs."""
    found = np.empty_like(local)
    message = local[0] / local[0].sum()
    found[0] = message
    for t in range(1, len(local)):
        message = (message @ steps) * local[t]
        total = message.sum()
        if total <= 0.0:
            raise ContradictionError(t)
        message /= total
        found[t] = message
    return found


def _backward(local: Scores, steps: Scores) -> Scores:
    found = np.empty_like(local)
    message = np.ones(local.shape[1])
    found[-1] = message
    for t in range(len(local) - 2, -1, -1):
        message = steps @ (local[t + 1] * message)
        message /= message.sum()
        found[t] = message
    return found
