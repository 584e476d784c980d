"""The smallest steps of writing XHTML: an element, a text, the facts over parts of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, TypeAlias, assert_never

from lxml import etree

from convert.formats.epub.labels import known, known_date
from convert.formats.epub.vocabulary import EPUB_TYPE, OPS, STYLE_FILE, XHTML, XML_LANG
from convert.formats.xml import Element
from convert.tree import Continuation, Contributor, Dispatch, Fact, TextNode, without_space

Link: TypeAlias = Callable[[Continuation], str | None]
"""Where a jump leads within the book, None where its target is not there."""

_PREFIXES: Any = {None: XHTML, "epub": OPS}  # lxml-stubs 0.5 allows no default namespace


def document(title: str, language: str) -> tuple[Element, Element]:
    """A new XHTML document with our style sheet: its root and its body."""
    root = etree.Element(f"{{{XHTML}}}html", nsmap=_PREFIXES)
    _set_language(root, language)
    head = block(root, "head")
    block(head, "meta", charset="utf-8")
    block(head, "title").text = title
    block(head, "link", rel="stylesheet", type="text/css", href=STYLE_FILE)
    return root, block(root, "body")


def _set_language(element: Element, language: str) -> None:
    element.set("lang", language)
    element.set(XML_LANG, language)


def inline(parent: Element, tag: str, class_: str | None = None, **attributes: str | None) -> Element:
    """A new last child; `epub_type` and `lang` write both of their attributes, `a_b` is written `a-b`."""
    child = etree.SubElement(parent, f"{{{XHTML}}}{tag}")
    for name, value in {"class": class_, **attributes}.items():
        if value is None:
            continue
        if name == "lang":
            _set_language(child, value)
        else:
            child.set(EPUB_TYPE if name == "epub_type" else name.replace("_", "-"), value)
    return child


def block(parent: Element, tag: str, class_: str | None = None, **attributes: str | None) -> Element:
    """A new last child on a line of its own, for parents that hold no text."""
    if parent.text is None:
        parent.text = "\n"
    child = inline(parent, tag, class_, **attributes)
    child.tail = "\n"
    return child


def add_text(element: Element, text: str) -> None:
    """Text after all that the element holds."""
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def fill(element: Element, node: TextNode, link: Link) -> None:
    """A node's text with its facts around the parts they speak of; not a character more.

    Facts that overlap without one holding the other are cut: the later pieces have the class `continued`, and
    `data-fact` says which pieces are one fact.
    """
    text, facts = node.text, _inside(node)
    numbers = _numbers(node, facts)
    cuts = sorted({0, len(text), *(f.start for f in facts), *(f.end for f in facts)})
    stack: list[tuple[Fact, Element]] = []
    for start, end in pairwise(cuts):
        for fact in (*_closed(stack, start), *(f for f in facts if f.start == start)):
            opened = _open(_top(stack, element), node, fact, link)
            if fact.start < start:
                opened.set("class", f"{opened.get('class')} continued")
            if numbers:
                opened.set("data-fact", str(numbers[id(fact)]))
            stack.append((fact, opened))
        add_text(_top(stack, element), text[start:end])


def _inside(node: TextNode) -> list[Fact]:
    """The facts that speak of a part of the text, the longer first where they begin together."""
    fitting = [fact for fact in node.facts if 0 <= fact.start < fact.end <= len(node.text)]
    return sorted(fitting, key=lambda fact: (fact.start, -fact.end))


def _numbers(node: TextNode, facts: list[Fact]) -> dict[int, int] | None:
    """The place of each fact among the node's, from 1, by its identity; None where the elements tell it."""
    told = sorted(facts, key=lambda fact: (fact.start, fact.end))
    crossed = any(one.start < other.start < one.end < other.end for one in facts for other in facts)
    if not crossed and told == [fact for fact in node.facts if fact in facts]:
        return None
    return {id(fact): n for n, fact in enumerate(node.facts, 1)}


def _top(stack: list[tuple[Fact, Element]], ground: Element) -> Element:
    return stack[-1][1] if stack else ground


def _closed(stack: list[tuple[Fact, Element]], position: int) -> list[Fact]:
    """Takes what ends at `position` off the stack, and what stands on it; gives back what must be opened again."""
    first = next((n for n, (fact, _) in enumerate(stack) if fact.end <= position), len(stack))
    again = [fact for fact, _ in stack[first:] if fact.end > position]
    del stack[first:]
    return again


def _open(parent: Element, node: TextNode, fact: Fact, link: Link) -> Element:
    tag, classes, attributes = _expressed(parent, node, fact, link)
    element = inline(parent, tag, " ".join(classes))
    for name, value in attributes.items():
        if known(value):
            element.set(name, value or "")
    return element


def _expressed(
    parent: Element, node: TextNode, fact: Fact, link: Link
) -> tuple[str, Iterable[str], Mapping[str, str | None]]:
    """Tag, classes and attributes of a fact; what the text itself says is not said again."""
    match fact:
        case Contributor(start=start, end=end, name=name, role=role, affiliation=affiliation):
            printed = without_space(node.text[start:end])
            shown = {"data-name": None if name == printed else name, "data-affiliation": affiliation}
            return "span", ("contributor", role), shown
        case Dispatch(source=source, place=place, date=day):
            whole = day if known_date(day) else None
            shown = {"data-source": source, "data-place": place, "datetime": whole}
            return ("time" if whole else "span"), ("dispatch",), shown
        case Continuation(direction=direction, page=page):
            target = None if _in_link(parent) else link(fact)
            return ("a" if target else "span"), ("continuation", direction), {"href": target, "data-page": page}
        case _:
            assert_never(fact)


def _in_link(element: Element) -> bool:
    tag = f"{{{XHTML}}}a"
    return element.tag == tag or any(True for _ in element.iterancestors(tag))
