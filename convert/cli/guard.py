"""Around every command: the language, the signals, and an exit code and a message for whatever goes wrong."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import click

from convert.cli import messages
from convert.cli.app import banmian
from convert.cli.output import drop_stdout, prepare_streams

COMPLETE = "_BANMIAN_COMPLETE"


def run(args: Sequence[str]) -> int:
    """Run the command with these words; returns the exit code, and never raises for what a user can bring about."""
    prepare_streams()
    messages.use(messages.language_of(args, os.environ))
    try:
        with _terminating():
            code = _invoke(args)
            sys.stdout.flush()
            return code
    except BrokenPipeError:
        _die_of_sigpipe()
    except BaseException as error:  # the last net; what it knows nothing of it gives back
        from convert.cli.failures import exit_code_of

        return exit_code_of(error)


def _invoke(args: Sequence[str]) -> int:
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(banmian, {}, "banmian", COMPLETE, instruction)
    try:
        with banmian.make_context("banmian", list(args)) as ctx:
            return int(banmian.invoke(ctx) or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code


@contextmanager
def _terminating() -> Iterator[None]:
    """Turn SIGTERM into an exception, so that temporary files are taken away."""

    def stop(_: int, __: FrameType | None) -> NoReturn:
        from convert.cli.failures import Terminated

        raise Terminated

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not in the main thread: whoever called us looks after signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _die_of_sigpipe() -> NoReturn:
    """End as other filters do when nobody reads on: without a word."""
    drop_stdout()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.raise_signal(signal.SIGPIPE)
    sys.exit(1)
