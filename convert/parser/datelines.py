"""Datelines (电头): whose report this is, from where, of what day.

At the head of a paragraph (`本报北京7月8日电  （记者甲某、乙某）`) or of an item of a list (`●本报讯`), in brackets
(`【新华社荷泽十一日电】`), as a whole line (`（据新华社电）`), or closing an article, also run together with its last
sentence (`…新局面。新华社北京4月28日电`).  Those of bylines stand in `byline_datelines.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from convert.parser import names
from convert.parser.dateline_forms import (
    AGENCY_LINE,
    HEAD,
    IN_BRACKETS,
    KNOWN_PLACE,
    PAPER_IF_ANY,
    PLACE_FIRST,
    REPORTER,
    SOURCE_HINT,
    SOURCE_LINE,
    SOURCE_REACH,
    SOURCED,
    TAIL,
    TOLD_BY_PAPER,
    TOLD_ONLY,
)
from convert.parser.days import Day, day_of
from convert.parser.fold import fold
from convert.parser.glued_place import is_no_place, place_in
from convert.parser.items import after_mark
from convert.parser.leads import Lead, read_lead_behind
from convert.parser.maker_notes import read_people
from convert.parser.place_behind import compiled_from
from convert.parser.place_names import is_place_name
from convert.parser.told_from import sent_from, sent_to, told_from
from convert.tree import Contributor, Dispatch, without_space


class DatelineReading(NamedTuple):
    """A dateline and the people in its brackets.

    `day` says what is wrong with its day, `printed` is the day in the text's own words; each None where it has none.
    """

    dispatch: Dispatch
    contributors: tuple[Contributor, ...] = ()
    day: Day | None = None
    printed: str | None = None


_OPEN, _CLOSE = "(【", ")】"
_SPACES = re.compile(" *")
_GOES_ON = re.compile(r"[ ,]+[^ ]")


def read_dateline(text: str, issue_date: str | None) -> DatelineReading | None:
    """The dateline at the head of a text, or else at its end; None where there is none.

    `issue_date` (ISO 8601) gives the year (`days.day_of`).
    """
    folded = fold(text)
    found = _found(text, folded)
    return _reading(text, folded, found, iso(issue_date)) if found else None


def read_source(text: str) -> Dispatch | None:
    """Whose text it is, where a line says that and no more: 据新华社, （来源：某某日报）, （新华社）."""
    if len(text) > _LONGEST_SOURCE or not _OF_SOURCES.search(text):
        return None
    folded = fold(text)
    found = SOURCE_LINE().fullmatch(folded) or AGENCY_LINE().fullmatch(folded)
    span = len(text) - len(text.lstrip()), len(text.rstrip())
    return Dispatch(*span, printed(text, found, "source")) if found else None


_LONGEST_SOURCE = 40
_OF_SOURCES = re.compile("[据據源社]|[综綜]合")
"""What every such line holds, not folded."""


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
    return (_head(text, folded) or _closing(text, folded)) if may_hold(folded) else None


def may_hold(folded: str) -> bool:
    """Whether a folded text shows one of the words that every dateline has."""
    told = any(map(folded.__contains__, ("电", "讯", "报道", "报导", "消息", "特稿", "专访", "特写", "文章】")))
    return told or SOURCE_HINT.search(folded) is not None


def iso(text: str | None) -> date | None:
    """The day of an issue; None where none is known."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


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
    if folded.find("《", start, start + SOURCE_REACH) >= 0:
        told = TOLD_BY_PAPER().match(folded, start)
        if told:
            return _Found(told, told.span())
    sourced = SOURCED.search(folded, start, start + SOURCE_REACH)
    found = HEAD().match(folded, start) if sourced else None
    if found is None and sourced and folded.find("记者", start, start + SOURCE_REACH) >= 0:
        told = REPORTER().match(folded, start)
        return (
            _reporter(text, folded, told, told.span()) if told and (told["day"] or _is_set_off(folded, told)) else None
        )
    found = found or _place_first(folded, start)
    return _Found(found, found.span()) if found else None


def _place_first(folded: str, start: int) -> re.Match[str] | None:
    """A place that is known, and no source, before reporters in brackets: 扬州讯（记者 甲某）."""
    bracket = folded.find("(", start, start + SOURCE_REACH)
    if bracket < 0 or not folded[start:bracket].rstrip().endswith(("讯", "电")):
        return None
    found = PLACE_FIRST().match(folded, start)
    return found if found and _are_known(found["place"]) else None


def _is_set_off(folded: str, found: re.Match[str]) -> bool:
    """Whether the place is known, and a mark parts it all from the sentence: 某某商报记者甲某北京报道　近日…."""
    glued = _glued_place(folded, found)
    place = folded[slice(*glued[1])] if glued else found["place"]
    return place is not None and is_place_name(place) and _PARTED.match(folded, found.end()) is not None


_PARTED = re.compile("(?: *:| +)(?=[^ ])")


def _in_brackets(text: str, folded: str, start: int) -> _Found | None:
    inner, close = start + 1, _closing_bracket(folded, start)
    if compiled := _compiled(text, folded, start, close):
        return compiled
    first = _skip(folded, inner)
    for kind, sure, words in IN_BRACKETS:
        told = folded.find(sure, first, close + 1) >= 0 and _shows(folded, first, close + 1, words)
        found = kind().match(folded, first, close + 1) if told else None
        if found is None or (kind is KNOWN_PLACE and not _are_known(found["place"])):
            continue
        if kind is REPORTER:
            whole = (start, min(close + 1, len(text)))
            if folded[found.end() : close].strip():
                return None
            if told_by := _reporter(text, folded, found, whole):
                return told_by
            continue
        rest = folded[found.end() : close].strip()
        people = read_people(text, found.end(), close, "reporter") if rest else ()
        if rest and not people and not _GOES_ON.match(folded, found.end()):
            continue
        span = (found.start(), found.end()) if rest else (start, min(close + 1, len(folded)))
        return _Found(found, span, people or None)
    return _by_reporters(text, folded, start, close)


def _compiled(text: str, folded: str, start: int, close: int) -> _Found | None:
    """A bracket that says who put a text together, and out of whose reports: （本报记者 甲某 综合新华社报道）."""
    found = compiled_from(folded, start + 1, close)
    people = read_people(text, start + 1, found.start(), "reporter") if found else ()
    return _Found(found, (start, min(close + 1, len(text))), people) if found and people else None


def _are_known(place: str | None) -> bool:
    """Whether all places are known that a bracket names without saying whose report it is: 华盛顿／北京."""
    return place is None or all(map(is_place_name, re.split("[、/]", place)))


_SAYS_ROLE = re.compile("记者|特派员|编译|实习生|通讯员")


def _by_reporters(text: str, folded: str, start: int, close: int) -> _Found | None:
    """A bracket that says who reports, in more words than `REPORTER` knows: 【甲某、实习生乙某／台南报道】.

    It has a place, a day or a paper; in round brackets one of the first two: many close an article with its reporters.
    """
    said = _SAYS_ROLE.search(folded, start, close)
    if not said and folded.find("/", start, close) < 0:
        return None
    people = read_people(text, start + 1, close, "reporter")
    if not people or not all(names.is_likely_name(fold(one.name)) for one in people):
        return None
    behind = max(one.end for one in people)
    told = told_from(folded, behind, close)
    if told is None and (folded[start] == "(" or not said or not TOLD_ONLY().match(folded, behind, close)):
        return None
    if not said and (told is None or not told["place"] or "/" not in told["gap"]):
        return None
    paper = PAPER_IF_ANY().match(folded, start, close)
    if paper is None or not (told or paper["source"]):
        return None
    return _Found(paper, (start, min(close + 1, len(text))), people)


def _shows(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    return any(text.find(word, start, end) >= 0 for word in words)


def _reporter(text: str, folded: str, found: re.Match[str], span: tuple[int, int]) -> _Found | None:
    """〔記者吳某某／台北報導〕; where no slash parts them, who and where are told from each other."""
    if names.may_be_called(found["people"]) and not found["place"]:  # 记者 成都7月7日电
        return _Found(found, span, (), found.span("people"))
    glued_place = _glued_place(folded, found)
    name_end, place = glued_place if glued_place else (found.end("people"), None)
    located = place is not None or found["place"] or found["day"]
    if not (located or found["source"]):
        return None
    glued = found["place"] and folded[found.end("people")] not in "/ "
    if glued and not place and is_no_place(folded[found.start("people") : found.end("place")], found["place"]):
        return None
    people = read_people(text, found.start(), name_end, "reporter")
    # 【本报记者深入农村报道】 names no one
    if not located and not (people and all(names.is_likely_name(fold(one.name)) for one in people)):
        return None
    return _Found(found, span, people, place)


def _glued_place(folded: str, found: re.Match[str]) -> tuple[int, tuple[int, int]] | None:
    """Where the last name ends, and where the place is that is run together with it."""
    start, end = found.span("people")
    if found["place"] == "综合" or folded[end] in "/ ":
        return None
    start = max(start, 1 + max(folded.rfind(mark, start, end) for mark in "、 ,"))
    end = found.end("place") if found["place"] else end
    cut = place_in(folded[start:end])
    return (start + cut.name, (start + cut.place, end)) if cut else None


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
    found = TAIL().search(folded, max(0, end - 60))
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
    lead = read_lead_behind(text, folded, span[1]) if found.people is None else Lead(found.people, span[1])
    place, dated = _place(text, found), match
    told = _told(folded, lead) if place is None and lead.people else None
    if told is not None:
        place = printed(text, told, "place")
        dated = told if told.groupdict().get("day") else match
    day = day_of(dated.groupdict(), issued)
    return DatelineReading(
        Dispatch(*span, printed(text, match, "source"), place, day.date if day else None),
        lead.people,
        day,
        printed(text, dated, "date") or printed(text, dated, "bare"),
    )


def _told(folded: str, lead: Lead) -> re.Match[str] | None:
    """What is said with the names of where from or of what day: 【某报讯】（记者甲某 北京报道）."""
    behind = max(one.end for one in lead.people)
    told = told_from(folded, behind, lead.end) or sent_from(folded, behind, lead.end) if behind < lead.end else None
    return told or sent_to(folded, 0, behind)


_BEAT = re.compile(
    "[本我](?:[市省县区乡镇村州国校院厂矿港埠岛会]|公司)|[各外]地|外埠|[省市国海]内|[国海]外|国际|综合|体育|文[教化体]|教育|经济"
    "|商[业务]|财经|金融|科技|工商|农业|交通|卫生|政治|军事|社会|时事|娱乐|影视"
)
"""What the desk is, and no place: 【本市讯】, 【体育讯】."""


def _place(text: str, found: _Found) -> str | None:
    if found.place is not None:
        return without_space(text[slice(*found.place)])
    place = printed(text, found.match, "place")
    return None if place is None or _BEAT.fullmatch(fold(place)) else place


def printed(text: str, found: re.Match[str], group: str) -> str | None:
    """The source's own characters: 伦敦 stays 倫敦."""
    if found.groupdict().get(group) in {None, "综合"}:
        return None
    return without_space(text[found.start(group) : found.end(group)])
