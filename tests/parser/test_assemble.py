"""From labelled lines to articles."""

from __future__ import annotations

import pytest

from convert.parser.assemble import assemble
from convert.parser.blocks import blocks
from convert.parser.body import DatelineContext
from convert.tree import (
    Answer,
    Article,
    Box,
    Byline,
    Caption,
    Clause,
    Credit,
    Crosshead,
    Item,
    ListItem,
    Paragraph,
    Photo,
    Question,
    SignOff,
    contributors,
    dispatches,
)
from tests.parser.labelled import labelled


def articles(page: str) -> list[Article]:
    return [placed.article for placed in assemble(blocks(labelled(page)), "3", DatelineContext("2026-07-02"))]


def test_kicker_and_headline_and_first_paragraph() -> None:
    (one,) = articles(
        "K* 某市开展送清凉行动\nH 清凉到一线\nP 本报讯(记者甲建国 乙小林)7月1日,某市总工会启动送清凉行动。"
    )
    assert [k.text for k in one.head.kickers] == ["某市开展送清凉行动"]
    assert one.head.headline is not None
    assert one.head.headline.text == "清凉到一线"
    assert [found.source for found in dispatches(one)] == ["本报"]
    assert one.kind == "brief"


def test_a_headline_on_two_lines_is_one_node() -> None:
    (one,) = articles("H* 开放合作\nH 提升服务水平\nP 正文在此,说明事情的经过。")
    assert one.head.headline is not None
    assert one.head.headline.text == "开放合作 提升服务水平"
    assert len(one.head.headline.origin.spans) == 2


def test_a_kicker_alone_is_the_headline() -> None:
    (one,) = articles("K* 唯一的标题\nP 正文在此,说明事情的经过。")
    assert one.head.kickers == ()
    assert one.head.headline is not None


def test_bylines_on_two_lines_name_everyone() -> None:
    (one,) = articles("H* 标题\nB 本报记者 陈大华\nB 本报通讯员 梁友友 姚佳\nP 正文在此,说明事情的经过。")
    assert [(c.name, c.role) for c in contributors(one)] == [
        ("陈大华", "reporter"),
        ("梁友友", "correspondent"),
        ("姚佳", "correspondent"),
    ]


def test_a_byline_says_where_a_report_is_from() -> None:
    page = "H* 标题\nB 記者蘇小明／台北報導\nP 正文在此,说明事情的经过。\nB 特派记者 苏小北（本报伦敦7月1日专电）"
    (one,) = articles(page)
    assert [(d.source, d.place, d.date) for d in dispatches(one)] == [
        (None, "台北", None), ("本报", "伦敦", "2026-07-01"),
    ]  # fmt: skip
    assert [c.name for c in contributors(one)] == ["蘇小明", "苏小北"]
    assert one.kind == "brief"


def test_a_caption_with_its_credit_on_one_line_is_cut_in_two() -> None:
    (one,) = articles("H* 清凉送到工友手中\nc 活动现场,工友领到了防暑药品。本报记者 赵大远 本报通讯员 时冉 摄")
    (photo,) = one.body
    assert isinstance(photo, Photo)
    assert [type(line) for line in photo.lines] == [Caption, Credit]
    assert photo.lines[1].text == "本报记者 赵大远 本报通讯员 时冉 摄"
    assert [c.role for c in contributors(one)] == ["photographer", "photographer"]
    assert one.kind == "photo"


def test_a_caption_in_brackets_is_not_torn_apart() -> None:
    (one,) = articles("H* 标题\nP 正文在此,说明事情的经过。\nc （题图为老街夜景。苏明远摄）")
    photo = one.body[-1]
    assert isinstance(photo, Photo)
    (caption,) = photo.lines
    assert isinstance(caption, Caption)
    assert caption.text == "（题图为老街夜景。苏明远摄）"
    assert [caption.text[fact.start : fact.end] for fact in caption.facts] == ["苏明远"]
    assert [c.role for c in contributors(one)] == ["photographer"]


def test_a_caption_that_ends_in_brackets_is_cut_before_them() -> None:
    (one,) = articles("H* 标题\nP 正文在此,说明事情的经过。\nc 题图为老街夜景。（苏明远摄）")
    photo = one.body[-1]
    assert isinstance(photo, Photo)
    assert [type(line) for line in photo.lines] == [Caption, Credit]


def test_two_pictures_are_two_photos() -> None:
    (one,) = articles("H* 标题\nP 正文在此,说明事情的经过。\nc 图一的说明。\nr 甲小林 摄\nc 图二的说明。\nr 乙大川 摄")
    assert [len(b.lines) for b in one.body if isinstance(b, Photo)] == [2, 2]


def test_a_line_that_says_who_took_each_picture_is_a_credit() -> None:
    (one,) = articles("H* 标题\nP 正文在此,说明事情的经过。\nc 图①为湖畔一角。\nc 图①由苏帆摄,图②由顾明摄")
    assert [type(line) for photo in one.body if isinstance(photo, Photo) for line in photo.lines] == [Caption, Credit]
    assert [c.name for c in contributors(one)] == ["苏帆", "顾明"]


def test_a_headline_within_an_article_before_a_caption_heads_the_picture() -> None:
    (one,) = articles("H* 标题\nP 正文在此,说明事情的经过。\nH 图题\nc 图的说明。")
    photo = one.body[-1]
    assert isinstance(photo, Photo)
    assert photo.headline is not None


def test_the_items_of_a_round_up_stand_under_their_titles() -> None:
    (one,) = articles(
        "H* 环球扫描\nC 甲国举行会谈\nP 据新华社东京7月1日电  甲国某地举行了会谈。\nC 乙国发生地震\nP 据新华社罗马7月1日电  乙国某地发生地震。"
    )
    assert [type(b) for b in one.body] == [Item, Item]
    assert one.kind == "roundup"


def test_items_of_a_list_with_datelines_are_a_round_up() -> None:
    (one,) = articles(
        "H* 一周要闻\nP ●本报讯(记者 甲建国)7月1日,江城开镰。\nP ●早稻开镰 本报讯(通讯员 乙小林)海河的早稻熟了。\nP ●(记者 丙大川)近日,江城医院新楼启用。"
    )
    assert [type(b) for b in one.body] == [ListItem, ListItem, ListItem]
    assert [(c.name, c.role) for c in contributors(one)] == [
        ("甲建国", "reporter"),
        ("乙小林", "correspondent"),
        ("丙大川", "reporter"),
    ]
    assert one.kind == "roundup"


def test_a_list_in_a_report_makes_no_round_up() -> None:
    (one,) = articles("H* 标题\nP 本报讯(记者 甲建国)7月1日,市里印发通知。\nP ●加强田管。\nP ●抓好防汛。")
    assert one.kind == "brief"


def test_one_signed_part_is_no_round_up() -> None:
    (one,) = articles("H* 标题\nP 正文在此,说明事情的经过。\nC 小标题\nP 据新华社东京7月1日电  甲国某地举行了会谈。")
    assert not any(isinstance(b, Item) for b in one.body)


def test_a_box_reaches_to_the_end() -> None:
    (one,) = articles("H* 标题\nP 正文在此,说明事情的经过。\nC ■记者手记\nP 采访中最难忘的一幕。")
    box = one.body[-1]
    assert isinstance(box, Box)
    assert [type(b) for b in box.body] == [Paragraph]


def test_paragraphs_are_told_apart_by_their_form() -> None:
    (one,) = articles(
        "H* 标题\nP 问：此事如何?\nP 答：正在办理之中。\nP 第十条  国家推进此事。\nP ●一是加强管理。\nC 小标题\nP 正文在此。\nP 某省某市  王大秀"
    )
    assert [type(b) for b in one.body] == [Question, Answer, Clause, ListItem, Crosshead, Paragraph, SignOff]


def test_a_byline_at_the_end_stays_at_the_end() -> None:
    (one,) = articles("H* 标题\nP 正文在此,说明事情的经过。\nB □某路段收费所 吕小静")
    assert isinstance(one.body[-1], Byline)


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("P 渠水进城。\nP 渠水进城，天下太平。（庄小子）", ["庄小子"]),
        ("B 本报记者 林晓禾\nP 渠水进城。\nP 渠水进城，天下太平。（庄小子）", ["林晓禾"]),
        ("B 本报记者 林晓禾\nP 渠水进城。\nP 渠水进城，天下太平。（通讯员 庄小子）", ["林晓禾", "庄小子"]),
        ("B 特别策划\nP 渠水进城。\nP 渠水进城，天下太平。（庄小子）", ["庄小子"]),
        ("B 本报记者 林晓禾\nP 渠水进城。（苏明远）\nP 天下太平。（庄小子）", ["林晓禾", "苏明远", "庄小子"]),
    ],
)
def test_a_name_in_brackets_signs_what_nobody_else_has_signed(page: str, names: list[str]) -> None:
    (one,) = articles(f"H* 渠水进城\n{page}")
    assert [person.name for person in contributors(one)] == names


@pytest.mark.parametrize("line", ["□本报记者 苏明远", "本报记者 苏明远", "——本报记者 苏明远　通讯员 顾小北"])
def test_a_paragraph_that_does_nothing_but_name_makers_names_them(line: str) -> None:
    article = articles(f"H* 渡口重新开船\nP {line}\nP 江城市民今天可以乘船过江了。")[0]
    assert [maker.name for maker in contributors(article)][:1] == ["苏明远"]


def test_a_paragraph_that_says_more_names_no_one() -> None:
    article = articles("H* 渡口重新开船\nP 本报记者 苏明远走进渡口\nP 江城市民今天可以乘船过江了。")[0]
    assert not contributors(article)


def test_a_last_line_of_makers_names_them() -> None:
    (one,) = articles("H* 渠水进城\nP 渠水进城，天下太平。\nE （文/图 苏明远）\nE 责任编辑：顾小北")
    assert [(person.name, person.role) for person in contributors(one)] == [
        ("苏明远", "author"),
        ("苏明远", "photographer"),
        ("顾小北", "editor"),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("苏明远（某某桥）", "苏明远"), ("苏　明（电话记录）", "苏明"), ("（苏明辑）", "苏明"), ("(苏明远譯)", "苏明远"),
        ("苏明远（见图）", None), ("渡口（市区）", None), ("（特辑）", None),
    ],
)  # fmt: skip
def test_a_last_line_of_one_name_names_it_and_not_what_stands_behind(line: str, name: str | None) -> None:
    (one,) = articles(f"H* 渠水进城\nP 渠水进城，天下太平。\nE {line}")
    assert [person.name for person in contributors(one)] == ([name] if name else [])


def test_ids_come_from_page_and_headline_and_not_from_the_body() -> None:
    first = articles("H* 标题\nP 正文在此。")[0]
    second = articles("H* 标题\nP 正文在此,改过一字。")[0]
    assert first.id == second.id
    assert first.sha256 != second.sha256


def test_two_articles_under_one_title_have_two_ids() -> None:
    ids = [one.id for one in articles("H* 图片新闻\nP 正文一在此。\nH* 图片新闻\nP 正文二在此。")]
    assert len(set(ids)) == 2
    assert ids[1].startswith(ids[0])


def test_makers_are_those_of_the_tree() -> None:
    page = "H* 渠水进城\nB 本报记者 甲建国\nP 渠水来了。(乙小林参与采写)\nE （甲建国、乙小林参与采写）"
    (one,) = assemble(blocks(labelled(page)), "3", DatelineContext(None))
    assert one.makers == contributors(one.article)
    assert one.makers


TALK = (
    "P 记者：去年研发投入为什么这么高？\nP 苏明远：差一个微米客户就不要，不投不行。\n"
    "P 记者：明年的目标是什么？\nP 苏明远：把星河零件的产量再提高一倍。\n"
)


def test_a_profile_before_an_interview_ends_where_that_begins() -> None:
    (one,) = articles(
        "H* 星河零件的护城河\nB 本报记者 顾小北\nC 人物简介\nP 苏明远，1965年生，现任星河零件厂厂长。\n"
        + TALK
        + "E （图片由受访者提供）"
    )
    assert [type(block).__name__ for block in one.body] == ["Box", *["Question", "Answer"] * 2, "Endnote"]
    assert one.kind == "feature"


def test_a_box_with_an_interview_of_its_own_keeps_it() -> None:
    (one,) = articles(
        "H* 星河零件的护城河\nP 星河零件厂去年建成新厂房，今年全部投产。\nC 链接\nP 厂长这样说。\n" + TALK
    )
    assert [type(block).__name__ for block in one.body] == ["Paragraph", "Box"]


def test_a_profile_before_a_report_is_one_paragraph() -> None:
    (one,) = articles(
        "H* 星河零件的护城河\nB 本报记者 顾小北\nC 人物名片\nP 苏明远，1965年生，星河零件厂厂长。\nP 早上八点，车间开门。\nP 机器响了。"
    )
    assert [type(block).__name__ for block in one.body] == ["Box", "Paragraph", "Paragraph"]


def test_another_box_before_a_report_keeps_its_paragraphs() -> None:
    (one,) = articles("H* 星河零件的护城河\nC 新闻背景\nP 星河零件厂建于1965年。\nP 去年投产新厂房。\nP 今年再建一座。")
    assert [type(block).__name__ for block in one.body] == ["Box"]
