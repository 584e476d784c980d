"""The main body of an article as HTML that is well-formed XML too, and the text of such a body.

Photographs are figures without a picture, round-up items sections, boxes asides.  All characters between tags
are the page's text, and none is anywhere else: list marks and numbers are the printed ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import assert_never

from lxml import etree

from convert.formats.ninjs.vocabulary import CLASSES, JUMP_CLASSES
from convert.formats.xml import Element, parse
from convert.tree import (
    Block,
    Box,
    Continuation,
    Crosshead,
    Head,
    Headline,
    Item,
    Photo,
    TextNode,
    head_texts,
)

ATTRIBUTES: dict[str, frozenset[str]] = {
    "div": frozenset(),
    "p": frozenset({"class"}),
    "section": frozenset({"class"}),
    "aside": frozenset({"class"}),
    "figure": frozenset({"class"}),
    "figcaption": frozenset(),
    "span": frozenset({"class", "data-page"}),
    **{f"h{level}": frozenset({"class"}) for level in range(2, 7)},
}
"""The elements of a body, with their attributes."""


def body_html(body: tuple[Block, ...]) -> str:
    """A body as HTML, a block a line."""
    return "\n".join(line for block in body for line in _block(block, 2))


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Photo():
            yield _figure(block)
        case Item(head=head, body=body):
            yield from _part("section", "item", head, body, level)
        case Box(head=head, body=body):
            yield from _part("aside", "box", head, body, level)
        case TextNode():
            yield _text(block, level)
        case _:
            assert_never(block)


def _part(tag: str, name: str, head: Head, body: tuple[Block, ...], level: int) -> Iterator[str]:
    yield f'<{tag} class="{name}">'
    yield from (_text(node, level) for node in head_texts(head))
    for block in body:
        yield from _block(block, min(level + 1, 6))
    yield f"</{tag}>"


def _figure(photo: Photo) -> str:
    headline = "" if photo.headline is None else f'<p class="headline">{_marked(photo.headline)}</p>'
    lines = "".join(_text(line, 6) for line in photo.lines)
    caption = f"<figcaption>{headline}{lines}</figcaption>" if headline or lines else ""
    return f'<figure class="photo">{caption}</figure>'


def _text(node: TextNode, level: int) -> str:
    if isinstance(node, Headline | Crosshead):
        name = "headline" if isinstance(node, Headline) else "crosshead"
        return f'<h{level} class="{name}">{_marked(node)}</h{level}>'
    name_of_class = CLASSES[type(node)]
    attribute = f' class="{name_of_class}"' if name_of_class else ""
    return f"<p{attribute}>{_marked(node)}</p>"


def _marked(node: TextNode) -> str:
    """The text with its jumps marked."""
    done, pieces = 0, []
    for jump in marked_jumps(node):
        pieces.append(escape(node.text[done : jump.start]))
        words = escape(node.text[jump.start : jump.end])
        pieces.append(f'<span class="{JUMP_CLASSES[jump.direction]}" data-page="{escape(jump.page)}">{words}</span>')
        done = jump.end
    return "".join([*pieces, escape(node.text[done:])])


def marked_jumps(node: TextNode) -> list[Continuation]:
    """The jumps that markup can show: those that do not overlap, in order."""
    found: list[Continuation] = []
    for fact in sorted((f for f in node.facts if isinstance(f, Continuation)), key=lambda f: (f.start, f.end)):
        if not found or fact.start >= found[-1].end:
            found.append(fact)
    return found


# --------------------------------------------------------------------------- reading


def body_element(html: str) -> Element:
    """A body within a `<div>`; raises etree.XMLSyntaxError where it is not well-formed."""
    return parse(f"<div>{html}</div>".encode())


def body_text(html: str, *, figures: bool = True) -> str:
    """The characters between the tags, with or without those of figures."""
    return "".join(_characters(body_element(html), figures=figures))


def _characters(element: Element, *, figures: bool) -> Iterator[str]:
    if element.tag == "figure" and not figures:
        return
    yield element.text or ""
    for child in element:
        yield from _characters(child, figures=figures)
        yield child.tail or ""


def markup_problem(html: str) -> str | None:
    """Why a body is not one of ours: not well-formed, or an element or attribute that we do not write."""
    try:
        root = body_element(html)
    except etree.XMLSyntaxError as error:
        return str(error.msg)
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag not in ATTRIBUTES:
            return f"<{element.tag if isinstance(element.tag, str) else '!'}>"
        strange = sorted(set(map(str, element.attrib)) - ATTRIBUTES[element.tag])
        if strange:
            return f"<{element.tag} {strange[0]}>"
    return None
