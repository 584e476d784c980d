"""`banmian convert`: pages into files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from convert.cli.app import BUILT_IN, Command, FileName, Value, confidence_option, option, page_options, run_options
from convert.cli.messages import say
from convert.cli.output import give, tell
from convert.errors import ConvertError, UsageError
from convert.findings import Finding, finding

if TYPE_CHECKING:
    from convert.batch.run import Result
    from convert.cli.request import Teller
    from convert.pipeline import PageOptions


@click.command(name="convert", cls=Command)
@click.argument("paths", nargs=-1, required=True, type=FileName(), metavar="PATH")
@option("-o", "--output", required=True, type=FileName(), metavar="DIR")
@option("-t", "--to", multiple=True, type=Value("formats", *BUILT_IN), metavar="FORMATS")
@page_options
@confidence_option("hold_back")
@option("--provider", type=Value("provider"), metavar="NAME")
@option("--rights", type=Value("rights"), metavar="TEXT")
@option("--urgency", type=Value("urgency"), metavar="1-9")
@option("--embargo", type=Value("embargo"), metavar="TIME")
@option("--no-keywords", "keywords", flag_value=False, default=None, help="keywords")
@option("-j", "--jobs", type=Value("jobs"), metavar="N")
@option("--force", is_flag=True)
@option("--dry-run", is_flag=True)
@run_options
def command(
    *, paths: tuple[str, ...], output: str, to: tuple[tuple[str, ...], ...], config: str | None,
    force: bool, dry_run: bool, quiet: bool, report: str | None, **given: Any,
) -> int:  # fmt: skip
    """The help is in the table of messages."""
    from convert.cli.request import Request, Teller, finish

    named = tuple(dict.fromkeys(name for names in to for name in names))
    request = Request.of({**given, "formats": named or None}, config)
    options = request.page_options(force=force, dry_run=dry_run)
    teller = Teller(quiet=quiet)
    if output == "-":
        return finish([_to_stdout(paths, options, teller)], request.fail_on, report)
    also = [*_plug_in_problems(options.formats), *_stray_corrections(paths, options)]
    teller.tell(also)
    results = _run(paths, Path(output), options, request.jobs, teller, quiet=quiet)
    if not quiet:
        _sum_up(results, output, dry_run=dry_run)
    return finish(results, request.fail_on, report, also)


def _run(
    paths: Sequence[str], folder: Path, options: PageOptions, jobs: int, teller: Teller, *, quiet: bool
) -> list[Result]:
    from convert.batch.progress import Progress
    from convert.batch.run import convert_all, plan

    entries = plan(paths, options)
    progress = Progress(len(entries), sys.stderr, quiet=quiet)

    def on_result(result: Result) -> None:
        progress.clear()
        teller.tell(result.findings)
        if options.dry_run and not quiet:
            for output in result.outputs:
                tell(say("done.would", path=folder / result.folder / output.name))
        progress.step(result.file)

    try:
        return convert_all(entries, folder, options, jobs=jobs, on_result=on_result)
    finally:
        progress.clear()
        teller.close()


def _stray_corrections(paths: Sequence[str], options: PageOptions) -> list[Finding]:
    from convert.batch.plan import find_sources, stray_corrections

    return stray_corrections(paths, find_sources(paths), options.fixes)


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
    tell_counts(results)


def _to_stdout(paths: Sequence[str], options: PageOptions, teller: Teller) -> Result:
    """One file in one format, checked as ever, to stdout; no record, no manifest."""
    from convert.batch.plan import Refused, find_sources
    from convert.batch.run import guarded
    from convert.formats import load
    from convert.pipeline import Made, load_enriched, write_format
    from convert.tree import articles

    sources = find_sources(paths)
    forms = [load(name) for name in options.formats]
    source = sources[0]
    if len(sources) != 1 or len(forms) != 1:
        raise UsageError(finding("RUN007", files=len(sources), formats=len(forms)))
    data: list[bytes] = []

    def work() -> Made:
        if isinstance(source, Refused):
            raise source.error
        page = load_enriched(source, options)
        proved = write_format(forms[0], page.issue, options)
        data.append(proved.data)
        return Made((), (*page.findings, *proved.findings), sum(1 for _ in articles(page.issue)))

    result = guarded(source.shown, work)
    teller.tell(result.findings)
    if result.failed is None and not options.dry_run:
        give(data[0])
    return result
