"""An article as NITF 3.6: head with docdata and pubdata, body with the headline group, and the body's blocks.

Where NITF's order is not the printed one, the class says what a thing is and the reader puts it back: kickers are
`<hl2 class="kicker">` after `<hl1>`.  Inside a `<block>` NITF wants byline, dateline and abstract before the
headline, which would turn the reading order round, so there (and in mid-article) they are `<p>` with a class.
NITF knows no block in a block: an inner part stands in a `<note>` of its host.  What NITF's marks cannot say of a
text, the item's partMeta says, by the id of the element that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, assert_never

from lxml import etree

from convert.formats.newsml.inline import fill, iso_basic
from convert.formats.newsml.inline_reader import Makers, read_inline
from convert.formats.newsml.vocabulary import (
    HEAD_BYLINE,
    HEAD_DATELINE,
    NITF,
    NITF_CLASSES,
    NITF_VERSION,
    STANDFIRST,
    nitf,
)
from convert.formats.xml import Element
from convert.tree import (
    WHITE_SPACE,
    Answer,
    Article,
    Block,
    Box,
    Byline,
    Caption,
    Clause,
    Credit,
    Crosshead,
    Dateline,
    EditorNote,
    Endnote,
    Fact,
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
    without_space,
)

_NAMESPACES: dict[Any, str] = {None: NITF}


class NitfWriter:
    """Writes one article; `parts` collects the facts that NITF cannot mark, each with the id of its element."""

    def __init__(self, issue: Issue, page: Page, guid: str, urgency: int | None, makers: Makers) -> None:
        self._issue, self._page, self._guid, self._urgency = issue, page, guid, urgency
        self._makers = makers
        self.parts: list[tuple[str, tuple[Fact, ...]]] = []

    def write(self, parent: Element, article: Article, language: str) -> Element:
        """Append `<nitf>` to the parent (an `<inlineXML>`), and return it."""
        root = etree.SubElement(parent, nitf("nitf"), {"version": NITF_VERSION, "baselang": language}, _NAMESPACES)
        root.text = "\n"
        root.tail = "\n"
        self._head(_put(root, "head"), article)
        body = _put(root, "body")
        head = article.head
        if has_text(head):
            self._body_head(_put(body, "body.head"), head)
        loose = () if head.headline and has_text(head.headline) else (*head.kickers, *head.subheadlines)
        if any(map(has_text, loose)) or article.body:
            content = _put(body, "body.content")
            self._headlines(content, Head(head.kickers, None, head.subheadlines) if loose else Head())
            self._blocks(content, article.body)
        return root

    # ---- head

    def _head(self, head: Element, article: Article) -> None:
        if article.head.headline and has_text(article.head.headline):
            _put(head, "title", {"type": "main"}).text = article.head.headline.text
        docdata = _put(head, "docdata")
        _put(docdata, "doc-id", {"id-string": self._guid})
        if self._urgency is not None:
            _put(docdata, "urgency", {"ed-urg": str(self._urgency)})
        if self._issue.date:
            _put(docdata, "date.issue", {"norm": iso_basic(self._issue.date)})
        known = {
            "date.publication": iso_basic(self._issue.date) if self._issue.date else None,
            "name": self._issue.publication,
            "number": self._issue.number,
            "position.section": self._page.section,
            "position.sequence": self._page.number,
        }
        _put(head, "pubdata", {"type": "print", **{k: v for k, v in known.items() if v and without_space(v)}})

    def _body_head(self, element: Element, head: Head) -> None:
        if head.headline and has_text(head.headline):
            hedline = _put(element, "hedline")
            self._text(hedline, "hl1", head.headline)
            self._texts(hedline, "hl2", head.kickers, "kicker")
            self._texts(hedline, "hl2", head.subheadlines, "subheadline")
        self._texts(element, "byline", head.bylines)
        self._texts(element, "dateline", head.datelines)
        for standfirst in filter(has_text, head.standfirsts):
            self._text(_put(element, "abstract"), "p", standfirst)

    # ---- body

    def _blocks(self, parent: Element, body: tuple[Block, ...]) -> None:
        for listed, blocks in groupby(body, key=lambda block: isinstance(block, ListItem)):
            if listed:
                self._list(parent, [block for block in blocks if isinstance(block, ListItem)])
            else:
                for block in blocks:
                    self._block(parent, block)

    def _list(self, parent: Element, items: list[ListItem]) -> None:
        items = [item for item in items if has_text(item)]
        if items:
            self._texts(_put(parent, "ul"), "li", items)

    def _block(self, parent: Element, block: Block) -> None:
        match block:
            case Paragraph():
                self._text(parent, "p", block)
            case Crosshead():
                self._text(parent, "hl2", block, "crosshead")
            case ListItem():
                self._list(parent, [block])
            case Clause() | Question() | Answer() | Verse() | SignOff() | Jump() | Byline() | Dateline():
                self._text(parent, "p", block, NITF_CLASSES[type(block)])
            case EditorNote():
                self._note(parent, block, "editorsnote")
            case Endnote():
                self._note(parent, block, "end")
            case Photo():
                self._photo(parent, block)
            case Item(head=head, body=body):
                self._part(parent, "item", head, body)
            case Box(head=head, body=body):
                self._part(parent, "box", head, body)
            case _:
                assert_never(block)

    def _note(self, parent: Element, node: TextNode, noteclass: str) -> None:
        if has_text(node):
            note = _put(parent, "note", {"noteclass": noteclass})
            self._text(_put(note, "body.content"), "p", node)

    def _part(self, parent: Element, name: str, head: Head, body: tuple[Block, ...]) -> None:
        if parent.tag == nitf("block"):
            parent = _put(_put(parent, "note"), "body.content")
        block = _put(parent, "block", {"class": name})
        self._headlines(block, head)
        self._texts(block, "p", head.bylines, HEAD_BYLINE)
        self._texts(block, "p", head.datelines, HEAD_DATELINE)
        self._texts(block, "p", head.standfirsts, STANDFIRST)
        self._blocks(block, body)

    def _headlines(self, parent: Element, head: Head) -> None:
        self._texts(parent, "hl2", head.kickers, "kicker")
        if head.headline:
            self._text(parent, "hl2", head.headline, "headline")
        self._texts(parent, "hl2", head.subheadlines, "subheadline")

    def _photo(self, parent: Element, photo: Photo) -> None:
        """NITF wants a `media-reference`: it stays empty, because the export has no picture and none is invented.

        Credits after the last caption are `media-producer`; one before it stays among the captions, in print order.
        """
        media = _put(parent, "media", {"media-type": "image"})
        _put(media, "media-metadata", {"name": "picture", "value": "not-supplied"})
        _put(media, "media-reference")
        lines = [line for line in photo.lines if has_text(line)]
        captions = max((n for n, line in enumerate(lines, 1) if isinstance(line, Caption)), default=0)
        headline = photo.headline if photo.headline and has_text(photo.headline) else None
        if headline or captions:
            caption = _put(media, "media-caption")
            if headline:
                self._text(caption, "hl2", headline, "headline")
            for line in lines[:captions]:
                self._text(caption, "p", line, "credit" if isinstance(line, Credit) else None)
        self._texts(media, "media-producer", lines[captions:])

    # ---- texts

    def _texts(self, parent: Element, tag: str, nodes: Iterable[TextNode], name: str | None = None) -> None:
        for node in nodes:
            self._text(parent, tag, node, name)

    def _text(self, parent: Element, tag: str, node: TextNode, name: str | None = None) -> None:
        if not has_text(node):
            return
        element = _put(parent, tag, {"class": name} if name else None)
        fill(element, node)
        if node.facts and read_inline(element, self._makers)[1] != node.facts:
            self.parts.append((part_id(self._guid, len(self.parts) + 1), node.facts))
            element.set("id", self.parts[-1][0])


def part_id(guid: str, number: int) -> str:
    """The id of a text in an item: unique in the message, and the same whatever stands in other items."""
    return f"t{guid.rpartition(':')[2]}-{number}"


def has_text(part: TextNode | Head) -> bool:
    """Whether there is anything but white space; G2 and NITF have no use for empty elements."""
    if isinstance(part, Head):
        return any(map(has_text, _body_head_nodes(part)))
    return not all(map(WHITE_SPACE.__contains__, part.text))


def _body_head_nodes(head: Head) -> tuple[TextNode, ...]:
    headline = () if head.headline is None else (head.headline,)
    return (*headline, *head.bylines, *head.datelines, *head.standfirsts)


def _put(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """A structural element, on a line of its own."""
    element = etree.SubElement(parent, nitf(tag), attributes or {})
    element.tail = "\n"
    if parent.text is None:
        parent.text = "\n"
    return element
