"""Features: cues with near misses, layout, cohesion; the same for both scripts and both widths."""

import pytest

from convert.parser.augment import wrap
from convert.parser.cues import CUES
from convert.parser.features import REACH, TABLE, PageView, cues_of, features_of, looks_like_names, windowed
from convert.parser.fold import fold
from convert.parser.lines import split_lines
from convert.parser.wordtable import first_kind, kind_of, last_kind, straddle, words

PAGE = """江城日报 2026年3月2日 第3版 综合

河口镇修好二十里灌渠

本报讯（记者田禾青 通讯员苏砚）3月1日，河口镇二十里灌渠全线通水。镇里的水管员沿渠走了一遍，闸门开合自如，渠底不见一处渗漏。

灌渠修在六十年前，年年漏水。去年入冬以来，镇里请来三支工程队，赶在春灌之前把渠底重新衬砌，又换了四十二道闸
门。种粮大户说，往年浇一遍地要等九天，今年四天就够。

山货进城有了直达车

本报记者 陆小满

天刚亮，云岭村口的直达车已经装满了山货。司机老周说，从这里到城里的菜市场只要两个钟头，一路不倒车。
"""


@pytest.mark.parametrize(
    ("cue", "line"),
    [
        ("by.role_names", "本报记者 田禾青"),
        ("by.role_names", "本报记者　田禾青　本报通讯员　苏 砚"),
        ("by.role_names", "江城日报记者 田禾青 滨海晚报记者 苏砚"),
        ("by.role_bare", "本报评论员"),
        ("by.report", "記者蘇硯、田禾青/台北報導"),
        ("by.photo_report", "報導．攝影╱蘇硯"),
        ("by.post_name", "江城大学教授 苏 砚"),
        ("by.slash", "采写/江城晚报记者 田禾青"),
        ("by.slash", "线索提供／苏女士"),
        ("by.name_note", "田禾青（公共管理学者）"),
        ("by.names", "田禾青"),
        ("lead.agency_strict", "本报江城3月1日电  （记者田禾青）今天"),
        ("lead.names", "本报讯(记者田禾青 通讯员苏砚)近日,"),
        ("lead.bracket", "【江城社河口十一日电】昨日"),
        ("lead.whole", "新华社北京4月29日电"),
        ("photo.credit_line", "本报记者 田禾青 本报通讯员 苏砚 摄"),
        ("photo.credit_line", "（蘇硯攝）"),
        ("photo.credit_name", "工友在棚里喝上了绿豆汤。本报记者 田禾青 摄"),
        ("photo.credit_label", "摄影：苏砚"),
        ("photo.head", "图为灌渠一角。"),
        ("page.editors", "本版责编：田  禾  苏  砚"),
        ("page.editors", "一版责编：田  禾 二版责编：苏  砚"),
        ("page.folio", "江城日报 2026年3月2日 第3版"),
        ("page.viewer", "放大 缩小 默认"),
        ("jump.line", "（下转第4版）"),
        ("jump.line", "（上接一版）"),
        ("jump.line", "▶下转A06"),
        ("jump.line", "→A05"),
        ("jump.line", "→ 6版"),
        ("lead.agency_strict", "【本報消息】碼頭今日停航"),
        ("lead.agency_strict", "【特訊】同鄉會定期開會"),
        ("by.photo_report", "文、攝：區某賢"),
        ("jump.line", "下转D叠02版"),
        ("jump.see", "详见A09版"),
        ("jump.see", "相关报道见昨日A08版"),
        ("jump.see", "（相关报道见第四版）"),
        ("jump.see", "全文见今日10—11版"),
        ("label.box", "小贴士"),
        ("label.box", "【法官说法】"),
        ("label.box", "记者追踪"),
        ("note.paren_maker", "（作者为江城大学教授）"),
        ("note.editor", "编者按：近日，"),
        ("head.dash_end", "江城市水利局工程师田禾青——"),
        ("item.han", "一、总体要求"),
        ("talk.qa", "问：灌渠哪年修的？"),
        ("head.notice", "公　告"),
        ("head.notice", "更 正"),
        ("head.notice", "关于拟推荐“河口好人”人选的公示"),
        ("head.notice", "河口市人民代表大会常务委员会任免名单（二）"),
        ("label.column", "记者手记"),
        ("label.column", "【三农论坛】"),
        ("label.column", "门诊问答"),
        ("label.roundup", "各地短波"),
        ("head.stock_code", "证券代码：600123　证券简称：江城重工　公告编号：2026—012"),
        ("sign.body", "江城重工股份有限公司董事会"),
        ("sign.date", "2026年7月4日"),
        ("sign.date", "二〇二六年七月四日"),
    ],
)
def test_a_cue_is_seen(cue: str, line: str) -> None:
    assert cue in cues_of(fold(line).strip())


@pytest.mark.parametrize(
    ("cue", "line"),
    [
        ("photo.credit_line", "摄影展开幕"),
        ("photo.credit_line", "昨晚，他们在渠边拍摄。"),
        ("by.names", "灌渠通水"),
        ("by.slash", "文/图并茂，讲的是灌渠的来历"),
        ("by.name_note", "春灌杂咏（二首）"),
        ("by.name_note", "灌渠通水（江城论坛）"),
        ("by.role_names", "记者从水利局获悉，灌渠通水。"),
        ("lead.agency_strict", "本报电话热线今起开通"),
        ("jump.line", "他从第三版翻到第四版"),
        ("jump.line", "转K1路公交车"),
        ("jump.line", "接G20峰会"),
        ("jump.line", "→2026"),
        ("lead.agency_strict", "【書訊】江城詩鈔"),
        ("lead.agency_strict", "【消息】不脛而走"),
        ("jump.see", "灌渠通水（详见本报三月的报道）"),
        ("jump.see", "他说，灌渠的事详见第3版"),
        ("label.box", "记者昨天走进河口镇新闻背景"),
        ("by.role_names", "读者之声"),
        ("by.role_names", "讀者投書"),
        ("page.editors", "责编室里的灯亮到天明"),
        ("note.editor", "编者的心愿"),
        ("by.role_names", "记者手记"),
        ("by.role_names", "特派记者专电"),
        ("by.names", "严防死守"),
        ("by.names", "农事提醒"),
        ("head.notice", "他把这件事写成公告，贴在渠边。"),
        ("label.column", "渠修好以后，他写下一篇手记"),
        ("label.roundup", "他给县里写了一份关于灌渠的简报"),
        ("sign.body", "灌渠修好了，争水的事归了水利局"),
        ("sign.date", "7月4日"),
    ],
)
def test_a_near_miss_is_no_cue(cue: str, line: str) -> None:
    assert cue not in cues_of(fold(line).strip())


def test_cue_names_are_unique() -> None:
    names = [cue.name for cue in CUES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("line", ["田禾青", "田 泓", "陆小满 苏砚", "卡里尔·哈什米", "（田禾青）"])
def test_lines_of_names(line: str) -> None:
    assert looks_like_names(fold(line).strip())


@pytest.mark.parametrize("line", ["灌渠", "春灌", "", "12", "记者手记来了"])
def test_lines_of_no_names(line: str) -> None:
    assert not looks_like_names(line)


def test_folding_keeps_every_place() -> None:
    assert fold("「記者」　：Ａ１") == "“记者” :A1"


def test_both_scripts_and_both_widths_look_the_same() -> None:
    swap = {"报": "報", "镇": "鎮", "记": "記", "讯": "訊", "门": "門", "车": "車", "（": "(", "，": ","}
    twin = "".join(swap.get(char, char) for char in PAGE)
    assert twin != PAGE
    assert features_of(split_lines(twin)) == features_of(split_lines(PAGE))


def test_a_word_that_straddles_the_break_is_noticed() -> None:
    assert straddle("弘扬劳模精神、创新创", "造,为全面建设") > 5
    assert straddle("今年四天就够了", "近日晚上") < 0


def test_words_are_found_by_their_order() -> None:
    assert list(words()) == sorted(words())
    assert last_kind("一起建设") == kind_of("建设") == "v"
    assert first_kind("近日,河口镇") == kind_of("近日") == "t"
    assert [kind_of(word) for word in ("", "灌渠灌渠", "\U0010ffff")] == ["-", "-", "-"]


def test_the_words_of_a_headline_come_back_after_it_not_before() -> None:
    page = PageView(split_lines(PAGE))
    place = next(i for i, view in enumerate(page.views) if view.piece.text.startswith("山货进城"))
    assert page.shared[place].ahead
    assert not page.shared[place].behind


def test_a_cut_paragraph_shows_at_the_seam() -> None:
    features = features_of(split_lines(PAGE))
    page = PageView(split_lines(PAGE))
    place = next(i for i, view in enumerate(page.views) if view.piece.text.startswith("门。种粮"))
    seen = {name for names in features.pieces[place] for name in names}
    assert seen & {"straddle=4", "straddle=5", "straddle=6"}


def test_hard_wrapped_lines_are_put_back_into_pieces() -> None:
    paragraphs = [line for line in PAGE.split("\n") if len(line) > 40] * 3
    page = PageView(split_lines("\n".join("\n".join(wrap("　　" + text, 20)) for text in paragraphs)))
    assert page.layout.wrap_width == pytest.approx(20, abs=1)
    assert len(page.views) == len(paragraphs)


@pytest.mark.parametrize(
    ("behind", "alone"),
    [
        ("云岭村开通山货直达车", True),
        ("本报记者 陆小满摄", True),
        ("种粮大户说。", False),  # has an end
        ("闸门开合自如，渠底无渗漏", False),  # a comma
    ],
)
def test_a_title_behind_a_paragraph_that_ends_at_the_margin_is_a_piece_of_its_own(behind: str, alone: bool) -> None:
    full = "镇里的水管员沿渠走了一遍，闸门开合自如，"  # twenty wide
    paragraph = f"　　{full[2:]}\n{full}\n{full}\n"
    page = PageView(split_lines(f"{paragraph}{full[:-1]}。\n{behind}\n{paragraph * 3}渠水来了。\n"))
    assert page.layout.wrap_width > 0
    assert (behind in [view.piece.text.replace("，", ",") for view in page.views]) is alone


@pytest.mark.parametrize("indent", ["　　", "    ", "  ", "　"])
def test_paragraphs_behind_two_blanks_of_either_width_are_indented(indent: str) -> None:
    page = "\n".join(indent + line if len(line) > 40 else line for line in PAGE.split("\n"))
    assert PageView(split_lines(page)).layout.indented == 1.0
    assert PageView(split_lines(page.replace(indent, " "))).layout.indented == 0.0


@pytest.mark.parametrize("mark", "●◆▲○◎☉⊙►▪❖▌☞")
def test_marks_before_a_name_or_an_item_are_one_mark(mark: str) -> None:
    assert cues_of(fold(f"{mark}林晓禾")) == cues_of("■林晓禾")


def test_a_part_of_a_serial_is_told_by_its_number_in_brackets() -> None:
    told = [
        text
        for text in ("老街往事(27)", "老街往事(三)", "老街往事②", "老街往事", "老街(往事)")
        if "head.series" in cues_of(text)
    ]
    assert told == ["老街往事(27)", "老街往事(三)", "老街往事②"]


def test_a_page_of_paragraphs_is_not_wrapped() -> None:
    assert PageView(split_lines(PAGE)).layout.wrap_width == 0


VERSE = """我在河边等一场迟来的雨水
石阶被风一遍一遍地擦亮着
渔火在远处把夜色轻轻点燃
外婆的歌谣顺着水面漂过来
那些旧船都已经学会了沉默
只有芦苇还在替我们说着话
"""


def test_lines_of_one_width_without_any_mark_are_verse_and_not_wrapped() -> None:
    assert PageView(split_lines("渡口\n" + VERSE)).layout.wrap_width == 0
    prose = VERSE.replace("水\n石", "水，\n石") + "都说话。\n"
    assert PageView(split_lines("渡口\n" + prose)).layout.wrap_width == pytest.approx(12)


def test_verse_with_a_comma_in_a_line_is_not_wrapped() -> None:
    poem = "江水拍岸，灯火三两\n我在石阶上数着船笛\n风从对岸来，带着稻花\n\n月亮把影子放进水里\n谁也没有打捞\n只有一条鱼翻了个身\n"
    assert PageView(split_lines(f"渡口\n陆小满\n\n{poem}")).layout.wrap_width == 0


@pytest.mark.parametrize("gap", ["", "\n"])
def test_columns_parted_by_blank_lines_are_wrapped_all_the_same(gap: str) -> None:
    column = (
        "港口的扩建工程走过了三年，昨日迎来\n第一艘远洋货轮，码头上站满了前来观\n看的人，有人带来了孩子，也有人带来\n"
    )
    page = f"港口扩建三年迎来首艘货轮今天\n\n{column}{gap}{column}{gap}了当年的照片和船票。\n"
    assert PageView(split_lines(page)).layout.wrap_width > 0


def test_every_line_has_its_place_among_the_pieces() -> None:
    lines = split_lines(PAGE)
    features = features_of(lines)
    assert len(features.places) == len(features.inside) == len(lines) == len(windowed(features))


def test_no_group_reaches_further_than_the_window() -> None:
    assert all(0 <= reach <= REACH for _, reach, _ in TABLE)


@pytest.mark.parametrize("text", ["", "甲", "。", "（", "　\n甲", "——", "a b c", "1"])
def test_any_text_has_features(text: str) -> None:
    lines = split_lines(text)
    assert len(windowed(features_of(lines))) == len(lines)
