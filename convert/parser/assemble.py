"""From blocks to the article tree: heads, bodies, photographs, items, boxes, and the page around them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from convert.parser.blocks import Block, join
from convert.parser.body import DatelineContext, flow
from convert.parser.kinds import kind_of
from convert.parser.pictures import PICTURE_ROLES, heads_a_picture, photos, picture_end
from convert.parser.roles import FURNITURE, Role
from convert.parser.script import language_of
from convert.parser.sections import TITLE_ROLES, is_column, sections
from convert.parser.shapes import shaped
from convert.parser.signatures import sign_items
from convert.tree import (
    Article,
    Byline,
    Contributor,
    Dateline,
    Dispatch,
    Head,
    Headline,
    Kicker,
    Standfirst,
    Subheadline,
    body_texts,
    head_texts,
    makers,
    without_space,
)
from convert.tree import Block as Node

_HEAD_ROLES = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE, Role.DATELINE, Role.STANDFIRST})
_ROLE_WORDS = ("记者", "記者", "通讯员", "通訊員", "评论员", "評論員")
_TITLE_ROLES = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE})


class Placed(NamedTuple):
    """An article, its number in the file (from 1), by which lines name it, and its makers."""

    number: int
    article: Article
    makers: tuple[Contributor, ...]


def assemble(blocks: Sequence[Block], page_key: str, context: DatelineContext) -> list[Placed]:
    """The articles of one page, in print order.

    `page_key` is what distinguishes the page (its number, or its place in the file): ids are made from it.
    """
    groups: dict[int, list[Block]] = {}
    for block in blocks:
        if block.article is not None and block.role not in FURNITURE:
            groups.setdefault(block.article, []).append(block)
    ids = _Ids(page_key)
    return [_placed(number, group, context, ids) for number, group in groups.items()]


def _placed(number: int, group: Sequence[Block], context: DatelineContext, ids: _Ids) -> Placed:
    pictures, titles, rest = _divided(shaped(group))
    column = bool(titles) and is_column(titles[0].text)
    if column:
        titles, rest = _column_head(titles, rest)
    head = _head(titles, context)
    body = _body([*pictures, *rest], context, column=column, head=head)
    nodes = [*head_texts(head), *body_texts(body)]
    letters = "".join([node.text for node in nodes])
    facts = [fact for node in nodes for fact in node.facts]
    made = Article(
        id=ids.of(head),
        head=head,
        body=tuple(body),
        kind=kind_of(head, body, facts, len(letters)),
        language=language_of(letters),
        sha256=_sha256(without_space(letters)),
        confidence=_confidence(group),
    )
    return Placed(number, made, makers(facts))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _confidence(group: Sequence[Block]) -> float:
    """How sure it is that just these lines are the article: its edge and its least sure role."""
    first = group[0].labels[0]
    return min(1.0, first.boundary_confidence, *[label.confidence for block in group for label in block.labels])


class _Ids:
    """Ids from page and headline, numbered where two are alike: a mended typo in a body changes none."""

    def __init__(self, page_key: str) -> None:
        self.page_key = page_key
        self.seen: Counter[str] = Counter()

    def of(self, head: Head) -> str:
        """The id of the page's next article."""
        title = without_space(head.headline.text) if head.headline else ""
        digest = _sha256(f"{self.page_key}\n{title}")[:12]
        self.seen[digest] += 1
        number = f"-{self.seen[digest]}" if self.seen[digest] > 1 else ""
        return f"a{digest}{number}"


# --------------------------------------------------------------------------- heads


def _divided(group: Sequence[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """An article's head, the pictures that stand before it if a title follows them, and the rest."""
    start = 0
    while start < len(group) and group[start].role in PICTURE_ROLES:
        start += 1
    if start == len(group) or group[start].role not in _TITLE_ROLES:
        start = 0
    end = start
    while end < len(group) and _may_head(group[end]):
        end += 1
    return list(group[:start]), [_in_head(block) for block in group[start:end]], list(group[end:])


def _may_head(block: Block) -> bool:
    return block.shape == "byline" or (block.role in _HEAD_ROLES and block.shape is None)


def _in_head(block: Block) -> Block:
    return block._replace(role=Role.BYLINE, shape=None) if block.shape == "byline" else block


def _column_head(titles: list[Block], rest: list[Block]) -> tuple[list[Block], list[Block]]:
    """Under the standing title of a round-up the next title is its first item's; of one report it is the kicker."""
    size = next((i for i, block in enumerate(rest) if block.role not in TITLE_ROLES), len(rest))
    following = [block for block in [*titles[1:], *rest[:size]] if block.role in TITLE_ROLES]
    if not following or any(block.role in TITLE_ROLES for block in rest[size:]):
        return titles[:1], [*titles[1:], *rest]
    named = next((block for block in following if block.role == Role.HEADLINE), following[0])
    head = [titles[0]._replace(role=Role.KICKER), *titles[1:], *rest[:size]]
    return _titled([b._replace(role=Role.HEADLINE) if b is named else b for b in head]), rest[size:]


def _head(group: Sequence[Block], context: DatelineContext) -> Head:
    titled: dict[Role, list[Block]] = {}
    for block in _one_headline(_whole_bylines(group)):
        titled.setdefault(block.role, []).append(block)

    def of(role: Role) -> Sequence[Block]:
        return titled.get(role, ())

    headlines = of(Role.HEADLINE)
    return Head(
        kickers=tuple(Kicker(b.text, b.origin()) for b in of(Role.KICKER)),
        headline=Headline(headlines[0].text, headlines[0].origin()) if headlines else None,
        subheadlines=tuple(Subheadline(b.text, b.origin()) for b in of(Role.SUBHEADLINE)),
        bylines=tuple(Byline(b.text, b.origin(), context.byline(b.text)) for b in of(Role.BYLINE)),
        datelines=tuple(Dateline(b.text, b.origin(), context.facts(b.text)) for b in of(Role.DATELINE)),
        standfirsts=tuple(Standfirst(b.text, b.origin(), context.facts(b.text)) for b in of(Role.STANDFIRST)),
    )


def _whole_bylines(group: Sequence[Block]) -> list[Block]:
    """A byline broken behind its role (`新华社记者` and `邹某某` on two lines) put together."""
    whole: list[Block] = []
    for block in group:
        last = whole[-1] if whole else None
        if last is not None and block.role == last.role == Role.BYLINE and last.text.endswith(_ROLE_WORDS):
            whole[-1] = join(last, block, " ")
        else:
            whole.append(block)
    return whole


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
            merged.append(block._replace(role=Role.SUBHEADLINE))
        else:
            merged.append(block)
    if not any(b.role == Role.HEADLINE for b in merged):
        _promote(merged)
    return merged


def _promote(group: list[Block]) -> None:
    kickers = [i for i, b in enumerate(group) if b.role == Role.KICKER]
    others = [i for i, b in enumerate(group) if b.role == Role.SUBHEADLINE]
    for index in kickers[-1:] or others[:1]:
        group[index] = group[index]._replace(role=Role.HEADLINE)


# --------------------------------------------------------------------------- bodies


def _body(group: Sequence[Block], context: DatelineContext, *, column: bool, head: Head) -> list[Node]:
    """The nodes of a body: its own text, its items and its boxes."""
    dated = any(isinstance(fact, Dispatch) for node in head_texts(head) for fact in node.facts)
    nodes: list[Node] = []
    for part in sections(group, column=column, dated=dated, signed=bool(head.bylines)):
        own = head if part.make is None else _head(_titled(part.head), context)
        signed = bool(makers(fact for line in own.bylines for fact in line.facts)) and not sign_items(
            [block.text for block in part.body]
        )
        inner = _flow(part.body, context._replace(signed=signed))
        nodes += inner if part.make is None else [part.make(own, tuple(inner))]
    return nodes


def _flow(group: Sequence[Block], context: DatelineContext) -> list[Node]:
    """The nodes of one part in print order: pictures gathered, everything else a text node."""
    nodes: list[Node] = []
    index = 0
    while index < len(group):
        first = index + heads_a_picture(group, index)
        if group[first].role in PICTURE_ROLES:
            end = picture_end(group, first)
            nodes += photos(group[index] if first > index else None, group[first:end])
        else:
            end = index + 1
            nodes.append(flow(group[index], context))
        index = end
    return nodes


def _titled(group: Sequence[Block]) -> list[Block]:
    """The head of an item or box, where crossheads are its titles: the last is the headline, those before it kickers.

    A line that begins with a dash is a subheadline.
    """
    crossheads = [i for i, b in enumerate(group) if b.role == Role.CROSSHEAD]
    plain = [i for i in crossheads if i == crossheads[0] or not group[i].text.startswith("—")]
    named = any(b.role == Role.HEADLINE for b in group)
    roles = {i: Role.SUBHEADLINE if i not in plain else Role.KICKER for i in crossheads}
    if plain and not named:
        roles[plain[-1]] = Role.HEADLINE
    return [block._replace(role=roles.get(i, block.role)) for i, block in enumerate(group)]
