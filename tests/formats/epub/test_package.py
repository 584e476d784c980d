"""Package document, NCX and container are, letter by letter, those that EbookLib makes when it makes every line."""

from __future__ import annotations

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
    ncx = DECLARATION + parts[NCX_PART].partition(b"\n")[2].replace(b'"0" name="dtb:depth"', b'"1" name="dtb:depth"')
    return {CONTAINER: parts[CONTAINER], PACKAGE: parts[PACKAGE], NCX_PART: ncx}


def links(entries: tuple[Entry, ...], prefix: str) -> list[epub.Link]:
    found = []
    for n, entry in enumerate(entries, 1):
        found += [epub.Link(entry.href, entry.label, f"{prefix}-{n}"), *links(entry.below, f"{prefix}-{n}")]
    return found


def written(issue: Issue, options: WriteOptions) -> dict[str, bytes]:
    parts = zips.unpack(FORMAT.write(issue, options).data)
    return {name: parts[name] for name in (CONTAINER, PACKAGE, NCX_PART)}


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
