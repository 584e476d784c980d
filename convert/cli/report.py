"""`--report`: JSON lines, each written when it is known, so that a run that is killed leaves what it had done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import FileIO
from pathlib import Path

from convert.batch.report import as_line, file_entry, is_report, summary
from convert.batch.run import Result
from convert.batch.totals import Totals
from convert.cli.messages import language
from convert.cli.output import give
from convert.errors import CannotWriteError, ExitCode, UsageError
from convert.findings import Finding, finding
from convert.publish import Draft, publish, writing


def refuse_report_in(bags: Iterable[str | Path], name: str | None) -> None:
    """Raise, before any work is done, where the report would lie in one of the bags: a bag is not to be changed by
    looking at it, nor to take the report of the one that it replaces away with it.  UsageError (OUT009).
    """
    if name is None or name == "-":
        return
    path = Path(name).resolve()
    for bag in bags:
        if path.is_relative_to(Path(bag).resolve()):
            raise UsageError(finding("OUT009", path=name, bag=bag))


class Report:
    """The report of a run, as it is written: to a file, to stdout for `-`, and for None nowhere.

    A file begins empty, under its name; no file is overwritten that is not a report.  Raises CannotWriteError
    where there can be none, before any work is done.
    """

    def __init__(self, name: str | None) -> None:
        self._on_stdout = name == "-"
        self._lines = None if name is None or self._on_stdout else _Lines(Path(name))

    @property
    def _asked(self) -> bool:
        return self._on_stdout or self._lines is not None

    def add(self, result: Result) -> None:
        """An input is done."""
        if self._asked:
            self._put(as_line(file_entry(result, language())))

    def end(self, totals: Totals, code: ExitCode, also: Sequence[Finding] = (), **more: object) -> None:
        """The run is done, and came to this; `more` is put into the last line.  Raises CannotWriteError."""
        if self._asked:
            self._put(as_line(summary(totals, code, language(), also) | more))
        if self._lines is not None:
            self._lines.close()

    def _put(self, line: bytes) -> None:
        if self._on_stdout:
            give(line)
        elif self._lines is not None:
            self._lines.write(line)


class _Lines:
    """A file of whole lines.  When the system refuses one, no more are written; `close` tells of it."""

    def __init__(self, path: Path) -> None:
        publish([Draft(path, b"")], lambda _, existing: is_report(existing), option="--report")
        with writing(path):
            self._file = FileIO(path, "ab")
        self._path = path
        self._size = 0
        self._trouble: CannotWriteError | None = None

    def write(self, line: bytes) -> None:
        if self._trouble is not None:
            return
        try:
            with writing(self._path):
                self._write(line)
        except CannotWriteError as error:  # the pages matter more: they go on
            self._trouble = error

    def _write(self, line: bytes) -> None:
        done = 0
        try:
            while done < len(line):
                done += self._file.write(line[done:])
        except OSError:
            self._file.truncate(self._size)
            raise
        self._size += len(line)

    def close(self) -> None:
        self._file.close()
        if self._trouble is not None:
            raise self._trouble
