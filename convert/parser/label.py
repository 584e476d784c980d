"""Labels for the lines of a file: roles, article boundaries, joins, and how sure of each."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.parser.continuation import Continuation
from convert.parser.decoder import Chain, ContradictionError, Scores, best_and_marginals, marginals
from convert.parser.features import OFFSETS, PageFeatures, features_of
from convert.parser.labels import LABELS, Label, allowed_steps, may_open_page
from convert.parser.lines import Line
from convert.parser.model_file import Known, Model, Rows, known_in
from convert.parser.outright import OUTRIGHT, said_of_bylines, said_outright
from convert.parser.questions import QUESTIONS
from convert.parser.roles import FURNITURE, Role
from convert.parser.second import FirstLook
from convert.parser.why import cues


class Constraint(NamedTuple):
    """What a person knows of a line; None leaves it to the parser."""

    line: int  # its number in the file
    role: Role | None = None
    starts_article: bool | None = None
    joins_previous: bool | None = None

    def allows(self, label: Label) -> bool:
        """Whether a label agrees with it."""
        wanted = (self.role, self.starts_article, self.joins_previous)
        found = (label.role, label.starts, label.joins)
        return all(want is None or want == got for want, got in zip(wanted, found, strict=True))


class ConstraintError(ValueError):
    """The constraints of a page contradict each other, or name a line that is not there."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line


class LabelledLine(NamedTuple):
    """A line, what it is, and how sure the parser is of that."""

    line: Line
    role: Role
    starts_article: bool
    joins_previous: bool
    article: int | None  # from 1 in each file; None for page furniture
    confidence: float  # how likely the role is right
    boundary_confidence: float  # how likely an article begins here, or does not, as labelled
    join_confidence: float  # likewise for joining the line before
    cues: tuple[str, ...] = ()  # the features that spoke most for the label, strongest first


def label(lines: Sequence[Line], model: Model, constraints: Iterable[Constraint] = ()) -> tuple[LabelledLine, ...]:
    """Label the non-blank lines of a file, page by page."""
    wanted = _by_line(lines, constraints)
    labelled: list[LabelledLine] = []
    articles = 0
    for _, group in groupby(lines, key=lambda line: line.page):
        page = _label_page(list(group), model, wanted, articles)
        articles += sum(item.starts_article for item in page)
        labelled += page
    return tuple(labelled)


def _by_line(lines: Sequence[Line], constraints: Iterable[Constraint]) -> dict[int, list[Constraint]]:
    known = {line.number for line in lines}
    wanted: dict[int, list[Constraint]] = {}
    for constraint in constraints:
        if constraint.line not in known:
            raise ConstraintError(constraint.line, "no text on this line to put right")
        wanted.setdefault(constraint.line, []).append(constraint)
    return wanted


def _label_page(
    lines: list[Line], model: Model, wanted: dict[int, list[Constraint]], before: int
) -> list[LabelledLine]:
    features = features_of(lines)
    known = known_in(features, model)
    first = constrained(chain_from(scores_of(known, features, model), model), lines, wanted)
    try:
        final = looked_again(first, features, model)
        best, likely = best_and_marginals(final)
    except ContradictionError as error:
        at = lines[error.place].number
        raise ConstraintError(at, "the corrections contradict each other here") from error
    why = cues(features, known, _WEIGHT_OF[best], model)
    return _labelled(lines, _Found(best, likely, why), model, before)


# Furniture before the first article of a page is a state of its own, so that the first line after
# it has to begin an article. These states share the weights of the plain furniture labels.
_OPENING = tuple(k for k, item in enumerate(LABELS) if item.role in FURNITURE and not item.starts)
STATES: tuple[Label, ...] = (*LABELS, *(LABELS[k] for k in _OPENING))
_WEIGHT_OF = np.array([*range(len(LABELS)), *_OPENING])


def _grammar() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which states may follow which, and which may open a page."""
    plain, total = len(LABELS), len(STATES)
    steps = np.zeros((total, total), dtype=bool)
    steps[:plain, :plain] = allowed_steps()
    for i in range(plain, total):
        steps[i, :plain] = [item.starts for item in LABELS]
        steps[i, plain:] = [not item.joins or item.role is STATES[i].role for item in STATES[plain:]]
    opens = np.array([may_open_page(item) and (item.starts or k >= plain) for k, item in enumerate(STATES)])
    return steps, opens


_STEPS, _OPENS = _grammar()
BARE = 6.0
"""What it weighs, in log odds, against a crosshead or a kicker that nothing stands under: no page of the training has
one, and a person may say all the same that there is one."""
_BARE = BARE * np.outer(
    [item.role in (Role.CROSSHEAD, Role.KICKER) for item in STATES], [item.starts for item in STATES]
)


def constrained(chain: Chain, lines: Sequence[Line], wanted: dict[int, list[Constraint]]) -> Chain:
    """The chain with what a person said of its lines: other labels can no longer be."""
    for t, line in enumerate(lines):
        for constraint in wanted.get(line.number, ()):
            chain.places[t, [not constraint.allows(state) for state in STATES]] = -np.inf
    return chain


def first_look(chain: Chain, features: PageFeatures, continuation: Continuation | None = None) -> FirstLook:
    """What a chain says of a page before the second look.  Raises ContradictionError."""
    likely = marginals(chain)
    roles = likely @ _IS_ROLE
    starts, joins = likely[:, _STARTS].sum(axis=1), likely[:, _JOINS].sum(axis=1)
    best = tuple(_ROLES[k] for k in roles.argmax(axis=1))
    return FirstLook(features, starts, joins, roles, best, continuation)


def looked_again(chain: Chain, features: PageFeatures, model: Model) -> Chain:
    """The chain with what the forests say of its doubtful places; the same chain where there are none."""
    places = chain.places.copy()
    for kind, answers in second_look(chain, features, model).items():
        for line, odds in answers.items():
            places[line, _YES[kind]] += odds
    return chain._replace(places=places)


def second_look(chain: Chain, features: PageFeatures, model: Model) -> dict[str, dict[int, float]]:
    """By kind of question what its forest adds to the log odds of yes, by doubtful line of the page."""
    if not model.forests or not len(features.places):
        return {}
    look = first_look(chain, features, model.continuation)
    asked = [question for question in QUESTIONS if question.kind in model.forests]
    return {question.kind: question.answers(look, model.forests[question.kind]) for question in asked}


def chain_from(scores: Scores, model: Model) -> Chain:
    """The chain of STATES, from what each line says of LABELS."""
    steps = np.where(_STEPS, model.steps[np.ix_(_WEIGHT_OF, _WEIGHT_OF)] - _BARE, -np.inf)
    return Chain(scores[:, _WEIGHT_OF], steps, np.where(_OPENS, 0.0, -np.inf))


def place_scores(features: PageFeatures, model: Model) -> Scores:
    """[lines, LABELS]: what the features say of each line alone."""
    return scores_of(known_in(features, model), features, model)


def scores_of(known: Known, features: PageFeatures, model: Model) -> Scores:
    """[lines, LABELS]: what those of the features that the model knows say of each line alone."""
    total = np.zeros((len(known.pieces.counts), len(LABELS)))
    for k, offset in enumerate(OFFSETS):
        low, high = max(0, -offset), len(total) - max(0, offset)
        if low < high:
            total[low:high] += _sums(known.pieces, model, k, abs(offset))[low + offset : high + offset]
    inside = _sums(known.inside, model, OFFSETS.index(0))
    firsts = np.array([place == 0 for _, place in features.places], dtype=bool)
    scores = np.asarray(np.where(firsts[:, None], total[[piece for piece, _ in features.places]], inside), np.float64)
    for line, said in said_outright(features).items():
        scores[line] += said
    for line, said in said_of_bylines(features, _maybe_bylines(scores)).items():
        scores[line] += said
    return scores


def _maybe_bylines(scores: Scores) -> list[int]:
    """The lines that could be bylines by what they say alone."""
    found: list[int] = (scores[:, _BYLINES].max(axis=1) > scores.max(axis=1) - OUTRIGHT).nonzero()[0].tolist()
    return found


_BYLINES = [k for k, item in enumerate(LABELS) if item.role is Role.BYLINE]
_CHUNK = 128  # things added up at a time: their weights stay in the processor's cache


def _sums(rows: Rows, model: Model, column: int, group: int = 0) -> NDArray[np.float32]:
    """[things, LABELS]: the weights at one of the OFFSETS, added up over a thing's rows of this group and later ones.

    Features that are not seen so far away weigh nothing there.
    """
    total = np.zeros((len(rows.counts), len(LABELS)), dtype=np.float32)
    flat, counts, of = rows.flat, rows.counts[:, group:].sum(axis=1), model.weights[:, column]
    if group:
        groups = np.arange(rows.counts.size) % rows.counts.shape[1]
        flat = flat[np.repeat(groups >= group, rows.counts.ravel())]
    filled = counts.nonzero()[0]
    bounds = np.concatenate(([0], counts[filled].cumsum()))
    for first in range(0, len(filled), _CHUNK):
        chunk = bounds[first : first + _CHUNK + 1]
        weights = of.take(flat[chunk[0] : chunk[-1]], axis=0)
        total[filled[first : first + _CHUNK]] = np.add.reduceat(weights, chunk[:-1] - chunk[0], axis=0)
    return total


_ROLES = tuple(Role)
_ROLE_OF = np.array([_ROLES.index(state.role) for state in STATES])
_STARTS = np.array([state.starts for state in STATES])
_JOINS = np.array([state.joins for state in STATES])
_YES = {question.kind: np.array([question.holds(state) for state in STATES]) for question in QUESTIONS}
_IS_ROLE = np.array([[state.role is role for role in _ROLES] for state in STATES], dtype=np.float64)


class _Found(NamedTuple):
    """What the chain makes of a page, by line."""

    best: NDArray[np.intp]  # the state
    likely: Scores  # [lines, STATES]
    why: Sequence[tuple[str, ...]]  # cues


def _labelled(lines: Sequence[Line], found: _Found, model: Model, before: int) -> list[LabelledLine]:
    """Labels with their confidence: that of a role sums over the labels with that role, and so on."""
    best, likely = found.best, found.likely
    roles = _confidence("role", likely, _ROLE_OF, best, model)
    starts = _confidence("boundary", likely, _STARTS, best, model)
    joins = _confidence("join", likely, _JOINS, best, model)
    labelled, article = [], before
    for line, k, role, start, seam, why in zip(lines, best.tolist(), roles, starts, joins, found.why, strict=True):
        state = STATES[k]
        article += state.starts
        number = None if state.role in FURNITURE else article
        labelled.append(LabelledLine(line, state.role, state.starts, state.joins, number, role, start, seam, why))
    return labelled


def _confidence(
    kind: str, likely: Scores, kinds: NDArray[np.generic], best: NDArray[np.intp], model: Model
) -> list[float]:
    """How sure it is in some respect that the best states are right, in four digits.

    The probability of all states that agree with the best, corrected by how often such statements were right; what
    cannot be otherwise, as a person said so or no page begins otherwise, is certain.
    """
    agrees = kinds[None, :] == kinds[best][:, None]
    probability = np.where(agrees, likely, 0.0).sum(axis=1)
    said, right = model.calibration.get(kind, ((0.0, 1.0), (0.0, 1.0)))
    worth = np.interp(np.minimum(probability, 1.0), said, right)
    worth[np.where(agrees, 0.0, likely).sum(axis=1) == 0.0] = 1.0
    found: list[float] = (np.rint(worth * 1e4) / 1e4).tolist()
    return found
