"""Weekdays of page heads: those that are not their date's, and what only looks like one."""

from __future__ import annotations

import pytest

from convert.parser.facts import IssueFacts
from convert.parser.parse import parse
from convert.parser.weekdays import wrong_weekday

WRONG = {
    "2026年7月11日 星期五": ("星期五", "2026-07-11", "星期六"),
    "江城日报 2026年7月11日　周日 第2版": ("周日", "2026-07-11", "星期六"),
    "中華民國三十五年七月十一日 星期五": ("星期五", "1946-07-11", "星期四"),
    "二〇二六年七月十一日 禮拜天": ("礼拜天", "2026-07-11", "星期六"),
}
RIGHT = [
    "2026年7月11日 星期六",
    "2026年7月12日 星期天",
    "1956年7月1日创刊 2026年7月11日 星期六",
    "周日特刊 2026年7月11日 星期六",
    "周三刊 2026年7月11日",
    "2026年7月11日",
    "星期五",
]


@pytest.mark.parametrize("line", WRONG)
def test_a_weekday_that_is_not_the_dates_is_found(line: str) -> None:
    assert wrong_weekday(line, []) == WRONG[line]


@pytest.mark.parametrize("line", RIGHT)
def test_a_right_weekday_or_none_is_no_mismatch(line: str) -> None:
    assert wrong_weekday(line, []) is None


def test_the_date_may_stand_on_another_line_of_the_head() -> None:
    found = wrong_weekday("星期五", ["江城日报", "2026年7月11日"])
    assert found is not None
    assert found.weekday == "星期六"


PAGE = """江城日报
2026年7月11日 {weekday}
第02版：综合新闻

渠水进城

本报讯（记者 苏明）渠水进城那天，许多居民一早就来到闸口等候，清水流过来的时候，人群里响起了掌声。
"""


@pytest.mark.parametrize(("weekday", "lines"), [("星期五", [2]), ("星期六", [])])
def test_a_page_tells_of_it_with_its_line(weekday: str, lines: list[int]) -> None:
    parsed = parse(PAGE.format(weekday=weekday).encode(), IssueFacts())
    assert [one.line for one in parsed.findings if one.code == "FACT011"] == lines
