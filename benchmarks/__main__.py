"""`make bench`: where the time goes, stage by stage, over the pages of BENCH_DIR (or seeds/ where that is absent)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from convert.enrich import enrich
from convert.formats import load, names
from convert.formats.base import WriteOptions
from convert.law import check_conservation, check_stream
from convert.parser.blocks import blocks
from convert.parser.controls import clean
from convert.parser.decode import decode
from convert.parser.features import features_of
from convert.parser.label import label
from convert.parser.lines import split_lines
from convert.parser.model_file import known_in
from convert.parser.parse import model, parse

ROOT = Path(__file__).parents[1]
Result = TypeVar("Result")


class Clock:
    """Seconds of CPU, by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        begin = time.process_time()
        result = work()
        self.spent[stage] += time.process_time() - begin
        return result


def pages() -> list[Path]:
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


def parse_stages(data: bytes, clock: Clock) -> None:
    """The parts of the parser; features and known are parts of label."""
    text = clock.time("parse: decode", lambda: decode(data).text)
    cleaned, edits = clock.time("parse: controls", lambda: clean(text))
    lines = clock.time("parse: lines", lambda: split_lines(cleaned))
    features = clock.time("parse:   features", lambda: features_of(lines))
    clock.time("parse:   known", lambda: known_in(features, model()))
    labels = clock.time("parse: label", lambda: label(lines, model()))
    clock.time("parse: join", lambda: blocks(labels, edits))


def write_stages(data: bytes, clock: Clock) -> None:
    parsed = clock.time("parse: whole", lambda: parse(data))
    clock.time("conservation", lambda: check_conservation(parsed.text, parsed.issue))
    issue = clock.time("enrich", lambda: enrich(parsed.issue))
    for name in names():
        form = load(name)
        written = clock.time(f"{name}: write", lambda form=form: form.write(issue, WriteOptions()))  # type: ignore[misc]
        clock.time(f"{name}: validate", lambda form=form, made=written: form.validate(made.data))  # type: ignore[misc]
        stream = clock.time(f"{name}: read back", lambda form=form, made=written: form.text_stream(made.data))  # type: ignore[misc]
        assert check_stream(issue, stream, name) == []


def long_file() -> bytes:
    """1 MB in 20,000 lines, put together from the seeds."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    letters = "".join(text.split())
    rows = [letters[i * 17 % len(letters) :][:17] for i in range(20_000)]
    return "\n".join(rows).encode()


def cold(*arguments: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "convert", *arguments], check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - begin


def commands() -> Iterator[tuple[str, float]]:
    """Wall seconds of whole commands, the best of three."""
    with tempfile.TemporaryDirectory() as folder:
        for title, arguments in (
            ("--help", ["--help"]),
            ("convert one page, no keywords", ["convert", "seeds", "-o", folder + "/a", "--no-keywords"]),
            ("convert one page", ["convert", "seeds", "-o", folder + "/b"]),
        ):
            yield title, min(cold(*arguments) for _ in range(3))


def main() -> None:
    clock = Clock()
    files = [path.read_bytes() for path in pages()]
    write_stages(files[0], Clock())  # what is loaded once a process is no part of a page's time
    before = yardstick()
    for data in files:
        parse_stages(data, clock)
        write_stages(data, clock)
    print(f"yardstick, five million additions: {before:.2f} s before, {yardstick():.2f} s after")
    print(f"{len(files)} pages, milliseconds of CPU a page")
    for stage, seconds in clock.spent.items():
        print(f"  {stage:24s} {1000 * seconds / len(files):8.2f}")
    whole = sum(
        seconds for stage, seconds in clock.spent.items() if not stage.startswith("parse: ") or "whole" in stage
    )
    print(f"  {'all, once':24s} {1000 * whole / len(files):8.2f}   {len(files) / whole:.1f} pages a second and a core")
    data, single = long_file(), Clock()
    single.time("parse", lambda: parse(data))
    print(f"1 MB in 20,000 lines: {len(data)} bytes, parsed in {single.spent['parse']:.2f} s of CPU")
    for title, seconds in commands():
        print(f"  {title:32s} {seconds:6.2f} s")


if __name__ == "__main__":
    main()
