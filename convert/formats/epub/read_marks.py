"""What the marks of a document say to a reader: its classes, its languages; and the notes on what does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from convert.findings import Finding
from convert.formats.epub import queries
from convert.formats.epub.labels import shortened
from convert.formats.epub.vocabulary import GENERATED, NODES, XHTML, XML_LANG
from convert.formats.xml import Element
from convert.tree import TextNode

MOST = 500
"""Findings of one reading: a book of which so much does not fit need not be told of more."""
SHOWN = 24
"""Code points of a text that a finding shows."""

_SPACES = re.compile(r"[ \t\r\n]+")

_LEAVES = frozenset(f"{{{XHTML}}}{tag}" for tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre"))
_PICTURES = frozenset(f"{{{XHTML}}}{tag}" for tag in ("img", "audio", "video", "iframe", "object", "embed", "canvas"))


@dataclass(slots=True, eq=False, repr=False)
class Notes:
    """The findings of a reading, in order; `part` is the document that is being read."""

    part: str = ""
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, element: Element | None = None, **values: str | None) -> None:
        """A finding about the present document; `values` are those of its text.  Beyond `MOST` it is left unsaid."""
        if len(self.findings) >= MOST:
            return
        said = (("part", self.part), *((name, value or "-") for name, value in values.items()))
        self.findings.append(Finding(code, line=None if element is None else queries.line_of(element), values=said))

    def read_as(self, what: str, text: str, element: Element | None = None) -> None:
        """EPUB040: a text whose class says no node, or one that may not stand here, was read as another."""
        self.add("EPUB040", element, read_as=what, text=shortened(text, SHOWN))


def words(element: Element) -> tuple[str, ...]:
    """The classes of an element, without the numbers that Calibre's converter puts behind them (`kicker1`)."""
    return _words(element.get("class", ""))


@lru_cache(maxsize=1024)  # a book has a few dozen
def _words(classes: str) -> tuple[str, ...]:
    return tuple([word.rstrip("0123456789") for word in classes.split()])


def node_of(element: Element) -> type[TextNode] | None:
    """The text-bearing node that an element's class says."""
    return next((NODES[word] for word in words(element) if word in NODES), None)


def is_generated(element: Element) -> bool:
    """Whether an element is no text of the paper: marked as such, or a navigation."""
    return GENERATED in words(element) or element.tag == f"{{{XHTML}}}nav"


def is_leaf(element: Element) -> bool:
    """Whether an element of no class of ours holds one text: a paragraph, heading or list item with none in it."""
    return element.tag in _LEAVES and not any(inner.tag in _LEAVES for inner in element.iterdescendants())


def is_heading(element: Element) -> bool:
    """Whether it is h1 to h6."""
    tag = element.tag.rpartition("}")[2]
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def is_picture(element: Element) -> bool:
    """Whether it shows or plays something that is no text."""
    return element.tag in _PICTURES or element.tag.endswith("}svg")


def language_of(element: Element) -> str | None:
    """The language that an element says itself."""
    return element.get("lang") or element.get(XML_LANG)


def value_of(element: Element) -> str:
    """The text of an element that holds one value, without the line breaks of a tool that indents."""
    return tidied(queries.text_of(element))


def indents(text: str) -> Iterator[tuple[int, int]]:
    """Where line breaks stand, with the spaces around them: marks of a tool that indents, as no text has any."""
    for match in _SPACES.finditer(text):
        if _breaks(match[0]):
            yield match.span()


def tidied(text: str) -> str:
    """A value without line breaks and the spaces around them."""
    return _SPACES.sub(lambda match: "" if _breaks(match[0]) else match[0], text)


def _breaks(spaces: str) -> bool:
    return "\n" in spaces or "\r" in spaces
