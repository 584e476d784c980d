"""The smallest steps of writing XHTML: an element, a text, the facts over parts of a text; as text, escaped here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias, assert_never

from convert.formats.epub.labels import known, known_date
from convert.formats.epub.vocabulary import OPS, STYLE_FILE, XHTML
from convert.formats.inline import apart, in_order
from convert.formats.xml import DECLARATION, encode, text_xml, value_xml
from convert.tree import Continuation, Contributor, Dispatch, Fact, TextNode, without_space

Link: TypeAlias = Callable[[Continuation], str | None]
"""Where a jump leads within the book, None where its target is not there."""

_START = (
    f'{DECLARATION.decode()}<!DOCTYPE html>\n<html xmlns="{XHTML}" xmlns:epub="{OPS}" lang="{{0}}" xml:lang="{{0}}">\n'
    '<head>\n<meta charset="utf-8"/>\n<title>{1}</title>\n'
    f'<link rel="stylesheet" type="text/css" href="{STYLE_FILE}"/>\n</head>\n'
)


def document(title: str, language: str, body: str) -> bytes:
    """A whole XHTML document with our style sheet; `body` is the markup of its blocks.

    Raises ValueError for a character that XML cannot hold (1.0, 2.2).
    """
    start = _START.format(value_xml(language), text_xml(title))
    return encode(f"{start}{block('body', body)}</html>\n")


def inline(tag: str, content: str, class_: str | None = None, **attributes: str | None) -> str:
    """An element; `content` is markup.  `epub_type` and `lang` write their attributes, `a_b` is written `a-b`."""
    return f"{_start(tag, class_, attributes)}>{content}</{tag}>"


def line(tag: str, content: str, class_: str | None = None, **attributes: str | None) -> str:
    """An element that holds text, on a line of its own."""
    return f"{_start(tag, class_, attributes)}>{content}</{tag}>\n"


def block(tag: str, inner: str, class_: str | None = None, **attributes: str | None) -> str:
    """An element around the markup of others, each on a line of its own; one that holds none is closed at once."""
    start = _start(tag, class_, attributes)
    return f"{start}>\n{inner}</{tag}>\n" if inner else f"{start}/>\n"


_NAMES = {"epub_type": "epub:type"}


def _start(tag: str, class_: str | None, values: Mapping[str, str | None]) -> str:
    """A start tag, but for its end."""
    said = _of_class(tag, class_)
    for name, value in values.items():
        if value is None:
            continue
        if name == "lang":
            said += languages(value)
        else:
            said += f' {_NAMES.get(name) or name.replace("_", "-")}="{value_xml(value)}"'
    return said


def languages(tag: str | None) -> str:
    """The attributes that say the language of an element; none for None."""
    return "" if tag is None else f' lang="{value_xml(tag)}" xml:lang="{value_xml(tag)}"'


@lru_cache(maxsize=256)  # there are a few dozen
def _of_class(tag: str, class_: str | None) -> str:
    return f"<{tag}" if class_ is None else f'<{tag} class="{value_xml(class_)}"'


def filled(node: TextNode, link: Link) -> str:
    """A node's text with its facts around the parts they speak of; not a character more.

    Facts that overlap without one holding the other are cut: the later pieces have the class `continued`, and
    `data-fact` says which pieces are one fact.
    """
    if not node.facts:
        return text_xml(node.text)
    if apart(node):
        return in_order(node, text_xml, lambda fact, inside: _marked(node, fact, link, inside))
    return "".join(_cut(node, _inside(node), link))


def _marked(node: TextNode, fact: Fact, link: Link, inside: str) -> str:
    """A fact that is apart from the others: what `_cut` gives for it, in one step."""
    tag, classes, attributes = _expressed(node, fact, link)
    return f"{_start(tag, classes, _known(attributes))}>{inside}</{tag}>"


def _known(attributes: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name: value for name, value in attributes.items() if value and known(value)}


def _cut(node: TextNode, facts: list[Fact], link: Link) -> Iterator[str]:
    """The tags and the pieces of text between them."""
    text, numbers = node.text, _numbers(node, facts)
    cuts = sorted({0, len(text), *(f.start for f in facts), *(f.end for f in facts)})
    stack: list[tuple[Fact, str]] = []
    for start, end in pairwise(cuts):
        closed, again = _closed(stack, start)
        yield from closed
        for fact in (*again, *(f for f in facts if f.start == start)):
            tag, classes, attributes = _expressed(node, fact, None if _in_link(stack) else link)
            said = _known(attributes)
            if numbers:
                said["data-fact"] = str(numbers[id(fact)])
            yield f"{_start(tag, classes + ' continued' if fact.start < start else classes, said)}>"
            stack.append((fact, tag))
        yield text_xml(text[start:end])
    yield from (f"</{tag}>" for _, tag in reversed(stack))


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


def _closed(stack: list[tuple[Fact, str]], position: int) -> tuple[list[str], list[Fact]]:
    """Takes what ends at `position` off the stack, and what stands on it.

    Gives back the end tags, and the facts that must be opened again.
    """
    first = next((n for n, (fact, _) in enumerate(stack) if fact.end <= position), len(stack))
    ends = [f"</{tag}>" for _, tag in reversed(stack[first:])]
    again = [fact for fact, _ in stack[first:] if fact.end > position]
    del stack[first:]
    return ends, again


def _expressed(node: TextNode, fact: Fact, link: Link | None) -> tuple[str, str, Mapping[str, str | None]]:
    """Tag, classes and attributes of a fact; what the text itself says is not said again."""
    match fact:
        case Contributor(start=start, end=end, name=name, role=role, affiliation=affiliation):
            printed = without_space(node.text[start:end])
            shown = {"data-name": None if name == printed else name, "data-affiliation": affiliation}
            return "span", f"contributor {role}", shown
        case Dispatch(source=source, place=place, date=day):
            whole = day if known_date(day) else None
            shown = {"data-source": source, "data-place": place, "datetime": whole}
            return ("time" if whole else "span"), "dispatch", shown
        case Continuation(direction=direction, page=page):
            target = None if link is None else link(fact)
            return ("a" if target else "span"), f"continuation {direction}", {"href": target, "data-page": page}
        case _:
            assert_never(fact)


def _in_link(stack: list[tuple[Fact, str]]) -> bool:
    return any(tag == "a" for _, tag in stack)
