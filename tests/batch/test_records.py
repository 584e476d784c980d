"""The manifest, and what banmian knows as its own."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.batch.manifest import manifest, refuse_foreign_manifest, write_manifest
from convert.batch.records import (
    MANIFEST_KIND,
    RECORD,
    made_by_us,
    ours,
    read_record,
    to_json,
    with_earlier,
)
from convert.errors import CannotWriteError
from convert.publish import sha256


def record(path: Path, *outputs: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    stem = path.name.removesuffix(".record.json")
    entries = [{"name": name, "sha256": sha256(name.encode()), "bytes": len(name)} for name in outputs]
    counts = {"note": 1, "warning": 0, "error": 0}
    path.write_bytes(to_json({"kind": RECORD, "source": {"name": stem + ".txt"}, "outputs": entries, "counts": counts}))


def test_the_manifest_lists_the_records_below_in_order(tmp_path: Path) -> None:
    record(tmp_path / "b" / "2.record.json", "2.epub")
    record(tmp_path / "10.record.json", "10.epub", "10.json")
    (tmp_path / "x.record.json").write_text('{"kind": "something else"}')
    pages = json.loads(write_manifest(tmp_path).read_text("utf-8"))["pages"]
    assert [page["record"]["path"] for page in pages] == ["10.record.json", "b/2.record.json"]
    assert [output["path"] for output in pages[0]["outputs"]] == ["10.epub", "10.json"]
    assert pages[1]["outputs"] == [{"path": "b/2.epub", "sha256": sha256(b"2.epub"), "bytes": 6}]
    assert pages[1]["record"]["sha256"] == sha256((tmp_path / "b" / "2.record.json").read_bytes())
    assert pages[1]["findings"] == {"note": 1, "warning": 0, "error": 0}


def test_the_lock_leaves_no_file_behind(tmp_path: Path) -> None:
    write_manifest(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def _one_run(folder: Path, number: int) -> None:
    record(folder / f"{number}.record.json", f"{number}.epub")
    write_manifest(folder)


def test_runs_beside_each_other_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    runs = [context.Process(target=_one_run, args=(tmp_path, number)) for number in range(8)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0] * 8
    pages = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["pages"]
    assert [page["record"]["path"] for page in pages] == [f"{number}.record.json" for number in range(8)]


def test_a_manifest_of_someone_elses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "a web app"}')
    for action in (lambda: refuse_foreign_manifest(tmp_path, force=False), lambda: write_manifest(tmp_path)):
        with pytest.raises(CannotWriteError) as caught:
            action()
        assert caught.value.finding.code == "OUT014"
    refuse_foreign_manifest(tmp_path, force=True)
    write_manifest(tmp_path, force=True)
    assert manifest(tmp_path) == {"kind": MANIFEST_KIND, "pages": []}


def test_what_the_record_lists_is_ours_and_nothing_else(tmp_path: Path) -> None:
    record(tmp_path / "1.record.json", "1.epub")
    known = ours(read_record(tmp_path / "1.record.json"))
    assert made_by_us(tmp_path / "1.epub", b"1.epub", known)
    assert not made_by_us(tmp_path / "1.epub", b"changed", known)
    assert not made_by_us(tmp_path / "2.epub", b"1.epub", known)
    assert made_by_us(tmp_path / "1.record.json", (tmp_path / "1.record.json").read_bytes(), {})
    assert not made_by_us(tmp_path / "1.record.json", b"[]", {})


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'{"kind": "banmian-record/1", "outputs": [3]}'])
def test_a_damaged_record_makes_nothing_ours(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "1.record.json").write_bytes(data)
    assert ours(read_record(tmp_path / "1.record.json")) == {}


# --------------------------------------------------------------------------- runs that add to a record


def made(*formats: str, source: str = "s", digest: str = "d") -> dict[str, Any]:
    return {
        "kind": RECORD,
        "source": {"sha256": source},
        "facts": {},
        "options": {},
        "versions": {},
        "findings": [{"code": "FACT001", "severity": "warning"}],
        "outputs": [
            {
                "name": f"1.{form}", "format": form, "sha256": digest,
                "findings": [{"code": "FACT004", "severity": "note"}],
            }
            for form in formats
        ],
    }  # fmt: skip


def test_two_runs_for_two_formats_leave_the_record_of_one_run_for_both() -> None:
    together = with_earlier(made("epub", "json"), None)
    one_way = with_earlier(made("json"), with_earlier(made("epub"), None))
    other_way = with_earlier(made("epub"), with_earlier(made("json"), None))
    assert together == one_way == other_way
    assert to_json(one_way) == to_json(other_way)
    assert together["counts"] == {"note": 2, "warning": 1, "error": 0}
    assert "earlier" not in together


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()


@given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner)))
def test_records_are_laid_out_as_json_does_it(value: object) -> None:
    expected = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    assert to_json(value) == expected.encode("utf-8", "backslashreplace")


def test_what_was_made_from_another_source_stays_ours_without_being_of_this_run() -> None:
    old = with_earlier(made("epub", "json", digest="old"), None)
    new = with_earlier(made("json", source="t"), old)
    assert [output["name"] for output in new["outputs"]] == ["1.json"]
    assert new["earlier"] == [{"name": "1.epub", "sha256": "old"}]
    assert ours(new) == {"1.epub": "old", "1.json": "d"}
    newest = with_earlier(made("epub", source="t"), new)
    assert "earlier" not in newest
    assert ours(newest) == {"1.epub": "d", "1.json": "d"}
