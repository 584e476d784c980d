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
    says = np.rint((model.weights[rows, _OWN, columns[lines]] - model.means[rows]) * _STEPS).astype(np.int64)
    speaking = ((says > 0) & (rows != model.rows.get("bias", -1))).nonzero()[0]
    rows, lines, says = rows[speaking], lines[speaking], says[speaking]
    order = ((lines * _MOST - says) * len(model.rows) + rows).argsort()
    rank = np.arange(len(order)) - lines.searchsorted(lines)  # lines are in order, before and after
    strongest: list[list[str]] = [[] for _ in features.places]
    first = order[rank < CUES]
    for line, row in zip(lines[first].tolist(), rows[first].tolist(), strict=True):
        strongest[line].append(model.names[row])
    return [tuple(names) for names in strongest]


def _own(features: PageFeatures, known: Known) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The rows of each line's own features, and for each row its line."""
    pieces, inside = known.pieces, known.inside
    piece, place = np.array(features.places, dtype=np.intp).reshape(-1, 2).T
    starts = np.where(place == 0, pieces.starts[piece], len(pieces.flat) + inside.starts)
    counts = np.where(place == 0, pieces.counts.sum(axis=1)[piece], inside.counts[:, 0])
    lines = np.repeat(np.arange(len(piece)), counts)
    within = np.arange(len(lines)) - np.repeat(counts.cumsum() - counts, counts)
    return np.concatenate((pieces.flat, inside.flat))[starts[lines] + within], lines
