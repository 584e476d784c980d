"""What `make bench` measures with: whole runs, memory, pages in any number, other programs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import beside
from benchmarks.pages import so_many
from benchmarks.runs import family, memory_of, run
from benchmarks.stages import Clock


def test_so_many_pages_under_names_of_their_own(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_text(file.stem, "utf-8")
    made = so_many(files, 5, tmp_path / "made")
    assert [path.read_text("utf-8") for path in sorted(made.iterdir())] == ["a", "b", "a", "b", "a"]


def test_the_time_and_memory_of_workers_count() -> None:
    inner = "x = bytes(64 << 20); [i for i in range(3_000_000)]; import time; time.sleep(0.5)"
    done = run([sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"])
    assert done.cpu > 0.02
    assert done.wall >= 0.5
    if Path("/proc/self/smaps_rollup").exists():
        assert done.peak > 1 << 20


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run([sys.executable, "-c", "raise SystemExit(3)"])


def test_memory_of_what_is_gone_is_none() -> None:
    assert memory_of(2**22 + 1) == 0
    assert os.getpid() in family(os.getpid())


def test_programs_that_are_not_installed_have_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "pandoc", lambda: None)
    monkeypatch.setattr(beside.shutil, "which", lambda _: None)
    assert [(name, command) for name, _, command in beside.programs()] == [("pandoc", None), ("calibre", None)]


def test_a_page_goes_through_a_program_in_each_format(tmp_path: Path) -> None:
    page = tmp_path / "1.txt"
    page.write_text("桥通了\n", "utf-8")
    copy = "import shutil, sys; shutil.copy(*sys.argv[1:])"
    done = beside.all_of(
        [page], ("epub", "docx"), lambda a, b: [sys.executable, "-c", copy, str(a), str(b)], tmp_path / "o"
    )
    assert sorted(path.name for path in (tmp_path / "o").iterdir()) == ["1.docx", "1.epub"]
    assert done.cpu > 0


def test_stages_within_others_are_not_counted_twice() -> None:
    clock = Clock()
    clock.spent.update({"parse": 2.0, "parse: lines": 1.0, "enrich": 3.0})
    assert clock.time("write", lambda: "made") == "made"
    assert clock.whole() == pytest.approx(5.0, abs=0.1)
