"""`banmian convert --table`: the articles of a run as one table.

The rows are read from what the run left, so that they are the same whatever was made anew, and by how many workers.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from convert.batch.plan import Entry, Group, Refused, Source, on_disk, readable, target_stem
from convert.batch.run import Result
from convert.cli.messages import say
from convert.cli.output import give, tell
from convert.cli.request import Teller
from convert.compare.runs import rank
from convert.errors import ConvertError
from convert.findings import Finding, finding
from convert.formats import load
from convert.formats.base import Readable
from convert.formats.plugged import failing_as_a_plug_in
from convert.page import Output
from convert.page_reading import read_bytes
from convert.publish import TEMPORARY_PREFIX, foreign, is_special, writing
from convert.settings import on_command_line
from convert.storage import Url
from convert.table import MOST, Cell, Row, as_csv, as_jsonl, csv_header, overfull, rows
from convert.there import exists, isdir

STDOUT = "-"
_JSONL = ".jsonl"
OTHER_KINDS = frozenset({
    ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et", ".tsv", ".tab", ".json", ".ndjson", ".xml", ".html", ".parquet",
    ".sqlite", ".db", ".dbf",
})  # fmt: skip
"""Names of other kinds of table: a file called so that is CSV cannot be opened by what opens those."""
_FIRST = b'{"file": "'
"""How JSON Lines of ours begin."""


def refuse_table(table: str, *, force: bool) -> None:
    """Raise, before any work is done, where no table of that name can be written.

    UsageError (RUN006) where the name says another kind of table; CannotWriteError where it is that of a directory
    (OUT001), or of a file that is no table (OUT010).  Its own directory is made with it, as `--report` and `--deps` do.
    """
    path = Path(table)
    if table == STDOUT:
        return
    with writing(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a directory has this name")
        if not all(isdir(folder) for folder in path.absolute().parents if exists(folder)):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        _refuse_foreign(path, force=force)
    if path.suffix.lower() in OTHER_KINDS:
        raise on_command_line("table", table, "X.csv, X.jsonl")


def _refuse_foreign(path: Path, *, force: bool) -> None:
    if is_special(path):
        raise foreign(path, "--table")
    if path.exists() and not force:
        begin = csv_header()
        with path.open("rb") as file:
            head = file.read(len(begin))
        if head and not head.startswith((begin, _FIRST)):
            raise foreign(path, "--table")


def for_table(result: Result) -> Result:
    """What the table needs of a result, which is little: the outputs that its rows are read from."""
    outputs = () if result.failed is not None else _to_read(result.outputs)
    return replace(result, outputs=outputs or result.outputs[:1], findings=())


def _to_read(outputs: Sequence[Output]) -> tuple[Output, ...]:
    """Those in the format that carries most, of all that can be read back: one, or one an article."""
    legible = [one for one in outputs if isinstance(load(one.format), Readable)]
    best = min((one.format for one in legible), key=rank, default=None)
    return tuple(one for one in legible if one.format == best)


def write_table(
    table: str,
    done: Iterable[tuple[Entry, Result]],
    folder: Path | Url,
    teller: Teller,
    *,
    force: bool,
    quiet: bool,
) -> list[Finding]:
    """Write the table of a run into `folder`, each input with its result, to a file or stdout; returns what was found.

    Raises CannotWriteError: OUT001, and OUT010 where another file, perhaps an output, has got the name since.
    A file gets its name when it is whole.  A page that failed has no rows.
    """
    problems = list[Finding]()
    found = (row for entry, result in done for row in _rows(entry, result, folder, problems))
    if table == STDOUT:
        count = _put(found, give, problems, jsonl=False)
    else:
        with _published(Path(table), force=force) as temporary, temporary.open("xb") as file:
            count = _put(found, file.write, problems, jsonl=table.lower().endswith(_JSONL))
            file.flush()
            os.fsync(file.fileno())
    teller.tell(problems)
    if not quiet:
        tell(say("done.table", rows=count, path=say("stdout") if table == STDOUT else table))
    return problems


def _put(found: Iterable[Row], put: Callable[[bytes], object], problems: list[Finding], *, jsonl: bool) -> int:
    """Write the rows, after a heading where it is CSV; returns how many there are.

    CSV is for spreadsheets: what of it no cell of theirs holds is a problem (RUN032).
    """
    count = 0
    put(b"" if jsonl else csv_header())
    for row in found:
        put(as_jsonl(row) if jsonl else as_csv(row))
        problems += [] if jsonl else _overfull(row)
        count += 1
    return count


def _overfull(row: Row) -> Iterator[Finding]:
    for column, count in overfull(row):
        yield finding("RUN032", file=str(row["file"]), article=row["article"], cell=column, count=count, limit=MOST)


def _rows(entry: Entry, result: Result, folder: Path | Url, problems: list[Finding]) -> Iterator[Row]:
    """The rows of one input, from the format that carries most: one output, or one an article."""
    if isinstance(entry, Refused) or result.failed is not None or not result.outputs:
        return
    outputs = _to_read(result.outputs)
    if not outputs:
        problems.append(finding("RUN016", file=result.file))
        return
    places: Counter[Cell] = Counter()
    for output in outputs:
        path = folder / entry.folder / _file_name(entry, output)
        try:
            for row in _read(result, output, path):
                places[row["page"]] += 1
                yield row if output.article is None else {**row, "order": places[row["page"]]}
        except ConvertError as error:
            problems.append(replace(error.finding, file=readable(str(path))))


def _file_name(entry: Source | Group, output: Output) -> str:
    """The name of an output's file: that of a page keeps bytes that are no UTF-8, which texts show as escapes."""
    return on_disk(output.name) if output.article is not None else target_stem(entry) + load(output.format).suffix


def _read(result: Result, output: Output, path: Path | Url) -> Iterator[Row]:
    form = load(output.format)
    assert isinstance(form, Readable)
    data = path.read() or b"" if isinstance(path, Url) else read_bytes(path)
    with failing_as_a_plug_in(form):
        issue = form.read(data).issue
    yield from rows(issue, result.file)


@contextmanager
def _published(path: Path, *, force: bool) -> Iterator[Path]:
    """A temporary name beside `path`: renamed to it when all went well, gone when not."""
    temporary = path.with_name(f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}.tmp")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield temporary
            _refuse_foreign(path, force=force)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
