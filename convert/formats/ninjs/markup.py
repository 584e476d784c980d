"""The main body of an article as HTML that is well-formed XML too, and its blocks read back.

Photographs are figures without a picture, round-up items sections, boxes asides; the head of an item or box is a
`<header>`.  All characters between tags are the page's text, and none is anywhere else: list marks and numbers are
the printed ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any, assert_never

from lxml import etree

from convert.formats.ninjs.inline import marked, read_marked
from convert.formats.ninjs.vocabulary import CLASSES, OPENING_VERSE
from convert.formats.xml import Element, parse
from convert.tree import (
    Block,
    Box,
    Byline,
    Crosshead,
    Dateline,
    Head,
    Headline,
    Item,
    Kicker,
    Photo,
    Standfirst,
    Subheadline,
    TextNode,
    Verse,
    head_texts,
)

_KINDS: dict[str | None, Callable[..., TextNode]] = {
    **{name: kind for kind, name in CLASSES.items()},
    OPENING_VERSE: partial(Verse, opens_stanza=True),
}


def body_html(body: tuple[Block, ...]) -> tuple[str, str]:
    """A body as HTML, a block a line; and its characters outside figures, as `body_text` reads them."""
    lines = list(_lines(body, 2))
    return "\n".join([html for html, _ in lines]), "\n".join([printed for _, printed in lines])


def _lines(body: tuple[Block, ...], level: int) -> Iterator[tuple[str, str]]:
    """Each line as HTML, and what of it is printed outside figures."""
    for block in body:
        match block:
            case TextNode():
                yield _text(block, level), block.text
            case Photo():
                yield _figure(block), ""
            case Item():
                yield from _part("section", "item", block, level)
            case Box():
                yield from _part("aside", "box", block, level)
            case _:
                assert_never(block)


def _part(tag: str, name: str, part: Item | Box, level: int) -> Iterator[tuple[str, str]]:
    yield f'<{tag} class="{name}">', ""
    if part.head != Head():
        nodes = list(head_texts(part.head))
        html = "".join(_text(node, level) for node in nodes)
        yield f"<header>{html}</header>", "".join(node.text for node in nodes)
    yield from _lines(part.body, min(level + 1, 6))
    yield f"</{tag}>", ""


def _figure(photo: Photo) -> str:
    headline = "" if photo.headline is None else f'<p class="headline">{marked(photo.headline)}</p>'
    lines = "".join(_text(line, 6) for line in photo.lines)
    caption = f"<figcaption>{headline}{lines}</figcaption>" if headline or lines else ""
    return f'<figure class="photo">{caption}</figure>'


_HEADINGS: dict[type[TextNode], str] = {Headline: "headline", Crosshead: "crosshead"}
_OPENINGS = {kind: f'<p class="{name}">' if name else "<p>" for kind, name in CLASSES.items()}


def _text(node: TextNode, level: int) -> str:
    if name := _HEADINGS.get(type(node)):
        return f'<h{level} class="{name}">{marked(node)}</h{level}>'
    if isinstance(node, Verse) and node.opens_stanza:
        return f'<p class="{OPENING_VERSE}">{marked(node)}</p>'
    return f"{_OPENINGS[type(node)]}{marked(node)}</p>"


# --------------------------------------------------------------------------- reading


@lru_cache(maxsize=64)
def body_element(html: str) -> Element:
    """A body within a `<div>`; raises etree.XMLSyntaxError where it is not well-formed.

    Every check asks for it: a page's bodies are kept, and parsed once.  Nobody may change what this gives.
    """
    return parse(f"<div>{html}</div>".encode())


def body_text(html: str, *, figures: bool = True) -> str:
    """The characters between the tags, with or without those of figures."""
    return _body_texts(html)[0 if figures else 1]


_TEXT: Any = etree.XPath("string()", smart_strings=False)


@lru_cache(maxsize=64)
def _body_texts(html: str) -> tuple[str, str]:
    """Both: the checks ask for them one after the other."""
    element = body_element(html)
    whole = str(_TEXT(element))
    if next(element.iter("figure"), None) is None:
        return whole, whole
    return whole, "".join(_outside_figures(element))


def _outside_figures(element: Element) -> Iterator[str]:
    if element.tag == "figure":
        return
    yield element.text or ""
    for child in element:
        yield from _outside_figures(child)
        yield child.tail or ""


def body_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a body in which `markup_problem` finds nothing."""
    return _blocks(body_element(html))


def _blocks(element: Element) -> tuple[Block, ...]:
    return tuple(_read_block(child) for child in element if child.tag != "header")


def _read_block(element: Element) -> Block:
    match element.tag:
        case "figure":
            return _photo(element)
        case "section":
            return Item(_head(element), _blocks(element))
        case "aside":
            return Box(_head(element), _blocks(element))
        case _:
            block: Block = _read_text(element)
            return block


def _photo(figure: Element) -> Photo:
    lines = [_read_text(line) for caption in figure for line in caption]
    if lines and isinstance(lines[0], Headline):
        return Photo(lines[0], tuple(lines[1:]))
    return Photo(None, tuple(lines))


def _head(part: Element) -> Head:
    nodes = [_read_text(line) for header in part if header.tag == "header" for line in header]

    def of(kind: type[TextNode]) -> Any:
        return tuple(node for node in nodes if isinstance(node, kind))

    headline = next(iter(of(Headline)), None)
    return Head(of(Kicker), headline, of(Subheadline), of(Byline), of(Dateline), of(Standfirst))


def _read_text(element: Element) -> Any:
    """A text node; where which kind may stand is for `markup_problem` to say."""
    text, facts = read_marked(element)
    name = element.get("class")
    kind = {"headline": Headline, "crosshead": Crosshead}.get(name or "") or _KINDS[name]
    return kind(text, facts=facts)
