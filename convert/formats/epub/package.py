"""The package: EbookLib makes container, package document and NCX as a mould, once a process; here it is filled.

EbookLib 0.20 writes no xml:lang, says that the NCX has no levels, and dates its zip now: that is put right here, and
the zip is packed here.  It makes an element of each line, which takes six times as long as to write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ebooklib import epub
from lxml import etree

from convert.formats import zips
from convert.formats.base import WriteOptions
from convert.formats.epub.labels import page_label, page_value
from convert.formats.epub.metadata import Meta, identifier, metadata, zulu
from convert.formats.epub.navigation import Entry, navigation, outline
from convert.formats.epub.plan import Plan
from convert.formats.epub.vocabulary import (
    ALIKE,
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
from convert.formats.xml import DECLARATION, Element, encode, text_xml, value_xml

IDENTIFIER_ID = "identifier"


@cache
def style_sheet() -> bytes:
    """The style sheet that goes into every book."""
    return Path(__file__).with_name(STYLE_FILE).read_bytes()


def make_package(plan: Plan, documents: Iterable[Document], options: WriteOptions) -> bytes:
    """The whole EPUB; same plan, documents and options, same bytes."""
    mould, contents = _mould(), {document.file: document.data for document in documents}
    urn, metas, contents_of_book = identifier(plan), list(metadata(plan, options)), outline(plan)
    parts = {
        MIMETYPE_FILE: MEDIA_TYPE.encode(),
        CONTAINER_FILE: mould.container,
        PACKAGE_FILE: _filled(
            mould.package,
            language=value_xml(plan.language),
            metadata="".join(_metadata(urn, metas, options)),
            manifest=_MANIFEST.format("".join([_ITEM.format(file, file.removesuffix(".xhtml")) for file in contents])),
            spine="".join([_ITEMREF.format(file.removesuffix(".xhtml")) for file in contents]),
        ),
        f"{FOLDER}/{NAV_FILE}": navigation(plan),
        f"{FOLDER}/{STYLE_FILE}": style_sheet(),
        **{f"{FOLDER}/{file}": data for file, data in contents.items()},
        f"{FOLDER}/{NCX_FILE}": _filled(
            mould.ncx,
            language=value_xml(plan.language),
            identifier=urn,
            title=text_xml(next(meta.value for meta in metas if meta.name == "dc:title")),
            navMap="".join(_points(contents_of_book, "entry")),
            pageList=_page_list(plan),
            depth=str(2 if any(entry.below for entry in contents_of_book) else 1),
            pages=str(len(plan.pages)),
            last=str(max((page_value(page.page.number) or 0 for page in plan.pages), default=0)),
        ),
    }
    return zips.pack(parts.items(), stored=frozenset({MIMETYPE_FILE}), alike=ALIKE)


# --------------------------------------------------------------------------- what differs from book to book


def _filled(form: str, **places: str) -> bytes:
    """A form with markup in its places.  Raises ValueError for a character that XML cannot hold (1.0, 2.2)."""
    return DECLARATION + encode(form.format(**places))


def _metadata(urn: str, metas: list[Meta], options: WriteOptions) -> Iterator[str]:
    """The lines of the metadata: what Dublin Core says first."""
    yield _meta_line(Meta("dcterms:modified", zulu(options.time)))
    yield _meta_line(Meta("dc:identifier", urn, id=IDENTIFIER_ID))
    yield from [_meta_line(meta) for meta in metas if meta.name.startswith("dc:")]
    yield from [_meta_line(meta) for meta in metas if not meta.name.startswith("dc:")]
    yield f'    <meta name="generator" content="{value_xml(options.generator)}"/>\n'


def _meta_line(meta: Meta) -> str:
    """A line of the metadata; without a text where XML cannot hold it, which the schema then finds."""
    tag, said = (meta.name, "") if meta.name.startswith("dc:") else ("meta", f' property="{meta.name}"')
    if meta.id is not None:
        said += f' id="{meta.id}"'
    if meta.refines:
        said += f' refines="#{meta.refines}"'
    if meta.scheme is not None:
        said += f' scheme="{meta.scheme}"'
    text = text_xml(meta.value) if meta.value.isprintable() or _can_hold(meta.value) else ""
    return f"    <{tag}{said}>{text}</{tag}>\n" if text else f"    <{tag}{said}/>\n"


def _can_hold(text: str) -> bool:
    try:
        encode(text)
    except ValueError:
        return False
    return True


_MANIFEST = f"""\
    <item href="{NAV_FILE}" id="nav" media-type="{XHTML_TYPE}" properties="nav"/>
    <item href="{STYLE_FILE}" id="style" media-type="text/css"/>
{{}}    <item href="{NCX_FILE}" id="ncx" media-type="application/x-dtbncx+xml"/>
"""
_ITEM = f'    <item href="{{}}" id="{{}}" media-type="{XHTML_TYPE}"/>\n'
_ITEMREF = '    <itemref idref="{}"/>\n'
_POINT = """\
{0}<navPoint id="{1}">
{0}  <navLabel>
{0}    <text>{2}</text>
{0}  </navLabel>
{0}  <content src="{3}"/>
{4}{0}</navPoint>
"""
_TARGET = """\
    <pageTarget id="{}" type="{}"{}>
      <navLabel>
        <text>{}</text>
      </navLabel>
      <content src="{}"/>
    </pageTarget>
"""


def _points(entries: Iterable[Entry], prefix: str, margin: str = "    ") -> Iterator[str]:
    """The outline for the NCX, for reading systems of EPUB 2: articles below their page."""
    for n, entry in enumerate(entries, 1):
        own = f"{prefix}-{n}"
        below = "".join(_points(entry.below, own, margin + "  "))
        yield _POINT.format(margin, own, text_xml(entry.label), value_xml(entry.href), below)


def _page_list(plan: Plan) -> str:
    """The pages for the NCX (ANSI/NISO Z39.86-2005, 8.4.2): one of figures has its value, A05 is special."""
    targets = ""
    for page in plan.pages:
        value = page_value(page.page.number)
        kind, said = ("special", "") if value is None else ("normal", f' value="{value}"')
        label = text_xml(page_label(page.page, page.position, page.labels))
        targets += _TARGET.format(f"target-{page.position}", kind, said, label, value_xml(page.href))
    return f"  <pageList>\n{targets}  </pageList>\n" if targets else ""


# --------------------------------------------------------------------------- the mould


class _Mould(NamedTuple):
    """What EbookLib writes of an empty book: in the package document and the NCX with places to be filled."""

    container: bytes
    package: str
    ncx: str


@cache
def _mould() -> _Mould:
    book = epub.EpubBook()
    book.FOLDER_NAME, book.IDENTIFIER_ID = FOLDER, IDENTIFIER_ID
    book.set_identifier("{identifier}")
    book.title = "{title}"
    book.add_item(epub.EpubNcx(file_name=NCX_FILE))
    book.set_template("ncx", f'<ncx xmlns="{NCX}" version="2005-1" xml:lang="{{language}}"/>'.encode())
    parts = _Writer(book).made()
    return _Mould(parts[CONTAINER_FILE], _form(parts[PACKAGE_FILE]), _form(parts[f"{FOLDER}/{NCX_FILE}"]))


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer, but for the zip, for which it stands itself; the package document says its language."""

    def __init__(self, book: epub.EpubBook) -> None:
        super().__init__("", book, {"raise_exceptions": True})
        self.out, self._parts = self, dict[str, bytes]()

    def made(self) -> dict[str, bytes]:
        """The parts that EbookLib makes."""
        self._write_container()
        self._write_opf()
        self._write_items()
        return self._parts

    def writestr(self, name: str, data: str | bytes) -> None:
        """Take in a part."""
        self._parts[name] = data.encode() if isinstance(data, str) else data

    def _write_opf_file(self, root: Element) -> None:
        root.set(XML_LANG, "{language}")
        del root.attrib["prefix"]  # declares a prefix that is reserved and unused
        self.writestr(PACKAGE_FILE, etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True))


_FILLED = re.compile(r"<(metadata|manifest|spine|navMap)([^>]*?)(/>|>.*?</\1>)", re.DOTALL)
"""The elements that hold what differs from book to book."""
_COUNTS = {"dtb:depth": "depth", "dtb:totalPageCount": "pages", "dtb:maxPageNumber": "last"}
"""What EbookLib's NCX says of its levels and pages, 0 each (ANSI/NISO Z39.86-2005, 8.4.1); and our places for it."""


def _form(made: bytes) -> str:
    """A part with places to be filled, without its declaration."""
    form = _FILLED.sub(r"<\1\2>\n{\1}  </\1>", made.decode().partition("\n")[2])
    for name, place in _COUNTS.items():
        form = form.replace(f'content="0" name="{name}"', f'content="{{{place}}}" name="{name}"')
    return form.replace("  </navMap>\n", "  </navMap>\n{pageList}")
