"""Reads the files of a directory one by one, and prints for each what it was refused with, and how long that took.

`python -m tests.hostile.run DIR`: a process of its own, so that limits hold and memory can be measured.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from convert.api import convert
from convert.cli.output import finding_line

MEMORY = 2 * 1024**3
"""Bytes of address space: a bomb that goes off must not take the machine with it."""


def peak() -> int:
    """The most memory that this process has had, in KiB.

    From /proc, where there is one: `ru_maxrss` counts what the process that started this one had.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def main(folder: Path) -> None:
    """One JSON object a file: name, exit code, findings as told, seconds, and memory so far."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    convert(folder / "good" / "page.txt", folder / "out", formats=["json"], keywords=False)  # loads what is loaded once
    for path in sorted(folder.glob("*.*")):
        before = time.process_time()
        (result,) = convert(path, folder / "out" / path.name, formats=["json"], keywords=False)
        seconds = time.process_time() - before
        errors = [problem for problem in result.findings if str(problem.severity) == "error"]
        told = [[problem.code, finding_line(problem)] for problem in errors]
        row = {"name": path.name, "failed": result.failed, "told": told, "outputs": len(result.outputs)}
        sys.stdout.write(json.dumps({**row, "seconds": seconds, "kilobytes": peak()}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
