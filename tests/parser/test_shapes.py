"""Crossheads that are bylines, and those that only look so."""

from __future__ import annotations

import pytest

from convert.parser.blocks import blocks
from convert.parser.shapes import shaped
from tests.parser.labelled import labelled

TEXT = "P 清早的河面上起了雾，渡船还没有开，等船的人就蹲在石阶上说起今年的收成，一直说到太阳出来。"
VERSE = "P 河面上起了雾\nP 渡船还没有开\nP 我在石阶上等"

SIGNED = {
    "C ■江北军区某旅二级上士  苏长远": TEXT,
    "C ◆秋 禾": TEXT,
    "C ⊙苏明": TEXT,
    "C 江城第二中学 苏 明": TEXT,
    "C 化学学院2020级 苏明": VERSE,
    "C 星河云/江城日报记者 阿依努尔·买买提 通讯员 苏明远": TEXT,
    "C 記者 蘇明遠": TEXT,
    "C 苏 明": VERSE,
    "C 苏明远": TEXT,
}


@pytest.mark.parametrize("line", SIGNED)
def test_a_crosshead_behind_a_title_that_names_a_maker_is_a_byline(line: str) -> None:
    found = shaped(blocks(labelled(f"H* 渡口\nC 江边\n{line}\n{SIGNED[line]}")))
    assert [block.shape for block in found[1:3]] == [None, "byline"]


PLAIN = {
    "C 高质量": TEXT,
    "C 江边 渡口": TEXT,
    "C ■新动能": TEXT,
    "C 职工文化": TEXT,
    "C 国资委": TEXT,
    "C 苏明远": VERSE,
    "C 一线记者在行动": TEXT,
    "C 稳产量 增效益 提品质": TEXT,
    # a list of names
    "C 苏明远  江城大学教授": "P 顾小北  江城第二中学校长\nC 海天市\nP 方 澈  海天大学教授",
}


@pytest.mark.parametrize("line", PLAIN)
def test_other_crossheads_stay_what_they_are(line: str) -> None:
    found = shaped(blocks(labelled(f"H* 渡口\nC 江边\n{line}\n{PLAIN[line]}")))
    assert [block.shape for block in found[1:3]] == [None, None]


SONG = [
    "东岸桃花西岸柳，",
    "一篙撑过是渔家。",
    "阿公卖得新鱼去，",
    "换得城中雨前茶。",
    "滩头水浅船来早，",
    "满载秋风与夕霞。",
]
STANZAS = {
    # the blank lines before each line; which lines open a stanza
    "couplets": ((1, 0, 1, 0, 1, 0), (0, 2, 4)),
    "one gap": ((2, 0, 0, 0, 1, 0), (0, 4)),
    "no gap at all": ((0, 0, 0, 0, 0, 0), ()),
    "a gap before the first line alone": ((3, 0, 0, 0, 0, 0), ()),
    "each line with a gap": ((1, 1, 1, 1, 1, 1), ()),
    "each line with a gap, stanzas with a wider one": ((1, 1, 2, 1, 3, 1), (0, 2, 4)),
    "each line with a gap but one": ((1, 1, 1, 0, 1, 1), ()),
    "a last line that is a stanza by itself": ((1, 0, 0, 0, 0, 1), (0, 5)),
}


@pytest.mark.parametrize("name", STANZAS)
def test_a_stanza_opens_behind_a_wider_gap_than_most_lines_have(name: str) -> None:
    gaps, opening = STANZAS[name]
    page = "\n".join(
        ["H* 渡口竹枝词", "B 苏明远", *("\n" * gap + f"P {line}" for gap, line in zip(gaps, SONG, strict=True))]
    )
    lines = [block.shape for block in shaped(blocks(labelled(page)))[2:]]
    assert lines == ["stanza" if n in opening else "verse" for n in range(6)]


def test_a_gap_around_the_poet_below_opens_no_stanza() -> None:
    page = "H* 渡口竹枝词\n" + "\n".join(f"P {line}" for line in SONG) + "\n\nP 苏明远"
    assert [block.shape for block in shaped(blocks(labelled(page)))[1:]] == ["verse"] * 6 + ["byline"]


RAIN = ["P 渡口的灯还亮着，", "P 2019年的雨还在下，", "P 船工收起了竹篙，", "P 对岸没有人，", "P 只有水声，慢慢走远。"]


@pytest.mark.parametrize("line", ["P 2019年的雨还在下，", "P 广播里唱着《渔光曲》，", "P 雨　　还在下，"])
def test_a_poem_may_have_a_line_with_a_figure_a_title_or_a_gap(line: str) -> None:
    page = "\n".join(["H* 渡口", RAIN[0], line, *RAIN[2:]])
    assert [block.shape for block in shaped(blocks(labelled(page)))[1:]] == ["verse"] * 5


def test_thousands_of_odd_lines_are_no_poem() -> None:
    group = blocks(labelled("H* 水位\n" + "P 2019年的雨，\n" * 5000))
    assert {block.shape for block in shaped(group)} == {None}


def test_lines_of_figures_are_no_poem() -> None:
    page = "H* 水位\nP 石湾渡口 12米，\nP 柳林渡口 13米，\nP 星河大桥 15米，\nP 上游水库 90米，"
    assert {block.shape for block in shaped(blocks(labelled(page)))[1:]} == {None}


def test_under_a_title_that_says_so_every_short_line_is_verse() -> None:
    page = "H* 渡口（外一首）\nB 苏明远\nP 船把水推开\nP 水又合上\nC 冬夜\nP 灯数了三遍\nP 还是\nP 少一盏\nP 苏 明"
    shapes = [block.shape for block in shaped(blocks(labelled(page)))[2:]]
    assert shapes == ["verse", "verse", None, "verse", "verse", "verse", "byline"]


GATHER = "P 市中心广场集合\nP 七点钟准时开车\nP 请带好身份证件\nP 雨天顺延一周"
NO_POEMS = {
    "江城诗会": GATHER,
    "诗词大会": GATHER,
    "诗意江城": GATHER,
    "诗歌朗诵会": GATHER,
    "诗选目录": "P 渡口的灯\nP 江上的雨\nP 石湾的船\nP 柳林的风",
    "诗歌作者": "P 苏明远\nP 顾小北\nP 江城大学\nP 柳林镇人民政府",
}


@pytest.mark.parametrize("title", NO_POEMS)
def test_under_a_title_that_speaks_of_poems_not_every_short_line_is_verse(title: str) -> None:
    assert {block.shape for block in shaped(blocks(labelled(f"H* {title}\n{NO_POEMS[title]}")))[1:]} <= {
        None,
        "sign-off",
    }


@pytest.mark.parametrize("title", ["诗", "诗二首", "诗歌三首", "诗·渡口", "渡口诗抄", "写给渡口的诗"])
def test_the_titles_of_poems_are_known(title: str) -> None:
    page = f"H* {title}\nP 船把水推开\nP 水又合上\nP 灯数了三遍\nP 还是少一盏"
    assert {block.shape for block in shaped(blocks(labelled(page)))[1:]} == {"verse"}


TUNE = "P 荷塘夜静蛙声密，流萤数点穿篱急。\nP 渡口话桑麻，邻翁带月夸。\nP 稻花香满路，儿女欢无数。\nP 何处起笙歌，桥头人影多。"
LONG_TUNE = (
    "P 一水中分，两岸青山，万里云天。\nP 看长桥如画，车流不息；高楼林立，灯火连绵。\nP 凭栏处，有清风拂面，明月同船。"
)


@pytest.mark.parametrize(
    "title", ["菩萨蛮·夏夜", "菩萨蛮　夏夜", "菩薩蠻‧夏夜", "菩萨蛮", "【如梦令】渡口", "西江月（二首）"]
)
def test_the_lines_of_a_tune_are_verse_though_each_is_a_sentence(title: str) -> None:
    for lines in (TUNE, LONG_TUNE):
        shapes = [block.shape for block in shaped(blocks(labelled(f"H* {title}\nB 苏明远\n{lines}")))[2:]]
        assert shapes == ["verse"] * len(lines.split("\n"))


SENTENCES = "P 江边的人起得很早。\nP 他们挑着担子，一直走到渡口去。\nP 江风吹过来。\nP 担子已经满了。"


@pytest.mark.parametrize("title", ["浪淘沙的人们", "西江月色", "夏夜"])
def test_a_title_that_only_begins_like_a_tune_makes_no_verse_of_sentences(title: str) -> None:
    assert {block.shape for block in shaped(blocks(labelled(f"H* {title}\n{SENTENCES}")))} == {None}


def test_an_essay_that_is_called_as_a_tune_is_none() -> None:
    page = f"H* 山坡羊\nB 苏明远\n{TEXT}\nP 羊走在前头。\nP 我跟在后头。\n{TEXT}"
    assert {block.shape for block in shaped(blocks(labelled(page)))} == {None}


@pytest.mark.parametrize("title", ["江南小令（三首）", "渡口短歌(两首)", "夏夜（组诗）"])
def test_under_a_title_of_several_poems_each_short_line_is_verse(title: str) -> None:
    page = f"H* {title}\nB 苏明远\nC 采桑子\nP 桑叶青青晓露凉，\nP 谁在垄头忙。\nC 灯\nP 灯数了三遍"
    shapes = [block.shape for block in shaped(blocks(labelled(page)))[2:]]
    assert shapes == [None, "verse", "verse", None, "verse"]


@pytest.mark.parametrize("title", ["获奖歌曲名单（三首）", "唱了三首", "江城三首新歌发布", "（三首）诗朗诵"])
def test_other_titles_with_three_songs_are_of_no_poems(title: str) -> None:
    page = f"H* {title}\nP 渡口的灯\nP 江上的雨\nP 石湾的船"
    assert {block.shape for block in shaped(blocks(labelled(page)))} == {None}


LAMP = "P 在江的尽头\nP 你站成一个问号\nP 等待夜归的船"
FERRY = "P 渡口老了\nP 船也老了\nP 只有江水还年轻"
COUNTED_POEMS = {
    # the title, its lines; which line is the title of a poem
    ("诗两首", f"C 灯塔\n{LAMP}\n\nP 渡口\n{FERRY}"): [4],
    ("灯塔（外一首）", f"{LAMP}\n\nP 渡口\n{FERRY}"): [3],
    # all have their titles, or the first has none; several lines may be one; no number; it is a line
    ("诗二首", f"P 灯塔\n{LAMP}\n\nP 渡口\n{FERRY}"): [],
    ("短诗二首", f"{LAMP}\nC 渡口\n{FERRY}"): [],
    ("一首诗", f"P 灯塔\n\n{LAMP}\n\nP 渡口\n{FERRY}"): [],
    ("诗两首", f"C 灯塔\n{LAMP}\n\nP 还有风\nP 还有雨\nC 渡口\n{FERRY}"): [],
    ("诗两首", f"C 灯塔\n{LAMP}\n\nP 还有风\nP 还有雨\n\nP 渡口\n{FERRY}"): [],
    ("江边（组诗）", f"C 灯塔\n{LAMP}\n\nP 渡口\n{FERRY}"): [],
    ("灯塔（外一首）", f"{LAMP}\n\nP 渡口，\n{FERRY}"): [],
    ("灯塔（外一首）", f"{LAMP}\n\nP 渡口和渡口上所有的船\n{FERRY}"): [],
}


@pytest.mark.parametrize(("title", "lines"), COUNTED_POEMS)
def test_as_many_poems_as_a_title_says_have_titles_of_their_own(title: str, lines: str) -> None:
    found = shaped(blocks(labelled(f"H* {title}\n{lines}")))[1:]
    assert [n for n, block in enumerate(found) if block.shape == "crosshead"] == COUNTED_POEMS[title, lines]
    others = [block.shape for block in found if block.shape != "crosshead" and block.role == "paragraph"]
    assert set(others) <= {"verse", "stanza"}


ITEMS = {
    "一、二、三、": "P 会议研究了这些事。\nP 一、防汛工作；\nP 二、教育工作；\nP 三、医保工作。\nP 会议要求，各部门要抓好落实。",
    "；": "P 坚持以人为本，坚持统筹兼顾；\nP 坚持改革创新，坚持依法治水；\nP 坚持系统观念，坚持协同推进。\nP 会议强调，要压实责任。",
    "、": "P 停水的有东门街、文庙路，\nP 柳林镇一至五组，\nP 石湾、上渡两个村，\nP 开发区纬三路以南。",
    "下列：": "P 明日停水区域如下：\nP 东门街至文庙路，\nP 柳林镇一至五组，\nP 石湾村和上渡村，\nP 开发区纬三路以南。",
}


@pytest.mark.parametrize("name", ITEMS)
def test_the_items_of_a_list_are_no_verse(name: str) -> None:
    page = f"H* 防汛会议召开\n{ITEMS[name]}"
    assert {block.shape for block in shaped(blocks(labelled(page)))} == {None}


POEM = ["P 春天、夏天，", "P 我都在渡口等船，", "P 船来了又走；", "P 江水不等人，", "P 只有灯还亮着。"]


@pytest.mark.parametrize("line", ["P 苏明远在信中写道：", "P 她在船上写下如下诗句：", "P 乡亲们这样唱："])
def test_a_poem_may_stand_behind_a_colon_and_hold_marks_of_lists(line: str) -> None:
    page = "\n".join(["H* 渡口", TEXT, line, *POEM])
    assert [block.shape for block in shaped(blocks(labelled(page)))[3:]] == ["verse"] * 5


@pytest.mark.parametrize(
    "line",
    [
        "P 信的末尾写了一首诗，全诗如下：",
        "P 那首歌传唱了多年，歌词如下：",
        "P 他抄了一首民谣，原文如下：",
        "P 他写了以下几行：",
        "P 信的末尾是以下六行字：",
        "P 他新写的六句分别是：",
        "P 门上的春联如下：",
    ],
)
def test_what_is_said_to_be_verse_is_no_list_though_it_follows(line: str) -> None:
    page = "\n".join(["H* 渡口", TEXT, line, *POEM])
    assert [block.shape for block in shaped(blocks(labelled(page)))[3:]] == ["verse"] * 5


@pytest.mark.parametrize(
    "line",
    [
        "P 歌手们赶到渡口，停水区域如下：",
        "P 诗歌大赛的获奖单位如下：",
        "P 本届诗词大会的日程如下：",
        "P 关键词如下：",
        "P 停诊的银行如下：",
    ],
)
def test_what_only_speaks_of_verse_announces_none(line: str) -> None:
    rows = "P 东门街至文庙路，\nP 柳林镇一至五组，\nP 石湾村和上渡村，\nP 开发区纬三路以南。"
    assert {block.shape for block in shaped(blocks(labelled(f"H* 渡口\n{TEXT}\n{line}\n{rows}")))} == {None}


def test_lines_of_one_length_that_pause_and_end_by_turns_are_verse_whatever_is_said_before() -> None:
    poem = "P 船在岸边等人来，\nP 水在船下自由走。\nP 一盏孤灯亮天明，\nP 岸上有人数涛声。"
    page = f"H* 渡口\n{TEXT}\nP 信里的内容如下：\n{poem}"
    assert [block.shape for block in shaped(blocks(labelled(page)))[3:]] == ["verse"] * 4


PAUSING = "P 你是岸；\nP 我是水里的船；\nP 你是灯；\nP 我是夜里的航线；\nP 你不说话；\nP 我就不停桨。"
COUNTING = "P 山青了、水绿了，\nP 船新了、桥固了；\nP 春来了、夏去了，\nP 渡口、灯塔、旧栏杆都静了；\nP 昨夜、今朝、明日里，\nP 潮声、桨影、一重山啊。"


@pytest.mark.parametrize("poem", [PAUSING, COUNTING])
@pytest.mark.parametrize("page", ["H* 渡口吟\nB 苏明远\n{}", "H* 渡口吟\n{}\nB 苏明远"])
def test_a_poem_under_its_poet_may_pause_like_a_list(poem: str, page: str) -> None:
    found = shaped(blocks(labelled(page.format(poem))))
    assert [block.shape for block in found if block.role == "paragraph"] == ["verse"] * 6


@pytest.mark.parametrize(
    "page",
    [
        "H* 渡口吟\n{}",
        "H* 渡口吟\nB 本报记者 苏明远\n{}",
        "H* 渡口吟\nB 江城渡口办\n{}",
        "H* 渡口吟\nB 苏明远\n{}\nP 渡口的人从清早一直等到日落，岸上的灯一盏一盏地亮了。",
        "H* 乘船提醒\nB 苏明远\n{}",
    ],
)
def test_other_lines_that_pause_like_a_list_are_one(page: str) -> None:
    found = shaped(blocks(labelled(page.format(PAUSING))))
    assert {block.shape for block in found if block.role == "paragraph"} == {None}


def test_a_rhyme_whose_lines_are_of_one_length_may_pause_like_a_list() -> None:
    page = "H* 渡江歌\nP 上船不急，先让老人站一会；\nP 开船不急，先数岸上几棵树；\nP 下船不急，先看脚下几块板；\nP 回家不急，先闻灶上几样菜。"
    assert {block.shape for block in shaped(blocks(labelled(page)))[1:]} == {"verse"}


def test_a_report_on_poems_is_none() -> None:
    page = f"H* 组诗大赛揭晓\n{TEXT}\nP 船把水推开\nP 水又合上\nP 灯数了三遍\nP 还是少一盏"
    assert {block.shape for block in shaped(blocks(labelled(page)))[1:]} == {None}


FREE = (
    "P 江水拍岸，灯火三两\nP 我在石阶上数着船笛\nP 风从对岸来\n\nP 月亮把影子放进水里\nP 谁也没有打捞\nP 一条鱼翻了身"
)
NOTES = ["P 【作者简介】苏明远，江城市作家协会会员，著有诗集《渡口》。", "P 作者系江城大学教师，《渡口》主编，现居江城。",
         "P （作者係江城市作家協會會員）"]  # fmt: skip


@pytest.mark.parametrize("title", ["江畔夜行", "江畔夜行（外二首）"])
@pytest.mark.parametrize("note", NOTES)
def test_a_note_about_the_poet_is_no_other_text_and_no_line(title: str, note: str) -> None:
    shapes = [block.shape for block in shaped(blocks(labelled(f"H* {title}\n{FREE}\n\n{note}")))[1:]]
    assert shapes == ["stanza", "verse", "verse", "stanza", "verse", "verse", None]


HAND = ["那双手", "曾在寒冬里", "为我缝补", "棉衣", "如今", "像故乡的田埂", "一道", "又一道"]


def test_lines_of_two_characters_are_verse_where_a_blank_line_parts_the_lines() -> None:
    page = "H* 母亲的手\nB 苏小满\n" + "\n".join(f"P {line}" for line in HAND[:4])
    page += "\n\n" + "\n".join(f"P {line}" for line in HAND[4:])
    assert {block.shape for block in shaped(blocks(labelled(page)))[2:]} == {"verse", "stanza"}
    table = "H* 值班表\n" + "\n".join(
        f"P {line}" for line in ["江边", "上午", "苏明远", "顾小北", "渡口", "下午", "方澈", "石小满"]
    )
    assert {block.shape for block in shaped(blocks(labelled(table)))[1:]} == {None}


@pytest.mark.parametrize("kicker", ["诗歌", "炉边诗会"])
def test_under_a_title_of_poems_crossheads_are_their_titles_where_a_line_is_none(kicker: str) -> None:
    first = "P 门一开\nP 我就看见了江\nP 船把水推开\nP 水又合上"
    second = "C 冬夜\nP 灯数了三遍\nP 还是少一盏\nP 那一盏在对岸\nP 它说：“来了”"
    page = f"K {kicker}\nH* 渡口（外一首）\nB 苏明远\n{first}\n{second}"
    shapes = [block.shape for block in shaped(blocks(labelled(page)))[3:]]
    assert shapes == ["verse"] * 4 + [None] + ["verse"] * 3 + [None]


def test_lines_that_are_all_an_article_may_differ_in_length() -> None:
    lines = ["从渡口到学堂", "要经过七十三棵柳树", "我数过", "每一棵都有自己的影子", "有的慢慢地长，像写一封很长的信",
             "有的一夜长成", "把整条路", "铺成绿色的纸"]  # fmt: skip
    page = "H* 柳\n" + "\n".join(f"P {line}" for line in lines)
    assert {block.shape for block in shaped(blocks(labelled(page)))[1:]} == {"verse"}
    bodies = "\n".join(f"P {name}公司　第{name}班" for name in ["甲", "乙子", "丙", "丁丑寅", "戊", "己", "庚", "辛"])
    assert {block.shape for block in shaped(blocks(labelled(f"H* 先进班组\n{bodies}")))[1:]} == {None}


def test_a_name_in_mid_text_is_no_byline() -> None:
    assert [block.shape for block in shaped(blocks(labelled(f"H* 渡口\n{TEXT}\nC 苏明远\n{TEXT}")))] == [None] * 4


LAWS = ["第一条为了保护渡口，制定本规定。", "第二条本规定适用于江上各渡口。"]
COUNTED = {
    "路": ["第一条路，是送人的路。", "第二条路，是传信的路。"],
    "船": ["第一条船是木头的，祖父造的。", "第二条船是铁的，父亲买的。"],
    "线索": ["第一条线索来自一张船票。", "第二条线索来自一通电话。"],
    "a noun that no table has": ["第一条棉被给了祖父。", "第二条棉被给了船工。"],
    "advice": ["第一条，凡事多商量。", "第二条，账目要公开。"],
}


CLAUSES = {
    "a colon": ("渡口", ["第一条：爱护船只，不乱刻画。", "第二条：排队上船，不争先后。"]),
    "the same word": ("渡口守则", ["第一条禁止携带火种上船。", "第二条禁止在舷边打闹。"]),
    "whom it binds": ("柳林村村规民约（试行）", ["第一条居民应当爱护渠道。", "第二条居民应当节约用水。"]),
    "a comma": ("《渡口管理办法》", ["第一条，禁止夜间行船。", "第二条，船上应备救生衣。"]),
}


@pytest.mark.parametrize("name", CLAUSES)
def test_the_clauses_of_a_law_may_all_begin_alike(name: str) -> None:
    title, lines = CLAUSES[name]
    page = f"H* {title}\n" + "\n".join(f"P {line}" for line in lines)
    assert [block.shape for block in shaped(blocks(labelled(page)))[1:]] == ["clause"] * 2


def test_clauses_may_stand_without_a_gap_behind_their_number() -> None:
    page = "H* 渡口管理规定\n" + "\n".join(f"P {line}" for line in LAWS)
    assert [block.shape for block in shaped(blocks(labelled(page)))[1:]] == ["clause"] * 2


@pytest.mark.parametrize(
    "chapter", ["第二章附则", "第二章　附　则", "第二章 法 律 责 任", "第二节", "第十二章　监督和管理"]
)
def test_a_chapter_between_clauses_is_a_crosshead_however_wide_its_name_is_set(chapter: str) -> None:
    page = f"H* 渡口管理规定\nP {LAWS[0]}\nP {chapter}\nP {LAWS[1]}"
    assert [block.shape for block in shaped(blocks(labelled(page)))[1:]] == ["clause", "crosshead", "clause"]


@pytest.mark.parametrize("line", ["第二章讲的是渡口，也讲船。", "第二章 讲渡口 讲船", "第二章　讲　渡口"])
def test_what_is_said_of_a_chapter_is_no_crosshead(line: str) -> None:
    page = f"H* 渡口管理规定\nP {LAWS[0]}\nP {line}\nP {LAWS[1]}"
    assert [block.shape for block in shaped(blocks(labelled(page)))[1:]] == ["clause", None, "clause"]


@pytest.mark.parametrize("name", COUNTED)
def test_things_that_are_counted_are_no_clauses(name: str) -> None:
    for title in ("渡口", "渡口老人的活法", "摆渡人的做法"):
        page = f"H* {title}\n" + "\n".join(f"P {line}" for line in COUNTED[name])
        assert [block.shape for block in shaped(blocks(labelled(page)))[1:]] == [None] * 2


CHRONICLES = {
    "a day alone on its line": ["2024年3月", "渡口开工", "2025年5月", "大桥合龙，通了车。", "2026年6月"],
    "rows": ["2024年3月　渡口开工", "2025年5月　大桥合龙", "2026年6月　江城水文站"],
}


@pytest.mark.parametrize("name", CHRONICLES)
def test_the_last_row_of_a_table_of_years_signs_nothing(name: str) -> None:
    page = "H* 渡口大事年表\n" + "\n".join(f"P {line}" for line in CHRONICLES[name])
    assert {block.shape for block in shaped(blocks(labelled(page)))[1:]} == {None}


def test_a_notice_of_days_is_signed_below_them() -> None:
    rows = "P 7月1日　报名\nP 7月2日　检票\nP 7月3日　开船"
    page = f"H* 渡口复航\n{rows}\nP 江城水文站\nP 2026年6月30日"
    assert [block.shape for block in shaped(blocks(labelled(page)))[4:]] == ["sign-off"] * 2
