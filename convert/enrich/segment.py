"""Words of a text as jieba has them: its dictionary and its way of choosing, without its shared state and its cache.

Only this module imports jieba, and only `enrich` imports this module, when it is called.
"""

from __future__ import annotations

import logging
import re
import warnings
from functools import lru_cache
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


class Segmenter:
    """Cuts texts into words: those that `jieba.Tokenizer.cut(text, HMM=False)` gives, as a test holds it to.

    Its graph of words and the best way through it are found in one pass, over logarithms taken beforehand, and without
    jieba's generators; its guessing of unknown words (HMM) is left out, for what it guesses are mostly names.
    """

    def __init__(self, known: Dictionary) -> None:
        self.known = known

    def words(self, text: str) -> list[str]:
        """The words of a text, in order, and all that stands between them: joined they are the text.

        A character beyond U+9FD5 is in no word of jieba's (王𬭎): it stays with the single character before it.
        """
        tokens: list[str] = []
        for number, block in enumerate(_BLOCKS.split(text)):
            tokens += self._cut(block) if number % 2 else block
        return _joined(tokens) if _RARE.search(text) else tokens

    def _cut(self, block: str) -> list[str]:
        """The words of one block; letters and digits that are in no word stay together."""
        ends, tokens, at, loose = self._ends(block), list[str](), 0, False
        while at < len(block):
            token, at = block[at : ends[at]], ends[at]
            was_loose, loose = loose, len(token) == 1 and token.isascii() and token.isalnum()
            if loose and was_loose:
                tokens[-1] += token
            else:
                tokens.append(token)
        return tokens

    def _ends(self, block: str) -> list[int]:
        """For each place of a block, where the first word of the likeliest way from there on ends."""
        weights, unknown, size = self.known.weights, self.known.unknown, len(block)
        score, ends = [0.0] * (size + 1), [0] * size
        for start in range(size - 1, -1, -1):
            best, last, end = _NEVER, start + 1, start + 1
            piece = block[start]
            while piece in weights:
                weight = weights[piece]
                if weight is not None:
                    value = weight + score[end]
                    if value >= best:  # of equals the longer word, as jieba's max() over (score, end) has it
                        best, last = value, end
                if end == size:
                    break
                end += 1
                piece = block[start:end]
            score[start] = unknown + score[start + 1] if best == _NEVER else best
            ends[start] = last
        return ends


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
