"""Hostile files are refused through the way that every file goes, each with its reason, in little time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from convert.errors import ExitCode
from tests.hostile.make import FILES

TOP = Path(__file__).parents[2]
SECONDS, MEGABYTES = 2.0, 200  # a second on a calm machine; a shared one may take twice as long


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of each file, in one process that read them all."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "good").mkdir()
    (folder / "good" / "page.txt").write_text("江城举办书展\n本报讯　昨日，书展在江城开幕，读者络绎不绝。\n", "utf-8")
    for name, (make, _) in FILES.items():
        (folder / name).write_bytes(make())
    command = [sys.executable, "-m", "tests.hostile.run", str(folder)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}


def test_there_are_sixty() -> None:
    assert len(FILES) >= 60


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_with_its_reason_in_little_time(name: str, rows: dict[str, Any]) -> None:
    row = rows[name]
    assert row["failed"] == ExitCode.UNREADABLE
    assert [code for code, _ in row["told"]][:1] == [FILES[name][1]]
    assert row["outputs"] == 0
    assert row["seconds"] < SECONDS


def test_all_together_stay_within_the_memory(rows: dict[str, Any]) -> None:
    assert max(row["kilobytes"] for row in rows.values()) < MEGABYTES * 1024


def test_their_reasons_are_told_apart(rows: dict[str, Any]) -> None:
    reasons = {row["told"][0][1].split(": ", 1)[1] for row in rows.values()}
    assert len(reasons) >= 60
