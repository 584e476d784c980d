"""A message as its checks look at it: each item walked through once, and small things that all checks need."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from lxml import etree

from convert.findings import Finding, finding
from convert.formats.newsml.article_reader import read_parts
from convert.formats.newsml.codes import AS_THEY_STAND, Codes
from convert.formats.newsml.hashes import ItemHashes, hashes_of, item_forms, item_hashes
from convert.formats.newsml.inline_reader import MARKS
from convert.formats.newsml.metadata_reader import (
    alt_ids,
    extensions,
    ids_of,
    issue_from,
    issue_of,
    package_of,
    values_of,
)
from convert.formats.newsml.nitf_reader import line_of
from convert.formats.newsml.plain import TAGS, Apart, put_back
from convert.formats.newsml.properties import people
from convert.formats.newsml.reader import article_texts, is_canceled, page_text, string_of
from convert.formats.newsml.vocabulary import CANCELED, CATALOG, IPTC_CODES, SCHEMES, XML_LANG, g2, nitf
from convert.formats.xml import Element
from convert.tree import Fact, Issue

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]++|%[0-9A-Fa-f]{2})+")
"""An absolute URI of RFC 3986; a guid must be one (NewsML-G2, anyItem/@guid)."""
_PACKAGE, _PART, _STATUS, _MEMBER = map(g2, ("packageItem", "partMeta", "pubStatus", "memberOf"))
_META, _ALT_ID, _EXTENSION = map(g2, ("contentMeta", "altId", "contentMetaExtProperty"))
_BODY, _HL2, _CONTENT = map(nitf, ("body", "hl2", "body.content"))
_DECLARED = list(SCHEMES.items())
_ALIASES = frozenset((*SCHEMES, *IPTC_CODES))
_NO_PARTS: tuple[dict[str, list[Fact]], list[Finding]] = ({}, [])
_ITEM = f"{g2('itemSet')}/*"
ITEMS = frozenset((g2("newsItem"), _PACKAGE))


class Item:
    """An item and all its elements by name, walked through once.

    `valid` says that its message is as the schemas want it: they have no wildcards, and say what stands where.
    """

    def __init__(self, element: Element, *, valid: bool, hashes: ItemHashes | None = None, plain: bool = False) -> None:
        self.element, self.valid, self.hashes, self.is_plain = element, valid, hashes, plain
        """`hashes` of a valid item; `is_plain` where its catalogs and subjects are taken out of it (see `plain`)."""
        self.guid = element.get("guid") or ""
        self.is_package: bool = element.tag == _PACKAGE
        found: dict[str, list[Element]] = defaultdict(list)
        for one in element.iter("*"):
            found[one.tag].append(one)
        self.elements = dict(found)
        """All its elements by name, names in the order in which they first come."""
        self._properties: dict[str, list[Element]] = {}
        self._copies: dict[str, dict[str | None, list[str]]] = {}
        self._text: str | None = None
        meta = self._look_at_metadata() if valid else self._look_for_metadata()
        self.makers = [] if meta is None else list(people(meta, self.codes))
        """The makers that its metadata name: role, name, affiliation."""
        self.parts = read_parts(element, self.codes) if _PART in found else _NO_PARTS
        """The facts in its partMeta by the id of their text, and what in them is no fact."""
        self.bodies = [string_of(body) for body in self.all(_BODY)]
        """The texts of its NITF bodies, with their spaces."""

    def _look_at_metadata(self) -> Element | None:
        """What all checks ask for, and its contentMeta; in a valid item each stands in one place only."""
        self.is_canceled = self.attribute(_STATUS, "qcode") == CANCELED
        """Whether it says that it is withdrawn."""
        self.package = self.attribute(_MEMBER, "uri")
        """The guid of the package that it says it is a member of."""
        self.codes = AS_THEY_STAND if self.declares_ours else Codes(self.element)
        """Its qcodes, as its catalogs have them."""
        self.ids = ids_of(self.all(_ALT_ID), self.codes)
        """Its ids in our scheme, by kind."""
        self.extensions = values_of(self.all(_EXTENSION), self.codes)
        """The values of its extension properties, by what they are."""
        return self.first(_META)

    def _look_for_metadata(self) -> Element | None:
        """The same in any item."""
        self.is_canceled, self.package = is_canceled(self.element), package_of(self.element)
        self.codes = Codes(self.element)
        self.ids, self.extensions = alt_ids(self.element, self.codes), extensions(self.element, self.codes)
        return self.element.find(_META)

    @property
    def line(self) -> int | None:
        """Its line in the file, from 1."""
        return line_of(self.element)

    @cached_property
    def issue(self) -> Issue:
        """The facts about the issue that its metadata give."""
        if self.valid:
            return issue_from(self.ids, self.copy("contentCreated"), self.element.get(XML_LANG))
        return issue_of(self.element, self.codes)[0]

    def texts(self) -> list[str]:
        """The texts of an article in the order in which they are read.

        In a valid item they stand in that order, and nothing between them, but for kickers and the headline group of
        an article without a headline.
        """
        if self.valid and not any(map(_is_moved, self.all(_HL2))):
            return self.bodies
        return article_texts(self.element)

    def text(self, news: Mapping[str | None, Item]) -> str:
        """The text of a page with its news items, without spaces, read once."""
        if self._text is None:
            self._text = page_text(self.element, news, Item.texts)
        return self._text

    @property
    def may_have_facts(self) -> bool:
        """Whether anything in it could be a fact: a mark in a text or a partMeta."""
        return any(tag in self.elements for tag in (*MARKS, _PART))

    def all(self, tag: str) -> list[Element]:
        """The elements of a name anywhere in the item, in order."""
        return self.elements.get(tag) or []

    def first(self, tag: str) -> Element | None:
        """The first element of a name."""
        found = self.elements.get(tag)
        return found[0] if found else None

    def attribute(self, tag: str, name: str) -> str:
        """An attribute of the first element of a name; empty where there is none."""
        element = self.first(tag)
        return "" if element is None else element.get(name) or ""

    @cached_property
    def schemes(self) -> list[tuple[str, str]]:
        """The aliases that its own catalogs declare, and their URIs."""
        return [(scheme.get("alias") or "", scheme.get("uri") or "") for scheme in self.all(g2("scheme"))]

    @cached_property
    def declares_ours(self) -> bool:
        """Whether its own catalogs declare our schemes, and nothing else."""
        return self.is_plain or self.schemes == _DECLARED

    @cached_property
    def aliases(self) -> frozenset[str]:
        """The aliases that the item declares, and IPTC's where it names the catalog."""
        if self.is_plain:
            return _ALIASES
        catalog = any(ref.get("href") == CATALOG for ref in self.all(g2("catalogRef")))
        declared = {alias for alias, _ in self.schemes}
        return frozenset(declared | (set(IPTC_CODES) if catalog else set()))

    def properties(self, tag: str) -> list[Element]:
        """The properties of one name of the item as a whole, not of a part of its content."""
        found = self._properties.get(tag)
        if found is None:
            found = self.all(g2(tag))
            if _PART in self.elements:
                found = [e for e in found if (parent := e.getparent()) is not None and parent.tag != _PART]
            self._properties[tag] = found
        return found

    def copies(self, tag: str, role: str | None = None) -> list[str]:
        """The texts of the properties of one name and role (or type)."""
        known = self._copies.get(tag)
        if known is None:
            if g2(tag) not in self.elements:
                return []
            known = self._copies[tag] = {}
            for element in self.properties(tag):
                known.setdefault(element.get("role") or element.get("type"), []).append(element.text or "")
        return known.get(role, [])

    def copy(self, tag: str, role: str | None = None) -> str:
        """The same, a line each."""
        return "\n".join(self.copies(tag, role))

    def printed(self, tag: str) -> str:
        """The texts of NITF's elements of one name, a line each."""
        return "\n".join(map(string_of, self.all(nitf(tag))))


def _is_moved(title: Element) -> bool:
    """Whether a title may stand elsewhere than it is read."""
    kind = title.get("class")
    return kind == "kicker" or (kind == "subheadline" and (parent := title.getparent()) is not None
                                and parent.tag == _CONTENT)  # fmt: skip


def items_of(root: Element, *, valid: bool) -> list[Item]:
    """The items of a message."""
    return [Item(one, valid=valid, hashes=item_hashes(one) if valid else None) for one in _elements(root)]


def plain_items(root: Element, apart: Apart) -> list[Item] | None:
    """The items of a valid message whose catalogs and subjects were set apart, the first of which are taken out here.

    None where one of them is not as it should be.
    """
    elements = _elements(root)
    try:
        forms = list(map(item_forms, elements))
    except (ValueError, etree.C14NError):
        return None
    whole = put_back([metadata for metadata, _ in forms], apart)
    if whole is None:
        return None
    etree.strip_elements(root, *TAGS)
    hashes = [hashes_of(metadata, content) for metadata, (_, content) in zip(whole, forms, strict=True)]
    return [Item(one, valid=True, hashes=known, plain=True) for one, known in zip(elements, hashes, strict=True)]


def _elements(root: Element) -> list[Element]:
    return [element for element in root.iterfind(_ITEM) if element.tag in ITEMS]


def news_of(items: list[Item]) -> dict[str | None, Item]:
    """The news items of a message by their guids."""
    return {item.element.get("guid"): item for item in items if not item.is_package}


def pages_of(items: list[Item]) -> list[tuple[Item, list[Item]]]:
    """Each package with the news items after it."""
    found: list[tuple[Item, list[Item]]] = []
    for item in items:
        if item.is_package:
            found.append((item, []))
        elif found:
            found[-1][1].append(item)
    return found


def differ(element: Element, field: str, found: str, expected: str) -> Finding:
    """NML016: two places that should say the same do not."""
    return finding("NML016", line=line_of(element), field=field, found=found, expected=expected)


def uri_problems(element: Element, attribute: str, value: str) -> Iterator[Finding]:
    """NML006 where a value is no URI: that of an attribute, or the element's own."""
    if not _URI.fullmatch(value):
        name = attribute_name(element, attribute) if attribute else etree.QName(element).localname
        yield finding("NML006", line=line_of(element), attribute=name, value=value)


def attribute_name(element: Element, attribute: str) -> str:
    """An attribute as messages call it: `memberOf@uri`."""
    return f"{etree.QName(element).localname}@{attribute}"
