"""Page heads (报眉) that are beyond doubt: of several lines, of nothing but a date or a page, or at a page's end.

Most heads of one line are the labeller's to find. One that is spread over lines (`滨江日报`, `第3版 民生 2026年7月4日`;
PATTERNS 95) looks to it like a headline with what belongs to it, and `03` like a kicker; but no article begins with
dates, page numbers and names of papers alone. Such lines are set apart before labelling, as those of a viewer are
(`chrome.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Flag, auto
from itertools import groupby
from operator import attrgetter

from convert.parser.fold import fold
from convert.parser.folio import close_up, take_date
from convert.parser.form import form
from convert.parser.lines import Line
from convert.parser.numerals import HAN
from convert.parser.roles import Role

MOST = 12
"""Lines at the top of a page that may be its head."""
LONGEST = 80
"""Characters of a line of a page head."""
MOST_BELOW = 4
"""Lines at the end of a page that may be its imprint, or a head below it."""
LONGEST_IMPRINT = 300
FIELDS = 3
"""So many fields make a line an imprint; an article ends with an address, or whom to call."""


class Fact(Flag):
    """What a line says that says nothing but what stands in a page head."""

    WORD = auto()
    """A word besides: 版名; where there is nothing else, perhaps a headline."""
    DATE = auto()
    PAGE = auto()
    PAPER = auto()
    WEEKDAY = auto()
    FIGURE = auto()
    """A number alone, or before a word: a page, or anything."""
    REGISTERED = auto()
    """The numbers that a paper is registered and ordered by: 国内统一连续出版物号, 邮发代号."""
    EDITORS = auto()
    MORE = auto()
    """What a head may say besides: the lunar date, the issue's number, its pages and price, how to reach the paper."""


_HAN = r"[\u4e00-\u9fff]"
_N = rf"[\d{HAN}]"
_LUNAR_DAY = "闰?[正一二三四五六七八九十冬腊]{1,2}月[大小]?(?:[初十廿][一二三四五六七八九十]?|[二三]十)?"
_EDITOR = (
    "(?:责任|执行|值班|本版|美术|图片|文字|见习)?编辑|(?:执行|值班|本版)?(?:主编|编委|主任|总编)|[责美图]编|组版"
    "|版[式面](?:设计)?|设计|校对|检校|审[校读]|制图|视觉|统筹"
)
_FORMS = (
    (Fact.EDITORS, "编主总版组设校审制视统", form(
        rf"(?:本?{_N}*版 ?)?(?:{_EDITOR})[:/ ]+{_HAN}{{2,4}}(?:[ 、/]{_HAN}{{2,4}})*(?!{_HAN})"
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
        rf"第 ?(?:[A-Z]{{0,2}}[ -]?\d{{1,3}}|[{HAN}]{{1,3}}) ?[版页](?![面权式本图])"
        rf"|(?<![A-Z\d{HAN}])(?:[A-Z]{{0,2}}\d{{1,3}}|[{HAN}]{{1,3}})版(?=[ |:/·■,、—-]|$)"
    )),
    (Fact.WEEKDAY, "期周拜", form(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?")),
)  # fmt: skip
"""What is taken out of a line, in this order, and the characters one of which is in each."""
_BETWEEN = form(r"[ |:/·■,、—-]+")
_PAPER = form(
    rf"{_HAN}{{1,12}}(?:[日晚早晨时周青年商都工人法制经济教育体导民生新消华京]报|周刊|月刊)(?:社出版)?|参考消息"
)
_WORD = form(rf"{_HAN}{{2,6}}")
_FIGURE = form(r"0?\d{1,2}")
_LETTERED = form(r"[A-Z]{1,2}\d{1,3}")
_SURELY_LETTERED = form(r"[A-D]\d\d")
"""A page even before a word: `A12 港聞`, and neither `A4 纸` nor `C919 首飞`."""
_FIELD = form(
    r"(地址|社址|邮编|邮政编码|电话|热线|传真|邮箱|信箱|网址|许可证|印刷|承印|零售|定价|月价|发行|总编室|编辑部|广告部|办公室|代号|刊号)"
    r"[号价]?(?:每[份月])?[: (]*(?=[\d:]|\w)"
)
_PRESS = form(r"本报(?:社)?地址|社址|零售|许可证|承印|印刷[:厂]|印务|印刷厂")
_SIGNS = frozenset("0123456789０１２３４５６７８９版編编設设校審审圖图")
"""One of them is in every bare head, whatever it is of."""
_OF_SENTENCES = "。！？；“”《》…"
_BORROWED = form(r"原载|原刊|[摘选转引]自|来源|刊[于载]|[据见载]")
"""What says that the rest is where an article was taken from."""


def page_heads(lines: Sequence[Line]) -> dict[int, Role]:
    """The roles of the lines, by number, that are beyond doubt a page's head: folio, or editor line."""
    apart: dict[int, Role] = {}
    for page in _pages(lines):
        top = page[:MOST]
        if any(map(_may_be_dated, top)) or _may_be_bare(top[0]):
            apart |= _at_top(top)
        apart |= _at_end([line for line in page[max(1, len(page) - MOST_BELOW) :] if line.number not in apart])
    return apart


def _may_be_dated(line: Line) -> bool:
    """Whether there may be a full date in a line of a head: few lines have one, and without it there is no head."""
    text = line.text
    return len(text) <= LONGEST and ("年" in text or ("20" in text or "19" in text or "18" in text))


def _may_be_bare(line: Line) -> bool:
    return len(line.text) <= LONGEST and not _SIGNS.isdisjoint(line.text)


def _pages(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    for _, page in groupby(lines, key=attrgetter("page")):
        yield list(page)


def _at_top(lines: Sequence[Line]) -> dict[int, Role]:
    """The first lines, as far as they are a head of several lines, or a bare one.

    A word between them is 版名, or a headline below the head: it belongs to the head if a date or a page follows that
    the head did not have.
    """
    whole, roles = Fact(0), dict[int, Role]()
    words, said = list[int](), Fact(0)
    for line in lines:
        facts = facts_in(line.text)
        if facts is None or (words and not facts & ~whole & (Fact.DATE | Fact.PAGE) and not _is_word(facts)):
            break
        said |= facts
        if _is_word(facts):
            words.append(line.number)
            continue
        roles |= dict.fromkeys(words, Role.FOLIO)
        roles[line.number] = Role.EDITOR_LINE if facts is Fact.EDITORS else Role.FOLIO
        whole, words = said, []
    return roles if (_is_head(whole) and len(roles) > 1) or _is_bare(whole) else {}


def _is_word(facts: Fact) -> bool:
    """Whether a line may be a headline as well: a word alone, or with what need not be of a head (`10 大看点`)."""
    return Fact.WORD in facts and not facts & ~(Fact.WORD | Fact.FIGURE | Fact.MORE)


def _at_end(lines: Sequence[Line]) -> dict[int, Role]:
    """The last lines, as far as they are the imprint; the last before it, if it is a head."""
    roles: dict[int, Role] = {}
    for line in reversed(lines):
        if not is_imprint(line.text):
            facts = facts_in(line.text) if _may_be_dated(line) or _may_be_bare(line) else None
            return roles | ({line.number: Role.FOLIO} if facts is not None and _is_foot(facts) else {})
        roles[line.number] = Role.EDITOR_LINE
    return roles


def is_imprint(text: str) -> bool:
    """Whether a line says where the paper is made and had, and nothing else is likely to: 社址, 零售, 印刷."""
    if len(text) > LONGEST_IMPRINT or "。" in text or all(word not in text for word in ("社址", "地址", "零售", "印")):
        return False
    folded = fold(text)
    return bool(_PRESS().search(folded)) and len({found[1] for found in _FIELD().finditer(folded)}) >= FIELDS


def _is_foot(facts: Fact) -> bool:
    paged = facts in (Fact.PAPER | Fact.PAGE, Fact.PAPER | Fact.PAGE | Fact.WORD)
    return paged or _is_head(facts)


def _is_head(facts: Fact) -> bool:
    """Whether together they are what no article begins with: a date, and a page, or a paper on a day of the week."""
    named = facts & (Fact.PAGE | Fact.REGISTERED) or (Fact.WEEKDAY in facts and facts & (Fact.PAPER | Fact.FIGURE))
    return Fact.DATE in facts and bool(named)


def _is_bare(facts: Fact) -> bool:
    """Whether they are a page's alone, without a word: they begin an article as little, be it in one line only."""
    return Fact.WORD not in facts and bool(facts & (Fact.DATE | Fact.PAGE | Fact.FIGURE | Fact.EDITORS))


def _has_any(text: str, characters: str) -> bool:
    return any(character in text for character in characters)


def facts_in(text: str) -> Fact | None:
    """What a line says that says nothing but facts of a page head, and perhaps one word: 版名; None for any other."""
    if len(text) > LONGEST or _has_any(text, _OF_SENTENCES):
        return None
    rest, day = take_date(fold(close_up(text)))
    facts = Fact(0) if day is None else Fact.DATE
    for fact, needed, one in _FORMS:
        if not _has_any(rest, needed):
            continue
        rest, found = one().subn(" | ", rest)
        facts |= fact if found else Fact(0)
    parts = [part for part in _BETWEEN().split(rest) if part]
    for k, part in enumerate(parts):
        said = _fact_of(part, sure=len(parts) == 1 or Fact.DATE in facts, first=k == 0)
        if said is None or (said is Fact.WORD and said in facts):
            return None
        facts |= said
    return facts or None


def _fact_of(part: str, *, sure: bool, first: bool) -> Fact | None:
    """What is said by a part that no form was found in, None where it is of no head; `sure`: `A4` is a page here."""
    if _BORROWED().search(part):
        return None
    if _PAPER().fullmatch(part):
        return Fact.PAPER
    if first and _FIGURE().fullmatch(part):
        return Fact.FIGURE
    if _LETTERED().fullmatch(part):
        return Fact.PAGE if sure or _SURELY_LETTERED().fullmatch(part) else Fact.MORE
    if _WORD().fullmatch(part):
        return Fact.WORD
    return Fact(0) if part.isascii() and (part.isalpha() or part.isdigit()) else None
