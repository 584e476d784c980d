"""The facts that one line of a page head says, and the lines that are of no head."""

from __future__ import annotations

import pytest

from convert.parser.head_facts import Fact, facts_in

D, P, N, W = Fact.DATE, Fact.PAGE, Fact.PAPER, Fact.WEEKDAY
LINES = {
    "滨江日报": N,
    "《滨江师大报》 第812期": N | Fact.MORE,
    "江城社区报": N,
    "JULY 4, 2026  SATURDAY  二〇二六年七月四日": D,
    "Saturday, July 4, 2026": D,
    "滨江旅游报 4 July 2026 星期六 A3": D | P | N | W,
    "滨江日报（农村版）": N,
    "滨江日报海外版": N,
    "滨江日报海外版 2026年7月4日 星期六 第5版 文化万象": D | W | P | N | Fact.WORD,
    "滨江每日电讯 2026年7月4日 星期六 第7版 国际新闻": D | W | P | N | Fact.SECTION,
    "2026年7月4日 星期六 农历丙午年五月二十六": D | W | Fact.MORE,
    "2026年7月4日 丙午年五月二十日 第十二版": D | P | Fact.MORE,
    "滨江日報 2026年7月4日 星期六 A叠 A4 港聞": D | W | P | N | Fact.SECTION | Fact.MORE,
    "民國二十年九月十九日 滨江日報 第三張 第九版": D | P | N | Fact.MORE,
    "第一张脸": Fact.WORD,
    "滨江晚报·荷风": N | Fact.SECTION,
    "二〇二六年七月四日（佛曆二五六九年） 滨江華報 第五版": D | P | N | Fact.MORE,
    "佛曆二五六九年七月四日　公曆二〇二六年七月四日": D,
    "滨江日报 1966年10月1日 第二、三版": D | P | N,
    "滨江日報　2026.07.04（六）A14 港聞": D | W | P | N | Fact.SECTION,
    "滨江日報　2026年7月4日　B1頁　經濟": D | P | N | Fact.SECTION,
    "滨江周刊　2026.7.4　封面故事　P.38": D | P | N | Fact.WORD,
    "滨江日报 2026年7月4日 特3版 专题": D | P | N | Fact.SECTION,
    "2026年第4期 总第211期": Fact.MORE,
    "2026年7月4日 第34期（总第1206期） 每周一出版": D | Fact.MORE,
    "周一至周五出版": Fact.MORE,
    "双周刊 第34期": Fact.MORE,
    "滨江交通报": N,
    "歲次乙未年正月廿七日　第七版　華社新聞": P | Fact.SECTION | Fact.MORE,
    "澳聞": Fact.SECTION,
    "滨江周末 BINJIANG ZHOUMO": N,
    "BINJIANG WANBAO": Fact.MORE,
    "2026年7月4日 星期六": D | W,
    "2026.7.4 周六 多云转晴 26℃～33℃": D | W | Fact.MORE,
    "2026年7月4日 农历丙午年五月二十 1985年7月1日创刊": D | Fact.MORE,
    "2026年7月4日/星期六": D | W,
    "2026年7月4日 编辑 李小雨": D | Fact.EDITORS,
    "08": Fact.FIGURE,
    "B7": P,
    "第六版": P,
    "要闻": Fact.SECTION,
    "副　刊": Fact.SECTION,
    "民生·江城": Fact.SECTION,
    "滨江要闻": Fact.SECTION,
    "法治纵横": Fact.SECTION,
    "荷风": Fact.WORD,
    "荷 风": Fact.WORD,
    "江城·荷风": Fact.WORD,
    "荷风  8": Fact.NAMED | Fact.FIGURE,
    "民生  8": Fact.SECTION | Fact.FIGURE,
    "06 荷风": Fact.NAMED | Fact.FIGURE,
    "2026.7.4│星期六│责编 李小雨│校对 陈实": D | W | Fact.EDITORS | Fact.CREW,
    "A7 民生": P | Fact.SECTION,
    "2026年7月4日 星期六 T1 特刊 滨江日报": D | W | P | N | Fact.SECTION,
    "E03 2026年7月4日 滨江日报 副刊": D | P | N | Fact.SECTION,
    "AA05 荷风": P | Fact.WORD,
    "A02-A03 民生 2026-07-04 滨江晚报": D | P | N | Fact.SECTION,
    "04-05 民生 2026年7月4日 星期六": D | W | P | Fact.SECTION,
    "A04-05版 民生": P | Fact.SECTION,
    "【第2版：民生】": P | Fact.SECTION,
    "滨江周末 B9": N | P,
    "A叠03版 要闻 2026年7月4日": Fact.MORE | P | Fact.SECTION | D,
    "第4版 学科与课堂": P | Fact.WORD,
    "第3版 荷风 江城 2026年7月4日": D | P | Fact.WORD,
    "滨江日报 2026年7月4日 星期六 第2版 “两会”特刊": D | W | P | N | Fact.WORD,
    "滨江日报 2026年7月4日 2 乡村振兴在滨江": D | N | Fact.FIGURE | Fact.WORD,
    "责编：李小雨 美编：陈 实": Fact.EDITORS | Fact.CREW,
    "编辑：李小雨 电话：0571-88880000": Fact.EDITORS | Fact.MORE,
    "编辑/李 小  校对/陈 实  联系电话/（０５７１）８８８８００００  E-mail：a@example.com": (
        Fact.EDITORS | Fact.CREW | Fact.MORE
    ),
    "本版投稿邮箱：a@example.com": Fact.DESK,
    "24小时新闻热线:96000 来稿信箱:a@example.com": Fact.DESK | Fact.MORE,
    "主办：滨江师范大学党委宣传部": Fact.MORE,
    "滨江日报社出版 国内统一连续出版物号 CN 33-0000 发行热线:88881111": Fact.MORE | Fact.REGISTERED | Fact.DESK,
    "第12345期 今日8版": Fact.MORE,
    "今日本报共四版 零售每份七百元": Fact.MORE,
    "今日出版三大張": Fact.MORE,
    "本報今日出紙兩大張　零售港幣五角": Fact.MORE,
    "零售每份新台幣四元五角": Fact.MORE,
    "零售價每份1.50元": Fact.MORE,
    "内部资料 免费交流": Fact.MORE,
    "中共滨江市委机关报": Fact.REGISTERED,
}
NONE = [
    "2026年7月4日 第2版 乡村振兴在滨江", "滨江日报 2026年7月4日 第2版 原载江城晚报第八版", "2026年7月4日 星期六 第5频道 第2版 乡村振兴在滨江", "滨江日报 2026年7月4日 第2版 （责任编辑未署名）",
    "A4 纸涨价", "G20 峰会", "T1 航站楼", "2026年7月4日 G20 峰会", "荷风 江城", "比分 3-4", "3·15", "滨江新区建成三座社区书屋", "《荷风》 第812期", "原载滨江日报 2026年7月4日", "10 大看点 3", "镇里每周一出动清洁车", "半月刊登一回的故事", "滨江人（二版）",
    "本版内容仅供参考", "（记者 李小雨）",
    "滨江日报（四）", "特3 航站楼", "P.S. 3", "今日出版三大卷", "本报今日刊登三张照片", "每份爱心四元钱", "零售每份药费降三成", "每份四元补贴到位",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_line_says_facts_of_a_head(line: str) -> None:
    assert facts_in(line) == LINES[line]


@pytest.mark.parametrize("line", NONE)
def test_a_line_that_says_more_is_of_no_head(line: str) -> None:
    assert facts_in(line) is None


@pytest.mark.parametrize("line", ["通报", "工作简报", "老照片背后的喜报", "天气预报", "举报", "3 个孩子", "10 大看点"])
def test_a_headline_is_no_paper_and_no_section(line: str) -> None:
    facts = facts_in(line)
    assert facts is None or not facts & (N | Fact.SECTION | Fact.NAMED | P)
