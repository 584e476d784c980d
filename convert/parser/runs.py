"""A run of characters with no space or mark in it, as pieces: a role, a body, a name, or several of these in one."""

from __future__ import annotations

import re

from convert.parser import names
from convert.parser.form import HAN_LETTER, form
from convert.parser.glued_place import HOW
from convert.parser.labelled import LABELLING
from convert.parser.numerals import HAN
from convert.parser.piece import Piece
from convert.parser.place_names import is_place
from convert.parser.terms import (
    AMONG_ROLES,
    BEFORE_A_MARK,
    SINGLE,
    SUPPLIED,
    behind,
    role_at_end,
    role_glued,
    roles_before,
    title_glued,
)
from convert.parser.titles import says_how_to_reach
from convert.parser.wordtable import NO_WORD, PERSON, PLACE, kind_of

# 本报柏林电: a dateline is no one's employer.
_WIRE = form(r"(?:据)?(?:本报|新华社|中新社|[\u4e00-\u9fff]{2,6}(?:日报|晚报|时报)).{0,16}(?:电|讯)")


def is_name_due(before: list[Piece]) -> bool:
    """Whether a name is due here: behind 记者, or behind another's name."""
    last = next((piece for piece in reversed(before) if piece.kind not in {"space", "mark"}), None)
    return last is not None and (last.kind == "role" or (last.kind == "name" and names.is_likely_name(last.text)))


def is_called(text: str, match: re.Match[str], before: list[Piece]) -> bool:
    """Whether a place is someone's name: a role of those who report stands right before, and no report from there."""
    if not names.may_be_called(text):
        return False
    last = next((piece for piece in reversed(before) if piece.kind != "space"), None)
    reports = last is not None and last.kind == "role" and _REPORTS.match(last.text) is not None
    if not reports or _FROM_THERE().match(match.string, match.end()):
        return False
    if _stands_before_role(match):
        return True
    following = _PERSON_NEXT().match(match.string, match.end())  # 记者 黄冈 苏某某: where he is from stands first
    placed = following is not None and names.is_likely_name(following["named"].replace(" ", ""))
    return text not in _SEATS and not placed


def _stands_before_role(match: re.Match[str]) -> bool:
    """Whether what stands between two roles is a name, whatever else it may be: 记者 南京 实习生 苏某某."""
    following = match.string[match.end() :].split(maxsplit=1)[:1]
    return any(word.rstrip(")】") == "摄" or _REPORTS_ALONE.match(word) is not None for word in following)


_SEATS = frozenset([
    "北京", "上海", "天津", "重庆", "太原", "沈阳", "长春", "南京", "杭州", "合肥",
    "福州", "南昌", "济南", "郑州", "武汉", "长沙", "广州", "南宁", "海口", "成都",
    "贵阳", "昆明", "拉萨", "西安", "兰州", "西宁", "银川", "台北", "香港", "澳门",
])  # fmt: skip
"""Where governments of provinces sit, by names of two characters: where most reports are from, and nobody's names."""
_REPORTS = re.compile("(?!.*[驻派赴]).*(?:记者|通讯员|实习生)$")
"""Who reports, and is not called by the place that he was sent to: 特派记者 南京."""
_REPORTS_ALONE = re.compile("(?:见习|实习)?(?:记者|通讯员|实习生)")
_FROM_THERE = form(
    rf" *(?:、{HAN_LETTER}{{2,8}} *)?(?:/|[今昨]日|(?:[{HAN}\d]{{1,2}}月)?[{HAN}\d]{{1,3}}日"
    "|[专特急快航]?[电讯]|综合|报[道导]|消息|特稿|连线|直[击播]|(?:现场|实地|前方|采访|发回)(?:报[道导]|采访|探访|直[击播]|$))"
)
"""What stands behind the place of a report: 记者 南京 报道."""


def _stands_behind_role(before: list[Piece]) -> bool:
    last = next((piece for piece in reversed(before) if piece.kind not in {"space", "mark"}), None)
    return last is not None and last.kind == "role"


def pieces_of_run(text: str, match: re.Match[str], before: list[Piece], *, padded: bool) -> list[Piece]:
    """The pieces of a run of characters with no space or mark in it."""
    start, end = match.span()
    mark = LABELLING().match(match.string, end)
    title = role_at_end(text)
    if title is not None and (not title["body"] or (mark and mark["mark"] == ":") or _is_of_a_paper(title, match)):
        return _role(title, start, end)
    if mark and text in BEFORE_A_MARK:
        return [Piece("role", start, end, text, BEFORE_A_MARK[text])]
    if text in AMONG_ROLES and _is_among_roles(match, before):
        return [Piece("role", start, end, text, AMONG_ROLES[text])]
    if text.startswith("摄于"):
        return [Piece("behind", start, end, text, SINGLE["摄"])]
    if says_how_to_reach(text):
        return [Piece("label", start, end, text)]
    if names.is_agency(text):
        return [Piece("body", start, end, text)]
    if names.LATIN.fullmatch(text):
        return [Piece("latin", start, end, text)]
    if _is_of_nobody(text):
        return [Piece("mark", start, end, text)]
    lives = names.is_address(text) and not _stands_behind_role(before)
    person, glued = [] if lives else _person(text, start, padded=padded), _glued_in(text, match)
    if len(person) == 2 and (_is_doer(person) or is_name_due(before)) and not (glued and glued[0].kind == "role"):
        return person
    return (
        glued
        or _role(title, start, end)
        or ([Piece("mark", start, end, text)] if not mark and _is_supplier(text, person) else person)
        or _body_and_person(text, start)
        or _titled(text, start)
        or [Piece("body", start, end, text)]
    )


_LONGEST_SUPPLIER = 16
"""Characters of 警方提供 or 某市公安局供图, which name no one and belong to no one named beside them."""


def _is_of_nobody(text: str) -> bool:
    """Whether a run is a dateline, or says what sort of text it is: 记者手记."""
    return (text[-1] in "电讯" and _WIRE().fullmatch(text) is not None) or _KIND_OF_TEXT().fullmatch(text) is not None


_KIND_OF_TEXT = form(
    rf"{HAN_LETTER}{{0,4}}[手札]记|(?:本报)?(?:记者|采访|深度)(?:观察|调查|走基层|感言|随感|体验)"
    "|(?:现场|实地|前方|综合)(?:探访|直[播击]|消息)"
)
"""What sort of text it is, before whoever wrote it or behind him: 记者手记 苏某某, 苏某某 实地探访."""


def _is_supplier(text: str, person: list[Piece]) -> bool:
    """Whether a run says what supplied a picture or a text: no one (甲某某提供), and more than the word (供稿)."""
    named = any(piece.kind == "behind" for piece in person)
    return SUPPLIED.search(text) is not None and not named and len(text) <= _LONGEST_SUPPLIER


# 每经编辑｜方某 and 每经编辑 方某 behind 每经记者: what stands before the title is a paper called for short.
_NAMED_NEXT = form(rf"(?P<bar> *\| *)?(?: +)?(?P<named>{HAN_LETTER}{{2,3}}|{HAN_LETTER} {HAN_LETTER})(?=[ |,、]|$)")


def _is_of_a_paper(title: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a title belongs to the name behind it, though what stands before it could be one: 每经编辑｜方某."""
    following = _NAMED_NEXT().match(match.string, match.end())
    if len(title["body"]) > 2 or following is None or not names.is_likely_name(following["named"].replace(" ", "")):
        return False
    return following["bar"] is not None or not names.is_likely_name(title["body"])


_PERSON_NEXT = form(rf" +(?P<named>{HAN_LETTER}{{2,4}}|{HAN_LETTER} +{HAN_LETTER}{{1,2}})(?=[ |,、/)】]|$)")
"""Whoever is named behind a blank."""


def _is_among_roles(match: re.Match[str], before: list[Piece]) -> bool:
    """Whether 图片 or 视频 says who made it: a likely name follows, and someone else's role stands in the line."""
    following = _PERSON_NEXT().match(match.string, match.end())
    if following is None or not names.is_likely_name(following["named"].replace(" ", "")):
        return False
    if any(piece.kind == "role" for piece in before):
        return True
    titles = (role_at_end(word) for word in match.string[following.end() :].split())
    return any(title is not None and not title["body"] for title in titles)


def _is_doer(person: list[Piece]) -> bool:
    """A likely name with what the person did (尹某某参与采写): here 采写 is no role with a body before it."""
    return person[0].kind == "part" or names.is_likely_name(person[0].text)


def _glued_in(text: str, match: re.Match[str]) -> list[Piece]:
    """Roles and names run together, but for a place that the report is from: 记者南京 报道."""
    found = _glued(text, match.start())
    if not found or not names.may_be_called(found[-1].text):
        return found
    if _FROM_THERE().match(match.string, match.end()):
        return []
    last = found[-1]
    called = last.text not in _SEATS or _stands_before_role(match)
    return found if called else [*found[:-1], Piece("body", last.start, last.end, last.text)]


def _glued(text: str, start: int) -> list[Piece]:
    titled = title_glued(text)
    if titled and names.is_likely_name(titled["rest"]) and not names.is_post(titled["rest"]):
        cut = start + titled.start("rest")
        return [*_role(titled, start, cut), Piece("name", cut, start + len(text), titled["rest"])]
    glued = role_glued(text)
    if glued is None:
        return []
    cut = start + glued.start("rest")
    role = _role(glued, start, cut)
    rest = _called(glued["rest"], cut, role[-1].text) or _named(glued["rest"], cut)
    return [*role, *rest] if rest else []


def _called(text: str, start: int, role: str) -> list[Piece]:
    """A place that is a reporter's name, run together with his role and with what he did: 记者岳阳, 记者岳阳摄."""
    if not names.may_be_called(text[:2]) or _REPORTS.match(role) is None:
        return []
    did = _person(text[2:], start + 2, padded=True) if len(text) > _CALLED else []
    photographed = len(did) == 1 and did[0].kind == "behind" and "photographer" in did[0].roles
    return [Piece("name", start, start + _CALLED, text[:2]), *did] if len(text) == _CALLED or photographed else []


_CALLED = 2


def _named(text: str, start: int) -> list[Piece]:
    """The name behind a role, also with the next role and name run together (记者苏某某通讯员顾某)."""
    word = _also_name(text, start)
    if (told := _TOLD_AS.search(text)) and names.is_likely_name(text[: told.start()]):
        return [Piece("name", start, start + told.start(), text[: told.start()])]
    person = [word] if word else _person(text, start, padded=False)
    following = None if person else role_glued(text)
    if following is None or not names.is_likely_name(following["body"]):
        return person
    cut = following.end("body")
    others = _glued(text[cut:], start + cut)
    return [Piece("name", start, start + cut, text[:cut]), *others] if others else []


_TOLD_AS = re.compile("(?:专访|特写|特稿|综合)$")
"""What a reporter wrote, run together with the name: 记者苏某某专访."""


def _role(match: re.Match[str] | None, start: int, end: int) -> list[Piece]:
    """A role, and the body before it (本报, 解放军报)."""
    if match is None:
        return []
    cut = start + match.end("body")
    role = Piece("role", cut, end, match.string[match.end("body") : end - start], roles_before(match))
    body = _employer(_BETWEEN.sub("", _BEFORE_A_BODY.sub("", match["body"].rpartition("由")[2])), role.text)
    if not body:
        return [role]
    first = start + match["body"].rindex(body)
    return [Piece("body", first, first + len(body), body), role]


def _employer(body: str, role: str) -> str:
    """What stands before a role without what is no one's employer: 独家 of 独家报道, 北京 of 本报北京特派员."""
    if body in HOW and role in _REPORT:
        return ""
    if "特派" not in role and "特约" not in role:
        return body
    paper = _PAPER.search(body)
    place = body[paper.end() :] if paper else body
    posted = is_place(place) and (paper is not None or "特派" in role)
    return body[: len(body) - len(place)] if posted else body


_REPORT = frozenset({"报道", "报导", "采访", "采写"})
_PAPER = re.compile("^.*[报社台网刊]")


# 综合本报记者…, 组图由本报记者…; 参与采写, 本报小记者, 出镜记者
_BEFORE_A_BODY = re.compile("^(?:综合|文·)")
_BETWEEN = re.compile(
    "(?:参与|联合|共同|协助|合作|执笔|出镜|采访|采写|校园|学生|特约|特邀|特派|签约|小|本文|本版|本组|本期|本次)+$"
)


def _person(text: str, start: int, *, padded: bool) -> list[Piece]:
    """A name, or one character of a padded one, with what the person did behind it; nothing where it is neither."""
    did = behind(text, padded=padded)
    if did is not None:
        cut, roles = did
        deed = Piece("behind", start + cut, start + len(text), text[cut:], roles)
        if cut == 0:
            return [deed]
        person = _also_name(text[:cut], start) or _name(text[:cut].removesuffix("等"), start)
        if person and (person.kind == "part" or not SUPPLIED.search(text) or names.is_likely_name(person.text)):
            return [person, deed]
    plain = _name(_without_others(text), start)
    return [plain] if plain else []


_AND_OTHERS = form(rf"等(?:[数几\d{HAN}]{{1,3}}[人名位]?)?(?:同志|读者|居民)?$")


_HOW_PUT = re.compile("综合$")


def _without_others(text: str) -> str:
    """A likely name without the words that more people sign (苏某某等, 苏某某等五人), or that say how: 苏某某综合."""
    found = _AND_OTHERS().search(text) if "等" in text else _HOW_PUT.search(text)
    who = text[: found.start()] if found else text
    return who if names.is_likely_name(who) else text


def _also_name(text: str, start: int) -> Piece | None:
    """A word that is a name where a role says so (记者平安, 平安摄)."""
    return Piece("name", start, start + len(text), text) if text in names.ALSO_NAMES else None


_OPENS_WITH_ROLE = ("记者", "通讯员", "实习生")
"""What no name begins with: 记者 and a word behind it that names no one."""

_REPORT_OF = ("报道", "报导")


def _name(text: str, start: int) -> Piece | None:
    if len(text) == 1 and names.HAN.fullmatch(text):
        return Piece("part", start, start + 1, text)
    if text.startswith(_OPENS_WITH_ROLE) or text.endswith(_REPORT_OF):
        return None
    if age := names.age_length(text):
        return Piece("name", start + age, start + len(text), text[age:])
    if not names.is_possible_name(text) or names.is_post(text) or _is_long_word(text):
        return None
    # 外籍教师 and 解答律师 are someone's post, 江老师 may be what someone is called.
    if names.ends_in_post(text) and (len(text) == 4 or not names.is_likely_name(text)):
        return None
    return Piece("name", start, start + len(text), text)


def _is_long_word(text: str) -> bool:
    """Whether four characters are a word of the language, and no name with a surname of two: 首都机场.

    The words hold names from abroad as well (屠格涅夫), some of them as places.
    """
    plain = len(text) == 4 and "·" not in text and names.surname_length(text) < 2 and not names.is_spelled_out(text)
    return plain and kind_of(text) not in _NAMES_TOO


_NAMES_TOO = frozenset({PERSON, PLACE, NO_WORD})


def _titled(text: str, start: int) -> list[Piece]:
    """A name with a title behind it (乐某某医生)."""
    length = names.before_title(text)
    return [Piece("name", start, start + length, text[:length])] if length else []


def _body_and_person(text: str, start: int) -> list[Piece]:
    """A post or body with a name run together (…主任窦某某, …分社塔某某·易某某摄)."""
    did = behind(text, padded=False)
    cut = names.split_post(text[: did[0]] if did else text)
    if cut is None:
        return []
    return [Piece("body", start, start + cut, text[:cut]), *_person(text[cut:], start + cut, padded=False)]
