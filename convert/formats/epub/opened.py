"""An EPUB from anywhere, opened so that no hostile one does harm: its container, package document and spine.

What EPUB leaves to whoever packs it (folders, order of entries, further files) is not looked at.
"""

from __future__ import annotations

import posixpath
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from lxml import etree

from convert.errors import UnreadableError
from convert.findings import finding
from convert.formats import xml, zips
from convert.formats.epub import queries
from convert.formats.epub.vocabulary import CONTAINER_FILE, ENC, OCF, OPF
from convert.formats.xml import Element
from convert.limits import MAX_XML_DEPTH, MAX_XML_MARKS, MAX_XML_MARKS_WHOLE

ENCRYPTION_FILE = "META-INF/encryption.xml"
_FONT_OBFUSCATION = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
"""Of fonts only, which are never read (EPUB 3.3, 4.4)."""
_TOO_DEEP: Any = etree.XPath("boolean(" + "/*" * (MAX_XML_DEPTH + 1) + ")")


class Opened(NamedTuple):
    """The package document, and the names in the container of the spine's documents, navigation left out."""

    container: zips.Container
    package: Element
    documents: tuple[str, ...]

    def document(self, name: str) -> Element:
        """A content document.  Raises UnreadableError: EPUB038 where it holds a script, and what `part` raises."""
        root = part(self.container, name)
        for script in queries.scripts(root):
            shown = script if isinstance(script, str) else "script"
            raise UnreadableError(finding("EPUB038", part=name, value=shown[:60]))
        return root


def open_book(data: bytes) -> Opened:
    """The book in a file.

    Raises UnreadableError: ZIP001 to ZIP010 for its container, EPUB034 where a part is missing that every EPUB has,
    EPUB036 where parts are encrypted, EPUB039 where the documents are too much together, and what `part` raises.
    """
    container = zips.open_safely(data)
    _refuse_encrypted(container)
    package_file = _package_file(container)
    package = part(container, package_file)
    if etree.QName(package).localname != "package":
        raise _missing("package", package_file)
    documents = _documents(package, package_file)
    if sum(marks(container[name]) for name in documents if name in container) > MAX_XML_MARKS_WHOLE:
        raise UnreadableError(finding("EPUB039", part=package_file))
    return Opened(container, package, documents)


def marks(data: bytes) -> int:
    """How many tags and attributes an XML part may have at most: counted without reading it."""
    return data.count(b"<") + data.count(b"=")


def part(container: zips.Container, name: str) -> Element:
    """An XML part, parsed.

    Raises UnreadableError: EPUB034 missing, EPUB039 too much markup or nested too deep, EPUB037 with a document type
    that declares anything, EPUB006 not well-formed, ZIP010 damaged.
    """
    if name not in container:
        raise _missing(name)
    data = container[name]
    if marks(data) > MAX_XML_MARKS:
        raise UnreadableError(finding("EPUB039", part=name))
    try:
        if _declares(data):
            raise UnreadableError(finding("EPUB037", part=name))
        root = xml.parse(data)
    except (etree.XMLSyntaxError, expat.ExpatError, ValueError, LookupError) as error:  # LookupError: of an encoding
        raise UnreadableError(finding("EPUB006", part=name, reason=error)) from error
    if _TOO_DEEP(root):
        raise UnreadableError(finding("EPUB039", part=name))
    for entity in root.iter(etree.Entity):
        raise UnreadableError(finding("EPUB006", part=name, reason=entity.text))
    return root


class _PrologEndedError(Exception):
    """All is known of the document type: no need to read on."""


def _declares(data: bytes) -> bool:
    """Whether a document type has declarations of its own (entities, above all); none of them is read."""
    found: list[bool] = []

    def doctype(_name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        found.append(bool(has_subset))
        raise _PrologEndedError

    def element(_name: str, _attributes: dict[str, str]) -> None:
        raise _PrologEndedError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    with suppress(_PrologEndedError):
        parser.Parse(data, True)
    return any(found)


def _refuse_encrypted(container: zips.Container) -> None:
    if ENCRYPTION_FILE not in container:
        return
    root = part(container, ENCRYPTION_FILE)
    for entry in root.iter(f"{{{ENC}}}EncryptedData"):
        method = entry.find(f"{{{ENC}}}EncryptionMethod")
        if method is None or method.get("Algorithm") not in _FONT_OBFUSCATION:
            reference = entry.find(f".//{{{ENC}}}CipherReference")
            raise UnreadableError(finding("EPUB036", part="-" if reference is None else reference.get("URI", "-")))


def _package_file(container: zips.Container) -> str:
    """The first rootfile of the container document (OCF 4.2.6.3.1)."""
    rootfile = part(container, CONTAINER_FILE).find(f".//{{{OCF}}}rootfile[@full-path]")
    if rootfile is None:
        raise _missing("rootfile", CONTAINER_FILE)
    return unquote(rootfile.get("full-path", ""))


def _documents(package: Element, package_file: str) -> tuple[str, ...]:
    """The spine, without a navigation document that some tools put there."""
    items = {item.get("id"): item for item in package.iter(f"{{{OPF}}}item")}
    refs = [itemref.get("idref") for itemref in package.iter(f"{{{OPF}}}itemref")]
    if not refs:
        raise _missing("spine", package_file)
    for ref in refs:
        if ref not in items:
            raise _missing(f"item {ref}", package_file)
    hrefs = [items[ref].get("href", "") for ref in refs if "nav" not in items[ref].get("properties", "").split()]
    folder = posixpath.dirname(package_file)
    return tuple(posixpath.normpath(posixpath.join(folder, unquote(href))) for href in hrefs)


def _missing(what: str, where: str = "zip") -> UnreadableError:
    return UnreadableError(finding("EPUB034", missing=what, part=where))
