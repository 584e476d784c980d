"""What a document carries of the tree, and the digest over it that says whether it is as it was written.

The digest is the custom property `ContentSha256`: sha256 over the tree as it is read back, as canonical JSON.  A
field at its default is left out, so that a field that a later version adds changes no old digest.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

from convert.tree import Article, Issue, article_texts, without_space

NOT_CARRIED = (
    "Origin.spans", "Origin.confidence", "Origin.cues", "Origin.agent", "Article.confidence", "Issue.edits",
    "SourceFile.edits",
)  # fmt: skip
"""What of the tree is not in a document."""

CONTENT_PROPERTY = "ContentSha256"
"""The custom property that holds the digest."""

_NOT_XML = str.maketrans("\v\f", "\n\n")
"""Line ends that XML cannot hold (1.0, 2.2): a document has them as `w:br`."""


def digest(issue: Issue) -> str:
    """The sha256, in hex, of a tree without what is not carried."""
    text = json.dumps(_canonical(issue), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def text_sha256(article: Article) -> str:
    """The sha256 of an article's characters as they stand, spaces apart."""
    text = without_space("".join(node.text for node in article_texts(article)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(value: Any) -> Any:
    kind: Any = type(value)
    if kind is str:
        return value.translate(_NOT_XML) if "\v" in value or "\f" in value else value
    if kind is tuple:
        return [_canonical(inner) for inner in value]
    defaults = _defaults(kind)
    if defaults is None:
        return value
    kept: dict[str, Any] = {"": kind.__name__}
    for name, default in defaults:
        given = getattr(value, name)
        if default is MISSING or given != default:
            kept[name] = _canonical(given)
    return kept


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...] | None:
    """The fields of a class of nodes, each with its default; None where it is no node."""
    if not is_dataclass(kind):
        return None
    return tuple((one.name, one.default) for one in fields(kind))
