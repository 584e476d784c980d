"""The labels of a page, with what a person put right on it (see `corrections.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from convert.errors import CorrectionError
from convert.findings import finding
from convert.parser.corrections import (
    END_KEYS,
    SAID_KEYS,
    Corrections,
    beginnings_after,
    constraints_of,
    merged,
    said_of,
    setting,
)
from convert.parser.label import Constraint, ConstraintError, LabelledLine
from convert.parser.labels import LABELS, may_open_page
from convert.parser.lines import Line
from convert.phrases import AGAINST_THE_PAGE, FIRST_OF_PAGE, NEVER_TOGETHER, NOT_AFTER_END

Labeller = Callable[[Sequence[Line], Iterable[Constraint]], tuple[LabelledLine, ...]]
"""Labels lines under constraints: `label.label` with a model."""


class Corrected(NamedTuple):
    """A file's labels, and the numbers of the lines that a person spoke of."""

    labels: tuple[LabelledLine, ...]
    human: frozenset[int] = frozenset()


def label_with(corrections: Corrections | None, lines: Sequence[Line], labeller: Labeller) -> Corrected:
    """The labels of a file's lines, corrected.

    Raises CorrectionError for an entry that fits no line or several, and for those that contradict each
    other or the grammar of a page (FIX006).
    """
    if corrections is None or not corrections.lines:
        return Corrected(labeller(lines, ()))
    found = corrections.found(lines)
    constraints, ends = constraints_of(found), said_of(found, "ends_article")
    labels = _labelled(labeller, lines, constraints)
    begins = beginnings_after(ends, labels)
    if begins:
        after = {one.line: end for end, one in begins.items()}
        labels = _labelled(labeller, lines, merged(constraints, begins.values()), after)
    human = frozenset(one.at.number for one in found)
    return Corrected(_vouched(labels, human, {one.line for one in begins.values()}), human)


def _labelled(
    labeller: Labeller, lines: Sequence[Line], constraints: Sequence[Constraint], after: Mapping[int, int] | None = None
) -> tuple[LabelledLine, ...]:
    """The labels under constraints; `after` has for a line the one that is said to end the article before, or not.

    Raises CorrectionError (FIX006).
    """
    try:
        return labeller(lines, constraints)
    except ConstraintError as error:
        reason = _why_not(error.line, lines, constraints, (after or {}).get(error.line))
        raise CorrectionError(finding("FIX006", line=error.line, reason=reason)) from error


def _why_not(number: int, lines: Sequence[Line], constraints: Iterable[Constraint], end: int | None) -> str:
    """Which rule keeps the line of that number from being what is said of it; `end`: the line that ends an article."""
    said = next((one for one in constraints if one.line == number), Constraint(number))
    if not any(said.allows(label) for label in LABELS):
        return _never_together(said, end)
    page = next((line.page for line in lines if line.number == number), None)
    first = next((line.number for line in lines if line.page == page), None)
    opens = any(said.allows(label) and may_open_page(label) for label in LABELS)
    return FIRST_OF_PAGE if number == first and not opens else AGAINST_THE_PAGE


def _never_together(said: Constraint, end: int | None) -> str:
    """That no line can be all that, in the words of the file."""
    settings = {key: setting(key, v) for name, key in SAID_KEYS.items() if (v := getattr(said, name)) is not None}
    if end is None:
        return NEVER_TOGETHER.format(settings=", ".join(settings.values()))
    settings.pop(SAID_KEYS["starts_article"])
    ended = setting(END_KEYS["starts_article"], said.starts_article)
    return NOT_AFTER_END.format(settings=", ".join(settings.values()), end=ended, line=end)


def _vouched(labels: Iterable[LabelledLine], human: frozenset[int], begins: set[int]) -> tuple[LabelledLine, ...]:
    """The labels, certain where a person spoke."""
    return tuple(_certain(one, one.line.number in human, one.line.number in begins) for one in labels)


def _certain(label: LabelledLine, human: bool, begins: bool) -> LabelledLine:
    if human:
        return label._replace(confidence=1.0, boundary_confidence=1.0, join_confidence=1.0)
    return label._replace(boundary_confidence=1.0) if begins else label
