"""The command `banmian`."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Sequence

from convert import cycles
from convert.limits import BLAS

_INTERRUPTED = 130
"""As in `convert.errors`, which is not loaded yet."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's own); returns the exit code."""
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:  # before the command's own net is there: its modules are being loaded
        return _INTERRUPTED


def _run(argv: Sequence[str]) -> int:
    cycles.at_start()
    atexit.register(cycles.at_end)
    for name, value in BLAS.items():  # before numpy is loaded
        os.environ.setdefault(name, value)
    from convert.cli.guard import run

    return run(argv)
