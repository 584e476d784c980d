"""The kind of an article from what stands in it."""

from __future__ import annotations

import pytest

from convert.parser.assemble import assemble
from convert.parser.blocks import blocks
from convert.parser.body import DatelineContext
from convert.tree import Article, Item
from tests.parser.labelled import labelled


def article(page: str) -> Article:
    (placed,) = assemble(blocks(labelled(page)), "3", DatelineContext("2026-07-02"))
    return placed.article


LISTED = "P ●江城水库清淤完工。\nP ●河口镇渡口恢复通航。\nP ●塔山县早稻开镰。"
NAMED = "P 江城：水库清淤完工，库容恢复三成。\nP 河口镇：渡口恢复通航，每日八班。\nP 塔山县：早稻开镰，亩产增一成。"

SPACED = "P 网球 江城大师赛昨天开赛。\nP 篮球——河口队客场取胜。\nP 田径 塔山少年破纪录。"
BRACKETED = "P 【江城机电】中标渡船改造。\nP 【河口水务】扩建水厂。\nP 《塔山谣》首映定档。"


@pytest.mark.parametrize(
    "title", ["简讯", "简　讯", "一周短讯", "国际短讯", "环球短波", "一句话新闻", "要闻速览", "短訊", "财经快览",
              "企业动态", "边城短笛", "国际短讯三则", "两条简讯", "体坛速递"]
)  # fmt: skip
@pytest.mark.parametrize("reports", [LISTED, NAMED, SPACED, BRACKETED])
def test_reports_under_a_standing_title_are_a_round_up(title: str, reports: str) -> None:
    assert article(f"H* {title}\n{reports}").kind == "roundup"


@pytest.mark.parametrize(
    "page",
    [
        "H* 一句话家风\nB 沈小河\nP 我父亲是养蜂人，没有读过书。\nP 他只教过我一句话。\nP 冬天的蜜不能取尽。",
        "H* 信访动态\nP 本报群众工作部九月份收到读者来信一千封。",
        "H* 渠水进城\nP ●加强田管。\nP ●抓好防汛。\nP ●管好渠道。",
    ],
)
def test_one_text_under_such_a_title_and_a_list_under_another_are_none(page: str) -> None:
    assert article(page).kind != "roundup"


ESSAY = "P 那天下着雨，我在渡口等船。\nP 邮差从对岸过来，衣服湿透了。\nP 他说，信在路上走了三年。"


@pytest.mark.parametrize(
    "title", ["迟到的快递", "最后一件快递", "鼠标轻轻点击", "一份传真", "股市动态", "一句话点评", "父亲的简报"]
)
def test_an_essay_whose_title_ends_as_a_columns_does_is_no_round_up(title: str) -> None:
    assert article(f"H* {title}\n{ESSAY}").kind != "roundup"


def test_what_an_endnote_says_the_author_of_is_no_round_up() -> None:
    assert article(f"H* 渡口快讯\n{ESSAY}").kind == "roundup"
    assert article(f"H* 渡口快讯\n{ESSAY}\nE （作者沈小河，系江城作家）").kind != "roundup"


def test_the_first_report_under_a_standing_title_is_an_item_as_the_others_are() -> None:
    one = article(
        "H* 国际简讯\nP 新华社东京7月1日电  甲国某地举行了渔业会谈，商定了禁渔的日子。\n"
        "P 新华社罗马7月1日电  乙国某地发生地震，没有人员伤亡的消息。\n"
        "P 新华社开罗7月1日电  丙国某地新渠通水，今年可以灌溉农田两万亩。"
    )
    assert [type(block) for block in one.body] == [Item, Item, Item]
    assert one.kind == "roundup"


def test_signed_sections_of_one_report_are_no_round_up() -> None:
    one = article(
        "H* 一条渠两座城\nB 本报记者 甲建国 乙小林\nP 渠水通了一年，两座城的日子变了样。\nC 上游的闸\nB 本报记者 甲建国\n"
        "P 天还没有亮，守闸人就上了堤。\nC 下游的田\nB 本报记者 乙小林\nP 水到了田头，秧就插下去了。"
    )
    assert one.kind == "brief"


def test_signed_poems_are_no_round_up() -> None:
    stanza = (
        "P 渠水从山里来，\nP 带着石头的凉。\nP 走过我的窗下，\nP 又走到田野上。\nP 它不肯停一停，\nP 像赶路的月亮。"
    )
    one = article(f"H* 诗两首\nC 渠\nB 沈小河\n{stanza}\nC 田\nB 方大川\n{stanza}")
    assert one.kind != "roundup"
