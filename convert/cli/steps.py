"""Progress of work whose steps are files: how many there are is known only when it begins."""

from __future__ import annotations

import sys

from convert.batch.progress import Progress


class Steps:
    """Called with each file and how many there are in all; another number begins another count."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._total = 0
        self._progress = Progress(0, sys.stderr, quiet=quiet)

    def __call__(self, path: str, total: int) -> None:
        """One more file."""
        if total != self._total:
            self._total, self._progress = total, Progress(total, sys.stderr, quiet=self._quiet)
        self._progress.step(path)

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        self._progress.clear()
