"""Where a new page begins in a file that has no form feed there: at its dump's marks, or at its page heads (报眉)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from convert.parser.folio import read_folio
from convert.parser.head_facts import LONGEST, Fact, facts_in
from convert.parser.masthead import MOST_BELOW, dated_heads, head_at_top

if TYPE_CHECKING:
    from convert.parser.lines import Line

_NUMBER = r"[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3}"
# `第1版()专栏:` heads an article in the dumps of 人民日报 from 1946 on: no newspaper prints that.
_DUMP_MARK = re.compile(rf"\s*第({_NUMBER})版\s*[(（][^)）]*[)）]\s*(?:专栏|專欄)\s*[:：]")
_PAGE_LINE = re.compile(rf"\s*第(?:{_NUMBER})版(?:\s*[:：]\s*|\s+|\s*$)\S{{0,10}}\s*$")
_ALONE = (Fact.PAGE | Fact.SECTION, Fact.FIGURE | Fact.SECTION)
_WITH_EDITORS = (*_ALONE, Fact.WORD | Fact.PAGE, Fact.NAMED | Fact.FIGURE)
_EDITORS = Fact.EDITORS | Fact.CREW
_LONGEST_ALONE = 24
_NUMERAL = re.compile("[0-9０-９]|第.{1,3}版")
_LEAST = 200
"""Characters of a page between two heads of a page alone: a digest's (`民生 5`, `体育 8`) stand closer."""
_TOP = 2
"""Lines among which a page head heads the file."""


class Head(NamedTuple):
    """A page head: the places of its first and last line in the file, and the page that it names."""

    first: int
    last: int
    page: str


def with_turns(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, a new page counted wherever one begins."""
    turns = dict(_turns(lines))
    if not turns:
        return tuple(lines)
    numbered: list[Line] = []
    shift, current = 0, None
    for place, line in enumerate(lines):
        if turns.get(place, current) != current:
            within = bool(numbered) and numbered[-1].page == line.page + shift
            shift += current is not None and within
            current = turns[place]
        numbered.append(line._replace(page=line.page + shift))
    return tuple(numbered)


def _turns(lines: Sequence[Line]) -> Iterable[tuple[int, str]]:
    """The places in the file that name their page: the first line of each page among them."""
    marks = [(k, found[1]) for k, line in enumerate(lines) if (found := _marked(line.text))]
    if marks:
        return marks
    heads = _heads(lines)
    if len({head.page for head in heads}) < 2:  # one, or the same again: the running head of a page in several parts
        return ()
    if heads[0].first < _TOP:
        return [(head.first, head.page) for head in heads]
    if heads[-1].last >= len(lines) - MOST_BELOW:  # each stands at the foot of its page
        return [(0, heads[0].page), *[(above.last + 1, below.page) for above, below in pairwise(heads)]]
    return ()


def _marked(text: str) -> re.Match[str] | None:
    return _DUMP_MARK.match(text) if "版" in text else None


def _heads(lines: Sequence[Line]) -> list[Head]:
    """The page heads beyond doubt: those with a date; or else what heads the file, and lines that are a page alone."""
    dated = [_read(lines, head.first, head.last) for head in dated_heads(lines)]
    at_top = bool(dated) and dated[0].first < _TOP
    if len(dated) > 1 and at_top:
        return dated
    front = [] if at_top else _front(lines)
    if dated and (front or len(dated) > 1):
        return [*front, *dated]
    top = dated if at_top else front
    begins = top[0].last + 1 if top else 0
    if not top and not any(_is_page_alone(line.text) for line in lines[:_TOP]):
        return dated
    alone = [k for k in range(begins, len(lines)) if _is_page_alone(lines[k].text)]
    return [*top, *[_read(lines, k, k) for k in alone]] if _far_apart(lines, alone) else dated


def _front(lines: Sequence[Line]) -> list[Head]:
    """The head of a front page may be long, and name no page."""
    size = len(head_at_top(lines))
    return [_read(lines, 0, size - 1)] if size > 1 else []


def _read(lines: Sequence[Line], first: int, last: int) -> Head:
    """The head in these lines; what names no page that can be read is told by all that it says."""
    texts = [line.text for line in lines[first : last + 1]]
    page = next(filter(None, (read_folio(text).page for text in texts)), None)
    return Head(first, last, page or " ".join(texts))


def _is_page_alone(text: str) -> bool:
    """Whether a line is a page, and perhaps 版名: `第3版 要闻`, `A05 要闻`, `要闻 5`; or any word beside editors."""
    edited = ("编" in text or "編" in text) and len(text) <= LONGEST
    if not (edited or len(text) <= _LONGEST_ALONE) or not _NUMERAL.search(text):
        return False
    facts = facts_in(text)
    if facts is not None and facts & _EDITORS:
        return facts & ~_EDITORS in _WITH_EDITORS
    return bool(_PAGE_LINE.match(text)) or facts in _ALONE


def _far_apart(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether a page's text follows each: else they are a digest of the pages (导读)."""
    ends = [*places[1:], len(lines)]
    return all(sum(len(line.text) for line in lines[k:end]) >= _LEAST for k, end in zip(places, ends, strict=False))
