"""jieba's dictionary in memory: what its segmentation needs, and which words may be keywords or places.

Reading `dict.txt` takes three times as long as reading our cached form of it, so that is kept (see `cache_file`).
The cached form is four lines of UTF-8: the sum of frequencies and each word's; what begins a word and is none; the
words; and a letter a word, whether it is nominal, verbal, a place, or anything else.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import compress
from math import log
from pathlib import Path

from convert.enrich import cache_file
from convert.enrich.links import Links

DIGEST = "e2bef9fe75a5212a8e2b3604e18d4841140375aaccd216f3a84f0b0c664e47e7"
"""sha256 of the cached form that jieba 0.42.1's dictionary gives."""

FILE_NAME = "jieba-0.42.1.words"

NOMINAL = frozenset({"n", "nz", "nt", "vn", "j", "l", "b", "an", "s"})
VERBAL = frozenset({"v", "i"})
"""Tags of the dictionary (of words, not of a text) that may be keywords; nr, nrt and nrfg are people and are not."""
PLACE = "ns"
_MARKS = {**dict.fromkeys(NOMINAL, "n"), **dict.fromkeys(VERBAL, "v"), PLACE: "p"}


@dataclass(frozen=True, slots=True, eq=False)
class Dictionary:
    """`weights`: a word's log probability, None for what only begins a word; `unknown`: any other character's;
    `links`: where in a text its words may stand.

    Told from others by identity, for there is one a process.
    """

    weights: dict[str, float | None]
    unknown: float
    nominal: frozenset[str]
    verbal: frozenset[str]
    places: frozenset[str]
    links: Links


def load(source: Path, cache_dir: Path | None) -> Dictionary:
    """The dictionary in jieba's `dict.txt`, from its cached form where there is one; None keeps no cache."""
    with _no_collection():
        path = None if cache_dir is None else cache_dir / FILE_NAME
        data = None if path is None else cache_file.load(path, DIGEST)
        if data is None:
            data = pack(source.read_text(encoding="utf-8"))
            # another dictionary (a patched jieba) is used, but never cached: its digest is not known beforehand
            if path is not None and hashlib.sha256(data).hexdigest() == DIGEST:
                cache_file.store(path, data)
        return _unpack(data)


def pack(text: str) -> bytes:
    """The cached form of a dictionary of lines `word frequency tag`; of a word given twice the last counts."""
    rows = [line.split(" ") for line in text.split("\n") if line]
    frequency = {row[0]: row[1] for row in rows}
    tags = {row[0]: row[2] for row in rows}
    longest = max(map(len, frequency), default=0)
    prefixes = {word[:size] for size in range(1, longest) for word in frequency if len(word) > size}
    total = sum(int(row[1]) for row in rows)
    lines = (
        " ".join([str(total), *frequency.values()]),
        " ".join(sorted(prefixes - frequency.keys())),
        " ".join(frequency),
        "".join(_MARKS.get(tag, "-") for tag in tags.values()),
    )
    return "\n".join(lines).encode("utf-8")


def _unpack(data: bytes) -> Dictionary:
    numbers, prefixes, words_, marks = data.decode("utf-8").split("\n")
    words = words_.split(" ")
    total, *frequencies = numbers.split(" ")
    # jieba's own terms: log(frequency or 1) - log(total), so that sums come out the same to the last bit
    of_total = log(int(total))
    weight_of = {f: log(int(f)) - of_total if int(f) else None for f in set(frequencies)}
    beginnings = prefixes.split(" ")
    weights: dict[str, float | None] = dict.fromkeys(beginnings)
    weights.update(zip(words, map(weight_of.__getitem__, frequencies), strict=True))
    nominal, verbal, places = (_marked(words, marks, mark) for mark in "nvp")
    return Dictionary(weights, log(1) - of_total, nominal, verbal, places, Links(beginnings, words))


def _marked(words: list[str], marks: str, mark: str) -> frozenset[str]:
    chosen = bytes(code == ord(mark) for code in range(256))
    return frozenset(compress(words, marks.encode("ascii").translate(chosen)))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Half a million strings hold no cycles: looking for some takes longer than making them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
