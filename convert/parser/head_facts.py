"""What a line says that may be of a page head (报眉) or foot: date, page, paper, 版名, editors, and more.

A line says nothing but such facts, and perhaps a word, or it is of no head.  Whether lines are a head is told by all
that they say together (`masthead.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Flag, auto
from functools import cache, lru_cache

from convert.parser.folio import (
    EDITION,
    LUNAR,
    WEEKDAY,
    close_up,
    folded,
    take_date,
)
from convert.parser.form import HAN_LETTER, form
from convert.parser.numerals import HAN
from convert.parser.page_numbers import HAN_SPREAD, LETTERED, SPREAD, take_spread
from convert.parser.paper_names import NO_REPORT, PAPER_NAME_END
from convert.parser.rare_dates import ENGLISH
from convert.parser.staff import take_editors
from convert.parser.titles import REACHED, either

TOP = 4
"""Lines on top of a page of which one may be the day of its head, with others over it."""
LONGEST = 120
"""Characters of a line of a page head: editors and addresses make it long."""


class Fact(Flag):
    """What a line says that says nothing but what stands in a page head."""

    WORD = auto()
    """A word besides: 版名, or a headline."""
    NAMED = auto()
    """A word with a number by it, as 版名 has it: `荷风 5`, `05 荷风`; of no head by itself."""
    SECTION = auto()
    """A word that is 版名 by itself: 要闻, 民生新闻."""
    DATE = auto()
    PAGE = auto()
    PAPER = auto()
    WEEKDAY = auto()
    FIGURE = auto()
    """One number: a page, or anything."""
    REGISTERED = auto()
    """The numbers that a paper is registered and ordered by: 国内统一连续出版物号, 邮发代号; or whose it is: 机关报."""
    EDITORS = auto()
    CREW = auto()
    """Two or more who make a page, and no article: 责编, 校对."""
    DESK = auto()
    """How readers reach the paper: 新闻热线, 本版邮箱."""
    MORE = auto()
    """What a head may say besides: the lunar date, the issue's number, its pages and price, the weather, who publishes
    it."""


NOTHING = Fact(0)

_H, _N = HAN_LETTER, rf"[\d{HAN}]"
_REACHED = (
    rf"(?:{either(REACHED)}|QQ群?|[Ee]-?mail)号?[: /]*"
    r"[A-Za-z\d(][\w@.:/()-]*(?: \d[\d-]{5,})?"
)
_DESK = "新闻|读者|报料|爆料|广告|发行|订报|投稿|来稿|本版|编辑部|总编室"
_SUM = rf"[\d{HAN.replace('元', '万')}]+(?:\.\d+)? ?[元角分圆毫仙]整?"
_PRICE = (
    "(?:(?:本[市埠地])?(?:零售|定价|售价|每[份张])价?[: ]*)+(?:售 ?)?"
    rf"(?:(?:人民|新?台|港|澳门|法|国|叻|马|新)币 ?)?(?:{_SUM})+(?!{_H})"
)
_SKY = "(?:晴|多云|阴|[小中大阵雷]+[雨雪]|雨夹雪|雾|霾)"
_DAY = "[一二三四五六日天]"
_PAGES = rf"特?[{HAN}]{{1,3}}|{SPREAD}|{HAN_SPREAD}"
_FORMS = (
    (Fact.DATE, "aeuoAEUO", form(rf"(?<![A-Za-z]){ENGLISH}")),
    (Fact.MORE, "出周月旬", form(
        rf"(?:每|逢)(?:周|星期|月|旬|季)?{_DAY}?(?:[、至到和]?(?:周|星期)?{_DAY}){{0,6}}出[版刊]|(?:周|星期){_DAY}[至到](?:周|星期)?{_DAY}出[版刊]"
        rf"|(?<!{_H})(?:双周|半月|旬|双月|季)刊(?!{_H})"
    )),
    (Fact.WEEKDAY, "期周拜(", form(rf"\(?{WEEKDAY}\)?|(?<=\| )\({_DAY}\)")),  # 2026.07.04(六)
    (Fact.REGISTERED, "号C证", form(
        r"(?:(?:国内|全国)统一)?(?:连续出版物|刊)号[: ]*(?:CN|ISSN)?[ -]?\d{2,4}[-—]\w{4}(?:/\w)?"
        r"|CN ?\d\d[-—]\d{4}(?:/\w)?|(?:邮发|国外|国外发行|报刊)?代号[: ]*[A-Z]{0,2}\d{1,3}(?:[-—]\d{1,4})?"
        r"|准印证[字号]*[: ]*[\w()-]{2,20}"
    )),
    (Fact.DESK, "线箱话", form(rf"(?<!{_H})(?:24小时)?{_H}{{0,4}}?(?:{_DESK}){_H}{{0,4}}?{_REACHED}")),
    (Fact.MORE, "话线箱件址真编Q信@w", form(
        rf"(?<!{_H}){_H}{{0,4}}?{_REACHED}|(?:https?://|www\.)[\w./-]+|[\w.-]+@[\w.-]+"
    )),
    (Fact.MORE, "期号No张版", form(
        rf"\(?(?:总|新)?第? ?{_N}{{2,8}} ?[期号]\)?|\d{{4}}年第 ?{_N}{{1,4}} ?期|[Nn][Oo]\. ?\d+"
        rf"|(?:(?:今日|今天|本期)(?:本报)?|本报今[日天]|共)(?:出版|出纸|[共出])?"
        rf" ?(?:{_N}{{1,3}}|[A-Z]\d{{1,2}}[-—][A-Z]?\d{{1,2}}) ?(?:个?版|大?张)"
    )),
    (Fact.MORE, "元角分圆毫仙年历℃度", form(
        rf"{_PRICE}|{LUNAR}|\(?佛[历元] ?{_N}{{4}} ?年\)?"
        rf"|(?:(?:今日|今天)?(?:天气)?[: ]*{_SKY}(?:[转到间]?{_SKY})* ?)?-?\d\d?(?:℃|度)? ?[~—/至-] ?-?\d\d?(?:℃|度)"
    )),
    (Fact.MORE, "办管印费内出:/", form(
        rf"(?:主[办管]|承办|协办|出版|编印)(?:单位)?[:/] ?{_H}{{2,24}}(?:[ 、]{_H}{{4,24}})*"
        rf"|(?<!{_H}){_H}{{3,20}}(?:主办|主管|编印|社(?:编辑)?出版)(?!{_H})|内部(?:资料|刊物)|免费(?:交流|赠阅|交换)"
    )),
    (Fact.MORE, "张叠", form(rf"(?<![^ |])(?:第[{HAN}]{{1,3}}张|[A-Z]叠)(?=[ |第\d]|$)")),  # a sheet
    (Fact.PAGE, "版页P", form(
        rf"第 ?(?:(?:[A-Z]{{0,2}}|特)[ -]?\d{{1,3}}|{_PAGES}) ?[版页](?![面权式本图])"
        rf"|(?<![A-Z\d{HAN}])(?:(?:[A-Z]{{0,2}}|特)\d{{1,3}}|{_PAGES})版(?=[ |:/·■,、—-]|$)"
        r"|(?<![A-Z\d])[A-Z]{1,2}\d{1,3} ?页(?=[ |]|$)|(?<![^ |])P\. ?\d{1,3}(?=[ |]|$)"
    )),
)  # fmt: skip
"""What is taken out of a line, in this order, and the characters one of which is in each."""
_FOUNDED = form(r"\d{4} ?年 ?\d\d? ?月 ?\d\d? ?日创刊|创刊于 ?\d{4} ?年(?: ?\d\d? ?月)?(?: ?\d\d? ?日)?")
_BETWEEN = form(r"[ |:/■,、【】—-]+")
_NO_PAPER = f"{NO_REPORT}(?<![简海情申播战公板墙瞒虚漏上年月季电登惊密急汇])"
"""A line may say anything: here is no paper what a head that has a date may well name (公报, 广播报)."""
_PAPER = form(
    rf"{_H}{{1,12}}(?:[日晚早晨时周青年商都工人法制经济教育体导民生新消华京]{PAPER_NAME_END}|周刊|月刊|周末)"
    rf"|参考消息|{_H}{{2,4}}每日电讯|21世纪经济报道|每日经济新闻|(?:{_H}{{0,6}}(?:文|新|大)[汇公]|{_H}{{1,7}}{_H}{_NO_PAPER})报"
)
_EDITION = form(rf"(?<=报) *{EDITION}$")
_QUOTED_PAPER = form(rf"^《({_H}{{2,12}}报)》")
_WORD = form(rf"{_H}{{2,6}}")
_SECTION = form(
    "(?:(?:本[报地市省]|今日|新闻|综合|国内|国际|时政|社会|民生|经济|财经|产经|金融|文化|文体|体育|教育|科技|健康|卫生|法治|法制|农业|农村|农民|农事"
    "|三农|乡村|区域|地方|城市|都市|城事|港澳|台港澳|两岸|台海|中国|世界|环球|环境|生态|军事|军营|国防|理论|评论|时评|观点|言论|副刊|文艺"
    "|文学|读书|旅游|文旅|人物|影像|视觉|图片|娱乐|文娱|生活|专题|专刊|专版|特刊|特别报道|深度|调查|要闻|头版|周末|广告|公告|信息|导读"
    "|综合报道|热线|党建|工会|职工|青年|妇女|老年|少年|家庭|校园|消费|市场|房产|汽车|企业|社区|工业|交通|能源|医疗|医卫|科教|教科文卫?|科普|艺术|人文"
    "|历史|收藏|书画|政法|法律|案件|基层|公益|视点|聚焦|焦点|天下){1,2}"
    "(?:新?闻|新闻|经济|周刊|专刊|专版|版|天地|世界|观察|视点|视窗|之窗|广场|纵横|经纬|风采|园地|前沿|聚焦|透视|速览|资讯|动态)?"
    f"|[港澳侨省市县区村]闻|{_H}{{1,4}}(?:新闻|要闻|周刊|专刊|副刊|特刊))"
)
_FIGURE = form(r"0?\d{1,2}")
_LETTERED = form(LETTERED)
_USUAL_LETTERED = form(r"[A-D]\d{1,2}")
_SURELY_LETTERED = form(r"[A-D]\d\d|[A-Z]{1,2}0\d")
"""A page even beside a word: `A12 港聞`, `T01 特刊`, and not `A4 纸`, `G20 峰会`."""
_LATIN = re.compile(
    r"(?i)[a-zü' ]*(?:\b(?:daily|news|times|post|weekly|journal|herald|evening|morning)|bao|zhoukan|zhoumo)\b[a-zü' ]*"
)
"""The paper's name in Latin letters: BINJIANG DAILY."""
_OF_SENTENCES = frozenset("。！？；《》…")
_ODD = form(rf"[^,()]*{_H}[^,()]*")
_LONGEST_ODD = 16
"""版名 of any length, with signs and figures: 乡村振兴在滨江, 读+, 2026世界杯, “两会”特刊."""
_BORROWED = form(r"原载|原刊|[摘选转引]自|来源|刊[于载]|[据见载]")
"""What says that the rest is where an article was taken from."""


@lru_cache(maxsize=1000)
def facts_in(text: str) -> Fact | None:
    """What a line says that says nothing but facts of a page head, and perhaps one word: 版名; None for any other."""
    if "《" in text:
        text = _QUOTED_PAPER().sub(r"\1", text)
    if len(text) > LONGEST or not _OF_SENTENCES.isdisjoint(text):
        return None
    said = folded(close_up(text))
    rest, facts = _taken(_EDITION().sub("", said) if said.endswith("版)") else said)
    if _LATIN.fullmatch(rest):
        return facts | Fact.MORE
    parts = list(_joined([part for part in _BETWEEN().split(rest) if part]))
    found = [_fact_of(part, parts, facts) for part in parts]
    if found.count(None) == 1 and _is_odd_section(parts[found.index(None)], found, facts):
        found[found.index(None)] = Fact.WORD
    if any(fact is None for fact in found):
        return None
    return _together([fact for fact in found if fact is not None], facts, zero=rest.startswith("0"))


def _is_odd_section(part: str, said: Sequence[Fact | None], facts: Fact) -> bool:
    """Whether a part that looks like no word is 版名: only it does, and all else is a whole head."""
    if len(part) > _LONGEST_ODD or not _ODD().fullmatch(part) or _BORROWED().search(part):
        return False
    for one in said:
        facts |= one or NOTHING
    named = Fact.PAGE in facts and facts & (Fact.PAPER | Fact.WEEKDAY)
    return Fact.DATE in facts and bool(named or (Fact.PAPER in facts and Fact.FIGURE in facts))


def _taken(text: str) -> tuple[str, Fact]:
    """Folded text with bars in the places of the forms found in it, and what they say."""
    if "创刊" in text:
        text = _FOUNDED().sub(" | ", text)
    rest, day = take_date(text)
    facts = NOTHING if day is None else Fact.DATE
    for fact, needed, one in _FORMS:
        if not _letters(needed).isdisjoint(rest):
            rest, found = one().subn(" | ", rest)
            facts |= fact if found else NOTHING
            facts |= Fact.MORE if fact is Fact.DESK and found > 1 else NOTHING
    rest, spread = take_spread(rest, dated=Fact.DATE in facts)
    facts |= Fact.PAGE if spread else NOTHING
    rest, editors, crew = take_editors(rest, sure=Fact.DATE in facts)
    facts |= (Fact.EDITORS if editors else NOTHING) | (Fact.CREW if crew else NOTHING)
    return rest, facts


def _joined(parts: Sequence[str]) -> Iterator[str]:
    """The parts, single characters one after another as the word that is set wide: 产 经."""
    wide = ""
    for part in parts:
        if len(part) == 1 and part.isalpha():
            wide += part
            continue
        if wide:
            yield wide
        wide = ""
        yield part
    if wide:
        yield wide


def _fact_of(part: str, parts: Sequence[str], facts: Fact) -> Fact | None:
    """What is said by a part that no form was found in; None where it is of no head."""
    if _BORROWED().search(part):
        return None
    if part.endswith("机关报"):  # whose paper it is: 中共滨江市委机关报
        return Fact.REGISTERED
    if _PAPER().fullmatch(part):
        return Fact.PAPER
    if _FIGURE().fullmatch(part):
        return Fact.FIGURE
    if _LETTERED().fullmatch(part):
        return Fact.PAGE if _is_page(part, parts, facts) else None
    if _SECTION().fullmatch(part):
        return Fact.SECTION
    if _WORD().fullmatch(part):
        return Fact.WORD
    if "·" in part:
        return _dotted([word for word in part.split("·") if word])
    return NOTHING if part.isalpha() and max(part) < "\u0250" else None


def _is_page(lettered: str, parts: Sequence[str], facts: Fact) -> bool:
    """Whether `A4` is a page here, and no size of paper; `T1` only beside a date and more of a head."""
    if _SURELY_LETTERED().fullmatch(lettered):
        return True
    named = any(_SECTION().fullmatch(part) or _PAPER().fullmatch(part) for part in parts)
    if _USUAL_LETTERED().fullmatch(lettered):
        return len(parts) == 1 or Fact.DATE in facts or named
    return Fact.DATE in facts and (named or Fact.WEEKDAY in facts)


def _dotted(words: Sequence[str]) -> Fact | None:
    """What two words with a point between them say: 版名 where one is (要闻·江城), with paper or page (要闻·07)."""
    if len(words) == 2 and _PAPER().fullmatch(words[0]) and _WORD().fullmatch(words[1]):
        return Fact.PAPER | Fact.SECTION
    if len(words) == 2 and _SECTION().fullmatch(words[0]) and _FIGURE().fullmatch(words[1]):
        return Fact.SECTION | Fact.FIGURE
    if not words or not all(_WORD().fullmatch(word) for word in words):
        return None
    return Fact.SECTION if any(_SECTION().fullmatch(word) for word in words) else Fact.WORD


def _together(said: Sequence[Fact], facts: Fact, *, zero: bool) -> Fact | None:
    """All that a line says; None where it says more than a head: two words, if no date and page stand by them.

    `zero`: it begins with one, as a page does (`06 荷风`) and no count (`6 个故事`).
    """
    of_head = Fact.DATE in facts and Fact.PAGE in facts
    if not of_head and any(said.count(one) > 1 for one in (Fact.WORD, Fact.SECTION, Fact.FIGURE)):
        return None
    if not of_head and Fact.WORD in said and Fact.SECTION in said:
        return None
    if Fact.DATE not in facts and set(said) == {Fact.WORD, Fact.FIGURE} and (said[0] is Fact.WORD or zero):
        said = [Fact.NAMED, Fact.FIGURE]
    for one in said:
        facts |= one
    return facts or None


@cache
def _letters(needed: str) -> frozenset[str]:
    return frozenset(needed)
