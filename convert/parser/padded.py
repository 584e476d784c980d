"""Names set wide: 田 泓, 欧阳 洁 and John Smith become one name each, 美 编 one role."""

from __future__ import annotations

from convert.parser import names
from convert.parser.piece import Piece
from convert.parser.terms import role_at_end, roles_before


def join_padded(found: list[Piece], folded: str) -> list[Piece]:
    """田 泓, 欧阳 洁 and John Smith become one name each."""
    joined: list[Piece] = []
    index = 0
    while index < len(found):
        run = _spaced_run(found, index)
        joined += _regroup(run, folded)
        index += 2 * len(run) - 1
    return joined


def _spaced_run(found: list[Piece], index: int) -> list[Piece]:
    """The pieces from here on that can be one name or several padded ones, with nothing but spaces between."""
    run = [found[index]]
    while index + 2 < len(found) and found[index + 1].kind == "space" and _go_together(run, found[index + 2]):
        run.append(found[index + 2])
        index += 2
    # 文 王 某 is a label and a name; 文 某 alone is someone called 文.
    return run if run[0].kind != "role" or len(run) == 2 else run[:1]


def _go_together(run: list[Piece], piece: Piece) -> bool:
    last = run[-1]
    match last.kind:
        case "latin":
            return piece.kind == "latin"
        case "part":
            return piece.kind == "part" or (len(run) % 2 == 1 and _is_given(last, piece))
        case "role":
            return last.text == "文" and piece.kind == "part"
        case _:
            return last.text in names.COMPOUND_SURNAMES and piece.kind == "part"


def _is_given(last: Piece, piece: Piece) -> bool:
    """A surname, then two characters that are no name themselves (王 建国)."""
    surname = names.surname_length(last.text) == 1
    return surname and piece.kind == "name" and len(piece.text) == 2 and not names.is_likely_name(piece.text)


def _regroup(run: list[Piece], folded: str) -> list[Piece]:
    if len(run) == 1:
        return run
    if run[0].kind == "latin" or run[0].text in names.COMPOUND_SURNAMES or len(run) <= 3:
        return [_merge(run, folded)]
    groups: list[Piece] = []
    for size in _sizes(run):
        groups.append(_merge(run[:size], folded))
        run = run[size:]
    return groups


def _sizes(run: list[Piece]) -> list[int]:
    """Names of two characters, and where the number is odd one of three, at the first place where it fits."""
    pairs, odd = divmod(len(run), 2)
    if not odd:
        return [2] * pairs
    for place in range(pairs):
        rest = run[2 * place + 3 :: 2]
        if all(names.surname_length(piece.text) for piece in rest):
            return [2] * place + [3] + [2] * (pairs - place - 1)
    return [2] * (pairs - 1) + [3]


def _merge(run: list[Piece], folded: str) -> Piece:
    start, end = run[0].start, run[-1].end
    if run[0].kind == "latin":
        return Piece("body" if names.is_agency(folded[start:end]) else "latin", start, end, folded[start:end])
    text = folded[start:end].replace(" ", "")
    title = role_at_end(text)
    if title is not None and not title["body"]:  # 美 编
        return Piece("role", start, end, text, roles_before(title))
    is_name = text in names.ALSO_NAMES or not names.is_word(text)
    return Piece("name" if is_name else "body", start, end, text)
