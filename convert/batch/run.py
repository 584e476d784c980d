"""Running a batch: each page by itself, here or in worker processes, with the same results in the same order."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from os.path import exists
from pathlib import Path
from typing import TypeAlias

from convert import cycles
from convert.batch.crew import Crew, Task, worker_died
from convert.batch.current import Looker
from convert.batch.elsewhere import anywhere, as_anywhere, within_sight
from convert.batch.locks import sweep
from convert.batch.manifest import refuse_foreign_manifest, write_manifest
from convert.batch.plan import (
    Entry,
    Group,
    Refused,
    Source,
    find_sources,
    readable,
    record_name,
    refuse_shared_targets,
)
from convert.batch.remote_sources import RemoteSource, within_reach
from convert.batch.unnamed import Inputs, unnamed_page
from convert.errors import ConvertError, ExitCode, UsageError, show_traceback
from convert.findings import Finding, about, finding
from convert.formats import load, suffixes
from convert.page import Made, Output, Page, PageOptions
from convert.page_reading import hold_back, load_page
from convert.pipeline import convert_page
from convert.storage import Url
from convert.tree import articles

OnResult: TypeAlias = "Callable[[Result], None]"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one input.  `failed` is why nothing was written, None where all is done.

    `folder` is where in the output directory its outputs are, as in `a/b`.  A page that is `up_to_date` was left as
    it is; outputs and findings are those that its record tells of.
    """

    file: str
    folder: str = ""
    outputs: tuple[Output, ...] = ()
    findings: tuple[Finding, ...] = ()
    articles: int = 0
    failed: ExitCode | None = None
    up_to_date: bool = False


def guarded(shown: str, work: Callable[[], Made]) -> Result:
    """Do one input's work; whatever goes wrong becomes findings, so that the others go on."""
    try:
        made = work()
    except ConvertError as error:
        return refused(shown, error)
    except Exception as error:  # a bug of ours, or of a plug-in's: this page fails, the rest go on
        return Result(shown, findings=about([unexpected(error)], shown), failed=ExitCode.BUG)
    finally:
        cycles.when_loaded()
    return Result(shown, "", made.outputs, about(made.findings, shown), made.articles)


def unexpected(error: BaseException) -> Finding:
    """The finding (RUN003) for an error that nobody expected; with BANMIAN_DEBUG=1, the traceback on stderr."""
    show_traceback(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "banmian"
    return finding("RUN003", where=where, reason=f"{type(error).__name__}: {error}")


def plan(
    paths: Sequence[str], options: PageOptions, *, listed: Sequence[str] = (), base: Path | None = None
) -> list[Entry]:
    """The inputs of a run in their order, those refused that cannot have outputs of their own.

    `listed` are names of a list, `base` is where places in the output directory count from: see `batch.plan`.  With
    `per="issue"` the issues that they make (`batch.grouping`).

    Raises UsageError for a format that is not known or cannot be loaded.
    """
    known = suffixes()
    found = find_sources(paths, listed=listed, base=base)
    entries: Sequence[Entry] = found
    if options.per == "issue":
        from convert.batch.grouping import grouped

        entries = grouped(found, options)
    return refuse_shared_targets(entries, [known.get(name) or load(name).suffix for name in options.formats])


def convert_all(
    entries: Sequence[Entry],
    folder: Path | Url,
    options: PageOptions,
    *,
    crew: Crew | None = None,
    jobs: int | None = 1,
    again: bool = False,
) -> list[Result]:
    """As `convert_each`, for those who want all results at once."""
    results: list[Result] = []
    convert_each(entries, folder, options, results.append, crew=crew, jobs=jobs, again=again)
    return results


def convert_each(
    entries: Sequence[Entry],
    folder: Path | Url,
    options: PageOptions,
    on_result: OnResult,
    *,
    crew: Crew | None = None,
    jobs: int | None = 1,
    again: bool = False,
    manifest: bool = True,
) -> None:
    """Convert every input into `folder`, a directory or a URL, and put the manifest together.

    The results come in the order of the inputs, each to `on_result` as soon as those before it are there; none is
    kept.

    What is up to date is left as it is, unless it is to be done `again`.  The `crew` does the work, or else so many
    workers as `jobs` says, None for one each core.  Without `manifest`, nothing is looked at but the pages themselves:
    one run over them all brings it up to date later.  Raises CannotWriteError where the manifest is someone else's
    (then nothing is done) or cannot be written.
    """
    crew = within_sight(crew or Crew(jobs), entries, folder)
    if crew.executor is not None:
        entries, options = as_anywhere(entries, options)
    if isinstance(folder, Url):
        from convert.batch.remote_outputs import convert_into

        convert_into(entries, folder, options, crew, again=again, manifest=manifest, on_result=on_result)
        return
    folder = folder if crew.executor is None else folder.absolute()
    if manifest:
        refuse_foreign_manifest(folder, force=options.force)
        if not options.dry_run:
            sweep(folder)
    convert_more(entries, folder, options, crew, again=again, manifest=manifest, on_result=on_result)


def convert_more(
    entries: Sequence[Entry],
    folder: Path,
    options: PageOptions,
    crew: Crew,
    *,
    again: bool = False,
    manifest: bool = True,
    on_result: OnResult,
) -> None:
    """Likewise, into a directory that was looked at before; workers of an executor must know it by this name."""
    look = None if again else Looker(folder, options)
    inputs = None if options.per != "issue" or options.force else Inputs(entries)
    work = anywhere(crew, partial(_bring_and_convert, folder=folder, options=options, again=again))
    found = (_unnamed(entry, folder, inputs, options) or _settled(entry, look) for entry in entries)
    changed = False

    def noting(result: Result) -> None:
        nonlocal changed
        changed = changed or bool(result.outputs and not result.up_to_date)
        on_result(result)

    try:
        pass_on(crew.results(found, work, lost, partial(prepare, options)), noting)
    finally:  # also when stopped: what is done is done, also what a worker finished and could not report any more
        records = [record_name(entry) for entry in entries if not isinstance(entry, Refused)]
        if manifest and not options.dry_run and any(exists(folder / record) for record in records):  # noqa: PTH110
            write_manifest(folder, {readable(name) for name in records}, force=options.force, changed=changed)


def prepare(options: PageOptions) -> None:
    """Load what a process needs for its first page; where that fails, the pages tell of it."""
    from convert.batch.prepare import make_a_page

    guarded("", lambda: make_a_page(options))


def pass_on(running: Generator[Result, None, None], on_result: OnResult) -> None:
    """Pass on each result as it comes; stopped in the middle, it waits for what was begun (see `Crew.results`)."""
    with closing(running):
        for result in running:
            on_result(result)


def read_all(entries: Sequence[Entry], options: PageOptions) -> Iterator[tuple[Result, Page | None]]:
    """Read every input without writing anything; no page where it cannot be read.

    A page that is held back has failed, and is there all the same.
    """
    for entry in (one for one in entries if not isinstance(one, Group)):
        pages: list[Page] = []

        def work(entry: Source | Refused = entry, pages: list[Page] = pages) -> Made:
            if isinstance(entry, Refused):
                raise entry.error
            with within_reach(entry) as source:
                pages.append(load_page(source, options))
            hold_back(pages[0], options.min_confidence)
            return Made((), pages[0].findings, sum(1 for _ in articles(pages[0].issue)))

        yield guarded(entry.shown, work), pages[0] if pages else None


# --------------------------------------------------------------------------- one input


def _unnamed(entry: Entry, folder: Path, inputs: Inputs | None, options: PageOptions) -> Result | None:
    """The result of an issue that would lose a page which the run was not told of."""
    if not isinstance(entry, Group) or inputs is None:
        return None
    error = unnamed_page(entry, folder, inputs, options)
    return None if error is None else refused(entry.shown, error)


def _settled(entry: Entry, look: Looker | None) -> Result | Task[Source | Group]:
    """What is known without doing it: that an input is refused, or up to date."""
    if isinstance(entry, Refused):
        return refused(entry.shown, entry.error)
    return (_done(entry, look) if look and not isinstance(entry, RemoteSource) else None) or Task(entry)


def refused(shown: str, error: ConvertError) -> Result:
    """The result of an input that nothing can be made of."""
    return Result(shown, findings=about(error.findings, shown), failed=error.exit_code)


def _bring_and_convert(source: Source | Group, *, folder: Path, options: PageOptions, again: bool) -> Result:
    """Do a page or an issue; a page is brought here if it lies at a URL, an issue lies here."""
    if isinstance(source, Group):
        return convert_one(source, folder=folder, options=options, again=again)
    try:
        with within_reach(source) as page:
            return convert_one(page, folder=folder, options=options, again=again)
    except ConvertError as error:
        return refused(source.shown, error)


def convert_one(source: Source | Group, *, folder: Path, options: PageOptions, again: bool) -> Result:
    """Do a page or an issue, if no other run has done it since this one looked."""
    if not again and (done := _done(source, Looker(folder, options))) is not None:
        return done
    result = guarded(source.shown, lambda: _make(source, folder / source.folder, options))
    return replace(result, folder=readable(source.folder))


def _make(source: Source | Group, folder: Path, options: PageOptions) -> Made:
    if isinstance(source, Group):
        from convert.perissue import convert_issue

        return convert_issue(source, folder, options)
    if options.per == "article":
        from convert.perarticle import convert_articles

        return convert_articles(source, folder, options)
    return convert_page(source, folder, options)


def _done(source: Source | Group, look: Looker) -> Result | None:
    """What became of a page that is up to date."""
    made = look.up_to_date(source)
    if made is None:
        return None
    found = about(made.findings, source.shown)
    return Result(source.shown, readable(source.folder), made.outputs, found, made.articles, up_to_date=True)


def lost(source: Source | Group, error: Exception) -> Result:
    """The result of a page whose worker died (RUN009), had no more time (RUN020), or whose cluster is gone (NET010).

    Likewise where no worker can begin (RUN021, RUN022).
    """
    from concurrent.futures import CancelledError

    from convert.batch.workers import NotBegunError, TimeIsUpError, why_none_begin

    if isinstance(error, NotBegunError):
        return refused(source.shown, UsageError(why_none_begin()))
    failed = ExitCode.BUG
    if isinstance(error, TimeIsUpError):
        problem, failed = finding("RUN020"), ExitCode.NOT_DONE  # the limit is the user's
    elif worker_died(error):
        problem = finding("RUN009")
    elif isinstance(error, CancelledError):
        problem, failed = finding("NET010"), ExitCode.NOT_DONE
    else:
        problem = unexpected(error)
    return Result(source.shown, findings=about([problem], source.shown), failed=failed)
