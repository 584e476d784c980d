"""An issue as one newsMessage: a packageItem for each page, a newsItem for each article (NewsML-G2 2.35)."""

from __future__ import annotations

from collections.abc import Sequence

from convert.formats import identity
from convert.formats.base import WriteOptions, Written
from convert.formats.newsml import reissue
from convert.formats.newsml.hashes import METADATA, metadata_hash
from convert.formats.newsml.item_writer import ItemWriter
from convert.formats.newsml.labels import first_headline
from convert.formats.newsml.markup import around, parse_item, parse_own
from convert.formats.newsml.metadata_reader import package_of
from convert.formats.newsml.properties import put
from convert.formats.newsml.vocabulary import G2, g2
from convert.formats.xml import DECLARATION, Element, encode, serialize
from convert.tree import Issue, Page

_HASH = f"{g2('itemMeta')}/{g2('hash')}"


def write(issue: Issue, options: WriteOptions) -> Written:
    """The issue as a NewsML-G2 newsMessage with NITF, and what it could not carry."""
    items = ItemWriter(issue, options)
    message = _message(items, "".join(items.write()))
    again = options.previous is not None or options.beside
    data = _reissued(items, message, options) if again else DECLARATION + encode(message)
    return Written(data, tuple(dict.fromkeys(items.findings)))


def _message(items: ItemWriter, written: str) -> str:
    sender = put("sender", items.provider) if items.provider else ""
    header = around("header", put("sent", items.time) + sender + put("transmitId", _transmission(items)))
    return f'<newsMessage xmlns="{G2}">\n{header}<itemSet>{written}</itemSet>\n</newsMessage>\n'


def _transmission(items: ItemWriter, versions: Sequence[str] = ()) -> str:
    return identity.urn("message", *(guid for guid, _ in items.guids), items.time, *versions)


def _reissued(items: ItemWriter, message: str, options: WriteOptions) -> bytes:
    """A message that counts on from the one that it replaces, with what it no longer holds as canceled.

    Items that stand in other files too count on from their latest version.
    """
    root = parse_own(message)
    (item_set,) = root.iterchildren(g2("itemSet"))
    previous = reissue.Previous(None)
    if options.previous is not None:
        previous, problems = reissue.read_previous(options.previous)
        items.findings += problems
    pages = dict(zip((guid for guid, _ in items.guids), items.issue.pages or (Page(),), strict=True))
    for package, guid in reissue.withdrawn_articles(previous, item_set):
        home = items.homes.get(package, package)
        _put_last(item_set, home, items.canceled_article(pages[package], home, guid, previous.stub(guid)))
    for package in reissue.withdrawn_packages(previous, item_set):
        old, page = ItemWriter(previous.issue(package), items.options), previous.page(package)
        old.provider = items.provider  # who withdraws it: the paper may be called otherwise since
        home, stubs = previous.home(package), {guid: previous.stub(guid) for guid in previous.members(package)}
        called = next((first_headline(stub, None) for stub in stubs.values()), None)
        item_set.append(parse_item(old.canceled_package(page, package, home, called)))
        for guid, stub in stubs.items():
            _put_last(item_set, home or package, old.canceled_article(page, home or package, guid, stub))
    beside = (reissue.read_previous(one)[0] for one in options.beside)
    reissue.count_on(reissue.latest([previous, *beside]), item_set)
    for transmission in root.iterfind(f"{g2('header')}/{g2('transmitId')}"):
        transmission.text = _transmission(items, reissue.versions(item_set))
    for item in item_set:
        _seal(item)
    return serialize(root)


def _put_last(item_set: Element, page: str, item: str) -> None:
    """Add an item after the others of its page (or of the part of it, which is a member of the page too)."""
    last = next(one for one in reversed(item_set) if page in (one.get("guid"), package_of(one)))
    last.addnext(parse_item(item))


def _seal(item: Element) -> None:
    """Fill in the hash of an item's metadata, once nothing in it changes any more."""
    for hashed in item.iterfind(_HASH):
        if hashed.get("scope") == METADATA:
            hashed.text = metadata_hash(item)
