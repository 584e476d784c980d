"""What a document carries of the tree, and the digest over it that says whether it is as it was written.

The digest is the custom property `ContentSha256`: sha256 over the tree as it is read back, as canonical JSON.  A
field at its default is left out, so that a field that a later version adds changes no old digest.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass
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
    if is_dataclass(value):
        given = {one.name: getattr(value, one.name) for one in fields(value)}
        default = {one.name: one.default for one in fields(value)}
        kept = {name: _canonical(v) for name, v in given.items() if default[name] is MISSING or v != default[name]}
        return {"": type(value).__name__, **kept}
    if isinstance(value, tuple):
        return [_canonical(inner) for inner in value]
    return value.translate(_NOT_XML) if isinstance(value, str) else value
