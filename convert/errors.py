"""What can go wrong as a whole, and with which exit code the command ends."""

from __future__ import annotations

from enum import IntEnum

from convert.findings import Finding


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
    BUG = 70
    INTERRUPTED = 130
    TERMINATED = 143


class ConvertError(Exception):
    """An input or output that cannot be dealt with; it carries the finding that says why."""

    exit_code = ExitCode.BUG

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class UsageError(ConvertError):
    """The command's words are off: an unknown format, two inputs for one output."""

    exit_code = ExitCode.USAGE


class UnreadableError(ConvertError):
    """The source cannot be read as text."""

    exit_code = ExitCode.UNREADABLE


class CorrectionError(ConvertError):
    """The corrections of a page do not fit it; `findings` are all that is wrong, `finding` the first."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0])
        self.findings = findings


class InvalidOutputError(ConvertError):
    """What was made does not pass its checks, and was not published."""

    exit_code = ExitCode.INVALID_OUTPUT


class CannotWriteError(ConvertError):
    """The output directory or file cannot be written."""

    exit_code = ExitCode.CANNOT_WRITE


class ValidatorMissingError(ConvertError):
    """A validator that was asked for is not installed."""

    exit_code = ExitCode.VALIDATOR_MISSING
