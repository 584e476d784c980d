"""Dates as few page heads print them: in English, the year last or between points, the eras of occupied papers."""

from __future__ import annotations

import re
from datetime import date

from convert.parser.form import form
from convert.parser.numerals import HAN, number

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "大同": 1931, "康德": 1933}
"""The year before the first of each; their months and days are those of the Gregorian calendar."""
_ERA = form(
    rf"(?P<era>{'|'.join(_ERAS)}) ?(?P<y>\d{{1,2}}|[{HAN}]{{1,3}}) ?年 ?"
    rf"(?P<m>\d{{1,2}}|[{HAN}]{{1,2}}) ?月 ?(?P<d>\d{{1,2}}|[{HAN}]{{1,3}}) ?日"
)
_YEAR_LAST = form(r"(?<![\d.·/-])(?P<d>\d{1,2})(?P<s> ?[-.·/] ?)(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\d·/-])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
ENGLISH = (
    r"(?i:(?:\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?[, ]*)?"
    rf"(?:\b{_MONTH.format('m')} ?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[, ]+(?P<y>(?:18|19|20)\d\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.format('m2')}[, ]+(?P<y2>(?:18|19|20)\d\d))(?!\d)"
    r"(?:[, ]*\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?)?)"
)
"""MAY 17, 2024 FRIDAY; Friday, 17 May 2024."""
_ENGLISH = form(ENGLISH)
_SET_WIDE = form(r"(?<![\d·/-])(?P<y>(?:18|19|20)\d\d)(?P<s> [-./·] |·)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d·/-])")


_WEEKDAY = form("(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?![刊版特专报])")


def take_rare_date(text: str) -> tuple[str, str | None]:
    """The first such date in folded text, as ISO 8601, and the text with a bar in its place.

    Which of two figures before a year is the month is not guessed: it is read where the other is none, or where the
    weekday of the line is that of one day alone.
    """
    for one in (_ERA, _YEAR_LAST, _SET_WIDE):
        found = one().search(text)
        day = _day_of(found, text) if found else None
        if found and day:
            return text[: found.start()] + " | " + text[found.end() :], day.isoformat()
    return _take_english(text)


def _take_english(text: str) -> tuple[str, str | None]:
    found = _ENGLISH().search(text)
    if found is None:
        return text, None
    month = _MONTHS.index((found["m"] or found["m2"])[:3].lower()) + 1
    day = _calendar_day(int(found["y"] or found["y2"]), month, int(found["d"] or found["d2"]))
    return (text[: found.start()] + " | " + text[found.end() :], day.isoformat()) if day else (text, None)


def _day_of(found: re.Match[str], text: str) -> date | None:
    """The one day that a match may mean."""
    year, month, day = (number(found[key]) or 0 for key in ("y", "m", "d"))
    year += _ERAS.get(found.groupdict().get("era") or "", 0)
    orders = {(month, day), (day, month)} if found.re is _YEAR_LAST() else {(month, day)}
    days = [one for one in (_calendar_day(year, *order) for order in orders) if one]
    if len(days) > 1:
        said = {"一二三四五六日".index(one["day"].replace("天", "日")) for one in _WEEKDAY().finditer(text)}
        days = [one for one in days if one.weekday() in said]
    return days[0] if len(days) == 1 else None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
