"""When a process of ours looks for cycles of objects that nobody knows any more (see `limits`)."""

from __future__ import annotations

import gc

from convert.limits import GC_AT_START, GC_THRESHOLDS


def at_start() -> None:
    """Hardly look for any: what is loaded at the start is there to stay."""
    gc.set_threshold(*GC_AT_START)


def when_loaded() -> None:
    """From the first page on look as often as told, and never again at what was loaded for it.

    Nothing, in a process of someone else's.
    """
    if gc.get_threshold() == GC_AT_START:
        gc.freeze()
        gc.set_threshold(*GC_THRESHOLDS)


def at_end() -> None:
    """Let the interpreter not look through all that it leaves: that takes 0.1 s, and longer after many pages."""
    gc.freeze()
