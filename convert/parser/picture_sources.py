"""Where a picture comes from that no one is named for: an agency, a library, a body, a screen; and how it was made."""

from __future__ import annotations

import re

from convert.parser import names
from convert.parser.form import HAN_LETTER, form
from convert.parser.pieces import pieces
from convert.parser.wordtable import PLACE, kind_of, words

AGENCY = "(?:新华|中新|中央|中通|法新|路透|美联|欧新|俄新|共同|韩联|合众国际|塔斯|埃菲|安莎|德新|彭博)社"
_LIBRARY = (
    "人民视觉|影像中国|视觉中国|光明图片|中新图片|东方IC|IC ?[Pp]hoto|CFP"
    f"|{AGENCY}(?:/(?:路透|法新|美联|欧新|盖蒂|韩联|共同)社?)?"
)
_STORED = (
    "(?:本[报刊])?(?:资料|档案)(?:图片?|照片)|(?:网络|视频)(?:图片?|截图|画面)|(?:监控|手机|网页)?截图"
    "|AI(?:生成|制作|绘)图?片?"
)
_IS_STORED = form(rf"\(?(?:{_STORED}|{_LIBRARY})\)?。?")
_BODY = r"[\u4e00-\u9fffA-Za-z·]{2,16}"
_NAMELESS = form(
    rf"\(?(?:(?:图[:/] ?)?(?:{_STORED})|(?:来源[:/] ?|图[:/] ?)?(?:{_LIBRARY})发?"
    rf"|(?:图片?来源|图源|图据|供图|图片提供)[:/] ?{_BODY}|图[:/] ?{_BODY}(?:供图|提供)"
    rf"|{_BODY} ?/? ?供图|{_BODY}提供)\)?。?"
)
_ENDS = form(rf"(?:{_STORED}|{_LIBRARY}|供图|(?:图片?来源|图源|图据|图片提供|供图)[:/] ?{_BODY}|提供)\)?。?$")
_ANY_LIBRARY = rf"{HAN_LETTER}{{2,4}}(?:图片社?|视觉|影像|图库|中国)|(?:视觉|影像){HAN_LETTER}{{2,4}}"
"""What a picture library is called that no one knows, where it stands behind 摄."""
_BESIDE = form(
    rf"(?<=[\u4e00-\u9fff])(?:/ ?(?:{_LIBRARY})|(?<=摄)/ ?(?:{_ANY_LIBRARY})|,AI[\u4e00-\u9fff]{{2,10}})(?=\)?。?$)"
)
"""Behind a name: 韩某某/CFP, 韩某某摄/光明图片, 韩某某摄/光影中国, 韩某某摄，AI修饰生成素描画."""
_MADE = form(r"(?:航|翻)[拍摄](?=\)?。?$)|摄于[^ 。]{2,12}(?=\)?。?$)|无人机(?:照片|航拍图?), ?")
_FLOWN_SAID = "航摄"

_SUBJECT = form(r"[ ■●▲(]*(?:(?:图|图片|照片)[为中是]|这是|[上下左右]图[为是])")
_SAID = form(r"(?:(?<![航翻])摄影?|摄影报道|[供制绘组]图|[图文][/并、]?[图文]|绘|提供)(?:[/,( ].*)?[)】]?。?$")
_WHO = rf"(?P<who>{HAN_LETTER}{{2,4}})"
_LABELLED = form(rf"[ (]*(?:[上下左右]?图|图片|照片|漫画|插画) ?[:/] *{_WHO}\)?。?")
_FLOWN = form(rf"[ (]*{_WHO}[航翻][拍摄]\)?。?")


def says_what_it_shows(folded: str) -> bool:
    """Whether what looks like a credit tells what a picture shows: 图为万泉河航拍, 下图：黄河, 漫画：祖孙.

    Behind 图为 only 摄 or such makes it one; behind `图片：`, or before 航拍, a word of the language is no name.
    """
    flown = folded.rfind(_FLOWN_SAID)
    if flown >= 0 and _ends_name(folded, flown + 1):
        return False
    if _SUBJECT().match(folded):
        return _SAID().search(folded) is None
    alone = _LABELLED().fullmatch(folded) or _FLOWN().fullmatch(folded)
    return alone is not None and alone["who"] in words()


def names_no_maker(tail: str) -> bool:
    """Whether folded words are a credit that names no person: 资料图, 图源：…, 市文旅局 供图, 新华社/路透."""
    return _NAMELESS().fullmatch(tail) is not None


def is_stored(folded: str) -> bool:
    """Whether folded words say no more than where the picture is kept: 资料图, 视频截图, 新华社/路透."""
    return _IS_STORED().fullmatch(folded) is not None


def ends_in_source(folded: str) -> bool:
    """Whether a folded caption may end in such a credit, or in what stands behind a name."""
    return _ENDS().search(folded) is not None or _BESIDE().search(folded) is not None


def without_source(folded: str) -> str:
    """A credit as long as it was, with 摄 for how the picture was made (航拍) or whose it is (韩某某/CFP)."""
    plain = _MADE().sub(_plainly, folded)
    return _BESIDE().sub(lambda found: _beside(plain, found), plain)


def _plainly(found: re.Match[str]) -> str:
    word = found.group()
    if word.startswith("无人机"):
        return " " * len(word)
    if word == _FLOWN_SAID and _ends_name(found.string, found.start() + 1):
        return word
    return "摄影" if len(word) == 2 else "摄".ljust(len(word))


_BEFORE_NAME = form(r".*(?:[(【:/,;]|[均都皆图片①-⑳\d][为由系])")


def _ends_name(folded: str, end: int) -> bool:
    """Whether 航 before 摄 is the end of a name (方启航摄, 方  航摄), which ends where it does.

    Behind a name of three characters (韩小川航摄), or behind a place, it says how the picture was taken.
    """
    before = _BEFORE_NAME().match(folded, 0, end)
    last = pieces(folded[before.end() if before else 0 : end])[-1:]
    name = last[0].text if last and last[0].kind == "name" else ""
    full = len(name) <= names.surname_length(name) + 2
    return full and names.is_likely_name(name) and kind_of(name[:-1]) != PLACE


def _beside(folded: str, found: re.Match[str]) -> str:
    said = found.group().startswith(",") or folded[: found.start()].endswith(("摄", "摄影", "图", "文"))
    return " " * len(found.group()) if said else "摄".ljust(len(found.group()))
