"""The processes of a batch: how they begin and end, and that they look for cycles as often as told."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from convert.batch.prepare import PAGE, make_a_page
from convert.batch.run import guarded
from convert.batch.workers import Workers
from convert.cli import main
from convert.limits import BLAS, GC_AT_START, GC_THRESHOLDS
from convert.page import Made, PageOptions
from convert.page_reading import read_page
from convert.parser.facts import IssueFacts
from convert.parser.roles import Role
from convert.tree import articles


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


# --------------------------------------------------------------------------- forked, or a new interpreter

LOADED = """
import os, signal, sys, threading, time
from functools import partial
from concurrent.futures import wait
from convert.batch.workers import WorkerDiedError, Workers
loaded = []
def pid(_): time.sleep(0.2); return os.getpid()
def known(): return list(loaded)
def both(workers): return sorted({one.result() for one in [workers.submit(pid, n) for n in range(2)]})
"""


def in_a_process(script: str) -> list[str]:
    """The lines that a script prints; not in this process, which may have threads of a test runner."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED + script], env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()


ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how many threads a process has")


@ON_LINUX
def test_workers_share_what_was_prepared() -> None:
    script = "with Workers(2, None, lambda: loaded.append(7)) as w: print(w.submit(known).result(), len(both(w)))"
    assert in_a_process(script) == ["[7] 2"]


def test_beside_another_thread_they_are_new_interpreters() -> None:
    script = (
        "go = threading.Event(); threading.Thread(target=go.wait).start()\n"
        "here = os.getcwd()\n"
        "with Workers(1, None, partial(os.chdir, '/')) as w: print(w.submit(os.getcwd).result(), os.getcwd() == here)\n"
        "go.set()"
    )
    assert in_a_process(script) == ["/ True"]


@ON_LINUX
def test_where_preparing_takes_threads_none_are_forked() -> None:
    script = (
        "go = threading.Event()\n"
        "with Workers(1, None, threading.Thread(target=go.wait).start) as w:\n"
        "    print(w._begun); go.set()\n"
    )
    assert in_a_process(script) == ["[]"]


@ON_LINUX
@pytest.mark.parametrize(("allowed", "told"), [(2, "2 True"), (0, "OSError")])
def test_where_the_system_gives_fewer_processes_there_are_fewer_workers(allowed: int, told: str) -> None:
    script = (
        "import convert.batch.workers as module\n"
        "real = module._Worker\n"
        "def scarce(prepare, forked=None):\n"
        f"    if len(forked) == {allowed}: raise OSError(11, 'Resource temporarily unavailable')\n"
        "    return real(prepare, forked)\n"
        "module._Worker = scarce\n"
        "try:\n"
        "    with Workers(5) as w: print(len(w._begun), w.submit(os.getpid).result() != os.getpid())\n"
        "except OSError as error: print('OSError')\n"
    )
    assert in_a_process(script) == [told]


def test_the_call_behind_one_that_took_too_long_has_all_its_time() -> None:
    """The new process loads what it needs before its time counts."""
    script = (
        "with Workers(1, 0.4, partial(time.sleep, 0.6)) as w:\n"
        "    calls = [w.submit(time.sleep, 9), w.submit(int, '7'), w.submit(time.sleep, 9), w.submit(int, '8')]\n"
        "    print([type(one.exception()).__name__ if one.exception() else one.result() for one in calls])\n"
    )
    assert in_a_process(script) == ["['TimeIsUpError', 7, 'TimeIsUpError', 8]"]


def test_one_that_died_takes_its_call_along_and_another_comes() -> None:
    script = (
        "with Workers(1, 0.5) as w:\n"
        "    print(type(w.submit(os._exit, 9).exception()).__name__)\n"
        "    print(type(w.submit(time.sleep, 9).exception()).__name__)\n"
        "    print(w.submit(int, '7').result())\n"
    )
    assert in_a_process(script) == ["WorkerDiedError", "TimeIsUpError", "7"]


@ON_LINUX
def test_one_that_died_before_its_first_call_takes_none_along() -> None:
    script = (
        "with Workers(2) as w:\n"
        "    first, second = (one.process for one in w._begun)\n"
        "    first.kill(); first.join()\n"
        "    print(w.submit(os.getpid).result() == second.pid)\n"
    )
    assert in_a_process(script) == ["True"]


def test_they_end_with_their_parent() -> None:
    """Killed so that it can tell nobody: each sees it by the end of a pipe, which no other may hold open."""
    script = "w = Workers(2); print(*both(w), flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    [line] = in_a_process(script)
    pids, until = [int(pid) for pid in line.split()], time.monotonic() + 20
    assert len(pids) == 2
    while any(_runs(pid) for pid in pids):
        assert time.monotonic() < until
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    """Whether there is such a process that is no zombie: an orphan's is for the system to take away."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_the_page_made_beforehand_has_what_pages_have() -> None:
    page = read_page(PAGE.encode(), "page", IssueFacts(), PageOptions())
    assert len(list(articles(page.issue))) == 3
    assert {label.role for label in page.labels} >= {
        Role.FOLIO, Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE, Role.PARAGRAPH, Role.CROSSHEAD,
        Role.CAPTION, Role.CREDIT,
    }  # fmt: skip
    assert make_a_page(PageOptions()) == Made((), (), 0)
