"""Patterns and lists of files: what they stand for, and where what is made of it goes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from convert.batch.inputs import matching, names_in, place_below
from convert.batch.plan import Refused, Source, find_sources
from tests.batch.killing import files
from tests.cli.command import COMMAND, Outcome, call, environment
from tests.paper import SHORT
from tests.unprivileged import unprivileged

JSON = ("-t", "json", "--no-keywords", "-q")


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("07/01/1.txt", "07/01/2.text", "07/02/1.txt", "0.txt", "07/.old/1.txt", "07/01/._1.txt"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SHORT.replace("钟楼", f"{name}钟楼").encode())
    for name in ("07/issue.toml", "07/01/1.fix.toml"):
        (tmp_path / "pages" / name).write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "pages"


def found(*paths: str, listed: tuple[str, ...] = (), base: Path | None = None) -> list[tuple[str, str]]:
    """Path and place of each source; of what is refused, the code."""
    entries = find_sources(paths, listed=listed, base=base)
    return [(str(e.path), e.folder) if isinstance(e, Source) else (e.shown, e.error.finding.code) for e in entries]


# --------------------------------------------------------------------------- patterns


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("pages/**/*.txt", [("pages/0.txt", ""), ("pages/07/01/1.txt", "07/01"), ("pages/07/02/1.txt", "07/02")]),
        ("pages/07/0?/1.txt", [("pages/07/01/1.txt", "01"), ("pages/07/02/1.txt", "02")]),
        ("pages/07/[!2]1/*", [("pages/07/01/1.txt", "01"), ("pages/07/01/2.text", "01")]),
        ("pages/0*", [("pages/0.txt", ""), ("pages/07/01/1.txt", "07/01"), ("pages/07/02/1.txt", "07/02")]),
        ("pages/*.md", [("pages/*.md", "SRC018")]),
        ("nowhere/*.txt", [("nowhere/*.txt", "SRC018")]),
        ("pages/a**/*.txt", [("pages/a**/*.txt", "SRC018")]),
    ],
)
def test_a_pattern_is_mirrored_from_the_directory_it_begins_with(
    pages: Path, pattern: str, expected: list[tuple[str, str]]
) -> None:
    assert found(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("in/**/*.txt", [("in/1.txt", ""), ("in/a/1.txt", "a"), ("in/closed", "SRC015")]),
        ("in/*/*.txt", [("in/a/1.txt", "a"), ("in/closed", "SRC015")]),
        ("in/*/1.txt", [("in/a/1.txt", "a"), ("in/closed/1.txt", "SRC015")]),
        ("in/**/b/*.txt", [("in/closed", "SRC015"), ("in/closed/b", "SRC015")]),
        ("in/closed/*.txt", [("in/closed", "SRC015")]),
        ("in/*.txt", [("in/1.txt", "")]),
        ("in/a/**/*.txt", [("in/a/1.txt", "")]),
        ("*/1.txt", [("in/1.txt", "in")]),
        ("*/closed/*.txt", [("in/closed", "SRC015")]),
        ("**/b/*.txt", [("in/closed", "SRC015"), ("in/closed/b", "SRC015")]),
    ],
)
def test_a_directory_that_a_pattern_goes_through_and_that_cannot_be_read_is_told(
    pattern: str, expected: list[tuple[str, str]], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shared)
    for name in ("in/1.txt", "in/a/1.txt", "in/closed/1.txt", "in/closed/b/1.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(SHORT, "utf-8")
    found(pattern)
    with unprivileged(Path("in/closed")):
        assert sorted(found(pattern)) == expected


def test_a_pattern_finds_what_globs_find(pages: Path) -> None:
    for pattern in (
        "*",
        "*/*",
        "**/1.txt",
        "07/*/[12].*",
        "07/0?/1.txt",
        "**/0*",
        "[0-9]*/**/*.t?xt",
        "**/07/**/2.text",
    ):
        fitting = {str(path) for path in matching(f"pages/{pattern}")[1]}
        hidden = {str(path) for path in pages.rglob("*") if "/." in str(path) or path.suffix == ".toml"}
        assert fitting == {
            f"pages/{path.relative_to(pages)}" for path in pages.glob(pattern) if str(path) not in hidden
        }


def test_a_file_that_has_the_name_of_a_pattern_is_that_file(pages: Path) -> None:
    for name in ("page[1].txt", "page1.txt"):
        (pages / name).write_bytes(SHORT.encode())
    assert found("pages/page[1].txt") == [("pages/page[1].txt", "")]


def test_a_pattern_leaves_settings_out_and_goes_into_no_link(pages: Path) -> None:
    (pages / "07" / "loop").symlink_to(pages, target_is_directory=True)
    assert [path for path, _ in found("pages/**/*") if "1.fix" in path or "loop/" in path or "issue" in path] == []


def test_an_absolute_pattern_and_one_twice(pages: Path) -> None:
    expected = [(str(pages / "07/01/1.txt"), "01"), (str(pages / "07/02/1.txt"), "02")]
    assert found(f"{pages}/07/*/1.txt", "pages/07/**/*.txt") == expected


# --------------------------------------------------------------------------- lists


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"", []),
        ("a.txt\n版/第3版.txt".encode(), ["a.txt", "版/第3版.txt"]),
        (b"\xef\xbb\xbfa.txt\r\n\r\n b .txt\r\n", ["a.txt", " b .txt"]),
        (b"# the first week\na#1.txt\n#2.txt\n", ["a#1.txt"]),
        (b"a\nb.txt\0#1.txt\0\r\0", ["a\nb.txt", "#1.txt", "\r"]),
        (b"a.txt", ["a.txt"]),
        (b"\xb0\xe6.txt\n", [os.fsdecode(b"\xb0\xe6.txt")]),
        ("版.txt\r\n".encode("utf-16"), ["版.txt"]),
        (b"\xfe\xff" + "a.txt\n版.txt\n".encode("utf-16-be"), ["a.txt", "版.txt"]),
    ],
)
def test_the_names_of_a_list(data: bytes, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert list(names_in(data)) == names


def test_a_file_whose_name_looks_like_a_comment_is_not_passed_over(pages: Path) -> None:
    Path("#1.txt").write_bytes(SHORT.encode())
    assert list(names_in(b"#1.txt\n# 2.txt\n")) == ["#1.txt"]


def test_what_a_list_names_has_its_place_below_here_or_below_a_base(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = tmp_path.parent / "other.txt"
    listed = ("pages/07/01/1.txt", str(pages / "07/02/1.txt"), str(other), "pages/0*.txt", "pages/07")
    other.write_bytes(SHORT.encode())
    assert found(listed=listed) == [
        ("pages/07/01/1.txt", "pages/07/01"),
        (str(pages / "07/02/1.txt"), "pages/07/02"),
        (str(other), ""),
        ("pages/0*.txt", "SRC001"),
    ]
    assert found(listed=listed, base=Path("pages"))[:3] == [
        ("pages/07/01/1.txt", "07/01"),
        (str(pages / "07/02/1.txt"), "07/02"),
        (str(other), ""),
    ]


def test_a_base_counts_for_whatever_is_named(pages: Path) -> None:
    assert found("pages/07/02", "pages/07/*/2.text", "pages/07/01/1.txt", base=Path("pages")) == [
        ("pages/07/02/1.txt", "07/02"),
        ("pages/07/01/2.text", "07/01"),
        ("pages/07/01/1.txt", "07/01"),
    ]


@pytest.mark.parametrize(
    ("base", "path", "place"),
    [("a", "a/b/c.txt", "b"), ("a", "a/c.txt", ""), ("a", "ab/c.txt", None), ("..a", "..a/..b/c.txt", "..b")],
)
def test_the_place_of_a_file_below_a_directory(base: str, path: str, place: str | None) -> None:
    assert place_below(Path(base), Path(path)) == place


def with_list(data: bytes, *args: str | Path) -> Outcome:
    """Run the real command with a list on stdin."""
    done = subprocess.run(
        [*COMMAND, "convert", "--files-from", "-", *map(str, args), *JSON],
        input=data, env=environment(), capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_list_on_stdin_comes_to_what_the_directory_comes_to(pages: Path) -> None:
    assert call("convert", "pages", "-o", "whole", *JSON).code == 0
    names = ["pages/0.txt", "pages/07/01/1.txt", "pages/07/02/1.txt"]
    for number, data in enumerate(("\r\n".join(names).encode(), "\0".join(names).encode() + b"\0")):
        outcome = with_list(data, "-o", f"out{number}", "--base", "pages")
        assert (outcome.code, outcome.err) == (0, "")
        assert files(Path(f"out{number}")) == files(Path("whole"))


def test_a_file_of_the_list_that_has_vanished_is_told_and_the_rest_goes_on(pages: Path) -> None:
    outcome = with_list(b"pages/07/01/1.txt\npages/gone.txt\npages/0.txt\n", "-o", "out")
    assert outcome.code == 6
    assert [line for line in outcome.err.splitlines() if "error" in line] == [
        "pages/gone.txt: error SRC001: no such file or directory: pages/gone.txt; check the path"
    ]
    assert {name for name in files(Path("out")) if name.endswith("1.json") or name.endswith("0.json")} == {
        "pages/07/01/1.json",
        "pages/0.json",
    }


def test_an_empty_list_is_nothing_to_do_and_no_list_is_an_error(pages: Path) -> None:
    outcome = with_list(b"", "-o", "out")
    assert (outcome.code, outcome.err, Path("out").exists()) == (0, "", False)
    Path("list").touch()
    outcome = call("convert", "--files-from", "list", "-o", "-", *JSON)
    assert (outcome.code, "error RUN007: -o - writes one file" in outcome.err) == (2, True)
    for command in ("check", "inspect"):
        outcome = call(command, "--files-from", "list")
        assert (outcome.code, "list: warning SRC022: the list names no file" in outcome.out + outcome.err) == (0, True)
    outcome = call("convert", "--files-from", "nowhere", "-o", "out", *JSON)
    assert (outcome.code, "error SRC001: no such file or directory: nowhere" in outcome.err) == (3, True)
    outcome = call("convert", "-o", "out")
    assert (outcome.code, "missing: PATH" in outcome.err) == (2, True)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_names_an_empty_list_alike_in_every_language(pages: Path, language: str) -> None:
    with_list(b"", "-o", "out", "--report", "told.jsonl", "--lang", language)
    assert '"file": "-"' in Path("told.jsonl").read_text("utf-8")


def test_a_list_and_paths_go_together(pages: Path) -> None:
    Path("list").write_text("pages/0.txt\n", "utf-8")
    assert call("convert", "pages/07/01/1.txt", "--files-from", "list", "-o", "out", *JSON).code == 0
    assert {"1.json", "pages/0.json"} <= set(files(Path("out")))
    refused = find_sources(["pages/nope.txt"], listed=["pages/nope.txt"])
    assert [isinstance(entry, Refused) for entry in refused] == [True]
