"""The catalogue: every code once, in both languages, with a next step, and every value filled in."""

from __future__ import annotations

import re

import pytest

from convert import catalogue
from convert.catalogue import RULES, Rule
from convert.findings import finding, text_of

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_no_code_is_used_twice() -> None:
    codes = [rule.code for rule in catalogue._CATALOGUE]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_says_what_and_what_next_in_both_languages(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3,5}\d{3}", rule.code)
    for text in (rule.english, rule.advice_english):
        assert text
        assert not _CHINESE.search(text)
    assert _CHINESE.search(rule.chinese)
    names = re.compile(r"{(\w+)}")
    assert set(names.findall(rule.english)) == set(names.findall(rule.chinese))
    assert set(names.findall(rule.advice_english)) == set(names.findall(rule.advice_chinese))


def test_a_message_is_filled_with_its_values() -> None:
    problem = finding("SRC005", file="a.txt", offset=7, byte="FF")
    message, advice = text_of(problem, "en")
    assert "byte 7 (0xFF)" in message
    assert "--encoding" in advice
    assert "第 7 字节" in text_of(problem, "zh")[0]


def test_a_value_that_looks_like_a_field_is_left_as_it_is() -> None:
    assert text_of(finding("OUT001", reason="{path}"), "en")[0] == "cannot be written: {path}"
