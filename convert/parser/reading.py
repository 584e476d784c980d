"""How well a text reads as Chinese: the likelihood of its characters under the words of a dictionary.

Bytes that are Big5 often decode as GB18030 as well, and the other way round; but then they give characters
that hardly anyone writes, in an order in which no one writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import repeat
from typing import NamedTuple

from convert.parser.fold import fold_all
from convert.parser.wordtable import words

_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_MARKS = frozenset(
    "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』﹁﹂—…·•‧　﹕﹔﹐﹑．／％＋－～×○●■□▲△◆◇★☆①②③④⑤⑥⑦⑧⑨⑩℃°№§※→"
)
_LETTERS = re.compile("[０-９Ａ-Ｚａ-ｚ\u00c0-\u024f\U0001f300-\U0001faff]")
_LONGEST = 4
# Natural logarithms of how likely a character is; `_STRANGE` also stands for a character no dictionary has.
_STRANGE, _LETTER, _MARK = -18.0, -8.0, -4.0
_CLEAR, _FAIR = -10.0, -12.5
"""A text reads as Chinese when its characters are likelier than this, on the average.

Newspaper text comes to -5.4, lists of names to -8, a lone name to -11; Big5 and GB18030 taken for one another
to -13 and less (-14 and -15 on the average), UTF-8 taken for GB18030 to -12.3.
"""


class Reading(NamedTuple):
    """The logarithm of a text's likelihood, and the number of its characters beyond ASCII."""

    likelihood: float
    characters: int

    @property
    def clear(self) -> bool:
        """Whether it reads as Chinese."""
        return self.mean >= _CLEAR

    @property
    def fair(self) -> bool:
        """Whether it may be Chinese, if nothing else is: names and rare words."""
        return self.mean >= _FAIR

    @property
    def mean(self) -> float:
        """The likelihood of one character on the average; that of the strangest where there is none."""
        return self.likelihood / self.characters if self.characters else _STRANGE


def read(text: str) -> Reading:
    """How a text reads. ASCII counts for nothing: it is the same in every encoding."""
    return _reading(text, _run)


def read_letters(text: str) -> Reading:
    """How it reads character by character: never likelier than in words, and told at once."""
    return _reading(text, _letters)


def _reading(text: str, likelihood_of: Callable[[str], float]) -> Reading:
    han = _HAN_RUN.findall(text)
    others = [char for char in _HAN_RUN.sub("", text) if char >= "\x80"]
    likelihood = sum(map(_other, others)) + sum(map(likelihood_of, fold_all(han)))
    return Reading(likelihood, len(others) + sum(map(len, han)))


def _other(char: str) -> float:
    if char in _MARKS:
        return _MARK
    return _LETTER if _LETTERS.match(char) else _STRANGE


def _letters(text: str) -> float:
    """The likelihood of a run of Han characters, each a word of its own."""
    return sum(map(words().get, text, repeat(_STRANGE)))


def _run(text: str) -> float:
    """The likelihood of the likeliest way to read a run of Han characters as words."""
    get = words().get
    best = [0.0]
    for end, char in enumerate(text, 1):
        top = best[-1] + get(char, _STRANGE)
        for start in range(end - _LONGEST if end > _LONGEST else 0, end - 1):
            known = get(text[start:end])
            if known is not None and best[start] + known > top:
                top = best[start] + known
        best.append(top)
    return best[-1]
