"""What sort of article it is, where its words say so; `unknown` where they do not."""

from __future__ import annotations

import re

from convert.parser.fold import fold
from convert.parser.sections import is_column
from convert.tree import (
    Answer,
    Article,
    ArticleKind,
    Item,
    Photo,
    Question,
    TextNode,
    article_texts,
    contributors,
    dispatch,
    without_space,
)

_COMMENTARY = re.compile(fold(r"社论|社评|评论员|短评|时评|锐评|今日谈|人民论坛|编者手记"))
_NOTICE = re.compile(
    fold(
        r"(?:公告|启事|声明|通告|公示|讣告|讣闻|任免(?:名单)?|更正|致歉|挂失|招聘|招租|寻人|通知)$"
        r"|^(?:公益)?广告$|^(?:遗失|拍卖|招标|招聘|迁坟|注销|更正|征稿|征文|征订|敬告|致歉|寻人)(?:公告|启事|声明|通告)?$"
    )
)
_BRIEF_CHARACTERS = 200


def kind_of(article: Article) -> ArticleKind:
    """The kind of an article from its structure, its makers and its title."""
    if _is_roundup(article):
        return "roundup"
    if _only_pictures(article):
        return "photo"
    makers = contributors(article)
    title = _title(article)
    if any(maker.role == "commentator" for maker in makers) or _COMMENTARY.search(title):
        return "commentary"
    reported = dispatch(article) is not None or any(maker.role == "reporter" for maker in makers)
    if not reported and any(_NOTICE.search(without_space(line)) for line in title.split("\n")):
        return "notice"
    if {Question, Answer} <= {type(block) for block in article.body}:
        return "feature"
    if reported:
        return "brief" if _length(article) < _BRIEF_CHARACTERS else "news"
    return "unknown"


def _is_roundup(article: Article) -> bool:
    """Two titled items or more, or items under a round-up's standing title; follow-up reports make no round-up."""
    items = [block for block in article.body if isinstance(block, Item)]
    titled = sum(item.head.headline is not None for item in items)
    headline = article.head.headline
    return titled > 1 or (bool(items) and headline is not None and is_column(headline.text))


def _only_pictures(article: Article) -> bool:
    return bool(article.body) and all(isinstance(block, Photo) for block in article.body)


def _title(article: Article) -> str:
    """The lines of the title and the bylines, folded."""
    head = article.head
    nodes: list[TextNode] = [*head.kickers, *([head.headline] if head.headline else []), *head.bylines]
    return "\n".join(fold(node.text) for node in nodes)


def _length(article: Article) -> int:
    return sum(len(node.text) for node in article_texts(article))
