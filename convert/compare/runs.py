"""The files of two runs that are to be compared: each page of one run beside the same page of the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from convert.batch.plan import MANIFEST, RECORD_SUFFIX, bare, readable, walk
from convert.errors import UnreadableError, UsageError
from convert.findings import about, finding
from convert.formats import BUILT_IN, suffixes
from convert.there import exists, isdir, isfile, why_not

BAGIT = "bagit.txt"
OUTPUTS = "data/outputs"
"""Where a bag has what was written; as in `convert.archive.contents`, which a test holds beside it."""

PREFERRED = ("json", *(name for name in BUILT_IN if name != "json"))
"""The formats in the order of what they carry: of a page written in several, the first that both runs have is read."""


@dataclass(frozen=True, slots=True)
class Files:
    """One page in two runs: its name and place (`2026/03`), and its file in each; None where a run has none."""

    name: str
    before: Path | None
    after: Path | None


def files_of(before: Path, after: Path) -> list[Files]:
    """The pages of two runs, in the order of their names.

    A run is a file, a directory that `convert` wrote into, or a bag.  Two files are one page, whatever their names.
    Raises UnreadableError where there is no such file (SRC001, SRC015), none that could be read (RUN015) or a directory
    that cannot be read (SRC015), UsageError where one is a file and the other a directory (RUN014).
    """
    for path in (before, after):
        if not exists(path):
            raise UnreadableError(*about(why_not(path, path).findings, readable(str(path))))
    if not isdir(before) and not isdir(after):
        return [Files(bare(readable(after.name)), before, after)]
    if not (isdir(before) and isdir(after)):
        raise UsageError(finding("RUN014", first=before, second=after))
    old, new = _pages(before), _pages(after)
    return [_files(name, old.get(name, {}), new.get(name, {})) for name in sorted({*old, *new})]


def _pages(folder: Path) -> dict[str, dict[str, Path]]:
    """The pages below a directory, and the file of each in every format.

    Raises UnreadableError where there is none (RUN015), or a directory cannot be read (SRC015): pages would seem gone.
    """
    top = folder / OUTPUTS if isfile(folder / BAGIT) else folder
    known, found = suffixes(), dict[str, dict[str, Path]]()
    for path in _walk(top):
        form = _format(path.name, known)
        if form is not None:
            name = bare(readable(path.relative_to(top).as_posix()))
            found.setdefault(name, {})[form] = path
    if not found:
        raise UnreadableError(finding("RUN015", path=folder, known=", ".join(known.values())))
    return found


def _walk(top: Path) -> list[Path]:
    found = []
    try:
        for where, folders, names in walk(top):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found += [Path(where, name) for name in names if not name.startswith(".")]
    except OSError as error:
        shown = readable(str(error.filename))
        raise UnreadableError(finding("SRC015", file=shown, reason=error.strerror or error)) from error
    return sorted(found)


def _format(name: str, known: Mapping[str, str]) -> str | None:
    """The format that a file's name belongs to; records and manifests are no pages."""
    if name.endswith(RECORD_SUFFIX) or name == MANIFEST:
        return None
    fitting = [form for form, suffix in known.items() if name.lower().endswith(suffix.lower())]
    return max(fitting, key=lambda form: len(known[form]), default=None)


def _files(name: str, before: Mapping[str, Path], after: Mapping[str, Path]) -> Files:
    both = [form for form in before if form in after]
    if both:
        form = min(both, key=rank)
        return Files(name, before[form], after[form])
    return Files(name, *(side[min(side, key=rank)] if side else None for side in (before, after)))


def rank(form: str) -> tuple[int, str]:
    """The place of a format among those that could be read: the lowest carries most."""
    return (PREFERRED.index(form) if form in PREFERRED else len(PREFERRED), form)
