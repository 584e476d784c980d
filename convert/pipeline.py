"""One page, from bytes to published files.  `convert_page` is the whole of it; read that first."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BufferedReader, FileIO
from os.path import exists, isfile
from pathlib import Path
from stat import S_ISFIFO
from typing import TYPE_CHECKING, Literal, NamedTuple

from convert import __version__
from convert.batch.plan import RECORD_SUFFIX, TEXT_SUFFIXES, Source, corrections_path, readable, target_stem
from convert.batch.records import (
    RECORD,
    finding_entry,
    ours,
    publish_page,
    read_record,
    refuse_foreign_page,
    sources_in,
    versions,
)
from convert.errors import (
    CannotWriteError,
    ExitCode,
    InvalidOutputError,
    UnreadableError,
)
from convert.facts import (
    absent,
    facts_for,
    given_entry,
    issue_entry,
    of_the_first_page,
    other_sections,
    sources_of,
    time_of,
    with_sections,
)
from convert.findings import Finding, Severity, finding
from convert.formats import BUILT_IN, load, package_of
from convert.formats.base import Format, WriteOptions, proof_of
from convert.formats.carried import reduced
from convert.formats.plugged import failing_as_a_plug_in, findings_of, text_differs
from convert.formats.release import UNSAID, Release
from convert.kinds import refuse_no_text
from convert.law import check_conservation, compare_streams
from convert.limits import MAX_BYTES
from convert.parser.facts import IssueFacts
from convert.phrases import NO_WRITER
from convert.publish import Draft, sha256
from convert.readback import form_of, kept, read_back
from convert.tree import Issue, articles, text_stream, texts
from convert.versions import files_beside

if TYPE_CHECKING:
    from convert.parser.corrections import Corrections
    from convert.parser.label import LabelledLine
    from convert.parser.parse import ParsedIssue


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What shapes a page's outputs besides its bytes, and how they are published.

    `facts` come from options, `defaults` from `banmian.toml`.  `epoch` is SOURCE_DATE_EPOCH.  `fixes` is a directory
    of corrections; those beside a page count without it.  A page less sure than `min_confidence` is held back.
    """

    formats: tuple[str, ...] = BUILT_IN
    facts: IssueFacts = field(default_factory=IssueFacts)
    defaults: IssueFacts = field(default_factory=IssueFacts)
    encoding: str | None = None
    typography: Literal["source", "restore"] = "source"
    fixes: Path | None = None
    min_confidence: float | None = None
    provider: str | None = None
    rights: str | None = None
    urgency: int | None = None
    embargo: datetime | None = None
    keywords: bool = True
    reissue: bool = False
    epoch: int | None = None
    per: Literal["page", "issue", "article"] = "page"
    force: bool = False
    dry_run: bool = False


class Proved(NamedTuple):
    """A page in one format, valid and with the tree's text; the findings are no errors.

    `replacing` is what there is to say of the file that lay there before.  That is no fact of what was made, so that
    no record holds it: it is told once, and the same input gives the same record whatever lay there.
    """

    form: Format
    data: bytes
    findings: tuple[Finding, ...]
    replacing: tuple[Finding, ...] = ()

    @property
    def told(self) -> tuple[Finding, ...]:
        """All that a run has to say of it."""
        return (*self.findings, *self.replacing)


@dataclass(frozen=True, slots=True)
class Output:
    """A file of a page: its name and format, the sha256 and size of its bytes, and what was found on writing it.

    `article` is the id of the article that it holds, where each has files of its own.
    """

    name: str
    format: str
    media_type: str
    sha256: str
    size: int
    findings: tuple[Finding, ...] = ()
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read: its bytes, what the parser made of them, and what it was given: facts, and corrections.

    `format` is the one that it was read back from; the parser had no part in it then, and `parsed` is None.  `release`
    is what such a file says of rights, embargo and the like.
    """

    data: bytes
    parsed: ParsedIssue | None
    issue: Issue
    facts: IssueFacts
    findings: tuple[Finding, ...]
    corrections: Corrections | None = None
    format: str | None = None
    release: Release = UNSAID

    @property
    def labels(self) -> tuple[LabelledLine, ...]:
        """The lines as the parser saw them; none of a page that was read back."""
        return () if self.parsed is None else self.parsed.labels

    @property
    def least_sure(self) -> float | None:
        """How sure the parser is of the least sure line, None where that is not known."""
        return least_known(sure for _, sure in sureness(self))


class Made(NamedTuple):
    """A page's outputs and findings, published or (with `dry_run`) only made."""

    outputs: tuple[Output, ...]
    findings: tuple[Finding, ...]
    articles: int


class PageRefusedError(InvalidOutputError):
    """A page that breaks a law or a schema: nothing of it was published; `findings` say why."""


class InputRefusedError(PageRefusedError):
    """A file of a format that can be read, and holds what cannot be a page; `findings` say why."""

    exit_code = ExitCode.UNREADABLE


class HeldBackError(PageRefusedError):
    """A page that is less sure than was asked (PAR009): nothing of it was published; `findings` are all it has."""

    exit_code = ExitCode.FINDINGS


class IssueHeldBackError(HeldBackError):
    """An issue one of whose pages cannot be part of it (ISS001, ISS002, ISS004, ISS006): nothing was published."""


def convert_page(source: Source, folder: Path, options: PageOptions) -> Made:
    """Read one file, and publish it in every format asked for, with its record, in `folder`.

    Raises a ConvertError, and then nothing was published: UnreadableError, InputRefusedError, UsageError (its
    `issue.toml`), CorrectionError (its `X.fix.toml`), HeldBackError, PageRefusedError, CannotWriteError.
    """
    page = load_enriched(source, options)
    stem = target_stem(source)
    forms = [load(name) for name in options.formats]
    targets = [folder / (stem + form.suffix) for form in forms]
    record_path = folder / (stem + RECORD_SUFFIX)
    text, listed = text_stream(page.issue), listed_outputs(record_path, options)
    how = released(options, page.release)
    pairs = zip(targets, forms, strict=True)
    written = [write_over(target, form, page.issue, how, listed=listed, text=text) for target, form in pairs]
    outputs = tuple(output_of(stem, one) for one in written)
    drafts = [
        Draft(target, one.data, output.sha256) for target, one, output in zip(targets, written, outputs, strict=True)
    ]
    refuse_own_input(source.path, targets)
    refuse_own_record(source, page, record_path)
    record = record_of(source, page, outputs, options)
    put = refuse_foreign_page if options.dry_run else publish_page
    put(record_path, drafts, record, force=options.force)

    findings = (*page.findings, *(problem for one in written for problem in one.told))
    return Made(outputs, findings, sum(1 for _ in articles(page.issue)))


def load_enriched(source: Source, options: PageOptions) -> Page:
    """A page that is sure enough to be written, with keywords and places if they are wanted; raises likewise."""
    page = load_page(source, options)
    hold_back(page, options.min_confidence)
    return with_keywords(page, options)


def with_keywords(page: Page, options: PageOptions) -> Page:
    """The page with machine-made keywords and places if they are wanted; without any, also its own, if they are not."""
    if options.keywords:
        anew = enriched(page.issue)
        return replace(page, issue=kept(page.issue, anew) if page.format else anew)  # the parser finds none
    return replace(page, issue=reduced(page.issue, ["Article.enrichment"])) if page.format else page


def load_page(source: Source, options: PageOptions) -> Page:
    """A file as a checked article tree, with what options and settings files say of it; raises as `convert_page`."""
    data = read_bytes(source.path)
    facts = facts_for(source.path, source.stem, options.facts, options.defaults, source.top)
    if (form := form_of(source.path.name, data)) is not None:
        page = read_written(form, data, source.stem, facts, options)
        return replace(page, findings=(*page.findings, *idle_corrections(source, form, options.fixes)))
    refuse_no_text(data)
    return read_page(data, source.stem, facts, options, corrections_for(source, options.fixes))


def released(options: PageOptions, release: Release) -> PageOptions:
    """The options, and where they say nothing of the release of the outputs, what the file that was read says of it."""
    said = {name: value for name, value in release._asdict().items() if getattr(options, name) is None}
    return replace(options, **said)


def unheld(form: Format, options: PageOptions) -> list[Finding]:
    """TREE008 for each option about the release of a file that the format has no place for."""
    names: tuple[str, ...] = getattr(form, "no_place_for", ())  # as in `proof_of`
    return [finding("TREE008", format=form.name, name=name) for name in names if getattr(options, name) is not None]


def idle_corrections(source: Source, form: Format, fixes: Path | None) -> list[Finding]:
    """FIX009 for corrections of a file that is read back: they are for the lines of a text.

    They are called as those of the text would be, and are that text's where it lies beside the file.
    """
    name = source.path.name
    stem = name[: -len(form.suffix)] if name.lower().endswith(form.suffix) else source.path.stem
    if any(source.path.with_name(stem + suffix).exists() for suffix in TEXT_SUFFIXES):
        return []
    path = corrections_path(replace(source, path=source.path.with_name(stem)), fixes)
    return [] if path is None else [finding("FIX009", path=readable(path.name), name=form.name)]


def corrections_for(source: Source, fixes: Path | None) -> Corrections | None:
    """What a person put right on a page, None where there is no such file (see `corrections_path`).

    Raises CorrectionError (FIX001, FIX002) where it cannot be read.
    """
    path = corrections_path(source, fixes)
    if path is None:
        return None
    from convert.parser.corrections import load as load_corrections

    return load_corrections(path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a source.

    Raises UnreadableError where there is no such file (SRC001), the system refuses or it is a pipe that nobody writes
    into (SRC015), or they are too many (SRC013).
    """
    try:
        with FileIO(path, opener=without_waiting) as raw, BufferedReader(raw) as file:
            data = file.read(MAX_BYTES + 1)  # no more than that: it may be a device without end
            status = os.fstat(raw.fileno())
    except FileNotFoundError as error:  # gone since it was found, or a link to nothing
        shown = f"{path} → {path.readlink()}" if path.is_symlink() else path
        raise UnreadableError(finding("SRC001", path=shown)) from error
    except OSError as error:
        raise UnreadableError(finding("SRC015", reason=error.strerror or error)) from error
    if (size := max(len(data), status.st_size)) > MAX_BYTES:
        raise UnreadableError(finding("SRC013", size=size, limit=MAX_BYTES))
    if not data and S_ISFIFO(status.st_mode):
        raise UnreadableError(finding("SRC015", reason=NO_WRITER))
    return data


def without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes into too, which would wait for someone who may never come.

    One that is written into is read to its end, however long that takes (`<(iconv …)`).
    """
    if not hasattr(os, "O_NONBLOCK"):  # Windows, where no pipe is among the files
        return os.open(path, flags)
    descriptor = os.open(path, flags | os.O_NONBLOCK)
    os.set_blocking(descriptor, True)
    return descriptor


def read_page(
    data: bytes, stem: str, facts: IssueFacts, options: PageOptions, corrections: Corrections | None = None
) -> Page:
    """The article tree of a file, its facts settled and the law of conservation checked.

    `stem` is the file's name without suffix; of `options` only those count that say how a source is read.  Raises
    UnreadableError, CorrectionError, and PageRefusedError where the law is broken.
    """
    from convert.parser.parse import parse

    facts = corrections.over(facts) if corrections else facts
    parsed = parse(
        data, facts, name=stem, encoding=options.encoding, typography=options.typography, corrections=corrections
    )
    issue = with_sections(parsed.issue, facts)
    told = [*other_sections(parsed.issue, facts), *absent(issue), *of_the_first_page(issue, facts)]
    findings = (*parsed.findings, *told, *check_conservation(parsed.text, issue))
    refuse_errors(findings)
    return Page(data, parsed, issue, facts, findings, corrections)


def read_written(form: Format, data: bytes, stem: str, facts: IssueFacts, options: PageOptions) -> Page:
    """The article tree in a file of a format; options that shape the reading of text are told to have no effect.

    Raises UnreadableError, and InputRefusedError where what is found in the file cannot be a page.
    """
    back = read_back(form, data, facts, stem)
    unused = [
        *(["--encoding"] if options.encoding else []),
        *(["--typography"] if options.typography == "restore" else []),
    ]
    told = of_the_first_page(back.issue, back.facts)
    findings = (*back.findings, *told, *(finding("RUN012", option=option, name=form.name) for option in unused))
    if any(problem.severity is Severity.ERROR for problem in findings):
        raise InputRefusedError(*findings)
    return Page(data, None, back.issue, back.facts, findings, format=form.name, release=back.release)


def hold_back(page: Page, minimum: float | None) -> None:
    """Raise HeldBackError where the parser is less sure of anything on the page than `minimum` (PAR009).

    Likewise where it is not known how sure it was (PAR016): the page was read from a format that does not say it.

    Every line counts, and all that is decided of it: its role, whether an article begins there, whether it joins the
    line before.  An article that swallowed another looks sure of itself; the line where the two meet does not.
    """
    if not minimum:
        return
    found = [(sure, line) for line, sure in sureness(page)]
    if any(sure is None for sure, _ in found):
        told = finding("PAR016", name=page.format, minimum=f"{minimum:g}")
        raise HeldBackError(*page.findings, told)
    doubtful = [(sure, line) for sure, line in found if sure is not None and sure < minimum]
    if doubtful:
        sure, line = min(doubtful, key=lambda one: one[0])
        told = finding("PAR009", line=line, confidence=f"{sure:.2f}", minimum=f"{minimum:g}", count=len(doubtful))
        raise HeldBackError(*page.findings, told)


def sureness(page: Page) -> list[tuple[int | None, float | None]]:
    """The lines of a page and how sure the parser is of each; of a page read back, what its tree says of its texts."""
    if page.format is None:
        return [(label.line.number, least_sure(label)) for label in page.labels]
    origins = [node.origin for node in texts(page.issue)]
    return [(origin.spans[0].line if origin.spans else None, origin.confidence) for origin in origins]


def least_known(found: Iterable[float | None]) -> float | None:
    """The least of some probabilities, 1.0 of none; None where one is not known."""
    each = list(found)
    known = [sure for sure in each if sure is not None]
    return min(known, default=1.0) if len(known) == len(each) else None


def least_sure(label: LabelledLine) -> float:
    """How sure the parser is of the least sure decision about a line."""
    return min(label.confidence, label.boundary_confidence, label.join_confidence)


def enriched(issue: Issue) -> Issue:
    """The issue with machine-made keywords and places."""
    from convert.enrich import enrich

    return enrich(issue)


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
        stream = form.text_stream(written.data) if proof.stream is None else proof.stream
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


def refuse_errors(findings: Sequence[Finding]) -> None:
    """Raise PageRefusedError where one of the findings is an error."""
    if any(problem.severity is Severity.ERROR for problem in findings):
        raise PageRefusedError(*findings)


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


def record_of(source: Source, page: Page, outputs: Sequence[Output], options: PageOptions) -> dict[str, object]:
    """The record of a page, as it is written beside its outputs."""
    return {
        "kind": RECORD,
        **source_entry(source, page),
        "issue": issue_entry(page.issue),
        **corrected_by(page.corrections),
        "options": shaping(options),
        "versions": versions(),
        **sure_entry(page.least_sure),
        "findings": [finding_entry(problem) for problem in page.findings],
        "outputs": output_entries(outputs),
    }


def source_entry(source: Source, page: Page) -> dict[str, object]:
    """What the record says of a file that was read, and of the facts that it was read with."""
    entry = {
        "name": readable(source.path.name),
        **({"format": page.format} if page.format else {}),
        "sha256": sha256(page.data),
        "bytes": len(page.data),
        "encoding": page.issue.encoding,
        **released_entry(page.release),
    }
    return {"source": entry, "facts": sources_of(page.issue, page.facts), **given_entry(page.facts)}


def released_entry(release: Release) -> dict[str, object]:
    """What the record says of the release of a file that was read back; nothing where the file says nothing."""
    values = {**release._asdict(), "embargo": release.embargo.isoformat() if release.embargo else None}
    said = {name: value for name, value in values.items() if value is not None}
    return {"release": said} if said else {}


def sure_entry(least: float | None) -> dict[str, float]:
    """What the record says of how sure the parser is; nothing where that is not known."""
    return {} if least is None else {"least_sure": least}


def output_entries(outputs: Sequence[Output]) -> list[dict[str, object]]:
    """What the record says of the files that were written."""
    return [
        {
            "name": output.name,
            "format": output.format,
            "media_type": output.media_type,
            **({"package": package} if (package := package_of(output.format)) else {}),
            **({"article": output.article} if output.article else {}),
            "sha256": output.sha256,
            "bytes": output.size,
            "findings": [finding_entry(problem) for problem in output.findings],
        }
        for output in outputs
    ]


def corrected_by(corrections: Corrections | None) -> dict[str, object]:
    """What the record says of a page's corrections; nothing where there are none."""
    if corrections is None:
        return {}
    entry = {"name": readable(corrections.name), "sha256": corrections.sha256, "agent": "human",
             "facts": list(corrections.facts), "lines": len(corrections.lines)}  # fmt: skip
    return {"corrections": entry}


def shaping(options: PageOptions) -> dict[str, object]:
    """The options that shape outputs and were given; facts stand with their sources, formats with their outputs."""
    values: dict[str, object] = {
        "encoding": options.encoding,
        "typography": options.typography,
        "provider": options.provider,
        "rights": options.rights,
        "urgency": options.urgency,
        "embargo": options.embargo.isoformat() if options.embargo else None,
        "keywords": options.keywords,
        "reissue": options.reissue or None,
        "per": None if options.per == "page" else options.per,
        "source_date_epoch": options.epoch,
    }
    return {name: value for name, value in values.items() if value is not None}
