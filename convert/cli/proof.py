"""What `banmian validate` does to each file: banmian's own checks, and the official validators that were asked for."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from convert.batch.manifest import is_record
from convert.batch.report import exit_code
from convert.batch.run import Result, guarded
from convert.batch.totals import Totals
from convert.catalogue import Severity
from convert.errors import CannotWriteError, ExitCode, UnreadableError, UsageError
from convert.findings import Finding, about, finding
from convert.formats import by_suffix, load
from convert.formats.plugged import validated
from convert.page import Made
from convert.page_reading import read_bytes
from convert.publish import unwritable
from convert.readback import form_of, unknown_kind
from convert.there import exists, isdir, why_not

if TYPE_CHECKING:
    from convert.official.base import Copy, Verdict
    from convert.official.run import Ran


@dataclass(frozen=True, slots=True)
class Proved:
    """One file: all that was found, what of it banmian found itself, and what each official validator said."""

    result: Result
    own: tuple[Finding, ...]
    format: str | None
    verdicts: tuple[Verdict, ...] = ()

    @property
    def passed_over(self) -> bool:
        """Whether it is no output at all, but a record of ours."""
        return self.format is None and self.result.failed is None

    @property
    def unread(self) -> bool:
        """Whether banmian itself could not come to a conclusion: the file cannot be read, or is of no known kind."""
        return self.result.failed not in (None, ExitCode.INVALID_OUTPUT, ExitCode.VALIDATOR_MISSING)


@dataclass(frozen=True, slots=True)
class Proof:
    """A run over several files.

    `ran` are the official validators that were run, `missing` those that were NOT RUN and why, `also` what is to be
    said of no file in particular.
    """

    files: tuple[Proved, ...]
    ran: tuple[Ran, ...] = ()
    missing: tuple[tuple[str, Finding], ...] = ()
    also: tuple[Finding, ...] = ()

    @property
    def results(self) -> list[Result]:
        """What became of each file."""
        return [one.result for one in self.files]

    @property
    def totals(self) -> Totals:
        """The counts of them all."""
        return Totals.of(self.results)

    @property
    def besides(self) -> list[Finding]:
        """The findings on no file in particular: what was NOT RUN, and `also`."""
        return [*(problem for _, problem in self.missing), *self.also]

    def exit_code(self, fail_on: str) -> ExitCode:
        """The exit code: that of the files, and where they are sound, 7 if a validator was NOT RUN."""
        code = exit_code(self.totals, fail_on)
        return ExitCode.VALIDATOR_MISSING if self.missing and code in (ExitCode.DONE, ExitCode.FINDINGS) else code


def steps(paths: Sequence[str], asked: Sequence[str] | None) -> int:
    """How many checks there will be at most: banmian's own of each file, and those of each validator that fits it."""
    if asked is None:
        return len(paths)
    from convert.official.table import VALIDATORS

    known = Counter(form for name in asked for form in VALIDATORS[name].formats)
    forms = (by_suffix(Path(path).name) for path in paths)
    return len(paths) + sum(known[form.name] for form in forms if form is not None)


def prove(paths: Sequence[str], asked: Sequence[str] | None, on_step: Callable[[str], object]) -> Proof:
    """Check each file, and have the validators of the names `asked` judge it (None: none of them).

    `on_step` is called with a file's name after each check.  Raises UsageError (RUN006) for an unknown name, and
    CannotWriteError where there is no room for the copies that are judged.
    """
    if asked is None:
        return Proof(tuple(_proved(path, None, on_step) for path in paths))
    with _folder() as folder:
        files = [_proved(path, folder / f"{number:06}", on_step) for number, path in enumerate(paths, 1)]
        return _judged(files, folder, asked, on_step)


@contextmanager
def _folder() -> Iterator[Path]:
    try:
        folder = TemporaryDirectory(prefix="banmian-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _cannot_write(error) from error
    with folder as name:
        yield Path(name)


def _lay_down(copy: Path, data: bytes) -> None:
    try:
        copy.write_bytes(data)
    except OSError as error:
        raise _cannot_write(error) from error


def _cannot_write(error: OSError) -> CannotWriteError:
    return unwritable(error.filename, error)


def _proved(shown: str, copy: Path | None, on_step: Callable[[str], object]) -> Proved:
    """banmian's own checks; the bytes that were checked are laid down as `copy`, for the others."""
    form = None

    def work() -> Made:
        nonlocal form
        path = Path(shown)
        if not exists(path):
            raise why_not(path, path)
        if isdir(path):
            raise UnreadableError(finding("SRC015", reason=os.strerror(errno.EISDIR)))
        data = read_bytes(path)
        if path.name.lower().endswith(".json") and is_record(data):
            return Made((), (finding("RUN018"),), 0)
        form = form_of(path.name, data)
        if form is None:
            raise UsageError(unknown_kind(shown))
        if copy is not None:
            _lay_down(copy.with_name(copy.name + form.suffix), data)
        return Made((), validated(form, data), 0)

    result = guarded(shown, work)
    if result.failed is None and any(problem.severity is Severity.ERROR for problem in result.findings):
        result = replace(result, failed=ExitCode.INVALID_OUTPUT)
    on_step(shown)
    return Proved(result, result.findings, form.name if form else None)


def _judged(files: Sequence[Proved], folder: Path, asked: Sequence[str], on_step: Callable[[str], object]) -> Proof:
    from convert.official.run import judge
    from convert.official.schemas import changed
    from convert.official.table import VALIDATORS

    validators = [VALIDATORS[name] for name in VALIDATORS if name in asked]
    copies = list(_copies(files, folder))
    outcome = judge([copy for _, copy in copies], validators, lambda copy: on_step(copy.shown))
    proved = list(files)
    for (index, _), verdicts in zip(copies, outcome.verdicts, strict=True):
        proved[index] = _with_verdicts(files[index], verdicts)
    also = (changed() if {"newsml-g2", "ninjs"} & set(asked) else []) + _without_validator(files, asked)
    return Proof(tuple(proved), outcome.ran, tuple(outcome.missing.items()), tuple(also))


def _copies(files: Sequence[Proved], folder: Path) -> Iterator[tuple[int, Copy]]:
    from convert.official.base import Copy

    for index, one in enumerate(files):
        if one.format is not None:
            path = folder / f"{index + 1:06}{load(one.format).suffix}"
            if path.is_file():  # not where the file could not be read
                yield index, Copy(one.result.file, path, one.format)


def _with_verdicts(one: Proved, verdicts: tuple[Verdict, ...]) -> Proved:
    said = about((problem for verdict in verdicts for problem in verdict.findings), one.result.file)
    failed = one.result.failed
    if failed is None and any(p.severity is Severity.ERROR for v in verdicts if v.complete for p in v.findings):
        failed = ExitCode.INVALID_OUTPUT
    if failed is None and not all(verdict.complete for verdict in verdicts):
        failed = ExitCode.VALIDATOR_MISSING
    result = replace(one.result, findings=(*one.own, *said), failed=failed)
    return replace(one, result=result, verdicts=verdicts)


def _without_validator(files: Sequence[Proved], asked: Sequence[str]) -> list[Finding]:
    """A note on each format that nobody but banmian can check."""
    from convert.official.table import VALIDATORS

    known = {form for validator in VALIDATORS.values() for form in validator.formats}
    formats = dict.fromkeys(one.format for one in files if one.format is not None)
    everything = len(asked) == len(VALIDATORS)
    return [finding("OFF009", format=form) for form in formats if everything and form not in known]
