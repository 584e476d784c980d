"""`make conformance`: official validators over what banmian makes of seeds/ and of the bench's pages.

CONFORMANCE_DIR names the kit (`setup.sh`, `check`), BENCH_DIR the pages; what is absent is NOT RUN, and says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def sources() -> list[Path]:
    """The folders to convert."""
    found = [ROOT / "seeds"]
    bench = os.environ.get("BENCH_DIR")
    if bench:
        found.append(Path(bench) / "dev" / "pages")
    else:
        print("conformance: dev pages NOT RUN (BENCH_DIR is not set)")
    return found


def bag(source: Path, folder: Path) -> None:
    """Put what was made of the first source into a bag, which is checked as well."""
    command = [sys.executable, "-m", "convert", "bag", str(folder / "0"), "-o", str(folder / "bag")]
    subprocess.run([*command, "--sources", str(source), "--quiet"], check=True)


def main() -> int:
    kit = os.environ.get("CONFORMANCE_DIR")
    if not kit:
        print("conformance: NOT RUN (CONFORMANCE_DIR is not set)")
        return 0
    subprocess.run(["sh", str(Path(kit) / "setup.sh")], check=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, source in enumerate(sources()):
            out = Path(folder) / str(number)
            command = [sys.executable, "-m", "convert", "convert", str(source), "-o", str(out), "--quiet"]
            subprocess.run(command, check=True)
        bag(ROOT / "seeds", Path(folder))
        result = subprocess.run([sys.executable, str(Path(kit) / "check"), "--strict", folder], check=False)
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
