"""People whose marks are known to say all are those that a reader of the marks finds."""

from __future__ import annotations

from itertools import product

import pytest

from convert.formats.newsml.inline import marked, people_are_marked
from convert.formats.newsml.inline_reader import read_inline
from convert.formats.newsml.markup import parse_nitf
from convert.tree import Byline, Contributor, Dispatch, Fact, Paragraph, TextNode

TEXT = "本报记者 张三\t李 四 新华社"
ZHANG, LI = Contributor(5, 7, "张三", "reporter"), Contributor(8, 11, "李四", "editor", "新华社")
FACTS: tuple[Fact, ...] = (
    ZHANG, LI, Contributor(5, 8, "张\t三", "reporter"), Contributor(4, 5, "空", "other"), Contributor(5, 5, "空", "other"),
    Contributor(10, 99, "长", "other"), Contributor(6, 7, "三", "author"), Contributor(5, 7, "", "reporter"),
    Contributor(5, 7, "张三", "reporter", "别社"), Dispatch(12, 15, "新华社"),
)  # fmt: skip
MAKERS = {("reporter", "张三"): None, ("editor", "李四"): "新华社"}


def as_read(node: TextNode, tag: str) -> bool:
    return read_inline(parse_nitf(f"<{tag}>{marked(node, tag)}</{tag}>"), MAKERS)[1] == node.facts


@pytest.mark.parametrize("tag", ["p", "byline", "dateline", "hl1"])
def test_people_are_marked_only_where_they_are_found_again(tag: str) -> None:
    for facts in (*((fact,) for fact in FACTS), *product(FACTS, FACTS), *product(FACTS[:4], FACTS[:4], FACTS)):
        node = Byline(TEXT, facts=facts)
        assert not people_are_marked(node, tag, MAKERS) or as_read(node, tag), facts


def test_people_one_after_the_other_need_no_reading() -> None:
    assert people_are_marked(Byline(TEXT, facts=(ZHANG, LI)), "byline", MAKERS)
    assert not people_are_marked(Byline(TEXT, facts=(LI, ZHANG)), "byline", MAKERS)
    assert not people_are_marked(Byline(TEXT, facts=(ZHANG,)), "dateline", MAKERS)
    assert not people_are_marked(Byline(TEXT, facts=(LI,)), "byline", {})


COURT = "江城市人民法院"


@pytest.mark.parametrize(
    ("tag", "name", "xml"),
    [
        ("p", COURT, f'<org class="author">{COURT}</org>'),
        ("byline", COURT, f'<byttl><org class="author">{COURT}</org></byttl>'),
        ("p", "江城法院", f'<person class="author" value="江城法院">{COURT}</person>'),
    ],
)
def test_a_body_is_an_org(tag: str, name: str, xml: str) -> None:
    node = Byline(COURT, facts=(Contributor(0, len(COURT), name, "author"),))
    assert marked(node, tag) == xml
    assert people_are_marked(node, tag, {("author", name): None})
    assert read_inline(parse_nitf(f"<{tag}>{xml}</{tag}>"), {("author", name): None})[1] == node.facts


def test_a_body_within_a_dateline_is_not_its_source() -> None:
    facts = (Dispatch(0, 10, "本报", "海河"), Contributor(0, 5, "江城日报社", "author"))
    node = Paragraph("江城日报社本报海河电", facts=facts)
    assert read_inline(parse_nitf(f"<p>{marked(node, 'p')}</p>"), {})[1] == facts
