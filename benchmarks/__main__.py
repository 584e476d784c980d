"""`make bench`: how fast, how large, and where the time goes; one table, measured in one run.

Everything over the pages of BENCH_DIR (or seeds/ where that is absent), beside pandoc and calibre where they are
installed.  Seconds of CPU where it does not say otherwise: a figure is to be read against its yardstick.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import beside, stages
from benchmarks.pages import pages, so_many, yardstick
from benchmarks.runs import BANMIAN, Run, convert, run

GROWTH = (1, 10, 100, 1000)
MEGABYTE = 1 << 20


def start_up(folder: Path) -> Iterator[str]:
    """Whole commands, cold: the best of three."""
    page = str(so_many(pages(), 1, folder / "one"))
    for title, arguments in (
        ("--help", ["--help"]),
        ("one page, all formats, --no-keywords", ["convert", page, "--again", "-o", f"{folder}/a", "--no-keywords"]),
        ("one page, all formats", ["convert", page, "--again", "-o", f"{folder}/b"]),
    ):
        done = [run([*BANMIAN, *arguments]) for _ in range(3)]
        wall, cpu = min(one.wall for one in done), min(one.cpu for one in done)
        yield f"{title:40s} {wall:7.2f} s on the clock {cpu:7.2f} s of CPU"


def growth(folder: Path, sizes: tuple[int, ...]) -> Iterator[str]:
    """More and more pages, by one worker and by two."""
    files = pages()
    for size in sizes:
        source = so_many(files, size, folder / f"{size}")
        one, two = (convert(source, folder / f"{size}-{jobs}", "-j", str(jobs)) for jobs in (1, 2))
        yield f"{size:6d} pages, 1 worker  {_speed(one, size)}"
        yield f"{size:6d} pages, 2 workers {_speed(two, size)}   {one.wall / two.wall:.2f} times one on the clock"


def against(folder: Path, count: int) -> Iterator[str]:
    """So many pages by banmian in a batch, and by other programs."""
    files = pages()[:count]
    source = so_many(files, len(files), folder / "beside")
    own = convert(source, folder / "banmian", "-j", "1")
    yield f"{'banmian, 5 formats, proved':32s} {_speed(own, len(files))}"
    for name, formats, command in beside.programs():
        if command is None:
            yield f"{name:32s} NOT RUN (it is not installed)"
            continue
        other = beside.all_of(files, formats, command, folder / name)
        said = f"{name}, {', '.join(formats)}"
        yield f"{said:32s} {_speed(other, len(files))}   banmian a page: {other.cpu / own.cpu:.2f} times its speed"


def _speed(done: Run, count: int) -> str:
    return (
        f"{count / done.cpu:7.2f} pages a second and a core {1000 * done.cpu / count:8.1f} ms of CPU a page "
        f"{done.wall:8.1f} s on the clock {done.peak / MEGABYTE:6.0f} MB at most in a process"
    )


def show(title: str, lines: Iterator[str] | list[str]) -> None:
    """A part of the table, with the yardstick before and after it."""
    before = yardstick()
    print(title)
    for line in lines:
        print("  " + line, flush=True)
    print(f"  yardstick, five million additions: {before:.2f} s before, {yardstick():.2f} s after\n", flush=True)


def main() -> None:
    """Measure, and print the table."""
    given = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    given.add_argument("--sizes", default=",".join(map(str, GROWTH)), help="numbers of pages to grow through")
    given.add_argument("--beside", type=int, default=160, help="how many pages other programs are given")
    given.add_argument("--stages", type=int, default=160, help="how many pages are timed stage by stage")
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = [path.read_bytes() for path in pages()[: asked.stages]]
        show(f"By stage: {len(data)} pages, ms of CPU a page", stages.table(data))
        show("Start-up", start_up(folder))
        show("Beside other programs", against(folder, asked.beside))
        show("Growth", growth(folder, tuple(map(int, asked.sizes.split(",")))))


if __name__ == "__main__":
    main()
