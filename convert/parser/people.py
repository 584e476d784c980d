"""People named as makers: bylines and closing notes; those of pictures stand in `credits.py`.

One grammar reads them all: a text is cut into pieces (`pieces.py`), and the pieces are gathered into people
(`gather.py`, which also says what the roles are).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from convert.bodies import BODY_END, is_body, is_collective
from convert.parser import names
from convert.parser.fold import fold
from convert.parser.folio import editors_in_head
from convert.parser.form import HAN_LETTER, form
from convert.parser.gather import ART, flat, gather, one_line
from convert.parser.glued_place import HOW, how_in, place_in
from convert.parser.numerals import HAN
from convert.parser.piece import Piece
from convert.parser.pieces import pieces
from convert.parser.place_names import STATE, is_place
from convert.parser.terms import double_at, role_at_end, role_glued
from convert.parser.titles import CRAFTS, EDITORS, OF_A_PAGE, PAGE_CRAFTS, either
from convert.parser.wordtable import NO_WORD, PERSON, PLACE, kind_of
from convert.tree import Contributor, ContributorRole, without_space

LONGEST = 600
"""Characters of the longest line or note that is read for people: four pages' editors come to 120."""

# --------------------------------------------------------------------------- bylines

_PLACE_AND_KIND = form(
    r"(?P<gap>[/ ]{1,2})(?P<place>[\u4e00-\u9fff]{2,10}?(?:[、—-]+[\u4e00-\u9fff]{2,5}?)?)"
    rf"(?:连线|(?:[{HAN}\d]{{1,2}}月)?[{HAN}\d]{{1,3}}日)?"
    r"(?:报道|报导|电|讯|特稿|专电|航讯|专访|特写|直击|(?:实地|现场)采访)[)】]? *$"
)
_ROLE = "记者|特派员|编译|通讯员|实习生"
_GLUED_PLACE = form(
    rf"(?:{_ROLE}|[、 ])(?P<run>(?:(?!{_ROLE}){HAN_LETTER}){{4,10}}?)(?:今|(?:\d{{1,2}}月)?[{HAN}\d]{{1,3}})?日?"
    r"(?:报道|报导|直击|特稿|[专特]电|专访|特写|(?<=日)航?(?:电|讯))[)】]?$"
)
"""记者韩某某北京报道, 记者 韩某某伦敦十日专电: what names the reporter and the place is one run."""
_DAY_FIRST = form(
    rf"(?:[{HAN}\d]{{1,2}}月)?[{HAN}\d]{{1,3}}日 ?{HAN_LETTER}{{2,6}}?(?:报道|报导|电|讯|特稿|专访|特写)[)】]? *$"
)
"""记者韩某某3月12日纽约报道."""
_KIND_ONLY = form(rf"(?:(?:[{HAN}\d]{{1,2}}月)?[{HAN}\d]{{1,3}}日[专特航]?[电讯]|(?<=..)(?:特稿|专访|特写))[)】]?$")
"""记者韩某某十日航讯, 记者韩某某特稿."""
_KINDS = ("报道", "报导", "电", "讯", "特稿", "专访", "特写", "直击", "实地采访", "现场采访")
"""What it ends in."""
_OPENING = re.compile(r"^[ ■*·(【]+")
_NO_BODY_NAME = re.compile(
    r"^发自|^图片?[:/]|\d日|[日月年]于|记者|通讯员|召开|举行|举办|开展|印发|启动|成立|推进|建设好|走进|[:@]|[主承协]办$"
)
# 中央党校（国家行政学院）校（院）务委员会
_BRACKETED_BODY = form(r"^[^ ]+\([^()]+\)[\u4e00-\u9fff][^ ]*$")
_PAGE_ROLES = frozenset({"editor", "other"})


def read_byline(text: str) -> tuple[Contributor, ...]:
    """The makers of an article named in a line of its own: not those of the page, 责编…版式…校对….

    Names a body where no person is named (国防大学党委理论学习中心组, 本报评论员); `明報記者` alone names no one.
    """
    found = read_makers(text)
    if found and all(maker.role in _PAGE_ROLES for maker in found) and _is_of_a_page(fold(text)):
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
    found = _PICTURE_BY().fullmatch(fold(text)) if len(text) <= _LONGEST_BYLINE else None
    if found is None or names.is_likely_name(found["title"]) or not names.may_sign(found["who"]):
        return ()
    start, end = found.span("who")
    role: ContributorRole = "photographer" if found["art"] == "摄影" else "other"
    return (Contributor(start, end, without_space(text[start:end]), role),)


_NAMING = re.compile("记者|通讯员|特派员|实习生|摄|[文图]/|/[文图]")
_LONGEST_BYLINE = 60
_BETWEEN = frozenset("、,/·|:■—&*")


def names_makers(line: str) -> bool:
    """Whether a folded line says who made something, and nothing else: roles and likely names, papers before roles."""
    if len(line) > _LONGEST_BYLINE or not _NAMING.search(line) or line.endswith(("。", "!", "?", ";", ",")):
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
    if len(line) > _LONGEST_BYLINE or _WORKING.search(line) is None or line.endswith(("。", "!", "?", ";", ",")):
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


def before_place(folded: str, start: int, end: int) -> int:
    """Where a text ends without 「／台北報導」, or the place that is run together with the last name before 报道."""
    if not folded[start:end].rstrip(" )】").endswith(_KINDS):
        return end
    place = _PLACE_AND_KIND().search(folded, start, end)
    if place and not double_at(folded, place.start("place")) and _is_no_reporter(place):
        return place.start()
    dated = _DAY_FIRST().search(folded, start, end)
    if dated and not _in_bracket(folded, start, dated.start()):
        return dated.start()
    glued = _GLUED_PLACE().search(folded, start, end)
    run = glued["run"] if glued else ""
    how, place_of = how_in(run), place_in(run)
    cut = how or (place_of.name if place_of else None)
    if glued and cut:
        return glued.start("run") + cut
    kind = _KIND_ONLY().search(folded, start, end)
    return kind.start() if kind and not _in_bracket(folded, start, kind.start()) else end


def _in_bracket(folded: str, start: int, place: int) -> bool:
    """Whether a bracket is open at a place: what it holds is a dateline of its own (甲某（本报伦敦8月3日专电）)."""
    return folded.count("(", start, place) > folded.count(")", start, place)


def _is_no_reporter(found: re.Match[str]) -> bool:
    """Whether what stands before 报道 says where or how (台北, 现场), and is no second reporter (甲某 乙某报道)."""
    word = found["place"]
    if "/" in found["gap"] or is_place(word) or word in HOW:
        return True
    before = found.string[: found.start()].split()[-1:]
    if "、" in word and _ENDS_AS_PLACE().search(word) and not any("、" in name for name in before):
        return True  # the reporters stand apart by blanks, the places by marks: 甲某 乙某 石桥、金洲湾报道
    named = bool(before) and role_at_end(before[0]) is None
    person = names.surname_length(word) or names.is_spelled_out(word) or role_glued(word)
    return named and len(word) <= 4 and not person


_ENDS_AS_PLACE = form("[省市县区州盟旗镇乡村港湾岛桥城](?=、|$)")


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


# --------------------------------------------------------------------------- closing notes

_NO_PEOPLE = re.compile(
    "(?:(?:[两三几]位?|[各位])作者|作者(?! *[: ])|摘编|摘自|选自|原题|原载|据|见(?!习)|相关|详见|来源|资料|图片来源"
    "|编者|主持人[按语]|上接|下转|本文为|本文由|系列)"
)
_CLAUSE_END = re.compile("[,;。]")
_MAKERS = re.compile(
    "记者|特派员|通讯员|采写|整理|采访|报道|报导|供稿|贡献|编译|翻译|译者|执笔|撰|统筹|组成员|实习生|评论员|主持人|摄|作者|编辑|制图"
)


def closes_with_makers(text: str) -> bool:
    """Whether a last line names its makers and does nothing else: 作者：甲某, （文/图 甲某）, （甲某 译）."""
    line = fold(text).strip()
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
        author = AUTHOR().fullmatch(clause) if "作者" in clause[:4] else None
        if author and _are_names(author["who"]):
            found += _authors(text, folded, first + folded[first:last].index(clause), author, following)
            continue
        if apart := read_set_apart(text, folded, first, last):
            found += apart
            continue
        if len(clause) > LONGEST or (_NO_PEOPLE.match(clause) and not _says_who(clause)):
            continue
        spoken = _MAKERS.search(clause) is not None
        if spoken or _only_names(clause):
            carried = found[-1].role if found and not spoken else default
            found += flat(gather(text, first, before_place(folded, first, last), carried))
    return tuple(found)


_WITH_TRADE = form(
    rf" *(?P<who>{HAN_LETTER}{{2,4}}|{HAN_LETTER} +{HAN_LETTER})(?: +| ?/ ?)"
    r"(?:\d{1,3}周?岁 +|(?:本文)?作者(?:系|为|是))?(?P<what>[^ ,。:]{2,20}) *"
)
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
    rf"(?:[本此该]文)?作者(?:(?:简介)? *: *| *)(?P<who>{_ONE_NAME}(?:[、 ]+{_ONE_NAME})*)"
    r"(?: ?(?:系|为|是|现任|现为)(?P<what>.{2,}))?"
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
    what = _IS.fullmatch(folded, *place) if place and len(who) == 1 else None
    if what is None or not names.is_employer(what["what"].strip()):
        return who
    return (replace(who[0], affiliation=one_line(text[what.start("what") : what.end("what")])),)


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
