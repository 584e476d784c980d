"""One spelling for looking at text: Simplified, half-width, plain spaces.

Folding keeps the length, so a place found in the folded text is the place in the source. It is for
recognising forms only; what is written out is always the source.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from convert.tree import BLANKS

if TYPE_CHECKING:  # loaded for long texts only: the names of files are folded, too
    import numpy as np
    from numpy.typing import NDArray

_TABLE = Path(__file__).parent / "model" / "fold.txt"

# Marks with several shapes; Traditional pages quote with corners, exports from DOS with ASCII.
_MARKS = {
    "「": "“", "」": "”", "『": "“", "』": "”", "﹁": "“", "﹂": "”", "〝": "“", "〞": "”",
    "﹕": ":", "︰": ":", "﹔": ";", "﹐": ",", "﹑": "、", "﹒": "·", "•": "·", "‧": "·", "・": "·", "．": ".",
    "╱": "/", "∕": "/", "﹙": "(", "﹚": ")", "〔": "【", "〕": "】", "［": "【", "］": "】", "[": "【", "]": "】",
    "―": "—", "─": "—", "–": "—", "｡": "。", "､": "、", "☉": "■", "◎": "■", "●": "■", "◆": "■", "□": "■",
    "▲": "■", "△": "■", "▼": "■", "▽": "■", "★": "■", "☆": "■", "◇": "■", "○": "■", "▶": "■", "◀": "■", "※": "■",
    "⊙": "■", "◉": "■", "◈": "■", "❖": "■", "♦": "■", "▷": "■", "►": "■", "▸": "■", "◄": "■",
    "▪": "■", "▌": "■", "☞": "■", "丨": "|", "∣": "|", "│": "|", "︱": "|",
}  # fmt: skip


@cache
def folding() -> dict[int, str]:
    """The table of all foldings, by code point."""
    table = {ord(row[0]): row[1] for row in _TABLE.read_text(encoding="utf-8").split("\n") if row}
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(char): " " for char in BLANKS}
    return table | {ord(char): plain for char, plain in _MARKS.items()}


def fold(text: str) -> str:
    """The text in one spelling, as long as before."""
    return _fold_short(text) if len(text) < _LONG else _fold_long(text)


def fold_all(texts: Iterable[str]) -> list[str]:
    """Each text in one spelling."""
    found = list(texts)
    whole = fold("".join(found))
    return [whole[start:end] for start, end in pairwise(accumulate(map(len, found), initial=0))]


_LONG = 80  # characters from which looking them up all at once is faster than one by one


@lru_cache(maxsize=1024)  # one after the other asks for the lines of a page
def _fold_short(text: str) -> str:
    return text.translate(folding())


def _fold_long(text: str) -> str:
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded: bytes = _folded_codes()[codes].tobytes()
    return folded.decode("utf-32-le", "surrogatepass")


@cache
def _folded_codes() -> NDArray[np.uint32]:
    """For each code point that of its folding."""
    import numpy as np

    codes = np.arange(0x110000, dtype="<u4")
    table = folding()
    codes[list(table)] = [ord(plain) for plain in table.values()]
    return codes
