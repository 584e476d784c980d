"""A user to whom a directory can be closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def unprivileged(*closed: Path) -> Iterator[None]:
    """Be such a user for a while, with these files and directories closed: to root none is."""
    user = os.geteuid()
    modes = {path: path.stat().st_mode for path in closed}
    for path in closed:
        path.chmod(0)
    os.seteuid(user or 65534)
    try:
        yield
    finally:
        os.seteuid(user)
        for path, mode in modes.items():
            path.chmod(mode)
