"""The processes of a batch look for cycles as often as told, not as often as Python does."""

from __future__ import annotations

import gc

import pytest

from convert.batch.workers import Workers
from convert.cli import main
from convert.limits import GC_THRESHOLDS


def test_a_worker_looks_for_cycles_less_often() -> None:
    with Workers(1) as workers:
        assert workers.submit(gc.get_threshold).result() == GC_THRESHOLDS


def test_so_does_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(700)
        main(["--version"])
        assert gc.get_threshold() == GC_THRESHOLDS
    finally:
        gc.set_threshold(*before)
