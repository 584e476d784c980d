"""Who reports, as the head of a report says it: behind its dateline, or in brackets where it has none that is known.

`本报讯（记者甲某、乙某报道）…`, `本报讯 记者甲某 通讯员乙某 近日，…`, `某某日报讯 甲某、特约记者乙某报道：…`,
`（记者 甲某）近日，…`. In brackets a role or a likely name will do; where only spaces part the names from the
sentence, each must look like a name, and a role must be said first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import form
from convert.parser.gather import flat, gather
from convert.parser.items import after_mark
from convert.parser.maker_notes import read_people
from convert.parser.piece import Piece
from convert.parser.pieces import opens_with, pieces
from convert.parser.place_behind import before_place
from convert.parser.wordtable import NO_WORD, PERSON, kind_of, words
from convert.tree import Contributor, ContributorRole

_REACH = 70
"""How far the names may reach that no bracket holds."""
_SPACES = re.compile(" *")
_INSIDE = re.compile(r"\((?:[^()]|\([^()]*\))*(?=\))")
"""A bracket, with a class in brackets within it: （高二（5）班　苏某某）."""
_REPORTING: frozenset[ContributorRole] = frozenset({"reporter", "correspondent", "photographer"})


class Lead(NamedTuple):
    """The people named right behind a dateline, and where what names them ends: with 报道, or with their bracket."""

    people: tuple[Contributor, ...]
    end: int


def read_lead_behind(text: str, folded: str, place: int) -> Lead:
    """The people named right behind a dateline that ends at `place`."""
    found = _SPACES.match(folded, place)
    start = found.end() if found else place
    if titled := _TITLED().match(folded, start):
        return Lead(read_people(text, *titled.span("people"), "author"), titled.end())
    if folded[start : start + 1] == "(":
        inside = _INSIDE.match(folded, start)
        end = inside.end() if inside else len(folded)
        people = read_people(text, start + 1, end, "reporter")
        pictured = _PICTURED().match(folded, end)
        if pictured and (took := read_people(text, *pictured.span("people"), "photographer")):
            return Lead((*people, *took), pictured.end())
        return Lead(people, end)
    if folded[start : start + 1] == "【":
        return _in_square(text, folded, start)
    head = folded[start : start + _REACH]
    length, end = _reported(head) or (_spaced(head),) * 2
    return Lead(flat(gather(text, start, start + length, "reporter")) if length else (), start + end)


def _in_square(text: str, folded: str, start: int) -> Lead:
    """The people named in square brackets behind a dateline: 本报讯【记者 甲某】."""
    found = _SQUARE().match(folded, start)
    people = read_people(text, *found.span("people"), "reporter") if found and _names_only(found["people"]) else ()
    return Lead(people, found.end()) if found and people and _are_people(people) else Lead((), start)


_PICTURED = form(r"\) ?\((?P<people>(?:图|摄影?|图片)[/: ][^()]{2,30})(?=\))")
"""Who took the pictures, in a bracket of their own behind the reporters': （记者 甲某）（图/记者 乙某）."""
_TITLED = form(r"题:[^()。]{2,40}\((?P<people>(?:作者|记者)[^()]{2,60})\)")
"""A text out of another paper, behind where it is from: 【英国《…》网站…文章】题：江城的渡口（作者　约翰·史密斯）."""


# --------------------------------------------------------------------------- without brackets

_REPORTED = form(
    "(?P<people>[^。,;:!?“”()]{2,60}?) ?(?P<report>(?:综合)?(?:摄影)?(?:报道|报导)|(?<=日)[专急]?电) ?"
    "(?::|(?P<weak>,|(?P<space> )))"
)


def _reported(head: str) -> tuple[int, int] | None:
    """Where the names before 报道： end, and where it does (`记者甲某、通讯员乙某报道：`, `记者甲某广州一日电：`).

    A comma in the colon's place needs a role before the names, a space a place behind them, too, or nothing but names
    (`甲某报道 近日，`).
    """
    found = _REPORTED().match(head) if any(map(head.__contains__, ("报道", "报导", "日电"))) else None
    if found is None:
        return None
    end = min(found.end("people"), before_place(head, 0, found.end("report")))
    told = [piece for piece in pieces(head[:end]) if piece.kind not in {"space", "mark"}]
    bare = found["space"] is not None and all(piece.kind == "name" and _is_plainly_one(piece.text) for piece in told)
    if found["space"] and end == found.end("people") and not bare:
        return None
    people = [piece.text for piece in told if piece.kind == "name"]
    if not people or not all(piece.kind in {"role", "name"} or _is_paper(piece, told) for piece in told):
        return None
    if found["weak"] and not bare and not opens_with(told, _REPORTING):
        return None
    said = any(piece.kind == "role" for piece in told)
    if "摄影" in found["report"] and end == found.end("people"):
        end = found.end("report")
    return (end, found.end("report")) if said or all(map(names.is_likely_name, people)) else None


_AGENCIES = frozenset(["彭博", "路透", "韩联", "安莎"])


def _is_plainly_one(text: str) -> bool:
    """Whether a word is a name, and no other word or agency that looks like one (连日, 彭博)."""
    likely = names.is_likely_name(text) and kind_of(text) in (NO_WORD, PERSON)
    return likely and text not in _AGENCIES


def _is_paper(piece: Piece, told: list[Piece]) -> bool:
    """A body right before a role: 本报记者."""
    after = told.index(piece) + 1
    return piece.kind == "body" and after < len(told) and told[after].kind == "role"


_LEARNED = form(
    r"(?:(?:昨日|今日|昨天|今天|前天|日前|近日|昨晚|今晨|\d{1,2}月\d{1,2}日|\d{1,2}日)(?:上午|下午|晚)?|[昨今])?"
    "从[^,。;:!?]{2,40}?(?:获悉|了解到|得知|获知)"
)
"""Where a sentence goes on behind who reports: 昨日从市气象台获悉."""


def _spaced(head: str) -> int:
    """The length of names that a space parts from the sentence (`记者甲某 通讯员乙某 近日，`); 0 if there are none.

    Or that 从…获悉 follows right away (`记者甲某从市气象台获悉，`).
    """
    learned = _LEARNED().search(head) if "从" in head else None
    if learned is not None:
        before = head[: learned.start()]
        if (end := _named(before)) == len(before) and _is_plainly_one(pieces(before)[-1].text):
            return end
    return _named(head)


def _named(head: str) -> int:
    found = pieces(head) if "记者" in head or "通讯员" in head or "实习生" in head else []
    told = [piece for piece in found[:3] if piece.kind != "space"]
    if not told or not opens_with(told, _REPORTING):
        return 0
    end = 0
    for before, piece, following in zip([None, *found[:-1]], found, [*found[1:], None], strict=True):
        if end and (piece.kind == "behind" or len(piece.roles) > 1):  # 摄影报道: what they did
            end = piece.end
        elif piece.kind in {"role", "space"} or piece.text == "、" or _is_paper(piece, found):
            continue
        elif piece.kind != "name" or not _is_reporter(piece, before) or not _is_set_off(following):
            break
        else:
            end = piece.end
    return end


_NO_REPORTER = re.compile("[从在昨今近到向对获了赴走来见问说采]")


def _is_reporter(piece: Piece, before: Piece | None) -> bool:
    """Whether a name is one in the midst of a sentence: by its surname, or run together with the role (记者萨某).

    No word of the language is one (记者昨日 …), but such as are names where a role says so (通讯员平安).
    """
    if names.is_likely_name(piece.text):
        return True
    if before is None or before.kind != "role" or before.end != piece.start:
        return False
    return piece.text in names.ALSO_NAMES or (piece.text not in words() and not _NO_REPORTER.search(piece.text))


def _is_set_off(following: Piece | None) -> bool:
    return following is None or following.kind in {"space", "role", "behind"} or following.text in {"、", ":"}


# --------------------------------------------------------------------------- without a known dateline

_ROLE = re.compile("[【〔]文[/／]|记者|記者|通[讯訊][员員]|[实實][习習]生|特[约約派][员員]")
_BRACKET = re.compile("[(（【〔[［]")
_FARTHEST = 32
_SHORTEST = 10
_LEAD = form(r"(?:[\u4e00-\u9fffA-Za-z·/\-\d ]{1,30}(?:讯|电|消息|报道|报导) ?)?\((?P<people>[^()]{3,60})\)")
_SQUARE = form(r"【(?P<people>[^【】()]{3,60})】")


def read_lead(text: str) -> tuple[Contributor, ...]:
    """The people in brackets at the head of a report: `（记者甲某）`, `某某网讯（记者甲某）…`, `【记者甲某报道】`."""
    if _OWN.match(text) and (own := _run_in(text)):
        return own
    if not _BRACKET.search(text, 0, _FARTHEST):  # most paragraphs
        return ()
    if not _ROLE.search(text, 0, _FARTHEST + 12):
        return ()
    folded = fold(text[: 2 * _FARTHEST + 60])
    start = after_mark(folded, len(folded) - len(folded.lstrip()))
    found = _LEAD().match(folded, start) or _SQUARE().match(folded, start)
    if found is None or len(text) - found.end() < _SHORTEST or not _names_only(found["people"]):
        return ()
    people = read_people(text, found.start("people"), found.end("people"), "reporter")
    return people if folded[found.start("people") - 1] == "(" or _are_people(people) else ()


def _are_people(people: tuple[Contributor, ...]) -> bool:
    """Whether all that square brackets name are people, and no word is: 【记者现场报道】, 【通讯员 来稿】."""
    called = [fold(one.name) for one in people]
    return all(names.is_likely_name(name) and kind_of(name) in (NO_WORD, PERSON) for name in called)


def _names_only(inside: str) -> bool:
    told = [
        piece for piece in pieces(inside[: before_place(inside, 0, len(inside))]) if piece.kind not in {"space", "mark"}
    ]
    plain = all(piece.kind in {"role", "name", "behind"} or _is_paper(piece, told) for piece in told)
    if not told or not plain or not any(piece.kind == "name" for piece in told):
        return False
    return inside.startswith("文/") or opens_with(told, _REPORTING)


_OWN = re.compile(r"[ 　□■●]*(?:本[报報刊]|(?![据據])[^\W\d_A-Za-z]{1,8}?[报報刊](?:全媒[体體])?[记記]者[ 　])")


def _run_in(text: str) -> tuple[Contributor, ...]:
    """The paper's own reporters, before the first sentence of their text: `本报记者 甲某 退租那天，…`.

    The paper may be named (`商报记者 甲某 退租那天，…`).
    """
    head = fold(text[: _REACH + 4])
    start = len(head) - len(head.lstrip(" ■"))
    end = start + _spaced(head[start:])
    set_off = head[end : end + 1] == " " or _LEARNED().match(head, end) is not None
    if end == start or not set_off or len(text) - end < _SHORTEST:
        return ()
    people = flat(gather(text, start, end, "reporter"))
    return people if all(map(_is_whole_name, [fold(one.name) for one in people])) else ()


def _is_whole_name(name: str) -> bool:
    """Whether four characters are one name, and not another and a place that is not known (苏明 and 江岭)."""
    return len(name) < _TWO_WORDS or "·" in name or names.surname_length(name) > 1 or names.is_spelled_out(name)


_TWO_WORDS = 4
