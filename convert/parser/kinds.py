"""What sort of article it is, where its words say so; `unknown` where they do not."""

from __future__ import annotations

from collections.abc import Sequence

from convert.parser.genres import is_commentary, is_notice
from convert.parser.sections import is_column
from convert.tree import (
    Answer,
    ArticleKind,
    Block,
    Contributor,
    Dispatch,
    Fact,
    Head,
    Item,
    ListItem,
    Photo,
    Question,
)

_BRIEF_CHARACTERS = 200


def kind_of(head: Head, body: Sequence[Block], facts: Sequence[Fact], characters: int) -> ArticleKind:
    """The kind of an article from its structure, its makers and its title.

    `facts` are those of all its texts, `characters` is the length of them together.
    """
    if _is_roundup(head, body):
        return "roundup"
    if body and all(isinstance(block, Photo) for block in body):
        return "photo"
    roles = {fact.role for fact in facts if isinstance(fact, Contributor)}
    reported = "reporter" in roles or any(isinstance(fact, Dispatch) for fact in facts)
    if "commentator" in roles or is_commentary(head, reported=reported):
        return "commentary"
    if not reported and is_notice(head):
        return "notice"
    if {Question, Answer} <= {type(block) for block in body}:
        return "feature"
    if reported:
        return "brief" if characters < _BRIEF_CHARACTERS else "news"
    return "unknown"


def _is_roundup(head: Head, body: Sequence[Block]) -> bool:
    """Two titled items or more, or items under a round-up's standing title; follow-up reports make no round-up.

    The items of a list are such where two or more have a dateline or a reporter of their own.
    """
    items = [block for block in body if isinstance(block, Item)]
    titled = sum(item.head.headline is not None for item in items)
    told = sum(isinstance(block, ListItem) and _is_reported(block) for block in body)
    return max(titled, told) > 1 or (bool(items) and head.headline is not None and is_column(head.headline.text))


def _is_reported(item: ListItem) -> bool:
    return any(isinstance(fact, Dispatch) or _reports(fact) for fact in item.facts)


def _reports(fact: Fact) -> bool:
    return isinstance(fact, Contributor) and fact.role in {"reporter", "correspondent"}
