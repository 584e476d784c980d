"""Reading a written EPUB: its spine, and the text stream."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from convert.formats import zips
from convert.formats.epub import queries
from convert.formats.epub.vocabulary import CONTAINER_FILE, GENERATED, OCF, OPF, XHTML
from convert.formats.xml import Element, parse
from convert.tree import without_space


def text_stream(data: bytes) -> str:
    """The text of the documents of the spine, in its order, without what has the class `generated`.

    Raises KeyError, ValueError or lxml's and zipfile's errors where the file is no EPUB: validate it first.
    """
    parts = zips.unpack(data)
    found: list[str] = []
    for name in spine_files(parts):
        body = parse(parts[name]).find(f"{{{XHTML}}}body")
        if body is not None:
            found.extend(printed(body))
    return without_space("".join(found))


def spine_files(parts: dict[str, bytes]) -> list[str]:
    """The names in the container of the documents of the spine, in reading order."""
    rootfile = parse(parts[CONTAINER_FILE]).find(f".//{{{OCF}}}rootfile")
    if rootfile is None:
        raise ValueError("container without rootfile")
    package_file = rootfile.get("full-path", "")
    package = parse(parts[package_file])
    hrefs = {item.get("id"): item.get("href", "") for item in package.iter(f"{{{OPF}}}item")}
    folder = posixpath.dirname(package_file)
    return [
        posixpath.normpath(posixpath.join(folder, unquote(hrefs[itemref.get("idref")])))
        for itemref in package.iter(f"{{{OPF}}}itemref")
    ]


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
