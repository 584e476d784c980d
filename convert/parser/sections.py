"""The parts of a body that have titles of their own: items of a round-up, and boxes.

An item begins with a title before a dateline or byline, or with a dateline alone in mid-article; under the title of a
round-up column (环球扫描) any title begins one.  A box begins with its label (`■链接`, `【点评】`) and reaches to
the host's closing words, or to the host's text where it stands before all of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from convert.parser.blocks import Block
from convert.parser.dateline_forms import WIRE
from convert.parser.datelines import dateline_span
from convert.parser.fold import fold
from convert.parser.items import LIST_MARK
from convert.parser.roles import Role
from convert.tree import Box, Item, without_space

TITLE_ROLES = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.CROSSHEAD})
_SIGNED = frozenset({Role.BYLINE, Role.DATELINE})
_TEXT = _SIGNED | {Role.PARAGRAPH, Role.JUMP}


@dataclass(slots=True, eq=False, repr=False)
class Section:
    """Blocks under one title; `make` is None for the article's own text, whose title stands in its head."""

    make: type[Item] | type[Box] | None = None
    head: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)


# --------------------------------------------------------------------------- round-ups

_OF_REPORTS = re.compile(
    fold(
        "环球扫描|全球扫描|寰球扫描|(?:本期|今日|要闻)?导读|一句话(?:新闻|资讯)|各地要闻|新书架|新闻集装箱|国际观察哨"
        "|.{0,6}(?:简讯|短讯|快讯|时讯|简报|速览|快览|微闻)(?:.则)?"
    )
)
_COLUMN = re.compile(
    fold("一句话.{2}|.{0,4}动态|天下事|.{0,6}(?:速递|扫描|集萃|集锦|快递|传真|点击|短波|短笛|短镜头)(?:.则)?")
)
_NO_COLUMN = re.compile("的|[一二两三几这那半][份件张封条次声只个把台场](?![简短快时]讯)")
"""What such a title has none of: 迟到的快递 and 一份传真 are essays'."""
_LONGEST_COLUMN = 10


def is_column(text: str) -> bool:
    """The standing title of a round-up: 环球扫描, 国际简讯, 导读."""
    plain = _column(text)
    return plain is not None and (_OF_REPORTS.fullmatch(plain) or _COLUMN.fullmatch(plain)) is not None


def is_column_of_reports(text: str) -> bool:
    """A standing title that can be nothing else (国际简讯); 快递 and 动态 are words of other titles, too."""
    plain = _column(text)
    return plain is not None and _OF_REPORTS.fullmatch(plain) is not None


def _column(text: str) -> str | None:
    plain = fold(without_space(text)).strip("■【】·:—-")
    return plain if len(plain) <= _LONGEST_COLUMN and not _NO_COLUMN.search(plain) else None


# --------------------------------------------------------------------------- boxes

_LABELS = frozenset(
    fold("""
    链接 相关链接 新闻链接 知识链接 背景链接 延伸阅读 记者手记 采访手记 编辑手记 采访札记 手记 点评 专家点评 记者点评
    编辑点评 评委点评 短评 快评 编后 编后语 人物小传 人物简介
    嘉宾简介 嘉宾名片 人物名片 受访者简介 专家简介 新闻背景 背景 小贴士 小知识 小词典 名词解释 新闻附件
    相关新闻 记者感言 专家观点 专家解读 新闻多一点 记者观察
    """).split()
)

_PROFILES = frozenset(fold("人物小传 人物简介 嘉宾简介 嘉宾名片 人物名片 受访者简介 专家简介").split())
"""Those of a box that says who someone is, which papers set before the text as well."""


def is_box_title(text: str) -> bool:
    """`■链接`, `【点评】`, `延伸阅读`: a label that stands for itself, whatever mark is set round it."""
    return len(text) <= 16 and _plain(text) in _LABELS


def _plain(text: str) -> str:
    return fold(without_space(text)).strip("■【】:·—-<>《》")


# --------------------------------------------------------------------------- sections


def sections(group: Sequence[Block], *, column: bool, dated: bool, signed: bool) -> list[Section]:
    """The body of an article in its parts.

    `column`: its title is that of a round-up; `dated`, `signed`: its head has a dateline, a byline.
    """
    items = _items(group, column=column, dated=dated)
    boxes = [i for i, b in enumerate(group) if b.role in TITLE_ROLES and is_box_title(b.text)]
    starts: list[tuple[int, type[Item] | type[Box]]] = [(start, Item) for start in items]
    starts += [(start, Box) for start in boxes]
    starts.sort(key=lambda one: one[0])
    found = [Section(None, [], list(group[: starts[0][0] if starts else len(group)]))]
    for number, (start, make) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(group)
        size = _head_size(group[start:end])
        found.append(Section(make, list(group[start : start + size]), list(group[start + size : end])))
    return _closed(_before_text(found), signed=signed)


def _head_size(group: Sequence[Block]) -> int:
    """The titles of a section, and the byline and dateline under them, if it has titles at all."""
    size = 0
    while size < len(group) and group[size].role in TITLE_ROLES:
        size += 1
    while 0 < size < len(group) and group[size].role in _SIGNED:
        size += 1
    return size


def _items(group: Sequence[Block], *, column: bool, dated: bool) -> list[int]:
    """Where the items of a round-up begin: at two titles or more, and at an untitled report after a first one."""
    ends = [_dispatch_end(block) if block.role == Role.PARAGRAPH else None for block in group]
    signed = [block.role in _SIGNED or end is not None for block, end in zip(group, ends, strict=True)]
    titles = [i for i, block in enumerate(group) if block.role in TITLE_ROLES]
    titled = [i for i in titles if _begins_titled(group, i, signed, column=column)]
    if len(titled) < 2:
        titled = []
    bare = [i for i, dated_here in enumerate(signed) if dated_here and _begins_bare(group, i, ends[i])]
    if not titled:
        bare = [i for i in bare if i] if dated else bare[0 if column and len(bare) > 1 else 1 :]
    return sorted({*titled, *bare})


def _begins_titled(group: Sequence[Block], index: int, signed: Sequence[bool], *, column: bool) -> bool:
    """The first of a run of titles that a dateline or byline follows; of any titles before text, in a round-up."""
    before = group[index - 1 : index] if index else ()
    if is_box_title(group[index].text):
        return False
    if before and before[0].role in TITLE_ROLES and not is_box_title(before[0].text):
        return False
    after = index
    while after < len(group) and group[after].role in TITLE_ROLES:
        after += 1
    if after == len(group):
        return False
    return (column and group[after].role in _TEXT) or signed[after]


_LEAST_TEXT = 20


def _begins_bare(group: Sequence[Block], index: int, end: int | None) -> bool:
    """A dateline before text that no title or byline stands before: a report of its own.

    `end` is where the dateline at the head of a paragraph ends, None where it has none.
    """
    block, before = group[index], group[index - 1] if index else None
    if before is not None and (before.role in TITLE_ROLES or before.role in _SIGNED):
        return False
    if block.role == Role.DATELINE:
        return index + 1 < len(group) and group[index + 1].role == Role.PARAGRAPH
    return end is not None and len(block.text) - end >= _LEAST_TEXT


def _dispatch_end(block: Block) -> int | None:
    """Where the dateline at the head of a text ends; None where there is none, or it is that of an item of a list."""
    if not WIRE.search(block.text, 0, 60) or LIST_MARK.match(block.text):
        return None
    start, end = dateline_span(block.text[:120]) or (None, None)
    return end if start is not None and start <= 1 else None


# --------------------------------------------------------------------------- where the last box ends


def _before_text(found: list[Section]) -> list[Section]:
    """A box before all text of its host ends where an interview begins, a profile (人物简介) after one paragraph."""
    if any(block.role == Role.PARAGRAPH for block in found[0].body):
        return found
    for number, part in enumerate(found):
        end = _end_before_text(part) if part.make is Box else 0
        if end:
            rest, part.body = part.body[end:], part.body[:end]
            return [*found[: number + 1], Section(None, [], rest), *found[number + 1 :]]
    return found


def _end_before_text(box: Section) -> int:
    """Where the host's text begins in a box that holds all of it; 0 where it is the box's own."""
    asked = next((at for at, block in enumerate(box.body) if block.shape == "question"), 0)
    if asked or not any(_plain(block.text) in _PROFILES for block in box.head):
        return asked
    told = [at for at, block in enumerate(box.body) if block.role == Role.PARAGRAPH]
    return told[1] if len(told) > 1 else 0


_CLOSING = frozenset({Role.ENDNOTE, Role.JUMP})


def _closed(found: list[Section], *, signed: bool) -> list[Section]:
    """The host's closing words taken out of a last box: an endnote or jump; a byline where the host has none."""
    last = found[-1]
    if last.make is not Box:
        return found
    own = any(block.role == Role.BYLINE for block in last.head)
    size = len(last.body)
    while size > 1 and _closes(last.body[size - 1], signed=signed or own):
        size -= 1
    rest, last.body = last.body[size:], last.body[:size]
    return [*found, Section(None, [], rest)] if rest else found


def _closes(block: Block, *, signed: bool) -> bool:
    return block.role in _CLOSING or (block.role == Role.BYLINE and not signed)
