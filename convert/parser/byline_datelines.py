"""Datelines within bylines: from where, and of what day, those report whom the line names.

A paragraph may begin with such a line: `通讯员甲某报道：…`, `本报记者 甲某 发自深圳 …`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from convert.bodies import BODY_END
from convert.parser import names
from convert.parser.dateline_forms import PAPER_OF_REPORTER, TOLD_ONLY
from convert.parser.datelines import iso, may_hold, printed, read_dateline, read_source
from convert.parser.days import day_of
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.gather import one_line
from convert.parser.people import read_byline
from convert.parser.place_behind import compiled_from
from convert.parser.told_from import sent_from, sent_to, told_from
from convert.parser.wordtable import NO_WORD, PERSON, kind_of
from convert.tree import Contributor, ContributorRole, Dispatch, Fact


def byline_facts(text: str, people: tuple[Contributor, ...], issue_date: str | None) -> tuple[Fact, ...]:
    """The facts of a byline whose makers are `people`: they, and the dateline that its line holds.

    It is one such as stands in other texts (`本报讯（记者甲某）`), or says behind the names from where they report
    (`记者甲某／台北报道`).  Within it only its own people count: no one is called 北京 in `本报北京、曼谷电`.
    """
    folded = fold(text)
    if not may_hold(folded):
        sent = _sent(text, folded, people) if "自" in folded or "赴" in folded else None
        return (sent, *people) if sent else people
    reading = read_dateline(text, issue_date)
    if reading is None:
        told = read_source(text) or _reported(text, folded, people, iso(issue_date))
        return (told, *people) if told else people
    start, end = reading.dispatch.start, reading.dispatch.end
    whole = one_line(text[start:end])
    apart = [_without_dateline(one, whole) for one in people if one.end <= start or one.start >= end]
    taken = {(one.start, one.end) for one in apart}
    return (reading.dispatch, *apart, *(one for one in reading.contributors if (one.start, one.end) not in taken))


def _without_dateline(maker: Contributor, dateline: str) -> Contributor:
    """Someone named behind a dateline that was taken for an employer: 某某网北京5月5日讯（记者甲某）."""
    return replace(maker, affiliation=None) if maker.affiliation == dateline else maker


def _reported(text: str, folded: str, people: tuple[Contributor, ...], issued: date | None) -> Dispatch | None:
    behind = max((one.end for one in people), default=None)
    compiled = compiled_from(folded, 0, len(folded)) if people else None
    if compiled:
        return Dispatch(*_whole(text), printed(text, compiled, "source"))
    found = (told_from(folded, behind, len(folded)) or sent_to(folded, 0, behind)) if behind else None
    if found is None:
        return None
    day = day_of(found.groupdict(), issued)
    return Dispatch(
        *_whole(text), _source(text, folded, people), printed(text, found, "place"), day.date if day else None
    )


def _sent(text: str, folded: str, people: tuple[Contributor, ...]) -> Dispatch | None:
    """From where a report was sent: 本报记者 甲某 发自深圳, 本报赴深圳特派记者 甲某; a writer's essay is no report."""
    if not any(one.role == "reporter" for one in people):
        return None
    behind = max((one.end for one in people), default=len(folded))
    found = sent_from(folded, behind, len(folded)) or sent_to(folded, 0, behind)
    return Dispatch(*_whole(text), _source(text, folded, people), printed(text, found, "place")) if found else None


def _source(text: str, folded: str, people: tuple[Contributor, ...]) -> str | None:
    """The paper of those who report, as print calls papers, or else whatever the first reporter's body is called."""
    paper = PAPER_OF_REPORTER().match(folded)
    if paper:
        return printed(text, paper, "source")
    return next((one.affiliation for one in people if one.role == "reporter" and one.affiliation), None)


def _whole(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


# --------------------------------------------------------------------------- at the head of a paragraph

_FARTHEST = 44
_TELLS = re.compile("[报報][道導导]|[发發寄]自")
_LINE = form(
    rf"[ ■—]*(?P<line>[^。,;!?:“”()【】]{{3,40}}?(?:(?P<report>报道|报导)|[发寄]自{HAN_LETTER}{{2,6}}?))"
    "(?=(?P<colon> ?:)| |$)"
)
_REPORTERS: frozenset[ContributorRole] = frozenset({"reporter", "correspondent", "photographer"})


def read_told(text: str, issue_date: str | None) -> tuple[Fact, ...]:
    """Who reports, and from where, as the head of a paragraph says it like a byline.

    By a role (`通讯员甲某报道：…`, `本报记者 甲某 发自深圳 …`), or before a colon by his unit (`某团三连甲某报道：…`).
    """
    if not _TELLS.search(text, 0, _FARTHEST):  # most paragraphs
        return ()
    folded = fold(text[: _FARTHEST + 2])
    found = _LINE().match(folded)
    if found is None:
        return ()
    start, end = found.span("line")
    people = read_byline(text[:end]) if _REPORTER().search(found["line"]) else ()
    if people:
        return byline_facts(text[:end], people, issue_date) if _are_reporters(people, folded[:end]) else ()
    return _of_unit(text, start, found.start("report")) if found["colon"] and found["report"] else ()


_REPORTER = form(rf"^(?:(?!据|由|对){HAN_LETTER}{{0,12}}?|《[^《》]+》)(?:记者|通讯员|特派员)(?!站|团|节|们)")
"""What stands at the head of such a line: a reporter's role, with his paper before it."""


def _are_reporters(people: tuple[Contributor, ...], line: str) -> bool:
    """Whether all are people who report, by their roles and names, and nothing but a place stands behind the last."""
    if not people or any(one.role not in _REPORTERS or not _is_name(fold(one.name)) for one in people):
        return False
    behind, end = max(one.end for one in people), len(line)
    return any(found is not None for found in (
        told_from(line, behind, end), sent_from(line, behind, end), TOLD_ONLY().match(line, behind, end)
    ))  # fmt: skip


def _is_name(name: str) -> bool:
    """A name as a sentence holds one: what four characters are may be a name and a place that is not known."""
    plain = names.is_likely_name(name) and (len(name) < _TWO_WORDS or "·" in name or names.surname_length(name) > 1)
    return (plain and kind_of(name) in (NO_WORD, PERSON)) or names.is_spelled_out(name) or name in names.ALSO_NAMES


_TWO_WORDS = 4


def _of_unit(text: str, start: int, end: int) -> tuple[Contributor, ...]:
    """Whoever reports and the unit that he is of, run together: 某防空团三连苏某某."""
    line = fold(text[start:end])
    for length in (3, 2):
        unit, who = line[:-length], line[-length:]
        if len(unit) < _SHORTEST_UNIT or names.ends_in_post(who) or not _is_name(who):
            continue
        if _UNIT().search(unit) and not _NO_UNIT().match(unit):
            cut = end - length
            return (Contributor(cut, end, text[cut:end], "correspondent", one_line(text[start:cut])),)
    return ()


_SHORTEST_UNIT = 3
_UNIT = form(rf"(?:{BODY_END.pattern[:-1]}|[连营团旅排]|部队|支队|[大中]队)$")
_NO_UNIT = form("[据由经在对]|又据|[^ ]*(?:记者|编辑部?|电台|电视台|[报社网]$)| ")
