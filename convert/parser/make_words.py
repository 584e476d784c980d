"""Make the tables the parser ships: `python -m convert.parser.make_words`.

Two files in `model/`: `words.txt.gz`, the commoner words of jieba's dictionary (MIT) with how common
they are, so that parsing need not load jieba; and `fold.txt`, Traditional to Simplified characters
from OpenCC (Apache-2.0), so that cues are written once. Both are development dependencies.
"""

import gzip
import math
from pathlib import Path

ROOM = Path(__file__).parent / "model"
MIN_COUNT = 30  # below this jieba's counts are noise, and the table grows fast
LONGEST = 4


def common_words() -> list[str]:
    """Lines `word level kind`: the logarithm of the count, in eighths, and one letter of grammar."""
    import jieba

    source = Path(jieba.__file__).parent / "dict.txt"
    rows = []
    for row in source.read_text(encoding="utf-8").splitlines():
        word, count, kind = row.split(" ")
        if _is_han(word) and len(word) <= LONGEST and int(count) >= (1 if len(word) == 1 else MIN_COUNT):
            rows.append(f"{word} {round(8 * math.log(int(count)))} {_kind(kind)}")
    return sorted(rows)


def _kind(tag: str) -> str:
    """jieba's part of speech in one letter; names of people, places and bodies kept apart."""
    return {
        "nr": "R",
        "nrt": "R",
        "nrfg": "R",
        "ns": "S",
        "nt": "T",
        "uj": "u",
        "ul": "u",
        "ud": "u",
        "ug": "u",
        "uv": "u",
        "uz": "u",
    }.get(tag, tag[0])


def _is_han(word: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in word)


def folded_characters() -> list[str]:
    """Lines of two characters, Traditional and its Simplified form, where they differ.

    A character that is itself some character's Simplified form (台, 户, 才) stays as it is, though a
    table of variants may lead from it to a Traditional one.
    """
    plain = _pairs("TSCharacters.txt")
    simplified = {forms[0] for forms in plain.values()}
    variants = {**_pairs("TWVariantsRev.txt"), **_pairs("HKVariantsRev.txt")}
    rows = []
    for old in sorted(set(plain) | set(variants)):
        standard = old if old in plain else variants[old][0]
        end = plain.get(standard, [standard])[0]
        if old not in simplified and end != old:
            rows.append(old + end)
    return rows


def _pairs(name: str) -> dict[str, list[str]]:
    """The rows of one of OpenCC's tables of single characters: a character and the forms it may take."""
    import opencc

    table = Path(opencc.__file__).parent / "dictionary" / name
    rows = (row.split("\t") for row in table.read_text(encoding="utf-8").splitlines() if "\t" in row)
    return {old: forms for old, new in rows if len(old) == 1 and (forms := [f for f in new.split(" ") if len(f) == 1])}


def main() -> None:
    """Write both tables."""
    ROOM.mkdir(exist_ok=True)
    words = "\n".join(common_words()) + "\n"
    (ROOM / "words.txt.gz").write_bytes(gzip.compress(words.encode(), 9, mtime=0))
    (ROOM / "fold.txt").write_text("\n".join(folded_characters()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
