"""Restored punctuation in the tree: every span, id and hash as before, and the law of conservation holds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from convert.law import apply_edits, check_conservation, source_lines, undo_edits
from convert.parser.blocks import removed_columns
from convert.parser.controls import clean
from convert.parser.lines import split_lines
from convert.parser.retouch import punctuation_edits, retouched
from convert.tree import (
    Article,
    Box,
    Caption,
    Contributor,
    Edit,
    EditorLine,
    Folio,
    Head,
    Headline,
    Issue,
    Item,
    Origin,
    Page,
    Paragraph,
    Photo,
    Span,
    Unplaced,
    text_stream,
    texts,
    without_space,
)


def issue_of(source: str) -> Issue:
    """A tree with one paragraph a line, of what `clean` leaves."""
    text, edits = clean(source)
    whole = {line.number: line.text for line in split_lines(text)}
    rows = source_lines(source)
    nodes = tuple(
        Paragraph("".join(whole[n].split("\u200b")), Origin((Span(n, 0, len(rows[n - 1])),))) for n in sorted(whole)
    )
    return Issue(pages=(Page(articles=(Article("a1", Head(), nodes),)),), edits=edits)


def restored(source: str) -> Issue:
    text, edits = clean(source)
    marks = punctuation_edits(split_lines(text), removed_columns(edits))
    return retouched(issue_of(source), source_lines(source), marks)


def test_marks_are_restored_in_the_text_and_recorded_at_the_source_s_columns() -> None:
    issue = restored("渠\x07通了,人来了!\n")
    assert text_stream(issue) == "渠通了，人来了！"
    assert issue.edits == (
        Edit("control", 1, 1, "\x07", ""),
        Edit("punctuation", 1, 4, ",", "，"),
        Edit("punctuation", 1, 8, "!", "！"),
    )


def test_a_paragraph_of_several_lines_gets_the_marks_of_each() -> None:
    source = "渠通了,\n\n  人来了;水也来了"
    node = Paragraph("渠通了,人来了;水也来了", Origin((Span(1, 0, 4), Span(3, 2, 10))))
    issue = Issue(pages=(Page(articles=(Article("a1", Head(), (node,)),)),))
    marks = punctuation_edits(split_lines(source), {})
    assert [one.text for one in texts(retouched(issue, source_lines(source), marks))] == ["渠通了，人来了；水也来了"]


def test_a_space_put_between_two_lines_moves_no_mark() -> None:
    source = "Open\nOffice,软件"
    node = Paragraph("Open Office,软件", Origin((Span(1, 0, 4), Span(2, 0, 9))))
    issue = Issue(pages=(Page(articles=(Article("a1", Head(), (node,)),)),))
    marks = punctuation_edits(split_lines(source), {})
    assert [one.text for one in texts(retouched(issue, source_lines(source), marks))] == ["Open Office，软件"]


def test_every_kind_of_place_in_the_tree_is_reached() -> None:
    source = "\n".join(f"第{n}渠,通了" for n in range(10))
    rows = source_lines(source)

    def origin(n: int) -> Origin:
        return Origin((Span(n + 1, 0, len(rows[n])),))

    inner = Head(headline=Headline(rows[3], origin(3)))
    body = (
        Paragraph(rows[2], origin(2)),
        Item(inner, (Paragraph(rows[4], origin(4)),)),
        Photo(Headline(rows[5], origin(5)), (Caption(rows[6], origin(6)),)),
        Box(Head(), (Paragraph(rows[7], origin(7)),)),
    )
    page = Page(
        folios=(Folio(rows[0], origin(0)),),
        articles=(Article("a1", Head(headline=Headline(rows[1], origin(1))), body),),
        editor_lines=(EditorLine(rows[8], origin(8)),),
        unplaced=(Unplaced(rows[9], origin(9)),),
    )
    marks = punctuation_edits(split_lines(source), {})
    after = retouched(Issue(pages=(page,)), rows, marks)
    assert text_stream(after) == source.replace(",", "，").replace("\n", "")
    assert check_conservation(source, after) == []


def test_facts_ids_and_hashes_stay() -> None:
    fact = Contributor(7, 10, "陈小禾", "reporter")
    node = Paragraph("本报讯(记者 陈小禾)渠通了,", Origin((Span(1, 0, 15),)), (fact,))
    article = Article("a1", Head(), (node,), sha256="0" * 64)
    source = node.text
    marks = punctuation_edits(split_lines(source), {})
    after = retouched(Issue(pages=(Page(articles=(article,)),)), [source], marks)
    (found,) = after.pages[0].articles
    assert (found.id, found.sha256) == (article.id, article.sha256)
    assert found.body == (replace(node, text="本报讯（记者 陈小禾）渠通了，"),)


SOURCES = st.lists(
    st.one_of(
        st.sampled_from([*",:;()?! \n\t\x07\u200b\u3000，（）", "\r\n", "\f"]),
        st.sampled_from(["渠", "通了", "水", "a", "AI ", "word ", "3", "1,000", "“", "”"]),
    ),
    max_size=40,
).map("".join)


@settings(deadline=None)
@given(SOURCES)
@example("渠\u200b,\x07\x07水(\u3000,\n)\x07")
def test_nothing_is_lost_and_all_can_be_undone(source: str) -> None:
    issue = restored(source)
    assert check_conservation(source, issue) == []
    after = apply_edits(source, issue.edits)
    assert without_space(after) == text_stream(issue)
    assert undo_edits(after, issue.edits) == source
