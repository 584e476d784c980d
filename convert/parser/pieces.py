"""A line that names people, cut into pieces: roles, bodies, names, and what a name is followed by.

All for folded text, which is as long as the source, so that a piece's place is its place there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.glued_place import HOW
from convert.parser.labelled import LABELLING, labelled
from convert.parser.numerals import HAN
from convert.parser.padded import join_padded
from convert.parser.piece import Piece
from convert.parser.place_names import is_place
from convert.parser.terms import (
    AMONG_ROLES,
    BEFORE_A_MARK,
    SINGLE,
    SUPPLIED,
    behind,
    double_at,
    double_roles,
    english_at,
    role_at_end,
    role_glued,
    roles_before,
    title_glued,
)
from convert.parser.titles import says_how_to_reach
from convert.parser.wordtable import NO_WORD, PERSON, PLACE, kind_of
from convert.tree import ContributorRole

_APART = r"(?P<space> +)|(?P<note>\((?:[^()]|\([^()]*\))*\)?|【[^【】]*】?)|(?P<mark>[、,;:/|&+。!?*■)】“”]|—+)"
_RUN = "[^ 、,;:/|&+。!?*■()【】“”—]++"
_LEX = re.compile(rf"{_APART}|(?P<chunk>{_RUN})")
_MEMBERS = "(?:志愿者|学员|会员|成员|队员|创始人|主理人|主持人|主讲人|负责人)(?= )"
"""Who is of something that is called by a quotation: “某某课堂”志愿者 苏某某."""
_LEX_QUOTING = form(
    rf"(?P<chunk>(?:{_RUN}|(?<=[\u4e00-\u9fff])“[^“”]*”(?=[\u4e00-\u9fff])"
    rf"|“[^“”]*”(?=记者|评论员|特约|{_MEMBERS}))+)|{_APART}"
)
"""Where a quotation stands amid a run of characters, or right before 记者, it is a part of it: 中央“扫黑”办公室."""
_LEX_CLASS = form(
    rf"(?P<chunk>[\u4e00-\u9fff]{{0,12}}[一二三四五六七八九](?:年级)?\(\d{{1,2}}\)(?:班|中队)|{_RUN})|{_APART}"
)
"""A class of a school is one run of characters: 江城一中初二(3)班."""
# （苏某某 摄）, （执笔：苏某某）: not a note about the one before.
_PEOPLE_INSIDE = re.compile("摄[)】]?$|摄影[)】]?$|记者|通讯员|执笔|整理[)】]?$")
# 本报柏林电: a dateline is no one's employer.
_WIRE = form(r"(?:据)?(?:本报|新华社|中新社|[\u4e00-\u9fff]{2,6}(?:日报|晚报|时报)).{0,16}(?:电|讯)")


def pieces(folded: str) -> list[Piece]:
    """The pieces of a folded text, padded names joined (田 泓 is one)."""
    return list(_pieces(folded))


def opens_with(found: Sequence[Piece], roles: Set[ContributorRole]) -> bool:
    """Whether one of these roles comes first, with its paper before it (本报记者); `found` is not empty."""
    first = found[1] if len(found) > 1 and found[0].kind == "body" else found[0]
    return first.kind == "role" and not roles.isdisjoint(first.roles)


@lru_cache(maxsize=512)
def _pieces(folded: str) -> tuple[Piece, ...]:
    """A line is asked for several times: whether it is a credit, where it begins, whom it names."""
    if "+" in folded:
        folded = _OUTLET_PLUS().sub("·", folded)
    if "/" in folded and "记者" in folded:
        folded = _TWO_PAPERS().sub("·", folded)
    if "发自" in folded or "寄自" in folded:
        folded = _SENT_FROM().sub(_blank, folded)
    if "■" in folded:
        folded = _MARKED_ROLE.sub(_as_colon, folded)
    if "_" in folded:
        folded = _UNDERSCORE().sub(":", folded)
    if "·" in folded:
        folded = _ROLE_DOT().sub(":", _WROTE_DOT().sub(_blank, folded))
    if " in " in folded:
        folded = _IN_ENGLISH().sub(_blank, folded)
    return tuple(_with_place(labelled(join_padded(_cut(folded), folded), folded)))


def _with_place(found: list[Piece]) -> list[Piece]:
    """The pieces of a reader's signature (滨海 苏某某): the place before the only name is no name; 江山 may be one.

    Between the two a class may stand (宜兰 小四 小雨滴): then the child is called whatever follows.
    """
    told = [piece for piece in found if piece.kind != "space"]
    if len(told) < 2 or told[0].kind != "name" or names.is_likely_name(told[0].text):
        return found
    place, following = told[0], told[1:]
    classed = following[0].kind == "body" and names.is_of_a_school(following[0].text)
    who = [piece for piece in following[classed:] if piece.kind != "body"]
    if kind_of(place.text) != PLACE or len(who) > 1 or who != following[classed : classed + len(who)]:
        return found
    if not classed and not (who and who[0].kind == "name" and names.is_likely_name(who[0].text)):
        return found
    return [piece._replace(kind="body") if piece is place else piece for piece in found]


# 星河云/江城日报记者: both are the reporter's.
_TWO_PAPERS = form("(?<=[云网报台端闻刊线])/(?=[\u4e00-\u9fff]{2,8}[报网台刊社·]记者)")
# 星新+记者, 江城日报/星新+首席记者: the sign is the end of an outlet's name.
_OUTLET_PLUS = form(rf"(?<={HAN_LETTER})\+(?=(?:首席|见习|实习|特约)?记者)")
# 记者 苏某 发自北京, 苏某 寄自广州: where it was sent from names no one.
_SENT_FROM = form("[发寄]自 ?[\u4e00-\u9fff、/]+")
# 文◎苏某某 圖◎顾某: the mark right behind a role is a colon.
_MARKED_ROLE = re.compile("(?P<role>[^ 、,;:/|&+。■()【】]+)■(?=[^ ■])")
# 文_苏某某 图_顾某
_UNDERSCORE = form(rf"(?<={HAN_LETTER})_(?={HAN_LETTER})")
# 海明威著·苏某某译
_WROTE_DOT = form(rf"(?<={HAN_LETTER}[{fold('著')}译])·(?={HAN_LETTER}{{2}})")
# 文·苏某某　采访·顾某; 文·图 and 文·摄影 are one role
_ROLE_DOT = form(r"(?:(?<=^文)|(?<= 文)|(?<=采访)|(?<=主笔)|(?<=撰文))·(?!图|摄|片)")
# By John Su in Beijing
_IN_ENGLISH = form(r"(?<=[A-Za-z]) in [A-Z][A-Za-z]+(?:, [A-Z][A-Za-z]+)*(?= *$)")


def _as_colon(found: re.Match[str]) -> str:
    word = found["role"]
    title = role_at_end(word)
    double = double_at(f"{word}:", 0)
    says = word in SINGLE or word in BEFORE_A_MARK or (title is not None and not title["body"])
    says = says or (double is not None and double.end() == len(word))
    return f"{word}:" if says else found.group()


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


_DIVIDERS = frozenset({"space", "mark", "note"})


def _cut(folded: str) -> list[Piece]:
    found: list[Piece] = []
    place, lex = 0, _lex_of(folded)
    while place < len(folded):
        double = double_at(folded, place) if not found or found[-1].kind in _DIVIDERS else None
        if double:
            found.append(Piece("role", place, double.end(), double.group(), double_roles(double.group())))
            place = double.end()
            continue
        english = english_at(folded, place) if not found or found[-1].kind in _DIVIDERS else None
        if english:
            found.append(Piece("role", place, english[0], folded[place : english[0]], english[1]))
            place = english[0]
            continue
        match = lex.match(folded, place)
        if match is None or (match.lastgroup == "note" and _PEOPLE_INSIDE.search(match.group())):
            place += 1
            continue
        found += _classify(match, found)
        place = _behind_double(found, folded, match.end())
    return found


_OTHER_HALF = form(r"/ ?(?:文|图|摄影?)(?= *[)】。]*$)")


def _behind_double(found: list[Piece], folded: str, place: int) -> int:
    """Where reading goes on: behind the other half of what the piece found last begins to say (甲某某文/图)."""
    last = found[-1] if found and found[-1].kind == "behind" and folded[place : place + 1] == "/" else None
    other = _OTHER_HALF().match(folded, place) if last and last.text in _HALVES else None
    if last is None or other is None:
        return place
    text = folded[last.start : other.end()]
    found[-1] = Piece("behind", last.start, other.end(), text, double_roles(text))
    return other.end()


_HALVES = frozenset({"文", "图", "摄", "摄影"})


def _lex_of(folded: str) -> re.Pattern[str]:
    if "“" in folded:
        return _LEX_QUOTING()
    return _LEX_CLASS() if ")班" in folded or ")中队" in folded else _LEX


_LONGEST_SET_WIDE = 3


_AND = frozenset({"and", "AND"})
"""Between the names of an English byline."""


def _half_a_name(before: list[Piece]) -> bool:
    """Whether a padded name waits for its second character; 王 某 文 waits for none."""
    run = 0
    while len(before) > 2 * run + 1 and before[-1 - 2 * run].kind == "space" and before[-2 - 2 * run].kind == "part":
        run += 1
    return run % 2 == 1 and not (run == _LONGEST_SET_WIDE and before[-2].text == "文")


_ANOTHER_PICTURED = re.compile(" *+[^ 图摄绘].*[图摄绘]")


def _ends_a_name(before: list[Piece], behind: str) -> bool:
    """Whether 文 is the third character of a name set wide (王 某 文), and not what someone did: 王 某 文 李 某 图."""
    run = before[-4:]
    gaps = [piece.end - piece.start for piece in run[1::2]]
    return (
        [piece.kind for piece in run] == ["part", "space", "part", "space"]
        and [piece.kind for piece in before[-6:-4]] != ["part", "space"]
        and gaps[0] == gaps[1]
        and names.surname_length(run[0].text) > 0
        and _ANOTHER_PICTURED.match(behind) is None
    )


def _classify(match: re.Match[str], before: list[Piece]) -> list[Piece]:
    start, end, text = match.start(), match.end(), match.group()
    match match.lastgroup:
        case "space":
            return [Piece("space", start, end)]
        case "note":
            return [_note(text.strip("()【】"), start, end, before)]
        case "mark":
            return [Piece("mark", start, end, text)]
    if text in _AND and before and before[-1].kind == "space":
        return [Piece("mark", start, end, text)]
    padded = _half_a_name(before) or (text == "文" and _ends_a_name(before, match.string[end:]))
    if text in names.ALSO_NAMES and _is_named(before):
        return [Piece("name", start, end, text)]
    if text in SINGLE:
        return [Piece("part", start, end, text) if padded else Piece("role", start, end, text, SINGLE[text])]
    return _chunk(text, match, before, padded=padded)


_DEEDS = {**SINGLE, "文字": SINGLE["文"], "撰文": SINGLE["文"], "图片": SINGLE["图"]}


def _note(inside: str, start: int, end: int, before: list[Piece]) -> Piece:
    """What stands in brackets: what someone did, right behind his name (苏某某（文） 顾某（图）), or a note."""
    last = before[-1] if before else None
    if inside in _DEEDS and last and (last.kind == "part" or (last.kind == "name" and names.is_likely_name(last.text))):
        return Piece("behind", start, end, inside, _DEEDS[inside])
    return Piece("note", start, end, inside)


def _is_named(before: list[Piece]) -> bool:
    """Whether a name is due here: behind 记者, or behind another's name."""
    last = next((piece for piece in reversed(before) if piece.kind not in {"space", "mark"}), None)
    return last is not None and (last.kind == "role" or (last.kind == "name" and names.is_likely_name(last.text)))


def _stands_behind_role(before: list[Piece]) -> bool:
    last = next((piece for piece in reversed(before) if piece.kind not in {"space", "mark"}), None)
    return last is not None and last.kind == "role"


def _chunk(text: str, match: re.Match[str], before: list[Piece], *, padded: bool) -> list[Piece]:
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
    if text[-1] in "电讯" and _WIRE().fullmatch(text):
        return [Piece("mark", start, end, text)]
    lives = names.is_address(text) and not _stands_behind_role(before)
    person, glued = [] if lives else _person(text, start, padded=padded), _glued(text, start)
    if len(person) == 2 and (_is_doer(person) or _is_named(before)) and not (glued and glued[0].kind == "role"):
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


_PERSON_NEXT = form(rf" +(?P<named>{HAN_LETTER}{{2,4}}|{HAN_LETTER} +{HAN_LETTER}{{1,2}})(?=[ |,、/]|$)")


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


def _glued(text: str, start: int) -> list[Piece]:
    titled = title_glued(text)
    if titled and names.is_likely_name(titled["rest"]) and not names.is_post(titled["rest"]):
        cut = start + titled.start("rest")
        return [*_role(titled, start, cut), Piece("name", cut, start + len(text), titled["rest"])]
    glued = role_glued(text)
    if glued is None:
        return []
    cut = start + glued.start("rest")
    rest = _named(glued["rest"], cut)
    return [*_role(glued, start, cut), *rest] if rest else []


def _named(text: str, start: int) -> list[Piece]:
    """The name behind a role, also with the next role and name run together (记者苏某某通讯员顾某)."""
    word = _also_name(text, start)
    person = [word] if word else _person(text, start, padded=False)
    if not person and (told := _TOLD_AS.search(text)) and names.is_likely_name(text[: told.start()]):
        return [Piece("name", start, start + told.start(), text[: told.start()])]
    following = None if person else role_glued(text)
    if following is None or not names.is_likely_name(following["body"]):
        return person
    cut = following.end("body")
    others = _glued(text[cut:], start + cut)
    return [Piece("name", start, start + cut, text[:cut]), *others] if others else []


_TOLD_AS = re.compile("(?:专访|特写|特稿)$")
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


def _without_others(text: str) -> str:
    """A likely name without the words that more people sign: 苏某某等, 苏某某等五人."""
    found = _AND_OTHERS().search(text) if "等" in text else None
    who = text[: found.start()] if found else text
    return who if names.is_likely_name(who) else text


def _also_name(text: str, start: int) -> Piece | None:
    """A word that is a name where a role says so (记者平安, 平安摄)."""
    return Piece("name", start, start + len(text), text) if text in names.ALSO_NAMES else None


def _name(text: str, start: int) -> Piece | None:
    if len(text) == 1 and names.HAN.fullmatch(text):
        return Piece("part", start, start + 1, text)
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
