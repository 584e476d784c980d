"""What lines say of each other once they are labelled, where no line says it of itself.

The answer that ends an interview may look like a caption, if words on its pictures stand below it; what is told of
such lines is told as a person would tell it, and the page is labelled again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from convert.parser import names
from convert.parser.dialogue import speaker_of
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.label import Constraint, ConstraintError, LabelledLine
from convert.parser.lines import Line
from convert.parser.picture_sources import AGENCY
from convert.parser.place_names import STATE, is_place
from convert.parser.roles import Role
from convert.parser.sections import TITLE_ROLES, is_column
from convert.parser.titles import DESKS
from convert.parser.wordtable import NO_WORD, PERSON, kind_of, words

Labeller = Callable[[Sequence[Line], Iterable[Constraint]], tuple[LabelledLine, ...]]


def label_beside(lines: Sequence[Line], wanted: Iterable[Constraint], labeller: Labeller) -> tuple[LabelledLine, ...]:
    """Labels for all lines, again under what they tell of each other, unless a person spoke of the line."""
    return told_beside(lines, wanted, labeller)[0]


def told_beside(
    lines: Sequence[Line], wanted: Iterable[Constraint], labeller: Labeller
) -> tuple[tuple[LabelledLine, ...], tuple[Constraint, ...]]:
    """Those labels, and what the lines tell; nothing where the grammar of a page forbids it."""
    said = tuple(wanted)
    first = labeller(lines, said)
    spoken = {one.line for one in said}
    found = (one for rule in (_turns, _agencies, _foreign_authors, _labels) for one in rule(first))
    told = tuple(one for one in found if one.line not in spoken)
    try:
        return (labeller(lines, (*said, *told)) if told else first), told
    except ConstraintError:
        return first, ()


# --------------------------------------------------------------------------- interviews

_PLAIN = frozenset("问答QA")
_LEAST_TURNS = 2


def _turns(rows: Sequence[LabelledLine]) -> Iterator[Constraint]:
    """A caption that begins as a turn of the interview does in which it stands is one."""
    times: Counter[tuple[int | None, str]] = Counter()
    before = None
    for row in rows:
        who = speaker_of(row.line.text) if row.role in (Role.PARAGRAPH, Role.CAPTION) else None
        known = who is not None and times[row.article, who] >= (1 if who in _PLAIN else _LEAST_TURNS)
        if row.role is Role.CAPTION and known and before is not None and before != who:
            yield Constraint(row.line.number, Role.PARAGRAPH)
        if who is not None:
            times[row.article, who] += 1
        before = who


# --------------------------------------------------------------------------- agencies

_AGENCIES = form(rf"[ (]*{AGENCY}(?:[/、· ]+{AGENCY})*[ )]*")


def _agencies(rows: Sequence[LabelledLine]) -> Iterator[Constraint]:
    """Agencies alone below an article are its source, and no line of the page's editors."""
    for above, row in pairwise(rows):
        of_page = row.role is Role.EDITOR_LINE and above.article is not None
        if of_page and len(row.line.text) <= _LONGEST_SOURCE and _AGENCIES().fullmatch(fold(row.line.text)):
            yield Constraint(row.line.number, Role.ENDNOTE, starts_article=False)


_LONGEST_SOURCE = 30

# --------------------------------------------------------------------------- translated literature

_AUTHOR = form(
    rf"(?:【{STATE}】|\({STATE}\)) ?(?P<who>{HAN_LETTER}{{1,9}}(?:·{HAN_LETTER}{{1,9}}){{0,4}})"
    rf"(?P<did> ?[{fold('著作文绘')}])?(?P<translated> +{HAN_LETTER}{{2,4}} ?译)?"
)
_OPENS = ("[", "［", "〔", "【", "(", "（")
_LONGEST_AUTHOR = 40


def _foreign_authors(rows: Sequence[LabelledLine]) -> Iterator[Constraint]:
    """A writer behind his country (`[日]甲某某`, `（美国）甲·乙 著`) is no title below one: what stands above it is.

    Where countries stand over items of news, they say where those are from: 【日本】地震, 【英国】脱欧.
    """
    news: bool | None = None
    for above, row in pairwise(rows):
        found = _author_in(row.line.text) if row.role is not Role.BYLINE and above.role in TITLE_ROLES else None
        if found is None:
            continue
        if not _says_author(found):
            news = _of_several_countries(rows) if news is None else news
            if news or is_column(above.line.text) or _ends_in_word(found["who"]):
                continue
        yield Constraint(row.line.number, Role.BYLINE, starts_article=False, joins_previous=False)
        if above.role is Role.KICKER:
            yield Constraint(above.line.number, Role.HEADLINE)


def _author_in(text: str) -> re.Match[str] | None:
    text = text.strip()
    found = _AUTHOR().fullmatch(fold(text)) if text.startswith(_OPENS) and len(text) <= _LONGEST_AUTHOR else None
    return found if found and names.is_possible_name(found["who"]) else None


def _says_author(found: re.Match[str]) -> bool:
    """Whether the line says itself that someone wrote: 著, 译, or a name that only people from abroad have."""
    return "·" in found["who"] or found["did"] is not None or found["translated"] is not None


def _of_several_countries(rows: Sequence[LabelledLine]) -> bool:
    """Whether titles of a page begin with several countries, and not all of them with writers from there."""
    opened = [
        row.line.text for row in rows if row.role is not Role.PARAGRAPH and row.line.text.strip().startswith(_OPENS)
    ]
    states = [(found.group(), text) for text in opened if (found := _COUNTRY().match(fold(text).strip()))]
    authors = [_author_in(text) for _, text in states]
    news = any(one is None or (not _says_author(one) and _ends_in_word(one["who"])) for one in authors)
    return news and len({state for state, _ in states}) > 1


_COUNTRY = form(rf"【{STATE}】|\({STATE}\)")


def _ends_in_word(who: str) -> bool:
    """Whether what may be a name is, or ends in, a word of the language that is no one's name: 地震, 股市大跌."""
    parts = {who, who[-2:]} if len(who) > _SHORTEST_TITLE else {who}
    return any(kind_of(part) not in (NO_WORD, PERSON) for part in parts)


_SHORTEST_TITLE = 3
"""Of a name of three characters the last two may be a word: 川明远."""


# --------------------------------------------------------------------------- round-ups

_LONGEST_LABEL = 5
_LEAST_LABELS = 2


def _labels(rows: Sequence[LabelledLine]) -> Iterator[Constraint]:
    """Below the title of a round-up one word over each title (■足球, 日本) is its kicker, and no one's name.

    With the first of them an article begins at the round-up's own title.
    """
    for place, row in enumerate(rows):
        if row.role in TITLE_ROLES and row.starts_article and is_column(row.line.text):
            found = list(_labels_below(rows, place + 1))
            if len(found) >= _LEAST_LABELS:
                yield Constraint(row.line.number, Role.KICKER, starts_article=True)
                for number, at in enumerate(found):
                    yield Constraint(rows[at].line.number, Role.KICKER, number > 0, joins_previous=False)
                    yield Constraint(
                        rows[at + 1].line.number, Role.HEADLINE, starts_article=False, joins_previous=False
                    )


def _labels_below(rows: Sequence[LabelledLine], first: int) -> Iterator[int]:
    """Where such words stand: each over a title and a text, the first right below the column's."""
    at, page = first, rows[first - 1].line.page
    while at + 2 < len(rows) and rows[at].line.page == page and _is_label(rows, at):
        yield at
        at += 2
        while at < len(rows) and rows[at].role is Role.PARAGRAPH:
            at += 1


def _is_label(rows: Sequence[LabelledLine], at: int) -> bool:
    word = fold(rows[at].line.text).strip("■【】· ")
    if not 1 < len(word) <= _LONGEST_LABEL or rows[at + 1].role not in TITLE_ROLES:
        return False
    return rows[at + 2].role is Role.PARAGRAPH and (word in DESKS or is_place(word) or word in words())
