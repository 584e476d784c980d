"""What is written is read back, but for what the format is declared not to carry."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from convert.formats.base import Readable
from convert.formats.carried import SHARE_DIGITS, reduced
from convert.formats.docx import FORMAT
from convert.formats.docx.fixity import digest
from convert.formats.zips import pack, unpack
from convert.tree import (
    Article,
    Byline,
    Crosshead,
    Dateline,
    Enrichment,
    Head,
    Headline,
    Issue,
    Keyword,
    Page,
    Paragraph,
    Place,
    text_stream,
    texts,
)
from tests.formats.docx.samples import changed, written
from tests.strategies import issues
from tests.trees import CORPUS, page, single, title
from tests.trees import issue as issue_of

EXAMPLES = int(os.environ.get("BANMIAN_EXAMPLES", "25"))


def read_back(issue: Issue) -> Issue:
    """The tree in the document of an issue, which fits in all."""
    reading = FORMAT.read(written(issue))
    assert reading.findings == ()
    return reading.issue


def test_the_format_can_be_read() -> None:
    assert isinstance(FORMAT, Readable)
    assert FORMAT.not_carried == (
        "Origin.spans", "Origin.confidence", "Origin.cues", "Origin.agent", "Article.confidence", "Issue.edits",
        "SourceFile.edits",
    )  # fmt: skip


@pytest.mark.parametrize("name", CORPUS)
def test_every_tree_is_read_back(name: str) -> None:
    assert read_back(CORPUS[name]) == reduced(CORPUS[name], FORMAT.not_carried)


@given(issues())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_tree_is_read_back(issue: Issue) -> None:
    data = written(issue)
    reading = FORMAT.read(data)
    assert reading.issue == reduced(issue, FORMAT.not_carried)
    assert reading.findings == ()
    assert FORMAT.text_stream(data) == text_stream(reading.issue) == text_stream(issue)
    assert written(reading.issue) == written(reduced(issue, FORMAT.not_carried))


@given(issues())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_digest_is_that_of_canonical_json_of_what_is_carried(issue: Issue) -> None:
    def canonical(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace("\v", "\n").replace("\f", "\n")
        if isinstance(value, tuple):
            return [canonical(inner) for inner in value]
        if not is_dataclass(value):
            return value
        given = {one.name: getattr(value, one.name) for one in fields(value) if getattr(value, one.name) != one.default}
        return {"": type(value).__name__, **{name: canonical(inner) for name, inner in given.items()}}

    carried = reduced(issue, FORMAT.not_carried)
    text = json.dumps(canonical(carried), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == digest(carried) == digest(issue, SHARE_DIGITS)


def test_the_digest_of_what_is_read_overlooks_no_digit() -> None:
    notes = [Enrichment("t", (Keyword("词", weight),)) for weight in (0.25, 0.25001)]
    one, other = (Issue(pages=(page(Article("a", Head(), enrichment=note)),)) for note in notes)
    assert digest(one) != digest(other)
    assert digest(one, SHARE_DIGITS) == digest(other, SHARE_DIGITS)


@pytest.mark.parametrize("first", [Byline("本报记者 简 宁"), Dateline("本报江城电")])
def test_line_of_the_heads_kinds_that_begins_a_body_is_the_bodys(first: Byline | Dateline) -> None:
    issue = reduced(single(title("题"), first, Paragraph("文")), FORMAT.not_carried)
    assert read_back(issue) == issue


@pytest.mark.parametrize("text", ["", " ", "　", "a\tb", "a\nb", "a\rb", "a\r\nb", "\u2028", "\x85", "a  b", " a "])
def test_space_is_read_back_as_it_was(text: str) -> None:
    issue = reduced(single(Head(headline=Headline(text)), Paragraph(text), Crosshead(text)), FORMAT.not_carried)
    assert read_back(issue) == issue


@pytest.mark.parametrize("value", [None, "", " ", "甲  乙", "第3版", "A05", '《<&>》"'])
def test_facts_of_issue_and_page_are_read_back_as_they_were(value: str | None) -> None:
    one = Page(value, value, articles=(Article("a1", title("题")),))
    for pages in ((one,), (one, one)):
        issue = Issue(value, value, value, pages=pages)
        assert read_back(issue) == issue


@pytest.mark.parametrize("ids", [("", "-"), ("a-1", "a_1"), ("p3-X", "p3-x"), ("长" * 50, "长"), ("x" * 60, "x" * 61)])
def test_ids_of_any_kind_are_read_back(ids: tuple[str, str]) -> None:
    issue = reduced(issue_of(page(*(Article(i, title("题")) for i in ids))), FORMAT.not_carried)
    assert read_back(issue) == issue


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hant-HK", "zh-TW", "en", "zh-Hans"])
def test_language_of_an_article_is_read_back(language: str) -> None:
    issue = reduced(issue_of(page(Article("a", title("题"), language=language))), FORMAT.not_carried)
    assert read_back(issue) == issue


@pytest.mark.parametrize(
    "words", [("轮渡",), ("轮渡", "码头"), ("",), ("（", "码头"), ("轮渡）、码头（",), ("甲、乙", "丙"), ("一（2）",)]
)
def test_words_of_a_note_are_read_back_whatever_marks_they_hold(words: tuple[str, ...]) -> None:
    note = Enrichment("t", tuple(Keyword(word, 0.5) for word in words), tuple(Place(word, 2) for word in words))
    issue = reduced(issue_of(page(Article("a", title("题"), enrichment=note))), FORMAT.not_carried)
    assert read_back(issue) == issue


def _run(text: str, style: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>{text}</w:t></w:r>'


def test_words_of_a_note_may_each_be_a_run_of_their_own() -> None:
    """So they all were in documents of earlier versions."""
    note = Enrichment("t", (Keyword("轮渡", 0.5), Keyword("码头", 0.25)), (Place("江城", 2),))
    issue = reduced(issue_of(page(Article("a", title("题"), enrichment=note))), FORMAT.not_carried)
    data = written(issue)
    for listed, style, number_style, found in (
        ("轮渡（0.5）、码头（0.25）", "Keyword", "KeywordWeight", (("轮渡", "0.5"), ("码头", "0.25"))),
        ("江城（2）", "PlaceName", "PlaceCount", (("江城", "2"),)),
    ):
        runs = [
            f"{_run(word, style)}<w:r><w:t>（</w:t></w:r>{_run(number, number_style)}<w:r><w:t>）</w:t></w:r>"
            for word, number in found
        ]
        data = changed(data, "word/document.xml", _run(listed, style), "<w:r><w:t>、</w:t></w:r>".join(runs))
    back = FORMAT.read(data)
    assert (back.issue, back.findings) == (issue, ())
    assert FORMAT.validate(data) == []


def _stripped(data: bytes) -> bytes:
    """Without custom properties, theme, fonts, settings, headers and footers: the body, its styles, and no more."""
    kept = (
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
    )
    return pack((name, blob) for name, blob in unpack(data).items() if name in kept)


@pytest.mark.parametrize("name", CORPUS)
def test_articles_roles_and_text_need_no_properties(name: str) -> None:
    """Nothing of the tree's shape is hidden in a part that a reader does not see."""
    issue = FORMAT.read(_stripped(written(CORPUS[name]))).issue
    assert [(type(node), node.text) for node in texts(issue)] == [(type(n), n.text) for n in texts(CORPUS[name])]
    shapes = [[(a.id, len(a.body), [type(b) for b in a.body]) for p in i.pages for a in p.articles] for i in (issue, CORPUS[name])]  # fmt: skip
    assert shapes[0] == shapes[1]
    assert [(p.number, p.section) for p in issue.pages] == [(p.number, p.section) for p in CORPUS[name].pages]


def test_what_the_title_block_shows_is_read_without_properties() -> None:
    issue = FORMAT.read(_stripped(written(CORPUS["plain_news"]))).issue
    assert (issue.publication, issue.date, issue.number) == ("江城新报", "2024-05-01", "12045")


def test_digest_changes_with_each_word_and_fact_and_not_with_defaults() -> None:
    issue = CORPUS["plain_news"]
    assert digest(issue) == digest(replace(issue))
    assert digest(issue) != digest(replace(issue, number="12046"))
    assert digest(Issue()) == digest(Issue(language="zh-Hans"))


def test_no_text_of_the_page_is_in_a_property() -> None:
    data = written(CORPUS["every_node"])
    hidden = b"".join(blob for name, blob in unpack(data).items() if name != "word/document.xml").decode()
    assert not [node.text for node in texts(CORPUS["every_node"]) if len(node.text) > 6 and node.text in hidden]


def test_text_is_read_from_the_paragraphs() -> None:
    data = changed(written(CORPUS["plain_news"]), "word/document.xml", "手艺", "厨艺")
    reading = FORMAT.read(data)
    assert "厨艺" in text_stream(reading.issue)
    assert {problem.code for problem in reading.findings} == {"DOCX026"}
    article = reading.issue.pages[0].articles[0]
    assert article.sha256 != CORPUS["plain_news"].pages[0].articles[0].sha256
