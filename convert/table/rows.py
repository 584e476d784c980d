"""What a row says of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, get_args

from convert.tree import (
    Article,
    Byline,
    ContributorRole,
    Issue,
    Page,
    TextNode,
    article_texts,
    block_texts,
    continuations,
    contributors,
    dispatch,
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
    for page in issue.pages:
        for order, article in enumerate(page.articles, 1):
            row = {"file": file, **_issue(issue, page), "order": order, **_article(article)}
            yield {column: row[column] for column in COLUMNS}


def _issue(issue: Issue, page: Page) -> Row:
    return {
        "publication": issue.publication, "date": issue.date, "number": issue.number,
        "page": page.number, "section": page.section,
    }  # fmt: skip


def _article(article: Article) -> Row:
    head, lead, enrichment = article.head, dispatch(article), article.enrichment
    jumps = continuations(article)
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
        "dateline_source": lead.source if lead else None,
        "dateline_place": lead.place if lead else None,
        "dateline_date": lead.date if lead else None,
        "keywords": [keyword.text for keyword in enrichment.keywords] if enrichment else [],
        "places": [place.text for place in enrichment.places] if enrichment else [],
        "characters": len(without_space("".join(node.text for node in article_texts(article)))),
        "confidence": article.confidence,
        "jump_to": [jump.page for jump in jumps if jump.direction == "to"],
        "jump_from": [jump.page for jump in jumps if jump.direction == "from"],
        "text": "\n".join(node.text for block in article.body for node in block_texts(block)),
    }


def _texts(nodes: Iterable[TextNode]) -> list[str]:
    return [node.text for node in nodes]
