"""What the validators of other people have in common: what they are given, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from convert.catalogue import Severity
from convert.errors import ValidatorMissingError
from convert.findings import Finding, finding

TIMEOUT = 180.0
"""Seconds that a validator may take over one file; the first one takes it 5 to 25, on a busy machine."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to be judged: a copy of its bytes under a plain name, so that no tool stumbles over a path.

    `shown` is the file's own name; `format` is the name of its format.
    """

    shown: str
    path: Path
    format: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one validator says of one file; not `complete` where it came to no conclusion, which a finding tells."""

    validator: str
    findings: tuple[Finding, ...] = ()
    complete: bool = True


class Validator(Protocol):
    """A validator of other people's."""

    @property
    def name(self) -> str:
        """The name used with `--validator`."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats it knows."""

    def version(self) -> str:
        """Which version is installed.  Raises ValidatorMissingError."""

    def judge(self, copies: Sequence[Copy]) -> Iterator[Verdict]:
        """A verdict on each file, in their order.  Raises ValidatorMissingError before the first, or never."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a tool says, in its own words: its rule, the part of the file, the place in that, line and column.

    `line` counts from 1, `column` from 0, as in every finding.
    """

    severity: Severity
    rule: str
    message: str
    part: str
    place: str = ""
    line: int | None = None
    column: int | None = None


def as_findings(remarks: Iterable[Remark], codes: Mapping[Severity, str], copy: Copy) -> tuple[Finding, ...]:
    """The remarks as findings, each once, in an order that does not depend on the tool's."""
    ordered = sorted(set(remarks), key=lambda r: (r.part, r.line or 0, r.column or 0, r.rule, r.place, r.message))
    return tuple(_finding(remark, codes[remark.severity], copy) for remark in ordered)


def _finding(remark: Remark, code: str, copy: Copy) -> Finding:
    part = _own_name(remark.part, copy)
    return finding(
        code,
        line=remark.line,
        column=remark.column,
        rule=remark.rule,
        message=_own_name(" ".join(remark.message.split()), copy),
        part=part,
        place=f"{part} {remark.place}".strip(),
    )


def _own_name(text: str, copy: Copy) -> str:
    """The text with the file's own name in place of the copy's."""
    return text.replace(str(copy.path), copy.shown).replace(copy.path.name, Path(copy.shown).name)


def require(validator: str, *packages: str) -> None:
    """Raise ValidatorMissingError (OFF001) for the first package that is not installed; `find_spec` names."""
    for package in packages:
        try:
            found = find_spec(package) is not None
        except (ImportError, ValueError):
            found = False
        if not found:
            raise ValidatorMissingError(finding("OFF001", validator=validator, package=package))
