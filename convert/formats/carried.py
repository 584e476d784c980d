"""What of a tree a format carries: the tree as it is read back from a file of that format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, cast

from convert.tree import Article, Issue, article_texts, without_space

SHARE_DIGITS = 4
"""Places of a share (a confidence, a keyword's weight) in every format; the same on every machine."""


def reduced(issue: Issue, not_carried: Iterable[str]) -> Issue:
    """The issue without what is named: of a field (`Origin.spans`) its default stands, a node (`Edit`) is left out.

    A name holds for the classes that inherit it (`TextNode.facts`); `Article()` is an article without any text.
    A field without a default becomes the zero of its type.  Shares are rounded to `SHARE_DIGITS` places, as every
    format has them.
    """
    return cast(Issue, _reduced(issue, frozenset(not_carried)))


def _reduced(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_reduced(inner, names) for inner in value if not names & set(_classes(inner)))
    if is_dataclass(value):
        kind: Any = type(value)
        return kind(**{one.name: _field(value, one, names) for one in fields(value)})
    return round(value, SHARE_DIGITS) if isinstance(value, float) else value


def _field(node: Any, one: Field[Any], names: frozenset[str]) -> Any:
    value = getattr(node, one.name)
    if names & {f"{name}.{one.name}" for name in _classes(node)}:
        return type(value)() if one.default is MISSING else one.default
    return _reduced(value, names)


def _classes(value: Any) -> list[str]:
    """The names under which a node may be called: its class, those it inherits from, `Article()` for an empty one."""
    names = [kind.__name__ for kind in type(value).__mro__]
    empty = isinstance(value, Article) and not any(without_space(node.text) for node in article_texts(value))
    return [*names, "Article()"] if empty else names
