"""Reading back gives the tree that was written, except what the format is declared not to carry.

`NEWSML_ROUND_TRIPS=2000` runs that many generated trees instead of a few.
"""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from convert.catalogue import RULES, Severity
from convert.formats.base import Readable
from convert.formats.carried import reduced
from convert.formats.newsml import FORMAT
from convert.formats.newsml.vocabulary import G2, NITF
from convert.formats.xml import parse, serialize
from convert.tree import (
    Continuation,
    Contributor,
    Dispatch,
    Head,
    Headline,
    Issue,
    Item,
    Paragraph,
    TextNode,
    text_stream,
)
from tests.formats.newsml.written import BARE, FULL, one_article, titled
from tests.strategies import issues
from tests.trees import CORPUS, byline

EXAMPLES = int(os.environ.get("NEWSML_ROUND_TRIPS", "60"))


def back(issue: Issue) -> Issue:
    """The issue as it is read back, with nothing to say about it."""
    reading = FORMAT.read(FORMAT.write(issue, FULL).data)
    assert reading.findings == ()
    return reading.issue


def test_is_a_readable_format() -> None:
    assert isinstance(FORMAT, Readable)


@pytest.mark.parametrize("name", CORPUS)
def test_every_tree_of_the_corpus_comes_back(name: str) -> None:
    for options in (FULL, BARE):
        reading = FORMAT.read(FORMAT.write(CORPUS[name], options).data)
        assert reading.issue == reduced(CORPUS[name], FORMAT.not_carried)
        assert reading.findings == ()


@settings(
    max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)  # fmt: skip
@given(issues())
def test_any_tree_comes_back(issue: Issue) -> None:
    written = FORMAT.write(issue, FULL).data
    reading = FORMAT.read(written)
    assert reading.issue == reduced(issue, FORMAT.not_carried)
    assert reading.findings == ()
    assert FORMAT.validate(written) == []
    assert FORMAT.write(reading.issue, FULL).data == written
    assert FORMAT.text_stream(written) == text_stream(issue)


@pytest.mark.parametrize(
    "node",
    [
        byline("本报记者 田 泓", ("田 泓", "reporter", "江城社")),
        Paragraph("田 泓", facts=(Contributor(0, 3, "田泓", "author"),)),
        Paragraph("甲乙丙丁", facts=(Contributor(0, 3, "甲乙丙", "author"), Continuation(2, 4, "to", "2"))),
        Paragraph("甲乙", facts=(Continuation(1, 2, "from", "A1"), Contributor(0, 1, "甲", "other"))),
        Paragraph("甲甲", facts=(Contributor(0, 1, "甲", "editor", "一社"), Contributor(1, 2, "甲", "editor", "二社"))),
        Paragraph("甲乙", facts=(Dispatch(0, 2), Dispatch(0, 1, "他社", "别处", "2024-02-29"))),
        Paragraph("江城江城讯", facts=(Dispatch(0, 5, "江城", "江城"),)),
    ],
    ids=["affiliation", "spaced name", "crossing", "out of order", "two affiliations", "not printed", "repeated"],
)
def test_facts_come_back(node: TextNode) -> None:
    issue = titled(node)  # type: ignore[arg-type]
    assert back(issue) == reduced(issue, FORMAT.not_carried)


def test_byline_at_the_head_of_a_part_is_told_from_one_in_its_body() -> None:
    line = byline("□ 沈之舟", ("沈之舟", "author"))
    for item in (Item(Head(bylines=(line,)), (Paragraph("文"),)), Item(Head(), (line, Paragraph("文")))):
        issue = titled(item)
        assert back(issue) == reduced(issue, FORMAT.not_carried)


def test_no_page_is_told_from_an_empty_page() -> None:
    assert back(CORPUS["empty_issue"]).pages == ()
    assert len(back(CORPUS["empty_page"]).pages) == 1


def test_edits_and_origins_are_declared_and_nothing_else_but_empty_articles() -> None:
    assert FORMAT.not_carried == (
        "Origin.spans", "Origin.confidence", "Origin.cues", "Origin.agent", "Article.confidence", "Issue.edits",
        "SourceFile.edits",
        "Article()",
    )  # fmt: skip


# ---- what is read is what anyone sees


@pytest.mark.parametrize("name", ["every_node", "enriched", "contributors_everywhere", "several_pages"])
def test_nothing_is_read_that_the_standards_do_not_define(name: str) -> None:
    """Elements and attributes of other namespaces, comments and instructions: with them or without, the same tree."""
    root = parse(FORMAT.write(CORPUS[name], FULL).data)
    strangers = 0
    for element in list(root.iter("*")):
        strangers += etree.QName(element).namespace not in {G2, NITF}
        element.set("{http://example.org/}copy", "hidden")
        if element.tag in {f"{{{G2}}}itemMeta", f"{{{G2}}}contentMeta"}:
            etree.SubElement(element, "{http://example.org/}tree").text = "{}"
        element.addprevious(etree.Comment("hidden")) if element.getparent() is not None else None
    assert strangers == 0
    reading = FORMAT.read(serialize(root))
    assert reading.issue == reduced(CORPUS[name], FORMAT.not_carried)


def test_texts_are_read_from_the_document_and_not_from_copies_in_the_metadata() -> None:
    data = FORMAT.write(CORPUS["plain_news"], FULL).data
    changed = data.replace("<hl1>北岸".encode(), "<hl1>南岸".encode())
    (page,) = FORMAT.read(changed).issue.pages
    headline = page.articles[0].head.headline
    assert headline is not None and headline.text.startswith("南岸")


def test_renamed_prefixes_and_aliases_change_nothing() -> None:
    data = FORMAT.write(CORPUS["every_node"], FULL).data.decode()
    renamed = data.replace("bmpage", "seite").replace("bmid", "kennung").replace("bmby", "von")
    assert FORMAT.read(renamed.encode()).issue == reduced(CORPUS["every_node"], FORMAT.not_carried)


def test_utf_16_is_read() -> None:
    text = FORMAT.write(CORPUS["verse"], FULL).data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert FORMAT.read(text.encode("utf-16")).issue == reduced(CORPUS["verse"], FORMAT.not_carried)


def test_article_keeps_its_guid_when_what_was_read_is_written() -> None:
    for issue in (CORPUS["several_pages"], replace(CORPUS["no_facts"], source="x")):
        data = FORMAT.write(issue, FULL).data
        assert FORMAT.write(FORMAT.read(data).issue, FULL).data == data


def test_headline_alone_comes_back() -> None:
    issue = one_article(Head(headline=Headline("题")))
    assert back(issue) == reduced(issue, FORMAT.not_carried)


def test_what_a_reading_finds_is_never_an_error() -> None:
    found = [rule for code, rule in RULES.items() if "NML040" <= code <= "NML049"]
    assert found and all(rule.severity is Severity.WARNING for rule in found)
