"""The package document's metadata: what the book is, from where, and how far it is accessible.

EPUB 3.3, 5.5; EPUB Accessibility 1.1, 2.2. Only facts that are known, and only claims that are true of the file.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from convert.formats.base import WriteOptions
from convert.formats.epub.labels import fact, issue_title, known, known_date, language_tag, paper_and_date
from convert.formats.epub.plan import Plan
from convert.formats.epub.vocabulary import MARC_ROLES, Labels
from convert.formats.makers import CREATORS
from convert.tree import Contributor, ContributorRole, Issue, SourceFile, articles, contributors, lone_article

NAMESPACE = uuid.UUID("5a6d4f0e-6d1c-5f5e-9a53-0d1f5c5f7b1e")
"""Of our name-based identifiers (RFC 9562, 5.5); never to be changed: books would lose their identity."""


class Meta(NamedTuple):
    """One element of the metadata: `name` is `dc:title`, or the property of a `meta`; `refines` an id."""

    name: str
    value: str
    id: str | None = None
    refines: str | None = None
    scheme: str | None = None


def metadata(plan: Plan, options: WriteOptions) -> Iterator[Meta]:
    """All but the identifier, the time of modification and the generator, in the order in which they are written."""
    yield Meta("dc:title", issue_title(plan.issue, plan.labels))
    yield from (Meta("dc:language", language) for language in _languages(plan))
    yield from _publication(plan, options)
    yield from _makers(plan.issue)
    yield from _sources(plan)
    yield from _accessibility(plan)


def identifier(plan: Plan) -> str:
    """The URN of an issue: the same for the same facts and text, whatever is changed in how they are written."""
    issue, day = plan.issue, known_date(plan.issue.date)
    facts = (known(issue.publication), day.isoformat() if day else None, known(issue.number), _source_name(issue))
    return name_based(facts, plan.text)


def name_based(facts: Iterable[str | None], text: str) -> str:
    """A URN made of paper, date, number and source as the book itself says them, and of its text stream.

    So whoever has the book can tell whether its text is still the one that it was made with.
    """
    return uuid.uuid5(NAMESPACE, "\x1f".join([*(fact or "" for fact in facts), text])).urn


def zulu(time: datetime) -> str:
    """A time as CCYY-MM-DDThh:mm:ssZ, which is how EPUB 3.3 (5.5.4) wants `dcterms:modified`."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _languages(plan: Plan) -> list[str]:
    """The issue's language first, then those of its pages and articles."""
    used = [one for page in plan.pages for one in (page.language, *(article.language for article in page.articles))]
    return list(dict.fromkeys([plan.language, *(language_tag(tag, plan.language) for tag in used)]))


def _publication(plan: Plan, options: WriteOptions) -> Iterator[Meta]:
    """Who publishes what, when; the newspaper is a series of which the issue is a part."""
    issue = plan.issue
    name, day = known(issue.publication), known_date(issue.date)
    publisher, rights, number = known(options.provider) or name, known(options.rights), known(issue.number)
    if publisher:
        yield Meta("dc:publisher", publisher)
    if day:
        yield Meta("dc:date", day.isoformat())
    if rights:
        yield Meta("dc:rights", rights)
    if options.embargo is not None:
        yield Meta("dcterms:available", zulu(options.embargo))
    if name:
        yield Meta("belongs-to-collection", issue.publication or "", id="newspaper")
        yield Meta("collection-type", "series", refines="newspaper")
        if number and number.isascii() and number.isdecimal():
            yield Meta("group-position", number, refines="newspaper")


def _makers(issue: Issue) -> Iterator[Meta]:
    """Everyone whom the issue names, in order, each once, with every part that he has (MARC relators say which)."""
    people = [(one.name, one.role) for one in _people(issue)]
    for element, named in parted(people, alone=lone_article(issue) is not None).items():
        for n, (name, relators) in enumerate(named.items(), 1):
            yield Meta(f"dc:{element}", name, id=f"{element}-{n}")
            for relator in relators:  # several of one name: EPUB 3.3, D.3, role
                yield Meta("role", relator, refines=f"{element}-{n}", scheme="marc:relators")


def parted(people: Iterable[tuple[str, ContributorRole]], *, alone: bool) -> dict[str, dict[str, list[str]]]:
    """The MARC relators of those who wrote the book, and of those who have a part in it, by name (EPUB 3.3, 5.5.3.2).

    An article by itself was written by its reporters or authors: they are its `dc:creator`, by whom a library files
    it, whatever else they did for it.  A page is nobody's work: all whom it names have a part in it.
    """
    roles: dict[str, dict[ContributorRole, None]] = {}
    for name, role in dict.fromkeys(people):
        if (shown := known(name)) is not None:
            roles.setdefault(shown, {})[role] = None
    found: dict[str, dict[str, list[str]]] = {"creator": {}, "contributor": {}}
    for name, own in roles.items():
        element = "creator" if alone and not CREATORS.isdisjoint(own) else "contributor"
        found[element][name] = list(dict.fromkeys([MARC_ROLES[role] for role in own]))
    return found


def _people(issue: Issue) -> Iterator[Contributor]:
    for article in articles(issue):
        yield from contributors(article)
    for page in issue.pages:
        for node in (*page.folios, *page.editor_lines, *page.unplaced):
            yield from (fact for fact in node.facts if isinstance(fact, Contributor))


def _sources(plan: Plan) -> Iterator[Meta]:
    """The exports that the book was made of: names, digests of their bytes (RFC 6920, 7), encodings; and which is
    the source of which page, where there are several.
    """
    named = [(f"source-{n}", one) for n, one in enumerate(plan.issue.sources, 1)] or [("source", _only(plan.issue))]
    known_ones = [(id_, one, name) for id_, one in named if (name := _name(one)) is not None]
    yield from (Meta("dc:source", fact(one.name) or name, id=id_) for id_, one, name in known_ones)
    for id_, one, _ in known_ones:
        if one.sha256:
            yield Meta("dcterms:identifier", _digest(one), refines=id_)
    for id_, one, _ in known_ones:
        yield Meta("dcterms:format", f"text/plain; charset={one.encoding}", refines=id_)
    for page in plan.pages if plan.issue.sources else ():
        yield Meta("dcterms:source", page.page.source or "", refines=page.file.removesuffix(".xhtml"))


def _only(issue: Issue) -> SourceFile:
    return SourceFile(issue.source, issue.sha256, issue.encoding)


def _source_name(issue: Issue) -> str | None:
    """The source by which the book is known: the first, where there are several."""
    return _name(issue.sources[0] if issue.sources else _only(issue))


def _name(source: SourceFile) -> str | None:
    return known(source.name) or (_digest(source) if source.sha256 else None)


def _digest(source: SourceFile) -> str:
    return f"nih:sha-256;{source.sha256}"


def _accessibility(plan: Plan) -> Iterator[Meta]:
    """What is true of a book of text with a table of contents; page marks only where there are pages."""
    labels, pages = plan.labels, len(plan.pages)
    yield Meta("schema:accessMode", "textual")
    yield Meta("schema:accessModeSufficient", "textual")
    features = ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    if pages:
        features += ["pageBreakMarkers", "pageNavigation"]
    yield from (Meta("schema:accessibilityFeature", feature) for feature in sorted(features))
    yield Meta("schema:accessibilityHazard", "none")
    count = sum(len(page.articles) for page in plan.pages)
    summary = labels.summary.format(pages=pages, articles=count) + (labels.summary_pages if pages else "")
    yield Meta("schema:accessibilitySummary", summary)
    if pages:
        yield Meta("pageBreakSource", page_break_source(plan.issue, labels))


def page_break_source(issue: Issue, labels: Labels) -> str:
    """The printed edition whose pages the page marks count (EPUB Accessibility 1.1, 3.2): paper and date, if known."""
    return (paper_and_date(issue) or labels.unknown_paper) + labels.print_edition
