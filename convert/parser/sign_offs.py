"""The lines at the end of a letter or notice that say who signs it, and on what day (落款)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, NamedTuple

from convert.bodies import BODY_END, is_body
from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.people import are_agencies, read_author, read_byline
from convert.parser.place_names import is_place
from convert.parser.wordtable import PLACE, kind_of
from convert.tree import Contributor

Signs = Literal["sure", "signer", "name", "maker"]
"""What a sign-off says: a body or someone with his place or post, or a name alone; a `maker` is named by what he did.

It is `sure` where it says the day, or ends as only sign-offs do (谨启).
"""

_LONGEST = 40
_NO_SIGN_OFF = re.compile(
    r"[。!?…;,:%■]|^\(|[)”》】]$|来源|^第?[A-Z]?[\d一二三四五六七八九十]{1,3}版$|^周[一二三四五六日末]"
)
_FIGURE_LAST = re.compile("[0-9](?= |$)")
_TOLD = re.compile("[了着在到]|走进|举行|召开|[主承协]办$")
_REPORTER = re.compile("[报社台刊]记者$")
_EDITOR = re.compile("(?:— ?—? ?)?编 {0,4}者")
_FIGURE = r"[\d一二三四五六七八九十廿]"
_YEAR = r"(?:\d{4}|[一二三四五六七八九十〇■零]{4})"
_MONTH_AND_DAY = rf"{_FIGURE}{{1,3}} ?月 ?{_FIGURE}{{1,3}} ?[日号]"
_DAY = (
    rf"(?:{_YEAR} ?年 ?(?:{_MONTH_AND_DAY}|{_FIGURE}{{1,3}} ?月)|{_MONTH_AND_DAY}"
    r"|\d{4}([./-])\d{1,2}\1\d{1,2})(?: ?(?:凌晨|清晨|上午|中午|下午|傍晚|深夜|[晨夜晚]))?"
)
_DAY_BEFORE = form(rf"{_DAY}(?: ?,? ?写?于{HAN_LETTER}{{2,12}}$)?(?= |$)")
_DAY_BEHIND = form(rf"(?:(?:^|(?<= ))写?于{HAN_LETTER}{{2,12}} +)?(?<!\d){_DAY} *$")
_DAY_WITHIN = form(_DAY)
_CLOSING = form(
    r"(?:(?:^| )(?:全体|全家|合家)?(?:家属|亲属|子女|同人|同仁)?[谨敬泣哀叩拜同]?[启宣贺谢挽]"
    r"|[谨敬泣哀叩拜同][启上贺谢告挽订])$"
)
_AGE = form(r" *,? *\(?\d{1,3} ?周?岁\)?$")
"""Behind a reader's name: how old he is."""
_READER = form(rf"[ —■]*(?P<who>{HAN_LETTER}{{2,4}}|{HAN_LETTER} +{HAN_LETTER}) *\((?P<what>[^()]{{2,20}})\)")
"""苏某某（江城县 教师）: where a reader lives, and what he does."""
_CLASS = re.compile("[级班]$")
_SENT = form(f"寄自{HAN_LETTER}{{2,8}}|据{HAN_LETTER}{{2,8}}")
"""From where he sent it, or from what he made it."""
_MARKED = form(rf"■ *(?P<who>{HAN_LETTER}{{2,4}}|{HAN_LETTER} +{HAN_LETTER})(?: +[A-Z]?\d{{1,2}}版)?")
"""■ 苏某某, and on a front page where the whole text stands: □苏某某　A02版."""
_SEAL = form(r" *\((?:印章?|盖章|公章|章)\)$")


class _Parts(NamedTuple):
    """Where those who sign stand in a text, and whether a day or words of closing (谨启) stand by them."""

    start: int
    end: int
    dated: bool
    closed: bool


def is_editor(text: str) -> bool:
    """Whether a line says that the editors sign, and nothing else: ——编 者."""
    return _EDITOR.fullmatch(fold(text)) is not None


def what_signs(text: str) -> Signs | None:
    """What a line says of who signs or when; None where it says something else too, or nothing of it."""
    if not 2 <= len(text) <= _LONGEST:
        return None
    folded = fold(text)
    if _is_reader(folded.rstrip()) or ("," in folded and read_author(text)):
        return "signer"
    if _is_marked(folded.rstrip()):
        return "name"
    parts = _parts(folded)
    who = folded[parts.start : parts.end]
    if not who:
        return "sure" if parts.dated or parts.closed else None
    if _NO_SIGN_OFF.search(who) or _FIGURE_LAST.search(who) or _DAY_WITHIN().search(who):
        return None
    signs = _who_signs(who)
    return "sure" if signs in ("signer", "name") and (parts.dated or parts.closed) else signs


def _is_marked(folded: str) -> bool:
    """Whether a name stands behind a mark, and nothing else does but the page of the whole text."""
    found = _MARKED().fullmatch(folded)
    return found is not None and names.is_likely_name(found["who"].replace(" ", ""))


def _is_reader(folded: str) -> bool:
    """Whether a reader signs, with his place, trade or age in brackets behind his name."""
    found = _READER().fullmatch(folded)
    if found is None or not names.is_likely_name(found["who"].replace(" ", "")):
        return False
    return all(map(_says_of_reader, re.split("[ ,、/·]+", found["what"].strip())))


def _says_of_reader(word: str) -> bool:
    """Whether a word says where someone lives, what he is, or his age: 江城县, 教师, 68岁."""
    told = names.is_address(word) or names.ends_in_post(word) or is_place(word) or kind_of(word) == PLACE
    told = told or names.is_trade(word) or _CLASS.search(word) is not None
    told = told or _SENT().fullmatch(word) is not None
    return told or BODY_END.search(word) is not None or _AGE().fullmatch(word) is not None


def read_sign_off(text: str) -> tuple[Contributor, ...]:
    """Who signs in a sign-off: bodies and people; agencies alone are its source and sign nothing."""
    folded = fold(text)
    start, end, _, _ = _parts(folded)
    makers = read_byline(text[start:end])
    who = folded[start:end]
    if not makers and is_body(who) and _is_body(who) and not are_agencies(who):
        return (Contributor(start, end, text[start:end], "author"),)
    return tuple(replace(one, start=one.start + start, end=one.end + start) for one in makers)


def _parts(folded: str) -> _Parts:
    end = len(folded.rstrip())
    start = len(folded) - len(folded.lstrip(" —"))
    closed = dated = False
    for form_of in (_AGE, _SEAL, _CLOSING, _DAY_BEHIND, _SEAL, _CLOSING):
        found = form_of().search(folded[:end], start) if start < end else None
        if found:
            end = start + len(folded[start : found.start()].rstrip())
            closed, dated = closed or form_of is _CLOSING, dated or form_of is _DAY_BEHIND
    if (day := _DAY_BEFORE().match(folded[:end], start)) is not None:
        start, dated = day.end(), True
        start += len(folded[start:end]) - len(folded[start:end].lstrip())
    return _Parts(min(start, end), end, dated, closed)


def _who_signs(who: str) -> Signs | None:
    makers = read_byline(who)
    called = [fold(maker.name) for maker in makers]
    if makers and all(map(is_body, called)):
        return "signer" if _TOLD.search(who) is None else None
    if not makers:
        return "maker" if _REPORTER.search(who) else "signer" if _is_body(who) else None
    told = [name for name, maker in zip(called, makers, strict=True) if maker.role != "author"]
    if len(makers) == 1 and _SET_WIDE().fullmatch(who) and names.may_sign(who):
        return "name"
    if re.search("[0-9]", who) or not all(names.is_likely_name(name) or is_body(name) for name in told or called):
        return None
    if told:
        return "maker"
    return "name" if sum(map(len, called)) == len(re.sub("[ 、]", "", who).removesuffix("文")) else "signer"


_SET_WIDE = form(rf"{HAN_LETTER} +{HAN_LETTER}")
"""A name of two characters as print sets it, also one without a surname: 小　禾."""


def _is_body(who: str) -> bool:
    """A body by the form of its name alone: no list of bodies, and no sentence that ends in one."""
    return " " not in who and BODY_END.search(who) is not None and _TOLD.search(who) is None
