"""Whether bytes are a newsMessage as this project writes them: the profile's schemas, then what no schema can say.

Every check is one function with a code of its own; `_MESSAGE_CHECKS` and `_ITEM_CHECKS` are the whole list.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from convert.findings import Finding, finding
from convert.formats import xml
from convert.formats.newsml.reader import content_hash, page_text, string_of, text_hash
from convert.formats.newsml.vocabulary import (
    CATALOG,
    IPTC_CODES,
    OWN_CODES,
    SCHEMES,
    XML_LANG,
    g2,
    nitf,
)
from convert.formats.xml import Element
from convert.tree import WHITE_SPACE, without_space

_SCHEMA = ("newsml", "newsml.xsd")
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)\Z")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")
"""An absolute URI of RFC 3986; a guid must be one (NewsML-G2, anyItem/@guid)."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z0-9]{5,8})*")
"""The part of BCP 47 in use: language, script, region, variants."""
_STRUCTURE = re.compile(r"\{[^{}]*\}")


def _codes(*aliases: str) -> frozenset[str]:
    tables = {**OWN_CODES, **IPTC_CODES}
    return frozenset(f"{alias}:{code}" for alias in aliases for code in tables[alias])


_FURNITURE = frozenset({"bmpage:folio", "bmpage:editor-line", "bmpage:unplaced"})
_QCODES: dict[str, dict[str, frozenset[str]]] = {
    g2("pubStatus"): {"qcode": _codes("stat")},
    g2("located"): {"type": frozenset({"cpnat:geoArea"})},
    g2("creator"): {"role": _codes("bmby")},
    g2("contributor"): {"role": _codes("bmby")},
    g2("altId"): {"type": _codes("bmid")},
    g2("genre"): {"qcode": _codes("genre", "bmkind")},
    g2("subject"): {"type": _codes("cpnat"), "how": _codes("howextr"), "why": _codes("why"), "creator": frozenset()},
    g2("related"): {"rel": _codes("bmprop")},
    g2("headline"): {"role": _codes("bmhead")},
    g2("group"): {"role": frozenset({"bmpage:articles"}), "mode": _codes("pgrmod")},
    g2("link"): {"rel": _codes("bmlink")},
    g2("hash"): {"hashtype": _codes("bmhash"), "scope": _codes("bmhash")},
}
"""Which codes may stand in which attribute; none listed means any (the tool's name)."""
_QCODES_BY_ITEM: dict[str, dict[str, dict[str, frozenset[str]]]] = {
    g2("newsItem"): {
        **_QCODES,
        g2("itemClass"): {"qcode": frozenset({"ninat:text"})},
        g2("description"): {"role": _codes("drol")},
    },
    g2("packageItem"): {
        **_QCODES,
        g2("itemClass"): {"qcode": frozenset({"ninat:composite"})},
        g2("description"): {"role": _FURNITURE},
    },
}
_FILLED = frozenset(
    nitf(name)
    for name in (
        "title", "hl1", "hl2", "byline", "dateline", "p", "li", "media-producer", "person", "byttl", "location", "org",
        "chron", "story.date", "em", "a",
    )
) | frozenset(map(g2, ("copyrightNotice", "headline", "description", "by", "dateline", "altId", "name")))  # fmt: skip

_NAMED = frozenset(map(g2, ("provider", "located", "infoSource", "creator", "contributor", "affiliation", "subject")))


def validate(data: bytes) -> list[Finding]:
    """What is wrong with a written message; empty when nothing is."""
    try:
        root = xml.parse(data)
    except etree.XMLSyntaxError as error:
        return [finding("NML001", line=error.lineno, reason=error.msg or "empty")]
    document: Any = root.getroottree().docinfo
    if document.doctype:  # libxml2 cannot validate past an entity that is not resolved, and none ever is here
        return [finding("NML002", line=1, message="a document type declaration")]
    return [*_schema(root), *_checks(root)]


@dataclass(frozen=True)
class _Item:
    """An item and all its elements by name, walked through once."""

    element: Element

    @property
    def guid(self) -> str:
        return self.element.get("guid") or ""

    @property
    def is_package(self) -> bool:
        return self.element.tag == g2("packageItem")

    @cached_property
    def elements(self) -> dict[str, list[Element]]:
        """All elements by name, names in the order in which they first come."""
        found: dict[str, list[Element]] = defaultdict(list)
        for element in self.element.iter("*"):
            found[element.tag].append(element)
        return found

    def all(self, tag: str) -> list[Element]:
        """The elements of a name anywhere in the item, in order."""
        return self.elements.get(tag, [])

    def first(self, tag: str) -> Element | None:
        """The first element of a name."""
        return next(iter(self.all(tag)), None)

    def attribute(self, tag: str, name: str) -> str:
        """An attribute of the first element of a name; empty where there is none."""
        element = self.first(tag)
        return "" if element is None else element.get(name) or ""

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Our aliases as the item declares them, and IPTC's where it names the catalog."""
        known = {}
        if any(ref.get("href") == CATALOG for ref in self.all(g2("catalogRef"))):
            known = dict.fromkeys(IPTC_CODES, CATALOG)
        for scheme in self.all(g2("scheme")):
            known.setdefault(scheme.get("alias") or "", scheme.get("uri") or "")
        return known

    def copies(self, tag: str, role: str | None = None) -> list[str]:
        """The texts of the properties of one kind and role (or type)."""
        return [e.text or "" for e in self.all(g2(tag)) if (e.get("role") or e.get("type")) == role]

    def copy(self, tag: str, role: str | None = None) -> str:
        """The same, a line each."""
        return "\n".join(self.copies(tag, role))

    def printed(self, tag: str) -> str:
        """The texts of NITF's elements of one name, a line each."""
        return "\n".join(map(string_of, self.all(nitf(tag))))


def _schema(root: Element) -> Iterator[Finding]:
    for line, message in xml.schema_errors(xml.xsd(*_SCHEMA), root):
        yield finding("NML002", line=line, message=_STRUCTURE.sub("", message))


def _checks(root: Element) -> Iterator[Finding]:
    items = [_Item(e) for e in root.iterfind(g2("itemSet") + "/*") if e.tag in _QCODES_BY_ITEM]
    for check in _MESSAGE_CHECKS:
        yield from check(root, items)
    package: _Item | None = None
    for item in items:
        package = item if item.is_package else package
        for item_check in _ITEM_CHECKS:
            yield from item_check(item)
        if not item.is_package:
            yield from _agreement(item, package)


# ---- the message


def _guids(root: Element, items: list[_Item]) -> Iterator[Finding]:
    """NML006, NML007: every guid is a URI and stands once; so is the message's id."""
    for element in root.iterfind(f"{g2('header')}/{g2('transmitId')}"):
        if not _URI.fullmatch(element.text or ""):
            yield finding("NML006", line=_line(element), attribute="transmitId", value=element.text or "")
    counts = Counter(item.guid for item in items)
    for item in items:
        yield from _uri(item.element, "guid")
        if counts[item.guid] > 1:
            yield finding("NML007", line=_line(item.element), guid=item.guid)


def _times(root: Element, items: list[_Item]) -> Iterator[Finding]:
    """NML005: times have a zone.  NML016: all items were made when the message was."""
    sent = root.findtext(f"{g2('header')}/{g2('sent')}")
    for element in root.iter(g2("sent"), g2("versionCreated"), g2("embargoed")):
        value = (element.text or "").strip()
        name = etree.QName(element).localname
        if not _ZONE.search(value):
            yield finding("NML005", line=_line(element), element=name, value=value)
        if name == "versionCreated" and element.text != sent:
            yield _differ(element, name, value, sent or "")


def _packages(root: Element, items: list[_Item]) -> Iterator[Finding]:
    """NML012, NML013: the news items after a package are those that it refers to, in that order."""
    members: dict[str, list[_Item]] = {}
    holder: _Item | None = None
    for item in items:
        if item.is_package:
            holder = item
            members.setdefault(item.guid, [])
        elif holder is not None:
            members[holder.guid].append(item)
    for package in (item for item in items if item.is_package):
        yield from _order(package, members[package.guid])


def _order(package: _Item, members: list[_Item]) -> Iterator[Finding]:
    ranks = [ref.get("rank", "") for ref in package.all(g2("itemRef"))]
    referred = [ref.get("residref") for ref in package.all(g2("itemRef")) if ref.get("residref") is not None]
    guids = [item.guid for item in members]
    found = [str(guids.index(g) + 1) for g in referred if g in guids] if referred != guids else ranks
    if found != [str(n) for n in range(1, len(ranks) + 1)]:
        yield finding("NML012", line=_line(package.element), found=", ".join(found), count=len(ranks))
    for item in members:
        if referred.count(item.guid) != 1 or item.attribute(g2("memberOf"), "uri") != package.guid:
            yield finding("NML013", line=_line(item.element), guid=item.guid)


def _targets(root: Element, items: list[_Item]) -> Iterator[Finding]:
    """NML008: an itemRef leads to a news item of the message, in its version; a page without articles to its source."""
    versions = {item.guid: item.element.get("version") for item in items if not item.is_package}
    for package in (item for item in items if item.is_package):
        for ref in package.all(g2("itemRef")):
            target = ref.get("residref")
            if target is None:
                if not ref.get("href") or len(package.all(g2("itemRef"))) > 1:
                    yield finding("NML008", line=_line(ref), attribute="itemRef", reference=ref.get("href") or "")
            elif versions.get(target, "") != ref.get("version"):
                yield finding("NML008", line=_line(ref), attribute="residref", reference=target)


def _page_hashes(root: Element, items: list[_Item]) -> Iterator[Finding]:
    """NML019: a page's text is what the hash of its package says."""
    news: dict[str | None, Element] = {item.guid: item.element for item in items if not item.is_package}
    for package in (item for item in items if item.is_package):
        for element in package.all(g2("hash")):
            if element.text != text_hash(page_text(package.element, news)):
                yield finding("NML019", line=_line(element), guid=package.guid)


def _sameness(root: Element, items: list[_Item]) -> Iterator[Finding]:
    """NML016: all items have one provider, one embargo and one rights statement; the sender is the provider."""
    sender = root.findtext(f"{g2('header')}/{g2('sender')}") or "unknown"
    for item in items:
        provider = item.attribute(g2("provider"), "literal")
        if provider != sender:
            yield _differ(item.element, "provider", provider, sender)
        for name in ("embargoed", "copyrightNotice"):
            if item.copy(name) != items[0].copy(name):
                yield _differ(item.element, name, item.copy(name), items[0].copy(name))


# ---- an item


def _catalogs(item: _Item) -> Iterator[Finding]:
    """NML004, NML014: the catalog is IPTC's; an alias of ours is declared once and has its one meaning."""
    for ref in item.all(g2("catalogRef")):
        if ref.get("href") != CATALOG:
            yield finding("NML004", line=_line(ref), href=ref.get("href") or "", known=CATALOG)
    declared = [(scheme.get("alias") or "", scheme.get("uri") or "") for scheme in item.all(g2("scheme"))]
    if declared != list(SCHEMES.items()):
        for alias, uri in declared:
            if uri != SCHEMES.get(alias) or declared.count((alias, uri)) > 1:
                line, expected = _line(item.element), SCHEMES.get(alias, "")
                yield finding("NML014", line=line, alias=alias, found=uri, expected=expected)


def _qcodes(item: _Item) -> Iterator[Finding]:
    """NML003, NML015: a qcode's alias is declared in the item, and its code is one that may stand there."""
    table = _QCODES_BY_ITEM[item.element.tag]
    for tag, elements in item.elements.items():
        for attribute, allowed in table.get(tag, {}).items():
            for element in elements:
                yield from _qcode(item, element, attribute, allowed)


def _qcode(item: _Item, element: Element, attribute: str, allowed: frozenset[str]) -> Iterator[Finding]:
    qcode = element.get(attribute)
    if qcode is None:
        return
    name = f"{etree.QName(element).localname}@{attribute}"
    if qcode.partition(":")[0] not in item.aliases:
        yield finding("NML003", line=_line(element), attribute=name, qcode=qcode)
    elif allowed and qcode not in allowed:
        known = ", ".join(sorted(allowed))
        yield finding("NML015", line=_line(element), attribute=name, qcode=qcode, known=known)


def _references(item: _Item) -> Iterator[Finding]:
    """NML006: what refers to an item is a URI.  NML008: a groupSet's root is the id of a group in it."""
    for tag, attribute in (("memberOf", "uri"), ("link", "residref")):
        for element in item.all(g2(tag)):
            yield from _uri(element, attribute)
    for group_set in item.all(g2("groupSet")):
        root = group_set.get("root") or ""
        if root not in {group.get("id") for group in group_set}:
            yield finding("NML008", line=_line(group_set), attribute="root", reference=root)


def _languages(item: _Item) -> Iterator[Finding]:
    """NML011: language tags are well-formed.  NML016: item, metadata and NITF name the same language."""
    first = item.element.get(XML_LANG) or ""
    tags = ((g2("language"), "tag"), (nitf("nitf"), "baselang"))
    found = [(element, attribute) for tag, attribute in tags for element in item.all(tag)]
    for element, attribute in [(item.element, XML_LANG), *found]:
        value = element.get(attribute) or ""
        if not _LANGUAGE.fullmatch(value):
            yield finding("NML011", line=_line(element), value=value)
        elif value != first:
            yield _differ(element, "language", value, first)


def _empties(item: _Item) -> Iterator[Finding]:
    """NML009: what should hold text does.  G2's schema lets an empty headline pass, and NITF's all else."""
    for tag, elements in item.elements.items():
        for element in elements if tag in _FILLED else ():
            if _blank(element.text or "") and _blank(string_of(element)):
                yield finding("NML009", line=_line(element), element=etree.QName(element).localname)


def _content(item: _Item) -> Iterator[Finding]:
    """NML010: a news item has text."""
    body = item.first(nitf("body"))
    if not item.is_package and (body is None or _blank(string_of(body))):
        yield finding("NML010", line=_line(item.element), guid=item.guid)


def _content_hash(item: _Item) -> Iterator[Finding]:
    """NML019: the content is what its hash says."""
    document = item.first(nitf("nitf"))
    for element in item.all(g2("hash")) if document is not None else ():
        if document is not None and element.text != content_hash(document):
            yield finding("NML019", line=_line(element), guid=item.guid)


def _ids(item: _Item) -> Iterator[Finding]:
    """NML016: an item has one id of a kind."""
    for kind, count in Counter(element.get("type") or "" for element in item.all(g2("altId"))).items():
        if count > 1:
            yield _differ(item.element, kind, str(count), "1")


def _subjects(item: _Item) -> Iterator[Finding]:
    """NML017: keywords and places say that a tool found them, and which."""
    for subject in item.all(g2("subject")):
        if subject.get("how") != "howextr:tool" or not (subject.get("creator") or "").startswith("bmtool:"):
            yield finding("NML017", line=_line(subject), subject=subject.get("literal") or "")


def _names(item: _Item) -> Iterator[Finding]:
    """NML016: a literal and its name are the same."""
    for tag, elements in item.elements.items():
        for element in elements if tag in _NAMED else ():
            name = element.findtext(g2("name"))
            if name is not None and name != element.get("literal"):
                yield _differ(element, etree.QName(element).localname, element.get("literal") or "", name)


# ---- metadata and text


def _agreement(item: _Item, package: _Item | None) -> Iterator[Finding]:
    """NML016: what the metadata repeats is what the text says."""
    for field, found, expected in (*_copies(item), *_publication(item), *(_page(item, package) if package else ())):
        if found != expected:
            yield _differ(item.element, field, found, expected)
    yield from _people(item)


def _copies(item: _Item) -> Iterator[tuple[str, str, str]]:
    kinds = [genre for genre in item.all(g2("genre")) if (genre.get("qcode") or "").startswith("bmkind:")]
    yield "genre", str(len(kinds)), "1"
    headline = item.printed("hl1")
    yield "headline", item.copy("headline", "bmhead:headline"), headline
    yield "title", item.printed("title"), headline
    for role in ("kicker", "subheadline"):
        yield role, item.copy("headline", f"bmhead:{role}"), "\n".join(_headline_group(item, role))
    yield "by", item.copy("by"), item.printed("byline")
    standfirsts = (string_of(p) for abstract in item.all(nitf("abstract")) for p in abstract)
    yield "summary", item.copy("description", "drol:summary"), "\n".join(standfirsts)
    inside: tuple[tuple[str, str | None], ...] = (
        ("dateline", None), ("description", "drol:caption"), ("headline", "bmhead:photo"),
    )  # fmt: skip
    for tag, part in inside:
        for text in item.copies(tag, part):
            yield tag, text, text if any(text in string_of(body) for body in item.all(nitf("body"))) else ""


def _headline_group(item: _Item, role: str) -> Iterator[str]:
    """The texts of a role in the article's own headline group, not in that of a part of it."""
    parents = {nitf("hedline"), nitf("body.content")}
    for element in item.all(nitf("hl2")):
        parent = element.getparent()
        if element.get("class") == role and parent is not None and parent.tag in parents and not _in_part(parent):
            yield string_of(element)


def _in_part(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == nitf("note")


def _publication(item: _Item) -> Iterator[tuple[str, str, str]]:
    """NITF's docdata and pubdata say what the item's metadata say."""
    day = item.copy("contentCreated").replace("-", "")
    yield "doc-id", item.attribute(nitf("doc-id"), "id-string"), item.guid
    yield "date.issue", item.attribute(nitf("date.issue"), "norm"), day
    yield "date.publication", item.attribute(nitf("pubdata"), "date.publication"), day
    yield "urgency", item.attribute(nitf("urgency"), "ed-urg"), item.copy("urgency")


def _page(item: _Item, package: _Item) -> Iterator[tuple[str, str, str]]:
    """The article's page is the package's."""
    for name in ("contentCreated", "urgency"):
        yield name, item.copy(name), package.copy(name)
    for attribute, kind in (("position.sequence", "page"), ("position.section", "section"), ("number", "issue")):
        yield attribute, item.attribute(nitf("pubdata"), attribute), package.copy("altId", f"bmid:{kind}")


def _people(item: _Item) -> Iterator[Finding]:
    """Everyone marked in the text is named in the metadata, in the same role."""
    makers = (*item.all(g2("creator")), *item.all(g2("contributor")))
    named = {(maker.get("role"), without_space(maker.get("literal") or "")) for maker in makers}
    for person in item.all(nitf("person")):
        role, name = f"bmby:{person.get('class')}", person.get("value") or string_of(person)
        if (role, without_space(name)) not in named:
            yield _differ(person, "creator", role, name)


def _blank(text: str) -> bool:
    return all(map(WHITE_SPACE.__contains__, text))


def _line(element: Element) -> int | None:
    line: Any = element.sourceline
    return line if isinstance(line, int) else None


def _differ(element: Element, field: str, found: str, expected: str) -> Finding:
    return finding("NML016", line=_line(element), field=field, found=found, expected=expected)


def _uri(element: Element, attribute: str) -> Iterator[Finding]:
    value = element.get(attribute) or ""
    if not _URI.fullmatch(value):
        name = f"{etree.QName(element).localname}@{attribute}"
        yield finding("NML006", line=_line(element), attribute=name, value=value)


_MESSAGE_CHECKS: tuple[Callable[[Element, list[_Item]], Iterator[Finding]], ...] = (
    _guids,
    _times,
    _packages,
    _targets,
    _page_hashes,
    _sameness,
)
_ITEM_CHECKS: tuple[Callable[[_Item], Iterator[Finding]], ...] = (
    _catalogs,
    _qcodes,
    _references,
    _languages,
    _empties,
    _content,
    _content_hash,
    _ids,
    _subjects,
    _names,
)
