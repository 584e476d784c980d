"""Which files are read, and where what is made of them goes.

A directory gives its `*.txt` files, at any depth, and is mirrored into the output directory; a file that is
named goes straight into it, text or a file of one of the formats.  What a pattern fits has its place below the
directory that the pattern begins with, what a list names below the working directory, or all of it below a `base`.
Names that start with a dot are left out, and links to directories are not followed.  Output names are in NFC.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from convert.batch.inputs import is_pattern, matching, place_below
from convert.errors import ConvertError, UnreadableError, UsageError
from convert.findings import Finding, finding
from convert.formats import suffixes
from convert.storage import Url, in_store, is_url, place
from convert.there import exists, isdir, why_not

RECORD_SUFFIX = ".record.json"
FIX_SUFFIX = ".fix.toml"
"""As in `convert.parser.corrections`, which loads the parser; a test holds the two together."""
MANIFEST = "manifest.json"
TEXT_SUFFIXES = (".txt", ".text", ".asc")
"""Taken off a source's name before a format's suffix is put on; any other stays (`0701.A05` has none)."""

NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no Char of XML 1.0 (2.2): few characters, for a range is compiled one by one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its path, as given or found; its name as written in messages; its place in the mirror.

    No settings file counts that lies above the directory `top`.
    """

    path: Path
    shown: str
    folder: str = ""
    top: Path | None = None

    @property
    def stem(self) -> str:
        """The name without suffix, in NFC; what is no UTF-8, or cannot stand in XML, is shown as escapes."""
        return xml_readable(bare(readable(self.path.name)))


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that are put together as one issue: its name and place in the mirror, and its files, ordered by name.

    `publication`, `date` and `number` are what they were put together by (see `batch.grouping`); `beside` are the
    papers of the same day that lie there, where these pages name none.
    """

    name: str
    folder: str
    sources: tuple[Source, ...]
    publication: str | None = None
    date: str | None = None
    number: str | None = None
    beside: str | None = None

    @property
    def shown(self) -> str:
        """The name of the issue in messages."""
        return f"{self.folder}/{self.name}" if self.folder else self.name

    def name_of(self, source: Source) -> str:
        """The name of a file within the issue: without suffix, with its directory where that is another."""
        inner = xml_readable(readable(source.folder.removeprefix(self.folder).strip("/")))
        return f"{inner}/{source.stem}" if inner else source.stem


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that nothing can be made of, and why; and the files that it is, where they are there."""

    shown: str
    error: ConvertError
    pages: tuple[Source, ...] = ()


Entry: TypeAlias = Source | Group | Refused
"""Something that a run has to do with: a page, an issue, or what nothing can be made of."""


def pages_of(entries: Iterable[Entry]) -> list[Source]:
    """The files to read: those of an issue one by one."""
    found: list[Source] = []
    for entry in entries:
        found += entry.sources if isinstance(entry, Group) else [entry] if isinstance(entry, Source) else []
    return found


def find_sources(
    paths: Sequence[str], *, listed: Sequence[str] = (), base: Path | None = None
) -> list[Source | Refused]:
    """What the paths of a command stand for, and the names of a list, in their order; each file once."""
    found: dict[str, Source | Refused] = {}
    for entry in _entries(paths, listed, base):
        found.setdefault(_key(entry), entry)
    return list(found.values())


def _key(entry: Source | Refused) -> str:
    """What two entries share that are the same file."""
    if isinstance(entry, Refused):
        return "\0" + entry.shown
    return entry.shown if in_store(entry.shown) else os.path.abspath(entry.path)  # noqa: PTH100


def _entries(paths: Sequence[str], listed: Sequence[str], base: Path | None) -> Iterator[Source | Refused]:
    for given in paths:
        alone = is_url(given) or not is_pattern(given) or os.path.lexists(given)
        entries = _expand(given) if alone else _fitting(given)
        yield from entries if base is None else (_placed(entry, base) for entry in entries)
    for given in listed:
        yield from (_placed(entry, base or Path()) for entry in _expand(given))


def _placed(entry: Source | Refused, base: Path) -> Source | Refused:
    """The entry at the place that it has below `base`; what lies elsewhere goes straight into the output directory."""
    if isinstance(entry, Refused) or in_store(entry.shown):
        return entry
    return replace(entry, folder=nfc(place_below(base, entry.path) or ""))


def _expand(given: str) -> Iterator[Source | Refused]:
    if not given:  # as a path it would be the working directory
        yield Refused(given, UnreadableError(finding("SRC001", path=given)))
        return
    try:
        path = place(given)
    except UsageError as error:
        yield Refused(given, error)
        return
    if isinstance(path, Url):
        from convert.batch.remote_sources import expand

        yield from expand(path, given)
    elif isdir(path):
        yield from _below(str(path) if is_url(given) else given)
    elif os.path.lexists(path):
        yield Source(path, given)
    else:
        dash = UnreadableError(finding("SRC023", path=given)) if given == "-" else None
        yield Refused(given, dash or why_not(path, given))


def _fitting(pattern: str) -> Iterator[Source | Refused]:
    """What a pattern fits, in the order of the names: files, and the text files of directories."""
    top, fitting, closed = matching(pattern)
    found = [path for path in fitting if not has_name_of_record(path.name)]
    for path in sorted(found, key=lambda path: readable(str(path))):
        yield from (_placed(entry, top) for entry in _expand(str(path)))
    yield from _closed(closed)
    if not found and not closed:
        yield Refused(pattern, UnreadableError(finding("SRC018", path=pattern)))


def _below(given: str) -> Iterator[Source | Refused]:
    """The text files of a directory, in the order of their names."""
    closed: list[OSError] = []
    found: list[tuple[str, Source]] = []
    for top, folders, files in os.walk(given, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        place = place_of(Path(os.path.relpath(top, given)))
        for name in files:
            if name.lower().endswith(".txt") and not name.startswith("."):
                path = os.path.join(top, name)  # noqa: PTH118 - there may be a hundred thousand
                found.append((readable(f"{place}/{name}" if place else name), Source(Path(path), path, place)))
    yield from (source for _, source in sorted(found, key=lambda one: one[0]))
    yield from _closed(closed)
    if not found and not closed:
        yield Refused(given, UnreadableError(finding("SRC002", path=given)))


def _closed(errors: Iterable[OSError]) -> Iterator[Refused]:
    """The directories that the system does not let us read."""
    for error in errors:
        yield Refused(str(error.filename), UnreadableError(finding("SRC015", reason=error.strerror or error)))


def walk(top: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """As `os.walk`, which passes over a directory that cannot be read without a word: here that raises OSError.

    One that is not there, or no longer, has no files.
    """

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise error

    return os.walk(top, onerror=refuse)


def corrections_path(source: Source, fixes: Path | None) -> Path | None:
    """The file of corrections of a page, None where there is none.

    It is called `X.fix.toml` for `X.txt`, and lies in `fixes` (at the page's place in the mirror, or on top), or else
    beside the page.
    """
    name = stem_of(source.path.name) + FIX_SUFFIX
    folders = [] if fixes is None else [fixes / source.folder, fixes]
    if (found := next((path for folder in folders if exists(path := folder / name)), None)) is not None:
        return found
    beside = os.path.join(os.path.dirname(source.path), name)  # noqa: PTH118, PTH120 - it is quicker
    return Path(beside) if exists(beside) else None


def place_of(path: Path) -> str:
    """A relative directory as a place in the mirror: `a/b`, empty for the top."""
    return "" if path == Path() else nfc(path.as_posix())


def refuse_shared_targets(entries: Iterable[Entry], suffixes: Sequence[str]) -> list[Entry]:
    """The entries, with those refused (OUT003) whose outputs or records would have the same name, and those (OUT006)
    of which an output would have the name of another page's record.

    Names are compared as the most forgiving file system would: in NFC, without case.  All that share a name are
    refused, so that the order of the inputs decides nothing.
    """
    listed = [(entry, _targets(entry, suffixes)) for entry in entries]
    owners: dict[str, list[str]] = {name_key(MANIFEST): [MANIFEST]}
    for entry, targets in listed:
        for target in targets:
            owners.setdefault(name_key(target), []).append(entry.shown)
    if any(len(sharing) > 1 for sharing in owners.values()):
        listed = [(_unless_shared(entry, targets, owners), targets) for entry, targets in listed]
    return [_unless_a_record(entry, targets) for entry, targets in listed]


def _unless_shared(entry: Entry, targets: Sequence[str], owners: dict[str, list[str]]) -> Entry:
    for target in targets:
        sharing = owners[name_key(target)]
        if len(sharing) > 1:
            other = next((name for name in sharing if name != entry.shown), entry.shown)
            return Refused(entry.shown, UsageError(_shared(entry.shown, other, target)), tuple(pages_of([entry])))
    return entry


def _unless_a_record(entry: Entry, targets: Sequence[str]) -> Entry:
    """The entry, refused where an output would be taken for a record: records are told by their names alone."""
    alike = [target for target in targets[:-1] if target.lower().endswith(RECORD_SUFFIX)]
    if alike and not isinstance(entry, Refused):
        return Refused(entry.shown, UsageError(finding("OUT006", path=alike[0])), tuple(pages_of([entry])))
    return entry


def _shared(first: str, second: str, target: str) -> Finding:
    """The problem of two names for one output; what looks alike is shown with escapes for what differs."""
    code = "OUT003"
    if first != second and nfc(first) == nfc(second):
        code, first, second = "OUT005", _escaped(first, second), _escaped(second, first)
    return finding(code, first=first, second=second, path=target)


def _escaped(name: str, other: str) -> str:
    """The name with escapes for the characters that the other has not."""
    return "".join(c if c.isascii() or c in other else c.encode("unicode_escape").decode("ascii") for c in name)


def _targets(entry: Entry, suffixes: Sequence[str]) -> list[str]:
    """The names of what is made of an entry; that of its record is the last."""
    if isinstance(entry, Refused):
        return []
    base = (f"{entry.folder}/" if entry.folder else "") + target_stem(entry)
    return [base + suffix for suffix in (*suffixes, RECORD_SUFFIX)]


def has_name_of_record(name: str) -> bool:
    """Whether a file has the name of a record or a manifest, which no page has."""
    return name == MANIFEST or name.lower().endswith(RECORD_SUFFIX)


def record_name(source: Source | Group) -> str:
    """The record of a source or an issue, in the output directory: `a/b/X.record.json`."""
    return (f"{source.folder}/" if source.folder else "") + target_stem(source) + RECORD_SUFFIX


def target_stem(source: Source | Group) -> str:
    """The name of a source's outputs before their suffix, in NFC; bytes that are no UTF-8 stay as they are."""
    if isinstance(source, Group):
        return source.name
    return bare(nfc(source.path.name))


def bare(name: str) -> str:
    """A name without a suffix that says it is text, or a file of one of the formats."""
    if (stem := stem_of(name)) != name:
        return stem
    fitting = [suffix for suffix in suffixes().values() if name.lower().endswith(suffix.lower())]
    suffix = max(fitting, key=len, default="")
    return name[: len(name) - len(suffix)] or name


def stem_of(name: str) -> str:
    """A name without a suffix that says it is text."""
    lower = name.lower()
    for suffix in TEXT_SUFFIXES:
        if lower.endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return name


def nfc(name: str) -> str:
    """Unicode normalization form C."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def readable(name: str) -> str:
    """A file name as text that can be written anywhere: NFC, and escapes for bytes that are no UTF-8."""
    return name if name.isascii() else nfc(os.fsencode(name).decode("utf-8", "backslashreplace"))


def on_disk(name: str) -> str:
    """A name that banmian gives of its own accord, as this system has it: the bytes are UTF-8 in every locale."""
    return name if name.isascii() else os.fsdecode(name.encode("utf-8", "surrogateescape"))


def xml_readable(name: str) -> str:
    r"""The name as every format can hold it: escapes (`\x07`) for what XML cannot."""
    return name if name.isprintable() else NOT_XML.sub(lambda found: repr(found[0])[1:-1], name)


def name_key(name: str) -> str:
    """What names of files are compared by: as the most forgiving file system does, in NFC and without case."""
    return nfc(name).casefold()
