"""What the XML formats share: one safe parser, one serializer, schemas compiled once a process."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeAlias

from lxml import etree

from convert.schema_files import schema_path

Element: TypeAlias = etree._Element
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, collect_ids=False
)
"""One for all: a small document takes no longer to parse than a parser to make.  Nothing looks up an id."""
SchemaError: TypeAlias = tuple[int, str]
"""Line (from 1) and message, as libxml2 gives them."""


def parse(data: bytes) -> Element:
    """The root element of a document.

    No network, no entities, no DTD, no huge trees.  Raises etree.XMLSyntaxError where it is not well-formed.
    """
    return etree.fromstring(data, _PARSER)


def serialize(root: Element, doctype: str | None = None) -> bytes:
    """UTF-8 with a declaration and LF, nothing indented (spaces count in mixed content)."""
    start = doctype.encode() + b"\n" if doctype else b""
    return DECLARATION + start + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def text_xml(text: str) -> str:
    """`text` as character data, as libxml2 writes it."""
    if not ("&" in text or "<" in text or ">" in text or "\r" in text):  # takes less time than a pattern
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def value_xml(value: str) -> str:
    """`value` as an attribute's, between double quotes, as libxml2 writes it."""
    if _VALUE_MARKS.search(value) is None:
        return value
    value = text_xml(value).replace('"', "&quot;")
    return value.replace("\n", "&#10;").replace("\t", "&#9;")


class NotXmlError(ValueError):
    """A text has a character that XML cannot hold (1.0, 2.2); lxml raises a ValueError there."""


def encode(text: str) -> bytes:
    """`text` as UTF-8.  Raises NotXmlError for a character that XML cannot hold."""
    try:
        data = text.encode()
    except UnicodeEncodeError as error:  # a surrogate
        raise NotXmlError(_NOT_COMPATIBLE) from error
    if data.translate(_WITHOUT_CONTROLS) != data or "\ufffe" in text or "\uffff" in text:
        raise NotXmlError(_NOT_COMPATIBLE)
    return data


_VALUE_MARKS = re.compile('[&<>"\r\n\t]')
_CONTROLS = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)))
_WITHOUT_CONTROLS = bytes(0x20 if byte in _CONTROLS else byte for byte in range(256))
"""A table is gone through faster than a list of what is deleted, and bytes that it leaves as they are are the same."""
_NOT_COMPATIBLE = "All strings must be XML compatible: Unicode or ASCII, no NULL bytes or control characters"


@cache
def xsd(*parts: str) -> etree.XMLSchema:
    """An XML Schema of the project's, compiled by path so that its neighbours are found."""
    return etree.XMLSchema(etree.parse(str(schema_path(*parts)), _schema_parser()))


@cache
def relax_ng(*parts: str) -> etree.RelaxNG:
    """A RELAX NG schema (XML syntax) of the project's."""
    return etree.RelaxNG(etree.parse(str(schema_path(*parts)), _schema_parser()))


def schema_errors(schema: Any, root: Element) -> list[SchemaError]:
    """What a compiled schema says about a document: line and message, in document order."""
    if schema.validate(root):
        return []
    return [(entry.line, entry.message) for entry in schema.error_log]


def _schema_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
