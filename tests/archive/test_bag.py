"""Making a bag: what is in it, the same bytes each time, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import bagit
import pytest

import convert.archive.bag as module
from convert.archive.bag import BagOptions, make
from convert.archive.check import check
from convert.archive.contents import BagRefusedError
from convert.archive.handover import Handover
from convert.archive.payload import MANIFEST_PATH
from convert.archive.premis import PREMIS
from convert.archive.verify import verify
from convert.batch.manifest import write_manifest
from convert.batch.records import to_json
from convert.errors import CannotWriteError, ConvertError, InvalidOutputError, UnreadableError
from convert.findings import text_of
from convert.formats.xml import parse
from convert.publish import sha256
from tests.archive.invented import NOTE, VERSIONS, bagged, page, put, small, tree
from tests.unprivileged import unprivileged

ROOT = Path(__file__).parents[2]


def refused(out: Path, bag: Path, **options: Any) -> list[tuple[str, str]]:
    """The codes and files for which there is no bag; nothing is left behind."""
    before = sorted(path.name for path in bag.parent.iterdir())
    with pytest.raises(BagRefusedError) as caught:
        make(out, bag, BagOptions(**options))
    assert sorted(path.name for path in bag.parent.iterdir()) == before
    return [(problem.code, problem.file or "") for problem in caught.value.findings if problem.severity == "error"]


# --------------------------------------------------------------------------- what is in it


def test_sources_corrections_and_outputs_are_there_byte_for_byte(tmp_path: Path) -> None:
    bag, _ = bagged(tmp_path)
    sources, out, payload = tree(tmp_path / "pages"), tree(tmp_path / "out"), tree(bag / "data")
    fix = sources.pop("第3版.fix.toml")
    manifest = payload.pop("outputs/manifest.json")
    assert payload == {
        "corrections/第3版.fix.toml": fix,
        **{f"sources/{path}": data for path, data in sources.items()},
        **{f"outputs/{path}": data for path, data in out.items()},
    }
    assert [entry["record"]["path"] for entry in json.loads(manifest)["pages"]] == [
        "2026 年/七月/河湾 04.record.json", "b/plain.record.json", "第3版.record.json",
    ]  # fmt: skip


def test_the_library_of_congress_calls_it_valid(tmp_path: Path) -> None:
    bag, done = bagged(tmp_path)
    loaded = bagit.Bag(str(bag))
    loaded.validate(processes=1)
    assert loaded.version_info == (1, 0)
    assert set(loaded.algorithms) == {"sha256", "sha512"}
    assert loaded.info["Payload-Oxum"] == f"{done.octets}.{done.files}"
    assert check(bag).problems == []


def test_the_count_of_what_was_packed(tmp_path: Path) -> None:
    bag, done = bagged(tmp_path)
    assert (done.pages, done.files) == (3, len(tree(bag / "data")))
    assert done.octets == sum(map(len, tree(bag / "data").values()))


def test_the_pages_of_a_file_that_holds_several_are_counted_one_by_one(tmp_path: Path) -> None:
    page(tmp_path / "pages", tmp_path / "out", "a", issue={"pages": [{"number": "1"}, {"number": "2"}]})
    page(tmp_path / "pages", tmp_path / "out", "b")
    assert make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",))).pages == 3
    assert "共 3 版" in (tmp_path / "bag" / "说明文件.TXT").read_text("utf-8")


def test_nothing_of_this_machine_is_in_it(tmp_path: Path) -> None:
    bag, _ = bagged(tmp_path)
    assert [path for path, data in tree(bag).items() if str(tmp_path).encode() in data] == []


def test_everyone_may_read_it_and_its_times_are_its_own(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        bag, _ = bagged(tmp_path, handover=Handover(epoch=1782864000))
    finally:
        os.umask(before)
    for path in (bag, *bag.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644)
        assert path.stat().st_mtime == 1782864000


@pytest.mark.parametrize(("epoch", "date"), [(None, "2026-07-03"), (0, "1970-01-01"), (1782864000, "2026-07-01")])
def test_the_date_is_that_of_the_last_issue_or_source_date_epoch(tmp_path: Path, epoch: int | None, date: str) -> None:
    bag, done = bagged(tmp_path, handover=Handover(epoch=epoch))
    assert f"\nBagging-Date: {date}\n" in "\n" + (bag / "bag-info.txt").read_text("utf-8")
    assert "FACT004" not in {problem.code for problem in done.findings}


def test_where_no_date_is_known_a_finding_says_so(tmp_path: Path) -> None:
    page(tmp_path / "pages", tmp_path / "out", "x", issue={"pages": [{}], "date": "July"})
    done = make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    assert "FACT004" in {problem.code for problem in done.findings}
    assert "Bagging-Date: 1980-01-01\n" in (tmp_path / "bag" / "bag-info.txt").read_text("utf-8")
    assert "1980" not in (tmp_path / "bag" / "说明文件.TXT").read_text("utf-8")


# --------------------------------------------------------------------------- the same bytes each time

MAKE = """
import sys
from pathlib import Path
from convert.archive.bag import BagOptions, make
make(Path(sys.argv[1]), Path(sys.argv[2]), BagOptions(sources=(Path(sys.argv[3]),)))
"""


def test_the_same_bytes_whatever_the_locale_zone_hash_seed_name_or_order_of_the_disk(tmp_path: Path) -> None:
    first, _ = bagged(tmp_path)
    shuffled = tmp_path / "elsewhere"
    for name in ("pages", "out"):
        for path in sorted((tmp_path / name).rglob("*"), reverse=True):
            if path.is_file():
                put(shuffled / path.relative_to(tmp_path), path.read_bytes())
    for number, extra in enumerate(({"TZ": "Asia/Shanghai", "LC_ALL": "C"}, {"TZ": "UTC", "LC_ALL": "C.UTF-8"})):
        bag = shuffled / f"包 {number}"
        env = {**os.environ, **extra, "PYTHONHASHSEED": str(number), "PYTHONPATH": str(ROOT)}
        env.pop("SOURCE_DATE_EPOCH", None)
        subprocess.run([sys.executable, "-c", MAKE, shuffled / "out", bag, shuffled / "pages"], env=env, check=True)
        assert tree(bag) == tree(first)
        assert {p.stat().st_mtime for p in bag.rglob("*")} == {p.stat().st_mtime for p in first.rglob("*")}


# --------------------------------------------------------------------------- where the sources are


def test_sources_lie_beside_the_outputs_or_here_without_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources, out = small(tmp_path)
    monkeypatch.chdir(sources)
    assert make(out, tmp_path / "one", BagOptions()).pages == 3
    monkeypatch.chdir("/")
    shutil.copytree(sources, out, dirs_exist_ok=True)
    done = make(out, tmp_path / "two", BagOptions())
    assert [problem.code for problem in done.findings if problem.code == "BAG008"] == []
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_sources_may_lie_in_several_directories_and_anywhere_below(tmp_path: Path) -> None:
    sources, out = small(tmp_path)
    (tmp_path / "other" / "deep").mkdir(parents=True)
    (sources / "b" / "plain.txt").rename(tmp_path / "other" / "deep" / "plain.txt")
    assert make(out, tmp_path / "bag", BagOptions(sources=(sources, tmp_path / "other"))).pages == 3


def test_of_two_sources_of_one_name_the_one_with_the_right_bytes_is_taken(tmp_path: Path) -> None:
    sources, out = small(tmp_path)
    right = (sources / "b" / "plain.txt").read_bytes()
    put(tmp_path / "old" / "b" / "plain.txt", "改过的\n".encode())
    make(out, tmp_path / "bag", BagOptions(sources=(tmp_path / "old", sources)))
    assert (tmp_path / "bag" / "data" / "sources" / "b" / "plain.txt").read_bytes() == right


@pytest.mark.parametrize("where", ["07-02", ".", "a/b"])
def test_the_file_of_another_page_is_not_taken_for_one_that_has_changed(tmp_path: Path, where: str) -> None:
    """Every day has its 02.txt."""
    sources, out = tmp_path / "pages", tmp_path / "out"
    for name in ("07-01/01", "07-01/02", f"{where}/02"):
        page(sources, out, name)
    (sources / "07-01" / "02.txt").unlink()
    assert refused(out, tmp_path / "bag", sources=(sources,)) == [("BAG002", "07-01/02.txt")]


def test_so_it_is_with_its_corrections(tmp_path: Path) -> None:
    sources, out, fixes = tmp_path / "pages", tmp_path / "out", tmp_path / "fixes"
    page(sources, out, "07-01/02", fix=fixes)
    (fixes / "07-01" / "02.fix.toml").unlink()
    put(fixes / "07-02" / "02.fix.toml", b"")
    assert refused(out, tmp_path / "bag", sources=(sources,), fixes=fixes) == [("BAG006", "07-01/02.fix.toml")]


def test_what_has_changed_is_named_at_its_place_or_on_top(tmp_path: Path) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    page(sources, out, "07-01/02")
    changed = put(sources / "07-01" / "02.txt", b"x")
    for folder in (sources, sources / "07-01"):
        assert refused(out, tmp_path / "bag", sources=(folder,)) == [("BAG003", str(changed))]


def test_a_name_in_another_unicode_form_is_found_and_written_in_nfc(tmp_path: Path) -> None:
    page(tmp_path / "pages", tmp_path / "out", "é")
    (tmp_path / "pages" / "é.txt").rename(tmp_path / "pages" / unicodedata.normalize("NFD", "é.txt"))
    make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    assert "sources/é.txt" in tree(tmp_path / "bag" / "data")


def test_the_source_of_a_page_and_of_its_issue_is_carried_once(tmp_path: Path) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    part = page(sources, out, "A/03", fix=sources)
    parts = [{"name": "A/03", **{key: part[key] for key in ("source", "corrections", "issue", "findings")}}]
    page(sources, out, "河湾日报_20260702", parts=parts, grouped={})
    done = make(out, tmp_path / "bag", BagOptions(sources=(sources,)))
    assert [path for path in tree(tmp_path / "bag" / "data") if path.startswith(("sources", "corrections"))] == [
        "corrections/A/03.fix.toml",
        "sources/A/03.txt",
    ]
    assert done.pages == 1
    assert "共 1 版" in (tmp_path / "bag" / "说明文件.TXT").read_text("utf-8")
    (entry,) = parse((tmp_path / "bag" / "文件目录.XML").read_bytes())
    assert entry.findtext("备注") == (
        "稿件2篇；转换所得：data/outputs/A/03.epub、data/outputs/A/03.json；记录：data/outputs/A/03.record.json；"
        "转换所得：data/outputs/河湾日报_20260702.epub、data/outputs/河湾日报_20260702.json；"
        "记录：data/outputs/河湾日报_20260702.record.json"
    )
    assert verify(tmp_path / "bag").findings == ()


def test_two_issues_that_share_a_page_are_told_once(tmp_path: Path) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    files = [page(sources, out, name) for name in ("A/03", "A/04", "A/05")]
    three, four, five = ({"name": f["source"]["name"][:2], **f} for f in files)
    page(sources, out, "A/河湾日报_20260701", parts=[three, four], grouped={})
    page(sources, out, "A/河湾日报_20260708", parts=[five], grouped={})
    assert "BAG045" not in {p.code for p in make(out, tmp_path / "one", BagOptions(sources=(sources,))).findings}
    page(sources, out, "A/河湾日报_20260702", parts=[three, four], grouped={})
    done = make(out, tmp_path / "two", BagOptions(sources=(sources,)))
    (told,) = (p for p in done.findings if p.code == "BAG045")
    assert told.file == str(out / "A" / "河湾日报_20260702.record.json")
    assert dict(told.values) == {
        "first": "A/河湾日报_20260701.record.json", "second": "A/河湾日报_20260702.record.json", "name": "03.txt",
    }  # fmt: skip
    assert done.pages == 3


def test_corrections_are_looked_for_in_the_directory_given(tmp_path: Path) -> None:
    page(tmp_path / "pages", tmp_path / "out", "a/3", fix=tmp_path / "fixes")
    assert refused(tmp_path / "out", tmp_path / "bag", sources=(tmp_path / "pages",)) == [("BAG006", "a/3.fix.toml")]
    make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",), fixes=tmp_path / "fixes"))
    assert "corrections/a/3.fix.toml" in tree(tmp_path / "bag" / "data")


def test_corrections_that_the_page_was_made_without_are_named_in_the_directory_given(tmp_path: Path) -> None:
    sources, out, fixes = tmp_path / "pages", tmp_path / "out", tmp_path / "fixes"
    page(sources, out, "a/3")
    fix, stray = put(fixes / "a/3.fix.toml", b""), put(fixes / "a/4.fix.toml", b"")
    assert refused(out, tmp_path / "bag", sources=(sources,), fixes=fixes) == [("BAG019", str(fix))]
    assert stray.exists()
    make(out, tmp_path / "bag", BagOptions(sources=(sources,)))


def test_a_source_in_one_of_our_formats_has_no_corrections(tmp_path: Path) -> None:
    record = page(tmp_path / "pages", tmp_path / "out", "3")
    page(tmp_path / "pages", tmp_path / "out", "3", source={**record["source"], "format": "json"})
    put(tmp_path / "pages/3.fix.toml", b"")
    make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))


# --------------------------------------------------------------------------- what is refused

REFUSED: dict[str, tuple[Callable[[Path], object], list[tuple[str, str]]]] = {
    "a source missing": (lambda t: (t / "pages/b/plain.txt").unlink(), [("BAG002", "b/plain.txt")]),
    "a source changed": (lambda t: (t / "pages/第3版.txt").write_bytes(b"x"), [("BAG003", "{t}/pages/第3版.txt")]),
    "two sources": (
        lambda t: [(t / "pages/b/plain.txt").unlink(), (t / "pages/第3版.txt").write_bytes(b"x")],
        [("BAG002", "b/plain.txt"), ("BAG003", "{t}/pages/第3版.txt")],
    ),
    "an output missing": (lambda t: (t / "out/第3版.epub").unlink(), [("BAG004", "第3版.epub")]),
    "an output changed": (lambda t: (t / "out/b/plain.json").write_bytes(b"{}"), [("BAG005", "{t}/out/b/plain.json")]),
    "corrections changed": (
        lambda t: (t / "pages/第3版.fix.toml").write_bytes(b""), [("BAG006", "{t}/pages/第3版.fix.toml")],
    ),
    "corrections added": (
        lambda t: put(t / "pages/b/plain.fix.toml", b""), [("BAG019", "{t}/pages/b/plain.fix.toml")],
    ),
    "a record without outputs": (
        lambda t: (t / "out/x.record.json").write_text('{"kind": "banmian-record/1"}'), [("BAG010", "{t}/out/x.record.json")],
    ),
    "a record that is damaged": (
        lambda t: (t / "out/b/plain.record.json").write_bytes(b"{"), [("BAG010", "{t}/out/b/plain.record.json")],
    ),
    "a page of the manifest without a record": (
        lambda t: [write_manifest(t / "out"), (t / "out/b/plain.record.json").unlink()],
        [("BAG016", "{t}/out/manifest.json")],
    ),
    "a page of a manifest below without a record": (
        lambda t: [write_manifest(t / "out/b"), (t / "out/b/plain.record.json").unlink()],
        [("BAG016", "{t}/out/b/manifest.json")],
    ),
    "a page taken out that the manifest lists": (
        lambda t: [write_manifest(t / "out"), *(p.unlink() for p in (t / "out/b").iterdir())],
        [("BAG016", "{t}/out/manifest.json")],
    ),
    "a manifest that is cut off": (
        lambda t: (t / "out/manifest.json").write_bytes(write_manifest(t / "out").read_bytes()[:200]),
        [("BAG017", "{t}/out/manifest.json")],
    ),
    "an empty manifest": (lambda t: (t / "out/manifest.json").touch(), [("BAG017", "{t}/out/manifest.json")]),
    "a source that leads elsewhere": (
        lambda t: page(t / "pages", t / "out", "x", source={"name": "../out/第3版.epub", "sha256": "0" * 64}),
        [("BAG010", "{t}/out/x.record.json")],
    ),
    "two names that differ in case": (
        lambda t: page(t / "pages", t / "out", "b/PLAIN"),
        [("BAG007", "{t}/out/b/plain.record.json"), ("BAG007", "{t}/out/b/plain.json"), ("BAG007", "{t}/pages/b/plain.txt")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("reason", REFUSED)
def test_what_is_missing_or_changed_is_named_and_there_is_no_bag(tmp_path: Path, reason: str) -> None:
    sources, out = small(tmp_path)
    do, expected = REFUSED[reason]
    do(tmp_path)
    found = refused(out, tmp_path / "bag", sources=(sources,))
    assert sorted(found) == sorted((code, file.replace("{t}", str(tmp_path))) for code, file in expected)


@pytest.mark.skipif(sys.platform == "win32", reason="directories there are not closed by mode")
@pytest.mark.parametrize("closed", ["out/b", "out/b/plain.record.json", "pages/b", "pages/b/plain.txt"])
@pytest.mark.parametrize("listed", [False, True])
def test_what_cannot_be_read_is_named_as_what_it_is(shared: Path, closed: str, *, listed: bool) -> None:
    sources, out = small(shared)
    if listed:
        write_manifest(out)
    with unprivileged(shared / closed), pytest.raises(UnreadableError) as caught:
        make(out, shared / "bag", BagOptions(sources=(sources,)))
    problem = caught.value.finding
    assert problem.code == "SRC015"
    assert (problem.file or "").startswith(str(shared / closed))
    assert dict(problem.values)["reason"] == "Permission denied"


def test_the_page_that_is_missing_is_named_and_no_advice_is_given_on_its_files(tmp_path: Path) -> None:
    _, out = small(tmp_path)
    write_manifest(out)
    (out / "b" / "plain.record.json").unlink()
    with pytest.raises(BagRefusedError) as caught:
        make(out, tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    assert [(p.code, dict(p.values)) for p in caught.value.findings] == [("BAG016", {"path": "b/plain.record.json"})]


def test_a_manifest_of_fewer_pages_than_there_are_records_is_not_up_to_date_and_no_odds(tmp_path: Path) -> None:
    sources, out = small(tmp_path)
    write_manifest(out)
    page(sources, out, "new")
    assert make(out, tmp_path / "bag", BagOptions(sources=(sources,))).pages == 4


def test_a_manifest_of_someone_else_stays_out_with_a_word(tmp_path: Path) -> None:
    sources, out = small(tmp_path)
    put(out / "manifest.json", b'{"name": "site", "pages": []}')
    done = make(out, tmp_path / "bag", BagOptions(sources=(sources,)))
    assert [p.file for p in done.findings if p.code == "BAG008"] == [str(out / "manifest.json")]


def test_manifests_of_days_that_were_converted_one_by_one_are_no_strangers(tmp_path: Path) -> None:
    sources, out = small(tmp_path)
    write_manifest(out / "b")
    foreign = put(out / "2026 年" / "manifest.json", b'{"name": "site"}')
    done = make(out, tmp_path / "bag", BagOptions(sources=(sources,)))
    assert [p.file for p in done.findings if p.code == "BAG008"] == [str(foreign)]
    assert verify(tmp_path / "bag").findings == ()


def test_a_bag_is_not_bagged_but_what_lies_in_it_is(tmp_path: Path) -> None:
    bag, _ = bagged(tmp_path)
    assert refused(bag, tmp_path / "again") == [("BAG049", str(bag))]
    data = bag / "data"
    make(data / "outputs", tmp_path / "again", BagOptions((data / "sources",), data / "corrections"))
    assert tree(tmp_path / "again" / "data") == tree(data)


def test_a_directory_without_records_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert refused(tmp_path / "out", tmp_path / "bag") == [("BAG001", "")]
    assert refused(tmp_path / "none", tmp_path / "bag") == [("BAG001", "")]


SHAPES = [
    {"source": None}, {"source": {"name": "x.txt"}}, {"outputs": {}}, {"outputs": [None]}, {"findings": [{}]},
    {"options": []}, {"versions": {"libraries": 3}}, {"issue": {"pages": [{"number": 3}]}}, {"issue": {}},
    {"corrections": {"name": "a/b", "sha256": ""}}, {"earlier": [{"name": "..", "sha256": ""}]},
]  # fmt: skip


@pytest.mark.parametrize("changes", SHAPES, ids=str)
def test_a_record_of_another_shape_is_refused_and_never_a_traceback(tmp_path: Path, changes: dict[str, Any]) -> None:
    page(tmp_path / "pages", tmp_path / "out", "x", **changes)
    assert ("BAG010", str(tmp_path / "out" / "x.record.json")) in refused(
        tmp_path / "out", tmp_path / "bag", sources=(tmp_path / "pages",)
    )


def test_what_no_record_names_is_left_out_with_a_word(tmp_path: Path) -> None:
    _, out = small(tmp_path)
    put(out / "b" / "notes.md", b"x")
    put(out / ".banmian-1.tmp", b"x")
    done = make(out, tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    assert [p.file for p in done.findings if p.code == "BAG008"] == [str(out / "b" / "notes.md")]
    assert "outputs/b/notes.md" not in tree(tmp_path / "bag" / "data")


def test_what_an_earlier_run_made_is_carried_with_a_word(tmp_path: Path) -> None:
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    gone = {"name": "gone.docx", "sha256": "0" * 64}
    page(tmp_path / "pages", tmp_path / "out", "x", earlier=[{"name": "x.docx", "sha256": digest}, gone])
    put(tmp_path / "out" / "x.docx", b"abc")
    done = make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    assert (tmp_path / "bag" / "data" / "outputs" / "x.docx").read_bytes() == b"abc"
    assert ("BAG009", str(tmp_path / "out" / "x.docx")) in [(p.code, p.file) for p in done.findings]


def test_schemas_and_models_of_other_versions_are_missing_with_a_word(tmp_path: Path) -> None:
    _, done = bagged(tmp_path)
    names = [dict(problem.values)["name"] for problem in done.findings if problem.code == "BAG011"]
    assert names == [f"epub (sha256 {'b' * 64})", f"json (sha256 {'c' * 64})", f"model (sha256 {'a' * 64})"]


ODD = [
    "50%", "100%25", "a\nb", "a\rb", "\nb", "a\x01b", "a\tb", "a\x7fb", "a\x85b", "a\u2028b", "a\ufffeb", "\"'", "&amp;", "<!--",
    " a ", "\u3000a", "a\\n", "河" * 75, "x" * 243, "$(id)", "-o",
]  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_whatever_a_name_has_in_it_the_bag_is_valid_and_gives_the_name_back(tmp_path: Path, name: str) -> None:
    page(tmp_path / "pages", tmp_path / "out", f"{name}/{name}", issue={"pages": [{}]}, fix=tmp_path / "pages")
    bag = tmp_path / "bag"
    make(tmp_path / "out", bag, BagOptions(sources=(tmp_path / "pages",)))
    assert verify(bag).findings == ()
    root = parse((bag / "metadata" / "premis" / name / f"{name}.premis.xml").read_bytes())
    located = [unquote(node.text or "") for node in root.iter(f"{{{PREMIS}}}contentLocationValue")]
    assert set(located) == {f"data/{path}" for path in tree(bag / "data")} - {MANIFEST_PATH}
    assert unquote(root.findtext(f".//{{{PREMIS}}}originalName") or "") == f"{name}.txt"
    (entry,) = parse((bag / "文件目录.XML").read_bytes()).iter("文件")
    assert unquote(entry.findtext("电子档案名称") or "") == f"data/sources/{name}/{name}.txt"
    assert unquote(entry.findtext("题名") or "") == name


def test_a_name_that_is_no_utf_8_stands_with_escapes(tmp_path: Path) -> None:
    page(tmp_path / "pages", tmp_path / "out", "x", source={"name": "\\xff.txt", "sha256": sha256(b"x")})
    put(tmp_path / "pages" / os.fsdecode(b"\xff.txt"), b"x")
    make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    assert verify(tmp_path / "bag").findings == ()
    assert (tmp_path / "bag" / "data" / "sources" / "\\xff.txt").read_bytes() == b"x"


def test_pages_of_one_archive_number_are_told(tmp_path: Path) -> None:
    sources, out = small(tmp_path)
    for pattern, told in (("B-{year}", [("B-2026", "2")]), ("B-{n}", []), ("", [])):
        options = BagOptions(sources=(sources,), handover=Handover({"catalogue": {"archive_number": pattern}}))
        done = make(out, tmp_path / f"bag{len(pattern)}", options)
        found = [dict(one.values) for one in done.findings if one.code == "BAG052"]
        assert [(one["number"], one["count"]) for one in found] == told


def test_a_directory_that_was_made_for_the_bag_is_its_place(tmp_path: Path) -> None:
    sources, out = small(tmp_path)
    (tmp_path / "bag").mkdir()
    make(out, tmp_path / "bag", BagOptions(sources=(sources,)))
    assert verify(tmp_path / "bag").is_whole
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    (tmp_path / "empty").mkdir()
    assert cannot(out, tmp_path / "link") == "BAG014"


def test_a_bag_that_another_tool_made_or_sealed_anew_is_looked_at_for_what_it_is(bag: Path, tmp_path: Path) -> None:
    sealed = bag
    loaded = bagit.Bag(str(sealed))
    loaded.info["Internal-Sender-Description"] = "入库 2026-08-01"
    loaded.save(manifests=True)
    done = verify(sealed)
    assert done.is_whole
    told = [("tagmanifest-sha256.txt", "BAG050"), ("tagmanifest-sha512.txt", "BAG050")]
    assert [(Path(one.file or "").name, one.code) for one in done.findings] == told
    (sealed / "data" / "outputs" / "manifest.json").write_bytes(b"")
    assert not verify(sealed).is_whole
    other = tmp_path / "other"
    put(other / "01.txt", b"x")
    bagit.make_bag(str(other), checksums=["sha256", "sha512"])
    for again in (False, True):
        done = verify(other, again=again, validate=again)
        assert (done.is_whole, {one.code for one in done.findings}) == (True, {"BAG050", "BAG051"})
    put(other / "data" / "01.txt", b"y")
    assert not verify(other).is_whole


@pytest.mark.parametrize(("algorithm", "checked"), [("md5", True), ("sha3_256", False)])
def test_a_bag_of_others_by_another_algorithm_is_not_called_damaged(
    tmp_path: Path, algorithm: str, checked: bool
) -> None:
    put(tmp_path / "other" / "01.txt", b"x")
    bagit.make_bag(str(tmp_path / "other"), checksums=[algorithm])
    done = verify(tmp_path / "other")
    assert (done.is_whole, done.is_checked) == (True, checked)


def test_a_name_that_is_too_long_with_its_escapes_is_named(tmp_path: Path) -> None:
    name = "\\xff" * 70 + ".txt"
    page(tmp_path / "pages", tmp_path / "out", "x", source={"name": name, "sha256": sha256(b"x")})
    put(tmp_path / "pages" / os.fsdecode(b"\xff" * 70 + b".txt"), b"x")
    with pytest.raises(CannotWriteError) as caught:
        make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    problem = caught.value.finding
    assert (problem.file, problem.values) == (
        f"{tmp_path}/bag/data/sources/{name}",
        (("count", "284"),),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="directories there are not closed by mode")
def test_a_directory_that_takes_no_bag_is_told_by_the_bags_own_name(shared: Path) -> None:
    sources, out = small(shared)
    (shared / "closed").mkdir(mode=0o555)
    with unprivileged(), pytest.raises(CannotWriteError) as caught:
        make(out, shared / "closed" / "bag", BagOptions(sources=(sources,)))
    problem = caught.value.finding
    assert (problem.file, problem.values) == (str(shared / "closed" / "bag"), (("reason", "Permission denied"),))


@pytest.mark.parametrize("name", ["50%", "100%25", "a\nb", "a\rb", "a\x85b", "a\u2028b"])
def test_percent_signs_and_line_breaks_are_encoded_with_a_word(tmp_path: Path, name: str) -> None:
    page(tmp_path / "pages", tmp_path / "out", name)
    done = make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    assert check(tmp_path / "bag").problems == []
    assert "BAG015" in {problem.code for problem in done.findings}
    written = name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
    assert f"  data/sources/{written}.txt\n".encode() in (tmp_path / "bag" / "manifest-sha256.txt").read_bytes()


# --------------------------------------------------------------------------- whole, or not at all


def cannot(out: Path, bag: Path, **options: Any) -> str:
    with pytest.raises(CannotWriteError) as caught:
        make(out, bag, BagOptions(sources=(out.parent / "pages",), **options))
    return caught.value.finding.code


def test_a_bag_is_not_replaced_without_force(tmp_path: Path) -> None:
    bag, _ = bagged(tmp_path)
    before = tree(bag)
    put(tmp_path / "out" / "extra" / "x", b"")
    page(tmp_path / "pages", tmp_path / "out", "new")
    assert cannot(tmp_path / "out", bag) == "BAG013"
    assert tree(bag) == before
    make(tmp_path / "out", bag, BagOptions(sources=(tmp_path / "pages",), force=True))
    assert "data/sources/new.txt" in tree(bag)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "out", "pages"]


def test_a_bag_that_another_run_made_in_the_meantime_is_not_replaced(tmp_path: Path) -> None:
    _, out = small(tmp_path)
    options = BagOptions(sources=(tmp_path / "pages",))
    make(out, tmp_path / "made elsewhere", options)

    def overtake(_: str, __: int) -> None:
        if not (tmp_path / "bag").exists():
            (tmp_path / "made elsewhere").rename(tmp_path / "bag")
            put(tmp_path / "bag" / "mine", b"x")

    with pytest.raises(CannotWriteError) as caught:
        make(out, tmp_path / "bag", options, overtake)
    assert caught.value.finding.code == "BAG013"
    assert (tmp_path / "bag" / "mine").exists()


def test_force_replaces_a_bag_and_nothing_else(tmp_path: Path) -> None:
    _, out = small(tmp_path)
    put(tmp_path / "home" / "letter.txt", b"dear")
    put(tmp_path / "file", b"x")
    (tmp_path / "link").symlink_to(tmp_path / "home")
    (tmp_path / "empty").mkdir()
    for name in ("home", "file", "link"):
        assert cannot(out, tmp_path / name, force=True) == "BAG014"
    make(out, tmp_path / "empty", BagOptions(sources=(tmp_path / "pages",), force=True))
    assert (tmp_path / "home" / "letter.txt").read_bytes() == b"dear"


def test_the_bag_and_what_it_is_made_of_do_not_lie_in_each_other(tmp_path: Path) -> None:
    _, out = small(tmp_path)
    assert cannot(out, out / "bag") == "BAG012"
    assert cannot(out, tmp_path) == "BAG012"
    assert cannot(out, out, force=True) == "BAG012"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["_written", "_described", "_set_times", "_read_back", "_put"])
def test_stopped_anywhere_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    bag, _ = bagged(tmp_path)
    before = tree(bag)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(module, step, fail)
    options = BagOptions(sources=(tmp_path / "pages",), force=True)
    with pytest.raises(CannotWriteError if isinstance(error, OSError) else KeyboardInterrupt):
        make(tmp_path / "out", bag, options)
    assert tree(bag) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "out", "pages"]


def killed(step: str, out: Path, bag: Path, options: BagOptions) -> None:
    """Make a bag in a process that is killed at a step, or at a rename: `rename 1` puts the old one aside."""

    def kill(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def renamed(path: Path, target: Path) -> None:
        path.replace(target)
        if not next(renames_left):
            kill()

    if (child := os.fork()) == 0:
        try:
            if step.startswith("rename"):
                renames_left = iter(range(int(step[-1]) - 1, -1, -1))
                Path.rename = renamed  # type: ignore[assignment, method-assign]
            else:
                setattr(module, step, kill)
            make(out, bag, options)
        finally:
            os._exit(1)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert any(path.name.startswith(".banmian-") for path in bag.parent.iterdir())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")
@pytest.mark.parametrize("step", ["_described", "_flush", "rename 1", "rename 2"])
def test_what_a_killed_run_left_the_next_one_takes_away(tmp_path: Path, step: str) -> None:
    bag, _ = bagged(tmp_path)
    whole, options = tree(bag), BagOptions(sources=(tmp_path / "pages",), force=True)
    killed(step, tmp_path / "out", bag, options)
    make(tmp_path / "out", bag, options)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "out", "pages"]
    assert tree(bag) == whole


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")
def test_a_bag_that_a_killed_run_had_put_aside_gets_its_name_back(tmp_path: Path) -> None:
    bag, _ = bagged(tmp_path)
    put(bag / "mine", b"x")
    killed("rename 1", tmp_path / "out", bag, BagOptions(sources=(tmp_path / "pages",), force=True))
    assert not bag.exists()
    assert cannot(tmp_path / "out", bag) == "BAG013"
    assert (bag / "mine").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "out", "pages"]


def test_a_file_changed_while_it_is_copied_is_refused(tmp_path: Path) -> None:
    _, out = small(tmp_path)

    def meddle(path: str, _: int) -> None:
        if path.endswith("第3版.epub"):
            (out / "第3版.epub").write_bytes(b"other")

    with pytest.raises(ConvertError) as caught:
        make(out, tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)), meddle)
    assert (caught.value.finding.code, caught.value.finding.file) == ("BAG005", str(out / "第3版.epub"))
    assert not (tmp_path / "bag").exists()


def test_what_the_disk_gives_back_otherwise_gets_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out = small(tmp_path)
    monkeypatch.setattr(module, "_set_times", lambda folder, *_: (folder / "bagit.txt").write_bytes(b"?"))
    with pytest.raises(CannotWriteError) as caught:
        make(out, tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    assert (caught.value.finding.code, caught.value.finding.file) == ("OUT001", f"{tmp_path}/bag/bagit.txt")
    assert text_of(caught.value.finding, "zh")[0] == "无法写入：磁盘读回的内容与写入的不同"
    assert not (tmp_path / "bag").exists()


def test_what_verify_would_reject_gets_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out = small(tmp_path)
    monkeypatch.setattr("convert.archive.tags.dublin_core", lambda *_: b"<dc/>")
    with pytest.raises(InvalidOutputError) as caught:
        make(out, tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    problem = caught.value.finding
    assert (problem.code, problem.file, dict(problem.values)["check"]) == ("BAG018", "metadata/dc.xml", "BAG039")
    assert not (tmp_path / "bag").exists()


def test_a_record_in_the_manifest_is_that_of_the_bag(tmp_path: Path) -> None:
    _, out = small(tmp_path)
    put(out / "manifest.json", to_json({"kind": "banmian-manifest/1", "pages": []}))
    done = make(out, tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    assert len(json.loads((tmp_path / "bag/data/outputs/manifest.json").read_bytes())["pages"]) == 3
    assert "BAG008" not in {problem.code for problem in done.findings}
    assert (NOTE["code"], VERSIONS["banmian"]) == ("PAR007", "9.8.7")
