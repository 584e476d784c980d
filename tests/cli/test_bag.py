"""`banmian bag` and `banmian verify`, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from convert.publish import sha256
from tests.archive.invented import page, put, small, tree
from tests.cli.command import banmian, call, reported


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run's output and its sources, in the working directory."""
    small(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def test_a_bag_is_made_and_verified(run: Path) -> None:
    made = call("bag", "out", "-o", "七月", "--sources", "pages")
    assert (made.code, made.out) == (0, "")
    assert "bagged: 七月; pages: 3; files of the payload: " in made.err
    verified = call("verify", "七月")
    assert (verified.code, verified.out) == (0, "")
    assert f"whole: 七月; files: {len(tree(run / '七月'))}, pages: 3" in verified.err


def test_quiet_says_nothing(run: Path) -> None:
    assert call("bag", "out", "-o", "bag", "--sources", "pages", "-q").err == ""
    assert call("verify", "bag", "-q").err == ""


def test_what_verify_finds_is_asked_for_and_ends_with_1(run: Path) -> None:
    call("bag", "out", "-o", "bag", "--sources", "pages", "-q")
    (run / "bag" / "data" / "sources" / "第3版.txt").write_bytes(b"x")
    (run / "bag" / "文件目录.XML").unlink()
    found = call("verify", "bag", "--report", "report.jsonl")
    assert found.code == 1
    assert "bag/data/sources/第3版.txt: error BAG030: changed" in found.out
    assert "bag/文件目录.XML: error BAG027: missing" in found.out
    entries, _ = reported(run / "report.jsonl")
    assert {f["code"] for f in entries[0]["findings"]} == {"BAG030", "BAG027", "BAG032"}
    assert entries[0]["failed"] == 1
    assert "已改动" in call("verify", "bag", lang="zh").out
    assert call("verify", "bag", "--fail-on", "never").code == 0


def test_several_bags_are_verified_one_after_the_other(run: Path) -> None:
    call("bag", "out", "-o", "bag", "--sources", "pages", "-q")
    found = call("verify", "bag", "none")
    assert found.code == 6
    assert "none: error SRC001: no such file or directory: none" in found.err
    assert "whole: bag;" in found.err


def test_the_report_counts_a_damaged_bag_as_failed(run: Path) -> None:
    for name in ("renamed", "bad", "good"):
        call("bag", "out", "-o", name, "--sources", "pages", "-q")
    (run / "bad" / "文件目录.XML").unlink()
    sources = run / "renamed" / "data" / "sources"
    (sources / "第3版.txt").rename(sources / "第3版.TXT")
    outcome = call("verify", "renamed", "bad", "good", "--report", "r.jsonl")
    entries, last = reported(run / "r.jsonl")
    assert [entry["failed"] for entry in entries] == [1, 1, None]
    assert (outcome.code, last["exit_code"], last["counts"]["failed"]) == (1, 1, 2)
    assert call("verify", "bad", "--report", "r.jsonl", "--fail-on", "never").code == 0
    assert reported(run / "r.jsonl")[0][0]["failed"] == 1
    assert call("verify", "bad", "none", "--report", "r.jsonl").code == 6
    assert [entry["failed"] for entry in reported(run / "r.jsonl")[0]] == [1, 3]


def test_what_is_not_there_cannot_be_read_and_what_is_no_bag_is_found_out(run: Path) -> None:
    assert call("verify", "none").code == 3
    no_bag = call("verify", "pages")
    assert (no_bag.code, no_bag.out.count("error BAG020: not a bag: it has no bagit.txt")) == (1, 1)
    assert "不是 BagIt 包：其中没有 bagit.txt" in call("verify", "pages", lang="zh").out


@pytest.mark.parametrize("name", ["bag.zip", "bag/bagit.txt"])
def test_a_file_is_no_damaged_bag(run: Path, name: str) -> None:
    (run / "bag").mkdir()
    (run / name).write_bytes(b"PK")
    outcome = call("verify", name, "--report", "r.jsonl")
    told = f"{name}: error BAG020: not a bag: it is a file; if it is packed, unpack it first"
    assert (outcome.code, outcome.out, told in outcome.err) == (3, "", True)
    assert reported(run / "r.jsonl")[1]["counts"]["failed"] == 1
    assert "不是 BagIt 包：这是文件；如为压缩包，请先解开" in call("verify", name, lang="zh").err


@pytest.mark.parametrize("name", ["bag/r.jsonl", "bag/metadata/r.jsonl", "link/r.jsonl", "other/../bag/r.jsonl"])
def test_a_report_within_a_bag_is_refused_and_the_bag_stays_whole(run: Path, name: str) -> None:
    call("bag", "out", "-o", "bag", "--sources", "pages", "-q")
    (run / "other").mkdir()
    (run / "link").symlink_to("bag")
    before = tree(run / "bag")
    for words in (("verify", "other", "bag"), ("bag", "out", "-o", "bag", "--sources", "pages", "--force")):
        outcome = call(*words, "--report", name)
        assert outcome.code == 2
        assert f"error OUT009: the report {name} would lie in the bag bag" in outcome.err
        assert tree(run / "bag") == before
    assert call("verify", "bag", "--report", "bag.jsonl").code == 0


def test_a_report_within_the_bag_to_be_is_refused(run: Path) -> None:
    assert call("bag", "out", "-o", "bag", "--sources", "pages", "--report", "bag/r.jsonl").code == 2
    assert not (run / "bag").exists()


def test_a_missing_source_is_named_and_ends_with_3(run: Path) -> None:
    (run / "pages" / "b" / "plain.txt").unlink()
    made = call("bag", "out", "-o", "bag", "--sources", "pages")
    assert made.code == 3
    assert "b/plain.txt: error BAG002: the source of b/plain.record.json is not found: plain.txt" in made.err
    assert not (run / "bag").exists()


def test_a_bag_that_is_there_ends_with_5(run: Path) -> None:
    arguments = ("bag", "out", "-o", "bag", "--sources", "pages", "-q")
    assert call(*arguments).code == 0
    again = call(*arguments)
    assert (again.code, again.err.split(";")[0]) == (5, "bag: error BAG013: a bag of that name is there already")
    assert call(*arguments, "--force").code == 0


def test_what_is_left_out_or_of_an_earlier_run_is_told_once_and_counted(run: Path) -> None:
    for name in ("a", "b", "c"):
        put(run / "out" / f"{name}.md", b"")
        page(run / "pages", run / "out", name, earlier=[{"name": f"{name}.docx", "sha256": sha256(b"x")}])
        put(run / "out" / f"{name}.docx", b"x")
    outcome = call("bag", "out", "-o", "bag", "--sources", "pages", "--report", "r.jsonl")
    assert outcome.err.count("warning BAG008") == outcome.err.count("warning BAG009") == 1
    assert "out/a.md: warning BAG008: left out: no record names this file" in outcome.err
    assert "more of BAG008: 2\n" in outcome.err
    assert "more of BAG009: 2\n" in outcome.err
    found = [problem["file"] for problem in reported(run / "r.jsonl")[0][0]["findings"] if problem["code"] == "BAG008"]
    assert found == ["out/a.md", "out/b.md", "out/c.md"]


def test_what_a_person_says_goes_into_the_bag(run: Path) -> None:
    put(run / "info.toml", '[bag]\ncontact_name = "李某"\n'.encode())
    assert call("bag", "out", "-o", "bag", "--sources", "pages", "--info", "info.toml", "-q").code == 0
    assert "Contact-Name: 李某\n" in (run / "bag" / "bag-info.txt").read_text("utf-8")
    put(run / "info.toml", b"[bag]\nname = 3\n")
    wrong = call("bag", "out", "-o", "other", "--sources", "pages", "--info", "info.toml")
    assert (wrong.code, "FACT005" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    "words",
    [["bag"], ["bag", "out"], ["bag", "out", "-o"], ["bag", "out", "out", "-o", "b"], ["verify"], ["verify", "-o"]],
)
def test_wrong_use_ends_with_2(run: Path, words: list[str]) -> None:
    outcome = call(*words)
    assert outcome.code == 2
    assert "Usage:" in outcome.err


def test_a_directory_of_sources_that_is_not_there_ends_with_2(run: Path) -> None:
    assert call("bag", "out", "-o", "bag", "--sources", "nowhere").code == 2


def test_the_whole_way_from_a_page_to_a_bag_made_anew(tmp_path: Path) -> None:
    put(tmp_path / "pages" / "2026 年" / "03.txt", "渠水进城\n本报讯 四十年间，沙地变成了果园。\n".encode())
    facts = ("--publication", "河湾日报", "--date", "2026-07-02", "--page", "3", "--section", "要闻", "--no-keywords")
    assert banmian("convert", "pages", "-o", "out", "-t", "json,ninjs", *facts, cwd=tmp_path).code == 0
    env = {"SOURCE_DATE_EPOCH": "1782864000"}
    assert banmian("bag", "out", "-o", "bag", "--sources", "pages", cwd=tmp_path, env=env).code == 0
    done = banmian("verify", "--reparse", "--validate", "bag", cwd=tmp_path)
    assert (done.code, done.out) == (0, "")
    record = json.loads((tmp_path / "bag" / "data" / "outputs" / "2026 年" / "03.record.json").read_bytes())
    assert record["given"]["section"] == {"value": "要闻", "from": "--section"}
    assert record["issue"]["pages"] == [{"number": "3", "section": "要闻", "articles": 1}]
