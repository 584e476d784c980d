"""What a line says outright that it is, or is not, where pages to learn it from are too few or of one paper.

A front page has one digest (导读), a page few notices, and whether a paper prints a title over a dateline as a
crosshead is its habit.  What is said outright weighs as much as any cue of the model; a person's word outweighs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from convert.parser.credits import split_caption
from convert.parser.decoder import Scores
from convert.parser.features import PageFeatures, View
from convert.parser.form import form
from convert.parser.head_facts import TOP
from convert.parser.labels import LABELS, Label
from convert.parser.maker_lines import names_makers, names_workers
from convert.parser.names import is_likely_name
from convert.parser.notes import opens_note
from convert.parser.outright_heads import is_of_head, surely_head, tells_of_page
from convert.parser.outright_makers import (
    is_desk,
    is_english_byline,
    names_writers,
    says_where_and_who,
    says_who_and_what,
    tells_of_author,
)
from convert.parser.outright_notes import is_note, tells_number, tells_readers, tells_source
from convert.parser.outright_titles import (
    begins,
    is_no_title,
    is_over_lead,
    is_report,
    is_row,
    is_running,
    is_summary,
    is_untitled,
)
from convert.parser.people import read_makers
from convert.parser.report_openings import is_dateline, opens_report
from convert.parser.roles import FURNITURE, Role

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
_NO_TEXT = _NO_HEAD - _where(lambda item: item.role is Role.PARAGRAPH)
_BYLINE = _where(lambda item: item.role is Role.BYLINE)
_OF_NOTE = _where(lambda item: item.role is Role.ENDNOTE) + _NO_HEAD - _OF_PAGE
_CAPTION = _where(lambda item: item.role in (Role.CAPTION, Role.CREDIT))
_OF_SOURCE = (
    _where(lambda item: item.role in (Role.BYLINE, Role.DATELINE, Role.ENDNOTE)) + _NO_TEXT - _OF_PAGE - _CAPTION
)
_OF_TABLE = _NO_HEAD - _where(lambda item: item.joins or item.role is Role.ENDNOTE)
_OF_SUMMARY = 2 * (_where(lambda item: item.role is Role.STANDFIRST) + _NO_HEAD)
"""Twice: few pages of the training have one."""
_TITLE = -_where(lambda item: item.role in (Role.CROSSHEAD, Role.PARAGRAPH, Role.CAPTION) and not item.joins)
_UNTITLED = 3 * _where(lambda item: item == Label(Role.PARAGRAPH, starts=True))
"""Three times: on no page of the training does an article without a headline stand first."""
_OF_TEXT = -_where(lambda item: item.role in (Role.CAPTION, Role.CREDIT, Role.EDITOR_NOTE))
_NO_RUNNING = -_where(lambda item: item.role in (Role.PARAGRAPH, Role.CAPTION))
_NO_BYLINE = -_where(lambda item: item.role is Role.BYLINE)
_NOTE = 2 * _where(lambda item: item.role is Role.EDITOR_NOTE)
"""Twice: few notes of the training stand on top of a page."""
_NO_JOIN = -_where(lambda item: item.joins)
_MARKS = ("【", "■", "▲", "▼", "●", "◆", "□")
_INSTALMENT = re.compile(r"第[一二三四五六七八九十百零\d]{1,6}[回章集篇节](?:$|[ :])")
"""What no line begins with that goes on from the one before, in 2,536."""
_PICTURE = re.compile("图为|[上下左右题]图[为:,、]|图[①-⑨]")
_LONGEST_CAPTION, _CREDIT_REACH = 160, 60
_PICTURED = re.compile(
    "摄|供图|图片|图源|图[:/据]|照片|截图|视觉|影像|[Pp]hoto|CFP|/(?:法新|路透|美联|欧新|俄塔|韩联|盖蒂|埃菲)|发[)。]*$"
)
_WROTE = re.compile(r"文[/、·并图字]|[/、·图 ]文[)]?$|口述|讲述|整理|撰|编译|报道|报导")
"""Signs of a credit that is of a picture alone: an agency in brackets, 文/图 and 摄影报道 close a text as well."""
_SENTENCE_ENDS = ("。", "!", "?", "”")
_ENACTED = form(r"\(\d{4}年\d{1,2}月\d{1,2}日[^()]{0,60}?(?:通过|批准|公布|发布|修订|修正)")


def said_outright(features: PageFeatures) -> dict[int, Scores]:
    """[LABELS]: what lines say outright of their labels, in log odds, by line of the page."""
    views = features.page.views
    head = surely_head(views)
    said: dict[int, Scores] = {}
    for line, (piece, place) in enumerate(features.places):
        running = piece >= max(TOP, head) and (place or views[piece].body)  # says nothing of itself, but is no title
        found = [] if running else list(_said(views, piece, head, first=not place))
        if not place:
            found += _said_of_text(features.page.folded[line], views, piece)
        if found:
            said[line] = sum(found[1:], found[0])  # numpy's own takes ten times as long for so few
    return said


def _said_of_text(text: str, views: Sequence[View], piece: int) -> Iterator[Scores]:
    """What the first line of a piece says of running text, wherever on the page it stands."""
    view = views[piece]
    if (view.body and opens_note(view.piece.text)) or is_note(views, piece):
        yield _NOTE
    if _is_prose(text, view):
        yield _NO_HEAD
    if _is_sentence(view):
        yield _NO_EDITORS
    if text.startswith(_MARKS) or _INSTALMENT.match(text):
        yield _NO_JOIN
    if _is_credited(text) and "lead.agency_strict" not in view.cues and not opens_report(text):
        yield _CAPTION


def _said(views: Sequence[View], piece: int, head: int, *, first: bool) -> Iterator[Scores]:
    if first:
        yield from _said_at_first(views, piece, head)
    if piece < head:
        yield 3 * _OF_PAGE
    elif piece < TOP and not is_of_head(views[piece]):
        yield _NO_FOLIO
    elif piece < TOP and any(map(tells_of_page, views[piece : TOP + 2])):
        yield _OF_PAGE


def _said_at_first(views: Sequence[View], piece: int, head: int) -> Iterator[Scores]:
    """What the first line of a piece says, which is all of it but on a hard-wrapped page."""
    if begins(views, piece, head):
        yield _BEGINS
    if is_untitled(views, piece, head):
        yield _UNTITLED
    if is_over_lead(views, piece):
        yield _TITLE
    if _is_enacted(views, piece):
        yield _NO_RUNNING
    if is_summary(views, piece):
        yield _OF_SUMMARY
    if tells_source(views[piece].piece.text):
        yield _OF_NOTE if piece and views[piece - 1].body else _OF_SOURCE
    yield from _said_alone(views[piece])


def _said_alone(view: View) -> Iterator[Scores]:
    """What a line says by itself, whatever stands around it."""
    text = view.piece.text
    if is_no_title(view):
        yield _NO_HEAD
    if is_row(text):
        yield _OF_TABLE
    if "lead.whole" in view.cues:
        yield _NO_FURNITURE
    if is_report(view):
        yield _OF_TEXT
    if _PICTURE.match(text):
        yield _CAPTION
    if not view.body:
        if is_dateline(text):
            yield _NO_HEAD
        elif tells_readers(text):
            yield _OF_NOTE
        elif tells_number(text):
            yield _NO_HEAD
    yield from _said_of_makers(text)


def _said_of_makers(text: str) -> Iterator[Scores]:
    if names_makers(text) or is_desk(text):
        yield _OF_MAKERS
    elif names_workers(text):
        yield _NO_TEXT
        if names_writers(text):
            yield _NO_FURNITURE
    elif is_english_byline(text):
        yield _BYLINE
    elif tells_of_author(text):
        yield _OF_NOTE
    elif says_who_and_what(text) or says_where_and_who(text):
        yield _NO_HEAD


def said_of_bylines(features: PageFeatures, lines: Iterable[int]) -> dict[int, Scores]:
    """Likewise of lines that may be taken for bylines: none is where no one is named, or behind a dash.

    Asked of those alone, since it takes long to look for names.
    """
    views, places = features.page.views, features.places
    return {line: _NO_BYLINE for line in lines if not places[line][1] and _names_no_one(views, places[line][0])}


def _names_no_one(views: Sequence[View], piece: int) -> bool:
    view = views[piece]
    if view.piece.text.startswith("——"):
        return True
    if "by.mark" in view.cues:  # ■ stands before a name, and behind a text before a column as well
        return (
            piece > 0
            and is_running(views[piece - 1])
            and not is_likely_name(view.piece.text.strip("■ ").replace(" ", ""))
        )
    return not any(cue.startswith("by.") for cue in view.cues) and not read_makers(view.piece.text)


def _is_credited(text: str) -> bool:
    """Whether a credit stands behind the sentences of a line: a caption's, in 540 of 546."""
    if len(text) > _LONGEST_CAPTION or not _PICTURED.search(text, max(0, len(text) - _CREDIT_REACH)):
        return False
    credit = split_caption(text)
    if not credit or not text[:credit].rstrip().endswith(_SENTENCE_ENDS):
        return False
    return _PICTURED.search(text, credit) is not None and _WROTE.search(text, credit) is None


def _is_prose(text: str, view: View) -> bool:
    """Whether a line has several sentences, or goes on with one behind 上接第1版: no title does."""
    return text.count("。") > 1 or ("jump.from" in view.cues and "jump.line" not in view.cues and "。" in text)


def _is_sentence(view: View) -> bool:
    """Whether a line has a sentence, and nothing that those say who make a page: it is none of theirs."""
    return "。" in view.piece.text and not any(cue.startswith("page.") for cue in view.cues)


def _is_enacted(views: Sequence[View], piece: int) -> bool:
    """Whether a line, however long, is the title of a law: who passed it, and when, stands in brackets under it."""
    below = views[piece + 1].piece.text if piece + 1 < len(views) else ""
    return below[:1] == "(" and not views[piece].sentence and _ENACTED().match(below) is not None
