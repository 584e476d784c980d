"""The day that a dateline speaks of: the year is the issue's, or that before it.

No year is guessed where the day would lie after the issue, or where its year has no such day: that is doubted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from convert.parser.numerals import number

AHEAD = timedelta(days=3)
"""How far a dateline's day may lie after the issue's date and be a day: a weekly is dated ahead of its print."""
_OF_PRINT = timedelta(days=1)
"""A paper printed on the eve has the next day's date, and an agency in the far east may be a day ahead."""
_NEAR = timedelta(days=60)
"""A day so little after the issue is a misprint, or the issue's date is one; farther off, it is of the year before."""
_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}

Doubt = Literal["after", "no day"]


class Day(NamedTuple):
    """A day as far as it is known (ISO 8601), and what is wrong with what is printed."""

    date: str | None = None
    doubt: Doubt | None = None
    year_missing: bool = False


def day_of(printed: Mapping[str, str | None], issued: date | None) -> Day | None:
    """The day in the groups `year`, `month` and `day` or `bare` of a dateline; None where it prints none."""
    year, month = number(printed.get("year") or ""), number(printed.get("month") or "")
    day = number(printed.get("day") or printed.get("bare") or "")
    if day is None:
        return None
    if not 0 < day <= _LONGEST.get(month or 1, 31) or not 0 < (month or 1) <= 12:
        return Day(doubt="no day")
    if year is not None:
        return _stated(_date(year, month or 0, day), issued)
    if issued is None:
        return Day(year_missing=True)
    return _in_month(issued, day) if month is None else _in_year(issued, month, day)


def _stated(day: date | None, issued: date | None) -> Day:
    """A day as it is printed, doubted where it lies after the issue."""
    if day is None:
        return Day(doubt="no day")
    return Day(day.isoformat(), "after" if issued and day - issued > _OF_PRINT else None)


def _in_year(issued: date, month: int, day: int) -> Day:
    """The day of that name nearest before the issue, unless one lies a little after it."""
    for year in (issued.year, issued.year + 1):
        about = _date(year, month, min(day, 28))
        ahead = about - issued + timedelta(days=max(0, day - 28)) if about else -_NEAR
        if timedelta(0) < ahead <= AHEAD:
            return _stated(_date(year, month, day), issued)
        if timedelta(0) < ahead <= _NEAR:
            return Day(doubt="after" if _date(year, month, day) else "no day")
    passed = (month, day) <= (issued.month, issued.day)
    return _stated(_date(issued.year if passed else issued.year - 1, month, day), issued)


def _in_month(issued: date, day: int) -> Day:
    """The last day of that number, or one a little after the issue: old papers print no month."""
    months = [divmod(12 * issued.year + issued.month - back, 12) for back in range(5)]
    days = [_date(year, month + 1, day) for year, month in months]
    return _stated(next((one for one in days if one and one - issued <= AHEAD), None), issued)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
