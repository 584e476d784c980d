"""The text stream of a written EPUB, read from its spine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convert.formats.epub import queries
from convert.formats.epub.opened import open_book
from convert.formats.epub.vocabulary import GENERATED, READINGS, XHTML
from convert.formats.xml import Element
from convert.tree import without_space


def text_stream(data: bytes) -> str:
    """The text of the documents of the spine, in its order, without what is `generated`, and readings (ruby).

    Raises UnreadableError where the file is no EPUB, damaged or hostile (`opened.open_book`).
    """
    book = open_book(data)
    return stream_of(map(book.document, book.documents))


def stream_of(documents: Iterable[Element]) -> str:
    """The text of the spine's documents, in its order."""
    return without_space("".join(piece for root in documents for piece in body_text(root, queries.unprinted(root))))


def body_text(root: Element, unprinted: Iterable[Element]) -> Iterator[str]:
    """The printed pieces of a document's body, in order; what is no text of the paper is among `unprinted`."""
    body = root.find(f"{{{XHTML}}}body")
    left_out = {one for one in unprinted if one.tag in READINGS or GENERATED in (one.get("class") or "").split()}
    around = {above for element in left_out for above in element.iterancestors()}
    if body is not None and body not in left_out:
        yield from _printed(body, left_out, around)


def _printed(element: Element, left_out: set[Element], around: set[Element]) -> Iterator[str]:
    """The pieces of text under an element, in order; `around` are those with something in them that is left out."""
    yield element.text or ""
    for child in element:
        if child in around:
            if child not in left_out:
                yield from _printed(child, left_out, around)
        elif child not in left_out and isinstance(child.tag, str):
            yield queries.text_of(child) if len(child) else child.text or ""
        yield child.tail or ""
