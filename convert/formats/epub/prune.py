"""The tree without nodes that print nothing: an element that says nothing misleads who listens (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from convert.tree import Article, Block, Box, Enrichment, Head, Issue, Item, Page, Photo, TextNode, is_blank

Node = TypeVar("Node", bound=TextNode)


def printed(issue: Issue) -> Issue:
    """The issue without text nodes of nothing but white space; none of its characters is lost."""
    return replace(issue, pages=tuple(_page(page) for page in issue.pages))


def _texts(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(node for node in nodes if not is_blank(node.text))


def _page(page: Page) -> Page:
    return replace(
        page,
        folios=_texts(page.folios),
        articles=tuple(_article(article) for article in page.articles),
        editor_lines=_texts(page.editor_lines),
        unplaced=_texts(page.unplaced),
    )


def _article(article: Article) -> Article:
    enrichment = None if article.enrichment is None else _enrichment(article.enrichment)
    return replace(article, head=_head(article.head), body=tuple(_blocks(article.body)), enrichment=enrichment)


def _enrichment(enrichment: Enrichment) -> Enrichment:
    keywords = tuple(keyword for keyword in enrichment.keywords if not is_blank(keyword.text))
    return replace(enrichment, keywords=keywords, places=tuple(p for p in enrichment.places if not is_blank(p.text)))


def _head(head: Head) -> Head:
    return Head(
        kickers=_texts(head.kickers),
        headline=None if head.headline is None or is_blank(head.headline.text) else head.headline,
        subheadlines=_texts(head.subheadlines),
        bylines=_texts(head.bylines),
        datelines=_texts(head.datelines),
        standfirsts=_texts(head.standfirsts),
    )


def _blocks(body: Iterable[Block]) -> Iterator[Block]:
    for block in body:
        match block:
            case Photo(headline=headline, lines=lines):
                shown = None if headline is None or is_blank(headline.text) else headline
                yield Photo(shown, _texts(lines))
            case Item(head=head, body=inner):
                yield Item(_head(head), tuple(_blocks(inner)))
            case Box(head=head, body=inner):
                yield Box(_head(head), tuple(_blocks(inner)))
            case _:
                if not is_blank(block.text):
                    yield block
