"""A tree as text that one can read in a test: a line a node, indented, with what is known of it behind `|`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.tree import (
    Article,
    Block,
    Box,
    Continuation,
    Contributor,
    Dispatch,
    Fact,
    Item,
    Page,
    Photo,
    TextNode,
    head_texts,
)

_SHOWN = 26


def outline(pages: Sequence[Page]) -> str:
    """The pages' outline: kinds of nodes, the beginnings of their texts, their facts."""
    return "\n".join(line for page in pages for line in _page(page))


def _page(page: Page) -> Iterator[str]:
    if page.number or page.section:
        yield f"Page {page.number or '-'} {page.section or ''}".rstrip()
    for folio in page.folios:
        yield _node(folio)
    for article in page.articles:
        yield from _article(article)
    for node in (*page.editor_lines, *page.unplaced):
        yield _node(node)


def article_outline(article: Article) -> str:
    """The outline of one article."""
    return "\n".join(_article(article))


def _article(article: Article) -> Iterator[str]:
    yield f"Article {article.kind}"
    yield from ("  " + _node(node) for node in head_texts(article.head))
    for block in article.body:
        yield from ("  " + line for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Photo(headline=headline, lines=lines):
            yield "Photo"
            yield from ("  " + _node(node) for node in ([headline] if headline else []))
            yield from ("  " + _node(node) for node in lines)
        case Item(head=head, body=body) | Box(head=head, body=body):
            yield type(block).__name__
            yield from ("  " + _node(node) for node in head_texts(head))
            for inner in body:
                yield from ("  " + line for line in _block(inner))
        case _:
            yield _node(block)


def _node(node: TextNode) -> str:
    text = node.text if len(node.text) <= _SHOWN else node.text[: _SHOWN - 1] + "…"
    facts = " | ".join(_fact(fact) for fact in node.facts)
    return f"{type(node).__name__} {text}" + (f" | {facts}" if facts else "")


def _fact(fact: Fact) -> str:
    match fact:
        case Contributor(name=name, role=role, affiliation=affiliation):
            return f"{role} {name}" + (f" ({affiliation})" if affiliation else "")
        case Dispatch(source=source, place=place, date=date):
            return " ".join(["dispatch", *filter(None, (source, place, date))])
        case Continuation(direction=direction, page=page):
            return f"{direction} {page}"
