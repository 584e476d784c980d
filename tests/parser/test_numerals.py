"""Numbers as newspapers write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.numerals import number, page_number

NUMBERS = {
    "6": 6, "06": 6, "六": 6, "十": 10, "十一": 11, "二十": 20, "廿七": 27, "三十一": 31, "卅": 30, "元": 1,
    "二十八": 28, "一百零五": 105, "三千八百零三": 3803, "二〇二六": 2026, "一九三九": 1939, "○": 0,
    "": None, "六月": None, "abc": None, "6月": None, "第六": None, "²": None,
}  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_has_its_value(text: str) -> None:
    assert number(text) == NUMBERS[text]


@pytest.mark.parametrize(
    ("printed", "page"),
    [
        ("03", "3"),
        ("三", "3"),
        ("十二", "12"),
        ("A05", "A05"),
        ("a5", "A5"),
        ("A 5", "A5"),
        ("特3", "T3"),
        ("特三", "T3"),
        ("特", "特"),
    ],
)
def test_a_page_number_is_as_the_tree_has_it(printed: str, page: str) -> None:
    assert page_number(printed) == page


@settings(deadline=None)
@given(st.text(max_size=12))
def test_any_text_can_be_asked(text: str) -> None:
    found = number(text)
    assert found is None or found >= 0
