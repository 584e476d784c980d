"""What the command writes where: data to stdout, all else to stderr, findings as lines, tables aligned."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from convert.cli.messages import language, say

if TYPE_CHECKING:  # the catalogue takes 10 ms to load, which a help text has no use for
    from convert.findings import Finding, Severity


def prepare_streams() -> None:
    """Let no character stop us that a console cannot show (GBK, ASCII): it is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def tell(text: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(text + "\n")


def show(text: str) -> None:
    """A line that was asked for."""
    sys.stdout.write(text + "\n")


def give(data: bytes) -> None:
    """Bytes that were asked for, just as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def finding_line(problem: Finding) -> str:
    """A finding as one line: its place, its severity and code, what is wrong, and what to do."""
    from convert.findings import text_of

    message, advice = text_of(problem, language())
    text = say(
        "finding" if advice else "finding.bare",
        place=_place(problem),
        severity=say(f"severity.{problem.severity}"),
        code=problem.code,
    )
    return text.replace("{message}", printable(message)).replace("{advice}", printable(advice))


def _place(problem: Finding) -> str:
    numbers = [str(number) for number in (problem.line, problem.column) if number is not None]
    place = ":".join([*([printable(problem.file)] if problem.file else []), *numbers])
    return place + ": " if place else ""


def findings_from(problems: Iterable[Finding], least: Severity) -> Iterator[str]:
    """The lines of the findings that are at least so bad."""
    from convert.findings import SEVERITIES

    wanted = SEVERITIES[SEVERITIES.index(least) :]
    return (finding_line(problem) for problem in problems if problem.severity in wanted)


def printable(text: str) -> str:
    """The text with escapes for what could disturb a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in " \u3000" else _escape(c) for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows under their headings, columns aligned for wide characters; the last one is left as it is."""
    from wcwidth import wcswidth

    def columns(text: str) -> int:
        return len(text) if text.isascii() else max(0, wcswidth(text))

    cells = [[printable(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(columns, column)) for column in list(zip(*cells, strict=True))[:-1]]
    for row in cells:
        padded = [cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*padded, row[-1]]).rstrip()
