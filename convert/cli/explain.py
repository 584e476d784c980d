"""`banmian inspect --explain LINE`: what spoke for a line's label, and what against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from convert.cli.cuewords import words_for
from convert.cli.messages import say
from convert.cli.output import excerpt, table
from convert.cli.printable import printable
from convert.errors import UsageError
from convert.findings import finding

if TYPE_CHECKING:
    from convert.page import Page
    from convert.parser.explain import Explanation, Reason
    from convert.parser.label import LabelledLine
    from convert.parser.labels import Label

_MOST = 12
"""Reasons told on each side: those after them change nothing."""


class Explained(NamedTuple):
    """A line's explanation, how it is labelled in the end, and whether a person spoke of it, or the lines beside it.

    The likelihoods of the explanation are the model's own, of a whole label; those of `labelled` are calibrated, of
    each part of it: what `inspect` shows.
    """

    one: Explanation
    labelled: LabelledLine
    corrected: bool
    beside: bool


class Apart(NamedTuple):
    """A line that is set apart by its form, and the names of the facts of a page head that it says."""

    labelled: LabelledLine
    facts: tuple[str, ...]


def explained(page: Page, numbers: Sequence[int]) -> Iterator[Explained | Apart]:
    """The lines of these numbers, each explained.

    The lines are as the labeller sees them, without what is set apart by its form.
    Raises UsageError (RUN006) where a line has no text.
    """
    from convert.parser.chrome import parted
    from convert.parser.explain import explain
    from convert.parser.label import label
    from convert.parser.neighbours import told_beside
    from convert.parser.parse import model

    printed = [label.line for label in page.labels]
    held_to = page.corrections.held_to(printed, page.labels) if page.corrections else ()
    apart, lines = parted(printed, held_to)
    held_to = tuple(constraint for constraint in held_to if constraint.line not in apart)
    _, told = told_beside(lines, held_to, lambda rows, said: label(rows, model(), said))
    places = {line.number: index for index, line in enumerate(lines)}
    labelled = {one.line.number: one for one in page.labels}
    for number in numbers:
        if number in apart:
            yield Apart(labelled[number], _facts(labelled[number].line.text))
            continue
        if number not in places:
            expected = say("explain.expected", first=printed[0].number, last=printed[-1].number)
            raise UsageError(finding("RUN006", option="--explain", value=number, expected=expected))
        corrected, beside = (any(constraint.line == number for constraint in some) for some in (held_to, told))
        one = explain(lines, places[number], model(), (*held_to, *told))
        yield Explained(one, labelled[number], corrected, beside)


def _facts(text: str) -> tuple[str, ...]:
    from convert.parser.head_facts import Fact, facts_in

    found = facts_in(text)
    return tuple(one.name.lower() for one in Fact if found and one in found and one.name)


def as_text(file: str, told: Explained | Apart) -> Iterator[str]:
    """An explanation for people."""
    line = told.labelled.line
    yield f"{printable(file)}:{line.number}: {printable(excerpt(line.text, 60))}"
    yield from _of_form(told) if isinstance(told, Apart) else _of_labeller(told)
    yield ""


def _of_form(told: Apart) -> Iterator[str]:
    yield "  " + say("explain.apart", label=told.labelled.role)
    named = ", ".join(say(f"explain.fact.{name}") for name in told.facts)
    yield "  " + (say("explain.facts", facts=named) if named else say("explain.viewer"))
    if told.labelled.line.heads:
        yield "  " + say("explain.heads")


def _of_labeller(told: Explained) -> Iterator[str]:
    one = told.one
    yield "  " + say("explain.label", label=_label(one.label), likely=f"{one.likely:.1%}")
    yield "  " + say("explain.rival", label=_label(one.rival), likely=f"{one.rival_likely:.1%}")
    yield "  " + say("explain.sure", **{name: f"{sure:.0%}" for name, sure in _sure(told.labelled).items()})
    if told.corrected:
        yield "  " + say("explain.said")
    if told.beside:
        yield "  " + say("explain.beside")
    for title, reasons in (
        ("explain.for", [reason for reason in one.reasons if reason.weight > 0]),
        ("explain.against", [reason for reason in one.reasons if reason.weight < 0]),
    ):
        yield "  " + say(title, total=f"{sum(reason.weight for reason in reasons):+.2f}")
        yield from _rows(reasons)
    for title, weight in (("explain.before", one.before), ("explain.after", one.after)):
        yield "  " + say(title, weight=say("explain.forbidden") if weight is None else f"{weight:+.2f}")


def _rows(reasons: Sequence[Reason]) -> Iterator[str]:
    rows = [
        (f"    {reason.weight:+.2f}", say(f"explain.at.{reason.offset}"), reason.name, words_for(reason.name))
        for reason in reasons[:_MOST]
    ]
    if rows:
        yield from list(table(("", "", "", ""), rows))[1:]
    if len(reasons) > _MOST:
        rest = sum(reason.weight for reason in reasons[_MOST:])
        yield f"    {rest:+.2f}  " + say("explain.more", count=len(reasons) - _MOST)


def _label(label: Label) -> str:
    said = [str(label.role)]
    said += [say("explain.starts")] if label.starts else []
    said += [say("explain.joins")] if label.joins else []
    return ", ".join(said)


def as_object(file: str, told: Explained | Apart) -> dict[str, object]:
    """An explanation for programs."""
    if isinstance(told, Apart):
        line, role = told.labelled.line, str(told.labelled.role)
        return {"file": file, "line": line.number, "text": line.text, "set_apart": {
            "role": role, "says": list(told.facts), "parts_the_file": line.heads,
        }}  # fmt: skip
    one = told.one
    return {
        "file": file,
        "line": one.line.number,
        "text": one.line.text,
        "label": {**_parts(one.label), "likely": one.likely},
        "rival": {**_parts(one.rival), "likely": one.rival_likely},
        "reasons": [
            {"name": reason.name, "offset": reason.offset, "weight": round(reason.weight, 4)} for reason in one.reasons
        ],
        "before": None if one.before is None else round(one.before, 4),
        "after": None if one.after is None else round(one.after, 4),
        "calibrated": {name: round(float(sure), 4) for name, sure in _sure(told.labelled).items()},
        "corrected": told.corrected,
        "beside": told.beside,
    }


def _sure(label: LabelledLine) -> dict[str, float]:
    sure = (label.confidence, label.boundary_confidence, label.join_confidence)
    return dict(zip(("role", "begins_article", "joins_previous"), sure, strict=True))


def _parts(label: Label) -> dict[str, object]:
    return {"role": str(label.role), "begins_article": label.starts, "joins_previous": label.joins}
