"""What went wrong with a command, in our two languages, and its exit code."""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable

import click

from convert.cli import helptext
from convert.cli.app import ExtraArgumentsError, NoCommandError
from convert.cli.messages import say
from convert.cli.output import drop_stdout, finding_line, tell
from convert.errors import ConvertError, ExitCode
from convert.findings import finding

_FULL = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT, errno.EBADF})
"""What a system says when stdout takes no more: all other files are written with their errors caught."""


class Terminated(BaseException):
    """SIGTERM came: everything is left tidy on the way out."""


def exit_code_of(error: BaseException) -> int:
    """Say what went wrong, and return the exit code; raises what is no business of ours (SystemExit)."""
    match error:
        case click.ClickException():
            tell(usage_message(error))
            return ExitCode.USAGE
        case ConvertError():
            tell(finding_line(error.finding))
            return error.exit_code
        case Terminated():
            tell(finding_line(finding("RUN004")))
            return ExitCode.TERMINATED
        case KeyboardInterrupt() | click.Abort():
            tell(finding_line(finding("RUN004")))
            return ExitCode.INTERRUPTED
        case OSError(errno=number) if number in _FULL:
            drop_stdout()
            tell(finding_line(finding("OUT001", file=say("stdout"), reason=error.strerror or error)))
            return ExitCode.CANNOT_WRITE
        case Exception():
            from convert.batch.run import unexpected

            tell(finding_line(unexpected(error)))
            return ExitCode.BUG
        case _:
            raise error


def usage_message(error: click.ClickException) -> str:
    """The message for an error that click found, with the usage line and where to read more."""
    ctx = getattr(error, "ctx", None)
    lines = [helptext.usage(ctx)] if ctx else []
    lines.append(say("usage.error", message=_message(error)))
    return "\n".join([*lines, say("usage.hint", path=ctx.command_path if ctx else "banmian")])


def _message(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption(option_name=name, ctx=ctx):
            known = [opt for p in ctx.command.get_params(ctx) for opt in (*p.opts, *p.secondary_opts)] if ctx else []
            return say("usage.no_option", name=name) + _did_you_mean(name, known)
        case click.MissingParameter(param=param) if param is not None:
            return say("usage.missing", name=_name(param))
        case click.BadOptionUsage(option_name=name):
            return say("usage.takes_none" if "not take" in error.message else "usage.no_value", name=name)
        case NoCommandError(name=name, known=known):
            return say("usage.no_command", name=name) + _did_you_mean(name, known)
        case ExtraArgumentsError():
            return say("usage.extra", name=error.message)
        case _:
            return say("usage.other", message=error.format_message())


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, known, 1, cutoff=0.7)
    return " — " + say("usage.did_you_mean", name=close[0]) if close else ""


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Argument):
        return (param.metavar or param.name or "").upper()
    return " / ".join(param.opts)
