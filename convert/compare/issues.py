"""How two trees differ: in what is known of the issue, in their pages, and in their articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from convert.compare.articles import Placed, changed, changes_of, only_in_one, pairs, placed
from convert.compare.changes import Change, Comparison, Difference, Ref
from convert.compare.lines import furniture
from convert.compare.matching import equals, out_of_order
from convert.compare.texts import differences
from convert.tree import Issue, Page, page_language, parts, without_space


def compare(before: Issue, after: Issue) -> Comparison:
    """What changed from one tree to another; nothing at all where they are the same.

    Not looked at: where a text stands in its source, how sure the parser is and why (Origin, Article.confidence), and
    an article's sha256, which its text gives.
    """
    pages = _pages(before.pages, after.pages)
    old, new = placed(before), placed(after)
    matched = pairs(old, new, pages)
    found = [
        *_issue(before, after),
        *_changed_pages(before, after, pages),
        *_in_order([*changes_of(matched, pages), *only_in_one(old, new, matched)], new),
    ]
    same = len(matched) - sum(change.matched is not None for change in found)
    return Comparison(tuple(_with_others(found)), same)


def _issue(before: Issue, after: Issue) -> Iterator[Change]:
    names = ("publication", "date", "number", "language", "source", "sha256", "encoding")
    found = [*changed(*((name, getattr(before, name), getattr(after, name)) for name in names))]
    found += changed(("sources", _sources(before), _sources(after)))
    old, new = ([part.edits for part in parts(issue)] for issue in (before, after))
    if old != new:
        found.append(Difference("changed", "edits", str(sum(map(len, old))), str(sum(map(len, new)))))
    if found:
        yield Change("changed", "issue", differences=tuple(found))


def _sources(issue: Issue) -> str | None:
    """The files that an issue was put together from, each with the beginning of its sha256."""
    return "; ".join(f"{one.name} ({one.encoding}, {one.sha256[:12]})" for one in issue.sources) or None


# --------------------------------------------------------------------------- pages


def _pages(before: Sequence[Page], after: Sequence[Page]) -> dict[int, int]:
    """The pages that are one, by number, and those that are left over in their order."""
    found = equals((page.number for page in before), (page.number for page in after))
    old, new = ({pair[side] for pair in found} for side in (0, 1))
    rest = zip(
        (i for i in range(len(before)) if i not in old), (j for j in range(len(after)) if j not in new), strict=False
    )
    return dict(sorted([*found, *rest], key=lambda pair: pair[1]))


def _changed_pages(one: Issue, other: Issue, pages: Mapping[int, int]) -> Iterator[Change]:
    before, after, moved = one.pages, other.pages, out_of_order(list(pages))
    for i, page in enumerate(before):
        if i not in pages:
            yield _page("removed", i, page)
    for i, j in pages.items():
        order = [Difference("moved", "order", str(i + 1), str(j + 1))] if i in moved else []
        language = changed(("language", *_languages(one, before[i], other, after[j])))
        found = (*order, *language, *_differences(before[i], after[j]))
        if found:
            yield Change("changed", "page", _ref(before[i], i), _ref(after[j], j), differences=found)
    for j, page in enumerate(after):
        if j not in pages.values():
            yield _page("added", j, page)


def _page(sign: Literal["added", "removed"], index: int, page: Page) -> Change:
    """A page that only one tree has: what stands on it outside articles was added or removed with it."""
    here, nothing = furniture(page), ()
    ref = _ref(page, index)
    if sign == "added":
        return Change(sign, "page", after=ref, differences=differences(nothing, here))
    return Change(sign, "page", before=ref, differences=differences(here, nothing))


def _ref(page: Page, index: int) -> Ref:
    return Ref(page.number, index + 1, "", page.section or "")


def _languages(one: Issue, before: Page, other: Issue, after: Page) -> tuple[str | None, str | None]:
    """What language each is in; that of two that have none of their own is told of their issues, once."""
    if before.language is None and after.language is None:
        return None, None
    return page_language(one, before), page_language(other, after)


def _differences(before: Page, after: Page) -> Iterator[Difference]:
    yield from changed(("number", before.number, after.number), ("section", before.section, after.section))
    yield from differences(furniture(before), furniture(after))


# --------------------------------------------------------------------------- put together


def _in_order(changes: Sequence[Change], after: Sequence[Placed]) -> list[Change]:
    """As the second tree has them, and last what only the first has."""
    place = {id(one.ref): index for index, one in enumerate(after)}
    return sorted(changes, key=lambda change: place.get(id(change.after), len(after)))


def _with_others(changes: Sequence[Change]) -> Iterator[Change]:
    """With each text that was removed here and added there, the other place: it only moved."""
    gone, come = _texts(changes, "removed"), _texts(changes, "added")
    for change in changes:
        told = []
        for one in change.differences:
            others = {"removed": come, "added": gone}.get(one.sign, {}).get(_key(one), [])
            other = next((there for there in others if there is not change.before and there is not change.after), None)
            told.append(replace(one, other=other))
        yield replace(change, differences=tuple(told))


def _texts(changes: Sequence[Change], sign: str) -> dict[str, list[Ref]]:
    """Where each text stands that was removed, or added."""
    found: dict[str, list[Ref]] = {}
    for change in changes:
        ref = change.before if sign == "removed" else change.after
        for one in change.differences:
            if one.sign == sign and ref is not None and _key(one):
                found.setdefault(_key(one), []).append(ref)
    return found


def _key(one: Difference) -> str:
    return without_space(one.before or one.after or "")
