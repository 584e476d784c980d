"""The hashes of a message: over a page's text, an article's content, an item's metadata."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from hashlib import sha256

from lxml import etree

from convert.formats.newsml.vocabulary import g2, nitf
from convert.formats.xml import Element

METADATA = "bmhash:metadata"
"""The scope of the hash over an item's metadata."""
_CONTENT = f"{g2('contentSet')}/{g2('inlineXML')}/{nitf('nitf')}"
_SET, _META, _HASH = g2("contentSet"), g2("itemMeta"), g2("hash")


def text_hash(text: str) -> str:
    """`bmhash:sha256-text` of a text without white space."""
    return sha256(text.encode()).hexdigest()


def content_hash(document: Element) -> str:
    """`bmhash:sha256-c14n` of an `<nitf>`."""
    return sha256(_canonical(document)).hexdigest()


def metadata_hash(item: Element) -> str:
    """`bmhash:sha256-c14n` of an item without its content, in the scope `bmhash:metadata`."""
    with _metadata_alone(item):
        return sha256(_canonical(item)).hexdigest()


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


def _canonical(element: Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False)
