"""Jumps (转版): where an article is continued, or continues from.

`（下转第6版）` at the end of a paragraph or on a line of its own, `（上接4版）` at its head, `上接一版`, `下转A06`.
`（见第五版）` and `更多报道见A6版` point to another article: they are no jumps.  `（上接3月17日第一版）` leads out of
the issue: no page of this one is meant, so that no fact is read, and the words stand as they are printed.
"""

from __future__ import annotations

import re
from datetime import date

from convert.parser.days import day_of
from convert.parser.fold import fold
from convert.parser.form import form
from convert.parser.numerals import HAN, page_number
from convert.tree import Continuation, Direction

_NUMBER = rf"(?:\d{{1,4}}|[{HAN}]{{1,4}})"
_DAY = (
    rf"(?:(?:(?P<year>{_NUMBER}) ?年 ?)?(?:(?P<month>{_NUMBER}) ?月 ?)?(?P<day>{_NUMBER}) ?日"
    rf"|(?P<other>[昨前][日天]|上[期周]|(?:总 ?)?第? ?{_NUMBER} ?期)) ?,?"
)
_SHEET = rf"第? ?{_NUMBER}张 ?"
_WHERE = rf"(?:本报|今日|本刊)? ?(?:{_DAY})? ?(?:{_SHEET})?第? ?"
_PAGE = r"(?:(?:[A-Za-z]{1,2}(?:[ -]|叠)?|特)[0-9]{1,3}|[0-9]{1,3}|特?[一二三四五六七八九十]{1,3}|[①-⑳]|[首头])"
_LIST = rf"{_PAGE}(?:[版页]?[ 、,和及至/·—~-]{{1,2}}第?{_PAGE})*"
_PAGES = rf"(?P<pages>{_LIST}) ?[版页]"
_SERIES = r"(?P<pages>[A-Za-z]{1,2}[-叠]?[0-9]{1,3}(?:[、,—~-][A-Za-z]{1,2}[-叠]?[0-9]{1,3})*)"
"""Pages of a section, which need no 版 behind them: （下转A4）, 下转A4 on a line of its own."""
_USUAL_SERIES = r"(?P<pages>[A-Fa-f]{1,2}-?[0-9]{1,2})"
"""Such as stand behind 转 and 接 alone, and are no bus to change for (转K1) and no meeting (接G20)."""
_RANGE = frozenset("至—~-")
_MOST = 8
"""Pages in one jump, at most."""
_LONG = r"(?P<verb>下 ?转|续转|续刊|续见|续接|文转|上 ?接|紧 ?接|续自|承接|上承|下接)"
_SHORT = r"(?P<verb>转入?|接|续)"
_MARKS = "[■*→➡➔>·]*"
_UNENDED = "(?:(?:未完)?(?:待续)?[ ,]*)"
_TAIL = r"[^()【】。!?]{0,12}"
# 下转 and 上接 are plain enough anywhere in brackets; without brackets, and for 转 and 接 alone, only where nothing
# else stands on the line (温度下转为…, 转6版面积…, 接3版的…).
_FORMS = (
    form(rf"[(【] ?[^()【】]{{0,6}}?{_LONG}{_WHERE}{_PAGES}{_TAIL}[)】]"),
    form(rf"[(【] ?{_LONG}{_WHERE}{_SERIES} ?[)】]"),
    form(rf"[(【] ?{_UNENDED}{_SHORT}{_WHERE}{_PAGES} ?[)】]"),
    form(rf"[(【] ?{_UNENDED}{_SHORT}{_WHERE}{_USUAL_SERIES} ?[)】]"),
    form(rf"^ *{_MARKS} ?{_LONG}{_WHERE}{_PAGES}{_TAIL}$"),
    form(rf"^ *{_MARKS} ?{_UNENDED}{_SHORT}{_WHERE}{_PAGES} *·? *$"),
    form(rf"^ *{_MARKS} ?{_LONG}{_WHERE}{_SERIES} *$"),
    form(rf"^ *{_MARKS} ?{_SHORT}{_WHERE}{_USUAL_SERIES} *$"),
    form(rf"(?<=[。!?”…) ])·?{_LONG}{_WHERE}{_PAGES}·? *$"),
)
_VERB = re.compile("[转接刊承续]")
"""One character of each verb."""
_ONE_PAGE = form(_PAGE)
_DATED_BEHIND = form(rf" ?[版页]?[ ,]*{_DAY}(?=[)】]| *$)")
"""A day right behind the page, and nothing else: （上接第一版，3月17日）."""
_DATED = form(_DAY)
_SEEN = form("[见载]")
"""With one of these behind the page a day of a month there is another issue's: （上接第一版 原载3月17日本报）."""
_PRINTED = form(r"版|页|下 ?转|上 ?接|续|[转接]入?[A-Fa-f]|下接")
"""What a text with a jump holds."""


def read_jump(text: str, issue_date: str | None = None) -> tuple[Continuation, ...]:
    """The jumps of a text, in order; two pages in one jump (`下转2、3版`) are two of them, `下转2—4版` is three.

    `issue_date` is the issue's (ISO 8601): a jump that names a day leads somewhere only where that is it.

    A page is given as `Page.number` has it, so that the two ends meet: `第03版` and `三版` are `3`, `A6版` is `A6`.
    """
    folded = fold(text)
    if not _VERB.search(folded) or not _PRINTED().search(folded):
        return ()
    found: dict[int, re.Match[str]] = {}
    for kind in _FORMS:
        for match in kind().finditer(folded):
            found.setdefault(match.start("pages"), match)
    return tuple(fact for _, match in sorted(found.items()) if _is_here(match, issue_date) for fact in _facts(match))


def _is_here(match: re.Match[str], issue_date: str | None) -> bool:
    """Whether a jump leads to a page of this issue: it names no day, or none but the issue's own."""
    named = match if match["day"] or match["other"] else _day_behind(match)
    if named is None:
        return True
    day = None if named["other"] or issue_date is None else day_of(named.groupdict(), date.fromisoformat(issue_date))
    return day is not None and day.date == issue_date


def _day_behind(match: re.Match[str]) -> re.Match[str] | None:
    """The day of the page that stands behind it; other figures there are of something else (本版编辑 甲某 7日)."""
    behind = (match.string, match.end("pages"), match.end())
    if found := _DATED_BEHIND().match(*behind):
        return found
    days = _DATED().finditer(*behind) if _SEEN().search(*behind) else ()
    return next((day for day in days if day["month"]), None)


def _facts(match: re.Match[str]) -> list[Continuation]:
    verb = match["verb"].replace(" ", "")
    direction: Direction = "from" if verb in {"上接", "紧接", "接", "续自", "承接", "上承"} else "to"
    return [Continuation(match.start(), match.end(), direction, page) for page in _pages(match["pages"])]


def _pages(printed: str) -> list[str]:
    """The pages named, each as the tree has it; letters stand for the pages behind them, too: `A02、03` is A02, A03."""
    found: list[str] = []
    end = 0
    for match in _ONE_PAGE().finditer(printed):
        page = _plain(match.group())
        if found and _series(found[-1]) and match.group().isdecimal():
            page = _series(found[-1]) + match.group()
        if found and not _RANGE.isdisjoint(printed[end : match.start()]):
            found += _between(found[-1], page)
        found.append(page)
        end = match.end()
    return found


def _plain(printed: str) -> str:
    """A page's number as the tree has it: `首版` and `①版` are page 1."""
    if printed in {"首", "头"}:
        return "1"
    circled = ord(printed) - ord("①") + 1 if len(printed) == 1 else 0
    return str(circled) if 1 <= circled <= 20 else page_number(printed.replace("-", "").replace("叠", ""))


def _between(first: str, last: str) -> list[str]:
    """The pages between two of one series, in the manner of the first."""
    series, width = _series(first), len(first) - len(_series(first))
    if series != _series(last):
        return []
    numbers = range(int(first[len(series) :]) + 1, int(last[len(series) :]))
    return [f"{series}{number:0{width}}" for number in numbers] if len(numbers) <= _MOST - 2 else []


def _series(page: str) -> str:
    return page.rstrip("0123456789")
