"""`make accuracy`: fold the marks of the bench's full-width pages, restore them, compare with the original.

BENCH_DIR names the bench; without it the check is NOT RUN, and says so.  Both a mark left half-width and one
wrongly changed count against the floor.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from convert.parser.typography import FULL_WIDTH, restored_text

FLOOR = 0.995
STYLES = frozenset({"fullwidth", "indented", "wrapped"})
"""The bench's layouts whose marks are those of the print."""
MARKS = frozenset([*FULL_WIDTH, *FULL_WIDTH.values()])
_SHOWN = 20


def halve(text: str) -> str:
    """Full-width ASCII forms to ASCII and U+3000 to space, as exports do."""
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else " " if c == "\u3000" else c for c in text)


def printed_pages(bench: Path) -> Iterator[tuple[str, str]]:
    """The names and texts of the dev pages whose marks are full-width."""
    with (bench / "dev" / "gold.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["style"] in STYLES:
                name = f"{row['page']}.txt"
                yield name, (bench / "dev" / "pages" / name).read_text(encoding="utf-8")


def errors(printed: str) -> tuple[int, list[tuple[str, str, str]]]:
    """How many marks a text has; and each that is wrong after folding and restoring, its line's words round it."""
    restored = restored_text(halve(printed))
    marks = [place for place, character in enumerate(printed) if character in MARKS]
    wrong = [place for place in marks if printed[place] != restored[place]]
    return len(marks), [(printed[p], restored[p], printed[max(0, p - 12) : p + 12]) for p in wrong]


def main() -> int:
    place = os.environ.get("BENCH_DIR")
    if not place:
        print("typography: NOT RUN (BENCH_DIR is not set)")
        return 0
    marks, wrong, kinds = 0, [], Counter[tuple[str, str]]()
    for name, text in printed_pages(Path(place)):
        count, found = errors(text)
        marks += count
        wrong += [(name, *one) for one in found]
        kinds.update((before, after) for before, after, _ in found)
    right = 1 - len(wrong) / marks if marks else 0.0
    print(f"typography: {marks} marks, {len(wrong)} wrong: {right:.5f} right  floor {FLOOR}")
    for (before, after), count in kinds.most_common():
        print(f"  {count:4d} printed {before} restored as {after}")
    for name, _, _, around in wrong[:_SHOWN]:
        print(f"       {name}: {around!r}")
    return 0 if right >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
