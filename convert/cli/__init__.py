"""The command `banmian`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's own); returns the exit code."""
    from convert.cli.guard import run

    return run(sys.argv[1:] if argv is None else argv)
