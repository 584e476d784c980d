"""People named as makers: bylines, photo credits, closing notes.

One grammar reads them all: a text is cut into pieces (`pieces.py`), and the pieces are gathered into people. All
looking is done on folded text; names are the source's own characters, without the padding.

Roles: 记者、实习生 reporter · 通讯员 correspondent · 摄影、摄 photographer · 评论员 commentator · 作者、文 and bare
names author · 编译、翻译 translator · 编辑、责编、统筹 editor · 整理、制图 and the like other. `affiliation` is the
paper, body or post as printed (本报, 某大学经济管理学院副院长); behind a picture, the agency (人民视觉). Who merely
supplied a picture (…宣传部供图) is no maker of it, unless it is a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import form
from convert.parser.pieces import Piece, pieces
from convert.parser.terms import SINGLE, Roles
from convert.tree import WHITE_SPACE, Contributor, ContributorRole, without_space

_LONGEST = 600
"""Characters of the longest line or note that is read for people: four pages' editors come to 120."""
_FIRM = frozenset({"reporter", "correspondent", "commentator"})
"""Roles that a word behind the name does not change (本报记者…采访整理 is a reporter), unless it is 摄."""

# --------------------------------------------------------------------------- from pieces to people


@dataclass(slots=True, eq=False, repr=False)
class _State:
    """What holds for the next name: the role, the body it belongs to, and the people since the last `摄` or `文`.

    `before`: this line puts 文 and 图 before the names (文/甲某 图/乙某), not behind them (甲某/文 乙某/图).
    """

    roles: Roles
    said: bool = False
    body: tuple[int, int] | None = None
    fresh: bool = False
    open: list[int] = field(default_factory=list)
    before: bool = False


class _Person(NamedTuple):
    """Someone named; `said`: a role stands before the name, `did`: one stands behind it."""

    start: int
    end: int
    roles: Roles
    said: bool
    body: tuple[int, int] | None
    agency: str | None = None
    did: bool = False


class _Gatherer:
    """Goes through the pieces once and gathers the people."""

    def __init__(self, default: ContributorRole) -> None:
        self.state = _State((default,))
        self.people: list[_Person] = []
        self.ends_in_role = False

    def take(self, found: list[Piece]) -> list[_Person]:
        """The people in these pieces."""
        last = next((piece for piece in reversed(found) if piece.kind not in {"space", "mark", "note"}), None)
        self.ends_in_role = last is not None and last.kind == "role"
        for index, piece in enumerate(found):
            self._take(piece, found, index + 1)
        return self.people

    def _take(self, piece: Piece, found: list[Piece], following: int) -> None:
        match piece.kind:
            case "role" if self._stands_behind(piece, found[following:]):
                self._behind(piece)
            case "role":
                self._role(piece)
            case "behind":
                self._behind(piece)
            case "body":
                self._body(piece)
            case "name" | "latin":
                self._name(piece)
            case "note":
                self._note(piece)
            case "part" | "space" | "mark":
                pass

    def _stands_behind(self, piece: Piece, rest: list[Piece]) -> bool:
        """A word like 摄 or 整理 belongs to the names before it, if there are any, and to those after it if not."""
        if not self.state.open or self.state.before or piece.text.endswith(("记者", "通讯员", "评论员", "实习生")):
            return False
        # 甲某 口述 乙某 整理: a line that ends so has such words behind the names throughout.
        if piece.text in SINGLE or len(piece.roles) > 1 or self.ends_in_role:
            return True
        after = next((p for p in rest if p.kind != "space" and p.text not in {":", "/", "|"}), None)
        return after is None or after.kind not in {"name", "part", "latin"}

    def _role(self, piece: Piece) -> None:
        body = self.state.body if self.state.fresh else None
        before = self.state.before or (piece.text in SINGLE and not self.state.open)
        self.state = _State(piece.roles, True, body, False, self.state.open, before)

    def _body(self, piece: Piece) -> None:
        start = self.state.body[0] if self.state.fresh and self.state.body else piece.start
        self.state.body, self.state.fresh = (start, piece.end), True

    def _name(self, piece: Piece) -> None:
        self.state.fresh = False
        self.state.open.append(len(self.people))
        self.people.append(_Person(piece.start, piece.end, self.state.roles, self.state.said, self.state.body))

    def _behind(self, piece: Piece) -> None:
        for index in self.state.open:
            self.people[index] = _did(self.people[index], piece.roles)
        self.state.open = []
        self.state.body = None

    def _note(self, piece: Piece) -> None:
        """The agency in brackets belongs to all before it who did the same."""
        agency = _agency(piece.text)
        if agency is None or not self.people:
            return
        last = self.people[-1].roles
        for index in range(len(self.people) - 1, -1, -1):
            if self.people[index].roles != last:
                break
            self.people[index] = self.people[index]._replace(agency=self.people[index].agency or agency)


def _did(person: _Person, roles: Roles) -> _Person:
    """A person with what a word behind the name says: 摄 always counts, 文 and 整理 only where no role was said."""
    firm = person.said and bool(_FIRM & set(person.roles))
    if roles == ("photographer",):
        return person._replace(roles=roles, did=True)
    if "photographer" in roles:
        return person._replace(roles=(person.roles[0] if firm else roles[0], "photographer"), did=True)
    return person._replace(roles=person.roles if firm else roles, did=True)


_NO_AGENCY = re.compile(
    r"^(?:资料|无人机|图片|照片|视频|[左右前后中上下图]|摄于|拍摄|[\d①-⑳]|.{0,2}$)|照片$|图片$|[年月日。,]"
)


def _agency(note: str) -> str | None:
    """The agency in brackets behind a credit: （影像中国）, （新华社发）."""
    name = note.strip().removesuffix("发").removesuffix("供图").strip()
    return None if not name or len(name) > 20 or _NO_AGENCY.search(name) else name


# --------------------------------------------------------------------------- people as facts of the tree

_NO_BODY = re.compile(r" *|(?:本|[一二三四五六七八九十\d]{1,3}|[A-Z]\d{1,2})版|本文|今日|值班|本期")
"""What stands before 责编 or 制图 and is nobody's employer."""
_AGENCY_SENDS = re.compile("[社网觉国]发$|[社網覺國]發$")


def _contributor(person: _Person, role: ContributorRole, text: str, offset: int) -> Contributor:
    start, end = offset + person.start, offset + person.end
    body = text[offset + person.body[0] : offset + person.body[1]] if person.body else ""
    body = body[:-1] if body and _AGENCY_SENDS.search(body) else body
    own = person.agency if role == "photographer" else None
    employer = _one_line(body) if body and not _NO_BODY.fullmatch(fold(body)) else None
    affiliation = own or employer or person.agency
    return Contributor(start, end, _plain_name(text[start:end]), role, affiliation)


def _plain_name(printed: str) -> str:
    """Without padding; between the words of a Latin name one space stays."""
    return _one_line(printed) if names.LATIN.match(fold(printed[:1])) else without_space(printed)


def _one_line(text: str) -> str:
    return " ".join("".join(" " if char in WHITE_SPACE else char for char in text).split())


def _gather(text: str, start: int, end: int, default: ContributorRole) -> list[tuple[_Person, list[Contributor]]]:
    """The people in `text[start:end]`, each with what the tree says of them."""
    people = _Gatherer(default).take(pieces(fold(text[start:end])))
    return [(person, [_contributor(person, role, text, start) for role in person.roles]) for person in people]


def _flat(gathered: Iterable[tuple[_Person, list[Contributor]]]) -> tuple[Contributor, ...]:
    return tuple(fact for _, facts in gathered for fact in facts)


# --------------------------------------------------------------------------- bylines

_PLACE_AND_KIND = re.compile(
    r"(?P<gap>[/ ]{1,2})(?P<place>[\u4e00-\u9fff]{2,10}?)(?:连线|\d{1,2}日)?(?:报道|报导|电|讯|特稿|专电)[)】]? *$"
)
_OPENING = re.compile(r"^[ ■*·(【]+")
_NO_BODY_NAME = re.compile("记者|通讯员|召开|举行|举办|开展|印发|启动|成立|推进|建设好|走进")
_COLLECTIVE = re.compile("(?:评论员|编辑部|评论部|观察员)$")
# 中央党校（国家行政学院）校（院）务委员会
_BRACKETED_BODY = re.compile(r"^[^ ]+\([^()]+\)[\u4e00-\u9fff][^ ]*$")


def read_byline(text: str) -> tuple[Contributor, ...]:
    """The makers named in a byline of its own line (or in a line of the page's editors).

    Names a body where no person is named (国防大学党委理论学习中心组, 本报评论员); `明報記者` alone names no one.
    """
    if len(text) > _LONGEST:
        return ()
    folded = fold(text)
    start, end = _trimmed(folded)
    if _BRACKETED_BODY.match(folded[start:end]) and _is_body(folded[start:end]):
        return _collective(text, folded, start, end)
    reported = re.search("报道|报导|电|讯", folded[end:]) is not None
    found = _flat(_gather(text, start, end, "reporter" if reported else "author"))
    return found or _collective(text, folded, start, end)


def _trimmed(folded: str) -> tuple[int, int]:
    """Without marks and brackets around the line, and without 「／台北報導」 at its end."""
    opening = _OPENING.match(folded)
    start, end = opening.end() if opening else 0, len(folded.rstrip(" )】。"))
    if folded[start:end].count("(") > folded[start:end].count(")"):
        end = min(len(folded), end + 1)
    place = _PLACE_AND_KIND.search(folded, start, end)
    cut = place is not None and ("/" in place["gap"] or names.is_word(place["place"]))
    return start, place.start() if place and cut else max(start, end)


def _collective(text: str, folded: str, start: int, end: int) -> tuple[Contributor, ...]:
    """A body as author, or two of them side by side."""
    words = [(start + word.start(), start + word.end()) for word in re.finditer("[^ ]+", folded[start:end])]
    if not words or not all(_is_body(folded[first:last]) for first, last in words):
        return ()
    return tuple(Contributor(first, last, text[first:last], _body_role(folded[first:last])) for first, last in words)


def _body_role(word: str) -> ContributorRole:
    return "commentator" if word.endswith(("评论员", "观察员")) else "author"


def _is_body(word: str) -> bool:
    if _COLLECTIVE.search(word):
        return len(word) >= 4
    return len(word) >= 5 and not _NO_BODY_NAME.search(word) and names.BODY_END.search(word) is not None


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
            return _flat(_gather(text, floor + found.end(), len(text), "author"))
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


# --------------------------------------------------------------------------- photo credits

_CREDIT_HEAD = re.compile(
    r"^[ ■(【]*(?:[①-⑳][\d ]*|\d{1,2} )?"
    r"(?:(?:以上|上述|本版|本文|本组|组|题|配|上|下|左|右|主|大|小)?(?:(?:图片|照片|图)[①-⑳\d、和]*)+(?:均|都)?(?:为|由|系|:|/)?)?"
)
_BODY_LENGTH = 16


def read_credit(text: str) -> tuple[Contributor, ...]:
    """The makers named in a photo credit (`新华社记者  黄某某摄`, `姚某某文  秦  某摄（人民视觉）`, `制图：沈某某`).

    An agency alone (`影像中国`) and a body that supplied the picture name no one.
    """
    if len(text) > _LONGEST:
        return ()
    folded = fold(text)
    start = _credit_start(folded)
    if not _is_credit(pieces(folded[start:])):
        return ()
    end = len(folded.rstrip(" 。"))
    end -= folded[:end].endswith(("摄)", "影)", "图)", "摄】", "影】", "图】"))
    gathered = _gather(text, start, max(start, end), "photographer")
    return _flat((person, _as_photographer(person, facts)) for person, facts in gathered)


def _as_photographer(person: _Person, facts: list[Contributor]) -> list[Contributor]:
    """A reporter in a credit took the picture, unless 文 behind the name says otherwise."""
    plain = not person.did and person.roles[0] in {"reporter", "correspondent"}
    # 摄影报道 under a picture: the words are the caption's.
    took = "photographer" in person.roles
    return [replace(fact, role="photographer") for fact in facts[-1:]] if plain or took else facts


def _credit_start(folded: str) -> int:
    head = _CREDIT_HEAD.match(folded)
    return head.end() if head else 0


def _is_credit(found: list[Piece]) -> bool:
    """Whether these pieces are a credit: names, papers, posts and 摄, and nothing else."""
    people = [piece for piece in found if piece.kind in {"name", "latin"}]
    long_body = any(piece.kind == "body" and len(piece.text) > _BODY_LENGTH for piece in found)
    if not people or long_body or any(piece.kind == "part" for piece in found):
        return False
    said = any(piece.kind in {"role", "behind"} for piece in found)
    return said or all(names.is_likely_name(piece.text) for piece in people)


_SENTENCE_END = re.compile(r"[。!?…;”)】](?= *[^ ])| {1,4}(?=[^ ])")
_CREDIT_REACH = 90
_CREDIT_WORD = re.compile(
    r"(?:摄|摄影|摄影报道|供图|制图|绘图|绘|文图|文/图|提供|资料图片|资料照片)(?:\([^()]{2,10}\))?[)】。]?$"
    r"|(?:影像中国|人民视觉|视觉中国|新华社发)\)?$"
)
# A whole line of two or three characters and 摄, whatever the surname: 某某某摄（人民视觉）.
_PLAIN_CREDIT = form(r" *(?:[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] +[\u4e00-\u9fff])摄(?:\([\u4e00-\u9fff]{2,8}\))?")
_NAMELESS = form(
    r"\(?(?:资料图片|资料照片|影像中国|人民视觉|视觉中国|新华社发|新华社|[\u4e00-\u9fff·]{2,16}(?:供图|提供))\)?。?"
)


def split_caption(text: str) -> int | None:
    """Where the credit begins that ends a caption (`…注意防暑。本报记者 甲某某 摄`); None where there is none.

    The offset is that of the credit's first character; where the whole line is a credit, the line's first.
    """
    folded = fold(text).rstrip()
    if not _CREDIT_WORD.search(folded):
        return None
    first = len(folded) - len(folded.lstrip())
    if _PLAIN_CREDIT().fullmatch(folded):
        return first
    floor = max(first, len(folded) - _CREDIT_REACH)
    places = [first] if first == floor else []
    places += [_next_word(folded, found.end()) for found in _SENTENCE_END.finditer(folded, floor)]
    return next((place for place in places if _is_trailing_credit(folded[place:])), None)


def _next_word(folded: str, place: int) -> int:
    while place < len(folded) and folded[place] == " ":
        place += 1
    return place


def _is_trailing_credit(tail: str) -> bool:
    """Stricter than on a line of its own: bodies must look like bodies, and names like names."""
    if _NAMELESS().fullmatch(tail):
        return True
    found = pieces(tail[_credit_start(tail) :])
    if "。" in tail[:-1] or not _is_credit(found):
        return False
    if any(piece.kind == "role" and piece.text.endswith(("记者", "通讯员")) for piece in found):
        return True
    bodies = [piece.text for piece in found if piece.kind == "body"]
    if not all(names.BODY_END.search(body) or names.ends_in_post(body) for body in bodies):
        return False
    return all(names.is_likely_name(piece.text) for piece in found if piece.kind == "name")


# --------------------------------------------------------------------------- closing notes

_NO_PEOPLE = re.compile(
    "(?:作者[为系是单简]|[两三]?位?作者|作者均|作者分别|摘编|摘自|选自|原题|原载|据|见|相关|详见|来源|资料|图片来源|编者|上接|下转"
    "|本文为|本文由|系列)"
)
_CLAUSE_END = re.compile("[,;。]")
_MAKERS = re.compile("记者|通讯员|采写|整理|采访|报道|报导|贡献|编译|翻译|执笔|撰|统筹|实习生|评论员|摄|作者|编辑|制图")


def read_people_in_parentheses(text: str) -> tuple[Contributor, ...]:
    """The makers named in the bracketed notes of a text (`（甲某、乙某某参与采写）`, `（本报记者甲某某采访整理）`).

    `（作者为…）` says what someone is, not who: it names no one, but what follows it may.
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
    for first, last in _clauses(folded, start, end):
        clause = folded[first:last].strip()
        if len(clause) > _LONGEST or _NO_PEOPLE.match(clause):
            continue
        spoken = _MAKERS.search(clause) is not None
        if spoken or _only_names(clause):
            carried = found[-1].role if found and not spoken else default
            found += _flat(_gather(text, first, last, carried))
    return tuple(found)


def _clauses(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _CLAUSE_END.finditer(folded, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _only_names(clause: str) -> bool:
    """Nothing but likely names (and at most one body before them): a list of makers."""
    found = [piece for piece in pieces(clause) if piece.kind not in {"space", "mark"}]
    bodies = [piece for piece in found if piece.kind == "body"]
    people = [piece for piece in found if piece.kind == "name"]
    likely = bool(people) and all(names.is_likely_name(piece.text) for piece in people)
    return likely and len(people) + len(bodies) == len(found) and (not bodies or found[0].kind == "body")
