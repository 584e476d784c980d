"""Questions to a document that are asked of every element: compiled once, answered by libxml2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from lxml import etree

from convert.formats.epub.vocabulary import OPS, XHTML
from convert.formats.xml import Element

_PREFIXES = {"h": XHTML, "epub": OPS, "svg": "http://www.w3.org/2000/svg"}


def _elements(expression: str) -> Callable[..., list[Element]]:
    compiled: Any = etree.XPath(expression, namespaces=_PREFIXES, smart_strings=False)
    return cast("Callable[..., list[Element]]", compiled)


_TEXT: Any = etree.XPath("string()", smart_strings=False)
_IDS: Any = etree.XPath("//@id", smart_strings=False)

unprinted = _elements(
    "descendant-or-self::h:*[contains(@class, 'generated') or self::h:rt or self::h:rp or self::h:rtc]"
)
"""The elements under an element that may be no text of the paper: `generated` is among their classes, or a part of one;
or they say how a word is read."""
scripts = _elements(
    "//h:script | //svg:script | //@*[starts-with(name(), 'on')] | "
    "//@href[starts-with(translate(normalize-space(), 'JAVSCRIPT', 'javscript'), 'javascript:')]"
)
"""What runs in a document: script elements, event handlers, links that are scripts."""
page_marks = _elements("h:*[@epub:type='pagebreak' or contains(@role, 'doc-pagebreak')]")
"""The page marks among an element's children."""


def text_of(element: Element) -> str:
    """All text in an element, without comments."""
    return str(_TEXT(element))


def ids_of(root: Element) -> list[str]:
    """The ids in a document, in order."""
    return [str(found) for found in _IDS(root)]


def line_of(element: Element) -> int | None:
    """The line (from 1) on which an element begins."""
    line: Any = element.sourceline  # lxml-stubs 0.5 gives this no type
    return int(line) if line is not None else None
