"""Files of a format as inputs: recognised by content and name, read, and overlaid with what the user says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from convert.errors import UnreadableError
from convert.formats import BUILT_IN, by_suffix, load, suffixes
from convert.formats.base import Format, Reading, WriteOptions, Written
from convert.parser.facts import IssueFacts
from convert.readback import FROM_FILE, form_of, kept, overlaid, read, read_back
from convert.tree import Article, Enrichment, Head, Headline, Issue, Page, articles, text_stream, texts
from tests.trees import CORPUS

PLAIN = CORPUS["plain_news"]
FILES = {name: load(name).write(PLAIN, WriteOptions()).data for name in BUILT_IN}


def test_the_table_of_suffixes_is_that_of_the_formats() -> None:
    assert {name: load(name).suffix for name in BUILT_IN} == {name: suffixes()[name] for name in BUILT_IN}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("X.newsml.xml", "newsml"),
        ("X.epub", "epub"),
        ("X.DOCX", "docx"),
        ("X.json", "json"),
        ("X.ninjs.json", "ninjs"),
        ("X.record.json", "json"),
        ("X.xml", None),
        ("X.doc", None),
        ("0701.A05", None),
    ],
)
def test_a_name_tells_the_format_by_its_longest_suffix(name: str, form: str | None) -> None:
    found = by_suffix(name)
    assert (found.name if found else None) == form


@pytest.mark.parametrize("form", BUILT_IN)
@pytest.mark.parametrize("name", ["download", "X.bin", "X.json", "X.docx"])
def test_content_tells_the_format_whatever_the_name(form: str, name: str) -> None:
    found = form_of(name, FILES[form])
    assert found is not None and found.name == form


@pytest.mark.parametrize("name", ["X.txt", "X.TXT", "X.text", "X.asc"])
def test_a_name_that_says_text_is_text_whatever_the_content(name: str) -> None:
    assert form_of(name, FILES["json"]) is None


@pytest.mark.parametrize(
    "data", [b"", "江城新报".encode(), b"{", b"<p>", b"PK\x03\x04", b"[1]", b'{"a": "ninjs and more"}']
)
def test_content_that_tells_nothing_leaves_it_to_the_name(data: bytes) -> None:
    assert form_of("0701.A05", data) is None
    found = form_of("X.epub", data)
    assert found is not None and found.name == "epub"


@pytest.mark.parametrize("form", BUILT_IN)
def test_a_page_is_read_back_with_all_its_text(form: str) -> None:
    back = read_back(load(form), FILES[form], IssueFacts())
    assert text_stream(back.issue) == text_stream(PLAIN)
    assert back.findings == ()
    assert (back.issue.publication, back.issue.date, back.issue.number) == ("江城新报", "2024-05-01", "12045")
    assert set(back.facts.sources.values()) == {FROM_FILE}


class Mute:
    """A format of someone's that is written only."""

    name, suffix, media_type = "mute", ".mute", "text/plain"

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        return Written(b"")

    def validate(self, data: bytes) -> list[object]:
        return []

    def text_stream(self, data: bytes) -> str:
        return ""


class Forgetful(Mute):
    """A format whose reader forgets the text."""

    not_carried = ()

    def read(self, data: bytes) -> Reading:
        return Reading(Issue())

    def text_stream(self, data: bytes) -> str:
        return "江城"


def test_a_format_that_cannot_be_read_back_says_so() -> None:
    mute = Mute()
    assert isinstance(mute, Format)
    with pytest.raises(UnreadableError) as caught:
        read(mute, b"")
    assert caught.value.finding.code == "RUN011"


def test_text_that_found_no_place_is_told() -> None:
    (told,) = read(Forgetful(), b"").findings  # type: ignore[arg-type]
    assert (told.code, dict(told.values)["found"]) == ("TREE006", "江城")


def test_a_file_that_names_no_source_is_the_source() -> None:
    issue = replace(PLAIN, source="", sha256="")
    back = read_back(load("json"), load("json").write(issue, WriteOptions()).data, IssueFacts(), "X").issue
    assert (back.source, len(back.sha256)) == ("X", 64)


@pytest.mark.parametrize("form", [name for name in BUILT_IN if name != "json"])
def test_how_sure_the_parser_was_is_not_made_up(form: str) -> None:
    issue = read_back(load(form), FILES[form], IssueFacts()).issue
    assert {article.confidence for article in articles(issue)} == {None}
    assert {(node.origin.confidence, node.origin.agent) for node in texts(issue)} == {(None, None)}


@pytest.mark.parametrize("target", BUILT_IN)
@pytest.mark.parametrize("form", BUILT_IN)
def test_an_issue_of_several_files_goes_on_to_every_format_with_its_sources(form: str, target: str) -> None:
    whole = CORPUS["several_files"]
    back = read_back(load(form), load(form).write(whole, WriteOptions()).data, IssueFacts(), "X")
    again = load(target).write(back.issue, WriteOptions()).data
    assert load(target).validate(again) == []
    read_again = read(load(target), again)
    assert read_again.findings == ()
    names = [(one.name, one.sha256) for one in whole.sources]
    assert [(one.name, one.sha256) for one in read_again.issue.sources] == names
    assert (back.issue.source, back.issue.sha256) == ("", "")


# --------------------------------------------------------------------------- facts

GIVEN = IssueFacts(
    publication="东岸日报", date="2024-06-01", page="9", sources={"publication": "--publication", "date": "name", "page": "--page"}
)  # fmt: skip


def test_options_outrank_what_the_file_says_and_nothing_else_does() -> None:
    issue, facts = overlaid(PLAIN, GIVEN)
    assert (issue.publication, issue.date, issue.number) == ("东岸日报", "2024-05-01", "12045")
    assert (issue.pages[0].number, issue.pages[0].section) == ("9", "要闻")
    assert facts.sources == {
        "publication": "--publication", "date": FROM_FILE, "number": FROM_FILE, "page": "--page", "section": FROM_FILE,
    }  # fmt: skip


def test_what_the_file_lacks_is_filled_in() -> None:
    issue, facts = overlaid(Issue(pages=(Page(), Page("2"))), replace(GIVEN, sections={"2": "副刊"}))
    assert (issue.date, issue.pages[0].number, issue.pages[1].section) == ("2024-06-01", "9", "副刊")
    assert facts.sources["date"] == "name"


def test_an_id_given_out_stays_whatever_the_facts() -> None:
    issue, _ = overlaid(PLAIN, GIVEN)
    assert [one.id for one in issue.pages[0].articles] == ["p3-plain"]


def test_an_issue_without_pages_has_facts_too() -> None:
    assert overlaid(Issue(), GIVEN)[0].date == "2024-06-01"


def test_keywords_are_kept_and_added_where_there_are_none() -> None:
    old, new = Enrichment("old"), Enrichment("new")
    one, other = Article("a", Head(headline=Headline("甲")), enrichment=old), Article("b", Head())
    issue = Issue(pages=(Page(articles=(one, other)),))
    anew = Issue(pages=(Page(articles=(replace(one, enrichment=new), replace(other, enrichment=new))),))
    assert [article.enrichment for article in kept(issue, anew).pages[0].articles] == [old, new]


def test_a_record_is_no_page() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(load("json"), json.dumps({"kind": "banmian-record/1"}).encode())
    assert caught.value.finding.code == "JSON019"
