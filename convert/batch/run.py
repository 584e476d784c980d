"""Running a batch: each page by itself, here or in worker processes, with the same results in the same order."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from convert.batch.plan import Refused, Source, find_sources, readable, refuse_shared_targets
from convert.batch.records import has_records, refuse_foreign_manifest, write_manifest
from convert.errors import ConvertError, CorrectionError, ExitCode
from convert.findings import Finding, finding
from convert.formats import load
from convert.pipeline import Made, Output, Page, PageOptions, PageRefusedError, convert_page, hold_back, load_page
from convert.tree import articles

if TYPE_CHECKING:  # loaded for workers only: that takes 40 ms
    from concurrent.futures import Future

DEBUG = "BANMIAN_DEBUG"
"""Set to 1 in the environment, it shows the traceback of an unexpected error."""

OnResult: TypeAlias = "Callable[[Result], None]"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one input.  `failed` is why nothing was written, None where all is done.

    `folder` is where in the output directory its outputs are, as in `a/b`.
    """

    file: str
    folder: str = ""
    outputs: tuple[Output, ...] = ()
    findings: tuple[Finding, ...] = ()
    articles: int = 0
    failed: ExitCode | None = None


def guarded(shown: str, work: Callable[[], Made]) -> Result:
    """Do one input's work; whatever goes wrong becomes findings, so that the others go on."""
    try:
        made = work()
    except (PageRefusedError, CorrectionError) as error:
        return Result(shown, findings=about(error.findings, shown), failed=error.exit_code)
    except ConvertError as error:
        return Result(shown, findings=about([error.finding], shown), failed=error.exit_code)
    except Exception as error:  # a bug of ours, or of a plug-in's: this page fails, the rest go on
        return Result(shown, findings=about([unexpected(error)], shown), failed=ExitCode.BUG)
    return Result(shown, "", made.outputs, about(made.findings, shown), made.articles)


def unexpected(error: BaseException) -> Finding:
    """The finding (RUN003) for an error that nobody expected; with BANMIAN_DEBUG=1, the traceback on stderr."""
    if os.environ.get(DEBUG) == "1":
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "banmian"
    return finding("RUN003", where=where, reason=f"{type(error).__name__}: {error}")


def about(problems: Iterable[Finding], shown: str) -> tuple[Finding, ...]:
    """The findings with the name of the file they are about."""
    return tuple(replace(problem, file=problem.file or shown) for problem in problems)


def plan(paths: Sequence[str], options: PageOptions) -> list[Source | Refused]:
    """The inputs of a run in their order, those refused that cannot have outputs of their own.

    Raises UsageError for a format that is not known or cannot be loaded.
    """
    suffixes = [load(name).suffix for name in options.formats]
    return refuse_shared_targets(find_sources(paths), suffixes)


def convert_all(
    entries: Sequence[Source | Refused],
    folder: Path,
    options: PageOptions,
    *,
    jobs: int = 1,
    on_result: OnResult = lambda _: None,
) -> list[Result]:
    """Convert every input into `folder`, and put the manifest together; results in the order of the inputs.

    Raises CannotWriteError where the manifest is someone else's (then nothing is done) or cannot be written.
    """
    refuse_foreign_manifest(folder, force=options.force)
    work = partial(_convert, folder=folder, options=options)
    results: list[Result] = []
    try:
        for result in _each(entries, work, jobs):
            results.append(result)
            on_result(result)
    except BaseException:  # what is done is done, also what a worker finished and could not report any more
        if not options.dry_run and has_records(folder):
            write_manifest(folder, force=options.force)
        raise
    if not options.dry_run and any(result.outputs for result in results):
        write_manifest(folder, force=options.force)
    return results


def read_all(entries: Sequence[Source | Refused], options: PageOptions) -> Iterator[tuple[Result, Page | None]]:
    """Read every input without writing anything; no page where it cannot be read.

    A page that is held back has failed, and is there all the same.
    """
    for entry in entries:
        pages: list[Page] = []

        def work(entry: Source | Refused = entry, pages: list[Page] = pages) -> Made:
            if isinstance(entry, Refused):
                raise entry.error
            pages.append(load_page(entry, options))
            hold_back(pages[0], options.min_confidence)
            return Made((), pages[0].findings, sum(1 for _ in articles(pages[0].issue)))

        yield guarded(entry.shown, work), pages[0] if pages else None


def _convert(entry: Source | Refused, *, folder: Path, options: PageOptions) -> Result:
    if isinstance(entry, Refused):
        return Result(entry.shown, findings=about([entry.error.finding], entry.shown), failed=entry.error.exit_code)
    source = entry
    result = guarded(source.shown, lambda: convert_page(source, folder / source.folder, options))
    return replace(result, folder=readable(entry.folder))


# --------------------------------------------------------------------------- one after another, or side by side


def _each(
    entries: Sequence[Source | Refused], work: Callable[[Source | Refused], Result], jobs: int
) -> Iterator[Result]:
    workers = min(jobs, len(entries))
    return map(work, entries) if workers <= 1 else _side_by_side(entries, work, workers)


def _side_by_side(
    entries: Sequence[Source | Refused], work: Callable[[Source | Refused], Result], workers: int
) -> Iterator[Result]:
    """Results as if one worker had done all; stopped in the middle, the pages begun are finished whole."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # "spawn": a fork server would be killed with the group, and then nobody knew when a worker is done
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_follow_parent) as pool:
        futures = [pool.submit(work, entry) if isinstance(entry, Source) else None for entry in entries]
        try:
            for entry, future in zip(entries, futures, strict=True):
                yield work(entry) if future is None else _result_of(future, entry.shown)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _result_of(future: Future[Result], shown: str) -> Result:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool:
        return Result(shown, findings=about([finding("RUN009")], shown), failed=ExitCode.BUG)


def _follow_parent() -> None:
    """A signal sent to the whole group must not cut a page short: the parent says when to stop, or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
