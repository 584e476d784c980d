"""`banmian check`: findings on the sources alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from convert.catalogue import Severity
from convert.cli.app import Command, confidence_option, inputs_option, page_options, run_options
from convert.cli.messages import say
from convert.cli.output import findings_from, findings_with_lines, show, tell
from convert.errors import ExitCode
from convert.storage import refuse_urls


@click.command(name="check", cls=Command)
@inputs_option("base_fixes")
@page_options
@confidence_option("hold_back")
@run_options
def command(
    *, paths: tuple[str, ...], files_from: str | None, base: Path | None, config: str | None, quiet: bool,
    report: str | None, **given: Any,
) -> int:  # fmt: skip
    """The help is in the table of messages."""
    from convert.batch.plan import find_sources
    from convert.batch.run import read_all
    from convert.batch.strays import stray_corrections
    from convert.batch.totals import Totals
    from convert.cli.inputs import empty_list, names_listed, one_page_of_many, other_settings, without_records
    from convert.cli.report import Report
    from convert.cli.request import Request, finish, tell_counts

    request = Request.of(given, config)
    totals, done = Totals(), 0
    least = Severity.ERROR if quiet else Severity.NOTE
    options = request.page_options()
    refuse_urls(paths, {"--base": base is not None})
    listed = names_listed(paths, files_from)
    pages, records = without_records(paths)
    more_pages, more_records = without_records(listed)
    sources = find_sources(pages, listed=more_pages, base=base)
    also = [*empty_list(paths, files_from, listed), *records, *more_records]
    also += [*stray_corrections(pages, sources, options.fixes), *one_page_of_many(options, len(sources))]
    also += other_settings(pages, config)
    lines = Report(report)
    put = tell if report == "-" else show  # stdout is the report's then
    for line in findings_from(also, least):
        put(line)
    for result, page in read_all(sources, options):
        totals.add(result)
        done += result.failed in (None, ExitCode.FINDINGS)
        lines.add(result)
        if page is None:  # what is found is asked for, what fails is told
            for line in findings_from(result.findings, least):
                tell(line)
        else:
            texts = {label.line.number: label.line.text for label in page.labels}
            for line in findings_with_lines(result.findings, least, texts):
                put(line)
    if not quiet:
        tell(say("done.check", done=done, files=totals.files))
        tell_counts(totals, also)
    return finish(totals, request.fail_on, lines, also)
