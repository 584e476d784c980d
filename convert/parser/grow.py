"""Grow the forest of the second look (`second.py`) from pages that the first look has not seen.

Each fold of the corpus is looked at by a chain that was trained without it, as new pages will be; where that chain is
in doubt and the gold is not, the forest learns what the answer was.  Needs scikit-learn (a development dependency).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from convert.parser.features import features_of
from convert.parser.forest import Forest
from convert.parser.label import chain_from, first_look, place_scores
from convert.parser.model_file import Model
from convert.parser.questions import QUESTIONS, Question
from convert.parser.second import FirstLook

if TYPE_CHECKING:
    from convert.parser.train import Example

FOLDS = 3
TREES, LEAVES, RATE = 500, 24, 0.025
LEAST = 15  # doubtful lines in a leaf
SEEN = 0.1  # of the columns, at each branch
DRAWN = 0.7  # of the lines, for each tree
_TOO_FEW = 20  # doubtful lines from which nothing can be learnt


def fold_of(page: str) -> int:
    """The fold that a page belongs to, by its name: the same in every corpus and in every order."""
    return int(hashlib.sha256(page.encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Doubts:
    """Doubtful lines: what a forest is shown of each, and whether the answer is yes."""

    names: tuple[str, ...]
    rows: NDArray[np.float32]  # [lines, names]
    right: NDArray[np.bool_]  # [lines]


def doubts_of(examples: Iterable[Example], model: Model) -> dict[str, Doubts]:
    """By kind of question where a model doubts of pages that it has not seen, and the gold does not."""
    looks = []
    for example in examples:
        features = features_of(example.lines)
        chain = chain_from(place_scores(features, model), model)
        looks.append((example, first_look(chain, features, model.continuation)))
    return {question.kind: _doubts(question, looks) for question in QUESTIONS}


def _doubts(question: Question, looks: Iterable[tuple[Example, FirstLook]]) -> Doubts:
    shown: list[dict[str, float]] = []
    right: list[bool] = []
    for example, look in looks:
        for at in question.doubtful(look):
            answer = example.gold[at].answer(question.kind)
            if answer is not None:
                shown.append(question.told(look, at))
                right.append(answer)
    names = tuple(shown[0]) if shown else ()
    rows = np.array([[row[name] for name in names] for row in shown], dtype=np.float32)
    return Doubts(names, rows, np.array(right, dtype=bool))


def grow(found: Sequence[Doubts]) -> Forest | None:
    """A forest grown from doubts; None where they are too few, or all alike."""
    found = [one for one in found if len(one.right)]
    right = np.concatenate([one.right for one in found]) if found else np.zeros(0, dtype=bool)
    if not _TOO_FEW <= right.sum() <= len(right) - _TOO_FEW:
        return None
    from sklearn.ensemble import GradientBoostingClassifier

    trees = GradientBoostingClassifier(
        n_estimators=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, max_depth=None, min_samples_leaf=LEAST,
        max_features=SEEN, subsample=DRAWN, random_state=1,
    )  # fmt: skip
    trees.fit(np.concatenate([one.rows for one in found]), right)
    return _planted(found[0].names, [tree.tree_ for (tree,) in trees.estimators_], float(right.mean()))


def _planted(names: tuple[str, ...], trees: Sequence[Any], share: float) -> Forest:
    """The trees in one table; a leaf becomes its own child."""
    starts = np.cumsum([0, *(tree.node_count for tree in trees)])[:-1]
    left, right = [], []
    for start, tree in zip(starts, trees, strict=True):
        own = np.arange(tree.node_count)
        leaf = tree.children_left < 0
        left.append(start + np.where(leaf, own, tree.children_left))
        right.append(start + np.where(leaf, own, tree.children_right))
    return Forest(
        names=names,
        column=np.concatenate([np.maximum(tree.feature, 0) for tree in trees]).astype(np.int16),
        edge=np.concatenate([tree.threshold for tree in trees]).astype(np.float32),
        left=np.concatenate(left).astype(np.int32),
        right=np.concatenate(right).astype(np.int32),
        value=np.concatenate([RATE * tree.value[:, 0, 0] for tree in trees]).astype(np.float32),
        roots=starts.astype(np.int32),
        base=float(np.log(share / (1 - share))),
    )
