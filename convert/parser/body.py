"""One block of a body as a node, with its facts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, assert_never

from convert.parser.blocks import Block, Shape
from convert.parser.byline_datelines import byline_facts, read_told
from convert.parser.dateline_forms import SOURCE_HINT, WIRE
from convert.parser.datelines import read_dateline, read_source
from convert.parser.fold import fold
from convert.parser.items import is_item
from convert.parser.jumps import read_jump
from convert.parser.leads import read_lead
from convert.parser.maker_lines import names_makers
from convert.parser.maker_notes import closes_with_makers, read_people_in_parentheses, signs_with_note
from convert.parser.notes import opens_note
from convert.parser.people import read_author, read_byline, read_picture_by
from convert.parser.roles import Role
from convert.parser.sign_offs import read_sign_off
from convert.parser.signatures import read_signature
from convert.tree import (
    Answer,
    Byline,
    Clause,
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
    Verse,
)

_CLAUSE = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,6}[条條](?:[\s　]|之)")
_MARKED = re.compile(r"[【（(〔\[■▌编編开開主译譯记記第一二三四五六七八九十●◆▲■◎○◇△•·★☆▶►▷▪□①-⑳⑴-⒇\d]")
"""What an editor's note, a clause and a list item begin with: seen at once where a paragraph is none of them."""
_TOLD = re.compile("[报報消特专專][道导導息稿访訪]")
"""What a dateline without `WIRE` holds: two patterns that begin with a class are found sooner than one of both."""
_JUMPS = re.compile("版|下[转轉接]|上接|[转轉接入][A-F]")


class DatelineContext(NamedTuple):
    """What a block's facts are read with: the issue's date (ISO), which completes that of a dateline, None where it is
    unknown; and whether the article is `signed`, so that bare names behind a paragraph are no makers'.
    """

    issue_date: str | None = None
    signed: bool = False

    def facts(self, text: str) -> tuple[Fact, ...]:
        """The dateline of a text and the people named behind it, or those that a text begins with in brackets."""
        told = WIRE.search(text) or _TOLD.search(text) or "文章】" in text or SOURCE_HINT.search(text)
        reading = read_dateline(text, self.issue_date) if told else None
        if reading is not None:
            return (reading.dispatch, *reading.contributors)
        return read_lead(text) or read_told(text, self.issue_date)

    def byline(self, text: str) -> tuple[Fact, ...]:
        """The makers named in a line of its own, and the dateline that it holds."""
        return ordered(byline_facts(text, read_byline(text), self.issue_date))


def flow(block: Block, context: DatelineContext) -> Flow:
    """The node of one block that is neither a head's nor a picture's."""
    if block.shape is not None:
        return _shaped(block, block.shape, context)
    if block.role == Role.PARAGRAPH:  # most are
        return _paragraph(block, context)
    match block.role:
        case Role.BYLINE:
            return Byline(block.text, block.origin(), context.byline(block.text))
        case Role.DATELINE:
            return Dateline(block.text, block.origin(), context.facts(block.text))
        case Role.CROSSHEAD | Role.HEADLINE | Role.KICKER | Role.SUBHEADLINE:
            return Crosshead(block.text, block.origin())
        case Role.EDITOR_NOTE:
            return EditorNote(block.text, block.origin(), read_people_in_parentheses(block.text))
        case Role.ENDNOTE:
            return Endnote(block.text, block.origin(), _endnote_facts(block.text, context))
        case Role.JUMP:
            return Jump(block.text, block.origin(), read_jump(block.text, context.issue_date))
        case _:
            return _paragraph(block, context)


def _shaped(block: Block, shape: Shape, context: DatelineContext) -> Flow:
    """The node of a block whose neighbours say what it is."""
    text, origin = block.text, block.origin()
    match shape:
        case "question":
            return Question(text, origin, _facts(text, context))
        case "answer":
            return Answer(text, origin, _facts(text, context))
        case "clause":
            return Clause(text, origin, _facts(text, context))
        case "verse":
            return Verse(text, origin)
        case "stanza":
            return Verse(text, origin, opens_stanza=True)
        case "sign-off":
            source = read_source(text)  # 据新华社
            return SignOff(text, origin, (source,) if source else read_sign_off(text))
        case "crosshead":
            return Crosshead(text, origin)
        case "paragraph":
            return Paragraph(text, origin)
        case "byline":
            return Byline(text, origin, context.byline(text))
        case _:
            assert_never(shape)


def _endnote_facts(text: str, context: DatelineContext) -> tuple[Fact, ...]:
    """A closing dateline with its makers, or else the makers alone; and where the text goes on."""
    source = read_source(text)
    if source:
        return (source,)
    makers = context.facts(text) or (context.byline(text) if signs_with_note(text) else ())
    makers = makers or read_people_in_parentheses(text) or read_author(text) or read_picture_by(text)
    if not makers and closes_with_makers(text):
        makers = context.byline(text)
    return ordered([*makers, *read_jump(text, context.issue_date)])


def _paragraph(block: Block, context: DatelineContext) -> Flow:
    """A paragraph as what its own form says: editor's note, clause, list item, or plainly a paragraph."""
    text, origin = block.text, block.origin()
    if not _MARKED.match(text):
        return Paragraph(text, origin, _facts(text, context))
    if opens_note(text):
        return EditorNote(text, origin, read_people_in_parentheses(text))
    facts = _facts(text, context)
    if _CLAUSE.match(text):
        return Clause(text, origin, facts)
    if is_item(text):
        return ListItem(text, origin, facts)
    return Paragraph(text, origin, facts)


_PLAIN_ENDS = tuple("。！？!?…；;：:」』”’》")


def _facts(text: str, context: DatelineContext) -> tuple[Fact, ...]:
    """The dateline of a paragraph, where it goes on, and the makers named behind its last sentence."""
    facts = [*context.facts(text), *(read_jump(text, context.issue_date) if _JUMPS.search(text) else ())]
    if not text.endswith(_PLAIN_ENDS):
        told = {(fact.start, fact.end) for fact in facts}
        facts += [fact for fact in read_signature(text, signed=context.signed) if not _within(fact, told)]
        if not facts and names_makers(fold(text).strip(" ■—")):
            return context.byline(text)
    return ordered(facts) if facts else ()


def _within(fact: Fact, told: Iterable[tuple[int, int]]) -> bool:
    return any(start < fact.end and fact.start < end for start, end in told)


def ordered(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts by their place in the text, each once."""
    return tuple(sorted(dict.fromkeys(facts), key=lambda fact: (fact.start, fact.end)))
