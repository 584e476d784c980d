"""What a bag says of itself, as golden files that one can read: `pytest tests/archive --accept` takes new ones."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from convert.archive import bag_info, tags
from convert.archive.bag import BagOptions, make
from convert.archive.bag_info import profile
from convert.archive.catalogue import title
from convert.archive.handover import read_handover
from convert.archive.payload import BagPage
from convert.archive.premis import PREMIS, event_time
from convert.archive.puids import format_of
from convert.formats.xml import parse, relax_ng, schema_errors
from convert.schema_files import schema_path
from tests.archive.invented import VERSIONS, page, put, small, tree

GOLDEN = Path(__file__).parent / "golden"
KIT = os.environ.get("CONFORMANCE_DIR")
INFO = """
[bag]
source_organization = "河湾报社"
contact_name = "李某"
external_description = "《河湾日报》2026 年 7 月"

[catalogue]
archive_number = "B012-BZ-{year}-{n:04}"
responsible = "河湾报社"
secrecy = "公开"

[carrier]
number = "B012-2026-001"
type = "硬盘"
"""
HELD = (
    "bagit.txt", "bag-info.txt", "文件目录.XML", "说明文件.TXT", "metadata/bagging.json", "metadata/dc.xml",
    "metadata/formats.csv", "metadata/findings.jsonl", "metadata/premis.xml", "metadata/premis/第3版.premis.xml",
    "metadata/premis/b/plain.premis.xml", "manifest-sha256.txt", "data/outputs/manifest.json",
)  # fmt: skip


@pytest.fixture
def described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bag of pages and versions made up, with everything said of the hand-over."""
    monkeypatch.setattr(tags, "versions", lambda: VERSIONS)
    monkeypatch.setattr(bag_info, "__version__", VERSIONS["banmian"])
    sources, out = small(tmp_path)
    problem = {"code": "PAR003", "severity": "note", "line": 5, "values": {"confidence": "0.49"}}
    page(sources, out, "第3版", fix=sources, findings=[problem, {"code": "GONE001", "severity": "note"}],
         options={"typography": "source", "provider": "河湾报社", "source_date_epoch": 1782864000},
         given={"date": {"value": "2026-07-02", "from": "--date"}})  # fmt: skip
    info = put(tmp_path / "handover.toml", INFO.encode())
    make(out, tmp_path / "bag", BagOptions(sources=(sources,), handover=read_handover(info, None)))
    return tmp_path / "bag"


def test_the_tag_files_are_the_golden_ones(described: Path, accept: bool) -> None:
    for path in HELD:
        golden, made = GOLDEN / path.replace("/", "_"), (described / path).read_bytes()
        if accept:
            golden.write_bytes(made)
        assert made == golden.read_bytes(), path


def test_no_golden_file_is_left_over() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(path.replace("/", "_") for path in HELD)


# --------------------------------------------------------------------------- PREMIS


def documents(bag: Path) -> dict[str, etree._Element]:
    return {path: parse(data) for path, data in tree(bag).items() if path.startswith("metadata/premis")}


def values(root: etree._Element, name: str) -> list[str]:
    return [node.text or "" for node in root.iter(f"{{{PREMIS}}}{name}")]


def test_every_file_of_the_payload_is_an_object_with_its_digests(described: Path) -> None:
    listed: dict[str, list[str]] = {}
    for root in documents(described).values():
        for node in root.iter(f"{{{PREMIS}}}object"):
            if values(node, "contentLocationValue"):
                listed[values(node, "contentLocationValue")[0]] = values(node, "messageDigest")
    lines = {}
    for algorithm in ("sha256", "sha512"):
        for line in (described / f"manifest-{algorithm}.txt").read_text("utf-8").splitlines():
            digest, _, path = line.partition("  ")
            lines.setdefault(path, []).append(digest)
    lines.pop("data/outputs/manifest.json")
    assert listed == lines


def test_every_link_leads_to_something_in_its_document_or_the_bags(described: Path) -> None:
    found = documents(described)
    everywhere = set(values(found["metadata/premis.xml"], "objectIdentifierValue"))
    for path, root in found.items():
        for kind in ("Object", "Event", "Agent"):
            known = set(values(root, f"{kind.lower()}IdentifierValue"))
            assert set(values(root, f"linking{kind}IdentifierValue")) <= known, path
        assert (
            set(values(root, "relatedObjectIdentifierValue")) <= set(values(root, "objectIdentifierValue")) | everywhere
        )
        assert set(values(root, "relatedEventIdentifierValue")) <= set(values(root, "eventIdentifierValue"))


def test_an_output_says_from_what_and_by_which_version_it_was_made(described: Path) -> None:
    root = documents(described)["metadata/premis/第3版.premis.xml"]
    (made,) = (
        n for n in root.iter(f"{{{PREMIS}}}object") if values(n, "contentLocationValue") == ["data/outputs/第3版.epub"]
    )
    assert values(made, "relatedObjectIdentifierValue") == ["data/sources/第3版.txt"]
    assert values(made, "creatingApplicationVersion") == ["9.8.7"]
    assert values(made, "linkingEventIdentifierValue") == ["digests/第3版", "migration/第3版", "validation/epub/第3版"]
    assert "person" in values(root, "agentIdentifierValue")


def test_every_document_passes_our_profile_and_what_breaks_it_does_not(described: Path) -> None:
    schema = relax_ng("premis", "premis.rng")
    for root in documents(described).values():
        assert schema_errors(schema, root) == []
    root = documents(described)["metadata/premis.xml"]
    for node in list(root.iter(f"{{{PREMIS}}}eventType", f"{{{PREMIS}}}eventDateTime", f"{{{PREMIS}}}agentName")):
        text, node.text = node.text, ""
        assert schema_errors(schema, root), node.tag
        node.text = text


@pytest.mark.parametrize(
    ("epoch", "date", "when"),
    [
        (1782864000, "2026-07-02", "2026-07-01T00:00:00Z"), (0, None, "1970-01-01T00:00:00Z"),
        (None, "2026-07-02", "2026-07-02/.."), (None, None, "XXXX-XX-XX"),
    ],
)  # fmt: skip
def test_the_time_of_an_event_is_never_the_clocks(epoch: int | None, date: str | None, when: str) -> None:
    assert event_time(epoch, date) == when


@pytest.mark.skipif(not KIT, reason="NOT RUN: CONFORMANCE_DIR is not set, so the official premis.xsd is not here")
def test_every_document_passes_the_schema_of_the_library_of_congress(described: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(Path(KIT or "") / "standards" / "premis" / "premis.xsd")))
    for path, root in documents(described).items():
        assert schema_errors(schema, root) == [], path


@pytest.mark.skipif(not KIT, reason="NOT RUN: CONFORMANCE_DIR is not set, so bagit-profile and PRONOM are not here")
def test_the_kit_finds_nothing_wrong_with_a_bag_of_real_files(tmp_path: Path) -> None:
    from convert import convert

    put(tmp_path / "pages" / "一 二" / "第3版.txt", "渠水进城\n本报讯 四十年间，沙地变成了果园。\n".encode())
    put(tmp_path / "pages" / "16.txt", "渠水进城\n本报讯 四十年间，沙地变成了果园。\n".encode("utf-16"))
    put(tmp_path / "pages" / "16.fix.toml", b'[page]\nnumber = "5"\n')
    facts = {"date": "2026-07-02", "publication": "河湾日报"}
    convert(tmp_path / "pages", tmp_path / "out", formats=("docx", "json", "ninjs"), keywords=False, **facts)
    make(tmp_path / "out", tmp_path / "bag", BagOptions(sources=(tmp_path / "pages",)))
    report, rules = tmp_path / "report.json", schema_path("bagit", "profile.json")
    command = [Path(KIT or "") / "check", "--strict", "--bag-profile", rules, "--report", report, tmp_path / "bag"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    (bag,) = (file for file in json.loads(report.read_bytes())["files"] if file["format"] == "bag")
    assert bag["info"]["puids"] == {path: format_of(path).puid for path in bag["info"]["puids"]}


# --------------------------------------------------------------------------- the rest


def test_the_catalogue_has_an_entry_a_page_and_passes_its_schema(described: Path) -> None:
    root = parse((described / "文件目录.XML").read_bytes())
    assert schema_errors(relax_ng("bagit", "catalogue.rng"), root) == []
    assert [node.text for node in root.iter("电子档案名称")] == [
        "data/sources/2026 年/七月/河湾 04.txt", "data/sources/b/plain.txt", "data/sources/第3版.txt",
    ]  # fmt: skip
    assert [node.text for node in root.iter("档号")] == ["B012-BZ-2026-0001", "B012-BZ--0002", "B012-BZ-2026-0003"]


def titles(bag: Path) -> list[str | None]:
    root = parse((bag / "文件目录.XML").read_bytes())
    return [entry.findtext("题名") for entry in root]


def issue_of(page: str, **more: str) -> dict[str, object]:
    return {"publication": "河湾日报", "date": "2026-07-02", **more, "pages": [{"number": page, "articles": 1}]}


def test_titles_of_an_issue_all_have_the_number_that_its_front_page_bears(tmp_path: Path) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    page(sources, out, "01", issue=issue_of("1", number="18872"))
    page(sources, out, "02", issue=issue_of("2"))
    page(sources, out, "03", issue={**issue_of("3"), "date": "2026-07-03"})
    make(out, tmp_path / "bag", BagOptions(sources=(sources,)))
    assert titles(tmp_path / "bag") == [
        "河湾日报 2026年7月2日 第18872期 第1版",
        "河湾日报 2026年7月2日 第18872期 第2版",
        "河湾日报 2026年7月3日 第3版",
    ]


def test_numbers_that_pages_of_a_day_do_not_agree_on_are_each_pages_own(tmp_path: Path) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    for number, more in (("1", {"number": "7"}), ("2", {"number": "总第8号"}), ("3", {})):
        page(sources, out, number, issue=issue_of(number, **more))
    make(out, tmp_path / "bag", BagOptions(sources=(sources,)))
    assert [str(one).split(" ")[2] for one in titles(tmp_path / "bag")] == ["第7期", "总第8号", "第3版"]


def test_a_file_of_an_issue_has_the_facts_of_the_whole_where_it_says_none() -> None:
    part = {"name": "02", "source": {"name": "02.txt"}, "issue": {"pages": [{"number": "2"}]}}
    whole = {
        "issue": {"publication": "河湾日报", "date": "2026-07-02", "number": "18872", "pages": []},
        "parts": [part],
    }
    (one,) = BagPage("", "x", whole).parts
    assert title(one) == "河湾日报 2026年7月2日 第18872期 第2版"


def test_languages_of_a_bag_are_those_of_its_pages(tmp_path: Path) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    for number, languages in (("1", ["zh-Hant"]), ("2", ["zh-Hans", "zh-Hant"])):
        page(sources, out, number, issue={**issue_of(number), "languages": languages})
        bag = tmp_path / f"bag{number}"
        make(out, bag, BagOptions(sources=(sources,)))
        root = parse((bag / "metadata/dc.xml").read_bytes())
        assert sorted(languages) == [node.text for node in root.iter("{*}language")]


def test_dublin_core_passes_its_schema(described: Path) -> None:
    assert (
        schema_errors(relax_ng("bagit", "dublin-core.rng"), parse((described / "metadata/dc.xml").read_bytes())) == []
    )


def test_the_formats_add_up_to_the_payload(described: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((described / "metadata/formats.csv").read_text("utf-8"))))
    payload = tree(described / "data")
    assert sum(int(row["files"]) for row in rows) == len(payload)
    assert sum(int(row["bytes"]) for row in rows) == sum(map(len, payload.values()))


@pytest.mark.parametrize(
    ("name", "puid"),
    [
        ("a.txt", "x-fmt/111"), ("a.TXT", "x-fmt/111"), ("0701.A05", "x-fmt/111"), ("a.epub", "fmt/483"), ("a.docx", "fmt/412"),
        ("a.json", "fmt/817"), ("a.ninjs.json", "fmt/817"), ("a.newsml.xml", "fmt/101"), ("a.fix.toml", "fmt/2065"),
    ],
)  # fmt: skip
def test_the_format_of_a_file_is_told_from_its_name(name: str, puid: str) -> None:
    assert format_of(name).puid == puid


def test_the_profile_names_itself_as_the_bag_names_it(described: Path) -> None:
    named = profile()["BagIt-Profile-Info"]["BagIt-Profile-Identifier"]
    assert f"BagIt-Profile-Identifier: {named}\n" in (described / "bag-info.txt").read_text("utf-8")
    assert profile()["Bag-Info"]["BagIt-Profile-Identifier"]["values"] == [named]
