"""What lines say outright of their labels: with the cues of invented pages, and what the shipped model makes of it."""

import numpy as np
import pytest

from convert.parser.features import features_of
from convert.parser.label import label
from convert.parser.labels import LABELS, Label
from convert.parser.lines import split_lines
from convert.parser.model_file import load_model
from convert.parser.outright import OUTRIGHT, said_of_bylines, said_outright
from convert.parser.roles import Role

SURE = 3 * OUTRIGHT
TEXT = "镇里的水管员沿渠走了一遍，闸门开合自如，渠底不见一处渗漏，种粮大户说今年浇地只要四天。"
BEGINS, CROSSHEAD, FOLIO = (
    LABELS.index(item) for item in (Label(Role.EDITOR_NOTE, starts=True), Label(Role.CROSSHEAD), Label(Role.FOLIO))
)


def said(page: str, text: str) -> tuple[float, float]:
    """What a line of a page says outright for the beginning of an article, and for a crosshead."""
    lines = split_lines(page)
    at = next(k for k, line in enumerate(lines) if line.text == text)
    found = said_outright(features_of(lines)).get(at)
    return (0.0, 0.0) if found is None else (found[BEGINS], found[CROSSHEAD])


@pytest.mark.parametrize("sign", ["导　读", "今日导读", "导 读"])
def test_the_sign_over_a_digest_begins_an_article(sign: str) -> None:
    assert said(f"灌渠通水\n{TEXT}\n{sign}\n春灌时节忙\n第四版\n", sign) == (OUTRIGHT, 0.0)
    assert said(f"灌渠通水\n{TEXT}\n{sign}课开到了村里\n{TEXT}\n", f"{sign}课开到了村里") == (0.0, 0.0)


@pytest.mark.parametrize("jump", ["（上接第1版）", "（紧接第一版）", "（上接A1版）"])
@pytest.mark.parametrize(
    ("before", "weight"),
    [
        (TEXT, OUTRIGHT),
        ("渠修好了，水就来了。", OUTRIGHT),
        ("新华社河口7月4日电", OUTRIGHT),
        ("本报记者 陆小满", 0.0),  # under a headline group the jump begins nothing
        ("河口镇二十里灌渠全线通水", 0.0),
        ("从春灌到秋收：河口镇二十里灌渠怎样让三千亩旱地变成了水浇地", 0.0),
    ],
)
def test_what_goes_on_from_another_page_begins_behind_a_text(jump: str, before: str, weight: float) -> None:
    assert said(f"通水\n{TEXT}\n{before}\n{jump}\n{TEXT}\n", jump) == (weight, -OUTRIGHT)


@pytest.mark.parametrize("word", ["更正", "启 事", "公　告", "国际简讯", "拍卖公告", "任免名单"])
def test_a_notice_or_a_roundup_begins_behind_a_text(word: str) -> None:
    assert said(f"通水\n{TEXT}\n{word}\n{TEXT}\n", word) == (OUTRIGHT, 0.0)


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("证券代码：300000", "关于签订监管协议的公告"),  # a line of its head stands over it
        (TEXT, "记者从镇里获悉，有关部门昨天就渠水漏失一事发布了公告"),  # a sentence
        (TEXT, "要闻 第3版"),
    ],
)
def test_other_words_say_nothing(before: str, word: str) -> None:
    assert said(f"通水\n{TEXT}\n本报记者 陆小满\n{before}\n{word}\n{TEXT}\n", word) == (0.0, 0.0)


@pytest.mark.parametrize("byline", ["本报记者 陆小满", "■ 陆小满", "本报通讯员 苏砚 本报记者 陆小满"])
def test_a_title_over_a_byline_begins_behind_a_text(byline: str) -> None:
    title = "云岭村开通山货直达车"
    assert said(f"通水\n{TEXT}\n{title}\n{byline}\n{TEXT}\n", title) == (OUTRIGHT, 0.0)
    assert said(f"通水\n{TEXT}\n山货出山\n{title}\n{byline}\n{TEXT}\n", title) == (0.0, 0.0)  # a kicker does
    assert said(f"通水\n{TEXT}\n{title}\n{TEXT}\n", title) == (0.0, 0.0)


@pytest.mark.parametrize(
    "lead",
    [
        "本报讯（记者陆小满）", "新华社河口7月4日电 ", "本报河口7月4日电（记者陆小满）", "河湾晚报讯 ", "快报讯 ", "路透社伦敦7月3日电 ",
        "【河口时报记者 陆小满】",
    ],
)  # fmt: skip
def test_a_line_over_a_dateline_is_no_crosshead(lead: str) -> None:
    assert said(f"通水\n{TEXT}\n云岭村开通山货直达车\n{lead}{TEXT}\n", "云岭村开通山货直达车") == (OUTRIGHT, -OUTRIGHT)
    part = "云岭村：山货直达车开通"  # each part of an article may have a dateline of its own
    assert said(f"通水\n{TEXT}\n{part}\n{lead}{TEXT}\n", part) == (0.0, -OUTRIGHT)


def test_a_brief_over_another_is_no_title() -> None:
    brief = "本报讯 河口镇昨天开通春灌渠，二十里渠水两个钟头到田头，三千亩旱地浇上了头"
    assert said(f"通水\n{TEXT}\n{brief}\n本报讯 {TEXT}\n", brief) == (0.0, -OUTRIGHT)


@pytest.mark.parametrize("over", ["（下转第4版）", "（作者为河口镇水管员）", TEXT])
def test_what_is_no_title_over_a_dateline_may_be_what_it_looks_like(over: str) -> None:
    """It is no headline, but may still be a caption."""
    page = f"通水\n{TEXT[:-1]}\n本报记者 田禾青\n{TEXT[3:]}\n{over}\n本报讯（记者陆小满）{TEXT}\n"
    lines = split_lines(page)
    at = next(k for k, line in enumerate(lines) if line.text == over)
    weights = said_outright(features_of(lines)).get(at, np.zeros(len(LABELS)))
    assert weights[LABELS.index(Label(Role.CAPTION))] == 0.0


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        ("栏目投稿邮箱：lt@paper.example.cn", -OUTRIGHT),
        ("来稿请寄 fukan@example.com", -OUTRIGHT),
        ("@所有人：渠水通了", 0.0),
    ],
)
def test_no_title_holds_an_address(line: str, weight: float) -> None:
    assert said(f"通水\n{TEXT}\n本报记者 陆小满\n{TEXT}\n{line}\n云岭村开通山货直达车\n{TEXT}\n", line)[1] == weight


def test_a_word_over_the_first_article_is_no_page_head() -> None:
    """What says neither paper nor date, page or section is none; below the top nothing is said of it."""
    on_top = "滨江日报 2026年7月4日 星期六\n第3版\n"
    page = f"我们村的新鲜事①\n菜地装上了“天气预报员”\n本报记者 岑玉珍\n{TEXT * 3}\n工友之声\n"
    told = [
        text[line].text
        for text in map(split_lines, (page, on_top))
        for line, weights in said_outright(features_of(text)).items()
        if weights[FOLIO] == -OUTRIGHT
    ]
    assert told[:2] == ["我们村的新鲜事①", "菜地装上了“天气预报员”"]
    assert not {"滨江日报 2026年7月4日 星期六", "第3版", "工友之声"} & {*told}


def test_the_shipped_model_reads_short_reports_below_a_long_one_as_articles() -> None:
    short = f"云岭村开通山货直达车\n本报讯（记者陆小满）{TEXT}"
    page = f"灌渠通水\n本报记者 田禾青\n{TEXT}\n渠修好了\n{TEXT[3:]}\n{short}\n更正\n本报昨日第3版“四十道”应为“四十二道”。\n"
    heads = [item.line.text for item in label(split_lines(page), load_model()) if item.starts_article]
    assert heads == ["灌渠通水", "云岭村开通山货直达车", "更正"]


def test_a_sentence_on_top_is_no_folio_whatever_day_it_says() -> None:
    sentence = "2026年7月1日，晨江大桥正式通车。"
    lines = split_lines(f"{sentence}\n通水\n{TEXT}\n")
    assert said_outright(features_of(lines))[0][FOLIO] == -OUTRIGHT
    assert said_outright(features_of(split_lines(f"2026年7月1日 星期三\n通水\n{TEXT}\n")))[0][FOLIO] == SURE


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        (f"（上接第1版）{TEXT}", -OUTRIGHT),
        ("渠修好了。水来了。", -OUTRIGHT),
        ("渠修好了。", 0.0),
        ("渠修好了 水来了", 0.0),
    ],
)
def test_several_sentences_are_no_title_nor_is_what_goes_on_with_one(line: str, weight: float) -> None:
    _, crosshead = said(f"通水\n{TEXT}\n本报记者 陆小满\n{line}\n{TEXT}\n", line)
    assert crosshead == weight


@pytest.mark.parametrize(
    ("head", "weight"),
    [
        ("2026年7月2日　星期四", SURE),
        ("第14版：国际", OUTRIGHT),
        ("责编：陆小满　版式：顾北", OUTRIGHT),
        ("国际", 0.0),
        ("河口晚报", 0.0),
        ("（上接第1版）", 0.0),
    ],
)
def test_what_says_the_day_the_page_or_who_made_it_on_top_of_a_page_is_of_its_head(head: str, weight: float) -> None:
    weights = said_outright(features_of(split_lines(f"{head}\n灌渠通水\n{TEXT}\n"))).get(0, np.zeros(len(LABELS)))
    assert weights[FOLIO] == weight


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        ("采写/河湾晚报记者 陆小满", -OUTRIGHT),
        ("文/本报记者 陆小满 顾 北", -OUTRIGHT),
        ("商报全媒体记者 陆小满 文/图", -OUTRIGHT),
        ("陆　北　摄", -OUTRIGHT),
        ("记者再走长城", 0.0),
        ("五位教师代表与中外记者交流", 0.0),
        ("河口镇陆小满", 0.0),
    ],
)
def test_a_line_that_does_nothing_but_name_makers_is_no_title_and_no_text(line: str, weight: float) -> None:
    paragraph = LABELS.index(Label(Role.PARAGRAPH))
    lines = split_lines(f"通水\n{TEXT}\n{line}\n{TEXT}\n")
    assert said_outright(features_of(lines)).get(2, np.zeros(len(LABELS)))[paragraph] == weight


@pytest.mark.parametrize(
    ("title", "weight"),
    [
        ("渠水里的长远账（江城论坛）", OUTRIGHT),
        ("修渠的人（外一首）", OUTRIGHT),
        ("陆小满（河口）", 0.0),
        ("2.水利工程（续建）", 0.0),
        ("渠长：陆小满（河口镇）", 0.0),
        ("渠水通了（）", 0.0),
    ],
)
def test_a_title_with_its_column_in_brackets_begins_behind_a_text(title: str, weight: float) -> None:
    assert said(f"通水\n{TEXT}\n{title}\n{TEXT}\n", title)[0] == weight
    assert said(f"通水\n本报记者 陆小满\n{title}\n{TEXT}\n", title)[0] == 0.0


def test_a_note_on_top_of_a_page_is_no_line_of_its_editors() -> None:
    note = "编者按：近日，河口镇办了一场灌渠论坛，来了三十位代表。本版摘登几位代表的发言，供读者参考。"
    editors = LABELS.index(Label(Role.EDITOR_LINE))
    said_of = said_outright(features_of(split_lines(f"滨江日报 2026年7月4日 星期六\n{note}\n灌渠通水\n{TEXT}\n")))
    assert said_of[1][editors] == -OUTRIGHT
    assert said_of[1][LABELS.index(Label(Role.EDITOR_NOTE, starts=True))] == 2 * OUTRIGHT
    assert said_of[1][FOLIO] == -OUTRIGHT
    below = said_outright(features_of(split_lines(f"通水\n{TEXT * 3}\n水渠\n{TEXT * 3}\n来稿请寄本报。{TEXT}\n")))
    assert below[4][editors] == 0.0


def test_a_dateline_of_its_own_is_no_line_of_the_editors() -> None:
    editors = LABELS.index(Label(Role.EDITOR_LINE))
    lines = split_lines(f"通水\n本报记者 陆小满\n{TEXT}\n{TEXT}\n{TEXT}\n本报河口7月4日电\n")
    assert said_outright(features_of(lines))[5][editors] == -OUTRIGHT


@pytest.mark.parametrize(
    ("signature", "title", "weight"),
    [
        ("（陆小满）", "水渠边上的夜校", OUTRIGHT),
        ("（记者 陆小满 顾北）", "水渠边上的夜校", OUTRIGHT),
        ("（按姓氏笔画排列）", "水渠边上的夜校", 0.0),
        ("（未完待续）", "水渠边上的夜校", 0.0),
        ("（陆小满）", "云岭：渠水到了田头", 0.0),  # the next part of a round-up
        ("（陆小满）", "责任编辑：顾北", 0.0),
        (f"{TEXT}（陆小满）", "水渠边上的夜校", OUTRIGHT),
        (f"{TEXT}（记者 陆小满）", "水渠边上的夜校", OUTRIGHT),
        (f"{TEXT}（见上图）", "水渠边上的夜校", 0.0),
        (f"{TEXT}（陆小满）", "新闻热线：0000-5550000", 0.0),
    ],
)
def test_a_title_behind_a_signature_begins_an_article(signature: str, title: str, weight: float) -> None:
    assert said(f"通水\n{TEXT}\n{signature}\n{title}\n{TEXT}\n", title)[0] == weight


CREDITED = "河口镇的孩子们在渠边放纸船，渠水清得看得见底。本报记者 陆小满 摄"


@pytest.mark.parametrize(
    ("title", "below", "weight"),
    [
        ("渠边纸船", f"{CREDITED}\n云岭村开通山货直达车\n{TEXT}", OUTRIGHT),
        ("渠边纸船", CREDITED, OUTRIGHT),
        ("渠边纸船", f"{CREDITED}\n{TEXT * 2}", 0.0),  # a crosshead, and a picture within its part
        ("渠边的孩子们今天放了一百只纸船", f"{CREDITED}\n云岭村开通山货直达车", 0.0),
        ("陆小满", f"{CREDITED}\n云岭村开通山货直达车", 0.0),
    ],
)
def test_a_short_title_over_a_picture_begins_behind_a_text(title: str, below: str, weight: float) -> None:
    assert said(f"通水\n{TEXT}\n{title}\n{below}\n", title)[0] == weight


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        ("图为灌渠一角", OUTRIGHT),
        ("上图：水管员沿渠走了一遍", OUTRIGHT),
        ("图①：渠首", OUTRIGHT),
        ("图书馆开到了村里", 0.0),
        ("上图书馆去", 0.0),
    ],
)
def test_what_says_that_it_speaks_of_a_picture_is_a_caption(line: str, weight: float) -> None:
    weights = said_outright(features_of(split_lines(f"通水\n{TEXT}\n{line}\n{TEXT}\n"))).get(2, np.zeros(len(LABELS)))
    assert weights[LABELS.index(Label(Role.CAPTION))] == weight


@pytest.mark.parametrize(
    ("above", "weight"),
    [
        ("副刊·乡风", SURE),
        ("军事论坛", SURE),
        ("沿河两岸一张图", SURE),
        ("水渠边上有一所夜校。", -OUTRIGHT),
    ],
)
def test_what_stands_over_the_day_in_a_page_head_is_of_it(above: str, weight: float) -> None:
    page = f"{above}\n滨江日报 第3版\n2026年7月4日 星期六\n灌渠通水\n{TEXT}\n"
    assert said_outright(features_of(split_lines(page)))[0][FOLIO] == weight


@pytest.mark.parametrize(
    ("line", "is_none"),
    [
        ("——访河口大学教授陆小满", True),
        ("水渠边上的夜校 老人教出来的", True),
        ("陆小满", False),
        ("陆小满／河口報導", False),
        ("本报评论员", False),
    ],
)
def test_a_line_that_names_no_one_is_no_byline(line: str, is_none: bool) -> None:
    features = features_of(split_lines(f"通水\n{line}\n{TEXT}\n"))
    weights = said_of_bylines(features, [1]).get(1, np.zeros(len(LABELS)))
    assert weights[LABELS.index(Label(Role.BYLINE))] == (-OUTRIGHT if is_none else 0.0)


HEAD = "滨江日报 2026年7月4日 星期六 第3版"


@pytest.mark.parametrize(
    "first",
    [
        f"新华社河口7月4日电（记者 陆小满）{TEXT}",
        f"本报讯（记者 陆小满）{TEXT}",
        f"（上接第1版）{TEXT}",
        "（上接第1版）",
        "本报讯 昨日，河口大桥合龙。",
        "（紧接第一版）大桥建成后，两岸通行时间将由四十分钟缩短至五分钟。",
        f"中新网7月4日电 {TEXT}",
    ],
)
def test_under_a_page_head_a_report_without_a_title_begins_an_article(first: str) -> None:
    page = f"{HEAD}\n{first}\n{TEXT}\n云岭村开通山货直达车\n本报讯（记者 顾北）{TEXT}\n"
    found = label(split_lines(page), load_model())
    assert [item.role for item in found[:1]] == [Role.FOLIO]
    assert found[1].role in {Role.PARAGRAPH, Role.JUMP}
    assert [item.line.text for item in found if item.starts_article] == [first, "云岭村开通山货直达车"]


@pytest.mark.parametrize(
    ("below", "weight"),
    [
        ("（2026年6月26日河口市第十五届人民代表大会常务委员会第二十三次会议通过）", -OUTRIGHT),
        ("（2026年3月5日）", 0.0),
        (TEXT, 0.0),
    ],
)
def test_what_was_enacted_is_no_paragraph_however_long(below: str, weight: float) -> None:
    title = "河口市人民代表大会常务委员会关于修改《河口市灌渠管理条例》和《河口市农田水利设施保护办法》的决定"
    lines = split_lines(f"通水\n{TEXT}\n{title}\n{below}\n{TEXT}\n")
    weights = said_outright(features_of(lines)).get(2, np.zeros(len(LABELS)))
    assert weights[LABELS.index(Label(Role.PARAGRAPH))] == weight


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        (f"{TEXT}水管员姓田，今年五十", -OUTRIGHT),
        ("本版文字由陆小满整理。来稿请寄 fukan@example.com", 0.0),
        ("责任编辑：陆小满　版式：顾北", 0.0),
    ],
)
def test_a_sentence_at_the_foot_of_a_page_is_no_line_of_its_editors(line: str, weight: float) -> None:
    editors = LABELS.index(Label(Role.EDITOR_LINE))
    lines = split_lines(f"通水\n本报记者 陆小满\n{TEXT}\n{TEXT}\n{TEXT}\n{line}\n")
    assert said_outright(features_of(lines)).get(5, np.zeros(len(LABELS)))[editors] == weight


@pytest.mark.parametrize("jump", ["下转A06", "▶下转A06", "转A6", "接A01", "（转A6）", "下转D叠02版", "（下转第2版）"])
def test_a_jump_on_a_line_of_its_own_is_no_title(jump: str) -> None:
    page = f"灌渠通水\n本报记者 陆小满\n{TEXT}\n{TEXT}\n{jump}\n云岭村开通山货直达车\n本报讯（记者 顾北）{TEXT}\n"
    found = label(split_lines(page), load_model())
    assert found[4].role is Role.JUMP
    assert [item.line.text for item in found if item.starts_article] == ["灌渠通水", "云岭村开通山货直达车"]


@pytest.mark.parametrize("line", ["转型升级的六年", "接住孩子的梦", "上百人上山植树", "下转水库"])
def test_what_begins_as_a_jump_does_may_be_a_title(line: str) -> None:
    assert said(f"通水\n{TEXT}\n{line}\n{TEXT}\n", line)[1] == 0.0


def weight(page: str, text: str, item: Label) -> float:
    """What a line of a page says outright for a label."""
    lines = split_lines(page)
    at = next(k for k, line in enumerate(lines) if line.text == text)
    return float(said_outright(features_of(lines)).get(at, np.zeros(len(LABELS)))[LABELS.index(item)])


@pytest.mark.parametrize("word", ["核心阅读", "【阅读提示】", "内容提要：", "核心提示"])
def test_the_word_over_a_summary_and_the_summary_are_no_title(word: str) -> None:
    page = f"灌渠通水\n{word}\n{TEXT}\n本报记者 陆小满\n{TEXT}\n{TEXT}\n"
    lines = split_lines(page)
    found = said_outright(features_of(lines))
    summary, headline = LABELS.index(Label(Role.STANDFIRST)), LABELS.index(Label(Role.HEADLINE))
    assert [found[k][summary] for k in (1, 2)] == [2 * OUTRIGHT] * 2
    assert found[1][headline] == -2 * OUTRIGHT
    assert found[4][summary] == 0.0
    assert [item.role for item in label(lines, load_model())][:4] == [
        Role.HEADLINE, Role.STANDFIRST, Role.STANDFIRST, Role.BYLINE,
    ]  # fmt: skip


@pytest.mark.parametrize("line", [f"核心阅读：{TEXT}", f"【阅读提示】{TEXT}"])
def test_a_summary_may_stand_behind_its_word(line: str) -> None:
    assert weight(f"通水\n{TEXT}\n本报记者 陆小满\n{line}\n{TEXT}\n", line, Label(Role.STANDFIRST)) == 2 * OUTRIGHT


@pytest.mark.parametrize("word", ["导读", "要点", "导语怎么写", "提要写作一得"])
def test_other_words_are_no_summary(word: str) -> None:
    assert weight(f"通水\n{TEXT}\n{TEXT}\n本报记者 陆小满\n{word}\n{TEXT}\n", word, Label(Role.STANDFIRST)) == 0.0


@pytest.mark.parametrize(
    ("line", "of_table"),
    [
        ("滨城 4320 5.6 3.2", True),
        ("1　江岸雄鹰　9　6　2　1　14　5　20", True),
        ("云岭  4.8%  -2.9%", True),
        ("滨城 4320", False),
        ("渠长20里 惠及3000亩 村民叫好", False),
    ],
)
def test_a_row_of_a_table_is_no_title_and_goes_on_from_nothing(line: str, of_table: bool) -> None:
    page = f"通水\n{TEXT}\n{TEXT}\n本报记者 陆小满\n{TEXT}\n{line}\n{TEXT}\n"
    expected = -OUTRIGHT if of_table else 0.0
    assert weight(page, line, Label(Role.CROSSHEAD)) == expected
    assert weight(page, line, Label(Role.PARAGRAPH, joins=True)) == expected


@pytest.mark.parametrize(
    ("line", "above", "weight"),
    [
        ("■ 观察家", TEXT, -OUTRIGHT),  # a column's name
        ("■延伸阅读", TEXT, -OUTRIGHT),
        ("■陆 小满", TEXT, 0.0),
        ("■ 秋水", "灌渠记", 0.0),  # a pen name under a title
    ],
)
def test_a_mark_before_no_name_behind_a_text_is_no_byline(line: str, above: str, weight: float) -> None:
    features = features_of(split_lines(f"通水\n{above}\n{line}\n{TEXT}\n"))
    weights = said_of_bylines(features, [2]).get(2, np.zeros(len(LABELS)))
    assert weights[LABELS.index(Label(Role.BYLINE))] == weight


@pytest.mark.parametrize("line", ["线索提供：陆女士　线索费：200元", "单位：元/平方米", "渠水来了。（滨社）"])
def test_units_and_sources_behind_a_sentence_are_no_titles(line: str) -> None:
    assert weight(f"通水\n{TEXT}\n{TEXT}\n{TEXT}\n{line}\n{TEXT}\n", line, Label(Role.HEADLINE)) == -OUTRIGHT


@pytest.mark.parametrize(
    ("decks", "begins"),
    [
        (("云岭山货进城", "直达车本月开通"), True),
        (("直达车开进云岭", "山货进城不过夜", "首批两千斤笋干昨日售罄"), True),
        (("陆小满", "云岭村开通山货直达车"), False),  # who wrote the text above
        (("滨城市委宣传部", "云岭村开通山货直达车"), False),
        (("滨城晨江——", "山货进城不过夜"), False),  # a place over each part
    ],
)
@pytest.mark.parametrize("lead", ["本报讯（记者陆小满）", "【路透社巴黎九日电】"])
def test_the_first_of_several_decks_over_a_dateline_begins(decks: tuple[str, ...], begins: bool, lead: str) -> None:
    page = "\n".join(("通水", TEXT, *decks, f"{lead}{TEXT}", TEXT))
    assert said(page, decks[0])[0] == (OUTRIGHT if begins else 0.0)


@pytest.mark.parametrize(
    ("line", "item", "expected"),
    [
        ("图文：陆小满", Label(Role.HEADLINE), -OUTRIGHT),
        ("作者：陆小满", Label(Role.EDITOR_LINE), -OUTRIGHT),
        ("责编：陆小满　美编：顾北", Label(Role.EDITOR_LINE), OUTRIGHT),
        ("國際中心／綜合報導", Label(Role.BYLINE), OUTRIGHT),
        ("By Emily Tsai", Label(Role.BYLINE), OUTRIGHT),
        ("作者系河口大学教授", Label(Role.EDITOR_LINE), -OUTRIGHT),
        ("陆小满（河口大学教授）", Label(Role.HEADLINE), -OUTRIGHT),
    ],
)
def test_who_made_it_is_no_title(line: str, item: Label, expected: float) -> None:
    assert weight(f"灌渠通水\n{line}\n{TEXT}\n", line, item) == expected


def test_an_english_title_is_of_no_page_head() -> None:
    page = "滨江周报 2026年7月4日 星期六 第3版\nRiver town opens a new canal\nBy Emily Tsai\nPeople came early.\n"
    assert weight(page, "River town opens a new canal", Label(Role.FOLIO)) == -OUTRIGHT


@pytest.mark.parametrize(
    ("end", "weight"),
    [
        ("（下转第4版）", OUTRIGHT),
        ("（作者系河口大学教授）", OUTRIGHT),
        ("（据新华社）", OUTRIGHT),
        ("据新华社河口7月4日电", OUTRIGHT),
        ("本报记者 陆小满", 0.0),  # a part of an article may end in one
    ],
)
def test_a_title_behind_what_closes_an_article_begins_another(end: str, weight: float) -> None:
    title = "云岭村开通山货直达车"
    assert said(f"通水\n{TEXT}\n{end}\n{title}\n{TEXT}\n", title)[0] == weight
    assert said(f"通水\n{TEXT}\n{end}\n延伸阅读\n{TEXT}\n", "延伸阅读")[0] == 0.0  # a box of the same article


@pytest.mark.parametrize("note", ["【作者简介】陆小满，河口市作家协会会员。", "■链接", "▲渠水进村。", "第四十一回"])
def test_what_begins_with_a_mark_goes_on_from_nothing(note: str) -> None:
    lines = split_lines(f"渡口\n{TEXT[:-1]}\n\n{note}\n\n{TEXT}\n")
    at = next(k for k, line in enumerate(lines) if line.text == note)
    assert said_outright(features_of(lines))[at][LABELS.index(Label(Role.PARAGRAPH, joins=True))] <= -OUTRIGHT


@pytest.mark.parametrize(
    "credit",
    [
        "图/本报记者 陆小满",
        "摄影：本报记者 陆小满",
        "摄/陆小满",
        "新华社/法新",
        "圖/IC photo",
        "图/视频截图",
        "陆小满 摄",
        "河口市文旅局供图",
    ],
)
def test_sentences_with_a_credit_behind_them_are_a_caption(credit: str) -> None:
    caption = f"7月7日，游客在河口老街游玩。{credit}"
    lines = split_lines(f"老街开放\n{TEXT}\n\n{caption}\n\n{TEXT}\n")
    at = next(k for k, line in enumerate(lines) if line.text == caption)
    assert said_outright(features_of(lines))[at][LABELS.index(Label(Role.CAPTION))] >= OUTRIGHT
    plain = split_lines(f"老街开放\n{TEXT}\n\n{caption}他说。\n\n{TEXT}\n")
    assert said_outright(features_of(plain)).get(at, np.zeros(len(LABELS)))[LABELS.index(Label(Role.CAPTION))] <= 0


@pytest.mark.parametrize(
    "credit",
    [
        "（新华社）",
        "美聯社",
        "（陆小满 文/图）",
        "（记者 陆小满 图/文）",
        "（口述：陆小满 整理：苏砚 摄影：顾北）",
        "（陆小满 摄影报道）",
    ],
)
def test_what_closes_a_text_as_well_says_of_no_caption(credit: str) -> None:
    line = f"渡口这两年添了新船，往来的乘客多了三成，船工说从没这么忙过。{credit}"
    lines = split_lines(f"老街开放\n{TEXT}\n\n渡口新船昨日下水\n{line}\n")
    assert said_outright(features_of(lines)).get(3, np.zeros(len(LABELS)))[LABELS.index(Label(Role.CAPTION))] <= 0


def test_a_short_report_with_a_credit_is_no_caption() -> None:
    line = "本报讯（记者 陆小满）昨日，老街的石板路重新开放，游客一早就等在街口。（图片由市文旅局提供）"
    lines = split_lines(f"渡口新船昨日下水\n{line}\n{TEXT}\n")
    assert said_outright(features_of(lines))[1][LABELS.index(Label(Role.CAPTION))] <= 0


@pytest.mark.parametrize(
    "title", ["据守渡口四十年", "来源可查 去向可追", "转自行车道为步道", "综合整治见成效 渡口传来好消息"]
)
def test_a_title_that_begins_as_a_source_does_closes_nothing(title: str) -> None:
    assert said(f"通水\n{TEXT}\n{title}\n老船工的最后一班船\n{TEXT}\n", "老船工的最后一班船")[0] == 0.0
