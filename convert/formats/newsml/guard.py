"""XML from anywhere, opened so that no hostile file does harm: its size, depth and kind are known before it is built.

expat, which builds nothing, reads ahead of libxml2 and stops at the first document type declaration, before any entity
in it is looked at.  It counts elements one by one only where the bytes do not rule out that there are too many.
Where they rule out all that it looks for, and a schema knows every name, it need not read at all (`parse_plain`).
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from lxml import etree

from convert.errors import UnreadableError
from convert.findings import finding
from convert.formats.xml import DECLARATION, Element
from convert.limits import MAX_XML_BYTES, MAX_XML_DEPTH, MAX_XML_NODES, MAX_XML_TAG

_PIECE = 64 * 1024
"""Bytes that expat is given at a time."""
SHORT = min(MAX_XML_TAG, MAX_XML_NODES, MAX_XML_BYTES)
"""Bytes of a document in which nothing can be too much but its depth."""
_DECLARES = re.compile(b"<[!?]")
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
    remove_comments=True, remove_pis=True, collect_ids=False,
)  # fmt: skip
_TOO_DEEP: Any = etree.XPath("boolean(" + "/*" * (MAX_XML_DEPTH + 1) + ")")


def parse_safely(data: bytes) -> Element:
    """The root of a document without comments and processing instructions.

    Raises UnreadableError: NML001 not well-formed, NML030 a document type declaration, NML031 too large,
    NML032 too many elements and attributes, a tag too long, or nested too deep.
    """
    few = _has_few_marks(data)
    _look_ahead(data, counting=not few)
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        _read_ahead(data, counting=True)  # libxml2 has a limit of its own to the depth
        raise UnreadableError(finding("NML001", line=error.lineno, reason=error.msg or "empty")) from error
    if few and _TOO_DEEP(root):
        _read_ahead(data, counting=True)
    return root


def parse_plain(data: bytes) -> Element | None:
    """The root of a document that `parse_safely` opens too, if only its names are known; None where that is not sure.

    It is short, in UTF-8 as it says, and has no `<!` or `<?`: no declaration, comment or instruction.  What is left for
    expat are the names, which XML 1.0 has more of since its fifth edition: the caller has a schema without wildcards.
    """
    if len(data) > SHORT or not data.startswith(DECLARATION):
        return None
    if (b"!" in data or data.find(b"?", len(DECLARATION)) >= 0) and _DECLARES.search(data, len(DECLARATION)):
        return None
    try:
        data.decode()
        root = etree.fromstring(data, _PARSER)
    except (UnicodeDecodeError, etree.XMLSyntaxError):
        return None
    return None if _TOO_DEEP(root) else root


def _has_few_marks(data: bytes) -> bool:
    """Whether there are fewer `<` and `=` than elements and attributes allowed, of which each has one.

    So it is in every encoding that expat reads: in all of them these two are bytes of their own.
    """
    return len(data) <= MAX_XML_NODES or data.count(b"<") + data.count(b"=") <= MAX_XML_NODES


def _look_ahead(data: bytes, *, counting: bool) -> None:
    """Raise what is wrong with a document, the first thing first: what is too much may come before what is no XML."""
    if len(data) > MAX_XML_BYTES:
        raise UnreadableError(finding("NML031", size=len(data), limit=MAX_XML_BYTES))
    try:
        _read_ahead(data, counting=counting)
    except UnreadableError:
        _read_ahead(data, counting=True)
        raise


def _read_ahead(data: bytes, *, counting: bool) -> None:
    parser = expat.ParserCreate()
    count = _Count(parser)
    parser.StartDoctypeDeclHandler = count.doctype
    if counting:
        parser.ordered_attributes = True  # a list of names and values takes less time than a table
        parser.StartElementHandler = count.start
        parser.EndElementHandler = count.end
    try:
        for start in range(0, len(data), _PIECE):
            parser.Parse(data[start : start + _PIECE], False)
            count.pending(min(start + _PIECE, len(data)))
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UnreadableError(finding("NML001", line=error.lineno, reason=expat.ErrorString(error.code))) from error
    except (LookupError, ValueError) as error:  # an encoding that Python does not know, or that expat cannot use
        raise UnreadableError(finding("NML001", line=1, reason=error)) from error


class _Count:
    """Counts what expat meets, and refuses what is too much."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self._depth = self._nodes = 0

    def start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        self._nodes += 1 + len(attributes) // 2
        if self._depth > MAX_XML_DEPTH:
            self._refuse("depth", self._depth, MAX_XML_DEPTH)
        if self._nodes > MAX_XML_NODES:
            self._refuse("nodes", self._nodes, MAX_XML_NODES)

    def pending(self, fed: int) -> None:
        """A tag that does not end: expat keeps it until it does, with all its attributes."""
        size = fed - self._parser.CurrentByteIndex
        if size > MAX_XML_TAG:
            self._refuse("tag", size, MAX_XML_TAG)

    def end(self, name: str) -> None:
        self._depth -= 1

    def doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        raise UnreadableError(finding("NML030", line=self._line, name=name))

    def _refuse(self, what: str, count: int, limit: int) -> None:
        raise UnreadableError(finding("NML032", line=self._line, what=what, count=count, limit=limit))

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber
