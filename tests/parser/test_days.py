"""The year of a dateline's day, and the days that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from convert.parser.days import Day, day_of

ISSUED = date(2026, 7, 11)
DAYS: dict[tuple[str, str, str], Day | None] = {
    # year, month and day as printed
    ("", "7", "10"): Day("2026-07-10"),
    ("", "七", "十一"): Day("2026-07-11"),
    ("", "7", "12"): Day("2026-07-12"),
    ("", "12", "30"): Day("2025-12-30"),
    ("", "9", "30"): Day("2025-09-30"),
    ("2025", "7", "15"): Day("2025-07-15"),
    ("", "", "10"): Day("2026-07-10"),
    ("", "", "三十"): Day("2026-06-30"),
    ("", "", "三十一"): Day("2026-05-31"),
    ("", "", ""): None,
    # after the issue: a day or two are kept, more is a misprint or another issue
    ("", "7", "14"): Day("2026-07-14", "after"),
    ("", "", "13"): Day("2026-07-13", "after"),
    ("", "7", "15"): Day(None, "after"),
    ("", "9", "9"): Day(None, "after"),
    ("2026", "7", "15"): Day("2026-07-15", "after"),
    ("2062", "7", "1"): Day("2062-07-01", "after"),
    # no day of the year
    ("", "2", "29"): Day(None, "no day"),
    ("2026", "2", "29"): Day(None, "no day"),
    ("", "6", "31"): Day(None, "no day"),
    ("", "13", "1"): Day(None, "no day"),
    ("", "", "32"): Day(None, "no day"),
}


@pytest.mark.parametrize("printed", DAYS)
def test_a_day_is_of_the_issues_year_or_that_before_it(printed: tuple[str, str, str]) -> None:
    assert day_of(dict(zip(("year", "month", "day"), printed, strict=True)), ISSUED) == DAYS[printed]


@pytest.mark.parametrize(
    ("issued", "month", "day", "found"),
    [
        (date(2026, 1, 3), "12", "30", Day("2025-12-30")),
        (date(2025, 12, 31), "1", "1", Day("2026-01-01")),
        (date(2025, 12, 30), "1", "9", Day(None, "after")),
        (date(2028, 3, 1), "2", "29", Day("2028-02-29")),
        (date(2025, 1, 20), "2", "29", Day(None, "no day")),
        (date(9999, 12, 31), "1", "1", Day("9999-01-01")),
        (date(1, 1, 2), "12", "30", Day(None, "no day")),
    ],
)
def test_about_the_turn_of_the_year(issued: date, month: str, day: str, found: Day) -> None:
    assert day_of({"month": month, "day": day}, issued) == found


def test_without_the_issues_date_only_a_printed_year_makes_a_date() -> None:
    assert day_of({"month": "7", "day": "1"}, None) == Day(year_missing=True)
    assert day_of({"year": "2026", "month": "7", "day": "1"}, None) == Day("2026-07-01")
    assert day_of({"month": "2", "day": "30"}, None) == Day(doubt="no day")
