"""`banmian convert --table`: the articles of a run as one file."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.cli.command import call

PAGE = "渠水进城\n本报记者 闻一苇\n渠水从北岸的山里来，走了四十里，今天早上进了城，家家户户都打开了水龙头。\n"
OTHER = "种树的人\n种树的人姓白，在沙地边上住了三十年，栽下的树连起来有两条江那么长。\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "deep").mkdir(parents=True)
    (folder / "1.txt").write_text(PAGE, "utf-8")
    (folder / "deep" / "2.txt").write_text(OTHER, "utf-8")
    return folder


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def test_a_row_an_article_in_the_order_of_the_inputs(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    outcome = call("convert", pages, "-o", out, "-t", "json", "--no-keywords", "--table", out / "table.csv")
    found = table(out / "table.csv")
    assert [(row["file"], row["headline"]) for row in found] == [
        (str(pages / "1.txt"), "渠水进城"),
        (str(pages / "deep" / "2.txt"), "种树的人"),
    ]
    assert f"table: articles: 2 in {out / 'table.csv'}" in outcome.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system here")
@pytest.mark.parametrize("option", ["--table", "--report", "--deps"])
def test_a_pipe_or_a_device_is_not_replaced_even_with_force(option: str, pages: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    outcome = call("convert", pages, "-o", tmp_path / "out", "-t", "json", option, tmp_path / "pipe", "--force")
    assert (outcome.code, "OUT010" in outcome.err) == (5, True)
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_the_same_bytes_whatever_the_workers_and_when_written_again(name: str, pages: Path, tmp_path: Path) -> None:
    made = []
    for jobs in ("1", "2", "1"):
        call(
            "convert",
            pages,
            "-o",
            tmp_path / "out",
            "-t",
            "json",
            "--no-keywords",
            "-j",
            jobs,
            "--table",
            tmp_path / name,
        )
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1] == made[2]
    assert len(made[0].decode("utf-8-sig").splitlines()) >= 2


def test_json_lines_by_the_name_of_the_file(pages: Path, tmp_path: Path) -> None:
    call("convert", pages, "-o", tmp_path / "out", "-t", "json", "--no-keywords", "--table", tmp_path / "t.JSONL")
    first, _ = ((tmp_path / "t.JSONL").read_text("utf-8")).splitlines()
    assert json.loads(first)["reporter"] == ["闻一苇"]


def test_the_rows_are_read_from_the_format_that_carries_most(pages: Path, tmp_path: Path) -> None:
    for form, confident in (("docx", False), ("docx,json", True)):
        file = tmp_path / f"{len(form)}.csv"
        call("convert", pages, "-o", tmp_path / form, "-t", form, "--no-keywords", "--table", file)
        assert [bool(row["confidence"]) for row in table(file)] == [confident] * 2


def test_a_page_that_failed_has_no_rows(pages: Path, tmp_path: Path) -> None:
    (pages / "0.txt").write_bytes(b"")
    outcome = call(
        "convert", pages, "-o", tmp_path / "out", "-t", "json", "--no-keywords", "--table", tmp_path / "t.csv"
    )
    assert outcome.code == 6
    assert len(table(tmp_path / "t.csv")) == 2


def test_a_file_of_someone_else_is_not_overwritten_and_nothing_is_done(pages: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,age\n", "utf-8")
    arguments = ("convert", pages, "-o", tmp_path / "out", "-t", "json", "--no-keywords", "--table", file)
    outcome = call(*arguments)
    assert (outcome.code, "OUT010" in outcome.err, (tmp_path / "out").exists()) == (5, True, False)
    assert file.read_text("utf-8") == "name,age\n"
    assert call(*arguments, "--force").code == 0
    assert len(table(file)) == 2


def test_a_table_that_cannot_be_written_leaves_nothing_behind(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    outcome = call(
        "convert", pages, "-o", tmp_path / "out", "-t", "json", "--no-keywords", "--table", tmp_path / "file" / "t.csv"
    )
    assert (outcome.code, "OUT001" in outcome.err, (tmp_path / "out").exists()) == (5, True, False)
    assert call("convert", pages, "-o", tmp_path / "out", "--table", tmp_path).code == 5


def test_the_directory_of_a_table_is_made_as_that_of_a_report_and_a_dependency_file_is(
    pages: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    beside = ("--table", new / "t" / "t.csv", "--report", new / "r" / "r.jsonl", "--deps", new / "d" / "d.mk")
    assert call("convert", pages, "-o", tmp_path / "out", "-t", "json", "--no-keywords", *beside).code == 0
    assert sorted(path.name for path in new.rglob("*.*")) == ["d.mk", "r.jsonl", "t.csv"]


def test_a_table_on_standard_output(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ("convert", "pages", "-o", "out", "-t", "json", "--no-keywords", "--table")
    outcome = call(*arguments, "-")
    assert "table: articles: 2 in standard output" in outcome.err
    call(*arguments, "t.csv")
    assert outcome.out.encode() == Path("t.csv").read_bytes()
    refused = call(*arguments, "-", "--report", "-")
    assert (refused.code, "NET011" in refused.err) == (2, True)
    assert not Path("-").exists()
    assert call(*arguments, "t.csv", "--deps", "-").code == 2


def test_a_dry_run_writes_no_table(pages: Path, tmp_path: Path) -> None:
    call(
        "convert",
        pages,
        "-o",
        tmp_path / "out",
        "-t",
        "json",
        "--no-keywords",
        "--dry-run",
        "--table",
        tmp_path / "t.csv",
    )
    assert not (tmp_path / "t.csv").exists()


def test_the_table_is_no_business_of_a_bag_or_a_manifest(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call("convert", pages, "-o", out, "-t", "json", "--no-keywords", "--table", out / "t.csv")
    assert sorted(path.name for path in out.iterdir()) == ["1.json", "1.record.json", "deep", "manifest.json", "t.csv"]
    assert "t.csv" not in (out / "manifest.json").read_text("utf-8")


@pytest.mark.parametrize("per", ["page", "article", "issue"])
@pytest.mark.parametrize("name", [b"\xb0\xe6.txt", b"\xb0\xe6/1.txt"])
def test_names_that_are_no_utf_8_have_their_rows(name: bytes, per: str, tmp_path: Path) -> None:
    page = tmp_path / "in" / os.fsdecode(name)
    page.parent.mkdir(parents=True)
    page.write_text("2026年7月1日 01版 北岸日报\n" + PAGE, "utf-8")
    arguments = ("convert", tmp_path / "in", "-o", tmp_path / "out", "-t", "json", "--per", per)
    for _ in ("made", "up to date"):
        outcome = call(*arguments, "--publication", "北岸日报", "--table", tmp_path / "t.csv")
        assert (outcome.code, "SRC001" in outcome.err) == (0, False)
        assert [row["headline"] for row in table(tmp_path / "t.csv")] == ["渠水进城"]


@pytest.mark.parametrize("names", [("--table", "x.jsonl", "--report", "X.jsonl"), ("--deps", "x", "--table", "./x")])
def test_two_options_of_one_file_are_refused_and_nothing_is_done(
    names: tuple[str, ...], pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = call("convert", "pages", "-o", "out", "-t", "json", *names)
    assert (outcome.code, "OUT003" in outcome.err) == (2, True)
    assert f"{names[0]}" in outcome.err
    assert f"{names[2]}" in outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


@pytest.mark.parametrize("option", ["--table", "--report", "--deps"])
@pytest.mark.parametrize("name", ["1.json", "deep/2.record.json", "manifest.json"])
def test_a_file_beside_the_outputs_under_the_name_of_one_is_refused(
    option: str, name: str, pages: Path, tmp_path: Path
) -> None:
    (tmp_path / "out" / "deep").mkdir(parents=True)
    outcome = call("convert", pages, "-o", tmp_path / "out", "-t", "json", option, tmp_path / "out" / name)
    assert (outcome.code, "OUT003" in outcome.err) == (2, True)
    assert [path.name for path in (tmp_path / "out").rglob("*")] == ["deep"]


INPUTS = ["pages/1.txt", "pages/deep/2.txt", "pages/1.fix.toml", "pages/issue.toml", "banmian.toml", "list"]


@pytest.mark.parametrize("option", ["--table", "--deps"])
@pytest.mark.parametrize("name", INPUTS)
def test_a_file_that_is_read_is_overwritten_by_no_option_with_force_either(
    option: str, name: str, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (pages / "1.fix.toml").write_text("", "utf-8")
    (pages / "issue.toml").write_text("", "utf-8")
    Path("banmian.toml").write_text("[convert]\n", "utf-8")
    Path("list").write_text("pages/deep/2.txt\n", "utf-8")
    Path("link").symlink_to(name)
    before = {path: (tmp_path / path).read_bytes() for path in INPUTS}
    for spelt in (name, tmp_path / name, "link"):
        outcome = call("convert", "pages", "--files-from", "list", "-o", "out", "-t", "json", option, spelt, "--force")
        assert (outcome.code, outcome.out) == (2, "")
        assert f"error OUT007: {option} names" in outcome.err
        assert f"{name}, which this run reads" in outcome.err
    assert {path: (tmp_path / path).read_bytes() for path in INPUTS} == before
    assert not (tmp_path / "out").exists()


def test_a_page_that_is_refused_is_not_overwritten_either(pages: Path, tmp_path: Path) -> None:
    (pages / "1.text").write_text(PAGE, "utf-8")
    for per in ("page", "issue"):
        outcome = call(
            "convert", pages / "1.txt", pages / "1.text", "-o", tmp_path / "out", "-t", "json", "--per", per,
            "--table", pages / "1.text", "--force",
        )  # fmt: skip
        assert (outcome.code, "OUT007" in outcome.err) == (2, True)
    assert (pages / "1.text").read_text("utf-8") == PAGE


def test_what_the_run_does_not_read_is_overwritten_with_force(pages: Path, tmp_path: Path) -> None:
    (pages / "notes.md").write_text("x", "utf-8")
    (pages / "9.fix.toml").write_text("", "utf-8")
    arguments = ("convert", pages, "-o", tmp_path / "out", "-t", "json", "--no-keywords", "--force", "--table")
    for name in ("notes.md", "9.fix.toml"):
        assert call(*arguments, pages / name).code == 0
        assert len(table(pages / name)) == 2


@pytest.mark.parametrize("option", ["--table", "--report", "--deps"])
@pytest.mark.parametrize("name", ["1.json", "deep/2.record.json", "manifest.json"])
def test_so_it_is_where_the_output_is_there_already(option: str, name: str, pages: Path, tmp_path: Path) -> None:
    arguments = ("convert", pages, "-o", tmp_path / "out", "-t", "json", "--no-keywords")
    call(*arguments)
    before = (tmp_path / "out" / name).read_bytes()
    for more in ((), ("--force",)):
        outcome = call(*arguments, option, tmp_path / "out" / name, *more)
        assert (outcome.code, "OUT003" in outcome.err) == (2, True)
        assert (tmp_path / "out" / name).read_bytes() == before


@pytest.mark.parametrize("option", ["--table", "--report", "--deps"])
def test_of_a_file_of_ours_it_is_not_said_that_it_is_none(option: str, pages: Path, tmp_path: Path) -> None:
    call("convert", pages, "-o", tmp_path / "out", "-t", "json,ninjs", "--no-keywords")
    name = tmp_path / "out" / "1.ninjs.json"
    outcome = call("convert", pages, "-o", tmp_path / "out", "-t", "json", "--no-keywords", option, name)
    assert outcome.code == 5
    assert f"error OUT010: {name} exists and is no file that {option} writes; give another name" in outcome.err


def test_a_table_cannot_have_the_name_of_an_article(pages: Path, tmp_path: Path) -> None:
    arguments = ("convert", pages, "-t", "json", "--no-keywords", "--per", "article", "-o")
    call(*arguments, tmp_path / "first")
    name = next(path.name for path in (tmp_path / "first").glob("1.*.json") if ".record." not in path.name)
    outcome = call(*arguments, tmp_path / "out", "--table", tmp_path / "out" / name)
    assert (outcome.code, "RUN006" in outcome.err) == (2, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["t.xlsx", "t.XLS", "t.json", "t.tsv"])
def test_a_name_of_another_kind_of_table_is_refused(name: str, pages: Path, tmp_path: Path) -> None:
    outcome = call("convert", pages, "-o", tmp_path / "out", "-t", "json", "--table", tmp_path / name)
    assert outcome.code == 2
    assert "RUN006: not a valid value for --table" in outcome.err
    assert "expected: X.csv, X.jsonl" in outcome.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("name", "told"), [("t.csv", True), ("t.jsonl", False), ("-", True)])
def test_a_text_that_no_cell_of_a_spreadsheet_holds_is_told(name: str, told: bool, tmp_path: Path) -> None:
    """Papers print laws and plans in full, on several pages; JSON lines are for programs."""
    folder = tmp_path / "in"
    folder.mkdir()
    clause = "渡口的码头、栈桥和渡船由所在的乡镇每年检查两次，检查的结果在渡口公布，行人都可以看到。"
    (folder / "x.txt").write_text(
        "晨江日报 2026年7月1日 第2版 综合\n\n渡口管理办法全文\n" + f"{clause}\n" * 800, "utf-8"
    )
    table = name if name == "-" else str(tmp_path / name)
    outcome = call("convert", str(folder), "-t", "json", "-o", str(tmp_path / "out"), "--table", table, "--lang", "en")
    assert ("warning RUN032: text of the article" in outcome.err) == told
    assert outcome.code == 0
