"""People named as makers: bylines; those of notes stand in `maker_notes.py`, those of pictures in `credits.py`.

One grammar reads them all: a text is cut into pieces (`pieces.py`), and the pieces are gathered into people
(`gather.py`, which also says what the roles are).
"""

from __future__ import annotations

import re
from dataclasses import replace

from convert.bodies import BODY_END, is_body, is_collective
from convert.parser import names
from convert.parser.fold import fold
from convert.parser.folio import editors_in_head
from convert.parser.form import HAN_LETTER, form
from convert.parser.gather import ART, flat, gather, one_line
from convert.parser.maker_lines import LONGEST_BYLINE
from convert.parser.maker_notes import LONGEST, read_people
from convert.parser.picture_titles import behind_title
from convert.parser.pieces import pieces
from convert.parser.place_behind import before_place
from convert.parser.place_names import STATE
from convert.parser.titles import CRAFTS, EDITORS, OF_A_PAGE, PAGE_CRAFTS, either
from convert.parser.wordtable import NO_WORD, PERSON, PLACE, kind_of
from convert.tree import Contributor, ContributorRole, without_space

_OPENING = re.compile(r"^[ ■*·(【]+")
_NO_BODY_NAME = re.compile(
    r"^发自|^图片?[:/]|\d日|[日月年]于|记者|通讯员|召开|举行|举办|开展|印发|启动|成立|推进|建设好|走进|[:@]|[主承协]办$"
)
# 中央党校（国家行政学院）校（院）务委员会
_BRACKETED_BODY = form(r"^[^ ]+\([^()]+\)[\u4e00-\u9fff][^ ]*$")
PAGE_ROLES = frozenset({"editor", "other"})
"""Of those who may have made a page, and no article on it."""


def read_byline(text: str) -> tuple[Contributor, ...]:
    """The makers of an article named in a line of its own: not those of the page, 责编…版式…校对….

    Names a body where no person is named (国防大学党委理论学习中心组, 本报评论员); `明報記者` alone names no one.
    """
    found = read_makers(text)
    if found and all(maker.role in PAGE_ROLES for maker in found) and _is_of_a_page(fold(text)):
        return ()
    return found


def _is_of_a_page(line: str) -> bool:
    return any(piece.kind == "role" and OF_A_PAGE.search(piece.text) for piece in pieces(line))


def read_makers(text: str) -> tuple[Contributor, ...]:
    """All whom a line names, an article's makers or a page's."""
    if len(text) > LONGEST:
        return ()
    folded = fold(text)
    start, end = _trimmed(folded)
    start = behind_title(folded, start) if _TOOK.search(folded) else start
    if "(" in folded and _BRACKETED_BODY().match(folded[start:end]) and _is_body(folded[start:end]):
        return _collective(text, folded, start, end)
    reported = re.search("报道|报导|电|讯", folded[end:]) is not None
    if set_out := _letters(text, folded, start) or read_picture_by(text):
        return set_out
    if "," in folded and (author := read_author(text)):
        return author
    abroad = _FROM_ABROAD().search(folded[:start]) is not None
    if not abroad and not _may_name(folded[start:end]):
        return ()
    plain = _WROTE().sub(fold("著"), folded) if abroad or _TRANSLATED.search(folded) else folded
    found = flat(gather(text, start, end, "reporter" if reported else "author", plain))
    found = _from_abroad(found, folded) if len(found) > 1 else found
    if len(found) == 1:
        found = (_with_employer(found[0], text, folded, end),)
    return found or _collective(text, folded, start, end)


_TOOK = re.compile("摄[)】]? *$| 摄影 ")
"""What a line shows that names who took a picture, perhaps behind its title."""


def _with_employer(maker: Contributor, text: str, folded: str, end: int) -> Contributor:
    """The only maker of a line, with the body or post that is all that stands behind: 甲某某 某大学教授、博士生导师."""
    behind = folded[maker.end : end]
    if maker.affiliation or not behind.startswith(" ") or _NO_EMPLOYER.search(behind):
        return maker
    if not names.is_employer(behind.strip()) or not names.is_likely_name(fold(maker.name)):
        return maker
    post = all(piece.kind in {"space", "body", "note"} or piece.text == "、" for piece in pieces(behind))
    return replace(maker, affiliation=one_line(text[maker.end : end])) if post else maker


_NO_EMPLOYER = re.compile("[:/|,]|^ *(?:[发寄]自|(?:[文图摄译编]|图片|照片|视频|音频) )")


_OF_NO_EDITOR = form(rf"^(?:{either(EDITORS + CRAFTS + PAGE_CRAFTS)})|(?:报|新闻|要闻|[专副周特]刊)$")
"""What stands behind an editor and is no other's name: the paper (文荟报), 版名 (区县新闻), a title run together."""


def read_head_makers(text: str) -> tuple[Contributor, ...]:
    """Those whom a page head names with what they did: `A06 城事 2024年5月6日 编辑：甲某 美编：乙某`."""
    found: list[Contributor] = []
    for start, end in editors_in_head(text):
        makers = flat(gather(text, start, end, "editor"))
        found += [one for one in makers if one.start == makers[0].start or _is_another(one, text)]
    return tuple(maker for maker in found if not _OF_NO_EDITOR().search(fold(maker.name)))


def _is_another(maker: Contributor, text: str) -> bool:
    """Whether whoever stands behind the first of a role in a page head is one more, and no 版名: 高端访谈, 方圆."""
    name = fold(maker.name)
    if text[: maker.start].rstrip().endswith(_JOINING):
        return True
    likely = names.is_likely_name(name) and (len(name) < 4 or "·" in name or names.surname_length(name) == 2)
    return (likely and kind_of(name) in (NO_WORD, PERSON)) or names.is_spelled_out(name)


_JOINING = ("、", ",", "，", "/", "／")


def _may_name(line: str) -> bool:
    """Whether a line is no title taken for a byline: with no role said, what could be names has to look like some."""
    found = pieces(line)
    if any(piece.kind in {"role", "behind"} for piece in found):
        return True
    if _SCORE.search(line):
        return False
    people = [piece.text for piece in found if piece.kind == "name"]
    likely = [names.is_likely_name(name) or names.is_spelled_out(name) for name in people]
    if any(piece.kind == "mark" and piece.text in _OF_A_SENTENCE for piece in found) and not all(likely):
        return False
    alone = len(people) == 1 and (len(people[0]) < 4 or names.surname_length(people[0]) > 0)
    called = any(piece.kind == "body" and names.ends_in_post(piece.text) for piece in found)  # 童话作家 苏苏姐姐
    return (not people or alone or any(likely)) and (called or not names.speaks_of_kin(line))


_OF_AUTHOR = form(
    rf"[ ■—]*(?:(?:{HAN_LETTER}{{2,4}}|{HAN_LETTER} +{HAN_LETTER}) +(?=(?:本文)?作者[系为是]))?(?:本文)?作者"
)


def read_author(text: str) -> tuple[Contributor, ...]:
    """The author whom a line names with what he is: 作者苏某某,某校教师。, 苏某某 作者为专栏作家,住在江城."""
    found = read_people(text, 0, len(text)) if _OF_AUTHOR().match(fold(text)) else ()
    return found if all(names.is_likely_name(fold(one.name)) for one in found) else ()


_LETTER = form(rf" *(?P<who>{HAN_LETTER}{{2,4}})/(?P<what>{HAN_LETTER}{{2,16}})\((?P<where>{HAN_LETTER}{{2,8}})\) *")
"""Who writes to a Taiwan paper, or one abroad: 苏某某／營養師（台中市）, 苏某某／某埠（讀者）."""


def _letters(text: str, folded: str, start: int) -> tuple[Contributor, ...]:
    """The writers of letters, each with his trade as what he belongs to; none where a line says something else."""
    found: list[Contributor] = []
    while (one := _LETTER().match(folded, start)) and _writes(one):
        found.append(
            Contributor(*one.span("who"), text[slice(*one.span("who"))], "author", text[slice(*one.span("what"))])
        )
        start = one.end()
    return tuple(found) if not folded[start:].strip(" )】。") else ()


def _writes(one: re.Match[str]) -> bool:
    """Whether a name, a trade and a place stand beside each other: 甲某／乙某（台北市） are two."""
    second = names.is_likely_name(one["what"]) and not names.ends_in_post(one["what"])
    where = one["where"]
    placed = BODY_END.search(where) is not None or kind_of(where) == PLACE or where == "读者"
    return placed and names.is_likely_name(one["who"]) and not second


_PICTURE_BY = form(
    rf"[ ■]*(?P<title>《[^《》]{{1,20}}》|[^ ()《》,。]{{2,16}}) ?\((?P<art>{ART})\) +"
    rf"(?P<who>{HAN_LETTER}{{2,4}}?|{HAN_LETTER} +{HAN_LETTER})(?:作|绘|摄|刻)? *"
)


def read_picture_by(text: str) -> tuple[Contributor, ...]:
    """Whose picture a line names, and what sort it is: 江边（摄影） 苏某某; 甲某（摄影） 乙某 are two people."""
    found = _PICTURE_BY().fullmatch(fold(text)) if len(text) <= LONGEST_BYLINE else None
    if found is None or names.is_likely_name(found["title"]) or not names.may_sign(found["who"]):
        return ()
    start, end = found.span("who")
    role: ContributorRole = "photographer" if found["art"] == "摄影" else "other"
    return (Contributor(start, end, without_space(text[start:end]), role),)


_OF_A_SENTENCE = frozenset(",!?“”")
_SCORE = re.compile("[0-9][:∶比-][0-9]")
"""马某 4:2 樊某: who played, or at what time."""


def _trimmed(folded: str) -> tuple[int, int]:
    """Without marks and brackets around the line, and without 「／台北報導」 at its end."""
    opening = _OPENING.match(folded)
    start, end = opening.end() if opening else 0, len(folded.rstrip(" )】。·"))
    start = _behind_country(folded, start)
    if folded[start:end].count("(") > folded[start:end].count(")"):
        end = min(len(folded), end + 1)
    return start, max(start, before_place(folded, start, end))


def _behind_country(folded: str, start: int) -> int:
    """Where the names begin behind 〔匈牙利〕: what stands in round brackets, （南京）, someone may be of."""
    close = folded.find("】", start, start + 10) if folded[start - 1 : start] == "【" else -1
    country = folded[start:close] if close > 0 else ""
    return close + 1 if names.is_word(country) or _STATE().fullmatch(country) else start


_STATE = form(STATE)
_FROM_ABROAD = form(rf"【{STATE}】$")
_WROTE = form("(?:(?<= )|(?<=[^ ]{3}))作(?= |$)")
"""Behind a writer from abroad, what elsewhere is of who made a picture: [日]甲某某 作."""
_TRANSLATED = re.compile("译[)】]? *$")
_DID_TRANSLATE = re.compile("[ /]*[编翻]?译[)】]? *$")
_COUNTRY = form(rf"[(【]{STATE}[)】]")


def _from_abroad(found: tuple[Contributor, ...], folded: str) -> tuple[Contributor, ...]:
    """The makers of a line that ends in 译: whoever is from abroad before the others is the author.

    皮埃尔·杜邦 甲某 译, [美]海明威 甲某译, 约翰·史密斯（英国） 甲某/译.
    """
    translator = _translator(found[-1], folded)
    foreign = 0
    while foreign < len(found) - 1 and _is_from_abroad(found[foreign], folded):
        foreign += 1
    if translator is None or not foreign or any(maker.role not in _TEXT for maker in found):
        return found
    authors = [replace(maker, role="author") for maker in found[:foreign]]
    others = [replace(maker, role="translator") for maker in (*found[foreign:-1], translator)]
    return (*authors, *map(_without_country, others))


_TEXT: frozenset[ContributorRole] = frozenset({"author", "translator"})


def _translator(last: Contributor, folded: str) -> Contributor | None:
    """The last of a line that ends in 译, which is no part of his name; None where someone from abroad is."""
    if "·" in last.name:
        return None
    if _DID_TRANSLATE.match(folded, last.end):
        return last
    run_together = len(last.name) == 3 and _TRANSLATED.match(folded, last.end - 1)
    return replace(last, name=last.name[:-1], end=last.end - 1) if run_together else None


def _is_from_abroad(maker: Contributor, folded: str) -> bool:
    if "·" in maker.name or _COUNTRY().match(folded, maker.end):
        return True
    before = folded[: maker.start].rstrip()
    opening = max(before.rfind("("), before.rfind("【"))
    return _COUNTRY().fullmatch(before, opening) is not None if opening >= 0 else False


def _without_country(maker: Contributor) -> Contributor:
    """A translator without the country of the author before him."""
    return replace(maker, affiliation=None) if _STATE().fullmatch(fold(maker.affiliation or "")) else maker


def _collective(text: str, folded: str, start: int, end: int) -> tuple[Contributor, ...]:
    """A body as author, or two of them side by side."""
    wrote = _WRITTEN_BY().match(folded, start, end)
    start = wrote.end() if wrote else start
    words = [(start + word.start(), start + word.end()) for word in re.finditer("[^ ]+", folded[start:end])]
    if not words or not all(_is_body(folded[first:last]) for first, last in words):
        return ()
    return tuple(Contributor(first, last, text[first:last], _body_role(folded[first:last])) for first, last in words)


_WRITTEN_BY = form("(?:文图?|图文|撰文) ?[/:] ?")
"""What stands before a body that wrote something: 文/某市委宣传部."""


def _body_role(word: str) -> ContributorRole:
    return "commentator" if word.endswith(("评论员", "观察员")) else "author"


def _is_body(word: str) -> bool:
    return is_collective(word) or (is_body(word) and not _NO_BODY_NAME.search(word) and not are_agencies(word))


def are_agencies(word: str) -> bool:
    """Whether a word is agencies and nothing else, who are a text's source and no makers: 法新社/路透社."""
    return all(map(names.is_agency, _BETWEEN_AGENCIES.split(word)))


_BETWEEN_AGENCIES = re.compile("[/、·|&—-]")
