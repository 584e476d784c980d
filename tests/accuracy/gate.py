"""`make accuracy`: score the parser on the bench's pages and compare with the floors.

BENCH_DIR names the bench (`dev/`, `seed/`, `score.py`); without it the check is NOT RUN, and says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")


def score(bench: Path, part: str) -> dict[str, float]:
    """The measures of one part of the bench, as its own scorer gives them."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        command = [sys.executable, "-m", "convert", "inspect", "--format", "jsonl", str(bench / part / "pages")]
        with predicted.open("wb") as out:
            subprocess.run(command, stdout=out, check=True)
        scorer = [sys.executable, str(bench / "score.py"), str(bench / part / "gold.jsonl"), str(predicted), "--json"]
        result = subprocess.run(scorer, capture_output=True, check=True, text=True)
    measures: dict[str, float] = json.loads(result.stdout)["all"]
    return measures


def compare(part: str, measures: dict[str, float], floors: dict[str, float]) -> bool:
    """Print each measure beside its floor; False where one is below, or a line is missing."""
    good = measures["missing_lines"] == 0
    print(f"{part}: {measures['pages']} pages, {measures['missing_lines']} missing lines")
    for name, floor in floors.items():
        value = measures[name]
        ok = value >= floor
        good &= ok
        print(f"  {'ok  ' if ok else 'LOW '} {name:16s} {value:.4f}  floor {floor}")
    return good


def main() -> int:
    place = os.environ.get("BENCH_DIR")
    if not place:
        print("accuracy: NOT RUN (BENCH_DIR is not set)")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    results = [compare(part, score(Path(place), part), floors[part]) for part in floors]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
