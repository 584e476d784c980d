"""The package: EbookLib makes container, package document and NCX; what it gets wrong is put right here.

EbookLib 0.20 pretty-prints documents of its own kinds, dates its zip now, and writes no xml:lang: so contents
go in as plain items (kept verbatim), the package document and the NCX are completed, and the zip is packed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from ebooklib import epub
from lxml import etree

from convert.formats import zips
from convert.formats.base import WriteOptions
from convert.formats.epub.metadata import Meta, identifier, metadata
from convert.formats.epub.navigation import Entry, navigation, outline
from convert.formats.epub.plan import Plan
from convert.formats.epub.vocabulary import (
    CONTAINER_FILE,
    FOLDER,
    MEDIA_TYPE,
    MIMETYPE_FILE,
    NAV_FILE,
    NCX,
    NCX_FILE,
    PACKAGE_FILE,
    STYLE_FILE,
    XHTML_TYPE,
    XML_LANG,
)
from convert.formats.epub.xhtml import Document
from convert.formats.xml import DECLARATION, Element, value_xml

_ALIKE = frozenset({CONTAINER_FILE, f"{FOLDER}/{STYLE_FILE}"})
"""What is the same in every book."""
IDENTIFIER_ID = "identifier"


@cache
def style_sheet() -> bytes:
    """The style sheet that goes into every book."""
    return Path(__file__).with_name(STYLE_FILE).read_bytes()


def make_package(plan: Plan, documents: Iterable[Document], options: WriteOptions) -> bytes:
    """The whole EPUB; same plan, documents and options, same bytes."""
    writer = _Writer(_book(plan, list(documents), options), plan.language, options.time.astimezone(UTC))
    writer.process()
    writer.write()
    return zips.pack(writer.out.parts.items(), stored=frozenset({MIMETYPE_FILE}), alike=_ALIKE)


class _Parts:
    """Stands for the zip that EbookLib writes to: keeps the parts by name, `mimetype` first (OCF 4.2.6.2)."""

    def __init__(self) -> None:
        self.parts = {MIMETYPE_FILE: MEDIA_TYPE.encode()}

    def writestr(self, name: str, data: str | bytes) -> None:
        self.parts[name] = data.encode() if isinstance(data, str) else data


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer, but for the zip; the package document and the NCX say their language."""

    def __init__(self, book: epub.EpubBook, language: str, modified: datetime) -> None:
        super().__init__("", book, {"mtime": modified, "raise_exceptions": True})
        self.out, self._language = _Parts(), language

    def write(self) -> None:
        self._write_container()
        self._write_opf()
        self._write_items()

    def _write_opf_file(self, root: Element) -> None:
        root.set(XML_LANG, self._language)
        del root.attrib["prefix"]  # declares a prefix that is reserved and unused
        self.out.writestr(
            PACKAGE_FILE, DECLARATION + etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=False)
        )

    def _get_ncx(self) -> bytes:
        made: bytes = super()._get_ncx().partition(b"\n")[2]  # without the declaration, which is in small letters
        return DECLARATION + made.replace(*_DEPTH, 1)


_DEPTH = (b'content="0" name="dtb:depth"', b'content="1" name="dtb:depth"')
"""EbookLib says that there are no levels (ANSI/NISO Z39.86-2005, 8.4.1: one)."""


def _book(plan: Plan, documents: list[Document], options: WriteOptions) -> epub.EpubBook:
    book = epub.EpubBook()
    book.FOLDER_NAME, book.IDENTIFIER_ID = FOLDER, IDENTIFIER_ID
    book.metadata.clear()  # a random identifier, and EbookLib's name as the generator
    book.set_identifier(identifier(plan))
    found = list(metadata(plan, options))
    book.title = next(meta.value for meta in found if meta.name == "dc:title")
    for meta in found:
        _add(book, meta)
    book.add_metadata("OPF", "generator", "", {"name": "generator", "content": options.generator})
    _add_items(book, plan, documents)
    ncx = f'<ncx xmlns="{NCX}" version="2005-1" xml:lang="{value_xml(plan.language)}"/>'
    book.set_template("ncx", ncx.encode())
    return book


def _add(book: epub.EpubBook, meta: Meta) -> None:
    is_core = meta.name.startswith("dc:")
    given = {} if is_core else {"property": meta.name}
    if meta.id is not None:
        given["id"] = meta.id
    if meta.refines:
        given["refines"] = f"#{meta.refines}"
    if meta.scheme is not None:
        given["scheme"] = meta.scheme
    book.add_metadata("DC" if is_core else "OPF", meta.name[3:] if is_core else "meta", meta.value, given)


def _add_items(book: epub.EpubBook, plan: Plan, documents: list[Document]) -> None:
    """Navigation, style, contents and NCX; the spine is the contents in their order."""
    nav = _item("nav", NAV_FILE, XHTML_TYPE, navigation(plan))
    nav.properties = ["nav"]
    book.add_item(nav)
    book.add_item(_item("style", STYLE_FILE, "text/css", style_sheet()))
    for document in documents:
        item = _item(document.file.removesuffix(".xhtml"), document.file, XHTML_TYPE, document.data)
        book.add_item(item)
        book.spine.append(item)
    book.add_item(epub.EpubNcx(file_name=NCX_FILE))
    book.toc = list(_links(outline(plan), "entry"))


def _item(identifier: str, file: str, media_type: str, content: bytes) -> epub.EpubItem:
    return epub.EpubItem(identifier, file, media_type, content)


def _links(entries: Iterable[Entry], prefix: str) -> Iterator[epub.Link]:
    """The outline for the NCX, flat: EbookLib numbers the ids of nested entries alike (`sep_0`) in two places."""
    for n, entry in enumerate(entries, 1):
        yield epub.Link(entry.href, entry.label, f"{prefix}-{n}")
        yield from _links(entry.below, f"{prefix}-{n}")
