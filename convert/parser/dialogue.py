"""Who speaks in the paragraphs of an interview, and which of them ask: `问：` `答：`, `记者：`, `沈某：` in turns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from convert.parser import names
from convert.parser.blocks import Block
from convert.parser.fold import fold
from convert.parser.form import form
from convert.parser.roles import Role

Part = Literal["question", "answer"]

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})?"
_PLAIN = form(rf"[■· ]*(?:(?P<who>[问答QA]|提问|回答){_NUMBER} ?:|(?P<q>[问答]) (?=[^ ])|【(?P<b>[问答QA]){_NUMBER}】)")
"""问： Q1： 问一： 【问】, and 问 with a gap behind it."""
_GAP = re.compile("　|  ")
_TURN = form(
    r"[■· ]*(?:【(?P<b>[^】]{1,12})】|(?P<a>[\u4e00-\u9fffA-Za-z·《》]{1,12}|[\u4e00-\u9fff] {1,3}[\u4e00-\u9fff]))"
    r"(?:\((?P<note>[^()]{1,30})\))? ?:(?= *[^ ])"
)
_CALLED = re.compile("(?:简称|下称)[:“ ]*(?P<short>[^”]{1,6})")
_COLON = re.compile("[:：﹕︰]")
_ASKS = form(
    r"[问Q记]|提问|(?:特约|本报|本刊|[\u4e00-\u9fff]{2,6}[报网社刊台])?记者|主持人|采访者"
    r"|《?(?:[\u4e00-\u9fff]{2,6}(?:报|周刊|网|电视台)|[晨日晚早午商都时快周]报)》?"
)
_ANSWERS = form("[答A]|回答")
_PUBLIC = form(r"(?:读者|网友|市民|观众|听众|家长|学生|同学|职工|村民|居民|患者|来信|来电|咨询).{0,3}")
_TITLED = form(r"[\u4e00-\u9fff]{1,5}(?:警官|律师|医生|医师|法官|老师|师傅|教授|大夫|检察官|专家|主任|院长|所长|局长)")
_LABEL = form(
    ".*(?:简介|时间|地点|地址|阅读|链接|背景|来源|结果|对象|内容|方式|电话|单位|嘉宾|对话人|受访者|采访人|提示|说明|策划|统筹|整理"
    "|摄影|编辑|数据|资料|名片|档案|贴士|点评|导语|要点)"
)
"""What a paragraph may begin with and no one's name is: 人物简介：, 采访时间：."""
_ENDS_ASKING = re.compile(r"[?吗呢][”)】 ]*$")
_LEAST_TURNS, _LEAST_SPEAKERS = 3, 2
_ASKING, _TELLING = 0.6, 0.3
"""The share of a speaker's turns that end in a question: at least so much of who asks, less of who answers."""


class _Turn(NamedTuple):
    """A paragraph that begins with who speaks, and the note behind his name: 韩小川（以下简称“韩”）."""

    place: int
    who: str
    note: str = ""


def parts_of_dialogue(group: Sequence[Block]) -> Iterator[tuple[int, Part]]:
    """The paragraphs of an article that are questions and answers."""
    texts = [i for i, block in enumerate(group) if block.role == Role.PARAGRAPH]
    turns = _in_full([turn for i in texts if (turn := _turn(i, group[i].text))])
    speakers = {turn.who for turn in turns}
    asking = {who for who in speakers if _ASKS().fullmatch(who)}
    plain = {who for who in speakers if _ANSWERS().fullmatch(who)}
    if not asking and not plain:
        asking = _askers(group, turns)
    talk = len(speakers) >= _LEAST_SPEAKERS and bool(asking)
    times = Counter(turn.who for turn in turns)
    asked = {turn.place + 1 for turn in turns if turn.who in asking}
    for turn in turns:
        if turn.who in asking and (talk or turn.who in {"问", "Q"}):
            yield turn.place, "question"
        elif turn.who in plain or (
            talk and turn.who not in asking and _is_spoken(turn, times[turn.who], asked=turn.place in asked)
        ):
            yield turn.place, "answer"


def parted(block: Block) -> list[Block]:
    """A paragraph that holds a question and its answer (`问：…？答：…`) as two; any other as it is."""
    if block.role != Role.PARAGRAPH or block.text[:1] not in _QUESTION:
        return [block]
    folded = fold(block.text)
    found = _BETWEEN().finditer(folded) if _ASKED().match(folded) else ()
    cuts = [0, *(one.end() for one in found), len(folded)]
    return [block.part(start, end) for start, end in pairwise(cuts)]


_QUESTION = frozenset("问問QＱ")
_ASKED = form(rf"[问Q]{_NUMBER} ?:")
_BETWEEN = form(rf"[。?!”)] *(?=[问答QA]{_NUMBER} ?:)")


def speaker_of(text: str) -> str | None:
    """Who speaks in a text that begins as the turn of a dialogue does: 问, 记者, a name, or any word before a colon."""
    turn = _turn(0, text)
    return turn.who if turn else None


def _turn(index: int, text: str) -> _Turn | None:
    head = text[:50]
    alone, colon = head.lstrip(" 　■●【[")[:1] in _ALONE, _COLON.search(head) is not None
    folded = fold(head) if alone or colon else ""
    if alone:
        found = _PLAIN().match(folded)
        if found and (not found["q"] or _GAP.match(head, found.end("q"))):
            return _Turn(index, (found["who"] or found["q"] or found["b"])[0])
    found = _TURN().match(folded) if colon else None
    if found is None:
        return None
    return _Turn(index, (found["a"] or found["b"]).replace(" ", ""), found["note"] or "")


_ALONE = frozenset("问問答QAＱＡ提回")


def _in_full(turns: Sequence[_Turn]) -> list[_Turn]:
    """The turns, with who is called shortly (记：, 林：) under his full name."""
    short = {called["short"]: turn.who for turn in turns if (called := _CALLED.search(turn.note))}
    speakers = {turn.who for turn in turns}
    begins: dict[str, set[str]] = defaultdict(set)
    for who in speakers:
        if len(who) > 1:
            begins[who[0]].add(who)
    for who in {who for who in speakers if len(who) == 1} - short.keys():
        full = begins.get(who, set())
        if len(full) == 1 and not _ANSWERS().fullmatch(who) and who not in "问Q":
            short[who] = next(iter(full))
    return [turn._replace(who=short.get(turn.who, turn.who)) for turn in turns]


def _is_spoken(turn: _Turn, times: int, *, asked: bool) -> bool:
    """A speaker's name, not a word that a paragraph happens to begin with (地点：, 主要任务：).

    What only may be a name speaks more than once (`times`) or right after a question (`asked`), or a note says who he
    is.
    """
    if _LABEL().fullmatch(turn.who):
        return False
    if names.is_likely_name(turn.who) or times >= _LEAST_TURNS:
        return True
    may = names.is_possible_name(turn.who) or _TITLED().fullmatch(turn.who) is not None
    return may and (asked or times > 1 or turn.note != "" or turn.who.startswith(("小", "老", "阿")))


def _askers(group: Sequence[Block], turns: Sequence[_Turn]) -> set[str]:
    """Where no word says who asks: the one speaker (or the readers) whose turns end in questions, if no others' do."""
    places: dict[str, list[int]] = defaultdict(list)
    for turn in turns:
        places[turn.who].append(turn.place)
    places = {who: said for who, said in places.items() if _may_speak(who)}
    if sum(map(len, places.values())) < _LEAST_TURNS or len(places) < _LEAST_SPEAKERS:
        return set()
    asks = {who: _share(group, said) for who, said in places.items()}
    asking = {who for who, share in asks.items() if share >= _ASKING}
    others = [share for who, share in asks.items() if who not in asking]
    one = len(asking) == 1 or all(_PUBLIC().fullmatch(who) for who in asking)
    return asking if one and asking and max(others, default=1) < _TELLING else set()


def _may_speak(who: str) -> bool:
    if _LABEL().fullmatch(who):
        return False
    return names.is_possible_name(who) or _PUBLIC().fullmatch(who) is not None or _TITLED().fullmatch(who) is not None


def _share(group: Sequence[Block], indexes: Sequence[int]) -> float:
    return sum(bool(_ENDS_ASKING.search(fold(group[i].text[-8:]))) for i in indexes) / len(indexes)
