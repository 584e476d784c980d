"""One spelling for looking at text: Simplified, half-width, plain spaces.

Folding keeps the length, so a place found in the folded text is the place in the source. It is for
recognising forms only; what is written out is always the source.
"""

from functools import cache
from pathlib import Path

from convert.parser.lines import BLANKS

_TABLE = Path(__file__).parent / "model" / "fold.txt"

# Marks with several shapes; Traditional pages quote with corners, exports from DOS with ASCII.
_MARKS = {
    "「": "“", "」": "”", "『": "“", "』": "”", "﹁": "“", "﹂": "”", "〝": "“", "〞": "”",
    "﹕": ":", "︰": ":", "﹔": ";", "﹐": ",", "﹑": "、", "﹒": "·", "•": "·", "‧": "·", "・": "·", "．": ".",
    "╱": "/", "∕": "/", "﹙": "(", "﹚": ")", "〔": "【", "〕": "】", "［": "【", "］": "】", "[": "【", "]": "】",
    "―": "—", "─": "—", "–": "—", "｡": "。", "､": "、", "☉": "■", "◎": "■", "●": "■", "◆": "■", "□": "■",
    "▲": "■", "△": "■", "▼": "■", "▽": "■", "★": "■", "☆": "■", "◇": "■", "○": "■", "▶": "■", "◀": "■", "※": "■",
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
    return text.translate(folding())
