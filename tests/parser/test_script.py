"""The script of a page and the language of an article."""

from __future__ import annotations

import pytest

from convert.parser.parse import parse
from convert.parser.script import language_of, script_of
from convert.tree import articles


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "zh-Hans"),
        ("国家", "zh-Hans"),
        ("國際", "zh-Hant"),
        ("国國", "zh-Hans"),
        ("䶲𫜳", "zh-Hans"),
        ("甲\U0010ffff國", "zh-Hant"),
    ],
)
def test_script_is_that_of_most_characters_that_only_one_script_uses(text: str, language: str) -> None:
    assert script_of(text) == language_of(text) == language


ENGLISH = "The bridge over the river was opened on Friday, and ferries to the old town have stopped. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("江湾大桥通车\n本报记者 甲建国\n" + ENGLISH * 3, "en"),
        ("Die Brücke über den Fluss wurde am Freitag in der Stadt eröffnet und war voll.", "und"),
        ("Пятница", "und"),
        ("新桥今日通车，the 字不译", "zh-Hans"),
        ("今天学一句：" + ENGLISH + "意思是新桥通车，老城的渡船停了，游客从桥上过江。", "zh-Hans"),
        ("VIP、NBA 和 CEO", "zh-Hans"),
        ("3:0", "zh-Hans"),
    ],
)
def test_the_language_of_an_article_is_told_from_its_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_page_is_chinese_and_an_english_article_on_it_is_english() -> None:
    page = "滨江日报 2026年7月2日 星期四 第3版 双语\n\nA New Bridge\n\n" + (ENGLISH * 4 + "\n\n") * 3
    issue = parse(page.encode()).issue
    assert issue.language == "zh-Hans"
    assert {article.language for article in articles(issue)} == {"en"}
