"""From the pieces of a line to the people it names, and to what the tree says of them.

All looking is done on folded text; names are the source's own characters, without the padding.

Roles: 记者、实习生 reporter · 通讯员 correspondent · 摄影、摄 photographer · 评论员 commentator · 作者、文 and bare
names author · 编译、翻译 translator · 编辑、责编、统筹 editor · 整理、制图 and the like other. `affiliation` is the
paper, body or post as printed (本报, 某大学经济管理学院副院长); behind a picture, the agency (人民视觉). Who merely
supplied a picture (…宣传部供图) is no maker of it, unless it is a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.piece import Piece
from convert.parser.pieces import pieces
from convert.parser.terms import SINGLE, Roles
from convert.tree import WHITE_SPACE, Contributor, ContributorRole, without_space

_FIRM = frozenset({"reporter", "correspondent", "commentator"})
"""Roles that a word behind the name does not change (本报记者…采访整理 is a reporter), unless it is 摄."""

_BOTH: Roles = ("author", "photographer")
_REPORTING = frozenset({"reporter", "correspondent"})


@dataclass(slots=True, eq=False, repr=False)
class _State:
    """What holds for the next name: the role, the body it belongs to, and the people since the last `摄` or `文`.

    `before`: this line puts 文 and 图 before the names (文/甲某 图/乙某), not behind them (甲某/文 乙某/图).
    `unmet`: nobody has been named since the role was said; `pictured`: 文/图 is said of all reporters.
    """

    roles: Roles
    said: bool = False
    body: tuple[int, int] | None = None
    fresh: bool = False
    open: list[int] = field(default_factory=list)
    before: bool = False
    unmet: bool = False
    pictured: bool = False


_TOOK = frozenset({"摄影", "图", "图片"})
"""Words that stand before a second reporter who took the pictures, as they may behind a first who did."""


class Person(NamedTuple):
    """Someone named; `said`: a role stands before the name, `did`: one stands behind it.

    `body` and `agency` are where the words stand that say what they belong to, before the name and in brackets.
    """

    start: int
    end: int
    roles: Roles
    said: bool
    body: tuple[int, int] | None
    agency: tuple[int, int] | None = None
    did: bool = False


class _Gatherer:
    """Goes through the pieces of a folded text once and gathers the people."""

    def __init__(self, folded: str, default: ContributorRole) -> None:
        self.folded = folded
        self.state = _State((default,))
        self.people: list[Person] = []
        self.ends_in_role = False
        self.last = ""
        """The name gathered last, as it is looked at."""

    def take(self) -> list[Person]:
        """The people in the text."""
        found = pieces(self.folded)
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
                self._note(piece, found[following:])
            case "label":
                self._label(piece)
            case "mark" if piece.text == "■" and not self.state.said:
                self.state.open = []  # ◎甲某 ◎乙某圖: what 乙某 did; ■记者 甲某 ■通讯员 乙某 文/图: both
            case "part" | "space" | "mark":
                pass

    def _stands_behind(self, piece: Piece, rest: list[Piece]) -> bool:
        """A word like 摄 or 整理 belongs to the names before it, if there are any, and to those after it if not."""
        if not self.state.open or self.state.before or piece.text.endswith(("记者", "通讯员", "评论员", "实习生")):
            return False
        if rest and (rest[0].text == ":" or (rest[0].text == "/" and piece.text != "摄" and not self.ends_in_role)):
            return False  # 采写:甲某 摄影:乙某, 甲某 图/乙某; and 甲某 摄/某图片社, 甲某 文/乙某 摄
        if self._opens_another(piece, rest):
            return False
        # 甲某 口述 乙某 整理: a line that ends so has such words behind the names throughout.
        if piece.text in SINGLE or len(piece.roles) > 1 or self.ends_in_role:
            return True
        after = next((p for p in rest if p.kind != "space" and p.text not in {":", "/", "|"}), None)
        return after is None or after.kind not in {"name", "part", "latin"}

    def _opens_another(self, piece: Piece, rest: list[Piece]) -> bool:
        """Whether 摄影 behind reporters says what the next does: 本报记者 甲某 摄影 本报记者 乙某."""
        if piece.text not in _TOOK or not rest or rest[0].kind != "space" or self.ends_in_role:
            return False
        if any(one.did for one in self.people) or not all(self.people[index].said for index in self.state.open):
            return False
        told = [one.kind for one in rest if one.kind != "space"][:3]
        return told[:2] == ["role", "name"] or told == ["body", "role", "name"]

    def _role(self, piece: Piece) -> None:
        body = self.state.body if self.state.fresh else None
        before = self.state.before or (piece.text in SINGLE and not self.state.open)
        roles = self.state.roles if self._took_pictures(piece) else piece.roles
        pictured = self._wrote_and_took_pictures(piece)
        if pictured and "photographer" not in roles:
            roles = (*roles, "photographer")
        self.state = _State(roles, True, body, False, self.state.open, before, unmet=True, pictured=pictured)

    def _took_pictures(self, piece: Piece) -> bool:
        """A reporter behind 图/ took the pictures (文/本报记者 甲某 图/本报记者 乙某); 图文 摄影记者 甲某 did both."""
        if not self.state.unmet:
            return False
        if self.state.roles == _BOTH:
            return piece.roles == ("photographer",)
        return self.state.roles == ("photographer",) and not _REPORTING.isdisjoint(piece.roles)

    def _wrote_and_took_pictures(self, piece: Piece) -> bool:
        """Reporters and correspondents behind 文/图 did both: 文/图 本报记者 甲某 通讯员 乙某."""
        both = self.state.pictured or (self.state.unmet and self.state.roles == _BOTH)
        return both and not _REPORTING.isdisjoint(piece.roles)

    def _label(self, piece: Piece) -> None:
        """What is said behind a label is not said of those before it."""
        self.state.open, self.state.body, self.state.fresh = [], None, False
        if piece.roles:
            self._role(piece)

    def _body(self, piece: Piece) -> None:
        before = self.state.body if self.state.fresh else None
        start = before[0] if before and not self._closes(before[1], piece.start) else piece.start
        self.state.body, self.state.fresh = (start, piece.end), True

    def _closes(self, start: int, end: int) -> bool:
        """Whether a bracket is closed between two places that is open at the first: a body is within it or not."""
        between = self.folded[start:end]
        return any(between.count(closing) > between.count(opening) for opening, closing in ("()", "【】"))

    def _name(self, piece: Piece) -> None:
        self.state.fresh = self.state.unmet = False
        self.last = piece.text
        self.state.open.append(len(self.people))
        self.people.append(Person(piece.start, piece.end, self.state.roles, self.state.said, self.state.body))

    def _behind(self, piece: Piece) -> None:
        for index in self.state.open:
            self.people[index] = _did(self.people[index], piece.roles)
        self.state.open = []
        self.state.body = None

    def _note(self, piece: Piece, rest: list[Piece]) -> None:
        """The agency in brackets belongs to all before it who did the same."""
        if not self.people:
            return
        if _ART.fullmatch(piece.text.strip()):
            if self.people[-1].end == piece.start and any(one.text in _MADE for one in rest):
                self.people.pop()  # 春山（国画）  甲某作: the name of a picture
                self.state.open = [index for index in self.state.open if index < len(self.people)]
            return
        spelled = "·" in self.last and _SPELLED.fullmatch(piece.text) and not names.is_agency(piece.text)
        agency = None if spelled else _agency(self.folded, piece)
        if agency is None:
            return
        last = self.people[-1].roles
        for index in range(len(self.people) - 1, -1, -1):
            if self.people[index].roles != last:
                break
            self.people[index] = self.people[index]._replace(agency=self.people[index].agency or agency)


def _did(person: Person, roles: Roles) -> Person:
    """A person with what a word behind the name says: 摄 always counts, 文 and 整理 only where no role was said.

    A reporter who translated (本报记者 甲某 编译) did both.
    """
    firm = person.said and bool(_FIRM & set(person.roles))
    if roles == ("photographer",):
        return person._replace(roles=roles, did=True)
    if roles == ("translator",) and firm:
        return person._replace(roles=(person.roles[0], "translator"), did=True)
    if "photographer" in roles:
        return person._replace(roles=(person.roles[0] if firm else roles[0], "photographer"), did=True)
    return person._replace(roles=person.roles if firm else roles, did=True)


ART = (
    "(?:(?:中国|水墨|木刻|黑白|水印)?(?:画|国画|油画|版画|木刻|水彩|水粉|素描|速写|书法|篆刻|剪纸|雕塑|漫画|年画|摄影)"
    "|(?:纸本|绢本|布面|木板)(?:设色|水墨|油画|丙烯|重彩|水彩|坦培拉))"
)
"""What a picture is, in brackets behind its title."""
_ART = re.compile(ART)
_MADE = frozenset({"作", "绘", "摄", "刻", "书"})
_SPELLED = re.compile(r"[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*)*")
"""A name in its own letters: 约翰·史密斯（John Smith）."""
_NO_AGENCY = re.compile(
    r"^(?:资料|据|无人机|图片|照片|视频|[左右前后中上下图]|摄于|拍摄|署名|[\d①-⑳]|.{0,2}$)|照片$|图片$|记录$|来[信稿电]$|除外$|[年月日。,]"
)


# （作者单位：某大学）, （系某大学教授）, （新华社发）
_AGENCY = re.compile(
    "(?:(?:作者|工作|所在|供稿)?单位[: ]+|(?:作者)?[系为是] *)?(?P<name>(?=[^ ]).*?) *(?:供图)?发?", re.DOTALL
)
_LONGEST_AGENCY = 20


def _agency(folded: str, note: Piece) -> tuple[int, int] | None:
    """Where the agency stands in the brackets behind a credit: （影像中国）, （新华社发）."""
    # by place: what a piece says may differ from what is printed by a mark (_ for :), never in length
    text, printed = note.text.strip(), folded[note.start : note.end]
    start = note.end - len(printed.lstrip("()【】").lstrip())
    found = _AGENCY.fullmatch(folded, start, start + len(text))
    if found is None or len(found["name"]) > _LONGEST_AGENCY or _NO_AGENCY.search(found["name"]):
        return None
    return found.span("name")


# --------------------------------------------------------------------------- people as facts of the tree

_NO_BODY = re.compile(
    r" *|(?:本|[一二三四五六七八九十\d]{1,3})版|[A-Z]{1,2}\d{1,2}版?|[本此该]文|今日|本期|本(?:栏目?)?|图片|照片|视频"
    r"|音频|题图?|题头|AI|本[报刊]?综合|综合|\d{1,3}(?:周?岁|年级)"
)
"""What stands before 责编, 摄影 or 制图 and is nobody's employer; nor is someone's age."""
_LONGEST_PLACE = 6
_MARKS = frozenset({"《》", "〈〉", "“”", "「」", "『』"})
"""What encloses the name of a paper or a column."""
_AUTHOR_IS = form(f"(?:[本此该]文)?作者(?:系|为|是)(?={HAN_LETTER}{{2}})")
"""What stands before an author's post and is no part of it: 本文作者系某大学教授甲某某."""
_AGENCY_SENDS = re.compile("[社网觉国]发$|[社網覺國]發$")


def _contributor(person: Person, role: ContributorRole, text: str, offset: int) -> Contributor:
    start, end = offset + person.start, offset + person.end
    body = text[offset + person.body[0] : offset + person.body[1]] if person.body else ""
    body = body[:-1] if body and _AGENCY_SENDS.search(body) else body
    formula = _AUTHOR_IS().match(fold(body)) if body else None
    body = body[formula.end() :] if formula else body
    agency = one_line(text[offset + person.agency[0] : offset + person.agency[1]]) if person.agency else None
    own = agency if role == "photographer" else None
    employer = one_line(body) if body and not _NO_BODY.fullmatch(fold(body)) else None
    if employer and role == "photographer" and len(employer) > _LONGEST_PLACE and not names.is_employer(fold(employer)):
        employer = None  # the words of a caption
    affiliation = own or employer or agency
    return Contributor(start, end, _plain_name(text[start:end]), role, _unquoted(affiliation) if affiliation else None)


def _unquoted(name: str) -> str:
    """A body's name without the marks that enclose all of it: 《星河周报》 is 星河周报, 《瞭望》周刊 stays."""
    enclosed = len(name) > 2 and name[0] + name[-1] in _MARKS and name[0] not in name[1:]
    return name[1:-1] if enclosed else name


def _plain_name(printed: str) -> str:
    """Without padding; between the words of a Latin name one space stays."""
    return one_line(printed) if names.LATIN.match(fold(printed[:1])) else without_space(printed)


def one_line(text: str) -> str:
    """A text with one space for each stretch of white space, and none around it."""
    return " ".join("".join(" " if char in WHITE_SPACE else char for char in text).split())


def gather(
    text: str, start: int, end: int, default: ContributorRole, folded: str | None = None
) -> list[tuple[Person, list[Contributor]]]:
    """The people in `text[start:end]`, each with what the tree says of them; `folded`: the text as it is looked at."""
    people = _Gatherer(folded[start:end] if folded else fold(text[start:end]), default).take()
    return [(person, [_contributor(person, role, text, start) for role in person.roles]) for person in people]


def flat(gathered: Iterable[tuple[Person, list[Contributor]]]) -> tuple[Contributor, ...]:
    """What the tree says of people gathered, one after the other."""
    return tuple(fact for _, facts in gathered for fact in facts)
