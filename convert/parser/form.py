"""A regular expression that is compiled when it is first looked for: all of the parser's take a fifth of a second."""

import re
from collections.abc import Callable
from functools import cache


def form(pattern: str) -> Callable[[], re.Pattern[str]]:
    """What gives the compiled pattern, the same one each time."""
    return cache(lambda: re.compile(pattern))
