"""The tree is frozen, walks in one order, and its facts are read off its texts."""

from __future__ import annotations

import sys
from dataclasses import FrozenInstanceError

import pytest

from convert import tree
from convert.tree import (
    Article,
    Box,
    Byline,
    Caption,
    Contributor,
    Crosshead,
    Dateline,
    Dispatch,
    EditorLine,
    Folio,
    Head,
    Headline,
    Issue,
    Item,
    Kicker,
    Page,
    Paragraph,
    Photo,
    Standfirst,
    Subheadline,
    Unplaced,
)
from tests.trees import CORPUS

HEAD = Head(
    kickers=(Kicker("引"),),
    headline=Headline("题"),
    subheadlines=(Subheadline("副"),),
    bylines=(Byline("本报记者 甲乙", facts=(Contributor(5, 7, "甲乙", "reporter", "本报"),)),),
    datelines=(Dateline("电", facts=(Dispatch(0, 1, "新华社", "北京", "2026-07-01"),)),),
    standfirsts=(Standfirst("提要"),),
)
BODY = (
    Paragraph("一", facts=(Contributor(0, 1, "甲乙", "reporter"),)),
    Photo(Headline("图题"), (Caption("图说"),)),
    Item(Head(headline=Headline("则")), (Paragraph("二"),)),
    Box(Head(headline=Headline("链接")), (Crosshead("三"),)),
)
ISSUE = Issue(
    pages=(
        Page(
            folios=(Folio("报眉"),),
            articles=(Article("a1", HEAD, BODY),),
            editor_lines=(EditorLine("责编"),),
            unplaced=(Unplaced("余"),),
        ),
    )
)


def test_nodes_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Paragraph("一").text = "二"  # type: ignore[misc]


def test_nodes_of_different_kinds_differ_though_their_text_is_the_same() -> None:
    assert Paragraph("一") != Crosshead("一")


def test_the_text_is_read_page_head_first_and_unplaced_last() -> None:
    expected = "报眉 引 题 副 本报记者甲乙 电 提要 一 图题 图说 则 二 链接 三 责编 余"
    assert tree.text_stream(ISSUE) == expected.replace(" ", "")


def test_a_contributor_named_twice_is_listed_once() -> None:
    (article,) = tree.articles(ISSUE)
    assert [c.name for c in tree.contributors(article)] == ["甲乙"]
    assert tree.contributors(article)[0].affiliation == "本报"


def test_the_dispatches_are_those_of_all_parts() -> None:
    (article,) = tree.articles(ISSUE)
    assert [found.place for found in tree.dispatches(article)] == ["北京"]
    (roundup,) = tree.articles(CORPUS["datelines"])
    assert [found.place for found in tree.dispatches(roundup)] == ["江城", "河湾", "江城"]


def test_places_of_datelines_are_named_one_by_one() -> None:
    printed = ["上海／广州", "北京、上海", "江城/河湾", None, "、"]
    found = tree.places_named(tree.Dispatch(0, 1, "本报", place) for place in printed)
    assert found == ("上海", "广州", "北京", "江城", "河湾")


@pytest.mark.parametrize("space", [" ", "\t", "\u3000", "\u200b", "\ufeff", "\u2003", "\x85", "\u2029"])
def test_white_space_is_not_counted(space: str) -> None:
    assert tree.without_space(f"甲{space}乙") == "甲乙"


@pytest.mark.parametrize("letter", ["\u180e", "\u2060", "\ue111", "\x1f"])
def test_what_unicode_does_not_call_white_space_counts(letter: str) -> None:
    assert tree.without_space(letter) == letter


@pytest.mark.parametrize("left_out", ["", "\x1c\x1d\x1e\x1f"])
def test_white_space_is_what_the_table_says(left_out: str) -> None:
    """`str.split` parts a text at four characters that are none."""
    letters = [letter for letter in map(chr, range(sys.maxunicode + 1)) if letter not in left_out]
    expected = "".join(letter for letter in letters if letter not in tree.WHITE_SPACE)
    assert tree.without_space("".join(letters)) == expected
