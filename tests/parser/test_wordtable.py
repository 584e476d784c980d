"""The table of words."""

from __future__ import annotations

import gzip
from pathlib import Path

from convert.parser import wordtable


def test_the_columns_are_those_of_the_lines() -> None:
    table = Path(wordtable.__file__).parent / "model" / "words.txt.gz"
    lines = gzip.decompress(table.read_bytes()).decode("utf-8").splitlines()
    assert len(lines) > 50_000
    columns = wordtable._columns()
    assert [f"{name} {level.decode()} {letter}" for name, level, letter in zip(*columns, strict=True)] == lines
