"""Lines of a file: numbers, ends, blanks and pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.parser.lines import Line, physical_lines, split_lines
from convert.tree import BLANKS, is_blank


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_end_ends_a_line(end: str) -> None:
    lines = split_lines(end.join(["标题", "", "正文。"]))
    assert lines == (Line(1, "标题", 0, 0), Line(3, "正文。", 0, 1))


@pytest.mark.parametrize("mark", ["\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
def test_other_separators_end_no_line(mark: str) -> None:
    assert [line.text for line in split_lines(f"甲{mark}乙")] == [f"甲{mark}乙"]


def test_a_form_feed_ends_a_line_and_a_page() -> None:
    lines = split_lines("甲\f乙\n\f\n丙")
    assert [(line.number, line.text, line.page) for line in lines] == [(1, "甲", 0), (2, "乙", 1), (5, "丙", 2)]


def test_a_form_feed_before_any_text_makes_no_page() -> None:
    assert [line.page for line in split_lines("\f\f甲")] == [0]


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\u200b", "\ufeff", "\u2003\t"])
def test_what_is_blank(blank: str) -> None:
    assert is_blank(blank)
    assert [line.blank_before for line in split_lines(f"甲\n{blank}\n{blank}\n乙")] == [0, 2]


@pytest.mark.parametrize("shown", ["\u2060", "\ue111", "\x1c", "."])
def test_what_is_not_blank(shown: str) -> None:
    assert not is_blank(shown)


@given(st.text(alphabet=st.sampled_from("甲乙 \u3000\n\r\f\u200b\x0b。第12版:")))
def test_every_character_that_shows_is_on_one_line(text: str) -> None:
    shown = [char for char in text if char not in BLANKS]
    assert [char for line in split_lines(text) for char in line.text if char not in BLANKS] == shown
    assert "".join(content + end for content, end in physical_lines(text)) == text


@given(st.text(alphabet="甲乙 \n\u2028"))
def test_lines_are_the_same_whatever_ends_them(text: str) -> None:
    lines = list(physical_lines(text))
    assert "".join(content + end for content, end in lines) == text
    for end in ("\r", "\r\n", "\f"):
        assert [content for content, _ in physical_lines(text.replace("\n", end))] == [content for content, _ in lines]


@given(st.text(alphabet=st.sampled_from("甲乙 \u3000\n\u200b\x0b。第12版()专栏:")))
def test_numbered_lines_are_the_same_whatever_ends_them(text: str) -> None:
    assert split_lines(text) == split_lines(text.replace("\n", "\r\n"))
