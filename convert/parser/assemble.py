"""From blocks to the article tree: heads, bodies, photographs, items, boxes, and the page around them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from convert.parser.blocks import Block, join
from convert.parser.body import DatelineContext, flow, photo_lines
from convert.parser.kinds import kind_of
from convert.parser.people import read_byline
from convert.parser.roles import FURNITURE, Role
from convert.parser.script import language_of
from convert.tree import (
    Article,
    Box,
    Byline,
    Crosshead,
    Dateline,
    Dispatch,
    Head,
    Headline,
    Item,
    Kicker,
    Photo,
    Standfirst,
    Subheadline,
    TextNode,
    article_texts,
    without_space,
)
from convert.tree import Block as Node

_HEAD_ROLES = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE, Role.DATELINE, Role.STANDFIRST})
_TITLE_ROLES = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE})
_PICTURE_ROLES = frozenset({Role.CAPTION, Role.CREDIT})


@dataclass(frozen=True, slots=True)
class Placed:
    """An article, and its number in the file (from 1), by which lines name it."""

    number: int
    article: Article


def assemble(blocks: Sequence[Block], page_key: str, context: DatelineContext) -> list[Placed]:
    """The articles of one page, in print order.

    `page_key` is what distinguishes the page (its number, or its place in the file): ids are made from it.
    """
    groups: dict[int, list[Block]] = {}
    for block in blocks:
        if block.article is not None and block.role not in FURNITURE:
            groups.setdefault(block.article, []).append(block)
    placed = [Placed(number, _article(group, context)) for number, group in groups.items()]
    return _with_ids(placed, page_key)


def _article(group: Sequence[Block], context: DatelineContext) -> Article:
    size = _head_size(group)
    head = _head(group[:size], context)
    body = _structured(_body(group[size:], context))
    article = Article(id="", head=head, body=tuple(body), confidence=_confidence(group))
    letters = "".join(node.text for node in article_texts(article))
    return replace(
        article,
        kind=kind_of(article),
        language=language_of(letters),
        sha256=_sha256(without_space(letters)),
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _confidence(group: Sequence[Block]) -> float:
    """How sure it is that just these lines are the article: its edge and its least sure role."""
    first = group[0].labels[0]
    return min(first.boundary_confidence, *(block.confidence for block in group), 1.0)


def _with_ids(placed: Sequence[Placed], page_key: str) -> list[Placed]:
    """Ids from page and headline, numbered where two are alike: a mended typo in a body changes none."""
    seen: dict[str, int] = {}
    found = []
    for entry in placed:
        digest = _sha256(f"{page_key}\n{_title(entry.article)}")[:12]
        seen[digest] = seen.get(digest, 0) + 1
        number = f"-{seen[digest]}" if seen[digest] > 1 else ""
        found.append(Placed(entry.number, replace(entry.article, id=f"a{digest}{number}")))
    return found


def _title(article: Article) -> str:
    return without_space(article.head.headline.text) if article.head.headline else ""


# --------------------------------------------------------------------------- heads


def _head_size(group: Sequence[Block]) -> int:
    size = 0
    while size < len(group) and group[size].role in _HEAD_ROLES:
        size += 1
    return size


def _head(group: Sequence[Block], context: DatelineContext) -> Head:
    titled = _one_headline(group)

    def of(role: Role) -> list[Block]:
        return [block for block in titled if block.role == role]

    headlines = of(Role.HEADLINE)
    return Head(
        kickers=tuple(Kicker(b.text, b.origin()) for b in of(Role.KICKER)),
        headline=Headline(headlines[0].text, headlines[0].origin()) if headlines else None,
        subheadlines=tuple(Subheadline(b.text, b.origin()) for b in of(Role.SUBHEADLINE)),
        bylines=tuple(Byline(b.text, b.origin(), read_byline(b.text)) for b in of(Role.BYLINE)),
        datelines=tuple(Dateline(b.text, b.origin(), context.facts(b.text)) for b in of(Role.DATELINE)),
        standfirsts=tuple(Standfirst(b.text, b.origin(), context.facts(b.text)) for b in of(Role.STANDFIRST)),
    )


def _one_headline(group: Sequence[Block]) -> list[Block]:
    """Neighbouring headline lines put together; a headline found where the labels name none.

    Headline lines apart from the first are subheadlines; with no headline at all, the last kicker,
    or else the first subheadline, is the article's title.
    """
    merged: list[Block] = []
    for block in group:
        if merged and block.role == Role.HEADLINE and merged[-1].role == Role.HEADLINE:
            merged[-1] = join(merged[-1], block, " ")
        elif block.role == Role.HEADLINE and any(b.role == Role.HEADLINE for b in merged):
            merged.append(replace(block, role=Role.SUBHEADLINE))
        else:
            merged.append(block)
    if not any(b.role == Role.HEADLINE for b in merged):
        _promote(merged)
    return merged


def _promote(group: list[Block]) -> None:
    kickers = [i for i, b in enumerate(group) if b.role == Role.KICKER]
    others = [i for i, b in enumerate(group) if b.role == Role.SUBHEADLINE]
    for index in kickers[-1:] or others[:1]:
        group[index] = replace(group[index], role=Role.HEADLINE)


# --------------------------------------------------------------------------- bodies


def _body(group: Sequence[Block], context: DatelineContext) -> list[Node]:
    """The nodes of a body in print order: pictures gathered, everything else a text node."""
    nodes: list[Node] = []
    index = 0
    while index < len(group):
        if group[index].role in _PICTURE_ROLES:
            end = _picture_end(group, index)
            nodes.append(Photo(lines=tuple(photo_lines(group[index:end]))))
        elif _heads_a_picture(group, index):
            end = _picture_end(group, index + 1)
            title = Headline(group[index].text, group[index].origin())
            nodes.append(Photo(title, tuple(photo_lines(group[index + 1 : end]))))
        else:
            end = index + 1
            nodes.append(flow(group[index], context, last=end == len(group)))
        index = end
    return nodes


def _heads_a_picture(group: Sequence[Block], index: int) -> bool:
    following = group[index + 1 : index + 2]
    return group[index].role == Role.HEADLINE and bool(following) and following[0].role in _PICTURE_ROLES


def _picture_end(group: Sequence[Block], start: int) -> int:
    """Where the words of one picture end: before the caption of the next."""
    end = start + 1
    while end < len(group) and group[end].role in _PICTURE_ROLES:
        if group[end].role == Role.CAPTION and any(b.role == Role.CAPTION for b in group[start:end]):
            break
        end += 1
    return end


# --------------------------------------------------------------------------- items and boxes


def _structured(nodes: Sequence[Node]) -> list[Node]:
    """Items of a round-up and boxes, gathered under their titles."""
    starts = _item_starts(nodes)
    if len(starts) >= 2:
        return _gathered(nodes, starts, Item)
    boxes = [i for i, node in enumerate(nodes) if isinstance(node, Crosshead) and _is_box_title(node.text)]
    return _gathered(nodes, boxes, Box) if boxes else list(nodes)


def _item_starts(nodes: Sequence[Node]) -> list[int]:
    """Titles whose next text is a dateline or a byline: each begins an item of a round-up."""
    starts = []
    for index, node in enumerate(nodes[:-1]):
        after = nodes[index + 1]
        signed = isinstance(after, Byline) or _has_dispatch(after)
        if isinstance(node, Crosshead) and signed:
            starts.append(index)
    return starts


def _has_dispatch(node: Node) -> bool:
    facts = node.facts if isinstance(node, TextNode) else ()
    return isinstance(node, Dateline) or any(isinstance(f, Dispatch) and f.start < 2 for f in facts)


_BOX_TITLES = (
    "链接", "相关链接", "新闻链接", "知识链接", "延伸阅读", "记者手记", "采访手记", "点评", "专家点评", "编后", "短评",
    "人物小传", "人物简介", "新闻背景", "背景", "小贴士", "小词典", "名词解释", "新闻附件", "记者点评",
    "鏈接", "相關鏈接", "延伸閱讀", "記者手記", "點評", "專家點評", "編後", "短評",
    "人物小傳", "新聞背景", "小貼士", "名詞解釋",
)  # fmt: skip


def _is_box_title(text: str) -> bool:
    """`■链接`, `【点评】`, `延伸阅读`: a label that stands for itself, whatever mark is set round it."""
    return without_space(text).strip("■□●○◆◇▲△★☆【】[]〖〗:：·-—") in _BOX_TITLES


def _gathered(nodes: Sequence[Node], starts: Sequence[int], make: type[Item] | type[Box]) -> list[Node]:
    found = list(nodes[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(nodes)], strict=True):
        title, rest = nodes[start], list(nodes[start + 1 : end])
        bylines: list[Byline] = []
        while rest and isinstance(rest[0], Byline):
            bylines.append(rest.pop(0))  # type: ignore[arg-type]
        assert isinstance(title, Crosshead)
        head = Head(headline=Headline(title.text, title.origin, title.facts), bylines=tuple(bylines))
        found.append(make(head, tuple(rest)))
    return found
