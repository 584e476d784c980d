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
from typing import assert_never, cast

from convert.formats.newsml.inline import iso_basic, marked, people_are_marked
from convert.formats.newsml.inline_reader import Makers, read_inline
from convert.formats.newsml.markup import around, parse_nitf, text_element
from convert.formats.newsml.vocabulary import (
    HEAD_BYLINE,
    HEAD_DATELINE,
    NITF,
    NITF_CLASSES,
    NITF_VERSION,
    OPENING_VERSE,
    STANDFIRST,
)
from convert.formats.xml import text_xml
from convert.tree import (
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
    is_blank,
)


class NitfWriter:
    """Writes one article; `parts` collects the facts that NITF cannot mark, each with the id of its element."""

    def __init__(self, issue: Issue, page: Page, guid: str, urgency: int | None, makers: Makers) -> None:
        self._issue, self._page, self._guid, self._urgency = issue, page, guid, urgency
        self._makers = makers
        self.parts: list[tuple[str, tuple[Fact, ...]]] = []

    def write(self, article: Article, language: str) -> str:
        """The `<nitf>` of an article."""
        head = article.head
        inside = self._head(article)
        body = self._body_head(head) if has_text(head) else ""
        loose = () if head.headline and has_text(head.headline) else (*head.kickers, *head.subheadlines)
        if any(map(has_text, loose)) or article.body:
            titles = self._headlines(Head(head.kickers, None, head.subheadlines)) if loose else ""
            body += around("body.content", titles + self._blocks(article.body))
        attributes = {"xmlns": NITF, "version": NITF_VERSION, "baselang": language}
        return around("nitf", inside + around("body", body), attributes)

    # ---- head

    def _head(self, article: Article) -> str:
        title, day = article.head.headline, iso_basic(self._issue.date) if self._issue.date else None
        docdata = text_element("doc-id", None, {"id-string": self._guid})
        if self._urgency is not None:
            docdata += text_element("urgency", None, {"ed-urg": editorial_urgency(str(self._urgency))})
        if day:
            docdata += text_element("date.issue", None, {"norm": day})
        known = {
            "date.publication": day,
            "name": self._issue.publication,
            "number": self._issue.number,
            "position.section": self._page.section,
            "position.sequence": self._page.number,
        }
        pubdata = {"type": "print", **{k: v for k, v in known.items() if v and not is_blank(v)}}
        return around(
            "head",
            (text_element("title", title.text, {"type": "main"}) if title and has_text(title) else "")
            + around("docdata", docdata)
            + text_element("pubdata", None, pubdata),
        )

    def _body_head(self, head: Head) -> str:
        group = ""
        if head.headline and has_text(head.headline):
            titles = self._text("hl1", head.headline)
            titles += self._texts("hl2", head.kickers, "kicker")
            titles += self._texts("hl2", head.subheadlines, "subheadline")
            group = around("hedline", titles)
        makers = self._texts("byline", head.bylines) + self._texts("dateline", head.datelines)
        abstracts = [
            around("abstract", self._text("p", standfirst)) for standfirst in filter(has_text, head.standfirsts)
        ]
        return around("body.head", group + makers + "".join(abstracts))

    # ---- body

    def _blocks(self, body: tuple[Block, ...], in_part: bool = False) -> str:
        pieces = []
        for kind, blocks in groupby(body, key=type):
            if kind is Paragraph:  # most are
                pieces.append(self._texts("p", cast(Iterable[Paragraph], blocks)))
            elif kind is ListItem:
                items = self._texts("li", cast(Iterable[ListItem], blocks))
                pieces.append(around("ul", items) if items else "")
            else:
                pieces += [self._block(block, in_part) for block in blocks]
        return "".join(pieces)

    def _block(self, block: Block, in_part: bool) -> str:
        match block:
            case Paragraph():
                return self._text("p", block)
            case Crosshead():
                return self._text("hl2", block, "crosshead")
            case ListItem():
                return self._blocks((block,))
            case Clause() | Question() | Answer() | Verse() | SignOff() | Jump() | Byline() | Dateline():
                return self._text("p", block, _class_of(block))
            case EditorNote():
                return self._note(block, "editorsnote")
            case Endnote():
                return self._note(block, "end")
            case Photo():
                return self._photo(block)
            case Item(head=head, body=body):
                return self._part("item", head, body, in_part)
            case Box(head=head, body=body):
                return self._part("box", head, body, in_part)
            case _:
                assert_never(block)

    def _note(self, node: TextNode, noteclass: str) -> str:
        text = self._text("p", node)
        return around("note", around("body.content", text), {"noteclass": noteclass}) if text else ""

    def _part(self, name: str, head: Head, body: tuple[Block, ...], in_part: bool) -> str:
        inside = self._headlines(head)
        inside += self._texts("p", head.bylines, HEAD_BYLINE)
        inside += self._texts("p", head.datelines, HEAD_DATELINE)
        inside += self._texts("p", head.standfirsts, STANDFIRST)
        block = around("block", inside + self._blocks(body, True), {"class": name})
        return around("note", around("body.content", block)) if in_part else block

    def _headlines(self, head: Head) -> str:
        titles = self._texts("hl2", head.kickers, "kicker")
        if head.headline:
            titles += self._text("hl2", head.headline, "headline")
        return titles + self._texts("hl2", head.subheadlines, "subheadline")

    def _photo(self, photo: Photo) -> str:
        """NITF wants a `media-reference`: it stays empty, because the export has no picture and none is invented.

        Credits after the last caption are `media-producer`; one before it stays among the captions, in print order.
        """
        media = text_element("media-metadata", None, {"name": "picture", "value": "not-supplied"})
        media += text_element("media-reference", None)
        lines = [line for line in photo.lines if has_text(line)]
        captions = max((n for n, line in enumerate(lines, 1) if isinstance(line, Caption)), default=0)
        caption = self._text("hl2", photo.headline, "headline") if photo.headline else ""
        for line in lines[:captions]:
            caption += self._text("p", line, "credit" if isinstance(line, Credit) else None)
        media += around("media-caption", caption) if caption else ""
        return around("media", media + self._texts("media-producer", lines[captions:]), {"media-type": "image"})

    # ---- texts

    def _texts(self, tag: str, nodes: Iterable[TextNode], name: str | None = None) -> str:
        return "".join([self._text(tag, node, name) for node in nodes])

    def _text(self, tag: str, node: TextNode, name: str | None = None) -> str:
        """A text on a line of its own; with an id where its marks do not say all its facts."""
        if is_blank(node.text):
            return ""
        start = f'{tag} class="{name}"' if name else tag
        if not node.facts:
            return f"<{start}>{text_xml(node.text)}</{tag}>\n"
        text = marked(node, tag)
        if not self._are_marked(node, tag, text):
            self.parts.append((part_id(self._guid, len(self.parts) + 1), node.facts))
            start += f' id="{self.parts[-1][0]}"'
        return f"<{start}>{text}</{tag}>\n"

    def _are_marked(self, node: TextNode, tag: str, text: str) -> bool:
        """Whether the marks in a text say all its facts, as one sees who reads them."""
        return people_are_marked(node, tag, self._makers) or (
            read_inline(parse_nitf(f"<{tag}>{text}</{tag}>"), self._makers)[1] == node.facts
        )


def editorial_urgency(urgency: str) -> str:
    """NITF's urgency for that of NewsML-G2, which has a ninth: NITF 3.6 says 1=most, 5=normal, 8=least."""
    return "8" if urgency == "9" else urgency


def _class_of(node: TextNode) -> str:
    opens = isinstance(node, Verse) and node.opens_stanza
    return OPENING_VERSE if opens else NITF_CLASSES[type(node)]


def part_id(guid: str, number: int) -> str:
    """The id of a text in an item: unique in the message, and the same whatever stands in other items."""
    return f"t{guid.rpartition(':')[2]}-{number}"


def has_text(part: TextNode | Head) -> bool:
    """Whether there is anything but white space; G2 and NITF have no use for empty elements."""
    if isinstance(part, Head):
        return any(map(has_text, _body_head_nodes(part)))
    return not is_blank(part.text)


def _body_head_nodes(head: Head) -> tuple[TextNode, ...]:
    headline = () if head.headline is None else (head.headline,)
    return (*headline, *head.bylines, *head.datelines, *head.standfirsts)
