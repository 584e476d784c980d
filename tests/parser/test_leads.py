"""Who reports, as the head of a report says it, and sentences that only begin so."""

from __future__ import annotations

import pytest

from convert.parser.byline_datelines import read_told
from convert.parser.datelines import read_dateline
from convert.parser.leads import read_lead
from convert.tree import Contributor, Dispatch

Makers = list[tuple[str, str]]

BEHIND: dict[str, Makers] = {
    # in brackets, with what they did
    "本报讯（记者苏明远报道）近日，": [("苏明远", "reporter")],
    "本报讯 (记者苏明远 报道)近日，": [("苏明远", "reporter")],
    "本报讯（记者 青岚报道）近日，": [("青岚", "reporter")],
    "江城日报讯（记者 阿依努尔·买买提报道）近日，": [("阿依努尔·买买提", "reporter")],
    "本报訊（記者 蘇明遠、通訊員 顧小北報道）近日，": [("蘇明遠", "reporter"), ("顧小北", "correspondent")],
    "星河云/江城日报讯（通讯员 苏明远 顾小北报道）近日，": [("苏明远", "correspondent"), ("顾小北", "correspondent")],
    "本报江城5月2日电（记者苏明远实习生顾小北）": [("苏明远", "reporter"), ("顾小北", "reporter")],
    "本报讯（见习记者 苏明）近日，": [("苏明", "reporter")],
    "本报讯（记者苏明远 通讯员平安 陆青）近日，": [("苏明远", "reporter"), ("平安", "correspondent"), ("陆青", "correspondent")],
    "本报讯（记者 乌兰其其格）近日，": [("乌兰其其格", "reporter")],
    "本报讯（记者 苏明远 发自江城）近日，": [("苏明远", "reporter")],
    "本报江城5月2日讯（记者 苏明远 传播联盟·海天 顾远）近日，": [("苏明远", "reporter"), ("顾远", "reporter")],
    "本报讯（高二（5）班　苏明）近日，": [("苏明", "reporter")],
    "本报讯（初二(3)班 苏明远 顾小北）近日，": [("苏明远", "reporter"), ("顾小北", "reporter")],
    "本报讯（斯琴图雅）近日，": [("斯琴图雅", "reporter")],
    # a text out of another paper
    "【英国《星河邮报》网站7月16日文章】题：江城的渡口，又开了（作者　约翰·史密斯）": [("约翰·史密斯", "author")],
    "【英国《星河邮报》网站7月16日报道】题：江城的渡口（记者 约翰·史密斯）": [("约翰·史密斯", "reporter")],
    "【英国《星河邮报》网站7月16日报道】题：江城的渡口（上）": [],
    "本报讯【记者 苏明远】近日，": [("苏明远", "reporter")],
    "本报讯〔记者苏明远〕近日，": [("苏明远", "reporter")],
    "本报讯【星河新区】近日，": [],
    "星河日报讯（记者 苏明远）（图/记者 顾小北）近日，": [("苏明远", "reporter"), ("顾小北", "photographer")],
    "星河日报讯（记者 苏明远）（图略）近日，": [("苏明远", "reporter")],
    "本报讯（苏明远 文/图）近日，": [("苏明远", "author"), ("苏明远", "photographer")],
    "本报讯（苏明远/文 顾小北/图）近日，": [("苏明远", "author"), ("顾小北", "photographer")],
    "本报讯 记者苏明远摄影报道：近日，": [("苏明远", "reporter"), ("苏明远", "photographer")],
    # without brackets
    "本报讯 记者苏明远 通讯员顾小北 近日，江城": [("苏明远", "reporter"), ("顾小北", "correspondent")],
    "本报讯 记者 苏明远 顾小北 近日，江城": [("苏明远", "reporter"), ("顾小北", "reporter")],
    "本报讯　记者　苏　明　近日，江城": [("苏明", "reporter")],
    "本报讯 本报记者 苏明远 近日，江城": [("苏明远", "reporter")],
    "本报讯 记者苏明远、顾小北 从市气象台获悉，": [("苏明远", "reporter"), ("顾小北", "reporter")],
    "本报讯 记者苏明远 记者从江城市": [("苏明远", "reporter")],
    "本报讯 记者苏明远通讯员顾小北 近日，": [("苏明远", "reporter"), ("顾小北", "correspondent")],
    "江城晚报讯 记者苏明远、通讯员顾青报道：每天": [("苏明远", "reporter"), ("顾青", "correspondent")],
    "江城晚報訊 記者蘇明遠報道：每天": [("蘇明遠", "reporter")],
    "江城晚报讯 记者青岚报道：每天": [("青岚", "reporter")],
    "本报讯  苏明远、特约记者顾青报道：“前方": [("苏明远", "reporter"), ("顾青", "reporter")],
    "本报讯 苏明远报道：每天": [("苏明远", "reporter")],
    "本报讯 记者苏明远报道，近日": [("苏明远", "reporter")],
    "本报讯 特派记者苏远西宁报道：每天": [("苏远", "reporter")],
    "本报讯　记者苏明远　通讯员幸福　今天，江城": [("苏明远", "reporter"), ("幸福", "correspondent")],
    "本报讯　记者娜仁　一匹马": [("娜仁", "reporter")],
    "本报讯 苏明远报道 因夜间施工，江城": [("苏明远", "reporter")],
    "本报讯 苏明远、顾小北报道 因夜间施工，江城": [("苏明远", "reporter"), ("顾小北", "reporter")],
    "本报讯 记者苏明从江城市气象台获悉，近日": [("苏明", "reporter")],
    "本报讯 记者苏明远昨日从江城市气象台获悉，近日": [("苏明远", "reporter")],
    "本报讯 记者苏明远5月26日从江城市气象台了解到，近日": [("苏明远", "reporter")],
    "本报讯 记者苏明远、顾小北从江城市气象台获悉，近日": [("苏明远", "reporter"), ("顾小北", "reporter")],
    "本报讯 记者苏明远 通讯员顾小北从江城市气象台获悉，近日": [("苏明远", "reporter"), ("顾小北", "correspondent")],
    "本报讯 记者娜仁 通讯员顾小北 近日，江城": [("娜仁", "reporter"), ("顾小北", "correspondent")],
    "本报江城7月7日讯 星河云/江城日报记者苏明远报道：每天": [("苏明远", "reporter")],
    "本报江城7月7日讯（星河云/江城日报记者苏明远报道）每天": [("苏明远", "reporter")],
    "本报讯 记者黄山报道：每天": [("黄山", "reporter")],
    # sentences
    "本报讯 记者昨从 江城市公安局获悉": [],
    "本报讯 记者平安 一匹马": [("平安", "reporter")],
    "本报讯 记者采访 江城市民": [],
    "本报讯 记者实地 走访江城": [],
    "本报讯 记者 娜仁 一匹马": [],
    "本报讯 记者从江城市公安局获悉，近日": [],
    "本报讯 记者昨日获悉，近日": [],
    "本报讯 记者连日从江城市公安局获悉，近日": [],
    "本报讯 记者昨日从江城市公安局获悉，近日": [],
    "本报讯 记者多方从知情人处了解到，近日": [],
    "本报讯 市民苏明从江城市公安局获悉，近日": [],
    "本报讯 综合报道 近日，江城": [],
    "本报讯 连续报道 近日，江城": [],
    "本报讯 彭博报道 近日，江城": [],
    "本报讯 江城报道 近日，江城": [],
    "本报讯 据苏明远报道 近日，江城": [],
    "本报讯 记者日前 从江城市": [],
    "本报讯 记者于昨日，来到": [],
    "本报讯 记者了解到 近日": [],
    "本报讯 记者站成立 江城": [],
    "本报讯 据外媒报道：近日": [],
    "本报讯 据新华社报道，近日": [],
    "本报讯 新华社报道：近日": [],
    "本报讯 明报报道：近日": [],
    "本报讯 苏明远报道，近日": [],
    "本报讯 苏明远 近日，江城": [],
    "本报讯 昨天，记者苏明远 从": [],
    "本报讯 通讯员队伍 近日": [],
    "本报讯（图见第三版）近日，": [],
    "本报讯（记者报道）近日，": [],
}  # fmt: skip


@pytest.mark.parametrize("text", BEHIND)
def test_the_people_behind_a_dateline_are_its_makers(text: str) -> None:
    reading = read_dateline(text, None)
    assert reading is not None
    assert [(person.name, person.role) for person in reading.contributors] == BEHIND[text]
    assert all(text[person.start : person.end].replace("　", "") == person.name for person in reading.contributors)


FROM: dict[str, tuple[str | None, str | None, Makers]] = {
    "【江城報訊】記者蘇明北京報道：每天": ("北京", None, [("蘇明", "reporter")]),
    "【江城報訊】記者蘇明、顧華廣州報道：每天": ("廣州", None, [("蘇明", "reporter"), ("顧華", "reporter")]),
    "【江城報訊】記者蘇明廣州五日電：每天": ("廣州", "2026-07-05", [("蘇明", "reporter")]),
    "【江城報訊】記者蘇明 廣州十一日電：每天": ("廣州", "2026-07-11", [("蘇明", "reporter")]),
    "【江城報訊】（記者 蘇明 北京報道）每天": ("北京", None, [("蘇明", "reporter")]),
    "本报讯（记者苏明 北京报道）每天": ("北京", None, [("苏明", "reporter")]),
    "本报讯（记者 苏明 发自北京）每天": ("北京", None, [("苏明", "reporter")]),
    "本报讯 记者苏明北京报道 每天": ("北京", None, [("苏明", "reporter")]),
    "本报讯 记者苏明从北京报道：每天": ("北京", None, [("苏明", "reporter")]),
    "本报讯 记者苏明自贡报道：每天": ("自贡", None, [("苏明", "reporter")]),
    "本报7月5日讯（记者苏明 北京报道）每天": ("北京", "2026-07-05", [("苏明", "reporter")]),
    # the dateline's own place, and what says no place
    "本报北京7月5日电（记者苏明 深圳报道）每天": ("北京", "2026-07-05", [("苏明", "reporter")]),
    "本报讯（记者苏明 现场报道）每天": (None, None, [("苏明", "reporter")]),
    "本报讯（记者苏明 综合报道）每天": (None, None, [("苏明", "reporter")]),
    "本报讯（记者苏明 通讯员顾华 报道）每天": (None, None, [("苏明", "reporter"), ("顾华", "correspondent")]),
    "本报讯 记者苏明 昨日报道 每天": (None, None, [("苏明", "reporter")]),
    # with no dateline of the paper before it
    "江城商報記者蘇明北京報道　每天": ("北京", None, [("蘇明", "reporter")]),
    "本报记者苏明、顾华北京报道：每天": ("北京", None, [("苏明", "reporter"), ("顾华", "reporter")]),
}


@pytest.mark.parametrize("text", FROM)
def test_where_those_behind_a_dateline_report_from_is_its_place(text: str) -> None:
    reading = read_dateline(text, "2026-07-30")
    assert reading is not None
    people = [(person.name, person.role) for person in reading.contributors]
    assert (reading.dispatch.place, reading.dispatch.date, people) == FROM[text]


@pytest.mark.parametrize(
    "text", ["本报记者苏明在北京报道了此事。", "本报记者苏明现场报道 每天", "本报记者苏明远道而来报道 每天"]
)
def test_a_sentence_about_a_reporter_is_no_dateline(text: str) -> None:
    assert read_dateline(text, "2026-07-30") is None


LEADS: dict[str, Makers] = {
    "【星河时报驻日本特约记者 苏明远 星河时报记者 顾小北】近日，江城市民可以乘船。": [
        ("苏明远", "reporter"),
        ("顾小北", "reporter"),
    ],
    "【星河时报记者 苏明远】近日，江城市民可以乘船出行。": [("苏明远", "reporter")],
    "【记者苏明远】近日，江城市民可以乘船出行。": [("苏明远", "reporter")],
    "【文/苏明远】近日，江城市民可以乘船出行。": [("苏明远", "author")],
    "【记者 调查】近日，江城市民可以乘船出行。": [],
    "【记者手记】近日，江城市民可以乘船出行。": [],
    "【通讯员 来稿】近日，江城市民可以乘船出行。": [],
    "【记者在现场】近日，江城市民可以乘船出行。": [],
    "（记者 苏明远）近日，江城市民可以乘船出行。": [("苏明远", "reporter")],
    "　　（本报记者苏明远 通讯员顾小北）近日，江城市民可以乘船。": [
        ("苏明远", "reporter"),
        ("顾小北", "correspondent"),
    ],
    "又讯（本报记者 苏明远）喜讯传来，江城可以乘船。": [("苏明远", "reporter")],
    "江网讯（记者 苏明远）近日，江城市民可以乘船出行。": [("苏明远", "reporter")],
    "江城发布消息 (記者蘇明遠 實習生顧小北)近日，江城市民乘船。": [("蘇明遠", "reporter"), ("顧小北", "reporter")],
    "【記者蘇明遠報導】近日，江城市民可以乘船出行。": [("蘇明遠", "reporter")],
    "〔記者蘇明遠／採訪報導〕近日，江城市民可以乘船。": [("蘇明遠", "reporter")],
    "【記者蘇明遠專題報導】近日，江城市民可以乘船。": [("蘇明遠", "reporter")],
    "【记者苏明远特稿】近日，江城市民可以乘船出行。": [("苏明远", "reporter")],
    "【記者蘇明遠採訪】近日，江城市民可以乘船。": [("蘇明遠", "reporter")],
    # the paper's own, before the first sentence
    "商报记者 苏明远 每周二、四下午，江城文化馆都很热闹。": [("苏明远", "reporter")],
    "江城晚报全媒体记者 苏明远 每周二下午，江城文化馆都很热闹。": [("苏明远", "reporter")],
    "本报记者 苏明远从江城市发改委了解到，市民可以乘船出行。": [("苏明远", "reporter")],
    "据商报记者 苏明远 每周二、四下午去看，江城文化馆都很热闹。": [],
    "商报记者 每周二、四下午 都去江城文化馆，那里很热闹。": [],
    "商报记者苏明远每周二、四下午都去江城文化馆，那里很热闹。": [],
    "本报记者从江城市发改委了解到，市民可以乘船出行。": [],
    "本报记者多方从江城市发改委了解到，市民可以乘船出行。": [],
    "本报记者 苏明远 退租那天，房东举着手电来看。": [("苏明远", "reporter")],
    "　　本报记者 苏明远 “白天是空山，夜里是工厂。”": [("苏明远", "reporter")],
    "本报记者 苏明远 通讯员 顾小北 近日，江城可以乘船。": [("苏明远", "reporter"), ("顾小北", "correspondent")],
    "本报记者苏明远昨天在江城看见渡口重新开船。": [],
    "本报记者苏明江岭报道 江城市民近日可以乘船。": [],
    "本报记者 从江城市公安局获悉，近日可以乘船。": [],
    "本报记者 苏明远 摄": [],
    # not at the head, no names, or nothing behind
    "【记者现场报道】近日，江城市民可以乘船出行。": [],
    "【本报记者深入农村报道】近日，江城市民可以乘船。": [],
    "近日，江城市民（记者苏明远）可以乘船出行。": [],
    "（记者从江城市公安局获悉）近日，江城市民可以乘船。": [],
    "（记者报道）近日，江城市民可以乘船出行。": [],
    "（记者手记）近日，江城市民可以乘船出行。": [],
    "（记者注：以下为原文）近日，江城市民可以乘船。": [],
    "（新华社记者）近日，江城市民可以乘船出行，": [],
    "（江城市记者协会）近日，江城市民可以乘船。": [],
    "（苏明远）近日，江城市民可以乘船出行，": [],
    "（上接第一版）近日，江城记者可以乘船出行，": [],
    "（本报记者 苏明远）": [],
    "": [],
}


@pytest.mark.parametrize("text", LEADS)
def test_the_people_in_brackets_at_the_head_of_a_report_are_its_makers(text: str) -> None:
    assert [(person.name, person.role) for person in read_lead(text)] == LEADS[text]


TOLD: dict[str, tuple[Makers, str | None]] = {
    # a byline run in: the reporters, and the place
    "通讯员苏明远报道：“伞坏了别扔。”": ([("苏明远", "correspondent")], None),
    "本报记者苏明远报道 水利委员会近日": ([("苏明远", "reporter")], None),
    "■本报记者 苏明 报道 在粮库里": ([("苏明", "reporter")], None),
    "记者苏明、通讯员顾小北报道：昨日": ([("苏明", "reporter"), ("顾小北", "correspondent")], None),
    "星河日报全媒体记者苏明远 发自南昌 “今天": ([("苏明远", "reporter")], "南昌"),
    "特派记者苏明发自伦敦：三千米": ([("苏明", "reporter")], "伦敦"),
    "記者蘇明／蒙特利公園報導　一家餐館": ([("蘇明", "reporter")], "蒙特利公園"),
    "本報記者蘇明遠/舊金山報導": ([("蘇明遠", "reporter")], "舊金山"),
    # the unit alone
    "某防空团三连苏明远报道：“再近": ([("苏明远", "correspondent")], None),
    "江城公安局苏明报道：昨日": ([("苏明", "correspondent")], None),
    # sentences, and those who are only quoted
    "据星河日报记者苏明远报道：昨日": ([], None),
    "据江城公安局苏明报道：昨日": ([], None),
    "新华社记者苏明远报道，昨日": ([], None),
    "江城民政局王局长报道：昨日": ([], None),
    "星河电视台苏明远报道：昨日": ([], None),
    "江城公安局苏明报道 昨日": ([], None),
    "市总工会方面报道：昨日": ([], None),
    "新兵连长途报道：昨日": ([], None),
    "本报记者近日报道 江城": ([], None),
    "记者苏明远报道组 近日": ([], None),
    "当地媒体报道：昨日": ([], None),
    "记者站苏明远报道：昨日": ([], None),
    "记者从会上获悉 发自内心 的": ([], None),
}


@pytest.mark.parametrize("text", TOLD)
def test_a_byline_at_the_head_of_a_paragraph_names_who_reports(text: str) -> None:
    found = read_told(text, None)
    makers = [(one.name, one.role) for one in found if isinstance(one, Contributor)]
    place = next((one.place for one in found if isinstance(one, Dispatch)), None)
    assert (makers, place) == TOLD[text]


def test_the_unit_before_a_reporter_is_what_he_is_of() -> None:
    assert [
        one.affiliation for one in read_told("某防空团三连苏明远报道：昨日", None) if isinstance(one, Contributor)
    ] == ["某防空团三连"]
