"""Findings as JUnit XML, in the form that Jenkins reads (junit-10.xsd): a suite a file, a case a validator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from convert.batch.report import at_or_above
from convert.catalogue import Severity
from convert.cli.output import finding_line
from convert.cli.printable import printable
from convert.findings import Finding
from convert.formats import xml
from convert.formats.xml import Element

if TYPE_CHECKING:
    from convert.cli.proof import Proof, Proved

OWN = "banmian"
"""The case of banmian's own checks."""


def as_junit(proof: Proof, fail_on: str) -> bytes:
    """A run as JUnit XML.  A finding that fails the file, or is at or above `fail_on`, is a failure.

    A validator that came to no conclusion is an error; one that was NOT RUN is skipped.  There are no times.
    """
    root = etree.Element("testsuites", name=OWN)
    for one in proof.files:
        root.append(_suite(one, proof, fail_on))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    return xml.serialize(root)


def _suite(one: Proved, proof: Proof, fail_on: str) -> Element:
    suite = etree.Element("testsuite", name=_text(one.result.file))
    suite.extend(_cases(one, proof, fail_on))
    counts = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error"}
    for name, path in {**counts, "skipped": "testcase/skipped"}.items():
        suite.set(name, str(len(suite.findall(path))))
    return suite


def _cases(one: Proved, proof: Proof, fail_on: str) -> Iterator[Element]:
    yield _case(one, OWN, one.own, fail_on, complete=not one.unread)
    for verdict in one.verdicts:
        yield _case(one, verdict.validator, verdict.findings, fail_on, complete=verdict.complete)
    for name, problem in proof.missing:
        if _fits(name, one.format):
            case = _named(one, name)
            etree.SubElement(case, "skipped", type=problem.code, message=_text(finding_line(problem)))
            yield case


def _fits(validator: str, form: str | None) -> bool:
    from convert.official.table import VALIDATORS

    return form in VALIDATORS[validator].formats


def _case(one: Proved, name: str, problems: Sequence[Finding], fail_on: str, *, complete: bool) -> Element:
    case = _named(one, name)
    failing = [p for p in problems if p.severity is Severity.ERROR or at_or_above([p.severity], fail_on)]
    if failing:
        kind = "failure" if complete else "error"
        element = etree.SubElement(case, kind, type=failing[0].code, message=_text(finding_line(failing[0])))
        element.text = _lines(failing)
    rest = [problem for problem in problems if problem not in failing]
    if rest:
        etree.SubElement(case, "system-out").text = _lines(rest)
    return case


def _named(one: Proved, name: str) -> Element:
    return etree.Element("testcase", name=name, classname=_text(one.result.file))


def _lines(problems: Iterable[Finding]) -> str:
    return "\n".join(_text(finding_line(problem)) for problem in problems)


def _text(text: str) -> str:
    """The text with escapes for what XML cannot carry."""
    return printable(text)
