"""Which articles of two trees are one, and how they differ."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from convert.compare.changes import Change, Difference, Match, Ref
from convert.compare.lines import article_lines
from convert.compare.matching import equals, grams, likeliest, out_of_order, shared
from convert.compare.texts import differences
from convert.tree import Article, Enrichment, Issue, article_texts, without_space


@dataclass(frozen=True, slots=True)
class Placed:
    """An article, and where it stands: on which page (by the page's place in the issue, from 0), and how named."""

    article: Article
    page: int
    ref: Ref

    @property
    def text(self) -> str:
        """All its text, spaces apart."""
        return without_space("".join(node.text for node in article_texts(self.article)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that are one, and by what."""

    before: Placed
    after: Placed
    how: Match


_Round: TypeAlias = Callable[[Sequence[Placed], Sequence[Placed]], list[tuple[int, int]]]


def placed(issue: Issue) -> list[Placed]:
    """The articles of an issue in their order."""
    return [
        Placed(article, index, Ref(page.number, order, article.id, _title(article)))
        for index, page in enumerate(issue.pages)
        for order, article in enumerate(page.articles, 1)
    ]


def _title(article: Article) -> str:
    return article.head.headline.text if article.head.headline else ""


# --------------------------------------------------------------------------- which belong together


def pairs(before: Sequence[Placed], after: Sequence[Placed], pages: Mapping[int, int]) -> list[Pair]:
    """The articles that are one, in the order of the second list; `pages` are the pages that are one.

    By id, which is that of a page and a headline; what has no headline has an id that only counts, and counts last.
    """
    rounds: tuple[tuple[Match, _Round], ...] = (
        (
            "id",
            lambda old, new: equals(*([one.article.id if one.ref.title else None for one in s] for s in (old, new))),
        ),
        ("text", lambda old, new: likeliest(*([grams(one.text) for one in side] for side in (old, new)))),
        ("title", lambda old, new: likeliest(_titles(old, pages), _titles(new))),
        ("id", lambda old, new: equals(*([None if one.text else one.article.id for one in s] for s in (old, new)))),
    )
    found: list[Pair] = []
    for how, match in rounds:
        old = _rest(before, [pair.before for pair in found])
        new = _rest(after, [pair.after for pair in found])
        found += [Pair(old[i], new[j], how) for i, j in match(old, new)]
    order = {id(one): place for place, one in enumerate(after)}
    return sorted(found, key=lambda pair: order[id(pair.after)])


def _rest(articles: Sequence[Placed], taken: Collection[Placed]) -> list[Placed]:
    gone = {id(one) for one in taken}
    return [one for one in articles if id(one) not in gone]


def _titles(articles: Sequence[Placed], pages: Mapping[int, int] | None = None) -> list[frozenset[str]]:
    """The grams of each headline, marked with its page: headlines are held against those of the same page only."""
    found = []
    for one in articles:
        page = one.page if pages is None else pages.get(one.page)
        found.append(frozenset(f"{page} {gram}" for gram in grams(one.ref.title)))
    return found


# --------------------------------------------------------------------------- how they differ


def changes_of(matched: Sequence[Pair], pages: Mapping[int, int]) -> list[Change]:
    """The articles that are in both trees and not the same."""
    moved = {id(pair) for pair in _out_of_order(matched, pages)}
    found = []
    for pair in matched:
        told = tuple(_differences(pair, pages, moved=id(pair) in moved))
        if told:
            found.append(Change("changed", "article", pair.before.ref, pair.after.ref, pair.how, told))
    return found


def _out_of_order(matched: Sequence[Pair], pages: Mapping[int, int]) -> Iterator[Pair]:
    """The articles that stand elsewhere among those that both pages have; `matched` is in the second tree's order."""
    by_page: dict[int, list[Pair]] = {}
    for pair in matched:
        if pages.get(pair.before.page) == pair.after.page:
            by_page.setdefault(pair.after.page, []).append(pair)
    for here in by_page.values():
        moved = out_of_order([pair.before.ref.order for pair in here])
        yield from (pair for pair in here if pair.before.ref.order in moved)


def _differences(pair: Pair, pages: Mapping[int, int], *, moved: bool) -> Iterator[Difference]:
    old, new = pair.before.article, pair.after.article
    yield from changed(("id", old.id, new.id), ("kind", old.kind, new.kind), ("language", old.language, new.language))
    if pages.get(pair.before.page) != pair.after.page:
        yield Difference("changed", "page", pair.before.ref.page, pair.after.ref.page)
    if moved:
        yield Difference("moved", "order", str(pair.before.ref.order), str(pair.after.ref.order))
    yield from differences(article_lines(old), article_lines(new))
    yield from _enrichment(old.enrichment, new.enrichment)


def changed(*fields: tuple[str, str | None, str | None]) -> Iterator[Difference]:
    """A difference for each field whose two values are not equal."""
    for name, old, new in fields:
        if old != new:
            yield Difference("changed", name, old, new)


def _enrichment(old: Enrichment | None, new: Enrichment | None) -> Iterator[Difference]:
    if old == new:
        return
    yield from changed(*zip(("tool", "keywords", "places"), _values(old), _values(new), strict=True))


def _values(found: Enrichment | None) -> tuple[str | None, str | None, str | None]:
    if found is None:
        return (None, None, None)
    keywords = ", ".join(f"{keyword.text} {keyword.weight:g}" for keyword in found.keywords)
    return found.tool, keywords, ", ".join(f"{place.text} {place.count}" for place in found.places)


# --------------------------------------------------------------------------- what is in one tree only


def only_in_one(before: Sequence[Placed], after: Sequence[Placed], matched: Sequence[Pair]) -> list[Change]:
    """The articles that were removed, and those that were added, each with the one that has most of its text."""
    removed = _rest(before, [pair.before for pair in matched])
    added = _rest(after, [pair.after for pair in matched])
    stands_in, stood_in = _kin(removed, after), _kin(added, before)
    return [
        *(_lonely("removed", one, kin) for one, kin in zip(removed, stands_in, strict=True)),
        *(_lonely("added", one, kin) for one, kin in zip(added, stood_in, strict=True)),
    ]


def _lonely(sign: Literal["added", "removed"], one: Placed, kin: Ref | None) -> Change:
    lines = article_lines(one.article)
    if sign == "added":
        return Change(sign, "article", after=one.ref, differences=differences((), lines), kin=kin)
    return Change(sign, "article", before=one.ref, differences=differences(lines, ()), kin=kin)


def _kin(lonely: Sequence[Placed], others: Sequence[Placed]) -> list[Ref | None]:
    """Of each article the one of the other tree that has more than half of its text."""
    texts = [grams(one.text) for one in lonely]
    counts = shared([grams(one.text) for one in others], texts) if lonely else {}
    best: dict[int, tuple[int, int]] = {}
    for (i, j), count in counts.items():
        if 2 * count > len(texts[j]):
            best[j] = max(best.get(j, (0, 0)), (count, -i))
    return [others[-best[j][1]].ref if j in best else None for j in range(len(lonely))]
