"""`banmian verify`: whether a bag is what it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convert.catalogue import Severity
from convert.cli.app import Command, FileName, option, run_options
from convert.cli.messages import say
from convert.cli.output import finding_line, findings_from, show, tell
from convert.errors import ExitCode, UnreadableError
from convert.findings import finding
from convert.phrases import IS_A_FILE
from convert.there import exists, isdir, why_not

if TYPE_CHECKING:
    from convert.archive.verify import Verified


@click.command(name="verify", cls=Command)
@click.argument("bags", nargs=-1, required=True, type=FileName(), metavar="BAG")
@option("--validate", is_flag=True)
@option("--reparse", is_flag=True)
@run_options
def command(
    *, bags: tuple[str, ...], validate: bool, reparse: bool, config: str | None, quiet: bool, report: str | None,
    fail_on: str | None,
) -> int:  # fmt: skip
    """The help is in the table of messages."""
    from convert.archive.verify import verify
    from convert.batch.report import exit_code
    from convert.batch.run import Result, refused
    from convert.batch.totals import Totals
    from convert.cli.report import Report, refuse_report_in
    from convert.cli.request import Request, tell_counts
    from convert.cli.steps import Steps

    request = Request.of({"fail_on": fail_on}, config)
    refuse_report_in(bags, report)
    lines = Report(report)
    put = tell if report == "-" else show  # stdout is the report's then
    totals, looked_at = Totals(), Totals()
    for bag in bags:
        if (refusal := _refusal(bag)) is None:
            steps = Steps(quiet=quiet)
            done = verify(Path(bag), again=reparse, validate=validate, on_file=steps)
            steps.clear()
            failed = done.failed or (None if done.is_whole and done.is_checked else ExitCode.FINDINGS)
            result = Result(bag, findings=done.findings, failed=failed)
            looked_at.add(replace(result, failed=done.failed))  # it was done: --fail-on says what the findings come to
            _show(done, bag, put, quiet=quiet)
        else:
            result = refused(bag, refusal)
            looked_at.add(result)
            tell(finding_line(result.findings[0]))
        totals.add(result)
        lines.add(result)
    if not quiet:
        tell_counts(totals)
    code = exit_code(looked_at, request.fail_on)
    lines.end(totals, code)
    return code


def _refusal(bag: str) -> UnreadableError | None:
    """Why this cannot be a bag at all, damaged or not, or cannot be looked at here; None where it can."""
    from convert.archive.names import other_names

    path = Path(bag)
    if isdir(path):
        problem = other_names()
        return None if problem is None else UnreadableError(problem)
    return UnreadableError(finding("BAG020", reason=IS_A_FILE)) if exists(path) else why_not(path, bag)


def _show(done: Verified, bag: str, put: Callable[[str], None], *, quiet: bool) -> None:
    for line in findings_from(done.findings, Severity.ERROR if quiet else Severity.NOTE):
        put(line)
    if not quiet:
        tell(say(_summary(done), bag=bag, files=done.files, pages=done.pages))


def _summary(done: Verified) -> str:
    """What is said of a bag at the end: one that could not be looked at as asked is not called damaged for it."""
    if not done.is_whole:
        return "done.verify.not"
    return "done.verify" if done.is_checked else "done.verify.unchecked"
