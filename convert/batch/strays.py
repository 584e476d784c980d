"""Files of corrections that belong to no page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from convert.batch.plan import FIX_SUFFIX, Refused, Source, nfc, place_of, readable, stem_of
from convert.findings import Finding, finding
from convert.storage import Url, in_store, known_place, place
from convert.there import exists, isdir, isfile


def stray_corrections(paths: Sequence[str], entries: Sequence[Source | Refused], fixes: Path | None) -> list[Finding]:
    """Files of corrections that belong to no page (FIX008): a misspelt name must not hide them.

    Looked for in the directories among `paths`, and, where there are such, in `fixes`: a run over single pages has no
    use for the corrections of others.  Of a page that is in none of these, be it named, listed or found by a pattern,
    those are told that bear its whole name (`X.txt.fix.toml`).
    """
    named = [place(given) for given in paths if known_place(given)]
    folders = [path for path in named if isinstance(path, Path) and isdir(path)]
    away = _strays_at([url for url in named if isinstance(url, Url)])
    pages = [entry for entry in entries if isinstance(entry, Source)]
    within = frozenset(folders)
    alone = [page for page in pages if within.isdisjoint(page.path.parents) and not in_store(page.shown)]
    misnamed = [file for page in alone for file in _misnamed(page, fixes)]
    if not folders:
        return [*_told(misnamed), *away]
    known = {(page.folder, nfc(page.path.name)) for page in pages}
    stems = {(folder, stem_of(name)) for folder, name in known} | {("", stem_of(name)) for _, name in known}
    stems_in = cache(_stems_in)
    beside = (file for folder in folders for file in _corrections(folder) if not _is_in(file, fixes))
    found = [file for file in beside if _is_misspelt(file) or _stem(file) not in stems_in(file.parent)]
    for file in _corrections(fixes) if fixes is not None else ():
        mirrored = place_of(file.parent.relative_to(fixes)) if fixes is not None else ""
        elsewhere = (mirrored, nfc(_stem(file))) not in stems and _stem(file) not in stems_in(file.parent)
        if elsewhere or _is_misspelt(file):
            found.append(file)
    return [*_told([*found, *misnamed]), *away]


def _is_in(file: Path, fixes: Path | None) -> bool:
    """Whether a file lies where corrections are looked for by the pages' places in the mirror, and not beside them."""
    return fixes is not None and file.resolve().is_relative_to(fixes.resolve())


def _told(found: Iterable[Path]) -> list[Finding]:
    return [finding("FIX008", file=str(file), path=readable(file.name)) for file in dict.fromkeys(found)]


def _misnamed(page: Source, fixes: Path | None) -> list[Path]:
    """Corrections that are named after the whole name of a page's file, its suffix with the rest.

    Looked for where `plan.corrections_path` looks for those of its name.
    """
    name = page.path.name
    if stem_of(name) == name:
        return []
    folders = [page.path.parent, *([] if fixes is None else [fixes / page.folder, fixes])]
    return [file for folder in folders if isfile(file := folder / (name + FIX_SUFFIX))]


def _strays_at(urls: Sequence[Url]) -> list[Finding]:
    if not urls:
        return []
    from convert.batch.remote_sources import stray_corrections_at

    return [problem for url in urls for problem in stray_corrections_at(url)]


def _corrections(folder: Path) -> list[Path]:
    """The files of corrections below a directory; what vanishes meanwhile, or cannot be read, has none."""
    found = ((top, name) for top, _, names in os.walk(folder) for name in names)
    return sorted(Path(top, name) for top, name in found if name.lower().endswith(FIX_SUFFIX))


def _is_misspelt(corrections: Path) -> bool:
    """Whether the suffix has capitals (`X.fix.TOML`), and the file system does not take it for the right one."""
    name = corrections.name
    return not name.endswith(FIX_SUFFIX) and not exists(corrections.with_name(name[: -len(FIX_SUFFIX)] + FIX_SUFFIX))


def _stem(corrections: Path) -> str:
    """The name of the page of a file of corrections, without suffix."""
    return corrections.name[: -len(FIX_SUFFIX)]


def _stems_in(folder: Path) -> frozenset[str]:
    """The names of the files in a directory, as names of pages: a page may lie beside its corrections."""
    try:
        return frozenset(map(stem_of, os.listdir(folder)))  # noqa: PTH208 - names alone
    except OSError:  # gone since
        return frozenset()
