"""Rows as text: CSV for spreadsheets, JSON Lines for programs.

CSV is that of RFC 4180 (CRLF, quotes doubled) in UTF-8 with a byte order mark: without one, Excel and WPS take Chinese
text for that of the machine's code page.  A cell that a spreadsheet would take for a formula has an apostrophe before
it; JSON Lines have every text as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from convert.table.rows import COLUMNS, Cell, Row

BOM = b"\xef\xbb\xbf"
MOST = 32_767
"""Characters that a cell of a spreadsheet holds (Microsoft, "Excel specifications and limits"): the rest is cut off, or
runs over into the rows below."""
BETWEEN = "; "
"""Between the members of a list in one cell of CSV."""

_FORMULA = re.compile("'*[=+\\-@＝＋－＠\t\r]")  # full-width signs too: an East Asian Excel takes them for the others
_QUOTED = re.compile('[",\r\n]')


def csv_header() -> bytes:
    """The first line of the CSV, with the byte order mark."""
    return BOM + _line(COLUMNS)


def as_csv(row: Row) -> bytes:
    """A row as a line of CSV."""
    return _line([_cell(row[column]) for column in COLUMNS])


def overfull(row: Row) -> Iterator[tuple[str, int]]:
    """The columns of a row whose cell in CSV no spreadsheet can hold, each with the characters in it.

    A character beyond the first plane (𠮷) counts twice there.
    """
    for column in COLUMNS:
        cell = _cell(row[column])
        if len(cell) > MOST // 2 and (count := len(cell.encode("utf-16-le", "surrogatepass")) // 2) > MOST:
            yield column, count


def as_jsonl(row: Row) -> bytes:
    """A row as a line of JSON Lines; lists are arrays, what is not known is null."""
    return (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _line(cells: list[str] | tuple[str, ...]) -> bytes:
    return (",".join(map(_quoted, cells)) + "\r\n").encode("utf-8", "backslashreplace")


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case list():
            return guarded(BETWEEN.join(value))
        case _:
            return str(value)


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it (OWASP, CSV Injection).

    Taking the apostrophe from every cell that begins with apostrophes and such a sign gives the texts back.
    """
    return f"'{text}" if _FORMULA.match(text) else text
