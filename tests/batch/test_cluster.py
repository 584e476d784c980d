"""A Dask cluster: three workers, one of which dies, S3 in and out, and what may be wrong with it."""

from __future__ import annotations

import logging
import os
import re
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

import convert
from convert.batch import cluster as clusters
from tests.batch.killing import files, lay_out
from tests.batch.machines import dask_scheduler, dask_worker, s3_server, wait_until
from tests.batch.test_remote import lay_out as lay_out_issue
from tests.cli.command import banmian, call
from tests.issue_pages import pages

QUICK = ("-t", "json,docx", "--no-keywords")


class Machines(NamedTuple):
    """A scheduler with three workers, and a bucket that all of them see."""

    address: str
    workers: list[int]
    bucket: Path
    env: dict[str, str]


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    folder = tmp_path_factory.mktemp("machines")
    (folder / "served/bucket").mkdir(parents=True)
    with ExitStack() as stack:
        env = stack.enter_context(s3_server(folder / "served"))
        address = stack.enter_context(dask_scheduler(folder))
        workers = [stack.enter_context(dask_worker(address, folder, env=env)).pid for _ in range(3)]
        yield Machines(address, workers, folder / "served/bucket", env)


def test_a_page_that_kills_every_worker_is_given_up_and_the_others_are_done(tmp_path: Path) -> None:
    """With a nanny, which starts a worker anew."""
    (tmp_path / "deadly.py").write_text(
        "import os\nfrom convert import page_reading\n"
        "def read(path, real=page_reading.read_bytes):\n    os._exit(9) if path.name == '001.txt' else None\n"
        "    return real(path)\npage_reading.read_bytes = read\n"
    )
    lay_out(tmp_path / "in", 4)
    with dask_scheduler(tmp_path) as address:
        nannied = ("--nworkers", "2", "--preload", str(tmp_path / "deadly.py"))
        with dask_worker(address, tmp_path, *nannied):
            outcome = call("convert", tmp_path / "in", "-o", tmp_path / "out", *QUICK, "--cluster", address)
    assert outcome.code == 6, outcome.err
    assert "001.txt: error RUN009" in outcome.err
    assert outcome.err.count(": error ") == 1
    made = {path.name for path in (tmp_path / "out").glob("*.record.json")}
    assert made == {"000.record.json", "002.record.json", "003.record.json"}


def test_three_workers_from_s3_to_s3_one_killed_in_mid_run_make_the_same_as_this_machine(
    tmp_path: Path, machines: Machines
) -> None:
    lay_out_issue(tmp_path / "in")
    lay_out(tmp_path / "in/pages/more", 30)
    shutil.copytree(tmp_path / "in", machines.bucket / "in")
    out = machines.bucket / "out"
    killed: list[int] = []

    def kill_one() -> None:
        wait_until(lambda: len(list(out.rglob("*.record.json"))) >= 5)
        os.kill(machines.workers[0], signal.SIGKILL)
        killed.append(len(list(out.rglob("*.record.json"))))

    killer = threading.Thread(target=kill_one)
    killer.start()
    args = ("s3://bucket/in/pages", "-o", "s3://bucket/out", *QUICK, "--cluster", machines.address)
    there = banmian("convert", *args, env=machines.env)
    killer.join()
    here = banmian("convert", tmp_path / "in/pages", "-o", tmp_path / "out", *QUICK)
    assert (there.code, here.code) == (6, 6), there.err  # one of the pages is empty
    assert 5 <= killed[0] < 33
    assert files(out) == files(tmp_path / "out")
    assert problems(there.err) == problems(here.err.replace(str(tmp_path), "s3://bucket"))
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    again = banmian("convert", *args, env=machines.env)
    assert "up to date already: 33" in again.err
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def problems(err: str) -> list[str]:
    """The findings among what was said; the rest tells of the way there."""
    return [line for line in err.splitlines() if re.search(r": (error|warning) [A-Z]", line)]


def test_a_shared_file_system_will_do_and_so_will_an_executor_of_dask(
    tmp_path: Path, machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import Client

    monkeypatch.chdir(tmp_path)
    lay_out_issue(Path("in"))
    call("convert", "in/pages", "-o", "alone", *QUICK)
    outcome = call("convert", "in/pages", "-o", "out", *QUICK, "--cluster", machines.address)
    assert "converted: 3 of 4 files" in outcome.err
    with Client(machines.address, set_as_default=False) as client:
        results = convert.convert("in/pages", "api", formats=["json", "docx"], keywords=False,
                                  executor=client.get_executor())  # fmt: skip
        again = convert.convert("in/pages", "api", formats=["json", "docx"], keywords=False,
                                executor=client.get_executor())  # fmt: skip
    assert [result.failed for result in results] == [None, None, 3, None]
    assert sum(result.up_to_date for result in again) == 3
    assert files(Path("out")) == files(Path("alone")) == files(Path("api"))


@pytest.mark.parametrize("per", ["issue", "article"])
def test_issues_and_articles_on_a_shared_file_system_are_the_same_as_those_of_this_machine(
    tmp_path: Path, machines: Machines, per: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pages(Path("in/a"))
    pages(Path("in/b"))
    args = ("in", *QUICK, "--per", per)
    there = call("convert", *args, "-o", "out", "--cluster", machines.address)
    here = call("convert", *args, "-o", "alone")
    assert (there.code, here.code) == (0, 0), there.err
    assert problems(there.err) == problems(here.err)
    assert len(files(Path("out"))) > 4
    assert files(Path("out")) == files(Path("alone"))
    count = 2 if per == "issue" else 4
    assert f"up to date already: {count}" in call("convert", *args, "-o", "out", "--cluster", machines.address).err


def test_lists_patterns_and_dependencies_are_as_without_a_cluster(
    tmp_path: Path, machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out_issue(Path("in"))
    Path("list.txt").write_text("in/pages/2026/03.TXT\n", "utf-8")
    args = ("in/pages/2026/0*.txt", "--files-from", "list.txt", "--base", "in", *QUICK)
    there = call("convert", *args, "-o", "out", "--deps", "there.d", "--cluster", machines.address)
    here = call("convert", *args, "-o", "alone", "--deps", "here.d")
    assert (there.code, here.code) == (0, 0), there.err
    assert files(Path("out")) == files(Path("alone"))
    assert "pages/2026/04.record.json" in files(Path("out"))
    assert Path("there.d").read_text("utf-8") == Path("here.d").read_text("utf-8").replace("alone/", "out/")


def test_a_worker_that_sees_other_files_is_told(
    tmp_path: Path, machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path / "in", 1)
    monkeypatch.setattr(Path, "touch", lambda *_, **__: None)  # what we put there is not seen elsewhere
    outcome = call("convert", tmp_path / "in", "-o", tmp_path / "out", *QUICK, "--cluster", machines.address)
    assert outcome.code == 2
    assert "error NET004: tcp://127.0.0.1:" in outcome.err
    assert files(tmp_path / "out") == {}


@pytest.mark.parametrize(
    ("preload", "told"),
    [
        ("import convert\nconvert.__version__ = '9.9.9'\n", "banmian is 9.9.9 on tcp://127.0.0.1:"),
        ("import sys\nsys.modules['convert'] = None\n", "banmian is ModuleNotFoundError"),
    ],
)
def test_a_worker_with_another_version_or_none_is_refused(tmp_path: Path, preload: str, told: str) -> None:
    (tmp_path / "before.py").write_text(preload)
    lay_out(tmp_path / "in", 1)
    with (
        dask_scheduler(tmp_path) as address,
        dask_worker(address, tmp_path, "--no-nanny", "--preload", str(tmp_path / "before.py")),
    ):
        outcome = call("convert", tmp_path / "in", "-o", tmp_path / "out", *QUICK, "--cluster", address)
    assert outcome.code == 2
    assert f"error NET003: the outputs would differ: {told}" in outcome.err
    assert files(tmp_path / "out") == {}


def test_a_scheduler_without_workers_or_none_at_all_is_told_in_bounded_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "WORKERS_TIMEOUT", 1.0)
    monkeypatch.setattr(clusters, "CONNECT_TIMEOUT", 5.0)
    lay_out(tmp_path / "in", 1)
    args = ("convert", tmp_path / "in", "-o", tmp_path / "out", *QUICK, "--cluster")
    with dask_scheduler(tmp_path) as address:
        idle = call(*args, address)
    gone = call(*args, address)
    assert (idle.code, gone.code) == (2, 2)
    assert f"error NET005: the cluster at {address} has no workers" in idle.err
    assert f"error NET002: no Dask scheduler answers at {address}" in gone.err
    assert files(tmp_path / "out") == {}


@pytest.mark.parametrize("end", ["scheduler", "workers"])
def test_a_cluster_that_is_lost_in_mid_run_ends_the_run_and_the_next_one_goes_on(
    tmp_path: Path, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "CONNECT_TIMEOUT", 5.0)
    monkeypatch.setattr(clusters, "PATIENCE", 3.0)
    lay_out(tmp_path / "in", 40)
    args = ("convert", tmp_path / "in", "-o", tmp_path / "out", *QUICK)
    with ExitStack() as stack:
        scheduler = stack.enter_context(ExitStack())
        address = scheduler.enter_context(dask_scheduler(tmp_path))
        worker = stack.enter_context(dask_worker(address, tmp_path))

        def lose() -> None:
            wait_until(lambda: len(list((tmp_path / "out").glob("*.record.json"))) >= 3)
            scheduler.close() if end == "scheduler" else worker.kill()

        thread = threading.Thread(target=lose)
        thread.start()
        outcome = call(*args, "--cluster", address)
        thread.join()
    assert outcome.code == 6
    assert outcome.err.count("error NET010: the cluster was lost") == 1
    assert "Traceback" not in outcome.err
    done = len(list((tmp_path / "out").glob("*.record.json")))
    assert re.search(r"^more of NET010: \d+$", outcome.err, re.MULTILINE)
    assert 3 <= done < 40
    again = call(*args)
    assert f"up to date already: {done}" in again.err
    call("convert", tmp_path / "in", "-o", tmp_path / "whole", *QUICK)
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_page_that_failed_without_our_being_told_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first page kills a worker four times, and the client never hears that it was given up; then it is well."""
    from distributed import Client

    untold: list[str] = []

    def _handle_task_erred(client: Client, key: str | None = None, **kwargs: object) -> None:
        untold.append(str(key))

    monkeypatch.setattr(Client, "_handle_task_erred", _handle_task_erred)
    monkeypatch.setattr(clusters, "EVERY", 0.3)
    (tmp_path / "failing.py").write_text(
        "import os\nfrom convert import page_reading\n"
        f"deaths = {str(tmp_path / 'deaths')!r}\n"
        "def read(path, real=page_reading.read_bytes):\n"
        "    if path.name == '001.txt' and (not os.path.exists(deaths) or os.path.getsize(deaths) < 4):\n"
        "        with open(deaths, 'a') as log:\n            log.write('.')\n"
        "        os._exit(9)\n"
        "    return real(path)\npage_reading.read_bytes = read\n"
    )
    lay_out(tmp_path / "in", 4)
    nannied = ("--nworkers", "2", "--preload", str(tmp_path / "failing.py"))
    with dask_scheduler(tmp_path) as address, dask_worker(address, tmp_path, *nannied):
        outcome = call("convert", tmp_path / "in", "-o", tmp_path / "out", *QUICK, "--cluster", address)
    assert outcome.code == 0, outcome.err
    assert untold
    assert "converted: 4" in outcome.err


def test_what_the_library_has_to_say_of_a_lost_cluster_is_not_shown(tmp_path: Path) -> None:
    with dask_scheduler(tmp_path) as address, clusters._client(address):
        levels = {logging.getLogger(name).getEffectiveLevel() for name in ("distributed.core", "distributed.client")}
    assert levels == {logging.CRITICAL}


def test_what_only_this_machine_can_heed_is_refused_with_a_cluster(tmp_path: Path) -> None:
    for extra in (("-o", "-"), ("-o", tmp_path / "out", "--time-limit", "5")):
        outcome = call("convert", tmp_path / "in", *extra, "--cluster", "tcp://127.0.0.1:8786")
        assert (outcome.code, "error NET011" in outcome.err) == (2, True)


def test_dask_that_is_not_installed_is_told_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "distributed", None)
    lay_out(tmp_path / "in", 1)
    outcome = call("convert", tmp_path / "in", "-o", tmp_path / "out", *QUICK, "--cluster", "tcp://127.0.0.1:8786")
    assert outcome.code == 2
    assert 'error NET001: distributed is not installed; install it: pip install "banmian[cluster]"' in outcome.err
