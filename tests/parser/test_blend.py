"""Chains put together: what the blend of an insider and an outsider takes from each."""

from __future__ import annotations

import numpy as np
import pytest

from convert.parser.blend import SHARE, blend, mean_of
from convert.parser.features import OFFSETS
from convert.parser.labels import LABELS
from convert.parser.model_file import Model

JOINS = [label.joins for label in LABELS]
STAYS = [not label.joins for label in LABELS]


def chain(weight: float, *names: str) -> Model:
    """A chain whose weights are all the same."""
    table = np.full((len(names), len(OFFSETS), len(LABELS)), weight, dtype=np.float32)
    return Model({name: row for row, name in enumerate(names)}, table, np.full((len(LABELS),) * 2, weight), {})


def weights(model: Model, name: str, labels: list[bool]) -> set[float]:
    return set(model.weights[model.rows[name]][:, labels].ravel().tolist())


def test_the_mean_of_chains_takes_a_feature_that_one_does_not_have_for_nothing() -> None:
    mean = mean_of([chain(2.0, "len=3", "end=stop"), chain(4.0, "len=3")])
    assert weights(mean, "len=3", [True] * len(LABELS)) == {3.0}
    assert weights(mean, "end=stop", [True] * len(LABELS)) == {1.0}
    assert set(mean.steps.ravel().tolist()) == {3.0}


@pytest.mark.parametrize(
    ("name", "stays", "joins"),
    [
        ("len=3", 2.5 + 2.5 * SHARE, 2.5),  # both have it
        ("own", 2.5 - 2.5 * SHARE, 2.5),  # the insider alone
        ("other", 5.0 * SHARE, 0.0),  # the outsider alone
        ("straddle=4", 2.5, 2.5),  # of a seam
        ("seam.body=010", 0.0, 0.0),  # of a seam, the outsider alone
    ],
)
def test_what_speaks_of_seams_is_the_insiders_and_the_rest_is_shared(name: str, stays: float, joins: float) -> None:
    blended = blend(
        chain(2.5, "len=3", "own", "straddle=4"), chain(5.0, "len=3", "other", "straddle=4", "seam.body=010")
    )
    assert [*weights(blended, name, STAYS)] == pytest.approx([stays], rel=1e-3)  # two bytes a weight
    assert weights(blended, name, JOINS) == {joins}


def test_steps_from_and_to_a_line_that_goes_on_are_the_insiders() -> None:
    steps = blend(chain(2.5, "len=3"), chain(5.0, "len=3")).steps
    assert set(steps[np.ix_(STAYS, STAYS)].ravel().tolist()) == {2.75}
    assert set(steps[JOINS].ravel().tolist()) == set(steps[:, JOINS].ravel().tolist()) == {2.5}
