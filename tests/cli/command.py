"""Runs the real command: in a process of its own, or in this one, which is quicker."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from convert.cli import main

COMMAND = (sys.executable, "-m", "convert")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left: its exit code, and what it said where."""

    code: int
    out: str
    err: str


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of the command: English, and nothing that belongs to whoever runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error", **(extra or {})}


def banmian(*args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Outcome:
    """Run `banmian ARGS…` and wait for it."""
    done = subprocess.run(
        [*COMMAND, *map(str, args)], cwd=cwd, env=environment(env), capture_output=True, timeout=120, check=False
    )
    return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def call(*args: str | Path, lang: str = "en") -> Outcome:
    """Call the command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*map(str, args), "--lang", lang])
    return Outcome(code, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))  # type: ignore[attr-defined]


def reported(path: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What a report says of each file, and its last line."""
    *entries, last = map(json.loads, path.read_text("utf-8").splitlines())
    return entries, last
