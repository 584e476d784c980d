"""Whether something lies at a path, and why nothing can be read there.

`exists`, `isdir` and `isfile` say no where the system will not say: for a name that is too long, or where a directory
on the way is closed.  The methods of `pathlib.Path` raise OSError for these, before Python 3.14.
"""

from __future__ import annotations

from os.path import exists, isdir, isfile
from pathlib import Path

from convert.errors import UnreadableError
from convert.findings import finding

__all__ = ["exists", "isdir", "isfile", "why_not"]


def why_not(path: str | Path, shown: object) -> UnreadableError:
    """The error for a path at which nothing is there to be read: SRC001, or SRC015 where the system says why."""
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # no name has a NUL in it
        pass
    except OSError as error:
        return UnreadableError(finding("SRC015", reason=error.strerror or error))
    return UnreadableError(finding("SRC001", path=shown))
