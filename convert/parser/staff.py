"""Who made a page, as its head or foot says it: `责编：李小雨 美编：陈实`, `编辑/林 禾 校对/方 远`.

An article may name such people too (策划、统筹、制图).  Of a page are two of them together where one reads proofs or
answers for the page; and one role with a blank behind it may be a headline: 设计 改变生活.
"""

from __future__ import annotations

import re

from convert.parser.form import HAN_LETTER, form
from convert.parser.numerals import HAN
from convert.parser.titles import (
    CRAFTS,
    DUTIES,
    EDITORS,
    HEADS,
    OFFICES,
    ON_DUTY,
    PAGE_CRAFTS,
    QUALIFIERS,
    either,
)

_TITLES = EDITORS + OFFICES + HEADS + CRAFTS + PAGE_CRAFTS
_BASE = either(_TITLES, " *")
_ROLE = (
    rf"(?:本版 ?|第?[\dA-Z{HAN}]+版)?(?:{HAN_LETTER}{{2,4}}部)?(?:{either(QUALIFIERS)}){{0,3}}"
    rf"(?:{_BASE}|(?:{either(DUTIES)})(?:{either(ON_DUTY)})?)"
)
_NAME = (
    rf"(?!{HAN_LETTER}{{0,4}}?(?:{_BASE})(?:[ :/]|$)){HAN_LETTER}"
    rf"(?:{HAN_LETTER}{{1,4}}·{HAN_LETTER}{{1,8}}|{HAN_LETTER}{{1,3}}| +{HAN_LETTER}(?!{HAN_LETTER}))"
    r"(?: ?\((?:实习|见习)\))?"
)
_ENTRY = form(
    rf"(?<![\w·])(?P<role>(?:{_ROLE}/?){{1,6}})(?:(?P<mark> *[:/] *)| +)"
    rf"(?:{_NAME}(?: *[、,/] *| +|(?![\w:·])))+(?<![、,])"
)  # each part once: it is long, and compiled when a page is read; no end of roles, for the time it would take
_SURE = form(r"责任编辑|(?:本版|[责美图] *编)")
"""Roles that need no colon before one name."""
_OF_A_PAGE = form(r"责|版 ?编 *辑|值班|主 *编|校|美(?:术| *)编|[组排版] *[版式面]")
"""Roles that none has who made an article."""
_LIKELY = form(f"[{''.join(sorted({word[-1] for word in _TITLES + DUTIES + ON_DUTY}))}][:/ ]")
"""How a role ends."""


def take_editors(text: str, *, sure: bool) -> tuple[str, bool, bool]:
    """Folded text with a bar in the place of each role and its names; whether there is any, and whether a page's.

    `sure`: one role with a blank behind it is no headline here.
    """
    found = _entries(text, sure=sure)
    if not found:
        return text, False, False
    roles = [one["role"] for one in found]
    of_page = len(roles) > 1 and any(_OF_A_PAGE().search(role) for role in roles)
    return _ENTRY().sub(" | ", text), True, of_page


def editors_in(text: str, *, sure: bool) -> list[tuple[int, int]]:
    """Where roles with their names stand in folded text."""
    return [one.span() for one in _entries(text, sure=sure)]


def _entries(text: str, *, sure: bool) -> list[re.Match[str]]:
    found = list(_ENTRY().finditer(text)) if _LIKELY().search(text) else []
    one_blank = len(found) == 1 and not found[0]["mark"] and not _SURE().match(found[0]["role"])
    return [] if one_blank and not sure else found
