"""The hashes of a message: over a page's text, an article's content, an item's metadata."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from hashlib import sha256
from typing import NamedTuple

from lxml import etree

from convert.formats.newsml.vocabulary import g2, nitf
from convert.formats.xml import Element

METADATA = "bmhash:metadata"
"""The scope of the hash over an item's metadata."""
_CONTENT = f"{g2('contentSet')}/{g2('inlineXML')}/{nitf('nitf')}"
_SET, _META, _HASH = g2("contentSet"), g2("itemMeta"), g2("hash")
_OWN = b' scope="bmhash:metadata">'
"""The end of one start-tag in canonical form: nowhere else do both marks, `"` and `>`, stand as they are."""


def text_hash(text: str) -> str:
    """`bmhash:sha256-text` of a text without white space."""
    return sha256(text.encode()).hexdigest()


def content_hash(document: Element) -> str:
    """`bmhash:sha256-c14n` of an `<nitf>`."""
    return _hashed(document)


def metadata_hash(item: Element) -> str:
    """`bmhash:sha256-c14n` of an item without its content, in the scope `bmhash:metadata`."""
    with _metadata_alone(item):
        return _hashed(item)


class ItemHashes(NamedTuple):
    """The `metadata_hash` of an item, and the `content_hash` of its `<nitf>` or nothing."""

    metadata: str
    content: str


def item_hashes(item: Element) -> ItemHashes:
    """The hashes of an item of a valid message."""
    try:
        return hashes_of(*item_forms(item))
    except (ValueError, etree.C14NError):  # other prefixes than ours, or no such form
        document = item.find(_CONTENT)
        return ItemHashes(metadata_hash(item), "" if document is None else content_hash(document))


def hashes_of(metadata: bytes, content: bytes) -> ItemHashes:
    """The hashes of metadata and content (which may be nothing) in canonical form."""
    return ItemHashes(sha256(metadata).hexdigest(), sha256(content).hexdigest() if content else "")


def item_forms(item: Element) -> tuple[bytes, bytes]:
    """The metadata and the content of an item of a valid message in canonical form.

    Both are cut out of one, in which each `<` begins a tag.  Raises ValueError or etree.C14NError where that cannot be.
    """
    return _cut(_canonical(item))


def _cut(data: bytes) -> tuple[bytes, bytes]:
    """What is hashed of an item's canonical form: metadata and content; raises ValueError where it is not told."""
    first = data.index(b"<", 1)
    found = data.index(_OWN, first)
    begin, end = data.rindex(b"<", 0, found), _behind(data, data.index(b"</", found))
    if data.find(_OWN, end) >= 0:
        raise ValueError("several hashes of metadata")
    start = data[: data.rindex(b">", 0, first) + 1] + data[first:begin]
    if data.startswith(b"<packageItem "):
        return start + data[end:], b""
    content = data.index(b"<contentSet>", end)
    last = data.rindex(b"</contentSet>")
    document = data[data.index(b"<nitf ", content) : data.rindex(b"</nitf>", content, last) + len(b"</nitf>")]
    return start + data[end:content] + data[_behind(data, last) :], document


def _behind(data: bytes, end_tag: int) -> int:
    """The place behind an end-tag and the text after it."""
    return data.index(b"<", end_tag + 1)


def fingerprint(item: Element) -> str:
    """What makes an item a new version of itself: all of it, but for its version, its time and who wrote the file."""
    copy = deepcopy(item)
    copy.attrib.pop("version", "")
    for meta in copy.iterchildren(_META):
        for changing in list(meta.iterchildren(g2("versionCreated"), g2("generator"))):
            meta.remove(changing)
    document = copy.find(_CONTENT)
    return metadata_hash(copy) + ("" if document is None else content_hash(document))


@contextmanager
def _metadata_alone(item: Element) -> Iterator[None]:
    """The item without its content and without the hash of its metadata, for a while: a copy takes twice the time."""
    hashes = (hashed for meta in item.iterchildren(_META) for hashed in meta.iterchildren(_HASH))
    apart = [*item.iterchildren(_SET), *(hashed for hashed in hashes if hashed.get("scope") == METADATA)]
    places = [(parent, parent.index(one), one) for one in apart if (parent := one.getparent()) is not None]
    text, item.text = item.text, None
    for parent, _, one in reversed(places):
        parent.remove(one)
    try:
        yield
    finally:
        for parent, index, one in places:
            parent.insert(index, one)
        item.text = text


def _hashed(element: Element) -> str:
    """The hash of an element; `-`, which is none, where a namespace is no absolute URI (Canonical XML 1.0, 1.3)."""
    try:
        return sha256(_canonical(element)).hexdigest()
    except etree.C14NError:
        return "-"


def _canonical(element: Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False)
