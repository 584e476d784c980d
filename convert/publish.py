"""Publishing: files appear under their names whole, checked, or not at all.

Each file is written to a temporary name in its own directory, flushed to the disk and read back; when all of a
page's files are there, they are renamed into place.  What banmian did not make is not overwritten without force.
"""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from convert.errors import CannotWriteError
from convert.findings import finding
from convert.phrases import OTHER_BYTES

TEMPORARY_PREFIX = ".banmian-"


class Draft(NamedTuple):
    """A file to be published: where, and its checked bytes, with their sha256 where it is known."""

    path: Path
    data: bytes
    known_digest: str = ""

    @property
    def digest(self) -> str:
        """The sha256 of the bytes."""
        return self.known_digest or sha256(self.data)


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def publish(
    drafts: Sequence[Draft],
    is_ours: Callable[[Path, bytes], bool],
    *,
    force: bool = False,
    mark: str = "",
    option: str = "",
    stranger: Callable[[Path], CannotWriteError] | None = None,
) -> None:
    """Publish files together, in their order.

    `is_ours` says of a file that exists, and its bytes, whether banmian made it; temporary names bear the `mark`, by
    which `batch.locks` knows whose they are; the `option` is the one that names the file, where one does.  Raises
    CannotWriteError: OUT002 (with an option OUT010, or what `stranger` gives) for a file that is someone else's, OUT001
    where the system refuses.  Then nothing was changed, and no temporary file is left, unless the system refused a
    rename after others.
    """
    refuse_foreign(drafts, is_ours, force=force, option=option, stranger=stranger)
    folders: dict[Path, None] = {}
    staged: deque[Path] = deque()
    try:
        for draft in drafts:
            with writing(draft.path):
                if (folder := draft.path.parent) not in folders:
                    folder.mkdir(parents=True, exist_ok=True)
                    folders[folder] = None
                staged.append(_temporary(folder, mark))  # before it is there: nothing may come between
                _stage(staged[-1], draft.data)
        with signals_held():
            for draft in drafts:
                with writing(draft.path):
                    staged[0].replace(draft.path)
                staged.popleft()
            for folder in folders:
                _flush_directory(folder)
    finally:
        for temporary in staged:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def refuse_foreign(
    drafts: Sequence[Draft],
    is_ours: Callable[[Path, bytes], bool],
    *,
    force: bool = False,
    option: str = "",
    stranger: Callable[[Path], CannotWriteError] | None = None,
) -> None:
    """Raise for the first of the files that exists and is not ours (`foreign`), or cannot be a file (OUT001).

    `stranger` gives the error of a file that is not ours, where more is known of it than that.

    What is no file but a device or a pipe is nobody's to replace, with `force` either.
    """
    for draft in drafts:
        with writing(draft.path):
            if not is_there(draft.path):
                continue
            if draft.path.is_dir():
                raise IsADirectoryError(21, "a directory has this name")
            if is_special(draft.path):
                raise foreign(draft.path, option)
            if force:
                continue
            existing = draft.path.read_bytes() if draft.path.is_file() else None
            if existing is None or not (existing == draft.data or is_ours(draft.path, existing)):
                raise foreign(draft.path, option) if stranger is None else stranger(draft.path)


def foreign(path: Path, option: str = "") -> CannotWriteError:
    """The error of a file that is not ours to overwrite: OUT002, or where an `option` names it OUT010.

    Under a name that somebody gave may lie one of our own outputs, which is not to be overwritten either.
    """
    return CannotWriteError(finding("OUT010", path=path, option=option) if option else finding("OUT002", path=path))


def is_special(path: Path) -> bool:
    """Whether a device, a pipe or a socket has this name: who may write there (root: /dev/null) could replace it."""
    return path.exists() and not path.is_file() and not path.is_dir()


def is_there(path: Path) -> bool:
    """Whether anything has this name, a link to nothing too.  Raises OSError where the system will not say."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


# --------------------------------------------------------------------------- one file


def _temporary(folder: Path, mark: str) -> Path:
    """A name that nobody else has; a short one, since the final one may be as long as the system lets it be."""
    return folder / f"{TEMPORARY_PREFIX}{mark + '-' if mark else ''}{os.urandom(8).hex()}.tmp"


def _stage(temporary: Path, data: bytes) -> None:
    """Write a new file, flush it to the disk, and read it back."""
    with temporary.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with FileIO(temporary) as again:
        same = again.read(len(data) + 1) == data
    if not same:
        raise OSError(errno.EIO, OTHER_BYTES)


def _flush_directory(folder: Path) -> None:
    """Make the renames last; some file systems know no fsync of a directory, and lose nothing by it."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise CannotWriteError (OUT001, OUT012) for the file where the system refuses."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: str | Path, error: OSError) -> CannotWriteError:
    """The error of a file that the system refuses: OUT001, and for a name that is too long OUT012."""
    if error.errno == errno.ENAMETOOLONG:
        longest = max(len(os.fsencode(part)) for part in Path(path).parts)
        return CannotWriteError(finding("OUT012", file=str(path), count=longest))
    return CannotWriteError(finding("OUT001", file=str(path), reason=error.strerror or error))


@contextmanager
def signals_held() -> Iterator[None]:
    """Let no SIGINT or SIGTERM come between the renames of one page; they come after.

    Not by a signal mask: that is a thread's own, and the libraries' threads would take the signal for us.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in handlers:
        signal.signal(number, lambda received, _: held.append(received))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for received in held:
            signal.raise_signal(received)
