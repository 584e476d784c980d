"""The cached form of jieba's dictionary: a file of our own, read only where nobody else can have put it.

jieba's own cache is a marshal file in the shared temp directory, and whoever writes there first decides what is read
(jieba issue 274).  Ours holds data only (no marshal, no pickle), lies in a directory of the user's own, and is taken
only when

- directory and file belong to this user and nobody else may write to them, and the file is no link;
- its bytes have the digest that the dictionary of the pinned jieba is known to give (`dictionary.DIGEST`).

So a planted file is never taken, whoever planted it; it is made anew.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path


def default_dir() -> Path | None:
    """Where a user's caches lie: XDG_CACHE_HOME, or what Windows and macOS have in its place; None without a home."""
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    # "All paths … must be absolute. If … relative …, the implementation should consider the path invalid" (XDG 0.8)
    if sys.platform != "darwin" and given and Path(given).is_absolute():
        return Path(given) / "banmian"
    try:
        home = Path.home()
    except RuntimeError:  # a container's user that no password file knows
        return None
    return home.joinpath(*_IN_HOME.get(sys.platform, (".cache",)), "banmian")


_IN_HOME = {"win32": ("AppData", "Local"), "darwin": ("Library", "Caches")}


def load(path: Path, digest: str) -> bytes | None:
    """The bytes of a cache file, None where there is none that can be trusted."""
    try:
        data = _read_ours(path)
    except OSError:
        return None
    return data if data is not None and hashlib.sha256(data).hexdigest() == digest else None


def _read_ours(path: Path) -> bytes | None:
    if not _is_ours(path.parent.lstat(), stat.S_IFDIR):
        return None
    handle = os.open(path, os.O_RDONLY | _flags("O_NOFOLLOW", "O_BINARY", "O_NONBLOCK"))  # a pipe would wait
    try:
        # asked of the open file, so that nobody can swap it between question and reading
        if not _is_ours(os.fstat(handle), stat.S_IFREG):
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(handle)


def store(path: Path, data: bytes) -> bool:
    """Write a cache file, whole or not at all; False where the directory is not ours alone or cannot be written.

    A cache that cannot be kept is no error: the dictionary is built again the next time.
    """
    import secrets  # most runs store nothing

    temporary = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(path.parent.lstat(), stat.S_IFDIR):
            return False
        _write_new(temporary, data)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        return False
    return True


def _write_new(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flags("O_NOFOLLOW", "O_BINARY")
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)


def _flags(*names: str) -> int:
    """Those of the flags that this system has."""
    return sum(getattr(os, name, 0) for name in names)


def _is_ours(status: os.stat_result, kind: int) -> bool:
    """Of that kind, owned by this user, writable by nobody else.  Windows has no such bits; its profile is private."""
    if stat.S_IFMT(status.st_mode) != kind:
        return False
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
