"""A node as lines: each text with its role and facts, in the order in which it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from convert.tree import (
    Article,
    Block,
    Box,
    Byline,
    Continuation,
    Contributor,
    Dateline,
    Dispatch,
    Fact,
    Head,
    Item,
    Page,
    Photo,
    TextNode,
    Verse,
    head_texts,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One text; `role` is that of its node, after those of the parts it stands in: `paragraph`, `item.headline`.

    Where a part begins (an item, a box, a photo) there is a line of that role without any text.  A byline or dateline
    in mid-article is `body.byline`, a verse with which a stanza opens `opening_verse`.
    """

    role: str
    text: str = ""
    facts: tuple[Fact, ...] = ()


def article_lines(article: Article) -> list[Line]:
    """The lines of an article."""
    return [*_head(article.head, ""), *_body(article.body, "")]


def furniture(page: Page) -> list[Line]:
    """The lines of a page that belong to no article."""
    return list(_lines((*page.folios, *page.editor_lines, *page.unplaced), ""))


def role_of(node: object) -> str:
    """The name of a node's class, as in the tree's JSON: `list_item`."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", type(node).__name__).lower()


def _lines(nodes: Iterable[TextNode], within: str) -> Iterator[Line]:
    for node in nodes:
        yield Line(within + role_of(node), node.text, node.facts)


def _head(head: Head, within: str) -> Iterator[Line]:
    return _lines(head_texts(head), within)


def _body(blocks: Iterable[Block], within: str) -> Iterator[Line]:
    for block in blocks:
        inside = f"{within}{role_of(block)}."
        match block:
            case Photo(headline=headline, lines=lines):
                yield Line(inside[:-1])
                yield from _lines([headline, *lines] if headline is not None else lines, inside)
            case Item(head=head, body=body) | Box(head=head, body=body):
                yield Line(inside[:-1])
                yield from _head(head, inside)
                yield from _body(body, inside)
            case Byline() | Dateline():
                yield from _lines([block], within + "body.")
            case Verse(opens_stanza=True):
                yield Line(f"{within}opening_verse", block.text, block.facts)
            case _:
                yield from _lines([block], within)


def described(fact: Fact) -> tuple[str, str]:
    """What kind of fact it is, and what it says."""
    match fact:
        case Contributor(name=name, role=role, affiliation=affiliation):
            return "contributor", f"{role} {name}" + (f" ({affiliation})" if affiliation is not None else "")
        case Dispatch(source=source, place=place, date=date):
            parts = (("source", source), ("place", place), ("date", date))
            return "dateline", ", ".join(f"{name} {value}" for name, value in parts if value is not None)
        case Continuation(direction=direction, page=page):
            return "jump", f"{direction} {page}"
