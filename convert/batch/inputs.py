"""Inputs that stand for many: patterns that no shell has expanded, and lists of files.

A pattern comes in quotes, or from a shell that expands none (cmd.exe): `*`, `?` and `[…]` in a name, `**` for
directories at any depth.  A list has a name a line, or names that end in NUL (`find -print0`), which is told from
its bytes; its names are taken as they are, as tar and rsync do.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from pathlib import Path

SETTINGS_SUFFIX = ".toml"
"""What lies beside pages and is none, whatever pattern it fits: corrections, `issue.toml`, `banmian.toml`."""
_WILD = frozenset("*?[")
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def is_pattern(given: str) -> bool:
    """Whether there is anything in a path that a pattern is known by."""
    return not _WILD.isdisjoint(given)


def matching(pattern: str) -> tuple[Path, list[Path]]:
    """The directory that a pattern begins with, and the files and directories that it fits, in no order.

    As in a directory, hidden names and links to directories are left out; settings are no pages.
    """
    parts = Path(pattern).parts
    first = next(index for index, part in enumerate(parts) if is_pattern(part))
    top = Path(*parts[:first])
    try:
        found = list(top.glob(str(Path(*parts[first:]))))
    except ValueError:  # `a**`, before Python 3.13
        found = []
    return top, [path for path in found if _counts(path, top)]


def _counts(path: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
    return not (hidden or path.name.endswith(SETTINGS_SUFFIX) or (path.is_symlink() and path.is_dir()))


def names_in(data: bytes) -> Iterator[str]:
    """The names in a list of files.  Raises UnicodeDecodeError for a list in UTF-16 that is none.

    Lines end in LF or CRLF; empty ones are left out, and so are comments: lines that begin with `#`, unless there is a
    file of that name.  A byte order mark is taken off; PowerShell writes lists in UTF-16.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if (mark := data[:2]) in _UTF_16:
        data = os.fsencode(data[2:].decode(_UTF_16[mark]))
    if b"\0" in data:
        yield from (os.fsdecode(name) for name in data.split(b"\0") if name)
        return
    for line in data.split(b"\n"):
        name = os.fsdecode(line.removesuffix(b"\r"))
        if name and not (name.startswith("#") and not os.path.lexists(name)):
            yield name


def place_below(base: Path, path: Path) -> str | None:
    """Where a file lies below a directory, as in `a/b`; None where it does not."""
    folder = os.path.relpath(path.parent, base)
    if folder == os.curdir:
        return ""
    place = Path(folder)
    outside = place.is_absolute() or place.parts[0] == os.pardir  # absolute: on another drive
    return None if outside else place.as_posix()
