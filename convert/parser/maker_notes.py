"""The makers named in closing notes: in brackets, behind 作者 or 答题人, or behind the last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.gather import flat, gather, one_line
from convert.parser.maker_lines import names_makers, names_workers
from convert.parser.pieces import pieces
from convert.parser.place_behind import before_place
from convert.parser.terms import role_glued
from convert.parser.wordtable import NO_WORD, PERSON, kind_of
from convert.tree import Contributor, ContributorRole, without_space

LONGEST = 600
"""Characters of the longest line or note that is read for people: four pages' editors come to 120."""
_NO_PEOPLE = re.compile(
    "(?:(?:[两三几]位?|[各位])作者|作者(?! *[: ])|摘编|摘自|选自|原题|原载|据|见(?!习)|相关|详见|来源|资料|图片来源"
    "|编者|主持人[按语]|上接|下转|本文为|本文由|系列)"
)
_OF_A_TEXT = re.compile("[文图译]")
"""In what a clause says that only names people with what they did: 甲某 文/图."""
_CLAUSE_END = re.compile("[,;。]")
_MAKERS = re.compile(
    "记者|特派员|通讯员|采写|整理|采访|报道|报导|供稿|贡献|编译|翻译|译者|执笔|撰|统筹|组成员|实习生|评论员|主持人|摄|作者|编辑|制图"
    "|(?:口述|讲述)(?=$|[: /])"
)


def closes_with_makers(text: str) -> bool:
    """Whether a last line names its makers and does nothing else: 作者：甲某, （文/图 甲某）, （甲某 译）.

    Who put the page together (本期统筹：甲某) made no article on it.
    """
    line = fold(text).strip()
    if line.startswith(("本期", "本版", "本刊")):
        return False
    around = _WHOLE.fullmatch(line)
    line = around["inside"].strip() if around else line
    if did := _DID().fullmatch(line):
        return _is_someone(did["who"])
    return _NO_PEOPLE.match(line) is None and (names_makers(line) or names_workers(line))


_DID = form(rf"(?P<who>{HAN_LETTER}{{2,3}})[辑译]")
"""（苏某辑）, （苏某某译）"""
_NOTED = form(
    rf"[ ■—]*(?P<who>{HAN_LETTER}{{2,4}}|{HAN_LETTER} +{HAN_LETTER}) ?\((?![见图左右上下中前后原续完])[^()]{{2,12}}\) *"
)


def signs_with_note(text: str) -> bool:
    """Whether an article's last line is a name and what stands in brackets behind it: 苏某某（某桥）."""
    found = _NOTED().fullmatch(fold(text))
    return found is not None and _is_someone(found["who"])


_WHOLE = re.compile(r"[(【](?P<inside>[^()【】]+)[)】]")


def read_people_in_parentheses(text: str) -> tuple[Contributor, ...]:
    """The makers named in the bracketed notes of a text (`（甲某、乙某某参与采写）`, `（本报记者甲某某采访整理）`).

    `（作者为…）` that says what someone is, and not who, names no one, but what follows it may.
    """
    folded = fold(text)
    found: list[Contributor] = []
    for start, end in _brackets(folded):
        found += _people(text, folded, start, end, "author")
    return tuple(found)


def _brackets(folded: str) -> Iterator[tuple[int, int]]:
    """The insides of the outermost brackets; one that is not closed reaches to the end."""
    depth, start = 0, 0
    for index, char in enumerate(folded):
        if char in "(【":
            start = index + 1 if depth == 0 else start
            depth += 1
        elif char in ")】" and depth:
            depth -= 1
            if depth == 0:
                yield start, index
    if depth:
        yield start, len(folded)


def read_people(text: str, start: int, end: int, default: ContributorRole = "author") -> tuple[Contributor, ...]:
    """The makers in one note, `text[start:end]`, brackets apart; clauses that name no maker are passed over."""
    return _people(text, fold(text), start, end, default)


def _people(text: str, folded: str, start: int, end: int, default: ContributorRole) -> tuple[Contributor, ...]:
    found: list[Contributor] = []
    places = list(_clauses(folded, start, end))
    for (first, last), following in zip(places, [*places[1:], None], strict=True):
        clause = folded[first:last].strip()
        if set_apart := _of_translation(text, folded, first, last, following):
            found += set_apart
            continue
        author = AUTHOR().fullmatch(clause) if "作者" in clause[:4] else None
        if author and _are_names(author["who"]):
            found += _authors(text, folded, first + folded[first:last].index(clause), author, following)
            continue
        if apart := read_set_apart(text, folded, first, last):
            found += apart
            continue
        if len(clause) > LONGEST or (_NO_PEOPLE.match(clause) and not _says_who(clause)):
            continue
        spoken = _MAKERS.search(clause) is not None or (_OF_A_TEXT.search(clause) is not None and names_workers(clause))
        if spoken or _only_names(clause):
            carried = found[-1].role if found and not spoken else default
            found += flat(gather(text, first, before_place(folded, first, last), carried))
    return tuple(found)


_TRANSLATOR = form(rf" *(?P<who>{HAN_LETTER}{{2,3}}?|{HAN_LETTER} +{HAN_LETTER}) ?[编摘节选翻]?译 *")
_FOREIGN_AUTHOR = form(rf" *(?P<who>{HAN_LETTER}{{1,8}}(?:·{HAN_LETTER}{{1,9}})+?) ?[文{fold('著')}] *")


def _of_translation(
    text: str, folded: str, start: int, end: int, following: tuple[int, int] | None
) -> tuple[Contributor, ...]:
    """Who translated a text, run together with 译 (苏明译), and who wrote it before him (约翰·史密斯文)."""
    if "译" not in folded[start : following[1] if following else end]:
        return ()
    found = _TRANSLATOR().fullmatch(folded, start, end)
    if found and _is_someone(found["who"]):
        return (_named(text, found, "translator"),)
    wrote = _FOREIGN_AUTHOR().fullmatch(folded, start, end)
    translated = wrote and following and _TRANSLATOR().fullmatch(folded, *following)
    return (_named(text, wrote, "author"),) if wrote and translated and names.is_likely_name(wrote["who"]) else ()


def _named(text: str, found: re.Match[str], role: ContributorRole) -> Contributor:
    first, last = found.span("who")
    return Contributor(first, last, without_space(text[first:last]), role)


_WITH_TRADE = form(
    rf" *(?P<who>{HAN_LETTER}{{2,4}}|{HAN_LETTER} +{HAN_LETTER})(?: +| ?/ ?)"
    r"(?:\d{1,3}周?岁 +|(?:本文)?作者(?:系|为|是))?(?P<what>[^ ,。:]{2,20}) *"
)
_DESCRIBED_AS = form(rf" *(?P<who>{HAN_LETTER}{{2,3}})系(?P<what>[^ ,。:]{{2,30}}) *")
"""苏某某系某大学教授"""
_BY_LETTER = form(rf" *(?P<who>{HAN_LETTER}{{3}})通讯 *")
_VILLAGE = form("^.家|[市县区旗镇乡村屯庄湾沟堡寨集店岭坡桥塘坝坪厂矿社]$")
"""What places are called whose first character is a surname as well: 王家湾."""
_ANSWERED = form("(?:本[期版])?(?:解答|答题|答疑|释疑|点评|回信)人?:")
"""Who answers readers or says what he thinks of a text, before his name."""


def read_set_apart(text: str, folded: str, start: int, end: int) -> tuple[Contributor, ...]:
    """Whoever is named in a note with his trade behind him, who answers or wrote in: 苏某某 某所律师, 苏某某通讯."""
    found = _WITH_TRADE().fullmatch(folded, start, end)
    if found and _is_someone(found["who"]) and _says_what_he_is(found["what"]):
        first, last = found.span("who")
        what = one_line(text[slice(*found.span("what"))])
        return (Contributor(first, last, without_space(text[first:last]), "author", what),)
    described = _DESCRIBED_AS().fullmatch(folded, start, end)
    if described and _is_someone(described["who"]) and _says_what_he_is(described["what"].strip()):
        return (replace(_named(text, described, "author"), affiliation=one_line(text[slice(*described.span("what"))])),)
    wrote = _BY_LETTER().fullmatch(folded, start, end)
    if wrote and _is_someone(wrote["who"]) and not _VILLAGE().search(wrote["who"]):
        first, last = wrote.span("who")
        return (Contributor(first, last, text[first:last], "correspondent"),)
    return flat(gather(text, start, end, "author")) if _ANSWERED().match(folded[start:end].lstrip()) else ()


def _says_what_he_is(what: str) -> bool:
    """Whether words behind a name are a body, a post, a trade or a class."""
    plain = len(what) > 2 and (names.is_employer(what) or names.is_trade(what))
    return plain or names.is_of_a_school(what)


def _is_someone(who: str) -> bool:
    name = who.replace(" ", "")
    return names.is_likely_name(name) and kind_of(name) in (NO_WORD, PERSON) and not names.ends_in_post(name)


_ONE_NAME = rf"{HAN_LETTER}{{2,4}}?(?:·{HAN_LETTER}{{1,8}})*"
AUTHOR = form(
    rf"(?:[本此该]文)?作者(?:[系为是](?={HAN_LETTER}{{1,8}}·)|(?:简介)? *: *| *)"
    rf"(?P<who>{_ONE_NAME}(?:[、 ]+{_ONE_NAME})*)"
    r"(?: ?(?:系|为|是|现任|现为|(?P<unit>(?:工作)?单位 ?[: ] ?))(?P<what>.{2,}))?"
)
"""The author in a note, and what he is: 作者罗某某系市委党校副教授."""
_DESCRIBED = form("作者(?:系|为|是)(?P<what>.+?)(?: (?P<who>[^ ]+))?")


def _says_who(clause: str) -> bool:
    """Whether a clause says who the author is as well as what: 作者系某大学教授甲某某, but not …作协会员安徽人."""
    found = _DESCRIBED().fullmatch(clause)
    if found is None:
        return False
    what, who = found["what"], found["who"]
    if who is None:
        cut, glued = names.split_post(what), role_glued(what)
        who = what[cut:] if cut is not None else glued["rest"] if glued else ""
    elif not names.is_employer(what):
        return False
    return names.is_likely_name(who) and kind_of(who) in (NO_WORD, PERSON) and not who.endswith("人")


_IS = re.compile("(?:系|为|是|现任|现为)?(?P<what>.+)")


def _are_names(who: str) -> bool:
    return all(map(names.is_likely_name, re.split("[、 ]+", who))) or _only_names(who)


def _authors(
    text: str, folded: str, offset: int, found: re.Match[str], following: tuple[int, int] | None
) -> tuple[Contributor, ...]:
    """The authors of a note; one alone has what the note says of him, in this clause or the next."""
    who = flat(gather(text, offset + found.start("who"), offset + found.end("who"), "author"))
    place = (offset + found.start("what"), offset + found.end("what")) if found["what"] else following
    what = _IS.fullmatch(folded, *place) if place and (len(who) == 1 or found["unit"]) else None
    if what is None or not names.is_employer(what["what"].strip()):
        return who
    return tuple(replace(one, affiliation=one_line(text[what.start("what") : what.end("what")])) for one in who)


def _clauses(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _CLAUSE_END.finditer(folded, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _only_names(clause: str) -> bool:
    """Nothing but names (and at most one body before them): a list of makers."""
    found = [piece for piece in pieces(clause) if piece.kind not in {"space", "mark"}]
    bodies = [piece for piece in found if piece.kind == "body"]
    people = [piece for piece in found if piece.kind == "name"]
    likely = bool(people) and all(names.may_sign(clause[piece.start : piece.end]) for piece in people)
    return likely and len(people) + len(bodies) == len(found) and (not bodies or found[0].kind == "body")
