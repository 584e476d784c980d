"""The body of `word/document.xml`: the tree as styled paragraphs (17.2), built with lxml.

What stands where: title, subtitle, contents; then each page with its heading (where there are several), folios,
articles, editors' lines, unplaced text.  Articles, photos, items and boxes are ranges with bookmarks (17.13.6), so
that it can be read where each begins and ends; each page of several is a section of its own (17.6) with its own
running head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from lxml import etree

from convert.findings import Finding, finding
from convert.formats.docx import headings
from convert.formats.docx.contents import Contents, add_contents
from convert.formats.docx.runs import add_node_text, add_text, paragraph
from convert.formats.docx.sections import add_section
from convert.formats.docx.styles import ROLE_STYLES, at_level, boxed_id
from convert.formats.docx.vocabulary import (
    BODY,
    BOOKMARK_END,
    BOOKMARK_START,
    DOCUMENT,
    ID,
    NAME,
    NSMAP,
    office_language,
    words,
)
from convert.formats.xml import Element
from convert.tree import (
    Answer,
    Article,
    Block,
    Box,
    Byline,
    Clause,
    Crosshead,
    Dateline,
    EditorNote,
    Endnote,
    Head,
    Issue,
    Item,
    Jump,
    ListItem,
    Page,
    Paragraph,
    Photo,
    Question,
    SignOff,
    TextNode,
    Verse,
    head_texts,
)

_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z_]")
_NAME_LIMIT = 40
"""Word's limit for a bookmark's name."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a node stands: the heading level of a title there, whether in a box, whether in the other script."""

    level: int = 1
    boxed: bool = False
    foreign: bool = False

    def style(self, style_id: str) -> str:
        return boxed_id(style_id) if self.boxed else style_id


@dataclass(slots=True)
class BodyWriter:
    """Writes one document's body; `headers` and `footer` are relationship ids."""

    issue: Issue
    headers: Sequence[str]
    footer: str
    body: Element = field(init=False)
    root: Element = field(init=False)
    contents: list[Contents] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)
    _marks: int = 0

    def __post_init__(self) -> None:
        self.root = etree.Element(DOCUMENT, nsmap=NSMAP)
        self.body = etree.SubElement(self.root, BODY)

    def write(self) -> Element:
        """The document's root element."""
        add_text(paragraph(self.body, "Title"), headings.title(self.issue))
        subtitle = headings.subtitle(self.issue)
        if subtitle:
            add_text(paragraph(self.body, "Subtitle"), subtitle)
        place = len(self.body)
        for number, page in enumerate(self.issue.pages, 1):
            self._page(number, page)
        add_contents(self.body, place, self.contents, words(self.issue.language), len(self.issue.pages) > 1)
        self._section(self.body, max(len(self.issue.pages), 1))
        return self.root

    # ---- pages

    def _page(self, number: int, page: Page) -> None:
        several = len(self.issue.pages) > 1
        listed = Contents(bookmark=self._named(f"Page_{number}"))
        self.contents.append(listed)
        if several:
            listed.heading = headings.page_heading(page, number)
            listed.heading_bookmark = self._named(f"PageHeading_{number}")
            add_text(paragraph(self.body, "PageHeading"), listed.heading)
            self._bookmark(listed.heading_bookmark, len(self.body) - 1)
        start = len(self.body)
        self._page_content(page, listed)
        self._bookmark(listed.bookmark, start)
        if several and number < len(self.issue.pages):
            self._section(self.body[-1][0], number)

    def _page_content(self, page: Page, listed: Contents) -> None:
        place = _Place()
        self._texts(page.folios, place)
        for number, article in enumerate(page.articles):
            if number:
                paragraph(self.body, "Separator")
            listed.entries.append(self._article(article))
        self._texts(page.editor_lines, place)
        self._texts(page.unplaced, place)

    def _section(self, parent: Element, number: int) -> None:
        add_section(parent, self.headers[number - 1] if self.headers else None, self.footer)

    # ---- articles

    def _article(self, article: Article) -> tuple[str, str]:
        """Writes an article; its bookmark and the text of its heading."""
        foreign = office_language(article.language) != office_language(self.issue.language)
        place = _Place(foreign=foreign)
        start = len(self.body)
        name = self._named("Article_" + _NOT_IN_NAMES.sub("_", article.id))
        if article.head.headline is not None:
            heading = article.head.headline.text
            self._head(article.head, place, "Heading1")
            self._blocks(article.body, replace(place, level=2))
        else:
            heading = self._without_headline(article, place)
        self._machine_note(article)
        self._bookmark(name, start)
        return name, headings.one_line(heading)

    def _without_headline(self, article: Article, place: _Place) -> str:
        """An article whose outline entry is its picture's headline, or, where there is none, made up and marked so."""
        inner = replace(place, level=2)
        first = article.body[0] if article.body and not any(head_texts(article.head)) else None
        if isinstance(first, Photo) and first.headline is not None:
            self._photo(first, place, "PhotoArticle")
            self._blocks(article.body[1:], inner)
            return first.headline.text
        heading = headings.untitled(article)
        add_text(paragraph(self.body, "UntitledHeading"), heading)
        self._head(article.head, place, "Heading1")
        self._blocks(article.body, inner)
        return heading

    def _machine_note(self, article: Article) -> None:
        said = words(self.issue.language)
        note = headings.machine_note(article.enrichment, said) if article.enrichment is not None else ""
        if note:
            add_text(paragraph(self.body, "MachineNote"), note)

    def _head(self, head: Head, place: _Place, title_style: str) -> None:
        self._texts(head.kickers, place)
        if head.headline is not None:
            self._text(head.headline, title_style, place.foreign)
        for nodes in (head.subheadlines, head.bylines, head.datelines, head.standfirsts):
            self._texts(nodes, place)

    def _blocks(self, blocks: Iterable[Block], place: _Place) -> None:
        for block in blocks:
            self._block(block, place)

    def _block(self, block: Block, place: _Place) -> None:
        match block:
            case Photo():
                self._photo(block, place, place.style("PhotoHeadline"))
            case Item():
                self._part("Item", block, place, place.style(at_level("ItemTitle", place.level)))
            case Box():
                self._part("Box", block, replace(place, boxed=True), at_level("BoxTitle", place.level))
            case Crosshead():
                self._text(block, place.style(at_level("Heading2", place.level)), place.foreign)
            case (
                Paragraph() | ListItem() | Clause() | Question() | Answer() | Verse() | SignOff() | EditorNote()
                | Endnote() | Jump() | Byline() | Dateline()
            ):  # fmt: skip
                self._texts((block,), place)
            case _:
                assert_never(block)

    def _photo(self, photo: Photo, place: _Place, title_style: str) -> None:
        name, start = self._counted("Photo"), len(self.body)
        if photo.headline is not None:
            self._text(photo.headline, title_style, place.foreign)
        self._texts(photo.lines, place)
        self._close(name, start, "Photo")

    def _part(self, kind: str, part: Item | Box, place: _Place, title_style: str) -> None:
        name, start = self._counted(kind), len(self.body)
        self._head(part.head, place, title_style)
        inner = replace(place, level=place.level + 1) if part.head.headline is not None else place
        self._blocks(part.body, inner)
        self._close(name, start, kind)

    def _close(self, name: str, start: int, kind: str) -> None:
        if not self._bookmark(name, start):
            self.findings.append(finding("TREE005", format="DOCX", node=f"an empty {kind}"))

    def _texts(self, nodes: Iterable[TextNode], place: _Place) -> None:
        for node in nodes:
            style_id = ROLE_STYLES[type(node)]
            self._text(node, place.style(style_id), place.foreign)

    def _text(self, node: TextNode, style_id: str, foreign: bool) -> None:
        add_node_text(paragraph(self.body, style_id), node, foreign)

    # ---- bookmarks

    def _counted(self, kind: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._named(f"{kind}_{self._counts[kind]}")

    def _named(self, wanted: str) -> str:
        """A bookmark name like `wanted` that no other has, case apart: at most 40 characters."""
        name, number = wanted[:_NAME_LIMIT], 1
        while name.lower() in self._names:
            number += 1
            name = f"{wanted[: _NAME_LIMIT - 1 - len(str(number))]}_{number}"
        self._names.add(name.lower())
        return name

    def _bookmark(self, name: str, start: int) -> bool:
        """Put a bookmark over the paragraphs from `start` to the last; False where there are none."""
        if start == len(self.body):
            return False
        number = str(self._marks)
        self._marks += 1
        mark = etree.Element(BOOKMARK_START, {ID: number, NAME: name})
        self.body[start].insert(1, mark)
        etree.SubElement(self.body[-1], BOOKMARK_END, {ID: number})
        return True
