"""What the second look asks again, and how: one question, one forest (see `second.py`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.parser.beginnings import Place, told
from convert.parser.forest import Forest
from convert.parser.labels import Label
from convert.parser.seams import told_of_seam
from convert.parser.second import FirstLook, log_odds

MOST = 8.0
"""The most that a forest may add or take, in log odds."""


class Question(NamedTuple):
    """A question about a line that is answered yes or no.

    `kind` is its name in a model file, as in its calibration; `said` what the first look says of each line, `doubtful`
    where it is in doubt, `told` what the forest is shown of such a line, `holds` whether a label says yes.
    """

    kind: str
    said: Callable[[FirstLook], NDArray[np.float64]]
    doubtful: Callable[[FirstLook], list[int]]
    told: Callable[[FirstLook, int], dict[str, float]]
    holds: Callable[[Label], bool]

    def rows(self, look: FirstLook, names: Sequence[str]) -> NDArray[np.float32]:
        """[doubtful lines, names]: what the forest is shown."""
        found = [self.told(look, at) for at in self.doubtful(look)]
        return np.array([[row[name] for name in names] for row in found], dtype=np.float32).reshape(-1, len(names))

    def answers(self, look: FirstLook, forest: Forest) -> dict[int, float]:
        """What a forest adds to the log odds of yes, by doubtful line."""
        lines = self.doubtful(look)
        said = forest.odds(self.rows(look, forest.names)) - log_odds(self.said(look)[lines])
        return {line: float(odds) for line, odds in zip(lines, np.clip(said, -MOST, MOST), strict=True)}


QUESTIONS = (
    Question(
        "boundary", lambda look: look.starts, lambda look: look.doubtful,
        lambda look, at: told(Place.of(look, at)), lambda label: label.starts,
    ),
    Question(
        "join", lambda look: look.joins, lambda look: look.doubtful_joins,
        told_of_seam, lambda label: label.joins,
    ),
)  # fmt: skip
