"""`banmian completion`: what a shell needs to complete our words."""

from __future__ import annotations

import click

from convert.cli.app import Command, Value, banmian, lang_option
from convert.cli.output import show


@click.command(name="completion", cls=Command)
@click.argument("shell", type=Value("shell", "bash", "zsh", "fish"), metavar="SHELL")
@lang_option
def command(shell: str) -> int:
    """The help is in the table of messages."""
    from click.shell_completion import get_completion_class

    from convert.cli.guard import COMPLETE

    kind = get_completion_class(shell)
    assert kind is not None
    show(kind(banmian, {}, "banmian", COMPLETE).source())
    return 0
