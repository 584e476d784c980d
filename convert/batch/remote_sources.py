"""Pages at URLs: which there are, and bringing one here, with the settings that belong to it, to be read.

A page is laid out below a private directory as it lies in its store, so that all that comes after reads it as any file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from convert.batch.plan import FIX_SUFFIX, Refused, Source, nfc, readable, stem_of
from convert.errors import ConvertError, UnreadableError
from convert.facts import ISSUE_FILE
from convert.findings import Finding, finding
from convert.limits import MAX_BYTES
from convert.storage import Url

TEMPORARY = "banmian-"
"""How the names of private directories begin."""


@dataclass(frozen=True, slots=True)
class RemoteSource(Source):
    """A file at a URL, with its size and the settings files that belong to it; of its `path` only the name counts."""

    url: Url = field(default_factory=lambda: Url(""))
    size: int = 0
    settings: tuple[Url, ...] = ()


def expand(at: Url, given: str) -> Iterator[Source | Refused]:
    """What a URL of a command stands for: a file, or the text files below a directory, in the order of their names."""
    try:
        if (size := at.size()) is not None:
            yield _source(at, given, "", size, lambda url: url.size() is not None)
        elif names := at.below():
            yield from _pages(at, given, names)
        else:
            yield Refused(given, UnreadableError(finding("SRC001", path=given)))
    except ConvertError as error:
        yield Refused(given, error)


def _pages(at: Url, given: str, names: dict[str, int]) -> Iterator[Source | Refused]:
    above = [url for folder in at.parents if (url := folder / ISSUE_FILE).size() is not None]
    there = {at / name for name in names} | set(above)
    pages = [name for name in names if name.lower().endswith(".txt") and "/." not in "/" + name]
    for name in sorted(pages, key=readable):
        yield _source(at / name, str(at / name), _folder(name), names[name], there.__contains__)
    if not pages:
        yield Refused(given, UnreadableError(finding("SRC002", path=given)))


def _source(url: Url, shown: str, folder: str, size: int, is_there: Callable[[Url], bool]) -> Source | Refused:
    """A page, with those of its settings files that are there: corrections beside it, `issue.toml` beside and above."""
    if any(part in ("", ".", "..") or "\0" in part for part in url.parts):
        return Refused(shown, UnreadableError(finding("SRC015", reason="no file can have this name")))
    folders = list(url.parents)
    wanted = [*(one / (stem_of(url.name) + FIX_SUFFIX) for one in folders[:1]), *(one / ISSUE_FILE for one in folders)]
    return RemoteSource(
        Path(url.name), shown, nfc(folder), url=url, size=size, settings=tuple(filter(is_there, wanted))
    )


def stray_corrections_at(at: Url) -> list[Finding]:
    """Files of corrections below a directory that belong to no page (FIX008)."""
    try:
        names = at.below()
    except ConvertError:  # it is told where the pages are looked for
        return []
    pages = {(_folder(name), stem_of(_name(name))) for name in names if not name.endswith(FIX_SUFFIX)}
    return [finding("FIX008", file=str(at / name), path=readable(_name(name))) for name in _strays(names, pages)]


def _strays(names: Collection[str], pages: Collection[tuple[str, str]]) -> list[str]:
    corrections = [name for name in sorted(names) if name.endswith(FIX_SUFFIX)]
    return [name for name in corrections if (_folder(name), _name(name).removesuffix(FIX_SUFFIX)) not in pages]


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _name(name: str) -> str:
    return name.rpartition("/")[2]


# --------------------------------------------------------------------------- bringing one here


@contextmanager
def within_reach(source: Source) -> Iterator[Source]:
    """The source as a file of this machine, for as long as it is needed; raises as `brought`."""
    if not isinstance(source, RemoteSource):
        yield source
        return
    with TemporaryDirectory(prefix=TEMPORARY, ignore_cleanup_errors=True) as folder:
        yield brought(source, Path(folder))


def brought(source: Source, folder: Path) -> Source:
    """A source at a URL as a file below a directory; any other as it is.

    Raises UnreadableError where its store refuses (NET006), it is gone (SRC001), cannot be laid down (SRC015), or is
    too large (SRC013).
    """
    if not isinstance(source, RemoteSource):
        return source
    if source.size > MAX_BYTES:
        raise UnreadableError(finding("SRC013", size=source.size, limit=MAX_BYTES))
    if (data := source.url.read()) is None:
        raise UnreadableError(finding("SRC001", path=source.shown))
    path = _laid_down(data, source.url, folder)
    for url in source.settings:
        if (data := url.read()) is not None:
            _laid_down(data, url, folder)
    return Source(path, source.shown, source.folder, top=folder)


def _laid_down(data: bytes, url: Url, folder: Path) -> Path:
    path = folder.joinpath(*url.parts)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise UnreadableError(finding("SRC015", reason=error.strerror or error)) from error
    return path
