"""jieba's dictionary in memory: what its segmentation needs, and which words may be keywords or places.

It is arrays, no strings: read at once, and a tenth of the memory.  Making them of `dict.txt` takes a second, so they
are kept (see `cache_file`): a line of numbers, and behind it the arrays as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from convert.enrich import cache_file
from convert.enrich.trie import CODES, Trie, grown, opened

DIGEST = "63a62d2c91669de070d19636dfba822912b142b408942d4192895445fea46b55"
"""sha256 of the cached form that jieba 0.42.1's dictionary gives."""

FILE_NAME = "jieba-0.42.1.trie"

NOMINAL = frozenset({"n", "nz", "nt", "vn", "j", "l", "b", "an", "s"})
VERBAL = frozenset({"v", "i"})
"""Tags of the dictionary (of words, not of a text) that may be keywords; nr, nrt and nrfg are people and are not."""
PLACE = "ns"

NO_MARK, NOMINAL_MARK, VERBAL_MARK, PLACE_MARK = b"-nvp"
"""What a word may be: keyword (a verb says less), place, or neither; of two characters or more, not of ASCII alone."""
_MARKS = {
    **dict.fromkeys(NOMINAL, NOMINAL_MARK), **dict.fromkeys(VERBAL, VERBAL_MARK), PLACE: PLACE_MARK,
}  # fmt: skip

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
LOOKED_AT = np.concatenate([np.arange(0x4E00, 0x9FD6), [*map(ord, LETTERS + "+#&._%-")]])
"""Of what characters jieba looks for words (its `re_han_default`); all else it gives character by character."""
NEVER = float("-inf")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Dictionary:
    """`weights`: a node's log probability, NEVER for what only begins a word; `unknown`: any other character's;
    `marks`: what a node's word may be.

    Told from others by identity, for there is one a process.
    """

    trie: Trie
    weights: NDArray[np.float64]
    unknown: float
    marks: NDArray[np.uint8]

    def mark_of(self, word: str) -> int:
        """What a word may be."""
        return int(self.marks[self.trie.nodes_of([word])[0]])

    def mark_as(self, mark: int, words: Iterable[str], *, unless: int | None = None) -> None:
        """Have words be something else than what jieba's tags say, unless they are marked as told."""
        nodes = self.trie.nodes_of(list(words))
        self.marks[nodes[(nodes > 0) & (self.marks[nodes] != unless)]] = mark


def load(source: Path, cache_dir: Path | None) -> Dictionary:
    """The dictionary in jieba's `dict.txt`, from its cached form where there is one; None keeps no cache."""
    path = None if cache_dir is None else cache_dir / FILE_NAME
    data = None if path is None else cache_file.load(path, DIGEST)
    if data is None:
        data = pack(source.read_text(encoding="utf-8"))
        # another dictionary (a patched jieba) is used, but never cached: its digest is not known beforehand
        if path is not None and hashlib.sha256(data).hexdigest() == DIGEST:
            cache_file.store(path, data)
    return unpack(data)


def pack(text: str) -> bytes:
    """The cached form of a dictionary of lines `word frequency tag`; of a word given twice the last counts.

    Words that never come out are left out: those without frequency, and those that jieba does not look for.
    """
    rows = [line.split(" ") for line in text.split("\n") if line]
    last = {row[0]: (int(row[1]), row[2]) for row in rows}
    looked_at = frozenset(map(chr, LOOKED_AT.tolist()))
    words = [word for word, (frequency, _) in last.items() if frequency and looked_at.issuperset(word)]
    frequencies = [last[word][0] for word in words]
    trie, nodes = grown(words)
    distinct = sorted(set(frequencies))
    number = {frequency: place for place, frequency in enumerate(distinct, 1)}
    numbers, marks = np.zeros(len(trie.steps), dtype="<u4"), np.full(len(trie.steps), NO_MARK, dtype="u1")
    numbers[nodes] = [number[frequency] for frequency in frequencies]
    marks[nodes] = [_mark(word, last[word][1]) for word in words]
    header = " ".join(map(str, [len(trie.table), len(trie.steps), sum(int(row[1]) for row in rows), *distinct]))
    line = header.ljust(-(len(header) + 1) % _ALIGNED + len(header)) + "\n"
    return line.encode("ascii") + b"".join(
        array.tobytes() for array in (trie.steps, trie.first, trie.table, numbers, marks)
    )


_ALIGNED = 8


def _mark(word: str, tag: str) -> int:
    return NO_MARK if len(word) < 2 or word.isascii() else _MARKS.get(tag, NO_MARK)


def unpack(data: bytes) -> Dictionary:
    """The dictionary of its cached form."""
    at = data.index(b"\n") + 1
    size, nodes, total, *frequencies = map(int, data[:at].split())
    arrays = []
    for kind, count in (("<u8", nodes), ("<u4", CODES), ("<u4", size), ("<u4", nodes), ("u1", nodes)):
        arrays.append(np.frombuffer(data, kind, count, at))
        at += arrays[-1].nbytes
    steps, first, table, numbers, marks = arrays
    # jieba's own terms: log(frequency or 1) - log(total), so that sums come out the same to the last bit
    of_total = log(total)
    weights = np.array([NEVER, *(log(frequency) - of_total for frequency in frequencies)])
    return Dictionary(opened(first, steps, table), weights[numbers], log(1) - of_total, marks.copy())
