"""`make accuracy`: score the parser on pages it has not learnt from, and compare with the floors.

Those of `tests/papers/unseen`, which are invented, are here; BENCH_DIR names the bench (`dev/`, `seed/`, `score.py`),
and without it that check is NOT RUN, and says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from convert.parser.model_file import load_model
from convert.parser.score import Counts
from convert.parser.score import score as counts_by_source
from convert.parser.train import read_corpus

FLOORS = Path(__file__).with_name("floors.toml")
UNSEEN = Path(__file__).parents[1] / "papers" / "unseen"


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


def score_unseen() -> tuple[int, dict[str, float]]:
    """How many invented pages there are that nothing was learnt from, and what is right on them (score.py)."""
    total = sum(counts_by_source(read_corpus(UNSEEN), load_model()).values(), Counts())
    return total.pages, total.measures()


def compare(measures: dict[str, float], floors: dict[str, float]) -> bool:
    """Print each measure beside its floor; False where one is below."""
    good = True
    for name, floor in floors.items():
        value = measures[name]
        ok = value >= floor
        good &= ok
        print(f"  {'ok  ' if ok else 'LOW '} {name:16s} {value:.4f}  floor {floor}")
    return good


def main() -> int:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    pages, measures = score_unseen()
    print(f"unseen: {pages} pages")
    good = compare(measures, floors["unseen"])
    place = os.environ.get("BENCH_DIR")
    if not place:
        print("accuracy on the bench: NOT RUN (BENCH_DIR is not set)")
    for part in ("dev", "seed") if place else ():
        measures = score(Path(place), part)
        print(f"{part}: {measures['pages']} pages, {measures['missing_lines']} missing lines")
        good &= compare(measures, floors[part]) and not measures["missing_lines"]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
