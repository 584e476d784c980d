"""The tree read back from an EPUB: what a reader of the book sees, and its standard metadata.

No file of the book is trusted to be as banmian wrote it: unknown elements, attributes and files are passed over, and
what no longer fits is a finding.  What is hostile is refused (`opened`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats.base import Reading
from convert.formats.epub import reader
from convert.formats.epub.labels import known, known_date
from convert.formats.epub.metadata import name_based
from convert.formats.epub.opened import Opened, open_book
from convert.formats.epub.read_marks import Notes, language_of
from convert.formats.epub.read_pages import Pages
from convert.formats.epub.read_sources import dublin_core, first_source, metas, sources_of
from convert.formats.epub.vocabulary import HANS, MEDIA_TYPE, MIMETYPE_FILE
from convert.formats.release import Release, release_in
from convert.formats.xml import Element
from convert.tree import Issue, text_stream, with_sources


def read(data: bytes) -> Reading:
    """The issue in a file, and what no longer fits.

    Raises UnreadableError: see `opened.open_book`; EPUB035 where no document has a page or article of ours.
    """
    book = open_book(data)
    notes = Notes()
    declared = next(filter(None, (language_of(book.package), *dublin_core(book.package, "language"))), HANS.language)
    pages = Pages(declared, notes)
    printed: list[str] = []
    openings: list[str] = []
    languages: list[str] = []
    for name in book.documents:  # one at a time: all together may not fit into memory
        root = book.document(name)
        notes.part = name
        pages.add(root)
        openings += [name] * (pages.count - len(openings))
        printed.append(reader.stream_of([root]))
        languages.append(language_of(root) or declared)
    if not pages.shown.ours:
        raise UnreadableError(finding("EPUB035"))
    issue = _issue(book.package, _language(book.package, languages), pages, notes)
    issue = with_sources(issue, sources_of(book, openings))
    notes.findings.extend(_doubts(book, issue, "".join(printed)))
    release, unusable = _release(book.package, issue)
    return Reading(issue, (*notes.findings, *unusable), release)


def _language(package: Element, languages: list[str]) -> str:
    """The package's language; where a tool has taken it away, that of most documents."""
    most = Counter(languages).most_common(1)
    return language_of(package) or next((language for language, _ in most), HANS.language)


def _issue(package: Element, language: str, pages: Pages, notes: Notes) -> Issue:
    notes.part, shown = "OPF", pages.shown
    first = first_source(package)
    return Issue(
        publication=_first(metas(package, "belongs-to-collection"), [*shown.publications], "publication", notes),
        date=_first([*shown.dates], _days(package), "date", notes),
        number=_first([*shown.numbers], metas(package, "group-position"), "number", notes),
        language=language,
        source=first.name,
        sha256=first.sha256,
        encoding=first.encoding,
        pages=pages.pages(),
    )


def _first(values: list[str], others: list[str], name: str, notes: Notes) -> str | None:
    """The first value of a fact; a finding where another place says otherwise."""
    found = [value for value in (*values, *others) if known(value)]
    for other in found[1:]:
        if other != found[0]:
            notes.add("EPUB044", name=name, value=found[0], other=other)
            break
    return found[0] if found else None


def _days(package: Element) -> list[str]:
    """The date of the metadata; a tool may have put a time behind it."""
    return [day for value in dublin_core(package, "date") if known_date(day := value[:10])]


def _release(package: Element, issue: Issue) -> tuple[Release, list[Finding]]:
    """Who publishes the book, where it is not the paper itself; its rights, and when it may be read."""
    publisher, rights = dublin_core(package, "publisher"), dublin_core(package, "rights")
    return release_in(
        "EPUB",
        provider=next((name for name in publisher[:1] if name != known(issue.publication)), None),
        rights=next(iter(rights), None),
        embargoes=metas(package, "dcterms:available"),
    )


# --------------------------------------------------------------------------- what no longer fits


def _doubts(book: Opened, issue: Issue, text: str) -> Iterator[Finding]:
    """Of the book as a whole: its container, its text in the tree's order, its identity."""
    first = next(iter(book.container), "")
    if first != MIMETYPE_FILE or book.container[MIMETYPE_FILE] != MEDIA_TYPE.encode():
        yield finding("EPUB045")
    if text_stream(issue) != text:
        yield finding("EPUB046")
    source = issue.source or next(iter(dublin_core(book.package, "source")), None)
    facts = (issue.publication, issue.date, issue.number, source)
    expected = name_based([known(fact) for fact in facts], text)
    if expected not in dublin_core(book.package, "identifier"):
        yield finding("EPUB047", expected=expected)
