"""Facts read back: a bookmark says over which words, a property named after it what the words do not say.

Where bookmarks are lost, character styles still say who is named and where a dateline stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import cast

from convert.formats.docx.marks import FACT_NAME, printed_name
from convert.formats.docx.styles import BASES, CONTRIBUTOR_STYLES, DISPATCH_STYLE
from convert.formats.docx.tokens import FactMark, Line
from convert.tree import Continuation, Contributor, Direction, Dispatch, Fact

_ROLES = {style.id: role for role, style in CONTRIBUTOR_STYLES.items()}


def facts_of(line: Line, properties: Mapping[str, str]) -> tuple[tuple[Fact, ...], bool]:
    """The facts of a line in the order in which they were noted down, and whether all of them fit."""
    found: list[tuple[int, Fact]] = []
    fit = all(mark.whole for mark in line.marks)
    covered: dict[str, set[tuple[int, int]]] = {}
    for mark in line.marks:
        style, number, fact = _marked(line, mark, properties)
        covered.setdefault(style, set()).add((mark.start, mark.end))
        if fact is None:
            fit = False
        else:
            found.append((number, fact))
    styled = list(_styled(line, covered))
    found.sort(key=lambda entry: entry[0])
    return (*(fact for _, fact in found), *styled), fit and not styled


def _marked(line: Line, mark: FactMark, properties: Mapping[str, str]) -> tuple[str, int, Fact | None]:
    named = FACT_NAME.fullmatch(mark.name)
    style, number = (named[1], named[2]) if named else ("", "0")

    def said(key: str) -> str | None:
        return properties.get(f"{style}_{number}_{key}")

    return style, int(number), _fact(style, line.text, mark.start, mark.end, said)


def _fact(style: str, text: str, start: int, end: int, said: Callable[[str], str | None]) -> Fact | None:
    """The fact; None for a jump of which it is not known where it leads."""
    if style in _ROLES:
        name = said("Name")
        printed = printed_name(text[start:end])
        return Contributor(start, end, printed if name is None else name, _ROLES[style], said("Affiliation"))
    if style == DISPATCH_STYLE.id:
        return Dispatch(start, end, said("Source"), said("Place"), said("Date"))
    direction, page = said("Direction"), said("Page")
    if direction not in ("to", "from") or page is None:
        return None
    return Continuation(start, end, cast(Direction, direction), page)


def _styled(line: Line, covered: Mapping[str, set[tuple[int, int]]]) -> Iterator[Fact]:
    """What is only styled: names of makers and datelines outside every bookmark of their kind."""
    counts: dict[str, list[int]] = {}
    for start, end, named in line.runs:
        style = BASES.get(named, named)
        if style not in _ROLES and style != DISPATCH_STYLE.id:
            continue
        if start < end and (start, end) in covered.get(style, ()):
            continue
        if style not in counts:
            counts[style] = _counts(covered.get(style, ()), len(line.text))
        fact = _fact(style, line.text, start, end, lambda _: None)
        if fact is not None and counts[style][start] == counts[style][end]:
            yield fact


def _counts(spans: Iterable[tuple[int, int]], length: int) -> list[int]:
    """For each place of a text, how many characters before it lie in one of the spans."""
    steps = [0] * (length + 1)
    for start, end in spans:
        steps[start] += 1
        steps[end] -= 1
    inside = accumulate(steps)
    return [0, *accumulate(int(depth > 0) for depth in inside)]
