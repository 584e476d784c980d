"""Which files of two runs are compared with each other."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from convert.archive import contents
from convert.compare import runs
from convert.compare.runs import Files, files_of
from convert.errors import UnreadableError, UsageError
from tests.unprivileged import unprivileged


def _laid(top: Path, *names: str) -> Path:
    for name in names:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(b"")
    return top


def _names(top: Path, files: list[Files]) -> list[tuple[str, str | None, str | None]]:
    return [
        (one.name, *(path and path.relative_to(top).as_posix() for path in (one.before, one.after))) for one in files
    ]


def test_pages_are_paired_by_name_and_place_in_the_format_that_carries_most(tmp_path: Path) -> None:
    old = _laid(tmp_path / "a", "x.json", "x.docx", "deep/x.epub", "deep/x.newsml.xml", "gone.json")
    new = _laid(tmp_path / "b", "x.docx", "x.json", "deep/x.epub", "deep/x.newsml.xml", "new.ninjs.json", "new.docx")
    assert _names(tmp_path, files_of(old, new)) == [
        ("deep/x", "a/deep/x.newsml.xml", "b/deep/x.newsml.xml"),
        ("gone", "a/gone.json", None),
        ("new", None, "b/new.docx"),
        ("x", "a/x.json", "b/x.json"),
    ]


def test_a_page_in_another_format_is_the_same_page(tmp_path: Path) -> None:
    old, new = _laid(tmp_path / "a", "x.epub", "x.ninjs.json"), _laid(tmp_path / "b", "x.docx")
    assert _names(tmp_path, files_of(old, new)) == [("x", "a/x.epub", "b/x.docx")]


def test_records_manifests_and_hidden_files_are_no_pages(tmp_path: Path) -> None:
    names = ("x.json", "x.record.json", "manifest.json", ".x.json", ".hidden/x.json", "x.txt", "notes.md")
    assert [one.name for one in files_of(_laid(tmp_path / "a", *names), _laid(tmp_path / "b", *names))] == ["x"]


def test_of_a_bag_the_outputs_are_compared(tmp_path: Path) -> None:
    bag = _laid(
        tmp_path / "bag", "bagit.txt", "data/outputs/2026/x.json", "data/outputs/manifest.json", "metadata/premis.json"
    )
    out = _laid(tmp_path / "out", "2026/x.json")
    assert _names(tmp_path, files_of(bag, out)) == [("2026/x", "bag/data/outputs/2026/x.json", "out/2026/x.json")]
    assert f"{runs.OUTPUTS}/" == contents.OUTPUTS


def test_two_files_are_one_page_whatever_their_names(tmp_path: Path) -> None:
    _laid(tmp_path, "old.json", "new.epub")
    assert files_of(tmp_path / "old.json", tmp_path / "new.epub") == [
        Files("new", tmp_path / "old.json", tmp_path / "new.epub")
    ]


def test_what_cannot_be_compared_is_refused(tmp_path: Path) -> None:
    _laid(tmp_path, "a/x.json", "b/x.txt")
    with pytest.raises(UnreadableError, match="SRC001"):
        files_of(tmp_path / "a", tmp_path / "c")
    with pytest.raises(UsageError, match="RUN014"):
        files_of(tmp_path / "a", tmp_path / "a/x.json")
    with pytest.raises(UnreadableError, match="RUN015"):
        files_of(tmp_path / "a", tmp_path / "b")


@pytest.mark.skipif(sys.platform == "win32", reason="directories there are not closed by mode")
def test_a_directory_that_cannot_be_read_is_told_and_its_pages_are_not_gone(shared: Path) -> None:
    for run in ("a", "b"):
        _laid(shared / run, "x.json", "deep/y.json")
    with unprivileged(shared / "b" / "deep"), pytest.raises(UnreadableError) as caught:
        files_of(shared / "a", shared / "b")
    assert (caught.value.finding.code, caught.value.finding.file) == ("SRC015", str(shared / "b" / "deep"))
