"""How well a text reads as Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.reading import read, read_letters

NEWS = "江城市总工会推出健步走活动，受到职工欢迎。"
NEWS_TRADITIONAL = "江城市總工會推出健步走活動，受到職工歡迎。"


@pytest.mark.parametrize("text", [NEWS, NEWS_TRADITIONAL, "苏明远、顾小北、方澈、赵小博、欧阳雪", "第３版　要闻"])
def test_newspaper_text_reads_clearly(text: str) -> None:
    assert read(text).clear


@pytest.mark.parametrize(
    "text",
    [
        NEWS.encode("gb18030").decode("big5hkscs", "ignore"),
        NEWS.encode("utf-8").decode("gb18030", "ignore"),
        NEWS_TRADITIONAL.encode("big5").decode("gb18030", "ignore"),
        NEWS.encode("utf-16-le").decode("utf-16-be"),
        "Новости дня",
        "東京のニュースをお伝えします",
        "plain text",
        "",
    ],
)
def test_wrongly_decoded_text_and_other_languages_do_not(text: str) -> None:
    assert not read(text).clear


def test_ascii_counts_for_nothing() -> None:
    assert read(NEWS) == read(f"abc {NEWS} 123")


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    found = read(text)
    assert found.likelihood <= 0
    assert 0 <= found.characters <= len(text)


@given(st.one_of(st.text(max_size=40), st.text("江城市总工会推出健步走活動，受到職工歡迎。３版é", max_size=40)))
def test_a_text_reads_in_letters_no_better_than_in_words(text: str) -> None:
    letters, in_words = read_letters(text), read(text)
    assert letters.characters == in_words.characters
    assert letters.likelihood <= in_words.likelihood + 1e-9


def test_what_reads_in_letters_needs_no_words() -> None:
    assert read_letters(NEWS).clear
    assert read_letters(NEWS).likelihood < read(NEWS).likelihood
