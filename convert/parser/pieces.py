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
from convert.parser.labelled import labelled
from convert.parser.padded import join_padded
from convert.parser.piece import Piece
from convert.parser.place_names import is_of_province
from convert.parser.runs import is_called, is_name_due, pieces_of_run
from convert.parser.terms import (
    BEFORE_A_MARK,
    SINGLE,
    double_at,
    double_roles,
    english_at,
    role_at_end,
)
from convert.parser.wordtable import PLACE, kind_of
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
    found = _with_place(labelled(join_padded(_cut(folded), folded), folded))
    return tuple(_with_outlet(found) if "记者" in folded else found)


_OUTLET_ENDS = form("(?:新闻|视频|客户端|[网云+])$")


def _with_outlet(found: list[Piece]) -> list[Piece]:
    """The pieces of a line in which what is called as an outlet, right before a reporter's role, is no name.

    星河晚报|江潮新闻 记者 苏某某; 顾新闻 may be someone.
    """
    return [
        piece._replace(kind="body") if piece.kind == "name" and _is_outlet(piece, found[index + 1 :]) else piece
        for index, piece in enumerate(found)
    ]


def _is_outlet(piece: Piece, rest: list[Piece]) -> bool:
    following = next((one for one in rest if one.kind != "space"), None)
    reports = following is not None and following.kind == "role" and following.text.endswith("记者")
    if not reports or _OUTLET_ENDS().search(piece.text) is None:
        return False
    return piece.text.endswith(("网", "客户端")) or not names.is_likely_name(piece.text)


def _with_place(found: list[Piece]) -> list[Piece]:
    """The pieces of a reader's signature (滨海 苏某某): the place before the only name is no name; 江山 may be one.

    Between the two a class may stand (宜兰 小四 小雨滴): then the child is called whatever follows.  A province and a
    city (安徽合肥) are no name before several, either.
    """
    told = [piece for piece in found if piece.kind != "space"]
    if len(told) < 2 or told[0].kind != "name" or names.is_likely_name(told[0].text):
        return found
    place, following = told[0], told[1:]
    classed = following[0].kind == "body" and names.is_of_a_school(following[0].text)
    who = [piece for piece in following[classed:] if piece.kind != "body"]
    of_province = is_of_province(place.text)
    if not of_province and (kind_of(place.text) != PLACE or len(who) > 1):
        return found
    if who != following[classed : classed + len(who)]:
        return found
    if not classed and not (who and who[0].kind == "name" and names.is_likely_name(who[0].text)):
        return found
    return [piece._replace(kind="body") if piece is place else piece for piece in found]


# 星河云/江城日报记者: both are the reporter's.
_TWO_PAPERS = form("(?<=[云网报台端闻刊线])/(?=[\u4e00-\u9fff]{2,8}[报网台刊社·]记者)")
# 星新+记者, 江城日报/星新+首席记者: the sign is the end of an outlet's name.
_OUTLET_PLUS = form(rf"(?<={HAN_LETTER})\+(?=(?:新闻)?(?:客户端)? *(?:首席|见习|实习|特约)?记者)")
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
    if (text in names.ALSO_NAMES and is_name_due(before)) or is_called(text, match, before):
        return [Piece("name", start, end, text)]
    if text in SINGLE:
        return [Piece("part", start, end, text) if padded else Piece("role", start, end, text, SINGLE[text])]
    return pieces_of_run(text, match, before, padded=padded)


_DEEDS = {**SINGLE, "文字": SINGLE["文"], "撰文": SINGLE["文"], "图片": SINGLE["图"]}


def _note(inside: str, start: int, end: int, before: list[Piece]) -> Piece:
    """What stands in brackets: what someone did, right behind his name (苏某某（文） 顾某（图）), or a note."""
    last = before[-1] if before else None
    if inside in _DEEDS and last and (last.kind == "part" or (last.kind == "name" and names.is_likely_name(last.text))):
        return Piece("behind", start, end, inside, _DEEDS[inside])
    return Piece("note", start, end, inside)
