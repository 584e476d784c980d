"""Words of a text as jieba has them: its dictionary and its way of choosing, without its shared state and its cache.

Only this module imports jieba, and only `enrich` imports this module, when it is called.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain
from pathlib import Path

from convert.enrich import dictionary
from convert.enrich.dictionary import Dictionary

with warnings.catch_warnings():
    # jieba 0.42.1 (#1050, #1026): invalid escapes in its patterns, and pkg_resources; nothing else is let pass
    warnings.filterwarnings("ignore", r"invalid escape sequence", SyntaxWarning)
    warnings.filterwarnings("ignore", r"invalid escape sequence", DeprecationWarning)
    warnings.filterwarnings("ignore", r".*pkg_resources", UserWarning)
    warnings.filterwarnings("ignore", r".*pkg_resources", DeprecationWarning)
    import jieba

jieba.setLogLevel(logging.WARNING)

VERSION: str = jieba.__version__

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RARE = re.compile("[\u3007\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ONE_HAN = re.compile(f"[{_HAN}]")
_BLOCKS: re.Pattern[str] = jieba.re_han_default
"""What jieba looks for words in (one group); all else it gives character by character."""
_NEVER = float("-inf")
_HANS = re.compile("[\u4e00-\u9fd5]+")
"""Of blocks, those without letters, digits and marks."""
_LONGEST_KEPT, _MOST_KEPT = 4, 50_000
"""Which stretches are kept, and how many: 10 MB.  Longer ones hardly ever come again."""
_MOST_BY_STRETCHES = 100_000
_DOUBT = 1e-6
"""Far more than the rounding of sums (1e-8 in a text of 100,000 characters), far less than what tells words apart."""


class Segmenter:
    """Cuts texts into words: those that `jieba.Tokenizer.cut(text, HMM=False)` gives, as a test holds it to.

    Its graph of words and the best way through it are found in one pass, over logarithms taken beforehand, and without
    jieba's generators; its guessing of unknown words (HMM) is left out, for what it guesses are mostly names.
    """

    def __init__(self, known: Dictionary) -> None:
        self.known = known
        self._stretches = _Stretches(known)

    def words(self, text: str) -> list[str]:
        """The words of a text, in order, and all that stands between them: joined they are the text.

        A character beyond U+9FD5 is in no word of jieba's (王𬭎): it stays with the single character before it.
        """
        if not text:
            return []
        tokens = self._by_stretches(text) if len(text) <= _MOST_BY_STRETCHES else cut(text, self.known)[0]
        return _joined(tokens) if _RARE.search(text) else tokens

    def words_of_each(self, texts: Sequence[str]) -> list[list[str]]:
        """The words of each of the texts, which is quicker than to cut one after the other."""
        if not texts:
            return []
        tokens = self.words("\n".join(texts))
        breaks = [at for at, token in enumerate(tokens) if token == "\n"]
        behind = [breaks[place - 1] for place in accumulate(text.count("\n") + 1 for text in texts[:-1])]
        return [tokens[start:end] for start, end in zip([0, *(at + 1 for at in behind)], [*behind, None], strict=True)]

    def _by_stretches(self, text: str) -> list[str]:
        ends = self.known.links.ends(text)
        found = [self._stretches[text[start:end]] for start, end in zip([0, *ends], ends, strict=False)]
        if () in found:
            found = [
                words or self._in_doubt(text, start, end)
                for words, start, end in zip(found, [0, *ends], ends, strict=False)
            ]
        return list(chain.from_iterable(found))

    def _in_doubt(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """The words of a stretch in doubt: what follows it in its block decides."""
        follows = _BLOCKS.match(text, end - 1)
        words, _ = cut(text[start : follows.end() if follows else end], self.known)
        count = next(n for n, length in enumerate(accumulate(map(len, words)), 1) if length == end - start)
        return tuple(words[:count])


class _Stretches(dict[str, tuple[str, ...]]):
    """The words of stretches: parts of a text over whose ends no word of the dictionary goes.

    So the best way through a text is the best ways through its stretches, one after the other, and a stretch that
    was met before need not be cut again.  Empty where two ways are so close that the last bits of sums decide, which
    hang on what follows.
    """

    def __init__(self, known: Dictionary) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        words, margin = _one_block(stretch, self._known) if _HANS.fullmatch(stretch) else cut(stretch, self._known)
        found = tuple(words) if margin > _DOUBT else ()
        if len(stretch) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[stretch] = found
        return found


def _one_block(block: str, known: Dictionary) -> tuple[list[str], float]:
    """What `cut` says of a text that is one block of Han characters."""
    ends, margin = best_ends(block, known)
    words, at = [], 0
    while at < len(block):
        words.append(block[at : ends[at]])
        at = ends[at]
    return words, margin


def cut(text: str, known: Dictionary) -> tuple[list[str], float]:
    """The words of a text as jieba weighs them, and by how much the nearest of all choices was decided."""
    tokens: list[str] = []
    margin = -_NEVER
    for number, block in enumerate(_BLOCKS.split(text)):
        if number % 2:
            ends, nearest = best_ends(block, known)
            margin = min(margin, nearest)
            tokens += _along(block, ends)
        else:
            tokens += block
    return tokens, margin


def _along(block: str, ends: list[int]) -> list[str]:
    """The words of one block; letters and digits that are in no word stay together."""
    tokens, at, loose = list[str](), 0, False
    while at < len(block):
        token, at = block[at : ends[at]], ends[at]
        was_loose, loose = loose, len(token) == 1 and token.isascii() and token.isalnum()
        if loose and was_loose:
            tokens[-1] += token
        else:
            tokens.append(token)
    return tokens


def best_ends(block: str, known: Dictionary) -> tuple[list[int], float]:
    """For each place of a block, where the first word of the likeliest way from there on ends; and the margin.

    The margin is by how much the nearest of all choices was decided.
    """
    weights, unknown, size = known.weights, known.unknown, len(block)
    score, ends, margin = [0.0] * (size + 1), [0] * size, -_NEVER
    for start in range(size - 1, -1, -1):
        best, last, end = _NEVER, start + 1, start + 1
        piece = block[start]
        while piece in weights:
            weight = weights[piece]
            if weight is not None:
                value = weight + score[end]
                if value >= best:  # of equals the longer word, as jieba's max() over (score, end) has it
                    nearest = value - best
                    best, last = value, end
                else:
                    nearest = best - value
                if nearest < margin:  # noqa: PLR1730 - min() takes three times as long
                    margin = nearest
            if end == size:
                break
            end += 1
            piece = block[start:end]
        score[start] = unknown + score[start + 1] if best == _NEVER else best
        ends[start] = last
    return ends, margin


def _joined(tokens: list[str]) -> list[str]:
    done: list[str] = []
    for token in tokens:
        if done and _RARE.match(token) and (_RARE.search(done[-1]) or _is_single(done[-1])):
            done[-1] += token
        else:
            done.append(token)
    return done


def _is_single(token: str) -> bool:
    return len(token) == 1 and _ONE_HAN.match(token) is not None


@lru_cache(maxsize=4)
def segmenter(cache_dir: Path | None) -> Segmenter:
    """The segmenter, once a process; `cache_dir` is where the dictionary's cached form is kept, None for nowhere."""
    return Segmenter(dictionary.load(Path(jieba.__file__).parent / "dict.txt", cache_dir))


__all__ = ["VERSION", "Segmenter", "segmenter"]
