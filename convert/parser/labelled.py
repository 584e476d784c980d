"""Words before a colon that say no known role (电话, 嘉宾, 作者单位), and what stands behind them."""

from __future__ import annotations

from convert.parser import names
from convert.parser.form import form
from convert.parser.piece import Piece
from convert.parser.titles import EMPLOYER, names_no_one

# 甲某/文: the slash is before what 甲某 did.
LABELLING = form(r" *(?P<mark>:|/(?! *(?:文|图|摄|编|绘|译|整理|报道|报导)))")


def labelled(found: list[Piece], folded: str) -> list[Piece]:
    """The pieces, a word before a colon that says no known role as a label, with what it is of.

    Who stands behind 嘉宾 did something, if his name looks like one; behind 电话 stands no one, behind 作者单位 the
    employer of the one before.
    """
    told: list[Piece] = []
    index = 0
    while index < len(found):
        piece = _as_label(found[index], folded)
        index += 1
        if piece.kind != "label":
            told.append(piece)
            continue
        end = _end_of_labelled(found, index)
        told += _of_label(piece, found[index:end], folded)
        index = end
    return told


def _as_label(piece: Piece, folded: str) -> Piece:
    mark = LABELLING().match(folded, piece.end) if piece.kind in {"name", "latin", "body", "behind"} else None
    if mark is None:
        return piece
    if piece.kind == "behind":  # 绘制：甲某
        return piece._replace(kind="role") if mark["mark"] == ":" and _begins(piece, folded) else piece
    return piece._replace(kind="label") if _is_label(piece, mark["mark"]) else piece


def _begins(piece: Piece, folded: str) -> bool:
    return piece.start == 0 or not folded[piece.start - 1].isalnum()


def _is_label(piece: Piece, mark: str) -> bool:
    """Whether what stands before a mark is a label; before a slash names and papers stand, too (甲某/乙某)."""
    if mark == ":":
        employer = names.is_employer(piece.text) and not names.is_task(piece.text)
        return not employer and not any(map(str.isdigit, piece.text))
    return piece.kind == "name" and not names.surname_length(piece.text) and not names.is_spelled_out(piece.text)


def _end_of_labelled(found: list[Piece], index: int) -> int:
    """How far a label reaches: to a role, the next label, or a name with what its bearer did (甲某摄)."""
    first = next(
        (place for place in range(index, len(found)) if found[place].kind not in {"space", "mark"}), len(found)
    )
    for place in range(first, len(found)):
        following = found[place + 1] if place + 1 < len(found) else None
        if found[place].kind in {"label", "role", "behind"} or (following and following.kind == "behind"):
            return place
        if following and following.kind == "mark" and following.text == ":":
            return place
    return len(found)


def _of_label(label: Piece, found: list[Piece], folded: str) -> list[Piece]:
    """A label and what stands behind it."""
    told = [piece for piece in found if piece.kind not in {"space", "mark"}]
    if told and EMPLOYER().fullmatch(label.text):
        start, end = told[0].start, told[-1].end
        return [label, Piece("note", start, end, folded[start:end])]
    if label.kind == "latin" or names_no_one(label.text):
        return [label]
    likely = [piece for piece in found if piece.kind != "name" or names.is_likely_name(piece.text)]
    named = any(piece.kind == "name" for piece in likely)
    return [label._replace(roles=("other",)), *likely] if named else [label]
