"""Files at URLs (`s3://bucket/pages/03.txt`), reached through fsspec, which is loaded only where there is one.

What is put into these stores appears whole or not at all, in one step; a store of which that is not known is refused.
Credentials, endpoint and region are found by the store's own library, in the usual places (AWS_ENDPOINT_URL, …).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from convert.errors import CannotWriteError, ConvertError, UnreadableError, UsageError
from convert.findings import finding

STORES = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "az": "adlfs",
    "memory": "fsspec",
}
"""The stores that put a file whole, and the library of each.

Amazon S3 User Guide, "Amazon S3 data consistency model": updates to a single key are atomic.  Cloud Storage,
"Objects": uploads are atomic.  Azure Blob Storage, "Put Blob" and "Put Block List": a blob changes when it is
committed.  `memory` is a dictionary in this process.
"""
OWN = "memory"
"""The store that no other process sees."""
AT_ONCE = 16
"""So many files are fetched side by side."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]+)://")
"""At least two letters: `C://` is a drive."""
_LOCAL = "file"
_MISSING = frozenset({"NoSuchKey", "404"})


@dataclass(frozen=True, slots=True)
class Url:
    """A file or directory in a store; its text does not end in a slash."""

    text: str

    def __str__(self) -> str:
        return self.text

    def __truediv__(self, name: str) -> Url:
        """What lies below; the same for an empty name."""
        return Url(f"{self.text}/{name}") if name else self

    @property
    def protocol(self) -> str:
        """As in `s3`."""
        return self.text.partition("://")[0].lower()

    @property
    def parts(self) -> tuple[str, ...]:
        """The names on the way to it; the first is that of the bucket."""
        return tuple(self.text.partition("://")[2].split("/"))

    @property
    def name(self) -> str:
        """The last of its names."""
        return self.parts[-1]

    @property
    def parents(self) -> Iterator[Url]:
        """The directories above it, the nearest first, the bucket last."""
        names = self.parts
        return (Url(f"{self.protocol}://{'/'.join(names[:end])}") for end in range(len(names) - 1, 0, -1))

    # ----- reading

    def read(self) -> bytes | None:
        """The bytes of the file; None where there is none.  Raises UnreadableError (NET006)."""
        files, path = _reach(self)
        with _asking(self):
            try:
                data: bytes = files.cat_file(path)
            except (FileNotFoundError, IsADirectoryError) as error:
                if _is_missing(error):
                    return None
                raise
        return data

    def size(self) -> int | None:
        """How many bytes the file has; None where there is none.  Raises UnreadableError (NET006)."""
        files, path = _reach(self)
        with _asking(self):
            try:
                found: Mapping[str, Any] = files.info(path)
            except FileNotFoundError as error:
                if _is_missing(error):
                    return None
                raise
        return int(found["size"]) if found["type"] == "file" else None

    def below(self) -> dict[str, int]:
        """The files below a directory, by their names in it (`a/b/03.txt`), with their sizes.

        Empty where there is no such directory.  Raises UnreadableError (NET006).
        """
        files, path = _reach(self)
        with _asking(self):
            found: Mapping[str, Mapping[str, Any]] = files.find(path, detail=True)
        top = path.strip("/") + "/"
        entries = {name.lstrip("/"): entry for name, entry in found.items() if entry["type"] == "file"}
        return {name[len(top) :]: int(entry["size"]) for name, entry in entries.items() if name.startswith(top)}

    # ----- writing

    def put(self, data: bytes) -> None:
        """Put the file in place, whole.  Raises CannotWriteError (NET007)."""
        files, path = _reach(self)
        with writing_at(self), _asking(self):
            files.pipe_file(path, data)

    def delete(self) -> None:
        """Take the file away, if it is there.  Raises CannotWriteError (NET007)."""
        files, path = _reach(self)
        with writing_at(self), _asking(self):
            try:
                files.rm_file(path)
            except FileNotFoundError as error:
                if not _is_missing(error):
                    raise


def place(name: str) -> Path | Url:
    """What a name on the command line stands for: a URL of a store, or a path, also where it is written `file://`.

    Raises UsageError (NET008) for any other URL.
    """
    if (match := _SCHEME.match(name)) is None:
        return Path(name)
    protocol, rest = match[1].lower(), name[match.end() :]
    if protocol == _LOCAL:
        return Path(unquote(rest.removeprefix("localhost")))
    if protocol not in STORES or "::" in rest or not rest.strip("/"):
        raise UsageError(finding("NET008", url=name, known=", ".join(f"{known}://" for known in (_LOCAL, *STORES))))
    return Url(f"{protocol}://{rest.strip('/')}")


def local(name: str, option: str) -> Path:
    """The path of what can only lie on this machine; `option` is what names it.

    Raises UsageError for a URL of a store (NET012), or any other but `file://` (NET008).
    """
    where = place(name)
    if isinstance(where, Url):
        raise UsageError(finding("NET012", option=option, url=name))
    return where


def known_place(name: str) -> bool:
    """Whether `place` knows what the name stands for."""
    try:
        place(name)
    except UsageError:
        return False
    return True


def in_store(name: str) -> bool:
    """Whether a name is a URL of a store."""
    try:
        return isinstance(place(name), Url)
    except UsageError:
        return False


def refuse_urls(names: Iterable[str], given: Mapping[str, bool]) -> None:
    """Raise UsageError (NET011) where a name is a URL of a store, and an option is given that is for files only.

    Of an option that itself names a file of this machine, see `local`.
    """
    options = [option for option, is_given in given.items() if is_given]
    url = next(filter(in_store, names), None) if options else None
    if url is not None:
        raise UsageError(finding("NET011", option=options[0], other=url))


def is_url(name: str) -> bool:
    """Whether a name on the command line is a URL of any kind."""
    return _SCHEME.match(name) is not None


def read_many(urls: Iterable[Url]) -> Iterator[tuple[Url, bytes | None]]:
    """The bytes of many files, some fetched at a time; None for those that are not there.

    Raises UnreadableError (NET006).
    """
    from concurrent.futures import ThreadPoolExecutor

    left = iter(urls)
    with ThreadPoolExecutor(AT_ONCE) as pool:  # not fsspec's own way: it takes `[3]` in a name for a pattern
        while some := list(islice(left, 16 * AT_ONCE)):
            yield from zip(some, pool.map(Url.read, some), strict=True)


@contextmanager
def writing_at(url: Url) -> Iterator[None]:
    """Raise CannotWriteError (NET007) where the store cannot be reached: what is read there is read for writing."""
    try:
        yield
    except UnreadableError as error:
        reason = dict(error.finding.values)["reason"]
        raise CannotWriteError(finding("NET007", file=error.finding.file or str(url), reason=reason)) from error


# --------------------------------------------------------------------------- fsspec


def _reach(url: Url) -> tuple[Any, str]:
    """The file system of a URL, and the path in it.  Raises UsageError (NET001) where a library is missing."""
    try:
        import fsspec

        with _asking(url):
            files = fsspec.filesystem(url.protocol, use_listings_cache=False)
    except ImportError as error:
        raise UsageError(finding("NET001", library=STORES[url.protocol])) from error
    return files, files._strip_protocol(url.text)


@contextmanager
def _asking(url: Url) -> Iterator[None]:
    """Raise UnreadableError (NET006) for whatever the store, or a library between it and us, has to complain of."""
    try:
        yield
    except (ConvertError, ImportError):
        raise
    except Exception as error:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        raise UnreadableError(finding("NET006", file=str(url), reason=lines[0][:300])) from error


def _is_missing(error: OSError) -> bool:
    """Whether it is the file that is not there; a bucket that is not there is another matter."""
    response = getattr(error.__cause__, "response", None)
    return response is None or response.get("Error", {}).get("Code") in _MISSING
