"""The processes of a batch look for cycles as often as told, not as often as Python does."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from convert.batch.run import guarded
from convert.batch.workers import Workers
from convert.cli import main
from convert.limits import BLAS, GC_AT_START, GC_THRESHOLDS
from convert.pipeline import Made


@pytest.fixture
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def a_page() -> tuple[tuple[int, int, int], bool]:
    guarded("x", lambda: Made((), (), 0))
    return gc.get_threshold(), gc.get_freeze_count() > 0


def test_a_worker_looks_for_cycles_only_from_its_first_page_on() -> None:
    with Workers(1) as workers:
        assert workers.submit(gc.get_threshold).result() == GC_AT_START
        assert workers.submit(a_page).result() == (GC_THRESHOLDS, True)


@pytest.mark.usefixtures("thresholds")
def test_so_does_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    gc.set_threshold(700)
    main(["--version"])
    assert gc.get_threshold() == GC_AT_START
    assert a_page() == (GC_THRESHOLDS, True)


@pytest.mark.usefixtures("thresholds")
def test_another_process_keeps_its_own_ways() -> None:
    gc.set_threshold(700, 10, 10)
    assert a_page() == ((700, 10, 10), False)


def test_numpy_starts_no_threads_in_a_process_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    """Its libraries read the environment when they are loaded; what the user says there counts."""
    script = (
        "import os, sys; from convert.cli import main; main(['--version'])\n"
        "print('numpy' in sys.modules, [os.environ[name] for name in %r])" % [*BLAS]
    )
    for given in ({}, dict.fromkeys(BLAS, "3")):
        done = subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONPATH": ":".join(sys.path), **given}, capture_output=True,
            text=True, check=True,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == f"False {[given.get(name, value) for name, value in BLAS.items()]}"
