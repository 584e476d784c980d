"""Where the time goes, stage by stage: seconds of CPU a page, in one process, as the pipeline does it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from benchmarks.pages import ROOT
from convert.enrich import enrich
from convert.formats import load, names
from convert.formats.base import WriteOptions, proof_of
from convert.law import check_conservation, check_stream
from convert.parser.blocks import blocks
from convert.parser.controls import clean
from convert.parser.decode import decode
from convert.parser.features import features_of
from convert.parser.label import label
from convert.parser.lines import split_lines
from convert.parser.model_file import known_in
from convert.parser.parse import model, parse

Result = TypeVar("Result")
INSIDE = "parse: "
"""What a stage within another begins with."""


class Clock:
    """Seconds of CPU, by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        """Do the work, and count its time to the stage."""
        begin = time.process_time()
        result = work()
        self.spent[stage] += time.process_time() - begin
        return result

    def whole(self) -> float:
        """All stages once."""
        return sum(seconds for stage, seconds in self.spent.items() if not stage.startswith(INSIDE))


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
    """A page from bytes to proved bytes in all formats."""
    parsed = clock.time("parse", lambda: parse(data))
    clock.time("conservation", lambda: check_conservation(parsed.text, parsed.issue))
    issue = clock.time("enrich", lambda: enrich(parsed.issue))
    for name in names():
        form = load(name)
        written = clock.time(f"{name}: write", lambda form=form: form.write(issue, WriteOptions()))  # type: ignore[misc]
        proof = clock.time(
            f"{name}: validate, read", lambda form=form, made=written: proof_of(form, made.data)  # type: ignore[misc]
        )  # fmt: skip
        stream = form.text_stream(written.data) if proof.stream is None else proof.stream
        assert clock.time(f"{name}: compare", lambda text=stream, of=name: check_stream(issue, text, of)) == []  # type: ignore[misc]


def long_file() -> bytes:
    """1 MB in 20,000 lines, put together from the seeds."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    letters = "".join(text.split())
    rows = [letters[i * 17 % len(letters) :][:17] for i in range(20_000)]
    return "\n".join(rows).encode()


def table(files: list[bytes]) -> list[str]:
    """The lines of the table: each stage, their sum, and the one long file."""
    clock = Clock()
    write_stages(files[0], Clock())  # what is loaded once a process is no part of a page's time
    for data in files:
        parse_stages(data, clock)
        write_stages(data, clock)
    lines = [f"{stage:28s} {1000 * seconds / len(files):8.2f}" for stage, seconds in clock.spent.items()]
    lines.append(f"{'all, once':28s} {1000 * clock.whole() / len(files):8.2f}")
    single, data = Clock(), long_file()
    single.time("parse", lambda: parse(data))
    return [*lines, f"1 MB in 20,000 lines: {len(data)} bytes, parsed in {single.spent['parse']:.2f} s of CPU"]
