"""One page written: proved in each format, and put where it takes the place of nothing that it must not."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from os.path import exists, isfile
from pathlib import Path

from convert import __version__
from convert.batch.plan import Source, readable
from convert.batch.records import ours, read_record, sources_in
from convert.errors import CannotWriteError, UnreadableError
from convert.facts import time_of
from convert.findings import Finding, finding
from convert.formats import BUILT_IN
from convert.formats.base import Format, WriteOptions, proof_of
from convert.formats.plugged import failing_as_a_plug_in, findings_of, stream_of, text_differs
from convert.formats.release import Release
from convert.law import compare_streams
from convert.page import InputRefusedError, Output, Page, PageOptions, Proved, refuse_errors
from convert.page_reading import read_bytes
from convert.publish import sha256
from convert.tree import Issue, text_stream
from convert.versions import files_beside


def released(options: PageOptions, release: Release) -> PageOptions:
    """The options, and where they say nothing of the release of the outputs, what the file that was read says of it."""
    said = {name: value for name, value in release._asdict().items() if getattr(options, name) is None}
    return replace(options, **said)


def unheld(form: Format, options: PageOptions) -> list[Finding]:
    """TREE008 for each option about the release of a file that the format has no place for."""
    names: tuple[str, ...] = getattr(form, "no_place_for", ())  # as in `proof_of`
    return [finding("TREE008", format=form.name, name=name) for name in names if getattr(options, name) is not None]


def previous_of(target: Path, options: PageOptions) -> bytes | None:
    """What a re-issue takes the place of; None where nothing lies there, or no re-issue was asked for.

    Raises UnreadableError.
    """
    return read_bytes(target) if options.reissue and isfile(target) else None  # noqa: PTH113 - as below


def write_over(
    target: Path,
    form: Format,
    issue: Issue,
    options: PageOptions,
    *,
    listed: Container[str] = (),
    text: str | None = None,
) -> Proved:
    """As `write_format`, of what is to stand at `target`: it goes on from what lies there, or says what it forgets.

    `listed` are the outputs that the record beside it names: with `reissue`, one that is not there any more is told of.
    """
    if not options.reissue:
        proved = write_format(form, issue, options, text=text)
        return proved._replace(replacing=_forgotten(target, form, proved.data))
    previous = previous_of(target, options)
    proved = write_format(form, issue, options, previous, text=text)
    if beside := files_beside(target, form, proved.data):
        proved = write_format(form, issue, options, previous, beside=beside, text=text)
    return proved._replace(replacing=_counted_on(target, form, previous, proved.data, listed))


def listed_outputs(record: Path, options: PageOptions) -> frozenset[str]:
    """The names of the outputs that a record lists, where it matters to a re-issue whether they are there."""
    return frozenset(ours(read_record(record)) if options.reissue else ())


def _counted_on(
    target: Path, form: Format, previous: bytes | None, data: bytes, listed: Container[str]
) -> tuple[Finding, ...]:
    """NML048 where the file whose versions should count on is gone; else what of it is withdrawn."""
    withdrawn: Callable[[bytes, bytes], list[Finding]] | None = getattr(form, "withdrawn", None)  # as in `proof_of`
    if withdrawn is None:
        return ()
    if previous is None:
        return (finding("NML048", reason="missing"),) if readable(target.name) in listed else ()
    with failing_as_a_plug_in(form):
        return findings_of(form, withdrawn(previous, data))


def _forgotten(target: Path, form: Format, data: bytes) -> tuple[Finding, ...]:
    """What receivers know of versions from the file that is replaced; what cannot be read says nothing of them."""
    forgotten: Callable[[bytes, bytes], list[Finding]] | None = getattr(form, "forgotten", None)  # as in `proof_of`
    if forgotten is None or not isfile(target):  # noqa: PTH113 - a name may be too long
        return ()
    try:
        with failing_as_a_plug_in(form):
            return findings_of(form, forgotten(read_bytes(target), data))
    except UnreadableError:
        return ()


def write_format(
    form: Format,
    issue: Issue,
    options: PageOptions,
    previous: bytes | None = None,
    *,
    beside: tuple[bytes, ...] = (),
    text: str | None = None,
) -> Proved:
    """The issue in one format, proved: valid, and with the tree's text in the tree's order.

    `previous` is the file that it takes the place of, where versions count on from it, and `beside` are others in
    which the same items stand; `text` is the issue's `text_stream`, where it is known.

    Raises PageRefusedError where it is not, InputRefusedError where it would be too large to be read back (TREE009),
    PlugInError where the format is someone else's and fails.
    """
    time, known = time_of(issue, options.epoch)
    how = WriteOptions(
        time=time, time_known=known, generator=f"banmian {__version__}", provider=options.provider,
        rights=options.rights, urgency=options.urgency, embargo=options.embargo,
        previous=previous, beside=beside, part=options.per == "article",
    )  # fmt: skip
    with failing_as_a_plug_in(form):
        written = form.write(issue, how)
        proof = proof_of(form, written.data)
        findings = findings_of(form, (*written.findings, *proof.findings))
    refuse_too_large(form, findings)
    refuse_errors(findings)
    with failing_as_a_plug_in(form):
        stream = stream_of(form, written.data) if proof.stream is None else proof.stream
    differs = compare_streams(text_stream(issue) if text is None else text, stream, form.name)
    if differs and form.name not in BUILT_IN:
        raise text_differs(form, differs[0])
    refuse_errors(differs)
    return Proved(form, written.data, (*findings, *unheld(form, options)))


TOO_LARGE = frozenset({"NML031", "NML032", "ZIP002", "ZIP003", "EPUB039", "DOCX025", "JSON016", "NJS016"})
"""What is said of a file that is larger than one is read: of one of ours it says that its source is too large."""


def refuse_too_large(form: Format, findings: Sequence[Finding]) -> None:
    """Raise InputRefusedError (TREE009) for a page that no file of the format can hold which is to be read again."""
    for problem in findings:
        if problem.code in TOO_LARGE:
            raise InputRefusedError(finding("TREE009", format=form.name, check=problem.code))


def refuse_own_input(source: Path, targets: Sequence[Path]) -> None:
    """Raise CannotWriteError (OUT004) where an output would take the place of its input."""
    for target in targets:
        if exists(target) and exists(source) and target.samefile(source):  # noqa: PTH110 - a name may be too long
            raise CannotWriteError(finding("OUT004", file=str(target), path=target.name))


def refuse_own_record(source: Source, page: Page, path: Path) -> None:
    """Raise CannotWriteError (OUT008) where the record at `path` would be replaced that says how the input was made.

    It alone knows what the outputs beside it were made of: their source would be in no bag, and in no manifest.
    """
    if page.format is None or (record := read_record(path)) is None:  # no text is an output
        return
    name, digest, made = readable(source.path.name), sha256(page.data), ours(record)
    if not (known := sources_in(record)):
        return
    there = path.with_name(source.path.name)
    if isfile(there) and exists(source.path) and there.samefile(source.path):  # noqa: PTH110, PTH113 - as above
        lost = name in made and (name, digest) not in known  # also where somebody has changed it since
    else:
        lost = made.get(name) == digest and name not in dict(known)
    if lost:
        names = ", ".join(one for one, _ in known)
        raise CannotWriteError(finding("OUT008", source=names, record=path.name))


def output_of(stem: str, one: Proved) -> Output:
    """The output that a proved page is."""
    form, data = one.form, one.data
    return Output(readable(stem + form.suffix), form.name, form.media_type, sha256(data), len(data), one.findings)
