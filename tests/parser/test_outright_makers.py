"""Which lines say outright who made an article, or what its author is."""

import pytest

from convert.parser.fold import fold
from convert.parser.maker_lines import names_workers
from convert.parser.outright_makers import (
    is_desk,
    is_english_byline,
    names_writers,
    says_where_and_who,
    says_who_and_what,
    tells_of_author,
)


@pytest.mark.parametrize(
    "line",
    [
        "图文：苏明远",
        "译/顾小北",
        "译者：顾小北",
        "作者：[美]约翰·布莱克 译者：顾小北",
        "文：苏明远　圖：顧小北",
        "文：苏明远（作家）",
        "採訪、撰文：蘇明遠",
        "作者／蘇明遠（作家）",
        "文◎蘇明遠",
        "村上春樹著　顧小北譯",
        "责任编辑：苏明远　美术编辑：顾小北",
    ],
)
def test_a_line_of_people_with_what_they_did_names_them(line: str) -> None:
    assert names_workers(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "读者来论",
        "菌子季·特辑",
        "苏明远",
        "苏明远（滨城大学教授）",
        "作者简介越来越长",
        "记者苏明远走进山村。",
        "优秀奖：滨城二中“潮信”队",
        "译制片：一代人的声音",
    ],
)
def test_other_lines_do_not(line: str) -> None:
    assert not names_workers(fold(line))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("作者系滨城大学教授", True),
        ("（本文作者为滨城作协会员）", True),
        ("（作者单位：滨城大学）", True),
        ("作者简介越来越长", False),
        ("这位作者是滨城人", False),
    ],
)
def test_what_the_author_is(line: str, told: bool) -> None:
    assert tells_of_author(fold(line)) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("By Emily Tsai", True),
        ("Text by Emily Tsai and Vincent Lau", True),
        ("By the river a town wakes", False),
        ("By Emily Tsai, who has lived here for years", False),
    ],
)
def test_english_bylines(line: str, told: bool) -> None:
    assert is_english_byline(line) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("國際中心／綜合報導", True),
        ("財經中心／滨城報導", True),
        ("體育組／報導", True),
        ("本報訊／綜合報導", False),
        ("國際中心", False),
        ("滨城購物中心／開幕，市民爭相報導", False),
    ],
)
def test_desks(line: str, told: bool) -> None:
    assert is_desk(fold(line)) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("苏明远（滨城大学教授）", True),
        ("苏明远（退休教师）", True),
        ("苏女士（学生家长）", False),
        ("苏明远（左三）", False),
        ("苏明远（左）", False),
        ("山里的灯（滨城论坛）", False),
    ],
)
def test_a_name_and_what_its_bearer_is(line: str, told: bool) -> None:
    assert says_who_and_what(fold(line)) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("青山中学九年级（1）班　苏明远", True),
        ("——澧南县读者　苏明远", True),
        ("烧结厂丙班　苏　砚", False),  # no 丙班 among the words
        ("滨城市　苏明远", True),
        ("——访滨城作家　苏明远", False),  # a deck
        ("向下扎根　向阳生长", False),
        ("青山中学九年级（1）班　苏明远获奖", False),
        ("全市　十强", False),
    ],
)
def test_where_someone_is_and_the_name(line: str, told: bool) -> None:
    assert says_where_and_who(fold(line)) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("作者：苏明远", True),
        ("采访：苏明远　整理：顾小北", False),  # who put it in order may be the page's
        ("文：苏明远　图：顾小北", True),
        ("本版撰文　苏明远", False),
        ("责编：苏明远　美编：顾小北", False),
        ("灌渠通水", False),
    ],
)
def test_who_writes_made_no_page(line: str, told: bool) -> None:
    assert names_writers(fold(line)) is told
