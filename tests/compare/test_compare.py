"""What a comparison of two trees says, one structure at a time; and that it says nothing only of equal trees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from convert.compare import Change, Comparison, Difference, compare
from convert.formats.carried import reduced
from convert.tree import (
    Article,
    Box,
    Byline,
    Caption,
    Contributor,
    Crosshead,
    Edit,
    Enrichment,
    Folio,
    Head,
    Headline,
    Issue,
    Item,
    Keyword,
    Paragraph,
    Photo,
    Unplaced,
    texts,
    without_space,
)
from tests.strategies import issues
from tests.trees import CORPUS, article, by, page, title
from tests.trees import issue as issue_of

WATER = "渠水从北岸的山里来，走了四十里，今天早上进了城，家家户户都打开了水龙头。"
TREES = "种树的人姓白，在沙地边上住了三十年，栽下的树连起来有两条江那么长。"
BRIDGE = "新桥昨日通车，从南岸到北岸只要六分钟，轮渡码头的最后一班船也停了。"
IGNORED = ("Origin.spans", "Origin.confidence", "Origin.cues", "Origin.agent", "Article.confidence", "Article.sha256")


def told(before: Issue, after: Issue) -> list[Change]:
    return list(compare(before, after).changes)


def only(before: Issue, after: Issue) -> Change:
    (change,) = told(before, after)
    return change


def short(change: Change) -> list[tuple[Any, ...]]:
    return [(one.sign, one.what, one.before, one.after) for one in change.differences]


def one_article(head: Head, *body: Any, **more: Any) -> Issue:
    return issue_of(page(article("a1", head, *body, **more)), sha256="0" * 64)


def news(*body: Any, **more: Any) -> Issue:
    return one_article(title("渠水进城"), *body, **more)


# --------------------------------------------------------------------------- the law


@pytest.mark.parametrize("name", CORPUS)
def test_a_tree_does_not_differ_from_itself(name: str) -> None:
    count = sum(len(page.articles) for page in CORPUS[name].pages)
    assert compare(CORPUS[name], CORPUS[name]) == Comparison((), count)


@given(issues(), issues())
@settings(max_examples=15)
def test_nothing_is_said_only_of_trees_that_are_the_same(one: Issue, other: Issue) -> None:
    assert not told(one, one)
    assert bool(told(one, other)) == (reduced(one, IGNORED) != reduced(other, IGNORED))


@given(issues(), issues())
@settings(max_examples=15)
def test_what_is_removed_one_way_is_added_the_other_way(one: Issue, other: Issue) -> None:
    there, back = compare(one, other), compare(other, one)
    for sign, reverse in (("added", "removed"), ("removed", "added")):
        assert _count(there, sign) == _count(back, reverse)
    assert there.same == back.same


def _count(comparison: Comparison, sign: str) -> int:
    return sum(change.sign == sign and change.node == "article" for change in comparison.changes)


def test_every_article_is_counted_once() -> None:
    before = issue_of(page(*(article(f"a{n}", title(t), Paragraph(t)) for n, t in enumerate((WATER, TREES)))))
    after = issue_of(page(article("a0", title(WATER), Paragraph(WATER)), article("a9", title(BRIDGE), Paragraph("无"))))
    after = replace(after, sha256=before.sha256)
    done = compare(before, after)
    assert (done.same, [change.sign for change in done.changes]) == (1, ["added", "removed"])


@pytest.mark.parametrize(
    "changed",
    [
        lambda node: replace(node, origin=replace(node.origin, confidence=0.5)),
        lambda node: replace(node, origin=replace(node.origin, spans=(), cues=("role",))),
    ],
)
def test_how_sure_the_parser_is_and_where_a_text_stands_is_no_difference(changed: Any) -> None:
    before = news(Paragraph(WATER))
    (p,) = before.pages
    (a,) = p.articles
    after = replace(before, pages=(replace(p, articles=(replace(a, confidence=0.1, body=(changed(a.body[0]),)),)),))
    assert told(before, after) == []


# --------------------------------------------------------------------------- texts and roles


def test_a_paragraph_that_became_a_crosshead() -> None:
    change = only(news(Paragraph("水从哪里来"), Paragraph(WATER)), news(Crosshead("水从哪里来"), Paragraph(WATER)))
    assert short(change) == [("changed", "role", "paragraph", "crosshead")]
    assert change.differences[0].text == "水从哪里来"


def test_a_text_of_which_some_characters_changed() -> None:
    after = WATER.replace("四十", "五十")
    assert short(only(news(Paragraph(WATER)), news(Paragraph(after)))) == [("changed", "paragraph", WATER, after)]


def test_a_text_of_which_only_the_space_changed() -> None:
    after = WATER.replace("，", "， ")
    assert short(only(news(Paragraph(WATER)), news(Paragraph(after)))) == [("changed", "paragraph", WATER, after)]


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        ([WATER[:9], WATER[9:]], [WATER], "joined"),
        ([WATER], [WATER[:9], WATER[9:]], "split"),
        ([WATER[:9], WATER[9:]], [WATER[:12], WATER[12:]], "recut"),
    ],
)
def test_a_text_cut_into_other_lines(before: list[str], after: list[str], sign: str) -> None:
    old, new = (news(Paragraph(TREES), *map(Paragraph, lines), Paragraph(BRIDGE)) for lines in (before, after))
    assert short(only(old, new)) == [(sign, "paragraph", "\n".join(before), "\n".join(after))]


def test_a_crosshead_swallowed_by_a_paragraph_says_so() -> None:
    change = only(news(Crosshead("水"), Paragraph(WATER)), news(Paragraph("水" + WATER)))
    assert short(change)[0] == ("changed", "role", "crosshead+paragraph", "paragraph")
    assert short(change)[1][:2] == ("joined", "paragraph")


def test_a_text_that_moved_within_its_article() -> None:
    before = news(Paragraph(WATER), Paragraph(TREES), Paragraph(BRIDGE))
    after = news(Paragraph(TREES), Paragraph(BRIDGE), Paragraph(WATER))
    (one,) = only(before, after).differences
    assert one == Difference("moved", "paragraph", text=WATER)


def test_a_text_that_moved_to_another_article_names_it_on_both_sides() -> None:
    def both(first: tuple[str, ...], second: tuple[str, ...]) -> Issue:
        bodies = [article("a1", title("渠水进城"), *map(Paragraph, first))]
        return issue_of(page(*bodies, article("a2", title("种树的人"), *map(Paragraph, second))), sha256="0" * 64)

    first, second = told(both((WATER, BRIDGE), (TREES,)), both((WATER,), (TREES, BRIDGE)))
    assert (first.differences[0].sign, first.differences[0].other) == ("removed", second.after)
    assert (second.differences[0].sign, second.differences[0].other) == ("added", first.before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Photo(lines=(Caption(WATER),)), Paragraph(WATER)),
        (Item(title("水"), (Paragraph(WATER),)), Box(title("水"), (Paragraph(WATER),))),
        (Box(title("水"), (Item(Head(), (Paragraph(WATER),)),)), Box(title("水"), (Paragraph(WATER),))),
    ],
)
def test_the_part_in_which_a_text_stands_is_a_difference(before: Any, after: Any) -> None:
    assert "changed role" in {f"{one.sign} {one.what}" for one in only(news(before), news(after)).differences}


def test_two_photos_are_not_one_with_two_captions() -> None:
    before = news(Photo(lines=(Caption(WATER), Caption(TREES))))
    after = news(Photo(lines=(Caption(WATER),)), Photo(lines=(Caption(TREES),)))
    assert short(only(before, after)) == [("added", "photo", None, "")]


def test_a_byline_in_the_head_is_not_one_at_the_end() -> None:
    before = one_article(Head(headline=Headline("渠水进城"), bylines=(Byline("闻一苇"),)), Paragraph(WATER))
    after = news(Paragraph(WATER), Byline("闻一苇"))
    assert ("changed", "role", "byline", "body.byline") in short(only(before, after))


# --------------------------------------------------------------------------- facts


def _signed(role: Any, affiliation: str | None = None) -> Issue:
    text = "本报记者 闻一苇"
    return news(Byline(text, facts=(by(text, "闻一苇", role, affiliation),)), Paragraph(WATER))


def test_a_reporter_who_became_a_correspondent() -> None:
    found = short(only(_signed("reporter"), _signed("correspondent", "江城日报")))
    assert found == [
        ("removed", "contributor", "reporter 闻一苇", None),
        ("added", "contributor", None, "correspondent 闻一苇 (江城日报)"),
    ]


def test_the_same_fact_over_another_part_of_the_text() -> None:
    before = _signed("reporter")
    after = news(Byline("本报记者 闻一苇", facts=(Contributor(0, 8, "闻一苇", "reporter"),)), Paragraph(WATER))
    assert [one[:2] for one in short(only(before, after))] == [("changed", "facts")]


def test_keywords_and_the_tool_that_made_them() -> None:
    def made(*words: str) -> Issue:
        keywords = tuple(Keyword(word, 0.5) for word in words)
        return news(Paragraph(WATER), enrichment=Enrichment(f"jieba {len(words)}", keywords))

    assert short(only(made("渠水"), made("渠水", "北岸"))) == [
        ("changed", "tool", "jieba 1", "jieba 2"),
        ("changed", "keywords", "渠水 0.5", "渠水 0.5, 北岸 0.5"),
    ]


def test_fields_of_the_article_and_of_the_issue() -> None:
    before, after = news(Paragraph(WATER), kind="news"), news(Paragraph(WATER), kind="brief")
    assert short(only(before, after)) == [("changed", "kind", "news", "brief")]
    edited = replace(before, date="2024-05-02", sha256="1" * 64, edits=(Edit("control", 1, 0, "\x01", ""),))
    assert [(c.node, [one.what for one in c.differences]) for c in told(before, edited)] == [
        ("issue", ["date", "sha256", "edits"])
    ]


# --------------------------------------------------------------------------- articles


def _page(*articles: Article, **more: Any) -> Issue:
    return issue_of(page(*articles, **more), sha256="0" * 64)


def _one(id_: str, head: str, *body: str) -> Article:
    return article(id_, title(head), *map(Paragraph, body))


def test_an_article_cut_in_two_leaves_the_second_half_as_its_kin() -> None:
    before = _page(_one("a1", "渠水进城", WATER, BRIDGE), _one("a2", "种树的人", TREES))
    after = _page(_one("a1", "渠水进城", WATER), _one("a3", BRIDGE[:6], BRIDGE[6:]), _one("a2", "种树的人", TREES))
    first, second = told(before, after)
    assert (first.sign, first.matched, [one.sign for one in first.differences]) == ("changed", "id", ["removed"])
    assert (second.sign, second.kin) == ("added", first.before)


def test_an_article_swallowed_by_another_stands_there_now() -> None:
    before = _page(_one("a1", "渠水进城", WATER), _one("a2", "种树的人", TREES))
    after = _page(_one("a1", "渠水进城", WATER, "种树的人", TREES))
    first, second = told(before, after)
    assert (first.matched, [one.sign for one in first.differences]) == ("id", ["added", "added"])
    assert (second.sign, second.kin) == ("removed", first.after)


def test_a_mended_headline_changes_the_id_and_the_article_is_found_by_its_text() -> None:
    change = only(_page(_one("a1", "渠水进诚", WATER)), _page(_one("a9", "渠水进城", WATER)))
    assert change.matched == "text"
    assert short(change) == [
        ("changed", "id", "a1", "a9"),
        ("changed", "headline", "渠水进诚", "渠水进城"),
    ]


def test_an_article_whose_body_went_elsewhere_is_found_by_its_headline() -> None:
    before = _page(_one("a1", "渠水昨日早上进城的消息", WATER, TREES, BRIDGE), _one("a2", "别的消息", "短。"))
    after = _page(_one("a7", "渠水今日早上进城的消息"), _one("a2", "别的消息", "短。", WATER, TREES, BRIDGE))
    assert [(c.sign, c.matched) for c in told(before, after)] == [("changed", "title"), ("changed", "id")]


def test_articles_without_headlines_are_told_apart_by_text_not_by_number() -> None:
    before = _page(article("a1", Head(), Paragraph(WATER)), article("a1-2", Head(), Paragraph(TREES)))
    after = _page(article("a1", Head(), Paragraph(TREES)))
    assert [(c.sign, short(c)[0][:2]) for c in told(before, after)] == [
        ("changed", ("changed", "id")),
        ("removed", ("removed", "paragraph")),
    ]


def test_of_two_articles_that_changed_places_one_has_moved() -> None:
    one, two, three = _one("a1", "渠水进城", WATER), _one("a2", "种树的人", TREES), _one("a3", "新桥通车", BRIDGE)
    change = only(_page(one, two, three), _page(three, one, two))
    assert (change.after and change.after.id, short(change)) == ("a3", [("moved", "order", "3", "1")])


def test_an_article_on_another_page() -> None:
    one, two = _one("a1", "渠水进城", WATER), _one("a2", "种树的人", TREES)
    before = issue_of(page(one, number="1"), page(two, number="2"), sha256="0" * 64)
    after = issue_of(page(number="1"), page(one, two, number="2"), sha256="0" * 64)
    assert short(only(before, after)) == [("changed", "page", "1", "2")]


# --------------------------------------------------------------------------- pages


def test_a_folio_taken_for_an_unplaced_line() -> None:
    before, after = _page(folios=(Folio("江城新报 第3版"),)), _page(unplaced=(Unplaced("江城新报 第3版"),))
    change = only(before, after)
    assert (change.node, short(change)) == ("page", [("changed", "role", "folio", "unplaced")])


def test_a_page_that_only_one_run_has() -> None:
    before = issue_of(page(number="1", folios=(Folio("第1版"),)), sha256="0" * 64)
    after = issue_of(
        page(number="1", folios=(Folio("第1版"),)), page(number="2", folios=(Folio("第2版"),)), sha256="0" * 64
    )
    change = only(before, after)
    assert (change.sign, change.node, short(change)) == ("added", "page", [("added", "folio", None, "第2版")])


def test_section_number_and_order_of_pages() -> None:
    before = issue_of(page(number="1"), page(number="2"), page(number="3"), sha256="0" * 64)
    after = issue_of(page(number="3"), page(number="1"), page(number="5", section="副刊"), sha256="0" * 64)
    assert [short(change) for change in told(before, after)] == [
        [("moved", "order", "3", "1")],
        [("changed", "number", "2", "5"), ("changed", "section", "要闻", "副刊")],
    ]


def test_the_language_of_a_page_is_told_of_the_page_where_it_is_not_its_issues() -> None:
    one, two, three = (page(number=number) for number in "123")
    before = issue_of(one, two, replace(three, language="zh-Hant"), sha256="0" * 64)
    lost = replace(before, pages=(one, two, three))
    assert short(only(before, lost)) == [("changed", "language", "zh-Hant", "zh-Hans")]
    assert short(only(lost, before)) == [("changed", "language", "zh-Hans", "zh-Hant")]
    most = issue_of(replace(one, language="zh-Hans"), two, three, sha256="0" * 64, language="zh-Hant")
    assert [(c.node, c.differences[0].what) for c in told(before, most)] == [("issue", "language")]
    assert [c.node for c in told(lost, replace(lost, language="zh-Hant"))] == ["issue"]


# --------------------------------------------------------------------------- size


def test_a_page_without_an_end_is_compared_in_no_time() -> None:
    many = [Paragraph("天气晴。") for _ in range(5_000)]
    before, after = news(*many), news(*many[1:], Crosshead("完"))
    assert told(before, after)
    assert without_space("".join(node.text for node in texts(before))) != ""
