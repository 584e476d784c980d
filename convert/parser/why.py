"""Why a line has its label: the features that spoke most for it, by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from convert.parser.features import OFFSETS, PageFeatures
from convert.parser.model_file import Model

CUES = 3
"""How many features are named: enough to see the reason, few enough to read."""

_OWN = OFFSETS.index(0)


def cues(features: PageFeatures, columns: Sequence[int], model: Model) -> list[tuple[str, ...]]:
    """For each line, the names of its own features that spoke most for the label in its column, strongest first.

    A feature's say is its weight for that label against its mean weight for all of them.
    """
    return [_strongest(names, column, model) for names, column in zip(_own_names(features), columns, strict=True)]


def _own_names(features: PageFeatures) -> Iterator[list[str]]:
    for line, (piece, place) in enumerate(features.places):
        groups = (features.inside[line],) if place else features.pieces[piece]
        yield [name for group in groups for name in group]


def _strongest(names: Sequence[str], column: int, model: Model) -> tuple[str, ...]:
    known = [(name, row) for name in names if name != "bias" and (row := model.rows.get(name)) is not None]
    if not known:
        return ()
    weights: NDArray[np.float32] = model.weights[[row for _, row in known], _OWN]
    says = weights[:, column] - weights.mean(axis=1)
    order = sorted(range(len(known)), key=lambda k: (-round(float(says[k]), 4), known[k][0]))
    return tuple(known[k][0] for k in order[:CUES] if says[k] > 0)
