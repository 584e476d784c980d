"""Progress of a long run: one line on the terminal, and a plain one a minute in a log."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import TextIO

SURE_AFTER = 2.0
"""Seconds after which a rate says something."""
BETWEEN_LINES = 60.0
"""Seconds between two lines in a log."""


class Progress:
    """How far a run is: `[ 12/480] 23.4/s 0:20 03.txt`, with the rate and the time left once they can be told.

    On a terminal a line that is written over; in a log a plain line now and then.
    """

    def __init__(
        self, total: int, stream: TextIO, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._total = total
        self._stream = stream
        self._shown = total > 1 and not quiet
        self._terminal = self._shown and stream.isatty()
        self._done = self._skipped = 0
        self._clock = clock
        self._start = self._told = clock()

    def step(self, name: str, *, up_to_date: bool = False) -> None:
        """One more is done; one that was `up_to_date` says nothing about the rate."""
        self._done += 1
        self._skipped += up_to_date
        if not self._shown:
            return
        if self._terminal:
            count = f"{self._count()} "
            self._draw(count + fitted(name, shutil.get_terminal_size().columns - len(count) - 1))
        elif self._clock() - self._told >= BETWEEN_LINES:
            self._told = self._clock()
            self._stream.write(self._count() + "\n")
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._terminal:
            self._draw("")

    def _count(self) -> str:
        count = f"[{self._done:>{len(str(self._total))}}/{self._total}]"
        passed = self._clock() - self._start
        worked = self._done - self._skipped
        if passed < SURE_AFTER or not worked:
            return count
        rate = worked / passed
        return f"{count} {rate:.1f}/s {_hours(round((self._total - self._done) / rate))}"

    def _draw(self, text: str) -> None:
        self._stream.write("\r\x1b[K" + text)
        self._stream.flush()


def _hours(seconds: int) -> str:
    """Seconds as `1:02:03`, or `2:03`."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def fitted(text: str, columns: int) -> str:
    """The text, or its end after `…`, no wider than so many columns of a terminal."""
    from wcwidth import wcswidth, wcwidth

    text = "".join(c if c.isprintable() else "?" for c in text)
    if wcswidth(text) <= columns:
        return text
    kept, width = "", 1
    for character in reversed(text):
        width += max(0, wcwidth(character))
        if width > columns:
            break
        kept = character + kept
    return "…" + kept
