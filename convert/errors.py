"""What can go wrong as a whole, and with which exit code the command ends."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from convert.catalogue import Severity
from convert.findings import Finding, about, sentence_of

DEBUG = "BANMIAN_DEBUG"
"""Set to 1 in the environment, it shows the traceback of an unexpected error."""


class ExitCode(IntEnum):
    """The exit codes of the command: DESIGN, Commands."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INVALID_OUTPUT = 4
    CANNOT_WRITE = 5
    SOME_FAILED = 6
    VALIDATOR_MISSING = 7
    NOT_DONE = 8
    BUG = 70
    INTERRUPTED = 130
    TERMINATED = 143


class ConvertError(Exception):
    """An input or output that cannot be dealt with; it carries the findings that say why.

    `findings` are all there is to say, `finding` the first that is an error.  As text it is its errors in English.
    """

    exit_code = ExitCode.BUG
    args: tuple[Finding, ...]

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)

    def __str__(self) -> str:
        errors = [problem for problem in self.findings if problem.severity is Severity.ERROR]
        return "\n".join(sentence_of(problem) for problem in errors or self.findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All there is to say."""
        return self.args

    @property
    def finding(self) -> Finding:
        """The first finding that is an error."""
        return next((problem for problem in self.findings if problem.severity is Severity.ERROR), self.findings[0])


class UsageError(ConvertError):
    """The command's words are off: an unknown format, two inputs for one output."""

    exit_code = ExitCode.USAGE


class UnreadableError(ConvertError):
    """The source cannot be read as text."""

    exit_code = ExitCode.UNREADABLE


class CorrectionError(ConvertError):
    """The corrections of a page do not fit it."""

    exit_code = ExitCode.UNREADABLE


class InvalidOutputError(ConvertError):
    """What was made does not pass its checks, and was not published."""

    exit_code = ExitCode.INVALID_OUTPUT


class PlugInError(InvalidOutputError):
    """Someone else's format failed (RUN024, RUN025): nothing was published."""


class CannotWriteError(ConvertError):
    """The output directory or file cannot be written."""

    exit_code = ExitCode.CANNOT_WRITE


class ValidatorMissingError(ConvertError):
    """A validator that was asked for is not installed."""

    exit_code = ExitCode.VALIDATOR_MISSING


def show_traceback(error: BaseException) -> None:
    """The traceback on stderr, where BANMIAN_DEBUG=1 asks for it."""
    if os.environ.get(DEBUG) == "1":
        traceback.print_exception(error)


@contextmanager
def errors_about(shown: str) -> Iterator[None]:
    """Let the findings of an error that is raised here be about that file, where they name none."""
    try:
        yield
    except ConvertError as error:
        error.args = about(error.findings, shown)
        raise
