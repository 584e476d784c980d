"""openxml-audit: its errors as findings, and the real thing where it is installed."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest

from convert.errors import ValidatorMissingError
from convert.formats import load
from convert.official import base
from convert.official.openxml import judged
from convert.official.table import VALIDATORS
from convert.official.worker import NoAnswerError
from tests.golden.test_golden import OPTIONS
from tests.official.tools import copy_of, needs
from tests.trees import CORPUS

COPY = copy_of(Path("000001.docx"), "docx", "第3版.docx")
ERROR = {
    "type": "schema", "severity": "error", "message": "bad", "part": "/word/document.xml", "path": "/a[1]", "id": "",
}  # fmt: skip


@pytest.mark.parametrize(("severity", "code"), [("error", "OFF041"), ("warning", "OFF042"), ("info", "OFF043")])
def test_each_severity_has_a_code_and_the_place_is_told(severity: str, code: str) -> None:
    (problem,) = judged([{**ERROR, "severity": severity}], COPY).findings
    assert problem.code == code
    assert dict(problem.values) == {
        "rule": "schema", "message": "bad", "part": "word/document.xml", "place": "word/document.xml /a[1]",
    }  # fmt: skip


@pytest.mark.parametrize("said", [None, [3], [{}], [{**ERROR, "severity": "odd"}]])
def test_errors_of_another_form_are_no_verdict(said: Any) -> None:
    with pytest.raises(NoAnswerError):
        judged(said, COPY)


def test_it_is_not_run_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "find_spec", lambda name: ModuleSpec(name, None) if name != "openxml_audit" else None)
    with pytest.raises(ValidatorMissingError) as error:
        VALIDATORS["openxml-audit"].version()
    assert error.value.finding.code == "OFF001"


def test_it_finds_nothing_in_our_documents_and_what_is_wrong_with_others(tmp_path: Path) -> None:
    needs("openxml-audit")
    good, bad = tmp_path / "好 稿.docx", tmp_path / "坏.docx"
    good.write_bytes(load("docx").write(CORPUS["plain_news"], OPTIONS).data)
    bad.write_bytes(b"no zip at all")
    first, second = VALIDATORS["openxml-audit"].judge([copy_of(good, "docx"), copy_of(bad, "docx")])
    assert first.findings == ()
    assert {problem.code for problem in second.findings} == {"OFF041"}
