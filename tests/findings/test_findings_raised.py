"""Each directory here is named after the code that its file raises: that one, and no other error.

`command` is the command line, run in a copy of the directory.  What no small file can hold is made below.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from convert.catalogue import RULES, Severity
from convert.limits import MAX_BYTES, MAX_LINE_LENGTH, MAX_LINES
from tests.cli.command import call

HERE = Path(__file__).parent
CODES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name in RULES)
_FOUND = re.compile(r'(?:note|warning|error) ([A-Z]+\d{3}): |"code": "([A-Z]+\d{3})"')


def raised(*args: str) -> set[str]:
    """The codes that a command tells of, in lines or in a report."""
    outcome = call(*args)
    assert "Traceback" not in outcome.err
    return {one or other for one, other in _FOUND.findall(outcome.out + outcome.err)}


def only(code: str, found: set[str]) -> None:
    assert code in found
    assert {other for other in found if RULES[other].severity is Severity.ERROR} <= {code}


def test_directories_are_named_after_codes() -> None:
    assert sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] != "_") == CODES
    assert len(CODES) > 35


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_raised_and_no_other_error(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "here"
    shutil.copytree(HERE / code, folder)
    monkeypatch.chdir(folder)
    only(code, raised(*(folder / "command").read_text("utf-8").split()))


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)


MADE: dict[str, Callable[[Path], object]] = {
    "SRC012": lambda path: path.write_text("河\n" * (MAX_LINES + 1), "utf-8"),
    "SRC013": _large,
    "SRC014": lambda path: path.write_text("河" * (MAX_LINE_LENGTH + 1), "utf-8"),
    "SRC015": lambda path: path.symlink_to(path),
    "SRC001": lambda path: path.symlink_to(path.parent / "nowhere"),
}


@pytest.mark.parametrize("code", MADE)
def test_what_no_small_file_can_hold_is_raised_likewise(code: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    MADE[code](page)
    only(code, raised("check", str(page)))
