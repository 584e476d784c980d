"""Names by their form."""

from __future__ import annotations

import pytest

from convert.parser.fold import fold
from convert.parser.names import is_likely_name, is_possible_name, speaks_of_kin, split_post


@pytest.mark.parametrize("name", ["苏明", "苏明远", "欧阳雪", "欧阳明远", "方赵小雨", "阿依努尔·买买提", "亓远"])
def test_a_surname_and_a_given_name_are_likely(name: str) -> None:
    assert is_likely_name(name)


@pytest.mark.parametrize("name", ["热依拉", "琼达卓嘎", "阿布都热西提", "叶卡捷琳娜", "乌兰其其格", "呼和巴特尔"])
def test_a_name_of_another_people_is_possible(name: str) -> None:
    assert is_possible_name(name)
    assert not is_likely_name(name) or name[0] in "琼阿"


@pytest.mark.parametrize(
    "word",
    [
        *("主任", "资料照片", "北京", "摄影", "编辑部", "江城大学", "新华社", "展开幕", "剧方", "苏", "", "2026", "a"),
        *("星期五", "全文完", "连载", "女儿", "安徽省", "江城县", "江城晚报·江网", "传播联盟·江城", "公司职员"),
    ],
)
def test_a_word_of_the_newspaper_is_no_name(word: str) -> None:
    assert not is_likely_name(word)


@pytest.mark.parametrize("word", ["教务科", "报社", "江城晚报·江网"])
def test_a_body_is_no_name_where_one_is_expected(word: str) -> None:
    assert not is_possible_name(word)


@pytest.mark.parametrize("line", ["儿子 小川", "愛你的媽媽", "女儿：小雨"])
def test_the_end_of_a_letter_speaks_of_kin(line: str) -> None:
    assert speaks_of_kin(fold(line))


@pytest.mark.parametrize("line", ["苏子 明", "本报记者 苏明远", "妈妈乐园 苏明远"])
def test_other_lines_speak_of_no_kin(line: str) -> None:
    assert not speaks_of_kin(line)


@pytest.mark.parametrize(
    ("text", "name"),
    [("江城大学校长苏明远", "苏明远"), ("主任窦明", "窦明"), ("本报江城分社马克·斯通", "马克·斯通")],
)
def test_a_post_run_together_with_a_name_is_cut(text: str, name: str) -> None:
    cut = split_post(text)
    assert cut is not None
    assert text[cut:] == name


@pytest.mark.parametrize("text", ["江城大学副校长", "国家自然科学基金委员会党组书记", "苏明远", ""])
def test_a_post_alone_is_not_cut(text: str) -> None:
    assert split_post(text) is None
