"""Editors' lines: whom they name, and the headlines that begin as they do."""

from __future__ import annotations

import pytest

from convert.parser.fold import fold
from convert.parser.staff import take_editors

OF_A_PAGE = [
    "编辑/林 禾  美编/方 远  校对/江一帆",
    "责任编辑 何 立 助理编辑 周明远",
    "责任编辑：陈 实 版面统筹：李小雨",
    "责编 陈实 版式 王一",
    "值班主任：何立群  主编：周明远  版式：王一",
    "本版编辑 陈实 王 一  美 编 李小雨",
    "主编 陈 实 责编 王 一 美编 李小雨 制作 何 立",
    "时政新闻部主编/责编 陈 实/美编 王 一/校对 李小雨",
    "值班编辑 / 陈实 校对 / 王 一",
    "一版责编：陈  实  王  一  二版责编：李小雨  何立群",
    "責任編輯：何立群　版面設計：周明遠",
    "责编：热依汗 校对：古丽·买买提",
    "主编：陈实（实习） 检校：王一",
    "值班总编：陈实 文艺编辑：王一 终审：李小雨",
    "二审：陈实 三审：王一 排 版：李小雨",
]
OF_ANY = ["责编 陈实", "责任编辑：何立群", "本版责编：陈  实  王  一", "策划：陈实 统筹：王一", "制图：王 一"]
NO_EDITORS = [
    "设计 改变生活", "统筹 城乡发展", "主编 寄语", "编辑 推荐", "视觉 盛宴", "校对 一生", "编辑部的故事", "编辑 李小雨", "总编辑谈转型",
    "责编手记：我们为什么写她", "美编眼里的江城", "图书编辑三十年", "主编荐书", "校对：比眼力更要紧的是耐心",
]  # fmt: skip


@pytest.mark.parametrize("line", OF_A_PAGE)
def test_two_who_make_a_page_are_no_articles(line: str) -> None:
    rest, found, of_page = take_editors(fold(line), sure=False)
    assert (rest.strip(" |/"), found, of_page) == ("", True, True)


@pytest.mark.parametrize("line", OF_ANY)
def test_an_article_may_name_one_role_or_others(line: str) -> None:
    rest, found, of_page = take_editors(fold(line), sure=False)
    assert (rest.strip(" |/"), found, of_page) == ("", True, False)


@pytest.mark.parametrize("line", NO_EDITORS)
def test_a_headline_names_no_editors(line: str) -> None:
    assert take_editors(fold(line), sure=False) == (fold(line), False, False)


def test_one_role_and_a_blank_are_sure_beside_a_date() -> None:
    assert take_editors("编辑 李小雨", sure=True) == (" | ", True, False)


def test_what_is_no_name_stays() -> None:
    assert take_editors("责编:陈实 电话:88880000", sure=False)[0] == " | 电话:88880000"


def test_roles_without_end_name_no_one() -> None:
    text = "编辑/" * 2500
    assert take_editors(text, sure=True) == (text, False, False)
