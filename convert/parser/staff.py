"""Who made a page, as its head or foot says it: `责编：李小雨 美编：陈实`, `编辑/林 禾 校对/方 远`.

An article may name such people too (策划、统筹、制图).  Of a page are two of them together where one reads proofs or
answers for the page; and one role with a blank behind it may be a headline: 设计 改变生活.
"""

from __future__ import annotations

from convert.parser.form import HAN_LETTER, form
from convert.parser.numerals import HAN

_OF = "责任|执行|值班|轮值|当班|本期|助理|学生|实习|见习|美术|图片|文字|版面|版式|视觉|组版|特约|首席|新媒体|主任|副"
_BASE = (
    "编 *辑|主 *编|总编辑?|编委|编审|主任|校 *对|[责美图文] *编|责校|[校审]读|审[校核稿]|检校|[终复初]审|监制|策划"
    "|统 *筹|制 *图|版 *式|版面|设 *计|美术|视觉|总监|[排组制] *版|制作|编排|签发"
)
_ROLE = rf"(?:本版 ?|第?[\dA-Z{HAN}]+版)?(?:{HAN_LETTER}{{2,4}}部)?(?:{_OF}){{0,3}}(?:{_BASE})"
_NAME = (
    rf"(?!{HAN_LETTER}{{0,4}}?(?:{_BASE})(?:[ :/]|$)){HAN_LETTER}"
    rf"(?:{HAN_LETTER}{{1,4}}·{HAN_LETTER}{{1,8}}|{HAN_LETTER}{{1,3}}| +{HAN_LETTER}(?!{HAN_LETTER}))"
    r"(?: ?\((?:实习|见习)\))?"
)
_ENTRY = form(
    rf"(?<![\w·])(?P<role>(?:{_ROLE}/?)+)(?:(?P<mark> *[:/] *)| +)(?:{_NAME}(?: *[、,/] *| +|(?![\w:·])))+(?<![、,])"
)  # each part once: it is long, and compiled when a page is read
_SURE = form(r"责任编辑|(?:本版|[责美图] *编)")
"""Roles that need no colon before one name."""
_OF_A_PAGE = form(r"责|版 ?编 *辑|值班|主 *编|校|美(?:术| *)编|[组排版] *[版式面]")
"""Roles that none has who made an article."""
_LIKELY = form("[编辑委审任校对读核稿检监划筹图式面计术觉版作排发][:/ ]")
"""How a role ends."""


def take_editors(text: str, *, sure: bool) -> tuple[str, bool, bool]:
    """Folded text with a bar in the place of each role and its names; whether there is any, and whether a page's.

    `sure`: one role with a blank behind it is no headline here.
    """
    if not _LIKELY().search(text):
        return text, False, False
    found = list(_ENTRY().finditer(text))
    if not found or (len(found) == 1 and not sure and not found[0]["mark"] and not _SURE().match(found[0]["role"])):
        return text, False, False
    roles = [one["role"] for one in found]
    of_page = len(roles) > 1 and any(_OF_A_PAGE().search(role) for role in roles)
    return _ENTRY().sub(" | ", text), True, of_page
