"""What sort of article it is, where its words say so; `unknown` where they do not."""

from __future__ import annotations

import re

from convert.tree import Article, ArticleKind, Item, Photo, TextNode, article_texts, contributors, dispatch

_COMMENTARY = re.compile(r"社论|社論|社评|社評|评论员|評論員|短评|短評|时评|時評|锐评|今日谈|人民论坛|编者手记")
_NOTICE = re.compile(r"(公告|启事|啟事|声明|聲明|通告|公示|讣告|訃告|任免)$|^(广告|廣告|公告|启事)")
_BRIEF_CHARACTERS = 200


def kind_of(article: Article) -> ArticleKind:
    """The kind of an article from its structure, its makers and its title."""
    if any(isinstance(block, Item) for block in article.body):
        return "roundup"
    if _only_pictures(article):
        return "photo"
    makers = contributors(article)
    title = _title(article)
    if any(maker.role == "commentator" for maker in makers) or _COMMENTARY.search(title):
        return "commentary"
    if _NOTICE.search(title):
        return "notice"
    if dispatch(article) is not None or any(maker.role == "reporter" for maker in makers):
        return "brief" if _length(article) < _BRIEF_CHARACTERS else "news"
    return "unknown"


def _only_pictures(article: Article) -> bool:
    return bool(article.body) and all(isinstance(block, Photo) for block in article.body)


def _title(article: Article) -> str:
    head = article.head
    nodes: list[TextNode] = [*head.kickers, *([head.headline] if head.headline else []), *head.bylines]
    return "\n".join(node.text for node in nodes)


def _length(article: Article) -> int:
    return sum(len(node.text) for node in article_texts(article))
