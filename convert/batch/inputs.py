"""Inputs that stand for many: patterns that no shell has expanded, and lists of files.

A pattern comes in quotes, or from a shell that expands none (cmd.exe): `*`, `?` and `[…]` in a name, `**` for
directories at any depth.  A list has a name a line, or names that end in NUL (`find -print0`), which is told from
its bytes; its names are taken as they are, as tar and rsync do.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import translate
from pathlib import Path

from convert.there import isdir

SETTINGS_SUFFIX = ".toml"
"""What lies beside pages and is none, whatever pattern it fits: corrections, `issue.toml`, `banmian.toml`."""
_WILD = frozenset("*?[")
_ANY_DEPTH = "**"
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def is_pattern(given: str) -> bool:
    """Whether there is anything in a path that a pattern is known by."""
    return not _WILD.isdisjoint(given)


def matching(pattern: str) -> tuple[Path, list[Path], list[OSError]]:
    """The directory that a pattern begins with, the files and directories that it fits, and what could not be read.

    In no order.  As in a directory, hidden names and links to directories are left out; settings are no pages.
    """
    parts = Path(pattern).parts
    first = next(index for index, part in enumerate(parts) if is_pattern(part))
    top = Path(*parts[:first])
    closed: list[OSError] = []
    fitting = dict.fromkeys(_fitting(str(top) if first else "", parts[first:], closed)) if _is_whole(parts) else ()
    return top, [Path(path) for path in fitting if _counts(path)], closed


def _is_whole(parts: Sequence[str]) -> bool:
    """Whether `**` stands nowhere but alone: in a name it would say no more than `*`, and mean more."""
    return all(part == _ANY_DEPTH or _ANY_DEPTH not in part for part in parts)


def _fitting(folder: str, parts: Sequence[str], closed: list[OSError]) -> Iterator[str]:
    """What fits the parts of a pattern below a directory; what cannot be read on the way is put into `closed`.

    The working directory is empty here, since what lies in it is named without a `./` before it.
    Written out, since `Path.glob` passes over a directory that cannot be read without a word.
    """
    part, rest = parts[0], parts[1:]
    if part == _ANY_DEPTH:
        for place in (folder, *_below(folder, closed)):
            yield from _fitting(place, rest, closed) if rest else (place,)
    elif is_pattern(part):
        fits = re.compile(translate(part)).match
        for entry in _entries(folder, closed):
            if fits(entry.name):
                yield from _further(os.path.join(folder, entry.name), rest, closed)  # noqa: PTH118 - there may be many
    elif not part.startswith("."):
        yield from _further(os.path.join(folder, part), rest, closed)  # noqa: PTH118


def _further(path: str, rest: Sequence[str], closed: list[OSError]) -> Iterator[str]:
    """What fits the rest of a pattern at a path that fits it so far."""
    if rest:
        yield from _fitting(path, rest, closed)
        return
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        closed.append(error)
    else:
        yield path


def _below(folder: str, closed: list[OSError]) -> Iterator[str]:
    """The directories below one, at any depth; links are not followed."""
    for entry in _entries(folder, closed):
        if entry.is_dir(follow_symlinks=False):
            path = os.path.join(folder, entry.name)  # noqa: PTH118
            yield path
            yield from _below(path, closed)


def _entries(folder: str, closed: list[OSError]) -> list[os.DirEntry[str]]:
    """What a directory holds, but for hidden names; what is none, or no longer there, holds nothing."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        closed.append(error)
        return []


def _counts(path: str) -> bool:
    return not path.endswith(SETTINGS_SUFFIX) and not (os.path.islink(path) and isdir(path))  # noqa: PTH114


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
