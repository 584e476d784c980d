"""The hashes of a message: over a page's text, an article's content, an item's metadata."""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256
from typing import Any

from lxml import etree

from convert.formats.newsml.vocabulary import g2, nitf
from convert.formats.xml import Element

METADATA = "bmhash:metadata"
"""The scope of the hash over an item's metadata."""
_CONTENT = f"{g2('contentSet')}/{g2('inlineXML')}/{nitf('nitf')}"


def text_hash(text: str) -> str:
    """`bmhash:sha256-text` of a text without white space."""
    return sha256(text.encode()).hexdigest()


def content_hash(document: Element) -> str:
    """`bmhash:sha256-c14n` of an `<nitf>`."""
    return sha256(_canonical(document)).hexdigest()


def metadata_hash(item: Element) -> str:
    """`bmhash:sha256-c14n` of an item without its content, in the scope `bmhash:metadata`."""
    return sha256(_canonical(_metadata(item))).hexdigest()


def fingerprint(item: Element) -> str:
    """What makes an item a new version of itself: all of it, but for its version, its time and who wrote the file."""
    copy = _metadata(item)
    del copy.attrib["version"]
    for meta in copy.iterchildren(g2("itemMeta")):
        for changing in list(meta.iterchildren(g2("versionCreated"), g2("generator"))):
            meta.remove(changing)
    document = item.find(_CONTENT)
    return metadata_hash(copy) + ("" if document is None else content_hash(document))


def _metadata(item: Element) -> Element:
    """A copy of an item without its content and without the hash of its metadata."""
    attributes: Any = item.attrib
    namespaces: Any = item.nsmap
    copy = etree.Element(item.tag, attributes, namespaces)
    copy.extend(deepcopy(child) for child in item if child.tag != g2("contentSet"))
    for meta in copy.iterchildren(g2("itemMeta")):
        for own in [hashed for hashed in meta.iterchildren(g2("hash")) if hashed.get("scope") == METADATA]:
            meta.remove(own)
    return copy


def _canonical(element: Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False)
