"""`banmian convert`: pages into files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from convert.cli.app import (
    BUILT_IN,
    Command,
    FileName,
    Value,
    confidence_option,
    inputs_option,
    option,
    page_options,
    run_options,
)
from convert.cli.messages import say
from convert.cli.output import give, tell
from convert.errors import CannotWriteError, ConvertError, ExitCode, UsageError
from convert.findings import Finding, finding

if TYPE_CHECKING:
    from convert.batch.crew import Crew
    from convert.batch.plan import Entry
    from convert.batch.run import Result
    from convert.cli.report import Report
    from convert.cli.request import Teller
    from convert.pipeline import PageOptions


@click.command(name="convert", cls=Command)
@inputs_option("base")
@option("-o", "--output", required=True, type=FileName(), metavar="DIR")
@option("-t", "--to", multiple=True, type=Value("formats", *BUILT_IN), metavar="FORMATS")
@page_options
@confidence_option("hold_back")
@option("--provider", type=Value("provider"), metavar="NAME")
@option("--rights", type=Value("rights"), metavar="TEXT")
@option("--urgency", type=Value("urgency"), metavar="1-9")
@option("--embargo", type=Value("embargo"), metavar="TIME")
@option("--no-keywords", "keywords", flag_value=False, default=None, help="keywords")
@option("--per", type=Value("per", "page", "issue", "article"), metavar="WHAT")
@option("--reissue", flag_value=True, default=None)
@option("--table", type=FileName(), metavar="FILE")
@option("--deps", type=FileName(), metavar="FILE")
@option("-j", "--jobs", type=Value("jobs"), metavar="N")
@option("--time-limit", type=Value("time_limit"), metavar="SECONDS")
@option("--no-manifest", "manifest", flag_value=False, default=True, help="manifest")
@option("--again", is_flag=True)
@option("--force", is_flag=True)
@option("--dry-run", is_flag=True)
@run_options
def command(
    *, paths: tuple[str, ...], files_from: str | None, base: Path | None, output: str,
    to: tuple[tuple[str, ...], ...], config: str | None, time_limit: int | None, manifest: bool, again: bool,
    force: bool, dry_run: bool, quiet: bool, report: str | None, table: str | None, deps: str | None, **given: Any,
) -> int:  # fmt: skip
    """The help is in the table of messages."""
    from convert.batch.crew import Crew
    from convert.batch.plan import pages_of, stray_corrections
    from convert.batch.run import plan
    from convert.cli.inputs import names_listed, refuse_deps, write_deps
    from convert.cli.report import Report
    from convert.cli.request import Request, Teller, finish

    named = tuple(dict.fromkeys(name for names in to for name in names))
    request = Request.of({**given, "formats": named or None}, config)
    options = request.page_options(force=force, dry_run=dry_run)
    teller = Teller(quiet=quiet)
    if table is not None:
        from convert.cli.table import refuse_table, write_table

        refuse_table(table, output, force=force)
    refuse_deps(deps, output, force=force)
    listed = names_listed(paths, files_from)
    if output == "-":
        return _to_stdout([*paths, *listed], options, teller, request.fail_on, report)
    entries = plan(paths, options, listed=listed, base=base)
    also = [*_plug_in_problems(options.formats), *stray_corrections(paths, pages_of(entries), options.fixes)]
    teller.tell(also)
    crew = Crew(request.jobs, time_limit)
    lines = Report(report)
    results, unwritten = _run(
        entries, Path(output), options, crew, teller,
        report=lines, again=again or force, manifest=manifest, quiet=quiet,
    )  # fmt: skip
    also += unwritten
    if table is not None and not dry_run:
        also += write_table(table, results, Path(output), teller, quiet=quiet)
    if deps is not None and not dry_run:
        from convert.batch.deps import Dependencies

        found = Dependencies(Path(output), options, None if config is None else Path(config))
        also += write_deps(deps, entries, found, teller, force=force)
    if not quiet:
        _sum_up(results, output, dry_run=dry_run)
    return finish(results, request.fail_on, lines, also)


def _run(
    entries: Sequence[Entry], folder: Path, options: PageOptions, crew: Crew, teller: Teller,
    *, report: Report, again: bool, manifest: bool, quiet: bool,
) -> tuple[list[Result], list[Finding]]:  # fmt: skip
    """The results, and what went wrong with the manifest; what was found on pages up to date was told before."""
    from convert.batch.progress import Progress
    from convert.batch.run import convert_all

    progress = Progress(len(entries), sys.stderr, quiet=quiet)
    results: list[Result] = []

    def on_result(result: Result) -> None:
        results.append(result)
        report.add(result)
        progress.clear()
        if not result.up_to_date:
            teller.tell(result.findings)
            if options.dry_run and not quiet:
                for output in result.outputs:
                    tell(say("done.would", path=folder / result.folder / output.name))
        progress.step(result.file, up_to_date=result.up_to_date)

    try:
        return convert_all(entries, folder, options, crew=crew, again=again, manifest=manifest, on_result=on_result), []
    except CannotWriteError as error:
        if not results:  # nothing was done
            raise
        progress.clear()
        teller.tell([error.finding])
        return results, [error.finding]
    finally:
        progress.clear()
        teller.close()


def _plug_in_problems(asked: Sequence[str]) -> list[Finding]:
    """Plug-ins that nobody asked for and that cannot be loaded: worth a word, no reason to stop."""
    from convert.formats import load, names

    found = []
    for name in names():
        if name not in BUILT_IN and name not in asked:
            try:
                load(name)
            except ConvertError as error:
                found.append(error.finding)
    return found


def _sum_up(results: Sequence[Result], output: str, *, dry_run: bool) -> None:
    from convert.cli.request import tell_counts

    done = [result for result in results if result.failed is None]
    tell(
        say(
            "done.dry" if dry_run else "done.convert",
            done=len(done),
            files=len(results),
            articles=sum(result.articles for result in done),
            outputs=sum(len(result.outputs) for result in done),
            folder=output,
        )
    )
    if current := sum(result.up_to_date for result in results):
        tell(say("done.current", count=current))
    tell_counts(results)


def _to_stdout(
    paths: Sequence[str], options: PageOptions, teller: Teller, fail_on: str, report_file: str | None
) -> ExitCode:
    """One page or issue in one format, checked as ever, to stdout; no record, no manifest."""
    from convert.batch.plan import Group, Refused, find_sources
    from convert.batch.run import guarded, plan
    from convert.cli.report import Report
    from convert.cli.request import finish
    from convert.formats import load
    from convert.perissue import load_issue
    from convert.pipeline import Made, load_enriched, write_format
    from convert.settings import on_command_line
    from convert.tree import articles

    if options.per == "article":
        raise on_command_line("per", options.per, "page, issue (-o -)")
    sources = plan(paths, options) if options.per == "issue" else find_sources(paths)
    forms = [load(name) for name in options.formats]
    source = sources[0]
    if len(sources) != 1 or len(forms) != 1:
        raise UsageError(finding("RUN007", files=len(sources), formats=len(forms)))
    data: list[bytes] = []

    def work() -> Made:
        if isinstance(source, Refused):
            raise source.error
        page = load_issue(source, options) if isinstance(source, Group) else load_enriched(source, options)
        proved = write_format(forms[0], page.issue, options)
        data.append(proved.data)
        return Made((), (*page.findings, *proved.findings), sum(1 for _ in articles(page.issue)))

    report = Report(report_file)
    result = guarded(source.shown, work)
    teller.tell(result.findings)
    if result.failed is None and not options.dry_run:
        give(data[0])
    report.add(result)
    return finish([result], fail_on, report)
