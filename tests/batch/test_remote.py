"""Sources and outputs at URLs come to the same bytes as on a disk, and what stores do otherwise is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import fsspec
import pytest

import convert
from convert.batch import manifest, remote_outputs
from convert.batch.crew import Crew
from convert.batch.locks import announcement, lock_path
from convert.batch.plan import Refused, Source
from convert.batch.records import lock_name
from convert.batch.remote_sources import expand
from convert.batch.run import Result, convert_all, plan
from convert.errors import CannotWriteError, UsageError
from convert.limits import MAX_BYTES
from convert.publish import sha256
from convert.storage import Url
from tests.batch.killing import files
from tests.batch.machines import s3_server
from tests.batch.test_run import OPTIONS
from tests.cli.command import banmian, call
from tests.paper import PAGE, SHORT

TOP = Url("memory://bucket")
QUICK: dict[str, Any] = {"formats": ["json"], "keywords": False}
FIX = '[[line]]\ntext = "河畔旧钟楼修好了"\nrole = "kicker"\n'


@pytest.fixture
def memory() -> Iterator[Url]:
    yield TOP
    if TOP.below():
        fsspec.filesystem("memory").rm("/bucket", recursive=True)


def lay_out(folder: Path) -> None:
    """An issue with everything that may lie around its pages."""
    (folder / "pages/2026/.old").mkdir(parents=True)
    (folder / "issue.toml").write_text('publication = "晨江日报"\ndate = "2026-07-01"\n', "utf-8")
    (folder / "pages/2026/issue.toml").write_text('number = "812"\n[pages.3]\nsection = "江畔"\n', "utf-8")
    (folder / "pages/头版 [1].txt").write_bytes(SHORT.encode("gb18030"))
    (folder / "pages/2026/03.TXT").write_bytes(PAGE.encode())
    (folder / "pages/2026/04.txt").write_bytes(SHORT.encode())
    (folder / "pages/2026/04.fix.toml").write_text(FIX, "utf-8")
    (folder / "pages/2026/empty.txt").write_bytes(b"")
    (folder / "pages/2026/.old/05.txt").write_bytes(SHORT.encode())
    (folder / "pages/2026/.06.txt").write_bytes(SHORT.encode())
    (folder / "pages/notes.md").write_bytes(b"# notes\n")
    (folder / "pages/2026/stray.fix.toml").write_text("", "utf-8")


def carry(folder: Path, url: Url) -> None:
    for name, data in files(folder).items():
        (url / name).put(data)


def at(url: Url) -> dict[str, bytes]:
    return {name: (url / name).read() or b"" for name in url.below()}


def told(results: list[Result], top: str) -> list[object]:
    """What a run came to, without the place."""
    return [
        (r.file.removeprefix(top), r.folder, r.outputs and [(o.name, o.sha256) for o in r.outputs], r.articles, r.failed,
         [(f.code, f.line, f.values) for f in r.findings], r.up_to_date)
        for r in results
    ]  # fmt: skip


def test_a_run_from_store_to_store_comes_to_the_same_as_one_on_the_disk(tmp_path: Path, memory: Url) -> None:
    lay_out(tmp_path / "in")
    carry(tmp_path / "in", memory / "in")
    for _ in ("made", "up to date"):
        here = convert.convert(tmp_path / "in/pages", tmp_path / "out")
        there = convert.convert(f"{memory}/in/pages", f"{memory}/out")
        assert told(there, f"{memory}/in/pages") == told(here, str(tmp_path / "in/pages"))
        assert at(memory / "out") == files(tmp_path / "out")
    assert [result.failed for result in here] == [None, None, 3, None]
    assert [result.up_to_date for result in there] == [True, True, False, True]


def test_stores_and_disks_may_be_mixed(tmp_path: Path, memory: Url) -> None:
    lay_out(tmp_path / "in")
    carry(tmp_path / "in", memory / "in")
    convert.convert(tmp_path / "in/pages", tmp_path / "out", **QUICK)
    convert.convert(f"{memory}/in/pages", (tmp_path / "down").as_uri(), **QUICK)
    convert.convert((tmp_path / "in/pages").as_uri(), f"{memory}/up", **QUICK)
    assert files(tmp_path / "down") == files(tmp_path / "out") == at(memory / "up")
    (again,) = [r for r in convert.convert(f"{memory}/in/pages", tmp_path / "down", **QUICK) if r.failed]
    assert [finding.code for finding in again.findings] == ["SRC003"]


def test_a_page_that_is_named_has_its_settings_too(tmp_path: Path, memory: Url) -> None:
    lay_out(tmp_path / "in")
    carry(tmp_path / "in", memory / "in")
    for page in ("2026/04.txt", "2026/03.TXT"):
        convert.convert(tmp_path / "in/pages" / page, tmp_path / "out", **QUICK)
        convert.convert(f"{memory}/in/pages/{page}", f"{memory}/out", **QUICK)
    assert at(memory / "out") == files(tmp_path / "out")
    record = json.loads((tmp_path / "out/04.record.json").read_bytes())
    assert record["corrections"]["name"] == "04.fix.toml"
    assert record["given"]["publication"] == {"value": "晨江日报", "from": "../../issue.toml"}


def test_settings_on_this_machine_do_not_count_for_a_page_in_a_store(
    tmp_path: Path, memory: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "issue.toml").write_text('publication = "别的报"\n', "utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (memory / "page.txt").put(SHORT.encode())
    convert.convert(f"{memory}/page.txt", f"{memory}/out", **QUICK)
    assert b"publication" not in at(memory / "out")["page.record.json"]


def test_what_changes_in_a_store_is_done_again_and_nothing_else(memory: Url) -> None:
    for name in ("a", "b", "c", "d"):
        (memory / f"in/{name}.txt").put(SHORT.replace("钟楼", f"{name}号钟楼").encode())
    convert.convert(f"{memory}/in", f"{memory}/out", **QUICK)
    (memory / "in/b.txt").put(SHORT.encode())
    (memory / "in/c.fix.toml").put(FIX.replace("钟楼", "c号钟楼").encode())
    (memory / "out/d.json").put(b"{}")
    first = convert.convert(f"{memory}/in", f"{memory}/out", **QUICK)
    assert [result.up_to_date for result in first] == [True, False, False, False]
    assert [result.failed for result in first] == [None, None, None, 5]  # d.json is not ours any more
    assert [finding.file for finding in first[3].findings] == [f"{memory}/in/d.txt"]
    assert dict(first[3].findings[0].values) == {"path": f"{memory}/out/d.json"}
    convert.convert(f"{memory}/in", f"{memory}/out", force=True, **QUICK)
    second = convert.convert(f"{memory}/in", f"{memory}/out", **QUICK)
    assert all(result.up_to_date for result in second)


def test_what_a_killed_run_left_in_a_store_is_known_for_ours_and_cleared_away(memory: Url) -> None:
    (memory / "in/a.txt").put(SHORT.encode())
    left = b'{"cut": "short"}'
    lock = lock_path(Path(), lock_name(Path("a.record.json"))).name
    (memory / "out/a.json").put(left)
    (refused,) = convert.convert(f"{memory}/in", f"{memory}/out", **QUICK)
    assert (refused.failed, refused.findings[-1].code) == (5, "OUT002")
    (memory / "out" / lock).put(announcement({"a.json": sha256(left)}))
    (done,) = convert.convert(f"{memory}/in", f"{memory}/out", **QUICK)
    assert (done.failed, sorted(at(memory / "out"))) == (None, ["a.json", "a.record.json", "manifest.json"])
    (memory / "out" / lock).put(announcement({"a.json": sha256(left)}))  # killed after the record
    convert.convert(f"{memory}/in", f"{memory}/out", **QUICK)
    assert sorted(at(memory / "out")) == ["a.json", "a.record.json", "manifest.json"]


def test_a_record_comes_last_and_what_comes_is_announced(memory: Url, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    put, delete = Url.put, Url.delete
    monkeypatch.setattr(Url, "put", lambda url, data: (order.append(url.name), put(url, data))[1])
    monkeypatch.setattr(Url, "delete", lambda url: (order.append("-" + url.name), delete(url))[1])
    (memory / "a.txt").put(SHORT.encode())
    order.clear()
    convert.convert(f"{memory}/a.txt", f"{memory}/out", formats=["json", "ninjs"], keywords=False)
    lock = lock_path(Path(), lock_name(Path("a.record.json"))).name
    assert order == [lock, "a.json", "a.ninjs.json", "a.record.json", "-" + lock, "manifest.json"]


def test_runs_beside_each_other_end_with_one_manifest(memory: Url, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one run brings the manifest up to date, another ends its page and writes the manifest too."""
    for name in ("a", "b"):
        (memory / f"{name}.txt").put(SHORT.replace("钟楼", f"{name}号钟楼").encode())
    real, others = manifest.brought_up_to_date, [f"{memory}/b.txt"]

    def interrupted(*args: object) -> bytes:
        data = real(*args)  # type: ignore[arg-type]
        if others:
            convert.convert(others.pop(), f"{memory}/out", **QUICK)
        return data

    monkeypatch.setattr(remote_outputs, "brought_up_to_date", interrupted)
    convert.convert(f"{memory}/a.txt", f"{memory}/out", **QUICK)
    listed = json.loads(at(memory / "out")["manifest.json"])
    assert [page["record"]["path"] for page in listed["pages"]] == ["a.record.json", "b.record.json"]


def test_other_formats_and_other_runs_add_to_a_record_in_a_store(tmp_path: Path, memory: Url) -> None:
    (tmp_path / "a.txt").write_bytes(SHORT.encode())
    for form in ("ninjs", "json"):
        convert.convert(tmp_path / "a.txt", tmp_path / "out", formats=[form], keywords=False)
        convert.convert(tmp_path / "a.txt", f"{memory}/out", formats=[form], keywords=False)
    assert at(memory / "out") == files(tmp_path / "out")


def test_a_reissue_counts_on_from_what_lies_in_the_store(tmp_path: Path, memory: Url) -> None:
    page = tmp_path / "a.txt"
    for text in (SHORT, SHORT.replace("十一年", "十二年")):
        page.write_bytes(text.encode())
        for out in (tmp_path / "out", f"{memory}/out"):
            convert.convert(page, out, formats=["newsml"], keywords=False, reissue=True, publication="江城报",
                            date="2026-07-01")  # fmt: skip
    assert at(memory / "out") == files(tmp_path / "out")
    assert b'version="2"' in at(memory / "out")["a.newsml.xml"]


def test_what_cannot_be_is_told(memory: Url, monkeypatch: pytest.MonkeyPatch) -> None:
    (memory / "in/a.txt").put(SHORT.encode())
    (memory / "in/large.txt").put(SHORT.encode())
    (memory / "json/page.json").put(b"{}")
    (memory / "foreign/manifest.json").put(b"{}")
    monkeypatch.setattr("convert.batch.remote_sources.MAX_BYTES", len(SHORT.encode()) - 1)
    codes = [[f.code for f in r.findings] for r in convert.convert(f"{memory}/in", f"{memory}/out", **QUICK)]
    assert codes == [["SRC013"], ["SRC013"]]
    monkeypatch.setattr("convert.batch.remote_sources.MAX_BYTES", MAX_BYTES)
    (own,) = convert.convert(f"{memory}/json/page.json", f"{memory}/json", **QUICK)
    assert (own.failed, own.findings[-1].code) == (5, "OUT004")
    assert at(memory / "json") == {"page.json": b"{}"}
    (missing,) = convert.convert(f"{memory}/nowhere", f"{memory}/out", **QUICK)
    assert (missing.failed, missing.findings[-1].code) == (3, "SRC001")
    with pytest.raises(CannotWriteError) as refused:
        convert.convert(f"{memory}/in", f"{memory}/foreign", **QUICK)
    assert refused.value.finding.code == "OUT014"


def test_a_name_that_no_directory_can_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store takes any text for a name, also one that would lead out of where pages are laid down: that is hidden."""
    monkeypatch.setattr(Url, "below", lambda _: dict.fromkeys(["../../a.txt", "b//c.txt", "d.txt", "./e.txt"], 1))
    entries = list(expand(TOP / "in", f"{TOP}/in"))
    assert [entry.error.finding.code for entry in entries if isinstance(entry, Refused)] == ["SRC015"]
    assert [entry.shown for entry in entries if isinstance(entry, Source)] == [f"{TOP}/in/d.txt"]


def test_a_page_that_vanishes_from_a_store_is_told(memory: Url) -> None:
    (memory / "in/a.txt").put(SHORT.encode())
    entries = plan([f"{memory}/in"], OPTIONS)
    (memory / "in/a.txt").delete()
    (result,) = convert_all(entries, memory / "out", OPTIONS)
    assert (result.failed, [finding.code for finding in result.findings]) == (3, ["SRC001"])
    assert at(memory / "out") == {}


def test_the_memory_of_this_process_is_for_this_process(memory: Url) -> None:
    for number in range(12):
        (memory / f"in/{number}.txt").put(SHORT.encode())
    for crew in (Crew(2), Crew(1, time_limit=5), Crew(executor=ProcessPoolExecutor(1))):
        with pytest.raises(UsageError) as refused:
            convert_all(plan([f"{memory}/in"], OPTIONS), memory / "out", OPTIONS, crew=crew)
        assert refused.value.finding.code == "NET009"
    with ThreadPoolExecutor(2) as threads:
        done = convert.convert(f"{memory}/in", f"{memory}/out", executor=threads, **QUICK)
    again = convert_all(plan([f"{memory}/in"], OPTIONS), memory / "out", OPTIONS, jobs=None)
    assert [result.failed for result in done] == [None] * 12
    assert all(result.up_to_date for result in again)


def test_a_dry_run_puts_nothing(memory: Url) -> None:
    (memory / "in/a.txt").put(SHORT.encode())
    outcome = call("convert", f"{memory}/in", "-o", f"{memory}/out", "--dry-run", "-t", "json", "--no-keywords")
    assert outcome.code == 0
    assert f"{memory}/out/a.json" in outcome.err
    assert at(memory / "out") == {}


def test_other_commands_read_from_stores_too(tmp_path: Path, memory: Url) -> None:
    lay_out(tmp_path / "in")
    carry(tmp_path / "in", memory / "in")
    for args in (["check"], ["inspect"], ["convert", "-t", "json", "--no-keywords", "-o", "-"]):
        page = "in/pages/2026/04.txt"
        here, there = call(*args, str(tmp_path / page)), call(*args, f"{memory}/{page}")
        assert (there.code, there.out) == (here.code, here.out.replace(str(tmp_path), str(memory)))
        assert there.out
    strays = call("check", f"{memory}/in/pages").out
    assert f"{memory}/in/pages/2026/stray.fix.toml: warning FIX008" in strays


def test_a_table_is_read_from_the_store(tmp_path: Path, memory: Url) -> None:
    lay_out(tmp_path / "in")
    for out, table in ((str(tmp_path / "out"), "here.csv"), (f"{memory}/out", "there.csv")):
        call("convert", tmp_path / "in/pages", "-o", out, "--table", tmp_path / table, "-t", "json")
    assert (tmp_path / "there.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (["convert", "memory://bucket/in", "-o", "out", "--per", "issue"], ("--per", "memory://bucket/in")),
        (["convert", "memory://bucket/in", "-o", "out", "--per", "article"], ("--per", "memory://bucket/in")),
        (["convert", "memory://bucket/in", "-o", "-", "-t", "json", "--per", "issue"], ("--per", "memory://bucket/in")),
        (["convert", "in", "-o", "memory://bucket/out", "--per", "issue"], ("--per", "memory://bucket/out")),
        (["convert", "in", "-o", "memory://bucket/out", "--per", "article"], ("--per", "memory://bucket/out")),
        (["convert", "in", "memory://bucket/in", "-o", "out", "--deps", "d"], ("--deps", "memory://bucket/in")),
        (["convert", "in", "-o", "memory://bucket/out", "--deps", "d"], ("--deps", "memory://bucket/out")),
        (["convert", "memory://bucket/in", "-o", "out", "--base", "."], ("--base", "memory://bucket/in")),
        (["convert", "in", "-o", "memory://bucket/out", "--base", "."], ("--base", "memory://bucket/out")),
        (["convert", "--files-from", "list.txt", "-o", "out"], ("--files-from", "memory://bucket/in/a.txt")),
        (["check", "memory://bucket/in", "--base", "."], ("--base", "memory://bucket/in")),
        (["inspect", "memory://bucket/in", "--base", "."], ("--base", "memory://bucket/in")),
        (["check", "--files-from", "list.txt"], ("--files-from", "memory://bucket/in/a.txt")),
    ],
)  # fmt: skip
def test_what_is_for_files_of_this_machine_is_refused_with_a_url(
    args: list[str], named: tuple[str, str], tmp_path: Path, memory: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "in")
    (memory / "in/a.txt").put(SHORT.encode())
    Path("list.txt").write_text("in/pages/2026/04.txt\nmemory://bucket/in/a.txt\n", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    outcome = call(*args)
    assert (outcome.code, outcome.err.count(": error ") + outcome.err.count("error NET")) == (2, 1), outcome.err
    assert f"error NET011: {named[0]} cannot be given together with {named[1]};" in outcome.err
    assert sorted(tmp_path.rglob("*")) == before
    assert list(at(memory)) == ["in/a.txt"]


@pytest.mark.parametrize(
    ("args", "option"),
    [
        (["convert", "in", "-o", "out", "--deps", "memory://bucket/x"], "--deps"),
        (["convert", "in", "-o", "out", "--table", "memory://bucket/x"], "--table"),
        (["convert", "in", "-o", "out", "--report", "memory://bucket/x"], "--report"),
        (["convert", "in", "-o", "out", "--config", "memory://bucket/x"], "--config"),
        (["convert", "in", "-o", "out", "--base", "memory://bucket/x"], "--base"),
        (["convert", "in", "-o", "out", "--fixes", "memory://bucket/x"], "--fixes"),
        (["convert", "--files-from", "memory://bucket/x", "-o", "out"], "--files-from"),
        (["check", "in", "--report", "memory://bucket/x"], "--report"),
        (["watch", "memory://bucket/x", "-o", "out", "--once"], "DIR"),
        (["watch", "in", "-o", "memory://bucket/x", "--once"], "--output"),
        (["bag", "memory://bucket/x", "-o", "bag"], "OUT"),
        (["bag", "out", "-o", "memory://bucket/x"], "--output"),
        (["bag", "out", "-o", "bag", "--sources", "memory://bucket/x"], "--sources"),
        (["bag", "out", "-o", "bag", "--info", "memory://bucket/x"], "--info"),
        (["verify", "memory://bucket/x"], "BAG"),
        (["diff", "memory://bucket/x", "in"], "A"),
        (["diff", "in", "memory://bucket/x"], "B"),
        (["validate", "memory://bucket/x"], "FILE"),
        (["schema", "install", "memory://bucket/x"], "DIR"),
    ],
)  # fmt: skip
def test_what_can_only_lie_on_this_machine_is_refused_where_it_is_a_url(
    args: list[str], option: str, tmp_path: Path, memory: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "in")
    before = sorted(tmp_path.rglob("*"))
    outcome = call(*args)
    assert outcome.code == 2
    assert (
        f"error NET012: {option} names what lies on this machine, but memory://bucket/x lies in a store;" in outcome.err
    )
    assert sorted(tmp_path.rglob("*")) == before
    unknown = call(*[word.replace("memory://", "ftp://") for word in args])
    assert (unknown.code, "error NET008: ftp://bucket/x" in unknown.err) == (2, True)


def test_a_file_url_is_a_path_wherever_one_is_named(tmp_path: Path) -> None:
    url = tmp_path.as_uri()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "04.txt").write_text(SHORT, "utf-8")
    beside = ("--report", f"{url}/r%201.jsonl", "--table", f"{url}/t.csv", "--fixes", f"{url}/in")
    assert call("convert", f"{url}/in", "-o", f"{url}/out", *beside, "-t", "json", "--no-keywords").code == 0
    assert {"r 1.jsonl", "t.csv", "out"} <= {path.name for path in tmp_path.iterdir()}
    assert call("bag", f"{url}/out", "-o", f"{url}/bag", "--sources", f"{url}/in").code == 0
    assert call("verify", f"{url}/bag").code == 0
    assert call("diff", f"{url}/out", f"{url}/bag").code == 0
    page = tmp_path / "out" / "04.json"
    assert call("validate", page.as_uri()).code == 0
    assert convert.read(page.as_uri()).issue == convert.read(page).issue


def test_what_python_reads_lies_on_this_machine(memory: Url) -> None:
    for read in (convert.parse, convert.read):
        with pytest.raises(UsageError, match="NET012"):
            read(f"{memory}/a.txt")


def test_issues_and_articles_from_python_are_refused_with_a_url(tmp_path: Path, memory: Url) -> None:
    lay_out(tmp_path / "in")
    for source, output in ((f"{memory}/in", tmp_path / "out"), (tmp_path / "in", f"{memory}/out")):
        for per in ("issue", "article"):
            with pytest.raises(UsageError) as refused:
                convert.convert(source, output, per=per, **QUICK)
            assert refused.value.finding.code == "NET011"


def test_a_url_is_no_pattern(memory: Url) -> None:
    (memory / "in/a?[1]*.txt").put(SHORT.encode())
    (memory / "in/ab1.txt").put(PAGE.encode())
    results = convert.convert(f"{memory}/in/a?[1]*.txt", f"{memory}/out", **QUICK)
    assert [(result.file, result.failed) for result in results] == [(f"{memory}/in/a?[1]*.txt", None)]
    (missing,) = convert.convert(f"{memory}/in/*.txt", f"{memory}/out", **QUICK)
    assert [finding.code for finding in missing.findings] == ["SRC001"]


def test_a_run_may_leave_the_manifest_in_a_store_to_a_later_one(tmp_path: Path, memory: Url) -> None:
    lay_out(tmp_path / "in")
    (memory / "out/manifest.json").put(b"someone else's")
    args = ("convert", tmp_path / "in/pages/2026/04.txt", "-o", f"{memory}/out", "-t", "json", "--no-keywords")
    assert call(*args, "--no-manifest").code == 0
    assert sorted(at(memory / "out")) == ["04.json", "04.record.json", "manifest.json"]
    assert (memory / "out/manifest.json").read() == b"someone else's"
    (memory / "out/manifest.json").delete()
    assert "up to date already: 1" in call(*args).err
    assert b'"04.record.json"' in at(memory / "out")["manifest.json"]


# --------------------------------------------------------------------------- S3


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("s3") / "served"
    (folder / "bucket").mkdir(parents=True)
    with s3_server(folder) as env:
        yield folder / "bucket", env


def test_from_s3_to_s3_is_the_same_as_on_the_disk_and_then_there_is_nothing_to_do(
    tmp_path: Path, served: tuple[Path, dict[str, str]]
) -> None:
    bucket, env = served
    lay_out(tmp_path / "in")
    shutil.copytree(tmp_path / "in", bucket / "in")
    here = banmian("convert", tmp_path / "in/pages", "-o", tmp_path / "out")
    there = banmian("convert", "s3://bucket/in/pages", "-o", "s3://bucket/out", env=env)
    assert (there.code, here.code) == (6, 6), there.err
    assert files(bucket / "out") == files(tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (bucket / "out").rglob("*")}
    again = banmian("convert", "s3://bucket/in/pages", "-o", "s3://bucket/out", "-j", "2", env=env)
    assert "up to date already: 3" in again.err
    assert {path: path.stat().st_mtime_ns for path in (bucket / "out").rglob("*")} == before


def test_a_bucket_that_is_not_there_and_wrong_credentials_are_told(
    tmp_path: Path, served: tuple[Path, dict[str, str]]
) -> None:
    bucket, env = served
    (tmp_path / "a.txt").write_bytes(SHORT.encode())
    (bucket / "a.txt").write_bytes(SHORT.encode())
    wrong = {**env, "AWS_SECRET_ACCESS_KEY": "guessed"}
    nobody = {**env, "AWS_ENDPOINT_URL": "http://127.0.0.1:9"}
    page, out = tmp_path / "a.txt", tmp_path / "out"
    for args, given, code, reason in (
        ((page, "-o", "s3://nowhere/out"), env, 5, "NET007: cannot be written into the store: The specified bucket"),
        (("s3://nowhere/a.txt", "-o", out), env, 3, "NET006: cannot be read from the store: The specified bucket"),
        ((page, "-o", "s3://bucket/out"), wrong, 5, "error NET007"),
        (("s3://bucket/a.txt", "-o", out), wrong, 3, "error NET006"),
        ((page, "-o", "s3://bucket/out"), nobody, 5, "NET007: cannot be written into the store: Could not connect"),
    ):
        outcome = banmian("convert", *args, "-t", "json", "--no-keywords", env=given)
        assert (outcome.code, reason in outcome.err) == (code, True), outcome.err
        assert "Traceback" not in outcome.err
    assert not (bucket / "out/a.json").exists()
    assert not out.exists()
