"""Checks of a message as a whole: its items against each other.  `CHECKS` is the whole list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

from lxml import etree

from convert.findings import Finding, finding
from convert.formats import identity
from convert.formats.newsml.hashes import text_hash
from convert.formats.newsml.links import source_reference
from convert.formats.newsml.message_view import Item, differ, news_of, pages_of, uri_problems
from convert.formats.newsml.nitf_reader import line_of
from convert.formats.newsml.reissue import versions
from convert.formats.newsml.vocabulary import MADE_FROM, UNKNOWN, g2
from convert.formats.xml import Element
from convert.tree import Article, Head, Page, SourceFile

_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)\Z")
_PER_ISSUE = ("publication", "issue")
_PER_SOURCE = ("source-sha256", "encoding")


def _guids(root: Element, items: list[Item]) -> Iterator[Finding]:
    """NML006, NML007: every guid is a URI and stands once; so is the message's id."""
    for element in root.iterfind(f"{g2('header')}/{g2('transmitId')}"):
        yield from uri_problems(element, "", element.text or "")
    counts = Counter(item.guid for item in items)
    for item in items:
        yield from uri_problems(item.element, "guid", item.guid)
        if counts[item.guid] > 1:
            yield finding("NML007", line=item.line, guid=item.guid)


def _identity(root: Element, items: list[Item]) -> Iterator[Finding]:
    """NML020: a guid is that of its page and article, whenever they are written; the canceled keep that of before.

    A package that says which page it is a member of is not the page, but a part of it.
    """
    groups = [group for group in pages_of(items) if not group[0].is_canceled]
    if not groups:
        return
    known = [[item for item in members if not item.is_canceled] for _, members in groups]
    pages = tuple(
        Page(
            package.ids.get("page"),
            articles=tuple(Article(m.ids.get("article", ""), Head()) for m in members),
            source=package.ids.get("source"),
        )
        for (package, _), members in zip(groups, known, strict=True)
    )
    issue = groups[0][0].issue
    expected = identity.guids(type(issue)(issue.publication, issue.date, source=issue.source, sha256=issue.sha256,
                                          pages=pages))  # fmt: skip
    for (package, _), members, (guid, guids) in zip(groups, known, expected, strict=True):
        of_package, home = (identity.part_guid(guids), guid) if package.package else (guid, "")
        pairs = zip((package, *members), (of_package, *guids), strict=True)
        for item, found, wanted in ((package, package.package, home), *((item, item.guid, own) for item, own in pairs)):
            if found != wanted:
                yield finding("NML020", line=item.line, guid=found, expected=wanted)


def _times(root: Element, items: list[Item]) -> Iterator[Finding]:
    """NML005: times have a zone.  NML016: no item was made after the message was sent."""
    sent = root.findtext(f"{g2('header')}/{g2('sent')}") or ""
    for element in root.iter(g2("sent"), g2("versionCreated"), g2("embargoed")):
        value = (element.text or "").strip()
        if not _ZONE.search(value):
            yield finding("NML005", line=line_of(element), element=etree.QName(element).localname, value=value)
        elif value != sent and element.tag == g2("versionCreated") and _after(value, sent):
            yield differ(element, "versionCreated", value, sent)


def _after(value: str, limit: str) -> bool:
    try:
        return datetime.fromisoformat(value) > datetime.fromisoformat(limit)
    except (ValueError, TypeError):  # no time, or one without a zone: said by others
        return False


def _transmission(root: Element, items: list[Item]) -> Iterator[Finding]:
    """NML029: the transmission's id is that of its pages, time and versions."""
    header = root.find(g2("header"))
    item_set = root.find(g2("itemSet"))
    if header is None or item_set is None:
        return
    guids = [item.guid for item in items if item.is_package and not item.is_canceled]
    expected = identity.urn("message", *guids, header.findtext(g2("sent")) or "", *versions(item_set))
    found = header.findtext(g2("transmitId")) or ""
    if found != expected:
        yield finding("NML029", line=line_of(header), found=found, expected=expected)


def _packages(root: Element, items: list[Item]) -> Iterator[Finding]:
    """NML012, NML013, NML023: the news items after a package are those that it refers to, in that order.

    An article by itself is a member of its page, and not of the part that holds it.
    """
    for package, members in pages_of(items):
        home = package.package or package.guid
        ranks = [ref.get("rank", "") for ref in package.all(g2("itemRef"))]
        referred = [ref.get("residref") or "" for ref in package.all(g2("itemRef")) if ref.get("rel") != MADE_FROM]
        guids = [item.guid for item in members if not item.is_canceled]
        places = {guid: str(place) for place, guid in enumerate(guids, 1)}
        found = [places[guid] for guid in referred if guid in places] if referred != guids else ranks
        if found != [str(n) for n in range(1, len(ranks) + 1)]:
            yield finding("NML012", line=package.line, found=", ".join(found), count=len(ranks))
        counts = Counter(referred)
        for item in members:
            if counts[item.guid] and item.is_canceled:
                yield finding("NML023", line=item.line, guid=item.guid)
            if counts[item.guid] != (not item.is_canceled) or item.package != home:
                yield finding("NML013", line=item.line, guid=item.guid)


def _count(root: Element, items: list[Item]) -> Iterator[Finding]:
    """NML026: the message holds as many pages as the source file; a file without any has one package."""
    packages = [item for item in items if item.is_package and not item.is_canceled]
    for package in packages:
        expected = package.extensions.get("bmprop:pages", "")
        if expected != str(len(packages)) and (expected, len(packages)) != ("0", 1):
            yield finding("NML026", line=package.line, expected=expected, found=len(packages))


def _targets(root: Element, items: list[Item]) -> Iterator[Finding]:
    """NML008: an itemRef leads to a news item of the message, in its version; a page without articles to its source."""
    known = {item.guid: item.element.get("version") for item in items if not item.is_package}
    for package in (item for item in items if item.is_package):
        source = source_reference(SourceFile(package.ids.get("source", ""), package.ids.get("source-sha256", "")))
        for ref in package.all(g2("itemRef")):
            attribute = "href" if ref.get("rel") == MADE_FROM else "residref"
            target = ref.get(attribute) or ""
            alone = target == source and len(package.all(g2("itemRef"))) == 1
            if not (alone if attribute == "href" else known.get(target, "") == ref.get("version")):
                yield finding("NML008", line=line_of(ref), attribute=attribute, reference=target)


def _page_hashes(root: Element, items: list[Item]) -> Iterator[Finding]:
    """NML019: a page's text is what the hash of its package says."""
    news = news_of(items)
    for package in (item for item in items if item.is_package):
        for element in package.all(g2("hash")):
            of_text = element.get("hashtype") == "bmhash:sha256-text"
            if of_text and element.text != text_hash(package.text(news)):
                yield finding("NML019", line=line_of(element), guid=package.guid)


def _sameness(root: Element, items: list[Item]) -> Iterator[Finding]:
    """NML016: all items have one provider, embargo and rights statement, all pages one issue; the sender provides."""
    sources: dict[str, Item] = {}
    sender = root.findtext(f"{g2('header')}/{g2('sender')}") or UNKNOWN
    shared = {name: items[0].copy(name) for name in ("embargoed", "copyrightNotice") if items}
    for item in items:
        provider = item.attribute(g2("provider"), "literal")
        if provider != sender:
            yield differ(item.element, "provider", provider, sender)
        for name, first in shared.items():
            if (found := item.copy(name)) != first:
                yield differ(item.element, name, found, first)
        if item.is_package and not item.is_canceled:
            yield from _issue(item, items[0])
            yield from _same(item, sources.setdefault(item.ids.get("source", ""), item), _PER_SOURCE)


def _issue(package: Item, first: Item) -> Iterator[Finding]:
    yield from _same(package, first, _PER_ISSUE)
    for name, found, expected in (
        ("contentCreated", package.copy("contentCreated"), first.copy("contentCreated")),
        ("language", package.issue.language, first.issue.language),
    ):
        if found != expected:
            yield differ(package.element, name, found or "", expected or "")


def _same(package: Item, first: Item, kinds: tuple[str, ...]) -> Iterator[Finding]:
    for kind in kinds:
        if package.ids.get(kind) != first.ids.get(kind):
            yield differ(package.element, kind, package.ids.get(kind, ""), first.ids.get(kind, ""))


CHECKS: tuple[Callable[[Element, list[Item]], Iterator[Finding]], ...] = (
    _guids,
    _identity,
    _times,
    _transmission,
    _packages,
    _count,
    _targets,
    _page_hashes,
    _sameness,
)
"""Each check of a message, in the order in which their findings are given."""
