"""The navigation document (EPUB 3.3, 7): contents by page and article, page list, landmarks; and its outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from convert.formats.epub.labels import issue_title, page_label
from convert.formats.epub.markup import block, document, inline, languages, line
from convert.formats.epub.plan import PagePlan, Plan
from convert.formats.epub.vocabulary import CONTENTS_ID, TITLE_FILE
from convert.formats.xml import text_xml, value_xml


class Entry(NamedTuple):
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
        below.append(Entry(page.labels.page_end, page.end_file, language=page.foreign))
    return Entry(page.title, page.href, tuple(below), page.foreign)


def navigation(plan: Plan) -> bytes:
    """The navigation document."""
    labels = plan.labels
    return document(f"{issue_title(plan.issue, labels)} {labels.contents}", plan.language, "".join(_lists(plan)))


def _lists(plan: Plan) -> Iterator[str]:
    labels = plan.labels
    title = line("h1", text_xml(labels.contents), id="toc-title")
    contents = title + entry_list(outline(plan))
    yield block("nav", contents, epub_type="toc", role="doc-toc", id="toc", aria_labelledby="toc-title")
    if plan.pages:
        pages = [Entry(page_label(p.page, p.position, p.labels), p.href, language=p.foreign) for p in plan.pages]
        yield _hidden("page-list", labels.page_list, entry_list(pages), role="doc-pagelist")
    marks = [line("li", inline("a", text_xml(label), epub_type=kind, href=href)) for kind, href, label in _marks(plan)]
    yield _hidden("landmarks", labels.landmarks, block("ol", "".join(marks)))


def _hidden(kind: str, title: str, entries: str, role: str | None = None) -> str:
    inner = line("h2", text_xml(title), id=f"{kind}-title") + entries
    return block("nav", inner, epub_type=kind, role=role, id=kind, aria_labelledby=f"{kind}-title", hidden="hidden")


def entry_list(entries: Iterable[Entry]) -> str:
    """The lines of a list of contents, with those below them."""
    return block("ol", "".join(map(_entry, entries)))


def _entry(entry: Entry) -> str:
    link = f'<a href="{value_xml(entry.href)}"{languages(entry.language)}>{text_xml(entry.label)}</a>'
    return f"<li>\n{link}{entry_list(entry.below)}</li>\n" if entry.below else f"<li>{link}</li>\n"


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
