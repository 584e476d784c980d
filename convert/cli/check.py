"""`banmian check`: findings on the sources alone."""

from __future__ import annotations

from typing import Any

import click

from convert.cli.app import Command, FileName, confidence_option, page_options, run_options
from convert.cli.messages import say
from convert.cli.output import findings_from, findings_with_lines, show, tell
from convert.errors import ExitCode
from convert.findings import Severity


@click.command(name="check", cls=Command)
@click.argument("paths", nargs=-1, required=True, type=FileName(), metavar="PATH")
@page_options
@confidence_option("hold_back")
@run_options
def command(paths: tuple[str, ...], config: str | None, quiet: bool, report: str | None, **given: Any) -> int:
    """The help is in the table of messages."""
    from convert.batch.plan import find_sources, stray_corrections
    from convert.batch.run import read_all
    from convert.cli.request import Request, finish, tell_counts

    request = Request.of(given, config)
    results = []
    least = Severity.ERROR if quiet else Severity.NOTE
    options, sources = request.page_options(), find_sources(paths)
    stray = stray_corrections(paths, sources, options.fixes)
    for line in findings_from(stray, least):
        show(line)
    for result, page in read_all(sources, options):
        results.append(result)
        if page is None:  # what is found is asked for, what fails is told
            for line in findings_from(result.findings, least):
                tell(line)
        else:
            texts = {label.line.number: label.line.text for label in page.labels}
            for line in findings_with_lines(result.findings, least, texts):
                show(line)
    if not quiet:
        done = sum(result.failed in (None, ExitCode.FINDINGS) for result in results)
        tell(say("done.check", done=done, files=len(results)))
        tell_counts(results, stray)
    return finish(results, request.fail_on, report, stray)
