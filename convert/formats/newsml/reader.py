"""The text of a written NewsML-G2 message, read from the document itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from convert.formats.newsml.vocabulary import CANCELED, g2, nitf
from convert.formats.xml import Element, parse
from convert.tree import without_space

_STATUS = f"{g2('itemMeta')}/{g2('pubStatus')}"
_STRING = etree.XPath("string()", smart_strings=False)
_REFERENCES = f"{g2('groupSet')}/{g2('group')}/{g2('itemRef')}"
_BODY = f"{g2('contentSet')}/{g2('inlineXML')}/{nitf('nitf')}/{nitf('body')}"


def string_of(element: Element) -> str:
    """All the text in an element, without comments and processing instructions."""
    return str(_STRING(element))


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
    return "".join(page_text(package, items) for package in packages)


def page_text(package: Element, items: Mapping[str | None, Element]) -> str:
    """The text of a package and of the news items that it refers to, without white space."""
    return without_space("".join(_page(package, items)))


def _page(package: Element, items: Mapping[str | None, Element]) -> Iterator[str]:
    yield from _furniture(package, "bmpage:folio")
    guids = (reference.get("residref") for reference in package.iterfind(_REFERENCES))
    for guid in dict.fromkeys(guids):  # once each, lest a small file unfold into a large one
        item = items.get(guid)
        if item is not None:
            yield from _article(item)
    yield from _furniture(package, "bmpage:editor-line")
    yield from _furniture(package, "bmpage:unplaced")


def _furniture(package: Element, role: str) -> Iterator[str]:
    for description in package.iterfind(f"{g2('contentMeta')}/{g2('description')}"):
        if description.get("role") == role:
            yield string_of(description)


def _article(item: Element) -> Iterator[str]:
    for body in item.iterfind(_BODY):
        contents = body.findall(nitf("body.content"))
        heads = [*body.iterfind(f"{nitf('body.head')}/{nitf('hedline')}"), *contents]
        for group in (_of_class(heads, "kicker"), _headline(body), _of_class(heads, "subheadline")):
            yield from group
        for name in ("byline", "dateline", "abstract"):
            yield from map(string_of, body.iterfind(f"{nitf('body.head')}/{nitf(name)}"))
        for content in contents:
            yield from (string_of(e) for e in content.iterchildren("*") if not _in_headline_group(e))


def _headline(body: Element) -> Iterator[str]:
    return map(string_of, body.iterfind(f"{nitf('body.head')}/{nitf('hedline')}/{nitf('hl1')}"))


def _of_class(parents: list[Element], name: str) -> Iterator[str]:
    for parent in parents:
        yield from (string_of(e) for e in parent.iterchildren(nitf("hl2")) if e.get("class") == name)


def _in_headline_group(element: Element) -> bool:
    """Kickers and subheadlines of an article without a headline stand at the head of its content."""
    return element.tag == nitf("hl2") and element.get("class") in {"kicker", "subheadline"}
