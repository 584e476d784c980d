"""The marks that the items of a list begin with, and what only looks like one."""

from __future__ import annotations

import pytest

from convert.parser.items import LIST_MARK, after_mark


@pytest.mark.parametrize(
    "mark",
    [
        "●",
        "★",
        "☆",
        "▶",
        "▪",
        "□",
        "①",
        "⑴",
        "（一）",
        "（十）",
        "（十一）",
        "（二十三）",
        "(3)",
        "1.",
        "2、",
        "1）",
        "12)",
    ],
)
def test_an_item_begins_with_a_mark(mark: str) -> None:
    assert LIST_MARK.match(f"{mark}渡口重开")
    assert after_mark(f"{mark} 渡口重开", 0) == len(mark) + 1


@pytest.mark.parametrize(
    "text", ["（五一）那天渡口停航", "（三八）妇女节那天", "（一九）", "1.5米", "第一", "2025）", "（县渡口）"]
)
def test_days_and_figures_are_no_marks(text: str) -> None:
    assert not LIST_MARK.match(text)
