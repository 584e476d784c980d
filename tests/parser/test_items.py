"""The marks that the items of a list begin with, and what only looks like one."""

from __future__ import annotations

import pytest

from convert.parser.items import LIST_MARK, after_mark, is_item


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
        "一、",
        "十二、",
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
    "text",
    [
        *["（五一）那天渡口停航", "（三八）妇女节那天", "（一九）", "1.5米", "第一", "2025）", "（县渡口）"],
        *["三、四月间渡口停航", "一、二年级的学生", "十、百、千", "第一、渡口", "一二、渡口"],
    ],
)
def test_days_and_figures_are_no_marks(text: str) -> None:
    assert not LIST_MARK.match(text)


@pytest.mark.parametrize("text", ["★★★★★级酒店开业", "☆☆☆级景区", "□□村的故事", "○○村的夏天", "■■■■■级酒店"])
def test_marks_that_rate_or_stand_for_words_left_out_begin_no_item(text: str) -> None:
    assert not LIST_MARK.match(text)
    assert after_mark(text, 0) == 0


def test_arrows_begin_an_item_two_together_as_well() -> None:
    assert LIST_MARK.match("▶▶渡口重开")


@pytest.mark.parametrize(
    "text",
    [
        "一、清理违规停靠的船只；二、更换老旧的跳板；三、安排专人引导。",
        "（一）清理船只。（二）更换跳板。",
        "(9)清理船只；(10)更换跳板。",
        "九、清理船只；　十、更换跳板。",
        "十九、清理船只；二十、更换跳板。",
        "二十、他说：“清理船只。”二十一、更换跳板。",
        "1.清理船只；2.更换跳板。",
        "①清理船只；②更换跳板。",
    ],
)
def test_a_paragraph_that_runs_through_several_items_is_none(text: str) -> None:
    assert LIST_MARK.match(text)
    assert not is_item(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、清理违规停靠的船只；",
        "一、清理船只。1.看船；2.看人。",
        "一、清理船只。三、六、九日逢集，停航；二、三人一组。",
        "二、清理船只。一、更换跳板。",
        "1.清理船只；12.更换跳板。",
        "1.清理船只，水深2.5米。",
        "九、清理船只。十一、更换跳板。",
        "⒇清理船只；⒈更换跳板。",
        "●清理船只；●更换跳板。",
    ],
)
def test_one_item_may_hold_other_marks_and_figures(text: str) -> None:
    assert is_item(text)
