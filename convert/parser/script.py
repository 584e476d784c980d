"""Which script a page is printed in, Simplified (zh-Hans) or Traditional (zh-Hant), and what language an article is in.

A page is Chinese, whatever stands on it.  An article may be English (`en`), which its commonest words tell, or in a
language that is not known (`und`, ISO 639-2): EPUB and NewsML say it to screen readers, which choose a voice by it.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from convert.parser.fold import folding
from convert.parser.names import HAN

_HAN = (0x3400, 0x9FFF)
_TRADITIONAL, _SIMPLIFIED = 1, 2
_ENOUGH = 400
"""Characters that are looked at: a text is printed in one script."""

_WORD = re.compile("[A-Za-z]+")
_ENGLISH = frozenset(["the", "of", "and", "to", "with", "that", "by", "from", "this", "are", "has", "have"])
"""Common words that no other language has, or not so often: `in` and `was` are German too."""
_SHARE = 0.05
"""Of all words, those that are to be among them: in English prose they are one in five."""


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


def script_of(text: str, otherwise: str = "zh-Hans") -> str:
    """`zh-Hant` where characters of the Traditional script outnumber those of the Simplified, or `zh-Hans`."""
    codes = np.frombuffer(text[:_ENOUGH].encode("utf-32-le", "surrogatepass"), dtype="<u4")
    found = _scripts().take(codes, mode="clip").tobytes()
    traditional, simplified = found.count(_TRADITIONAL), found.count(_SIMPLIFIED)
    if traditional == simplified:
        return otherwise
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def language_of(text: str) -> str:
    """That of an article: `en`, `und` for letters without a Chinese character among them, else `script_of` it.

    English under a Chinese headline and byline is English: its words outnumber the Chinese characters.
    """
    beginning = text[:_ENOUGH]
    if _is_english(beginning):
        return "en"
    return script_of(text) if HAN.search(beginning) or not any(map(str.isalpha, beginning)) else "und"


def _is_english(text: str) -> bool:
    words = _WORD.findall(text)
    common = sum(word.lower() in _ENGLISH for word in words)
    return common > len(words) * _SHARE and len(words) > sum(map(len, HAN.findall(text)))
