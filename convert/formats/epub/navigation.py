"""The navigation document (EPUB 3.3, 7): contents by page and article, page list, landmarks; and its outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from convert.formats.epub.labels import issue_title, page_label
from convert.formats.epub.markup import block, document, inline
from convert.formats.epub.plan import PagePlan, Plan
from convert.formats.epub.vocabulary import CONTENTS_ID, TITLE_FILE
from convert.formats.xml import Element, serialize


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents, with those below it; `language` where it is not the book's."""

    label: str
    href: str
    below: tuple[Entry, ...] = ()
    language: str | None = None


def outline(plan: Plan) -> tuple[Entry, ...]:
    """The table of contents; never empty, as an issue without pages has a title page."""
    first = (Entry(plan.labels.title_page, TITLE_FILE),) if plan.has_title_page else ()
    return (*first, *(_page_entry(plan, page) for page in plan.pages))


def _page_entry(plan: Plan, page: PagePlan) -> Entry:
    below = [Entry(article.label, article.href, language=article.foreign) for article in page.articles]
    if page.end_file is not None:
        below.append(Entry(plan.labels.page_end, page.end_file))
    return Entry(page.title, page.href, tuple(below))


def navigation(plan: Plan) -> bytes:
    """The navigation document."""
    labels = plan.labels
    root, body = document(f"{issue_title(plan.issue, labels)} {labels.contents}", plan.language)
    toc = block(body, "nav", epub_type="toc", role="doc-toc", id="toc", aria_labelledby="toc-title")
    block(toc, "h1", id="toc-title").text = labels.contents
    _entries(toc, outline(plan))
    if plan.pages:
        pages = _hidden(body, "page-list", labels.page_list, role="doc-pagelist")
        _entries(pages, [Entry(page_label(p.page, p.position, labels), p.href) for p in plan.pages])
    _landmarks(body, plan)
    return serialize(root, "<!DOCTYPE html>")


def _hidden(body: Element, kind: str, title: str, role: str | None = None) -> Element:
    nav = block(body, "nav", epub_type=kind, role=role, id=kind, aria_labelledby=f"{kind}-title", hidden="hidden")
    block(nav, "h2", id=f"{kind}-title").text = title
    return nav


def _entries(parent: Element, entries: Iterable[Entry]) -> None:
    items = block(parent, "ol")
    for entry in entries:
        item = block(items, "li")
        inline(item, "a", href=entry.href, lang=entry.language).text = entry.label
        if entry.below:
            _entries(item, entry.below)


def _landmarks(body: Element, plan: Plan) -> None:
    items = block(_hidden(body, "landmarks", plan.labels.landmarks), "ol")
    for kind, href, label in _marks(plan):
        inline(block(items, "li"), "a", epub_type=kind, href=href).text = label


def _marks(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Kind, address and label: the contents are those in the text, as this document is not in the spine (RSC-011)."""
    labels, first = plan.labels, plan.pages[0] if plan.pages else None
    if first is None:
        yield "titlepage", TITLE_FILE, labels.title_page
        yield "bodymatter", TITLE_FILE, labels.body
        return
    if plan.has_title_page:
        yield "titlepage", TITLE_FILE, labels.title_page
        yield "toc", f"{TITLE_FILE}#{CONTENTS_ID}", labels.contents
    elif first.articles:
        yield "toc", f"{first.file}#{CONTENTS_ID}", labels.contents
    yield "bodymatter", first.href, labels.body
