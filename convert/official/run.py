"""Judging files by every validator that fits them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from convert.errors import ValidatorMissingError
from convert.findings import Finding
from convert.official.base import Copy, Validator, Verdict


@dataclass(frozen=True, slots=True)
class Ran:
    """A validator that was run: its name and version, and over how many files."""

    validator: str
    version: str
    files: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdicts on each file, in the files' order; which validators ran, and why others were NOT RUN."""

    verdicts: tuple[tuple[Verdict, ...], ...]
    ran: tuple[Ran, ...]
    missing: dict[str, Finding]


def judge(
    copies: Sequence[Copy], validators: Sequence[Validator], on_verdict: Callable[[Copy], object] = lambda _: None
) -> Outcome:
    """Run each validator over the files of its formats; `on_verdict` is called after each verdict."""
    verdicts: list[list[Verdict]] = [[] for _ in copies]
    ran: list[Ran] = []
    missing: dict[str, Finding] = {}
    for validator in validators:
        fitting = [index for index, copy in enumerate(copies) if copy.format in validator.formats]
        if not fitting:
            continue
        try:
            version = validator.version()
            for index, verdict in zip(fitting, validator.judge([copies[i] for i in fitting]), strict=True):
                verdicts[index].append(verdict)
                on_verdict(copies[index])
        except ValidatorMissingError as error:
            missing[validator.name] = error.finding
        else:
            ran.append(Ran(validator.name, version, len(fitting)))
    return Outcome(tuple(map(tuple, verdicts)), tuple(ran), missing)
