"""Make the shipped table of document frequencies: `python -m convert.enrich.make_df CORPUS -o df.txt`.

CORPUS is a directory of `*.jsonl` files, an article a line: an object with `paragraphs` (a list of texts) and perhaps
`title` (a text or a list of texts).  Only counts of single words leave it: of words that jieba's dictionary has, that
can be keywords and that stand in three articles or more.  Same corpus, same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from convert.enrich.cache_file import default_dir
from convert.enrich.frequencies import LEAST, Frequencies, write
from convert.enrich.keywords import eligible
from convert.enrich.segment import Segmenter, segmenter


def count(corpus: Path, words_of: Segmenter) -> Frequencies:
    """In how many articles of a corpus each word stands."""
    counts: Counter[str] = Counter()
    documents = 0
    for text in _articles(corpus):
        counts.update({word for word in words_of.words(text).texts if eligible(word, words_of.known)})
        documents += 1
    return Frequencies(documents, {word: n for word, n in counts.items() if n >= LEAST})


def _articles(corpus: Path) -> Iterator[str]:
    for path in sorted(corpus.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from (_text(json.loads(line)) for line in lines)


def _text(record: dict[str, Any]) -> str:
    title = record.get("title") or []
    return "\n".join([*([title] if isinstance(title, str) else title), *record["paragraphs"]])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    chosen = parser.parse_args()
    made = count(chosen.corpus, segmenter(default_dir()))
    chosen.output.write_text(write(made), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
