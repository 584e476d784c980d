"""Words of a text as jieba has them: its dictionary and its way of choosing, without its shared state and its cache.

jieba itself is not imported, which takes a tenth of a second and 15 MB: of it only the dictionary is used.  Only
`enrich` imports this module, when it is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.enrich import dictionary
from convert.enrich.dictionary import LETTERS, NO_MARK, NOMINAL_MARK, VERBAL_MARK, Dictionary
from convert.enrich.frequencies import listed
from convert.enrich.graph import best_sizes, graph_of
from convert.enrich.trie import CODES, Ints, codes_of

VERSION: str = version("jieba")

_RARE = re.compile("[\u3007\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PIECES = re.compile("(?s:.{1,20000})[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]*")
"""A long text is cut in pieces, each to where one of jieba's blocks ends: the graph takes 100 bytes a character."""
_LETTERS = np.zeros(CODES, dtype=np.bool_)
_LETTERS[[*map(ord, LETTERS)]] = True


class Words(NamedTuple):
    """The words of a text, what each of them may be (a mark of `dictionary`), and its node there, 0 for none.

    Letters that stay together have the node of the first.
    """

    texts: list[str]
    marks: bytes
    nodes: NDArray[np.uint32]


class Segmenter:
    """Cuts texts into words: those that `jieba.Tokenizer.cut(text, HMM=False)` gives, as a test holds it to.

    The words of its graph are found for all places of a text at once, and the best way through them in one pass over
    them; its guessing of unknown words (HMM) is left out, for what it guesses are mostly names.
    """

    def __init__(self, known: Dictionary) -> None:
        self.known = known

    def words(self, text: str) -> Words:
        """The words of a text, in order, and all that stands between them: joined they are the text.

        A character beyond U+9FD5 is in no word of jieba's (王𬭎): it stays with the single character before it.
        """
        pieces = [_cut(piece, self.known) for piece in _PIECES.findall(text)]
        words = pieces[0] if len(pieces) == 1 else _together(pieces)
        return _joined(words) if _RARE.search(text) else words

    def words_of_each(self, texts: Sequence[str]) -> list[Words]:
        """The words of each of the texts, which is quicker than to cut one after the other."""
        if not texts:
            return []
        words, marks, nodes = self.words("\n".join(texts))
        breaks = list[int]()
        for _ in range(words.count("\n")):
            breaks.append(words.index("\n", breaks[-1] + 1 if breaks else 0))
        behind = [breaks[place - 1] for place in accumulate(text.count("\n") + 1 for text in texts[:-1])]
        parts = zip([0, *(at + 1 for at in behind)], [*behind, len(words)], strict=True)
        return [Words(words[start:end], marks[start:end], nodes[start:end]) for start, end in parts]


def _together(pieces: Sequence[Words]) -> Words:
    texts = list(chain.from_iterable(piece.texts for piece in pieces))
    nodes = np.concatenate([piece.nodes for piece in pieces]) if pieces else np.zeros(0, dtype=np.uint32)
    return Words(texts, b"".join(piece.marks for piece in pieces), nodes)


def _cut(text: str, known: Dictionary) -> Words:
    """The words of a text, rare characters apart."""
    codes = codes_of(text)
    graph = graph_of(codes, known)
    sizes = best_sizes(graph, codes)
    starts = _without_loose(_along(sizes, graph.ends), codes)
    marks = np.full(len(codes), NO_MARK, dtype=np.uint8)
    nodes = known.trie.first.take(codes)
    for size, (at, its) in enumerate(graph.words, 2):  # one character has no mark
        taken = np.flatnonzero(sizes.take(at) == size)
        places, found = at.take(taken), its.take(taken)
        marks[places], nodes[places] = known.marks.take(found), found
    return Words(_sliced(text, starts), marks.take(starts).tobytes(), nodes.take(starts))


_SEAM = "\U0010ffff"
"""A noncharacter: no text has it."""


def _sliced(text: str, starts: Ints) -> list[str]:
    """The text in pieces that start at these places, the first at 0."""
    if _SEAM in text:  # but if one has
        return [text[start:end] for start, end in pairwise([*starts.tolist(), len(text)])]
    whole = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    seamed = np.insert(whole, starts[1:], ord(_SEAM))
    return seamed.tobytes().decode("utf-32-le", "surrogatepass").split(_SEAM)


def _along(sizes: Ints, ends: Ints) -> Ints:
    """Where the words of a text start, of the sizes of the words that are best at each place."""
    begins = np.zeros(len(sizes) + 1, dtype=np.bool_)
    begins[-1] = True
    at = np.concatenate([[0], ends[:-1]])
    while len(at):
        begins[at] = True
        at = at + sizes.take(at)
        at = at[~begins.take(at)]
    return np.flatnonzero(begins[:-1])


def _without_loose(starts: Ints, codes: NDArray[np.uint32]) -> Ints:
    """Where words start, but letters and digits that are in none stay together."""
    single = _LETTERS[codes[starts]]
    single[:-1] &= np.diff(starts) == 1
    single[-1:] &= starts[-1:] == len(codes) - 1
    kept: Ints = starts[~(single & np.concatenate([[False], single[:-1]]))]
    return kept


def _joined(words: Words) -> Words:
    texts, marks, nodes = list[str](), bytearray(), list[int]()
    rare = set(filter(_RARE.match, set(words.texts)))
    for text, mark, node in zip(words.texts, words.marks, words.nodes.tolist(), strict=True):
        if texts and text in rare and (_RARE.search(texts[-1]) or _is_common(texts[-1])):
            texts[-1] += text
            marks[-1], nodes[-1] = NO_MARK, 0
        else:
            texts.append(text)
            marks.append(mark)
            nodes.append(node)
    return Words(texts, bytes(marks), np.array(nodes, dtype=np.uint32))


def _is_common(token: str) -> bool:
    """A Han character by itself that is not rare."""
    return len(token) == 1 and "\u4e00" <= token < "\u9fd6"


@lru_cache(maxsize=4)
def segmenter(cache_dir: Path | None) -> Segmenter:
    """The segmenter, once a process; `cache_dir` is where the dictionary's cached form is kept, None for nowhere."""
    known = dictionary.load(_dictionary_file(), cache_dir)
    known.mark_as(NOMINAL_MARK, listed("common.txt"), unless=VERBAL_MARK)
    known.mark_as(NO_MARK, listed("stop.txt"))
    return Segmenter(known)


def _dictionary_file() -> Path:
    """jieba's dictionary, found without importing it."""
    found = find_spec("jieba")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("No module named 'jieba'", name="jieba")
    return Path(found.origin).parent / "dict.txt"


__all__ = ["VERSION", "Segmenter", "Words", "segmenter"]
