"""`banmian diff`: what changed between two runs, article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from filecmp import cmp
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convert.catalogue import Severity
from convert.cli.app import Command, FileName, Value, lang_option, option
from convert.cli.messages import say
from convert.cli.output import findings_from, tell
from convert.errors import ExitCode, UnreadableError, errors_about
from convert.findings import Finding

if TYPE_CHECKING:
    from convert.batch.run import Result
    from convert.compare import Comparison
    from convert.compare.runs import Files
    from convert.tree import Issue

COUNTS = ("files", "changed", "failed", "same", "altered", "added", "removed")
"""Pages compared, those that differ, those that could not be read; articles without and with changes, new, and gone."""


@click.command(name="diff", cls=Command)
@click.argument("before", type=FileName(), metavar="A")
@click.argument("after", type=FileName(), metavar="B")
@option(
    "--format", "form", type=Value("changes_format", "text", "jsonl"), metavar="FORM", default="text",
    help="changes_format",
)  # fmt: skip
@lang_option
@option("-q", "--quiet", is_flag=True)
def command(*, before: str, after: str, form: str, quiet: bool) -> int:
    """The help is in the table of messages."""
    from convert.batch.report import exit_code
    from convert.batch.totals import Totals
    from convert.cli.difftext import put, put_counts
    from convert.compare.runs import files_of

    least = Severity.ERROR if quiet else Severity.WARNING
    totals, counts = Totals(), Counter(dict.fromkeys(COUNTS, 0))
    for files, result, comparison in _each(files_of(Path(before), Path(after)), quiet=quiet):
        totals.add(result)
        counts += _counted(result, comparison)
        for line in findings_from(result.findings, least):
            tell(line)
        put(files, comparison, form)
    values = {name: counts[name] for name in COUNTS}
    put_counts(values, form)
    if not quiet:
        tell(say("done.diff", **values))
        if counts["failed"]:
            tell(say("done.diff.not", failed=counts["failed"]))
    code = exit_code(totals, "never")
    return ExitCode.FINDINGS if code is ExitCode.DONE and counts["changed"] else code


def _each(listed: Sequence[Files], *, quiet: bool) -> Iterator[tuple[Files, Result, Comparison]]:
    """Each page that both runs have or one, and what changed in it; nothing where it cannot be read."""
    from convert.batch.run import guarded
    from convert.cli.steps import Steps
    from convert.compare import Comparison
    from convert.page import Made

    steps = Steps(quiet=quiet)
    for files in listed:
        found: list[Comparison] = []

        def work(files: Files = files, found: list[Comparison] = found) -> Made:
            comparison, problems = _compared(files)
            found.append(comparison)
            return Made((), problems, 0)

        result = guarded(files.name, work)
        steps(files.name, len(listed))
        steps.clear()
        yield files, result, found[0] if found else Comparison()


def _counted(result: Result, comparison: Comparison) -> Counter[str]:
    signs = Counter(change.sign for change in comparison.changes if change.node == "article")
    return Counter(
        files=int(result.failed is None),
        changed=int(bool(comparison.changes)),
        failed=int(result.failed is not None),
        same=comparison.same,
        altered=signs["changed"],
        added=signs["added"],
        removed=signs["removed"],
    )


# --------------------------------------------------------------------------- reading


def _compared(files: Files) -> tuple[Comparison, tuple[Finding, ...]]:
    """What changed in one page; files of two formats are compared in what both carry.  Raises ConvertError."""
    from convert.compare import compare
    from convert.formats.carried import reduced

    new = None if files.after is None else _read(files.after)
    old = None if files.before is None else new if _same_bytes(files) else _read(files.before)
    lost = {*(old.lost if old else ()), *(new.lost if new else ())}
    before, after = ((reduced(one.issue, lost) if lost else one.issue) if one else None for one in (old, new))
    if before is None and after is not None:
        before = replace(after, pages=(), edits=())
    elif after is None and before is not None:
        after = replace(before, pages=(), edits=())
    assert before is not None
    assert after is not None
    problems = (*(old.findings if old and old is not new else ()), *(new.findings if new else ()))
    return compare(before, after), problems


def _same_bytes(files: Files) -> bool:
    """Whether nothing changed at all; a file that cannot be read is told of by whoever reads it."""
    try:
        return bool(files.before and files.after and cmp(files.before, files.after, shallow=False))
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class _Read:
    """A tree that was read, what its format does not carry, and what was found."""

    issue: Issue
    lost: tuple[str, ...]
    findings: tuple[Finding, ...]


def _read(path: Path) -> _Read:
    """The tree in a file.  Raises UnreadableError for what is none of ours, text among it (RUN029)."""
    from convert.batch.manifest import refuse_record
    from convert.formats.base import Readable
    from convert.page_reading import read_bytes
    from convert.readback import form_of, read, unknown_kind

    with errors_about(str(path)):
        data = read_bytes(path)
        refuse_record(path.name, data)
        form = form_of(path.name, data)
        if form is None:
            raise UnreadableError(unknown_kind(path.name))
        reading = read(form, data)
    lost = form.not_carried if isinstance(form, Readable) else ()
    return _Read(reading.issue, lost, tuple(replace(one, file=str(path)) for one in reading.findings))
