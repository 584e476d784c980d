"""A page is done again where something that shapes its output changed, and only there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from convert.batch import current, run
from convert.batch.locks import lock_path
from convert.batch.records import lock_name
from convert.batch.run import Result, convert_all, plan
from convert.facts import OPTION
from convert.page import PageOptions
from convert.parser.facts import IssueFacts
from convert.publish import sha256
from tests.batch.test_records import record
from tests.cli.command import call, environment
from tests.paper import PAGE, SHORT

OPTIONS = PageOptions(formats=("json", "ninjs"), keywords=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name, text in (("a/1.txt", SHORT), ("b/2.txt", PAGE)):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(text.encode())
    return tmp_path / "in"


def converted(pages: Path, options: PageOptions = OPTIONS, *, again: bool = False) -> list[Result]:
    return convert_all(plan([str(pages)], options), pages.parent / "out", options, again=again)


def done(results: list[Result]) -> list[str]:
    """The pages that were done, by their names."""
    return [Path(result.file).stem for result in results if not result.up_to_date]


def state(top: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file and directory below: its inode, its time, its bytes."""
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in (top, *sorted(top.rglob("*")))
    }


def test_a_run_with_nothing_to_do_touches_nothing_and_tells_the_same(pages: Path) -> None:
    first = converted(pages)
    before = state(pages.parent / "out")
    second = converted(pages)
    assert [result.up_to_date for result in second] == [True, True]
    assert state(pages.parent / "out") == before
    for one, other in zip(first, second, strict=True):
        assert (one.file, one.folder, one.findings, one.articles) == (
            other.file,
            other.folder,
            other.findings,
            other.articles,
        )
        assert [(o.name, o.sha256, o.size) for o in one.outputs] == [(o.name, o.sha256, o.size) for o in other.outputs]


def test_no_parser_is_loaded_to_find_that_nothing_is_to_be_done(pages: Path) -> None:
    call("convert", pages, "-o", pages.parent / "out", "-t", "json", "--no-keywords")
    script = (
        "import sys; from convert.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'numpy', 'lxml', 'jieba', 'docx', 'ebooklib', 'jsonschema_rs', 'convert.parser.parse'};"
        "print(code, sorted(heavy & set(sys.modules)))"
    )
    args = ["convert", str(pages), "-o", str(pages.parent / "out"), "-t", "json", "--no-keywords"]
    ran = subprocess.run([sys.executable, "-c", script, *args], env=environment(), capture_output=True, check=True)
    assert ran.stdout.decode() == "0 []\n"
    assert b"up to date already: 2" in ran.stderr


CHANGES: dict[str, Callable[[Path], PageOptions | None]] = {
    "source": lambda top: (top / "a/1.txt").write_bytes(SHORT.replace("钟楼", "鼓楼").encode()) and None,
    "corrections": lambda top: (top / "a/1.fix.toml").write_text('[page]\nnumber = "7"\n', "utf-8") and None,
    "issue.toml": lambda top: (top / "a/issue.toml").write_text('publication = "晨报"\n', "utf-8") and None,
    "an output lost": lambda top: (top.parent / "out/a/1.json").unlink(),
    "an output changed": lambda top: (top.parent / "out/a/1.json").write_bytes(b"{}") and None,
    "the record lost": lambda top: (top.parent / "out/a/1.record.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_shapes_one_page_makes_that_page_be_done_again(pages: Path, change: str) -> None:
    converted(pages)
    CHANGES[change](pages)
    force = replace(OPTIONS, force=True) if change == "an output changed" else OPTIONS
    results = converted(pages, force)
    assert done(results) == ["1"]
    assert [result.failed for result in results] == [None, None]
    assert done(converted(pages)) == []


@pytest.mark.parametrize(
    "options",
    [
        replace(OPTIONS, facts=IssueFacts().with_fact("publication", "晨报", OPTION + "publication")),
        replace(OPTIONS, defaults=IssueFacts().with_fact("number", "9", "banmian.toml")),
        replace(OPTIONS, provider="示例报社"),
        replace(OPTIONS, epoch=1_782_864_000),
        replace(OPTIONS, typography="restore"),
        replace(OPTIONS, formats=("json", "docx")),
    ],
)
def test_an_option_that_shapes_outputs_makes_all_be_done_again(pages: Path, options: PageOptions) -> None:
    converted(pages)
    assert done(converted(pages, options)) == ["1", "2"]
    assert done(converted(pages, options)) == []


def test_versions_count_and_what_is_asked_for_by_name(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converted(pages)
    assert done(converted(pages, replace(OPTIONS, formats=("ninjs",)))) == []
    assert done(converted(pages, again=True)) == ["1", "2"]
    monkeypatch.setattr(current, "versions", lambda: {"banmian": "0.0.0"})
    assert done(converted(pages)) == ["1", "2"]


def test_where_a_fact_comes_from_counts_too(pages: Path) -> None:
    (pages / "issue.toml").write_text('publication = "晨报"\n', "utf-8")
    converted(pages)
    options = replace(OPTIONS, facts=IssueFacts().with_fact("publication", "晨报", OPTION + "publication"))
    assert done(converted(pages, options)) == ["1", "2"]


def test_facts_of_corrections_and_of_files_read_back_stay_up_to_date(pages: Path) -> None:
    (pages / "a/1.fix.toml").write_text('[page]\npublication = "晨报"\n', "utf-8")
    converted(pages)
    assert done(converted(pages)) == []
    out, other = pages.parent / "out", pages.parent / "other"
    for expected in (["1"], []):
        entries = plan([str(out / "a/1.json")], OPTIONS)
        assert [Path(r.file).stem for r in convert_all(entries, other, OPTIONS) if not r.up_to_date] == expected


def test_a_page_that_would_be_held_back_now_is_not_up_to_date(pages: Path) -> None:
    converted(pages)
    least = min(json.loads(path.read_bytes())["least_sure"] for path in (pages.parent / "out").rglob("*.record.json"))
    assert done(converted(pages, replace(OPTIONS, min_confidence=least))) == []
    results = converted(pages, replace(OPTIONS, min_confidence=least + 0.0001))
    assert [str(r.findings[-1].code) for r in results if r.failed] == ["PAR009"]


def test_findings_of_pages_up_to_date_count_for_the_exit_code(pages: Path) -> None:
    args = ("convert", pages, "-o", pages.parent / "out", "-t", "json", "--no-keywords", "--fail-on", "warning")
    first, second = call(*args), call(*args)
    assert (first.code, second.code) == (1, 1)
    assert "FACT001" in first.err
    assert "FACT001" not in second.err


def test_two_runs_at_once_do_no_page_twice(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = plan([str(pages)], OPTIONS)
    first = run.Looker(pages.parent / "out", OPTIONS)
    assert [first.up_to_date(entry) for entry in entries if isinstance(entry, run.Source)] == [None, None]
    converted(pages)  # the other run, after this one looked
    results = [
        run.convert_one(entry, folder=pages.parent / "out", options=OPTIONS, again=False)
        for entry in entries
        if isinstance(entry, run.Source)
    ]
    assert [result.up_to_date for result in results] == [True, True]


# --------------------------------------------------------------------------- the manifest


def test_the_manifest_is_mended_where_it_lacks_what_a_killed_run_did(pages: Path) -> None:
    converted(pages)
    path = pages.parent / "out" / "manifest.json"
    whole = path.read_bytes()
    path.unlink()
    assert done(converted(pages)) == []
    assert path.read_bytes() == whole


def test_entries_come_and_go_with_their_records(tmp_path: Path) -> None:
    from convert.batch.manifest import manifest, write_manifest
    from convert.batch.records import to_json

    for number in (2, 10, 3):
        record(tmp_path / f"子\u2028{number}" / f"{number}.record.json", f"{number}.epub")
        assert write_manifest(tmp_path, {f"子\u2028{number}/{number}.record.json"}).read_bytes() == to_json(
            manifest(tmp_path)
        )
    (tmp_path / "子\u202810" / "10.record.json").unlink()
    record(tmp_path / "子\u20282" / "2.record.json", "2.epub", "2.docx")
    assert write_manifest(tmp_path, {"子\u20282/2.record.json"}).read_bytes() == to_json(manifest(tmp_path))


def test_a_run_over_a_page_reads_no_record_that_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from convert.batch import manifest

    for number in range(5):
        record(tmp_path / f"{number}.record.json", f"{number}.epub")
    manifest.write_manifest(tmp_path)
    record(tmp_path / "5.record.json", "5.epub")
    read: list[str] = []
    real = manifest._anew
    monkeypatch.setattr(manifest, "_anew", lambda name, data, chunk: read.append(name) or real(name, data, chunk))
    manifest.write_manifest(tmp_path, {"5.record.json"})
    assert set(read) == {"5.record.json"}


# --------------------------------------------------------------------------- killed between two renames


def test_a_page_cut_between_two_renames_is_ours_though_its_source_changed(pages: Path) -> None:
    out = pages.parent / "out" / "a"
    converted(pages)
    data = (out / "1.json").read_bytes()
    record_path = out / "1.record.json"
    lock_path(out, lock_name(record_path)).write_text(f"{sha256(data)}  1.json\n{'0' * 64}  1.record.json\n", "utf-8")
    for name in ("1.record.json", "1.ninjs.json"):
        (out / name).unlink()
    (pages / "a/1.txt").write_bytes(SHORT.replace("钟楼", "鼓楼").encode())
    results = converted(pages)
    assert [result.failed for result in results] == [None, None]
    assert done(results) == ["1"]
    assert not list(out.glob(".*"))


def test_leavings_are_swept_but_not_those_of_a_run_at_work(tmp_path: Path) -> None:
    from convert.batch.locks import lock, sweep

    (tmp_path / ".banmian-0a0a0a0a-12ab.tmp").write_bytes(b"half")
    (tmp_path / ".banmian-0b0b0b0b.lock").write_bytes(b"")
    (tmp_path / "banmian-of-mine.tmp").write_bytes(b"mine")
    with lock(tmp_path / "x", "0c0c0c0c"):
        (tmp_path / ".banmian-0c0c0c0c-12ab.tmp").write_bytes(b"half")
        sweep(tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            ".banmian-0c0c0c0c-12ab.tmp",
            ".banmian-0c0c0c0c.lock",
            "banmian-of-mine.tmp",
        ]
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["banmian-of-mine.tmp"]
