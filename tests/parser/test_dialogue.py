"""Questions and answers of interviews and letter boxes, and paragraphs that only begin like one."""

from __future__ import annotations

import pytest

from convert.parser.blocks import blocks
from convert.parser.shapes import shaped
from tests.parser.labelled import labelled

MARKS = {"question": "q", "answer": "a", None: "-"}


def _shapes(*lines: str) -> str:
    page = "H* 河边的人\n" + "\n".join(f"P {line}" for line in lines)
    return "".join(MARKS[block.shape] for block in shaped(blocks(labelled(page)))[1:] if block.shape in MARKS)


TALKS = {
    "a paper asks": ("星河日报：您为什么留在这里？", "韩小川：我喜欢这条河。", "星河日报：还走吗？", "韩小川：不走了。"),
    "a paper called shortly": ("晨报：您为什么留在这里？", "韩小川：我喜欢这条河。", "晨报：谢谢。", "韩小川：不谢。"),
    "readers": ("读者：捡到钱包怎么办？", "申警官：交给派出所。", "读者：没人认领呢？", "申警官：仍然要交。"),
    "readers by name": ("读者小米：水冻住了怎么办？", "阿三师傅：等它化。", "读者小麦：要热车吗？", "阿三师傅：不用。"),
    "called shortly, as is said": (
        "记者（以下简称“记”）：您为什么留下？", "韩小川（以下简称“韩”）：为了河。", "记：谢谢。", "韩：客气。",
    ),
    "called shortly, as is not said": ("记者：您为什么留下？", "韩小川：为了河。", "记：还走吗？", "韩：不走。"),
    "numbers": ("Q1：电瓶怎么保养？", "A1：每月充电。", "Q2：轮胎呢？", "A2：每季看气压。"),
    "numerals": ("问一：电瓶怎么保养？", "答：每月充电。", "问二：轮胎呢？", "答：每季看气压。"),
    "brackets": ("【问】电瓶怎么保养？", "【答】每月充电。", "【问】轮胎呢？", "【答】每季看气压。"),
    "gaps": ("问　电瓶怎么保养？", "答　每月充电。", "问　轮胎呢？", "答　每季看气压。"),
    "one paragraph each": ("问：电瓶怎么保养？答：每月充电。", "问：轮胎呢？ 答：每季看气压。"),
}  # fmt: skip


@pytest.mark.parametrize("name", TALKS)
def test_who_asks_and_who_answers(name: str) -> None:
    assert _shapes(*TALKS[name]) == "qaqa"


TALK = ("记者：您为什么留在这里？", "韩小川：我喜欢这条河。", "记者：还走吗？", "韩小川：不走了。")


@pytest.mark.parametrize(
    "line", ["人物简介：三十岁，船工。", "采访时间：三月十八日。", "圆桌嘉宾：方大川（船工）", "对话人：方大川"]
)
def test_what_an_interview_is_introduced_with_is_no_answer(line: str) -> None:
    assert _shapes(line, *TALK) == "-qaqa"


@pytest.mark.parametrize("line", ["延伸阅读：渡口口述史。", "表决结果：赞成三十七票。", "方法来源：县志。"])
def test_what_an_interview_ends_with_is_no_answer(line: str) -> None:
    assert _shapes(*TALK, line) == "qaqa-"


@pytest.mark.parametrize("line", ["方大川：我补充一句。", "小雷（船工）：我也不走。"])
def test_others_may_speak_after_an_answer(line: str) -> None:
    assert _shapes(*TALK, line) == "qaqaa"


def test_paragraphs_that_begin_with_other_words_are_no_talk() -> None:
    assert _shapes("山药粥：山药一百克。", "冬瓜汤：冬瓜三百克。", "问 路的人走了。", "海报：明晚开船。") == "----"
    assert _shapes("问题：船不够。", "答案：再造两条。") == "--"


def test_the_halves_of_a_parted_paragraph_stand_where_the_source_has_them() -> None:
    question, answer = shaped(blocks(labelled("H* 信箱\nP 问：轮胎呢？ 答：每季看气压。")))[1:]
    assert (question.text, answer.text) == ("问：轮胎呢？", "答：每季看气压。")
    assert [(span.line, span.start, span.end) for span in answer.origin().spans] == [(2, 7, 15)]


def test_thousands_of_turns_are_turns() -> None:
    group = blocks(labelled("H* 河边的人\n" + "P 记者：您还走吗？\nP 韩小川：不走了。\n" * 10_000))
    shapes = [block.shape for block in shaped(group)[1:]]
    assert shapes == ["question", "answer"] * 10_000
