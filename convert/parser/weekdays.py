"""Whether the weekday of a page head is that of its date: the cheapest check there is of a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from convert.parser.folio import WEEKDAY, close_up, folded, take_date
from convert.parser.form import form

_NAMES = "一二三四五六日"
# 周六刊 appears six times a week, 周日版 is a part of the paper.
_WEEKDAY = form(rf"{WEEKDAY}(?![刊版特专报])")


class Mismatch(NamedTuple):
    """What a line of a head says, the date it stands by (ISO 8601), and the weekday of that date."""

    printed: str
    date: str
    weekday: str


def wrong_weekday(line: str, others: Iterable[str]) -> Mismatch | None:
    """The weekday of a line, if it is that of no date in it, or where it has none in the other lines of its head."""
    text = folded(close_up(line))
    printed = [found.group() for found in _WEEKDAY().finditer(text)]
    dates = list(_dates(text)) if printed else []
    if printed and not dates:
        dates = [one for other in others for one in _dates(folded(close_up(other)))]
    said = {_NAMES.index(one[-1].replace("天", "日")) for one in printed}
    if not dates or not said.isdisjoint(one.weekday() for one in dates):
        return None
    return Mismatch(printed[0], dates[0].isoformat(), f"星期{_NAMES[dates[0].weekday()]}")


def _dates(text: str) -> Iterator[date]:
    rest, day = take_date(text)
    while day is not None:
        yield date.fromisoformat(day)
        rest, day = take_date(rest)
