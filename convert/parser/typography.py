"""Full-width punctuation put back where Chinese text needs it: `，：；（）？！` for `,:;()?!`.

Exports often fold these seven marks to ASCII.  In Chinese text they are full-width (GB/T 15834-2011,
5.1); times, ratios, scores, numbers with thousands, URLs, file names, formulas and Latin text keep
theirs.  What is kept is the table `KEPT`; every other half-width mark of a Chinese passage is restored, and
the brackets of a pair are always of one width.  The full stop is never touched: no folding makes 。 of it.

All forms are looked for in the folded text, where both widths look alike.  So what is restored depends on
no mark's width, and restoring twice changes nothing more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from convert.parser.form import form
from convert.tree import Edit

Typography = Literal["source", "restore"]
"""Punctuation as the source has it, or restored."""

FULL_WIDTH = dict(zip(",:;()?!", "，：；（）？！", strict=True))
"""Each half-width mark, and what Chinese text has in its place."""

_FOLD = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " ", 0x09: " "}
_MARK = re.compile(r"[,:;()?!]")

_HAN = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Han characters, and the kana, bopomofo and hangul that stand among them."""
_HAN_LETTER = form(f"[{_HAN}]")
_LATIN_LETTER = form(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_WORD = r"[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f'’.&/\-]*"
_URL = r"(?:[A-Za-z0-9\-._~/#@$&*+%='\[\]]|[,;:?!](?=[A-Za-z0-9\-._~/#$&*+%=])|\([A-Za-z0-9\-._~/]*\))+"

KEPT: tuple[tuple[str, str], ...] = (
    # --- addresses and names of files
    ("url", rf"(?:[a-z][a-z0-9+.\-]*://|www\.){_URL}"),
    ("host", rf"(?<![A-Za-z0-9.\-])(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{{2,}}[:/]{_URL}"),
    ("scheme", r"(?<![A-Za-z])(?:mailto|tel|doi|urn|isbn|issn|data|file|ftp|geo):(?=[!-~])(?:[a-z]+:)*"),
    ("drive", r"(?<![A-Za-z])[A-Za-z]:[\\/]"),
    ("file",
     rf"\([A-Za-z0-9_\-{_HAN}]{{1,20}}\)[A-Za-z0-9_\-]{{0,20}}\.[A-Za-z][A-Za-z0-9]{{1,4}}(?![A-Za-z0-9])"),
    # --- numbers: `图1:2026年` is a label and a colon, `3:2` is not
    ("thousands", r"(?<![\d.,/])\d{1,3}(?:,\d{3})++(?!,?\d)"),
    ("series", rf"(?<![\w.,:{_HAN}])\d++(?:[.:]\d++)*+(?:, ?\d++(?:[.:]\d++)*+)++(?![\w{_HAN}])"),
    ("time or ratio", r"(?<=\d) ?:[ \n]?(?!\d{4}年)(?=\d)"),
    ("time of a sign", r"(?<=[APap]M) ?:(?=\d)"),
    # --- formulas and code
    ("function", r"(?<![A-Za-z0-9])[a-z]\([A-Za-z0-9+\-*/^=,. ]{1,12}\)"),
    ("operator", r"(?<=[A-Za-z0-9_)\]\"]) ?(?:!=|:=|::|\?\?|\?\.) ?(?=[A-Za-z0-9_(\[\"])"),
    ("key", r"(?<=[A-Za-z]):(?=[A-Za-z])"),
    # --- Latin text: between two of its words, in a run of four and more, and in quotation marks
    ("between words",
     r"(?<=[A-Za-z\u00c0-\u024f])[)'\"’”]*[,;:?!]['\"’”)]* +(?=[('\"‘“]*[A-Za-z\u00c0-\u024f])"),
    ("year after word", r"(?<=[A-Za-z]), +(?=\d{1,4}(?:[ \-/)][ A-Za-z\d]|[.,;]? ))"),
    ("Latin quotation",
     r"(?<=[“‘「『《\"])(?=[!#-~]*[A-Za-z]{2}[!#-~’]* [ !#-~’]*[A-Za-z]{2})[ !#-~’\n]{3,400}(?=[”’」』》\"])"),
    ("Latin sentence", rf"{_WORD}(?:[,;:?!)'\"”’]*+[ \n]['\"(“‘]*+{_WORD}){{3,}}+(?:[,;:?!]+(?= *(?:\n|\Z)))?"),
)  # fmt: skip
"""The forms whose half-width marks stay: a name, and what it looks like in folded text."""
_KEPT = tuple(form(pattern) for _, pattern in KEPT)
_LABEL = re.compile(r"(?:[图表例注圖]|附件|附表|附图|附圖) ?\d{1,3}(?:[\-.]\d{1,3})? ?:")
"""The label of a figure or table, whose colon is one even before a digit."""
_ENUMERATION = re.compile(r"(?:\A|[\n,:;。、!?]) *(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\Z")
"""What stands before the bracket of `1)`, at the head of a line or clause: one that was never opened."""

_PAIR_REACH = 600
"""How many characters apart the brackets of a pair may stand."""
_NEAR = 40
"""How far from a mark its neighbours are looked for."""


def restore(lines: Iterable[tuple[int, str]]) -> tuple[Edit, ...]:
    """The edits (`kind="punctuation"`) that restore the full-width marks of a file.

    `lines` are line numbers and texts, in order; blank lines may be left out.  Neighbouring numbers are
    read as lines that may have been one before they were wrapped.  The columns are those of the texts.
    """
    passage = _passage(lines)
    if _MARK.search(passage.source) is None:
        return ()
    return tuple(passage.edit(place) for place in _restored(passage.folded) if passage.source[place] in FULL_WIDTH)


def restored_text(text: str) -> str:
    """One line, or several, with full-width marks restored."""
    lines = text.split("\n")
    for edit in restore(enumerate(lines, 1)):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.column] + edit.after + line[edit.column + 1 :]
    return "\n".join(lines)


# --------------------------------------------------------------------------- the file as one text


class _Passage(NamedTuple):
    """The lines as one text: one line end between neighbours, two where lines are missing between them."""

    source: str
    folded: str
    numbers: tuple[int, ...]
    starts: tuple[int, ...]

    def edit(self, place: int) -> Edit:
        index = bisect_right(self.starts, place) - 1
        before = self.source[place]
        return Edit("punctuation", self.numbers[index], place - self.starts[index], before, FULL_WIDTH[before])


def _passage(lines: Iterable[tuple[int, str]]) -> _Passage:
    pieces: list[str] = []
    numbers: list[int] = []
    starts: list[int] = []
    length = 0
    for number, text in lines:
        if numbers:
            pieces.append("\n" if number == numbers[-1] + 1 else "\n\n")
            length += len(pieces[-1])
        numbers.append(number)
        starts.append(length)
        pieces.append(text)
        length += len(text)
    source = "".join(pieces)
    return _Passage(source, source.translate(_FOLD), tuple(numbers), tuple(starts))


# --------------------------------------------------------------------------- which marks


def _restored(text: str) -> Iterator[int]:
    """The places of all marks of a folded text that are to be full-width, in order."""
    kept = _kept_places(text)
    partners = _partners(text)
    chinese = _Chinese(text)
    for found in _MARK.finditer(text):
        place = found.start()
        if place in partners:
            first, last = sorted((place, partners[place]))
            wanted = not kept[first] and not kept[last] and _pair_is_chinese(text, first, last, chinese)
        else:
            wanted = not kept[place] and chinese.at(place) and not _ends_enumeration(text, place)
        if wanted:
            yield place


def _kept_places(text: str) -> bytearray:
    kept = bytearray(len(text))
    for pattern in _KEPT:
        for found in pattern().finditer(text):
            kept[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    for found in _LABEL.finditer(text):
        kept[found.end() - 1] = 0
    return kept


def _partners(text: str) -> dict[int, int]:
    """For each bracket of a pair, where the other one is."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for found in re.finditer(r"[()]", text):
        place = found.start()
        if found.group() == "(":
            opened.append(place)
        elif opened and place - opened[-1] <= _PAIR_REACH:
            other = opened.pop()
            partners |= {place: other, other: place}
        else:
            opened.clear()
    return partners


def _pair_is_chinese(text: str, first: int, last: int, chinese: _Chinese) -> bool:
    """Brackets round Chinese, or in it; not `Watson (IBM) won` within a Chinese line."""
    if _HAN_LETTER().search(text, first, last):
        return True
    before, after = text[max(0, first - _NEAR) : first].rstrip(), text[last + 1 : last + _NEAR].lstrip()
    if _LATIN_LETTER().match(before[-1:]) and _LATIN_LETTER().match(after):
        return False
    return chinese.at(first) or chinese.at(last)


def _ends_enumeration(text: str, place: int) -> bool:
    return text[place] == ")" and _ENUMERATION.search(text[max(0, place - _NEAR) : place]) is not None


class _Chinese:
    """Whether the line round a mark is Chinese; one without letters is what its neighbours are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = self._end = -1
        self._answer = False

    def at(self, place: int) -> bool:
        if not self._start <= place <= self._end:
            self._start = self._text.rfind("\n", 0, place) + 1
            end = self._text.find("\n", place)
            self._end = len(self._text) if end < 0 else end
            self._answer = self._is_chinese(self._start, self._end)
        return self._answer

    def _is_chinese(self, start: int, end: int) -> bool:
        if _HAN_LETTER().search(self._text, start, end):
            return True
        if _LATIN_LETTER().search(self._text, start, end):
            return False
        around = self._text[max(0, start - _NEAR) : start] + self._text[end : end + _NEAR]
        return _HAN_LETTER().search(around) is not None


__all__: Sequence[str] = ["FULL_WIDTH", "KEPT", "Typography", "restore", "restored_text"]
