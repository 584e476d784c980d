"""What a machine can add to an article: keywords and places, by jieba and tables of our own.

It is marked with the tool's name in the tree and so in every format, and it is never a part of the page's text.
jieba's dictionary is loaded when `enrich` is called, and by nothing else.

Of an article its headlines and body are looked at.  Bylines, credits and the spans of facts are not: who made it is
not what it is about, and a keyword is never a person.  Traditional text is folded character by character to
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
    Enrichment,
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
    from convert.enrich.segment import Words

__all__ = ["default_dir", "enrich"]

_HEADLINES = (Kicker, Headline, Subheadline)
_MAKERS = (Byline, Credit, Dateline, Jump, SignOff)
"""Texts about the article, not of it."""


def enrich(issue: Issue, *, cache_dir: Path | None = None) -> Issue:
    """The issue with keywords and places of each article.

    `cache_dir` is where jieba's dictionary is kept between processes (made where there is none); without it that is the
    user's cache directory (`default_dir`).  Where nothing can be kept, the first call in a process takes a second more.
    """
    from convert.enrich.segment import VERSION, segmenter

    words_of = segmenter(cache_dir or default_dir())
    nodes = [list(article_texts(article)) for article in articles_of(issue)]
    parts = [list(_parts(article, its)) for article, its in zip(articles_of(issue), nodes, strict=True)]
    # a page at once: to look for words in one long text takes less than in many short ones
    cut = iter(words_of.words_of_each([text for part in parts for _, text in part]))
    tool = f"jieba {VERSION}, banmian {__version__}"
    done = (
        _enriched(article, its, [(heads, next(cut)) for heads, _ in part], tool)
        for article, its, part in zip(articles_of(issue), nodes, parts, strict=True)
    )
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


def _enriched(article: Article, nodes: Sequence[TextNode], cut: Sequence[tuple[bool, Words]], tool: str) -> Article:
    from convert.enrich.frequencies import shipped
    from convert.enrich.keywords import HEAD, Text, keywords_of
    from convert.enrich.places import places_of

    folding = _folding_of(article)
    facts = [fact for node in nodes for fact in node.facts]
    datelines = [fact.place.translate(folding) for fact in facts if isinstance(fact, Dispatch) and fact.place]
    found = places_of([words for _, words in cut], datelines)
    names = [fact.name for fact in facts if isinstance(fact, Contributor)]
    weighed = [Text(words, HEAD if heads else 1.0) for heads, words in cut]
    best = keywords_of(weighed, shipped(), frozenset([*(place.text for place in found), *names]))
    if folding:
        found, best = _as_printed(nodes, folding, found, best)
    return replace(article, enrichment=Enrichment(tool, best, found))


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
