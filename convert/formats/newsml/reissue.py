"""A message that replaces an earlier one: versions count on, and what is gone is canceled (NewsML-G2, "versions").

An item that says something else than before gets the next version; one that says the same keeps its version and the
time of it.  An article that is no longer on the page was withdrawn: its item comes again with `stat:canceled`, and of
its text only the headline.  So does a page, with all its articles, where the file now is another page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats.newsml.codes import Codes
from convert.formats.newsml.guard import parse_safely
from convert.formats.newsml.hashes import fingerprint
from convert.formats.newsml.metadata_reader import issue_of, package_of, page_of, stub_of
from convert.formats.newsml.reader import is_canceled
from convert.formats.newsml.vocabulary import g2
from convert.formats.xml import Element
from convert.tree import Article, Issue, Page

_VERSION_CREATED = f"{g2('itemMeta')}/{g2('versionCreated')}"
_LATER = re.compile(rb"""\bversion=["']0*(?:[2-9]|1[0-9])|canceled""")
_REFERENCES = f"{g2('groupSet')}/{g2('group')}/{g2('itemRef')}"


class Previous:
    """The items of an earlier message by guid."""

    def __init__(self, item_set: Element | None) -> None:
        found = [] if item_set is None else [item for item in item_set.iterchildren("*") if item.get("guid")]
        self.items = {item.get("guid") or "": item for item in reversed(found)}
        self._order = list(dict.fromkeys(item.get("guid") or "" for item in found))

    def packages(self) -> list[str]:
        """The guids of its packages, in their order."""
        return [guid for guid in self._order if self.items[guid].tag == g2("packageItem")]

    def articles(self) -> list[str]:
        """The guids of its news items, in their order."""
        return [guid for guid in self._order if self.items[guid].tag == g2("newsItem")]

    def members(self, package: str) -> list[str]:
        """The news items that say they are members of a package; of a part of a page, those that follow it."""
        if self.home(package):
            behind = self._order[self._order.index(package) + 1 :]
            return list(takewhile(lambda guid: self.items[guid].tag == g2("newsItem"), behind))
        return [guid for guid in self.articles() if package_of(self.items[guid]) == package]

    def home(self, package: str) -> str:
        """The guid of the page that a package is a part of; empty for that of a page."""
        return package_of(self.items[package])

    def stub(self, guid: str) -> Article:
        """What is still said of a withdrawn article."""
        return stub_of(self.items[guid], Codes(self.items[guid]))

    def issue(self, package: str) -> Issue:
        """The issue of a package, without its pages."""
        return issue_of(self.items[package], Codes(self.items[package]))[0]

    def page(self, package: str) -> Page:
        """The page of a package, without its text."""
        return page_of(self.items[package], Codes(self.items[package]))


def read_previous(data: bytes) -> tuple[Previous, list[Finding]]:
    """An earlier message; one that cannot be read holds nothing, and a finding (NML048) says so."""
    try:
        return Previous(parse_safely(data).find(g2("itemSet"))), []
    except UnreadableError as error:
        return Previous(None), [finding("NML048", reason=error.finding.code)]


def forgotten(replaced: bytes, data: bytes) -> list[Finding]:
    """NML050 for a message that `data`, begun anew, takes the place of, where it has later versions or canceled items.

    One that shares no item with it is of another page, under a name that is used again: nothing begins a second time
    there.  One that cannot be read says nothing of either.
    """
    if not _LATER.search(replaced):  # what nearly every file is: it need not be parsed
        return []
    items, now = read_previous(replaced)[0].items, read_previous(data)[0].items
    if items.keys().isdisjoint(now):
        return []
    latest = max(_version(item) for guid, item in items.items() if guid in now)
    canceled = sum(map(is_canceled, items.values()))
    return [finding("NML050", version=latest, canceled=canceled)] if latest > 1 or canceled else []


def withdrawn(replaced: bytes, data: bytes) -> list[Finding]:
    """NML052 for each page of another day or paper that a message cancels: its file's name may have been used again.

    A page that was canceled before was told of then.
    """
    if b"canceled" not in data:
        return []
    before, now = read_previous(replaced)[0], read_previous(data)[0]
    gone = [guid for guid in before.packages() if not is_canceled(before.items[guid])]
    gone = [guid for guid in gone if guid in now.items and is_canceled(now.items[guid])]
    here = [now.issue(guid) for guid in now.packages() if not is_canceled(now.items[guid])]
    days = [(issue.publication, issue.date) for issue in here]
    found = []
    for guid in gone:
        issue, page = before.issue(guid), before.page(guid)
        if days and (issue.publication, issue.date) not in days:
            said = [" ".join(filter(None, one)) for one in ((issue.publication, issue.date, page.number), days[0])]
            found.append(finding("NML052", page=said[0], now=said[1], articles=len(before.members(guid))))
    return found


def versions_in(data: bytes) -> dict[str, int]:
    """The version of each item of a message by its guid; of one that cannot be read, none."""
    return {guid: _version(item) for guid, item in read_previous(data)[0].items.items()}


def withdrawn_articles(previous: Previous, item_set: Element) -> Iterator[tuple[str, str]]:
    """The articles that are gone from pages that are still there: guid of the package, guid of the article."""
    here = _guids(item_set)
    for package in previous.packages():
        if package in here:
            yield from ((package, guid) for guid in previous.members(package) if guid not in here)


def withdrawn_packages(previous: Previous, item_set: Element) -> list[str]:
    """The guids of the pages that are gone."""
    here = _guids(item_set)
    return [guid for guid in previous.packages() if guid not in here]


def latest(messages: Iterable[Previous]) -> dict[str, Element]:
    """The latest version of each item in some messages; of two that are equal, that of the first."""
    found: dict[str, Element] = {}
    for guid, item in (one for message in messages for one in message.items.items()):
        if guid not in found or _version(item) > _version(found[guid]):
            found[guid] = item
    return found


def count_on(before: Mapping[str, Element], item_set: Element) -> None:
    """Give each item its version: articles first, for a package changes where an article in it does."""
    for item in item_set.iterchildren(g2("newsItem")):
        _count_on(item, before)
    versions = {item.get("guid"): item.get("version") or "1" for item in item_set}
    for package in item_set.iterchildren(g2("packageItem")):
        for reference in package.iterfind(_REFERENCES):
            if (guid := reference.get("residref")) in versions:
                reference.set("version", versions[guid])
        _count_on(package, before)


def versions(item_set: Element) -> list[str]:
    """The versions of all items where any is not the first; they tell one transmission from the next."""
    found = [item.get("version") or "1" for item in item_set]
    return found if set(found) != {"1"} else []


def _count_on(item: Element, latest_of: Mapping[str, Element]) -> None:
    before = latest_of.get(item.get("guid") or "")
    if before is None or before.tag != item.tag:
        return
    version = _version(before)
    same = fingerprint(before) == fingerprint(item)
    item.set("version", str(version if same else version + 1))
    created, now = before.findtext(_VERSION_CREATED), item.find(_VERSION_CREATED)
    if same and created and now is not None:
        now.text = created


def _version(item: Element) -> int:
    number = item.get("version") or ""
    return int(number) if number.isdecimal() and len(number) < 10 else 1


def _guids(item_set: Element) -> set[str | None]:
    return {item.get("guid") for item in item_set}
