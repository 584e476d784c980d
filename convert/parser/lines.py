"""Physical lines of a file: where each one stands, and the page it belongs to."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from convert.tree import is_blank

# str.splitlines would also break at VT, FS, NEL and U+2028, which are no line ends here.
_LINE = re.compile(r"([^\n\r\f]*)(\r\n|\n|\r|\f|\Z)")

_NUMBER = r"[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3}"
# `第1版()专栏:` heads an article in the dumps of 人民日报 from 1946 on: no newspaper prints that.
_DUMP_MARK = re.compile(rf"\s*第({_NUMBER})版\s*[(（][^)）]*[)）]\s*(?:专栏|專欄)\s*[:：]")
_PAGE_HEAD = re.compile(rf"\s*第({_NUMBER})版(?:\s*[:：]\s*|\s+|\s*$)\S{{0,10}}\s*$")


class Line(NamedTuple):
    """One non-blank line as it stands in the file."""

    number: int  # 1-based, blank lines counted
    text: str  # as decoded, without its line end
    page: int  # 0-based page within the file
    blank_before: int  # blank lines since the line before, or the top of the page


def physical_lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line with its line end; a last line without text is no line."""
    if "\r" in text or "\f" in text:
        for found in _LINE.finditer(text):
            if found.end() > found.start():
                yield found.group(1), found.group(2)
        return
    *lines, last = text.split("\n")  # most files: twice as fast
    for content in lines:
        yield content, "\n"
    if last:
        yield last, ""


def split_lines(text: str) -> tuple[Line, ...]:
    """The non-blank lines of a file, numbered, with their pages."""
    return _number_marked_pages(_split(text), dumped="专栏" in text or "專欄" in text)


def _split(text: str) -> list[Line]:
    lines: list[Line] = []
    page = blanks = 0
    for number, (content, end) in enumerate(physical_lines(text), 1):
        if is_blank(content):
            blanks += 1
        else:
            lines.append(Line(number, content, page, blanks))
            blanks = 0
        if end == "\f" and lines:
            page, blanks = lines[-1].page + 1, 0
    return lines


def _number_marked_pages(lines: list[Line], *, dumped: bool) -> tuple[Line, ...]:
    """Count a new page at each marker whose page number differs from the one before.

    `dumped`: the word that stands in each mark of a dump stands somewhere in the file.
    """
    mark = _page_marker(lines, dumped=dumped)
    if mark is None:
        return tuple(lines)
    numbered: list[Line] = []
    shift, current = 0, None
    for line in lines:
        found = mark.match(line.text)
        if found and found.group(1) != current:
            begins = bool(numbered) and numbered[-1].page == line.page + shift
            shift += current is not None and begins
            current = found.group(1)
        numbered.append(Line(line.number, line.text, line.page + shift, line.blank_before))
    return tuple(numbered)


def _page_marker(lines: list[Line], *, dumped: bool) -> re.Pattern[str] | None:
    """The form of marker this file uses, if it is beyond doubt.

    A line like `第3版 要闻` may be the folio of a single page, or stand in an article; it counts as a
    marker only when one heads the file and another follows with another number.
    """
    if dumped and any(_DUMP_MARK.match(line.text) for line in lines):
        return _DUMP_MARK
    if not any(_PAGE_HEAD.match(line.text) for line in lines[:2]):
        return None
    numbers = {found.group(1) for line in lines if (found := _PAGE_HEAD.match(line.text))}
    return _PAGE_HEAD if len(numbers) > 1 else None
