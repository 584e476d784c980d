"""Checks of the content documents that a schema cannot say: ids, links, headings, languages, what stands where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from convert.findings import Finding, finding
from convert.formats.epub import queries
from convert.formats.epub.book import Book, opens, print_order
from convert.formats.epub.labels import known, known_date, one_line
from convert.formats.epub.metadata import parted
from convert.formats.epub.package_checks import repeated
from convert.formats.epub.queries import line_of
from convert.formats.epub.read_marks import Notes
from convert.formats.epub.read_texts import text_and_facts
from convert.formats.epub.survey import Survey
from convert.formats.epub.vocabulary import NAV_FILE, TITLE_FILE, XHTML, XML_LANG
from convert.formats.xml import Element
from convert.links import same_page
from convert.tree import Contributor, ContributorRole, without_space

_PAGE = re.compile("page-")
_HEADER, _H2, _SPAN = f"{{{XHTML}}}header", f"{{{XHTML}}}h2", f"{{{XHTML}}}span"


def documents(book: Book) -> Iterator[Finding]:
    """All checks of all content documents, in reading order."""
    of_book = book.package.get(XML_LANG, "")
    for name, root in {NAV_FILE: book.nav, **book.contents}.items():
        found, language = book.surveys[name], book.languages[name] if _PAGE.match(name) else of_book
        yield from _languages(name, root, found, language)
        yield from _links(book, name, found)
        if name == NAV_FILE or opens(name):
            yield from _link_languages(book, name, found, language)
        yield from _times(found)
    for name, root in book.contents.items():
        yield from (finding("EPUB018", part=name, value=twice) for twice in repeated(book.surveys[name].ids))
        yield from _kind(name, root)
        if opens(name):
            yield from _masthead(book, name, book.surveys[name])
    yield from _headings(book)
    yield from _names(book)
    yield from _silent(book)
    yield from _people(book)
    yield from _jumps(book)


def _languages(name: str, root: Element, found: Survey, language: str) -> Iterator[Finding]:
    """`lang` and `xml:lang` say the same (HTML 3.2.6.2), and the document is in the book's language."""
    if root.get("lang") != language:
        yield finding("EPUB021", part=name, value=root.get("lang"), expected=language)
    for element in found.languages:
        if element.get("lang") != element.get(XML_LANG):
            yield finding(
                "EPUB021", line=line_of(element), part=name, value=element.get("lang"), expected=element.get(XML_LANG)
            )


def _links(book: Book, name: str, found: Survey) -> Iterator[Finding]:
    for link in found.links:
        file, _, fragment = link.href.partition("#")
        if file not in book.contents or (fragment and fragment not in book.ids[file]):
            yield finding("EPUB019", line=link.line, part=name, value=link.href)


def _link_languages(book: Book, name: str, found: Survey, language: str) -> Iterator[Finding]:
    """The label of an article or a page of another language is marked as such (WCAG 2.2, 3.1.2).

    That of a landmark is a word of the book's own, wherever it leads.
    """
    for link in found.links:
        file = link.href.partition("#")[0]
        section = book.articles.get(file)
        due = book.languages.get(file, language) if section is None else section.get("lang")
        due = language if link.kind else due
        if (link.language or language) != due:
            yield finding("EPUB021", line=link.line, part=name, value=link.language, expected=due)


def _times(found: Survey) -> Iterator[Finding]:
    for time in found.times:
        if known_date(time.get("datetime")) is None:
            yield finding("EPUB015", line=line_of(time), value=time.get("datetime"))


def _kind(name: str, root: Element) -> Iterator[Finding]:
    """A document holds what its name says: an article in `page-01-article-02.xhtml`."""
    sections = [(section.get("class") or "").split(" ")[0] for section in root[1]]
    page, _ = print_order(name)
    if name == TITLE_FILE:
        fits = sections == ["generated"]
    elif "-article-" in name:
        fits = sections == ["article"]
    elif name.endswith("-end.xhtml"):
        fits = bool(sections) and set(sections) <= {"page-end", "unplaced-texts"}
    else:
        fits = sections == ["page"] and root[1][0].get("id") == f"opening-{page}"
        fits = fits and root[1][0][0].get("id") == f"page-{page}"
    if not fits:
        yield finding("EPUB029", part=name, found=" ".join(sections) or "-")


def _masthead(book: Book, name: str, found: Survey) -> Iterator[Finding]:
    """What title page and page openings say of paper, date, number and page is what the metadata and titles say.

    Paper, date and number are in the book's language, on a page of another one, too (WCAG 2.2, 3.1.2).
    """
    of_book, masthead = book.package.get(XML_LANG, ""), found.first("generated masthead")
    if masthead is not None and masthead.get("lang", book.contents[name].get("lang")) != of_book:
        yield finding("EPUB021", line=line_of(masthead), part=name, value=masthead.get("lang"), expected=of_book)
    known = book.metas("belongs-to-collection") or (book.dublin_core("title") if name == TITLE_FILE else [])
    said = {
        "publication": (_said(found, "publication"), known),
        "date": (_said(found, "date", "datetime"), book.dublin_core("date")),
        "number": (_said(found, "issue-number"), sorted(book.issue_numbers)),
    }
    for value, (shown, due) in said.items():
        if shown != next(iter(due), None) or len(due) > 1:
            yield finding("EPUB028", part=name, value=value)
    heading = found.first("generated page-title")
    if heading is not None and one_line(queries.text_of(heading)) != book.titles[name]:
        yield finding("EPUB028", part=name, value="page")


def _said(found: Survey, class_: str, attribute: str | None = None) -> str | None:
    element = found.first(class_)
    return None if element is None else element.get(attribute) if attribute else element.text


def _headings(book: Book) -> Iterator[Finding]:
    """No level is left out, from the first heading of the book to its last (WCAG 2.2, technique G141)."""
    level = 0
    for name in book.contents:
        for heading in book.surveys[name].headings:
            found = int(heading.tag[-1])
            if found > level + 1:
                yield finding("EPUB020", line=line_of(heading), part=name, found=found, before=level)
            level = found


def _names(book: Book) -> Iterator[Finding]:
    """An article is named by its headline, or by a label; not by both, and not by none."""
    for name, section in book.articles.items():
        headings = [heading for header in section.iterchildren(_HEADER) for heading in header.iter(_H2)]
        headed = any(heading.get("class") == "headline" for heading in headings)
        if headed == (section.get("aria-label") is not None):
            yield finding("EPUB030", line=line_of(section), part=name)


def _people(book: Book) -> Iterator[Finding]:
    """The metadata names those whom the texts name, articles first (creators, contributors, with all MARC relators)."""
    documents = sorted(book.contents, key=lambda name: name not in book.articles)
    people = [person for name in documents for person in _named(book.surveys[name])]
    for element, named in parted(people, alone=book.is_article).items():
        expected = [(name, *relators) for name, relators in named.items()]
        found = book.makers(element)
        if found != expected:
            both = [*expected, *found]
            first = next((one for one in both if one not in found or one not in expected), both[0])
            yield finding("EPUB048", value=" ".join(first))


def _named(found: Survey) -> Iterator[tuple[str, ContributorRole]]:
    """Names and roles of makers, in order; facts that may be cut, or in each other, are put together as readers do."""
    for element in found.makers:
        text = queries.text_of(element)
        if any(map(_is_involved, element)) or "\n" in text or "\r" in text:
            _, facts = text_and_facts(element, Notes())
            yield from ((fact.name, fact.role) for fact in facts if isinstance(fact, Contributor))
        else:
            yield from (_maker(span) for span in element.iterchildren(_SPAN) if span.text and _is_maker(span))


def _is_involved(fact: Element) -> bool:
    return len(fact) > 0 or fact.get("data-fact") is not None or "continued" in (fact.get("class") or "")


def _is_maker(span: Element) -> bool:
    return span.get("class", "").startswith("contributor ")


def _maker(span: Element) -> tuple[str, ContributorRole]:
    said, role = span.get("data-name"), span.get("class", "").split(" ")[1]
    return said if said and known(said) else without_space(span.text or ""), cast(ContributorRole, role)


def _jumps(book: Book) -> Iterator[Finding]:
    """A jump that is a link leads to a page of the number that it says."""
    shown = {name: book.surveys[name].first("page-number") for name in book.contents if opens(name)}
    numbers = {print_order(name)[0]: queries.text_of(found) for name, found in shown.items() if found is not None}
    for name in book.contents:
        for link in book.surveys[name].links:
            page = print_order(link.href.partition("#")[0])[0]
            if link.page is not None and not same_page(link.page, numbers.get(page)):
                yield finding("EPUB049", line=link.line, part=name, found=link.page, expected=numbers.get(page))


def _silent(book: Book) -> Iterator[Finding]:
    """Every element that stands for a text of the paper says something."""
    for name in book.contents:
        for element in book.surveys[name].silent:
            class_ = (element.get("class") or "").partition(" ")[0]
            yield finding("EPUB033", line=line_of(element), part=name, value=class_)
