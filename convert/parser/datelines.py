"""Datelines (电头): whose report this is, from where, of what day.

At the head of a paragraph (`本报北京7月8日电  （记者甲某、乙某）`) or of an item of a list (`●本报讯`), in brackets
(`【新华社荷泽十一日电】`), as a whole line (`（据新华社电）`), or closing an article, also run together with its last
sentence (`…新局面。新华社北京4月28日电`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from convert.parser import names
from convert.parser.days import Day, day_of
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.glued_place import HOW, is_no_place, place_in
from convert.parser.items import after_mark
from convert.parser.leads import people_behind
from convert.parser.numerals import HAN
from convert.parser.paper_names import NO_REPORT
from convert.parser.people import read_people
from convert.parser.titles import either
from convert.tree import Contributor, Dispatch, Fact, without_space


class DatelineReading(NamedTuple):
    """A dateline and the people in its brackets.

    `day` says what is wrong with its day, `printed` is the day in the text's own words; each None where it has none.
    """

    dispatch: Dispatch
    contributors: tuple[Contributor, ...] = ()
    day: Day | None = None
    printed: str | None = None


# --------------------------------------------------------------------------- forms, all folded


_HOUSE = fold(
    "明报|大公报|文汇报|申报|晶报|信报|商报|联合报|本报|本刊|本社|本台|本网|新华社|新华网|中新社|中新网|中央社|中通社|人民网"
    "|央视网|央广网|合众社|美联社|路透社|法新社|塔斯社|共同社|时事社|德新社|法通社|联合社|电通社|同盟社|海通社|哈瓦斯社"
    "|塔斯|路透|合众|美联"
)
_PAPER_END = fold(
    "日报|晚报|早报|时报|晨报|商报|周报|导报|特区报|文汇报|都市报|青年报|工人报|农民报|军报|民报|公报|明报|快报|周刊"
    "|通讯社|新闻社|新闻网|在线|客户端|卫视|电视台|电台"
)
# 越通社, 青禾报, 正气报社: no 社区, 报告, 简报, 汇报.
_OTHER = (
    rf"(?![均向给由把将对我该在这那]|[{HAN}]{{1,4}}[年月日]){HAN_LETTER}{{1,8}}?(?:(?<![公行销作版该])社(?![区会员论团保队长址])"
    rf"|{NO_REPORT}(?<![汇情海战电上禀简局厅])报社?(?![告道名纸刊导考社喜警价废销表业馆亭栏区]))"
)
"""What any agency or paper is called; where no bracket holds it, `_SAID` has to follow."""
_OUTLET = fold("(?:客户端|新媒体|融媒体?(?:中心)?|微信公众号|公众号|海外版|海外网|网络版)")
"""What of a paper or an agency may be named behind it, before the place: 某某日报客户端北京….

A website or such whose name ends in a word of every day has to stand right before 讯, or before the day (云南网讯).
"""
_ONLINE = (
    rf"(?![今昨]日|[今昨]天|最新|重要|简明){HAN_LETTER}{{1,8}}?(?:(?<!电)网|融媒|发布|财经|新闻|{_OUTLET})"
    rf"(?=[快专]?讯|{HAN_LETTER}{{2,6}}(?:\d{{1,2}}月)?\d{{1,2}}日电)"
)
_SOURCED = re.compile(f"[{''.join(sorted({word[-1] for word in (_HOUSE + '|' + _PAPER_END).split('|')}))}媒布心号经闻]")
_SOURCE_REACH = 16
"""A source ends in one of a few characters, not far from the beginning: seen at once where there is none."""
_OFFICE = rf"(?:{HAN_LETTER}{{1,6}}?[总分支]社)"
_KNOWN = rf"(?:{_HOUSE}|{HAN_LETTER}{{0,8}}?(?:{_PAPER_END})){_OUTLET}?|{_ONLINE}"
_SAID = (
    r"(?=[专快特]?讯(?:[ (]|$)|(?:[^\W\d_]|[·、/ ]){0,16}?(?:\d{4}年)?(?:\d{1,2}月)?"
    rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})日 ?(?:[专急特]?电|讯)(?:[ (:。]|$))"
)
"""What follows the name of an agency or a paper that is not known: 讯, or a place and a day."""


def _sources(press: str) -> str:
    # 星河云/江城日报: a paper's pages on the net may stand before it.
    return rf"(?P<source>(?:{HAN_LETTER}{{2,6}}/)?(?:{press})(?:[·/、\-](?:{press}))*{_OFFICE}?)"


_ANY_PRESS = rf"{_KNOWN}|{_OTHER}"
_SOURCE = _sources(rf"{_KNOWN}|{_OTHER}{_SAID}")
_SOURCE_IN_BRACKETS = _sources(_ANY_PRESS)
_HAN = r"(?:[^\W\d_]|·)"
_FIGURES = rf"(?:\d{{1,2}}|[{HAN}]{{1,4}})"
_HOUR = rf"(?:[上下]午|凌晨|[晨早晚夜])?(?:{_FIGURES}[时点]半?)?"
# 布达佩斯今日电, 昨晚十时讯: which day that is the paper may mean either way.
_SOME_DAY = rf"(?:(?:[今昨前本当即]日|[今昨前]天|[今昨](?=[晨早晚夜电讯])|日前|近日){_HOUR})"
_NO_PLACE = rf"(?![去今前明]年|全[国省市县]|记者|特派员?|通讯员|特约|评论员|编译|{_SOME_DAY}|{_FIGURES}[年月日])"
_PLACE = (
    rf"(?P<place>(?!讯|电|消息|综合|报道)(?:{_NO_PLACE}{_HAN}){{1,16}}?(?:[、/](?:{_NO_PLACE}{_HAN}){{2,10}}?){{0,7}})"
)
_YEAR = rf"(?:(?P<year>\d{{4}}|[{HAN}]{{4}}) ?年 ?)"
_DATE = rf"(?P<date>{_YEAR}?(?:(?P<month>{_FIGURES}) ?月 ?)?(?P<day>{_FIGURES}) ?日)"
# 延安十五电: a Chinese figure right before 电 is the day.
_BARE_DAY = rf"(?P<bare>[{HAN}]{{1,3}}(?=电))"
# 电视、电话, 讯息、讯问 begin with the same characters.
_WIRE = (
    "(?:综合)?(?:(?:专|急|特|快|航|密|参考)?电(?![视影话子脑台器力池商动网信能梯竞源缆气文报机车线流压磁])"
    "|(?:专|快|简|通|特|短|时|要|电|外电)?讯(?![息问号速飞通员]))"
)
_REPORT = r"(?:综合)?(?:外电)?(?:报道|报导|消息|专访|特稿|通讯(?!员)|特写|专稿|特电)"
_BY = r"(?:均?(?:综合|据)|又据|另据|转)?"

_HOW = either(HOW)
_PLACE_OF_BYLINE = (
    rf"(?P<place>(?:(?!{_HOW}|报道|报导|[报社]){_NO_PLACE}{_HAN}){{2,12}}?(?:、(?:{_NO_PLACE}{_HAN}){{2,6}}?){{0,3}})"
)

_WHERE_WHEN = rf" ?{_PLACE}?? ?(?:{_DATE}{_HOUR}|{_SOME_DAY}|{_BARE_DAY})? ?"
_HEAD = form(rf"{_BY}{_SOURCE}{_WHERE_WHEN}{_WIRE}")
_BRACKETED = form(rf"{_BY}{_SOURCE_IN_BRACKETS}{_WHERE_WHEN}(?:{_WIRE}|{_REPORT})")
_DAY_FIRST = form(rf"{_BY}{_SOURCE_IN_BRACKETS} ?{_DATE} ?{_PLACE} ?{_WIRE}")
# 【邯郸十七日电】, 【长治讯】, 【专讯】: 【又讯】 says nothing of a place, 【书讯】 is the title of a column.
_OF_A_SOURCE = "(?![^】)]*(?:报|社(?!旗)|新闻))"
_ONE_LETTER = "(?![^京津沪渝港台澳穗汉杭宁平][电讯])"
_ALONE = "(?:电|讯|专电|急电)"
_NO_SOURCE = form(
    rf"(?!又|另|本报|简|短|快|喜)(?:(?:[专特急]|外电?)(?:电|讯)|{_OF_A_SOURCE}{_ONE_LETTER}{_PLACE} ?"
    rf"(?:{_DATE}{_HOUR}|{_SOME_DAY}|{_BARE_DAY})? ?{_ALONE})(?=[】])"
)
# （新山13日讯）: other brackets hold all kinds of things, so the day has to be said.
_PLACE_AND_DAY = form(rf"(?!截|至|自|[图见定]){_OF_A_SOURCE}{_PLACE} ?{_DATE}{_HOUR} ?{_ALONE}(?=[)])")
# （三月十六日新华社北京电）
_DATE_FIRST = form(rf"{_BY}{_DATE} ?{_SOURCE_IN_BRACKETS}(?:社)? ?{_PLACE}?? ?{_WIRE}")
# （伦敦廿七日路透电）: the agency stands last.
_AGENCY_LAST = form(rf"{_BY}{_PLACE}{_DATE}{_SOURCE_IN_BRACKETS}(?:社)?{_WIRE}")
# 〔記者吳某某／台北報導〕, （中央社記者黃某某台北10日電）
_REPORTER = form(
    rf"(?P<source>{_ANY_PRESS})?(?:特派|特约|驻[\u4e00-\u9fff]{{2,4}}|地方|实习|财经|体育)?"
    r"(?:记者|特派员|编译) ?"
    r"(?P<people>[\u4e00-\u9fff·]{2,4}(?:[、 ,][\u4e00-\u9fff·]{2,4}){0,5}?)(?:[/ ]{1,2}|(?=[\u4e00-\u9fff]{2}|\d))"
    rf"(?P<place>(?:(?!{_FIGURES}[年月日]|{_SOME_DAY}|(?:{_HOW})(?:报道|报导|电|讯|专电|特稿))[\u4e00-\u9fff]){{2,6}}?|综合)?(?:{_DATE}|{_SOME_DAY})?(?:报道|报导|电|讯|专电|特稿)"
)
# 【英国《星河邮报》网站3月16日报道】, 《星河晚报》3月16日报道: what a comma follows is a sentence.
_TITLED_PAPER = rf"{_BY}(?P<source>(?![据在见与从由对向]){HAN_LETTER}{{0,8}}?《[^《》]{{2,14}}》(?:网站|{_OUTLET})?)"
_OTHER_PAPER = form(rf"{_TITLED_PAPER} ?{_PLACE}?? ?{_DATE} ?(?:综合)?(?:报道|报导|消息|电|讯|文章)(?=[】)])")
_TOLD_BY_PAPER = form(rf"{_TITLED_PAPER} ?{_DATE} ?(?:报道|报导|消息|电|讯)(?=[ :(]|$)")
WIRE = re.compile("[电電讯訊]")
"""What nearly every dateline holds, not folded: asked before a text is read for one."""
_WIRES = ("电", "讯")
# What may stand in brackets, in the order in which it is tried, with what each shows, and words of which it shows one:
# the forms take long to be compiled, and most brackets hold something else.
_IN_BRACKETS = (
    (_DATE_FIRST, "日", _WIRES),
    (_DAY_FIRST, "日", _WIRES),
    (_BRACKETED, "", (*_WIRES, "报道", "报导", "消息", "专访", "特稿", "特写", "专稿")),
    (_AGENCY_LAST, "日", _WIRES),
    (_NO_SOURCE, "】", _WIRES),
    (_PLACE_AND_DAY, "日", _WIRES),
    (_REPORTER, "", ("记者", "特派员", "编译")),
    (_OTHER_PAPER, "日", ("》",)),
)
_OPEN, _CLOSE = "(【", ")】"
_SPACES = re.compile(" *")
_TAIL = form(rf"(?:(?<=[。!?”…)】 ])|^) *(?P<wire>{_BY}{_SOURCE}{_WHERE_WHEN}{_WIRE})[ 。]*$")
_GOES_ON = re.compile(r"[ ,]+[^ ]")


def read_dateline(text: str, issue_date: str | None) -> DatelineReading | None:
    """The dateline at the head of a text, or else at its end; None where there is none.

    `issue_date` (ISO 8601) gives the year (`days.day_of`).
    """
    folded = fold(text)
    found = _found(text, folded)
    return _reading(text, folded, found, _iso(issue_date)) if found else None


def dateline_span(text: str) -> tuple[int, int] | None:
    """Where the dateline that `read_dateline` finds begins and ends, and nothing else of it."""
    found = _found(text, fold(text))
    return found.span if found else None


class _Found(NamedTuple):
    """A dateline found; `people` are those named within it, None where they may stand right after.

    `place`: where the place is, if not where the match says.
    """

    match: re.Match[str]
    span: tuple[int, int]
    people: tuple[Contributor, ...] | None = None
    place: tuple[int, int] | None = None


def _found(text: str, folded: str) -> _Found | None:
    return (_head(text, folded) or _closing(text, folded)) if _may_hold(folded) else None


def _may_hold(folded: str) -> bool:
    return any(map(folded.__contains__, ("电", "讯", "报道", "报导", "消息")))


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


# --------------------------------------------------------------------------- in a byline

# What stands behind the names: ／台北報導, 札幌2月20日电; 现场报道 says how, and no place.
_REPORTED = form(
    rf"(?P<gap>[/ ]*(?:发自)?){_PLACE_OF_BYLINE}?? ?(?P<when>{_DATE}{_HOUR}|{_SOME_DAY})? ?(?:{_HOW}){{0,2}}"
    rf"(?:{_WIRE}|{_REPORT}|直击|采访)[)】。 ]*$"
)
_PAPER_OF_REPORTER = form(rf"[ (【■·]*(?P<source>{_ANY_PRESS}) ?{HAN_LETTER}{{0,5}}?(?:记者|特派员|编译)")


def byline_facts(text: str, people: tuple[Contributor, ...], issue_date: str | None) -> tuple[Fact, ...]:
    """The facts of a byline whose makers are `people`: they, and the dateline that its line holds.

    It is one such as stands in other texts (`本报讯（记者甲某）`), or says behind the names from where they report
    (`记者甲某／台北报道`).  Within it only its own people count: no one is called 北京 in `本报北京、曼谷电`.
    """
    folded = fold(text)
    if not _may_hold(folded):
        return people
    found = _found(text, folded)
    if found is None:
        told = _reported(text, folded, people, _iso(issue_date))
        return (told, *people) if told else people
    reading = _reading(text, folded, found, _iso(issue_date))
    start, end = found.span
    apart = [one for one in people if one.end <= start or one.start >= end]
    taken = {(one.start, one.end) for one in apart}
    return (reading.dispatch, *apart, *(one for one in reading.contributors if (one.start, one.end) not in taken))


def _reported(text: str, folded: str, people: tuple[Contributor, ...], issued: date | None) -> Dispatch | None:
    behind = max((one.end for one in people), default=None)
    found = _REPORTED().match(folded, behind) if behind else None
    if found is None or not (found["day"] or _says_where(found)):
        return None
    paper = _PAPER_OF_REPORTER().match(folded)
    day = day_of(found.groupdict(), issued)
    source = _printed(text, paper, "source") if paper else None
    whole = (len(text) - len(text.lstrip()), len(text.rstrip()))
    return Dispatch(*whole, source, _printed(text, found, "place"), day.date if day else None)


_OCCASION = re.compile(".[会杯展节赛场季员者组队年月天日]$")


def _says_where(found: re.Match[str]) -> bool:
    """Whether what stands before 报道 is a place: set apart or dated, or else called as no occasion and no one is."""
    place = found["place"]
    apart = "/" in found["gap"] or "发自" in found["gap"] or found["when"]
    return place is not None and (bool(apart) or names.is_word(place) or _OCCASION.search(place) is None)


# --------------------------------------------------------------------------- at the head


def _head(text: str, folded: str) -> _Found | None:
    start = _skip(folded, 0)
    words = after_mark(folded, start)
    if words == start:
        return _head_at(text, folded, start)
    return next(filter(None, (_head_at(text, folded, place) for place in _places_in_item(folded, words))), None)


_TITLE_REACH = 30


def _places_in_item(folded: str, words: int) -> Iterator[int]:
    """Where the dateline of an item may stand: behind its mark, or behind a title run in (●丰收在望 本报讯…)."""
    yield words
    for found in _AFTER_TITLE.finditer(folded, words, words + _TITLE_REACH):
        if _OF_TEXT.search(folded, words, found.start()):
            return
        yield found.end()


_AFTER_TITLE = re.compile(r"[ :】]+(?=[^ :】])")
_OF_TEXT = re.compile("[。,;(]")


def _head_at(text: str, folded: str, start: int) -> _Found | None:
    if folded[start : start + 1] and folded[start] in _OPEN:
        return _in_brackets(text, folded, start)
    if folded.find("《", start, start + _SOURCE_REACH) >= 0:
        told = _TOLD_BY_PAPER().match(folded, start)
        if told:
            return _Found(told, told.span())
    sourced = _SOURCED.search(folded, start, start + _SOURCE_REACH)
    found = _HEAD().match(folded, start) if sourced else None
    if found is None and sourced and folded.find("记者", start, start + _SOURCE_REACH) >= 0:
        told = _REPORTER().match(folded, start)
        return _reporter(text, folded, told, told.span()) if told and told["day"] else None
    return _Found(found, found.span()) if found else None


def _in_brackets(text: str, folded: str, start: int) -> _Found | None:
    inner, close = start + 1, _closing_bracket(folded, start)
    first = _skip(folded, inner)
    for kind, sure, words in _IN_BRACKETS:
        told = folded.find(sure, first, close + 1) >= 0 and _shows(folded, first, close + 1, words)
        found = kind().match(folded, first, close + 1) if told else None
        if found is None:
            continue
        if kind is _REPORTER:
            whole = (start, min(close + 1, len(text)))
            return None if folded[found.end() : close].strip() else _reporter(text, folded, found, whole)
        rest = folded[found.end() : close].strip()
        people = read_people(text, found.end(), close, "reporter") if rest else ()
        if rest and not people and not _GOES_ON.match(folded, found.end()):
            continue
        span = (found.start(), found.end()) if rest else (start, min(close + 1, len(folded)))
        return _Found(found, span, people or None)
    return None


def _shows(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    return any(text.find(word, start, end) >= 0 for word in words)


def _reporter(text: str, folded: str, found: re.Match[str], span: tuple[int, int]) -> _Found | None:
    """〔記者吳某某／台北報導〕; where no slash parts them, who and where are told from each other."""
    if not found["place"] and not found["day"]:
        return None
    place = _glued_place(folded, found)
    glued = found["place"] and folded[found.end("people")] not in "/ "
    if glued and not place and is_no_place(folded[found.start("people") : found.end("place")], found["place"]):
        return None
    people = read_people(text, found.start(), place[0] if place else found.end("people"), "reporter")
    return _Found(found, span, people, place)


def _glued_place(folded: str, found: re.Match[str]) -> tuple[int, int] | None:
    """Where the place is that is run together with the last name."""
    start, end = found.span("people")
    if found["place"] == "综合" or folded[end] in "/ ":
        return None
    start = max(start, 1 + max(folded.rfind(mark, start, end) for mark in "、 ,"))
    end = found.end("place") if found["place"] else end
    cut = place_in(folded[start:end])
    return (start + cut, end) if cut else None


def _closing_bracket(folded: str, start: int) -> int:
    depth = 0
    for index in range(start, len(folded)):
        depth += (folded[index] in _OPEN) - (folded[index] in _CLOSE)
        if depth == 0:
            return index
    return len(folded)


def _skip(folded: str, place: int) -> int:
    found = _SPACES.match(folded, place)
    return found.end() if found else place


# --------------------------------------------------------------------------- at the end


def _closing(text: str, folded: str) -> _Found | None:
    """The last words of an article: in brackets, or run together with its last sentence."""
    end = len(folded.rstrip(" 。"))
    if end and folded[end - 1] in _CLOSE:
        start = _opening_bracket(folded, end - 1)
        return _in_brackets(text, folded, start) if start is not None else None
    if folded[end - 1 : end] not in {"电", "讯"}:
        return None
    found = _TAIL().search(folded, max(0, end - 60))
    if found is None or not (found["place"] or found["date"] or found.start("wire") == 0):
        return None
    return _Found(found, found.span("wire"), ())


def _opening_bracket(folded: str, close: int) -> int | None:
    depth = 0
    for index in range(close, -1, -1):
        depth += (folded[index] in _CLOSE) - (folded[index] in _OPEN)
        if depth == 0:
            return index
    return None


# --------------------------------------------------------------------------- the parts


def _reading(text: str, folded: str, found: _Found, issued: date | None) -> DatelineReading:
    match, span = found.match, found.span
    day = day_of(match.groupdict(), issued)
    return DatelineReading(
        Dispatch(*span, _printed(text, match, "source"), _place(text, found), day.date if day else None),
        people_behind(text, folded, span[1]) if found.people is None else found.people,
        day,
        _printed(text, match, "date") or _printed(text, match, "bare"),
    )


_BEAT = re.compile(
    "[本我](?:[市省县区乡镇村州国校院厂矿港埠岛会]|公司)|[各外]地|外埠|[省市国海]内|[国海]外|国际|综合|体育|文[教化体]|教育|经济"
    "|商[业务]|财经|金融|科技|工商|农业|交通|卫生|政治|军事|社会|时事|娱乐|影视"
)
"""What the desk is, and no place: 【本市讯】, 【体育讯】."""


def _place(text: str, found: _Found) -> str | None:
    if found.place is not None:
        return without_space(text[slice(*found.place)])
    place = _printed(text, found.match, "place")
    return None if place is None or _BEAT.fullmatch(fold(place)) else place


def _printed(text: str, found: re.Match[str], group: str) -> str | None:
    """The source's own characters: 伦敦 stays 倫敦."""
    if found.groupdict().get(group) in {None, "综合"}:
        return None
    return without_space(text[found.start(group) : found.end(group)])
