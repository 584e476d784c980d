"""Who signs a letter or notice, and when: what is a sign-off, and what only ends a text."""

from __future__ import annotations

import pytest

from convert.parser.blocks import blocks
from convert.parser.shapes import shaped
from convert.parser.sign_offs import read_sign_off, what_signs
from tests.parser.labelled import labelled

SIGNED = {
    "星河市水务局": ("signer", ["星河市水务局"]),
    "星河市人民政府": ("signer", ["星河市人民政府"]),
    "石湾车务段　2025年3月18日": ("sure", ["石湾车务段"]),
    "2025年3月18日 星河市水务局": ("sure", ["星河市水务局"]),
    "星河县总工会　啟": ("sure", ["星河县总工会"]),
    "星河市水务局（公章） 二〇二五年三月十八日": ("sure", ["星河市水务局"]),
    "《星河侨讯》编辑部": ("signer", ["《星河侨讯》编辑部"]),
    "——河岸编辑部": ("signer", ["河岸编辑部"]),
    "韩小川谨启": ("sure", ["韩小川"]),
    "家属敬启": ("sure", []),
    "读者　韩小川": ("signer", ["韩小川"]),
    "法新社／路透社／美联社": ("signer", []),
    "星河县石湾村 韩小川 3月18日夜": ("sure", ["韩小川"]),
    "韩小川　方大川": ("name", ["韩小川", "方大川"]),
    "滨海 韩小川": ("signer", ["韩小川"]),
    "星河县 韩小川 68岁": ("signer", ["韩小川"]),
    "石湾区　韩小川，68岁": ("signer", ["韩小川"]),
    "韩小川（星河县 教师）": ("signer", ["韩小川"]),
    "韩　川（星河县）": ("signer", ["韩川"]),
    "韩小川（滨海，68岁）": ("signer", ["韩小川"]),
    "韩小川(退休教师)": ("signer", ["韩小川"]),
    "韩小川(公司职员)": ("signer", ["韩小川"]),
    "□韩小川(人力资源从业者)": ("signer", ["韩小川"]),
    "□ 韩小川（媒体人）": ("signer", ["韩小川"]),
    "韩小川（会计）": ("signer", ["韩小川"]),
    "韩小川（架子工）": ("signer", ["韩小川"]),
    "韓小川(石灣國小三年級)": ("signer", ["韓小川"]),
    "韩小川（寄自伦敦）": ("signer", ["韩小川"]),
    "韩小川（据当地媒体）": ("signer", ["韩小川"]),
    "作者韩小川,写字的人,住在河岸。": ("signer", ["韩小川"]),
    "韩小川 作者为房产专栏作者,从业十九年": ("signer", ["韩小川"]),
    "寒　禾": ("name", ["寒禾"]),
    "□韩小川": ("name", ["韩小川"]),
    "● 韩　川": ("name", ["韩川"]),
    "□韩小川　A02版": ("name", ["韩小川"]),
    "星河日报记者 韩小川": ("maker", ["韩小川"]),
    "星河日报记者": ("maker", []),
    "2025.3.18": ("sure", []),
    "2025-03-18": ("sure", []),
    "三月十八日": ("sure", []),
    "二○二五年三月": ("sure", []),
    "2025年3月，写于星河岸边": ("sure", []),
}


@pytest.mark.parametrize("line", SIGNED)
def test_a_sign_off_says_who_signs_and_when(line: str) -> None:
    assert (what_signs(line), [maker.name for maker in read_sign_off(line)]) == SIGNED[line]


@pytest.mark.parametrize("line", [line for line in SIGNED if SIGNED[line][1]])
def test_who_signs_stands_where_the_fact_says(line: str) -> None:
    assert all(line[maker.start : maker.end].replace("　", "") == maker.name for maker in read_sign_off(line))


PLAIN = [
    "特此公告", "角球 6 4", "黄牌 3 2", "18 海鲨队 10 2", "市图书馆延长开放", "周六 韩小川医师下午", "联系人：韩小川",
    "（韩小川）", "2020年3月 两村联合值班开始", "女儿回到石湾村", "第三版", "未完待续", "她把被子晒在两棵梧桐之间",
    "三月十八日新华社电", "2025年3月18日至20日", "昨日开启", "韩小川（左）", "韩小川（见图）", "韩小川（上）", "韩小川（见A02版）", "■星河县", "□见A02版", "韩小川（2比1）",
    "韩小川（会谈）", "韩小川（据悉）", "■韩小川出席", "□韩小川　顾远　A02版", "渡口（摆渡人）", "作者分析,石湾村的人口", "待　续", "尾　声", "完　结", "作者历时六年,测绘小城", "作者 谨启", "韩小川（1950年生）", "渡口（星河县）", "他今年68岁",
    "韩小川今年68岁", "中共星河市委主管主办",
]  # fmt: skip


@pytest.mark.parametrize("line", PLAIN)
def test_other_short_lines_sign_nothing(line: str) -> None:
    assert what_signs(line) is None


TEXT = "P 因管网检修，三月十九日零时至六时石湾一带停水，请居民提前储水，由此带来的不便敬请谅解。"
ENDS = {
    "paragraphs": ("P 星河市水务局\nP 2025年3月18日", ["sign-off", "sign-off"]),
    "notes": ("E 星河市水务局\nE 2025年3月18日", ["sign-off", "sign-off"]),
    "a byline and a note": ("B 星河市水务局\nE 三月十八日", ["sign-off", "sign-off"]),
    "a note of one line": ("E 星河市水务局 2025年3月18日", ["sign-off"]),
    "a day alone": ("E 2025年3月18日", ["sign-off"]),
    "what is announced": ("P 特此公告\nP 星河市水务局", [None, "sign-off"]),
    "someone beside a day": ("P 处长 韩小川\nE 2025年3月18日", ["sign-off", "sign-off"]),
    "a name": ("E 韩小川", ["byline"]),
    "a reporter": ("E 星河日报记者 韩小川", ["byline"]),
    "a reporter's note": ("E （星河日报记者 韩小川）", [None]),
    "a table": ("P 角球 6 4\nP 犯规 11 17\nP 黄牌 3 2", [None] * 3),
    "a listing": ("P 周五 市儿童医院 韩小川医师下午", [None]),
    "a list of bodies": ("C 获奖单位\nP 星河市水务局\nP 石湾渡口管理站", [None] * 3),
    "a day in a chronicle": ("P 2020年3月　渡口重开\nP 2021年5月　新船下水", [None] * 2),
    "a stanza": ("P 她把被子晒在两棵梧桐之间\nP 把整个冬天的梦\nP 拍得满院子都是", [None] * 3),
}


@pytest.mark.parametrize("name", ENDS)
def test_the_last_lines_of_a_notice_sign_it_whatever_their_labels(name: str) -> None:
    lines, shapes = ENDS[name]
    assert [block.shape for block in shaped(blocks(labelled(f"H* 停水通知\n{TEXT}\n{lines}")))[2:]] == shapes
