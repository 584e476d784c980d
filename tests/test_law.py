"""The law of conservation: what it lets pass, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.law import apply_edits, check_conservation, check_stream, source_lines, undo_edits
from convert.tree import (
    Article,
    Contributor,
    Edit,
    Folio,
    Head,
    Headline,
    Issue,
    Origin,
    Page,
    Paragraph,
    Span,
    TextNode,
    text_stream,
)

SOURCE = "晨报 第3版\r\n\r\n桥通了\r\n  江上的桥今天\r\n通了车。\r\n"


def at(text: str, *spans: tuple[int, int, int]) -> tuple[str, Origin]:
    return text, Origin(tuple(Span(*span) for span in spans))


FOLIO = Folio(*at("晨报 第3版", (1, 0, 6)))
HEADLINE = Headline(*at("桥通了", (3, 0, 3)))
PARAGRAPH = Paragraph(*at("江上的桥今天通了车。", (4, 0, 8), (5, 0, 4)))


def issue(*body: TextNode, edits: tuple[Edit, ...] = (), folio: Folio | None = FOLIO) -> Issue:
    article = Article("a1", Head(headline=HEADLINE), body)  # type: ignore[arg-type]
    return Issue(pages=(Page(folios=(folio,) if folio else (), articles=(article,)),), edits=edits)


def codes(source: str, tree: Issue) -> list[tuple[str, int | None, int | None]]:
    return [(f.code, f.line, f.column) for f in check_conservation(source, tree)]


def test_a_tree_that_has_every_character_once_keeps_the_law() -> None:
    assert codes(SOURCE, issue(PARAGRAPH)) == []


def test_a_lost_line_is_found_once_with_its_place() -> None:
    assert codes(SOURCE, issue(PARAGRAPH, folio=None)) == [("TREE001", 1, 0)]


def test_a_lost_character_at_the_end_of_a_line_is_found() -> None:
    short = Paragraph(*at("江上的桥今天通了车", (4, 0, 8), (5, 0, 3)))
    found = check_conservation(SOURCE, issue(short))
    assert [(f.code, f.line, f.column, dict(f.values)) for f in found] == [
        ("TREE001", 5, 3, {"character": "。", "code_point": "3002"})
    ]


def test_a_character_claimed_by_two_nodes_is_found() -> None:
    again = Paragraph(*at("通了车", (5, 0, 3)))
    assert codes(SOURCE, issue(PARAGRAPH, again)) == [("TREE002", 5, 0)]


def test_white_space_may_be_claimed_twice_or_by_nobody() -> None:
    blank = Paragraph(*at("", (4, 0, 2)))
    assert codes(SOURCE, issue(PARAGRAPH, blank)) == []


def test_a_text_that_its_spans_do_not_say_is_found() -> None:
    assert codes(SOURCE, issue(replace(PARAGRAPH, text="江上的桥明天通了车。"))) == [("TREE003", 4, 0)]


def test_pieces_in_another_order_are_another_text() -> None:
    turned = Paragraph("通了车。江上的桥今天", PARAGRAPH.origin)
    assert codes(SOURCE, issue(turned)) == [("TREE003", 4, 0)]


def test_an_invented_node_without_spans_is_found() -> None:
    assert codes(SOURCE, issue(PARAGRAPH, Paragraph("本报讯"))) == [("TREE003", None, None)]


@pytest.mark.parametrize("span", [(9, 0, 1), (0, 0, 1), (5, 0, 99), (5, -1, 2), (5, 3, 2)])
def test_a_span_outside_the_source_is_found(span: tuple[int, int, int]) -> None:
    assert ("TREE003", span[0], span[1]) in codes(SOURCE, issue(PARAGRAPH, Paragraph(*at("x", span))))


def test_a_fact_beyond_its_text_is_found() -> None:
    known = replace(PARAGRAPH, facts=(Contributor(8, 99, "桥通", "reporter"),))
    assert codes(SOURCE, issue(known)) == [("TREE003", 4, 0)]


def test_a_space_between_joined_headline_lines_changes_nothing() -> None:
    spaced = replace(PARAGRAPH, text="江上的桥今天 通了车。")
    assert codes(SOURCE, issue(spaced)) == []


# --------------------------------------------------------------------------- edits

CONTROL = "桥\x00通了\r江上\x07\r"


def test_a_control_taken_out_is_accounted_for_by_its_edit() -> None:
    edits = (Edit("control", 1, 1, "\x00", ""), Edit("control", 2, 2, "\x07", ""))
    tree = Issue(
        pages=(Page(unplaced=(Headline(*at("桥通了", (1, 0, 4))), Headline(*at("江上", (2, 0, 2))))),),  # type: ignore[arg-type]
        edits=edits,
    )
    assert codes(CONTROL, tree) == []
    assert codes(CONTROL, replace(tree, edits=edits[:1])) == [("TREE001", 2, 2)]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (Edit("control", 5, 0, "通", ""), "TREE001"),
        (Edit("control", 5, 0, "了", ""), "TREE003"),
        (Edit("control", 99, 0, "\x00", ""), "TREE003"),
        (Edit("punctuation", 5, 0, "通", "，"), "TREE001"),
        (Edit("punctuation", 5, 3, "。", ""), "TREE001"),
        (Edit("control", 5, 0, "", ""), "TREE003"),
    ],
)
def test_an_edit_is_no_way_to_lose_text(edit: Edit, code: str) -> None:
    assert code in [found for found, _, _ in codes(SOURCE, issue(PARAGRAPH, edits=(edit,)))]


def test_a_restored_mark_is_no_change_of_the_text() -> None:
    source = "他说,好."
    node = Paragraph(*at("他说，好。", (1, 0, 5)))
    edits = (Edit("punctuation", 1, 2, ",", "，"), Edit("punctuation", 1, 4, ".", "。"))
    tree = Issue(pages=(Page(articles=(Article("a", Head(), (node,)),)),), edits=edits)
    assert codes(source, tree) == []


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    source = draw(st.text(st.sampled_from("桥江,.\x00\x07\n\r\f a"), max_size=60))
    edits = []
    for number, line in enumerate(source_lines(source), 1):
        for column, character in enumerate(line):
            if character in "\x00\x07" and draw(st.booleans()):
                edits.append(Edit("control", number, column, character, ""))
            elif character in ",." and draw(st.booleans()):
                edits.append(Edit("punctuation", number, column, character, draw(st.sampled_from(["，", "……"]))))
    return source, tuple(draw(st.permutations(edits)))


@given(edited())
def test_edits_undo_themselves(case: tuple[str, tuple[Edit, ...]]) -> None:
    source, edits = case
    assert undo_edits(apply_edits(source, edits), edits) == source


@given(st.text(st.sampled_from("桥江a 　\x00\n\r\f\x0b\x85\u2028"), max_size=40), st.data())
def test_taking_any_line_away_from_a_whole_tree_breaks_the_law(source: str, data: st.DataObject) -> None:
    """A node a line is a tree that keeps the law; without one that has text, it does not."""
    nodes = [
        Paragraph(line, Origin((Span(number, 0, len(line)),))) for number, line in enumerate(source_lines(source), 1)
    ]
    whole = Issue(pages=(Page(articles=(Article("a", Head(), tuple(nodes)),)),))
    assert check_conservation(source, whole) == []
    texts = [node for node in nodes if text_stream(Issue(pages=(Page(unplaced=(node,)),)))]  # type: ignore[arg-type]
    if texts:
        gone = data.draw(st.sampled_from(texts))
        rest = tuple(node for node in nodes if node is not gone)
        less = Issue(pages=(Page(articles=(Article("a", Head(), rest),)),))
        assert {f.code for f in check_conservation(source, less)} == {"TREE001"}


# --------------------------------------------------------------------------- the stream of a written file


def test_a_stream_that_is_the_trees_passes() -> None:
    assert check_stream(issue(PARAGRAPH), "晨报第3版桥通了江上的桥今天通了车。", "epub") == []


@pytest.mark.parametrize(
    ("stream", "position", "expected", "found"),
    [
        ("晨报第3版桥通了江上的桥明天通了车。", "12", "今天通了车。", "明天通了车。"),
        ("晨报第3版桥通了", "8", "江上的桥今天通了车。", "(end)"),
        ("晨报第3版桥通了江上的桥今天通了车。多", "18", "(end)", "多"),
    ],
)
def test_a_stream_that_differs_is_found_at_its_first_difference(
    stream: str, position: str, expected: str, found: str
) -> None:
    (problem,) = check_stream(issue(PARAGRAPH), stream, "epub")
    values = dict(problem.values)
    assert problem.code == "TREE004"
    assert (values["position"], values["expected"], values["found"]) == (position, expected, found)
