"""Kill a run at random moments and start it again: `python -m tests.batch.killing [KILLS] [PAGES] [SEED]`.

After each kill a copy of what was left is run to its end, and must be, byte for byte, the directory of an undisturbed
run; what had been done may not have been written again.  The original is run on, and killed again.  All the while
another thread reads what stands under final names: each must be the whole file, or a manifest of whole entries.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.command import COMMAND, environment
from tests.paper import SHORT

OPTIONS = ("-t", "json,ninjs", "--no-keywords", "-q")
MANIFEST = "manifest.json"
RECORD_SUFFIX = ".record.json"


def lay_out(folder: Path, pages: int) -> None:
    """So many small pages, no two of them alike."""
    folder.mkdir(parents=True)
    for number in range(pages):
        (folder / f"{number:03}.txt").write_bytes(SHORT.replace("钟楼", f"{number}号钟楼").encode())


def command(pages: Path, out: Path, jobs: int) -> list[str]:
    return [*COMMAND, "convert", str(pages), "-o", str(out), "-j", str(jobs), *OPTIONS]


def files(top: Path) -> dict[str, bytes]:
    """Every file below, hidden ones too."""
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}


# --------------------------------------------------------------------------- what may stand under a final name


@dataclass
class Watch:
    """Looks at the final names of a flat directory; `broken` are those that held what no undisturbed run leaves."""

    out: Path
    whole: Mapping[str, bytes]
    broken: set[str] = field(default_factory=set)
    looks: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._pages = json.loads(self.whole[MANIFEST])["pages"]

    def look(self) -> None:
        """Read every final name once."""
        self.looks += 1
        try:
            names = [path.name for path in self.out.iterdir() if path.name[0] != "."]
        except FileNotFoundError:
            return
        for name in names:
            try:
                data = (self.out / name).read_bytes()
            except FileNotFoundError:  # the directory is being emptied for the next round
                continue
            if not self._may_be(name, data):
                self.broken.add(name)

    def _may_be(self, name: str, data: bytes) -> bool:
        if name != MANIFEST:
            return self.whole.get(name) == data
        try:
            return all(entry in self._pages for entry in json.loads(data)["pages"])
        except (ValueError, LookupError):
            return False

    def run(self) -> None:
        """Look until it is over."""
        while not self._over.wait(0.03):
            self.look()

    def __enter__(self) -> Watch:
        self._thread = threading.Thread(target=self.run)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


def written(out: Path) -> dict[str, int]:
    """The files of pages that are done (their record, which comes last, is there), and when each was written."""
    names = [path.name for path in out.glob("[!.]*")]
    stems = {name.removesuffix(RECORD_SUFFIX) for name in names if name.endswith(RECORD_SUFFIX)}
    return {name: (out / name).stat().st_mtime_ns for name in names if name.split(".")[0] in stems}


# --------------------------------------------------------------------------- killing


@dataclass
class Tally:
    """How many runs were killed at work, and what they left: pages done, and files half-way."""

    seconds: float
    kills: int = 0
    midway: int = 0
    leavings: int = 0
    looks: int = 0


def kill_once(args: Sequence[str], after: float) -> bool:
    """Start a run, kill it and its workers after so many seconds; whether it was still at work."""
    with subprocess.Popen(args, env=environment(), start_new_session=True, stderr=subprocess.PIPE) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()  # to the end of the pipe: until the last worker is gone
            return True
    return False


def restart(pages: Path, left: Path, whole: Mapping[str, bytes]) -> None:
    """Run what was left to its end, in a copy of it.  Raises AssertionError where it is not the whole then."""
    copy = left.with_name("copy")
    if left.exists():
        shutil.copytree(left, copy)
    before = written(copy)
    subprocess.run(command(pages, copy, 1), env=environment(), check=True)
    after = written(copy)
    assert files(copy) == whole
    assert {name: after[name] for name in before} == before, "a page that was done was done again"
    shutil.rmtree(copy)


def survive(kills: int, pages: int, seed: int, folder: Path, told: Callable[[Tally], None] = lambda _: None) -> Tally:
    """Kill so often, restart after each; when all pages are done, the directory is emptied and it begins again.

    Raises AssertionError.
    """
    chance, source, out = random.Random(seed), folder / "in", folder / "out"
    lay_out(source, pages)
    start = time.monotonic()
    subprocess.run(command(source, folder / "whole", 2), env=environment(), check=True)
    tally, whole = Tally(time.monotonic() - start), files(folder / "whole")
    with Watch(out, whole) as watch:
        while tally.kills < kills:
            killed = kill_once(command(source, out, chance.choice((1, 2))), chance.uniform(0, tally.seconds))
            watch.look()
            assert watch.broken == set()
            done = len(list(out.glob("*" + RECORD_SUFFIX)))
            if killed:
                tally.kills += 1
                tally.midway += 0 < done < pages
                tally.leavings += any(path.name[0] == "." for path in out.glob(".*"))
                restart(source, out, whole)
                told(tally)
            if done == pages:
                shutil.rmtree(out)
    tally.looks = watch.looks
    return tally


if __name__ == "__main__":
    kills, pages, seed = [int(word) for word in (*sys.argv[1:], *("200", "100", "0")[len(sys.argv) - 1 :])]
    with tempfile.TemporaryDirectory() as folder:
        tally = survive(kills, pages, seed, Path(folder), told=lambda tally: print(tally.kills, end=" ", flush=True))
    print(
        f"\n{tally.kills} kills of a run over {pages} pages ({tally.seconds:.1f} s undisturbed), {tally.midway} of them with"
        f" some pages done and {tally.leavings} with files half-way: byte-identical after every restart, nothing done"
        f" twice, no partial file under a final name in {tally.looks} looks"
    )
