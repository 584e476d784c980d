"""`banmian check`: findings on the sources alone."""

from __future__ import annotations

from typing import Any

import click

from convert.cli.app import Command, page_options, run_options
from convert.cli.messages import say
from convert.cli.output import findings_from, show, tell
from convert.findings import Severity


@click.command(name="check", cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="PATH")
@page_options
@run_options
def command(paths: tuple[str, ...], config: str | None, quiet: bool, report: str | None, **given: Any) -> int:
    """The help is in the table of messages."""
    from convert.batch.plan import find_sources
    from convert.batch.run import read_all
    from convert.cli.request import Request, finish, tell_counts

    request = Request.of(given, config)
    results = []
    for result, _ in read_all(find_sources(paths), request.page_options()):
        results.append(result)
        put = show if result.failed is None else tell  # what is found is asked for, what fails is told
        for line in findings_from(result.findings, Severity.ERROR if quiet else Severity.NOTE):
            put(line)
    if not quiet:
        done = sum(result.failed is None for result in results)
        tell(say("done.check", done=done, files=len(results)))
        tell_counts(results)
    return finish(results, request.fail_on, report)
