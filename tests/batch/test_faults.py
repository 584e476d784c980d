"""What goes wrong around a page: killed runs, full disks, closed directories, sources that vanish, dead workers."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from convert import page_reading
from convert.batch.plan import find_sources
from convert.batch.run import convert_all
from convert.publish import sha256
from tests.batch.killing import command, files, lay_out, survive
from tests.batch.test_run import OPTIONS
from tests.cli.command import environment, reported
from tests.paper import PAGE, SHORT
from tests.unprivileged import unprivileged

QUICK = ("-t", "json", "--no-keywords")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    lay_out(tmp_path / "in", 4)
    return tmp_path / "in"


def test_killed_anywhere_and_started_again_it_ends_as_if_undisturbed(tmp_path: Path) -> None:
    tally = survive(4, 30, 1, tmp_path)
    assert tally.kills == 4
    assert tally.looks > 4


def test_two_runs_into_one_directory_end_as_one(tmp_path: Path) -> None:
    lay_out(tmp_path / "in", 12)
    runs = [subprocess.Popen(command(tmp_path / "in", tmp_path / "out", 1), env=environment()) for _ in range(2)]
    assert [run.wait(120) for run in runs] == [0, 0]
    subprocess.run(command(tmp_path / "in", tmp_path / "whole", 1), env=environment(), check=True)
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_page_that_finds_the_disk_full_is_told_and_the_others_go_on(pages: Path, tmp_path: Path) -> None:
    (pages / "000.txt").write_bytes((PAGE * 20).encode())
    args = [sys.executable, "-m", "convert", "convert", str(pages), "-o", str(tmp_path / "out"), *QUICK]
    full = 60_000  # bytes: no file may be longer
    ran = subprocess.run(
        args, env=environment(), capture_output=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (full, full)),
    )  # fmt: skip
    assert ran.returncode == 6, ran.stderr
    assert b"000.json: error OUT001" in ran.stderr
    assert sorted(files(tmp_path / "out")) == ["001.json", "001.record.json", "002.json", "002.record.json", "003.json",
                                               "003.record.json", "manifest.json"]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="directories there are not closed by mode")
def test_a_directory_that_cannot_be_written_into_is_told_for_each_page(shared: Path, tmp_path: Path) -> None:
    lay_out(shared / "in", 2)
    (shared / "out").mkdir(mode=0o555)
    entries = find_sources([str(shared / "in")])
    convert_all(entries, tmp_path / "warm", OPTIONS)  # everything is loaded: another user may not be able to
    with unprivileged():
        results = convert_all(entries, shared / "out", OPTIONS)
    assert [(result.failed, result.findings[0].code) for result in results] == [(5, "OUT001"), (5, "OUT001")]
    places = [Path(result.findings[0].file or "") for result in results]
    assert places == [shared / "out" / name for name in ("000.record.json", "001.record.json")]
    assert files(shared / "out") == {}


def test_a_source_that_vanishes_is_told_and_the_others_go_on(pages: Path, tmp_path: Path) -> None:
    entries = find_sources([str(pages)])
    (pages / "002.txt").unlink()
    results = convert_all(entries, tmp_path / "out", OPTIONS)
    assert [(r.failed, [f.code for f in r.findings][-1]) for r in results if r.failed] == [(3, "SRC001")]


def test_a_source_replaced_during_the_run_is_one_or_the_other(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, new = page_reading.read_bytes, SHORT.replace("钟楼", "鼓楼").encode()

    def replaced(path: Path) -> bytes:
        data = real(path)
        if path.name == "001.txt":
            path.write_bytes(new)
        return data

    old = (pages / "001.txt").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(page_reading, "read_bytes", replaced)
        convert_all(find_sources([str(pages)]), tmp_path / "out", OPTIONS)
    record = json.loads((tmp_path / "out" / "001.record.json").read_bytes())
    assert record["source"]["sha256"] == sha256(old)
    assert "鼓楼" not in (tmp_path / "out" / "001.json").read_text("utf-8")
    results = convert_all(find_sources([str(pages)]), tmp_path / "out", OPTIONS)
    assert [Path(result.file).name for result in results if not result.up_to_date] == ["001.txt"]


BAD_WORKER = """
import multiprocessing, os, signal, sys, time
from convert import page_reading
real = page_reading.read_bytes
def bad(path):
    if multiprocessing.parent_process() is not None:  # in a worker
        if path.name == "000.txt":
            os._exit(9)
        if path.name == "001.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        if path.name == "002.txt":
            time.sleep(600)
    return real(path)
page_reading.read_bytes = bad
from convert.cli import main
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


def test_workers_that_die_or_hang_take_their_page_with_them_and_no_other(tmp_path: Path) -> None:
    lay_out(tmp_path / "in", 6)
    script = tmp_path / "bad.py"
    script.write_text(BAD_WORKER)
    args = ["convert", str(tmp_path / "in"), "-o", str(tmp_path / "out"), *QUICK, "-j", "2", "--time-limit", "20"]
    ran = subprocess.run(
        [sys.executable, str(script), *args], env=environment(), capture_output=True, timeout=200, check=False
    )
    assert ran.returncode == 6, ran.stderr
    for name, code in ((b"000", b"RUN009"), (b"001", b"RUN009"), (b"002", b"RUN020")):
        assert name + b".txt: error " + code in ran.stderr
    assert len(list((tmp_path / "out").glob("*.record.json"))) == 3
    assert b"Traceback" not in ran.stderr
    assert not list((tmp_path / "out").glob(".*"))


# --------------------------------------------------------------------------- a disk that is really full, or closed


IN_A_SMALL_DISK = """
mount -t tmpfs -o size=160k tmpfs "$1" || exit 99
head -c 110000 /dev/zero > "$1"/ballast
"$2" -m convert convert "$3" -o "$1" -t json --no-keywords -j 1 --report "$4"
echo $? > "$5"
rm -f "$1"/ballast
"$2" -m convert convert "$3" -o "$1" -t json --no-keywords -j 1 -q
echo $? >> "$5"
cp -r "$1" "$6"
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="unshare is not installed")
def test_on_a_disk_that_is_full_pages_are_told_and_done_when_there_is_room(tmp_path: Path) -> None:
    """In a name space of its own, so that no rights are needed to mount a small disk."""
    lay_out(tmp_path / "in", 12)
    for name in ("disk", "whole"):
        (tmp_path / name).mkdir()
    names = ("disk", "in", "report", "codes", "copy")
    disk, pages, report, codes, copy = (str(tmp_path / name) for name in names)
    ran = subprocess.run(
        ["unshare", "-rm", "sh", "-c", IN_A_SMALL_DISK, "sh", disk, sys.executable, pages, report, codes, copy],
        env=environment(), capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    if not Path(codes).exists():
        pytest.skip(f"no name space to mount a disk in: {ran.stderr.decode()}")
    told = [[one["code"] for one in file["findings"]] for file in reported(Path(report))[0]]
    full = [codes for codes in told if "OUT001" in codes]
    assert 0 < len(full) < 12, told
    assert Path(codes).read_text().split() == ["6", "0"], ran.stderr
    assert b"No space left on device" in ran.stderr
    subprocess.run(
        [sys.executable, "-m", "convert", "convert", pages, "-o", str(tmp_path / "whole"), *QUICK, "-q"],
        env=environment(), check=True,
    )  # fmt: skip
    assert files(Path(copy)) == files(tmp_path / "whole")


def test_a_disk_that_is_mounted_read_only_is_told_for_each_page(tmp_path: Path) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed")
    lay_out(tmp_path / "in", 2)
    (tmp_path / "disk").mkdir()
    script = (
        'mount -t tmpfs -o ro tmpfs "$1" || exit 99; "$2" -m convert convert "$3" -o "$1" -t json --no-keywords -j 1'
    )
    args = [str(tmp_path / "disk"), sys.executable, str(tmp_path / "in")]
    ran = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", *args], env=environment(), capture_output=True, timeout=300, check=False
    )  # fmt: skip
    if ran.returncode in (1, 99):
        pytest.skip(f"no name space to mount a disk in: {ran.stderr.decode()}")
    assert ran.returncode == 6, ran.stderr
    assert [line.split(b": ")[1] for line in ran.stderr.splitlines() if b"OUT001" in line] == [b"error OUT001"] * 2
    assert b"Traceback" not in ran.stderr
