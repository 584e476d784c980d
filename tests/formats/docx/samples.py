"""What the tests of this format share."""

from __future__ import annotations

from datetime import UTC, datetime

from docx import Document
from docx.document import Document as DocumentType
from lxml import etree

from convert.formats.base import WriteOptions
from convert.formats.docx import FORMAT
from convert.formats.docx.vocabulary import DOCUMENT_PART, NSMAP
from convert.formats.xml import parse
from convert.formats.zips import pack, unpack
from convert.tree import Issue

OPTIONS = WriteOptions(time=datetime(2024, 5, 1, 8, 30, tzinfo=UTC), time_known=True, rights="江城新报社版权所有")


def written(issue: Issue) -> bytes:
    return FORMAT.write(issue, OPTIONS).data


def opened(data: bytes) -> DocumentType:
    import io

    return Document(io.BytesIO(data))


def part(data: bytes, name: str = DOCUMENT_PART) -> etree._Element:
    return parse(unpack(data)[name])


def found(data: bytes, path: str, name: str = DOCUMENT_PART) -> list[str]:
    """The strings at an XPath."""
    return [str(value) for value in part(data, name).xpath(path, namespaces=NSMAP)]


def changed(data: bytes, name: str, before: str, after: str) -> bytes:
    """The document with a piece of one part's text replaced once."""
    parts = unpack(data)
    text = parts[name].decode()
    assert before in text, f"{before!r} is not in {name}"
    return pack({**parts, name: text.replace(before, after, 1).encode()}.items())
