"""What a stated probability is worth: a monotone map from what the model says to how often it is right.

Made on pages that the model did not see in training; kept in the model as a few knots.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Knots = tuple[tuple[float, ...], tuple[float, ...]]  # said, right

# Most lines are beyond doubt: the bins are fine near certainty, where they are needed.
_EDGES = np.array([0.0, 0.35, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.97, 0.985, 0.993, 0.997, 0.999, 0.9997, 1.01])
_FEWEST = 12  # a bin with fewer lines is joined with the next


def knots_of(said: Sequence[float], right: Sequence[bool]) -> Knots:
    """The map from probabilities as said to shares that were right, never falling."""
    bins = _bins(np.asarray(said, dtype=float), np.asarray(right, dtype=float))
    if not bins:
        return (0.0, 1.0), (0.0, 1.0)
    counts, means, shares = (np.array(column) for column in zip(*bins, strict=True))
    level = pool_adjacent(shares, counts)
    return (0.0, *(round(float(x), 5) for x in means)), (0.0, *(round(float(x), 5) for x in level))


def _bins(said: NDArray[np.float64], right: NDArray[np.float64]) -> list[tuple[float, float, float]]:
    """Count, mean of what was said, share that was right: for each bin, small ones joined."""
    found: list[tuple[float, float, float]] = []
    waiting = np.zeros(len(said), dtype=bool)
    for low, high in pairwise(_EDGES):
        waiting |= (said >= low) & (said < high)
        if waiting.sum() >= _FEWEST:
            found.append((float(waiting.sum()), float(said[waiting].mean()), float(right[waiting].mean())))
            waiting[:] = False
    return found


def pool_adjacent(shares: NDArray[np.float64], counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """The closest sequence that never falls (pool adjacent violators)."""
    pools: list[list[float]] = []  # value, weight, length
    for share, count in zip(shares, counts, strict=True):
        pools.append([float(share), float(count), 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value, weight, length = pools.pop()
            total = pools[-1][1] + weight
            pools[-1] = [(pools[-1][0] * pools[-1][1] + value * weight) / total, total, pools[-1][2] + length]
    return np.array([value for value, _, length in pools for _ in range(int(length))])
