"""What the XML formats share: one safe parser, one serializer, schemas compiled once a process."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

from lxml import etree

from convert.schema_files import schema_path

Element: TypeAlias = etree._Element
SchemaError: TypeAlias = tuple[int, str]
"""Line (from 1) and message, as libxml2 gives them."""


def parse(data: bytes) -> Element:
    """The root element of a document.

    No network, no entities, no DTD, no huge trees.  Raises etree.XMLSyntaxError where it is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    return etree.fromstring(data, parser)


def serialize(root: Element, doctype: str | None = None) -> bytes:
    """UTF-8 with a declaration and LF, nothing indented (spaces count in mixed content)."""
    declaration = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    start = doctype.encode() + b"\n" if doctype else b""
    return declaration + start + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


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
