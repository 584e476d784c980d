"""Which documents an issue is cut into, under which names, and where its jumps lead.

A file for each page's opening (page mark, folio, list of articles), one for each article, and one for what
stands after them (editors' lines, unplaced text) where there is any; a title page unless the issue is one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from convert.formats.epub.labels import article_labels, known, language_tag, page_title
from convert.formats.epub.prune import printed
from convert.formats.epub.vocabulary import HANS, Labels, labels_for
from convert.tree import (
    Article,
    Continuation,
    Direction,
    Issue,
    Page,
    articles,
    continuations,
    is_blank,
    texts,
    without_space,
)


class ArticlePlan(NamedTuple):
    """An article with its file, its id there, and its label in tables of contents.

    `foreign` is its language where that is not the book's.
    """

    article: Article
    file: str
    anchor: str
    label: str
    language: str
    foreign: str | None

    @property
    def href(self) -> str:
        """Where a table of contents leads."""
        return f"{self.file}#{self.anchor}"


class PagePlan(NamedTuple):
    """A page with its position (from 1), its files and labels; `end_file` is None where nothing stands there."""

    page: Page
    position: int
    file: str
    anchor: str
    title: str
    articles: tuple[ArticlePlan, ...]
    end_file: str | None

    @property
    def href(self) -> str:
        """Where the page begins."""
        return f"{self.file}#{self.anchor}"


class Plan(NamedTuple):
    """An issue cut into documents; `text` is its text stream."""

    issue: Issue
    text: str
    language: str
    labels: Labels
    pages: tuple[PagePlan, ...]

    @property
    def has_title_page(self) -> bool:
        """One page is its own title page; several, or none, have one before them."""
        return len(self.pages) != 1


def lay_out(issue: Issue) -> Plan:
    """The documents of an issue, in reading order; nodes that print nothing are left out."""
    shown = [node.text for node in texts(issue)]
    if any(map(is_blank, (*shown, *_machine_words(issue)))):
        issue = printed(issue)
    language = language_tag(issue.language, HANS.language)
    labels = labels_for(language)
    pages = tuple(_page(page, n, language, labels) for n, page in enumerate(issue.pages, 1))
    return Plan(issue, without_space("".join(shown)), language, labels, pages)


def _machine_words(issue: Issue) -> Iterator[str]:
    for article in articles(issue):
        if article.enrichment is not None:
            yield from (keyword.text for keyword in article.enrichment.keywords)
            yield from (place.text for place in article.enrichment.places)


def _page(page: Page, position: int, language: str, labels: Labels) -> PagePlan:
    stem = f"page-{position:02}"
    names = article_labels(page, labels)
    articles = tuple(
        _article(article, f"{stem}-article-{n:02}.xhtml", name, language)
        for n, (article, name) in enumerate(zip(page.articles, names, strict=True), 1)
    )
    end = f"{stem}-end.xhtml" if page.editor_lines or page.unplaced else None
    title = page_title(page, position, labels)
    return PagePlan(page, position, f"{stem}.xhtml", f"page-{position}", title, articles, end)


def _article(article: Article, file: str, label: str, book_language: str) -> ArticlePlan:
    own = language_tag(article.language, book_language)
    return ArticlePlan(article, file, anchor(article.id), label, own, None if own == book_language else own)


_UNSAFE = re.compile(r"[^A-Za-z0-9-]")
_ESCAPED = re.compile(r"_((?!D[89A-F])[0-9A-F]{1,4}|(?:[1-9A-F]|10)[0-9A-F]{4})_")
"""A code point as `anchor` writes it: of a character, no surrogate."""
_SAFE_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def anchor(identifier: str) -> str:
    """An article's id as an XML id of ASCII, from which it can be told again: `_3B1_` stands for α.

    An id that begins with no letter gets `_` before it.
    """
    if _SAFE_ID.fullmatch(identifier):
        return identifier
    return "_" + _UNSAFE.sub(lambda match: f"_{ord(match[0]):X}_", identifier)


def undone(made: str) -> str:
    """The id of which `anchor` made this one; an id that it did not make stays as it is."""
    if not made.startswith("_"):
        return made
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), made[1:])


# --------------------------------------------------------------------------- jumps


class _End(NamedTuple):
    """One end of a jump: on the page `here`, leading `direction` to the page `there`."""

    here: str
    there: str
    direction: Direction


class Targets:
    """Where the jumps of an issue lead: to the article at the other end where one alone answers, else to the page."""

    def __init__(self, whole: Plan) -> None:
        self._pages: dict[str, PagePlan] = {}
        self._ends: dict[_End, list[str]] = {}
        for page in whole.pages:
            self._add(page)

    def _add(self, page: PagePlan) -> None:
        number = page_key(page.page.number)
        if number is None:
            return
        self._pages.setdefault(number, page)
        for article in page.articles:
            for end in _ends(number, article.article):
                self._ends.setdefault(end, []).append(article.href)

    def find(self, page: PagePlan, jump: Continuation) -> str | None:
        """The address of a jump's other end; None where that page is not in the book."""
        here, there = page_key(page.page.number), page_key(jump.page)
        target = self._pages.get(there or "")
        if there is None or target is None or target is page:
            return None
        if here is not None:
            mine = self._ends.get(_End(here, there, jump.direction), [])
            other = self._ends.get(_End(there, here, "from" if jump.direction == "to" else "to"), [])
            if len(mine) == 1 and len(other) == 1:
                return other[0]
        return target.href


def _ends(number: str, article: Article) -> Iterator[_End]:
    found = {_End(number, there, jump.direction) for jump in continuations(article) if (there := page_key(jump.page))}
    return iter(sorted(found, key=lambda end: (end.there, end.direction)))


def page_key(number: str | None) -> str | None:
    """A page number to compare by: `A06` and `a6` are one page."""
    text = known(number)
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", text).casefold() if text else None
