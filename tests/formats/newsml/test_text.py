"""The text read back from what was written is the tree's, character by character."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from convert.formats.newsml import FORMAT
from convert.formats.newsml.vocabulary import nitf
from convert.formats.xml import parse, serialize
from convert.tree import Head, Issue, Kicker, Paragraph, Subheadline, text_stream
from tests.formats.newsml.written import BARE, FULL, one_article
from tests.strategies import issues
from tests.trees import CORPUS


@pytest.mark.parametrize("name", CORPUS)
def test_text_stream_equals_the_trees(name: str) -> None:
    written = FORMAT.write(CORPUS[name], FULL)
    assert FORMAT.text_stream(written.data) == text_stream(CORPUS[name])


@pytest.mark.parametrize("name", CORPUS)
def test_written_messages_are_valid(name: str) -> None:
    for options in (FULL, BARE):
        assert FORMAT.validate(FORMAT.write(CORPUS[name], options).data) == []


@pytest.mark.parametrize("name", CORPUS)
def test_same_tree_same_bytes(name: str) -> None:
    assert FORMAT.write(CORPUS[name], FULL) == FORMAT.write(CORPUS[name], FULL)


@settings(
    max_examples=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)  # fmt: skip
@given(issues())
def test_any_tree_is_written_valid_and_read_back(issue: Issue) -> None:
    for options in (FULL, BARE):
        data = FORMAT.write(issue, options).data
        assert FORMAT.validate(data) == []
        assert FORMAT.text_stream(data) == text_stream(issue)


def test_text_is_read_from_the_document_and_not_from_its_copies() -> None:
    data = FORMAT.write(CORPUS["plain_news"], FULL).data
    changed = data.replace("<p>“手艺不能断在我们这一代。".encode(), "<p>“手艺断在我们这一代。".encode())
    assert changed != data
    assert FORMAT.text_stream(changed) == text_stream(CORPUS["plain_news"]).replace("手艺不能断", "手艺断")


def test_order_of_articles_is_that_of_the_package() -> None:
    issue = CORPUS["no_headline"]
    root = parse(FORMAT.write(issue, FULL).data)
    group = next(e for e in root.iter("{*}group"))
    group.append(group[0])
    turned = replace(issue.pages[0], articles=issue.pages[0].articles[::-1])
    assert FORMAT.text_stream(serialize(root)) == text_stream(replace(issue, pages=(turned,)))


def test_kickers_are_read_before_the_headline_and_stand_after_it() -> None:
    root = parse(FORMAT.write(CORPUS["plain_news"], FULL).data)
    hedline = next(root.iter(nitf("hedline")))
    assert [(e.tag, e.get("class")) for e in hedline] == [
        (nitf("hl1"), None), (nitf("hl2"), "kicker"), (nitf("hl2"), "subheadline"),
    ]  # fmt: skip
    assert "把技术课搬进车间北岸机床厂" in FORMAT.text_stream(serialize(root))


def test_kicker_without_headline_stands_in_the_content_and_is_read_first() -> None:
    issue = one_article(Head(kickers=(Kicker("引题"),), subheadlines=(Subheadline("副题"),)), Paragraph("正文"))
    data = FORMAT.write(issue, FULL).data
    assert FORMAT.text_stream(data) == "引题副题正文"
    assert not list(parse(data).iter(nitf("hedline")))


def test_comments_are_no_text() -> None:
    data = FORMAT.write(CORPUS["plain_news"], FULL).data
    commented = data.replace(b"</hl1>", "<!--注--></hl1>".encode())
    assert FORMAT.text_stream(commented) == text_stream(CORPUS["plain_news"])


def test_bytes_that_are_no_xml_raise() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        FORMAT.text_stream(b"text")
