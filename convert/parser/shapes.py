"""What a paragraph's neighbours say of it: questions and answers, verse, clauses of a law, sign-offs.

A form counts only where the article as a whole bears it out: one `记者：` is no interview, four short lines in a list
of names are no poem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from convert.bodies import BODY_END
from convert.parser import names
from convert.parser.blocks import Block, Shape
from convert.parser.fold import fold
from convert.parser.form import form
from convert.parser.people import read_byline
from convert.parser.roles import Role

_TEXT_ROLES = frozenset({Role.PARAGRAPH, Role.CROSSHEAD})


def shaped(group: Sequence[Block]) -> list[Block]:
    """The blocks of an article, each with its shape where its neighbours tell it."""
    found: dict[int, Shape] = {}
    for rule in (_bylines, _verse, _law, _dialogue, _letter, _sign_offs, _signatures):
        for index, shape in rule(group):
            found.setdefault(index, shape)
    if not found:
        return list(group)
    return [block._replace(shape=found[i]) if i in found else block for i, block in enumerate(group)]


# --------------------------------------------------------------------------- bylines

_TITLES = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.CROSSHEAD})
_LONGEST_BYLINE, _TEXT = 30, 40
_CLASS = re.compile("[级班]$")
_STOP = re.compile("[。！？!?]")


def _bylines(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """A crosshead right behind a title that names who wrote what follows (`■甲 某`, `某某学院 甲某某`).

    Behind it stands a text, or lines that name no one: in a list of names none is a byline.
    """
    for index in [i for i, block in enumerate(group[:-1]) if i and block.role == Role.CROSSHEAD]:
        block, following = group[index], group[index + 1]
        if group[index - 1].role not in _TITLES or following.role not in _TEXT_ROLES:
            continue
        text = len(following.text) >= _TEXT and _STOP.search(following.text) is not None
        if len(block.text) > _LONGEST_BYLINE or not _signs(block.text, plain=text):
            continue
        if text or not any(read_byline(other.text) for other in group[index + 1 : index + 4]):
            yield index, "byline"


def _signs(text: str, *, plain: bool) -> bool:
    """Whether a crosshead is a byline: by a role, by what stands before the name, by padding, or (`plain`) alone."""
    makers = read_byline(text)
    if any(maker.role in {"reporter", "correspondent"} for maker in makers):
        return True
    if not makers or any(maker.role != "author" or len(maker.name) > _FULL_NAME for maker in makers):
        return False
    likely = all(names.is_likely_name(fold(maker.name)) for maker in makers)
    bodies = {fold(maker.affiliation) for maker in makers if maker.affiliation}
    if bodies:
        return likely and all(BODY_END.search(b) or names.ends_in_post(b) or _CLASS.search(b) for b in bodies)
    padded = all(maker.end - maker.start > len(maker.name) for maker in makers)
    marked = fold(text[:1]) == "■"
    full = len(makers[0].name) == _FULL_NAME and BODY_END.search(fold(makers[0].name)) is None
    return (padded and (likely or marked)) or (likely and (marked or (plain and full)))


_FULL_NAME = 3


# --------------------------------------------------------------------------- interviews

_TURN = form(
    r"[■· ]*(?:【(?P<b>[^】]{1,12})】|(?P<a>[\u4e00-\u9fffA-Za-z·《》]{1,12}|[\u4e00-\u9fff] {1,3}[\u4e00-\u9fff]))"
    r"(?:\([^()]{1,30}\))? ?:(?= *[^ ])"
)
_COLON = re.compile("[:：﹕︰]")
_ASKS = form(
    r"问|Q|提问|(?:特约|本报|本刊|[\u4e00-\u9fff]{2,6}[报网社刊台])?记者|主持人|采访者|《?[\u4e00-\u9fff]{2,6}(?:报|周刊|网|电视台)》?"
)
_ANSWERS = form("答|A|回答")
_ENDS_ASKING = re.compile(r"[?吗呢][”)】 ]*$")
_LEAST_TURNS, _LEAST_SPEAKERS = 3, 2
_ASKING, _TELLING = 0.6, 0.3
"""The share of a speaker's turns that end in a question: at least so much of who asks, less of who answers."""


def _dialogue(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """`问：` `答：`; `记者：` where others answer; `沈某：` in turns, where it is clear who asks."""
    turns = [(i, who) for i, block in enumerate(group) if block.role == Role.PARAGRAPH and (who := _speaker(block))]
    speakers = {who for _, who in turns}
    asking = {who for who in speakers if _ASKS().fullmatch(who)}
    plain = {who for who in speakers if _ANSWERS().fullmatch(who)}
    if not asking and not plain:
        asking = _askers(group, turns)
    talk = len(speakers) >= _LEAST_SPEAKERS and bool(asking)
    for index, who in turns:
        if who in asking and (talk or who in {"问", "Q"}):
            yield index, "question"
        elif who in plain or (talk and who not in asking and _is_spoken(who, turns)):
            yield index, "answer"


def _speaker(block: Block) -> str | None:
    found = _TURN().match(fold(block.text[:50])) if _COLON.search(block.text, 0, 50) else None
    return (found["a"] or found["b"]).replace(" ", "") if found else None


def _is_spoken(who: str, turns: Sequence[tuple[int, str]]) -> bool:
    """A speaker's name, not a word that a paragraph happens to begin with (地点：, 主要任务：)."""
    times = sum(other == who for _, other in turns)
    return names.is_possible_name(who) or times >= _LEAST_TURNS


def _askers(group: Sequence[Block], turns: Sequence[tuple[int, str]]) -> set[str]:
    """Where no word says who asks: the one speaker whose turns end in questions, if the others' do not."""
    named = [(index, who) for index, who in turns if names.is_possible_name(who)]
    speakers = {who for _, who in named}
    if len(named) < _LEAST_TURNS or len(speakers) < _LEAST_SPEAKERS:
        return set()
    asks = {who: _share(group, [i for i, other in named if other == who]) for who in speakers}
    asking = {who for who, share in asks.items() if share >= _ASKING}
    others = [share for who, share in asks.items() if who not in asking]
    return asking if len(asking) == 1 and max(others) < _TELLING else set()


def _share(group: Sequence[Block], indexes: Sequence[int]) -> float:
    return sum(bool(_ENDS_ASKING.search(fold(group[i].text[-8:]))) for i in indexes) / len(indexes)


# --------------------------------------------------------------------------- verse

_LEAST_LINES, _LEAST_WITHOUT_MARKS = 4, 6
_SHORTEST, _LONGEST, _LONGEST_NAME = 4, 20, 8
_NO_VERSE = re.compile(r"[\dA-Za-z:()《》■①-⑳%]|  ")
_PAUSE = re.compile("[,。!?;…、”]$")
_BY = form("(?P<name>[\u4e00-\u9fff]{2,4})[文作诗词]?")
_NO_POEM = form("名单|目录|目次|日程|一览|导读|公示|获奖|名录|赛程|排行|节目|书目")


def _verse(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """Runs of four short lines or more, of like length; without marks at their ends, only where little else stands."""
    start = 0
    while start < len(group):
        end = start
        while end < len(group) and _may_be_verse(group[end]):
            end += 1
        first, last = start, end
        if end - start > _LEAST_LINES:
            first += _is_poet(group[start])
            last -= _is_poet(group[end - 1])
        if last - first >= _LEAST_LINES and _is_poem(group, first, last):
            yield from ((index, "byline") for index in range(start, end) if not first <= index < last)
            yield from _lines_of_verse(group, first, last)
        start = max(end, start + 1)


def _lines_of_verse(group: Sequence[Block], first: int, last: int) -> Iterator[tuple[int, Shape]]:
    """Where a line stands behind a wider gap than most do, a stanza opens: in some exports each line has a gap."""
    gaps = [block.labels[0].line.blank_before for block in group[first + 1 : last]]
    usual = sorted(gaps)[(len(gaps) - 1) // 2]
    opens = [max(gaps) > usual, *(gap > usual for gap in gaps)]
    yield from ((first + n, "stanza" if opening else "verse") for n, opening in enumerate(opens))


def _may_be_verse(block: Block) -> bool:
    if not 2 <= len(block.text) <= _LONGEST or block.role not in _TEXT_ROLES:
        return False
    return not _NO_VERSE.search(fold(block.text)) or _is_poet(block)


def _is_poet(block: Block) -> bool:
    """A name alone on its line, or with 文 behind it."""
    found = _BY().fullmatch(fold(block.text).replace(" ", "")) if len(block.text) <= _LONGEST_NAME else None
    return found is not None and (names.is_likely_name(found[0]) or names.is_likely_name(found["name"]))


def _is_poem(group: Sequence[Block], start: int, end: int) -> bool:
    lines = [fold(block.text) for block in group[start:end]]
    lengths = [len(line) for line in lines]
    usual = sorted(lengths)[len(lengths) // 2]
    if not all(max(_SHORTEST, 0.4 * usual) <= length <= 2.2 * usual for length in lengths):
        return False
    paused = sum(bool(_PAUSE.search(line)) for line in lines) / len(lines)
    if paused >= 0.5:
        mixed = len({block.role for block in group[start:end]}) > 1
        return not _is_prose(lines) and (not mixed or paused >= 0.8)
    return len(lines) >= _LEAST_WITHOUT_MARKS and _fills(group, start, end) and not _is_list(lines)


def _is_prose(lines: Sequence[str]) -> bool:
    """Short sentences, one a line, or talk: verse breaks its lines within the sentence, or measures them."""
    spoken = sum(line.startswith("“") for line in lines)
    whole = all(line.endswith(("。", "!", "?", "”", "…")) for line in lines)
    return spoken > 0.3 * len(lines) or (whole and len({len(line) for line in lines}) > 1)


def _fills(group: Sequence[Block], start: int, end: int) -> bool:
    """Whether hardly any other text stands in the article."""
    others = [block for i, block in enumerate(group) if not start <= i < end and block.role in _TEXT_ROLES]
    return sum(len(block.text) for block in others) < sum(len(block.text) for block in group[start:end]) / 2


def _is_list(lines: Sequence[str]) -> bool:
    """Names of people or of bodies, one a line."""
    named = sum(bool(names.is_likely_name(line) or BODY_END.search(line)) for line in lines)
    return named > 0.3 * len(lines) or any(_NO_POEM().search(line) or "、" in line for line in lines)


# --------------------------------------------------------------------------- laws

_NUMBER = "[一二三四五六七八九十百千零〇\\d]{1,6}"
_CLAUSE = form(f"第{_NUMBER}条(?![例款约件])")
_CHAPTER = form(f"第{_NUMBER}[编章节](?: {{0,4}}[^ ,。;:]{{1,20}})?")


_NO_LAW = frozenset({Role.CAPTION, Role.CREDIT, Role.HEADLINE, Role.JUMP})


def _law(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """`第十条` without a space behind it, and `第一章 总则`, where the article has at least two clauses."""
    marked = [i for i, block in enumerate(group) if i and block.role not in _NO_LAW and "第" in block.text[:2]]
    texts = [(i, fold(group[i].text[:30])) for i in marked]
    clauses = [i for i, text in texts if _CLAUSE().match(text) and group[i].role == Role.PARAGRAPH]
    if len(clauses) < 2:
        return
    for index in clauses:
        yield index, "clause"
    for index, text in texts:
        if len(group[index].text) < 30 and _CHAPTER().fullmatch(text.strip()):
            yield index, "crosshead"


# --------------------------------------------------------------------------- letters

_SALUTATION = form("(?:编辑(?:部|同志|先生|老师)?|(?:尊敬的|亲爱的|各位).{1,12}|.{1,6}同志们?) ?:")


def _letter(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """`编辑同志：` heads nothing, however short it is."""
    for index, block in enumerate(group):
        if block.role == Role.CROSSHEAD and _is_salutation(block.text[:20]):
            yield index, "paragraph"


def _is_salutation(text: str) -> bool:
    return _COLON.search(text) is not None and _SALUTATION().fullmatch(fold(text)) is not None


# --------------------------------------------------------------------------- sign-offs

_NO_SIGN_OFF = re.compile(r"[。!?…;:”)】]$|来源|:|^第?[A-Z]?[\d一二三四五六七八九十]{1,3}版$")
_EDITOR = re.compile("— ?—? ?编 {0,4}者")
_FIGURE = r"[\d一二三四五六七八九十]"
_YEAR = r"(?:\d{4}|[一二三四五六七八九十〇○零]{4}) ?年"
_DATE = form(rf"{_YEAR} ?{_FIGURE}{{1,2}} ?月(?: ?{_FIGURE}{{1,3}} ?日)?")
_SIGN_OFF = 25
_AFTER = frozenset({Role.ENDNOTE, Role.CAPTION, Role.CREDIT, Role.JUMP, Role.BYLINE, Role.DATELINE})
_MOST_LINES = 3


def _sign_offs(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """The short unfinished lines at the end of a letter or notice: place and name, body and date; `——编 者`."""
    for index, block in enumerate(group):
        if len(block.text) <= 8 and _EDITOR.fullmatch(fold(block.text)):
            yield index, "sign-off"
    end = len(group)
    while end and group[end - 1].role in _AFTER:
        end -= 1
    first = end
    while first and _is_sign_off(group[first - 1]):
        first -= 1
    if end - first <= _MOST_LINES and first and group[first - 1].role in _TEXT_ROLES:
        yield from ((index, "sign-off") for index in range(first, end))


_SIGNATURE = 30
_REPORTER = re.compile("[报社台刊]记者$")


def _signatures(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """Endnotes that only say who wrote: a body and a day, a place and a name, `某报记者`."""
    signed = False
    for index, block in enumerate(group):
        if block.role != Role.ENDNOTE:
            signed = False
        elif _is_signature(block.text) or (signed and _DATE().fullmatch(fold(block.text))):
            signed = True
            yield index, "byline"


def _is_signature(text: str) -> bool:
    if len(text) > _SIGNATURE or _NO_SIGN_OFF.search(fold(text)):
        return False
    return _names_someone(text) or _REPORTER.search(fold(text)) is not None


def _is_sign_off(block: Block) -> bool:
    """A crosshead that heads nothing is one too where it names someone, a body or a day."""
    if len(block.text) > _SIGN_OFF or block.role not in _TEXT_ROLES:
        return False
    text = fold(block.text)
    if _DATE().fullmatch(text):
        return True
    return not _NO_SIGN_OFF.search(text) and (block.role == Role.PARAGRAPH or _names_someone(block.text))


def _names_someone(text: str) -> bool:
    """A body, or people: a word that only may be a name (职工文化) is a crosshead after all."""
    makers = read_byline(text)
    likely = all(maker.role != "author" or names.is_likely_name(fold(maker.name)) for maker in makers)
    return (bool(makers) and likely) or BODY_END.search(fold(text)) is not None
