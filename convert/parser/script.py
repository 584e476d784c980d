"""Which script a text is printed in: Simplified (zh-Hans) or Traditional (zh-Hant)."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from convert.parser.fold import folding

_HAN = (0x3400, 0x9FFF)
_ENOUGH = 400
"""Characters that are looked at: a text is printed in one script."""


@cache
def _weights() -> NDArray[np.int8]:
    """For each code point: 1 where only the Traditional script uses it, -1 where only the Simplified one does, else 0.

    The last one stands for all code points beyond.
    """
    pairs = {code: ord(plain) for code, plain in folding().items() if _HAN[0] <= code <= _HAN[1]}
    weights = np.zeros(max(*pairs, *pairs.values()) + 2, dtype=np.int8)
    weights[list(pairs.values())] = -1
    weights[list(pairs)] = 1  # also those that others become: 乾 is Traditional, whatever else becomes 乾
    return weights


def language_of(text: str) -> str:
    """`zh-Hant` where characters of the Traditional script outnumber those of the Simplified, else `zh-Hans`."""
    codes = np.frombuffer(text[:_ENOUGH].encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return "zh-Hant" if _weights().take(codes, mode="clip").sum() > 0 else "zh-Hans"
