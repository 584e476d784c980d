"""The layout of one page: its widths, gaps and indents, and hard-wrapped lines put back into pieces.

A piece is what the features look at. On most exports it is a line; on a page hard-wrapped at some
width it is the run of lines that the wrapping alone seems to have made. It is a guess for looking
at the page; whether a line joins the one before is for the decoder to say.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from convert.parser.lines import Line
from convert.tree import BLANKS

_TOKEN = re.compile(r"[!-~]+|.", re.DOTALL)
_MARK = re.compile("[,。、!?:;]")
_CLAUSE = re.compile("[,。]")
_HANGING = ",。、!?:;)】》”’…%.·"
INDENTED = 1.0
"""Blanks before a line from which it is indented, in characters: one of U+3000, or two of ASCII."""
_SENTENCE_ENDS = tuple("。!?…;:")
_STOPS = ("。", "!", "?", "…")
_CLOSERS = "”’)】》"
_WIDEST_COLUMN = 64.0  # beyond this lines are paragraphs, not wrapped lines
_NARROWEST_COLUMN = 8.0
_NARROWEST, _SLACK = 0.5, 0.6  # of a character, and what a full line may lack of the width, in characters
_SHORT_OF = 2.0  # what a line lacks of the width that surely had room for more
_FULL_SHARE, _OPEN_SHARE = 0.4, 0.6


@dataclass(slots=True, eq=False, repr=False)
class Piece:
    """Neighbouring lines that read as one, folded, without the space around them.  Never changed, as a `View`."""

    first: int  # index of its first line
    size: int  # number of lines
    text: str  # folded
    indent: float  # blanks before its first line, in characters
    gap: int  # blank lines before it


class Layout(NamedTuple):
    """What the page does as a rule, against which each line is seen."""

    wrap_width: float  # 0 when the page is not hard-wrapped
    usual_gap: int
    wide_gap: int  # the next wider gap that the page uses, or usual_gap + 1
    indented: float  # share of the longer pieces that are indented
    median: float  # width of the page's longer pieces
    pieces: tuple[Piece, ...]


def visual_width(text: str) -> float:
    """Width in Han characters: ASCII counts half."""
    return len(text) - 0.5 * len(text.encode("ascii", "ignore"))


def layout_of(lines: Sequence[Line], folded: Sequence[str]) -> Layout:
    """The layout of the lines of one page; `folded` is their text, folded."""
    widths = [visual_width(text.rstrip()) + _extra_indent(line.text) for text, line in zip(folded, lines, strict=True)]
    wrap = _wrap_width(folded, widths)
    pieces = _pieces(lines, folded, widths, wrap)
    gaps = Counter(piece.gap for piece in pieces[1:])
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap), default=0)
    wider = [gap for gap in gaps if gap > usual]
    long = sorted(visual_width(piece.text) for piece in pieces if len(piece.text) > 30) or [60.0]
    indented = [piece.indent >= INDENTED for piece in pieces if len(piece.text) > 30]
    share = sum(indented) / len(indented) if indented else 0.0
    return Layout(wrap, usual, min(wider, default=usual + 1), share, long[len(long) // 2], pieces)


def indent_of(text: str) -> float:
    """Blanks before the text, in characters; a zero-width mark has no width."""
    lead = text[: len(text) - len(text.lstrip(BLANKS))]
    if not lead:
        return 0.0
    return sum(0.0 if char in "\u200b\ufeff" else 0.5 if char == " " else 1.0 for char in lead)


def _extra_indent(text: str) -> float:
    """Folding makes U+3000 an ASCII space: give back the other half of the indent."""
    return 0.5 * (len(text) - len(text.lstrip("\u3000")))


def _wrap_width(folded: Sequence[str], widths: Sequence[float]) -> float:
    """The width at which the page is hard-wrapped, or 0."""
    if len(widths) < 6:
        return 0.0
    inner = [width - (text.rstrip()[-1:] in _HANGING) for text, width in zip(folded, widths, strict=True)]
    edge = sorted(inner)[int(0.97 * (len(inner) - 1))]
    full = [text for text, width in zip(folded, inner, strict=True) if edge - 2.5 <= width <= edge + 1]
    if not _NARROWEST_COLUMN <= edge <= _WIDEST_COLUMN or len(full) < _FULL_SHARE * len(inner):
        return 0.0
    if not any(_MARK.search(text) for text in full):  # verse: no prose has so many lines without a mark
        return 0.0
    if not any(map(ends_sentence, folded)):  # nor verse that has its marks within the lines: prose ends its sentences
        return 0.0
    open_ended = sum(not ends_sentence(text) for text in full)
    return edge if open_ended >= _OPEN_SHARE * len(full) else 0.0


def ends_sentence(folded: str) -> bool:
    """Ends as a sentence does, closing marks aside."""
    return _ends_in(folded, _SENTENCE_ENDS)


def _ends_in(folded: str, marks: tuple[str, ...]) -> bool:
    """Ends in one of some marks, closing marks and blanks aside."""
    return folded.rstrip().rstrip(_CLOSERS).endswith(marks)


def _pieces(lines: Sequence[Line], folded: Sequence[str], widths: Sequence[float], wrap: float) -> tuple[Piece, ...]:
    texts: list[list[str]] = []
    heads: list[tuple[int, float, int]] = []  # of each piece its first line, its indent, and the gap before it
    for i, (line, goes_on) in enumerate(zip(lines, _going_on(lines, folded, widths, wrap), strict=True)):
        if goes_on:
            texts[-1].append(folded[i].strip())
        else:
            texts.append([folded[i].strip()])
            heads.append((i, indent_of(line.text), line.blank_before))
    return tuple(
        Piece(first, len(parts), "".join(parts), indent, gap)
        for (first, indent, gap), parts in zip(heads, texts, strict=True)
    )


def _going_on(lines: Sequence[Line], folded: Sequence[str], widths: Sequence[float], wrap: float) -> list[bool]:
    """[lines]: whether each seems to be made by the wrapping alone."""
    made = [
        i > 0
        and wrap > 0
        and line.blank_before == 0
        and indent_of(line.text) < INDENTED
        and _was_full(widths[i - 1], folded[i], wrap)
        for i, line in enumerate(lines)
    ]
    for i in range(1, len(made)):
        last = i + 1 == len(made) or not made[i + 1]
        if made[i] and last and widths[i] < wrap - _SHORT_OF and _stands_alone(folded[i - 1], folded[i]):
            made[i] = False
    return made


def _stands_alone(before: str, text: str) -> bool:
    """Whether a short line, with which a run ends, is a title or a credit and no end of the paragraph before.

    The paragraph has its end already, at the margin by chance, and the line has neither an end nor a comma.
    """
    return _ends_in(before, _STOPS) and not ends_sentence(text) and _CLAUSE.search(text) is None


def _was_full(width_before: float, text: str, wrap: float) -> bool:
    """The line before had no room for what this line begins with."""
    if width_before + _NARROWEST > wrap - _SLACK and not text[:1].isspace():
        return bool(text)
    token = _TOKEN.match(text.lstrip())
    return token is not None and width_before + visual_width(token.group()) > wrap - _SLACK
