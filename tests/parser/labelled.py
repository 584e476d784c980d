"""Labelled lines written by hand, for the tests of what comes after the labelling."""

from __future__ import annotations

from convert.parser.label import LabelledLine
from convert.parser.lines import Line
from convert.parser.roles import FURNITURE, Role

CODES = {
    "F": Role.FOLIO, "K": Role.KICKER, "H": Role.HEADLINE, "S": Role.SUBHEADLINE, "T": Role.STANDFIRST, "B": Role.BYLINE,
    "D": Role.DATELINE, "P": Role.PARAGRAPH, "C": Role.CROSSHEAD, "c": Role.CAPTION, "r": Role.CREDIT,
    "N": Role.EDITOR_NOTE, "E": Role.ENDNOTE, "J": Role.JUMP, "L": Role.EDITOR_LINE, "O": Role.OTHER,
}  # fmt: skip


def labelled(page: str) -> tuple[LabelledLine, ...]:
    """A page written as lines `K* text`: a role's letter, `*` where an article begins, `+` where a line goes on."""
    found: list[LabelledLine] = []
    article = blanks = 0
    for number, row in enumerate(page.strip("\n").split("\n"), 1):
        if not row.strip():
            blanks += 1
            continue
        code, _, text = row.strip(" ").partition(" ")
        role, starts, joins = CODES[code[0]], "*" in code, "+" in code
        article += starts
        owner = None if role in FURNITURE or not article else article
        found.append(LabelledLine(Line(number, text, 0, blanks), role, starts, joins, owner, 0.9, 0.9, 0.9))
        blanks = 0
    return tuple(found)
