"""The example Makefile for users, run by the real make."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.killing import files
from tests.cli.command import call, environment
from tests.paper import PAGE, SHORT

EXAMPLE = Path(__file__).parents[2] / "docs" / "Makefile.example"
OPTIONS = ("-t", "json,ninjs", "--no-keywords", "-q")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("07/01.txt", SHORT), ("07/第2版.txt", PAGE), ("08/1.txt", SHORT)):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    (tmp_path / "pages" / "07" / "issue.toml").write_text('publication = "晨报"\n', "utf-8")
    return tmp_path


def made(*args: str, code: int = 0) -> list[str]:
    """What `make` had converted: the pages, or directories, that banmian was called with."""
    settings = (f"BANMIAN={sys.executable} -m convert", f"OPTIONS={' '.join(OPTIONS)}")
    done = subprocess.run(
        ["make", "-f", str(EXAMPLE), *settings, *args], env=environment(), capture_output=True, timeout=300, check=False
    )
    assert done.returncode == code, done.stderr.decode()
    assert b"warning" not in done.stderr
    return re.findall(r"convert convert '(.*?)'", done.stdout.decode())


def let_time_pass() -> None:
    """Make every file a thousand seconds older."""
    for path in Path().rglob("*"):
        time = path.stat().st_mtime - 1000
        os.utime(path, (time, time))


def times(top: str) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in Path(top).rglob("*.json")}


def test_make_comes_to_what_one_run_comes_to_and_then_has_nothing_to_do(here: Path) -> None:
    (here / "pages" / "08" / "1.txt").rename(here / "pages" / "08" / "03 b.txt")
    assert sorted(made("-j", "2")) == ["pages", "pages/07/01.txt", "pages/07/第2版.txt"]
    assert call("convert", "pages", "-o", "whole", *OPTIONS).code == 0
    assert files(Path("out")) == files(Path("whole"))
    before = times("out")
    assert made("-j", "2") == []
    assert times("out") == before


def test_only_what_changed_is_made_again(here: Path) -> None:
    made()
    let_time_pass()
    before = times("out")
    Path("pages/08/1.txt").write_bytes(SHORT.replace("钟楼", "鼓楼").encode())
    assert made() == ["pages/08/1.txt", "pages"]
    assert "鼓楼" in Path("out/08/1.json").read_text("utf-8")
    changed = {name for name, time in times("out").items() if time != before[name]}
    assert changed <= {"out/08/1.json", "out/08/1.ninjs.json", "out/08/1.record.json", "out/manifest.json"}


def test_a_page_that_is_only_touched_is_looked_at_once(here: Path) -> None:
    (here / "pages" / "08" / "1.txt").unlink()
    made()
    let_time_pass()
    Path("pages/07/01.txt").touch()
    before = times("out")
    assert made() == ["pages/07/01.txt", "pages"]
    assert {name for name, time in times("out").items() if time != before[name]} == {
        "out/07/01.record.json",
        "out/manifest.json",
    }
    assert made() == []


def test_settings_that_change_come_and_go_are_noticed(here: Path) -> None:
    made()
    let_time_pass()
    Path("pages/07/issue.toml").write_text('publication = "晚报"\n', "utf-8")
    assert sorted(made()) == ["pages", "pages/07/01.txt", "pages/07/第2版.txt"]
    assert "晚报" in Path("out/07/01.json").read_text("utf-8")
    let_time_pass()
    Path("pages/08/1.fix.toml").write_text('[page]\nnumber = "7"\n', "utf-8")
    assert made() == ["pages"]
    assert '"number": "7"' in Path("out/08/1.json").read_text("utf-8")
    Path("pages/07/issue.toml").unlink()
    assert sorted(made())[-2:] == ["pages/07/01.txt", "pages/07/第2版.txt"]
    assert "晚报" not in Path("out/07/01.json").read_text("utf-8")


def test_settings_that_came_after_a_page_was_made_are_noticed_when_they_go(here: Path) -> None:
    made()
    let_time_pass()
    for folder in ("pages/08", "."):
        settings = Path(folder) / "issue.toml"
        settings.write_text('publication = "晚报"\n', "utf-8")
        assert "pages" in made()
        assert "晚报" in Path("out/08/1.json").read_text("utf-8")
        let_time_pass()
        settings.unlink()
        assert "pages" in made()
        assert "晚报" not in Path("out/08/1.json").read_text("utf-8")
        assert made() == []


ODD = [
    "b'`touch PWNED`'", "it's", "a;b", "$(touch PWNED)", "$(shell touch PWNED)", "$$x", 'q"q', "g#h", "i%j", "k:l", "m\\",
    "a(o)", "q&r", "s*t", "[u]", "v=w", "a\tb", "new\nline", "~t", "x|y", "{z}", "!", "^", "<", ">", "a?",
]  # fmt: skip
PLAIN = ["第2版", "a-b_c+d,e@f.g", "é"]


def test_names_that_mean_something_to_make_or_the_shell_are_left_to_the_last_rule(here: Path) -> None:
    for name in (*ODD, *PLAIN):
        folder = here / "pages" / "08" / name
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.txt").write_bytes(SHORT.encode())
    plain = [f"pages/08/{name}/{name}.txt" for name in PLAIN]
    assert sorted(made("-j", "2")) == sorted(
        ["pages", "pages/07/01.txt", "pages/07/第2版.txt", "pages/08/1.txt", *plain]
    )
    assert not list(here.rglob("PWNED"))
    assert call("convert", "pages", "-o", "whole", *OPTIONS).code == 0
    assert files(Path("out")) == files(Path("whole"))
    assert made("-j", "2") == []
    let_time_pass()
    Path("pages/08/it's/it's.txt").write_bytes(SHORT.replace("钟楼", "鼓楼").encode())
    assert made() == ["pages"]
    assert "鼓楼" in Path("out/08/it's/it's.json").read_text("utf-8")


def test_hidden_directories_and_directories_with_names_of_pages_are_no_pages(here: Path) -> None:
    for name in (".git/x", "b.txt/3"):
        path = here / "pages" / f"{name}.txt"
        path.parent.mkdir()
        path.write_bytes(SHORT.encode())
    assert [page for page in made() if "/07/" not in page] == ["pages/08/1.txt", "pages/b.txt/3.txt", "pages"]


def test_a_bad_page_stops_no_other_with_k_and_is_tried_again(here: Path) -> None:
    (here / "pages" / "08" / "1.txt").unlink()
    Path("pages/07/bad.txt").write_bytes(b"")
    assert "pages/07/第2版.txt" in made("-k", code=2)
    assert Path("out/07/01.json").exists()
    assert made("-k", code=2) == ["pages/07/bad.txt"]


def test_pages_are_made_by_page_whatever_the_settings_say(here: Path) -> None:
    Path("banmian.toml").write_text('[convert]\nper = "issue"\ndate = 2026-07-01\n', "utf-8")
    assert sorted(made()) == ["pages", "pages/07/01.txt", "pages/07/第2版.txt", "pages/08/1.txt"]
    assert sorted(path.relative_to("out").as_posix() for path in Path("out").rglob("*.record.json")) == [
        "07/01.record.json", "07/第2版.record.json", "08/1.record.json",
    ]  # fmt: skip
    assert all(path.stat().st_size for path in Path("out").rglob("*.json"))
    assert made() == []


def test_articles_can_be_asked_for_and_no_record_is_made_up(here: Path) -> None:
    assert made("OPTIONS=-t json -q --no-keywords --per article", "BANMIAN=true convert", code=0)
    assert not list(Path().rglob("*.record.json"))
    made(f"OPTIONS={' '.join(OPTIONS)} --per article")
    assert list(Path("out/08").glob("1.*.ninjs.json"))
    assert made(f"OPTIONS={' '.join(OPTIONS)} --per article") == []
