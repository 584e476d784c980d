"""Does a word straddle a line break? Asked of a small table made from jieba's dictionary."""

import gzip
import math
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "model" / "words.txt.gz"
_REACH = 6  # characters looked at on each side
_LONGEST = 4
_LOG_TOTAL = 17.9  # of all counts in jieba's dictionary
_UNKNOWN = -18.0  # a character that the table does not hold
_NO_WORD = -20.0  # no word of the table could cross the break


@cache
def words() -> dict[str, float]:
    """Each word with the logarithm of its probability."""
    names, levels, _ = _columns()
    worth = {level: int(level) / 8 - _LOG_TOTAL for level in set(levels)}
    return dict(zip(names, map(worth.__getitem__, levels), strict=True))


@cache
def kinds() -> dict[str, str]:
    """Each word's part of speech, one letter."""
    names, _, letters = _columns()
    return dict(zip(names, letters, strict=True))


@cache
def _columns() -> tuple[list[str], list[str], list[str]]:
    """The words, the levels of their probabilities, and their parts of speech."""
    text = gzip.decompress(_TABLE.read_bytes()).decode("utf-8").split()
    return text[::3], text[1::3], text[2::3]


def straddle(left: str, right: str) -> float:
    """How much likelier the text reads with a word across the break than without (a log ratio).

    Both sides are folded text. Far above zero: the break falls inside a word (创新创|造). Far below:
    the two sides are words of their own.
    """
    tail, head = left[-_REACH:], right[:_REACH]
    before, after, get = _tail_readings(tail), _head_readings(head), words().get
    apart, best = before[-1] + after[0], _NO_WORD
    for taken, given in _SPLITS:
        if taken <= len(tail) and given <= len(head):
            known = get(tail[-taken:] + head[:given])
            if known is not None:
                best = max(best, before[-1 - taken] + known + after[given] - apart)
    return best


_SPLITS = tuple((taken, size - taken) for size in range(2, _LONGEST + 1) for taken in range(1, size))
"""How many characters of a word may stand before a break, and how many behind it."""
_NEVER = -math.inf


@lru_cache(maxsize=4096)
def _tail_readings(tail: str) -> tuple[float, ...]:
    """The log probability of the likeliest reading of each prefix."""
    get = words().get
    best = [0.0]
    for end, char in enumerate(tail, 1):
        top = best[-1] + get(char, _UNKNOWN)
        for size in range(2, min(end, _LONGEST) + 1):
            with_word = best[-size] + get(tail[end - size : end], _NEVER)
            if with_word > top:  # noqa: PLR1730 - max() takes longer
                top = with_word
        best.append(top)
    return tuple(best)


@lru_cache(maxsize=4096)
def _head_readings(head: str) -> tuple[float, ...]:
    """The log probability of the likeliest reading of each suffix."""
    get = words().get
    best = [0.0]  # from the end
    for left in range(1, len(head) + 1):
        start = len(head) - left
        top = best[-1] + get(head[start], _UNKNOWN)
        for size in range(2, min(left, _LONGEST) + 1):
            with_word = best[-size] + get(head[start : start + size], _NEVER)
            if with_word > top:  # noqa: PLR1730 - max() takes longer
                top = with_word
        best.append(top)
    return tuple(best[::-1])


def first_word(text: str) -> str:
    """The word a text begins with, by its likeliest reading."""
    return _first_word(text[:_REACH])


def last_word(text: str) -> str:
    """The word a text ends with."""
    return _last_word(text[-_REACH:])


@lru_cache(maxsize=4096)
def _first_word(head: str) -> str:
    after, table = _head_readings(head), words()
    sizes = [size for size in range(1, min(_LONGEST, len(head)) + 1) if size == 1 or head[:size] in table]
    return head[: max(sizes, key=lambda size: table.get(head[:size], _UNKNOWN) + after[size], default=0)]


@lru_cache(maxsize=4096)
def _last_word(tail: str) -> str:
    before, table, end = _tail_readings(tail), words(), len(tail)
    starts = [start for start in range(max(0, end - _LONGEST), end) if start == end - 1 or tail[start:] in table]
    return tail[max(starts, key=lambda start: before[start] + table.get(tail[start:], _UNKNOWN), default=0) :]


def first_kind(text: str) -> str:
    """What sort of word a text begins with, as `kind_of` says."""
    return kind_of(_first_word(text[:_REACH]))


def last_kind(text: str) -> str:
    """What sort of word a text ends with."""
    return kind_of(_last_word(text[-_REACH:]))


def kind_of(word: str) -> str:
    """One letter of grammar; `-` for what is no word of the table."""
    return kinds().get(word, "-")
