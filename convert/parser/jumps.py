"""Jumps (转版): where an article is continued, or continues from.

`（下转第6版）` at the end of a paragraph or on a line of its own, `（上接4版）` at its head, `上接一版`, `轉A6版`.
`（见第五版）` and `更多报道见A6版` point to another article: they are no jumps.
"""

from __future__ import annotations

import re

from convert.parser.fold import fold
from convert.parser.form import form
from convert.parser.numerals import page_number
from convert.tree import Continuation, Direction

_WHERE = r"(?:本报|今日|本刊)? ?第? ?"
_PAGE = r"(?:[A-Za-z]{1,2}[ -]?[0-9]{1,3}|[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_PAGES = rf"(?P<pages>{_PAGE}(?:版?[ 、,和及至/·—~-]{{1,2}}第?{_PAGE})*) ?版"
_RANGE = frozenset("至—~-")
_MOST = 8
"""Pages in one jump, at most."""
_LONG = r"(?P<verb>下 ?转|续转|续刊|上 ?接|紧 ?接|承接|上承|下接)"
_SHORT = r"(?P<verb>转入?|接)"
_TAIL = r"[^()【】。!?]{0,12}"
# 下转 and 上接 are plain enough anywhere in brackets; without brackets, and for 转 and 接 alone, only where nothing
# else stands on the line (温度下转为…, 转6版面积…, 接3版的…).
_FORMS = (
    form(rf"[(【] ?[^()【】]{{0,6}}?{_LONG}{_WHERE}{_PAGES}{_TAIL}[)】]"),
    form(rf"[(【] ?{_SHORT}{_WHERE}{_PAGES} ?[)】]"),
    form(rf"^ *[■*]* ?{_LONG}{_WHERE}{_PAGES}{_TAIL}$"),
    form(rf"^ *[■*]* ?{_SHORT}{_WHERE}{_PAGES} *$"),
    form(rf"(?<=[。!?”…) ]){_LONG}{_WHERE}{_PAGES} *$"),
)
_VERB = re.compile("[转接刊承]")
"""One character of each verb."""
_ONE_PAGE = form(_PAGE)


def read_jump(text: str) -> tuple[Continuation, ...]:
    """The jumps of a text, in order; two pages in one jump (`下转2、3版`) are two of them, `下转2—4版` is three.

    A page is given as `Page.number` has it, so that the two ends meet: `第03版` and `三版` are `3`, `A6版` is `A6`.
    """
    folded = fold(text)
    if "版" not in folded or not _VERB.search(folded):
        return ()
    found: dict[int, re.Match[str]] = {}
    for kind in _FORMS:
        for match in kind().finditer(folded):
            found.setdefault(match.start("pages"), match)
    return tuple(fact for _, match in sorted(found.items()) for fact in _facts(match))


def _facts(match: re.Match[str]) -> list[Continuation]:
    verb = match["verb"].replace(" ", "")
    direction: Direction = "from" if verb in {"上接", "紧接", "接", "承接", "上承"} else "to"
    return [Continuation(match.start(), match.end(), direction, page) for page in _pages(match["pages"])]


def _pages(printed: str) -> list[str]:
    """The pages named, each as the tree has it; letters stand for the pages behind them, too: `A02、03` is A02, A03."""
    found: list[str] = []
    end = 0
    for match in _ONE_PAGE().finditer(printed):
        page = page_number(match.group().replace("-", ""))
        if found and _series(found[-1]) and match.group().isdecimal():
            page = _series(found[-1]) + match.group()
        if found and not _RANGE.isdisjoint(printed[end : match.start()]):
            found += _between(found[-1], page)
        found.append(page)
        end = match.end()
    return found


def _between(first: str, last: str) -> list[str]:
    """The pages between two of one series, in the manner of the first."""
    series, width = _series(first), len(first) - len(_series(first))
    if series != _series(last):
        return []
    numbers = range(int(first[len(series) :]) + 1, int(last[len(series) :]))
    return [f"{series}{number:0{width}}" for number in numbers] if len(numbers) <= _MOST - 2 else []


def _series(page: str) -> str:
    return page.rstrip("0123456789")
