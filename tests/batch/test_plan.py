"""Which files are read, and where what is made of them goes."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from convert.batch.plan import (
    Group,
    Refused,
    Source,
    find_sources,
    readable,
    refuse_shared_targets,
    stem_of,
    target_stem,
)

SUFFIXES = (".newsml.xml", ".epub", ".docx", ".json", ".ninjs.json")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name in ("b/02.txt", "b/01.TXT", "a.txt", "b/c/03.txt", "b/notes.md", ".git/x.txt", "b/._01.txt"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path / "pages"


def shown(entries: list[Source | Refused], top: Path) -> list[str]:
    return [os.path.relpath(entry.shown, top) for entry in entries]


def test_a_directory_gives_its_text_files_at_any_depth_sorted(pages: Path) -> None:
    found = find_sources([str(pages)])
    assert shown(found, pages) == ["a.txt", "b/01.TXT", "b/02.txt", "b/c/03.txt"]
    assert [entry.folder for entry in found if isinstance(entry, Source)] == ["", "b", "b", "b/c"]


def test_a_file_that_is_named_is_read_whatever_its_name(pages: Path) -> None:
    found = find_sources([str(pages / "b" / "notes.md")])
    assert shown(found, pages) == ["b/notes.md"]
    assert [entry.folder for entry in found if isinstance(entry, Source)] == [""]


def test_a_file_named_twice_is_read_once(pages: Path) -> None:
    assert len(find_sources([str(pages), str(pages / "a.txt"), str(pages / "b" / ".." / "a.txt")])) == 4


def test_what_is_not_there_and_what_is_empty_stand_in_their_place(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = find_sources([str(tmp_path / "nope"), str(pages / "a.txt"), str(tmp_path / "empty")])
    assert [entry.error.finding.code if isinstance(entry, Refused) else "" for entry in found] == [
        "SRC001", "", "SRC002",
    ]  # fmt: skip


def test_a_directory_that_may_not_be_looked_into_is_told(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("c"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    *_, last = find_sources([str(pages)])
    assert isinstance(last, Refused)
    assert (last.shown, last.error.finding.code) == (str(pages / "b" / "c"), "SRC015")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("03.txt", "03"),
        ("03.TXT", "03"),
        ("03.text", "03"),
        ("20260701.A05", "20260701.A05"),
        ("第3版.asc", "第3版"),
        (".txt", ".txt"),
        ("a.txt.txt", "a.txt"),
    ],
)
def test_only_a_suffix_that_says_text_is_taken_off(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_output_names_are_in_nfc() -> None:
    source = Source(Path(unicodedata.normalize("NFD", "café版.txt")), "x")
    assert target_stem(source) == unicodedata.normalize("NFC", "café版")


def test_a_name_that_is_no_utf_8_is_shown_as_escapes() -> None:
    assert readable(os.fsdecode(b"\xb0\xe6.txt")) == "\\xb0\\xe6.txt"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("第\x1b[1m3版.txt", "第\\x1b[1m3版"),
        ("a\x07.txt", "a\\x07"),
        ("a\uffff版.txt", "a\\uffff版"),
        ("a\tb\n\u202e版\x7f.txt", "a\tb\n\u202e版\x7f"),
    ],
)
def test_what_xml_cannot_hold_is_shown_as_escapes_in_trees(name: str, stem: str) -> None:
    assert Source(Path("in", name), name).stem == stem


def test_so_it_is_with_a_directory_inside_an_issue() -> None:
    folder = "b/\x01" + os.fsdecode(b"\xb0")
    one = Source(Path("in", folder, "3.txt"), "3.txt", folder)
    assert Group("x", "b", (one,)).name_of(one) == "\\x01\\xb0/3"


# --------------------------------------------------------------------------- names that two inputs share


def codes(*entries: Source) -> list[str]:
    found = refuse_shared_targets(entries, SUFFIXES)
    return [entry.error.finding.code if isinstance(entry, Refused) else "" for entry in found]


def source(name: str, folder: str = "") -> Source:
    return Source(Path("in", name), f"{folder}/{name}", folder)


def test_names_of_their_own_are_no_problem() -> None:
    assert codes(source("1.txt"), source("2.txt"), source("1.txt", "b")) == ["", "", ""]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1.txt", "1.text"),
        ("A1.txt", "a1.txt"),
        ("1.ninjs.txt", "1.txt"),
        ("1.record.txt", "1.txt"),
    ],
)
def test_two_inputs_for_one_name_are_both_refused_and_the_others_are_not(first: str, second: str) -> None:
    assert codes(source(first), source("other.txt"), source(second)) == ["OUT003", "", "OUT003"]
    assert codes(source(second), source("other.txt"), source(first)) == ["OUT003", "", "OUT003"]


def test_two_inputs_that_differ_in_unicode_form_are_both_refused() -> None:
    second = unicodedata.normalize("NFD", "café.txt")
    assert codes(source("café.txt"), source("other.txt"), source(second)) == ["OUT005", "", "OUT005"]


def test_the_manifest_is_a_name_too() -> None:
    assert codes(source("manifest.txt"), source("manifest.txt", "b")) == ["OUT003", ""]


@pytest.mark.parametrize("name", ["1.record.txt", "1.RECORD.text", "1.record.json"])
def test_an_output_that_would_be_taken_for_a_record_is_refused(name: str) -> None:
    assert codes(source(name), source("2.txt")) == ["OUT006", ""]


def test_a_name_that_only_looks_like_that_of_a_record_is_no_problem() -> None:
    assert codes(source("record.txt"), source("1.records.txt"), source("1record.txt")) == ["", "", ""]


def test_the_finding_names_both_inputs_and_the_file() -> None:
    entry = refuse_shared_targets([source("1.txt"), source("1.asc")], (".json",))[1]
    assert isinstance(entry, Refused)
    assert dict(entry.error.finding.values) == {"first": "/1.asc", "second": "/1.txt", "path": "1.json"}
