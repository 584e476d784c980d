"""What a row says of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, get_args

from convert.links import End, JumpPlace, other_ends, same_page
from convert.tree import (
    Article,
    Byline,
    ContributorRole,
    Direction,
    Issue,
    Page,
    TextNode,
    article_texts,
    block_texts,
    continuations,
    contributors,
    dispatches,
    places_named,
    without_space,
)

Cell: TypeAlias = str | int | float | list[str] | None
Row: TypeAlias = dict[str, Cell]
"""The cells of an article by their columns; None is what is not known, a list may be empty."""

ROLES: tuple[str, ...] = get_args(ContributorRole)

COLUMNS = (
    "file", "publication", "date", "number", "page", "section", "article", "order", "kind", "language",
    "kicker", "headline", "subheadline", "byline", "standfirst", *ROLES,
    "dateline_source", "dateline_place", "dateline_date", "keywords", "places", "characters", "confidence",
    "jump_to", "jump_from", "text",
)  # fmt: skip
"""`article` is the id, `order` its place on the page (from 1).  `other` is a contributor of another role.  `characters`
are those of the whole article, spaces apart; `text` is its body, a line a paragraph."""


def rows(issue: Issue, file: str) -> Iterator[Row]:
    """The rows of an issue, in print order; `file` is what it was read from."""
    ends = other_ends(issue)
    for at, page in enumerate(issue.pages):
        for order, article in enumerate(page.articles, 1):
            jumps = [JumpPlace(at, order - 1, jump.direction, jump.page) for jump in continuations(article)]
            reached = [(jump.direction, _page_of(issue, jump, ends.get(jump))) for jump in jumps]
            row = {"file": file, **_issue(issue, page), "order": order, **_article(article), **_jumps(reached)}
            yield {column: row[column] for column in COLUMNS}


def _page_of(issue: Issue, jump: JumpPlace, end: End | None) -> str:
    """The number of the page to which a jump leads, as the page itself has it, so that rows can be joined by it."""
    if end is not None:
        return issue.pages[end.page].number or jump.number
    own = issue.pages[jump.page].number
    return own if own and same_page(jump.number, own) else jump.number


def _jumps(reached: Iterable[tuple[Direction, str]]) -> Row:
    found = dict.fromkeys(reached)  # one page for both halves of a spread
    return {f"jump_{way}": [number for known, number in found if known == way] for way in ("to", "from")}


def _issue(issue: Issue, page: Page) -> Row:
    return {
        "publication": issue.publication, "date": issue.date, "number": issue.number,
        "page": page.number, "section": page.section,
    }  # fmt: skip


def _article(article: Article) -> Row:
    head, datelines, enrichment = article.head, dispatches(article), article.enrichment
    people = contributors(article)
    return {
        "article": article.id,
        "kind": article.kind,
        "language": article.language,
        "kicker": _texts(head.kickers),
        "headline": head.headline.text if head.headline else None,
        "subheadline": _texts(head.subheadlines),
        "byline": _texts(node for node in article_texts(article) if isinstance(node, Byline)),
        "standfirst": _texts(head.standfirsts),
        **{role: [person.name for person in people if person.role == role] for role in ROLES},
        "dateline_source": _each_once(one.source for one in datelines),
        "dateline_place": list(places_named(datelines)),
        "dateline_date": _each_once(one.date for one in datelines),
        "keywords": [keyword.text for keyword in enrichment.keywords] if enrichment else [],
        "places": [place.text for place in enrichment.places] if enrichment else [],
        "characters": len(without_space("".join(node.text for node in article_texts(article)))),
        "confidence": article.confidence,
        "text": "\n".join(node.text for block in article.body for node in block_texts(block)),
    }


def _each_once(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _texts(nodes: Iterable[TextNode]) -> list[str]:
    return [node.text for node in nodes]
