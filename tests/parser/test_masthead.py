"""Page heads of several lines are told from articles; what an article may begin or end with is left alone."""

from __future__ import annotations

import pytest

from convert.parser.folio import FolioFacts
from convert.parser.lines import split_lines
from convert.parser.masthead import of_one_issue, page_heads
from convert.parser.parse import parse
from convert.parser.roles import Role
from convert.tree import head_texts

ARTICLE = """滨江新区建成三座社区书屋
本报记者 周明远
本报滨江7月3日电 记者从滨江新区管委会获悉，今年上半年，新区投入六百万元，在三个街道建成社区书屋三座，藏书总量超过四万册。
书屋每天早上八点开门，晚上九点闭馆，节假日不休息。退休教师林素珍说，她每天下午都来这里看报，孙子放学后也在这里写作业。
"""
HEADS = [
    ("滨江日报\n第3版 民生 2026年7月4日 星期六\n", "滨江日报", "3", "民生"),
    ("滨江日报\n2026年7月4日 星期六 第3版：民生\n", "滨江日报", "3", "民生"),
    ("滨江日报\n民生\n2026年7月4日 星期六 3\n", "滨江日报", "3", "民生"),
    ("滨　江　日　报\n2026年7月4日 星期六\n3版 民生\n", "滨江日报", "3", "民生"),
    ("BINJIANG DAILY 滨江日报\n2026.7.4 星期六\nA03 民生\n", "滨江日报", "A03", "民生"),
    ("第03版：民生\n滨江日报\n2026-07-04\n", "滨江日报", "3", "民生"),
    ("A3\n民生新闻\n2026年7月4日\n农历丙午年五月二十\n主编/李小雨 编辑/陈实 版式/王一\n", None, "A3", "民生新闻"),
    ("3 民生\n2026年7月4日 星期六 责编：李小雨 电话：0571-88880000\n", None, "3", "民生"),
    ("滨江日报\n国内统一连续出版物号 CN 33-0000\n第12345期 今日8版\n2026年7月4日 星期六\n", "滨江日报", None, None),
    ("濱江日報\nA12 港聞\n2026年7月4日 星期六\n責任編輯：何立群　版面設計：周明遠\n", "濱江日報", "A12", "港聞"),
    ("中華民國二十八年四月廿二日　晶鐘報　星期六　第二版\n◀第三千八百零三號▶\n", "晶鐘報", "2", None),
    # 版名 that no paper but one has: it stands by the page, or by editors
    ("2026年7月4日 星期六\n荷风\n14\n", None, "14", "荷风"),
    ("2026年7月4日 星期六\n荷 风\n6\n责编：李小雨 美编：陈 实\n", None, "6", "荷风"),
    ("荷风\n14\n2026年7月4日/星期六\n", None, "14", "荷风"),
    ("14\n荷风\n2026年7月4日 星期六\n", None, "14", "荷风"),
    ("2026年7月4日 星期六 滨江日报\n荷风 08\n", "滨江日报", "8", "荷风"),
    ("荷风  8\n2026年7月4日 星期六\n编辑/李小雨 校对/陈 实\n", None, "8", "荷风"),
    ("2026年7月4日 星期六\n编辑/李小雨 校对/陈 实\n荷风  8\n", None, "8", "荷风"),
    ("第6版 2026年7月4日 星期六\n荷风\n编辑：李小雨 电话：0571-88880000\n", None, "6", "荷风"),
    ("A05\n荷风\n2026年7月4日 星期六 责编：李小雨 美编：陈 实\n", None, "A05", "荷风"),
    ("2026年7月4日 星期六\n第4版 学科与课堂\n", None, "4", "学科与课堂"),
    ("2026.7.4│星期六│责编 李小雨│校对 陈实\n06 荷风\n", None, "6", "荷风"),
    ("滨江日报\n荷风\n2026年7月4日 星期六 第5版\n", "滨江日报", "5", "荷风"),
    ("滨江日报 2026年7月4日 星期六\n5 荷风\n", "滨江日报", "5", "荷风"),
    ("滨江日报（农村版）\n2026年7月4日 星期六 第5版\n", "滨江日报", "5", None),
    ("滨江学刊报\n2026年7月4日 第34期（总第1206期） 每周一出版\n第2版 荷风\n", "滨江学刊报", "2", "荷风"),
    ("滨江诗词报\n2026年第4期 总第211期\n2026年7月4日 第2版\n", "滨江诗词报", "2", None),
    # … and those that many have
    ("2026年7月4日 星期六\n主编/李小雨 编辑/陈 实 设计/王 一\n社会·江城\n3\n", None, "3", "社会·江城"),
    ("2026年7月4日 星期六\n05\n科教新闻\n", None, "5", "科教新闻"),
    ("文艺\n2026年7月4日 星期六\n责任编辑/陈 实 7\n", None, "7", "文艺"),
    ("环球视点\n2026年7月4日 星期六\n第7版\n", None, "7", "环球视点"),
    ("2026年7月4日/星期六 本版编辑/陈 实 视觉设计/王 一\nA7\n民生\n", None, "A7", "民生"),
    ("2026年7月4日 星期六\n责任编辑：陈 实 版面统筹：王一\n三版 滨江要闻\n", None, "3", "滨江要闻"),
    ("滨江交通报\n2026年7月4日\n综合  3\n", "滨江交通报", "3", "综合"),
    ("滨江日报 2026年7月4日 星期六\n教育周刊 5\n", "滨江日报", "5", "教育周刊"),
    ("2026年7月4日 星期六\n家园周刊 5\n", None, "5", "家园周刊"),
    (
        "滨江日报\nBINJIANG DAILY\n2026年7月4日\n星期六\n今日12版\n邮发代号：31-0\n滨江日报社出版\n",
        "滨江日报",
        None,
        None,
    ),
    ("3\n2026年7月4日 星期六\n责任编辑：李小雨\n要 闻\n", None, "3", "要闻"),
    # an issue's number before what it is ordered by, a site before its address, and who publishes
    ("滨江日报\n2026年7月4日 星期六\n第9876期（代号53—9）\n今日8版\n", "滨江日报", None, None),
    (
        "濱江日報\n2026年7月4日\n星期六\n第9876號（代號53—9）\n濱江新聞網：www.example.com\n中共濱江市委主管主辦\n",
        "濱江日報",
        None,
        None,
    ),
    (
        "滨江日报\n2026年7月4日 星期六\n第10234期\n滨江新闻网 www.example.com\n国内统一刊号：CN33-0077\n",
        "滨江日报",
        None,
        None,
    ),
    ("江南日报\n2026年7月4日 星期六\n今日本报共四版 零售每份七百元\n第一三七二号\n", "江南日报", None, None),
    ("江南日報\n2026年7月4日\n第一〇二三四號\n今日出版三大張\n零售每份新台幣四元\n", "江南日報", None, None),
    ("滨江日报\n第一八七期　2026年7月4日　第三版\n", "滨江日报", "3", None),
    # no page, or no day
    ("《滨江师大报》 第812期\n2026年7月4日\n主办：滨江师范大学党委宣传部\n", "滨江师大报", None, None),
    ("A03 宏观\n2026年7月4日 星期六\n责编 陈 实\n", None, "A03", "宏观"),
    ("2026年7月4日\n江城社区报  第186期  2-3版\n", "江城社区报", "2-3", None),
    ("滨江周末 BINJIANG ZHOUMO\n2026年7月4日 旅途 C3\n编辑：陈实 美编：王一\n", "滨江周末", "C3", "旅途"),
]


@pytest.mark.parametrize(("head", "paper", "page", "section"), HEADS)
def test_a_head_of_several_lines_is_no_article_and_its_facts_are_read(
    head: str, paper: str | None, page: str | None, section: str | None
) -> None:
    issue = parse((head + ARTICLE).encode()).issue
    (only,) = issue.pages
    assert [article.head.headline and article.head.headline.text for article in only.articles] == [
        "滨江新区建成三座社区书屋"
    ]
    assert len(only.folios) + len(only.editor_lines) == head.count("\n")
    assert (issue.publication, only.number, only.section) == (paper, page, section)
    assert issue.date == ("1939-04-22" if "民國" in head else "2026-07-04")


def test_the_issues_number_is_read_before_what_it_is_ordered_by() -> None:
    issue = parse(("滨江日报\n2026年7月4日 星期六\n第9876期（代号53—9）\n今日8版\n" + ARTICLE).encode()).issue
    assert issue.number == "9876"


def test_each_page_of_a_file_may_have_one() -> None:
    head = "滨江日报\n第3版 民生 2026年7月4日 星期六\n"
    lines = split_lines(head + ARTICLE + "\f" + head.replace("3", "4") + ARTICLE)
    assert list(page_heads(lines)) == [1, 2, 8, 9]


@pytest.mark.parametrize(
    "imprint",
    [
        "社址：滨江市人民路1号　邮编：310000　电话：0571-88880000　零售：每份1.50元",
        "本报地址：滨江市人民路1号　新闻热线：88880000　发行热线：88881111　印刷：滨江日报印务中心　零售每份1.50元",
        "社址：滨江市人民路1号  邮政编码：310000  总编室：88880001  广告部：88880002  广告许可证：滨工商广字第1号",
        "社址：濱江市人民路1號　郵編：310000　電話：0571-88880000　零售價：2元　承印：濱江印務",
    ],
)
def test_the_imprint_is_no_paragraph(imprint: str) -> None:
    assert page_heads(split_lines(f"{ARTICLE}{imprint}\n")) == {5: Role.EDITOR_LINE}
    both = page_heads(split_lines(f"{ARTICLE}滨江日报 第3版\n{imprint}\n"))
    assert both == {5: Role.FOLIO, 6: Role.EDITOR_LINE}


@pytest.mark.parametrize(
    "last",
    [
        "报名地址：滨江市人民路1号　邮编：310000　电话：0571-88880000　邮箱：a@example.com",
        "（零售价每斤3元）",
        "遗失声明：滨江餐饮店遗失食品经营许可证正副本，声明作废 地址：滨江路8号 电话：12345678",
        "滨江印刷厂转让 地址：滨江路8号 电话：12345678 邮编：310000",
        "滨江医院 医疗机构执业许可证号：123 地址：滨江路8号 电话：12345678 网址：www.example.com",
        "策划：李小雨 统筹：陈实 制图：王一",
        "制图：王一",
        "投稿邮箱：a@example.com",  # of a call for papers
        "详情请登录滨江新闻网：www.example.com",
        "滨江新闻网：www.example.com",
        "报名热线：88880000 联系电话：88881111",
        "本版内容由读者投票选出，下期揭晓。",
        "责编手记：我们为什么写她",
        "承印一家印刷厂的账本，地址写着人民路，电话早已换了。",
        "记者从承印这批教材的滨江印务了解到，今年秋季教材已经全部印完，比往年早了十天。",
    ],
)
def test_an_article_may_end_with_an_address(last: str) -> None:
    assert page_heads(split_lines(f"{ARTICLE}{last}\n")) == {}


@pytest.mark.parametrize(
    "last",
    [
        "滨江日报 2026年7月4日 星期六 3版 民生",
        "2026-07-04 A03 民生",
        "滨江日报  2026年7月4日  星期六",
        "滨江日报 第3版",
    ],
)
def test_a_head_at_the_end_is_one_too(last: str) -> None:
    assert page_heads(split_lines(ARTICLE + last + "\n")) == {5: Role.FOLIO}


@pytest.mark.parametrize(
    "foot",
    [
        "责编 陈实 版式 王一",
        "编辑/陈实 校对/王一",
        "值班编委：何立群  责任编辑：李小雨  版式：王一",
        "责任编辑:李小雨 周明远 新闻热线:(0571)88880000",
        "编辑：李小雨 电话：0571-88880000",
        "本版编辑 李小雨 陈 实  美 编 王一",
        "24小时读者热线:96000 来稿邮箱:a@example.com",
        "滨江日报社出版  国内统一连续出版物号CN 33-0000  新闻热线：96000",
        "本版内容仅供参考，用药请遵医嘱",
        "本版文章不代表本报立场",
    ],
)
def test_editors_and_how_to_reach_them_end_a_page(foot: str) -> None:
    assert page_heads(split_lines(f"{ARTICLE}{foot}\n")) == {5: Role.EDITOR_LINE}
    assert parse(f"{ARTICLE}{foot}\n".encode()).issue.pages[0].editor_lines[0].text == foot
    second = "来稿信箱：a@example.com"
    if "编" in foot and "线" not in foot:
        assert page_heads(split_lines(f"{ARTICLE}{foot}\n{second}\n")) == dict.fromkeys([5, 6], Role.EDITOR_LINE)


@pytest.mark.parametrize(
    "foot", ["滨江新闻 2026年7月4日 第2版 责任编辑：陈实 电子信箱：a@example.com", "2026年7月4日 责编：陈实 版式：王一"]
)
def test_a_foot_line_says_the_page_and_its_editors(foot: str) -> None:
    assert page_heads(split_lines(f"{ARTICLE}{foot}\n")) == {5: Role.FOLIO}


def test_editors_may_stand_where_a_column_ended() -> None:
    lines = split_lines(f"{ARTICLE}本版编辑 李小雨 陈 实  美 编 王一\n来稿信箱 a@example.com\n{ARTICLE}")
    assert page_heads(lines) == dict.fromkeys([5, 6], Role.EDITOR_LINE)


def test_editors_that_go_on_below_are_the_labellers() -> None:
    text = f"{ARTICLE}一版责编：陈  实  李小雨 二版责编：周明远  王一\n何立群  三版责编：方  远  林禾\n江  帆\n"
    assert page_heads(split_lines(text)) == {}


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("03", Role.FOLIO), ("A5", Role.FOLIO), ("第 3 版", Role.FOLIO), ("第三版", Role.FOLIO), ("2026年7月4日", Role.FOLIO),
        ("2026-07-04", Role.FOLIO), ("责编 李小雨 美编 陈实", Role.EDITOR_LINE), ("責任編輯：何立群", Role.EDITOR_LINE),
    ],
)  # fmt: skip
def test_a_bare_head_is_told_in_one_line(head: str, role: Role) -> None:
    assert page_heads(split_lines(f"{head}\n{ARTICLE}")) == {1: role}


HEADLINES = [
    "春天", "父亲的搪瓷", "社区通报", "10 大案件", "5 个故事", "荷风 江城", "岁月·荷风", "本报评论员", "编辑 手记",
    "C919 首飞成功", "A4 纸涨价", "10 大看点", "G20 峰会", "G20", "C919", "K12", "H5", "3·15", "2:1", "9·18", "第三版图书展", "3 个孩子",
    "2026 看什么", "编辑部的故事", "三版四次修改", "设计 改变生活", "统筹 城乡发展", "主编 寄语", "编辑 推荐", "视觉 盛宴", "荷塘月色", "校对 一生",
]  # fmt: skip


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_is_no_head_below_one_either(headline: str) -> None:
    assert page_heads(split_lines(f"{headline}\n{ARTICLE}")) == {}
    assert page_heads(split_lines(f"2026年7月4日\n{headline}\n{ARTICLE}")) == {1: Role.FOLIO}
    assert page_heads(split_lines(f"滨江日报\n2026年7月4日 星期六 第3版\n{headline}\n今年，")) == dict.fromkeys(
        [1, 2], Role.FOLIO
    )


@pytest.mark.parametrize(
    "head",
    [
        "2026年7月4日 星期六\n14\n荷塘月色\n",
        "2026年7月4日 星期六 第7版\n荷塘月色\n",
        "2026年7月4日 星期六\n责编：陈 实 美编：王一\n荷塘月色\n",
    ],
)
def test_a_word_that_no_paper_calls_its_pages_stays_an_articles(head: str) -> None:
    lines = split_lines(head + ARTICLE)
    assert "荷塘月色" not in [line.text for line in lines if line.number in page_heads(lines)]
    page = parse((head + ARTICLE).encode()).issue.pages[0]
    assert page.section in (None, "副刊")
    assert "荷塘月色" in [text.text for article in page.articles for text in head_texts(article.head)]


@pytest.mark.parametrize(
    "head",
    [
        "荷塘月色\n滨江日报 2026年7月4日 第3版\n",
        "荷塘月色\n2026年7月4日 星期六 第3版\n",
        "滨江商报\n大北滨版\n1988年10月4日 星期二\n第十三版\n",
    ],
)
def test_what_stands_over_the_day_on_top_of_a_page_is_of_its_head(head: str) -> None:
    lines = split_lines(head + ARTICLE)
    assert set(page_heads(lines)) == set(range(1, head.count("\n") + 1))


@pytest.mark.parametrize(
    "head",
    [
        "滨江新区建成三座社区书屋。\n2026年7月4日 星期六 第3版\n",  # a sentence
        "一\n二\n三\n四\n五\n2026年7月4日 星期六 第3版\n",  # too far up
    ],
)
def test_an_article_may_stand_over_a_day(head: str) -> None:
    lines = split_lines(head + ARTICLE)
    assert 1 not in page_heads(lines)


def test_a_word_between_a_head_and_a_bare_figure_is_left_to_the_labeller() -> None:
    lines = split_lines("2026年7月4日 星期六 第7版 副刊\n荷塘月色\n14\n" + ARTICLE)
    assert 2 not in page_heads(lines)


@pytest.mark.parametrize(
    "head",
    [
        "第3版：副刊\n荷塘月色\n2026年7月4日\n",
        "A05\n荷塘月色\n2026-07-04\n",
        "滨江日报 2026年7月4日 星期六\n荷塘月色\n第3版\n",
        "滨江日报\n荷塘月色\n2026年7月4日 星期六\n",
    ],
)
def test_a_word_between_other_lines_of_a_head_is_left_to_the_labeller(head: str) -> None:
    lines = split_lines(head + ARTICLE)
    assert "荷塘月色" not in [line.text for line in lines if line.number in page_heads(lines)]


def test_what_is_below_changes_nothing() -> None:
    head = "滨江日报\n民生 第３版\n２０２６－０７－０４ 星期六\n"
    for body in (ARTICLE, ARTICLE.replace("今年", "去冬")):
        assert page_heads(split_lines(head + body)) == dict.fromkeys([1, 2, 3], Role.FOLIO)


def test_no_section_is_read_from_words_alone() -> None:
    page = parse(f"要闻\n\n导读\n\n{ARTICLE}".encode()).issue.pages[0]
    assert page.section is None


@pytest.mark.parametrize(
    "text",
    [
        "滨江日报 2026年7月4日 星期六 03版 民生\n" + ARTICLE,  # one line: the labeller's
        "第3版 民生 2026年7月4日\n荷塘\n编辑 李小雨\n" + ARTICLE,  # a headline below the head, and what belongs to it
        "第3版 民生 2026年7月4日\n荷塘\n2026年7月3日\n" + ARTICLE,
        "日记两则\n2026年7月4日 星期六 晴\n今天去看荷花。\n",  # a diary
        "公告\n2026年7月4日\n第12号\n" + ARTICLE,
        "通报\n2026年第3号\n2026年7月4日\n" + ARTICLE,
        "数字\n第3版\n" + ARTICLE,  # no date
        "数字\n3\n" + ARTICLE,
        "荷风 8\n" + ARTICLE,
        "荷风 8\n江城 9\n" + ARTICLE,
        "荷塘\n原载《滨江日报》2026年7月4日第3版\n" + ARTICLE,
        ARTICLE + "滨江新区管委会\n2026年7月4日\n",  # who signs, and when
        ARTICLE + "原载滨江日报 2026年7月4日 第3版\n",
        ARTICLE + "（来源：滨江日报 2026年7月4日 3版）\n",
        "滨江日报 2026年7月4日 星期六 03版 民生\n",  # nothing but a head
    ],
)
def test_what_may_be_an_articles_is_left_alone(text: str) -> None:
    assert page_heads(split_lines(text)) == {}


def test_a_last_line_of_another_day_is_no_foot() -> None:
    text = f"滨江日报 2026年7月4日 星期六 第6版\n{ARTICLE}2026年7月3日 星期五 6\n"
    assert page_heads(split_lines(text)) == {}
    assert list(page_heads(split_lines(text.replace("7月3日", "7月4日")))) == [6]


@pytest.mark.parametrize(
    ("own", "other", "one"),
    [
        ("滨江日报", "滨江日报海外版", True),
        ("滨江日报海外版", "江城晚报", False),
        ("滨江日报", "荷风周刊", True),
    ],
)
def test_an_edition_is_of_its_own_paper(own: str, other: str, one: bool) -> None:
    assert of_one_issue(FolioFacts(own), FolioFacts(other)) is one
