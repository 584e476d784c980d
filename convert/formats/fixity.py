"""The sha256 of an article's text, and what becomes of it where others have changed the text.

`Article.sha256` is of the characters before edits, which no file but the tree's JSON tells apart from the others.  So
where the two differ a file holds the sha256 of the text as it stands as well: a reader finds out by it whether the
text is still the one that was written.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from convert.tree import Article, article_texts, without_space


def text_sha256(article: Article) -> str:
    """The sha256 of an article's characters as they stand, spaces apart."""
    return sha256_of("".join([node.text for node in article_texts(article)]))


def sha256_of(text: str) -> str:
    """The sha256 of a text's characters, spaces apart."""
    return hashlib.sha256(without_space(text).encode("utf-8", "surrogatepass")).hexdigest()


def edited_sha256(article: Article) -> str | None:
    """The sha256 of an article's text as it stands, where the one that it has is of another: edits lie between."""
    return digest if article.sha256 not in ("", digest := text_sha256(article)) else None


def as_it_stands(article: Article, written: str | None) -> Article:
    """An article that was read; its sha256 is made anew where its text is not the one that was written.

    `written` is the `edited_sha256` that stands in the file.
    """
    if not article.sha256 or text_sha256(article) == (written or article.sha256):
        return article
    return replace(article, sha256=text_sha256(article))
