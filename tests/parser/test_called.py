"""Whoever is called as a place or a word is: 记者阿曼; and what stands behind 记者 and is no name."""

from __future__ import annotations

import pytest

from convert.parser.body import DatelineContext
from convert.parser.credits import read_credit
from convert.parser.people import read_byline
from convert.tree import Contributor, Dispatch
from tests.parser.makers import Facts, facts

BYLINES: dict[str, Facts] = {
    "本报记者 岳阳": [("岳阳", "reporter", "本报")],
    "本报记者岳阳": [("岳阳", "reporter", "本报")],
    "本报记者 岳阳、苏明远": [("岳阳", "reporter", "本报"), ("苏明远", "reporter", "本报")],
    "本报记者 苏明远 通讯员 温州": [("苏明远", "reporter", "本报"), ("温州", "correspondent", None)],
    "本报记者 岳阳 摄影报道": [("岳阳", "reporter", "本报"), ("岳阳", "photographer", "本报")],
    "本报记者 岳阳 北京报道": [("岳阳", "reporter", "本报")],
    # from there, and nobody of that name
    "本报记者 南京报道": [],
    "本报记者 南京 报道": [],
    "本报记者南京报道": [],
    "本报记者 南京、上海报道": [],
    "本报记者 南京专电": [],
    "本报特派记者 巴黎": [],
    "本报记者 常州 现场报道": [],
    "本报记者 常州 采访报道": [],
    "本报记者常州 发回报道": [],
    "本报记者 成都 摄影报道": [],
    "本报记者 成都 实地探访": [],
    "本报记者 成都": [],
    "本报记者成都": [],
    "本报记者 岳阳 通讯员 苏明远": [("岳阳", "reporter", "本报"), ("苏明远", "correspondent", None)],
    "本报记者 南京 实习生 苏明远": [("南京", "reporter", "本报"), ("苏明远", "reporter", None)],
    "本报记者南京 通讯员苏明远": [("南京", "reporter", "本报"), ("苏明远", "correspondent", None)],
    # where someone is from stands before him
    "本报记者 常州 苏明远": [("苏明远", "reporter", "常州")],
    "本报记者 成都 苏明远 报道": [("苏明远", "reporter", "成都")],
    "本报记者成都 苏明远": [("苏明远", "reporter", "成都")],
    "本报记者 苏明远 实地探访": [("苏明远", "reporter", "本报")],
    "本报记者 苏明远 岳阳": [("苏明远", "reporter", "本报")],
    "岳阳": [],
    # what sort of text it is
    "记者手记 苏明远": [("苏明远", "author", None)],
    "采访手记 本报记者 苏明远": [("苏明远", "reporter", "本报")],
    "记者观察 苏明远": [("苏明远", "author", None)],
    "创作札记 苏明远": [("苏明远", "author", None)],
    "星河观察记者 苏明远": [("苏明远", "reporter", "星河观察")],
}


@pytest.mark.parametrize("line", BYLINES)
def test_a_place_behind_a_reporters_role_may_be_his_name(line: str) -> None:
    assert facts(read_byline(line)) == BYLINES[line]


CREDITS: dict[str, Facts] = {
    "新华社记者 岳阳 摄": [("岳阳", "photographer", "新华社")],
    "新华社记者 武汉 摄": [("武汉", "photographer", "新华社")],
    "新华社记者武汉摄": [("武汉", "photographer", "新华社")],
    "新华社记者岳阳摄": [("岳阳", "photographer", "新华社")],
}


@pytest.mark.parametrize("line", CREDITS)
def test_so_may_a_place_behind_a_photographers(line: str) -> None:
    assert facts(read_credit(line)) == CREDITS[line]


LEADS: dict[str, list[str]] = {
    "新华社乌鲁木齐7月7日电（记者阿曼）昨日，": ["阿曼"],
    "本报讯（记者 阿曼）昨日，": ["阿曼"],
    "（记者 徐州）昨日，老街的石板路重新开放。": ["徐州"],
    "本报讯（记者岳阳 通讯员苏明远）昨日，": ["岳阳", "苏明远"],
    "本报讯（记者管理）昨日，": [],
    "本报讯（记者时间）昨日，": [],
    "本报讯 记者南京报道：昨日，": [],
    "本报记者南京报道：昨日，": [],
    "【本报记者南京专电】昨日，": [],
    "（本报记者 成都 苏明远 报道）昨日，": ["苏明远"],
    "（本报记者 成都）昨日，": [],
    "记者海南采访时，老街的石板路": [],
}


@pytest.mark.parametrize("text", LEADS)
def test_so_may_a_place_at_the_head_of_a_report(text: str) -> None:
    found = DatelineContext("2026-07-08").facts(text)
    assert [fact.name for fact in found if isinstance(fact, Contributor)] == LEADS[text]


@pytest.mark.parametrize("line", ["本报记者 常州 发回报道", "（本报记者 成都 发回报道）"])
def test_a_report_that_was_sent_back_is_from_no_such_place(line: str) -> None:
    places = [fact.place for fact in DatelineContext("2026-07-08").byline(line) if isinstance(fact, Dispatch)]
    assert set(places) <= {"成都", None}


def test_a_place_and_a_day_behind_a_role_are_a_datelines() -> None:
    (found,) = DatelineContext("2026-07-08").byline("本报记者 成都7月7日电")
    assert isinstance(found, Dispatch)
    assert (found.source, found.place, found.date) == ("本报", "成都", "2026-07-07")
