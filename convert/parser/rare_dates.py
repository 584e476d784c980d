"""Dates as few page heads print them: the year last or between points, and the eras of occupied and colonial papers."""

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
_SET_WIDE = form(r"(?<![\d·/-])(?P<y>(?:18|19|20)\d\d)(?P<s> [-./·] |·)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d·/-])")


def take_rare_date(text: str) -> tuple[str, str | None]:
    """The first such date in folded text, as ISO 8601, and the text with a bar in its place."""
    for one in (_ERA, _YEAR_LAST, _SET_WIDE):
        found = one().search(text)
        day = _iso(found) if found else None
        if found and day:
            return text[: found.start()] + " | " + text[found.end() :], day
    return text, None


def _iso(found: re.Match[str]) -> str | None:
    year, month, day = (number(found[key]) or 0 for key in ("y", "m", "d"))
    try:
        return date(year + _ERAS.get(found.groupdict().get("era") or "", 0), month, day).isoformat()
    except ValueError:
        return None
