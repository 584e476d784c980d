"""Facts about an issue, read from a page head (报眉) or a file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from convert.parser.facts import differ
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form, take
from convert.parser.numerals import HAN, issue_number, number, page_number
from convert.parser.page_numbers import SPREAD, page_in_tree, take_lone_page, take_page, take_said_page
from convert.parser.paper_names import (
    PAPERS,
    behind_editors,
    ends_as_paper,
    is_of_desks,
    is_of_news,
    lead_of,
    may_be_part,
    news_lead_of,
    take_behind_editors,
)
from convert.parser.rare_dates import take_rare_date
from convert.parser.staff import editors_in, take_editors
from convert.parser.titles import DESKS, REACHED, either
from convert.tree import without_space


class FolioFacts(NamedTuple):
    """What a page head says; each absent where it does not say it.

    `date` is ISO 8601; `number` is 期号 in figures; `page` is as `Page.number` has it (`3`, `A05`); `section` is 版名.
    """

    publication: str | None = None
    date: str | None = None
    number: str | None = None
    page: str | None = None
    section: str | None = None


_REACH = 2000
"""Characters of a page head that are looked at; a page that came as one run of text has its head in front."""
_H, _N = HAN_LETTER, rf"[\d{HAN}]"
_ERAS = {"民国": 1911, "中华民国": 1911, "佛历": -543, "佛元": -543}
"""What is added to a year of each; their months and days are those of the Gregorian calendar."""
_YEARS = range(1800, 2151)
"""Years of issues: a larger one is of another calendar."""
_DATE = form(
    rf"(?P<era>{'|'.join(_ERAS)})?(?:[公西][历元]|[国阳新]历)?(?P<y>\d{{4}}|[{HAN}■]{{1,5}}|\d{{2,3}}) ?年 ?"
    rf"(?P<m>\d{{1,2}}|[{HAN}]{{1,2}}) ?月 ?(?P<d>\d{{1,2}}|[{HAN}]{{1,3}}) ?日?"
)
_PLAIN_DATE = form(r"(?<!\d)(?P<y>(?:18|19|20)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
WEEKDAY = "(?:星期|周|礼拜)[一二三四五六日天]"
_WEEKDAY = form(WEEKDAY)
_LUNAR_DAY = (
    "闰?[正一二三四五六七八九十冬腊]{1,2}月[大小]?"
    "(?:[初十廿卅][一二三四五六七八九十]?日?|[二三]十[一二三四五六七八九]?日?)?"
)
LUNAR = (
    r"(?:农历|夏历|岁次)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:[鼠牛虎兔龙蛇马羊猴鸡狗猪])?年) ?"
    rf"{_LUNAR_DAY}|农历{_LUNAR_DAY}"
)
"""The lunar date: 农历丙午年五月十八."""
_LUNAR = form(LUNAR)
_REACHED = form(
    rf"(?<!{_H})(?:\d+小时)?{_H}{{0,6}}?(?:{either(REACHED)}|[Ee]-?mail)号?[: /]*"
    rf"(?!{SPREAD}(?!\d))[A-Za-z\d(][A-Za-z\d@.()×_-]{{4,}}"
)
"""How readers reach the paper: a telephone's figures are no page, and `民生热线 06` is 版名 and one."""
SITE = form(rf"(?<!{_H})(?!详|更多|请|登|点击|关注|扫){_H}{{2,9}}[网網站端] *[:：]? *(?=www\.|https?:)")
"""What a site is called, before its address: 滨江新闻网：www.…; also where it is not folded."""
_PUBLISHED = form(
    rf"(?:主[办管]|承办|协办|出版|编印)(?:单位)?[:/] ?[^ |]+|(?<!{_H})(?:社长|总编辑?|发行人) +{_H}{{2,3}}(?!{_H})"
)
_NUMBER = form(rf"(?:总?第 ?|总 ?|(?<![\w·.-]))(?P<number>{_N}{{1,8}}(?:万{_N}{{0,8}})?) ?[期号]")
EDITION = r"\([\u4e00-\u9fff]{1,10}版\)"
"""Which edition of a paper it is, behind its name: 滨江日报（农村版）."""
_ABROAD = "(?:海外|欧洲|歐洲|亚太|亞太|北美|美洲)版"
_OWN = f"(?:{_ABROAD}|(?:国际|國際|英文|中文)版)"
"""What a paper's name may end in where nothing parts the two: 滨江日报国际版."""
_OWN_EDITION = form(
    rf"(?<=[报報])(?: *[(（](?P<enclosed>{_ABROAD})[)）]|[ \u3000]{{1,2}}(?P<apart>{_ABROAD})(?!{HAN_LETTER}))"
)
"""An edition for readers abroad is a paper of its own and is called so: 滨江日报（海外版）, 滨江日报 海外版.

城市版 and 农村版 have the paper's pages but for some; 国际版 and 英文版 beside a name are as often 版名.
"""
_WIDE_PAPER = form(r"(?:^|(?<=  )|(?<=\|)|(?<=\| ))[\u3400-\u9fff](?: [\u3400-\u9fff]){1,7} [报報](?= |$)")
"""A paper's name set wide: 滨 江 日 报."""
_NO_SECTION = form(
    r"责任?编|机关报|编辑|校对|设计|美编|主编|责编|电话|邮箱|(?<!·)热线$|农历|初[一二三四五六七八九十]|[正二三四五六七八九十冬腊]月[初十廿]"
    r"|年[正闰一二三四五六七八九十冬腊]|PDF|今日|天气|放大|缩小|默认|播报|"
    r"[@%]|www|http|国内统一|邮发|代号|期$|号$|出版|主办|社址|报眉|(?<![专头])版$|^晴|多云|[小中大阵]雨|℃|转[晴阴]"
    r"|地址$|邮编|邮政编码|定价|零售|售价|出刊|^传真|网址$|报社$|^(?:投稿|来稿|来[信论]请)"
    rf"|^第[{HAN}]+[张叠]$|^[A-Z甲乙丙丁]叠$|^叠[A-Z甲乙丙丁]$|^[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]$|^[公西国佛回][历元]|^夏历$"
    r"|温度|气温|内部(?:资料|刊物|发行)|免费|赠阅|^每[份张期月]|合刊$|人民政府$|党支部$|村委会|公众号|^[高低]潮$|^紫外线|^明[天日]|^.{0,2}风[力一二三四五六七八九]"
    r"|^(?:立[春夏秋冬]|雨水|惊蛰|[春秋]分|清明|谷雨|小满|芒种|[夏冬]至|[小大][暑寒雪]|处暑|白露|寒露|霜降)$"
)
_OF_VIEWER = form(
    rf"(?<=报)(?:数字[报版]|电子[报版])(?!(?!第){_H})"
    r"|(?<![^ |:>])(?:首页|数字报|(?<=报 )电子报|(?:版面|版次|标题)导航)(?=[ |:>]|$)"
)
"""What the pages of a digital paper are called, behind its name or by itself; 电子报 is a paper, too."""
_VIEWERS = ("首页", "数字", "电子", "导航")
_SAID_SECTION = form(rf"(?P<section>(?=[^ ]*{_H})(?:{_H}|[\dA-Z·&/+“”《》]){{2,20}})(?=[ |>]|$)")
"""版名 behind 第3版：, which may be longer than another: 第3版：学习贯彻党的二十届四中全会精神."""
_IN_MARKS = rf"[“《](?:{_H}|[\d·]){{1,8}}[”》]"
_MARKED_SECTION = form(rf"(?<![^ |:])(?:{_H}{{1,8}}{_IN_MARKS}{_H}{{0,8}}|{_IN_MARKS}{_H}{{1,8}})(?=[ |]|$)")
"""版名 a part of which has marks: “十五五”开局, 《花地》副刊, and not 《滨江日报》, which is a paper."""
_LABELLED = form(
    r"(?<![^ |■])(?:(?![^ |:■]*(?:版名|版面|栏目|专题|专刊|特刊|专版|副刊|周刊|新闻|要闻|综合|报道):)"
    r"[^ |:■]*[\u4e00-\u9fff]: *[^ |■]+|本[版报栏][^|■]*)"
)
"""What stands behind a label is none, nor is the label: 电子信箱：…, 一读校对：…, 本版漫画 …"""
_SECTION_WORD = form(
    r"(?:[\u4e00-\u9fffA-Za-z·/&‧]|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])){2,12}"
    r"|\d{1,2}·\d{1,2}[\u4e00-\u9fff]{2,10}"  # 3·15特别报道
    # 2026全国两会特别报道, 5G时代; 2026七月八日 is a day
    rf"|(?:20\d\d(?![年级届]|[{HAN}]{{1,2}}月(?:[{HAN}]{{1,3}}[日号]?)?$)|\d[A-Z])[\u4e00-\u9fff·]{{2,10}}"
)
_LATIN_WORD = form("[A-Z][A-Za-z]{2,15}")
_NO_LATIN_SECTION = form(
    "(?i:pdf|tel|fax|email|app|vip|vol|issn|isbn|page|total|price|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    "|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?|editors?|edition|issue|press|newspaper|morning|evening"
    "|weibo|wechat|web(?:site)?|hotline|.*(?:bao|zhoukan|daily|times|post|weekly|herald))"
)
"""Words of a page head in Latin letters that are no section: days, labels, and what papers are called."""
_A_PAGE = rf"(?:^|(?<=[ |■·第:/]))(?:{SPREAD}|[A-Z]{{0,2}}\d{{1,3}}|[{HAN}]{{1,3}}(?= ?[版页]))"
"""A page, beside 版名; no day, and no 今日8版."""
_DESK_PAGE = form(rf"(?:{either(DESKS)}|综合){{1,2}}版")
"""版名 that ends as a page does: 国际版."""


@lru_cache(maxsize=64)  # a head is read for its page, for the issue, and to see whether the two agree
def read_folio(text: str) -> FolioFacts:
    """The facts in a page head: paper, date (also 中華民國 years), issue number, page and section."""
    text = _with_edition(_close_up_paper(close_up(text[:_REACH])))
    plain = _without_viewer(folded(text))
    rest, day = take_date(plain)
    rest, day = (rest, day) if day else take_rare_date(plain)
    before = _NUMBER().sub(" ", plain[: _shared(plain, rest)]) if day else ""
    lead, news = lead_of(before), news_lead_of(before)
    rest = _WEEKDAY().sub(" | ", _PUBLISHED().sub(" | ", rest))
    rest = _LUNAR().sub(" | ", SITE().sub(" | ", _REACHED().sub(" | ", rest)))
    rest, paper = take_behind_editors(rest)
    rest, editors, _ = take_editors(rest, sure=day is not None)
    rest, issue = take(rest, (_NUMBER,), "number")
    rest, page = take_page(rest, dated=day is not None or editors)
    if paper is None:
        rest, paper = take(rest, PAPERS, "paper")
    if page is None and paper:  # behind the paper: 滨江日报 6 副刊
        rest, page = take_said_page(rest)
    if page is None and day:
        rest, page = take_lone_page(rest)
    if paper is None and lead and (_section(rest.replace(lead, "|", 1)) or (issue and page)):
        rest, paper = rest.replace(lead, "|", 1), lead
    if paper is None and news and page and _section(rest.replace(news, "|", 1)):  # 江城新闻 2026年7月4日 A3 两岸
        rest, paper = rest.replace(news, "|", 1), news
    section = (_said_section(rest, plain, page) if page else None) or _section(rest)
    if section is None and page and (day or paper):
        section = _marked_section(rest) or _latin_section(rest, plain, page, paper)
    return FolioFacts(
        publication=_source_form(text, plain, paper),
        date=day,
        number=issue_number(issue) if issue else None,
        page=page_in_tree(page) if page else None,
        section=_source_form(text, plain, section),
    )


def editors_in_head(text: str) -> list[tuple[int, int]]:
    """Where a page head names those who made the page: `责编：甲某`; no paper beside them, nor who publishes it."""
    plain = folded(text[:_REACH])
    dated = take_date(plain)[1] is not None
    for one in (_PUBLISHED, _REACHED):
        plain = one().sub(lambda found: "|" * len(found.group()), plain)
    paper = behind_editors(plain)
    if paper:
        plain = plain[: paper.start()] + "|" * len(paper.group()) + plain[paper.end() :]
    return editors_in(plain, sure=dated)


def read_heads(texts: Iterable[str]) -> FolioFacts:
    """The facts in all lines of the heads of a page, each as the first line has it; a word alone is no 版名.

    版名 stands by the page, if a word does, or else between others.
    """
    heads = [close_up(text) for text in texts]
    read = [read_folio(text) for text in heads]
    named = any(one.publication and ends_as_paper(one.publication) for one in read)
    if named or not any(one.date and one.section for one in read):  # 版名 stands by the date: the page is of a weekly
        several = len(heads) > 1
        read = [_without_part(one, text, named=named, several=several) for one, text in zip(read, heads, strict=True)]
    telling = [one for one in read if one.page or one.date or one.number or one.publication]
    merged = FolioFacts()
    for one in telling:
        merged = FolioFacts(*(known or new for known, new in zip(merged, one, strict=True)))
    beside = next((one.section for one in read if one.page and one.section), None)
    merged = merged._replace(section=beside or merged.section)
    if beside and merged.publication is None and merged.date and heads[0] != beside and is_of_news(fold(heads[0])):
        merged = merged._replace(publication=heads[0])
    if len(heads) > 1 and merged.section is None and any(merged):
        whole = " | ".join(heads)
        said = read_folio(whole)
        said = said if merged.publication else _without_part(said, whole, named=False, several=False)
        merged = merged._replace(section=said.section)
    return merged


def _without_part(read: FolioFacts, text: str, *, named: bool, several: bool) -> FolioFacts:
    """The facts of a line of a head: what is no paper's name is a part of the paper that another line names.

    So is a 周刊 of a paper that none names: one without a date in one of several lines, one right at the page, and one
    that is called as desks are.
    """
    if read.publication is None or ends_as_paper(read.publication):
        return read
    if named or (_may_be_part(read) and ((several and not read.date) or _is_part(read, folded(text)))):
        return read._replace(publication=None, section=read.section or read.publication)
    return read


def _may_be_part(read: FolioFacts) -> bool:
    return read.publication is not None and may_be_part(read.publication, paged=read.page is not None)


def _is_part(read: FolioFacts, plain: str) -> bool:
    """Whether a 周刊 is 版名 by where it stands (第6版 理论周刊), or how it is called; a number is a weekly's own."""
    if read.publication is None or read.page is None or read.section or read.number:
        return False
    name = re.escape(fold(read.publication))
    beside = rf"{_A_PAGE} ?[版页]?[ |·:■/]*{name}(?!{_H})|(?<!{_H}){name}[ |·:■/]*(?:第 ?)?{_A_PAGE}(?![\d年月.-])"
    return is_of_desks(fold(read.publication)) or re.search(beside, plain) is not None


def within(read: FolioFacts, paper: str | None) -> FolioFacts:
    """What a head says on a page of a paper that is known otherwise: a 周刊 is a part of that, if not its name."""
    if paper is None:
        return read
    if read.section and not differ("publication", paper, read.section):
        return read._replace(publication=read.publication or read.section, section=None)
    if ends_as_paper(paper) and _may_be_part(read) and not read.number:
        return read._replace(publication=None, section=read.section or read.publication)
    return read


def folded(text: str) -> str:
    """A page head in one spelling, its drawn bars (│) as plain ones."""
    return fold(text).replace("│", "|").replace("┃", "|")


def _without_viewer(plain: str) -> str:
    """A page head without the words of a digital paper's pages: 首页 > 滨江日报 > …, 滨江日报数字报."""
    if not any(map(plain.__contains__, _VIEWERS)):
        return plain
    return _OF_VIEWER().sub(lambda found: " " * len(found.group()), plain)  # its places are those of the printed text


def close_up(text: str) -> str:
    """A text that is all single characters with blanks between them, without these: 滨 江 日 报."""
    spaced = text.strip()[1:2].isspace() and all(map(_is_character, text.split()))
    return without_space(text) if spaced else text


def _close_up_paper(text: str) -> str:
    """A line whose paper's name is set wide, with that closed up: `滨 江 日 报  第3版`."""
    plain = text.replace("\u3000", " ")
    if (" 报" not in plain and " 報" not in plain) or _WIDE_PAPER().search(plain) is None:
        return text
    return _WIDE_PAPER().sub(lambda name: without_space(name.group()), plain)


def _with_edition(text: str) -> str:
    """A line whose paper is an edition of its own, with that as a part of the name: 滨江日报（海外版）."""
    return _OWN_EDITION().sub(r"\g<enclosed>\g<apart>", text) if "版" in text else text


def _is_character(word: str) -> bool:
    return len(word) == 1 and "\u3400" <= word <= "\u9fff"


def take_date(text: str) -> tuple[str, str | None]:
    """The first full date in folded text, as ISO 8601, and the text with a bar in its place.

    One of the Christian era is surer than one of another beside it (佛历二五一八年四月七日　一九七五年四月七日).
    """
    for one in (_DATE, _PLAIN_DATE):
        days = [(found, day) for found in one().finditer(text) if (day := _iso(found))]
        if days:
            _, day = min(days, key=lambda dated: bool(dated[0].groupdict().get("era")))
            return _without(text, [found for found, other in days if other == day]), day
    return text, None


def _without(text: str, taken: Sequence[re.Match[str]]) -> str:
    """A text with a bar in the place of each match."""
    for found in reversed(taken):
        text = text[: found.start()] + " | " + text[found.end() :]
    return text


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _iso(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    year, month, day = (number((groups[key] or "").replace("■", "〇")) for key in ("y", "m", "d"))  # ○, folded
    if year is None or month is None or day is None:
        return None
    year += _ERAS.get(groups.get("era") or "", 0)
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _section(rest: str) -> str | None:
    """版名: the one short word that is neither date, paper, page nor anyone's name."""
    for part in (word.strip("·/&") for word in re.split(r"[ |:■<>【】]+", _LABELLED().sub(" | ", rest))):
        han = any("\u4e00" <= char <= "\u9fff" for char in part)
        if han and _SECTION_WORD().fullmatch(part) and not _is_no_section(part):
            return part
    return None


def _said_section(rest: str, plain: str, page: str) -> str | None:
    """版名 that a colon says to be the page's (第3版：要闻), whatever other words there are."""
    said = re.search(rf"(?<!\d){re.escape(page.strip())} ?版: ?", plain) if "版:" in plain else None
    found = _SAID_SECTION().match(plain, said.end()) if said else None
    if found is None or found["section"] not in rest or _is_no_section(found["section"]):
        return None
    return found["section"]


def _marked_section(rest: str) -> str | None:
    """版名 with marks within it, beside page and paper or day."""
    found = _MARKED_SECTION().search(rest) if "”" in rest or "》" in rest else None
    return found.group() if found and not _is_no_section(found.group()) else None


def _is_no_section(part: str) -> bool:
    return _NO_SECTION().search(part) is not None and not _DESK_PAGE().fullmatch(part)


def _latin_section(rest: str, plain: str, page: str, paper: str | None) -> str | None:
    """版名 in Latin letters: the one word that stands alone in them, beside the page (A10 English, Life A10).

    Right behind the paper's name it is that in other letters: 滨江日报 Binjiang A10.
    """
    words = [word for part in rest.split("|") if _LATIN_WORD().fullmatch(word := part.strip())]
    if len(words) != 1 or _NO_LATIN_SECTION().fullmatch(words[0]):
        return None
    word, number = words[0], re.escape(page.strip())
    if paper and re.search(rf"{re.escape(paper)}[ |·:]*{word}(?![\w.-])", plain):
        return None
    beside = rf"{number} ?[版页]?[ |·:]+{word}(?![\w.-])|(?<![\w.-]){word}[ |·]+(?:第 ?)?{number}(?!\d)"
    return word if re.search(beside, plain) else None


def _source_form(text: str, plain: str, word: str | None) -> str | None:
    """The same characters as printed: 晶報, not 晶报."""
    if word is None:
        return None
    place = plain.find(word)
    return text[place : place + len(word)] if place >= 0 else word


# --------------------------------------------------------------------------- file names

_NAME_DATES = (
    re.compile(r"(?<!\d)(?P<y>(?:18|19|20)\d\d)(?P<s>[-_.年]?)(?P<m>\d\d)(?:(?P=s)|月)(?P<d>\d\d)日?(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:18|19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
)
_P = "[A-Za-z]?[0-9]{1,3}"
_SPREAD_NAME = rf"(?P<first>{_P})[-—~、,](?P<last>{_P})"
_NAME_SPREAD = form(rf"(?:第 ?|(?:^|[_ .])|(?<=[报報刊])){_SPREAD_NAME}(?:(?P<said>版)|$|(?=[_ .](?!\d)))")
_NAME_PAGE = form(
    rf"第 ?(?P<a>{_P}|[{HAN}]{{1,3}}) ?版|(?:^|[-_ .])(?P<b>{_P})版?(?:$|(?=[-_ .]))"
    rf"|(?<=[报報刊])(?P<c>{_P})版(?:$|(?=[-_ .]))"
)
_NAME_PAPER = form(
    rf"(?<![\u3400-\u9fff])[\u3400-\u9fff·]{{1,15}}(?:(?:报|報)(?:{_OWN})?|刊|消息|新闻|新聞)(?=第|[^\u3400-\u9fff]|$)"
)


def facts_from_name(stem: str) -> FolioFacts:
    """The facts in a file's name without suffix: `工人日报_20260702_03`, `2026-07-02_第A05版_某某晚报`.

    The page is read behind a date, or where 版 says that it is one (`A05版`): a bare number may be anything.
    """
    found = _dated(stem)
    if found is None:
        return FolioFacts(publication=_paper_of(stem), page=_marked_page(stem))
    printed = _page_in_name(stem[found.end() :])
    return FolioFacts(
        publication=_paper_of(stem),
        date=_iso(found),
        page=printed or _marked_page(stem),
    )


def _page_in_name(behind: str) -> str | None:
    """The page behind the date: two as one where the second follows (`02-03`), and no run of an article's numbers."""
    for spread in _NAME_SPREAD().finditer(behind):
        first, last = spread["first"].upper(), spread["last"].upper()
        if _follows(first, last) and (spread["said"] or len(first) > 1):  # 1-2 may be an article's number
            return page_in_tree(f"{first}-{last}")
    page = _NAME_PAGE().search(behind)
    return page_number(page["a"] or page["b"] or page["c"]) if page else None


def _follows(first: str, last: str) -> bool:
    """Whether a page is the next, of the same series and as wide: `A02` and `A03`, or `03`; `2-03` is an article's."""
    series, again = first.rstrip("0123456789"), last.rstrip("0123456789")
    one, two = first.removeprefix(series), last.removeprefix(again)
    wide = len(one) == len(two) or (one, two) in (("9", "10"), ("99", "100"))
    return wide and int(two) == int(one) + 1 and again in ("", series)


def before_date(stem: str) -> str:
    """What a file's name has before its date: that of another page of the same series has it too; empty without one."""
    found = _dated(stem)
    return stem[: found.start()] if found else ""


def _dated(stem: str) -> re.Match[str] | None:
    return next((match for one in _NAME_DATES for match in one.finditer(stem) if _iso(match)), None)


def _marked_page(stem: str) -> str | None:
    found = re.search(rf"(?:第 ?|(?<=[报報]))({_P}) ?版|(?:^|(?<=[-_ .]))({_P})版(?=$|[-_ .])", stem)
    return page_number(found[1] or found[2]) if found else None


def _paper_of(stem: str) -> str | None:
    found = None if stem.isascii() else _NAME_PAPER().search(_with_edition(stem))
    return found.group() if found else None
