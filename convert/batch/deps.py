"""Dependency files: what the outputs of each page are made from, as rules that make includes.

A rule names every output of a page and its record, and what they depend on: the source, its `X.fix.toml`, every
`issue.toml` beside it and above, and `banmian.toml`.  Only what is there is named: to make, a prerequisite that is
missing is one that changed, and everything would be made anew each time.  For settings there is an empty rule each, so
that make does not stop where one was taken away (as `gcc -MP` does).

How names are written: GNU make manual, sections 2.1, 4.3 and 4.4; tests hold it to the real program.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from convert.batch.plan import RECORD_SUFFIX, Entry, Group, Refused, Source, corrections_path, readable, record_name
from convert.facts import defaults_file, issue_paths
from convert.findings import Finding, finding
from convert.formats import load, suffixes
from convert.page import PageOptions
from convert.publish import Draft, foreign, publish, writing

OPTION = "--deps"
HEAD = "# dependencies of what banmian writes"
_VARIABLES = """\
banmian.equals := =
banmian.semicolon := \\;
banmian.none :=
banmian.tab := \\\t$(banmian.none)
"""
_BY_VARIABLE = {"=": "$(banmian.equals)", ";": "$(banmian.semicolon)", "\t": "$(banmian.tab)", "$": "$$"}
"""Signs that a backslash does not help: a rule with `=` in a name would set a variable."""
_QUOTED = frozenset(" #:")
_UNSAYABLE = re.compile(r"[*?[|\n\r]|\\$|\(.*\)$", re.DOTALL)
"""What make takes for a pattern, an order or a member of an archive, however it is written."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """Finds what the pages of a run depend on; `config` is the settings file that was named."""

    folder: Path
    options: PageOptions
    config: Path | None = None
    _issues: dict[Path, tuple[Path, ...]] = field(default_factory=dict)

    def targets(self, entry: Source | Group) -> list[Path]:
        """The outputs of a page or an issue, and its record; of articles, unknown before, the record alone."""
        record = self.folder / record_name(entry)
        if self.options.per == "article":
            return [record]
        known = suffixes()
        ends = [known.get(name) or load(name).suffix for name in self.options.formats]
        stem = record.name.removesuffix(RECORD_SUFFIX)
        return [*(record.with_name(stem + end) for end in ends), record]

    def made_of(self, entry: Source | Group) -> tuple[list[Path], list[Path]]:
        """The files to read of a page or an issue, and the settings files that say something about them."""
        sources = entry.sources if isinstance(entry, Group) else (entry,)
        settings = dict.fromkeys(path for source in sources for path in self.settings(source))
        return [source.path for source in sources], list(settings)

    def settings(self, source: Source) -> list[Path]:
        """The settings files that say something about a page, the nearest first; named as the page is."""
        parent = source.path.parent
        if parent not in self._issues:
            found = [path for _, path in issue_paths(source.path)]
            self._issues[parent] = tuple(found if parent.is_absolute() else map(_from_here, found))
        corrections = corrections_path(source, self.options.fixes)
        default = self.config or defaults_file(Path())
        return [
            *([corrections] if corrections else []),
            *self._issues[parent],
            *([default if self.config else _from_here(default)] if default else []),
        ]


def _from_here(path: Path) -> Path:
    return Path(os.path.relpath(path))


def write_dependencies(
    path: Path, entries: Iterable[Entry], found: Dependencies, *, force: bool = False
) -> list[Finding]:
    """Write the dependency file of a run, and return what was found: names that make cannot hold (RUN030).

    A page that failed has its rule too, so that make tries again when something changed.  Raises CannotWriteError.
    """
    problems: list[Finding] = []
    lines = list(_rules((entry for entry in entries if not isinstance(entry, Refused)), found, problems))
    text = f"{HEAD}\n{_VARIABLES}\n" + "".join(f"{line}\n" for line in lines)
    publish([Draft(path, os.fsencode(text))], is_dependencies, force=force, option=OPTION)
    return problems


def is_dependencies(_: Path, data: bytes) -> bool:
    """Whether these are the bytes of a dependency file of ours."""
    return data.startswith(HEAD.encode())


def refuse_dependencies(path: Path, *, force: bool) -> None:
    """Raise CannotWriteError, before any work is done, for a directory (OUT001), or another file (OUT010)."""
    with writing(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not force and path.is_file() and not is_dependencies(path, path.read_bytes()):
            raise foreign(path, OPTION)


def _rules(entries: Iterable[Source | Group], found: Dependencies, problems: list[Finding]) -> Iterator[str]:
    every: dict[str, None] = {}
    for entry in entries:
        named = (found.targets(entry), *found.made_of(entry))
        targets, sources, settings = map(_sayable, named)
        problems.extend(_unsayable([path for paths in (named[1], named[0], named[2]) for path in paths]))
        if targets and sources:
            made_of = " ".join(map(quoted, [*sources, *settings]))
            yield f"{' '.join(quoted(name, target=True) for name in targets)}: {made_of}"
        every |= dict.fromkeys(settings)
    yield from (f"{quoted(name, target=True)}:" for name in every)


def _sayable(paths: Iterable[Path]) -> list[str]:
    """The names of files that make can hold."""
    return [name for path in paths if not _UNSAYABLE.search(name := str(path))]


def _unsayable(paths: Iterable[Path]) -> list[Finding]:
    """RUN030 for the first name that make cannot hold: those of a page are called alike, and one word is enough."""
    names = (readable(name) for path in paths if _UNSAYABLE.search(name := str(path)))
    return [finding("RUN030", file=name, path=name) for name in islice(names, 1)]


def quoted(name: str, *, target: bool = False) -> str:
    """A name as make reads it in a rule, before the colon (a `target`) or after it."""
    text = ""
    for character in name:
        if character in _QUOTED or (target and character == "%"):
            text += "\\" * (len(text) - len(text.rstrip("\\")) + 1) + character
        else:
            text += _BY_VARIABLE.get(character, character)
    return "./" + text if text.startswith("~") else text
