"""How long a body is: ninjs counts characters and words without figure captions."""

from __future__ import annotations

import re
from functools import lru_cache

from convert.tree import without_space

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANS = re.compile(f"[{_HAN}]+")
_WORDS = re.compile(r"\w+")


def characters(text: str) -> int:
    """Characters, spaces apart."""
    return counted(text)[0]


def words(text: str) -> int:
    """Han characters (字数), and runs of other letters and digits: what a Chinese desk counts."""
    return counted(text)[1]


@lru_cache(maxsize=64)
def counted(text: str) -> tuple[int, int]:
    """Characters and words of a text; a page's texts are kept, for they are counted when written and when checked."""
    between = _HANS.split(text)
    others = "\n".join(between)
    han = len(text) - len(others) + len(between) - 1
    return len(without_space(text)), han + len(_WORDS.findall(others))
