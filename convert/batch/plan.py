"""Which files are read, and where what is made of them goes.

A directory gives its `*.txt` files, at any depth, and is mirrored into the output directory; a file that is
named goes straight into it.  Names that start with a dot are left out, and links to directories are not
followed.  Output names are in NFC.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from convert.errors import ConvertError, UnreadableError, UsageError
from convert.findings import Finding, finding

RECORD_SUFFIX = ".record.json"
FIX_SUFFIX = ".fix.toml"
"""As in `convert.parser.corrections`, which loads the parser; a test holds the two together."""
MANIFEST = "manifest.json"
TEXT_SUFFIXES = (".txt", ".text", ".asc")
"""Taken off a source's name before a format's suffix is put on; any other stays (`0701.A05` has none)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its path, as given or found; its name as written in messages; its place in the mirror."""

    path: Path
    shown: str
    folder: str = ""

    @property
    def stem(self) -> str:
        """The name without suffix, in NFC; bytes that are no UTF-8 are shown as escapes."""
        return stem_of(readable(self.path.name))


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that nothing can be made of, and why."""

    shown: str
    error: ConvertError


def find_sources(paths: Sequence[str]) -> list[Source | Refused]:
    """What the paths of a command stand for, in their order; each file once."""
    found: dict[str, Source | Refused] = {}
    for given in paths:
        for entry in _expand(given):
            key = os.path.abspath(entry.path) if isinstance(entry, Source) else "\0" + entry.shown  # noqa: PTH100
            found.setdefault(key, entry)
    return list(found.values())


def _expand(given: str) -> Iterator[Source | Refused]:
    path = Path(given)
    if path.is_dir():
        closed: list[OSError] = []
        files = sorted(_text_files(path, closed.append), key=lambda p: readable(p.relative_to(path).as_posix()))
        for file in files:
            yield Source(file, os.path.join(given, file.relative_to(path)), _folder(file.parent.relative_to(path)))  # noqa: PTH118
        for error in closed:
            yield Refused(str(error.filename), UnreadableError(finding("SRC015", reason=error.strerror or error)))
        if not files and not closed:
            yield Refused(given, UnreadableError(finding("SRC002", path=given)))
    elif os.path.lexists(path):
        yield Source(path, given)
    else:
        yield Refused(given, UnreadableError(finding("SRC001", path=given)))


def _text_files(folder: Path, on_error: Callable[[OSError], object]) -> Iterator[Path]:
    for top, folders, files in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if name.lower().endswith(".txt") and not name.startswith("."):
                yield Path(top, name)


def stray_corrections(paths: Sequence[str], entries: Iterable[Source | Refused], fixes: Path | None) -> list[Finding]:
    """Files of corrections that belong to no page (FIX008): a misspelt name must not hide them.

    Looked for in the directories among `paths`, and, where there are such, in `fixes`: a run over single pages has no
    use for the corrections of others.
    """
    folders = [Path(given) for given in paths if Path(given).is_dir()]
    if not folders:
        return []
    known = {(entry.folder, nfc(entry.path.name)) for entry in entries if isinstance(entry, Source)}
    stems = {(folder, stem_of(name)) for folder, name in known} | {("", stem_of(name)) for _, name in known}
    found = [file for folder in folders for file in _corrections(folder) if not _has_page(file)]
    for file in _corrections(fixes) if fixes is not None else ():
        place = _folder(file.parent.relative_to(fixes)) if fixes is not None else ""
        if (place, nfc(file.name.removesuffix(FIX_SUFFIX))) not in stems and not _has_page(file):
            found.append(file)
    return [finding("FIX008", file=str(file), path=readable(file.name)) for file in dict.fromkeys(found)]


def _corrections(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*" + FIX_SUFFIX))


def _has_page(corrections: Path) -> bool:
    """Whether the page lies beside its corrections."""
    stem = corrections.name.removesuffix(FIX_SUFFIX)
    return any(stem_of(path.name) == stem for path in corrections.parent.iterdir() if path != corrections)


def _folder(path: Path) -> str:
    return "" if path == Path() else nfc(path.as_posix())


def refuse_shared_targets(entries: Iterable[Source | Refused], suffixes: Sequence[str]) -> list[Source | Refused]:
    """The entries, with those refused (OUT003) whose outputs or records would have the same name.

    Names are compared as the most forgiving file system would: in NFC, without case.  All that share a name are
    refused, so that the order of the inputs decides nothing.
    """
    listed = list(entries)
    owners: dict[str, list[str]] = {_folded(MANIFEST): [MANIFEST]}
    for entry in listed:
        for target in _targets(entry, suffixes):
            owners.setdefault(_folded(target), []).append(entry.shown)
    return [_unless_shared(entry, suffixes, owners) for entry in listed]


def _unless_shared(entry: Source | Refused, suffixes: Sequence[str], owners: dict[str, list[str]]) -> Source | Refused:
    for target in _targets(entry, suffixes):
        sharing = owners[_folded(target)]
        if len(sharing) > 1:
            other = next((name for name in sharing if name != entry.shown), entry.shown)
            problem = finding("OUT003", file=entry.shown, first=entry.shown, second=other, path=target)
            return Refused(entry.shown, UsageError(problem))
    return entry


def _targets(entry: Source | Refused, suffixes: Sequence[str]) -> list[str]:
    if isinstance(entry, Refused):
        return []
    base = f"{entry.folder}/" if entry.folder else ""
    return [base + target_stem(entry) + suffix for suffix in (*suffixes, RECORD_SUFFIX)]


def target_stem(source: Source) -> str:
    """The name of a source's outputs before their suffix, in NFC; bytes that are no UTF-8 stay as they are."""
    return stem_of(nfc(source.path.name))


def stem_of(name: str) -> str:
    """A name without a suffix that says it is text."""
    for suffix in TEXT_SUFFIXES:
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return name


def nfc(name: str) -> str:
    """Unicode normalization form C."""
    return unicodedata.normalize("NFC", name)


def readable(name: str) -> str:
    """A file name as text that can be written anywhere: NFC, and escapes for bytes that are no UTF-8."""
    return nfc(os.fsencode(name).decode("utf-8", "backslashreplace"))


def _folded(name: str) -> str:
    return nfc(name).casefold()
