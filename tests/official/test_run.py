"""Judging: each validator over the files of its formats; what is not installed is told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from convert.catalogue import RULES, Severity
from convert.cli.app import OFFICIAL
from convert.errors import ValidatorMissingError
from convert.findings import finding
from convert.official.base import Copy, Remark, Verdict, as_findings
from convert.official.run import Ran, judge
from convert.official.table import VALIDATORS
from tests.official.tools import copy_of

COPIES = [Copy("a.epub", Path("1"), "epub"), Copy("b.docx", Path("2"), "docx"), Copy("c.epub", Path("3"), "epub")]


@dataclass
class Fake:
    name: str
    formats: tuple[str, ...]
    installed: bool = True

    def version(self) -> str:
        if not self.installed:
            raise ValidatorMissingError(finding("OFF001", validator=self.name, package="fake"))
        return "1.0"

    def judge(self, copies: Sequence[Copy]) -> Iterator[Verdict]:
        return (Verdict(self.name, (finding("OFF021", message=copy.shown),)) for copy in copies)


def test_each_file_is_judged_by_what_knows_its_format() -> None:
    seen: list[str] = []
    outcome = judge(
        COPIES,
        [Fake("one", ("epub",)), Fake("two", ("epub", "docx")), Fake("three", ("pdf",))],
        lambda c: seen.append(c.shown),
    )
    assert [[verdict.validator for verdict in verdicts] for verdicts in outcome.verdicts] == [
        ["one", "two"], ["two"], ["one", "two"],
    ]  # fmt: skip
    assert outcome.ran == (Ran("one", "1.0", 2), Ran("two", "1.0", 3))
    assert seen == ["a.epub", "c.epub", "a.epub", "b.docx", "c.epub"]


def test_what_is_not_installed_is_told_once_and_only_where_it_was_wanted() -> None:
    outcome = judge(COPIES, [Fake("one", ("epub",), installed=False), Fake("two", ("pdf",), installed=False)])
    assert outcome.verdicts == ((), (), ())
    assert list(outcome.missing) == ["one"]


def test_the_command_knows_the_validators_names() -> None:
    assert tuple(VALIDATORS) == OFFICIAL


@pytest.mark.parametrize("code", [code for code in RULES if code.startswith("OFF02")])
def test_a_code_a_severity(code: str) -> None:
    assert RULES[code].severity is {"1": Severity.ERROR, "2": Severity.WARNING, "3": Severity.NOTE}[code[-1]]


def test_remarks_come_once_in_an_order_of_their_own() -> None:
    codes = {Severity.ERROR: "OFF021"}
    remarks = [Remark(Severity.ERROR, rule, "m", part, line=line) for part, line, rule in
               [("b", 1, "R2"), ("a", 9, "R1"), ("a", 2, "R3"), ("b", 1, "R1"), ("a", 9, "R1")]]  # fmt: skip
    found = as_findings(remarks, codes, copy_of(Path("1.epub"), "epub"))
    assert [(dict(p.values)["part"], p.line, dict(p.values)["rule"]) for p in found] == [
        ("a", 2, "R3"), ("a", 9, "R1"), ("b", 1, "R1"), ("b", 1, "R2"),
    ]  # fmt: skip
    assert as_findings(reversed(remarks), codes, copy_of(Path("1.epub"), "epub")) == found
