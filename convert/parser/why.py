"""Why a line has its label: the features that spoke most for it, by name."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from convert.parser.features import OFFSETS, PageFeatures
from convert.parser.model_file import Known, Model

CUES = 3
"""How many features are named: enough to see the reason, few enough to read."""

_OWN = OFFSETS.index(0)
_STEPS = 10_000
"""To a unit of weight: what differs by less is the same."""
_MOST = 1000 * _STEPS  # no feature says as much


def cues(features: PageFeatures, known: Known, columns: NDArray[np.intp], model: Model) -> list[tuple[str, ...]]:
    """For each line, the names of its own features that spoke most for the label in its column, strongest first.

    A feature's say is its weight for that label against its mean weight for all of them; of features that say as much,
    the first by name stands first (rows are in the order of names).
    """
    rows, lines = _own(features, known)
    own = model.weights[:, _OWN]
    said = own.reshape(-1).take(rows * own.shape[1] + columns.take(lines)) - model.means.take(rows)
    says = np.rint(said * _STEPS).astype(np.int64)
    speaking = ((says > 0) & (rows != model.rows.get("bias", -1))).nonzero()[0]
    rows, lines, says = rows.take(speaking), lines.take(speaking), says.take(speaking)
    # one number for line, say and row: to sort numbers is faster than to sort places by them
    numbers = ((lines + 1) * _MOST - says) * len(model.rows) + rows
    numbers.sort()
    lines = numbers // (_MOST * len(model.rows))
    first = np.ones(len(numbers), dtype=bool)
    first[CUES:] = lines[CUES:] != lines[:-CUES]
    strongest: list[list[str]] = [[] for _ in features.places]
    for line, row in zip(lines[first].tolist(), (numbers[first] % len(model.rows)).tolist(), strict=True):
        strongest[line].append(model.names[row])
    return [tuple(names) for names in strongest]


def _own(features: PageFeatures, known: Known) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The rows of each line's own features, and for each row its line: those of first lines, then those of others."""
    firsts = np.array([line for line, (_, place) in enumerate(features.places) if place == 0], dtype=np.intp)
    lines = (
        firsts.repeat(known.pieces.counts.sum(axis=1)),
        np.arange(len(features.places)).repeat(known.inside.counts[:, 0]),
    )
    return np.concatenate((known.pieces.flat, known.inside.flat)), np.concatenate(lines)
