"""Checks of the package document, the navigation document and the NCX that a schema cannot say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Final

from lxml import etree

from convert.findings import Finding, finding
from convert.formats.epub import queries
from convert.formats.epub.book import Book, names_in_order, opens
from convert.formats.epub.labels import known, known_date, page_value
from convert.formats.epub.metadata import name_based, page_break_source
from convert.formats.epub.ocf import CONTENT_FILE
from convert.formats.epub.queries import line_of
from convert.formats.epub.survey import LinkTo
from convert.formats.epub.vocabulary import (
    CONTENTS_ID,
    DC,
    NAV_FILE,
    NCX,
    NCX_FILE,
    OPF,
    PACKAGE_FILE,
    TITLE_FILE,
    XHTML_TYPE,
    XML_LANG,
    labels_for,
)
from convert.formats.xml import Element
from convert.page_names import read_page_name
from convert.tree import Issue

_OPENING = re.compile("page-[0-9]+")

PAGE_FEATURES: Final = {"pageBreakMarkers", "pageNavigation"}
FEATURES: Final = {"displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"}
"""What is true of every book of ours, and of one with page marks besides."""


def repeated(values: list[str]) -> list[str]:
    """The values that stand twice or more, each once, in order."""
    if len(set(values)) == len(values):
        return []
    return [value for value, count in Counter(values).items() if count > 1]


# --------------------------------------------------------------------------- manifest and spine


def manifest(package: Element, names: frozenset[str]) -> Iterator[Finding]:
    """Ids and hrefs once each; every file declared, and every declared file there (EPUB 3.3, 5.6)."""
    items = list(package.iter(f"{{{OPF}}}item"))
    hrefs = [item.get("href", "") for item in items]
    ids = queries.ids_of(package)
    for twice in [*repeated(ids), *repeated(hrefs)]:
        yield finding("EPUB011", value=twice)
    for missing in sorted(set(hrefs) - names):
        yield finding("EPUB009", part=missing)
    for extra in sorted(names - set(hrefs) - {PACKAGE_FILE.rpartition("/")[2]}):
        yield finding("EPUB010", part=extra)
    refining: dict[str | None, list[Element]] = {}
    for meta in package.iter(f"{{{OPF}}}meta"):
        refined = meta.get("refines")
        if refined is not None:
            refining.setdefault(meta.get("property"), []).append(meta)
            if refined[1:] not in ids:
                yield finding("EPUB014", line=line_of(meta), value=refined)
    people = [f"#{one}" for one in ids if one.startswith(("creator-", "contributor-"))]
    if [one for one, _ in groupby(meta.get("refines") for meta in refining.get("role", ()))] != people:
        yield finding("EPUB014", value="role")
    if ("newspaper" in ids) != ("collection-type" in refining):
        yield finding("EPUB014", value="collection-type")
    yield from _sources(package, ids, refining)


def _sources(package: Element, ids: list[str], refining: dict[str | None, list[Element]]) -> Iterator[Finding]:
    """Each source says its encoding; where there are several, each page says of which it is, and none is of no page."""
    named = {f"#{one.get('id')}": one.text for one in package.iter(f"{{{DC}}}source")}
    if [meta.get("refines") for meta in refining.get("dcterms:format", ())] != list(named):
        yield finding("EPUB014", value="dcterms:format")
    pages = {meta.get("refines", ""): meta.text for meta in refining.get("dcterms:source", ())}
    openings = [f"#{id_}" for id_ in ids if _OPENING.fullmatch(id_)] if len(named) > 1 else []
    if sorted(pages) != sorted(openings) or (pages and set(pages.values()) != set(named.values())):
        yield finding("EPUB014", value="dcterms:source")


def spine(package: Element) -> tuple[tuple[str, ...], list[Finding]]:
    """The files of the spine, and what is wrong with it: all content documents, once each, in print order."""
    documents = {
        item.get("id", ""): item.get("href", "")
        for item in package.iter(f"{{{OPF}}}item")
        if item.get("media-type") == XHTML_TYPE and CONTENT_FILE.fullmatch(item.get("href", ""))
    }
    refs = [itemref.get("idref", "") for itemref in package.iter(f"{{{OPF}}}itemref")]
    wrong = [ref for ref in refs if ref not in documents] + repeated(refs) + sorted(set(documents) - set(refs))
    if wrong:
        return (), [finding("EPUB012", value=value) for value in wrong]
    names = tuple(documents[ref] for ref in refs)
    return names, [] if names_in_order(names) else [finding("EPUB013")]


# --------------------------------------------------------------------------- metadata


def metadata(book: Book) -> Iterator[Finding]:
    """Dates that exist, languages that are used, claims of accessibility that are true."""
    yield from _dates(book)
    yield from _languages(book)
    yield from _accessibility(book)
    yield from _identity(book)


def _dates(book: Book) -> Iterator[Finding]:
    for value in [*book.metas("dcterms:modified"), *book.metas("dcterms:available")]:
        if not _is_time(value):
            yield finding("EPUB015", value=value)
    for value in book.dublin_core("date"):
        if known_date(value) is None:
            yield finding("EPUB015", value=value)


@lru_cache(maxsize=64)  # the books of a run were mostly made at one time
def _is_time(value: str) -> bool:
    try:
        datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return False
    return True


def _languages(book: Book) -> Iterator[Finding]:
    declared = book.dublin_core("language")
    used = [one for name in book.contents for one in _spoken(book, name)]
    expected = list(dict.fromkeys([book.package.get(XML_LANG, ""), *used]))
    if declared != expected:
        yield finding("EPUB016", declared=" ".join(declared), used=" ".join(expected))
    if book.ncx.get(XML_LANG) != book.package.get(XML_LANG):
        yield finding("EPUB016", declared=book.ncx.get(XML_LANG), used=book.package.get(XML_LANG))


def _spoken(book: Book, name: str) -> Iterator[str]:
    """The language of the page to which a document belongs, and that of the article in it."""
    yield book.languages[name]
    if name in book.articles:
        yield book.articles[name].get("lang", "")


def _accessibility(book: Book) -> Iterator[Finding]:
    """EPUB Accessibility 1.1, 2.2: metadata that says of this file neither more nor less than is so."""
    pages = bool(book.page_breaks)
    features = book.metas("schema:accessibilityFeature")
    expected = FEATURES | (PAGE_FEATURES if pages else set())
    for claim in repeated(features) + sorted(set(features) ^ expected):
        yield finding("EPUB017", claim=claim)
    if book.metas("pageBreakSource") != ([_page_break_source(book)] if pages else []):
        yield finding("EPUB017", claim="pageBreakSource")
    numbers = re.findall(r"[0-9]+", book.metas("schema:accessibilitySummary")[0])
    if numbers[:2] != [str(len(book.page_breaks)), str(len(book.articles))]:
        yield finding("EPUB017", claim="accessibilitySummary")


def _page_break_source(book: Book) -> str:
    paper, day = (
        next(iter(values), None) for values in (book.metas("belongs-to-collection"), book.dublin_core("date"))
    )
    return page_break_source(Issue(paper, day), labels_for(book.package.get(XML_LANG, "")))


def _identity(book: Book) -> Iterator[Finding]:
    """The identifier is made of paper, date, number, source and text: if it is another, one of them was changed."""
    position = book.metas("group-position")
    if position and set(position) != book.issue_numbers:
        yield finding("EPUB028", part=PACKAGE_FILE, value="number")
    facts = (book.metas("belongs-to-collection"), book.dublin_core("date"), sorted(book.issue_numbers))
    said = [known(next(iter(values), None)) for values in (*facts, book.dublin_core("source"))]
    expected = name_based(said, book.text)
    if book.dublin_core("identifier") != [expected]:
        yield finding("EPUB032", value=book.dublin_core("identifier")[0], expected=expected)


# --------------------------------------------------------------------------- navigation


def navigation(book: Book) -> Iterator[Finding]:
    """Contents, page list, landmarks and NCX: complete, in order, and the same."""
    for twice in repeated(book.surveys[NAV_FILE].ids):
        yield finding("EPUB018", part=NAV_FILE, value=twice)
    yield from _contents(book)
    yield from _page_list(book)
    yield from _landmarks(book)
    yield from _ncx(book)
    yield from _lists_in_text(book)


def _expected_contents(book: Book) -> list[tuple[str, str | None]]:
    """Address and label of every line of the contents; a label that only the writer knows is None."""
    breaks = {address.partition("#")[0]: address for address, _ in book.page_breaks}
    expected: list[tuple[str, str | None]] = []
    for name in book.contents:
        article = book.articles.get(name)
        if article is not None:
            expected.append((f"{name}#{article.get('id')}", book.titles[name]))
        elif name in breaks:
            expected.append((breaks[name], book.titles[name]))
        else:
            expected.append((name, None))
    return expected


def _contents(book: Book) -> Iterator[Finding]:
    found = book.navigation("toc")
    yield from _compared("EPUB022", NAV_FILE, found, _expected_contents(book))


def _compared(code: str, part: str, found: list[LinkTo], expected: list[tuple[str, str | None]]) -> Iterator[Finding]:
    """A finding for the first line in which a list of links is not what it should be."""
    for link, (href, label) in zip(found, expected, strict=False):
        if link.href != href or (label is not None and link.label != label):
            yield finding(code, line=link.line, part=part, found=f"{link.href} {link.label}", expected=href)
            return
    if len(found) != len(expected):
        yield finding(code, part=part, found=len(found), expected=len(expected))


def _page_list(book: Book) -> Iterator[Finding]:
    """EPUB Accessibility 1.1, 3.3: the page list leads to every page mark, by the mark's own name."""
    yield from _compared("EPUB023", NAV_FILE, book.navigation("page-list"), [*book.page_breaks])


def _landmarks(book: Book) -> Iterator[Finding]:
    first = book.spine[0]
    contents = CONTENTS_ID in book.ids[first]
    expected = [("titlepage", TITLE_FILE)] if first == TITLE_FILE else []
    expected += [("toc", f"{first}#{CONTENTS_ID}")] if contents else []
    expected.append(("bodymatter", book.page_breaks[0][0] if book.page_breaks else TITLE_FILE))
    found = [(link.kind or "", link.href) for link in book.navigation("landmarks")]
    if found != expected:
        yield finding("EPUB024", found=_shown(found), expected=_shown(expected))


def _shown(pairs: list[tuple[str, str]]) -> str:
    return "; ".join(" ".join(pair) for pair in pairs)


def _ncx(book: Book) -> Iterator[Finding]:
    """The NCX says the same as the navigation document, and names the same book (EPUB 2.0.1, 2.4.1)."""
    points, targets = list(book.ncx.iter(f"{{{NCX}}}navPoint")), list(book.ncx.iter(f"{{{NCX}}}pageTarget"))
    contents = [(link.href, link.label) for link in book.navigation("toc")]
    if list(map(_led_to, points)) != contents or list(map(_depth_in, points)) != _levels(book, contents):
        yield finding("EPUB025", reason="navMap")
    values = [page_value(read_page_name(label)[0]) for _, label in book.page_breaks]
    kinds = [("special", None) if value is None else ("normal", str(value)) for value in values]
    if list(map(_led_to, targets)) != book.page_breaks or [(t.get("type"), t.get("value")) for t in targets] != kinds:
        yield finding("EPUB025", reason="pageList")
    said = {meta.get("name"): meta.get("content") for meta in book.ncx.iter(f"{{{NCX}}}meta")}
    known_ones = {
        "dtb:uid": book.dublin_core("identifier")[0],
        "dtb:depth": str(max(map(_depth_in, points), default=0)),
        "dtb:totalPageCount": str(len(targets)),
        "dtb:maxPageNumber": str(max((value or 0 for value in values), default=0)),
    }
    if book.ncx.findtext(f"{{{NCX}}}docTitle/{{{NCX}}}text") != book.dublin_core("title")[0]:
        yield finding("EPUB025", reason="docTitle")
    for name, expected in known_ones.items():
        if said.get(name) != expected:
            yield finding("EPUB025", reason=name)
    for twice in repeated([one.get("id", "") for one in (*points, *targets)]):
        yield finding("EPUB018", part=NCX_FILE, value=twice)


def _led_to(entry: Element) -> tuple[str, str]:
    """Address and label of an entry of the NCX."""
    label, content = entry[0], entry[1]
    return content.get("src", ""), label[0].text or ""


def _depth_in(point: Element) -> int:
    """How deep an entry stands, from 1."""
    return sum(1 for _ in point.iterancestors(f"{{{NCX}}}navPoint")) + 1


def _levels(book: Book, contents: list[tuple[str, str]]) -> list[int]:
    """The level of each line of the contents: pages stand on top, what is on them below."""
    return [1 if opens(href.partition("#")[0]) else 2 for href, _ in contents]


def _lists_in_text(book: Book) -> Iterator[Finding]:
    """The lists of contents within the text: pages on the title page, its articles at the opening of a page."""
    for name in book.contents:
        if name == TITLE_FILE:
            expected = [(address, book.titles[address.partition("#")[0]]) for address, _ in book.page_breaks]
        elif opens(name):
            stem = name.removesuffix(".xhtml") + "-article-"
            expected = [
                (f"{file}#{section.get('id')}", book.titles[file])
                for file, section in book.articles.items()
                if file.startswith(stem)
            ]
        else:
            continue
        shown = book.surveys[name].first("generated contents")
        if shown is not None and shown.get("aria-label") != shown[0].text:
            yield finding("EPUB026", part=name, found=shown.get("aria-label"), expected=shown[0].text)
        listed = [] if shown is None else book.surveys[name].lists.get(None, [])
        yield from _compared("EPUB026", name, listed, [*expected])


def has_instructions(root: Element) -> bool:
    """Whether a document holds processing instructions, in it or around it."""
    around = (*root.itersiblings(etree.PI, preceding=True), *root.itersiblings(etree.PI), *root.iter(etree.PI))
    return bool(around)
