"""One page from bytes to files: what is published, and what keeps it from being published."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from convert import page_reading, page_writing, pipeline
from convert.batch.plan import Source
from convert.catalogue import RULES
from convert.errors import CannotWriteError, ConvertError, ExitCode, UnreadableError
from convert.findings import Finding, fields_of, finding
from convert.formats.base import WriteOptions, Written
from convert.formats.newsml import guard, validator
from convert.page import InputRefusedError, PageOptions, PageRefusedError
from convert.page_reading import read_bytes, read_page
from convert.pipeline import convert_page
from convert.publish import sha256
from convert.tree import Issue, text_stream
from tests.paper import PAGE


class Plain:
    """A format of the simplest kind: the text stream itself; each part can be made to go wrong."""

    name, suffix, media_type = "plain", ".plain", "text/plain"

    def __init__(self) -> None:
        self.said: list[Finding] = []
        self.problems: list[Finding] = []
        self.read: Callable[[str], str] = str
        self.options: WriteOptions | None = None

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        self.options = options
        return Written(text_stream(issue).encode(), tuple(self.said))

    def validate(self, data: bytes) -> list[Finding]:
        return self.problems

    def text_stream(self, data: bytes) -> str:
        return self.read(data.decode())


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Plain:
    form = Plain()
    monkeypatch.setattr(pipeline, "load", lambda _: form)
    return form


OPTIONS = PageOptions(formats=("plain",), keywords=False)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "in" / "第3版.txt"
    path.parent.mkdir()
    path.write_bytes(PAGE.encode())
    return Source(path, "in/第3版.txt")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def refused(source: Source, folder: Path, options: PageOptions = OPTIONS) -> ConvertError:
    with pytest.raises(ConvertError) as caught:
        convert_page(source, folder, options)
    assert names(folder) == []
    return caught.value


def test_a_page_is_published_with_its_record(plain: Plain, source: Source, tmp_path: Path) -> None:
    made = convert_page(source, tmp_path / "out", OPTIONS)
    assert names(tmp_path / "out") == ["第3版.plain", "第3版.record.json"]
    assert [output.name for output in made.outputs] == ["第3版.plain"]
    assert made.articles >= 1


def test_the_record_says_what_came_from_where(plain: Plain, source: Source, tmp_path: Path) -> None:
    options = replace(OPTIONS, rights="版权所有", epoch=86400)
    made = convert_page(source, tmp_path / "out", options)
    record = json.loads((tmp_path / "out" / "第3版.record.json").read_text("utf-8"))
    assert record["kind"] == "banmian-record/1"
    assert record["source"] == {
        "name": "第3版.txt",
        "sha256": sha256(PAGE.encode()),
        "bytes": len(PAGE.encode()),
        "encoding": "utf-8",
    }
    assert record["outputs"] == [
        {
            "name": "第3版.plain",
            "format": "plain",
            "media_type": "text/plain",
            "sha256": made.outputs[0].sha256,
            "bytes": made.outputs[0].size,
            "findings": [],
        }
    ]
    assert record["options"] == {
        "typography": "source", "rights": "版权所有", "keywords": False, "source_date_epoch": 86400,
    }  # fmt: skip
    assert set(record["versions"]) == {"banmian", "python", "libraries", "model", "schemas"}
    assert record["facts"]["date"] == "folio"
    assert str(tmp_path) not in json.dumps(record)


def test_a_page_may_be_converted_again_and_again(plain: Plain, source: Source, tmp_path: Path) -> None:
    convert_page(source, tmp_path / "out", OPTIONS)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    convert_page(source, tmp_path / "out", OPTIONS)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    source.path.write_bytes(PAGE.replace("十二分钟", "十三分钟").encode())
    convert_page(source, tmp_path / "out", OPTIONS)
    assert (tmp_path / "out" / "第3版.plain").read_bytes() != before["第3版.plain"]


def test_an_output_changed_by_somebody_is_theirs(plain: Plain, source: Source, tmp_path: Path) -> None:
    convert_page(source, tmp_path / "out", OPTIONS)
    (tmp_path / "out" / "第3版.plain").write_bytes("编辑过".encode())
    with pytest.raises(CannotWriteError) as caught:
        convert_page(source, tmp_path / "out", OPTIONS)
    assert caught.value.finding.code == "OUT013"
    convert_page(source, tmp_path / "out", replace(OPTIONS, force=True))


def test_a_record_that_is_damaged_is_told_to_be_none_that_can_be_read(
    plain: Plain, source: Source, tmp_path: Path
) -> None:
    convert_page(source, tmp_path / "out", OPTIONS)
    (tmp_path / "out" / "第3版.record.json").write_bytes(b"{}")
    with pytest.raises(CannotWriteError) as caught:
        convert_page(source, tmp_path / "out", OPTIONS)
    assert caught.value.finding.code == "OUT014"


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_foreign_record_is_not_overwritten(plain: Plain, source: Source, tmp_path: Path, dry_run: bool) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "第3版.record.json").write_text("{}")
    with pytest.raises(CannotWriteError):
        convert_page(source, tmp_path / "out", replace(OPTIONS, dry_run=dry_run))
    assert names(tmp_path / "out") == ["第3版.record.json"]


def test_a_dry_run_finds_the_same_and_writes_nothing(plain: Plain, source: Source, tmp_path: Path) -> None:
    dry = convert_page(source, tmp_path / "out", replace(OPTIONS, dry_run=True))
    assert names(tmp_path / "out") == []
    assert dry == convert_page(source, tmp_path / "out", OPTIONS)
    (tmp_path / "out" / "第3版.plain").write_bytes(b"x")
    with pytest.raises(CannotWriteError):
        convert_page(source, tmp_path / "out", replace(OPTIONS, dry_run=True))


def test_a_page_that_lost_text_is_not_written(
    plain: Plain, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_reading, "check_conservation", lambda *_: [finding("TREE001", line=1, character="晨")])
    error = refused(source, tmp_path / "out")
    assert isinstance(error, PageRefusedError)
    assert "TREE001" in [f.code for f in error.findings]


def test_an_output_that_is_not_valid_is_not_written(plain: Plain, source: Source, tmp_path: Path) -> None:
    plain.problems = [finding("TREE005", format="plain", node="x"), finding("JSON003", reason="x")]
    error = refused(source, tmp_path / "out")
    assert isinstance(error, PageRefusedError)
    assert (error.finding.code, error.exit_code) == ("JSON003", 4)


def test_a_warning_of_a_validator_is_reported_and_no_obstacle(plain: Plain, source: Source, tmp_path: Path) -> None:
    plain.problems = [finding("TREE005", format="plain", node="x")]
    assert "TREE005" in [f.code for f in convert_page(source, tmp_path / "out", OPTIONS).findings]


def test_an_output_whose_text_differs_from_the_trees_is_not_written(
    plain: Plain, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain.read = lambda text: text.replace("大桥", "小桥", 1)
    assert refused(source, tmp_path / "out").finding.code == "RUN025"  # the format is someone else's
    monkeypatch.setattr(page_writing, "BUILT_IN", ("plain",))
    assert refused(source, tmp_path / "out").finding.code == "TREE004"


def test_the_writer_is_given_the_time_of_the_issue(plain: Plain, source: Source, tmp_path: Path) -> None:
    convert_page(source, tmp_path / "out", OPTIONS)
    assert plain.options is not None
    assert plain.options.time.isoformat() == "2026-07-01T00:00:00+00:00"
    assert plain.options.time_known


def test_issue_toml_that_is_not_valid_stops_its_page(plain: Plain, source: Source, tmp_path: Path) -> None:
    (source.path.parent / "issue.toml").write_text("date = 'soon'")
    error = refused(source, tmp_path / "out")
    assert (error.finding.code, error.exit_code) == ("FACT005", 2)


def test_a_file_beyond_the_limit_is_not_read_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_reading, "MAX_BYTES", 10)
    (tmp_path / "big.txt").write_bytes(b"x" * 11)
    for path in filter(Path.exists, (tmp_path / "big.txt", Path("/dev/zero"))):
        with pytest.raises(UnreadableError) as caught:
            read_bytes(path)
        assert caught.value.finding.code == "SRC013"


def test_what_is_no_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(tmp_path)
    assert caught.value.finding.code == "SRC015"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files there")
def test_a_pipe_is_read_to_its_end_and_one_that_nobody_writes_into_is_told(tmp_path: Path) -> None:
    pipe = tmp_path / "z.txt"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(pipe)
    assert caught.value.finding.values == (("reason", "a pipe that nobody writes into"),)

    def write() -> None:
        with pipe.open("wb", buffering=0) as file:
            opened.set()
            for part in (b"1", b"2"):
                time.sleep(0.1)
                file.write(part)

    opened, keeping = threading.Event(), os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # a writer waits for a reader
    writer = threading.Thread(target=write)
    writer.start()
    opened.wait()
    assert read_bytes(pipe) == b"12"
    writer.join()
    os.close(keeping)


def test_keywords_are_looked_for_only_when_wanted(
    plain: Plain, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Issue] = []

    def noted(issue: Issue) -> Issue:
        asked.append(issue)
        return issue

    monkeypatch.setattr(page_reading, "enriched", noted)
    convert_page(source, tmp_path / "out", OPTIONS)
    assert asked == []
    convert_page(source, tmp_path / "out", replace(OPTIONS, keywords=True))
    assert len(asked) == 1


def test_the_invented_page_keeps_the_law() -> None:
    page = read_page(PAGE.encode(), "x", OPTIONS.facts, OPTIONS)
    assert (page.issue.publication, page.issue.date) == ("晨江日报", "2026-07-01")
    assert [p.number for p in page.issue.pages] == ["3"]


def test_a_page_may_be_written_in_one_format_after_the_other(source: Source, tmp_path: Path) -> None:
    for name in ("json", "ninjs"):
        convert_page(source, tmp_path / "out", PageOptions(formats=(name,), keywords=False))
    convert_page(source, tmp_path / "both", PageOptions(formats=("ninjs", "json"), keywords=False))
    record = "第3版.record.json"
    assert (tmp_path / "out" / record).read_bytes() == (tmp_path / "both" / record).read_bytes()
    source.path.write_bytes(PAGE.replace("十二分钟", "十三分钟").encode())
    for name in ("json", "ninjs"):
        convert_page(source, tmp_path / "out", PageOptions(formats=(name,), keywords=False))


@pytest.mark.parametrize("code", sorted(page_writing.TOO_LARGE))
def test_a_page_that_is_too_large_for_a_format_is_told_of_the_page_and_not_of_a_file_that_somebody_sent(
    plain: Plain, source: Source, tmp_path: Path, code: str
) -> None:
    plain.problems = [finding(code, line=258953, **dict.fromkeys(fields_of(RULES[code]), "2"))]
    with pytest.raises(InputRefusedError) as refused:
        convert_page(source, tmp_path, OPTIONS)
    assert refused.value.exit_code is ExitCode.UNREADABLE
    assert refused.value.findings == (finding("TREE009", format="plain", check=code),)


def test_what_newsml_cannot_hold_it_says_when_it_is_written(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MAX_XML_NODES", 100)
    monkeypatch.setattr(guard, "SHORT", 100)
    monkeypatch.setattr(validator, "parse_plain", lambda _: None)
    with pytest.raises(InputRefusedError) as refused:
        convert_page(source, tmp_path, replace(OPTIONS, formats=("newsml",)))
    assert refused.value.findings == (finding("TREE009", format="newsml", check="NML032"),)
    assert convert_page(source, tmp_path, replace(OPTIONS, formats=("json",))).outputs
