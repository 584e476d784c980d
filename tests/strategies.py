"""Hypothesis strategies over whole trees: `issues()` gives valid issues of any shape, small ones first."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st

from convert.tree import (
    WHITE_SPACE,
    Article,
    ArticleKind,
    Box,
    Byline,
    Caption,
    Continuation,
    Contributor,
    ContributorRole,
    Credit,
    Dateline,
    Dispatch,
    Edit,
    EditorLine,
    Enrichment,
    Flow,
    Folio,
    Head,
    Headline,
    Issue,
    Item,
    Keyword,
    Kicker,
    Origin,
    Page,
    Photo,
    Place,
    Standfirst,
    Subheadline,
    TextNode,
    Unplaced,
    Verse,
)
from tests.trees import placed

SPACE = "".join(sorted(WHITE_SPACE))
CHARACTERS = (
    "江城新报本讯记者通员摄影版问答第一条图为电日月年的了在是和不人有"
    "　 \u00a0\u200b<>&\"'（）【】《》“”‘’：，。、·—…①%#{}[]\\/|@𬭎𠮷㛃〇龘鿿豈\u0301\u200d😀ABab019"
)
PHRASES = ("江城", "本报记者 闻一苇", "本报讯", "（下转6版）", "<b>&amp;\"'", "王𬭎", "第一条  总则", "]]>")
PAGE_NUMBERS = ("1", "3", "16", "A01", "A05", "B12")
DATES = ("2024-05-01", "1999-12-31", "2024-02-29")


@cache
def texts(max_size: int = 24) -> st.SearchStrategy[str]:
    """A printed text: not empty, no space at either end, no control characters."""
    anything = st.text(CHARACTERS, min_size=1, max_size=max_size).map(lambda t: t.strip(SPACE) or "空")
    return st.sampled_from(PHRASES).map(lambda t: t[:max_size].strip(SPACE)) | anything


def _some(strategy: st.SearchStrategy[Any], max_size: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=max_size).map(tuple)


def _share() -> st.SearchStrategy[float]:
    return st.integers(0, 10_000).map(lambda n: n / 10_000)


@cache
def _origins() -> st.SearchStrategy[Origin]:
    return st.builds(
        Origin, st.just(()), st.none() | _share(), _some(texts(8)), st.sampled_from((None, "machine", "human"))
    )


@cache
def _facts() -> st.SearchStrategy[Any]:
    """A fact over the first character; `_inside` moves it into a text."""
    maybe, start, end = st.none() | texts(6), st.integers(0, 30), st.integers(0, 30)
    return st.one_of(
        st.builds(Contributor, start, end, texts(6), st.sampled_from(get_args(ContributorRole)), maybe),
        st.builds(Dispatch, start, end, maybe, maybe, st.none() | st.sampled_from(DATES)),
        st.builds(Continuation, start, end, st.sampled_from(("to", "from")), st.sampled_from(PAGE_NUMBERS)),
    )


def _inside(fact: Any, length: int) -> Any:
    start = fact.start % length
    return replace(fact, start=start, end=start + 1 + fact.end % (length - start))


@cache
def nodes(*kinds: type[TextNode]) -> st.SearchStrategy[Any]:
    """A text node of one of the kinds, its facts inside its text and in its order, as the parser gives them."""

    def make(kind: type[TextNode], text: str, origin: Origin, facts: tuple[Any, ...], opens: bool) -> TextNode:
        within = sorted((_inside(fact, len(text)) for fact in facts), key=lambda fact: (fact.start, fact.end))
        node = kind(text, origin, tuple(within))
        return replace(node, opens_stanza=opens) if isinstance(node, Verse) else node

    facts = st.just(()) | _some(_facts())
    return st.builds(make, st.sampled_from(kinds), texts(), st.just(Origin()) | _origins(), facts, st.booleans())


@cache
def heads() -> st.SearchStrategy[Head]:
    """A head with any of its parts."""
    parts = [_some(nodes(kind)) for kind in (Subheadline, Byline, Dateline, Standfirst)]
    return st.just(Head()) | st.builds(Head, _some(nodes(Kicker)), st.none() | nodes(Headline), *parts)


@cache
def photos() -> st.SearchStrategy[Photo]:
    """A photo with any lines, even none."""
    return st.builds(Photo, st.none() | nodes(Headline), _some(nodes(Caption, Credit), 3))


@cache
def blocks(depth: int = 2) -> st.SearchStrategy[Any]:
    """A block of a body, items and boxes nested `depth` deep."""
    simple = st.one_of(nodes(*get_args(Flow)), nodes(*get_args(Flow)), photos())
    if depth == 0:
        return simple
    body = _some(blocks(depth - 1))
    return st.one_of(simple, simple, st.builds(Item, heads(), body), st.builds(Box, heads(), body))


@cache
def enrichments() -> st.SearchStrategy[Enrichment]:
    """What a machine added."""
    keywords = st.lists(st.builds(Keyword, texts(4), _share()), max_size=3, unique_by=lambda k: k.text)
    places = st.lists(st.builds(Place, texts(4), st.integers(1, 9)), max_size=3, unique_by=lambda p: p.text)
    return st.builds(Enrichment, texts(12), keywords.map(tuple), places.map(tuple))


@cache
def _articles() -> st.SearchStrategy[Article]:
    kind, language = st.sampled_from(get_args(ArticleKind)), st.sampled_from(("zh-Hans", "zh-Hant"))
    more = (kind, language, st.just(""), _share(), st.none() | enrichments())
    return st.builds(Article, st.just(""), heads(), _some(blocks(), 3), *more)


@cache
def _pages() -> st.SearchStrategy[Page]:
    number, section = st.none() | st.sampled_from(PAGE_NUMBERS), st.none() | texts(6)
    furniture = (_some(nodes(EditorLine)), _some(nodes(Unplaced)))
    more = (*furniture, st.none(), st.sampled_from((None, "zh-Hans", "zh-Hant")))
    return st.builds(Page, number, section, _some(nodes(Folio)), _some(_articles(), 3), *more)


@cache
def _edits() -> st.SearchStrategy[Edit]:
    line, column = st.integers(1, 99), st.integers(0, 99)
    control = st.builds(Edit, st.just("control"), line, column, st.sampled_from(("\x00", "\x07\x1f")), st.just(""))
    mark = st.builds(Edit, st.just("punctuation"), line, column, st.sampled_from(("", ".")), st.sampled_from("。，"))
    return control | mark


def _numbered(issue: Issue) -> Issue:
    """The issue with ids that are unique in it."""
    pages = [
        replace(page, articles=tuple(replace(a, id=f"p{p}-{n}") for n, a in enumerate(page.articles)))
        for p, page in enumerate(issue.pages)
    ]
    return placed(replace(issue, pages=_in_languages(issue, pages)), keep_origins=True)


def _in_languages(issue: Issue, pages: list[Page]) -> tuple[Page, ...]:
    """The pages, of which one alone, and one in the language of its issue, says none of its own."""
    own = (None, issue.language)
    return tuple(replace(one, language=None) if len(pages) < 2 or one.language in own else one for one in pages)


@cache
def issues() -> st.SearchStrategy[Issue]:
    """A valid issue: ids unique, each text on source lines of its own in print order, all else free."""
    language, encoding = st.sampled_from(("zh-Hans", "zh-Hant")), st.sampled_from(("utf-8", "gb18030", "big5hkscs"))
    facts = (st.none() | texts(8), st.none() | st.sampled_from(DATES), st.none() | texts(6), language)
    source = (texts(12), st.sampled_from(("", "0123456789abcdef" * 4)), encoding)
    return st.builds(Issue, *facts, *source, _some(_pages()), _some(_edits())).map(_numbered)
