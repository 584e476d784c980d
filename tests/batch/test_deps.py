"""Dependency files, read by the real make."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from convert.batch.deps import HEAD, Dependencies, quoted, write_dependencies
from convert.batch.plan import find_sources, readable
from convert.page import PageOptions
from tests.batch.test_run import OPTIONS
from tests.cli.command import call, environment
from tests.issue_pages import NAME, pages
from tests.paper import SHORT

JSON = ("-t", "json,ninjs", "--no-keywords", "-q")
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("pages/07/1.txt", "pages/08/2.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_bytes(SHORT.encode())
    return tmp_path


def rules(name: str = "out.d") -> list[str]:
    text = Path(name).read_text("utf-8")
    assert text.startswith(HEAD)
    return [line for line in text.split("\n\n", 1)[1].splitlines() if line]


def make(text: str, *goals: str) -> str:
    """What the real make says when it reads the dependency file and this; `made` is said for each target made."""
    Path("Makefile").write_bytes(os.fsencode(text))
    done = subprocess.run(["make", *goals], env=environment(), capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return os.fsdecode(done.stdout)


def test_a_rule_names_every_output_and_what_it_is_made_from(here: Path) -> None:
    for name in ("issue.toml", "pages/07/issue.toml", "pages/07/1.fix.toml"):
        Path(name).write_text("", "utf-8")
    Path("banmian.toml").write_text("[convert]\n", "utf-8")
    assert call("convert", "pages", "-o", "out", "--deps", "out.d", *JSON).code == 0
    assert rules() == [
        "out/07/1.json out/07/1.ninjs.json out/07/1.record.json:"
        " pages/07/1.txt pages/07/1.fix.toml pages/07/issue.toml issue.toml banmian.toml",
        "out/08/2.json out/08/2.ninjs.json out/08/2.record.json: pages/08/2.txt issue.toml banmian.toml",
        "pages/07/1.fix.toml:",
        "pages/07/issue.toml:",
        "issue.toml:",
        "banmian.toml:",
    ]


def test_names_are_absolute_where_the_page_is_and_settings_that_are_named_count(here: Path) -> None:
    (here / "pages" / "issue.toml").write_text("", "utf-8")
    (here / "mine.toml").write_text("[convert]\n", "utf-8")
    (here / "fixes").mkdir()
    (here / "fixes" / "1.fix.toml").write_text("", "utf-8")
    args = ("--config", "mine.toml", "--fixes", "fixes")
    assert call("convert", here / "pages/07/1.txt", "-o", "out", "--deps", "out.d", *args, *JSON).code == 0
    assert rules()[0].split(": ")[1] == f"{here}/pages/07/1.txt fixes/1.fix.toml {here}/pages/issue.toml mine.toml"


def test_a_page_that_fails_or_is_up_to_date_has_its_rule_and_one_that_is_refused_has_none(here: Path) -> None:
    Path("pages/07/bad.txt").write_bytes(b"")
    Path("pages/08/2.text").write_bytes(SHORT.encode())
    first = call("convert", "pages", "pages/08/2.text", "--base", "pages", "-o", "out", "--deps", "out.d", *JSON)
    assert first.code == 6
    assert [rule.split(".json ")[0] for rule in rules()] == ["out/07/1", "out/07/bad"]
    before = Path("out.d").read_bytes()
    call("convert", "pages", "pages/08/2.text", "--base", "pages", "-o", "out", "--deps", "out.d", *JSON)
    assert Path("out.d").read_bytes() == before


def test_no_file_of_someone_elses_is_overwritten_and_none_is_written_in_a_dry_run(here: Path) -> None:
    Path("out.d").write_text("mine\n", "utf-8")
    outcome = call("convert", "pages", "-o", "out", "--deps", "out.d", *JSON)
    assert (outcome.code, "error OUT010" in outcome.err, Path("out").exists()) == (5, True, False)
    assert call("convert", "pages", "-o", "out", "--deps", "other.d", "--dry-run", *JSON).code == 0
    assert not Path("other.d").exists()
    outcome = call("convert", "pages/07/1.txt", "-o", "-", "-t", "json", "--deps", "other.d")
    assert (outcome.code, "error RUN017: --deps" in outcome.err) == (2, True)
    assert call("convert", "pages", "-o", "out", "--deps", "out.d", "--force", *JSON).code == 0
    assert len(rules()) == 2


# --------------------------------------------------------------------------- names, and the real make

NAMES = [
    "plain.txt", "第3版 要闻.txt", "a  b.txt", "a#b.txt", "a$b.txt", "a$(b).txt", "a:b.txt", "a%b.txt", "%.txt", "a;b.txt",
    "a=b.txt", "a:=b.txt", "a&b.txt", "a\\b.txt", "a\\ b.txt", "a\\#b.txt", "a\\\\:b.txt", "a\\%b.txt", "~a.txt",
    "a(1).txt", "(x) y.txt", "a'b.txt", 'a"b.txt', "a\tb.txt", "a,b.txt", "-a.txt", "@a.txt", "a`b.txt", "a<b>.txt",
    "\u3000全角.txt", "a\u0301.txt", "include.txt", "else x.txt", "a{b}.txt", "!a.txt", os.fsdecode(b"\xb0\xe6.txt"),
]  # fmt: skip


@needs_make
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_make_makes_again_what_is_older_and_nothing_else(here: Path, name: str) -> None:
    page = Path("pages", "07", name)
    try:
        page.write_bytes(SHORT.encode())
    except OSError:
        pytest.skip("the file system knows no such name")
    found = Dependencies(Path("out"), PageOptions(formats=("json",)))
    entries = find_sources([str(page)])
    assert write_dependencies(Path("out.d"), entries, found) == []
    first, record = (str(path) for path in found.targets(entries[0]))  # type: ignore[arg-type]
    targets = " ".join(quoted(one, target=True) for one in (first, record))
    goals = " ".join(quoted(one) for one in (first, record))
    recipe = "@echo made; touch '$(subst ','\\'',$@)'"
    text = f"include out.d\nall: {goals}\n{targets}:\n\t{recipe}\n"
    Path("out").mkdir()
    assert make(text, "all").count("made") == 2
    assert (Path(first).exists(), Path(record).exists()) == (True, True)
    assert "made" not in make(text, "all")
    later = page.stat().st_mtime + 100
    os.utime(page, (later, later))
    os.utime(first, (later + 1, later + 1))
    assert make(text, "all").count("made") == 1


@needs_make
def test_settings_that_are_taken_away_stop_no_make(here: Path) -> None:
    Path("pages/07/issue.toml").write_text("", "utf-8")
    found = Dependencies(Path("out"), OPTIONS)
    write_dependencies(Path("out.d"), find_sources(["pages"]), found)
    text = "all: out/07/1.json\nout/07/1.json:\n\t@mkdir -p $(@D); echo made; touch $@\ninclude out.d\n"
    assert "made" in make(text, "all")
    assert "made" not in make(text, "all")
    Path("pages/07/issue.toml").unlink()
    assert "made" in make(text, "all")


@pytest.mark.parametrize("name", ["a*b.txt", "a?b.txt", "a[1].txt", "a|b.txt", "a\nb.txt"])
def test_a_name_that_make_cannot_hold_is_told_and_left_out(here: Path, name: str) -> None:
    Path("pages", name).write_bytes(SHORT.encode())
    found = Dependencies(Path("out"), OPTIONS)
    problems = write_dependencies(Path("out.d"), find_sources([f"pages/{name}", "pages/07"]), found)
    assert [(problem.code, problem.file) for problem in problems] == [("RUN030", readable(f"pages/{name}"))]
    assert rules() == ["out/1.json out/1.record.json: pages/07/1.txt"]


def test_an_issue_is_made_of_all_its_pages(here: Path) -> None:
    pages(here / "issue")
    (here / "issue" / f"{NAME}_02.fix.toml").write_text("", "utf-8")
    assert call("convert", "issue", "-o", "out", "--per", "issue", "--deps", "out.d", *JSON).code == 0
    assert rules() == [
        f"out/{NAME}.json out/{NAME}.ninjs.json out/{NAME}.record.json:"
        f" issue/{NAME}_01.txt issue/{NAME}_02.txt issue/{NAME}_02.fix.toml",
        f"issue/{NAME}_02.fix.toml:",
    ]
    assert all(Path(name).is_file() for name in rules()[0].partition(":")[0].split())


def test_of_articles_the_record_alone_is_known_before(here: Path) -> None:
    assert call("convert", "pages/07", "-o", "out", "--per", "article", "--deps", "out.d", *JSON).code == 0
    assert rules() == ["out/1.record.json: pages/07/1.txt"]
    assert Path("out/1.record.json").is_file()
