"""One block of a body as a node: what a paragraph is (question, clause, verse …), and its facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convert.parser.blocks import Block
from convert.parser.datelines import read_dateline
from convert.parser.jumps import read_jump
from convert.parser.people import read_byline, read_credit, read_people_in_parentheses, split_caption
from convert.parser.roles import Role
from convert.tree import (
    Answer,
    Byline,
    Caption,
    Clause,
    Credit,
    Crosshead,
    Dateline,
    EditorNote,
    Endnote,
    Fact,
    Flow,
    Jump,
    ListItem,
    Paragraph,
    Question,
    SignOff,
)

_QUESTION = re.compile(r"(?:问|問|记者问|記者問|记者|記者|[QＱ])\s*[:：]")
_ANSWER = re.compile(r"(?:答|[AＡ])\s*[:：]")
_CLAUSE = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,6}[条條](?:[\s　]|之)")
_LIST_ITEM = re.compile(r"[●◆▲■◎○◇△•·]|[①-⑳]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.．、](?!\d)")
_SENTENCE_END = re.compile(r"[。！？!?…；;：:」』”’）)》】〕]\s*$")
_SIGN_OFF_LENGTH = 25


@dataclass(frozen=True, slots=True)
class DatelineContext:
    """What a dateline's date is completed with: the issue's date (ISO), None where it is unknown."""

    issue_date: str | None = None

    def facts(self, text: str) -> tuple[Fact, ...]:
        """The dateline of a text and the people named in its parentheses."""
        reading = read_dateline(text, self.issue_date)
        if reading is None:
            return ()
        return (reading.dispatch, *reading.contributors)


def flow(block: Block, context: DatelineContext, *, last: bool) -> Flow:
    """The node of one block that is neither a head's nor a picture's."""
    match block.role:
        case Role.BYLINE:
            return Byline(block.text, block.origin(), read_byline(block.text))
        case Role.DATELINE:
            return Dateline(block.text, block.origin(), context.facts(block.text))
        case Role.CROSSHEAD | Role.HEADLINE | Role.KICKER | Role.SUBHEADLINE:
            return Crosshead(block.text, block.origin())
        case Role.EDITOR_NOTE:
            return EditorNote(block.text, block.origin(), read_people_in_parentheses(block.text))
        case Role.ENDNOTE:
            return Endnote(block.text, block.origin(), _endnote_facts(block.text, context))
        case Role.JUMP:
            return Jump(block.text, block.origin(), read_jump(block.text))
        case _:
            return paragraph(block, context, last=last)


def _endnote_facts(text: str, context: DatelineContext) -> tuple[Fact, ...]:
    """A closing dateline with its makers, or else the makers alone; and where the text goes on."""
    return ordered([*(context.facts(text) or read_people_in_parentheses(text)), *read_jump(text)])


def paragraph(block: Block, context: DatelineContext, *, last: bool) -> Flow:
    """A paragraph as what it is: question, answer, clause, list item, sign-off, or plainly a paragraph."""
    text, origin = block.text, block.origin()
    facts = ordered([*context.facts(text), *read_jump(text)])
    if _QUESTION.match(text):
        return Question(text, origin, facts)
    if _ANSWER.match(text):
        return Answer(text, origin, facts)
    if _CLAUSE.match(text):
        return Clause(text, origin, facts)
    if _LIST_ITEM.match(text):
        return ListItem(text, origin, facts)
    if last and len(text) <= _SIGN_OFF_LENGTH and not _SENTENCE_END.search(text) and not facts:
        return SignOff(text, origin)
    return Paragraph(text, origin, facts)


def ordered(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts by their place in the text, each once."""
    return tuple(sorted(dict.fromkeys(facts), key=lambda fact: (fact.start, fact.end)))


# --------------------------------------------------------------------------- pictures


def photo_lines(group: Sequence[Block]) -> list[Caption | Credit]:
    """A picture's words: captions, and credits where the photographer is named, on the line or at its end."""
    lines: list[Caption | Credit] = []
    for block in group:
        lines += _credit_line(block) if block.role == Role.CREDIT else _caption_line(block)
    return lines


def _credit_line(block: Block) -> list[Caption | Credit]:
    return [Credit(block.text, block.origin(), read_credit(block.text))]


def _caption_line(block: Block) -> list[Caption | Credit]:
    cut = split_caption(block.text)
    if not cut:
        return [Caption(block.text, block.origin())]
    words, credit = block.part(0, cut), block.part(cut, len(block.text))
    return [
        Caption(words.text, words.origin()),
        Credit(credit.text, credit.origin(), read_credit(credit.text)),
    ]
