"""Whole runs of a command, in a process of their own: time on the clock, CPU, memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import ROOT

BANMIAN = (sys.executable, "-m", "convert")
_EVERY = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock and of CPU (user and system, workers too), and the most memory of any one process.

    Memory is the proportional set size, in bytes; 0 where the system does not tell (Linux does).
    """

    wall: float
    cpu: float
    peak: int


def run(command: Sequence[str]) -> Run:
    """Run a command to its end.  Raises CalledProcessError where it fails."""
    begin = time.perf_counter()
    # as an installed program runs: with its bytecode kept, whatever this shell says
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    watch = _Watch(process.pid)
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    watch.done.set()
    watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Run(wall, used.ru_utime + used.ru_stime, watch.peak)


def convert(folder: Path, out: Path, *options: str) -> Run:
    """All formats of every page of a folder."""
    return run([*BANMIAN, "convert", str(folder), "-o", str(out), "--quiet", *options])


class _Watch(threading.Thread):
    """Looks at a process and all that it starts, until it is done."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.peak = 0
        self._pid = pid

    def run(self) -> None:
        while not self.done.wait(_EVERY):
            self.peak = max([self.peak, *(memory_of(pid) for pid in family(self._pid))])


def family(pid: int) -> list[int]:
    """A process and its descendants; none where there is no /proc."""
    found = [pid]
    for one in found:
        with suppress(OSError):  # it, or a thread of it, has ended
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, children.read_text().split())
    return found


def memory_of(pid: int) -> int:
    """The proportional set size of a process in bytes; 0 where it is gone or the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
