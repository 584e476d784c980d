"""Locks of files in an output directory, what a killed run left behind there, and how that is swept up.

Whoever publishes holds the lock of a name: `.banmian-NAME.lock`.  The files being written are called
`.banmian-NAME-….tmp`, so that one who holds the lock knows all others of that name for leavings.  In the lock file
stands what is about to be put in place (the sha256 and name of each file): where a run was killed between two
renames, the next one knows the files for banmian's own, whatever has become of the source since.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from convert.batch.plan import RECORD_SUFFIX
from convert.errors import CannotWriteError
from convert.findings import finding
from convert.publish import TEMPORARY_PREFIX, sha256, unwritable

LOCK_TIMEOUT = 120.0
"""Seconds to wait for another run that is writing the same record, or the manifest."""
_LOCK_SUFFIX = ".lock"
_LEFT = re.compile(re.escape(TEMPORARY_PREFIX) + r"(\w+)(?:-[0-9a-f]+\.tmp|\.lock)")
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class Held(NamedTuple):
    """A lock that is held: its file, and the descriptor it is open by."""

    path: Path
    descriptor: int

    def announce(self, files: Mapping[str, str]) -> None:
        """Write down what is about to be put in place: the sha256 of each file by its name."""
        os.lseek(self.descriptor, 0, os.SEEK_END)
        os.write(self.descriptor, announcement(files))


@contextmanager
def lock(file: Path, name: str) -> Iterator[Held]:
    """Hold the lock of a name in the directory of the file that is to be written; its own file is taken away again.

    Raises CannotWriteError (OUT001) for the file where there can be none, or another run holds it too long.
    """
    path = lock_path(file.parent, name)
    while True:
        try:
            descriptor = _opened(path)
        except OSError as error:
            raise unwritable(file, error) from error
        try:
            _wait_for(descriptor, path)
            if _still_named(descriptor, path):
                try:
                    yield Held(path, descriptor)
                finally:
                    with suppress(OSError):  # Windows keeps a file that is open
                        path.unlink()
                return
        finally:
            os.close(descriptor)


def _opened(path: Path) -> int:
    """The lock file, made where there is none."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)


def lock_path(folder: Path, name: str) -> Path:
    """The lock file of a name."""
    return folder / f"{TEMPORARY_PREFIX}{name}{_LOCK_SUFFIX}"


def announcement(files: Mapping[str, str]) -> bytes:
    """What stands in a lock file about files: the sha256 of each by its name."""
    return "".join(f"{digest}  {name}\n" for name, digest in files.items()).encode()


def announced(folder: Path, name: str) -> frozenset[tuple[str, str]]:
    """What runs under this lock were about to put in place and have not ended: (name, sha256) of each file."""
    try:
        text = lock_path(folder, name).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    matches = (_LINE.fullmatch(line) for line in text.split("\n"))
    return frozenset((match[2], match[1]) for match in matches if match)


# --------------------------------------------------------------------------- what was left behind


def sweep(top: Path) -> None:
    """Take away the temporary files and locks that killed runs left in a directory and below.

    Those of a run that is at work are left alone, and so is the lock of a page that was cut between two renames: it is
    needed until that page is done again, which takes it away.
    """
    for folder, _, names in os.walk(top):
        for name in sorted({match[1] for match in map(_LEFT.fullmatch, names) if match}):
            _sweep_one(Path(folder), name)


def _sweep_one(folder: Path, name: str) -> None:
    path = lock_path(folder, name)
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if _try_lock(descriptor) and _still_named(descriptor, path):
                _sweep_temporary(folder, name)
                if not _cut_short(folder, name):
                    path.unlink()
        finally:
            os.close(descriptor)


def _cut_short(folder: Path, name: str) -> bool:
    """Whether some of what was announced was put in place, and its record, which comes last, was not."""
    there = [file for file, digest in announced(folder, name) if _has(folder / file, digest)]
    return bool(there) and not any(file.endswith(RECORD_SUFFIX) for file in there)


def _has(path: Path, digest: str) -> bool:
    try:
        return sha256(path.read_bytes()) == digest
    except OSError:
        return False


def _sweep_temporary(folder: Path, name: str) -> None:
    for path in folder.glob(f"{TEMPORARY_PREFIX}{name}-*.tmp"):
        with suppress(OSError):
            path.unlink()


# --------------------------------------------------------------------------- the system's locks


def _still_named(descriptor: int, path: Path) -> bool:
    """Whether the file locked is still the one with that name: its holder before may have taken it away."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _wait_for(descriptor: int, path: Path) -> None:
    waited = 0.0
    while not _try_lock(descriptor):
        if waited >= LOCK_TIMEOUT:
            raise CannotWriteError(finding("OUT001", file=str(path), reason="another run holds the lock"))
        time.sleep(0.02)
        waited += 0.02


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
