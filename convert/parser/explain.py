"""Why a line has the label it has: what spoke for it, and against, beside the next likely label.

The decoder adds up weights; so the reasons are the terms of that sum, each as the difference (in nats, log-odds)
that it makes between the label chosen and its rival: above 0 for, below 0 against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convert.parser.decoder import Chain, Scores, marginals, viterbi
from convert.parser.features import OFFSETS, PageFeatures, features_of
from convert.parser.label import (
    STATES,
    Constraint,
    chain_from,
    constrained,
    looked_again,
    place_scores,
    second_look,
)
from convert.parser.labels import LABELS, Label
from convert.parser.lines import Line
from convert.parser.model_file import Model
from convert.parser.outright import said_outright
from convert.parser.questions import QUESTIONS

SMALLEST = 0.05
"""Reasons that weigh less are left out: on a line there are hundreds."""
SAID = "said.outright"
"""The name of the reason that a line gives for itself."""
SECOND_LOOK = "second.look"
"""The name of the reason that the second look gives, with the kind of its question behind it (see `questions.py`)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One term: the feature's name, how many lines away it was seen (-1: the one before), and its weight."""

    name: str
    offset: int
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A line's label and its rival, how likely each, and the reasons, the weightiest first.

    `before` and `after` weigh how each goes with the labels of the neighbours, None where the grammar of a page
    (or a correction) forbids the rival there.  `said` is whether a correction forbids it on the line itself.
    """

    line: Line
    label: Label
    likely: float
    rival: Label
    rival_likely: float
    reasons: tuple[Reason, ...]
    before: float | None
    after: float | None
    said: bool = False


def explain(lines: Sequence[Line], index: int, model: Model, constraints: Iterable[Constraint] = ()) -> Explanation:
    """Why `lines[index]` is labelled as it is; `lines` are all of a file's.

    Raises ContradictionError where no labels satisfy the constraints, IndexError where there is no such line.
    """
    page = [line for line in lines if line.page == lines[index].page]
    place = page.index(lines[index])
    wanted: dict[int, list[Constraint]] = {}
    for constraint in constraints:
        wanted.setdefault(constraint.line, []).append(constraint)
    features = features_of(page)
    first = constrained(chain_from(place_scores(features, model), model), page, wanted)
    added = {kind: answers.get(place, 0.0) for kind, answers in second_look(first, features, model).items()}
    chain = looked_again(first, features, model)
    said = said_outright(features).get(place)
    best, likely = viterbi(chain), marginals(chain)[place]
    chosen = int(best[place])
    rival = _rival(likely, chosen)
    at = LABELS.index(STATES[chosen]), LABELS.index(STATES[rival])
    before, after = _steps(chain, best, place, rival)
    return Explanation(
        line=lines[index],
        label=STATES[chosen],
        likely=_share(likely, STATES[chosen]),
        rival=STATES[rival],
        rival_likely=_share(likely, STATES[rival]),
        reasons=_weightiest(
            [
                *_reasons(features, place, model, *at),
                *([] if said is None else [Reason(SAID, 0, float(said[at[0]] - said[at[1]]))]),
                *_second(added, STATES[chosen], STATES[rival]),
            ]
        ),
        before=before,
        after=after,
        said=bool(np.isneginf(chain.places[place, rival])),
    )


def _second(added: Mapping[str, float], chosen: Label, rival: Label) -> list[Reason]:
    """What the answers of the second look to its questions make of the difference."""
    turned = {question.kind: question.holds(chosen) - question.holds(rival) for question in QUESTIONS}
    return [Reason(f"{SECOND_LOOK}.{kind}", 0, odds * turned[kind]) for kind, odds in added.items()]


def _rival(likely: Scores, chosen: int) -> int:
    """The likeliest state with another label."""
    other = [k for k, state in enumerate(STATES) if state != STATES[chosen]]
    return max(other, key=lambda k: (likely[k], -k))


def _share(likely: Scores, label: Label) -> float:
    return round(float(sum(likely[k] for k, state in enumerate(STATES) if state == label)), 4)


# --------------------------------------------------------------------------- the terms of the sum


def _reasons(features: PageFeatures, place: int, model: Model, chosen: int, rival: int) -> Iterator[Reason]:
    for offset, names in _features(features, place):
        column = OFFSETS.index(offset)
        for name in names:
            row = model.rows.get(name)
            if row is not None:
                weights = model.weights[row, column]
                yield Reason(name, offset, float(weights[chosen]) - float(weights[rival]))


def _features(features: PageFeatures, place: int) -> Iterator[tuple[int, list[str]]]:
    """The names of the features that a line is labelled by, with how far away each stands."""
    piece, within = features.places[place]
    if within:
        yield 0, list(features.inside[place])
        return
    for offset in OFFSETS:
        if 0 <= piece + offset < len(features.pieces):
            yield offset, [name for names in features.pieces[piece + offset] for name in names]


def _weightiest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    kept = [reason for reason in reasons if abs(reason.weight) >= SMALLEST]
    return tuple(sorted(kept, key=lambda reason: (-abs(reason.weight), reason.offset, reason.name)))


def _steps(chain: Chain, best: NDArray[np.intp], place: int, rival: int) -> tuple[float | None, float | None]:
    """How much better the label goes with its neighbours than the rival would."""
    chosen = int(best[place])
    if place:
        previous = int(best[place - 1])
        before = _difference(chain.steps[previous, chosen], chain.steps[previous, rival])
    else:
        before = _difference(chain.first[chosen], chain.first[rival])
    if place + 1 == len(best):
        return before, 0.0
    following = int(best[place + 1])
    return before, _difference(chain.steps[chosen, following], chain.steps[rival, following])


def _difference(chosen: float, rival: float) -> float | None:
    return None if np.isneginf(rival) else float(chosen) - float(rival)
