"""Which script a text is printed in: Simplified (zh-Hans) or Traditional (zh-Hant)."""

from __future__ import annotations

from functools import cache

from convert.parser.fold import folding

_HAN = (0x3400, 0x9FFF)
_ENOUGH = 400
"""Characters that are looked at: a text is printed in one script."""


@cache
def _letters() -> tuple[frozenset[str], frozenset[str]]:
    """The Han characters that only one of the scripts uses: Traditional ones, Simplified ones."""
    pairs = {chr(code): plain for code, plain in folding().items() if _HAN[0] <= code <= _HAN[1]}
    traditional = frozenset(pairs)
    return traditional, frozenset(pairs.values()) - traditional


def language_of(text: str) -> str:
    """`zh-Hant` where characters of the Traditional script outnumber those of the Simplified, else `zh-Hans`."""
    traditional, simplified = _letters()
    text = text[:_ENOUGH]
    balance = sum(map(text.count, traditional.intersection(text)))
    for character in simplified.intersection(text) if balance > 0 else ():
        if balance <= 0:
            break
        balance -= text.count(character)
    return "zh-Hant" if balance > 0 else "zh-Hans"
