"""What a machine can add to an article: keywords and places, by jieba and tables of our own.

It is marked with the tool's name in the tree and so in every format, and it is never a part of the page's text.
jieba is loaded when `enrich` is called, and by nothing else.

Of an article its headlines and body are looked at.  Bylines, credits and the spans of facts are not: who made it is
not what it is about, and a keyword is never a person.  Traditional text is folded character by character to
Simplified for jieba, whose dictionary is Simplified; what is found is given as it is printed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from convert import __version__
from convert.enrich.cache_file import default_dir
from convert.enrich.frequencies import ROOM, shipped
from convert.enrich.keywords import HEAD, Text, keywords_of
from convert.enrich.places import places_of
from convert.tree import (
    Article,
    Byline,
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
    contributors,
)

if TYPE_CHECKING:
    from convert.enrich.segment import Segmenter

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
    tool = f"jieba {VERSION}, banmian {__version__}"
    pages = [replace(page, articles=tuple(_enriched(a, words_of, tool) for a in page.articles)) for page in issue.pages]
    return replace(issue, pages=tuple(pages))


def _enriched(article: Article, words_of: Segmenter, tool: str) -> Article:
    folding = _folding() if article.language == "zh-Hant" else {}
    nodes = [node for node in article_texts(article) if not isinstance(node, _MAKERS)]
    subjects = [_subject(node) for node in nodes]
    cut = words_of.words_of_each([text.translate(folding) if folding else text for text in subjects])
    datelines = [name.translate(folding) for name in _dateline_places(article)]
    found = places_of(cut, words_of.known, datelines)
    weights = [HEAD if isinstance(node, _HEADLINES) else 1.0 for node in nodes]
    never = frozenset([*(place.text for place in found), *_names(article)])
    best = keywords_of(map(Text, cut, weights), words_of.known, shipped(), never)
    if folding:
        found, best = _as_printed(article, folding, found, best)
    return replace(article, enrichment=Enrichment(tool, best, found))


def _subject(node: TextNode) -> str:
    """A text without its makers, datelines and jumps: line breaks in their place, so that no words meet across them."""
    if not node.facts:
        return node.text
    covered = {at for fact in node.facts for at in range(fact.start, fact.end)}
    return "".join("\n" if at in covered else character for at, character in enumerate(node.text))


def _dateline_places(article: Article) -> list[str]:
    facts = [fact for node in article_texts(article) for fact in node.facts]
    return [fact.place for fact in facts if isinstance(fact, Dispatch) and fact.place]


def _names(article: Article) -> list[str]:
    return [maker.name for maker in contributors(article)]


# --------------------------------------------------------------------------- Traditional text


@cache
def _folding() -> dict[int, str]:
    """Traditional characters to Simplified ones, one to one, so that places in a text stay."""
    left, right = (ROOM / "fold.txt").read_text(encoding="utf-8").splitlines()
    return {ord(old): new for old, new in zip(left, right, strict=True)}


def _as_printed(
    article: Article, folding: dict[int, str], found: tuple[Place, ...], best: tuple[Keyword, ...]
) -> tuple[tuple[Place, ...], tuple[Keyword, ...]]:
    """Words as the article prints them where they first stand; a name that it has only in another spelling as it is."""
    text = "\n".join(node.text for node in article_texts(article))
    folded = text.translate(folding)

    def printed(word: str) -> str:
        at = folded.find(word)
        return text[at : at + len(word)] if at >= 0 else word

    named = tuple(Place(printed(place.text), place.count) for place in found)
    return named, tuple(Keyword(printed(word.text), word.weight) for word in best)
