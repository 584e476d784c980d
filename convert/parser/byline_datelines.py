"""Datelines within bylines: from where, and of what day, those report whom the line names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from convert.parser.dateline_forms import PAPER_OF_REPORTER
from convert.parser.datelines import iso, may_hold, printed, read_dateline
from convert.parser.days import day_of
from convert.parser.fold import fold
from convert.parser.gather import one_line
from convert.parser.told_from import sent_from, sent_to, told_from
from convert.tree import Contributor, Dispatch, Fact


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
        told = _reported(text, folded, people, iso(issue_date))
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
