"""What an article without a headline is called: the same in every format."""

import json
import re
from dataclasses import replace

import pytest
from lxml import etree

from convert.formats import load
from convert.formats.base import Readable, WriteOptions
from convert.formats.titles import stand_ins
from convert.formats.zips import unpack
from convert.tree import (
    Article,
    Box,
    Continuation,
    Crosshead,
    Dispatch,
    Head,
    Headline,
    Issue,
    Jump,
    Page,
    Paragraph,
    Photo,
)

TO = Jump("（下转第四版）", facts=(Continuation(1, 6, "to", "4"),))
FROM = Jump("（上接第一版）", facts=(Continuation(1, 6, "from", "1"),))
ON = Jump("（下转A7版）", facts=(Continuation(1, 6, "to", "A7"),))
AGAIN = Jump("（上接第4版）", facts=(Continuation(0, 7, "from", "4"),))
TEXT = Paragraph("江边的灯一盏一盏亮起来，轮渡靠岸，放工的人挤上跳板。")
FIRST = Page("1", articles=(Article("p1", Head(headline=Headline("潮起东方 气象万千")), (TEXT, TO)),))
HALF = Article("p4", Head(), (FROM, Paragraph("沿江十三座码头，"), Crosshead("一、船来船往"), ON))
LAST = Article("p7", Head(), (AGAIN, Paragraph("最后一班。")))
SENT = Article(
    "p6", Head(), (Paragraph("新华社江城7月4日电（记者 陆小满）江风拂面。", facts=(Dispatch(0, 10, "新华社"),)),)
)
WITHIN = Article("p5", Head(), (Paragraph("（上接第1版）江风拂面。", facts=(Continuation(1, 6, "from", "1"),)),))


def named(*pages: Page, language: str = "zh-Hans") -> list[str]:
    """What the articles without headline of an issue are called, with the mark that says so."""
    return [one.marked for page in stand_ins(Issue(language=language, pages=pages)) for one in page if one is not None]


CALLED = {
    "first words": (Article("a", Head(), (TEXT,)), "（无题）江边的灯一盏一盏亮起来，轮渡靠岸……"),
    "a short text": (Article("a", Head(), (Paragraph("轮渡\u3000停航"),)), "（无题）轮渡 停航"),
    "a picture": (Article("a", Head(), (Photo(), Paragraph("灯会")), "photo"), "（图片）灯会"),
    "a picture with a title": (Article("a", Head(), (Photo(Headline("春到江滩")), TEXT), "photo"), "春到江滩"),
    "the title of a box is none": (Article("a", Head(), (Box(Head(headline=Headline("链接"))), TEXT)), "（无题）链接"),
    "a blank headline": (Article("a", Head(headline=Headline(" ")), (Paragraph("灯会"),)), "（无题）灯会"),
    "the half of an article": (HALF, "（上接第1版）沿江十三座码头，"),
    "a half that tells it in its text": (WITHIN, "（上接第1版）江风拂面。"),
    "a report, behind its dateline": (SENT, "（无题）江风拂面。"),
    "a dateline alone": (Article("a", Head(), (Paragraph("本报讯", facts=(Dispatch(0, 3, "本报"),)),)), "（无题）本报讯"),
    "a jump alone": (Article("a", Head(), (TO,)), "（无题）（下转第四版）"),
    "nothing": (Article("a", Head()), "（无题）"),
}  # fmt: skip


@pytest.mark.parametrize("case", CALLED)
def test_what_stands_for_a_headline(case: str) -> None:
    article, wanted = CALLED[case]
    assert named(Page("4", articles=(article,))) == [wanted]


def test_a_headline_needs_no_stand_in_and_the_mark_is_in_the_script_of_the_page() -> None:
    assert stand_ins(Issue(pages=(FIRST, Page()))) == [[None], []]
    assert named(Page(articles=(Article("a", Head(), (Paragraph("輪渡"),)),)), language="zh-Hant") == ["（無題）輪渡"]
    picture = Article("b", Head(), (Photo(), Paragraph("燈會")), "photo")
    hant = Page("2", articles=(Article("a", Head(), (Paragraph("輪渡"),)), picture), language="zh-Hant")
    hans = Page("1", articles=(Article("c", Head(), (Paragraph("灯会"),)),))
    assert named(hans, hant) == ["（无题）灯会", "（無題）輪渡", "（圖片）燈會"]


def test_a_half_has_the_title_of_the_page_on_which_the_article_begins_whatever_lies_between() -> None:
    pages = (FIRST, Page("4", articles=(HALF,)), Page("A7", articles=(LAST,)))
    assert named(*pages) == ["潮起东方 气象万千（上接第1版）", "潮起东方 气象万千（上接第4版）"]
    assert named(*pages[1:]) == ["（上接第1版）沿江十三座码头，", "（上接第4版）最后一班。"]


def test_halves_that_lead_to_each_other_end() -> None:
    there = Jump("（上接第2版）", facts=(Continuation(0, 7, "from", "2"), Continuation(0, 7, "to", "2")))
    back = Jump("（上接第1版）", facts=(Continuation(0, 7, "from", "1"), Continuation(0, 7, "to", "1")))
    pages = [Page(number, articles=(Article(number, Head(), (jump,)),)) for number, jump in (("1", there), ("2", back))]
    assert len(named(*pages)) == 2


ISSUE = Issue("江城日报", "2026-07-06", pages=(FIRST, Page("4", articles=(HALF, Article("b", Head(), (TEXT,))))))
HALF_CALLED, WORDS = "潮起东方 气象万千（上接第1版）", "江边的灯一盏一盏亮起来，轮渡靠岸……"


def test_every_format_calls_it_the_same() -> None:
    nav = unpack(load("epub").write(ISSUE, WriteOptions()).data)["EPUB/nav.xhtml"].decode()
    for label in (HALF_CALLED, f"（无题）{WORDS}"):
        assert f">{label}</a>" in nav
    document = etree.fromstring(unpack(load("docx").write(ISSUE, WriteOptions()).data)["word/document.xml"])
    lines = ["".join(t.text or "" for t in p.iter("{*}t")) for p in document.iter("{*}p")]
    assert lines.count(HALF_CALLED) == lines.count(f"（无题）{WORDS}") == 2  # in the contents and over the article
    ninjs = json.loads(load("ninjs").write(ISSUE, WriteOptions()).data)
    assert [one["title"] for one in ninjs["associations"][1]["associations"]] == [HALF_CALLED, WORDS]
    newsml = load("newsml").write(ISSUE, WriteOptions()).data.decode()
    headlines = re.findall('<headline role="bmhead:(.*?)">(.*?)</headline>', newsml)
    assert headlines[1:] == [("continued", HALF_CALLED), ("first-words", WORDS)]


@pytest.mark.parametrize("form", ["newsml", "epub", "docx", "ninjs"])
def test_what_stands_for_a_headline_is_valid_and_no_text_of_the_page(form: str) -> None:
    cases = [article for case, (article, _) in CALLED.items() if case != "a blank headline"]  # which ninjs refuses
    articles = tuple(replace(article, id=f"a{n}") for n, article in enumerate(cases))
    for issue in (ISSUE, replace(ISSUE, pages=(*ISSUE.pages, Page("5", articles=articles)))):
        made = load(form)
        data = made.write(issue, WriteOptions()).data
        assert made.validate(data) == []
        assert "无题" not in made.text_stream(data)
        assert isinstance(made, Readable)
        heads = [article.head.headline for page in made.read(data).issue.pages for article in page.articles]
        assert [head and head.text for head in heads][:3] == ["潮起东方 气象万千", None, None]
