"""The content documents: pages and articles as XHTML, every text of the tree once, in the tree's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import assert_never

from convert.formats.epub.labels import (
    date_label,
    fact,
    issue_title,
    known_date,
    page_label,
)
from convert.formats.epub.markup import Link, block, document, fill, inline
from convert.formats.epub.plan import ArticlePlan, PagePlan, Plan, Targets
from convert.formats.epub.vocabulary import CONTENTS_ID, GENERATED, TEXT_CLASSES, TITLE_FILE, Labels
from convert.formats.xml import Element, serialize
from convert.tree import (
    Answer,
    Block,
    Box,
    Byline,
    Clause,
    Crosshead,
    Dateline,
    EditorNote,
    Endnote,
    Enrichment,
    Head,
    Item,
    Jump,
    ListItem,
    Paragraph,
    Photo,
    Question,
    SignOff,
    TextNode,
    Verse,
)

DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Document:
    """One content document: its file name, what it is called, its bytes."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where the writer stands: the level that a heading has here, and how jumps find their target."""

    level: int
    link: Link

    def below(self, head: Head) -> Place:
        """The place under a head: one level deeper where there is a headline, so that no level is left out."""
        return self if head.headline is None else replace(self, level=self.level + 1)


def documents(plan: Plan) -> Iterator[Document]:
    """The content documents in reading order."""
    targets = Targets(plan)
    if plan.has_title_page:
        yield _document(TITLE_FILE, _title_page(plan))
    for page in plan.pages:
        yield _document(page.file, _page_opening(plan, page))
        for article in page.articles:
            yield _document(article.file, _article(plan, page, article, targets))
        if page.end_file is not None:
            yield _document(page.end_file, _page_end(plan, page))


def _document(file: str, root: Element) -> Document:
    return Document(file, serialize(root, "<!DOCTYPE html>"))


def _no_link(_: object) -> None:
    return None


# --------------------------------------------------------------------------- title page, page opening, page end


def _title_page(plan: Plan) -> Element:
    title = issue_title(plan.issue, plan.labels)
    root, body = document(title, plan.language)
    section = block(body, "section", f"{GENERATED} title-page", id="title")
    _masthead(section, plan, "h1", title)
    _contents(section, plan.labels.pages_of_issue, [(page.href, page.title, None) for page in plan.pages])
    return root


def _masthead(parent: Element, plan: Plan, tag: str, otherwise: str | None) -> None:
    """Paper, date and number of the issue, as far as they are known; `otherwise` where the paper is not."""
    issue = plan.issue
    name, day, number = fact(issue.publication) or otherwise, known_date(issue.date), fact(issue.number)
    if not (name or day or number):
        return
    header = block(parent, "header", f"{GENERATED} masthead")
    if name:
        block(header, tag, "publication").text = name
    if day or number:
        line = block(header, "p", "issue-line")
        if day:
            inline(line, "time", "date", datetime=day.isoformat()).text = date_label(day)
        if number:
            _issue_number(line, number, plan.labels, after=day is not None)


def _issue_number(line: Element, number: str, labels: Labels, *, after: bool) -> None:
    """第12045期; a number that is more than digits stands as it is."""
    before, behind = labels.issue_number if number.isdecimal() else ("", "")
    if after:
        line[-1].tail = " " + before
    else:
        line.text = before
    shown = inline(line, "span", "issue-number")
    shown.text, shown.tail = number, behind


def _contents(parent: Element, title: str, entries: list[tuple[str, str, str | None]]) -> None:
    if not entries:
        return
    nav = block(parent, "nav", f"{GENERATED} contents", id=CONTENTS_ID, aria_label=title)
    block(nav, "p", "contents-title").text = title
    items = block(nav, "ol")
    for href, label, language in entries:
        inline(block(items, "li"), "a", href=href, lang=language).text = label


def _page_opening(plan: Plan, page: PagePlan) -> Element:
    root, body = document(page.title, plan.language)
    section = block(body, "section", "page", id=f"opening-{page.position}")
    name = page_label(page.page, page.position, plan.labels)
    block(
        section, "div", f"{GENERATED} pagebreak",
        epub_type="pagebreak", role="doc-pagebreak", id=page.anchor, aria_label=name,
    )  # fmt: skip
    _masthead(section, plan, "p", None)
    _page_heading(section, plan, page)
    for folio in page.page.folios:
        _text(section, "p", folio, _no_link)
    _contents(section, plan.labels.page_contents, [(a.href, a.label, a.foreign) for a in page.articles])
    return root


def _page_heading(parent: Element, plan: Plan, page: PagePlan) -> None:
    heading = block(parent, "h1", f"{GENERATED} page-title")
    number, section = fact(page.page.number), fact(page.page.section)
    if number:
        heading.text = plan.labels.page[0]
        shown = inline(heading, "span", "page-number")
        shown.text, shown.tail = number, plan.labels.page[1]
    else:
        inline(heading, "span", "page-unnumbered").text = page_label(page.page, page.position, plan.labels)
    if section:
        heading[-1].tail = (heading[-1].tail or "") + " "
        inline(heading, "span", "page-section").text = section


def _page_end(plan: Plan, page: PagePlan) -> Element:
    root, body = document(f"{page.title} {plan.labels.page_end}", plan.language)
    if page.page.editor_lines:
        editors = block(body, "section", "page-end", id="editors")
        for line in page.page.editor_lines:
            _text(editors, "p", line, _no_link)
    if page.page.unplaced:
        section = block(body, "section", "unplaced-texts", id="unplaced")
        block(section, "h2", f"{GENERATED} unplaced-title").text = plan.labels.unplaced
        for text in page.page.unplaced:
            _text(section, "p", text, _no_link)
    return root


# --------------------------------------------------------------------------- articles


def _article(plan: Plan, page: PagePlan, article: ArticlePlan, targets: Targets) -> Element:
    root, body = document(article.label, plan.language)
    node = article.article
    section = block(
        body, "section", f"article {node.kind}", id=article.anchor, lang=article.language,
        aria_label=article.label if node.head.headline is None else None,
        data_sha256=node.sha256 or None, data_tool=_silent_tool(node.enrichment),
    )  # fmt: skip
    place = Place(2, lambda jump: targets.find(page, jump))
    _head(section, node.head, place)
    _blocks(section, node.body, place.below(node.head))
    if node.enrichment is not None:
        _machine_made(section, node.enrichment, plan)
    return root


def _text(parent: Element, tag: str, node: TextNode, link: Link, *classes: str) -> Element:
    """A node's text in an element with its class."""
    element = block(parent, tag, " ".join([TEXT_CLASSES[type(node)], *classes]))
    fill(element, node, link)
    return element


def _heading(parent: Element, node: TextNode, place: Place) -> None:
    """A heading at the level of the place."""
    _text(parent, f"h{min(place.level, DEEPEST_HEADING)}", node, place.link)


def _head(parent: Element, head: Head, place: Place) -> None:
    if head == Head():
        return
    header = block(parent, "header")
    _headline_group(header, head, place)
    for node in (*head.bylines, *head.datelines, *head.standfirsts):
        _text(header, "p", node, place.link)


def _headline_group(header: Element, head: Head, place: Place) -> None:
    """Kickers, headline and subheadlines: a group (HTML 4.3.7) where there is a heading in it."""
    lines = bool(head.kickers or head.subheadlines)
    group = block(header, "hgroup") if lines and head.headline is not None else header
    for kicker in head.kickers:
        _text(group, "p", kicker, place.link)
    if head.headline is not None:
        _heading(group, head.headline, place)
    for subheadline in head.subheadlines:
        _text(group, "p", subheadline, place.link)


def _blocks(parent: Element, body: Iterable[Block], place: Place) -> None:
    """The blocks of a body; list items and lines of verse that follow each other are held together."""
    for kind, group in groupby(body, key=_held_together):
        target = block(parent, *kind) if kind else parent
        for node in group:
            _block(target, node, place)


def _held_together(node: Block) -> tuple[str, str] | None:
    match node:
        case ListItem():
            return "ul", "list"
        case Verse():
            return "div", "poem"
        case _:
            return None


def _block(parent: Element, node: Block, place: Place) -> None:
    match node:
        case ListItem():
            _text(parent, "li", node, place.link)
        case Crosshead():
            _heading(parent, node, place)
        case EditorNote():
            _text(block(parent, "div", "note", role="note"), "p", node, place.link)
        case Photo():
            _photo(parent, node, place)
        case Item():
            _titled(parent, "item", node, place)
        case Box():
            _titled(parent, "box", node, place)
        case (
            Paragraph()
            | Clause()
            | Question()
            | Answer()
            | Verse()
            | SignOff()
            | Endnote()
            | Jump()
            | Byline()
            | Dateline()
        ):
            _text(parent, "p", node, place.link)
        case _:
            assert_never(node)


def _titled(parent: Element, class_: str, node: Item | Box, place: Place) -> None:
    section = block(parent, "section", class_)
    _head(section, node.head, place)
    _blocks(section, node.body, place.below(node.head))


def _photo(parent: Element, photo: Photo, place: Place) -> None:
    """The words of a picture; the picture itself is not in the export, so there is no image and none is described."""
    caption = block(block(parent, "figure", "photo"), "figcaption")
    if photo.headline is not None:
        _text(caption, "p", photo.headline, place.link)
    for line in photo.lines:
        _text(caption, "p", line, place.link)


# --------------------------------------------------------------------------- what a machine added


def _silent_tool(enrichment: Enrichment | None) -> str | None:
    """The machine that looked and found nothing: said of the article, as there is nothing to show."""
    if enrichment is None or enrichment.keywords or enrichment.places:
        return None
    return enrichment.tool


def _machine_made(parent: Element, enrichment: Enrichment, plan: Plan) -> None:
    """Keywords and places in a note that names the machine: seen by the reader, no part of the paper's text."""
    if not (enrichment.keywords or enrichment.places):
        return
    labels = plan.labels
    note = block(parent, "div", f"{GENERATED} machine-made", role="note", lang=labels.language)
    title = block(note, "p", "machine-made-title")
    before, after = labels.machine_made.split("{}")
    title.text = before
    tool = inline(title, "span", "tool")
    tool.text, tool.tail = enrichment.tool, after
    _words(note, labels.keywords, "keyword", [(k.text, "data-weight", f"{k.weight:.4f}") for k in enrichment.keywords])
    _words(note, labels.places, "place", [(p.text, "data-count", str(p.count)) for p in enrichment.places])


def _words(parent: Element, title: str, class_: str, words: list[tuple[str, str, str]]) -> None:
    if not words:
        return
    line = block(parent, "p", f"{class_}s")
    line.text = title
    for text, name, value in words:
        if len(line):
            line[-1].tail = "、"
        word = inline(line, "span", class_)
        word.set(name, value)
        word.text = text
