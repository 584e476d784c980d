"""Bylines of campus papers, literary supplements and photographers: who is named, and what is no one's name."""

from __future__ import annotations

import pytest

from convert.parser.people import read_byline
from tests.parser.makers import Facts, facts

SCHOOLS: dict[str, Facts] = {
    "中文系 苏明远": [("苏明远", "author", "中文系")],
    "物理系　蘇明遠": [("蘇明遠", "author", "物理系")],
    "商學系　蘇明遠": [("蘇明遠", "author", "商學系")],
    "公關室　蘇明遠": [("蘇明遠", "author", "公關室")],
    "文／物理系　蘇明遠": [("蘇明遠", "author", "物理系")],
    "三年级 苏明远": [("苏明远", "author", "三年级")],
    "五年三班 苏明远": [("苏明远", "author", "五年三班")],
    "三班 苏明远": [("苏明远", "author", "三班")],
    "初二三班 苏明远": [("苏明远", "author", "初二三班")],
    "高一甲班 苏明远": [("苏明远", "author", "高一甲班")],
    "高三 苏明远": [("苏明远", "author", "高三")],
    "高二忠　蘇明遠": [("蘇明遠", "author", "高二忠")],
    "中文二乙　蘇明遠": [("蘇明遠", "author", "中文二乙")],
    "企管三甲　蘇明遠": [("蘇明遠", "author", "企管三甲")],
    # names that end or begin as classes do
    "高一平 苏明远": [("高一平", "author", None), ("苏明远", "author", None)],
    "本报记者 高一平": [("高一平", "reporter", "本报")],
    "连班 苏明远": [("连班", "author", None), ("苏明远", "author", None)],
    "库尔班": [("库尔班", "author", None)],
    "艾山·库尔班": [("艾山·库尔班", "author", None)],
    # a department that wrote something itself is a body, or nobody where it may be of anywhere
    "文／公關室": [],
    "公關室": [],
    "文/江城市委宣传部": [("江城市委宣传部", "author", None)],
    "撰文：江城市文化馆": [("江城市文化馆", "author", None)],
    "图/江城市委宣传部": [],
}


@pytest.mark.parametrize("line", SCHOOLS)
def test_a_department_or_class_of_a_school_is_no_author(line: str) -> None:
    assert facts(read_byline(line)) == SCHOOLS[line]
