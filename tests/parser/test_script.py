"""The script of a page and the language of an article."""

from __future__ import annotations

import pytest

from convert.parser.parse import parse
from convert.parser.script import language_of, script_of
from convert.tree import articles, page_language


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


@pytest.mark.parametrize("otherwise", ["zh-Hans", "zh-Hant"])
def test_what_neither_script_outnumbers_is_as_what_it_stands_in(otherwise: str) -> None:
    assert script_of("A4 VIP", otherwise) == script_of("国國", otherwise) == otherwise
    assert (script_of("国", otherwise), script_of("國", otherwise)) == ("zh-Hans", "zh-Hant")


SIMPLIFIED = """晨江日报 2026年7月1日 星期三 第{}版 综合

图书馆的灯亮到深夜

晨江图书馆从本月起延长开放时间，自习室的灯一直亮到夜里十一点，读者从四面八方赶来读书。
"""
TRADITIONAL = """晨江日報 2026年7月1日 星期三 第{}版 港臺

臺島書畫展開幕

展覽為期三週，觀眾絡繹不絕，許多觀眾帶著孩子來觀看書畫，聽講解員講述畫家的故事。
"""


@pytest.mark.parametrize(
    ("pages", "languages"),
    [
        ((SIMPLIFIED, TRADITIONAL), ["zh-Hans", "zh-Hant"]),
        ((TRADITIONAL, SIMPLIFIED, SIMPLIFIED), ["zh-Hant", "zh-Hans", "zh-Hans"]),
        ((SIMPLIFIED, SIMPLIFIED), ["zh-Hans", "zh-Hans"]),
        ((TRADITIONAL, "A{} VIP\n"), ["zh-Hant", "zh-Hant"]),
    ],
)
def test_each_page_of_a_file_of_several_has_the_language_that_it_has_by_itself(
    pages: tuple[str, ...], languages: list[str]
) -> None:
    texts = [text.format(number) for number, text in enumerate(pages, 1)]
    issue = parse("\f".join(texts).encode()).issue
    assert [page_language(issue, page) for page in issue.pages] == languages
    assert all(page.language != issue.language for page in issue.pages)
    alone = [parse(text.encode()).issue.language for text in texts if "VIP" not in text]
    assert languages[: len(alone)] == alone


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
