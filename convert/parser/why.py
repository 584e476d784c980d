"""Why a line has its label: the features that spoke most for it, by name."""

from __future__ import annotations

from itertools import chain

import numpy as np
from numpy.typing import NDArray

from convert.parser.features import OFFSETS, PageFeatures
from convert.parser.model_file import Known, Model

CUES = 3
"""How many features are named: enough to see the reason, few enough to read."""

_OWN = OFFSETS.index(0)


def cues(features: PageFeatures, known: Known, columns: NDArray[np.intp], model: Model) -> list[tuple[str, ...]]:
    """For each line, the names of its own features that spoke most for the label in its column, strongest first.

    A feature's say is its weight for that label against its mean weight for all of them; of features that say as much,
    the first by name stands first (rows are in the order of names).
    """
    own = [known.inside[line] if place else known.pieces[piece] for line, (piece, place) in enumerate(features.places)]
    rows = np.fromiter(chain.from_iterable(own), dtype=np.intp)
    lines = np.repeat(np.arange(len(own)), [len(found) for found in own])
    says = np.round(model.weights[rows, _OWN, columns[lines]] - model.means[rows], 4)
    speaking = np.flatnonzero((says > 0) & (rows != model.rows.get("bias", -1)))
    order = speaking[np.lexsort((rows[speaking], -says[speaking], lines[speaking]))]
    rank = np.arange(len(order)) - np.searchsorted(lines[order], lines[order])
    strongest: list[list[str]] = [[] for _ in own]
    first = order[rank < CUES]
    for line, row in zip(lines[first].tolist(), rows[first].tolist(), strict=True):
        strongest[line].append(model.names[row])
    return [tuple(names) for names in strongest]
