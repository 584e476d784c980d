"""`banmian schema`: the schemas that outputs are checked against."""

from __future__ import annotations

from pathlib import Path

import click

from convert.cli.app import Command, Group, lang_option
from convert.cli.messages import say
from convert.cli.output import give, show, table
from convert.errors import UsageError
from convert.findings import finding

_SUFFIXES = frozenset({".xsd", ".rng", ".rnc", ".sch", ".json", ".xml"})


@click.group(name="schema", cls=Group)
@lang_option
def command() -> None:
    """The help is in the table of messages."""


@command.command(name="list", cls=Command)
@lang_option
def _list() -> int:
    """The help is in the table of messages."""
    from convert.publish import sha256

    rows = [(name, sha256(path.read_bytes())) for name, path in schemas().items()]
    for line in table([say("column.schema"), say("column.sha256")], rows):
        show(line)
    return 0


@command.command(name="show", cls=Command)
@click.argument("schema", metavar="NAME")
@lang_option
def _show(schema: str) -> int:
    """The help is in the table of messages."""
    give(named(schema).read_bytes())
    return 0


def schemas() -> dict[str, Path]:
    """The project's schemas by name (`newsml/newsml.xsd`), in order."""
    from convert.schema_files import schema_dir

    top = schema_dir()
    files = sorted((p for p in top.rglob("*") if p.suffix in _SUFFIXES), key=Path.as_posix) if top.is_dir() else []
    return {path.relative_to(top).as_posix(): path for path in files}


def named(name: str) -> Path:
    """The schema of that name, or the only one whose file or folder is so named.  Raises UsageError (RUN008)."""
    known = schemas()
    fitting = [p for full, p in known.items() if name == full or name in {p.name, p.name.split(".")[0], p.parent.name}]
    if name in known or len(fitting) == 1:
        return known[name] if name in known else fitting[0]
    raise UsageError(finding("RUN008", name=name))
