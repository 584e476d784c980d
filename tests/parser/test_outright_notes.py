"""Notes by what they say: the word over an editor's note, where a text is from, what readers are to do."""

import pytest

from convert.parser.fold import fold
from convert.parser.label import label
from convert.parser.lines import split_lines
from convert.parser.model_file import load_model
from convert.parser.notes import is_note_word
from convert.parser.outright_notes import tells_number, tells_readers, tells_source
from convert.parser.roles import Role

HEAD = "滨江日报 2026年7月4日 星期六 第3版"
TEXT = "镇里的水管员沿渠走了一遍，闸门开合自如，渠底不见一处渗漏，种粮大户说今年浇地只要四天。"


@pytest.mark.parametrize(
    "line",
    [
        "据新华社", "（據新華社）", "综合新华社报道", "本报综合", "本报综合报道", "综合外电报道", "据新华社、央视新闻",
        "据新华社电", "来源：河口日报客户端", "综合报道", "转自河口晚报",
    ],
)  # fmt: skip
def test_a_line_says_where_a_text_is_from(line: str) -> None:
    assert tells_source(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "据守渡口四十年",
        "来源可查 去向可追",
        "综合施策传来好消息",
        "综合",
        "综合新闻",
        "综合治理",
        "据说",
        "据点",
        "新华社",
        "本报综合新闻部",
        "据新华社报道的事实",
        "来源不明",
    ],
)
def test_other_words_name_no_source(line: str) -> None:
    assert not tells_source(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "扫码观看视频", "扫描二维码看视频", "更多内容请扫码关注“河口发布”", "扫一扫，看更多", "扫码，看直播", "请扫描下方二维码",
        "更多内容详见河口日报客户端", "详见河口发布微信公众号", "（扫码阅读全文）",
    ],
)  # fmt: skip
def test_a_line_tells_readers_what_to_scan(line: str) -> None:
    assert tells_readers(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "扫码支付进乡村",
        "扫码看病不用排队",
        "扫码下载船票 渡口不再排队",
        "扫码关注渡口的年轻人",
        "扫码看直播 渡口老船工成网红",
        "扫一扫 看病不用排队",
        "环球扫描",
        "“扫码领鸡蛋”领走三万块",
        "二维码门牌装到家门口",
        "更多年轻人回到乡村",
        "关注渠水漏失",
    ],
)
def test_titles_may_speak_of_codes(line: str) -> None:
    assert not tells_readers(fold(line))


def test_a_line_has_a_number_to_ring_up() -> None:
    assert tells_number(fold("如果您有新闻线索，请拨打本报热线8800112"))
    assert tells_number(fold("新闻热线：0000-8800112"))
    assert not tells_number("12345热线办理一年记")
    assert not tells_number("市长热线12345接通老渡口")
    assert not tells_number("热线那头的人")


@pytest.mark.parametrize("word", ["编者按", "開欄的話", "■编者的话", "【编者按】", "编　者　按", "主持人语"])
def test_the_word_of_a_note_under_a_title_and_the_note_are_no_title(word: str) -> None:
    note = "为深入学习贯彻会议精神，本报今起推出系列报道，请读者关注。"
    page = f"{HEAD}\n\n老街石板路重新开放\n{word}\n{note}\n本报记者 陆小满\n{TEXT}\n{TEXT[3:]}\n"
    roles = {item.line.text: item.role for item in label(split_lines(page), load_model())}
    assert roles["老街石板路重新开放"] is Role.HEADLINE
    assert roles[word] is roles[note] is Role.EDITOR_NOTE


@pytest.mark.parametrize("line", ["扫描二维码看视频", "综合新华社报道", "更多内容请扫码关注“河口发布”"])
def test_a_note_behind_a_text_is_not_of_the_next_title(line: str) -> None:
    page = f"{HEAD}\n\n老街石板路重新开放\n{TEXT}\n{TEXT[3:]}\n\n{line}\n\n全市夏粮收购突破百万吨\n本报讯（记者 陆小满）{TEXT}\n"
    found = label(split_lines(page), load_model())
    assert [item.line.text for item in found if item.starts_article] == ["老街石板路重新开放", "全市夏粮收购突破百万吨"]
    assert next(item.role for item in found if item.line.text == line) is Role.ENDNOTE


def test_a_source_under_a_title_is_no_title() -> None:
    page = f"{HEAD}\n\n老街石板路重新开放\n据新华社\n{TEXT}\n{TEXT[3:]}\n\n夏粮收购突破百万吨\n本报讯 {TEXT}\n"
    found = label(split_lines(page), load_model())
    assert [item.role for item in found[1:3]] == [Role.HEADLINE, Role.BYLINE]


@pytest.mark.parametrize("word", ["引言", "前言", "写在前面", "编后"])
def test_the_first_words_of_an_author_are_no_note(word: str) -> None:
    assert not is_note_word(word)
