"""Chains put together into one: the mean of several, and of such as have seen the commonest paper and such as have not.

A corpus holds most of one paper, and a chain learns its habits: that a short line between paragraphs is a crosshead
there.  Of a paper that it does not know, a chain that never saw the commonest one is as good a judge.  Whether a line
goes on from the one before is no matter of a paper's habits but of the language: there the more text the better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from convert.parser.labels import LABELS
from convert.parser.model_file import Model

SEAMS = ("straddle", "open.", "seam.", "over.", "inside")
"""How features begin that say whether a line goes on from the one before."""
SHARE = 1 / 10
"""Of an outsider: the more pages of other papers all chains have seen, the less of it is wanted."""
_JOINS = np.array([label.joins for label in LABELS])


def mean_of(models: Sequence[Model], shares: Sequence[float] = ()) -> Model:
    """The mean of some models' weights, by their shares; a feature that one does not have weighs nothing there."""
    shares = shares or [1 / len(models)] * len(models)
    names = sorted(set().union(*(model.rows for model in models)))
    rows = {name: row for row, name in enumerate(names)}
    table = np.zeros((len(rows), *models[0].weights.shape[1:]), dtype=np.float32)
    for model, share in zip(models, shares, strict=True):
        table[[rows[name] for name in model.rows]] += share * model.weights[list(model.rows.values())]
    steps = np.average([model.steps for model in models], axis=0, weights=shares)
    return Model(rows, table.astype(np.float16).astype(np.float32), steps.astype(np.float32).astype(np.float64), {})


def blend(insider: Model, outsider: Model) -> Model:
    """A chain that has seen all papers with the share of one that has not; what speaks of seams is the insider's."""
    both = mean_of([insider, outsider], [1 - SHARE, SHARE])
    weights, steps = both.weights.copy(), both.steps.copy()
    every = np.ones(len(LABELS), dtype=bool)
    nothing = np.zeros_like(weights[0])
    for name, row in both.rows.items():
        own = insider.weights[insider.rows[name]] if name in insider.rows else nothing
        of_seams = every if name.startswith(SEAMS) else _JOINS
        weights[row][:, of_seams] = own[:, of_seams]
    steps[_JOINS, :], steps[:, _JOINS] = insider.steps[_JOINS, :], insider.steps[:, _JOINS]
    return replace(both, weights=weights, steps=steps)
