"""Physical lines of a file: where each one stands, and the page it belongs to."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from convert.parser.turns import turns_in, with_turns
from convert.tree import is_blank

# str.splitlines would also break at VT, FS, NEL and U+2028, which are no line ends here.
_LINE = re.compile(r"([^\n\r\f]*)(\r\n|\n|\r|\f|\Z)")


class Line(NamedTuple):
    """One non-blank line as it stands in the file."""

    number: int  # 1-based, blank lines counted
    text: str  # as decoded, without its line end
    page: int  # 0-based page within the file
    blank_before: int  # blank lines since the line before, or the top of the page
    heads: bool = False  # of a head that parts the file into pages, its own or another's


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
    lines = unparted_lines(text)
    return with_turns(lines, turns_in(lines))


def unparted_lines(text: str) -> list[Line]:
    """The non-blank lines of a file, numbered, a new page counted at form feeds alone."""
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
