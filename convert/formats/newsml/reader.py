"""The text of a written NewsML-G2 message, read from the document itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from lxml import etree

from convert.formats.newsml.vocabulary import CANCELED, g2, nitf
from convert.formats.xml import Element, parse
from convert.tree import without_space

NewsItem = TypeVar("NewsItem")

_STATUS = f"{g2('itemMeta')}/{g2('pubStatus')}"
_STRING = etree.XPath("string()", smart_strings=False)
_DESCRIPTIONS = f"{g2('contentMeta')}/{g2('description')}"
_REFERENCES = f"{g2('groupSet')}/{g2('group')}/{g2('itemRef')}"
_BODY = f"{g2('contentSet')}/{g2('inlineXML')}/{nitf('nitf')}/{nitf('body')}"
_HEAD, _CONTENT, _HEDLINE, _HL1, _HL2 = map(nitf, ("body.head", "body.content", "hedline", "hl1", "hl2"))
_GROUP = ("kicker", "subheadline")
_REST = tuple(map(nitf, ("byline", "dateline", "abstract")))
_IN_HEAD = (_HEDLINE, *_REST)
_ORDER = ("kicker", _HL1, "subheadline", *_REST, _CONTENT)
"""The texts of an article in the order in which they are read, by class or element."""


def string_of(element: Element) -> str:
    """All the text in an element, without comments and processing instructions."""
    return str(_STRING(element)) if len(element) else element.text or ""


def is_canceled(item: Element) -> bool:
    """Whether an item says that it is withdrawn (`stat:canceled`)."""
    status = item.find(_STATUS)
    return status is not None and status.get("qcode") == CANCELED


def text_stream(data: bytes) -> str:
    """The page's text without white space; raises etree.XMLSyntaxError where the bytes are no XML."""
    return stream_of(parse(data))


def stream_of(root: Element) -> str:
    """The page's text in a message that is parsed."""
    item_set = root.find(g2("itemSet"))
    if item_set is None:
        return ""
    items = {item.get("guid"): item for item in item_set.iterchildren(g2("newsItem"))}
    packages = (package for package in item_set.iterchildren(g2("packageItem")) if not is_canceled(package))
    return "".join(page_text(package, items, article_texts) for package in packages)


def page_text(
    package: Element, items: Mapping[str | None, NewsItem], texts: Callable[[NewsItem], Iterable[str]]
) -> str:
    """The text of a package and of the news items that it refers to, without white space.

    `texts` gives those of a news item in the order in which they are read, as `article_texts` does.
    """
    furniture: dict[str | None, list[str]] = {}
    for description in package.iterfind(_DESCRIPTIONS):
        furniture.setdefault(description.get("role"), []).append(string_of(description))
    pieces = furniture.get("bmpage:folio", [])
    guids = (reference.get("residref") for reference in package.iterfind(_REFERENCES))
    for guid in dict.fromkeys(guids):  # once each, lest a small file unfold into a large one
        item = items.get(guid)
        if item is not None:
            pieces += texts(item)
    pieces += furniture.get("bmpage:editor-line", [])
    pieces += furniture.get("bmpage:unplaced", [])
    return without_space("".join(pieces))


def article_texts(item: Element) -> list[str]:
    """The texts of a news item."""
    return [text for body in item.iterfind(_BODY) for text in _body(body)]


def _body(body: Element) -> list[str]:
    """The texts of an article: the headline group, the rest of its head by kind, its content.

    Kickers and subheadlines of an article without a headline stand at the head of its content.
    """
    found: dict[str | None, list[str]] = {name: [] for name in _ORDER}
    for head in body.iterchildren(_HEAD):
        for element in head.iterchildren(*_IN_HEAD):
            if element.tag != _HEDLINE:
                found[element.tag].append(string_of(element))
                continue
            for title in element.iterchildren(_HL1, _HL2):
                name = _HL1 if title.tag == _HL1 else title.get("class")
                if title.tag == _HL1 or name in _GROUP:
                    found[name].append(string_of(title))
    for content in body.iterchildren(_CONTENT):
        for element in content.iterchildren("*"):
            name = element.get("class") if element.tag == _HL2 else None
            found[name if name in _GROUP else _CONTENT].append(string_of(element))
    return [text for texts in found.values() for text in texts]
