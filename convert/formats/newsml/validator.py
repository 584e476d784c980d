"""Whether bytes are a newsMessage as this project writes them: the profile's schemas, then what no schema can say.

Every check is one function with a code of its own: `message_checks.CHECKS`, `item_checks.CHECKS` and those of
`agreement` are the whole list.  `reissue_problems` compares a message with the one that it replaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats import xml
from convert.formats.base import Proof
from convert.formats.newsml import item_checks, message_checks
from convert.formats.newsml.agreement import article_problems, expected_links, package_problems
from convert.formats.newsml.guard import SHORT, parse_plain, parse_safely
from convert.formats.newsml.hashes import fingerprint
from convert.formats.newsml.message_view import Item, items_of, news_of, pages_of, plain_items
from convert.formats.newsml.nitf_reader import line_of
from convert.formats.newsml.plain import set_apart
from convert.formats.newsml.reader import stream_of
from convert.formats.newsml.reissue import Previous, read_previous
from convert.formats.newsml.vocabulary import g2
from convert.formats.xml import Element

__all__ = ["prove", "reissue_problems", "validate"]

_SCHEMA = ("newsml", "newsml.xsd")
_STRUCTURE = re.compile(r"\{[^{}]*\}")


def validate(data: bytes) -> list[Finding]:
    """What is wrong with a written message; empty when nothing is."""
    return list(prove(data).findings)


def prove(data: bytes) -> Proof:
    """What is wrong with a written message, and its text."""
    return _prove_plain(data) or _prove_any(data)


def _prove_plain(data: bytes) -> Proof | None:
    """The same of a message with nothing wrong in it; None where there may be.

    Most of it is set apart unparsed, so that nothing could be said of a line.
    """
    apart = set_apart(data) if len(data) <= SHORT else None
    root = None if apart is None else parse_plain(apart.data)
    if apart is None or root is None or any(True for _ in _schema(root)):
        return None
    items = plain_items(root, apart)
    if items is None or any(True for _ in _checks(root, items)):
        return None
    return Proof((), _stream(root, items))


def _prove_any(data: bytes) -> Proof:
    root, valid = parse_plain(data), True
    problems = [] if root is None else list(_schema(root))
    if root is None or problems:
        try:
            root = parse_safely(data)
        except UnreadableError as error:
            return Proof((error.finding,))
        problems = list(_schema(root))
        valid = not problems
    items = items_of(root, valid=valid)
    return Proof((*problems, *_checks(root, items)), _stream(root, items))


def reissue_problems(previous: bytes, data: bytes) -> list[Finding]:
    """NML021, NML022: what changed has the next version, what did not has its own, and what is gone is canceled."""
    before, problems = read_previous(previous)
    after, more = read_previous(data)
    return [*problems, *more, *_versions(before, after), *_gone(before, after)]


def _versions(before: Previous, after: Previous) -> Iterator[Finding]:
    for guid, item in after.items.items():
        old = before.items.get(guid)
        version, found = ("" if e is None else e.get("version") or "" for e in (old, item))
        if old is not None and version.isdecimal():
            expected = str(int(version) + (fingerprint(old) != fingerprint(item)))
            if found != expected:
                yield finding("NML021", line=line_of(item), guid=guid, version=found, expected=expected)


def _gone(before: Previous, after: Previous) -> Iterator[Finding]:
    for guid in before.items:
        if guid not in after.items:
            yield finding("NML022", guid=guid)


def _schema(root: Element) -> Iterator[Finding]:
    for line, message in xml.schema_errors(xml.xsd(*_SCHEMA), root):
        yield finding("NML002", line=line, message=_STRUCTURE.sub("", message))


def _stream(root: Element, items: list[Item]) -> str:
    """What `stream_of` gives, of pages whose text the checks have read."""
    if len(root.findall(g2("itemSet"))) != 1:
        return stream_of(root)
    news = news_of(items)
    return "".join(item.text(news) for item in items if item.is_package and not item.is_canceled)


def _checks(root: Element, items: list[Item]) -> Iterator[Finding]:
    for check in message_checks.CHECKS:
        yield from check(root, items)
    links = expected_links(items)
    members = {package.guid: own for package, own in pages_of(items)}
    package: Item | None = None
    for item in items:
        package = item if item.is_package else package
        for item_check in item_checks.CHECKS:
            yield from item_check(item)
        yield from (
            package_problems(item, members[item.guid])
            if item.is_package
            else article_problems(item, package, links.get(item.guid, []))
        )
