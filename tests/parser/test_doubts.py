"""What the page leaves open is a finding; what it does not, is none."""

from __future__ import annotations

import pytest

from convert.parser.assemble import assemble
from convert.parser.blocks import blocks
from convert.parser.body import DatelineContext
from convert.parser.doubts import doubts, odd_line_ends
from convert.tree import Issue, Page, Unplaced
from tests.parser.labelled import labelled


def codes(page: str, *unplaced: str, date: str | None = None) -> list[str]:
    labels = labelled(page)
    placed = assemble(blocks(labels), "3", DatelineContext(date))
    pages = (Page(articles=tuple(one.article for one in placed), unplaced=tuple(map(Unplaced, unplaced))),)
    return [one.code for one in doubts(Issue(date=date, pages=pages), labels, [])]


SENTENCE = "渠水进城那天,许多居民一早就来到闸口等候,清水流过来的时候,人群里响起了掌声"


def test_a_page_that_ends_in_mid_sentence() -> None:
    assert codes(f"H* 渠水进城\nP {SENTENCE}") == ["PAR006"]
    assert codes(f"H* 渠水进城\nP {SENTENCE}。") == []


def test_a_page_that_ends_with_its_makers_is_whole() -> None:
    assert codes(f"H* 渠水进城\nP {SENTENCE}。」報導．攝影╱韓小爾") == []


def test_a_headline_printed_again_in_the_text() -> None:
    assert codes("H* 渠水进城的日子\nP 渠水进城的 日子\nP 渠水来了。") == ["PAR013"]
    assert codes("H* 公告\nP 公告\nP 渠水来了。") == []


def test_words_of_the_viewer_are_told_from_text_without_an_article() -> None:
    assert codes("H* 渠水进城\nP 渠水来了。", "放大 缩小 默认", "<P>", "来历不明的一行") == [
        "PAR004",
        "PAR012",
        "PAR012",
    ]


def test_an_article_without_a_headline() -> None:
    assert codes("P* 渠水来了。") == ["PAR007"]


def test_a_day_without_a_year() -> None:
    assert codes("H* 渠水进城\nP 新华社北京7月18日电  渠水来了。") == ["PAR008"]


def test_a_dateline_of_a_day_that_cannot_be() -> None:
    for day, found in (
        ("7月15日", ["PAR017"]),
        ("2026年7月15日", ["PAR017"]),
        ("2月29日", ["PAR018"]),
        ("7月12日", []),
    ):
        assert codes(f"H* 渠水进城\nP 新华社北京{day}电  渠水来了。", date="2026-07-11") == found, day
    assert codes("H* 渠水进城\nP 新华社北京2月30日电  渠水来了。") == ["PAR018"]


def test_a_character_that_an_earlier_tool_lost_is_told() -> None:
    assert codes("H* 渠水\ufffd城\nP 渠水\ufffd\ufffd了。") == ["SRC024"]
    assert codes("H* 渠水\ufffd城\nP 渠水\ue111来了。") == ["SRC024", "SRC017"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("渠水进城\u2028渠水来了。", [("U+2028", "1")]), ("渠水进城\x85\x85渠水\u2028来了。\n", [("U+2028, U+0085", "3")]),
        ("渠水进城\v渠水来了。", [("U+000B", "1")]), ("渠水进城\u2029\u2029渠水来了。\r\n渠水", []),
        ("渠水进城\n渠水\u2028来了。\n", []), ("渠水进城\f渠水\u2028来了。", []), ("渠水进城\r渠水来了。", []), ("渠水", []),
    ],
)  # fmt: skip
def test_characters_that_stand_where_line_ends_should_are_told(text: str, told: list[tuple[str, str]]) -> None:
    found = [(one.code, dict(one.values)) for one in odd_line_ends(text)]
    assert [(one["code_points"], one["count"]) for code, one in found if code == "SRC025"] == told


def test_private_use_characters_are_counted() -> None:
    assert codes("H* 渠水\ue111进城\nP 渠水\ue111来了。") == ["SRC017"]
