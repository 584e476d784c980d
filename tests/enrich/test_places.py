"""Which places are found in a text, and which words that look like one are none."""

from __future__ import annotations

import pytest

from convert.enrich.frequencies import ROOM
from convert.enrich.places import Name, opening, places_of, read_names, shipped
from convert.enrich.segment import _RARE, Segmenter, segmenter


@pytest.fixture(scope="module")
def words_of() -> Segmenter:
    return segmenter(None)


def found(text: str, words_of: Segmenter, named: tuple[str, ...] = ()) -> list[str]:
    texts = [words_of.words(line) for line in text.split("\n")]
    return [place.text for place in places_of(texts, opening(words_of.known), named)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他从北京来。", "北京"),
        ("北京市今天下雨。", "北京"),
        ("会议在河南省郑州市召开。", "河南 郑州"),
        ("上海浦东机场", "上海 浦东新区"),
        ("浦东新区的企业", "浦东新区"),
        ("广西壮族自治区南宁市", "广西 南宁"),
        ("新疆维吾尔自治区阿克苏地区", "新疆 阿克苏"),
        ("恩施土家族苗族自治州", "恩施"),
        ("内蒙古自治区呼和浩特", "内蒙古 呼和浩特"),
        ("河南省兰考县", "河南 兰考县"),
        ("北京市海淀区", "北京 海淀区"),
        ("苏州地区的丝绸", "苏州"),
        ("中国台湾地区", "台湾"),
        ("香港和澳门", "香港 澳门"),
        ("粤港澳大湾区", "粤港澳大湾区"),
        ("访问日本、韩国和印尼", "日本 韩国 印度尼西亚"),
        ("抵达联合国日内瓦总部", "日内瓦"),
        ("刚果（金）首都金沙萨", "刚果（金） 金沙萨"),
        ("从西安到延安", "西安 延安"),
        ("黄河南岸属于河南", "河南"),
        ("上海人爱吃甜", "上海"),
        ("甘肃白银的矿山", "甘肃 白银"),
        ("山西省大同市", "山西 大同"),
        ("大同市的云冈。大同的煤。", "大同"),
        ("在黑龙江大庆打井", "黑龙江 大庆"),
        ("美利坚合众国", "美国"),
        ("四川巴中的米", "四川 巴中"),
        ("新疆和田，和田的枣", "和田 新疆"),
        ("任北京市市长", "北京"),
        ("中车大连公司", "大连"),
        ("途中遇上海客商", "上海"),
        ("只迟上海一步", "上海"),
        ("江苏尚武汉亦然", "江苏 武汉"),
        ("祝北京成功", "北京"),
    ],
)
def test_places_are_found(text: str, expected: str, words_of: Segmenter) -> None:
    assert found(text, words_of) == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "南海南部有大风。",
        "北京时间八点",
        "上海路和南京路",
        "北京大学和武汉大学",
        "南京银行和上海证券",
        "天下大同",
        "长治久安",
        "日照充足",
        "黄金和白银",
        "孙中山先生",
        "一件中山装",
        "盛大庆典",
        "重大庆祝活动",
        "变成都市",
        "黄河南岸",
        "长江西岸",
        "太湖北岸",
        "来宾们鼓掌",
        "朝阳产业",
        "从四平八稳到",
        "吃北京烤鸭",
        "四川火锅和云南米粉",
        "今日本报讯",
        "阿里巴巴",
        "大理石地面",
        "和平与发展",
        "强大连接能力",
        "本地区和全市",
        "社区、小区和山区",
        "各乡镇",
        "文明城市",
        "无人区",
        "江南水乡",
        "中国和我国",
        "马里奥",
        "苏丹的王位",
        "海西岸",
        "东方红太阳升",
        "新京报",
        "",
        "王𬭎",
        "王汉中院士说",
        "何汉中院士说",
        "严汉中院士说",
        "记者岳泰安摄",
        "构建巴中命运共同体",
        "池塘和田的区别",
        "马里兰州青少年",
        "百强县和海岛县",
        "北方冬麦区",
        "上山下乡",
        "给谁家的窗户都镶上金边",
        "西南区和上半区",
        "下半旗致哀",
        "花街柳市",
    ],
)
def test_what_looks_like_a_place_is_none(text: str, words_of: Segmenter) -> None:
    assert found(text, words_of) == []


def test_places_are_counted_and_the_most_named_come_first(words_of: Segmenter) -> None:
    text = "上海和北京。北京市与北京。\n武汉。"
    made = places_of([words_of.words(line) for line in text.split("\n")], opening(words_of.known))
    assert [(place.text, place.count) for place in made] == [("北京", 3), ("上海", 1), ("武汉", 1)]


def test_at_most_ten_places(words_of: Segmenter) -> None:
    assert len(found("北京、天津、上海、重庆、河北、山西、辽宁、吉林、江苏、浙江、安徽、福建", words_of)) == 10


def test_a_doubtful_name_counts_where_the_article_has_it_in_full(words_of: Segmenter) -> None:
    made = places_of([words_of.words("白银市很远。"), words_of.words("白银的工人。")], opening(words_of.known))
    assert [(place.text, place.count) for place in made] == [("白银", 2)]


def test_a_place_of_a_dateline_counts_everywhere(words_of: Segmenter) -> None:
    assert found("白银的工人。", words_of) == []
    assert found("白银的工人。", words_of, ("白银",)) == ["白银"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("华沙、首尔", "华沙 首尔"),
        ("上海／广州／西安", "上海 广州 西安"),
        ("山东德州", "山东 德州"),
        ("北京市", "北京"),
        ("江城", "江城"),
        ("瑞士比尔根山", "瑞士比尔根山"),
        ("、", ""),
    ],
)
def test_places_of_a_dateline(name: str, expected: str, words_of: Segmenter) -> None:
    assert found("", words_of, (name,)) == expected.split()


def test_every_word_that_begins_a_name_opens_a_place(words_of: Segmenter) -> None:
    """Else a name would be passed over: a word of several characters is one of the dictionary's, any other is single."""
    opens, trie = opening(words_of.known), words_of.known.trie
    begins = sorted(shipped().begins)
    assert not any(map(str.isascii, "".join(begins)))
    assert not any(map(_RARE.search, begins))
    assert [name for name in begins if len(name) == 1 and not opens[trie.nodes_of([name])[0]]] == []
    words = [name for name in begins if words_of.words(name).texts == [name]]
    assert len(words) > 1000
    assert opens[trie.nodes_of(words)].all()
    assert not opens[0]


def test_spellings_of_a_line() -> None:
    assert read_names("市: 大同? 上海\n# note\n-: 美国=美利坚合众国") == {
        "大同": Name("大同", True),
        "大同市": Name("大同", False),
        "上海": Name("上海", False),
        "上海市": Name("上海", False),
        "美国": Name("美国", False),
        "美利坚合众国": Name("美国", False),
    }


def test_the_gazetteer_has_every_province_and_no_place_twice() -> None:
    assert {"北京", "台湾", "香港", "澳门", "西藏", "宁夏回族自治区"} <= shipped().names.keys()
    lines = (ROOM / "places.txt").read_text(encoding="utf-8").splitlines()
    entries = [entry for line in lines if not line.startswith("#") for entry in line.split()[1:]]
    first = [entry.split("=")[0].rstrip("?") for entry in entries]
    assert len(first) > 700
    assert [name for name in first if first.count(name) > 1] == []
