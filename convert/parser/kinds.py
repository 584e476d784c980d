"""What sort of article it is, where its words say so; `unknown` where they do not."""

from __future__ import annotations

from collections.abc import Sequence

from convert.parser.form import form
from convert.parser.genres import is_commentary, is_notice
from convert.parser.sections import is_column, is_column_of_reports
from convert.tree import (
    Answer,
    ArticleKind,
    Block,
    Byline,
    Contributor,
    Crosshead,
    Dispatch,
    Endnote,
    Fact,
    Head,
    Item,
    ListItem,
    Paragraph,
    Photo,
    Question,
    Verse,
)

_BRIEF_CHARACTERS = 200
_LEAST_LISTED, _LEAST_TOLD = 2, 3
"""The items of a list, or the texts in all, that reports under a round-up's title are at least."""


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
    """Two titled items or more, or reports under a round-up's standing title; follow-up reports make no round-up.

    The items of a list are such where two or more have a dateline or a reporter of their own.  Under a standing title
    they need none, nor need they be set as items.  Titled parts behind a text of the article's own are its sections,
    and signed poems are no reports.
    """
    items = [block for block in body if isinstance(block, Item)]
    if head.headline is not None and is_column(head.headline.text):
        return bool(items) or _holds_reports(head, body, sure=is_column_of_reports(head.headline.text))
    titled = sum(item.head.headline is not None for item in items)
    told = sum(isinstance(block, ListItem) and _is_reported(block) for block in body)
    parts = bool(body) and not isinstance(body[0], Item)
    return told > 1 or (titled > 1 and not parts and not any(map(_is_poem, items)))


def _holds_reports(head: Head, body: Sequence[Block], *, sure: bool) -> bool:
    """Items of a list, or short texts, under a standing title that no one signs and no other title follows.

    Where the title is not `sure` to be a round-up's, each text says where or of whom it tells: 江城：…, 篮球——…,
    【江城机电】….
    """
    listed = sum(isinstance(block, ListItem) for block in body)
    told = [block for block in body if isinstance(block, ListItem | Paragraph)]
    if head.subheadlines or any(isinstance(block, Crosshead) for block in body):
        return False
    apart = sure or all(_OF_WHOM().match(block.text) for block in told)
    return listed >= _LEAST_LISTED or (len(told) >= _LEAST_TOLD and apart and not _is_signed(head, body))


_OF_WHOM = form("[^，。、；：:“”？！ 　—【】《》]{1,12}(?:[：: 　]|——)|【[^】]{1,12}】|《[^》]{1,20}》")


def _is_signed(head: Head, body: Sequence[Block]) -> bool:
    """Whether a byline, or a note at the end, names who wrote it."""
    noted = [fact for block in body if isinstance(block, Endnote) for fact in block.facts]
    return (
        bool(head.bylines)
        or any(isinstance(block, Byline) for block in body)
        or any(isinstance(fact, Contributor) and fact.role == "author" for fact in noted)
    )


def _is_poem(item: Item) -> bool:
    return any(isinstance(block, Verse) for block in item.body)


def _is_reported(item: ListItem) -> bool:
    return any(isinstance(fact, Dispatch) or _reports(fact) for fact in item.facts)


def _reports(fact: Fact) -> bool:
    return isinstance(fact, Contributor) and fact.role in {"reporter", "correspondent"}
