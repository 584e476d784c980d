"""Package document, NCX and container are, letter by letter, those that EbookLib makes when it makes every line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC

import pytest
from ebooklib import epub
from hypothesis import HealthCheck, given, settings
from lxml import etree

from convert.formats import zips
from convert.formats.base import WriteOptions
from convert.formats.epub import FORMAT
from convert.formats.epub.metadata import identifier, metadata
from convert.formats.epub.navigation import Entry, outline
from convert.formats.epub.plan import Plan, lay_out
from convert.formats.epub.vocabulary import NCX, XML_LANG
from convert.formats.epub.xhtml import documents
from convert.formats.xml import Element
from convert.tree import Issue, Page, SourceFile
from tests.formats.epub.mutations import CONTAINER, PACKAGE, TIME, whole_issue
from tests.formats.epub.mutations import NCX as NCX_PART
from tests.strategies import issues
from tests.trees import CORPUS

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


class Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer, which keeps the parts and says the language."""

    def __init__(self, book: epub.EpubBook, plan: Plan, options: WriteOptions) -> None:
        super().__init__("", book, {"mtime": options.time.astimezone(UTC), "raise_exceptions": True})
        self.out, self.parts, self.language = self, dict[str, bytes](), plan.language
        self._write_container()
        self._write_opf()
        self._write_items()

    def writestr(self, name: str, data: str | bytes) -> None:
        self.parts[name] = data.encode() if isinstance(data, str) else data

    def _write_opf_file(self, root: Element) -> None:
        root.set(XML_LANG, self.language)
        del root.attrib["prefix"]
        self.parts[PACKAGE] = DECLARATION + etree.tostring(root, pretty_print=True, encoding="UTF-8")


def by_ebooklib(issue: Issue, options: WriteOptions) -> dict[str, bytes]:
    plan = lay_out(issue)
    book = epub.EpubBook()
    book.FOLDER_NAME, book.IDENTIFIER_ID = "EPUB", "identifier"
    book.metadata.clear()
    book.set_identifier(identifier(plan))
    for meta in metadata(plan, options):
        space, name = ("DC", meta.name[3:]) if meta.name.startswith("dc:") else ("OPF", "meta")
        refined = meta.refines and f"#{meta.refines}"
        named = meta.name if space == "OPF" else None
        said = {"property": named, "id": meta.id, "refines": refined, "scheme": meta.scheme}
        book.add_metadata(space, name, meta.value, {key: value for key, value in said.items() if value})
        book.title = meta.value if meta.name == "dc:title" else book.title
    book.add_metadata("OPF", "generator", "", {"name": "generator", "content": options.generator})
    nav = epub.EpubItem("nav", "nav.xhtml", "application/xhtml+xml", b"")
    nav.properties = ["nav"]
    for item in (nav, epub.EpubItem("style", "style.css", "text/css", b"")):
        book.add_item(item)
    for document in documents(plan):
        item = epub.EpubItem(document.file.removesuffix(".xhtml"), document.file, "application/xhtml+xml", b"")
        book.add_item(item)
        book.spine.append(item)
    book.add_item(epub.EpubNcx(file_name="toc.ncx"))
    book.toc = links(outline(plan), "entry")
    book.set_template("ncx", f'<ncx xmlns="{NCX}" version="2005-1" xml:lang="{plan.language}"/>'.encode())
    parts = Writer(book, plan, options).parts
    ncx = DECLARATION + parts[NCX_PART].partition(b"\n")[2]
    return {CONTAINER: parts[CONTAINER], PACKAGE: parts[PACKAGE], NCX_PART: comparable(ncx)}


def links(entries: tuple[Entry, ...], prefix: str) -> list[object]:
    found: list[object] = []
    for n, entry in enumerate(entries, 1):
        link = epub.Link(entry.href, entry.label, f"{prefix}-{n}")
        found.append((link, links(entry.below, f"{prefix}-{n}")) if entry.below else link)
    return found


def comparable(ncx: bytes) -> bytes:
    """An NCX without what EbookLib does not know of pages and levels; it counts entries that have others below."""
    ncx = re.sub(rb" *<pageList>.*</pageList>\n", b"", ncx, flags=re.DOTALL)
    ncx = re.sub(rb'content="[0-9]+" name="dtb:(depth|totalPageCount|maxPageNumber)"', rb'name="dtb:\1"', ncx)
    return re.sub(rb'<navPoint id="[^"]*"', b"<navPoint", ncx)


def written(issue: Issue, options: WriteOptions) -> dict[str, bytes]:
    parts = zips.unpack(FORMAT.write(issue, options).data)
    return {CONTAINER: parts[CONTAINER], PACKAGE: parts[PACKAGE], NCX_PART: comparable(parts[NCX_PART])}


NCX_NAME = f"{{{NCX}}}"


def ncx_of(issue: Issue) -> Element:
    return etree.fromstring(zips.unpack(FORMAT.write(issue, TIME).data)[NCX_PART])


def test_the_ncx_has_articles_below_their_page_and_a_page_list() -> None:
    """For reading systems of EPUB 2, which read no navigation document (ANSI/NISO Z39.86-2005, 8)."""
    pages = CORPUS["several_pages"].pages
    root = ncx_of(replace(CORPUS["several_pages"], pages=(*pages, replace(pages[0], number="12"), Page(None))))
    entry = f"{NCX_NAME}navPoint"
    tops = root.findall(f"{NCX_NAME}navMap/{entry}")
    assert [len(top.findall(entry)) for top in tops] == [0, 2, 2, 2, 2, 0]
    targets = [
        (one.get("type"), one.get("value"), one[0][0].text, one[1].get("src"))
        for one in root.iter(f"{NCX_NAME}pageTarget")
    ]
    assert targets == [
        ("special", None, "A01版", "page-01.xhtml#page-1"), ("special", None, "A02版", "page-02.xhtml#page-2"),
        ("special", None, "A03版", "page-03.xhtml#page-3"), ("normal", "12", "第12版", "page-04.xhtml#page-4"),
        ("special", None, "第5个版面（版次不明）", "page-05.xhtml#page-5"),
    ]  # fmt: skip
    said = {one.get("name"): one.get("content") for one in root.iter(f"{NCX_NAME}meta")}
    assert (said["dtb:depth"], said["dtb:totalPageCount"], said["dtb:maxPageNumber"]) == ("2", "5", "12")


def test_an_ncx_without_pages_has_no_page_list() -> None:
    root = ncx_of(CORPUS["empty_issue"])
    assert root.find(f"{NCX_NAME}pageList") is None
    said = {one.get("name"): one.get("content") for one in root.iter(f"{NCX_NAME}meta")}
    assert (said["dtb:depth"], said["dtb:totalPageCount"], said["dtb:maxPageNumber"]) == ("1", "0", "0")


MARKS = replace(
    whole_issue(), publication="A&B <\"报\"> {title}", number="7\r\n8", source="a\u2028b",
    sources=(SourceFile("1 & 2", "0" * 64, "gb18030"), SourceFile("“二”.txt")),
    pages=(Page("1", "{要}&闻", source="1 & 2"), *whole_issue().pages, Page(None, source="“二”.txt")),
)  # fmt: skip
CASES = {**CORPUS, "whole": whole_issue(), "marks": MARKS, "a control": Issue(publication="报", source="a\x01b")}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("options", [TIME, WriteOptions(generator='x "&" {y}', rights="©\uffff", provider="\t")])
def test_each_line_is_ebooklibs(name: str, options: WriteOptions) -> None:
    assert written(CASES[name], options) == by_ebooklib(CASES[name], options)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(issues())
def test_each_line_of_any_tree_is_ebooklibs(issue: Issue) -> None:
    assert written(issue, TIME) == by_ebooklib(issue, TIME)
