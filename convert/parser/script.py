"""Which script a text is printed in: Simplified (zh-Hans) or Traditional (zh-Hant)."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from convert.parser.fold import folding

_HAN = (0x3400, 0x9FFF)
_TRADITIONAL, _SIMPLIFIED = 1, 2
_ENOUGH = 400
"""Characters that are looked at: a text is printed in one script."""


@cache
def _scripts() -> NDArray[np.uint8]:
    """For each code point which of the scripts alone uses it: `_TRADITIONAL`, `_SIMPLIFIED`, or 0.

    The last one stands for all code points beyond.
    """
    pairs = {code: ord(plain) for code, plain in folding().items() if _HAN[0] <= code <= _HAN[1]}
    scripts = np.zeros(max(*pairs, *pairs.values()) + 2, dtype=np.uint8)
    scripts[list(pairs.values())] = _SIMPLIFIED
    scripts[list(pairs)] = _TRADITIONAL  # also those that others become: 乾 is Traditional, whatever else becomes 乾
    return scripts


def language_of(text: str) -> str:
    """`zh-Hant` where characters of the Traditional script outnumber those of the Simplified, else `zh-Hans`."""
    codes = np.frombuffer(text[:_ENOUGH].encode("utf-32-le", "surrogatepass"), dtype="<u4")
    found = _scripts().take(codes, mode="clip").tobytes()
    return "zh-Hant" if found.count(_TRADITIONAL) > found.count(_SIMPLIFIED) else "zh-Hans"
