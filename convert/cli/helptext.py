"""Help in two languages, its columns aligned for characters of two columns.

`unicodedata` is enough for our own texts, and loads in no time; wcwidth measures what users bring.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import click

from convert.cli.messages import say

_FEWEST_COLUMNS, _MOST_COLUMNS = 40, 100
_NOT_FIRST = frozenset("，。；：、？！）》」』”’…,.;:?!)")
"""Marks that must not begin a line (禁则)."""


def width(text: str) -> int:
    """The columns a text of our own takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def render(ctx: click.Context, commands: Iterable[tuple[str, str]] = ()) -> str:
    """The help of a command; `commands` are the names and lines of its subcommands."""
    name = ctx.command_path.removeprefix("banmian ")
    columns = min(terminal_columns(), _MOST_COLUMNS)
    listed = list(commands)
    parts = [usage(ctx), "", *wrap(say(f"{name}.help"), columns)]
    for title, rows in (
        ("help.arguments", [_argument(p) for p in ctx.command.params if isinstance(p, click.Argument)]),
        ("help.options", [_option(p) for p in ctx.command.get_params(ctx) if isinstance(p, click.Option)]),
        ("help.commands", listed),
    ):
        if rows:
            parts += ["", say(title), *_table(rows, columns)]
    if listed:
        parts += ["", *wrap(say("help.more", path=ctx.command_path), columns)]
    return "\n".join(parts)


def terminal_columns() -> int:
    """The width of the terminal: COLUMNS, else what stdout says, else 80.  (shutil, which knows, loads slowly.)"""
    text = os.environ.get("COLUMNS", "")
    if text.isascii() and text.isdigit() and int(text) >= _FEWEST_COLUMNS:
        return int(text)
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns, _FEWEST_COLUMNS)
    except (OSError, ValueError):
        return 80


def usage(ctx: click.Context) -> str:
    """The usage line."""
    words = [ctx.command_path, say("help.options.word")]
    words += [_metavar(p) for p in ctx.command.params if isinstance(p, click.Argument)]
    words += [say("help.command.word")] if isinstance(ctx.command, click.Group) else []
    return f"{say('help.usage')} {' '.join(words)}"


def _metavar(argument: click.Argument) -> str:
    name = (argument.metavar or argument.name or "").upper()
    many = f"{name}..." if argument.nargs == -1 else name
    return many if argument.required else f"[{many}]"


def _argument(argument: click.Argument) -> tuple[str, str]:
    return _metavar(argument), say(f"arg.{argument.name}")


def _option(option: click.Option) -> tuple[str, str]:
    names = "/".join([", ".join(option.opts), *option.secondary_opts])
    names = names if option.opts[0][1] != "-" else "    " + names
    value = "" if option.is_flag else f" {option.metavar}"
    return names + value, say(f"opt.{option.help}")


def _table(rows: Sequence[tuple[str, str]], columns: int) -> Iterator[str]:
    left = min(max(width(name) for name, _ in rows), 30)
    for name, text in rows:
        lines = wrap(text, max(columns - left - 4, 20))
        gap = " " * (left - width(name)) if width(name) <= left else "\n" + " " * (left + 2)
        yield f"  {name}{gap}  {lines[0]}"
        yield from (" " * (left + 4) + line for line in lines[1:])


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines no wider than `columns`: between words, and between any two wide characters."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and width(lines[-1]) + width(piece.rstrip()) > columns:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """What must stay on one line: a word with the space after it, or a wide character with the marks after it."""
    piece = ""
    for character in text:
        breaks = piece and character not in _NOT_FIRST and (piece[-1] == " " or _wide(piece[-1]) or _wide(character))
        if breaks and character != " ":
            yield piece
            piece = ""
        piece += character
    yield piece


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
