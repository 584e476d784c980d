"""Which documents an issue is cut into, under which names, and where its jumps lead.

A file for each page's opening (page mark, folio, list of articles), one for each article, and one for what
stands after them (editors' lines, unplaced text) where there is any; a title page unless the issue is one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convert.formats.epub.labels import article_labels, language_tag, page_title
from convert.formats.epub.prune import printed
from convert.formats.epub.vocabulary import HANS, Labels, labels_for
from convert.formats.titles import StandIn, stand_ins
from convert.links import other_ends
from convert.tree import Article, Direction, Issue, Page, articles, is_blank, texts, without_space


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
    """A page with its position (from 1), its files and labels; `end_file` is None where nothing stands there.

    `foreign` is its language where that is not the book's.
    """

    page: Page
    position: int
    file: str
    anchor: str
    title: str
    articles: tuple[ArticlePlan, ...]
    end_file: str | None
    language: str
    labels: Labels
    foreign: str | None

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
    named = enumerate(zip(issue.pages, stand_ins(issue), strict=True), 1)
    pages = tuple(_page(page, called, n, language) for n, (page, called) in named)
    return Plan(issue, without_space("".join(shown)), language, labels, pages)


def _machine_words(issue: Issue) -> Iterator[str]:
    for article in articles(issue):
        if article.enrichment is not None:
            yield from (keyword.text for keyword in article.enrichment.keywords)
            yield from (place.text for place in article.enrichment.places)


def _page(page: Page, called: Sequence[StandIn | None], position: int, book_language: str) -> PagePlan:
    language = language_tag(page.language or book_language, book_language)
    labels = labels_for(language)
    stem = f"page-{position:02}"
    names = article_labels(page, called, labels)
    articles = tuple(
        _article(article, f"{stem}-article-{n:02}.xhtml", name, book_language)
        for n, (article, name) in enumerate(zip(page.articles, names, strict=True), 1)
    )
    end = f"{stem}-end.xhtml" if page.editor_lines or page.unplaced else None
    title = page_title(page, position, labels)
    return PagePlan(page, position, f"{stem}.xhtml", f"page-{position}", title, articles, end, language, labels,
                    None if language == book_language else language)  # fmt: skip


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


def jump_targets(plan: Plan) -> dict[tuple[str, Direction, str], str]:
    """The addresses to which the jumps of an issue lead, by the article's file, the direction and the page as printed.

    To the article at the other end, else to its page.
    """
    found: dict[tuple[str, Direction, str], str] = {}
    for jump, end in other_ends(plan.issue).items():
        own, other = plan.pages[jump.page], plan.pages[end.page]
        target = other if end.article is None else other.articles[end.article]
        found[own.articles[jump.article].file, jump.direction, jump.number] = target.href
    return found
