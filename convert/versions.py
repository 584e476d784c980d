"""The files beside an output that hold the same items.

An article may be in the file of its page, in that of its issue, and in one of its own.
Receivers tell items apart by what they are called and by their version, whatever file they came in.  So what is
re-issued counts on from the highest version in its directory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from convert.formats.base import Format
from convert.there import isdir

_Versions = Mapping[str, int]
_SEEN: dict[str, tuple[tuple[int, int], _Versions]] = {}
"""What was read of a file, while its time and size are the same: a directory is looked at for each of its pages."""


def files_beside(target: Path, form: Format, data: bytes) -> tuple[bytes, ...]:
    """The files of the format in the directory of `target` that hold an item of `data` in its version or a later one.

    In the order of their names; `target` itself is none of them.
    """
    versions: Callable[[bytes], _Versions] | None = getattr(form, "versions", None)
    if versions is None or not isdir(target.parent):
        return ()
    ours = versions(data)
    found = []
    for path in sorted(_others(target, form.suffix)):
        try:
            theirs = _versions_in(path, versions)
            if any(theirs.get(name, 0) >= version for name, version in ours.items()):
                found.append(Path(path).read_bytes())
        except OSError:  # what cannot be read says nothing
            continue
    return tuple(found)


def _others(target: Path, suffix: str) -> Iterator[str]:
    with os.scandir(target.parent) as entries:
        yield from (one.path for one in entries if one.name.endswith(suffix) and one.name != target.name)


def _versions_in(path: str, versions: Callable[[bytes], _Versions]) -> _Versions:
    status = os.stat(path)  # noqa: PTH116 - of a whole directory, for each page
    mark = (status.st_mtime_ns, status.st_size)
    seen = _SEEN.get(path)
    if seen is None or seen[0] != mark:
        seen = _SEEN[path] = (mark, versions(Path(path).read_bytes()))
    return seen[1]
