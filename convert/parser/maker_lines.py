"""Whether a line does nothing but name those who made something."""

from __future__ import annotations

import re

from convert.parser import names
from convert.parser.piece import Piece
from convert.parser.pieces import pieces

_NAMING = re.compile("记者|通讯员|特派员|实习生|摄|[文图]/|/[文图]")
LONGEST_BYLINE = 60
_BETWEEN = frozenset("、,/·|:■—&*")


def names_makers(line: str) -> bool:
    """Whether a folded line says who made something, and nothing else: roles and likely names, papers before roles."""
    if len(line) > LONGEST_BYLINE or not _NAMING.search(line) or line.endswith(("。", "!", "?", ";", ",")):
        return False
    found = [piece for piece in pieces(line) if piece.kind != "space"]
    people = [piece.text for piece in found if piece.kind == "name"]
    said = any(piece.kind in {"role", "behind"} for piece in found)
    return (
        said
        and any(map(names.is_likely_name, people))
        and all(_of_makers(piece, after) for piece, after in zip(found, [*found[1:], None], strict=True))
    )


def names_workers(line: str) -> bool:
    """Whether a folded line does nothing but name people with what they did, for an article or for the page.

    What someone is may stand in brackets beside the name (文:苏某某(作家)).  读者来论 alone is no reader called 来论.
    """
    if len(line) > LONGEST_BYLINE or _WORKING.search(line) is None or line.endswith(("。", "!", "?", ";", ",")):
        return False
    found = pieces(line)
    told = [piece for piece in found if piece.kind != "space"]
    if len(found) < 3 or not any(piece.kind in {"role", "behind"} for piece in told):
        return False
    around = zip(told, [None, *told], [*told[1:], None], strict=False)
    likely = any(piece.kind == "name" and names.is_likely_name(piece.text) for piece in told)
    return likely and all(
        _of_makers(piece, after) or _is_beside_name(piece, before, after) for piece, before, after in around
    )


_WORKING = re.compile("[ :/|■]|[译编绘著摄辑]$")


def _is_beside_name(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    return piece.kind == "note" and any(one is not None and one.kind == "name" for one in (before, after))


def _of_makers(piece: Piece, after: Piece | None) -> bool:
    if piece.kind == "mark":
        return piece.text in _BETWEEN
    if piece.kind == "body":
        return after is not None and after.kind == "role"
    return piece.kind in {"role", "behind", "name"}
