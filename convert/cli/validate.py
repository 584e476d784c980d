"""`banmian validate`: a written file against the schemas and the checks in Python."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convert.cli.app import Command, FileName, run_options
from convert.cli.messages import say
from convert.cli.output import findings_from, show, tell
from convert.errors import ExitCode, UnreadableError, UsageError
from convert.findings import Finding, Severity, finding

if TYPE_CHECKING:
    from convert.pipeline import Made


@click.command(name="validate", cls=Command)
@click.argument("paths", nargs=-1, required=True, type=FileName(), metavar="FILE")
@run_options
def command(paths: tuple[str, ...], config: str | None, quiet: bool, report: str | None, fail_on: str | None) -> int:
    """The help is in the table of messages."""
    from convert.batch.run import guarded
    from convert.cli.request import Request, finish, tell_counts

    request = Request.of({"fail_on": fail_on}, config)
    results = []
    for path in paths:
        result = guarded(path, partial(_validated, Path(path)))
        put = show if result.failed is None else tell  # what is found is asked for, what fails is told
        if result.failed is None and any(p.severity is Severity.ERROR for p in result.findings):
            result = replace(result, failed=ExitCode.INVALID_OUTPUT)
        results.append(result)
        for line in findings_from(result.findings, Severity.ERROR if quiet else Severity.NOTE):
            put(line)
    if not quiet:
        tell(say("done.validate", done=sum(result.failed is None for result in results), files=len(results)))
        tell_counts(results)
    return finish(results, request.fail_on, report)


def _validated(path: Path) -> Made:
    from convert.pipeline import Made

    return Made((), tuple(problems_of(path)), 0)


def problems_of(path: Path) -> list[Finding]:
    """What its format's validator says of a file.

    Raises UnreadableError where it is not there or cannot be read, UsageError where its name tells no format.
    """
    from convert.formats import by_suffix, load, names
    from convert.pipeline import read_bytes

    if not path.exists():
        raise UnreadableError(finding("SRC001", path=path))
    form = by_suffix(path.name)
    if form is None:
        known = ", ".join(load(name).suffix for name in names())
        raise UsageError(finding("RUN005", path=path, known=known))
    return form.validate(read_bytes(path))
