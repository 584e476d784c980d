"""What a machine can add to an article: keywords and places, by jieba and tables of our own.

It is marked with the tool's name in the tree and so in every format, and it is never a part of the page's text.
jieba's dictionary is loaded when `enrich` is called, and by nothing else.

Of an article its headlines and body are looked at.  Bylines, credits, endnotes and the spans of facts are not: who
made it is not what it is about, and a keyword is never a person.  Traditional text is folded character by character to
Simplified for jieba, whose dictionary is Simplified; what is found is given as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from convert import __version__
from convert.enrich.cache_file import default_dir
from convert.tree import (
    Article,
    Byline,
    Contributor,
    Credit,
    Dateline,
    Dispatch,
    Endnote,
    Enrichment,
    Fact,
    Headline,
    Issue,
    Jump,
    Keyword,
    Kicker,
    Place,
    SignOff,
    Subheadline,
    TextNode,
    article_texts,
)
from convert.tree import articles as articles_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from convert.enrich.keywords import Text

__all__ = ["default_dir", "enrich"]

_HEADLINES = (Kicker, Headline, Subheadline)
_MAKERS = (Byline, Credit, Dateline, Endnote, Jump, SignOff)
"""Texts about the article, not of it: who made it, where it is from (摘自…), where more stands (相关新闻刊A5)."""


def enrich(issue: Issue, *, cache_dir: Path | None = None) -> Issue:
    """The issue with keywords and places of each article.

    `cache_dir` is where jieba's dictionary is kept between processes (made where there is none); without it that is the
    user's cache directory (`default_dir`).  Where nothing can be kept, the first call in a process takes a second more.
    """
    from convert.enrich.keywords import HEAD, Text, keywords_of_each, table_of
    from convert.enrich.places import opening
    from convert.enrich.segment import segmenter

    words_of = segmenter(cache_dir or default_dir())
    every = list(articles_of(issue))
    nodes = [list(article_texts(article)) for article in every]
    parts = [list(_parts(article, its)) for article, its in zip(every, nodes, strict=True)]
    # a page at once: to look for words in one long text takes less than in many short ones
    cut = iter(words_of.words_of_each([text for part in parts for _, text in part]))
    texts = [[Text(next(cut), HEAD if heads else 1.0) for heads, _ in part] for part in parts]
    facts = [[fact for node in its for fact in node.facts] for its in nodes]
    places = [_places(*one, opening(words_of.known)) for one in zip(every, facts, texts, strict=True)]
    never = [_names(*one) for one in zip(facts, places, strict=True)]
    keywords = keywords_of_each(texts, table_of(words_of.known), never)
    done = map(_enriched, every, nodes, places, keywords)
    pages = [replace(page, articles=tuple(next(done) for _ in page.articles)) for page in issue.pages]
    return replace(issue, pages=tuple(pages))


def _parts(article: Article, nodes: Sequence[TextNode]) -> Iterator[tuple[bool, str]]:
    """What is looked at of an article, folded: its headlines, and what stands between them, in print order."""
    folding = _folding_of(article)
    looked_at = (node for node in nodes if not isinstance(node, _MAKERS))
    for heads, together in groupby(looked_at, key=lambda node: isinstance(node, _HEADLINES)):
        text = "\n".join(map(_subject, together))
        yield heads, text.translate(folding) if folding else text


def _subject(node: TextNode) -> str:
    """A text without its makers, datelines and jumps: line breaks in their place, so that no words meet across them."""
    text = node.text
    for fact in node.facts:
        text = text[: fact.start] + "\n" * len(text[fact.start : fact.end]) + text[fact.end :]
    return text


def _places(
    article: Article, facts: Sequence[Fact], texts: Sequence[Text], opens: NDArray[np.bool_]
) -> tuple[Place, ...]:
    from convert.enrich.places import places_of

    folding = _folding_of(article)
    datelines = [fact.place.translate(folding) for fact in facts if isinstance(fact, Dispatch) and fact.place]
    return places_of([text.words for text in texts], opens, datelines)


def _names(facts: Sequence[Fact], places: Sequence[Place]) -> frozenset[str]:
    """What is no keyword of an article: its makers and its places."""
    makers = [fact.name for fact in facts if isinstance(fact, Contributor)]
    return frozenset([*(place.text for place in places), *makers])


def _enriched(
    article: Article, nodes: Sequence[TextNode], places: tuple[Place, ...], keywords: tuple[Keyword, ...]
) -> Article:
    from convert.enrich.segment import VERSION

    folding = _folding_of(article)
    if folding:
        places, keywords = _as_printed(nodes, folding, places, keywords)
    return replace(article, enrichment=Enrichment(f"jieba {VERSION}, banmian {__version__}", keywords, places))


# --------------------------------------------------------------------------- Traditional text


def _folding_of(article: Article) -> dict[int, str]:
    return _folding() if article.language == "zh-Hant" else {}


@cache
def _folding() -> dict[int, str]:
    """Traditional characters to Simplified ones, one to one, so that places in a text stay."""
    left, right = (Path(__file__).parent / "data" / "fold.txt").read_text(encoding="utf-8").splitlines()
    return {ord(old): new for old, new in zip(left, right, strict=True)}


def _as_printed(
    nodes: Sequence[TextNode], folding: dict[int, str], found: tuple[Place, ...], best: tuple[Keyword, ...]
) -> tuple[tuple[Place, ...], tuple[Keyword, ...]]:
    """Words as the article prints them where they first stand; a name that it has only in another spelling as it is."""
    text = "\n".join(node.text for node in nodes)
    folded = text.translate(folding)

    def printed(word: str) -> str:
        at = folded.find(word)
        return text[at : at + len(word)] if at >= 0 else word

    named = tuple(Place(printed(place.text), place.count) for place in found)
    return named, tuple(Keyword(printed(word.text), word.weight) for word in best)
