"""What a line says outright that it is, or is not, where pages to learn it from are too few or of one paper.

A front page has one digest (导读), a page few notices, and whether a paper prints a title over a dateline as a
crosshead is its habit.  What is said outright weighs as much as any cue of the model; a person's word outweighs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from convert.parser.decoder import Scores
from convert.parser.features import PageFeatures, View
from convert.parser.form import form
from convert.parser.head_facts import Fact, facts_in
from convert.parser.jumps import read_jump
from convert.parser.labels import LABELS, Label
from convert.parser.notes import opens_note
from convert.parser.people import names_makers, read_makers, read_people_in_parentheses
from convert.parser.roles import FURNITURE, Role
from convert.parser.signatures import read_signature

OUTRIGHT = 6.0
"""What it weighs, in log odds, that a line says outright what it is."""
_HEADS = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.CROSSHEAD})


def _where(holds: Callable[[Label], bool]) -> Scores:
    """[LABELS]: `OUTRIGHT` for the labels of which something holds."""
    return OUTRIGHT * np.array([holds(item) for item in LABELS], dtype=np.float64)


_BEGINS = _where(lambda item: item.starts)
_OF_PAGE = _where(lambda item: item.role in FURNITURE)
_NO_FURNITURE = -_OF_PAGE
_NO_FOLIO = -_where(lambda item: item == Label(Role.FOLIO))
_NO_EDITORS = -_where(lambda item: item.role is Role.EDITOR_LINE)
_NO_HEAD = -_where(lambda item: item.role in _HEADS)
_OF_MAKERS = _where(lambda item: item.role in (Role.BYLINE, Role.CREDIT, Role.CAPTION, Role.ENDNOTE)) - _where(
    lambda item: item.role in _HEADS or item.role is Role.PARAGRAPH
)
_TITLE = -_where(lambda item: item.role in (Role.CROSSHEAD, Role.PARAGRAPH, Role.CAPTION) and not item.joins)
_CAPTION = _where(lambda item: item.role in (Role.CAPTION, Role.CREDIT))
_OF_TEXT = -_where(lambda item: item.role in (Role.CAPTION, Role.CREDIT, Role.EDITOR_NOTE))
_IS_JUMP = _where(lambda item: item.role is Role.JUMP) - _where(lambda item: item.role in _HEADS)
_NO_RUNNING = -_where(lambda item: item.role in (Role.PARAGRAPH, Role.CAPTION))
_NO_BYLINE = -_where(lambda item: item.role is Role.BYLINE)
_NOTE = 2 * _where(lambda item: item.role is Role.EDITOR_NOTE)
"""Twice: few notes of the training stand on top of a page."""
_TOP = 4  # pieces on top of a page among which a kicker may look like a page head
_PICTURE = re.compile("图为|[上下左右题]图[为:,、]|图[①-⑨]")
_JUMP = re.compile("[*→➡➔>▶▼■ ]*[(【]?[下上紧转接续][^,。]+")
_LONGEST_JUMP = 16
_DIGEST = re.compile(r"(?:今日|本报|本期|本版|要闻)?导 {0,2}读")
_TITLE_AND_COLUMN = form(r"(?![\d(■])[^():;。]{4,30}\([\u4e00-\u9fff·]{2,10}\)")
_IN_BRACKETS = re.compile(r"(?:^|(?<=[。!?”…]))\([^()]{2,16}\)$")
_CREDITED = frozenset({"photo.credit_name", "photo.credit_line", "photo.credit_end"})
_NOT_BEHIND = frozenset({"lead.whole", "page.mail", "page.folio"})
_OF_REPORT = frozenset({"lead.agency_strict", "jump.from"})
_SHORT = 14
_ENACTED = form(r"\(\d{4}年\d{1,2}月\d{1,2}日[^()]{0,60}?(?:通过|批准|公布|发布|修订|修正)")
_PART = re.compile("[^:]{2,8}:")
"""A place before a colon: each part of one article may have its own dateline."""
_ADDRESS = re.compile(r"\w@\w[\w-]*\.\w")
_STANDING = frozenset({"head.notice", "label.roundup"})
_OF_NO_TITLE = frozenset({
    "lead.agency_strict", "lead.names", "photo.credit_line", "photo.credit_name", "photo.credit_label", "by.role_head",
    "note.paren_maker", "jump.line", "jump.see", "page.editors",
})  # fmt: skip
_NO_TITLE = ("by.", "jump.", "note.", "photo.", "lead.agency_strict")


def said_outright(features: PageFeatures) -> dict[int, Scores]:
    """[LABELS]: what lines say outright of their labels, in log odds, by line of the page."""
    views = features.page.views
    said: dict[int, Scores] = {}
    for line, (piece, place) in enumerate(features.places):
        running = piece >= _TOP and (place or views[piece].body)  # says nothing of itself, but that it is no title
        found = [] if running else list(_said(views, piece, first=not place))
        if not place:
            found += _said_of_text(features.page.folded[line], views[piece])
        if found:
            said[line] = found[0] if len(found) == 1 else np.sum(found, axis=0)
    return said


def _said_of_text(text: str, view: View) -> Iterator[Scores]:
    """What the first line of a piece says of running text, wherever on the page it stands."""
    if view.body and opens_note(view.piece.text):
        yield _NOTE
    if _is_prose(text, view):
        yield _NO_HEAD
    if _is_sentence(view):
        yield _NO_EDITORS


def _said(views: Sequence[View], piece: int, *, first: bool) -> Iterator[Scores]:
    if first:
        yield from _said_at_first(views, piece)
    if piece < _TOP:
        if not _is_of_head(views[piece]):
            yield _NO_FOLIO
        elif any(map(_tells_of_page, views[piece : _TOP + 2])):
            yield 3 * _OF_PAGE if _tells_day_and_page(views[piece]) else _OF_PAGE


def _said_at_first(views: Sequence[View], piece: int) -> Iterator[Scores]:
    """What the first line of a piece says, which is all of it but on a hard-wrapped page."""
    view = views[piece]
    if _begins(views, piece):
        yield _BEGINS
    if _is_over_lead(views, piece):
        yield _TITLE
    if _is_no_title(view):
        yield _NO_HEAD
    if "lead.whole" in view.cues:
        yield _NO_FURNITURE
    if _is_report(view):
        yield _OF_TEXT
    if _is_enacted(views, piece):
        yield _NO_RUNNING
    if names_makers(view.piece.text):
        yield _OF_MAKERS
    if _PICTURE.match(view.piece.text):
        yield _CAPTION
    if _is_bare_jump(view):
        yield _IS_JUMP


def said_of_bylines(features: PageFeatures, lines: Iterable[int]) -> dict[int, Scores]:
    """Likewise of lines that may be taken for bylines: none is where no one is named, or behind a dash.

    Asked of those alone, since it takes long to look for names.
    """
    views, places = features.page.views, features.places
    return {line: _NO_BYLINE for line in lines if not places[line][1] and _names_no_one(views[places[line][0]])}


def _names_no_one(view: View) -> bool:
    if view.piece.text.startswith("——"):
        return True
    return not any(cue.startswith("by.") for cue in view.cues) and not read_makers(view.piece.text)


def _is_prose(text: str, view: View) -> bool:
    """Whether a line has several sentences, or goes on with one behind 上接第1版: no title does."""
    return text.count("。") > 1 or ("jump.from" in view.cues and "jump.line" not in view.cues and "。" in text)


def _is_sentence(view: View) -> bool:
    """Whether a line has a sentence, and nothing that those say who make a page: it is none of theirs."""
    return "。" in view.piece.text and not any(cue.startswith("page.") for cue in view.cues)


def _is_no_title(view: View) -> bool:
    """Whether a line holds an address, or has one of the forms of reports, credits, notes and jumps."""
    if "page.mail" in view.cues and _ADDRESS.search(view.piece.text):
        return True
    return not _OF_NO_TITLE.isdisjoint(view.cues)


def _begins(views: Sequence[View], piece: int) -> bool:
    """Whether a line says that an article begins.

    The sign over a digest (导读) does, and a title behind a text's signature; right under the page's head, a report
    without a title; behind running text, a title over a byline, a dateline or a picture, one with its column in
    brackets, and the word over a notice (启事) or a round-up (简讯); in both places what an article goes on with that
    began on another page (上接第1版).
    """
    view = views[piece]
    if len(view.piece.text) <= 6 and _DIGEST.fullmatch(view.piece.text):
        return True
    if piece and _signs(views[piece - 1]) and _is_title(view):
        return True
    jumped = {"jump.from", "jump.line"} <= {*view.cues}
    if (jumped or _is_report(view)) and (not piece or _tells_of_page(views[piece - 1])):
        return True
    if not piece or not _is_running(views[piece - 1]):
        return False
    if jumped or _is_over_maker(views, piece) or _bears_column(view) or _is_over_picture(views, piece):
        return True
    if _is_over_lead(views, piece) and not _PART.match(view.piece.text):
        return True
    return not view.body and not _STANDING.isdisjoint(view.cues) and _facts(view) in (None, Fact.WORD, Fact.SECTION)


def _is_running(view: View) -> bool:
    """Whether a line ends a text, or says where it goes on."""
    closed = view.end == "stop" or (view.end == "stop-closed" and view.body)
    jumps = _is_bare_jump(view) or ("jump.line" in view.cues and "jump.from" not in view.cues)
    return closed or jumps or "lead.whole" in view.cues


def _signs(view: View) -> bool:
    """Whether a line is a signature in brackets, or a text that ends in one: （甲某）, …。（记者 甲某 乙某）."""
    text = view.piece.text
    found = _IN_BRACKETS.search(text)
    if found is None or any(cue.startswith(("photo.", "jump.")) for cue in view.cues):
        return False
    return bool(read_signature(text) if found.start() else read_people_in_parentheses(text))


def _is_report(view: View) -> bool:
    """Whether a line is a paragraph with a dateline, or goes on from another page: no caption, in two thousand."""
    return view.body and not _OF_REPORT.isdisjoint(view.cues)


def _is_bare_jump(view: View) -> bool:
    """Whether a line is a jump that the cue of jumps does not know: 下转A06, ▶转A6, with no 版."""
    text = view.piece.text
    if "jump.line" in view.cues or len(text) > _LONGEST_JUMP:
        return False
    return _JUMP.fullmatch(text) is not None and bool(read_jump(text))


def _is_enacted(views: Sequence[View], piece: int) -> bool:
    """Whether a line, however long, is the title of a law: who passed it, and when, stands in brackets under it."""
    below = views[piece + 1].piece.text if piece + 1 < len(views) else ""
    return below[:1] == "(" and not views[piece].sentence and _ENACTED().match(below) is not None


def _is_title(view: View) -> bool:
    """Whether a line looks like a title, and like nothing else that may stand behind a text."""
    other = _is_no_title(view) or _PART.match(view.piece.text) or not _NOT_BEHIND.isdisjoint(view.cues)
    return _may_be_title(view) and not other


def _is_over_picture(views: Sequence[View], piece: int) -> bool:
    """Whether a short line looks like a title, and nothing but a caption with its credit stands under it."""
    view, below = views[piece], views[piece + 1 : piece + 3]
    if len(view.piece.text) > _SHORT or not below or below[0].width <= _SHORT or not _is_title(view):
        return False
    goes_on = len(below) > 1 and below[1].body
    return not _CREDITED.isdisjoint(below[0].cues) and not goes_on and not read_makers(view.piece.text)


def _is_over_maker(views: Sequence[View], piece: int) -> bool:
    """Whether a line looks like a title, and a byline stands right below it."""
    below = views[piece + 1] if piece + 1 < len(views) else None
    signed = below is not None and (below.shape == "byline" or "by.mark" in below.cues)
    return signed and _may_be_title(views[piece])


def _bears_column(view: View) -> bool:
    """Whether a line looks like a title with the name of its column, or of its kind, in brackets: …（江城论坛）."""
    return _may_be_title(view) and _TITLE_AND_COLUMN().fullmatch(view.piece.text) is not None


def _is_over_lead(views: Sequence[View], piece: int) -> bool:
    """Whether a line looks like a title, and a report with a dateline begins below it."""
    if piece + 1 >= len(views) or "lead.agency_strict" not in views[piece + 1].cues:
        return False
    return _may_be_title(views[piece])


def _may_be_title(view: View) -> bool:
    return not view.body and not view.sentence and not any(cue.startswith(_NO_TITLE) for cue in view.cues)


_OF_A_HEAD = Fact.DATE | Fact.PAGE | Fact.WEEKDAY | Fact.CREW


def _tells_of_page(view: View) -> bool:
    """Whether a line says nothing but what a page head does, and among it the day, the page or who made it."""
    facts = _facts(view)
    return facts is not None and bool(facts & _OF_A_HEAD) and not any(cue.startswith("jump.") for cue in view.cues)


def _tells_day_and_page(view: View) -> bool:
    """Whether a line says both: it is of the head even where the first text has no title."""
    facts = _facts(view)
    return _tells_of_page(view) and facts is not None and Fact.DATE | Fact.PAGE in facts


def _is_of_head(view: View) -> bool:
    """Whether a line says something that a page head says, and no sentence: paper, date, page or section, or a word."""
    if view.sentence and view.end == "stop":
        return False
    return any(cue.startswith("page.") for cue in view.cues) or _facts(view) is not None


def _facts(view: View) -> Fact | None:
    return facts_in(view.piece.text)
