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

links = _elements("descendant-or-self::h:a")
"""The links under an element."""
headings = _elements("//h:h1|//h:h2|//h:h3|//h:h4|//h:h5|//h:h6")
"""The headings of a document, in order."""
times = _elements("//h:time")
"""The times of a document."""
with_language = _elements("//*[@lang or @xml:lang]")
"""The elements of a document that say their language."""
page_breaks = _elements("//h:div[@epub:type='pagebreak']")
"""The page marks of a document."""
of_class = _elements("descendant-or-self::h:*[@class=$name]")
"""The elements under an element whose class attribute is `name`."""
silent = _elements("(//h:p|//h:li|//h:h2|//h:h3|//h:h4|//h:h5|//h:h6)[not(normalize-space())]")
"""The elements of a document that hold text, but have none."""
naming = _elements(
    "//h:span[starts-with(@class, 'contributor ')]"
    "/ancestor::h:*[self::h:p or self::h:li or starts-with(local-name(), 'h')][1]"
)
"""The elements of a document that hold a text in which a maker is named."""
generated = _elements("descendant-or-self::h:*[starts-with(@class, 'generated')]")
"""The elements under an element that are no text of the paper."""
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
