"""Does a word straddle a line break? Asked of a small table made from jieba's dictionary."""

import string
import zlib
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "model" / "words.txt.gz"
_REACH = 6  # characters looked at on each side
_LONGEST = 4
_LOG_TOTAL = 17.9  # of all counts in jieba's dictionary
_UNKNOWN = -18.0  # a character that the table does not hold
_NO_WORD = -20.0  # no word of the table could cross the break


_GZIP = 16 + zlib.MAX_WBITS
"""The format that zlib is to expect."""
_ASCII = bytes(set(range(128)) - {*b"\n"})
_NO_DIGITS = bytes(set(range(256)) - {*string.digits.encode(), *b"\n"})
_NO_LETTERS = bytes(set(range(256)) - {*string.ascii_letters.encode()})


@cache
def words() -> dict[str, float]:
    """Each word with the logarithm of its probability."""
    names, levels, _ = _columns()
    worth = {level: int(level) / 8 - _LOG_TOTAL for level in set(levels)}
    return dict(zip(names, map(worth.__getitem__, levels), strict=True))


@cache
def _columns() -> tuple[list[str], list[bytes], str]:
    """The words in order of code points, the levels of their probabilities, and their parts of speech.

    Each column is what remains of the table without the others: its lines are not cut up one by one.
    """
    table = zlib.decompress(_TABLE.read_bytes(), _GZIP)
    names, levels = table.translate(None, _ASCII), table.translate(None, _NO_DIGITS)
    return names.decode("utf-8").split(), levels.split(), table.translate(None, _NO_LETTERS).decode("ascii")


def straddle(left: str, right: str) -> float:
    """How much likelier the text reads with a word across the break than without (a log ratio).

    Both sides are folded text. Far above zero: the break falls inside a word (创新创|造). Far below:
    the two sides are words of their own.
    """
    tail, head, get = left[-_REACH:], right[:_REACH], words().get
    known = [
        (taken, given, worth)
        for taken, given in _splits(len(tail), len(head))
        if (worth := get(tail[-taken:] + head[:given])) is not None
    ]
    if not known:
        return _NO_WORD
    before, after = _tail_readings(tail), _head_readings(head)
    apart = before[-1] + after[0]
    return max(_NO_WORD, *[before[-1 - taken] + worth + after[given] - apart for taken, given, worth in known])


@cache
def _splits(before: int, behind: int) -> tuple[tuple[int, int], ...]:
    """How many characters of a word may stand before a break, and how many behind it, where there are so many."""
    every = ((taken, size - taken) for size in range(2, _LONGEST + 1) for taken in range(1, size))
    return tuple((taken, given) for taken, given in every if taken <= before and given <= behind)


_SIZES = tuple(tuple(range(2, min(count, _LONGEST) + 1)) for count in range(_REACH + 1))
"""By how many characters there are the sizes of words of more than one that may stand at their edge."""


@lru_cache(maxsize=4096)
def _tail_readings(tail: str) -> tuple[float, ...]:
    """The log probability of the likeliest reading of each prefix."""
    get = words().get
    best = [0.0]
    for end, char in enumerate(tail, 1):
        top = best[-1] + get(char, _UNKNOWN)
        for size in _SIZES[end]:
            known = get(tail[end - size : end])
            if known is not None and best[-size] + known > top:
                top = best[-size] + known
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
        for size in _SIZES[left]:
            known = get(head[start : start + size])
            if known is not None and best[-size] + known > top:
                top = best[-size] + known
        best.append(top)
    return tuple(best[::-1])


def first_kind(text: str) -> str:
    """What sort of word a text begins with, by its likeliest reading, as `kind_of` says."""
    return _first_kind(text[:_REACH])


def last_kind(text: str) -> str:
    """What sort of word a text ends with."""
    return _last_kind(text[-_REACH:])


@lru_cache(maxsize=4096)
def _first_kind(head: str) -> str:
    return kind_of(_first_word(head))


@lru_cache(maxsize=4096)
def _last_kind(tail: str) -> str:
    return kind_of(_last_word(tail))


def _first_word(head: str) -> str:
    after, table = _head_readings(head), words()
    best, worth = head[:1], table.get(head[:1], _UNKNOWN) + after[1] if head else 0.0
    for size in _SIZES[len(head)]:
        known = table.get(head[:size])
        if known is not None and known + after[size] > worth:
            best, worth = head[:size], known + after[size]
    return best


def _last_word(tail: str) -> str:
    before, table = _tail_readings(tail), words()
    best, worth = tail[-1:], before[-2] + table.get(tail[-1:], _UNKNOWN) if tail else 0.0
    for size in _SIZES[len(tail)]:
        known = table.get(tail[-size:])
        if known is not None and before[-1 - size] + known >= worth:  # of words as likely the longest
            best, worth = tail[-size:], before[-1 - size] + known
    return best


PLACE = "S"
"""What `kind_of` says of a place's name."""
PERSON = "R"
"""What it says of a person's."""
NO_WORD = "-"
"""What it says of what the table does not hold."""


def kind_of(word: str) -> str:
    """One letter of grammar; `NO_WORD` for what is no word of the table."""
    names, _, letters = _columns()
    place = bisect_left(names, word)  # asked of few words a page: a dictionary of all takes longer to make
    return letters[place] if names[place : place + 1] == [word] else NO_WORD
