"""The content documents: pages and articles as XHTML, every text of the tree once, in the tree's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple, assert_never, cast

from convert.formats.epub.labels import (
    date_label,
    fact,
    issue_title,
    known_date,
    page_label,
)
from convert.formats.epub.markup import Link, block, document, filled, inline, line
from convert.formats.epub.navigation import Entry, entry_list
from convert.formats.epub.plan import ArticlePlan, PagePlan, Plan, jump_targets
from convert.formats.epub.vocabulary import CONTENTS_ID, GENERATED, STANZA, TEXT_CLASSES, TITLE_FILE, Labels, labels_for
from convert.formats.fixity import edited_sha256
from convert.formats.xml import text_xml
from convert.page_names import words_around
from convert.tree import (
    Answer,
    Block,
    Box,
    Byline,
    Clause,
    Crosshead,
    Dateline,
    Direction,
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


class Document(NamedTuple):
    """One content document: its file name, what it is called, its bytes."""

    file: str
    data: bytes


class Place(NamedTuple):
    """Where the writer stands: the level that a heading has here, and how jumps find their target."""

    level: int
    link: Link

    def below(self, head: Head) -> Place:
        """The place under a head: one level deeper where there is a headline, so that no level is left out."""
        return self if head.headline is None else self._replace(level=self.level + 1)


def documents(plan: Plan) -> Iterator[Document]:
    """The content documents in reading order."""
    targets = jump_targets(plan)
    if plan.has_title_page:
        yield Document(TITLE_FILE, _title_page(plan))
    for page in plan.pages:
        yield Document(page.file, _page_opening(plan, page))
        for article in page.articles:
            yield Document(article.file, _article(page, article, targets))
        if page.end_file is not None:
            yield Document(page.end_file, _page_end(page))


def _no_link(_: object) -> None:
    return None


# --------------------------------------------------------------------------- title page, page opening, page end


def _title_page(plan: Plan) -> bytes:
    title = issue_title(plan.issue, plan.labels)
    pages = [Entry(page.title, page.href, language=page.foreign) for page in plan.pages]
    inner = _masthead(plan, "h1", title) + _contents(plan.labels.pages_of_issue, pages)
    return document(title, plan.language, block("section", inner, f"{GENERATED} title-page", id="title"))


def _masthead(plan: Plan, tag: str, otherwise: str | None, language: str | None = None) -> str:
    """Paper, date and number of the issue, as far as they are known; `otherwise` where the paper is not.

    `language` is that of the book, where the document is in another.
    """
    issue = plan.issue
    name, day, number = fact(issue.publication) or otherwise, known_date(issue.date), fact(issue.number)
    if not (name or day or number):
        return ""
    inner = line(tag, text_xml(name), "publication") if name else ""
    said = inline("time", date_label(day), "date", datetime=day.isoformat()) if day else ""
    if number:
        said += (" " if day else "") + _issue_number(number, plan.labels)
    return block(
        "header", inner + (line("p", said, "issue-line") if said else ""), f"{GENERATED} masthead", lang=language
    )


def _issue_number(number: str, labels: Labels) -> str:
    """第12045期; a number that is more than digits stands as it is."""
    before, behind = labels.issue_number if number.isdecimal() else ("", "")
    return before + inline("span", text_xml(number), "issue-number") + behind


def _contents(title: str, entries: list[Entry]) -> str:
    if not entries:
        return ""
    inner = line("p", text_xml(title), "contents-title") + entry_list(entries)
    return block("nav", inner, f"{GENERATED} contents", id=CONTENTS_ID, aria_label=title)


def _page_opening(plan: Plan, page: PagePlan) -> bytes:
    name = page_label(page.page, page.position, page.labels)
    mark = block(
        "div", "", f"{GENERATED} pagebreak",
        epub_type="pagebreak", role="doc-pagebreak", id=page.anchor, aria_label=name,
    )  # fmt: skip
    folios = _texts("p", page.page.folios, _no_link)
    contents = _contents(
        page.labels.page_contents,
        [Entry(a.label, a.href, language=None if a.language == page.language else a.language) for a in page.articles],
    )
    masthead = _masthead(plan, "p", None, plan.language if page.foreign else None)
    inner = mark + masthead + _page_heading(page) + folios + contents
    return document(page.title, page.language, block("section", inner, "page", id=f"opening-{page.position}"))


def _page_heading(page: PagePlan) -> str:
    number, section = fact(page.page.number), fact(page.page.section)
    if number:
        before, behind = words_around(number)
        said = before + inline("span", text_xml(number), "page-number") + behind
    else:
        said = inline("span", text_xml(page_label(page.page, page.position, page.labels)), "page-unnumbered")
    if section:
        said += " " + inline("span", text_xml(section), "page-section")
    return line("h1", said, f"{GENERATED} page-title")


def _page_end(page: PagePlan) -> bytes:
    sections = ""
    if page.page.editor_lines:
        sections += block("section", _texts("p", page.page.editor_lines, _no_link), "page-end", id="editors")
    if page.page.unplaced:
        title = line("h2", text_xml(page.labels.unplaced), f"{GENERATED} unplaced-title")
        texts = _texts("p", page.page.unplaced, _no_link)
        sections += block("section", title + texts, "unplaced-texts", id="unplaced")
    return document(f"{page.title} {page.labels.page_end}", page.language, sections)


# --------------------------------------------------------------------------- articles


def _article(page: PagePlan, article: ArticlePlan, targets: Mapping[tuple[str, Direction, str], str]) -> bytes:
    node = article.article
    place = Place(2, lambda jump: targets.get((article.file, jump.direction, jump.page)))
    inner = _titled(node.head, node.body, place)
    if node.enrichment is not None:
        inner += _machine_made(node.enrichment, _labels_of(page, article))
    section = block(
        "section", inner, f"article {node.kind}", id=article.anchor, lang=article.language,
        aria_label=article.label if node.head.headline is None else None,
        data_sha256=node.sha256 or None, data_text_sha256=edited_sha256(node),
        data_tool=_silent_tool(node.enrichment),
    )  # fmt: skip
    return document(article.label, page.language, section)


def _labels_of(page: PagePlan, article: ArticlePlan) -> Labels:
    """What is said of an article's own words is said in its script; of one that is not Chinese, in its page's."""
    return labels_for(article.language) if article.language.startswith("zh") else page.labels


def _titled(head: Head, body: Iterable[Block], place: Place) -> str:
    """Head and body of an article, item or box."""
    return _head(head, place) + "".join(_blocks(body, place.below(head)))


def _text(tag: str, node: TextNode, link: Link) -> str:
    """A node's text in an element with its class."""
    return f'<{tag} class="{TEXT_CLASSES[type(node)]}">{filled(node, link)}</{tag}>\n'


def _texts(tag: str, nodes: Iterable[TextNode], link: Link) -> str:
    return "".join([_text(tag, node, link) for node in nodes])


def _heading(node: TextNode, place: Place) -> str:
    """A heading at the level of the place."""
    return _text(f"h{min(place.level, DEEPEST_HEADING)}", node, place.link)


def _head(head: Head, place: Place) -> str:
    inner = _headline_group(head, place)
    inner += _texts("p", (*head.bylines, *head.datelines, *head.standfirsts), place.link)
    return block("header", inner) if inner else ""


def _headline_group(head: Head, place: Place) -> str:
    """Kickers, headline and subheadlines: a group (HTML 4.3.7) where there is a heading in it."""
    before, behind = _texts("p", head.kickers, place.link), _texts("p", head.subheadlines, place.link)
    if head.headline is None:
        return before + behind
    heading = _heading(head.headline, place)
    return block("hgroup", before + heading + behind) if before or behind else heading


def _blocks(body: Iterable[Block], place: Place) -> Iterator[str]:
    """The blocks of a body; list items and lines of verse that follow each other are held together."""
    for kind, group in groupby(body, key=type):
        if kind is Verse:
            yield block("div", "".join(_stanzas(cast(Iterable[Verse], group), place)), "poem")
        else:
            inner = "".join([_block(node, place) for node in group])
            yield block("ul", inner, "list") if kind is ListItem else inner


def _stanzas(lines: Iterable[Verse], place: Place) -> Iterator[str]:
    """The lines of a poem; from the first that opens a stanza on, those of each are held together."""
    verses = list(lines)
    numbers = accumulate(verse.opens_stanza for verse in verses)
    for number, group in groupby(zip(numbers, verses, strict=True), key=itemgetter(0)):
        inner = _texts("p", [verse for _, verse in group], place.link)
        yield block("div", inner, STANZA) if number else inner


def _block(node: Block, place: Place) -> str:
    match node:
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
            return _text("p", node, place.link)
        case ListItem():
            return _text("li", node, place.link)
        case Crosshead():
            return _heading(node, place)
        case EditorNote():
            return block("div", _text("p", node, place.link), "note", role="note")
        case Photo():
            return _photo(node, place)
        case Item():
            return block("section", _titled(node.head, node.body, place), "item")
        case Box():
            return block("section", _titled(node.head, node.body, place), "box")
        case _:
            assert_never(node)


def _photo(photo: Photo, place: Place) -> str:
    """The words of a picture; the picture itself is not in the export, so there is no image and none is described."""
    nodes: tuple[TextNode, ...] = photo.lines if photo.headline is None else (photo.headline, *photo.lines)
    return block("figure", block("figcaption", _texts("p", nodes, place.link)), "photo")


# --------------------------------------------------------------------------- what a machine added


def _silent_tool(enrichment: Enrichment | None) -> str | None:
    """The machine that looked and found nothing: said of the article, as there is nothing to show."""
    if enrichment is None or enrichment.keywords or enrichment.places:
        return None
    return enrichment.tool


def _machine_made(enrichment: Enrichment, labels: Labels) -> str:
    """Keywords and places in a note that names the machine: seen by the reader, no part of the paper's text."""
    if not (enrichment.keywords or enrichment.places):
        return ""
    before, after = labels.machine_made.split("{}")
    lines = f'<p class="machine-made-title">{before}<span class="tool">{text_xml(enrichment.tool)}</span>{after}</p>\n'
    if enrichment.keywords:
        words = [_word("keyword", "data-weight", f"{k.weight:.4f}", k.text) for k in enrichment.keywords]
        lines += f'<p class="keywords">{text_xml(labels.keywords)}{"、".join(words)}</p>\n'
    if enrichment.places:
        words = [_word("place", "data-count", str(p.count), p.text) for p in enrichment.places]
        lines += f'<p class="places">{text_xml(labels.places)}{"、".join(words)}</p>\n'
    return block("div", lines, f"{GENERATED} machine-made", role="note", lang=labels.language)


def _word(class_: str, name: str, value: str, text: str) -> str:
    return f'<span class="{class_}" {name}="{value}">{text_xml(text)}</span>'
