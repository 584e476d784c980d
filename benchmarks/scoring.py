"""What the measurements share: the bench's gold, its own scorer, and labels in the form that it takes."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from convert.parser.label import LabelledLine

Gold = dict[str, Any]
Predicted = dict[int, dict[str, Any]]


def bench_dir(measurement: str) -> Path | None:
    """The bench; where there is none, a line says that the measurement was not made."""
    place = os.environ.get("BENCH_DIR")
    if not place:
        print(f"{measurement}: NOT RUN (BENCH_DIR is not set)")
        return None
    return Path(place)


def scorer(bench: Path) -> ModuleType:
    """The bench's `score.py` as a module."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def golds_of(folder: Path) -> list[Gold]:
    """The gold of a part of the bench, page by page."""
    return [json.loads(row) for row in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def text_of(folder: Path, page: str) -> str:
    """The text of a page of the bench, its line ends as they are."""
    return (folder / "pages" / f"{page}.txt").read_bytes().decode("utf-8")


def as_predicted(labels: Iterable[LabelledLine]) -> Predicted:
    """The labels of a page, as the scorer takes them."""
    return {
        one.line.number: {"article": one.article, "role": one.role.value, "joins_previous": one.joins_previous}
        for one in labels
    }
