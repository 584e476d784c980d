"""Make the shipped table of Traditional characters: `python -m convert.enrich.make_fold -o fold.txt`.

Two lines: the characters, and their Simplified forms in the same order.  From OpenCC's tables (Apache-2.0), which
`opencc-python-reimplemented`, a development dependency, brings along; of several forms the first, as OpenCC itself.
"""

from __future__ import annotations

import argparse
from pathlib import Path

VARIANTS = ("HKVariantsRev.txt", "TWVariantsRev.txt")


def pairs(folder: Path) -> dict[str, str]:
    """Traditional characters with their Simplified forms, where they differ; variants of a region by their standard."""
    simplified = _read(folder / "TSCharacters.txt")
    variants = {left: right for name in VARIANTS for left, right in _read(folder / name).items()}
    table = {left: simplified.get(right, right) for left, right in variants.items()} | simplified
    return {left: right for left, right in sorted(table.items()) if left != right and len(left) == len(right) == 1}


def _read(path: Path) -> dict[str, str]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return {left: right.split(" ")[0] for left, right in rows}


def main() -> None:
    """The command."""
    import opencc

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True)
    made = pairs(Path(opencc.__file__).parent / "dictionary")
    text = "".join(made) + "\n" + "".join(made.values()) + "\n"
    parser.parse_args().output.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
