"""Kill a run at random moments and start it again: `python -m tests.batch.killing [KILLS] [PAGES] [SEED]`.

At no moment may a final name hold a partial file; in the end the directory is, byte for byte, that of an undisturbed run.
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
import time
from collections.abc import Sequence
from pathlib import Path

from tests.cli.command import COMMAND, environment
from tests.paper import SHORT

OPTIONS = ("-t", "json,ninjs", "--no-keywords", "-q")


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


def broken(top: Path) -> list[str]:
    """The final names that hold a partial file."""
    return [path.name for path in top.rglob("*.json") if path.name[0] != "." and not _whole(path)]


def _whole(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except ValueError:
        return False
    return True


def kill_once(args: Sequence[str], after: float) -> bool:
    """Start a run, kill it and its workers after so many seconds; whether it was still at work."""
    with subprocess.Popen(args, env=environment(), start_new_session=True) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return True
    return False


def survive(kills: int, pages: int, seed: int, folder: Path) -> tuple[int, float]:
    """Kill and restart so often; when all pages are done, the directory is emptied and it begins again.

    Returns how many runs were killed at work, and how long an undisturbed one takes.  Raises AssertionError.
    """
    chance = random.Random(seed)
    lay_out(folder / "in", pages)
    start = time.monotonic()
    subprocess.run(command(folder / "in", folder / "whole", 2), env=environment(), check=True)
    whole, took = files(folder / "whole"), time.monotonic() - start
    killed = 0
    while killed < kills:
        killed += kill_once(command(folder / "in", folder / "out", chance.choice((1, 2))), chance.uniform(0.2, took))
        assert broken(folder / "out") == []
        if len(list((folder / "out").glob("*.record.json"))) == pages or killed == kills:
            subprocess.run(command(folder / "in", folder / "out", 2), env=environment(), check=True)
            assert files(folder / "out") == whole
            shutil.rmtree(folder / "out")
    return killed, took


if __name__ == "__main__":
    kills, pages, seed = [int(word) for word in (*sys.argv[1:], *("200", "100", "0")[len(sys.argv) - 1 :])]
    with tempfile.TemporaryDirectory() as folder:
        killed, took = survive(kills, pages, seed, Path(folder))
    print(f"{killed} kills of a run over {pages} pages ({took:.1f} s undisturbed): byte-identical every time")
