"""The marks that the items of a list begin with."""

from __future__ import annotations

import re

_NUMERAL = "[一二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?"
LIST_MARK = re.compile(
    rf"([●◆▲■◎○◇△★☆□])(?!\1)|[•·▶►▷▪]|[①-⑳⑴-⒇]|[（(](?:{_NUMERAL}|\d{{1,2}})[）)]|\d{{1,2}}(?:[.．、](?!\d)|[）)])"
    rf"|(?:{_NUMERAL})、(?![一二三四五六七八九十百千万萬两兩几幾])"
)
"""`●`, `①`, `（一）`, `一、`, `1.`, `1）`: for a text as it is printed, and for one that is folded.

`（五一）` is a day, and 三、四月间 counts nothing.

Of the marks that rate (★★★) or stand for words left out (□□村) two together begin no item.
"""


def after_mark(text: str, place: int) -> int:
    """Where the words begin behind an item's mark at a place of a folded text; the place itself where there is none."""
    found = LIST_MARK.match(text, place)
    place = found.end() if found else place
    while found and text[place : place + 1] == " ":
        place += 1
    return place
