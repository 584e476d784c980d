"""`banmian validate`: a written file against the schemas, the checks in Python, and other people's validators."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from convert.catalogue import Severity
from convert.cli.app import OFFICIAL, Command, FileName, Value, option, run_options
from convert.cli.messages import language, say
from convert.cli.output import excerpt, findings_from, give, show, tell
from convert.errors import UsageError
from convert.findings import Finding, finding

if TYPE_CHECKING:
    from convert.cli.proof import Proof
    from convert.errors import ExitCode

_LONGEST = 300
"""Characters of a tool's message shown on the terminal; EPUBCheck may list every attribute that HTML has."""


@click.command(name="validate", cls=Command)
@click.argument("files", nargs=-1, required=True, type=FileName(), metavar="FILE")
@option("--official", is_flag=True)
@option("--validator", multiple=True, type=Value("validators", *OFFICIAL), metavar="NAMES")
@option(
    "--format", "form", type=Value("report_format", "text", "json", "sarif", "junit"), default="text", metavar="FORM",
    help="report_format",
)  # fmt: skip
@run_options
def command(
    *, files: tuple[str, ...], official: bool, validator: tuple[tuple[str, ...], ...], form: str,
    config: str | None, quiet: bool, report: str | None, fail_on: str | None,
) -> int:  # fmt: skip
    """The help is in the table of messages."""
    from convert.batch.progress import Progress
    from convert.cli.proof import prove, steps
    from convert.cli.report import Report
    from convert.cli.request import Request, tell_counts

    asked = asked_for(official=official, named=[name for names in validator for name in names])
    request = Request.of({"fail_on": fail_on}, config)
    lines = Report(report)
    progress = Progress(steps(files, asked), sys.stderr, quiet=quiet)
    try:
        proof = prove(files, asked, progress.step)
    finally:
        progress.clear()
    code, totals = proof.exit_code(request.fail_on), proof.totals
    if form == "text":
        put = tell if report == "-" else show  # stdout is the report's then
        _show(proof, Severity.ERROR if quiet else Severity.NOTE, put)
    else:
        _tell_besides(proof, Severity.ERROR if quiet else Severity.NOTE)
        give(rendered(proof, form, code, request.fail_on))
    if not quiet:
        for ran in proof.ran:
            tell(say("done.official", validator=ran.validator, version=ran.version, files=ran.files))
        over = sum(one.passed_over for one in proof.files)
        tell(say("done.validate", done=totals.done - over, files=len(files) - over))
        tell_counts(totals, proof.besides)
    for result in proof.results:
        lines.add(result)
    lines.end(totals, code, proof.besides, **_official(proof))
    return code


def asked_for(*, official: bool, named: list[str]) -> tuple[str, ...] | None:
    """The validators asked for: those named, with `--official` alone all, else None.  Raises UsageError (RUN006)."""
    for name in named:
        if name not in OFFICIAL:
            raise UsageError(finding("RUN006", option="--validator", value=name, expected=", ".join(OFFICIAL)))
    if named:
        return tuple(dict.fromkeys(named))
    return OFFICIAL if official else None


def rendered(proof: Proof, form: str, code: ExitCode, fail_on: str) -> bytes:
    """The proof as a document: `json`, `sarif` or `junit`."""
    match form:
        case "sarif":
            from convert.cli.sarif import as_sarif

            return as_sarif(proof, code, language())
        case "junit":
            from convert.cli.junit import as_junit

            return as_junit(proof, fail_on)
        case _:
            return _as_json(proof, code)


def _as_json(proof: Proof, code: ExitCode) -> bytes:
    from convert.batch.records import to_json
    from convert.batch.report import report

    return to_json(report(proof.results, code, language(), proof.besides) | _official(proof))


def _official(proof: Proof) -> dict[str, object]:
    """What the report says of the official validators, where they were asked for."""
    if not (proof.ran or proof.missing):
        return {}
    ran = [{"validator": ran.validator, "version": ran.version, "files": ran.files} for ran in proof.ran]
    return {"official": {"ran": ran, "not_run": [name for name, _ in proof.missing]}}


def _show(proof: Proof, least: Severity, put: Callable[[str], None]) -> None:
    _tell_besides(proof, least)
    for one in proof.files:
        for line in findings_from(map(_short, one.result.findings), least):
            (tell if one.unread else put)(line)  # what is found is asked for, what fails is told


def _tell_besides(proof: Proof, least: Severity) -> None:
    for line in findings_from(proof.besides, least):
        tell(line)


def _short(problem: Finding) -> Finding:
    """The finding, a tool's long message cut for the eye."""
    values = tuple((name, excerpt(value, _LONGEST) if name == "message" else value) for name, value in problem.values)
    return replace(problem, values=values) if problem.code.startswith("OFF") else problem
