"""Where the names of a byline end: before the place, the day or the sort of report that stands behind them."""

from __future__ import annotations

import re

from convert.parser import names
from convert.parser.dateline_forms import COMPILED
from convert.parser.form import HAN_LETTER, form
from convert.parser.glued_place import HOW, how_in, place_in
from convert.parser.numerals import HAN
from convert.parser.place_names import is_place
from convert.parser.terms import double_at, role_at_end, role_glued

_PLACE_AND_KIND = form(
    r"(?P<gap>[/ ]{1,2})(?P<place>[\u4e00-\u9fff]{2,10}?(?:[、—-]+[\u4e00-\u9fff]{2,5}?)?)"
    rf"(?:连线|(?:[{HAN}\d]{{1,2}}月)?[{HAN}\d]{{1,3}}日)?"
    r"(?:报道|报导|电|讯|特稿|专电|航讯|专访|特写|直击|(?:实地|现场)采访)[)】]? *$"
)
_ROLE = "记者|特派员|编译|通讯员|实习生"
_GLUED_PLACE = form(
    rf"(?:{_ROLE}|[、 ])(?P<run>(?:(?!{_ROLE}){HAN_LETTER}){{4,10}}?)(?:今|(?:\d{{1,2}}月)?[{HAN}\d]{{1,3}})?日?"
    r"(?:报道|报导|直击|特稿|[专特]电|专访|特写|(?<=日)航?(?:电|讯))[)】]?$"
)
"""记者韩某某北京报道, 记者 韩某某伦敦十日专电: what names the reporter and the place is one run."""
_DAY_FIRST = form(
    rf"(?:[{HAN}\d]{{1,2}}月)?[{HAN}\d]{{1,3}}日 ?{HAN_LETTER}{{2,6}}?(?:报道|报导|电|讯|特稿|专访|特写)[)】]? *$"
)
"""记者韩某某3月12日纽约报道."""
_PLACE_ALONE = form(
    rf"(?:记者|通讯员|实习生) *(?P<place>{HAN_LETTER}{{2}}) *(?:(?:[{HAN}\d]{{1,2}}月)?[{HAN}\d]{{1,3}}日)? *"
    r"(?:(?:现场|实地|前方|采访|发回)?(?:报道|报导)|[专急特航]?[电讯]|特稿|直击)[)】]?$"
)
"""记者南京报道: where from, of no one who is named; 记者岳阳摄影报道 names someone."""
_KIND_ONLY = form(rf"(?:(?:[{HAN}\d]{{1,2}}月)?[{HAN}\d]{{1,3}}日[专特航]?[电讯]|(?<=..)(?:特稿|专访|特写))[)】]?$")
"""记者韩某某十日航讯, 记者韩某某特稿."""
_KINDS = ("报道", "报导", "电", "讯", "特稿", "专访", "特写", "直击", "实地采访", "现场采访")
"""What it ends in."""


def before_place(folded: str, start: int, end: int) -> int:
    """Where a text ends without 「／台北報導」, or the place that is run together with the last name before 报道."""
    compiled = compiled_from(folded, start, end)
    if compiled:
        return compiled.start()
    if not folded[start:end].rstrip(" )】").endswith(_KINDS):
        return end
    alone = _PLACE_ALONE().search(folded, start, end)
    if alone and names.may_be_called(alone["place"]) and alone["place"] not in names.ALSO_NAMES:
        return alone.start("place")
    place = _PLACE_AND_KIND().search(folded, start, end)
    if place and not double_at(folded, place.start("place")) and _is_no_reporter(place):
        return place.start()
    dated = _DAY_FIRST().search(folded, start, end)
    if dated and not _in_bracket(folded, start, dated.start()):
        return dated.start()
    glued = _GLUED_PLACE().search(folded, start, end)
    run = glued["run"] if glued else ""
    how, place_of = how_in(run), place_in(run)
    cut = how or (place_of.name if place_of else None)
    if glued and cut:
        return glued.start("run") + cut
    kind = _KIND_ONLY().search(folded, start, end)
    return kind.start() if kind and not _in_bracket(folded, start, kind.start()) else end


def compiled_from(folded: str, start: int, end: int) -> re.Match[str] | None:
    """What says at the end out of whose reports someone put a text together, behind his name: 甲某 综合新华社报道."""
    said = any(folded.find(word, start, end) >= 0 for word in ("综合", "编译自", "据"))
    found = COMPILED().search(folded, start, end) if said else None
    return found if found and folded[start : found.start()].strip(" (【") else None


def _in_bracket(folded: str, start: int, place: int) -> bool:
    """Whether a bracket is open at a place: what it holds is a dateline of its own (甲某（本报伦敦8月3日专电）)."""
    return folded.count("(", start, place) > folded.count(")", start, place)


def _is_no_reporter(found: re.Match[str]) -> bool:
    """Whether what stands before 报道 says where or how (台北, 现场), and is no second reporter (甲某 乙某报道)."""
    word = found["place"]
    if "记者" in word:  # 星河云/江城日报记者甲某报道
        return False
    if "/" in found["gap"] or is_place(word) or word in HOW:
        return True
    before = found.string[: found.start()].split()[-1:]
    if "、" in word and _ENDS_AS_PLACE().search(word) and not any("、" in name for name in before):
        return True  # the reporters stand apart by blanks, the places by marks: 甲某 乙某 石桥、金洲湾报道
    named = bool(before) and role_at_end(before[0]) is None
    person = names.surname_length(word) or names.is_spelled_out(word) or role_glued(word)
    return named and len(word) <= 4 and not person


_ENDS_AS_PLACE = form("[省市县区州盟旗镇乡村港湾岛桥城](?=、|$)")
