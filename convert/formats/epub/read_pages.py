"""The pages of a book read back from the documents of its spine, and what their mastheads say of the issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from convert.formats.epub import queries
from convert.formats.epub.labels import one_line
from convert.formats.epub.read_articles import article, is_article
from convert.formats.epub.read_blocks import leaves, node
from convert.formats.epub.read_marks import Notes, is_generated, language_of, node_of, value_of, words
from convert.formats.epub.vocabulary import XHTML
from convert.formats.xml import Element
from convert.page_names import read_page_name
from convert.tree import Article, EditorLine, Folio, Page, TextNode, Unplaced

_ARTICLES = frozenset({"article"})


@dataclass(slots=True, eq=False, repr=False)
class Shown:
    """What the mastheads show of an issue, each value once; `ours` where there is any page, article or title page."""

    publications: dict[str, None] = field(default_factory=dict)
    dates: dict[str, None] = field(default_factory=dict)
    numbers: dict[str, None] = field(default_factory=dict)
    ours: bool = False


@dataclass(slots=True, eq=False, repr=False)
class _Draft:
    """A page while it is read."""

    number: str | None = None
    section: str | None = None
    language: str | None = None
    folios: list[Folio] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    editor_lines: list[EditorLine] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    def page(self) -> Page:
        return Page(
            self.number,
            self.section,
            tuple(self.folios),
            tuple(self.articles),
            tuple(self.editor_lines),
            tuple(self.unplaced),
            language=self.language,
        )


class Pages:
    """Takes the documents one after the other; a page begins where its mark stands.

    `language` is the issue's, and that of a document that says none.
    """

    def __init__(self, language: str, notes: Notes) -> None:
        self.shown = Shown()
        self._language = language
        self._notes = notes
        self._drafts: list[_Draft] = []

    @property
    def count(self) -> int:
        """How many pages have begun."""
        return len(self._drafts)

    def pages(self) -> tuple[Page, ...]:
        """The pages found."""
        return tuple(draft.page() for draft in self._drafts)

    def add(self, root: Element) -> None:
        """One content document, in the order of the spine."""
        body = root.find(f"{{{XHTML}}}body")
        if body is None:
            self._notes.add("EPUB041", root, name="body", value="-")
            return
        language = language_of(root) or self._language
        for part in _parts(body):
            if _opens_page(part):
                self._open(part, None if language == self._language else language)
            elif is_article(part):
                self._article(part, language)
            elif "title-page" in words(part):
                self._title_page(part)
            elif not is_generated(part):
                self._texts(part)

    def _title_page(self, section: Element) -> None:
        self.shown.ours = True
        self._masthead(section)

    def _open(self, section: Element, language: str | None) -> None:
        draft = _Draft(language=language)
        self.shown.ours = True
        self._drafts.append(draft)
        self._masthead(section)
        heading = next(section.iter(f"{{{XHTML}}}h1"), None)
        mark = queries.page_marks(section)[0]
        if heading is not None:
            draft.number, draft.section = _heading(heading, mark.get("aria-label") or mark.get("title") or "")
        self._texts(section)

    def _article(self, section: Element, language: str) -> None:
        draft = self._draft(section)
        self.shown.ours = True
        otherwise = f"{len(self._drafts)}-{len(draft.articles) + 1}"
        draft.articles.append(article(section, otherwise, language, self._notes))

    def _draft(self, element: Element) -> _Draft:
        """The page that is open; one without number or name where none is."""
        if not self._drafts:
            self._notes.add("EPUB043", element)
            self._drafts.append(_Draft())
        return self._drafts[-1]

    def _texts(self, part: Element) -> None:
        """What stands on a page outside its articles: folios, editors' lines, and texts that have no place."""
        for leaf, _ in leaves(part, self._notes, also=_ARTICLES):
            if not isinstance(leaf, str) and is_article(leaf):
                self._article(leaf, self._language)
                continue
            kind = None if isinstance(leaf, str) else node_of(leaf)
            fitting = kind if kind in _FURNITURE else None
            found = node(fitting or Unplaced, leaf, self._notes)
            if found is None:
                continue
            if fitting is None:
                self._notes.read_as("Unplaced", found.text, part)
            target: list[Any] = getattr(self._draft(part), _FURNITURE[fitting or Unplaced])
            target.append(found)

    def _masthead(self, section: Element) -> None:
        for element in section.iter(f"{{{XHTML}}}p", f"{{{XHTML}}}span", f"{{{XHTML}}}time"):
            if "publication" in words(element):
                self.shown.publications[value_of(element)] = None
            elif "issue-number" in words(element):
                self.shown.numbers[value_of(element)] = None
            elif element.get("datetime") and "issue-line" in words(_parent(element)):
                self.shown.dates[element.get("datetime", "")] = None


_FURNITURE: dict[type[TextNode], str] = {Folio: "folios", EditorLine: "editor_lines", Unplaced: "unplaced"}
"""Where on a page a text stands that belongs to no article."""


def _parent(element: Element) -> Element:
    parent = element.getparent()
    return element if parent is None else parent


def _opens_page(element: Element) -> bool:
    """Whether an element is the opening of a page: a section of ours that holds the mark of a page."""
    ours = "page" in words(element) or (element.get("id") or "").startswith("opening-")
    return ours and bool(queries.page_marks(element))


def _parts(element: Element) -> Iterator[Element]:
    """The outermost parts of a body that mean something, whatever a tool has put around them."""
    parts = [child for child in element if isinstance(child.tag, str)]
    loose = [element.text, *(child.tail for child in element)]
    if any(text and text.strip() for text in loose) or any(node_of(part) for part in parts):
        yield element
        return
    for part in parts:
        if _opens_page(part) or is_article(part) or is_generated(part) or "title-page" in words(part):
            yield part
        elif len(part):
            yield from _parts(part)
        else:
            yield part


def _heading(heading: Element, label: str) -> tuple[str | None, str | None]:
    """Number and section of a page, from the marked parts of its heading; without marks, from its words."""
    marked = {word: value_of(span) for span in heading.iter(f"{{{XHTML}}}span") for word in words(span)}
    number, section = marked.get("page-number"), marked.get("page-section")
    if number is None and "page-unnumbered" not in marked:
        number, _ = read_page_name(label)
    whole = one_line(queries.text_of(heading))
    if section is None and label and whole.startswith(f"{label} "):
        section = whole[len(label) + 1 :]
    return number, section
