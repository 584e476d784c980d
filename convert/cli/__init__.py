"""The command `banmian`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from convert.limits import GC_THRESHOLDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's own); returns the exit code."""
    gc.set_threshold(*GC_THRESHOLDS)
    from convert.cli.guard import run

    return run(sys.argv[1:] if argv is None else argv)
