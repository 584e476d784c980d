"""DAISY Ace, played by scripts: a good report, a bad one, none, a crash, a hang, and another program of that name."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from convert.errors import ValidatorMissingError
from convert.official import base
from convert.official.ace import judged
from convert.official.base import Verdict
from convert.official.table import VALIDATORS
from convert.official.worker import NoAnswerError
from tests.official.tools import copy_of

ACE = VALIDATORS["ace"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: scripts cannot stand in for ace here")


def assertion(impact: str = "serious", outcome: str = "fail", **result: Any) -> dict[str, Any]:
    return {
        "earl:result": {"earl:outcome": outcome, "dct:description": "no language", **result},
        "earl:test": {"earl:impact": impact, "dct:title": "html-has-lang"},
    }


def report(*found: dict[str, Any], url: str = "page%20one.xhtml") -> dict[str, Any]:
    return {"assertions": [{"earl:testSubject": {"url": url}, "assertions": list(found)}]}


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """A program called `ace`, in Python; `out` is its --outdir, `book` the last argument."""
    script = folder / "bin" / "ace"
    script.parent.mkdir()
    start = "import json, os, sys, time\nargs = sys.argv[1:]\n"
    start += "if args == ['--version']: print('1.4.6'); sys.exit()\n"
    start += "out = args[args.index('--outdir') + 1]; os.makedirs(out); book = args[-1]\n"
    script.write_text(f"#!{sys.executable}\n{start}{body}\n", "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(script.parent))


def verdict(tmp_path: Path) -> Verdict:
    book = tmp_path / "书 一.epub"
    book.write_bytes(b"book")
    (found,) = ACE.judge([copy_of(book, "epub")])
    return found


@pytest.mark.parametrize(
    ("impact", "code"),
    [("critical", "OFF031"), ("serious", "OFF031"), ("moderate", "OFF032"), ("minor", "OFF033"), ("odd", "OFF032")],
)
def test_each_impact_has_a_code(impact: str, code: str) -> None:
    found = report(assertion(impact, **{"earl:pointer": {"css": ["html", "p"]}}))
    (problem,) = judged(found, copy_of(Path("1.epub"), "epub")).findings
    assert problem.code == code
    assert dict(problem.values) == {
        "rule": "html-has-lang", "message": "no language", "part": "page one.xhtml", "place": "page one.xhtml html p",
    }  # fmt: skip


def test_what_passes_is_not_told() -> None:
    assert judged(report(assertion(outcome="pass")), copy_of(Path("1.epub"), "epub")).findings == ()


@pytest.mark.parametrize("said", [None, [], {}, {"assertions": [{}]}, {"assertions": 3}])
def test_a_report_of_another_form_is_no_verdict(said: Any) -> None:
    with pytest.raises(NoAnswerError) as error:
        judged(said, copy_of(Path("1.epub"), "epub"))
    assert error.value.finding.code == "OFF008"


def test_it_is_run_on_each_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(report(assertion()))
    install(tmp_path, monkeypatch, f"open(out + '/report.json', 'w').write({text!r}); print('noise')")
    assert ACE.version() == "1.4.6"
    found = verdict(tmp_path)
    assert found.complete
    assert [problem.code for problem in found.findings] == ["OFF031"]


@pytest.mark.parametrize(
    ("body", "code", "reason"),
    [
        ("print('no browser'); sys.exit(1)", "OFF007", "exit code 1: no browser"),
        ("os.kill(os.getpid(), 6)", "OFF007", "signal 6"),
        ("open(out + '/report.json', 'w').write('<html>')", "OFF008", "Expecting value: line 1 column 1 (char 0)"),
        ("open(out + '/report.json', 'wb').write(b'\\xff')", "OFF008", "'utf-8' codec can't decode byte 0xff"),
    ],
)
def test_where_it_fails_there_is_a_reason(
    body: str, code: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, body)
    found = verdict(tmp_path)
    assert not found.complete
    assert [problem.code for problem in found.findings] == [code]
    assert dict(found.findings[0].values)["reason"].startswith(reason)


def test_it_is_ended_where_it_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "time.sleep(60)")
    monkeypatch.setattr(base, "TIMEOUT", 0.5)
    assert [problem.code for problem in verdict(tmp_path).findings] == ["OFF006"]


def test_without_the_command_it_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ValidatorMissingError) as error:
        ACE.version()
    assert error.value.finding.code == "OFF003"


def test_another_program_of_that_name_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "ace"
    script.write_text("#!/bin/sh\necho 'UNACE v2.5 public version'\n", "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    with pytest.raises(ValidatorMissingError) as error:
        ACE.version()
    assert error.value.finding.code == "OFF005"
    assert "UNACE v2.5" in dict(error.value.finding.values)["reason"]
