"""Where the jumps (转版) of an issue lead: which pages a printed number means, and which article answers a jump.

Every format, the table and the checks of what was written ask here, so that all of them lead to the same place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from convert.tree import (
    Article,
    Direction,
    Head,
    Issue,
    Page,
    article_texts,
    continuations,
    is_blank,
    without_space,
)

# --------------------------------------------------------------------------- numbers of pages

_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_NUMBER = re.compile(r"(?P<series>[A-Z]*)(?P<first>[0-9]{1,4})(?:[-—–~](?P<again>[A-Z]*)(?P<last>[0-9]{1,4}))?")
_MOST = 16
"""Pages in one range, at most: 第1-2026版 is none."""


def plain_number(printed: str | None) -> str:
    """A page number in one spelling: `A04`, `a4` and `Ａ４` are `A4`, `02-03` is `2-3`; empty where there is none."""
    text = unicodedata.normalize("NFKC", without_space(printed or "")).upper()
    return _LEADING_ZEROS.sub("", text)


def pages_meant(printed: str | None) -> tuple[str, ...]:
    """The pages that a printed number means, in that spelling: `2-3`, two pages read as one, is `2` and `3`."""
    plain = plain_number(printed)
    found = _NUMBER.fullmatch(plain)
    if found is None or found["last"] is None or found["again"] not in ("", found["series"]):
        return (plain,) if plain else ()
    first, last = int(found["first"]), int(found["last"])
    if not first < last < first + _MOST:
        return (plain,)
    return tuple(f"{found['series']}{number}" for number in range(first, last + 1))


def same_page(one: str | None, other: str | None) -> bool:
    """Whether two printed numbers mean one page, or one a page of the other."""
    return not set(pages_meant(one)).isdisjoint(pages_meant(other))


def _finder(pages: Iterable[Page]) -> Callable[[str], list[int]]:
    """Gives the pages that a jump's number means, by their places: those of that very number, else those within it."""
    exact: dict[str, list[int]] = {}
    meant: dict[str, list[int]] = {}
    for place, page in enumerate(pages):
        exact.setdefault(plain_number(page.number), []).append(place)
        for number in pages_meant(page.number):
            meant.setdefault(number, []).append(place)

    def find(printed: str) -> list[int]:
        numbers = pages_meant(printed)
        within = dict.fromkeys(place for number in numbers for place in meant.get(number, ()))
        return (exact.get(plain_number(printed)) if numbers else None) or list(within)

    return find


# --------------------------------------------------------------------------- the other ends


class JumpPlace(NamedTuple):
    """A jump of an issue: its page and its article there, by their places from 0, and where it says it leads."""

    page: int
    article: int
    direction: Direction
    number: str


class End(NamedTuple):
    """Where a jump leads: a page of the issue, and the article there that answers it, by their places from 0.

    `article` is None where none answers, or several do.
    """

    page: int
    article: int | None


_Spot: TypeAlias = tuple[int, int]
"""A page of an issue and an article on it, by their places."""


def other_ends(issue: Issue) -> dict[JumpPlace, End]:
    """The jumps of an issue that lead to a page of it: `下转第6版` to page 6, and to what there has `上接第1版`.

    Where several articles jump between the same two pages, those are brought together whose titles share most, if
    that is beyond doubt; what no title tells apart leads to the page, if it is not that of the jump itself.  An
    article without text is no end.
    """
    find = _finder(issue.pages)
    jumps = {jump: pages for jump in _jumps(issue) if (pages := find(jump.number))}
    if not jumps:
        return {}
    met = dict(_met(issue, jumps))
    ends = {jump: _end(jump, pages, met) for jump, pages in jumps.items()}
    return {jump: end for jump, end in ends.items() if end is not None}


def _jumps(issue: Issue) -> Iterator[JumpPlace]:
    for at, page in enumerate(issue.pages):
        for place, article in enumerate(page.articles):
            found = continuations(article)
            if found and not all(is_blank(node.text) for node in article_texts(article)):
                yield from (JumpPlace(at, place, jump.direction, jump.page) for jump in found)


def _end(jump: JumpPlace, pages: list[int], met: dict[tuple[_Spot, Direction, int], int]) -> End | None:
    found = [End(page, met.get(((jump.page, jump.article), jump.direction, page))) for page in pages]
    elsewhere = next((end for end in found if end.page != jump.page), None)
    return next((end for end in found if end.article is not None), elsewhere)


def _met(issue: Issue, jumps: dict[JumpPlace, list[int]]) -> Iterator[tuple[tuple[_Spot, Direction, int], int]]:
    """For an article, a direction and the page to which it jumps: the article there, where the two ends meet."""
    routes: dict[tuple[int, int], tuple[dict[_Spot, Article], dict[_Spot, Article]]] = {}
    for jump, pages in jumps.items():
        for other in pages:
            route = (jump.page, other) if jump.direction == "to" else (other, jump.page)
            sources, targets = routes.setdefault(route, ({}, {}))
            side = sources if jump.direction == "to" else targets
            side[jump.page, jump.article] = issue.pages[jump.page].articles[jump.article]
    for (here, there), sides in routes.items():
        for source, target in _matched(*sides):
            yield (source, "to", there), target[1]
            yield (target, "from", here), source[1]


def _matched(sources: dict[_Spot, Article], targets: dict[_Spot, Article]) -> Iterator[tuple[_Spot, _Spot]]:
    """The pairs of articles that are the two ends of one jump, of those that jump between two pages."""
    pairs = [(source, target) for source in sources for target in targets if source != target]
    if len(sources) == len(targets) == 1:
        yield from pairs
        return
    titles = {spot: _pairs(article.head) for spot, article in (sources | targets).items()}
    alike = {(source, target): len(titles[source] & titles[target]) for source, target in pairs}
    best_target = _best((source, (shared, target)) for (source, target), shared in alike.items())
    best_source = _best((target, (shared, source)) for (source, target), shared in alike.items())
    for source, target in pairs:
        if best_target.get(source) == target and best_source.get(target) == source:
            yield source, target


def _best(found: Iterable[tuple[_Spot, tuple[int, _Spot]]]) -> dict[_Spot, _Spot]:
    """For each article the one whose title shares most with its own, if it shares anything, and none other as much."""
    shared: dict[_Spot, list[tuple[int, _Spot]]] = {}
    for one, other in found:
        shared.setdefault(one, []).append(other)
    ranked = {one: sorted(others, reverse=True) for one, others in shared.items()}
    return {
        one: best[1]
        for one, (best, *others) in ranked.items()
        if best[0] > 0 and not (others and others[0][0] == best[0])
    }


def _pairs(head: Head) -> set[str]:
    """The pairs of neighbouring characters in a title."""
    title = without_space("".join(node.text for node in (*head.kickers, head.headline, *head.subheadlines) if node))
    return {title[i : i + 2] for i in range(len(title) - 1)}
