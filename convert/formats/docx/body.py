"""The body of `word/document.xml`: the tree as styled paragraphs (17.2), as raw XML, which takes a third of the time.

What stands where: title, subtitle, contents; then each page with its heading (where there are several), folios,
articles, editors' lines, unplaced text.  Articles, photos, items and boxes are ranges with bookmarks (17.13.6), so
that it can be read where each begins and ends; each page of several is a section of its own (17.6) with its own
running head.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, assert_never

from convert.formats.docx import headings
from convert.formats.docx.contents import Contents, contents_xml
from convert.formats.docx.marks import BODY_MARK, PAGE, PAGE_HEADING, Marks, Part
from convert.formats.docx.runs import Line, add_marked_text, run_xml
from convert.formats.docx.sections import section_xml
from convert.formats.docx.styles import (
    KEYWORD_STYLE,
    OPENING_VERSE,
    PLACE_STYLE,
    ROLE_STYLES,
    TITLES,
    WEIGHT_STYLE,
    Script,
    Titles,
    at_level,
    boxed_id,
    form_id,
    label_form_id,
)
from convert.formats.docx.vocabulary import NAMESPACES, words
from convert.formats.titles import leading_photo
from convert.formats.xml import encode
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
    page_language,
)

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
"""The declaration that python-docx writes."""
_VARIED = frozenset((KEYWORD_STYLE.id, WEIGHT_STYLE.id, PLACE_STYLE.id))
"""The styles of what differs from note to note; counts, and what stands between, are few and kept."""
_kept_run = lru_cache(maxsize=256)(run_xml)


class _Place(NamedTuple):
    """Where a node stands: the heading level of a title there, whether in a box, what it is written in."""

    level: int = 1
    boxed: bool = False
    script: Script = ""

    def below(self) -> _Place:
        return self._replace(level=self.level + 1)

    def style(self, style_id: str) -> str:
        return boxed_id(style_id) if self.boxed else style_id


@dataclass(slots=True, eq=False, repr=False)
class BodyWriter:
    """Writes one document's body; `headers` and `footer` are relationship ids."""

    issue: Issue
    headers: Sequence[str]
    footer: str
    body: list[Line | str] = field(default_factory=list)
    contents: list[Contents] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)

    def write(self) -> bytes:
        """The document part.  Raises NotXmlError for text with a character that XML cannot hold."""
        self._words("Title", headings.title_words(self.issue))
        subtitle = headings.subtitle_words(self.issue)
        if subtitle:
            self._words("Subtitle", subtitle)
        place = len(self.body)
        for number, (page, entries) in enumerate(zip(self.issue.pages, headings.outline(self.issue), strict=True), 1):
            self._page(number, page, entries)
        several = len(self.issue.pages) > 1
        self.body.insert(place, contents_xml(self.contents, words(self.issue.language), several))
        if several:  # title and contents are of no page: a section of their own, without a running head
            self.body.insert(place + 1, Line("ContentsEnd", section=section_xml(None, self.footer)))
        self.body.append(self._section(max(len(self.issue.pages), 1)))
        inside = "".join([one if isinstance(one, str) else one.xml() for one in self.body])
        return encode(f"{_DECLARATION}<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>")

    # ---- pages

    def _page(self, number: int, page: Page, entries: Sequence[str]) -> None:
        several = len(self.issue.pages) > 1
        listed = Contents(bookmark=self.marks.named(f"{PAGE}{number}"))
        self.contents.append(listed)
        if several:
            language = page_language(self.issue, page)
            listed.heading, listed.script = headings.page_heading(page, number, language), self._script(language)
            listed.heading_bookmark = self.marks.named(f"{PAGE_HEADING}{number}")
            self._words("PageHeading", headings.page_words(page, number, language), listed.script)
            self._bookmark(listed.heading_bookmark, len(self.body) - 1)
        start = len(self.body)
        self._page_content(page, entries, listed)
        self._bookmark(listed.bookmark, start)
        if several and number < len(self.issue.pages):
            last = next(line for line in reversed(self.body) if isinstance(line, Line))
            last.section = self._section(number)

    def _page_content(self, page: Page, entries: Sequence[str], listed: Contents) -> None:
        place = _Place(script=self._script(page_language(self.issue, page)))
        self._texts(page.folios, place)
        for number, (article, entry) in enumerate(zip(page.articles, entries, strict=True)):
            if number:
                self.body.append(Line("Separator"))
            name, script = self._article(page, article, entry), self._script(article.language)
            listed.entries.append((name, headings.one_line(entry), script))
        self._texts(page.editor_lines, place)
        self._texts(page.unplaced, place)

    def _section(self, number: int) -> str:
        return section_xml(self.headers[number - 1] if self.headers else None, self.footer)

    # ---- articles

    def _article(self, page: Page, article: Article, entry: str) -> str:
        """Writes an article, called so in the outline; its bookmark."""
        level = 2 if len(self.issue.pages) > 1 else 1
        place = _Place(level, script=self._script(article.language))
        start = len(self.body)
        name = self.marks.article(article, self.issue.language)
        if article.head.headline is not None:
            self._head(article.head, place, self._titles().article)
            self._body(article, place.below())
        else:
            self._without_headline(article, entry, place)
        self._machine_note(page, article)
        self._bookmark(name, start)
        return name

    def _without_headline(self, article: Article, entry: str, place: _Place) -> None:
        """An article whose outline entry is its picture's headline, or, where there is none, made up and marked so."""
        inner, titles = place.below(), self._titles()
        photo = leading_photo(article)
        if photo is not None:
            self._photo(photo, place, titles.photo)
            self._blocks(article.body[1:], inner)
            return
        self._words(titles.untitled, [(entry, None)], place.script)
        self._head(article.head, place, titles.article)
        self._body(article, inner)

    def _titles(self) -> Titles:
        return TITLES[len(self.issue.pages) > 1]

    def _machine_note(self, page: Page, article: Article) -> None:
        if shown := headings.shown_enrichment(article):
            language = headings.note_language(self.issue, page, article)
            self._words("MachineNote", headings.machine_note(shown, words(language)), self._script(language))

    def _script(self, language: str) -> Script:
        return headings.script_in(language, self.issue.language)

    def _head(self, head: Head, place: _Place, title_style: str) -> None:
        self._texts(head.kickers, place)
        if head.headline is not None:
            self._text(head.headline, title_style, place.script)
        for nodes in (head.subheadlines, head.bylines, head.datelines, head.standfirsts):
            self._texts(nodes, place)

    def _body(self, part: Article | Item | Box, place: _Place) -> None:
        """The body; a bookmark says where it begins if its first line would else be taken for the head's."""
        name = self.marks.counted(BODY_MARK.rstrip("_")) if _looks_like_head(part) else None
        start = len(self.body)
        self._blocks(part.body, place)
        if name is not None:
            self._bookmark(name, start)

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
                self._part("Box", block, place._replace(boxed=True), at_level("BoxTitle", place.level))
            case Crosshead():
                self._text(block, place.style(at_level("Heading2", place.level)), place.script)
            case Verse(opens_stanza=True):
                self._text(block, place.style(OPENING_VERSE), place.script)
            case (
                Paragraph() | ListItem() | Clause() | Question() | Answer() | Verse() | SignOff() | EditorNote()
                | Endnote() | Jump() | Byline() | Dateline()
            ):  # fmt: skip
                self._texts((block,), place)
            case _:
                assert_never(block)

    def _photo(self, photo: Photo, place: _Place, title_style: str) -> None:
        name, start = self.marks.counted("Photo"), len(self.body)
        if photo.headline is not None:
            self._text(photo.headline, title_style, place.script)
        self._texts(photo.lines, place)
        self._bookmark(name, start)

    def _part(self, kind: Part, part: Item | Box, place: _Place, title_style: str) -> None:
        name, start = self.marks.counted(kind), len(self.body)
        self._head(part.head, place, title_style)
        inner = place.below() if part.head.headline is not None else place
        self._body(part, inner)
        self._bookmark(name, start)

    def _texts(self, nodes: Iterable[TextNode], place: _Place) -> None:
        for node in nodes:
            style_id = ROLE_STYLES[type(node)]
            self._text(node, place.style(style_id), place.script)

    def _text(self, node: TextNode, style_id: str, script: Script) -> None:
        line = Line(style_id)
        if node.facts:
            add_marked_text(line, node, script, [self.marks.pair(self.marks.fact(node, fact)) for fact in node.facts])
        else:
            line.add_text(node.text, form_id(None, script, style_id) if node.text else None)
        self.body.append(line)

    def _words(self, style_id: str, pieces: Iterable[headings.Labelled], script: Script = "") -> None:
        runs = [
            (run_xml if style in _VARIED else _kept_run)(text, label_form_id(style, script, style_id))
            for text, style in pieces
        ]
        self.body.append(Line(style_id, runs))

    # ---- bookmarks

    def _bookmark(self, name: str, start: int) -> None:
        """Put a bookmark over what the body holds from `start` on.

        It begins and ends in paragraphs; only over what is empty, or beside what is, it stands between them.
        """
        opening, closing = self.marks.pair(name)
        if start == len(self.body):
            self.body += [opening, closing]
            return
        first, last = self.body[start], self.body[-1]
        if isinstance(first, Line):
            first.pieces.insert(0, opening)
        else:
            self.body.insert(start, opening)
        (last.pieces if isinstance(last, Line) else self.body).append(closing)


def _looks_like_head(part: Article | Item | Box) -> bool:
    """Whether a body begins with a line that could stand at the end of its head."""
    head, first = part.head, part.body[0] if part.body else None
    if isinstance(first, Byline):
        return not head.datelines and not head.standfirsts
    return isinstance(first, Dateline) and not head.standfirsts
