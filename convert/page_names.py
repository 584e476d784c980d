"""What a page is called, by its number as printed: 第5版, A05版, 第2、3版.

Papers say 第 of figures alone: a lettered page is A05版 in the paper's own heads and jumps (下转A05版).
"""

from __future__ import annotations

import re

_FIGURE = re.compile(r"\s*[0-9０-９〇零一二三四五六七八九十百]")
_LETTERED = r"[A-Za-zＡ-Ｚａ-ｚ]\S*?|\S*?[0-9０-９]\S*?"
_NAME = re.compile(rf"(?:第(?P<counted>.+?)|(?P<lettered>{_LETTERED}))版(?:\s+(?P<section>.+))?", re.DOTALL)


def words_around(number: str) -> tuple[str, str]:
    """What stands before and behind a page number in what the page is called."""
    return ("第" if _FIGURE.match(number) else ""), "版"


def page_name(number: str) -> str:
    """What the page of a number is called; of several numbers joined, what those pages are."""
    before, behind = words_around(number)
    return before + number + behind


def unnumbered_page(position: int, *, traditional: bool) -> str:
    """What a page without a number is called, counted from 1: 第1个版面（版次不明）."""
    return f"第{position}個版面（版次不明）" if traditional else f"第{position}个版面（版次不明）"


def read_page_name(name: str) -> tuple[str | None, str | None]:
    """Number and section in what a page is called: of 第5版 要闻 and of A05版; of 第A05版, as files once said, too."""
    found = _NAME.fullmatch(name.strip())
    return (found["counted"] or found["lettered"], found["section"]) if found else (None, None)
