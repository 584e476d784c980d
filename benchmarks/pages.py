"""The pages that are measured, in what numbers, and what a figure of this machine is to be read against."""

from __future__ import annotations

import os
import shutil
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[1]


def pages() -> list[Path]:
    """The dev pages of BENCH_DIR; where it is not set, those of seeds/, and that is said."""
    bench = os.environ.get("BENCH_DIR")
    if bench:
        return sorted((Path(bench) / "dev" / "pages").glob("*.txt"))
    print("bench: pages of BENCH_DIR NOT RUN (it is not set); seeds/ instead")
    return sorted((ROOT / "seeds").glob("*.txt"))


def yardstick() -> float:
    """Seconds of CPU for five million additions: what a figure of this machine is to be read against."""
    begin, total = time.process_time(), 0
    for i in range(5_000_000):
        total += i
    return time.process_time() - begin


def so_many(files: list[Path], count: int, folder: Path) -> Path:
    """A directory of so many pages: the files in their order, and from the start again under other names."""
    folder.mkdir(parents=True)
    for number, file in enumerate(islice(cycle(files), count)):
        shutil.copyfile(file, folder / f"{number // len(files):04}-{file.name}")
    return folder
