"""Bylines and closing notes: what names people, and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.credits import read_credit, split_caption
from convert.parser.maker_notes import read_people_in_parentheses
from convert.parser.people import read_byline, read_head_makers, read_makers
from convert.parser.signatures import read_signature
from convert.tree import without_space
from tests.parser.makers import Facts, facts

BYLINES: dict[str, Facts] = {
    # one paper, one or several people; two-character names padded with spaces
    "本报记者 苏明": [("苏明", "reporter", "本报")],
    "本报记者 顾小北 方 澈": [("顾小北", "reporter", "本报"), ("方澈", "reporter", "本报")],
    "本报记者  方　澈": [("方澈", "reporter", "本报")],
    "·本报记者 苏明远 本报通讯员 顾小北·": [("苏明远", "reporter", "本报"), ("顾小北", "correspondent", "本报")],
    "文·苏明远": [("苏明远", "author", None)],
    "采访·苏明远": [("苏明远", "reporter", None)],
    "文·图　苏明远": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "画/苏明远": [("苏明远", "other", None)],
    "〔記者蘇明遠／金門—廈門連線報導〕": [("蘇明遠", "reporter", None)],
    "文_苏明远　实习记者_顾小北": [("苏明远", "author", None), ("顾小北", "reporter", None)],
    "苏明远 文并供图": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "组图/文　本报记者 苏明远": [("苏明远", "reporter", "本报"), ("苏明远", "photographer", "本报")],
    "外地旅客 苏明远": [("苏明远", "author", "外地旅客")],
    "苏明远/改写": [("苏明远", "author", None)],
    "蘇明遠/改編": [("蘇明遠", "author", None)],
    "本报记者 付 文": [("付文", "reporter", "本报")],
    "本报记者 段 玉 林 秋": [("段玉", "reporter", "本报"), ("林秋", "reporter", "本报")],
    "本报记者 段 玉 成 林 秋": [("段玉成", "reporter", "本报"), ("林秋", "reporter", "本报")],
    "本报记者 欧阳 雪": [("欧阳雪", "reporter", "本报")],
    "本报记者 王 建国": [("王建国", "reporter", "本报")],
    "\u200b本报记者 苏明远": [("苏明远", "reporter", "本报")],
    "新华社记者 苏明远　顾小北": [("苏明远", "reporter", "新华社"), ("顾小北", "reporter", "新华社")],
    "新华社记者苏明远": [("苏明远", "reporter", "新华社")],
    "本报记者：苏明远": [("苏明远", "reporter", "本报")],
    "本报首席记者 苏明远": [("苏明远", "reporter", "本报")],
    "《星河》记者 苏 远": [("苏远", "reporter", "星河")],
    "《星河》周刊记者 苏 远": [("苏远", "reporter", "《星河》周刊")],
    "“星河观察”记者 苏 远": [("苏远", "reporter", "星河观察")],
    "本报记者 琼达拉姆 热依拉": [("琼达拉姆", "reporter", "本报"), ("热依拉", "reporter", "本报")],
    # two roles, several papers
    "本报记者 苏明远 本报通讯员 顾小北": [("苏明远", "reporter", "本报"), ("顾小北", "correspondent", "本报")],
    "星河日报记者 苏明远 江城日报记者 顾小北 海天日报记者 方 澈": [
        ("苏明远", "reporter", "星河日报"),
        ("顾小北", "reporter", "江城日报"),
        ("方澈", "reporter", "海天日报"),
    ],
    "解放军报特约记者 苏明远 通讯员 顾小北 方澈": [
        ("苏明远", "reporter", "解放军报"),
        ("顾小北", "correspondent", None),
        ("方澈", "correspondent", None),
    ],
    "星报·星网记者 苏言": [("苏言", "reporter", "星报·星网")],
    "星报-星网记者 苏言 通讯员 顾北": [("苏言", "reporter", "星报-星网"), ("顾北", "correspondent", None)],
    "■本报记者 苏明远": [("苏明远", "reporter", "本报")],
    "本报见习记者 苏明远 实习生 顾小北": [("苏明远", "reporter", "本报"), ("顾小北", "reporter", None)],
    "本报记者 苏明远 文/图": [("苏明远", "reporter", "本报"), ("苏明远", "photographer", "本报")],
    "文/苏明远 图/顾小北": [("苏明远", "author", None), ("顾小北", "photographer", None)],
    "文/本报记者 苏明远 图/滨江晚报记者 顾小北": [
        ("苏明远", "reporter", "本报"),
        ("顾小北", "photographer", "滨江晚报"),
    ],
    "文字：本报记者 苏明远 图片：本报通讯员 顾小北": [
        ("苏明远", "reporter", "本报"),
        ("顾小北", "photographer", "本报"),
    ],
    # words between a paper and what someone is are no body
    "参与采写：苏明远、顾小北": [("苏明远", "reporter", None), ("顾小北", "reporter", None)],
    "执笔记者：苏明远　参与记者：顾小北": [("苏明远", "reporter", None), ("顾小北", "reporter", None)],
    "采访组成员：苏明远": [("苏明远", "reporter", None)],
    "江城小记者 苏小远": [("苏小远", "reporter", "江城")],
    "校园记者 苏小远": [("苏小远", "reporter", None)],
    "小作者 苏小远 指导老师 顾北": [("苏小远", "author", None), ("顾北", "other", None)],
    "朗读者：苏明远": [("苏明远", "other", None)],
    "特约摄影 苏明远/视觉江城": [("苏明远", "photographer", None)],
    "本报见习社区记者 苏明远": [("苏明远", "reporter", "本报")],
    "文·本刊记者　苏明远": [("苏明远", "reporter", "本刊")],
    "本报特派记者 苏明远 摄于江城": [("苏明远", "photographer", "本报")],
    "本报记者 苏明远　受访专家　顾北": [("苏明远", "reporter", "本报"), ("顾北", "other", None)],
    "课题组成员：苏明远、顾小北": [("苏明远", "author", None), ("顾小北", "author", None)],
    "苏明远/供图并文": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "苏明远 图文": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "苏明远　采录": [("苏明远", "other", None)],
    "晨报见习记者 苏明远 街头采访": [("苏明远", "reporter", "晨报")],
    "〔匈牙利〕伊·卡尔马尼　苏明远译": [("伊·卡尔马尼", "author", None), ("苏明远", "translator", None)],
    "江城春晓（国画）　　苏明远作": [("苏明远", "other", None)],
    "发自江城县": [],
    "本报记者 苏明远 顾 北 文/本报通讯员 方 澈 摄": [
        ("苏明远", "reporter", "本报"),
        ("顾北", "reporter", "本报"),
        ("方澈", "photographer", "本报"),
    ],
    "苏明远 图/顾北": [("苏明远", "author", None), ("顾北", "photographer", None)],
    "蘇明遠　輯錄並注": [("蘇明遠", "other", None)],
    "特派記者蘇明遠/昆山、蘇州實地採訪": [("蘇明遠", "reporter", None)],
    "蘇明遠　寄自廣州": [("蘇明遠", "author", None)],
    "侗族社员　苏明远": [("苏明远", "author", "侗族社员")],
    "蘇明遠醫生": [("蘇明遠", "author", None)],
    "主治医生": [],
    # a column of an agency before 记者
    "“江城视点”记者 苏明远、顾北": [("苏明远", "reporter", "江城视点"), ("顾北", "reporter", "江城视点")],
    # 摄影 run together with the name
    "记者苏明远 摄影顾北": [("苏明远", "reporter", None), ("顾北", "photographer", None)],
    "本报记者 苏明远 摄影报道": [("苏明远", "reporter", "本报"), ("苏明远", "photographer", "本报")],
    "本报记者 苏明远 文/图（署名除外）": [("苏明远", "reporter", "本报"), ("苏明远", "photographer", "本报")],
    # a bar that is a Chinese character
    "文丨苏明远 图丨顾北": [("苏明远", "author", None), ("顾北", "photographer", None)],
    "作者丨苏明远": [("苏明远", "author", None)],
    # when someone lived is no part of the name; forms of verse name no one
    "唐·苏明远": [("苏明远", "author", None)],
    "当代·顾小北": [("顾小北", "author", None)],
    "金·卡戴珊": [("金·卡戴珊", "author", None)],
    "七律·登江城楼": [],
    "临江仙·江城": [],
    "约翰·史密斯（John Smith）": [("约翰·史密斯", "author", None)],
    # how it is reported, run together with the name
    "本报记者苏明远特别报道": [("苏明远", "reporter", "本报")],
    "本报记者苏明远 顾小北走访报道": [("苏明远", "reporter", "本报"), ("顾小北", "reporter", "本报")],
    "本报记者苏明远摄影报道": [("苏明远", "reporter", "本报"), ("苏明远", "photographer", "本报")],
    # foreign names that hold a place, or begin as an age does; no dotted headings
    "杰克·伦敦": [("杰克·伦敦", "author", None)],
    "米兰·昆德拉 苏明远译": [("米兰·昆德拉", "author", None), ("苏明远", "translator", None)],
    "乔治·华盛顿": [("乔治·华盛顿", "author", None)],
    "唐·吉诃德": [("唐·吉诃德", "author", None)],
    "汉·索罗": [("汉·索罗", "author", None)],
    "北京·骑手": [],
    "综合·文化": [],
    # writers of letters, with trade and place
    "蘇明遠／營養師（台中市）": [("蘇明遠", "author", "營養師")],
    "蘇明遠／農會推廣股長（屏東縣）　顧小北／工程師（新竹市）": [
        ("蘇明遠", "author", "農會推廣股長"),
        ("顧小北", "author", "工程師"),
    ],
    "蘇明遠／補教業者（新北市）": [("蘇明遠", "author", "補教業者")],
    "蘇明遠／顧小北（台北市）": [("蘇明遠", "author", "台北市"), ("顧小北", "author", "台北市")],
    "蘇明遠／娜仁（攝影）": [("蘇明遠", "photographer", None), ("娜仁", "photographer", None)],
    "蘇明遠／聖加布里（讀者）": [("蘇明遠", "author", "聖加布里")],
    "蘇明遠／台北報導": [("蘇明遠", "reporter", None)],
    # a picture and whose it is
    "巷口的窗（摄影） 苏远": [("苏远", "photographer", None)],
    "《江边》（摄影）　苏　远": [("苏远", "photographer", None)],
    "江城春晓（油画） 苏明远": [("苏明远", "other", None)],
    "苏明远（摄影） 顾小北": [("苏明远", "photographer", None), ("顾小北", "author", None)],
    # what someone did, in brackets
    "江城日报记者 苏明远（文） 顾小北（图）": [("苏明远", "reporter", "江城日报"), ("顾小北", "photographer", None)],
    "蘇明遠（文）　顧　青（攝）": [("蘇明遠", "author", None), ("顧青", "photographer", None)],
    "苏明远（撰文） 顾小北（摄影）": [("苏明远", "author", None), ("顾小北", "photographer", None)],
    "江城的春色（图）": [],
    # what someone makes, in brackets, and the name of a picture
    "苏明远（文） 顾小北（漫画）": [("苏明远", "author", None), ("顾小北", "author", None)],
    "苏明远（书法）": [("苏明远", "author", None)],
    # where someone is of
    "(南京)苏明远": [("苏明远", "author", "南京")],
    "苏明远 3:0 顾北": [],
    "作者/苏明远　图文/本报资料": [("苏明远", "author", None)],
    # padded words that are names, and a class of a school
    "本报记者　万　里　顾小北": [("万里", "reporter", "本报"), ("顾小北", "reporter", "本报")],
    "江城一中初二（3）班　苏小远": [("苏小远", "author", "江城一中初二（3）班")],
    # the place of the report run together with the name
    "本报记者苏明远北京报道": [("苏明远", "reporter", "本报")],
    "本报记者 苏明远石家庄报道": [("苏明远", "reporter", "本报")],
    "本报记者苏明北京报道": [("苏明", "reporter", "本报")],
    "记者苏明远江城县报道": [("苏明远", "reporter", None)],
    "记者欧阳明远华盛顿7月2日电": [("欧阳明远", "reporter", None)],
    "【星河日报记者苏明远、顾北纽约5月20日报道】": [
        ("苏明远", "reporter", "星河日报"),
        ("顾北", "reporter", "星河日报"),
    ],
    "（中央社記者蘇明遠倫敦十日專電）": [("蘇明遠", "reporter", "中央社")],
    "本报特派记者 苏明远 伦敦直击": [("苏明远", "reporter", "本报")],
    "本报特派记者 伦敦直击": [],
    "本报记者苏明远采访报道": [("苏明远", "reporter", "本报")],
    "本报记者 乌兰图雅报道": [("乌兰图雅", "reporter", "本报")],
    "本报记者 苏明远 顾小北等报道": [("苏明远", "reporter", "本报"), ("顾小北", "reporter", "本报")],
    # 文/图 before reporters
    "文/图 本报记者 苏明远 通讯员 顾小北": [
        ("苏明远", "reporter", "本报"),
        ("苏明远", "photographer", "本报"),
        ("顾小北", "correspondent", None),
        ("顾小北", "photographer", None),
    ],
    "文/图 本报记者 苏明远 制图 顾小北": [
        ("苏明远", "reporter", "本报"),
        ("苏明远", "photographer", "本报"),
        ("顾小北", "other", None),
    ],
    # a paper's short name before a title, and what someone does for an article
    "每经记者｜苏明远 每经编辑｜顾小北": [("苏明远", "reporter", "每经"), ("顾小北", "editor", "每经")],
    "每经记者｜苏明远　每经编辑｜顾　北": [("苏明远", "reporter", "每经"), ("顾北", "editor", "每经")],
    "本报记者　苏明远　实习记者　顾小北　石桥、柳湾报道": [
        ("苏明远", "reporter", "本报"),
        ("顾小北", "reporter", None),
    ],
    "本报记者　苏明远　顾小北、李红报道": [
        ("苏明远", "reporter", "本报"),
        ("顾小北", "reporter", "本报"),
        ("李红", "reporter", "本报"),
    ],
    "（苏明远辑）": [("苏明远", "editor", None)],
    "每经记者 苏明远 每经编辑 顾小北": [("苏明远", "reporter", "每经"), ("顾小北", "editor", "每经")],
    "金财编辑｜苏明远": [("苏明远", "editor", "金财")],
    "解答律师：苏明远": [("苏明远", "other", None)],
    "答疑专家：江城市第一医院主任医师 苏明远": [("苏明远", "other", "江城市第一医院主任医师")],
    "本期嘉宾 苏明远": [("苏明远", "other", None)],
    "对话嘉宾：苏明远（江城大学教授）": [("苏明远", "other", "江城大学教授")],
    "采写：本报记者 苏明远 摄影：顾小北": [("苏明远", "reporter", "本报"), ("顾小北", "photographer", None)],
    "口述：顾小北 整理：本报记者 苏明远": [("顾小北", "author", None), ("苏明远", "reporter", "本报")],
    "图/本报通讯员 顾小北 文/本报记者 苏明远": [("顾小北", "photographer", "本报"), ("苏明远", "reporter", "本报")],
    "苏明远/文 顾小北/图": [("苏明远", "author", None), ("顾小北", "photographer", None)],
    # commentators, bodies, pen names
    "本报评论员 苏明": [("苏明", "commentator", "本报")],
    "本报评论员": [("本报评论员", "commentator", None)],
    "任仲远": [("任仲远", "author", None)],
    "星河大学党委理论学习中心组": [("星河大学党委理论学习中心组", "author", None)],
    "星河时报编辑部": [("星河时报编辑部", "author", None)],
    "江城党校（江城行政学院）校（院）务委员会": [("江城党校（江城行政学院）校（院）务委员会", "author", None)],
    "江城市委统战部 江城市民族事务委员会": [
        ("江城市委统战部", "author", None),
        ("江城市民族事务委员会", "author", None),
    ],
    # authors with posts and places
    "苏明": [("苏明", "author", None)],
    "苏 明": [("苏明", "author", None)],
    "江城航空局党组书记、局长 苏明远": [("苏明远", "author", "江城航空局党组书记、局长")],
    "江城基金委员会党组书记、主任窦明远": [("窦明远", "author", "江城基金委员会党组书记、主任")],
    "江城大学经济学院副院长 苏 明": [("苏明", "author", "江城大学经济学院副院长")],
    "本期主讲人：江城改革研究会会长 苏明远": [("苏明远", "author", "江城改革研究会会长")],
    "□星河公司江城分公司京新收费所 苏明远": [("苏明远", "author", "星河公司江城分公司京新收费所")],
    "读者 苏明远": [("苏明远", "author", None)],
    "江南江城市  苏明远": [("苏明远", "author", "江南江城市")],
    "☉蘇國財": [("蘇國財", "author", None)],
    "⊙ 秋 禾": [("秋禾", "author", None)],
    "❖苏明远": [("苏明远", "author", None)],
    "※ 青岚": [("青岚", "author", None)],
    "■列兵 苏小满": [("苏小满", "author", "列兵")],
    "◆江北军区某团二级上士  苏明": [("苏明", "author", "江北军区某团二级上士")],
    "作者：江城市民 秋禾": [("秋禾", "author", "江城市民")],
    "江城县 苏明远": [("苏明远", "author", "江城县")],
    "教务处 苏明": [("苏明", "author", "教务处")],
    "萧远": [("萧远", "author", None)],
    "阮氏青兰": [("阮氏青兰", "author", None)],
    "索朗群培": [("索朗群培", "author", None)],
    "记者 和平 苏明远": [("和平", "reporter", None), ("苏明远", "reporter", None)],
    "通讯员平安": [("平安", "correspondent", None)],
    "星河报·星网记者 乌兰其其格": [("乌兰其其格", "reporter", "星河报·星网")],
    "星河云/江城日报记者 苏明远": [("苏明远", "reporter", "星河云/江城日报")],
    "文/本报记者 苏明远": [("苏明远", "reporter", "本报")],
    "星报·星网 苏明远": [("苏明远", "author", "星报·星网")],
    "本报记者 苏明远 传播联盟·江城 顾远": [("苏明远", "reporter", "本报"), ("顾远", "reporter", "传播联盟·江城")],
    "记者苏明远通讯员顾小北": [("苏明远", "reporter", None), ("顾小北", "correspondent", None)],
    "記者蘇明遠實習生顧小北": [("蘇明遠", "reporter", None), ("顧小北", "reporter", None)],
    "苏明远 （作者单位：江城大学）": [("苏明远", "author", "江城大学")],
    "苏明远（作者系江城大学教授）": [("苏明远", "author", "江城大学教授")],
    "阿依努尔·买买提": [("阿依努尔·买买提", "author", None)],
    "（英）马克·斯通": [("马克·斯通", "author", None)],
    "Mary Stone": [("Mary Stone", "author", None)],
    # Traditional
    "特派記者蘇錦宏/北京報導": [("蘇錦宏", "reporter", None)],
    "編譯方毅/綜合報導": [("方毅", "translator", None)],
    "記者蘇熙文、鄭澈/台北報導": [("蘇熙文", "reporter", None), ("鄭澈", "reporter", None)],
    "報導•攝影╱張小恬": [("張小恬", "reporter", None), ("張小恬", "photographer", None)],
    "報導．攝影╱韓小爾": [("韓小爾", "reporter", None), ("韓小爾", "photographer", None)],
    "新華社記者 蘇明遠攝影報道": [("蘇明遠", "reporter", "新華社"), ("蘇明遠", "photographer", "新華社")],
    # what they report in words and pictures, and how
    "本报记者 苏晓岚 摄影报道": [("苏晓岚", "reporter", "本报"), ("苏晓岚", "photographer", "本报")],
    "蘇曉嵐攝及報導": [("蘇曉嵐", "reporter", None), ("蘇曉嵐", "photographer", None)],
    "苏晓岚文及图": [("苏晓岚", "author", None), ("苏晓岚", "photographer", None)],
    "攝影及報導：蘇曉嵐": [("蘇曉嵐", "reporter", None), ("蘇曉嵐", "photographer", None)],
    "跟進:蘇曉嵐": [("蘇曉嵐", "reporter", None)],
    "苏晓岚 摄影报道": [("苏晓岚", "reporter", None), ("苏晓岚", "photographer", None)],
    "本報記者蘇曉嵐／攝影報導": [("蘇曉嵐", "reporter", "本報"), ("蘇曉嵐", "photographer", "本報")],
    "本报记者 苏晓岚 图片报道": [("苏晓岚", "reporter", "本报"), ("苏晓岚", "photographer", "本报")],
    "本报记者 苏晓岚 实习生 顾明 视频报道": [
        ("苏晓岚", "reporter", "本报"),
        ("苏晓岚", "photographer", "本报"),
        ("顾明", "reporter", None),
        ("顾明", "photographer", None),
    ],
    "本报记者 苏晓岚 现场报道": [("苏晓岚", "reporter", "本报")],
    "本报记者 苏晓岚 全媒体报道": [("苏晓岚", "reporter", "本报")],
    "本报记者 苏晓岚 顾明报道": [("苏晓岚", "reporter", "本报"), ("顾明", "reporter", "本报")],
    "本报记者 苏晓岚摄影报道": [("苏晓岚", "reporter", "本报"), ("苏晓岚", "photographer", "本报")],
    "通讯员顾明 记者苏晓岚报道": [("顾明", "correspondent", None), ("苏晓岚", "reporter", None)],
    "本报记者 热依汗报道": [("热依汗", "reporter", "本报")],
    "本報記者王小明／專題報導": [("王小明", "reporter", "本報")],
    "王小明、李大同／台北報導": [("王小明", "reporter", None), ("李大同", "reporter", None)],
    "特約記者林小明／紐約27日電": [("林小明", "reporter", None)],
    "撰文╱王小明 攝影╱李大同": [("王小明", "author", None), ("李大同", "photographer", None)],
    # words behind the names throughout
    "苏明远 口述 顾小北 整理": [("苏明远", "author", None), ("顾小北", "other", None)],
    "本报记者 苏明远 发自江城": [("苏明远", "reporter", "本报")],
    "記者 蘇明遠 發自江城、海天": [("蘇明遠", "reporter", None)],
    "记者苏明远发自江城": [("苏明远", "reporter", None)],
    "[美]马克·斯通 著 苏明远 译": [("马克·斯通", "author", None), ("苏明远", "translator", None)],
    "本报记者 苏明远 北京报道": [("苏明远", "reporter", "本报")],
    # editors of a page
    "本版责编：孟  澈  唐小科": [("孟澈", "editor", None), ("唐小科", "editor", None)],
    "一版责编：许  明  赵  远  二版责编：吕  安": [
        ("许明", "editor", None),
        ("赵远", "editor", None),
        ("吕安", "editor", None),
    ],
    # what stands in brackets is told as it is printed
    "蘇文遠（江城大學教授）": [("蘇文遠", "author", "江城大學教授")],
    "蘇文遠（國立臺灣江城大學／教師）": [("蘇文遠", "author", "國立臺灣江城大學／教師")],
    "蘇文遠（作者單位：江城大學）": [("蘇文遠", "author", "江城大學")],
    # what a bracket parts is no one body
    "（江城市）农贸市场 苏明远": [("苏明远", "author", "农贸市场")],
    "江城大学（西区）文学院 苏明远": [("苏明远", "author", "江城大学（西区）文学院")],
    # outlets whose names end as a desk does, and desks
    "星河新闻记者 苏明远": [("苏明远", "reporter", "星河新闻")],
    "星河新闻首席记者苏明远 实习生 顾小北": [("苏明远", "reporter", "星河新闻"), ("顾小北", "reporter", None)],
    "江城晚报/星河新闻记者 苏明远": [("苏明远", "reporter", "江城晚报/星河新闻")],
    "江城财经记者 苏明远": [("苏明远", "reporter", "江城财经")],
    "星视频记者 苏明远": [("苏明远", "reporter", "星视频")],
    "星河新闻视频记者 苏明远": [("苏明远", "photographer", "星河新闻")],
    "星河新闻编辑 苏明远": [("苏明远", "editor", "星河新闻")],
    "本报新闻记者 苏明远": [("苏明远", "reporter", "本报")],
    "《星河周报》体育记者 苏明远": [("苏明远", "reporter", "星河周报")],
    "《星河周报》新闻编辑 苏明远": [("苏明远", "editor", "星河周报")],
    "星河杂志财经记者 苏明远": [("苏明远", "reporter", "星河杂志")],
    "星河频道财经记者 苏明远": [("苏明远", "reporter", "星河频道")],
    "江城晚报社会新闻记者 苏明远": [("苏明远", "reporter", "江城晚报")],
    "江城电视台体育记者 苏明远": [("苏明远", "reporter", "江城电视台")],
    "本报视频记者 苏明远": [("苏明远", "photographer", "本报")],
    "新闻记者 苏明远": [("苏明远", "reporter", None)],
    # names that end in 文, and 文 behind names
    "本报记者 司徒博文": [("司徒博文", "reporter", "本报")],
    "本报记者 司徒博文 文/图": [("司徒博文", "reporter", "本报"), ("司徒博文", "photographer", "本报")],
    "司徒明远文 顾小北图": [("司徒明远", "author", None), ("顾小北", "photographer", None)],
    "司徒雪图": [("司徒雪", "photographer", None)],
    "苏明远文 顾小北图": [("苏明远", "author", None), ("顾小北", "photographer", None)],
    "苏 学 文": [("苏学文", "author", None)],
    "本报记者 苏 学 文 顾 青": [("苏学文", "reporter", "本报"), ("顾青", "reporter", "本报")],
    "苏 远 文 顾 青 图": [("苏远", "author", None), ("顾青", "photographer", None)],
    "苏 远 文  顾青 摄": [("苏远", "author", None), ("顾青", "photographer", None)],
    "苏 学 文 摄": [("苏学文", "photographer", None)],
    "苏 远  文": [("苏远", "author", None)],
    "苏 远 顾 青 文": [("苏远", "author", None), ("顾青", "author", None)],
    # who made the pictures, among other roles
    "撰文 苏明远 摄影 顾青 视频 方澈": [
        ("苏明远", "author", None),
        ("顾青", "photographer", None),
        ("方澈", "other", None),
    ],
    "文字 苏明远 图片 顾 青 音频 方澈": [
        ("苏明远", "author", None),
        ("顾青", "photographer", None),
        ("方澈", "other", None),
    ],
    "照片 顾青 文字 苏明远": [("顾青", "photographer", None), ("苏明远", "author", None)],
    "摄影 顾青 视频剪辑 方澈": [("顾青", "photographer", None), ("方澈", "other", None)],
    "视频拍摄 方澈 文字 苏明远": [("方澈", "photographer", None), ("苏明远", "author", None)],
    "视频 方澈": [("方澈", "author", None)],
    "文字 苏明远 图片 江城市文旅局": [("苏明远", "author", None)],
    # the place before a reader's name, and places that may be names
    "滨海 苏明远": [("苏明远", "author", "滨海")],
    "江山 苏明远": [("江山", "author", None), ("苏明远", "author", None)],
    "青岚 苏明远": [("青岚", "author", None), ("苏明远", "author", None)],
    # and others
    "苏明远等": [("苏明远", "author", None)],
    "和平巷居民　苏明远等": [("苏明远", "author", "和平巷居民")],
    "苏明远、顾小北等五人": [("苏明远", "author", None), ("顾小北", "author", None)],
    "本报记者 苏明等": [("苏明", "reporter", "本报")],
    "苏平等摄": [("苏平", "photographer", None)],
    # where a reader lives, or belongs to
    "青石东路 苏兰": [("苏兰", "author", "青石东路")],
    "和平巷　顾小兰": [("顾小兰", "author", "和平巷")],
    "江湾新村 苏明远": [("苏明远", "author", "江湾新村")],
    "石家塘社 苏远": [("苏远", "author", "石家塘社")],
    "江边村 苏明远": [("苏明远", "author", "江边村")],
    "苏小路 顾小村": [("苏小路", "author", None), ("顾小村", "author", None)],
    "欧阳小路": [("欧阳小路", "author", None)],
    "本报记者苏小村": [("苏小村", "reporter", "本报")],
    "记者 和平路": [("和平路", "reporter", None)],
    # an outlet whose name ends in a plus sign
    "江城晚报/星新+记者 苏明远": [("苏明远", "reporter", "江城晚报/星新+")],
    "星新＋首席记者苏明远 实习生 顾小北": [("苏明远", "reporter", "星新＋"), ("顾小北", "reporter", None)],
    "文字+摄影 苏明远": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    # 文/片, and words for a picture of someone else's
    "文/片 本报记者 苏明远 实习生 顾小北": [
        ("苏明远", "reporter", "本报"),
        ("苏明远", "photographer", "本报"),
        ("顾小北", "reporter", None),
        ("顾小北", "photographer", None),
    ],
    "苏明远 文/片": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "文/苏明远 片/顾小北": [("苏明远", "author", None), ("顾小北", "photographer", None)],
    "苏明远摄影 顾雪配文": [("苏明远", "photographer", None), ("顾雪", "author", None)],
    "苏明远摄影 顾小雪 配诗": [("苏明远", "photographer", None), ("顾小雪", "author", None)],
    # no one
    "本版言论仅代表作者个人观点": [],
    "明報記者": [],
    "本报记者": [],
    "新华社记者": [],
    "放大 缩小 默认": [],
    "": [],
    "　": [],
    "。": [],
    "江城召开工会代表大会": [],
    # agencies are whose news it is, or whom someone works for
    "法新社／路透社／美联社": [],
    "路透社、法新社": [],
    "路透社": [],
    "路透社 苏明": [("苏明", "author", "路透社")],
    "韩联社/安莎社记者 苏明": [("苏明", "reporter", "韩联社/安莎社")],
    # titles, days and letters' ends taken for bylines
    "引  子": [],
    "星期五": [],
    "职工文化": [],
    "稳产量  增效益  提品质": [],
    "学习计划“减负”，职工点赞": [],
    "女儿  小雨": [],
    "爱你的妈妈": [],
    "5月6日于江边哨所": [],
    # a page's people, not an article's
    "责编 苏明远 版式 顾小北": [],
    "編輯/蘇明遠 校對/顧小北": [],
}


@pytest.mark.parametrize("line", BYLINES)
def test_a_byline_names_its_makers(line: str) -> None:
    assert facts(read_byline(line)) == BYLINES[line]


def test_the_people_of_a_page_are_read_where_they_are_asked_for() -> None:
    assert facts(read_makers("责编 苏明远 版式 顾小北")) == [("苏明远", "editor", None), ("顾小北", "other", None)]


# The lines of those who made a page: titles of every sort, and what is no one's work.
EMPLOYED: dict[str, Facts] = {
    "苏明远 星河大学教授": [("苏明远", "author", "星河大学教授")],
    "苏明远　星河大学教授、博士生导师": [("苏明远", "author", "星河大学教授、博士生导师")],
    "苏明远 星河市水务局": [("苏明远", "author", "星河市水务局")],
    "提问：苏明远 星河大学（北区）校长": [("苏明远", "other", "星河大学（北区）校长")],
    # more than a body or post stands there, or it is of someone else
    "苏明远 顾小北 星河大学教授": [("苏明远", "author", None), ("顾小北", "author", None)],
    "文/苏明远 图/市委宣传部": [("苏明远", "author", None)],
    "苏明远 寄自广州": [("苏明远", "author", None)],
    "苏明远 文 星河大学": [("苏明远", "author", None)],
    "10岁 苏明远": [("苏明远", "author", None)],
}


@pytest.mark.parametrize("line", EMPLOYED)
def test_a_body_or_post_behind_the_only_name_is_whose_it_is(line: str) -> None:
    assert facts(read_byline(line)) == EMPLOYED[line]


@pytest.mark.parametrize("what", ["星河大学教授、博士生导师", "星河大学教授、博导", "星河大学教授"])
def test_an_authors_note_says_all_that_he_is(what: str) -> None:
    assert facts(read_people_in_parentheses(f"（作者苏明远，系{what}）")) == [("苏明远", "author", what)]


ENGLISH: dict[str, Facts] = {
    "By Lily Su": [("Lily Su", "author", None)],
    "BY LILY SU": [("LILY SU", "author", None)],
    "By Lily Su and John Gu": [("Lily Su", "author", None), ("John Gu", "author", None)],
    "By Lily Su Photos by John Gu": [("Lily Su", "author", None), ("John Gu", "photographer", None)],
    "Text by 苏明远 Photo by 顾小北": [("苏明远", "author", None), ("顾小北", "photographer", None)],
    "By Lily Su, Staff reporter": [("Lily Su", "reporter", None)],
    "By Lily Su in Beijing": [("Lily Su", "author", None)],
    "Staff reporter": [],
    "By Xinhua": [],
    "China Daily": [],
    # names that only begin so
    "Byron Su": [("Byron Su", "author", None)],
    "Anderson Gu": [("Anderson Gu", "author", None)],
}


@pytest.mark.parametrize("line", ENGLISH)
def test_english_words_before_a_name_are_no_part_of_it(line: str) -> None:
    assert facts(read_byline(line)) == ENGLISH[line]


ABROAD: dict[str, Facts] = {
    "[日]川端明远": [("川端明远", "author", None)],
    "〔日〕川端明远 作 苏小北 译": [("川端明远", "author", None), ("苏小北", "translator", None)],
    "［法］让·莫里 著": [("让·莫里", "author", None)],
}


@pytest.mark.parametrize("line", ABROAD)
def test_a_letter_for_a_country_stands_before_a_writer(line: str) -> None:
    assert facts(read_byline(line)) == ABROAD[line]


DOUBLE: dict[str, Facts] = {
    "本报记者 苏明远文/图": [("苏明远", "reporter", "本报"), ("苏明远", "photographer", "本报")],
    "记者苏明远文/图": [("苏明远", "reporter", None), ("苏明远", "photographer", None)],
    "苏明远图/文": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "苏明远文/顾小北图": [("苏明远", "author", None), ("顾小北", "photographer", None)],
    "苏文/图": [("苏文", "photographer", None)],
}


# Names from abroad that the words of the language hold: of whom there is no invented one.
FROM_ABROAD: dict[str, Facts] = {
    "[俄]屠格涅夫 著 苏明远 译": [("屠格涅夫", "author", None), ("苏明远", "translator", None)],
    "（英国）莎士比亚 著 苏明远 译": [("莎士比亚", "author", "英国"), ("苏明远", "translator", None)],
    "作者：孟德斯鸠": [("孟德斯鸠", "author", None)],
    "路透社记者 威廉姆斯 摄": [("威廉姆斯", "photographer", "路透社")],
    "农贸市场 苏明远 摄": [("苏明远", "photographer", "农贸市场")],
}


@pytest.mark.parametrize("line", FROM_ABROAD)
def test_a_name_from_abroad_may_be_a_word_of_the_language(line: str) -> None:
    assert facts(read_byline(line) or read_credit(line)) == FROM_ABROAD[line]


@pytest.mark.parametrize("line", DOUBLE)
def test_words_and_pictures_may_be_said_right_behind_a_name(line: str) -> None:
    assert facts(read_byline(line)) == DOUBLE[line]


HEADS = {
    "A06 城事 星河晚报 2026年7月2日 星期四 编辑：苏明远 美编：顾小北 校对：方澈": [
        ("苏明远", "editor", None),
        ("顾小北", "other", None),
        ("方澈", "other", None),
    ],
    "2026年7月2日 星期四 责编 苏 明 版式 顾小北 6": [("苏明", "editor", None), ("顾小北", "other", None)],
    "A26 中國新聞 責任編輯:蘇明遠 2015 年 8 月 10 日(星期一) 星河匯報": [("蘇明遠", "editor", None)],
    # the paper and 版名 behind an editor, how to reach him, who publishes the paper, and 版名 that looks like an editor
    "笔会 2026年7月2日 星期四 责任编辑/苏明远　星河荟报": [("苏明远", "editor", None)],
    "2026年7月2日 星期四 编辑 苏明远 校对 方澈  区县新闻": [("苏明远", "editor", None), ("方澈", "other", None)],
    # 版名 behind an editor, and one more editor
    "2026年7月2日 星期四 责编 苏明远 高端访谈 A3": [("苏明远", "editor", None)],
    "2026年7月2日 星期四 责编 苏明远 文化周末 A3": [("苏明远", "editor", None)],
    "2026年7月2日 星期四 责编 苏明远 江城时评 A3": [("苏明远", "editor", None)],
    "2026年7月2日 星期四 责编 苏明远 都市 天下 A3": [("苏明远", "editor", None)],
    "2026年7月2日 设计 苏明远 编辑 方澈 读书": [("苏明远", "other", None), ("方澈", "editor", None)],
    "2026年7月2日 编辑 苏明远 顾小北 司徒小梅 阿依古丽 要闻 3": [
        ("苏明远", "editor", None),
        ("顾小北", "editor", None),
        ("司徒小梅", "editor", None),
        ("阿依古丽", "editor", None),
    ],
    "2026年7月2日 编辑：苏明远 李强 要闻": [("苏明远", "editor", None), ("李强", "editor", None)],
    "2026年7月2日 编辑：苏明远、方圆 美编：方 圆": [
        ("苏明远", "editor", None),
        ("方圆", "editor", None),
        ("方圆", "other", None),
    ],
    "第4版 星河日报 编辑：苏明远 电话：88880000 2026年7月2日": [("苏明远", "editor", None)],
    "2026年7月2日 星期四 社长 方小远 总编辑 林小雨 第2版": [],
    "A05 设计 改变生活": [],
    "星河日报 2026年7月2日 星期四 第6版 编辑手记": [],
}


@pytest.mark.parametrize("line", HEADS)
def test_a_page_head_names_those_who_made_the_page(line: str) -> None:
    assert facts(read_head_makers(line)) == HEADS[line]


EDITOR_LINES: dict[str, Facts] = {
    "责任编辑：苏明远　　美术编辑：顾 北　　校对：方澈": [
        ("苏明远", "editor", None), ("顾北", "other", None), ("方澈", "other", None),
    ],
    "责任编辑：苏明远　　版面编辑 顾北": [("苏明远", "editor", None), ("顾北", "editor", None)],
    "责任编辑 苏明远　执行编辑 顾北": [("苏明远", "editor", None), ("顾北", "editor", None)],
    "文艺编辑：苏明远 新媒体编辑：顾北": [("苏明远", "editor", None), ("顾北", "editor", None)],
    "副主编 苏明远": [("苏明远", "editor", None)],
    "总监制：苏明远 责任校对：司马澈": [("苏明远", "other", None), ("司马澈", "other", None)],
    "值班总编：苏明远 值班主任：顾北 责编：方澈": [
        ("苏明远", "editor", None), ("顾北", "editor", None), ("方澈", "editor", None),
    ],
    "总编辑：苏明远 副总编辑：顾北": [("苏明远", "editor", None), ("顾北", "editor", None)],
    "签发：苏明远 终审：顾北 二审：方澈": [("苏明远", "other", None), ("顾北", "other", None), ("方澈", "other", None)],
    "审读/苏明远 排版/顾北 图编/方澈": [("苏明远", "other", None), ("顾北", "other", None), ("方澈", "editor", None)],
    "責任編輯／蘇明遠　版面設計／顧北": [("蘇明遠", "editor", None), ("顧北", "other", None)],
    "主编 苏明远 美 编 顾北 制作 方 澈": [("苏明远", "editor", None), ("顾北", "other", None), ("方澈", "other", None)],
    "编辑苏明远 校对顾小北": [("苏明远", "editor", None), ("顾小北", "other", None)],
    "审片：苏明远 责编：顾北": [("苏明远", "other", None), ("顾北", "editor", None)],
    "主编：苏明远（实习） 检校：顾北": [("苏明远", "editor", None), ("顾北", "other", None)],
    "时政部主任：苏明远": [("苏明远", "author", "时政部主任")],
    "联系人：苏明远 来源：顾北": [],
}  # fmt: skip


@pytest.mark.parametrize("line", EDITOR_LINES)
def test_an_editor_line_names_those_who_made_the_page(line: str) -> None:
    assert facts(read_makers(line)) == EDITOR_LINES[line]


@pytest.mark.parametrize(
    "reached",
    [
        "电子邮箱：sumu@example.com", "投稿邮箱 sumu@example.com", "投稿信箱：sumu@example.com", "本版邮箱：a@b.example",
        "联系电话：0877-6651234", "新闻热线 6651234", "电邮：a@b.example", "E-mail：a@b.example", "e-mail a@b.example",
        "QQ：123456", "微信公众号：cjrb", "视频号：江城发布", "投稿：a@b.example", "0877-6651234", "地址：江城路1号（江城大厦）",
    ],
)  # fmt: skip
def test_how_a_paper_is_reached_is_no_editor(reached: str) -> None:
    assert facts(read_makers(f"责任编辑：苏明　{reached}")) == [("苏明", "editor", None)]
    assert facts(read_makers(f"{reached}　责任编辑：苏明")) == [("苏明", "editor", None)]


def test_who_stands_behind_a_label_is_told_and_the_label_is_not() -> None:
    assert facts(read_byline("嘉  宾:江城研究院院长  苏  明")) == [("苏明", "other", "江城研究院院长")]
    assert facts(read_byline("提问：苏明 江城美术学院院长")) == [("苏明", "other", "江城美术学院院长")]
    assert facts(read_byline("作者：苏明 单位：江城大学")) == [("苏明", "author", "江城大学")]
    assert facts(read_byline("江城市委宣传部：苏明")) == [("苏明", "author", "江城市委宣传部")]
    assert facts(read_byline("文/苏明 供图/顾北")) == [("苏明", "author", None), ("顾北", "photographer", None)]


NOTES: dict[str, Facts] = {
    "(课题组成员:苏明远、顾小北;执笔:苏明远)": [
        ("苏明远", "author", None),
        ("顾小北", "author", None),
        ("苏明远", "author", None),
    ],
    "（译者：苏明远）": [("苏明远", "translator", None)],
    "（執筆記者：蘇明遠；參與記者：顧小北）": [("蘇明遠", "reporter", None), ("顧小北", "reporter", None)],
    "〔記者蘇明遠／台中報導〕": [("蘇明遠", "reporter", None)],
    "（作者为江城集团董事长，本报记者苏峰采访整理）": [("苏峰", "reporter", "本报")],
    "（作者为音乐人，苏小妍、顾小北采访整理）": [("苏小妍", "reporter", None), ("顾小北", "reporter", None)],
    "（苏晓晔参与采写）": [("苏晓晔", "reporter", None)],
    "（本报记者苏羿、本报通讯员顾彪参与采写）": [("苏羿", "reporter", "本报"), ("顾彪", "correspondent", "本报")],
    "（本报记者苏浩、顾小洋、方天）": [
        ("苏浩", "reporter", "本报"),
        ("顾小洋", "reporter", "本报"),
        ("方天", "reporter", "本报"),
    ],
    "（综合本报记者苏欢、顾小军报道，统筹：方政、赵小博）": [
        ("苏欢", "reporter", "本报"),
        ("顾小军", "reporter", "本报"),
        ("方政", "editor", None),
        ("赵小博", "editor", None),
    ],
    "（本报柏林电  蔡小琳、赵小笙对本文亦有贡献）": [("蔡小琳", "reporter", None), ("赵小笙", "reporter", None)],
    "（本报记者  李  远整理）": [("李远", "reporter", "本报")],
    "（文  远整理）": [("文远", "other", None)],
    "（江城市海天区  张  远）": [("张远", "author", "江城市海天区")],
    "(苏国忠 顾涛)": [("苏国忠", "author", None), ("顾涛", "author", None)],
    "(本报江城12月30日电 本报记者 欧世远、欧小灿,新华社记者 曹小智)": [
        ("欧世远", "reporter", "本报"),
        ("欧小灿", "reporter", "本报"),
        ("曹小智", "reporter", "新华社"),
    ],
    "（苏明远／國小四年級）": [("苏明远", "author", "國小四年級")],
    "（苏明远／國三）": [("苏明远", "author", "國三")],
    "（苏明远／顾小北）": [("苏明远", "author", None), ("顾小北", "author", None)],
    "（读者苏明远供稿，奉送渡口船票一张）": [("苏明远", "author", None)],
    "（斯琴图雅）": [("斯琴图雅", "author", None)],
    "（埃塞俄比亚）": [],
    # with what he is behind the name, and who answers or wrote in
    "（苏明远 江城律师事务所律师）": [("苏明远", "author", "江城律师事务所律师")],
    "（苏明远　石佛寺文物保护员）": [("苏明远", "author", "石佛寺文物保护员")],
    "（苏　明 江城大学教授）": [("苏明", "author", "江城大学教授")],
    "(苏明远 71岁 退休教师)": [("苏明远", "author", "退休教师")],
    "（答题人：天文馆讲解员 苏明远）": [("苏明远", "other", "天文馆讲解员")],
    "(解答人:营销部 苏明远)": [("苏明远", "other", "营销部")],
    "(本期解答:江城律师事务所律师苏明远)": [("苏明远", "other", "江城律师事务所律师")],
    "（点评人：苏明远）": [("苏明远", "other", None)],
    "（蘇明遠通訊）": [("蘇明遠", "correspondent", None)],
    **{
        f"（{words}）": []
        for words in (
            *("苏明远 主演", "苏明远 78岁", "解答见A02版", "图为苏明远 教师", "解答时间：周二", "答疑电话：3456"),
            *("江城县通讯", "星河通讯", "新华通讯", "王家湾通讯", "苏明远 出诊时间:周二", "主任 医师", "公司职员"),
        )
    },
    "（执笔：苏明远）": [("苏明远", "author", None)],
    "（教务处 苏明）": [("苏明", "author", "教务处")],
    "（江城县 苏明远）": [("苏明远", "author", "江城县")],
    "（县融媒体中心记者 平安 苏明远）": [("平安", "reporter", "县融媒体中心"), ("苏明远", "reporter", "县融媒体中心")],
    "（见习记者 苏明）": [("苏明", "reporter", None)],
    "（小　禾）": [("小禾", "author", None)],
    "（丘小田）": [("丘小田", "author", None)],
    "（掌　声）": [],
    "（小禾）": [],
    "（平安）": [],
    "（本报记者苏明远翻译整理": [("苏明远", "reporter", "本报"), ("苏明远", "translator", "本报")],
    # no one
    # the author in a note of his own, and what he is
    "（作者：苏明远，系江城党校副教授）": [("苏明远", "author", "江城党校副教授")],
    "（作者苏明远系江城党校副教授）": [("苏明远", "author", "江城党校副教授")],
    "（本文作者苏明远为江城作家）": [("苏明远", "author", "江城作家")],
    "（作者 苏明远）": [("苏明远", "author", None)],
    "（作者：苏明远、顾北，分别系江城大学教授、讲师）": [("苏明远", "author", None), ("顾北", "author", None)],
    "（作者简介：苏明远，江城大学教授）": [("苏明远", "author", "江城大学教授")],
    "（作者：江城大学教授 苏明远）": [("苏明远", "author", "江城大学教授")],
    "（苏明远 作者单位：江城党校）": [("苏明远", "author", "江城党校")],
    "（作者苏明远，男，1970年生）": [("苏明远", "author", None)],
    "（本文仅代表作者个人观点，与所在单位无关）": [],
    "（文章仅代表作者观点）": [],
    "（本文系作者个人观点，不代表本刊立场）": [],
    "（本栏主持人　苏　远）": [("苏远", "other", None)],
    "（本栏目主持人：苏远）": [("苏远", "other", None)],
    "（主持人：苏明远）": [("苏明远", "other", None)],
    "（主持人按：来信选登）": [],
    "（主持人为江城电台编导）": [],
    "（节目主持人大赛 江城赛区）": [],
    "（石家塘社 苏远）": [("苏远", "author", "石家塘社")],
    "（和平路）": [],
    "（两位作者均为江城大学教授）": [],
    "（作者授权本报发表）": [],
    "（作者联系电话：123456）": [],
    "（作者系江城大学教授）": [],
    "（作者单位：江城大学）": [],
    "（作者为本报记者）": [],
    "〔作者系江城党校（行政学院）副校（院）长〕": [],
    "（摘编自《星河日报》，原题为《首店当红火  老店莫冷落》）": [],
    "（相关报道见第三版）": [],
    "（未完）": [],
    "（上）": [],
    "（中篇）": [],
    "（宏福苑大火）": [],
    "（附图片）": [],
    "（来稿请注明栏目名）": [],
    "没有括号": [],
    "": [],
}


@pytest.mark.parametrize("note", NOTES)
def test_a_closing_note_names_its_makers(note: str) -> None:
    assert facts(read_people_in_parentheses(note)) == NOTES[note]


SIGNATURES: dict[str, Facts] = {
    "這是人生磨練。」報導．攝影╱韓小爾": [("韓小爾", "reporter", None), ("韓小爾", "photographer", None)],
    "开创新局面。本报记者 苏明远 通讯员 顾小北": [("苏明远", "reporter", "本报"), ("顾小北", "correspondent", None)],
    "开创新局面。（本报记者 苏明远）": [("苏明远", "reporter", "本报")],
    # in brackets
    "夜里也就更暖了。（苏明远 顾小北）": [("苏明远", "author", None), ("顾小北", "author", None)],
    "夜裡也就更暖了。（蘇明遠、顧小北）": [("蘇明遠", "author", None), ("顧小北", "author", None)],
    "夜里也就更暖了。 (东山)": [("东山", "author", None)],
    "夜里也就更暖了！〔苏明〕": [("苏明", "author", None)],
    "夜里也就更暖了。（教务处 苏明）": [("苏明", "author", "教务处")],
    "夜里也就更暖了。（江城县 苏明远 顾远）": [("苏明远", "author", "江城县"), ("顾远", "author", "江城县")],
    "夜里也就更暖了。（县融媒体中心记者 和平 青岚）": [
        ("和平", "reporter", "县融媒体中心"),
        ("青岚", "reporter", "县融媒体中心"),
    ],
    "他说：“更暖了。”（通讯员 苏明远）": [("苏明远", "correspondent", None)],
    "夜里也就更暖了。（苏明远 文/图）": [("苏明远", "author", None), ("苏明远", "photographer", None)],
    "夜里也就更暖了。（苏明远 整理）": [("苏明远", "other", None)],
    # behind where it is from
    "夜里也就更暖了。（以上据外电综合，编译：苏明远）": [("苏明远", "translator", None)],
    "夜里也就更暖了。（综合新华社、江城日报报道，苏明远整理）": [("苏明远", "other", None)],
    "夜里也就更暖了。（来源：江城日报；翻译：苏明远）": [("苏明远", "translator", None)],
    "夜里也就更暖了。（据新华社电，苏明远）": [],
    "夜里也就更暖了。（据江城日报，苏明远说）": [],
    "夜里也就更暖了。（据苏明远，江城县志）": [],
    "夜里也就更暖了。（苏明远，1998年）": [],
    "夜里也就更暖了。（丘小田）": [("丘小田", "author", None)],
    "夜里也就更暖了。（丘　远）": [("丘远", "author", None)],
    "夜里也就更暖了。（小　禾）": [("小禾", "author", None)],
    "夜里也就更暖了。（丘田、苏小远）": [("丘田", "author", None), ("苏小远", "author", None)],
    **{
        f"夜里也就更暖了。（{words}）": []
        for words in (
            "小禾",
            "归来",
            "秋收季节",
            "秋天",
            "掌　声",
            "转　载",
            "附　图",
            "下　略",
            "待　续",
            "完　结",
        )
    },
    "夜里也就更暖了。（作者：苏明远）": [("苏明远", "author", None)],
    "夜里也就更暖了。（作者苏明远系江城党校副教授）": [("苏明远", "author", "江城党校副教授")],
    "夜里也就更暖了。（作者系江城党校副教授）": [],
    **{
        f"夜里也就更暖了。（{words}）": []
        for words in (
            *("见图", "下", "图/文", "新华社发", "记者报道", "资料图片", "完", "北京", "温州", "上接1版", "略", "节选"),
            *(
                "注：苏明为江城人",
                "摘自《江城晚报》",
                "市气象局",
                "江城日报",
                "全文完",
                "连载",
                "未完待续",
                "有删节",
                "续",
            ),
            *(
                "时任县长苏明远",
                "左为苏明远",
                "图为苏明远",
                "苏明远说",
                "苏明远 1998年生",
                "苏明远著《江城》",
                "本报记者",
            ),
            *(
                "据新华社",
                "来源：江城日报",
                "记者手记",
                "作者系江城大学教授",
                "掌声",
                "笑",
                "女儿",
                "星期五",
                "2026年",
                "②",
            ),
            *("苏明远出生于江城", "主演：苏明远", "安康", "方言", "传播联盟·江城", "韩国", "苏联", "和而不同", "公里"),
        )
    },
    "他说：“更暖了。”（苏明远）": [("苏明远", "author", None)],
    "他笑了。“更暖了。”（苏明远）": [("苏明远", "author", None)],
    # whose the quotation is
    "“夜里也就更暖了。”（苏明远）": [],
    "“更暖了。”他说，“更暖了。”（苏明远）": [],
    "古人写过“夜里也就更暖了。”（苏明远）": [],
    f"古人写过「{'夜里也就更暖了。' * 12}」（苏明远）": [],
    # who asks
    "夜里会更暖吗？（苏先生）": [],
    "夜里会更暖吗？（江城县 苏女士）": [],
    "有书《江城记》（苏明远）": [],
    "地点在江城（苏明远 顾小北）": [],
    "开创新局面。": [],
    "他说。记者从江城市了解到": [],
    "他说。苏明远": [],
    # by his role, behind what is no sentence
    "晚7时 渡口 露天朗读会（记者 苏明远）": [("苏明远", "reporter", None)],
    "晚7时 渡口 露天朗读会（苏明远）": [],
    "晚7时 渡口 露天朗读会（记者节）": [],
    "晚7时 渡口 露天朗读会（记者团）": [],
    # behind what someone said
    "他笑了。“船来了，”他说，“更暖了。”（苏明远）": [("苏明远", "author", None)],
    "夜里也就更暖了。（斯琴图雅）": [("斯琴图雅", "author", None)],
    "夜里也就更暖了。（埃塞俄比亚）": [],
    # behind the mark that ends the text
    "夜里也就更暖了。▲(苏　明)": [("苏明", "author", None)],
    "夜里也就更暖了。”●（苏明远）": [("苏明远", "author", None)],
    "名单▲(苏　明)": [],
    # who made what
    "夜里也就更暖了。文/江城日报记者 苏明远 图/江城日报记者 顾小北": [
        ("苏明远", "reporter", "江城日报"),
        ("顾小北", "photographer", "江城日报"),
    ],
    "夜里也就更暖了。文/苏明远": [("苏明远", "author", None)],
    "夜里也就更暖了。图：苏明远": [("苏明远", "photographer", None)],
    "夜里也就更暖了。文 苏明远": [],
    "夜里也就更暖了。图/江城日报": [],
    "夜里也就更暖了。文/图俱佳": [],
    # with what he is, who answers, who wrote in
    "夜里也就更暖了。（苏明远 江城律师事务所律师）": [("苏明远", "author", "江城律师事务所律师")],
    "“夜里也就更暖了。”（苏明远 江城大学教授）": [],
    "夜里也就更暖了。（解答人：营销部 苏明远）": [("苏明远", "other", "营销部")],
    "夜里也就更暖了。(蘇明遠通訊)": [("蘇明遠", "correspondent", None)],
    "夜里也就更暖了。（苏明远　辑）": [("苏明远", "editor", None)],
    "夜里也就更暖了。（苏明远 辑录点评）": [("苏明远", "other", None)],
    "夜里也就更暖了。（苏明远 改编）": [("苏明远", "author", None)],
    "夜里也就更暖了。（完 辑）": [],
    "夜里也就更暖了。（王家湾通讯）": [],
    # one name alone, with what he is
    "到了夜里也就更暖了。苏明远": [("苏明远", "author", None)],
    "到了夜里也就更暖了。 苏明": [("苏明", "author", None)],
    "到了夜里也就更暖了吗？乌兰其其格": [("乌兰其其格", "author", None)],
    "到了夜里也就更暖了。苏明远(退休教师)": [("苏明远", "author", "退休教师")],
    "到了夜里也就更暖了。苏明(居民)": [("苏明", "author", None)],
    **{
        f"到了夜里也就更暖了{words}": []
        for words in (
            *("，苏明远", "。归来", "。小禾", "。秋天", "。苏先生", "。江城县", "。苏明远说", "。苏明远 顾小北"),
            *(
                "。”苏明远",
                "）苏明远",
                "（苏明远）江城",
                "。苏明远(1998)",
                "。苏明远（左）和",
                "。安康",
                "。方言",
                "。金华",
            ),
        )
    },
    "本人证件遗失，声明作废。苏明远": [],
    "“我看见了世界。”江城市读者苏明远说。": [],
    "": [],
}


@pytest.mark.parametrize("text", SIGNATURES)
def test_a_signature_behind_the_last_sentence_is_found(text: str) -> None:
    assert facts(read_signature(text)) == SIGNATURES[text]


def test_in_an_article_that_is_signed_bare_names_are_no_makers() -> None:
    text = "夜里也就更暖了。"
    assert (
        read_signature(f"{text}（苏明远）", signed=True)
        == read_signature(f"{text}（苏明远、顾小北）", signed=True)
        == ()
    )
    assert read_signature(f"到了{text}苏明远", signed=True) == ()
    for note in ("（通讯员 苏明远）", "（教务处 苏明）", "（苏明远 整理）"):
        assert read_signature(text + note, signed=True) == read_signature(text + note) != ()


def test_offsets_hold_the_name_as_printed() -> None:
    line = "本报记者 顾小北 方  澈"
    assert [line[p.start : p.end] for p in read_byline(line)] == ["顾小北", "方  澈"]


@pytest.mark.parametrize(
    "line",
    [
        "罗安 3:0 东海",
        "巴西 3：0 日本",
        "苏明远 4∶2 顾小北",
        "江城队 89比76 滨江队",
        "苏明远 4-2 顾小北",
        "8:30 苏明远",
    ],
)
def test_a_score_or_a_time_names_no_maker(line: str) -> None:
    assert read_byline(line) == ()


def test_a_byline_with_a_role_may_have_a_time() -> None:
    assert [maker.name for maker in read_byline("本报记者 苏明远 7月1日20:30报道")] == ["苏明远"]


@pytest.mark.parametrize("country", ["厄瓜多尔", "格鲁吉亚", "塞内加尔", "英格兰", "卡塔尔", "斯里兰卡"])
def test_a_country_is_no_maker(country: str) -> None:
    assert read_byline(country) == read_byline(f"{country} 日本") == ()


def test_a_line_too_long_for_a_byline_names_no_one() -> None:
    assert read_byline("本报记者 " + "苏明远 " * 200_000) == ()


READERS = (read_byline, read_credit, read_people_in_parentheses, read_signature)
WORDS = st.sampled_from(
    [
        "本报记者",
        "通讯员",
        "摄",
        "摄影",
        "文",
        "图",
        "/",
        "：",
        "、",
        "，",
        "。",
        "（",
        "）",
        "(",
        ")",
        "【",
        "】",
        "“",
        "”",
        "苏",
        "明",
        "远",
        "苏明远",
        "欧阳",
        "供图",
        "影像中国",
        "整理",
        "采写",
        "报道",
        "新华社",
        "·",
        "■",
        "John",
        "董事长",
        "作者",
        "为",
        "系",
        "\u200b",
        "\u3000",
        "2026年",
        "一版责编",
        "評論員",
        "攝",
        "江城大学",
        "参与",
        "—",
        "\n",
    ]
)
LINES = st.one_of(
    st.text(max_size=60), st.lists(WORDS, max_size=16).map("".join), st.lists(WORDS, max_size=12).map(" ".join)
)


@settings(deadline=None)
@given(LINES)
def test_people_stand_in_the_text_by_their_own_characters(line: str) -> None:
    for reader in READERS:
        for person in reader(line):
            assert 0 <= person.start < person.end <= len(line)
            assert without_space(person.name) == without_space(line[person.start : person.end])
            assert person.name.strip()


@settings(deadline=None)
@given(LINES)
def test_a_credit_begins_within_its_caption(line: str) -> None:
    cut = split_caption(line)
    assert cut is None or 0 <= cut < len(line)


@pytest.mark.parametrize(
    "text", ["苏左(江_城", "苏明远(江城_市文联", "苏明远（图_江城文联）", "x(x_基)\n", "苏明远【江城·文_图】"]
)
def test_marks_that_are_read_as_others_mislead_no_one_about_places(text: str) -> None:
    for maker in read_makers(text):
        assert maker.start < maker.end <= len(text)
