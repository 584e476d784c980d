"""The command `banmian`."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Sequence

from convert import cycles
from convert.limits import BLAS


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's own); returns the exit code."""
    cycles.at_start()
    atexit.register(cycles.at_end)
    for name, value in BLAS.items():  # before numpy is loaded
        os.environ.setdefault(name, value)
    from convert.cli.guard import run

    return run(sys.argv[1:] if argv is None else argv)
