"""What is read besides the paths of a command: lists of files; and, for make, what the outputs depend on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convert.batch.inputs import names_in
from convert.cli.request import Teller
from convert.errors import UnreadableError, UsageError
from convert.facts import defaults_file
from convert.findings import Finding, finding
from convert.phrases import FILE_NAME
from convert.storage import known_place, place, refuse_urls
from convert.there import isdir

if TYPE_CHECKING:
    from convert.batch.deps import Dependencies
    from convert.batch.plan import Entry
    from convert.page import PageOptions


def names_listed(paths: Sequence[str], files_from: str | None) -> list[str]:
    """The names in a list of files, `-` for stdin; none where there is no list.

    Raises UnreadableError (SRC001, SRC015, SRC019) where it cannot be read, UsageError (NET011) for URLs, and what
    click says of a missing PATH where there are no `paths` either.
    """
    if files_from is None:
        if not paths:
            ctx = click.get_current_context()
            raise click.MissingParameter(ctx=ctx, param=next(p for p in ctx.command.params if p.name == "paths"))
        return []
    try:
        names = list(names_in(_bytes(files_from)))
    except FileNotFoundError:
        raise UnreadableError(finding("SRC001", path=files_from)) from None
    except OSError as error:
        raise UnreadableError(finding("SRC015", file=files_from, reason=error.strerror or error)) from None
    except UnicodeDecodeError as error:
        raise UnreadableError(finding("SRC019", file=files_from, reason=error)) from None
    refuse_urls(names, {"--files-from": True})
    return names


def without_records(names: Sequence[str]) -> tuple[list[str], list[Finding]]:
    """The names but for those of banmian's records and manifests, and a note of each of these (RUN018).

    They lie among the outputs, and `out/*.json` names them too.
    """
    passed = set(filter(_names_record, names))
    notes = [replace(finding("RUN018"), file=name) for name in names if name in passed]
    return [name for name in names if name not in passed], notes


def _names_record(name: str) -> bool:
    """Whether it is a record of this machine; one in a store would have to be fetched for it."""
    from convert.batch.manifest import is_record
    from convert.batch.plan import has_name_of_record

    path = place(name) if known_place(name) else None
    if not isinstance(path, Path) or not has_name_of_record(path.name):
        return False
    try:
        return is_record(path.read_bytes())
    except OSError:  # whoever reads it says why
        return False


def empty_list(paths: Sequence[str], files_from: str | None, listed: Sequence[str]) -> list[Finding]:
    """The warning (SRC022) that a list names no file, where nothing else is named either."""
    nothing = files_from is not None and not paths and not listed
    return [finding("SRC022", file=files_from)] if nothing else []


def _bytes(name: str) -> bytes:
    if name != "-":
        return Path(name).read_bytes()
    return sys.stdin.buffer.read() if sys.stdin else b""  # stdin may have been closed for us


def refuse_deps(deps: str | None, *, force: bool) -> None:
    """Raise, before any work is done, where no dependency file of that name can be written.

    UsageError where the name is none, CannotWriteError where it is that of a directory (OUT001) or of another file
    (OUT010).
    """
    if deps is not None:
        from convert.batch.deps import refuse_dependencies

        if deps == "-":  # make reads it as a file
            raise UsageError(finding("RUN006", option="--deps", value=deps, expected=FILE_NAME))
        refuse_dependencies(Path(deps), force=force)


def write_deps(
    deps: str, entries: Sequence[Entry], found: Dependencies, teller: Teller, *, force: bool
) -> list[Finding]:
    """Write the dependency file of a run, and tell what was found.  Raises CannotWriteError (OUT001)."""
    from convert.batch.deps import write_dependencies

    problems = write_dependencies(Path(deps), entries, found, force=force)
    teller.tell(problems)
    return problems


def one_page_of_many(options: PageOptions, files: int) -> list[Finding]:
    """RUN026 for a page number that the command line gives to several files: they are rarely all that page."""
    given = options.facts.sources.get("page", "")
    return [finding("RUN026", option=given, count=files)] if given and files > 1 else []


def other_settings(paths: Sequence[str], config: str | None) -> list[Finding]:
    """RUN027 for each `banmian.toml` that lies beside the inputs or above them, and is not the one that counts.

    Whoever names one with `--config` knows which.
    """
    if config is not None:
        return []
    used = defaults_file(Path())
    places = (place(path) for path in paths if known_place(path))
    folders = dict.fromkeys(one if isdir(one) else one.parent for one in places if isinstance(one, Path))
    found = dict.fromkeys(file for folder in folders if (file := defaults_file(folder)) is not None)
    return [finding("RUN027", path=file) for file in found if used is None or not file.samefile(used)]
