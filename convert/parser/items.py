"""The marks that the items of a list begin with."""

from __future__ import annotations

import re

from convert.parser.numerals import number

_NUMERAL = "[一二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?"
LIST_MARK = re.compile(
    rf"([●◆▲■◎○◇△★☆□])(?!\1)|[•·▶►▷▪]|[①-⑳⑴-⒇]|[（(](?:{_NUMERAL}|\d{{1,2}})[）)]|\d{{1,2}}(?:[.．、](?!\d)|[）)])"
    rf"|(?:{_NUMERAL})、(?![一二三四五六七八九十百千万萬两兩几幾])"
)
"""`●`, `①`, `（一）`, `一、`, `1.`, `1）`: for a text as it is printed, and for one that is folded.

`（五一）` is a day, and 三、四月间 counts nothing.

Of the marks that rate (★★★) or stand for words left out (□□村) two together begin no item.
"""


_COUNTED = re.compile(rf"(?P<before>[（(]?)(?P<count>{_NUMERAL}|\d{{1,2}})(?P<behind>[、.．)）])")
_RINGED = re.compile("[①-⑳⑴-⒇]")
_END_OF_ITEM = re.compile(r"[；;。！!？?][”」』）)]?[ \u3000]*")


def is_item(text: str) -> bool:
    """Whether a paragraph is one item of a list; one that runs through several, as print does to spare lines, is not.

    `一、清理船只；二、更换跳板。`: where something ends, the next mark of the same sort stands behind.
    """
    found = LIST_MARK.match(text)
    if found is None:
        return False
    sort, count = _sort_and_count(found.group())
    behind = (LIST_MARK.match(text, end.end()) for end in _END_OF_ITEM.finditer(text)) if count else ()
    return not any(mark and _sort_and_count(mark.group()) == (sort, count + 1) for mark in behind)


def _sort_and_count(mark: str) -> tuple[str, int]:
    """Of which sort a mark is, and which of its sort: 二、 the second with 、, ② the second in a ring; 0 for ●."""
    if _RINGED.fullmatch(mark):
        return ("①", ord(mark) - ord("①") + 1) if mark < "⑴" else ("⑴", ord(mark) - ord("⑴") + 1)
    found = _COUNTED.fullmatch(mark)
    if found is None:
        return mark, 0
    sort = "1" if found["count"].isdecimal() else "一"
    return f"{found['before']}{sort}{found['behind']}", number(found["count"]) or 0


def after_mark(text: str, place: int) -> int:
    """Where the words begin behind an item's mark at a place of a folded text; the place itself where there is none."""
    found = LIST_MARK.match(text, place)
    place = found.end() if found else place
    while found and text[place : place + 1] == " ":
        place += 1
    return place
