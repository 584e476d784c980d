"""From where, and of what day, those report whom a byline or a lead names: what stands behind the last name.

`记者甲某／台北报道`, `本报讯（记者甲某 北京报道）`, `记者甲某广州一日电：`, `记者 甲某 发自深圳`.
"""

from __future__ import annotations

import re

from convert.parser.dateline_forms import REPORTED, REPORTED_DAY_FIRST
from convert.parser.form import HAN_LETTER, form
from convert.parser.place_names import is_place

_NOWHERE = "内心|肺腑|心底|真心|现场|前线|[一二]线|前方|后方|[灾震疫]区"
"""What reports are sent from, and is no place on a map."""
_PLACE = rf"(?!{_NOWHERE}){HAN_LETTER}{{2,8}}"
_SENT = form(rf" *[发寄]自 ?(?P<place>{_PLACE}(?:、{_PLACE}){{0,3}})[)】。 ]*$")


def told_from(folded: str, behind: int, end: int) -> re.Match[str] | None:
    """What stands in a folded text from the last name to `end`, if a place or a day before 报道 or such is of it."""
    if _TELLS.search(folded, behind, end) is None:  # the two patterns take 8 ms to compile
        return None
    found = REPORTED().match(folded, behind, end) or REPORTED_DAY_FIRST().match(folded, behind, end)
    return found if found and (found["day"] or _says_where(found)) else None


_TELLS = re.compile("[电讯道导息访稿写击]")
"""In what all words end that say that this is a report: 电, 讯, 报道, 消息, 采访."""
_SENT_TO = form(rf"(?<!奔)赴(?P<place>{HAN_LETTER}{{2,6}}?)(?:特派|特约|采访)?(?:记者|特派员)")


def sent_to(folded: str, start: int, end: int) -> re.Match[str] | None:
    """What says that those who report were sent to a place: 本报赴南宁特派记者."""
    found = _SENT_TO().search(folded, start, end)
    return found if found and _is_somewhere(found["place"]) else None


def sent_from(folded: str, behind: int, end: int) -> re.Match[str] | None:
    """What stands there if it says no more than where a report was sent from: 发自深圳."""
    return _SENT().match(folded, behind, end)


_OCCASION = re.compile(".(?:[会杯展节赛季式礼员者组队年月天日]|(?<![机广])场)$")
_NO_PLACE = form(f"(?:{_NOWHERE})$|^(?:综合|编译自|据)")


def _says_where(found: re.Match[str]) -> bool:
    """Whether what stands before 报道 is a place: set apart or dated, or else called as no occasion and no one is."""
    place = found["place"]
    if place is None or _NO_PLACE().search(place):
        return False
    apart = found["gap"].strip(" ") or found["when"]
    return bool(apart) or _is_somewhere(place)


def _is_somewhere(place: str) -> bool:
    return is_place(place) or (_OCCASION.search(place) is None and _NO_PLACE().search(place) is None)
