"""`reduced`: the tree as a format gives it back."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given

from convert.formats.carried import reduced
from convert.tree import (
    Article,
    Byline,
    Contributor,
    Dispatch,
    Edit,
    Enrichment,
    Head,
    Headline,
    Issue,
    Keyword,
    Origin,
    Page,
    Paragraph,
    Span,
    texts,
)
from tests.strategies import issues

FACTS = (Contributor(0, 1, "甲", "reporter", "江城新报"), Dispatch(1, 2, "本报", "江城"))
ORIGIN = Origin((Span(1, 0, 2),), 0.5, ("wide gap",), "human")
MORE = Enrichment("a tool", (Keyword("词", 0.25),))
ISSUE = Issue(
    number="7",
    pages=(
        Page(
            "3",
            articles=(
                Article(
                    "p3-a",
                    Head(headline=Headline("主题", ORIGIN), bylines=(Byline("甲乙", ORIGIN, FACTS),)),
                    (Paragraph("正文", ORIGIN),),
                    confidence=0.5,
                    enrichment=MORE,
                ),
            ),
        ),
    ),
    edits=(Edit("control", 1, 2, "\x07", ""),),
)


def _article(*names: str) -> Article:
    return reduced(ISSUE, names).pages[0].articles[0]


@given(issues())
def test_nothing_named_leaves_the_tree_as_it_was(issue: Issue) -> None:
    assert reduced(issue, ()) == issue


@given(issues())
def test_origins_named_field_by_field_are_empty_everywhere(issue: Issue) -> None:
    names = [f"Origin.{one.name}" for one in fields(Origin)]

    assert all(node.origin == Origin() for node in texts(reduced(issue, names)))


def test_a_field_named_has_its_default_and_its_neighbours_stay() -> None:
    origin = _article("Origin.spans").body[0].origin  # type: ignore[union-attr]

    assert origin == replace(ORIGIN, spans=())


def test_a_field_of_all_text_nodes_is_named_once() -> None:
    assert _article("TextNode.facts").head.bylines[0].facts == ()


def test_a_field_of_one_kind_of_node_is_that_kind_s_alone() -> None:
    article = _article("Paragraph.origin")

    assert article.body == (Paragraph("正文"),)
    assert article.head == ISSUE.pages[0].articles[0].head


def test_a_node_named_is_left_out() -> None:
    assert _article("Contributor").head.bylines[0].facts == FACTS[1:]
    assert reduced(ISSUE, ("Edit",)).edits == ()


def test_an_article_without_text_is_named_apart_from_others() -> None:
    pages = (Page(articles=(Article("void", Head(), confidence=0.5), Article("a", Head(headline=Headline("题"))))),)

    assert [a.id for a in reduced(Issue(pages=pages), ("Article()",)).pages[0].articles] == ["a"]


def test_a_field_without_a_default_becomes_zero() -> None:
    assert _article("Keyword.weight").enrichment == replace(MORE, keywords=(Keyword("词", 0.0),))


@pytest.mark.parametrize(("share", "carried"), [(0.123456, 0.1235), (0.5, 0.5), (1.0, 1.0), (0.00004, 0.0)])
def test_a_share_has_four_places(share: float, carried: float) -> None:
    pages = (Page(articles=(Article("a", Head(), confidence=share),)),)

    assert reduced(Issue(pages=pages), ()).pages[0].articles[0].confidence == carried
