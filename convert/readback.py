"""Files of a format as inputs: what tells them from text, and the page that they hold.

A name that says text is text.  Else the content decides where it tells at a glance, and the name where it does not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from convert.batch.plan import TEXT_SUFFIXES
from convert.errors import UnreadableError
from convert.facts import OPTION, absent
from convert.findings import Finding, finding
from convert.formats import by_suffix, load, suffixes
from convert.formats.base import Format, Readable, Reading
from convert.formats.plugged import failing_as_a_plug_in, findings_of, stream_of
from convert.formats.release import UNSAID, Release
from convert.law import check_stream
from convert.parser.facts import FACT_NAMES, IssueFacts
from convert.publish import sha256
from convert.tree import Issue, Page

FROM_FILE = "file"
"""The source of a fact that the file itself gives."""

_HEAD = 4096
"""Bytes at the beginning of an XML or JSON file in which it says what it is."""


class ReadBack(NamedTuple):
    """A page read from a file of a format, its facts with where they came from, what was found on the way, and what
    the file says of its release.
    """

    issue: Issue
    facts: IssueFacts
    findings: tuple[Finding, ...]
    release: Release = UNSAID


def form_of(name: str, data: bytes) -> Format | None:
    """The format that a file is in, None for text.  Raises UsageError where the format cannot be loaded."""
    if name.lower().endswith(TEXT_SUFFIXES):
        return None
    told = by_content(data)
    return load(told) if told else by_suffix(name)


def unknown_kind(name: str) -> Finding:
    """Why a file is in no format that is known: its name says that it is text (RUN029), or nothing at all (RUN005)."""
    if name.lower().endswith(TEXT_SUFFIXES):
        return finding("RUN029", path=name)
    return finding("RUN005", path=name, known=", ".join(suffixes().values()))


def by_content(data: bytes) -> str | None:
    """The built-in format that the bytes are surely in; whether it is one that can be read is its reader's to say."""
    if data.startswith(b"PK\x03\x04"):
        return by_parts(data)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<") and b"http://iptc.org/std/nar/2006-10-01/" in head:
        return "newsml"
    if head.startswith(b"{") and b'"banmian/tree/' in head:
        return "json"
    return "ninjs" if head.startswith(b"{") and b'"ninjs"' in head else None


def by_parts(data: bytes) -> str | None:
    """By a part that every such container has: EPUB's (OCF 4.2.6.3.1), that of a word-processing document (OPC)."""
    if b"META-INF/container.xml" in data:
        return "epub"
    return "docx" if b"word/document.xml" in data else None


def read_back(form: Format, data: bytes, facts: IssueFacts, stem: str = "") -> ReadBack:
    """The page in a file of a format.

    Of `facts`, options outrank what the file says, all others stand in where it says nothing.  Raises UnreadableError
    where the format cannot be read back (RUN011), or this file of it cannot; TREE006 among the findings says that not
    all of its text was understood.
    """
    reading = read(form, data)
    issue, known = overlaid(_sourced(reading.issue, data, stem), facts)
    return ReadBack(issue, known, (*reading.findings, *absent(issue)), reading.release)


def read(form: Format, data: bytes) -> Reading:
    """The tree in a file of a format, with TREE006 where the tree's text is not the file's.

    Raises UnreadableError, and PlugInError where the format is someone else's and fails.
    """
    if not isinstance(form, Readable):
        raise UnreadableError(finding("RUN011", name=form.name))
    with failing_as_a_plug_in(form):
        reading = form.read(data)
        told, stream = findings_of(form, reading.findings), stream_of(form, data)
    differs = check_stream(reading.issue, stream, form.name)
    lost = (Finding("TREE006", values=problem.values) for problem in differs)
    return replace(reading, findings=(*told, *lost))


def _sourced(issue: Issue, data: bytes, stem: str) -> Issue:
    """A file that names no source is the source itself; an issue put together names several."""
    return issue if issue.source or issue.sha256 or issue.sources else replace(issue, source=stem, sha256=sha256(data))


def kept(issue: Issue, anew: Issue) -> Issue:
    """The issue with the keywords and places that its articles have, else those that `anew`, the same issue, has."""
    pages = []
    for page, other in zip(issue.pages, anew.pages, strict=True):
        pairs = zip(page.articles, other.articles, strict=True)
        found = tuple(replace(old, enrichment=old.enrichment or new.enrichment) for old, new in pairs)
        pages.append(replace(page, articles=found))
    return replace(issue, pages=tuple(pages))


# --------------------------------------------------------------------------- facts


def overlaid(issue: Issue, facts: IssueFacts) -> tuple[Issue, IssueFacts]:
    """The issue with the facts that hold for it, and all its facts with their sources.

    Page and section are those of the first page.
    """
    first = issue.pages[0] if issue.pages else Page()
    said = {
        "publication": issue.publication, "date": issue.date, "number": issue.number,
        "page": first.number, "section": first.section,
    }  # fmt: skip
    known = IssueFacts(sections=facts.sections)
    for name in FACT_NAMES:
        given, source = facts.get(name), facts.sources.get(name, "")
        value, origin = (given, source) if source.startswith(OPTION) or not said[name] else (said[name], FROM_FILE)
        known = known if value is None else known.with_fact(name, value, origin)
    return _with_facts(issue, known), known


def _with_facts(issue: Issue, facts: IssueFacts) -> Issue:
    pages = [_with_section(page, facts) for page in issue.pages]
    if pages:
        pages[0] = replace(pages[0], number=facts.page, section=facts.section or pages[0].section)
    return replace(issue, publication=facts.publication, date=facts.date, number=facts.number, pages=tuple(pages))


def _with_section(page: Page, facts: IssueFacts) -> Page:
    return page if page.section else replace(page, section=facts.section_of(page.number))
