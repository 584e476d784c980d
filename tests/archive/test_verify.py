"""Verifying more than bytes: records, profile, metadata, the formats' validators, and all of it made anew."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from convert import convert, formats
from convert.archive import remake, tags
from convert.archive.bag import BagOptions, make
from convert.archive.handover import Handover
from convert.archive.verify import verify
from convert.findings import Finding, finding
from convert.publish import sha256
from tests.archive.invented import VERSIONS, change_record, put, seal, tree
from tests.cli.command import call
from tests.unprivileged import unprivileged

RECORD = "data/outputs/第3版.record.json"
SOURCE = "data/sources/第3版.txt"


def found(bag: Path, **how: bool) -> set[tuple[str, str]]:
    """The codes and the files, in the bag, of what is wrong with it."""
    top = f"{bag}/"
    return {(p.code, (p.file or "").removeprefix(top)) for p in verify(bag, **how).findings}


def test_a_bag_that_is_whole(bag: Path) -> None:
    done = verify(bag)
    assert (done.findings, done.files, done.pages) == ((), len(tree(bag)), 3)


def test_findings_name_the_file_as_the_bag_was_named(bag: Path) -> None:
    (bag / SOURCE).unlink()
    assert {p.file for p in verify(bag).findings} == {f"{bag}/{SOURCE}", f"{bag}/bag-info.txt"}
    assert [p.file for p in verify(bag / "none").findings] == [str(bag / "none")]


@pytest.mark.skipif(sys.platform == "win32", reason="directories there are not closed by mode")
@pytest.mark.parametrize("closed", ["data/outputs/b", RECORD, SOURCE])
def test_what_cannot_be_read_is_a_finding_and_the_rest_is_looked_at(bag: Path, shared: Path, closed: str) -> None:
    folder = Path(shutil.copytree(bag, shared / "bag"))
    with unprivileged(folder / closed):
        done = found(folder, again=True)
    assert {path for code, path in done if code == "BAG036"} == {closed if "." in closed else f"{closed}/"}
    assert "RUN003" not in {code for code, _ in done}


# --------------------------------------------------------------------------- put together anew by someone who knows how


def without(path: str, tag: str) -> Callable[[Path], object]:
    def change(bag: Path) -> None:
        lines = (bag / path).read_text("utf-8").splitlines(keepends=True)
        (bag / path).write_text("".join(line for line in lines if not line.startswith(tag)), "utf-8")

    return change


def replaced(path: str, old: str, new: str) -> Callable[[Path], object]:
    def change(bag: Path) -> None:
        text = (bag / path).read_text("utf-8")
        assert old in text
        (bag / path).write_text(text.replace(old, new), "utf-8", newline="")

    return change


SEALED: dict[str, tuple[Callable[[Path], object], set[tuple[str, str]]]] = {
    "a source": (lambda b: put(b / SOURCE, b"x"), {("BAG037", SOURCE)}),
    "an output": (lambda b: put(b / "data/outputs/第3版.epub", b"x"), {("BAG037", "data/outputs/第3版.epub")}),
    "corrections": (lambda b: put(b / "data/corrections/第3版.fix.toml", b"x"), {("BAG037", "data/corrections/第3版.fix.toml")}),
    "an output gone": (lambda b: (b / "data/outputs/第3版.epub").unlink(), {("BAG037", "data/outputs/第3版.epub")}),
    "a file more": (lambda b: put(b / "data/outputs/x.pdf", b"x"), {("BAG044", "data/outputs/x.pdf")}),
    "a record of another shape": (
        lambda b: change_record(b, RECORD, outputs=3),
        {("BAG010", RECORD), ("BAG044", SOURCE), ("BAG044", RECORD),
         ("BAG044", "data/corrections/第3版.fix.toml"), ("BAG044", "data/outputs/第3版.epub"),
         ("BAG044", "data/outputs/第3版.json"), ("BAG044", "metadata/premis/第3版.premis.xml")},
    ),
    "a record that names another source": (
        lambda b: change_record(b, RECORD, source={"name": "第4版.txt", "sha256": "0" * 64}),
        {("BAG037", "data/sources/第4版.txt"), ("BAG044", SOURCE), ("BAG042", "data/outputs/manifest.json")},
    ),
    "the manifest": (
        replaced("data/outputs/manifest.json", "utf-8", "utf-7"), {("BAG042", "data/outputs/manifest.json")},
    ),
    "a tag of the profile gone": (without("bag-info.txt", "Bagging-Date"), {("BAG038", "bag-info.txt")}),
    "another profile": (replaced("bag-info.txt", "Identifier: urn:uuid:", "Identifier: urn:uuid:0"), {("BAG038", "bag-info.txt")}),
    "a tag twice": (replaced("bag-info.txt", "Bag-Size:", "Bag-Size: 1\nBag-Size:"), {("BAG038", "bag-info.txt")}),
    "a required tag file gone": (lambda b: (b / "metadata/formats.csv").unlink(), {("BAG038", "metadata/formats.csv")}),
    "a payload file in no place": (
        lambda b: put(b / "data/other/x", b"x"), {("BAG038", "data/other/x"), ("BAG044", "data/other/x")},
    ),
    "fetch.txt": (lambda b: put(b / "fetch.txt", b"http://x.example/ 1 data/x\n"), {("BAG038", "fetch.txt")}),
    "XML that is none": (replaced("metadata/dc.xml", "</oai_dc:dc>", ""), {("BAG039", "metadata/dc.xml")}),
    "XML with an entity": (
        lambda b: put(b / "metadata/dc.xml", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
        {("BAG039", "metadata/dc.xml")},
    ),
    "PREMIS": (replaced("metadata/premis.xml", "success", "failure"), {("BAG039", "metadata/premis.xml")}),
    "PREMIS of a page": (
        replaced("metadata/premis/b/plain.premis.xml", "SHA-256", "MD5"), {("BAG039", "metadata/premis/b/plain.premis.xml")},
    ),
    "PREMIS of a page gone": (
        lambda b: (b / "metadata/premis/b/plain.premis.xml").unlink(), {("BAG046", "metadata/premis/b/plain.premis.xml")},
    ),
    "PREMIS of no page": (
        lambda b: shutil.copy(b / "metadata/premis/b/plain.premis.xml", b / "metadata/premis/plain.premis.xml"),
        {("BAG044", "metadata/premis/plain.premis.xml")},
    ),
    "文件目录.XML": (replaced("文件目录.XML", "密级", "密级别"), {("BAG039", "文件目录.XML")}),
}  # fmt: skip


@pytest.mark.parametrize("what", SEALED)
def test_what_was_changed_and_sealed_anew_contradicts_the_records_or_the_profile(bag: Path, what: str) -> None:
    do, expected = SEALED[what]
    do(bag)
    seal(bag)
    assert found(bag) == expected


@pytest.mark.parametrize(
    "record", [b"[]", b"{", b"\xff", b"[" * 100_000, b'{"kind": "banmian-record/1", "source": 3}', b'{"kind": "x"}']
)
def test_no_record_makes_a_traceback(bag: Path, record: bytes) -> None:
    put(bag / RECORD, record)
    seal(bag)
    assert ("BAG044", SOURCE) in found(bag, again=True, validate=True)


# --------------------------------------------------------------------------- made anew


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bag of two pages that banmian converted: facts from everywhere, corrections, GB18030."""
    top = tmp_path_factory.mktemp("real")
    text = "要闻\n渠水进城\n本报讯（记者李大田）四十年间，沙地变成了果园，渠水流进了县城的每一条街道。\n"
    put(top / "pages" / "甲 1" / "河湾日报_20260702_03.txt", text.encode())
    put(top / "pages" / "乙" / "short.txt", text.replace("李", "王").encode("gb18030"))
    put(top / "pages" / "乙" / "short.fix.toml", b'[page]\nnumber = "5"\n')
    put(top / "pages" / "issue.toml", 'publication = "河湾晨报"\n[pages."5"]\nsection = "副刊"\n'.encode())
    results = convert(top / "pages", top / "out", formats=("json",), keywords=False, number="第12期", rights="©")
    assert [result.failed for result in results] == [None, None]
    make(
        top / "out",
        top / "bag",
        BagOptions(sources=(top / "pages",), handover=Handover({"bag": {"bag_count": "1 of 1"}}, 9)),
    )
    return top / "bag"


@pytest.fixture
def mine(real: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(real, tmp_path / "real"))


def test_made_anew_every_output_and_tag_file_is_the_same(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")  # what the environment says now is not what it said then
    monkeypatch.chdir("/")
    assert verify(real, again=True, validate=True).findings == ()


def test_a_forged_output_is_found_although_record_and_manifests_agree(mine: Path) -> None:
    path = "data/outputs/乙/short.json"
    forged = (mine / path).read_bytes().replace("王大田".encode(), "张大田".encode())
    put(mine / path, forged)
    record = json.loads((mine / "data/outputs/乙/short.record.json").read_bytes())
    record["outputs"][0]["sha256"] = sha256(forged)
    change_record(mine, "data/outputs/乙/short.record.json", outputs=record["outputs"])
    seal(mine)
    assert ("BAG037", path) not in found(mine)
    assert ("BAG040", path) in found(mine, again=True)
    assert any(code.startswith("JSON") and file == path for code, file in found(mine, validate=True))


@pytest.mark.parametrize("path", ["文件目录.XML", "说明文件.TXT", "metadata/findings.jsonl", "metadata/check.py"])
def test_a_forged_tag_file_is_found_although_the_manifests_agree(mine: Path, path: str) -> None:
    put(mine / path, (mine / path).read_bytes().replace(b"2026", b"2027") + b"\n")
    seal(mine)
    assert found(mine, again=True) >= {("BAG042", path)}


TAKEN_OUT = ["metadata/premis/乙/short.premis.xml", "metadata/formats.csv", "metadata/model/CARD.md"]
PUT_IN = [
    "metadata/schemas/x/odd.xsd",
    "metadata/premis/other.premis.xml",
    "metadata/notes.txt",
    "fetch.txt",
    "manifest-md5.txt",
]


def test_tag_files_taken_out_or_put_in_are_found_although_the_manifests_agree(mine: Path) -> None:
    assert any((mine / "metadata" / "schemas" / "json").iterdir())
    shutil.rmtree(mine / "metadata" / "schemas" / "json")
    for path in TAKEN_OUT:
        (mine / path).unlink()
    for path in PUT_IN:
        put(mine / path, (mine / "metadata" / "premis.xml").read_bytes())
    seal(mine)
    done = found(mine, again=True, validate=True)
    assert {path for _, path in done if "schemas/json" not in path} == {*TAKEN_OUT, *PUT_IN}
    assert {path for code, path in done if code == "BAG046"} >= {
        "metadata/schemas/json/tree.schema.json",
        *TAKEN_OUT[::2],
    }
    assert len([p for p in verify(mine, again=True).findings if p.file == f"{mine}/{TAKEN_OUT[1]}"]) == 1


def test_a_tag_file_that_is_missing_or_added_as_the_manifests_say_is_told_once(mine: Path) -> None:
    (mine / "metadata" / "formats.csv").unlink()
    (mine / "metadata" / "dc.xml").rename(mine / "metadata" / "core.xml")
    put(mine / "metadata" / "notes.txt", b"x")
    assert found(mine, again=True) == {
        ("BAG027", "metadata/formats.csv"), ("BAG029", "metadata/core.xml"), ("BAG028", "metadata/notes.txt"),
    }  # fmt: skip


def test_with_other_versions_nothing_is_compared_and_it_says_so(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = remake.versions()
    monkeypatch.setattr(remake, "versions", lambda: {**here, "banmian": "99", "python": "4.0"})
    put(mine / "说明文件.TXT", b"x")
    seal(mine)
    problems = [(p.code, dict(p.values)["what"], dict(p.values)["here"]) for p in verify(mine, again=True).findings]
    assert problems == [("BAG041", "banmian", "99")]


def test_outputs_of_other_schemas_are_not_validated_and_no_bag_is_damaged_for_it(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(form: object, data: bytes) -> tuple[Finding, ...]:
        return (finding("JSON001", reason="-"),)

    monkeypatch.setattr("convert.archive.verify.validated", refuse)
    assert len(found(mine, validate=True)) == 2
    here: dict[str, Any] = dict(remake.versions())
    other = {**here, "schemas": {**here["schemas"], "json": "9" * 64, "epub": "9" * 64}}
    monkeypatch.setattr(remake, "versions", lambda: other)
    for again in (False, True):
        done = verify(mine, again=again, validate=True)
        told = [(p.code, dict(p.values).get("what")) for p in done.findings]
        assert told[:1] == [("BAG041", "schemas/json")]
        assert told.count(("BAG041", "schemas/json")) == 1
        assert {code for code, _ in told} == {"BAG041"}
        assert (done.is_whole, done.is_checked) == (True, False)
    assert verify(mine).findings == ()


def test_of_a_format_with_the_same_schema_files_are_validated_beside_others(mine: Path) -> None:
    here: dict[str, Any] = dict(remake.versions())
    other = {**here, "schemas": {**here["schemas"], "json": "9" * 64}}
    change_record(mine, "data/outputs/乙/short.record.json", versions=other)
    put(mine / "data/outputs/乙/short.json", b"{}")
    put(mine / "data/outputs/甲 1/河湾日报_20260702_03.json", b"{}")
    seal(mine)
    codes = {(code, Path(file).name) for code, file in found(mine, validate=True) if not code.startswith("BAG03")}
    assert {name for code, name in codes if code.startswith("JSON")} == {"河湾日报_20260702_03.json"}


def test_the_schema_of_a_format_that_a_page_has_not_makes_no_odds() -> None:
    then = {**VERSIONS, "schemas": {"json": "1", "epub": "2"}}
    assert {what for what, _, _ in remake.other_versions(then, ["json"])} >= {"banmian", "schemas/json"}
    assert "schemas/epub" not in {what for what, _, _ in remake.other_versions(then, ["json"])}


@pytest.mark.parametrize(
    "changes",
    [
        {"options": {"typography": "other"}}, {"options": {"no such": 1}}, {"options": {}},
        {"given": {"date": {"value": "July", "from": "--date"}}}, {"given": {"date": 3}}, {"given": {"sections": []}},
        {"options": {"encoding": "utf-16"}}, {"outputs": []}, {"given": []}, {"given": {"date": {"value": 3, "from": 3}}},
        {"given": {"page": {"from": "--page"}}}, {"options": {"per": "article"}}, {"options": {"embargo": []}},
        {"options": {"source_date_epoch": 10**20}}, {"versions": {**VERSIONS, "model": []}}, {"parts": []},
        {"issue": {"publication": "\x01", "pages": []}}, {"source": {"name": "\ud800", "sha256": "0" * 64}},
    ],
    ids=str,
)  # fmt: skip
def test_a_record_that_cannot_be_followed_is_a_finding(mine: Path, changes: dict[str, Any]) -> None:
    record = "data/outputs/乙/short.record.json"
    change_record(mine, record, **changes)
    seal(mine)
    codes = {code for code, _ in found(mine, again=True)}
    assert codes & {"BAG043", "BAG040", "BAG042", "BAG010"}
    assert "RUN003" not in codes


def test_an_article_that_the_page_does_not_have_is_the_records_fault(mine: Path) -> None:
    record = "data/outputs/乙/short.record.json"
    output = json.loads((mine / record).read_bytes())["outputs"][0]
    change_record(mine, record, outputs=[{**output, "article": "a0"}], options={"per": "article"})
    seal(mine)
    assert ("BAG043", record) in found(mine, again=True)


@pytest.mark.parametrize(
    "info", [[], {"bag": 3}, {"bag": {"contact_name": "\x01"}}, {"catalogue": {"secrecy": 3}}, {"odd": {}}], ids=str
)
@pytest.mark.parametrize("epoch", [9, "x", -1, 10**20])
def test_what_the_bags_own_record_cannot_say_is_a_finding(mine: Path, info: object, epoch: object) -> None:
    change_record(mine, "metadata/bagging.json", info=info, source_date_epoch=epoch)
    seal(mine)
    assert ("BAG043", "metadata/bagging.json") in found(mine, again=True)


@pytest.mark.parametrize(
    ("part", "file"), [("write_format", "data/outputs/乙/short.record.json"), ("tag_files", "data/")]
)
@pytest.mark.parametrize("error", [KeyError("x"), TypeError("x"), ValueError("x"), AttributeError("x"), IndexError()])
def test_an_error_of_ours_is_told_as_ours_and_blames_nobody(
    real: Path, monkeypatch: pytest.MonkeyPatch, part: str, file: str, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(remake, part, fail)
    done = verify(real, again=True)
    assert {problem.code for problem in done.findings} == {"RUN003"}
    assert f"{real}/{file}" in {problem.file for problem in done.findings}
    assert done.failed == 70
    assert call("verify", "--reparse", real).code == 70


@pytest.fixture
def plugged(tmp_path: Path) -> Path:
    """A bag of a page in two formats, and of one that was made from one of them."""
    put(tmp_path / "pages" / "1.txt", "渠水进城\n本报讯 四十年间，沙地变成了果园。\n".encode())
    how: dict[str, Any] = {"keywords": False, "publication": "河湾日报", "date": "2026-07-02"}
    convert(tmp_path / "pages", tmp_path / "out", formats=("json", "ninjs"), **how)
    source = put(tmp_path / "pages" / "2.ninjs.json", (tmp_path / "out" / "1.ninjs.json").read_bytes())
    convert(source, tmp_path / "out", formats=("json",), **how)
    make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    return tmp_path / "bag"


@pytest.fixture
def without_ninjs(plugged: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """That bag, where one of the formats, as it were a plug-in's, is not installed."""
    here = {name: entry for name, entry in formats._entries().items() if name != "ninjs"}
    monkeypatch.setattr(formats, "_entries", lambda: here)
    formats.load.cache_clear()
    yield plugged
    formats.load.cache_clear()


def test_a_bag_with_two_formats_is_made_anew(plugged: Path) -> None:
    assert verify(plugged, again=True, validate=True).findings == ()


def test_a_format_that_is_not_installed_here_is_told_once_and_blames_nobody(without_ninjs: Path) -> None:
    for how in ({"again": True}, {"validate": True}, {"again": True, "validate": True}):
        assert [(p.code, p.file, p.values) for p in verify(without_ninjs, **how).findings] == [
            ("BAG048", str(without_ninjs), (("name", "ninjs"),)),
        ]  # fmt: skip
    assert verify(without_ninjs).findings == ()


def test_the_other_formats_of_the_page_are_made_anew_all_the_same(without_ninjs: Path) -> None:
    record = json.loads((without_ninjs / "data/outputs/1.record.json").read_bytes())
    forged = (without_ninjs / "data/outputs/1.json").read_bytes() + b"\n"
    put(without_ninjs / "data/outputs/1.json", forged)
    record["outputs"][0]["sha256"] = sha256(forged)
    change_record(without_ninjs, "data/outputs/1.record.json", outputs=record["outputs"])
    seal(without_ninjs)
    assert found(without_ninjs, again=True) >= {("BAG048", str(without_ninjs)), ("BAG040", "data/outputs/1.json")}


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("path", ["data/sources/乙/short.txt", "data/outputs/乙/short.record.json"])
def test_tag_files_are_not_made_anew_of_half_a_payload(mine: Path, path: str, *, sealed: bool) -> None:
    (mine / path).unlink()
    if sealed:
        seal(mine)
    codes = {code for code, _ in found(mine, again=True)}
    assert codes <= {"BAG027", "BAG032", "BAG037", "BAG042", "BAG044"}
    assert sealed or "BAG042" not in codes


def test_a_bag_without_its_own_record_is_not_made_anew(mine: Path) -> None:
    put(mine / "metadata" / "bagging.json", b"{}")
    seal(mine)
    assert ("BAG043", "metadata/bagging.json") in found(mine, again=True)


def test_tag_files_are_a_function_of_the_payload(real: Path) -> None:
    made = tags.handover_of(real)
    assert made is not None
    assert made[0] == Handover({"bag": {"bag_count": "1 of 1"}}, 9)
