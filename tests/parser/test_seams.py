"""The second look at joins: what it is shown of a seam, and what its forest decides."""

from dataclasses import replace

import numpy as np
import pytest

from convert.parser.label import Constraint, label
from convert.parser.lines import split_lines
from convert.parser.questions import QUESTIONS
from convert.parser.seams import told_of_seam
from convert.parser.second import DOUBT
from tests.parser.test_second import CHAIN_ONLY, asking, look_at, stump

JOIN = QUESTIONS[1]

PAGE = """云岭村的山货直达车

本报记者 陆小满

天刚亮，云岭村口的山货直达车已经装满了。司机说，从云岭村到城里的菜市场只要两个钟头，一路不倒车。

山货先要进仓

云岭村的仓库建在村口，收来的鲜笋和野菜先在这里过秤、分级、打包。管仓库的杨水根说，一天要过三千斤。

路要一段一段修

修路的事由镇里出面，先修村口到国道的那一段，再修进山的那一段。路宽了，直达车才开得进来，鲜笋能卖好价钱

村里的年轻人都回来了，合作社的人手一下子多了起来。

账要一笔一笔记

村里给每户发了账本，卖了多少斤、什么价钱，一笔一笔记在上头，年底一道算账。
"""
LINES = split_lines(PAGE)


def line_of(text: str) -> int:
    return next(t for t, line in enumerate(LINES) if line.text.startswith(text))


def test_every_seam_is_told_by_the_same_names_and_finite_numbers() -> None:
    look = look_at(PAGE)
    rows = [told_of_seam(look, at) for at in range(1, len(look))]
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert np.isfinite(np.array([list(row.values()) for row in rows])).all()


def test_the_first_line_of_a_page_is_never_asked_about() -> None:
    look = look_at(PAGE)
    unsure = replace(look, joins=np.full(len(look), 0.5))
    assert unsure.doubtful_joins == list(range(1, len(look)))


@pytest.mark.parametrize(("joins", "asked"), [(0.0, False), (DOUBT, False), (0.3, True), (0.995, False)])
def test_only_seams_in_doubt_are_looked_at_again(joins: float, asked: bool) -> None:
    look = look_at(PAGE)
    assert bool(replace(look, joins=np.full(len(look), joins)).doubtful_joins) is asked


def test_lines_that_wrapping_made_are_not_asked_about() -> None:
    text = "\n".join(
        "天刚亮，云岭村口的山货直达车已经装满了司机说从云岭村到城里的菜市场只要两个钟头一路不倒车"[k : k + 12]
        for k in range(0, 36, 12)
    )
    look = look_at("\n".join([text] * 4) + "。\n")
    unsure = replace(look, joins=np.full(len(look), 0.5))
    wrapped = [t for t, (_, place) in enumerate(look.features.places) if place]
    assert wrapped
    assert not set(wrapped) & set(unsure.doubtful_joins)


def test_a_word_across_the_break_and_the_other_crossheads_are_told() -> None:
    look = look_at(PAGE)
    cut, after_crosshead = told_of_seam(look, line_of("村里的年轻人")), told_of_seam(look, line_of("修路的事"))
    assert cut["width-1"] > after_crosshead["width-1"]
    assert after_crosshead["others"] >= 2.0
    assert after_crosshead["width.nearest"] < cut["width.nearest"]


def test_the_forest_joins_or_parts_and_a_person_has_the_last_word() -> None:
    at = line_of("村里的年轻人")
    look = look_at(PAGE)
    assert DOUBT < look.joins[at] < 1 - DOUBT, "the page is meant to leave doubt"
    names = tuple(told_of_seam(look, at))
    yes, no = (asking("join", stump(names, "start", -1.0, 0.0, odds)) for odds in (50.0, -50.0))
    assert label(LINES, yes)[at].joins_previous
    assert not label(LINES, no)[at].joins_previous
    number = LINES[at].number
    assert not label(LINES, yes, [Constraint(number, joins_previous=False)])[at].joins_previous
    assert label(LINES, no, [Constraint(number, joins_previous=True)])[at].joins_previous


def test_without_a_forest_nothing_is_asked() -> None:
    assert label(LINES, CHAIN_ONLY) == label(LINES, replace(CHAIN_ONLY, forests={}))
