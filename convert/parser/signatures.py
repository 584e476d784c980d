"""The makers named behind the last sentence of a paragraph."""

from __future__ import annotations

import re

from convert.parser import names
from convert.parser.fold import fold
from convert.parser.gather import flat, gather
from convert.parser.pieces import Piece, pieces
from convert.tree import Contributor, ContributorRole

_SIGNATURE_REACH = 60
_SIGNING: frozenset[ContributorRole] = frozenset({"reporter", "correspondent", "commentator", "photographer"})
_SIGNATURE_START = re.compile(r"[。!?…”)】] *(?=[^ 。!?…”)】])")


def read_signature(text: str) -> tuple[Contributor, ...]:
    """The makers named behind the last sentence of a paragraph (`…人生磨練。」報導．攝影╱韓小爾`).

    Only where a role is said and nothing but names follows.
    """
    floor = max(0, len(text) - _SIGNATURE_REACH)
    folded = fold(text[floor:])
    for found in _SIGNATURE_START.finditer(folded):
        tail = pieces(folded[found.end() :])
        if _is_signature(tail):
            return flat(gather(text, floor + found.end(), len(text), "author"))
    return ()


def _is_signature(found: list[Piece]) -> bool:
    """A reporter's or photographer's role first (with its paper before it), then names; no sentence (…”苏某说。)."""
    told = [piece for piece in found if piece.kind not in {"space", "mark"}]
    told = told[1:] if told and told[0].kind == "body" else told
    if not told or told[0].kind != "role" or not _SIGNING & set(told[0].roles):
        return False
    people = [piece for piece in told if piece.kind == "name"]
    plain = all(piece.kind in {"role", "name", "body"} for piece in told) and told[-1].kind != "body"
    return plain and bool(people) and all(names.is_likely_name(piece.text) for piece in people)
