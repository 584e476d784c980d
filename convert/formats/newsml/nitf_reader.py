"""An article's head and body read from its NITF: the inverse of `nitf`.

What other hands put there is kept: an element that is not known gives its text as a paragraph, with a finding (NML040).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from lxml import etree

from convert.findings import Finding, finding
from convert.formats.newsml.inline_reader import Makers, read_inline
from convert.formats.newsml.vocabulary import HEAD_BYLINE, HEAD_DATELINE, NITF_CLASSES, OPENING_VERSE, STANDFIRST, nitf
from convert.formats.xml import Element
from convert.tree import (
    Block,
    Box,
    Byline,
    Caption,
    Credit,
    Crosshead,
    Dateline,
    EditorNote,
    Endnote,
    Fact,
    Head,
    Headline,
    Item,
    Kicker,
    ListItem,
    Paragraph,
    Photo,
    Standfirst,
    Subheadline,
    TextNode,
    Verse,
    is_blank,
)

Node = TypeVar("Node", bound=TextNode)

_PARAGRAPHS: dict[str | None, type[Any]] = {None: Paragraph, **{name: kind for kind, name in NITF_CLASSES.items()}}
_HEAD_TITLES: dict[str | None, type[Any]] = {"kicker": Kicker, "subheadline": Subheadline}
_HEAD_CONTENT: dict[tuple[str, str | None], type[Any]] = {
    (nitf("hl2"), "kicker"): Kicker,
    (nitf("hl2"), "subheadline"): Subheadline,
}
"""The headline group of an article without a headline stands at the head of its content."""
_PART_HEAD: dict[tuple[str, str | None], type[Any]] = {
    (nitf("hl2"), "kicker"): Kicker,
    (nitf("hl2"), "headline"): Headline,
    (nitf("hl2"), "subheadline"): Subheadline,
    (nitf("p"), HEAD_BYLINE): Byline,
    (nitf("p"), HEAD_DATELINE): Dateline,
    (nitf("p"), STANDFIRST): Standfirst,
}
_TEXTS: dict[tuple[str, str | None], Callable[..., Any]] = {
    **{(nitf("p"), name): kind for name, kind in _PARAGRAPHS.items()},
    (nitf("p"), OPENING_VERSE): partial(Verse, opens_stanza=True),
    (nitf("hl2"), "crosshead"): Crosshead,
}
"""The blocks that are one text."""
_HEADLINES = frozenset(map(nitf, ("hl1", "hl2")))
_LINE_END = "\n"
"""What we put after each element; no text, like all white space."""
_NOTES: dict[str | None, type[Any]] = {"editorsnote": EditorNote, "end": Endnote}


@dataclass(slots=True, eq=False, repr=False)
class _Heading:
    """The parts of a head as they are found."""

    kickers: list[Kicker] = field(default_factory=list)
    headlines: list[Headline] = field(default_factory=list)
    subheadlines: list[Subheadline] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    datelines: list[Dateline] = field(default_factory=list)
    standfirsts: list[Standfirst] = field(default_factory=list)

    def add(self, node: TextNode) -> None:
        """Put a node where it belongs; a second headline becomes a subheadline, so that it is not lost."""
        match node:
            case Kicker():
                self.kickers.append(node)
            case Headline() if self.headlines:
                self.subheadlines.append(Subheadline(node.text, facts=node.facts))
            case Headline():
                self.headlines.append(node)
            case Subheadline():
                self.subheadlines.append(node)
            case Byline():
                self.bylines.append(node)
            case Dateline():
                self.datelines.append(node)
            case Standfirst():
                self.standfirsts.append(node)

    def head(self) -> Head:
        """The head of what was added."""
        headline = self.headlines[0] if self.headlines else None
        return Head(
            tuple(self.kickers), headline, tuple(self.subheadlines), tuple(self.bylines), tuple(self.datelines),
            tuple(self.standfirsts),
        )  # fmt: skip


class NitfReader:
    """Reads one article; `findings` collects what does not fit."""

    def __init__(self, makers: Makers, parts: Mapping[str, list[Fact]]) -> None:
        self._makers, self._parts = makers, parts
        self._stray: list[Paragraph] = []
        self.findings: list[Finding] = []

    def read(self, document: Element) -> tuple[Head, tuple[Block, ...]]:
        """The head and body of an `<nitf>`."""
        heading, body = _Heading(), list[Block]()
        for part in (part for whole in document.iterchildren(nitf("body")) for part in self._children(whole)):
            if part.tag == nitf("body.head"):
                body += self._body_head(part, heading)
            elif part.tag == nitf("body.content"):
                body += self._flow(part, heading, _HEAD_CONTENT)
            else:
                body += self._strange(part)
        return heading.head(), (*body, *self._stray)

    # ---- head

    def _body_head(self, element: Element, heading: _Heading) -> Iterator[Block]:
        """Fill the heading; what NITF allows there and we do not know comes back as paragraphs."""
        kinds: dict[str, type[Any]] = {nitf("byline"): Byline, nitf("dateline"): Dateline}
        for child in self._children(element):
            if child.tag == nitf("hedline"):
                self._hedline(child, heading)
            elif child.tag == nitf("abstract"):
                for paragraph in self._children(child):
                    self._add(heading, Standfirst, paragraph)
            elif child.tag in kinds:
                self._add(heading, kinds[child.tag], child)
            else:
                yield from self._strange(child)

    def _hedline(self, element: Element, heading: _Heading) -> None:
        for child in self._children(element):
            kind = Headline if child.tag == nitf("hl1") else _HEAD_TITLES.get(child.get("class"))
            if kind is None:
                self._report(child)
            self._add(heading, kind or Subheadline, child)

    def _add(self, heading: _Heading, kind: type[TextNode], element: Element) -> None:
        for node in self.text(kind, element):
            heading.add(node)

    # ---- body

    def _flow(self, parent: Element, heading: _Heading, titles: Mapping[Any, type[Any]]) -> Iterator[Block]:
        """The blocks in an element; what of them belongs to its head is put there."""
        yield from self._loose(parent, parent.text)
        for child in self._elements(parent):
            name = child.tag, child.get("class")
            if name in titles:
                self._add(heading, titles[name], child)
            elif name in _TEXTS:
                yield from self.text(_TEXTS[name], child)
            else:
                yield from self._block(child)
            if (tail := child.tail) != _LINE_END:
                yield from self._loose(parent, tail)

    def _block(self, element: Element) -> Iterator[Block]:
        match etree.QName(element).localname if element.tag.startswith(nitf("")) else "":
            case "ul":
                for item in self._children(element):
                    yield from self.text(ListItem, item)
            case "note":
                yield from self._note(element)
            case "media":
                yield self._photo(element)
            case "block" if element.get("class") in {"item", "box"}:
                yield self._part(element)
            case _:
                yield from self._strange(element)

    def _note(self, note: Element) -> Iterator[Block]:
        kind = _NOTES.get(note.get("noteclass"))
        for content in self._children(note):
            if kind is None:
                yield from self._flow(content, _Heading(), {})
            else:
                for paragraph in self._children(content):
                    yield from self.text(kind, paragraph)

    def _part(self, block: Element) -> Block:
        heading = _Heading()
        body = tuple(self._flow(block, heading, _PART_HEAD))
        return (Item if block.get("class") == "item" else Box)(heading.head(), body)

    def _photo(self, media: Element) -> Photo:
        heading, lines = _Heading(), list[Caption | Credit]()
        for child in self._children(media):
            if child.tag == nitf("media-producer"):
                lines += self.text(Credit, child)
            elif child.tag == nitf("media-caption"):
                for line in self._children(child):
                    if line.tag == nitf("hl2"):
                        self._add(heading, Headline, line)
                    else:
                        lines += self.text(Credit if line.get("class") == "credit" else Caption, line)
            else:
                self._stray += self._strange(child)
        head = heading.head()
        lines = [*(Caption(extra.text, facts=extra.facts) for extra in head.subheadlines), *lines]
        return Photo(head.headline, tuple(lines))

    # ---- texts

    def text(self, kind: Callable[..., Node], element: Element) -> tuple[Node, ...]:
        """The node that an element is; none where it holds only white space."""
        text, facts = self.inline(element)
        return () if is_blank(text) else (kind(text, facts=facts),)

    def inline(self, element: Element) -> tuple[str, tuple[Fact, ...]]:
        """The text of an element and the facts about it: those of its partMeta if it has any, or else those marked."""
        text, facts = read_inline(element, self._makers)
        if self._parts and (known := self._parts.get(element.get("id") or "")) and not is_blank(text):
            facts = tuple(self._fitting(known, text, element))
        return text, facts

    def _fitting(self, facts: list[Fact], text: str, element: Element) -> Iterator[Fact]:
        for fact in facts:
            if 0 <= fact.start < fact.end <= len(text):
                yield fact
            else:
                kind = type(fact).__name__
                yield from ()
                self.findings.append(
                    finding(
                        "NML045", line=line_of(element), kind=kind, start=fact.start, end=fact.end, length=len(text)
                    )
                )

    def _strange(self, element: Element) -> Iterator[Paragraph]:
        for node in self.text(Paragraph, element):
            self._report(element)
            yield node

    def _elements(self, parent: Element) -> Iterator[Element]:
        return parent.iterchildren("*")

    def _children(self, parent: Element) -> Iterator[Element]:
        """The elements in one that holds no text of its own; text that stands there all the same ends the body."""
        if (text := parent.text) != _LINE_END:
            self._stray += self._loose(parent, text)
        for child in self._elements(parent):
            yield child
            if (tail := child.tail) != _LINE_END:
                self._stray += self._loose(parent, tail)

    def _loose(self, parent: Element, text: str | None) -> Iterator[Paragraph]:
        """Text that stands between the blocks."""
        if text and not is_blank(text):
            self._report(parent)
            yield Paragraph(text.strip())

    def _report(self, element: Element) -> None:
        name = etree.QName(element).localname
        kind = element.get("class") or element.get("noteclass")
        self.findings.append(finding("NML040", line=line_of(element), element=f"{name}.{kind}" if kind else name))


class FactReader(NitfReader):
    """Passes over what can hold no fact: elements without others in them and without an id; headlines count."""

    def _elements(self, parent: Element) -> Iterator[Element]:
        children = parent.iterchildren("*")
        return (child for child in children if len(child) or child.get("id") or child.tag in _HEADLINES)


def line_of(element: Element) -> int | None:
    """The line of an element in its file, from 1."""
    line: Any = element.sourceline
    return line if isinstance(line, int) else None
