"""What of a tree a format carries: the tree as it is read back from a file of that format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
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
    kind: Any = type(value)
    if kind is tuple:
        return tuple([_reduced(inner, names) for inner in value if not _is_left_out(inner, names)])
    if kind is float:
        return round(value, SHARE_DIGITS)
    fields_of = _plan(kind, names)
    if fields_of is None:
        return value
    return kind(*[_field(getattr(value, name), default, names) for name, default in fields_of])


def _field(value: Any, default: Any, names: frozenset[str]) -> Any:
    if default is _KEPT:
        return _reduced(value, names)
    return type(value)() if default is MISSING else default


def _is_left_out(value: Any, names: frozenset[str]) -> bool:
    """Whether a node is named, by its class or one it inherits from, or as `Article()` where it has no text."""
    kind: Any = type(value)
    if not names.isdisjoint(_classes(kind)):
        return True
    if "Article()" not in names or not isinstance(value, Article):
        return False
    return not any(without_space(node.text) for node in article_texts(value))


_KEPT = object()
"""In the place of a default: the field is carried."""


@cache
def _plan(kind: type, names: frozenset[str]) -> tuple[tuple[str, Any], ...] | None:
    """The fields of a class in order, each with `_KEPT` or what stands in its place; None where it is no node."""
    if not is_dataclass(kind):
        return None
    return tuple(
        (one.name, _KEPT if names.isdisjoint(f"{name}.{one.name}" for name in _classes(kind)) else one.default)
        for one in fields(kind)
    )


@cache
def _classes(kind: type) -> tuple[str, ...]:
    """The names under which a node may be called: its class, and those it inherits from."""
    return tuple(above.__name__ for above in kind.__mro__)
