"""What a document carries of the tree, and the digest over it that says whether it is as it was written.

The digest is the custom property `ContentSha256`: sha256 over the tree as it is read back, as canonical JSON.  A
field at its default is left out, so that a field that a later version adds changes no old digest.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from json.encoder import encode_basestring
from math import isfinite
from operator import attrgetter
from typing import Any, NamedTuple

from convert.tree import Issue, Keyword, TextNode

NOT_CARRIED = (
    "Origin.spans", "Origin.confidence", "Origin.cues", "Origin.agent", "Article.confidence", "Issue.edits",
    "SourceFile.edits",
)  # fmt: skip
"""What of the tree is not in a document."""

CONTENT_PROPERTY = "ContentSha256"
"""The custom property that holds the digest."""

_ESCAPED = re.compile(r"\\(u000b|.)")
"""A character that JSON escapes, or the first four signs of it."""


def digest(issue: Issue, digits: int | None = None) -> str:
    """The sha256, in hex, of a tree without what is not carried; shares rounded to so many digits where any are given.

    As it is written a tree has more digits than its document; as it is read none may be overlooked.
    """
    text = _json(issue, digits)
    if "\\u000b" in text or "\\f" in text:
        text = _ESCAPED.sub(_line_end, text)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _line_end(escaped: re.Match[str]) -> str:
    """`\\v` and `\\f` are line ends that XML cannot hold (1.0, 2.2): a document has them as `w:br`, read as `\\n`."""
    return r"\n" if escaped[1] in ("u000b", "f") else escaped[0]


def _json(value: Any, digits: int | None) -> str:
    """Canonical JSON of a node: members by name, nothing between them, the node's class under the empty name."""
    pieces: list[str] = []
    _write(value, digits, pieces)
    return "".join(pieces)


def _write(value: Any, digits: int | None, pieces: list[str]) -> None:
    """The same, piece by piece: texts are copied once, and not once a level."""
    kind: Any = type(value)
    if kind is tuple:
        _write_all(value, digits, pieces)
        return
    if kind is Keyword:  # a page has dozens
        weight = _plain(value.weight, digits)
        pieces.append(f'{{"":"Keyword","text":{encode_basestring(value.text)},"weight":{weight}}}')
        return
    plan = _plan(kind)
    if plan is None:
        pieces.append(_plain(value, digits))
        return
    text, keys, values, defaults, is_plain = plan
    if is_plain and not value.facts:  # the most
        pieces.append(f'{text},"text":{encode_basestring(value.text)}}}')
        return
    for key, given, default in zip(keys, values(value), defaults):  # noqa: B905 (strict takes longer; of one length)
        if given is default or given == default:
            continue
        if type(given) is str:
            text += key + encode_basestring(given)
        elif type(given) is int:
            text += f"{key}{given}"
        else:
            pieces.append(text + key)
            _write(given, digits, pieces)
            text = ""
    pieces.append(text + "}")


def _write_all(values: tuple[Any, ...], digits: int | None, pieces: list[str]) -> None:
    mark = "["
    for value in values:
        pieces.append(mark)
        _write(value, digits, pieces)
        mark = ","
    pieces.append("]" if values else "[]")


def _plain(value: Any, digits: int | None) -> str:
    """What is no node, as `json` writes it, which looks longer for the same."""
    if type(value) is str:
        return encode_basestring(value)
    if type(value) is float and isfinite(value):
        return repr(value if digits is None else round(value, digits))
    return json.dumps(value)


class _Plan(NamedTuple):
    """How the JSON of a class of nodes begins; its members by name: as keys, their values in a node, their defaults.

    It is plain where it has the members that every text has, and no others.
    """

    start: str
    keys: tuple[str, ...]
    values: Callable[[Any], Iterable[Any]]
    defaults: tuple[Any, ...]
    is_plain: bool


@cache
def _plan(kind: type) -> _Plan | None:
    """What is carried of a class of nodes; None where it is no node."""
    members = _members(kind)
    if members is None:
        return None
    names, defaults = zip(*sorted(members), strict=True) if members else ((), ())
    # A getter of one name alone gives no tuple.
    values = attrgetter(*names) if len(names) > 1 else lambda node: [getattr(node, name) for name in names]
    keys = tuple(f',"{name}":' for name in names)
    is_plain = issubclass(kind, TextNode) and len(fields(kind)) == len(fields(TextNode))
    return _Plan(f'{{"":"{kind.__name__}"', keys, values, defaults, is_plain)


def _members(kind: type) -> list[tuple[str, Any]] | None:
    """The fields of a class of nodes that are carried, each with its default; None where it is no node."""
    if not is_dataclass(kind):
        return None
    named = {f"{above.__name__}.{one.name}": one for above in kind.__mro__ for one in fields(kind)}
    left_out = {one.name for name, one in named.items() if name in NOT_CARRIED}
    return [
        (one.name, one.default)
        for one in fields(kind)
        if one.name not in left_out and _members(type(one.default)) != []
    ]
