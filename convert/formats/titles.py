"""What an article without a headline is called, in all formats alike: never a text of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from convert.links import other_ends
from convert.page_names import page_name
from convert.tree import (
    Article,
    Continuation,
    Dispatch,
    Issue,
    Jump,
    Photo,
    TextNode,
    article_texts,
    continuations,
    head_texts,
    is_blank,
    page_language,
)

_REPORTERS = re.compile(r"^[（(][^（()）]*[）)]\s*")
LENGTH = 18
"""How many characters of a text stand for a title."""
_MARKS = {"Hans": ("（无题）", "（图片）"), "Hant": ("（無題）", "（圖片）")}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}


class StandIn(NamedTuple):
    """What stands for a headline: `mark` says that it is none; `kind` whose words they are.

    `photo` are those of the picture that the article is, `continued` those of the half on another page, which has the
    title, `first-words` those with which the text begins.
    """

    kind: Literal["photo", "continued", "first-words"]
    words: str
    mark: str = ""

    @property
    def marked(self) -> str:
        """For a list of titles, where nothing else tells it from a title."""
        return self.mark + self.words


def stand_ins(issue: Issue) -> list[list[StandIn | None]]:
    """What each article of each page is called that has no headline; None for one that has."""
    bare = [[_is_bare(article) for article in page.articles] for page in issue.pages]
    halves = dict(_titles_of_halves(issue)) if any(map(any, bare)) else {}
    return [
        [
            _stand_in(article, halves.get((at, place)), page_language(issue, page)) if bare[at][place] else None
            for place, article in enumerate(page.articles)
        ]
        for at, page in enumerate(issue.pages)
    ]


def leading_photo(article: Article) -> Photo | None:
    """The picture with a headline that an article without any head begins with."""
    first = article.body[0] if article.body and not any(head_texts(article.head)) else None
    return first if isinstance(first, Photo) and first.headline is not None else None


def _is_bare(article: Article) -> bool:
    return article.head.headline is None or is_blank(article.head.headline.text)


def _stand_in(article: Article, half: str | None, language: str) -> StandIn:
    photo = leading_photo(article)
    if photo is not None and photo.headline is not None and not is_blank(photo.headline.text):
        return StandIn("photo", photo.headline.text)
    came = next((jump for jump in continuations(article) if jump.direction == "from"), None)
    if came is None:
        untitled, picture = _MARKS["Hant" if _TRADITIONAL & set(language.lower().split("-")[1:]) else "Hans"]
        return StandIn("first-words", _opening(article), picture if article.kind == "photo" else untitled)
    from_where = f"（上接{page_name(came.page)}）"
    return StandIn("continued", half + from_where) if half else StandIn("first-words", from_where + _opening(article))


def _titles_of_halves(issue: Issue) -> Iterator[tuple[tuple[int, int], str]]:
    """For an article that is continued from another page, by its place: the title with which it begins there."""
    before = {
        (jump.page, jump.article): (end.page, end.article)
        for jump, end in other_ends(issue).items()
        if jump.direction == "from" and end.article is not None
    }
    for half, earlier in before.items():
        seen, spot = {half}, earlier
        while _is_bare(_at(issue, spot)) and spot in before and spot not in seen:  # one that was continued twice
            seen.add(spot)
            spot = before[spot]
        headline = _at(issue, spot).head.headline
        if headline is not None and not is_blank(headline.text):
            yield half, _one_line(headline.text)


def _at(issue: Issue, spot: tuple[int, int]) -> Article:
    page, place = spot
    return issue.pages[page].articles[place]


def _opening(article: Article) -> str:
    """The first words of an article's text, which those of a jump are not, unless there is nothing else."""
    nodes = sorted(article_texts(article), key=lambda node: isinstance(node, Jump))
    text = next(filter(None, (_one_line(_without_lead(node)) for node in nodes)), "")
    return text if len(text) <= LENGTH else f"{_cut(text)}……"


def _without_lead(node: TextNode) -> str:
    """A text behind the jump that it begins with, or behind its dateline and the reporters in brackets behind that."""
    first = node.facts[0] if node.facts and not isinstance(node, Jump) else None
    if not isinstance(first, Continuation | Dispatch) or not is_blank(node.text[: first.start].strip("（(【")):
        return node.text
    rest = node.text[first.end :].lstrip("）)】 　")
    if isinstance(first, Dispatch):
        rest = _REPORTERS.sub("", rest, count=1)
    return rest if not is_blank(rest) else node.text


def _cut(text: str) -> str:
    """The first words of a text, to the last comma or stop that leaves more than a few of them."""
    opening = text[:LENGTH]
    stop = max(opening.rfind(mark) for mark in "，。；：！？")
    return opening[:stop] if stop > LENGTH // 3 else opening.rstrip()


def _one_line(text: str) -> str:
    return " ".join(text.split())
