"""Pages of a file that has no form feed between them: what begins one, and what looks as if it did."""

from __future__ import annotations

import pytest

from convert.errors import CorrectionError
from convert.findings import text_of
from convert.parser.correction_file import read
from convert.parser.facts import FROM_NAME, IssueFacts
from convert.parser.lines import split_lines
from convert.parser.masthead import said_by_heads
from convert.parser.parse import parse

ONE = """老旧小区加装电梯有了新办法
本报记者 林晓禾
“以前上下楼要歇三回，现在一分钟就到家。”7月3日，家住滨江市柳荫路社区的退休教师高素琴站在新装的电梯前，笑得合不拢嘴。这部电梯从动议到投用，只用了四个月。
今年以来，滨江市把加装电梯列为民生实事，由街道牵头组织居民议事会，逐户听取意见，形成方案后再由专业机构评估。到6月底，全市已有一百二十六部电梯投入使用，惠及居民三千余户，另有四十部正在安装，年底前全部交付。
"""
TWO = """小小莲子串起百亩产业
本报记者 何望川 通讯员 沈阿秀
盛夏时节，滨江市莲溪镇的荷塘里荷叶田田，莲农们正划着小船采摘莲蓬。镇里引进加工企业后，莲子从论斤卖变成论盒卖，附加值翻了两番。
“去年光莲子一项，我家就收入十一万元。”种植户方大年说，合作社统一供苗、统一技术、统一销售，大家种得放心。目前，莲溪镇莲子种植面积达到一千二百亩，带动三百多户农民增收，村民在家门口就能务工，每月多挣两千多元，村集体也有了稳定的进账。
"""
DIGEST = "导读\n民生 5\n荷塘边的新课堂\n体育 8\n全市中学生篮球赛落幕\n"
HEADS = {
    "one line": ("滨江日报 2026年7月4日 星期六 第3版 民生", "滨江日报 2026年7月4日 星期六 第4版 经济"),
    "two lines": ("滨江日报\n第3版 民生 2026年7月4日 星期六", "滨江日报\n第4版 经济 2026年7月4日 星期六"),
    "three lines": ("滨江日报\n民生\n2026年7月4日 星期六 3", "滨江日报\n经济\n2026年7月4日 星期六 4"),
    "no paper": ("3 民生 2026年7月4日 星期六", "4 经济 2026年7月4日 星期六"),
    "Traditional": ("濱江日報 A3 港聞 2026年7月4日 星期六", "濱江日報 A4 經濟 2026年7月4日 星期六"),
    "Han figures": ("中華民國二十八年四月廿二日　晶鐘報　第三版", "中華民國二十八年四月廿二日　晶鐘報　第四版"),
    "the paper and a page": ("滨江日报 第3版", "滨江日报 第4版"),
    "in brackets": ("【第3版：民生】", "【第4版：经济】"),
    "a special series": ("2026年7月4日 星期六 T1 特刊 滨江日报", "2026年7月4日 星期六 T2 特刊 滨江日报"),
    "a special series below others": ("2026年7月4日 星期六 第8版 滨江日报", "2026年7月4日 星期六 T1 特刊 滨江日报"),
    "lettered, a word": ("A03 荷风", "A04 江声"),
    "two letters": ("AA05 2026年7月4日 滨江日报 副刊", "AA06 2026年7月4日 滨江日报 副刊"),
    "a bare spread": ("A02-A03 民生 2026-07-04 滨江晚报", "A04 经济 2026-07-04 滨江晚报"),
    "a page alone": ("第3版 民生", "第4版 经济"),
    "lettered": ("A03 民生", "A04 经济"),
    "a figure behind": ("民生 3", "经济 4"),
    "a front page": ("滨江日报\nBINJIANG DAILY\n2026年7月4日 星期六\n国内统一连续出版物号 CN 33-0000", "第2版 经济"),
    "a figure behind the date": ("滨江日报 2026-07-04 03 要闻", "滨江日报 2026-07-04 04 荷风"),
    "a figure and a stroke": ("3/要闻 2026年7月4日 星期六", "4/荷风 2026年7月4日 星期六"),
    "a date once": ("滨江日报 2026年7月4日 第1版", "第2版 经济"),
    "a date once, a page and an editor": ("滨江日报 2026年7月4日 第3版 要闻", "第4版 责任编辑 陆长河"),
    "a spread": ("滨江日报 2026年7月4日 第4、5版 专题", "滨江日报 2026年7月4日 第6版 专题"),
    "editors between": (
        "2026年7月4日 星期六\n主编/李小雨 编辑/陈 实\n社会·江城\n3", "2026年7月4日 星期六\n主编/李小雨 编辑/王一\n文艺·江城\n4"
    ),
    "a word of the paper's own": ("2026年7月4日 星期六\n荷风\n3", "2026年7月4日 星期六\n江声\n4"),
    "a figure first": ("3\n综合新闻\n2026年7月4日 星期六", "4\n职工文艺\n2026年7月4日 星期六"),
    "a word first": ("荷风\n3\n2026年7月4日 星期六", "江声\n4\n2026年7月4日 星期六"),
    "a word below the page": (
        "A3\n荷风\n2026年7月4日 星期六 责编：李小雨 美编：王一", "A4\n江声\n2026年7月4日 星期六 责编：李小雨 美编：王一"
    ),
    "no day": ("A3 要闻\n责编：李小雨 版式：王一", "A4 本地\n责编：陈实 版式：王一"),
    "no day, editors beside": ("03 荷风 责编：李小雨", "04 江声 责编：陈实"),
    "no day, three lines": ("第三版\n综合\n责任编辑：李小雨", "第四版\n副刊\n责任编辑：陈实"),
    "a section last": ("3\n2026年7月4日 星期六\n责编：李小雨\n要闻", "4\n2026年7月4日 星期六\n责编：陈实\n副刊"),
    "a day from the second page on": ("第3版 民生", "第4版 经济\n滨江日报 2026年7月4日 星期六"),
    "two words": ("滨江日报 第3版 荷风 2026年7月4日 星期六", "第4版 荷风 江声 责任编辑/陈 实 2026年7月4日 星期六"),
    "a front page and dates": (
        "滨江日报\nBINJIANG DAILY\n2026年7月4日 星期六\n国内统一连续出版物号 CN 33-0000 第12345号 今日12版",
        "2\n要闻\n2026年7月4日 星期六\n责任编辑：陈 实  视觉设计：王一",
    ),
}  # fmt: skip
NUMBERS = {
    "Traditional": ["A3", "A4"], "lettered": ["A03", "A04"], "lettered, a word": ["A03", "A04"], "a front page": [None, "2"], "a date once": ["1", "2"],
    "a word below the page": ["A3", "A4"], "no day": ["A3", "A4"], "a spread": ["4-5", "6"],
    "a special series": ["T1", "T2"], "a special series below others": ["8", "T1"], "two letters": ["AA05", "AA06"], "a bare spread": ["A02-A03", "A04"], "a front page and dates": [None, "2"],
}  # fmt: skip


@pytest.mark.parametrize("form", HEADS)
def test_a_head_of_another_page_begins_it(form: str) -> None:
    first, second = HEADS[form]
    issue = parse(f"{first}\n{ONE}{second}\n{TWO}".encode()).issue
    assert [page.number for page in issue.pages] == NUMBERS.get(form, ["3", "4"])
    assert [len(page.folios) + len(page.editor_lines) for page in issue.pages] == [
        first.count("\n") + 1,
        second.count("\n") + 1,
    ]
    titles = [
        [article.head.headline and article.head.headline.text for article in page.articles] for page in issue.pages
    ]
    assert titles == [["老旧小区加装电梯有了新办法"], ["小小莲子串起百亩产业"]]


DATED = [
    "滨江日报 2026年7月4日 星期六 第{n}版 {word}", "滨江日报 第0{n}版：{word} 2026年7月4日", "A0{n} {word} 2026年7月4日 星期六",
    "滨江日报 {word} 2026年7月4日 星期六 {n}",
]  # fmt: skip
ALONE = [
    "第{n}版 {word}", "【第0{n}版：{word}】", "第{n}版·{word}", "第{n}版|{word}", "0{n}版：{word}", "{n}版 {word}", "A0{n}版：{word}",
    "A0{n}：{word}", "A0{n} {word}", "B{n} {word}", "P0{n} {word}", "0{n} {word}", "滨江日报 第{n}版 {word}",
]  # fmt: skip
WORDS = [
    "文化", "荷风", "乡村振兴在滨江", "长三角一体化发展示范区专题报道", "读+", "2026世界杯", "“两会”特刊", "A股观察", "奋进新征程建功新时代",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("form", [*DATED, *ALONE])
def test_a_page_may_be_called_anything(form: str, word: str) -> None:
    heads = [form.format(n=n, word=one) for n, one in enumerate(("要闻", "经济", word, word), 1)]
    issue = parse("".join(f"{head}\n{ONE}" for head in heads).encode()).issue
    assert [[folio.text for folio in page.folios] for page in issue.pages] == [[head] for head in heads]
    assert [(page.number or "")[-1:] for page in issue.pages] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("form", ["one line", "no paper", "Traditional", "Han figures", "a spread"])
def test_heads_at_the_foot_of_each_page_end_it(form: str) -> None:
    first, second = HEADS[form]
    issue = parse(f"{ONE}{first}\n{TWO}{second}\n".encode()).issue
    assert [page.number for page in issue.pages] == NUMBERS.get(form, ["3", "4"])
    assert [[folio.text for folio in page.folios] for page in issue.pages] == [[first], [second]]


def test_a_head_at_the_top_and_one_at_the_foot_are_of_one_page() -> None:
    first, second = HEADS["one line"]
    lines = split_lines(f"{first}\n{ONE}{first}\n{second}\n{TWO}{second}\n")
    assert [line.page for line in lines] == [0] * 6 + [1] * 6


def test_editors_at_the_foot_stay_on_their_page() -> None:
    first, second = HEADS["a figure first"]
    foot = "责任编辑:李小雨 周明远 新闻热线:(0571)88880000"
    issue = parse(f"{first}\n{ONE}{foot}\n{second}\n{TWO}".encode()).issue
    assert [[line.text for line in page.editor_lines] for page in issue.pages] == [[foot], []]
    assert [(page.number, page.section) for page in issue.pages] == [("3", "综合新闻"), ("4", "职工文艺")]


def test_who_signed_the_last_article_is_of_no_head() -> None:
    head = "{}\n2026年7月4日 星期六\n要闻\n"
    issue = parse(f"{head.format(3)}{ONE}林晓禾\n{head.format(4)}{TWO}".encode()).issue
    assert [page.number for page in issue.pages] == ["3", "4"]
    assert "林晓禾" not in [folio.text for page in issue.pages for folio in page.folios]


def test_dump_marks_begin_pages() -> None:
    text = "第1版()专栏:\n甲\n第1版()专栏:\n乙\n第2版()专栏:\n丙"
    assert [line.page for line in split_lines(text)] == [0, 0, 0, 0, 1, 1]


def test_a_form_feed_and_a_head_behind_it_begin_one_page() -> None:
    first, second = HEADS["one line"]
    assert {line.page for line in split_lines(f"{first}\n{ONE}\f{second}\n{TWO}")} == {0, 1}


HEAD = HEADS["one line"][0]
ENTRIES = "第6版 医疗\n村医把药箱背上了山\n第9版 体育\n划龙舟的少年\n"
NUMBERED = [
    "01 教育\n{}02 医疗\n{}03 交通\n{}", "{}焦点 1\n{}", "{}观点 1\n{}", "1 要闻\n{}", "{}教育 01\n{}", "A1 区域\n{}{}", "{}广告 13\n",
    "{}国际 10\n{}", "{}第1版 教育\n{}", "4 民生\n{}",
]  # fmt: skip


@pytest.mark.parametrize("head", [HEAD, "滨江日报\n第3版 民生 2026年7月4日 星期六", "第3版 民生"])
@pytest.mark.parametrize("body", NUMBERED)
def test_a_crosshead_with_a_number_begins_no_page(head: str, body: str) -> None:
    (page,) = parse(f"{head}\n{ONE}{body.format(TWO, ONE, TWO)}".encode()).issue.pages
    assert page.number == "3"


@pytest.mark.parametrize(
    "source",
    [
        "江城晚报 2026年7月1日 第5版",
        "江城晚报 2026年7月4日 第5版",
        "2026年7月5日 星期日 A1",
        "2026年7月4日 星期六 A1",
        "2026年7月5日 星期日 第5版",
    ],
)
def test_another_paper_or_day_begins_no_page(source: str) -> None:
    text = f"{HEAD}\n{ONE}{source}\n{TWO}{source.replace('5版', '8版').replace('A1', 'A2')}\n{ONE}"
    parsed = parse(text.encode())
    assert [page.number for page in parsed.issue.pages] == ["3"]
    assert parsed.issue.date == "2026-07-04"


@pytest.mark.parametrize(
    "second", ["滨江日报 2026年7月5日 星期日 第4版 经济", "江城晚报 2026年7月4日 星期六 第4版 经济"]
)
def test_a_whole_head_of_another_issue_is_told_of(second: str) -> None:
    parsed = parse(f"{HEAD}\n{ONE}{second}\n{TWO}".encode())
    assert [page.number for page in parsed.issue.pages] == ["3"]
    assert [(one.code, one.line) for one in parsed.findings if one.code == "FACT008"] == [("FACT008", 6)]


def test_a_head_of_another_issue_behind_a_form_feed_is_told_of() -> None:
    parsed = parse(f"{HEAD}\n{ONE}\f滨江日报 2026年7月5日 星期日 第4版 经济\n{TWO}".encode())
    assert [page.number for page in parsed.issue.pages] == ["3", "4"]
    assert [one.line for one in parsed.findings if one.code == "FACT008"] == [7]


@pytest.mark.parametrize("digest", [DIGEST, ENTRIES, "导读\n第4版 经济\n荷塘边的新课堂\n"])
@pytest.mark.parametrize(
    "first", ["第3版 民生", "第3版 民生\n滨江日报 2026年7月4日 星期六", "滨江日报 2026年7月4日 第3版"]
)
def test_a_digest_keeps_no_head_from_beginning_a_page(digest: str, first: str) -> None:
    issue = parse(f"{first}\n{ONE}{digest}{TWO}第4版 经济\n{ONE}{TWO}第5版 文化\n{TWO}".encode()).issue
    assert [page.number for page in issue.pages] == ["3", "4", "5"]
    assert [len(page.folios) for page in issue.pages] == [first.count("\n") + 1, 1, 1]


def test_nor_does_a_page_with_hardly_a_word() -> None:
    issue = parse(f"第1版 要闻\n{ONE}第2版 民生\n{TWO}第3版 公益广告\n节约用水\n第4版 文化\n{ONE}".encode()).issue
    assert [page.number for page in issue.pages] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "above",
    [
        "滨江日报数字报\n上一期 下一期\n版面导航\n",
        "老旧小区今起加装电梯\n详见第4版\n",
        "传播正能量 服务千万家\n中共滨江市委机关报\n",
    ],
)
def test_a_few_words_may_stand_above_the_first_head(above: str) -> None:
    issue = parse(f"{above}{HEAD}\n{ONE}{HEADS['one line'][1]}\n{TWO}".encode()).issue
    assert [page.number for page in issue.pages] == ["3", "4"]
    assert [HEAD in [folio.text for folio in page.folios] for page in issue.pages] == [True, False]
    assert issue.publication == "滨江日报"


def test_a_head_that_begins_a_page_is_its_folio() -> None:
    text = f"{HEAD}\n{ONE}（下转第4版）\n{TWO}{HEADS['one line'][1]}\n（上接第3版）{TWO.splitlines()[2]}\n{ONE}"
    issue = parse(text.encode()).issue
    assert [(page.number, len(page.folios)) for page in issue.pages] == [("3", 1), ("4", 1)]


def test_a_file_that_was_parted_says_so() -> None:
    first, second = HEADS["one line"]
    told = parse(f"{first}\n{ONE}{second}\n{TWO}".encode()).findings
    assert [(one.line, dict(one.values)) for one in told if one.code == "PAR014"] == [(6, {"count": "2", "lines": "6"})]
    told = parse(f"{first}\n{ONE}\f{second}\n{TWO}".encode()).findings
    assert "PAR014" not in [one.code for one in told]


def test_heads_that_may_be_of_a_page_and_begin_none_are_told_of() -> None:
    told = parse(f"第1版 要闻\n{ONE}第4版 经济\n{TWO}".encode()).findings
    assert [(one.line, dict(one.values)) for one in told if one.code == "PAR015"] == [(6, {"page": "4"})]


FRONT = "滨江日报\n2026年7月4日 星期六\n第12345期 今日8版"
WHOLE = "滨江日报 2026年7月4日 星期六 第{}版 {}"


@pytest.mark.parametrize(
    ("heads", "pages", "told"),
    [
        pytest.param(["第1版 要闻", "第2版 经济", "第4版 体育", "第3版 文化"], ["1", "2", "3"], ["4"], id="out of order"),
        pytest.param(["第4版 要闻", "第1版 经济"], ["4"], ["1"], id="backwards"),
        pytest.param([FRONT, "02 经济", "03 体育"], [None], ["2", "3"], id="figures below a date"),
        pytest.param(["01 要闻", "01 教育", "02 医疗", "03 交通"], ["1"], ["2", "3"], id="numbers that begin again"),
        pytest.param([FRONT, "01 教育", "02 医疗", "03 交通"], [None], [], id="crossheads"),
        pytest.param(
            [WHOLE.format(1, "要闻"), "第2版 经济", WHOLE.format(3, "体育")], ["1", "3"], ["2"], id="between dated heads"
        ),
        pytest.param(
            [WHOLE.format(1, "要闻"), WHOLE.format(2, "江声（上）、荷风（下）")], ["1"], ["2"], id="more than a name"
        ),
        pytest.param(["本报记者", WHOLE.format(2, "经济")], [None], ["2"], id="none on top"),
    ],
)  # fmt: skip
def test_what_may_be_a_head_and_begins_no_page_is_told_of(
    heads: list[str], pages: list[str | None], told: list[str]
) -> None:
    parsed = parse("".join(f"{head}\n{ONE}" for head in heads).encode())
    assert [page.number for page in parsed.issue.pages][: len(pages)] == pages or heads[0] == "本报记者"
    assert [dict(one.values)["page"] for one in parsed.findings if one.code == "PAR015"] == told
    assert "FACT009" not in [one.code for one in parsed.findings]


def test_a_page_alone_below_heads_with_a_date_is_told_of() -> None:
    first, second = HEADS["one line"]
    parsed = parse(f"{first}\n{ONE}{second}\n{TWO}第5版 文化\n{ONE}".encode())
    assert [page.number for page in parsed.issue.pages] == ["3", "4"]
    assert [one.line for one in parsed.findings if one.code == "PAR015"] == [11]


def test_a_folio_of_another_page_within_a_page_is_told_of() -> None:
    first, second = HEADS["one line"]
    told = parse(f"{first}\n{ONE}\f{ONE}{second}\n{first}\n{TWO}".encode()).findings
    assert [one.line for one in told if one.code == "FACT009"] == [12]


@pytest.mark.parametrize("above", ["导读 民生 5版", "老街的灯又亮了 3版"])
def test_what_the_front_page_points_at_is_not_its_number(above: str) -> None:
    head = "滨江日报 2026年7月4日 星期六 第1版 要闻"
    parsed = parse(f"{above}\n{head}\n{ONE}{TWO}".encode())
    assert [(page.number, page.section) for page in parsed.issue.pages] == [("1", "要闻")]
    assert "FACT009" not in [one.code for one in parsed.findings]


SOURCE = "江城晚报 2026年7月1日 第5版"


def test_a_source_amid_the_articles_does_not_give_a_page_its_paper_and_day() -> None:
    name = IssueFacts(
        "滨江日报", "2026-07-04", page="3", sources=dict.fromkeys(("publication", "date", "page"), FROM_NAME)
    )
    parsed = parse(f"第3版 要闻\n{ONE}{SOURCE}\n{TWO}".encode(), name)
    assert (parsed.issue.publication, parsed.issue.date) == ("滨江日报", "2026-07-04")
    assert [one.code for one in parsed.findings if one.line == 6 and one.code != "PAR001"] == ["PAR015"]
    parsed = parse(f"{ONE}{SOURCE}\n{TWO}".encode())
    assert (parsed.issue.publication, parsed.issue.date, parsed.issue.pages[0].number) == (None, None, None)
    assert [one.line for one in parsed.findings if one.code == "PAR015"] == [5]
    assert said_by_heads(split_lines(f"第3版 要闻\n{ONE}{SOURCE}\n{TWO}")).date is None


def test_a_person_may_undo_a_turn_and_make_one() -> None:
    first, second = HEADS["one line"]
    undone = read(f'[[line]]\ntext = "{second}"\nbegins_page = false'.encode())
    parsed = parse(f"{first}\n{ONE}{second}\n{TWO}".encode(), corrections=undone)
    assert [page.number for page in parsed.issue.pages] == ["3"]
    for head in ("第6版 经济", "江声 6", "滨江日报 2026年7月5日 星期日 第6版 经济"):
        made = read(f'[[line]]\ntext = "{head}"\nbegins_page = true'.encode())
        parsed = parse(f"{first}\n{ONE}{head}\n{TWO}".encode(), corrections=made)
        assert [page.number for page in parsed.issue.pages] == ["3", "6"]
    joined = read(f'[[line]]\ntext = "{TWO.splitlines()[0]}"\nbegins_page = false'.encode())
    assert len(parse(f"{first}\n{ONE}\f{TWO}".encode(), corrections=joined).issue.pages) == 1


def test_a_line_that_a_person_spoke_of_is_not_told_of() -> None:
    first, second = HEADS["one line"]
    for line, says in ((second, "false"), (TWO.splitlines()[0], "true")):
        said = read(f'[[line]]\ntext = "{line}"\nbegins_page = {says}'.encode())
        below = second if says == "false" else ""
        parsed = parse(f"{first}\n{ONE}{below}\n{TWO}".encode(), corrections=said)
        assert len(parsed.issue.pages) == (1 if says == "false" else 2)
        assert not {one.code for one in parsed.findings} & {"PAR014", "PAR015", "FACT009"}


def test_a_page_begins_with_the_first_line() -> None:
    first, _ = HEADS["one line"]
    with pytest.raises(CorrectionError) as raised:
        parse(f"{first}\n{ONE}".encode(), corrections=read(f'[[line]]\ntext = "{first}"\nbegins_page = false'.encode()))
    assert (raised.value.finding.code, raised.value.finding.line) == ("FIX006", 1)
    assert text_of(raised.value.finding, "en")[0] == "no page can be so: a page begins with the first line of a file"


def test_what_is_said_of_a_page_may_not_contradict_itself() -> None:
    entry = '[[line]]\ntext = "第4版 经济"\nbegins_page = {}\n'
    with pytest.raises(CorrectionError) as raised:
        parse(
            f"{HEAD}\n{ONE}第4版 经济\n{TWO}".encode(), corrections=read((entry * 2).format("true", "false").encode())
        )
    assert raised.value.finding.code == "FIX005"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{ONE}第4版 经济\n{TWO}", id="nothing heads the file"),
        pytest.param(f"第3版 民生\n{ONE}第3版 民生\n{TWO}", id="the same page again"),
        pytest.param(f"01 要闻\n{ONE}01 教育\n{TWO}02 医疗\n{ONE}03 交通\n{TWO}", id="numbers that begin again"),
        pytest.param(
            f"A03 要闻\n{ONE}G20 峰会\n{TWO}A4 纸涨价\n{ONE}T1 航站楼\n{TWO}", id="what is no page of the series"
        ),
        pytest.param(f"村医的三十年\n01 初心\n{ONE}02 使命\n{TWO}03 担当\n{ONE}", id="numbers below a headline"),
        pytest.param(f"第1版 要闻\n{ONE}详见 第2版\n{TWO}", id="what points at a page"),
        pytest.param(f"第1版 要闻\n{ONE}第2版说了什么？\n{TWO}", id="a question"),
        pytest.param(f"第1版 要闻\n{ONE}（下转第2版）\n{TWO}", id="a jump"),
        pytest.param(f"3 综合 责编：李小雨\n{ONE}▼下转第四版\n{TWO}", id="a jump with a sign"),
        pytest.param(f"第1版 要闻\n{DIGEST}{ONE}{TWO}", id="a digest on top"),
        pytest.param(f"第1版 要闻\n{ONE}{TWO}{DIGEST}", id="a digest at the end"),
        pytest.param(f"滨江日报 2026年7月4日 第1版\n{ONE}{DIGEST}{TWO}", id="a digest in the middle"),
        pytest.param(f"滨江日报 2026年7月4日 第1版\n{ONE}（原载《滨江日报》2026年7月1日第3版）\n{TWO}", id="a source"),
        pytest.param(f"滨江日报 2026年7月4日 第1版\n{ONE}2026年7月5日\n{TWO}", id="a date"),
        pytest.param(f"滨江日报 2026年7月4日 第1版\n{ONE}滨江市教育局\n2026年7月5日\n{TWO}", id="who signs, and when"),
        pytest.param(f"滨江日报 2026年7月4日 第1版\n{ONE}荷风\n2026年7月5日 星期日 晴\n{TWO}", id="a diary"),
        pytest.param(f"3 2026年7月4日 星期六\n{ONE}林晓禾\n2026年7月5日 星期日\n{TWO}", id="who wrote it, and when"),
        pytest.param(f"{ONE}{HEADS['one line'][0]}\n{TWO}{HEADS['one line'][1]}\n{ONE}", id="neither top nor foot"),
    ],
)
def test_what_begins_no_page(text: str) -> None:
    assert {line.page for line in split_lines(text)} == {0}


def test_a_running_head_in_the_middle_of_a_page_parts_no_article() -> None:
    head, (title, byline, *paragraphs) = HEADS["one line"][0], ONE.splitlines()
    text = "\n".join([head, title, byline, paragraphs[0], head, paragraphs[1], ""])
    (page,) = parse(text.encode()).issue.pages
    assert [folio.text for folio in page.folios] == [head, head]
    assert [[block.text for block in article.body] for article in page.articles] == [paragraphs]  # type: ignore[union-attr]
