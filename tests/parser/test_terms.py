"""Tests of the words that say what someone did: the glance that spares most texts a search passes none of them over."""

from __future__ import annotations

import pytest

from convert.parser import titles
from convert.parser.fold import fold
from convert.parser.terms import BEFORE, behind, double_at, role_at_end, role_glued


def words(table: str) -> list[str]:
    return table.split()


BEHIND = words("""
    摄影 拍摄 摄 摄制 供图 提供 供稿 著 编著 采访整理 参与采写 联合报道 共同写作 采写 采访 报道 报导 有贡献 编译 翻译
    译制 撰文 撰写 撰稿 执笔 口述 整理 制图 绘制 绘图 制表 设计 插图 插画 漫画 题字 篆刻 绘 作 编辑 编写 统筹
    文并摄 图文报道 摄影报道 文/摄影 文/图 图/文 文/摄 摄/文 文图
""")
WORDS = words("文字 图文 文 图片 图 报道 报导 采访 采写 撰文 摄影 摄 整理 视频")
GLUED = words("""
    记者 首席记者 驻京记者 实习生 见习生 特派员 通讯员 特约通讯员 报道员 评论员 编译 翻译 责编 责任编辑 统筹 作者 执笔
    执笔人 撰稿 撰稿人 读者
""")
AT_END = words("""
    摄影记者 图片师 视频通讯员 记者 特派员 实习生 见习生 采访 采访人 采访人员 采写 报道 报导 文字采访 通讯员 报道员 报导员
    评论员 时评人 观察员 编译 翻译 译者 编辑 责编 主编 统筹 总统筹 值班编委 审校 编审 摄影 摄影师 拍摄 拍摄者 整理 制图
    绘图 绘画 漫画 插图 插画 制表 设计 美编 美术编辑 视觉 策划 监制 校对 组版 主持人 数据 执行 剪辑 录音 朗读 配图 审核
    核稿 作者 撰稿 撰稿人 撰文 执笔人 执笔者 口述 讲述 讲述人 主讲人 署名 读者 文字 学员
""")


@pytest.mark.parametrize("word", BEHIND)
def test_word_behind_a_name_is_found(word: str) -> None:
    found = behind(fold("欧阳某某" + word), padded=False)
    assert found is not None
    assert found[0] == len("欧阳某某")


@pytest.mark.parametrize("text", ["文", "图", "译"])
def test_one_character_behind_a_full_name_is_found(text: str) -> None:
    found = behind("黄某某" + text, padded=False)
    assert found is not None
    assert found[0] == len("黄某某")


def test_name_alone_has_nothing_behind_it() -> None:
    assert behind("黄某某", padded=False) is None
    assert behind("", padded=True) is None


@pytest.mark.parametrize("word", AT_END)
def test_role_at_the_end_of_a_body_is_found(word: str) -> None:
    found = role_at_end(fold("某大学" + word))
    assert found is not None


def test_every_role_that_stands_before_a_name_is_among_these() -> None:
    found = [role_at_end(fold(word)) for word in AT_END]
    groups = {name for match in found if match for name, text in match.groupdict().items() if text and name != "body"}
    assert len(groups) == len(BEFORE)


@pytest.mark.parametrize("word", GLUED)
def test_role_run_together_with_a_name_is_found(word: str) -> None:
    found = role_glued(fold(word + "周某某"))
    assert found is not None
    assert found["rest"] == "周某某"


@pytest.mark.parametrize("word", WORDS)
def test_double_role_is_found_whatever_word_begins_it(word: str) -> None:
    found = double_at(f" {word}/图 ", 1)
    assert found is not None
    assert found.group() == f"{word}/图"


@pytest.mark.parametrize("word", ["文并摄", "图文报道", "摄影报道", "文图"])
def test_double_role_in_one_word_is_found(word: str) -> None:
    assert double_at(word, 0) is not None


@pytest.mark.parametrize("name", sorted(name for name, value in vars(titles).items() if isinstance(value, tuple)))
def test_titles_are_in_the_spelling_of_folded_text(name: str) -> None:
    words = vars(titles)[name]
    assert words
    assert [fold(word) for word in words] == list(words)
