"""The dictionary's cached form is read only where nobody else can have put it."""

from __future__ import annotations

import hashlib
import os
import sys
from math import log
from pathlib import Path

import jieba
import numpy as np
import pytest

from convert.enrich import cache_file, dictionary

DATA = b"some bytes"
DIGEST = hashlib.sha256(DATA).hexdigest()
posix = pytest.mark.skipif(os.name != "posix", reason="NOT RUN: file modes are those of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "banmian" / "words"


def test_what_was_stored_is_loaded(path: Path) -> None:
    assert cache_file.store(path, DATA)
    assert cache_file.load(path, DIGEST) == DATA
    assert [entry.name for entry in path.parent.iterdir()] == ["words"]


@posix
def test_directory_and_file_are_for_the_user_alone(path: Path) -> None:
    cache_file.store(path, DATA)
    assert (path.parent.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)


def test_no_file_is_no_cache(path: Path) -> None:
    assert cache_file.load(path, DIGEST) is None


def test_planted_bytes_are_not_taken(path: Path) -> None:
    cache_file.store(path, b"other bytes")
    assert cache_file.load(path, DIGEST) is None


@posix
def test_a_file_that_others_may_write_is_not_read(path: Path) -> None:
    cache_file.store(path, DATA)
    path.chmod(0o666)
    assert cache_file.load(path, DIGEST) is None


@posix
def test_a_directory_that_others_may_write_is_not_used(path: Path) -> None:
    cache_file.store(path, DATA)
    path.parent.chmod(0o777)
    assert cache_file.load(path, DIGEST) is None
    assert not cache_file.store(path, DATA)


@posix
def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(DATA)
    path.parent.mkdir(mode=0o700)
    path.symlink_to(tmp_path / "elsewhere")
    assert cache_file.load(path, DIGEST) is None


@posix
def test_a_linked_directory_is_not_used(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    path.parent.symlink_to(tmp_path / "elsewhere")
    assert not cache_file.store(path, DATA)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@posix
def test_a_directory_in_place_of_the_file_is_no_cache(path: Path) -> None:
    path.mkdir(parents=True, mode=0o700)
    assert cache_file.load(path, DIGEST) is None


@posix
def test_a_pipe_in_place_of_the_file_does_not_hang(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    os.mkfifo(path)
    assert cache_file.load(path, DIGEST) is None


def test_a_directory_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not cache_file.store(tmp_path / "file" / "words", DATA)
    assert cache_file.load(tmp_path / "file" / "words", DIGEST) is None


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="NOT RUN: XDG is not for this system")
def test_default_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_file.default_dir() == tmp_path / "banmian"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_file.default_dir() == Path.home() / ".cache" / "banmian"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_file.default_dir() == Path.home() / ".cache" / "banmian"


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", classmethod(nowhere))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert cache_file.default_dir() is None


# --------------------------------------------------------------------------- the dictionary


SOURCE = Path(jieba.__file__).parent / "dict.txt"
NODES = 498111
"""Jieba's words and what they begin with, without γ射线, which it never looks for; and one for no word."""
SMALL = "甲 3 n\n甲乙 2 ns\n甲乙丙丁 1 v\n戊 0 zg\n己 1 nr"


def arrays_of(known: dictionary.Dictionary) -> tuple[np.ndarray, ...]:
    trie = known.trie
    return known.weights, known.marks, trie.first, trie.steps, trie.table, trie.goes_on


def test_the_digest_is_that_of_the_pinned_jieba(tmp_path: Path) -> None:
    made = dictionary.load(SOURCE, tmp_path / "cache")
    again = dictionary.load(SOURCE, tmp_path / "cache")
    assert (tmp_path / "cache" / dictionary.FILE_NAME).is_file()
    assert len(made.weights) == NODES
    assert made.unknown == again.unknown
    assert all(map(np.array_equal, arrays_of(made), arrays_of(again)))


def test_a_planted_dictionary_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o700)
    planted = tmp_path / "cache" / dictionary.FILE_NAME
    planted.write_bytes(dictionary.pack(SMALL))
    planted.chmod(0o600)
    assert len(dictionary.load(SOURCE, tmp_path / "cache").weights) == NODES
    assert hashlib.sha256(planted.read_bytes()).hexdigest() == dictionary.DIGEST


def test_another_dictionary_is_used_and_never_cached(tmp_path: Path) -> None:
    (tmp_path / "dict.txt").write_text(SMALL, encoding="utf-8")
    made = dictionary.load(tmp_path / "dict.txt", tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
    assert [made.mark_of(word) for word in ("甲乙", "甲乙丙丁", "甲", "己", "无")] == [*b"pv---"]
    nodes = made.trie.nodes_of(["甲", "甲乙", "甲乙丙", "甲乙丙丁", "戊", "己", "甲丁", "乙"])
    assert [bool(node) for node in nodes] == [True, True, True, True, False, True, False, False]
    assert [made.weights[node] == dictionary.NEVER for node in nodes] == [
        False,
        False,
        True,
        False,
        True,
        False,
        True,
        True,
    ]
    assert made.weights[nodes[1]] == log(2) - log(7)
