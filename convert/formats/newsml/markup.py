"""NewsML-G2 and NITF as text: elements on lines of their own, as libxml2 serializes them.

A tree of elements takes three times as long to build.  What is written is parsed when it is proved.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from convert.formats.newsml.vocabulary import G2, NITF
from convert.formats.xml import Element, encode, text_xml, value_xml

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, collect_ids=False)


def attributes_xml(attributes: Mapping[str, str]) -> str:
    """The attributes of a start-tag, each after a space."""
    marks = ""
    for name, value in attributes.items():
        marks += f' {name}="{value_xml(value)}"'
    return marks


def text_element(tag: str, text: str | None, attributes: Mapping[str, str] = {}) -> str:
    """An element with text, or with nothing."""
    start = tag + attributes_xml(attributes) if attributes else tag
    return f"<{start}/>\n" if text is None else f"<{start}>{text_xml(text)}</{tag}>\n"


def around(tag: str, children: str, attributes: Mapping[str, str] = {}) -> str:
    """An element with others in it, which may be none."""
    start = tag + attributes_xml(attributes) if attributes else tag
    return f"<{start}>\n{children}</{tag}>\n" if children else f"<{start}/>\n"


def parse_nitf(xml: str) -> Element:
    """The tree of an element of NITF that was written here."""
    return parse_own(f'<_ xmlns="{NITF}">{xml}</_>')[0]


def parse_item(xml: str) -> Element:
    """The tree of an item that was written here."""
    return parse_own(f'<_ xmlns="{G2}">{xml}</_>')[0]


def parse_own(xml: str) -> Element:
    """The tree of a document that was written here."""
    return etree.fromstring(encode(xml), _PARSER)
