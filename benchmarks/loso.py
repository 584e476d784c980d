"""`make loso`: train without a source and test on it, with the bench's own scorer.  An hour; not part of CI."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from convert.parser.label import label
from convert.parser.lines import split_lines
from convert.parser.model_file import Model, load_model
from convert.parser.train import main as train

SOURCES = ("studytimes_2026", "rmrb_2026")
MEASURES = ("article_exact", "page_exact", "boundary_f1", "role_macro_f1", "joins_f1", "unwrap_f1")


def scorer(bench: Path) -> ModuleType:
    """The bench's `score.py` as a module."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(folder: Path, golds: list[dict[str, Any]], model: Model) -> dict[str, dict[int, dict[str, Any]]]:
    """The labels of each page, as the scorer takes them."""
    found = {}
    for gold in golds:
        lines = split_lines((folder / "pages" / f"{gold['page']}.txt").read_bytes().decode("utf-8"))
        found[gold["page"]] = {
            one.line.number: {"article": one.article, "role": one.role.value, "joins_previous": one.joins_previous}
            for one in label(lines, model)
        }
    return found


def report(bench: Path, part: str, source: str, model: Model) -> None:
    """Print the measures of one source's pages."""
    rows = (bench / part / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    golds = [gold for gold in map(json.loads, rows) if gold["source"].startswith(source)]
    measures = scorer(bench).score(golds, predicted(bench / part, golds, model), {})
    print(f"  {part:5s} {source:16s} {len(golds):4d} pages ", *(f"{name} {measures[name]:.4f}" for name in MEASURES))


def main() -> int:
    """Train once for each source left out."""
    place = os.environ.get("BENCH_DIR")
    if not place:
        print("loso: NOT RUN (BENCH_DIR is not set)")
        return 0
    bench = Path(place)
    with tempfile.TemporaryDirectory() as folder:
        for source in SOURCES:
            path = Path(folder) / "lines.model"
            train([str(bench / "train"), "-o", str(path), "--without-source", source])
            print(f"without {source}:")
            report(bench, "dev", source, load_model(path))
            report(bench, "seed", "workers_daily", load_model(path))
    return 0


if __name__ == "__main__":
    sys.exit(main())
