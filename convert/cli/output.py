"""What the command writes where: data to stdout, all else to stderr, findings as lines, tables aligned."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from convert.cli.messages import language, say
from convert.cli.printable import printable

if TYPE_CHECKING:  # the catalogue takes 10 ms to load, which a help text has no use for
    from convert.catalogue import Severity
    from convert.findings import Finding


def prepare_streams() -> None:
    """Let no character stop us that a console cannot show (GBK, ASCII): it is written as an escape.

    A stream that was closed for us (`>&-`) is one that nobody reads.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # the descriptor opened here is that very one: no output file can get it
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def drop_stdout() -> None:
    """Let what is still to be written go nowhere: the interpreter would try again at the end, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    from convert.catalogue import SEVERITIES

    wanted = SEVERITIES[SEVERITIES.index(least) :]
    return (finding_line(problem) for problem in problems if problem.severity in wanted)


def findings_with_lines(problems: Iterable[Finding], least: Severity, texts: Mapping[int, str]) -> Iterator[str]:
    """Likewise, with what stands in those places under them; `texts` are the lines of the file by number."""
    shown: list[str] = []
    for problem in problems:
        lines = list(findings_from([problem], least))
        here = _seams(problem, texts) if lines else shown
        if here != shown:
            yield from shown
        yield from lines
        shown = here
    yield from shown


def _seams(problem: Finding, texts: Mapping[int, str]) -> list[str]:
    """The line that a finding is about; of a seam both sides."""
    line = problem.line
    if line is None or line not in texts:
        return []
    if problem.code not in ("PAR003", "PAR005"):
        return [f"    {printable(excerpt(texts[line]))}"]
    before = max((number for number in texts if number < line), default=line)
    joined = dict(problem.values).get("lines", "")
    numbers = [int(number) for number in joined.split(", ") if number] or [before, line]
    return [
        f"    {printable('…' + texts[a].strip()[-16:])} | {printable(excerpt(texts[b], 24))}"
        for a, b in pairwise(numbers)
    ]


def excerpt(text: str, most: int = 40) -> str:
    """The beginning of a line, without the space around it."""
    text = text.strip()
    return text if len(text) <= most else text[: most - 1] + "…"


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
