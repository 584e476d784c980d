"""One page read: from the bytes of a file to the checked article tree."""

from __future__ import annotations

import os
from dataclasses import replace
from io import BufferedReader, FileIO
from pathlib import Path
from stat import S_ISFIFO
from typing import TYPE_CHECKING

from convert.batch.plan import TEXT_SUFFIXES, Source, corrections_path, readable
from convert.catalogue import Severity
from convert.errors import UnreadableError
from convert.facts import absent, facts_for, of_the_first_page, other_sections, with_sections
from convert.findings import Finding, finding
from convert.formats.base import Format
from convert.formats.carried import reduced
from convert.kinds import refuse_no_text
from convert.law import check_conservation
from convert.limits import MAX_BYTES
from convert.page import HeldBackError, InputRefusedError, Page, PageOptions, refuse_errors, sureness
from convert.parser.facts import IssueFacts
from convert.phrases import NO_WRITER
from convert.readback import form_of, kept, read_back
from convert.there import exists
from convert.tree import Issue

if TYPE_CHECKING:
    from convert.parser.corrections import Corrections


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


def idle_corrections(source: Source, form: Format, fixes: Path | None) -> list[Finding]:
    """FIX009 for corrections of a file that is read back: they are for the lines of a text.

    They are called as those of the text would be, and are that text's where it lies beside the file.
    """
    name = source.path.name
    stem = name[: -len(form.suffix)] if name.lower().endswith(form.suffix) else source.path.stem
    if any(exists(source.path.with_name(stem + suffix)) for suffix in TEXT_SUFFIXES):
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
    from convert.parser.correction_file import load as load_corrections

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


def enriched(issue: Issue) -> Issue:
    """The issue with machine-made keywords and places."""
    from convert.enrich import enrich

    return enrich(issue)
