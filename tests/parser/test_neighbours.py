"""What labelled lines say of each other: turns, agencies, writers from abroad, and the words over a round-up's titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from convert.parser.label import Constraint, ConstraintError, LabelledLine
from convert.parser.lines import Line
from convert.parser.neighbours import label_beside
from convert.parser.parse import parse
from convert.tree import Answer, articles, block_texts, contributors
from tests.parser.labelled import labelled


def told(page: str, said: Sequence[Constraint] = ()) -> list[tuple[int, str, bool | None]]:
    """What is told of the lines of a page that is labelled so at first."""
    rows = labelled(page)
    asked: list[list[Constraint]] = []

    def labeller(lines: Sequence[Line], wanted: Iterable[Constraint]) -> tuple[LabelledLine, ...]:
        asked.append(list(wanted))
        return rows

    assert label_beside([row.line for row in rows], said, labeller) == rows
    more = asked[1][len(said) :] if len(asked) > 1 else []
    return [(one.line, str(one.role), one.starts_article) for one in more]


TALK = "H* 星河零件的护城河\nP 问：去年投入多少？\nP 答：一千万元。\nP 问：明年呢？\n"


def test_the_last_answer_is_no_caption() -> None:
    assert told(TALK + "c 答：再加一倍。\nr 图片由受访者提供") == [(5, "paragraph", None)]


@pytest.mark.parametrize(
    "last",
    [
        "c 图为：星河零件厂的车间。",
        "c 问：明年呢？",
        "c 星河零件厂的车间。",
        "c 苏明远：星河零件厂厂长。",
        "P 答：再加一倍。",
    ],
)
def test_a_caption_stays_where_it_is_no_turn_of_the_talk(last: str) -> None:
    assert told(TALK + last) == []


def test_agencies_below_an_article_are_no_editors() -> None:
    assert told("H* 英相访法\nP 英国首相昨晚赴法国。\nL 法新社／路透社／美联社") == [(3, "endnote", False)]
    assert told("H* 英相访法\nP 英国首相昨晚赴法国。\nL 责编 苏明远") == []
    assert told("F 星河日报 第3版\nL 新华社") == []


@pytest.mark.parametrize(
    "line",
    ["[日]川端明远", "［法］让·莫里 著", "(美国)约翰·顾", "〔日〕川端明远 作 苏小北 译", "[英]罗伯特·顾 著 苏小北 译"],
)
def test_a_writer_behind_his_country_is_no_title(line: str) -> None:
    assert told(f"K* 一盏灯\nH {line}\nP 夜里醒来，雪下得很静。") == [(2, "byline", False), (1, "headline", None)]


@pytest.mark.parametrize("line", ["【日本】高温", "（美国）总统大选", "[英]王室婚礼", "【以色列】停火"])
def test_news_behind_its_country_is_by_no_one(line: str) -> None:
    assert told(f"K* 一盏灯\nH {line}\nP 夜里醒来，雪下得很静。") == []


def test_countries_over_the_items_of_a_round_up_are_no_ones() -> None:
    assert told("H* 环球速览\nH 【英国】脱欧\nP 议会昨天表决。") == []
    page = "H* 昨日天下\nH {}\nP 议会昨天表决。\nH* 又一日\nH {}\nP 今天很热。"
    assert told(page.format("【英国】脱欧", "【印度】高温")) == []
    assert told(page.format("【英国】脱欧", "【印度】连日高温，多人中暑送医")) == []
    assert [row[:2] for row in told(page.format("[日]川端明远", "[德]黑恩"))] == [(2, "byline"), (5, "byline")]
    assert [row[:2] for row in told(page.format("[日]川端明远 著", "【印度】高温"))] == [(2, "byline")]


@pytest.mark.parametrize(
    "line", ["[日]", "(南京)苏明远", "【快讯】江城开渡", "[美]总统访问江城并会见当地代表", "(美国)大选今天举行"]
)
def test_other_titles_with_brackets_stay(line: str) -> None:
    assert told(f"K* 一盏灯\nH {line}\nP 夜里醒来，雪下得很静。") == []


ROUND_UP = "H* 体坛快讯\nB ■足球\nH* 星河队取胜\nP 昨晚星河队取胜。\nK* ■篮球\nH 女篮公布名单\nP 名单昨天公布。"


def test_a_word_over_the_titles_of_a_round_up_is_their_kicker() -> None:
    assert told(ROUND_UP) == [
        (1, "kicker", True), (2, "kicker", False), (3, "headline", False), (5, "kicker", True), (6, "headline", False),
    ]  # fmt: skip


@pytest.mark.parametrize("change", [("体坛快讯", "星河队取胜之后"), ("■篮球", "本报记者 苏明远"), ("■足球", "苏明远")])
def test_no_word_is_where_no_round_up_or_only_one_is(change: tuple[str, str]) -> None:
    assert told(ROUND_UP.replace(*change)) == []


def test_what_a_person_said_stays() -> None:
    said = [Constraint(5)]
    assert told(TALK + "c 答：再加一倍。", said) == []


def test_what_the_grammar_forbids_is_not_told() -> None:
    rows = labelled(TALK + "c 答：再加一倍。")

    def labeller(lines: Sequence[Line], wanted: Iterable[Constraint]) -> tuple[LabelledLine, ...]:
        for one in wanted:
            raise ConstraintError(one.line, "no")
        return rows

    assert label_beside([row.line for row in rows], (), labeller) == rows


def test_an_interview_with_a_note_on_its_pictures_is_whole() -> None:
    page = (
        "滨江日报 2024年5月6日 星期一 第3版 综合\n\n星河零件的护城河是工程师\n——对话星河零件厂厂长苏明远\n本报记者 顾小北\n"
        "问：工厂去年研发投入占营收的一成，为什么这么高？\n答：我们做的是减速机，差一个微米客户就不要，不投不行。\n"
        "问：外贸有影响吗？\n答：有，但不大，我们的出口只占百分之四。\n"
        "问：未来三年的目标是什么？\n答：把减速机的国产化率从两成提高到五成。\n图片由受访者提供\n"
    )
    (one,) = articles(parse(page.encode()).issue)
    assert sum(isinstance(block, Answer) for block in one.body) == 3


def test_no_one_is_called_as_the_sports_of_a_round_up() -> None:
    page = (
        "滨江日报 2024年5月6日 星期一 第3版 综合\n\n体坛快讯\n■足球\n星河队主场取胜\n"
        "本报讯（记者 苏明远）昨晚，星河队主场以2:0战胜山城队，取得三连胜，排名升至第五位。\n■篮球\n女篮公布名单\n"
        "新华社北京5月5日电 女篮5日公布新一期集训名单，十六名球员入选，平均身高一米八六。\n"
    )
    found = list(articles(parse(page.encode()).issue))
    assert [one.head.kickers[-1].text for one in found] == ["■足球", "■篮球"]
    assert [[maker.name for maker in contributors(one)] for one in found] == [["苏明远"], []]
    assert all(list(block_texts(one.body[0])) for one in found)
