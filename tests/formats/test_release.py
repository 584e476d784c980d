"""What a file says of provider, rights, urgency and embargo: read back, and written again into every other format."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest

import convert
from convert.formats import BUILT_IN, load, suffixes
from convert.formats.base import WriteOptions
from convert.formats.release import UNSAID, Release, agreed, release_in
from convert.page import PageOptions
from convert.page_writing import released
from tests.cli.command import call, reported
from tests.trees import CORPUS

PLAIN = CORPUS["plain_news"]
UNTIL = datetime.fromisoformat("2026-07-03T06:00:00+08:00")
ALL = Release("河湾报社", "© 河湾报社", 2, UNTIL)
OPTIONS = ("--provider", "河湾报社", "--rights", "© 河湾报社", "--urgency", "2", "--embargo", UNTIL.isoformat())
RELEASING = [name for name in BUILT_IN if name != "json"]
SAID = {"newsml": ALL, "docx": ALL, "ninjs": ALL, "epub": ALL._replace(urgency=None), "json": UNSAID}


def written(name: str, release: Release) -> bytes:
    return load(name).write(PLAIN, WriteOptions(**release._asdict())).data


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_a_file_says_of_its_release_is_read_back(name: str) -> None:
    assert convert.read(written(name, ALL)).release == SAID[name]
    assert convert.read(written(name, UNSAID)).release == UNSAID


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_format_says_what_it_has_no_place_for(name: str) -> None:
    lost = {field for field in Release._fields if getattr(SAID[name], field) is None}
    assert set(getattr(load(name), "no_place_for", ())) == lost


@pytest.mark.parametrize("name", ["newsml", "epub"])
def test_the_paper_is_no_provider_that_was_named_where_it_stands_for_one(name: str) -> None:
    assert convert.read(written(name, Release(provider=PLAIN.publication))).release == UNSAID


@pytest.mark.parametrize(("name", "other"), list(product(RELEASING, RELEASING)))
def test_an_embargo_and_the_rights_hold_in_what_is_made_of_a_file(tmp_path: Path, name: str, other: str) -> None:
    (tmp_path / f"page{suffixes()[name]}").write_bytes(written(name, ALL))
    made = call("convert", tmp_path / f"page{suffixes()[name]}", "-o", tmp_path / "out", "-t", other, "--no-keywords")
    assert made.code == 0, made.err
    release = convert.read(tmp_path / "out" / f"page{suffixes()[other]}").release
    assert release[:2] + release[3:] == ALL[:2] + ALL[3:]
    record = json.loads((tmp_path / "out" / "page.record.json").read_bytes())
    assert record["source"]["release"]["rights"] == "© 河湾报社"
    assert datetime.fromisoformat(record["source"]["release"]["embargo"]) == UNTIL


def test_on_standard_output_and_of_articles_and_issues_it_holds_too(tmp_path: Path) -> None:
    page = tmp_path / "page.newsml.xml"
    page.write_bytes(written("newsml", ALL))
    assert "2026-07-02T22:00:00Z" in call("convert", page, "-o", "-", "-t", "ninjs", "--no-keywords").out
    for per in ("article", "issue"):
        call("convert", page, "-o", tmp_path / per, "-t", "newsml", "--per", per, "--no-keywords")
        (made,) = (tmp_path / per).glob("*.newsml.xml")
        assert convert.read(made).release == ALL


def test_options_outrank_what_a_file_says() -> None:
    mine = PageOptions(rights="© 他社")
    assert released(mine, ALL) == PageOptions(rights="© 他社", provider="河湾报社", urgency=2, embargo=UNTIL)
    assert released(mine, UNSAID) == mine


def test_what_a_file_says_is_not_up_to_date_when_an_option_says_otherwise(tmp_path: Path) -> None:
    page = tmp_path / "page.newsml.xml"
    page.write_bytes(written("newsml", ALL))
    command = ("convert", page, "-o", tmp_path / "out", "-t", "ninjs", "--no-keywords")
    call(*command)
    assert "up to date already: 1" in call(*command).err
    call(*command, "--rights", "© 他社")
    assert convert.read(tmp_path / "out" / "page.ninjs.json").release == ALL._replace(rights="© 他社")


def test_what_cannot_be_used_is_told() -> None:
    release, findings = release_in(
        "EPUB", rights="  ", urgency="12", embargoes=["2026-07-03", "明天", UNTIL.isoformat()]
    )
    assert release == Release(embargo=UNTIL)
    assert [(one.code, dict(one.values)["value"]) for one in findings] == [
        ("TREE007", "12"), ("TREE007", "2026-07-03"), ("TREE007", "明天"),
    ]  # fmt: skip


def test_an_embargo_that_other_hands_spoilt_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.newsml.xml"
    page.write_bytes(written("newsml", ALL).replace(b"<embargoed>2026-07-02T22:00:00Z", b"<embargoed>"))
    assert "TREE007: embargo in this NewsML-G2 cannot be used" in call("check", page).out


def test_the_latest_embargo_holds_for_files_that_are_put_together() -> None:
    later = datetime.fromisoformat("2026-07-02T23:30:00Z")
    release, findings = agreed([UNSAID, ALL, Release(rights="© 他社", embargo=later)])
    assert release == ALL._replace(embargo=later)
    assert [(one.code, dict(one.values)["name"]) for one in findings] == [("ISS012", "rights"), ("ISS012", "embargo")]
    same = Release(embargo=UNTIL.astimezone(later.tzinfo))
    assert agreed([ALL, UNSAID, same]) == (ALL, [])


def test_an_option_that_a_format_has_no_place_for_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("河湾日报 2026年7月2日 第1版\n渠水进城\n7月1日，渠水进城。\n", "utf-8")
    report = tmp_path / "report.jsonl"
    command = ("convert", page, "-o", tmp_path / "out", "-t", "json,epub,docx", "--no-keywords", "--report", report)
    assert call(*command, *OPTIONS).code == 0
    (entry,), _ = reported(report)
    told = [one["values"] for one in entry["findings"] if one["code"] == "TREE008"]
    assert [(one["format"], one["name"]) for one in told] == [
        ("json", "provider"), ("json", "rights"), ("json", "urgency"), ("json", "embargo"), ("epub", "urgency"),
    ]  # fmt: skip
    call(*command, "--again")
    assert "TREE008" not in report.read_text("utf-8")
