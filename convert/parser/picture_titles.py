"""The title of a picture before who took it: 荷塘晨曲 甲某 摄."""

from __future__ import annotations

from itertools import takewhile

from convert.parser import names
from convert.parser.form import form
from convert.parser.piece import Piece
from convert.parser.pieces import pieces
from convert.parser.wordtable import NO_WORD, PERSON, kind_of

_QUOTED_TITLE = form(r"《[^《》]{1,20}(?<![报刊志])》 +(?!记者|通讯员)")
"""A picture's title before who took it, and no paper's name."""


def behind_title(folded: str, start: int) -> int:
    """Where a credit goes on behind the title of its picture: 荷塘晨曲 甲某 摄."""
    quoted = _QUOTED_TITLE().match(folded, start)
    if quoted:
        return quoted.end()
    found = pieces(folded[start:])
    if len(found) < _WITH_TITLE or [found[0].kind, found[1].kind] != ["name", "space"]:
        return start
    between = list(takewhile(_stands_between, found[2:]))
    who = next(iter(found[2 + len(between) :]), None)
    if who is None or who.kind != "name" or not names.is_likely_name(who.text) or kind_of(who.text) not in _OF_PEOPLE:
        return start
    if found[-1].kind in {"role", "behind"} and any(piece.text == "摄影" for piece in between):
        return start  # 晨曦 摄影 甲某 撰文
    apart = any(piece.kind == "role" for piece in between)
    return start + found[2].start if _is_title(found[0].text, apart=apart) else start


def _stands_between(piece: Piece) -> bool:
    """A paper, and who reports or 摄影, between a title and a name; 文 and 摄 are said of the one before."""
    return piece.kind in {"space", "body"} or (piece.kind == "role" and piece.text.endswith(_ROLES))


_ROLES = ("记者", "通讯员", "摄影")
_WITH_TITLE = 4
"""The fewest pieces of a credit with a title: title, space, name, 摄."""
_OF_PEOPLE = frozenset({NO_WORD, PERSON})


def _is_title(text: str, *, apart: bool) -> bool:
    """Whether what could be a name is a picture's title: a word, or four characters with one.

    `apart`: a role follows.
    """
    if names.is_likely_name(text) or names.is_spelled_out(text) or "·" in text:
        return False
    halves = [text] if len(text) < _FOUR else [text, text[:2], text[2:]]
    return (apart and len(text) == _FOUR) or any(kind_of(half) not in _OF_PEOPLE for half in halves)


_FOUR = 4
