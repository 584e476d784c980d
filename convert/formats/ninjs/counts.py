"""How long a body is: ninjs counts characters and words without figure captions."""

from __future__ import annotations

import re

from convert.tree import without_space

_WORD = re.compile(
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # a Han character is a word (字数)
    "|[^\\W\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"  # so is a run of letters and digits
)


def characters(text: str) -> int:
    """Characters, spaces apart."""
    return len(without_space(text))


def words(text: str) -> int:
    """Han characters, and runs of other letters and digits: what a Chinese desk counts."""
    return sum(1 for _ in _WORD.finditer(text))
