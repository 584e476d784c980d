"""`banmian convert`: pages into files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from convert.catalogue import Severity
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
from convert.cli.output import findings_from, give, tell
from convert.errors import CannotWriteError, ExitCode, UsageError
from convert.findings import Finding, finding
from convert.storage import Url, in_store, known_place, place, refuse_urls
from convert.there import exists

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from convert.batch.crew import Crew
    from convert.batch.plan import Entry, Group, Source
    from convert.batch.run import Result
    from convert.batch.totals import Totals
    from convert.cli.report import Report
    from convert.cli.request import Teller
    from convert.page import Page, PageOptions
    from convert.perissue import Whole


@click.command(name="convert", cls=Command)
@inputs_option("base")
@option("-o", "--output", required=True, type=FileName(url=True), metavar="DIR")
@option("-t", "--to", multiple=True, type=Value("formats", *BUILT_IN), metavar="FORMATS")
@page_options
@confidence_option("hold_back")
@option("--provider", type=Value("provider"), metavar="NAME")
@option("--rights", type=Value("rights"), metavar="TEXT")
@option("--urgency", type=Value("urgency"), metavar="1-9")
@option("--embargo", type=Value("embargo"), metavar="TIME")
@option("--no-keywords", "keywords", flag_value=False, default=None, help="keywords")
@option("--per", type=Value("per", "page", "issue", "article"), metavar="WHAT")
@option("--reissue/--no-reissue", default=None, help="reissue")
@option("--table", type=FileName(), metavar="FILE")
@option("--deps", type=FileName(), metavar="FILE")
@option("-j", "--jobs", type=Value("jobs"), metavar="N")
@option("--cluster", metavar="ADDRESS")
@option("--time-limit", type=Value("time_limit"), metavar="SECONDS")
@option("--no-manifest", "manifest", flag_value=False, default=True, help="manifest")
@option("--again", is_flag=True)
@option("--force", is_flag=True)
@option("--dry-run", is_flag=True)
@run_options
def command(
    *, paths: tuple[str, ...], files_from: str | None, base: Path | None, output: str,
    to: tuple[tuple[str, ...], ...], config: str | None, time_limit: int | None, manifest: bool, again: bool,
    force: bool, dry_run: bool, quiet: bool, report: str | None, table: str | None, deps: str | None,
    cluster: str | None, **given: Any,
) -> int:  # fmt: skip
    """The help is in the table of messages."""
    from convert.batch.crew import Crew
    from convert.batch.plan import pages_of
    from convert.batch.run import plan
    from convert.batch.strays import stray_corrections
    from convert.cli.beside import refuse_beside
    from convert.cli.inputs import (
        empty_list,
        names_listed,
        one_page_of_many,
        other_settings,
        without_records,
        write_deps,
    )
    from convert.cli.report import Report
    from convert.cli.request import Request, Teller, finish

    named = tuple(dict.fromkeys(name for names in to for name in names))
    request = Request.of({**given, "formats": named or None}, config)
    options = request.page_options(force=force, dry_run=dry_run)
    teller = Teller(quiet=quiet)
    if table == report == "-":
        raise UsageError(finding("NET011", option="--table -", other="--report -"))
    if output == "-":
        refuse_without_directory({
            "--table": table is not None, "--deps": deps is not None, "--reissue": _counts_on(options),
            "--time-limit": time_limit is not None,
        })  # fmt: skip
    if cluster is not None:
        refuse_with_cluster({"-o -": output == "-", "--time-limit": time_limit is not None})
    refuse_urls([*paths, output], {"--per": options.per != "page", "--base": base is not None, "--deps": bool(deps)})
    listed = names_listed(paths, files_from)
    pages, records = without_records(paths)
    more_pages, more_records = without_records(listed)
    if not (pages or more_pages or quiet):  # else nothing would say why nothing was done
        for line in findings_from([*records, *more_records], Severity.NOTE):
            tell(line)
    if output == "-":
        return _to_stdout([*pages, *more_pages], options, teller, request.fail_on, report)
    folder, entries = place(output), plan(pages, options, listed=more_pages, base=base)
    also = [*_plug_in_problems(options.formats), *empty_list(paths, files_from, listed), *records, *more_records]
    also += stray_corrections(pages, pages_of(entries), options.fixes)
    also += [*one_page_of_many(options, len(pages_of(entries))), *other_settings(pages, config)]
    beside = {"--report": report, "--table": table, "--deps": deps}
    refuse_beside(beside, entries, output, options, config=config, files_from=files_from)
    teller.tell(also)
    lines = Report(report)
    tabled: list[Result] = []
    with _hired(cluster, [*pages, *more_pages], entries, folder, options) as executor:
        totals, unwritten = _run(
            entries, folder, options, Crew(request.jobs, time_limit, executor), teller, report=lines,
            again=again or force, manifest=manifest, quiet=quiet, tabled=None if table is None else tabled,
        )  # fmt: skip
    also += unwritten
    if table is not None and not dry_run:
        from convert.cli.table import write_table

        done = zip(entries, tabled, strict=False)
        also += _or_why_not(lambda: write_table(table, done, folder, teller, force=force, quiet=quiet), teller)
    if deps is not None and not dry_run and isinstance(folder, Path):
        from convert.batch.deps import Dependencies

        found = Dependencies(folder, options, None if config is None else Path(config))
        also += _or_why_not(lambda: write_deps(deps, entries, found, teller, force=force), teller)
    if not quiet:
        _sum_up(totals, output, also, dry_run=dry_run)
    return finish(totals, request.fail_on, lines, also)


def _or_why_not(write: Callable[[], list[Finding]], teller: Teller) -> list[Finding]:
    """What was found on writing a file beside the outputs, or why there is none: the pages are done all the same."""
    try:
        return write()
    except CannotWriteError as error:
        teller.tell([error.finding])
        return [error.finding]


def _counts_on(options: PageOptions) -> bool:
    """Whether versions are to count on from files that lie in the output directory; of most formats there are none."""
    from convert.formats import load

    return options.reissue and any(hasattr(load(name), "withdrawn") for name in options.formats)


def refuse_without_directory(given: Mapping[str, bool]) -> None:
    """Raise UsageError (RUN017) for an option that needs what lies in an output directory, where there is none."""
    for name, is_given in given.items():
        if is_given:
            raise UsageError(finding("RUN017", option=name))


def refuse_with_cluster(given: Mapping[str, bool]) -> None:
    """Raise UsageError (NET011) for an option that only workers of this machine can heed."""
    for name, is_given in given.items():
        if is_given:
            raise UsageError(finding("NET011", option=name, other="--cluster"))


def _hired(
    cluster: str | None, names: Sequence[str], entries: Sequence[Entry], folder: Path | Url, options: PageOptions
) -> AbstractContextManager[Executor | None]:
    """The workers of a cluster, which must see all that is named, and what a pattern fits; None without one."""
    if cluster is None:
        return nullcontext()
    from convert.batch.cluster import dask
    from convert.batch.plan import pages_of

    named = [path for path in map(place, filter(known_place, names)) if isinstance(path, Path) and exists(path)]
    named += [page.path for page in pages_of(entries) if not in_store(page.shown)][:1]
    named += [] if options.fixes is None else [options.fixes]
    shared = folder.absolute() if isinstance(folder, Path) and not options.dry_run else None
    return dask(cluster, [path.absolute() for path in named], shared)


def _run(
    entries: Sequence[Entry], folder: Path | Url, options: PageOptions, crew: Crew, teller: Teller,
    *, report: Report, again: bool, manifest: bool, quiet: bool, tabled: list[Result] | None,
) -> tuple[Totals, list[Finding]]:  # fmt: skip
    """What it came to, and what went wrong with the manifest; what was found on pages up to date was told before.

    No result is kept: `tabled` gets what a table needs of each, if there is to be one.
    """
    from convert.batch.progress import Progress
    from convert.batch.run import convert_each
    from convert.batch.totals import Totals

    if tabled is not None:
        from convert.cli.table import for_table
    progress, totals = Progress(len(entries), sys.stderr, quiet=quiet), Totals()

    def on_result(result: Result) -> None:
        totals.add(result)
        report.add(result)
        if tabled is not None:
            tabled.append(for_table(result))
        progress.clear()
        if not result.up_to_date:
            teller.tell(result.findings)
            if options.dry_run and not quiet:
                for output in result.outputs:
                    tell(say("done.would", path=folder / result.folder / output.name))
        progress.step(result.file, up_to_date=result.up_to_date)

    try:
        convert_each(entries, folder, options, on_result, crew=crew, again=again, manifest=manifest)
    except CannotWriteError as error:
        if not totals.files:  # nothing was done
            raise
        progress.clear()
        teller.tell([error.finding])
        return totals, [error.finding]
    else:
        return totals, []
    finally:
        progress.clear()
        teller.close()


def _plug_in_problems(asked: Sequence[str]) -> list[Finding]:
    """Plug-ins that nobody asked for and that cannot be loaded: worth a word, no reason to stop."""
    from convert.formats import problems

    return problems({*BUILT_IN, *asked})


def _sum_up(totals: Totals, output: str, also: Sequence[Finding], *, dry_run: bool) -> None:
    from convert.cli.request import tell_counts

    tell(
        say(
            "done.dry" if dry_run else "done.convert",
            done=totals.done,
            files=totals.files,
            articles=totals.articles,
            outputs=totals.outputs,
            folder=output,
        )
    )
    if totals.up_to_date:
        tell(say("done.current", count=totals.up_to_date))
    tell_counts(totals, also)


def _to_stdout(
    paths: Sequence[str], options: PageOptions, teller: Teller, fail_on: str, report_file: str | None
) -> ExitCode:
    """One page or issue in one format, checked as ever, to stdout; no record, no manifest."""
    from convert.batch.plan import Refused, find_sources
    from convert.batch.run import guarded, plan
    from convert.batch.totals import Totals
    from convert.cli.report import Report
    from convert.cli.request import finish
    from convert.formats import load
    from convert.page import Made
    from convert.page_writing import released, write_format
    from convert.settings import on_command_line
    from convert.tree import articles

    if options.per == "article":
        raise on_command_line("per", options.per, "page, issue (-o -)")
    sources = plan(paths, options) if options.per == "issue" else find_sources(paths)
    forms = [load(name) for name in options.formats]
    if len(sources) != 1 or len(forms) != 1:
        raise UsageError(finding("RUN007", files=len(sources), formats=len(forms)))
    source = sources[0]
    data: list[bytes] = []

    def work() -> Made:
        if isinstance(source, Refused):
            raise source.error
        page = _read(source, options)
        proved = write_format(forms[0], page.issue, released(options, page.release))
        data.append(proved.data)
        return Made((), (*page.findings, *proved.findings), sum(1 for _ in articles(page.issue)))

    report = Report(report_file)
    result = guarded(source.shown, work)
    teller.tell(result.findings)
    if result.failed is None and not options.dry_run:
        give(data[0])
    report.add(result)
    return finish(Totals.of([result]), fail_on, report)


def _read(source: Source | Group, options: PageOptions) -> Page | Whole:
    """A page or an issue with keywords; a page is brought here if it lies at a URL."""
    from convert.batch.plan import Group
    from convert.batch.remote_sources import within_reach
    from convert.page_reading import load_enriched
    from convert.perissue import load_issue

    if isinstance(source, Group):
        return load_issue(source, options)
    with within_reach(source) as page:
        return load_enriched(page, options)
