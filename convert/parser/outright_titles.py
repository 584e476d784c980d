"""What lines say outright of titles and of where articles begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.bodies import is_body
from convert.parser.features import View
from convert.parser.form import form
from convert.parser.head_facts import TOP, Fact
from convert.parser.maker_notes import read_people_in_parentheses
from convert.parser.outright_heads import facts_of, tells_of_page
from convert.parser.outright_notes import tells_source
from convert.parser.people import read_makers
from convert.parser.report_openings import opens_lead, opens_report
from convert.parser.signatures import read_signature

_DIGEST = re.compile(r"(?:今日|本报|本期|本版|要闻)?导 {0,2}读")
_TITLE_AND_COLUMN = form(r"(?![\d(■])[^():;。]{4,30}\([\u4e00-\u9fff·]{2,10}\)")
_IN_BRACKETS = re.compile(r"(?:^|(?<=[。!?”…]))\([^()]{2,16}\)$")
_PART = re.compile("[^:]{2,8}:")
"""A place before a colon: each part of one article may have its own dateline."""
_ADDRESS = re.compile(r"\w@\w[\w-]*\.\w")
_SHORT = 14
_CREDITED = frozenset({"photo.credit_name", "photo.credit_line", "photo.credit_end"})
_NOT_BEHIND = frozenset({"lead.whole", "page.mail", "page.folio"})
_OF_REPORT = frozenset({"lead.agency_strict", "jump.from"})
_GOES_ON = re.compile(r"[(【](?:上接|紧接)[^()【】]{1,24}[)】].{6}")
_OF_BOX = frozenset({"label.box", "label.whole"})
_CLOSING = form(
    r"[(【](?:本文)?(?:作者|执笔人?|撰稿)(?:[系为是: ]|单位)[^。]*[)】]"
    r"|[(【](?:本[报刊])?(?:均?据|来源:?|转自|原载|[摘选]自|综合)[^,。;:]{2,24}[)】]"
)
_STANDING = frozenset({"head.notice", "label.roundup"})
_OF_NO_TITLE = frozenset({
    "lead.agency_strict", "lead.names", "photo.credit_line", "photo.credit_name", "photo.credit_label", "by.role_head",
    "note.paren_maker", "jump.line", "jump.see", "page.editors",
})  # fmt: skip
_NO_TITLE = ("by.", "jump.", "note.", "photo.", "lead.agency_strict")
_SIGNS = ("by.", "sign.", "lead.")
_MOST_DECKS, _WIDEST_DECK = 3, 40
_NOTED = re.compile(r"。\([^()]{2,16}\)$")
_FIGURE = re.compile(r"[-+±]?[\d,.]+(?:[%℃倍]|[万亿]?元?)|[-—]+")
_UNIT_OR_CLUE = ("单位:", "(单位:", "线索提供", "(线索提供", "报料人", "(报料人", "线索费", "(线索费")
_SUMMARY = form(
    r"[【■(]? ?(?:核心阅读|内容提要|内容摘要|阅读提示|阅读提要|核心提示|提要|导语|摘要|编辑提要|要点提示)"
    r"(?P<text>(?: ?[】)]|:| {1,2})[^ ].*|[】):]?)"
)


def begins(views: Sequence[View], piece: int, head: int) -> bool:
    """Whether a line says that an article begins.

    The sign over a digest (导读) does, and a title behind a text's signature, or behind what else closes one; behind
    running text, a title over a byline, a dateline or a picture, one with its column in brackets, the first of several
    decks over a dateline, and the word over a notice (启事) or a round-up (简讯); there, and under the page's head,
    what an article goes on with that began on another page (上接第1版).  `head`: the pieces of the page's head.
    """
    view = views[piece]
    if len(view.piece.text) <= 6 and _DIGEST.fullmatch(view.piece.text):
        return True
    if piece and _is_title(view) and _is_behind_end(views, piece):
        return True
    jumped = {"jump.from", "jump.line"} <= {*view.cues}
    if jumped and is_under_head(views, piece, head):
        return True
    if not piece or not is_running(views[piece - 1]):
        return False
    if jumped or _is_over_maker(views, piece) or _bears_column(view) or _is_over_picture(views, piece):
        return True
    if is_over_lead(views, piece) and not _PART.match(view.piece.text):
        return True
    if _tops_decks_over_lead(views, piece):
        return True
    return not view.body and not _STANDING.isdisjoint(view.cues) and facts_of(view) in (None, Fact.WORD, Fact.SECTION)


def is_report(view: View) -> bool:
    """Whether a line is a paragraph with a dateline, or goes on from another page: no caption, in two thousand."""
    if not (view.body or (view.sentence and view.end == "stop")):
        return False
    text = view.piece.text
    return not _OF_REPORT.isdisjoint(view.cues) or _GOES_ON.match(text) is not None or opens_report(text)


def is_untitled(views: Sequence[View], piece: int, head: int) -> bool:
    """Whether a report stands right under the page's head, without a title."""
    return is_under_head(views, piece, head) and is_report(views[piece])


def is_under_head(views: Sequence[View], piece: int, head: int) -> bool:
    """Whether nothing but the page's head stands over a line; `head`: how many pieces are surely of it."""
    return piece in (0, head) or (piece < TOP and all(map(tells_of_page, views[:piece])))


def is_over_lead(views: Sequence[View], piece: int) -> bool:
    """Whether a line looks like a title, and a report with a dateline begins below it."""
    return piece + 1 < len(views) and _may_be_title(views[piece]) and _is_lead(views[piece + 1])


def _is_lead(view: View) -> bool:
    return "lead.agency_strict" in view.cues or (view.body and opens_lead(view.piece.text))


def _tops_decks_over_lead(views: Sequence[View], piece: int) -> bool:
    """Whether a line is the first of two or three that look like titles, with a report with a dateline below them."""
    for decks in range(2, _MOST_DECKS + 1):
        below = views[piece + decks] if piece + decks < len(views) else None
        if below is not None and _is_lead(below):
            return all(map(_is_deck, views[piece : piece + decks])) and not _may_sign(views[piece].piece.text)
    return False


def _is_deck(view: View) -> bool:
    text = view.piece.text
    signs = text.endswith("——") or any(cue.startswith(_SIGNS) for cue in view.cues)
    return view.width <= _WIDEST_DECK and not signs and _is_title(view)


def _may_sign(text: str) -> bool:
    """Whether a line behind a text may as well be its signature: a name, a body, a body and a day."""
    return bool(read_makers(text)) or is_body(text.split(" ", maxsplit=1)[0])


def is_summary(views: Sequence[View], piece: int) -> bool:
    """Whether a line is the word over an article's summary, the summary below it, or both in one: 核心阅读."""
    text = views[piece].piece.text
    above = _SUMMARY().fullmatch(views[piece - 1].piece.text) if piece and views[piece].body else None
    return _SUMMARY().fullmatch(text) is not None or (above is not None and not above["text"].strip("】): "))


def is_no_title(view: View) -> bool:
    """Whether a line holds an address, or has one of the forms of reports, credits, notes, jumps and tables."""
    text = view.piece.text
    if "page.mail" in view.cues and _ADDRESS.search(text):
        return True
    if (text.endswith(")") and _NOTED.search(text)) or text.startswith(_UNIT_OR_CLUE):
        return True
    return not _OF_NO_TITLE.isdisjoint(view.cues)


def is_row(text: str) -> bool:
    """Whether a folded line is a row of a table: three cells or more, two of which are figures."""
    cells = text.split()
    return len(cells) > 2 and sum(_FIGURE.fullmatch(cell) is not None for cell in cells) > 1


def is_running(view: View) -> bool:
    """Whether a line ends a text, or says where it goes on."""
    closed = view.end == "stop" or (view.end == "stop-closed" and view.body)
    return closed or _goes_on_elsewhere(view) or "lead.whole" in view.cues


def _goes_on_elsewhere(view: View) -> bool:
    """Whether a line says to which page its text goes on, and nothing else."""
    return "jump.line" in view.cues and "jump.from" not in view.cues


def _signs(view: View) -> bool:
    """Whether a line is a signature in brackets, or a text that ends in one: （甲某）, …。（记者 甲某 乙某）."""
    text = view.piece.text
    found = _IN_BRACKETS.search(text)
    if found is None or any(cue.startswith(("photo.", "jump.")) for cue in view.cues):
        return False
    return bool(read_signature(text) if found.start() else read_people_in_parentheses(text))


def _is_behind_end(views: Sequence[View], piece: int) -> bool:
    above = views[piece - 1]
    return _signs(above) or (_closes(above) and _is_over_text(views, piece))


def _closes(view: View) -> bool:
    """Whether a line says what an article's last one does: that it goes on elsewhere, who wrote it, whence it is."""
    text = view.piece.text
    sent = "lead.whole" in view.cues and text.startswith(("(", "【", "据"))
    noted = not view.body and (_CLOSING().fullmatch(text) is not None or tells_source(text))
    return _goes_on_elsewhere(view) or sent or noted


def _is_over_text(views: Sequence[View], piece: int) -> bool:
    """Whether a line is over running text, with a second deck between them at most, and heads no box."""
    below = views[piece + 1 : piece + 3]
    over = bool(below) and (below[0].body or (len(below) > 1 and _may_be_title(below[0]) and below[1].body))
    return over and _OF_BOX.isdisjoint(views[piece].cues)


def _is_title(view: View) -> bool:
    """Whether a line looks like a title, and like nothing else that may stand behind a text."""
    other = is_no_title(view) or _PART.match(view.piece.text) or not _NOT_BEHIND.isdisjoint(view.cues)
    return _may_be_title(view) and not other


def _may_be_title(view: View) -> bool:
    return not view.body and not view.sentence and not any(cue.startswith(_NO_TITLE) for cue in view.cues)


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
