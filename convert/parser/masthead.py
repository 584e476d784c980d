"""Page heads (报眉) that only their form tells: of several lines, of a date or a page alone, or at a page's end.

Most heads of one line are the labeller's to find.  One that is spread over lines (`滨江日报`, `第3版 民生
2026年7月4日`; PATTERNS 95) looks to it like a headline with what belongs to it, and `03` like a kicker.  Such lines,
and an imprint at the end, are set apart before labelling, as those of a viewer are (`chrome.py`).  A word between them
is part of a head only where papers call their pages so: else it may be a headline, and the head ends there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Flag, auto
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from convert.parser.fold import fold
from convert.parser.folio import SPREAD, WEEKDAY, close_up, take_date
from convert.parser.form import form
from convert.parser.imprint import is_imprint
from convert.parser.numerals import HAN
from convert.parser.roles import Role

if TYPE_CHECKING:
    from convert.parser.lines import Line

MOST = 12
"""Lines at the top of a page that may be its head."""
LONGEST = 80
"""Characters of a line of a page head."""
MOST_BELOW = 4
"""Lines at the end of a page that may be its imprint, or a head above it."""


class Fact(Flag):
    """What a line says that says nothing but what stands in a page head."""

    WORD = auto()
    """A word besides: 版名, or a headline."""
    SECTION = auto()
    """A word that is 版名 by itself: 要闻, 民生新闻."""
    DATE = auto()
    PAGE = auto()
    PAPER = auto()
    WEEKDAY = auto()
    FIGURE = auto()
    """One number: a page, or anything."""
    REGISTERED = auto()
    """The numbers that a paper is registered and ordered by: 国内统一连续出版物号, 邮发代号."""
    EDITORS = auto()
    MORE = auto()
    """What a head may say besides: the lunar date, the issue's number, its pages and price, how to reach the paper."""


_NOTHING = Fact(0)
_NAMES_PAGE = Fact.PAGE | Fact.REGISTERED
_AGAIN = Fact.EDITORS | Fact.REGISTERED | Fact.MORE
"""What several lines of a head may say, each of its own."""

_BARE = (
    Fact.DATE, Fact.PAGE, Fact.FIGURE, Fact.EDITORS, Fact.PAPER | Fact.FIGURE, Fact.SECTION | Fact.FIGURE,
    Fact.SECTION | Fact.PAGE,
)  # fmt: skip
"""What is a head where it stands alone."""

_HAN = r"[^\W\d_A-Za-z]"  # Python 3.11 compiles a range of 20,992 characters one by one
_N = rf"[\d{HAN}]"
_LUNAR_DAY = "闰?[正一二三四五六七八九十冬腊]{1,2}月[大小]?(?:[初十廿][一二三四五六七八九十]?|[二三]十)?"
_NAMES = rf"{_HAN}{{2,4}}(?:[ 、/]{_HAN}{{2,4}})*(?!{_HAN}|:)"
_EDITOR = (
    "(?:责任|执行|值班|本版|美术|图片|文字|见习)?编辑|(?:执行|值班|本版)?(?:主编|编委|主任|总编)|[责美图]编|组版"
    "|版[式面](?:设计)?|设计|校对|检校|审[校读]|制图|视觉|统筹"
)
_FORMS = (
    (Fact.EDITORS, "编主总版组设校审制视统", form(  # one role and a blank is a headline as well: 设计 改变生活
        rf"(?:本?{_N}*版 ?)?(?:(?:{_EDITOR})[:/] ?{_NAMES}|(?:责任编辑|本版(?:编辑|主编)|[责美图]编) {_NAMES}"
        rf"|(?:{_EDITOR}) {_HAN}{{2,4}}(?: +(?:{_EDITOR}) {_NAMES})+)"
    )),
    (Fact.REGISTERED, "号C", form(
        r"(?:国内统一)?(?:连续出版物|刊)号[: ]*(?:CN|ISSN)?[ -]?\d{2,4}[-—]\w{4}(?:/\w)?|CN ?\d\d[-—]\d{4}(?:/\w)?"
        r"|(?:邮发|国外|报刊)?代号[: ]*[A-Z]{0,2}\d{1,3}(?:[-—]\d{1,4})?"
    )),
    (Fact.MORE, "期号版张元角电热邮网传Ehw@年历", form(
        rf"(?:总|新)?第? ?{_N}{{2,8}} ?[期号]"
        rf"|(?:今日|今天|本期|共)(?:出版|共)? ?(?:{_N}{{1,3}}|[A-Z]\d{{1,2}}[-—][A-Z]?\d{{1,2}}) ?(?:个?版|张)"
        r"|(?:零售|每份|定价|售价)价?[: ]*\d+(?:\.\d+)? ?[元角]"
        r"|(?:电话|热线|邮箱|网址|传真|邮编|E-?mail)[: ]*[\w@.:/-]+|(?:https?://|www\.)[\w./-]+|[\w.-]+@[\w.-]+"
        r"|(?:农历|夏历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:[鼠牛虎兔龙蛇马羊猴鸡狗猪])?年) ?"
        rf"{_LUNAR_DAY}|农历{_LUNAR_DAY}"
    )),
    (Fact.PAGE, "版页", form(
        rf"第 ?(?:[A-Z]{{0,2}}[ -]?\d{{1,3}}|[{HAN}]{{1,3}}|{SPREAD}) ?[版页](?![面权式本图])"
        rf"|(?<![A-Z\d{HAN}])(?:[A-Z]{{0,2}}\d{{1,3}}|[{HAN}]{{1,3}})版(?=[ |:/·■,、—-]|$)"
    )),
    (Fact.WEEKDAY, "期周拜", form(rf"\(?{WEEKDAY}\)?")),
)  # fmt: skip
"""What is taken out of a line, in this order, and the characters one of which is in each."""
_BETWEEN = form(r"[ |:/·■,、—-]+")
_PAPER = form(
    rf"{_HAN}{{1,12}}(?:[日晚早晨时周青年商都工人法制经济教育体导民生新消华京]报|周刊|月刊|周末)(?:社出版)?|参考消息"
)
_WORD = form(rf"{_HAN}{{2,6}}")
_SECTION = form(
    "(?:本[报地市省]|今日|综合|国内|国际|时政|社会|民生|经济|财经|产经|金融|文化|文体|体育|教育|科技|健康|卫生|法治|法制|农业|三农|区域|地方|城市|都市|港|港澳"
    "|台港澳|两岸|台海|中国|世界|环球|环境|生态|军事|国防|理论|评论|时评|观点|言论|副刊|文艺|文学|读书|旅游|人物|影像|视觉|图片|娱乐|文娱|生活|专题|专刊|专版"
    "|特刊|特别报道|深度|调查|要|头版|周末|广告|公告|信息|导读|综合报道|热线|党建|工会|青年|妇女|老年|家庭|消费|房产|汽车|天下|视点|聚焦|焦点)"
    "(?:新?闻|新闻|经济|周刊|专刊|专版|版|天地|世界)?"
)
_FIGURE = form(r"0?\d{1,2}")
_LETTERED = form(r"[A-D]\d{1,2}")
_SURELY_LETTERED = form(r"[A-D]\d\d")
"""A page even beside a word: `A12 港聞`, and not `A4 纸`; no other letters are: `G20 峰会`."""
_LATIN = re.compile(
    r"(?i)[a-z' ]*\b(?:daily|news|times|post|weekly|journal|herald|evening|morning|ribao|wanbao)[a-z' ]*"
)
"""The paper's name in Latin letters: BINJIANG DAILY."""
_YEAR = re.compile(r"\d{4} ?[-./]")
_OF_SENTENCES = "。！？；“”《》…"
_BORROWED = form(r"原载|原刊|[摘选转引]自|来源|刊[于载]|[据见载]")
"""What says that the rest is where an article was taken from."""


def page_heads(lines: Sequence[Line]) -> dict[int, Role]:
    """The roles of the lines, by number, that are a page's head or imprint by their form: folio, or editor line."""
    apart: dict[int, Role] = {}
    for _, group in groupby(lines, key=attrgetter("page")):
        page = list(group)
        apart |= _at_top(page[:MOST])
        apart |= _within(page)
        apart |= _at_end([line for line in page[max(1, len(page) - MOST_BELOW) :] if line.number not in apart])
    return apart


def _at_top(lines: Sequence[Line]) -> dict[int, Role]:
    """The first lines, as far as they are a head of several lines, or a bare one."""
    whole, roles = _NOTHING, dict[int, Role]()
    waiting, said = list[int](), _NOTHING
    for line in lines:
        facts = facts_in(line.text)
        if facts is None or facts is Fact.WORD or not facts & (~whole | _AGAIN):
            break
        if facts == Fact.SECTION:  # 版名, if a date or a page comes after it
            waiting.append(line.number)
            said |= facts
            continue
        if facts & Fact.WORD and not facts & (Fact.DATE | _NAMES_PAGE):
            break
        if waiting and not facts & ~whole & (Fact.DATE | Fact.PAGE):
            break
        whole |= facts | said
        roles |= dict.fromkeys(waiting, Role.FOLIO)
        roles[line.number] = Role.EDITOR_LINE if facts is Fact.EDITORS else Role.FOLIO
        waiting, said = [], _NOTHING
    return roles if (_is_head(whole) and len(roles) > 1) or _is_bare(whole) else {}


def _within(page: Sequence[Line]) -> dict[int, Role]:
    """Below its first line: a head that each part of a page bears, or that stands where a column ended."""
    return {line.number: Role.FOLIO for first, last in dated_heads(page) if first for line in page[first : last + 1]}


def dated_heads(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The heads that say a date and a page, wherever they stand: the places of their first and last line."""
    end = 0
    for place, line in enumerate(lines):
        if place < end or not _may_be_dated(line.text):
            continue
        facts = facts_in(line.text)
        if facts is None or Fact.DATE not in facts:
            continue
        above = [one for one in reversed(lines[max(end, place - MOST) : place]) if one.page == line.page]
        facts, before = _grown(facts, above)
        facts, after = _grown(facts, [one for one in lines[place + 1 : place + MOST] if one.page == line.page])
        end = place + after + 1
        if _is_head(facts) and facts & (Fact.PAGE | Fact.FIGURE):
            yield place - before, end - 1


def _may_be_dated(text: str) -> bool:
    return len(text) <= LONGEST and (("年" in text and "月" in text) or bool(_YEAR.search(text)))


def _grown(facts: Fact, lines: Iterable[Line]) -> tuple[Fact, int]:
    """The facts with those of the lines next to it that say more of a head, and how many these are."""
    count = 0
    for line in lines:
        said = facts_in(line.text)
        if said is None or said & (facts | Fact.WORD | Fact.EDITORS | Fact.MORE):
            break
        facts |= said
        count += 1
    return facts, count


def _at_end(lines: Sequence[Line]) -> dict[int, Role]:
    """The last lines, as far as they are the imprint; the last above it, if it is a head."""
    roles: dict[int, Role] = {}
    for line in reversed(lines):
        if not is_imprint(line.text):
            facts = facts_in(line.text)
            return roles | ({line.number: Role.FOLIO} if facts is not None and _is_foot(facts) else {})
        roles[line.number] = Role.EDITOR_LINE
    return roles


def _is_head(facts: Fact) -> bool:
    """Whether together they are what no article begins with: a date, and a page, or a paper on a day of the week."""
    named = facts & _NAMES_PAGE or (Fact.WEEKDAY in facts and facts & (Fact.PAPER | Fact.FIGURE))
    return Fact.DATE in facts and bool(named)


def _is_foot(facts: Fact) -> bool:
    return _is_head(facts) or (Fact.PAPER in facts and Fact.PAGE in facts and Fact.WORD not in facts)


def _is_bare(facts: Fact) -> bool:
    """Whether they are a date, a page or editors and nothing else: the labeller knows heads that say more."""
    return facts in _BARE


def facts_in(text: str) -> Fact | None:
    """What a line says that says nothing but facts of a page head, and perhaps one word: 版名; None for any other."""
    if len(text) > LONGEST or _has_any(text, _OF_SENTENCES):
        return None
    rest, day = take_date(fold(close_up(text)))
    facts = _NOTHING if day is None else Fact.DATE
    for fact, needed, one in _FORMS:
        if _has_any(rest, needed):
            rest, found = one().subn(" | ", rest)
            facts |= fact if found else _NOTHING
    if _LATIN.fullmatch(rest):
        return Fact.MORE
    parts = [part for part in _BETWEEN().split(rest) if part]
    for part in parts:
        said = _fact_of(part, sure=len(parts) == 1 or Fact.DATE in facts)
        if said is None or said & facts & (Fact.WORD | Fact.SECTION | Fact.FIGURE):  # each once
            return None
        facts |= said
    both = Fact.WORD in facts and Fact.SECTION in facts
    return None if both else facts or None


def _fact_of(part: str, *, sure: bool) -> Fact | None:
    """What is said by a part that no form was found in, None where it is of no head; `sure`: `A4` is a page here."""
    if _BORROWED().search(part):
        return None
    if _PAPER().fullmatch(part):
        return Fact.PAPER
    if _FIGURE().fullmatch(part):
        return Fact.FIGURE
    if _LETTERED().fullmatch(part):
        return Fact.PAGE if sure or _SURELY_LETTERED().fullmatch(part) else None
    if _SECTION().fullmatch(part):
        return Fact.SECTION
    if _WORD().fullmatch(part):
        return Fact.WORD
    return _NOTHING if part.isascii() and part.isalpha() else None


def _has_any(text: str, characters: str) -> bool:
    return any(character in text for character in characters)
