"""Blocks know, character by character, where their text stands."""

from __future__ import annotations

from convert.parser.blocks import blocks
from convert.tree import Edit, Span
from tests.parser.labelled import labelled


def test_white_space_at_the_ends_is_no_part_of_a_block() -> None:
    (block,) = blocks(labelled("P* \u3000\u3000今天天气好。  "))
    assert block.text == "今天天气好。"
    assert block.origin().spans == (Span(1, 2, 8),)


def test_a_word_cut_by_a_column_break_is_whole_again() -> None:
    (block,) = blocks(labelled("P* 建功立业、创新创\n\nP+ 造,作出贡献。"))
    assert block.text == "建功立业、创新创造,作出贡献。"
    assert block.origin().spans == (Span(1, 0, 8), Span(3, 0, 7))


def test_latin_words_on_two_lines_keep_a_space_between_them() -> None:
    (block,) = blocks(labelled("P* 使用 Open\nP+ Office 软件"))
    assert block.text == "使用 Open Office 软件"


def test_a_caption_between_two_halves_does_not_part_them() -> None:
    found = blocks(labelled("P* 减重被视为生活中的\nc 图为比赛现场。\nP+ 小事。"))
    assert [block.text for block in found] == ["减重被视为生活中的小事。", "图为比赛现场。"]


def test_a_line_that_can_join_nothing_stands_alone() -> None:
    found = blocks(labelled("F 第3版\nP+ 没有上文。"))
    assert [block.text for block in found] == ["第3版", "没有上文。"]


def test_zero_width_characters_are_left_out_and_the_columns_still_hold() -> None:
    (block,) = blocks(labelled("H* 新\u200b闻\u200b标题"))
    assert block.text == "新闻标题"
    assert block.origin().spans == (Span(1, 0, 6),)
    assert block.part(1, 3).origin().spans == (Span(1, 2, 5),)


def test_a_tab_becomes_one_space() -> None:
    (block,) = blocks(labelled("B* 本报记者\t甲某"))
    assert block.text == "本报记者 甲某"


def test_columns_count_the_control_characters_that_were_taken_out() -> None:
    (block,) = blocks(labelled("P* 今天好。"), [Edit("control", 1, 1, "\x00", "")])
    assert block.origin().spans == (Span(1, 0, 5),)
    assert block.part(1, 4).origin().spans == (Span(1, 2, 5),)


def test_a_part_of_a_joined_block_has_only_its_own_spans() -> None:
    (block,) = blocks(labelled("c* 工友得到慰问。本报记者\nc+ 甲某 摄"))
    assert block.part(7, len(block.text)).origin().spans == (Span(1, 7, 11), Span(2, 0, 4))


def test_an_odd_character_on_another_line_changes_no_block() -> None:
    page = "H* 渠水进城\nP 　　渠水来了。　\nP 人群里响起了掌声。"
    plain, odd = blocks(labelled(page)), blocks(labelled(f"{page}\nP 甲\t乙"))
    assert odd[:3] == plain
    assert odd[3].text == "甲 乙"


def test_leaked_markup_on_another_line_changes_no_block() -> None:
    page = "H* 渠水进城\nP 　　渠水来了。　"
    plain, leaky = blocks(labelled(page)), blocks(labelled(f"{page}\nP 水流过来。</P>"))
    assert leaky[:2] == plain
    assert [block.text for block in leaky[2:]] == ["水流过来。", "</P>"]
