"""The public API: `parse`, `read`, `convert` and `formats`, without a terminal in sight."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from convert.batch.crew import Crew
from convert.batch.manifest import refuse_record
from convert.batch.plan import Source
from convert.batch.run import Result, convert_all, plan
from convert.errors import UsageError, errors_about
from convert.facts import OPTION, epoch_of, given_facts
from convert.findings import Finding, finding
from convert.formats import BUILT_IN, load, names
from convert.formats.base import Format, Reading
from convert.page import PageOptions
from convert.page_reading import load_page, read_bytes, read_page
from convert.parser.facts import FACT_NAMES
from convert.phrases import FILE_NAME
from convert.readback import form_of, unknown_kind
from convert.readback import read as read_from
from convert.settings import checked, on_command_line
from convert.storage import local, place, refuse_urls
from convert.tree import Issue

if TYPE_CHECKING:  # loaded for workers only
    from concurrent.futures import Executor

__all__ = ["Parsed", "convert", "formats", "parse", "read"]


OPTION_NAMES = (
    "formats", "encoding", "typography", "fixes", "min_confidence", "provider", "rights", "urgency", "embargo",
    "keywords", "reissue", "per",
)  # fmt: skip


class Parsed(NamedTuple):
    """An article tree, and what was found on the way to it."""

    issue: Issue
    findings: tuple[Finding, ...]


def parse(
    source: str | os.PathLike[str] | bytes,
    *,
    encoding: str | None = None,
    typography: str = "source",
    fixes: str | os.PathLike[str] | None = None,
    publication: str | None = None,
    date: str | None = None,
    number: str | None = None,
    page: str | None = None,
    section: str | None = None,
) -> Parsed:
    """The article tree of one file, or of the bytes of a text.

    For a file, `issue.toml` beside it or above counts too for the facts of its issue, and corrections: `X.fix.toml`
    beside it, or in the directory `fixes`.  `typography="restore"` makes
    punctuation full-width.  Raises UnreadableError where the source is no text, CorrectionError where the corrections
    do not fit, UsageError for a fact that is not valid; `finding` of the error says why, and `findings` all of it.
    """
    facts = {"publication": publication, "date": date, "number": number, "page": page, "section": section}
    how = {"encoding": encoding, "typography": typography, "fixes": None if fixes is None else os.fspath(fixes)}
    options = options_from({**facts, **how})
    if isinstance(source, bytes):
        done = read_page(source, "", options.facts, options)
    else:
        path = local(os.fspath(source), "convert.parse()")
        with errors_about(os.fspath(source)):
            done = load_page(Source(path, os.fspath(source)), options)
    return Parsed(done.issue, done.findings)


def read(source: str | os.PathLike[str] | bytes, format: str | None = None) -> Reading:  # noqa: A002 - its name
    """The tree in a file of one of the formats, or in its bytes, and what no longer fits in it.

    `format` is told from the content, and of a file from its name, where it is not given.  Raises UnreadableError where
    the file is foreign, damaged or hostile, and UsageError for a format that is not known or cannot be told; `finding`
    of the error says why.
    """
    if isinstance(source, bytes):
        return _read("", source, format)
    path = local(os.fspath(source), "convert.read()")
    with errors_about(os.fspath(source)):
        data = read_bytes(path)
        refuse_record(path.name, data)
        return _read(path.name, data, format)


def _read(name: str, data: bytes, format: str | None) -> Reading:  # noqa: A002 - its name
    form = form_of(name, data) if format is None else load(format)
    if form is None and not name:  # bytes have none that could be put right
        raise UsageError(finding("RUN019", known=", ".join(names())))
    if form is None:
        raise UsageError(unknown_kind(name))
    return read_from(form, data)


def convert(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    formats: str | Sequence[str] | None = BUILT_IN,
    jobs: int | None = 1,
    executor: Executor | None = None,
    again: bool = False,
    force: bool = False,
    **options: Any,
) -> list[Result]:
    """Convert files and directories into the directory `output`; one result an input, in order.

    What is up to date is left as it is, unless it is to be done `again`.  `paths` and `output` may be URLs of a store
    (`s3://bucket/pages`).  `formats` are names in a list, or in one text ("json,epub"); None are the built-in ones.

    The work is done by so many processes as `jobs` says, 1 to 256, or None for one each core (in a script such a call
    belongs below `if __name__ == "__main__":`, since each process may run the script anew: RUN021), or by any
    `concurrent.futures.Executor`: threads, processes, the machines of a cluster (Dask's `client.get_executor()`).  Its
    workers have to see the same files under the same names, and to have the same versions installed: a page that one
    with others is given fails (NET003).

    `options` are those of the command: publication, date, number, page, section, encoding, typography, fixes,
    min_confidence, provider, rights, urgency, embargo, keywords, reissue, per.  What goes wrong with an input is
    in its result; raises UsageError for an option that is not valid, a format or a kind of URL that is not
    known, or `per` where a URL is named, CannotWriteError where the manifest cannot be written; `finding` of the error
    says why.
    """
    if isinstance(paths, (bytes, bytearray)):
        raise TypeError("paths are names of files and directories, and no bytes: give those to convert.parse()")
    listed = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    wanted = formats if formats is None or isinstance(formats, str) else tuple(formats)
    chosen = options_from({**options, "formats": wanted}, force=force)
    workers = None if jobs is None else checked("jobs", jobs)
    names, folder = [os.fspath(path) for path in listed], os.fspath(output)
    if not folder:
        raise on_command_line("output", folder, FILE_NAME)
    refuse_urls([*names, folder], {"per": chosen.per != "page"})
    return convert_all(plan(names, chosen), place(folder), chosen, crew=Crew(workers, executor=executor), again=again)


def formats() -> tuple[Format, ...]:
    """The registered formats, the built-in ones first.  Raises UsageError where one cannot be loaded."""
    return tuple(load(name) for name in names())


def options_from(values: Mapping[str, object], *, force: bool = False) -> PageOptions:
    """The options of a page from values by name, each checked; None means not given.  Raises UsageError."""
    if unknown := sorted(set(values) - {*FACT_NAMES, *OPTION_NAMES}):
        raise TypeError(f"no such option: {', '.join(unknown)}")
    given = {name: value for name, value in values.items() if value is not None}
    facts = given_facts(given, OPTION, on_command_line)
    rest = {name: checked(name, value) for name, value in given.items() if name not in FACT_NAMES}
    return PageOptions(facts=facts, epoch=epoch_of(os.environ), force=force, **rest)
