"""Publishing: whole files under their names, or nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import pytest

from convert import publish as publishing
from convert.errors import CannotWriteError
from convert.publish import Draft, publish, refuse_foreign, sha256


def nobodys(_path: Path, _data: bytes) -> bool:
    return False


def ours(_path: Path, _data: bytes) -> bool:
    return True


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def code_of(action: Callable[[], None]) -> str:
    with pytest.raises(CannotWriteError) as caught:
        action()
    return caught.value.finding.code


def test_files_are_published_with_directories_above_them_and_nothing_else(tmp_path: Path) -> None:
    publish([Draft(tmp_path / "a" / "b" / "x.json", b"1"), Draft(tmp_path / "a" / "y.json", b"2")], nobodys)
    assert (tmp_path / "a" / "b" / "x.json").read_bytes() == b"1"
    assert names(tmp_path / "a") == ["b", "y.json"]
    assert names(tmp_path / "a" / "b") == ["x.json"]


def test_a_file_that_is_not_ours_is_kept_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "y").write_bytes(b"precious")
    assert code_of(lambda: publish([Draft(tmp_path / "x", b"1"), Draft(tmp_path / "y", b"2")], nobodys)) == "OUT002"
    assert names(tmp_path) == ["y"]
    assert (tmp_path / "y").read_bytes() == b"precious"


def test_the_digest_of_a_draft_is_that_of_its_bytes_where_none_is_known(tmp_path: Path) -> None:
    assert Draft(tmp_path / "x", b"1").digest == sha256(b"1")
    assert Draft(tmp_path / "x", b"1", "known").digest == "known"


@pytest.mark.parametrize("given_back", [b"", b"whol", b"other", b"whole!"])
def test_a_disk_that_gives_back_other_bytes_is_found_out(
    given_back: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lying(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return given_back[:size]

    monkeypatch.setattr(publishing, "FileIO", Lying)
    assert code_of(lambda: publish([Draft(tmp_path / "x", b"whole")], nobodys)) == "OUT001"
    assert names(tmp_path) == []


def test_a_link_to_nothing_is_somebodys(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "nowhere")
    assert code_of(lambda: publish([Draft(tmp_path / "x", b"1")], nobodys)) == "OUT002"


def test_a_name_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    assert code_of(lambda: publish([Draft(tmp_path / "x" / "y", b"1")], nobodys)) == "OUT001"


def test_a_file_that_is_ours_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    publish([Draft(tmp_path / "x", b"new")], ours)
    assert (tmp_path / "x").read_bytes() == b"new"


def test_a_file_with_the_very_same_bytes_is_nobodys_loss(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"same")
    publish([Draft(tmp_path / "x", b"same")], nobodys)


def test_force_replaces_what_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"precious")
    publish([Draft(tmp_path / "x", b"new")], nobodys, force=True)
    assert (tmp_path / "x").read_bytes() == b"new"


def test_a_dangling_link_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "nowhere")
    assert code_of(lambda: publish([Draft(tmp_path / "x", b"1")], nobodys)) == "OUT002"


def test_a_directory_with_the_name_of_an_output_cannot_be_written_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert code_of(lambda: publish([Draft(tmp_path / "x", b"1")], ours, force=True)) == "OUT001"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system here")
def test_a_pipe_or_a_device_is_not_replaced_even_with_force(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    with pytest.raises(CannotWriteError) as caught:
        publish([Draft(tmp_path / "a.json", b"{}")], nobodys, force=True)
    assert caught.value.finding.code == "OUT002"
    assert (tmp_path / "a.json").is_fifo()


def test_an_output_directory_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    assert code_of(lambda: publish([Draft(tmp_path / "out" / "x", b"1")], ours)) == "OUT001"
    assert code_of(lambda: publish([Draft(tmp_path / "out" / "deep" / "x", b"1")], ours)) == "OUT001"


def test_a_name_of_the_longest_length_can_be_written(tmp_path: Path) -> None:
    name = "版" * 85
    publish([Draft(tmp_path / name, b"1")], nobodys)
    assert names(tmp_path) == [name]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = 0

    def full(_descriptor: int) -> None:
        nonlocal written
        written += 1
        if written == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert code_of(lambda: publish([Draft(tmp_path / "x", b"1"), Draft(tmp_path / "y", b"2")], nobodys)) == "OUT001"
    assert names(tmp_path) == []


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish([Draft(tmp_path / "x", b"1")], nobodys)
    assert names(tmp_path) == []


def test_a_signal_between_two_renames_waits_until_the_page_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def signalled(path: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", signalled)
    with pytest.raises(KeyboardInterrupt):
        publish([Draft(tmp_path / "x", b"1"), Draft(tmp_path / "y", b"2")], nobodys)
    assert names(tmp_path) == ["x", "y"]


def test_looking_only_writes_nothing(tmp_path: Path) -> None:
    refuse_foreign([Draft(tmp_path / "a" / "x", b"1")], nobodys)
    assert names(tmp_path) == []
