"""Crossheads that are bylines, and those that only look so."""

from __future__ import annotations

import pytest

from convert.parser.blocks import blocks
from convert.parser.shapes import shaped
from tests.parser.labelled import labelled

TEXT = "P 清早的河面上起了雾，渡船还没有开，等船的人就蹲在石阶上说起今年的收成，一直说到太阳出来。"
VERSE = "P 河面上起了雾\nP 渡船还没有开\nP 我在石阶上等"

SIGNED = {
    "C ■江北军区某旅二级上士  苏长远": TEXT,
    "C ◆秋 禾": TEXT,
    "C ⊙苏明": TEXT,
    "C 江城第二中学 苏 明": TEXT,
    "C 化学学院2020级 苏明": VERSE,
    "C 星河云/江城日报记者 阿依努尔·买买提 通讯员 苏明远": TEXT,
    "C 記者 蘇明遠": TEXT,
    "C 苏 明": VERSE,
    "C 苏明远": TEXT,
}


@pytest.mark.parametrize("line", SIGNED)
def test_a_crosshead_behind_a_title_that_names_a_maker_is_a_byline(line: str) -> None:
    found = shaped(blocks(labelled(f"H* 渡口\nC 江边\n{line}\n{SIGNED[line]}")))
    assert [block.shape for block in found[1:3]] == [None, "byline"]


PLAIN = {
    "C 高质量": TEXT,
    "C 江边 渡口": TEXT,
    "C ■新动能": TEXT,
    "C 职工文化": TEXT,
    "C 国资委": TEXT,
    "C 苏明远": VERSE,
    "C 一线记者在行动": TEXT,
    "C 稳产量 增效益 提品质": TEXT,
    # a list of names
    "C 苏明远  江城大学教授": "P 顾小北  江城第二中学校长\nC 海天市\nP 方 澈  海天大学教授",
}


@pytest.mark.parametrize("line", PLAIN)
def test_other_crossheads_stay_what_they_are(line: str) -> None:
    found = shaped(blocks(labelled(f"H* 渡口\nC 江边\n{line}\n{PLAIN[line]}")))
    assert [block.shape for block in found[1:3]] == [None, None]


def test_a_name_in_mid_text_is_no_byline() -> None:
    assert [block.shape for block in shaped(blocks(labelled(f"H* 渡口\n{TEXT}\nC 苏明远\n{TEXT}")))] == [None] * 4
