"""Bylines of campus papers, literary supplements and photographers: who is named, and what is no one's name."""

from __future__ import annotations

import pytest

from convert.parser.byline_datelines import byline_facts
from convert.parser.credits import read_credit
from convert.parser.maker_notes import closes_with_makers, read_people_in_parentheses
from convert.parser.people import read_byline, read_makers
from convert.tree import Dispatch
from tests.parser.makers import Facts, facts

CALLED: dict[str, Facts] = {
    # of something that a quotation names, and pen-names of children's pages
    "“银龄课堂”志愿者 苏明远": [("苏明远", "author", "“银龄课堂”志愿者")],
    "童话作家 苏苏姐姐": [("苏苏姐姐", "author", "童话作家")],
    "海角公社 梁阿妹": [("梁阿妹", "author", "海角公社")],
    "姐姐 苏苏": [],
    "亲爱的苏苏姐姐": [],
    # what he says of himself stands behind a comma
    "作者苏明远,写字的人,住在城西。": [("苏明远", "author", None)],
    "作者：苏明远，顾小北": [("苏明远", "author", None), ("顾小北", "author", None)],
    "作者苏明远，江城大学教授": [("苏明远", "author", "江城大学教授")],
    "苏明远 作者为房产专栏作者,从业十九年": [("苏明远", "author", "房产专栏作者")],
    "（实习生苏明远参与整理）": [("苏明远", "reporter", None)],
}


@pytest.mark.parametrize("line", CALLED)
def test_whoever_is_called_by_what_he_is_of_is_named_alone(line: str) -> None:
    assert facts(read_byline(line)) == CALLED[line]


SCHOOLS: dict[str, Facts] = {
    "中文系 苏明远": [("苏明远", "author", "中文系")],
    "物理系　蘇明遠": [("蘇明遠", "author", "物理系")],
    "商學系　蘇明遠": [("蘇明遠", "author", "商學系")],
    "公關室　蘇明遠": [("蘇明遠", "author", "公關室")],
    "文／物理系　蘇明遠": [("蘇明遠", "author", "物理系")],
    "三年级 苏明远": [("苏明远", "author", "三年级")],
    "五年三班 苏明远": [("苏明远", "author", "五年三班")],
    "三班 苏明远": [("苏明远", "author", "三班")],
    "初二三班 苏明远": [("苏明远", "author", "初二三班")],
    "高一甲班 苏明远": [("苏明远", "author", "高一甲班")],
    "高三 苏明远": [("苏明远", "author", "高三")],
    "高二忠　蘇明遠": [("蘇明遠", "author", "高二忠")],
    "中文二乙　蘇明遠": [("蘇明遠", "author", "中文二乙")],
    "企管三甲　蘇明遠": [("蘇明遠", "author", "企管三甲")],
    "宜兰 小四 苏明远": [("苏明远", "author", "宜兰 小四")],
    "宜兰　小四　小雨滴": [("小雨滴", "author", "宜兰 小四")],
    "宜兰 国一 苏明远": [("苏明远", "author", "宜兰 国一")],
    "宜兰 小雨滴": [],
    "宜兰 小四": [],
    "（机修车间　苏明远）": [("苏明远", "author", "机修车间")],
    # names that end or begin as classes do
    "高一平 苏明远": [("高一平", "author", None), ("苏明远", "author", None)],
    "本报记者 高一平": [("高一平", "reporter", "本报")],
    "连班 苏明远": [("连班", "author", None), ("苏明远", "author", None)],
    "库尔班": [("库尔班", "author", None)],
    "艾山·库尔班": [("艾山·库尔班", "author", None)],
    # a department that wrote something itself is a body, or nobody where it may be of anywhere
    "文／公關室": [],
    "公關室": [],
    "文/江城市委宣传部": [("江城市委宣传部", "author", None)],
    "撰文：江城市文化馆": [("江城市文化馆", "author", None)],
    "图/江城市委宣传部": [],
}


@pytest.mark.parametrize("line", SCHOOLS)
def test_a_department_or_class_of_a_school_is_no_author(line: str) -> None:
    assert facts(read_byline(line)) == SCHOOLS[line]


POSTED: dict[str, Facts] = {
    "安徽合肥 苏明远": [("苏明远", "author", "安徽合肥")],
    "四川成都 苏明远 顾小北": [("苏明远", "author", "四川成都"), ("顾小北", "author", "四川成都")],
    "题图摄影 苏明远": [("苏明远", "photographer", None)],
    "题图/苏明远": [("苏明远", "photographer", None)],
    "AI制图 苏明远": [("苏明远", "other", None)],
    "视觉记者 苏明远": [("苏明远", "reporter", None)],
    "本报视觉记者 苏明远": [("苏明远", "reporter", "本报")],
    "数据新闻记者 苏明远": [("苏明远", "reporter", None)],
    "星河视觉记者 苏明远": [("苏明远", "reporter", "星河视觉")],
    "本报特派巴黎记者 苏明远": [("苏明远", "reporter", "本报")],
    "本报特派记者 苏明远": [("苏明远", "reporter", "本报")],
    "综合 苏明远": [("苏明远", "author", None)],
    "本报综合 苏明远": [("苏明远", "author", None)],
    "本报记者顾小北、摄影记者苏明远": [("顾小北", "reporter", "本报"), ("苏明远", "photographer", None)],
    "首席摄影记者苏明远": [("苏明远", "photographer", None)],
    "江城日报首席摄影记者 苏明远": [("苏明远", "photographer", "江城日报")],
    "视频记者苏明远": [("苏明远", "photographer", None)],
    "江城视频记者苏明远": [("苏明远", "reporter", "江城视频")],
    "摄影记者苏明远 摄影通讯员顾小北": [("苏明远", "photographer", None), ("顾小北", "photographer", None)],
    "图文 摄影记者苏明远": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "北京特派员 苏明远": [("苏明远", "reporter", None)],
    "本报北京特派员 苏明远 报道": [("苏明远", "reporter", "本报")],
    "本報東京特約記者蘇明遠": [("蘇明遠", "reporter", "本報")],
    "江城日报特派员 苏明远": [("苏明远", "reporter", "江城日报")],
    "北京日报特约记者 苏明远": [("苏明远", "reporter", "北京日报")],
    "独家报道：苏明远": [("苏明远", "reporter", None)],
    "整理报道：苏明远": [("苏明远", "reporter", None)],
    "江城晚报报道：苏明远": [("苏明远", "reporter", "江城晚报")],
    "時事評論員　蘇明遠": [("蘇明遠", "commentator", None)],
    "时事评论员苏明远": [("苏明远", "commentator", None)],
    "本报国际评论员 苏明远": [("苏明远", "commentator", "本报")],
    "江城体育评论员 苏明远": [("苏明远", "commentator", "江城体育")],
}


@pytest.mark.parametrize("line", POSTED)
def test_a_desk_a_place_or_how_it_is_reported_is_no_ones_employer(line: str) -> None:
    assert facts(read_byline(line)) == POSTED[line]


def test_the_page_that_an_editor_is_named_behind_is_no_employer() -> None:
    assert facts(read_makers("A5　责任编辑：苏明远")) == [("苏明远", "editor", None)]


def test_a_press_photographer_of_a_paper_is_of_that_paper() -> None:
    assert facts(read_credit("本报摄影记者苏明远")) == [("苏明远", "photographer", "本报")]


NOTES: dict[str, Facts] = {
    "（口述：苏明远；整理：顾小北）": [("苏明远", "author", None), ("顾小北", "other", None)],
    "（苏明远口述，顾小北整理）": [("苏明远", "author", None), ("顾小北", "other", None)],
    "（他口述了一段往事，至今难忘）": [],
    "（苏明远系星河大学教授，顾小北系星河大学讲师）": [
        ("苏明远", "author", "星河大学教授"),
        ("顾小北", "author", "星河大学讲师"),
    ],
    "（作者苏明远、顾小北单位：星河大学）": [("苏明远", "author", "星河大学"), ("顾小北", "author", "星河大学")],
    "（中文系星河大学教授）": [],
    # who translated, and out of what
    "（作者汉斯·穆勒，苏明译）": [("汉斯·穆勒", "author", None), ("苏明", "translator", None)],
    "（约翰·史密斯文，苏明译）": [("约翰·史密斯", "author", None), ("苏明", "translator", None)],
    "（约翰·史密斯著，苏明译）": [("约翰·史密斯", "author", None), ("苏明", "translator", None)],
    "（约翰·史密斯 著，苏明 译）": [("约翰·史密斯", "author", None), ("苏明", "translator", None)],
    "（作者为约翰·史密斯，苏明 译）": [("约翰·史密斯", "author", None), ("苏明", "translator", None)],
    "（作者系约翰·史密斯，美国星河大学教授，苏明编译）": [
        ("约翰·史密斯", "author", "美国星河大学教授"),
        ("苏明", "translator", None),
    ],
    "（苏明远摘译）": [("苏明远", "translator", None)],
    "（据法新社，苏明译）": [("苏明", "translator", None)],
    "（此处用傅译）": [],
    "（作者为星河大学教授）": [],
    "（记者苏明综合）": [("苏明", "reporter", None)],
    "（苏明 根据录音整理）": [("苏明", "other", None)],
    "（苏明根据采访录音整理）": [("苏明", "other", None)],
    "（本文作者系星河大学教授苏明远）": [("苏明远", "author", "星河大学教授")],
    "（本文作者為星河大學教授蘇明遠）": [("蘇明遠", "author", "星河大學教授")],
    "（作者系星河大学教授苏明远）": [("苏明远", "author", "星河大学教授")],
    "（作者是星河大学教授、博导苏明远）": [("苏明远", "author", "星河大学教授、博导")],
    "（作者是星河大学学生 苏明远）": [("苏明远", "author", "星河大学学生")],
    "（作者系本报记者苏明远）": [("苏明远", "reporter", "本报")],
    # what someone is, and not who
    "（作者系星河大学教授）": [],
    "（作者系高中生）": [],
    "（作者系苏明远的学生）": [],
    "（作者系星河省作协会员江城人）": [],
    "（作者系星河大学教授、博士生导师，本报记者苏明远整理）": [("苏明远", "reporter", "本报")],
    # agencies, and names that only look like them
    "（马新社）": [],
    "（泰新社）": [],
    "（安新社）": [],
    "（安塔拉社）": [],
    "（王建社）": [("王建社", "author", None)],
}


@pytest.mark.parametrize("note", NOTES)
def test_a_closing_note_says_who_its_author_is(note: str) -> None:
    assert facts(read_people_in_parentheses(note)) == NOTES[note]


def test_the_formula_before_an_authors_post_is_no_part_of_it() -> None:
    assert facts(read_byline("作者為資深傳媒人　蘇明遠")) == [("蘇明遠", "author", "資深傳媒人")]


TOLD: dict[str, Facts] = {
    "口述/苏明远 记录/顾小北": [("苏明远", "author", None), ("顾小北", "other", None)],
    "口述 苏明远 记录 顾小北": [("苏明远", "author", None), ("顾小北", "other", None)],
    "苏明远 口述 顾小北 记录": [("苏明远", "author", None), ("顾小北", "other", None)],
    "本报记者 苏明远 编译": [("苏明远", "reporter", "本报"), ("苏明远", "translator", "本报")],
    "苏明远 编译": [("苏明远", "translator", None)],
}


@pytest.mark.parametrize("line", TOLD)
def test_who_tells_writes_down_or_translates_is_told_apart(line: str) -> None:
    assert facts(read_byline(line)) == TOLD[line]


OUTLETS: dict[str, Facts] = {
    "星河晚报|江潮新闻 记者 苏明远": [("苏明远", "reporter", "星河晚报|江潮新闻")],
    "星河晚报/江潮新闻 记者 苏明远": [("苏明远", "reporter", "星河晚报/江潮新闻")],
    "星河日报 | 星河+ 记者 苏明远": [("苏明远", "reporter", "星河日报 | 星河+")],
    "星河+客户端记者 苏明远": [("苏明远", "reporter", "星河+客户端")],
    "江城网 记者 苏明远": [("苏明远", "reporter", "江城网")],
    "江潮新闻 首席记者 苏明远 通讯员 顾小北": [
        ("苏明远", "reporter", "江潮新闻"),
        ("顾小北", "correspondent", None),
    ],
    # someone may be called 新闻
    "顾新闻 记者 苏明远": [("顾新闻", "author", None), ("苏明远", "reporter", None)],
}


@pytest.mark.parametrize("line", OUTLETS)
def test_what_is_called_as_an_outlet_right_before_a_reporter_is_no_one(line: str) -> None:
    assert facts(read_byline(line)) == OUTLETS[line]


TOOK: dict[str, Facts] = {
    "撰稿 本报记者 苏明远 摄影 本报记者 顾小北": [("苏明远", "reporter", "本报"), ("顾小北", "photographer", "本报")],
    "记者 苏明远 摄影 本报记者 顾小北": [("苏明远", "reporter", None), ("顾小北", "photographer", "本报")],
    "本报记者 苏明远 摄影 记者 顾小北": [("苏明远", "reporter", "本报"), ("顾小北", "photographer", None)],
    "本报记者 苏明远 图 本报记者 顾小北": [("苏明远", "reporter", "本报"), ("顾小北", "photographer", "本报")],
    "本报记者 苏明远 通讯员 方澈 摄影 本报记者 顾小北": [
        ("苏明远", "reporter", "本报"),
        ("方澈", "correspondent", None),
        ("顾小北", "photographer", "本报"),
    ],
    # the word behind the names, throughout the line or once
    "本报记者 苏明远 文 本报记者 顾小北 摄影": [("苏明远", "reporter", "本报"), ("顾小北", "photographer", "本报")],
    "本报记者 苏明远 摄影 本报记者 顾小北 摄影": [
        ("苏明远", "photographer", "本报"),
        ("顾小北", "photographer", "本报"),
    ],
    "本报记者 苏明远 摄 本报记者 顾小北": [("苏明远", "photographer", "本报"), ("顾小北", "reporter", "本报")],
    "苏明远 文 顾小北 图 本报记者 方澈": [
        ("苏明远", "author", None),
        ("顾小北", "photographer", None),
        ("方澈", "reporter", "本报"),
    ],
}


@pytest.mark.parametrize("line", TOOK)
def test_a_word_for_pictures_between_two_reporters_is_said_of_the_second(line: str) -> None:
    assert facts(read_byline(line)) == TOOK[line]


TRANSLATED: dict[str, Facts] = {
    # an author from abroad, and who translated
    "［法］皮埃尔·杜邦 苏明 译": [("皮埃尔·杜邦", "author", None), ("苏明", "translator", None)],
    "（法）皮埃尔·杜邦 作 苏明 译": [("皮埃尔·杜邦", "author", None), ("苏明", "translator", None)],
    "皮埃尔·杜邦 苏明远 顾北 译": [
        ("皮埃尔·杜邦", "author", None),
        ("苏明远", "translator", None),
        ("顾北", "translator", None),
    ],
    "约翰·史密斯（英国） 苏明远/译": [("约翰·史密斯", "author", None), ("苏明远", "translator", None)],
    "[美]约翰·史密斯，苏明译": [("约翰·史密斯", "author", None), ("苏明", "translator", None)],
    "[日]江城由美 苏明 译": [("江城由美", "author", None), ("苏明", "translator", None)],
    # no one of them is from abroad, all are, or the translators are said
    "苏明远 顾小北 译": [("苏明远", "translator", None), ("顾小北", "translator", None)],
    "皮埃尔·杜邦 约翰·史密斯 译": [("皮埃尔·杜邦", "translator", None), ("约翰·史密斯", "translator", None)],
    "翻译：米兰·昆德拉 苏明远": [("米兰·昆德拉", "translator", None), ("苏明远", "translator", None)],
    # what the author did
    "江明远原著 苏明远译": [("江明远", "author", None), ("苏明远", "translator", None)],
    "屠格涅夫原著 苏明远译": [("屠格涅夫", "author", None), ("苏明远", "translator", None)],
    "屈原著": [("屈原", "author", None)],
    "江明远著·苏明远译": [("江明远", "author", None), ("苏明远", "translator", None)],
    "江明遠作　蘇明遠譯": [("江明遠", "author", None), ("蘇明遠", "translator", None)],
    "江明远作": [("江明远", "other", None)],
    "蘇明遠詩　顧小北圖": [("蘇明遠", "author", None), ("顧小北", "photographer", None)],
    "欧阳明诗": [("欧阳明诗", "author", None)],
    "苏明诗": [("苏明诗", "author", None)],
    "特約撰述　蘇明遠": [("蘇明遠", "author", None)],
    "特約撰述蘇明遠": [("蘇明遠", "author", None)],
    "顧小北口述　蘇明遠筆錄": [("顧小北", "author", None), ("蘇明遠", "other", None)],
}


@pytest.mark.parametrize("line", TRANSLATED)
def test_an_author_is_told_from_who_translated_or_wrote_down(line: str) -> None:
    assert facts(read_byline(line)) == TRANSLATED[line]


MARKED: dict[str, Facts] = {
    "◎蘇明遠　圖◎顧小北": [("蘇明遠", "author", None), ("顧小北", "photographer", None)],
    "撰文◎蘇明遠　攝影◎顧小北": [("蘇明遠", "author", None), ("顧小北", "photographer", None)],
    "口述◎蘇明遠　筆錄◎顧小北": [("蘇明遠", "author", None), ("顧小北", "other", None)],
    "文◆蘇明遠": [("蘇明遠", "author", None)],
    "圖文◎蘇明遠": [("蘇明遠", "author", None), ("蘇明遠", "photographer", None)],
    "圖／文◎蘇明遠": [("蘇明遠", "author", None), ("蘇明遠", "photographer", None)],
    "◎蘇明遠　◎顧小北圖": [("蘇明遠", "author", None), ("顧小北", "photographer", None)],
    # the mark of a line, or of each who did the same
    "■本报记者 苏明远": [("苏明远", "reporter", "本报")],
    "■本报记者 苏明远 ■通讯员 顾小北 文/图": [
        ("苏明远", "reporter", "本报"),
        ("苏明远", "photographer", "本报"),
        ("顾小北", "correspondent", None),
        ("顾小北", "photographer", None),
    ],
}


@pytest.mark.parametrize("line", MARKED)
def test_a_mark_right_behind_a_role_is_a_colon(line: str) -> None:
    assert facts(read_byline(line)) == MARKED[line]


SUPPLIED: dict[str, Facts] = {
    "（警方提供；记者苏明远摄）": [("苏明远", "photographer", None)],
    "（受访者提供，记者苏明远摄）": [("苏明远", "photographer", None)],
    "（江城市公安局供图 本报记者苏明远摄）": [("苏明远", "photographer", "本报")],
    "受访者供图 本报记者 苏明远 摄": [("苏明远", "photographer", "本报")],
    "記者蘇明遠攝、警方提供": [("蘇明遠", "photographer", None)],
    "圖／警方提供": [],
    "市府提供": [],
    # people supply pictures, too
    "苏明远 供图": [("苏明远", "photographer", None)],
    "苏明远提供": [("苏明远", "photographer", None)],
    "（苏明远提供；记者顾小北摄）": [("苏明远", "photographer", None), ("顾小北", "photographer", None)],
}


@pytest.mark.parametrize("line", SUPPLIED)
def test_who_supplied_a_picture_is_no_one_and_employs_no_one(line: str) -> None:
    assert facts(read_credit(line)) == SUPPLIED[line]


INTERVIEWS: dict[str, tuple[Facts, str | None]] = {
    "特約記者蘇明遠／東京專訪": ([("蘇明遠", "reporter", None)], "東京"),
    "本報記者蘇明遠東京專訪": ([("蘇明遠", "reporter", "本報")], "東京"),
    "本报记者 苏明远 上海特写": ([("苏明远", "reporter", "本报")], "上海"),
    "記者蘇明遠／專訪報導": ([("蘇明遠", "reporter", None)], None),
    "記者蘇明遠專訪": ([("蘇明遠", "reporter", None)], None),
    "记者 苏明远 专访": ([("苏明远", "reporter", None)], None),
    "线索提供/苏明远": ([("苏明远", "other", None)], None),
}


@pytest.mark.parametrize("line", INTERVIEWS)
def test_where_someone_was_interviewed_is_a_place_and_no_reporter(line: str) -> None:
    makers = read_byline(line)
    places = [fact.place for fact in byline_facts(line, makers, None) if isinstance(fact, Dispatch)]
    assert (facts(makers), next(iter(places), None)) == INTERVIEWS[line]


CLOSING: dict[str, Facts] = {
    "作者：苏明远": [("苏明远", "author", None)],
    "（文/图 苏明远）": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "（苏明 译）": [("苏明", "translator", None)],
    "（苏明远 供稿）": [("苏明远", "author", None)],
    "（插图：苏明远）": [("苏明远", "other", None)],
    "（文：苏明远 图：顾小北）": [("苏明远", "author", None), ("顾小北", "photographer", None)],
    "（江城读者　苏明远）": [("苏明远", "author", "江城")],
    "责任编辑：苏明远": [("苏明远", "editor", None)],
}
NOT_CLOSING = [
    *(
        "（原题《海边》 作者：苏明远）",
        "（图：江城市文旅局）",
        "（联系人：苏明远）",
        "（未完待续）",
        "（江城市文联供稿）",
    ),
    *("（苏明远）。", "作者单位：星河大学", "（来源：江城日报）", "本期统筹：苏明远", "本版责编：苏明远"),
]


@pytest.mark.parametrize("line", CLOSING)
def test_a_last_line_that_only_names_makers_names_them(line: str) -> None:
    assert closes_with_makers(line)
    assert facts(read_byline(line)) == CLOSING[line]


@pytest.mark.parametrize("line", NOT_CLOSING)
def test_other_last_lines_do_not_only_name_makers(line: str) -> None:
    assert not closes_with_makers(line)
