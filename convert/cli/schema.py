"""`banmian schema`: the schemas that outputs are checked against, the project's own and the official ones."""

from __future__ import annotations

from pathlib import Path

import click

from convert.catalogue import Severity
from convert.cli.app import Command, FileName, Group, help_without_command, lang_option, option
from convert.cli.messages import say
from convert.cli.output import findings_from, give, show, table, tell
from convert.errors import ExitCode, UsageError
from convert.findings import finding

_SUFFIXES = frozenset({".xsd", ".rng", ".rnc", ".sch", ".json", ".xml"})
_OFFICIAL = "official"
"""The folder under which the official schemas are listed and shown."""


@click.group(name="schema", cls=Group, no_args_is_help=False, invoke_without_command=True)
@lang_option
@click.pass_context
def command(ctx: click.Context) -> int:
    """The help is in the table of messages."""
    return help_without_command(ctx)


@command.command(name="list", cls=Command)
@lang_option
def _list() -> int:
    """The help is in the table of messages."""
    from convert.official.schemas import KNOWN, state
    from convert.publish import sha256

    rows = [(name, say("state.own"), sha256(path.read_bytes())) for name, path in schemas().items()]
    rows += [(f"{_OFFICIAL}/{file.name}", say(f"state.{state(file)}"), file.sha256) for file in KNOWN]
    for line in table([say(f"column.{name}") for name in ("schema", "state", "sha256")], rows):
        show(line)
    return 0


@command.command(name="show", cls=Command)
@click.argument("schema", metavar="NAME")
@lang_option
def _show(schema: str) -> int:
    """The help is in the table of messages."""
    give(named(schema).read_bytes())
    return 0


@command.command(name="install", cls=Command)
@click.argument("directory", type=FileName(), metavar="DIR")
@option("-q", "--quiet", is_flag=True)
@lang_option
def _install(directory: str, quiet: bool) -> int:
    """The help is in the table of messages."""
    from convert.official import schemas as official

    installed, problems = official.install(Path(directory))
    for line in findings_from(problems, Severity.ERROR if quiet else Severity.NOTE):
        tell(line)
    if not quiet:
        for file in installed:
            show(f"{file.name} ({file.standard})")
        tell(say("done.install", count=len(installed), folder=official.folder()))
    refused = any(problem.severity is Severity.ERROR for problem in problems)
    return ExitCode.UNREADABLE if refused else ExitCode.DONE


def schemas() -> dict[str, Path]:
    """The project's schemas by name (`newsml/newsml.xsd`), in order."""
    from convert.schema_files import schema_dir

    top = schema_dir()
    files = sorted((p for p in top.rglob("*") if p.suffix in _SUFFIXES), key=Path.as_posix) if top.is_dir() else []
    return {path.relative_to(top).as_posix(): path for path in files}


def _installed() -> dict[str, Path]:
    """The official schemas that are installed, by name (`official/nitf-3-6.xsd`)."""
    from convert.official.schemas import KNOWN, folder, state

    top = folder()
    return {} if top is None else {f"{_OFFICIAL}/{f.name}": top / f.name for f in KNOWN if state(f) == "installed"}


def named(name: str) -> Path:
    """The schema of that name, or the only one whose file or folder is so named.  Raises UsageError (RUN008)."""
    official = _installed() if name.startswith(f"{_OFFICIAL}/") else {}
    known = {**schemas(), **official}
    fitting = [p for full, p in known.items() if name == full or name in {p.name, p.name.split(".")[0], p.parent.name}]
    if name in known or len(fitting) == 1:
        return known[name] if name in known else fitting[0]
    raise UsageError(finding("RUN008", name=name))
