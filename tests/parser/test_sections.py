"""The titles that begin a round-up or a box."""

from __future__ import annotations

import pytest

from convert.parser.sections import is_box_title, is_column


@pytest.mark.parametrize(
    "text",
    [
        "环球扫描",
        "简讯",
        "国际简讯",
        "要闻速览",
        "导读",
        "本期导读",
        "一句话新闻",
        "■环球扫描",
        "環球掃描",
        "時訊",
        "新书架",
    ],
)
def test_standing_titles_of_round_ups(text: str) -> None:
    assert is_column(text)


@pytest.mark.parametrize(
    "text", ["环球扫描仪进村", "简讯编辑部的一天", "全民阅读导读会举行", "导读员林大河", "渠水进城", ""]
)
def test_near_misses_are_titles_of_their_own(text: str) -> None:
    assert not is_column(text)


@pytest.mark.parametrize(
    "text", ["■链接", "【点评】", "延伸阅读", "记者手记", "■記者手記", "◆新闻背景：", "链 接", "名詞解釋"]
)
def test_labels_of_boxes(text: str) -> None:
    assert is_box_title(text)


@pytest.mark.parametrize(
    "text", ["链接城乡的路", "点评会上话短长", "背景音乐响起来", "记者手记里的渠水", "短评如何写好", ""]
)
def test_near_misses_are_crossheads(text: str) -> None:
    assert not is_box_title(text)
