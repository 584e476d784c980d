"""Guids: the same for the same article, different for all others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convert.formats.identity import guids, page_guid
from convert.tree import Article, Head, Headline, Issue, Page, Paragraph
from tests.trees import CORPUS

ARTICLE = Article("p3-x", Head(headline=Headline("题")), (Paragraph("正文"),))
ISSUE = Issue("江城新报", "2024-05-01", source="a", sha256="1", pages=(Page("3", articles=(ARTICLE,)),))


def guid_of(issue: Issue) -> str:
    return guids(issue)[0][1][0]


def test_guid_is_pinned() -> None:
    assert guids(ISSUE) == [
        ("urn:uuid:4d09bb68-05fe-551c-a17e-ce3582e392e6", ["urn:uuid:8be4f5b6-cb9f-5cc7-b9b8-96764c175071"]),
    ]


@pytest.mark.parametrize(
    "other",
    [
        replace(ISSUE, source="b", sha256="2"),
        replace(ISSUE, number="12"),
        replace(ISSUE, pages=(Page("3", "别的版名", articles=(replace(ARTICLE, body=()),)),)),
    ],
)
def test_same_article_has_the_same_guid(other: Issue) -> None:
    assert guid_of(other) == guid_of(ISSUE)


@pytest.mark.parametrize(
    "other",
    [
        replace(ISSUE, publication="别报"),
        replace(ISSUE, date="2024-05-02"),
        replace(ISSUE, publication=None),
        replace(ISSUE, pages=(Page("4", articles=(ARTICLE,)),)),
        replace(ISSUE, pages=(Page("3", articles=(replace(ARTICLE, id="p3-y"),)),)),
    ],
)
def test_another_article_has_another_guid(other: Issue) -> None:
    assert guid_of(other) != guid_of(ISSUE)


@pytest.mark.parametrize("number", ["a4", "A4", "Ａ０４", "A004"])
def test_zeros_and_width_in_a_page_number_make_no_other_guid(number: str) -> None:
    assert page_guid(ISSUE, number) == page_guid(ISSUE, "A04") != page_guid(ISSUE, "4")


def test_source_tells_apart_what_facts_do_not() -> None:
    unknown = replace(ISSUE, date=None)
    assert guid_of(unknown) != guid_of(replace(unknown, source="b"))
    assert guid_of(replace(unknown, source="")) != guid_of(replace(unknown, source="", sha256="2"))


@pytest.mark.parametrize("name", CORPUS)
def test_no_guid_stands_twice(name: str) -> None:
    found = [guid for package, articles in guids(CORPUS[name]) for guid in (package, *articles)]
    assert len(set(found)) == len(found)


def test_pages_with_the_same_number_have_guids_of_their_own() -> None:
    first, second = guids(replace(ISSUE, pages=ISSUE.pages * 2))
    assert first[0] == page_guid(ISSUE, "3") != second[0]
    assert first[1] != second[1]
