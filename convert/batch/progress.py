"""Progress of a long run: one line on the terminal, and nothing anywhere else."""

from __future__ import annotations

import shutil
from typing import TextIO

from wcwidth import wcswidth, wcwidth


class Progress:
    """A line that is written over: `[ 12/480] 03.txt`.  It is silent where the stream is no terminal."""

    def __init__(self, total: int, stream: TextIO, *, quiet: bool = False) -> None:
        self._total = total
        self._stream = stream
        self._shown = total > 1 and not quiet and stream.isatty()
        self._done = 0

    def step(self, name: str) -> None:
        """One more is done."""
        self._done += 1
        if self._shown:
            count = f"[{self._done:>{len(str(self._total))}}/{self._total}] "
            self._draw(count + fitted(name, shutil.get_terminal_size().columns - len(count) - 1))

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._shown:
            self._draw("")

    def _draw(self, text: str) -> None:
        self._stream.write("\r\x1b[K" + text)
        self._stream.flush()


def fitted(text: str, columns: int) -> str:
    """The text, or its end after `…`, no wider than so many columns of a terminal."""
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
