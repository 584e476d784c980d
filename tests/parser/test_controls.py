"""Control characters: taken out, each with its place, so that they can be put back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from convert.parser.controls import clean
from convert.parser.lines import physical_lines
from convert.tree import Edit

CHARS = st.text(st.sampled_from("甲a \t\n\r\x0c\x0b\x00\x1f\x7f\x85\ufffe\ue111\u200b\U0002b540\ud800"), max_size=40)


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\x9f", "\ud800", "\ufffe", "\ufdd0"])
def test_a_control_is_taken_out_and_its_place_recorded(char: str) -> None:
    assert clean(f"甲\n乙{char}丙\n") == ("甲\n乙丙\n", (Edit("control", 2, 1, char, ""),))


@pytest.mark.parametrize("char", ["\t", "\u200b", "\ufeff", "\xa0", "\u3000", "\ue111", "\ufffd", "𬭎"])
def test_what_can_be_carried_stays(char: str) -> None:
    text = f"甲{char}乙"
    assert clean(text) == (text, ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f"])
def test_lines_are_counted_as_the_parser_counts_them(end: str) -> None:
    assert clean(f"甲{end}\x00乙")[1] == (Edit("control", 2, 0, "\x00", ""),)


def test_columns_are_those_of_the_source() -> None:
    assert [edit.column for edit in clean("\x00甲\x01\x02乙\x03")[1]] == [0, 2, 3, 5]


def test_a_line_end_that_a_control_parted_stays_two() -> None:
    assert clean("甲\r\x00\n乙")[0].count("\n") == 2


@settings(deadline=None)
@given(CHARS)
def test_edits_put_the_source_back(text: str) -> None:
    cleaned, edits = clean(text)
    lines = [content for content, _ in physical_lines(cleaned)]
    source = [content for content, _ in physical_lines(text)]
    for edit in edits:
        while len(lines) < edit.line:
            lines.append("")
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.column] + edit.before + line[edit.column :]
    assert lines == source


@settings(deadline=None)
@given(CHARS)
def test_what_is_left_can_stand_in_xml(text: str) -> None:
    cleaned, _ = clean(text)
    element = etree.Element("p")
    for content, _end in physical_lines(cleaned):
        element.text = content
