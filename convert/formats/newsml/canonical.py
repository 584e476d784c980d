"""What `markup` writes, as Exclusive XML Canonicalization 1.0 without comments gives it.

The hashes are checked against libxml2's own canonical form whenever a message is proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_TAG = re.compile(r'<[^<>/ ]+(?=[ /])(?: [^<>]*")?/?>')
"""A start-tag with attributes, or of an empty element: all that may not be canonical as it is written."""
_CHANGED = re.compile(r'<[^<>/ ]+(?:/| [^<>"]*"[^<>"]*"[ /][^<>]*)>')
"""The same with several attributes, or of an empty element: all that is not, where no `>` is escaped."""
_ATTRIBUTE = re.compile(r'([^ ="]+)="([^"]*)"')


class Markup(NamedTuple):
    """Elements as they are written, and in canonical form, which the hashes are made of."""

    written: str
    hashed: str

    def around(self, tag: str) -> Markup:
        """An element with these in it, without attributes."""
        return Markup(f"<{tag}>\n{self.written}</{tag}>\n", f"<{tag}>\n{self.hashed}</{tag}>\n")


def both(xml: str) -> Markup:
    """What `markup` wrote, with its canonical form."""
    return Markup(xml, canonical(xml))


def joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces one after the other."""
    written, hashed = zip(*pieces, strict=True)
    return Markup("".join(written), "".join(hashed))


def canonical(xml: str) -> str:
    """The canonical form of XML that `markup` wrote: piece by piece, if cut outside of tags.

    Attributes are sorted (a default namespace stands first), empty elements have an end-tag, and characters are
    escaped as the recommendation wants it (2.3).
    """
    changed = _TAG if "&gt;" in xml else _CHANGED
    xml = changed.sub(lambda tag: _canonical_tag(tag[0]), xml)
    if "&#" in xml:
        xml = xml.replace("&#9;", "&#x9;").replace("&#10;", "&#xA;").replace("&#13;", "&#xD;")
    return xml


@lru_cache(maxsize=256)  # most tags of an item are in the next one too
def _canonical_tag(tag: str) -> str:
    empty = tag.endswith("/>")
    name, _, attributes = tag[1 : -2 if empty else -1].partition(" ")
    attributes = attributes.replace("&gt;", ">")
    if attributes.count('="') > 1:
        found = sorted(_ATTRIBUTE.findall(attributes))
        if found[-1][0] == "xmlns":
            found.insert(0, found.pop())
        attributes = " ".join([f'{key}="{value}"' for key, value in found])
    start = f"<{name} {attributes}>" if attributes else f"<{name}>"
    return f"{start}</{name}>" if empty else start
