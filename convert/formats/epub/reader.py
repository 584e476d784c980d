"""The text stream of a written EPUB, read from its spine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convert.formats.epub import queries
from convert.formats.epub.opened import open_book
from convert.formats.epub.vocabulary import GENERATED, XHTML
from convert.formats.xml import Element
from convert.tree import without_space


def text_stream(data: bytes) -> str:
    """The text of the documents of the spine, in its order, without what has the class `generated`.

    Raises UnreadableError where the file is no EPUB, damaged or hostile (`opened.open_book`).
    """
    book = open_book(data)
    return stream_of(map(book.document, book.documents))


def stream_of(documents: Iterable[Element]) -> str:
    """The text of the spine's documents, in its order."""
    return without_space("".join(piece for root in documents for piece in body_text(root)))


def body_text(root: Element) -> Iterator[str]:
    """The printed pieces of a document's body, in order."""
    body = root.find(f"{{{XHTML}}}body")
    if body is not None:
        yield from printed(body)


def printed(element: Element) -> Iterator[str]:
    """The pieces of text under an element that the paper printed, in order."""
    if not queries.generated(element):
        yield queries.text_of(element)
        return
    if GENERATED not in (element.get("class") or "").split():
        yield element.text or ""
        for child in element.iterchildren():
            if isinstance(child.tag, str):
                yield from printed(child)
            yield child.tail or ""
