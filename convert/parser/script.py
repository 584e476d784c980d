"""Which script a text is printed in: Simplified (zh-Hans) or Traditional (zh-Hant)."""

from __future__ import annotations

from functools import cache

from convert.parser.fold import folding

_HAN = (0x3400, 0x9FFF)


@cache
def _letters() -> tuple[frozenset[str], frozenset[str]]:
    """The Han characters that only one of the scripts uses: Traditional ones, Simplified ones."""
    pairs = {chr(code): plain for code, plain in folding().items() if _HAN[0] <= code <= _HAN[1]}
    traditional = frozenset(pairs)
    return traditional, frozenset(pairs.values()) - traditional


def language_of(text: str) -> str:
    """`zh-Hant` where characters of the Traditional script outnumber those of the Simplified, else `zh-Hans`."""
    traditional, simplified = _letters()
    return "zh-Hant" if sum(c in traditional for c in text) > sum(c in simplified for c in text) else "zh-Hans"
