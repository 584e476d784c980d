"""What the commands do when all is well, or nearly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from wcwidth import wcswidth

import convert
from convert.catalogue import RULES
from convert.errors import UnreadableError
from convert.schema_files import schema_dir
from tests.cli.command import COMMAND, banmian, call, environment, reported
from tests.paper import PAGE, SHORT

JSON = ("-t", "json", "--no-keywords")
ROLES = {
    "folio", "kicker", "headline", "subheadline", "standfirst", "byline", "dateline", "paragraph", "crosshead",
    "caption", "credit", "editor_note", "endnote", "jump", "editor_line", "other",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two pages in a directory `in`."""
    for name, text in (("第3版.txt", PAGE), ("sub/short.txt", SHORT)):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(top: Path) -> dict[str, bytes]:
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


# --------------------------------------------------------------------------- convert


def test_a_record_is_no_page_to_be_compared_or_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    out = tmp_path / "out"
    call("convert", tmp_path / "a.txt", "-o", out, "-t", "json", "--no-keywords")
    for name in ("a.record.json", "manifest.json"):
        outcome = call("diff", out / name, out / name)
        lines = [line for line in outcome.err.splitlines() if "error" in line.split(": ")[1]]
        assert (outcome.code, len(lines), f"{name}: error RUN033" in lines[0]) == (3, 1, True)
        with pytest.raises(UnreadableError, match="RUN033"):
            convert.read(out / name)


def test_a_directory_is_mirrored_with_a_record_a_page_and_one_manifest(folder: Path) -> None:
    outcome = call("convert", "in", "-o", "out", *JSON)
    assert (outcome.code, outcome.out) == (0, "")
    assert list(files(folder / "out")) == [
        "manifest.json", "sub/short.json", "sub/short.record.json", "第3版.json", "第3版.record.json",
    ]  # fmt: skip
    assert "converted: 2 of 2 files; articles: 3; outputs: 2 in out" in outcome.err


def test_all_five_formats_are_written_and_valid(folder: Path) -> None:
    assert call("convert", "in/第3版.txt", "-o", "out").code == 0
    written = [
        folder / "out" / f"第3版{suffix}" for suffix in (".newsml.xml", ".epub", ".docx", ".json", ".ninjs.json")
    ]
    outcome = call("validate", *written)
    assert (outcome.code, outcome.out) == (0, "")
    assert "valid: 5 of 5 files" in outcome.err


def test_formats_may_be_given_with_commas_and_again(folder: Path) -> None:
    assert call("convert", "in/第3版.txt", "-o", "out", "-t", "json,ninjs", "-t", "json", "--no-keywords").code == 0
    assert {"第3版.json", "第3版.ninjs.json"} < set(files(folder / "out"))


def test_one_file_in_one_format_goes_to_stdout_byte_for_byte(folder: Path) -> None:
    call("convert", "in/第3版.txt", "-o", "out", *JSON)
    outcome = call("convert", "in/第3版.txt", "-o", "-", *JSON)
    assert outcome.code == 0
    assert outcome.out.encode() == (folder / "out" / "第3版.json").read_bytes()
    done = subprocess.run(
        [*COMMAND, "convert", "in/第3版.txt", "-o", "-", "-t", "epub", "--no-keywords"],
        env=environment(), capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(b"PK\x03\x04")


@pytest.mark.parametrize("args", [("in", "-t", "json"), ("in/第3版.txt",), ("in/第3版.txt", "-t", "json,ninjs")])
def test_stdout_takes_no_more_than_one_file(folder: Path, args: tuple[str, ...]) -> None:
    outcome = call("convert", *args, "-o", "-")
    assert (outcome.code, outcome.out) == (2, "")
    assert "RUN007" in outcome.err


def test_a_dry_run_tells_what_it_would_write_and_writes_nothing(folder: Path) -> None:
    outcome = call("convert", "in", "-o", "out", "--dry-run", *JSON)
    assert outcome.code == 0
    assert f"would write {Path('out', 'sub', 'short.json')}" in outcome.err
    assert "could convert: 2 of 2 files" in outcome.err
    assert not (folder / "out").exists()


def test_quiet_says_nothing_but_errors(folder: Path) -> None:
    assert call("convert", "in", "-o", "out", "-q", *JSON).err == ""
    (folder / "in" / "empty.txt").write_bytes(b"")
    assert call("convert", "in", "-o", "out", "-q", *JSON).err.count("\n") == 1


def test_what_many_files_lack_is_told_once_and_counted(folder: Path) -> None:
    for number in range(3):
        (folder / "in" / f"x{number}.txt").write_bytes(SHORT.encode())
    err = call("convert", "in", "-o", "out", *JSON).err
    assert err.count("warning FACT001: ") == 1
    assert "more of FACT001: 3" in err


def test_fail_on_turns_findings_into_exit_1_with_the_outputs_written(folder: Path) -> None:
    for level, code in (("never", 0), ("error", 0), ("warning", 1), ("note", 1)):
        assert call("convert", "in/sub", "-o", f"out-{level}", "--fail-on", level, *JSON).code == code
        assert "short.json" in files(folder / f"out-{level}")


def test_the_report_lists_every_file_with_its_outputs_and_findings(folder: Path) -> None:
    (folder / "in" / "empty.txt").write_bytes(b"")
    assert call("convert", "in", "-o", "out", "--report", "report.jsonl", *JSON).code == 6
    entries, last = reported(folder / "report.jsonl")
    assert [entry["file"] for entry in entries] == ["in/empty.txt", "in/sub/short.txt", "in/第3版.txt"]
    assert last["exit_code"] == 6
    assert last["counts"]["failed"] == 1
    assert entries[0]["failed"] == 3
    assert entries[1]["outputs"][0]["path"] == "sub/short.json"
    assert {f["code"] for f in entries[1]["findings"]} >= {"FACT001", "FACT002", "FACT003"}


def test_options_reach_the_outputs(folder: Path) -> None:
    call(
        "convert", "in/sub", "-o", "out", "--publication", "河畔晚报", "--date", "2026-07-02", "--page", "07",
        "--section", "城事", "--number", "812", *JSON,
    )  # fmt: skip
    text = (folder / "out" / "short.json").read_text("utf-8")
    for value in ("河畔晚报", "2026-07-02", '"7"', "城事", "812"):
        assert value in text
    record = json.loads((folder / "out" / "short.record.json").read_text("utf-8"))
    assert record["facts"] == {
        "publication": "--publication", "date": "--date", "number": "--number", "page": "--page",
        "section": "--section",
    }  # fmt: skip


def test_banmian_toml_sets_defaults_and_options_outrank_them(folder: Path) -> None:
    (folder / "banmian.toml").write_text(
        '[convert]\nformats = "json"\nkeywords = false\npublication = "河畔晚报"\nfail_on = "note"\nrights = "内部"\n',
        "utf-8",
    )
    assert call("convert", "in/sub", "-o", "out").code == 1
    assert list(files(folder / "out")) == ["manifest.json", "short.json", "short.record.json"]
    assert call("convert", "in/sub", "-o", "out", "--fail-on", "never", "--publication", "日报").code == 0
    record = json.loads((folder / "out" / "short.record.json").read_text("utf-8"))
    assert record["facts"]["publication"] == "--publication"
    assert record["options"]["rights"] == "内部"


def test_a_banmian_toml_that_is_not_valid_ends_the_run(folder: Path) -> None:
    (folder / "banmian.toml").write_text("[convert]\nformat = 'json'\n")
    outcome = call("convert", "in", "-o", "out")
    assert outcome.code == 2
    assert "FACT005" in outcome.err
    assert "banmian.toml" in outcome.err


def test_issue_toml_gives_the_facts_of_its_pages(folder: Path) -> None:
    (folder / "in" / "issue.toml").write_text(
        'publication = "河畔晚报"\ndate = 2026-07-02\n[pages.7]\nsection = "城事"\n', "utf-8"
    )
    call("convert", "in/sub", "-o", "out", "--page", "7", *JSON)
    record = json.loads((folder / "out" / "short.record.json").read_text("utf-8"))
    assert record["facts"]["publication"] == "../issue.toml"
    assert "城事" in (folder / "out" / "short.json").read_text("utf-8")


def test_workers_give_the_same_bytes_in_the_same_order(folder: Path) -> None:
    for number in range(4):
        (folder / "in" / f"{number}.txt").write_bytes(SHORT.replace("钟楼", f"{number}号钟楼").encode())
    (folder / "in" / "2.txt").write_bytes(b"")
    one = banmian("convert", "in", "-o", "one", *JSON, "--report", "one.jsonl")
    many = banmian("convert", "in", "-o", "many", *JSON, "--report", "many.jsonl", "-j", "3")
    assert one.code == many.code == 6
    assert one.err.replace("one", "many") == many.err
    assert files(folder / "one") == files(folder / "many")
    assert (folder / "one.jsonl").read_bytes() == (folder / "many.jsonl").read_bytes()


def test_runs_beside_each_other_leave_what_one_run_would(folder: Path) -> None:
    """As `make -j` does it: a process a page and format, all into one directory."""
    pages = ("in/第3版.txt", "in/sub/short.txt")
    runs = [
        subprocess.Popen(
            [*COMMAND, "convert", page, "-o", "many", "-t", form, "--no-keywords", "-q"],
            env=environment(), stderr=subprocess.PIPE,
        )
        for page in pages
        for form in ("json", "ninjs")
    ]  # fmt: skip
    for run in runs:
        assert run.communicate(timeout=120) == (None, b"")
        assert run.returncode == 0
    assert call("convert", *pages, "-o", "one", "-t", "json,ninjs", "--no-keywords").code == 0
    assert len(files(folder / "one")) == 7
    assert files(folder / "many") == files(folder / "one")


def test_two_runs_in_other_places_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    made = []
    for name, env in (
        ("here", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1"}),
        ("there/deep", {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.GBK", "LANG": "zh_CN.GBK", "PYTHONHASHSEED": "77"}),
    ):
        top = tmp_path / name
        (top / "in").mkdir(parents=True)
        (top / "in" / "page.txt").write_bytes(PAGE.encode())
        assert banmian("convert", "in", "-o", "out", cwd=top, env={**env, "PYTHONUTF8": "1"}).code == 0
        made.append(files(top / "out"))
    assert len(made[0]) == 7
    assert made[0] == made[1]


def test_source_date_epoch_is_the_time_of_the_outputs(folder: Path) -> None:
    args = ("convert", "in/第3版.txt", "-t", "newsml", "--no-keywords", "-o")
    banmian(*args, "out", env={"SOURCE_DATE_EPOCH": "1800000000"})
    assert "2027-01-15T08:00:00" in (folder / "out" / "第3版.newsml.xml").read_text("utf-8")
    outcome = banmian(*args, "out", env={"SOURCE_DATE_EPOCH": "soon"})
    assert outcome.code == 2
    assert "SOURCE_DATE_EPOCH" in outcome.err


def test_names_that_are_no_utf_8_are_kept_and_shown(folder: Path) -> None:
    name = os.fsdecode("第3版".encode("gbk") + b".txt")
    try:
        (folder / "in" / name).write_bytes(SHORT.encode())
    except OSError:
        pytest.skip("this file system takes no such name")
    outcome = banmian("convert", "in", "-o", "out", *JSON, "--report", "r.jsonl")
    assert outcome.code == 0, outcome.err
    assert os.fsencode("out/" + name.replace(".txt", ".json")) in [
        os.fsencode(path.relative_to(folder)) for path in (folder / "out").iterdir()
    ]
    assert (
        "\\xb5\\xda3\\xb0\\xe6.record.json"
        in json.loads((folder / "out" / "manifest.json").read_text("utf-8"))["pages"][0]["record"]["path"]
    )


def test_check_and_inspect_take_lists_and_patterns_as_convert_does(folder: Path) -> None:
    (folder / "list").write_text("# all\nin/第3版.txt\nin/gone.txt\nin/sub\n", "utf-8")
    outcome = call("check", "--files-from", "list", "--report", "r.jsonl")
    assert outcome.code == 6
    assert [entry["file"] for entry in reported(folder / "r.jsonl")[0]] == [
        "in/第3版.txt", "in/gone.txt", "in/sub/short.txt",
    ]  # fmt: skip
    seen = call("inspect", "--format", "jsonl", "in/*/*.txt", "--files-from", "list")
    files_seen = dict.fromkeys(json.loads(line)["file"] for line in seen.out.splitlines())
    assert list(files_seen) == ["in/sub/short.txt", "in/第3版.txt"]
    assert seen.code == 6
    for command in ("check", "inspect"):
        assert "PATH" in call(command).err
        assert "SRC018" in call(command, "none/*.txt").err


def test_a_base_is_where_the_places_of_corrections_count_from(folder: Path) -> None:
    (folder / "fixes" / "sub").mkdir(parents=True)
    (folder / "fixes" / "sub" / "short.fix.toml").write_text("nonsense = 1\n", "utf-8")
    fixes = ("in/sub/short.txt", "--fixes", "fixes")
    assert call("check", *fixes).code == 0
    assert call("check", *fixes, "--base", "in").code != 0
    assert call("inspect", *fixes, "--base", "in").code != 0


# --------------------------------------------------------------------------- inspect


def test_inspect_jsonl_is_one_object_a_line_and_then_the_contributors(folder: Path) -> None:
    outcome = call("inspect", "--format", "jsonl", "in")
    objects = [json.loads(line) for line in outcome.out.splitlines()]
    short, page = ("in/sub/short.txt", "in/第3版.txt")
    for name, text in ((short, SHORT), (page, PAGE)):
        mine = [entry for entry in objects if entry["file"] == name]
        lines, last = mine[:-1], mine[-1]
        assert [(entry["line"], entry["text"]) for entry in lines] == [
            (number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()
        ]
        assert set(lines[0]) == {"file", "page", "line", "article", "role", "joins_previous", "confidence", "text"}
        assert {entry["role"] for entry in lines} <= ROLES
        assert all(0 <= entry["confidence"] <= 1 and isinstance(entry["joins_previous"], bool) for entry in lines)
        assert set(last) == {"file", "contributors"}
    assert [entry["file"] for entry in objects] == sorted(entry["file"] for entry in objects)
    assert objects[-1]["contributors"]["1"] == [
        {"name": "田一泓", "role": "reporter", "affiliation": None},
        {"name": "方舟", "role": "correspondent", "affiliation": None},
    ]


def test_inspect_goes_on_after_a_bad_file(folder: Path) -> None:
    (folder / "in" / "empty.txt").write_bytes(b"")
    outcome = call("inspect", "--format", "jsonl", "in")
    assert outcome.code == 6
    assert {json.loads(line)["file"] for line in outcome.out.splitlines()} == {"in/sub/short.txt", "in/第3版.txt"}
    assert "in/empty.txt: error SRC003" in outcome.err
    assert call("inspect", "in/empty.txt").code == 3


def test_the_inspect_table_is_aligned_for_wide_characters(folder: Path) -> None:
    for lang in ("en", "zh"):
        rows = call("inspect", "in/sub/short.txt", lang=lang).out.splitlines()[1:3]
        heading = "text" if lang == "en" else "文字"
        first = wcswidth(rows[0][: rows[0].index(heading)])
        assert wcswidth(rows[1][: rows[1].index("河畔")]) == first


def test_the_inspect_tree_shows_nodes_with_their_lines(folder: Path) -> None:
    out = call("inspect", "--format", "tree", "in/第3版.txt").out
    assert "晨江日报 · 2026-07-01" in out
    assert "Headline 3 " in out
    assert "EditorLine 19 " in out


# --------------------------------------------------------------------------- check, validate, and the lists


def test_check_lists_findings_and_writes_nothing(folder: Path) -> None:
    outcome = call("check", "in")
    assert outcome.code == 0
    assert "in/sub/short.txt: note FACT003: " in outcome.out
    assert "can be read: 2 of 2 files" in outcome.err
    assert call("check", "in", "--fail-on", "warning").code == 1
    assert list(files(folder)) == ["in/sub/short.txt", "in/第3版.txt"]


def test_validate_tells_what_is_wrong_and_where(folder: Path) -> None:
    call("convert", "in", "-o", "out", "-t", "newsml,json", "--no-keywords")
    bad = folder / "out" / "sub" / "short.newsml.xml"
    bad.write_bytes(bad.read_bytes().replace(b"<itemMeta>", b"<itemMeta><nonsense/>", 1))
    alone = call("validate", bad)
    assert alone.code == 4
    assert f"{bad}:" in alone.out
    both = call("validate", bad, folder / "out" / "第3版.json", "--report", "report.jsonl")
    assert both.code == 6
    assert reported(folder / "report.jsonl")[0][0]["failed"] == 4


def test_validate_passes_over_records(folder: Path) -> None:
    call("convert", "in", "-o", "out", "-t", "json", "--no-keywords")
    outcome = call("validate", *sorted(path for path in (folder / "out").iterdir() if path.is_file()))
    assert outcome.code == 0
    assert outcome.out.count("note RUN018: passed over: a record of banmian, not an output") == 2
    assert "valid: 1 of 1 files" in outcome.err
    assert call("validate", folder / "out" / "manifest.json", "--format", "junit").code == 0


@pytest.mark.parametrize("named", ["listed", "pattern", "files", "urls"])
def test_records_among_the_outputs_are_no_pages(folder: Path, named: str) -> None:
    call("convert", "in/第3版.txt", "-o", "out", "-t", "json,ninjs", "--no-keywords")
    (folder / "list").write_text("".join(f"{path}\n" for path in sorted((folder / "out").glob("*.json"))))
    given = {
        "listed": ["--files-from", "list"],
        "pattern": ["out/*.json"],
        "files": sorted((folder / "out").glob("*[!s].json")),
        "urls": [path.absolute().as_uri() for path in sorted((folder / "out").glob("*[!s].json"))],
    }[named]
    told = 0 if named == "pattern" else 2
    inspected = call("inspect", *given)
    assert (inspected.code, inspected.err.count("RUN018")) == (0, told)
    checked = call("check", *given)
    assert (checked.code, checked.out.count("RUN018")) == (0, told)
    if named in ("files", "urls"):
        again = call("convert", *given, "-o", "again", "-t", "docx", "--report", "report.jsonl")
        assert (again.code, again.err.count("notes")) == (0, 1)
        assert (folder / "report.jsonl").read_text().count("RUN018") == told
        assert "again/第3版.docx" in files(folder)


def test_a_run_over_a_record_alone_says_why_nothing_is_done(folder: Path) -> None:
    call("convert", "in/第3版.txt", "-o", "out", "-t", "json", "--no-keywords")
    note = "out/manifest.json: note RUN018"
    outcome = call("convert", "out/manifest.json", "-o", "again", "-t", "docx")
    assert (outcome.code, note in outcome.err, "0 of 0 files" in outcome.err) == (0, True, True)
    assert call("convert", "out/manifest.json", "-o", "again", "-t", "docx", "--quiet").err == ""
    outcome = call("convert", "out/manifest.json", "-o", "-", "-t", "docx")
    assert (outcome.code, 0 <= outcome.err.find(note) < outcome.err.find("error RUN007")) == (2, True)
    outcome = call("inspect", "out/manifest.json", "--fix-template")
    assert (outcome.code, 0 <= outcome.err.find(note) < outcome.err.find("error RUN010")) == (2, True)


def test_a_file_that_only_has_the_name_of_a_record_is_read(folder: Path) -> None:
    (folder / "x.record.json").write_text("{}")
    assert call("inspect", "x.record.json").code != 0


@pytest.mark.parametrize(
    ("name", "code", "finding"), [("nope.json", 3, "SRC001"), ("in/sub/short.txt", 2, "RUN029"), (".json", 3, "SRC001")]
)
def test_validate_needs_a_file_of_a_known_kind(folder: Path, name: str, code: int, finding: str) -> None:
    outcome = call("validate", name)
    assert (outcome.code, outcome.out) == (code, "")
    assert finding in outcome.err


def test_formats_lists_the_five(folder: Path) -> None:
    lines = call("formats").out.splitlines()
    assert [line.split()[0] for line in lines] == ["name", "newsml", "epub", "docx", "json", "ninjs"]


def test_rules_lists_every_code_and_explains_one() -> None:
    assert [line.split()[0] for line in call("rules").out.splitlines()[1:]] == list(RULES)
    outcome = call("rules", "src003", lang="zh")
    assert outcome.out == "SRC003 错误\n  文件是空的（0 字节）\n  处理：请重新导出该版\n"
    assert call("rules", "XYZ001").code == 2


def test_schemas_are_listed_and_shown_as_they_are() -> None:
    every = [line.split()[0] for line in call("schema", "list").out.splitlines()[1:]]
    listed = [name for name in every if not name.startswith("official/")]
    assert every[: len(listed)] == listed == sorted(listed)
    assert {name.split("/")[0] for name in listed} == {"newsml", "epub", "docx", "json", "ninjs", "bagit", "premis"}
    for name in listed:
        assert call("schema", "show", name).out.encode() == (schema_dir() / name).read_bytes()
    assert call("schema", "show", "ninjs").code == 0
    outcome = call("schema", "show", "pdf")
    assert (outcome.code, outcome.out) == (2, "")
    assert "RUN008" in outcome.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    outcome = call("completion", shell)
    assert outcome.code == 0
    assert "_BANMIAN_COMPLETE" in outcome.out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("banmian con", {"convert"}),
        ("banmian inspect --format ", {"table", "jsonl", "tree"}),
        ("banmian convert --fail-on n", {"note", "never"}),
        ("banmian schema s", {"show"}),
        ("banmian convert --typography r", {"restore"}),
        ("banmian check --fi", {"--files-from", "--fixes"}),
    ],
)
def test_completion_offers_what_fits(words: str, offered: set[str]) -> None:
    env = {"_BANMIAN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    lines = banmian(env=env).out.splitlines()
    assert {line.split(",")[1] for line in lines} == offered


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("banmian convert p", "file,p"),
        ("banmian convert p -o b", "file,b"),
        ("banmian check p --fixes f", "dir,f"),
        ("banmian validate o", "file,o"),
    ],
)
def test_completion_leaves_files_to_the_shell(words: str, kind: str) -> None:
    env = {"_BANMIAN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    assert banmian(env=env).out.splitlines() == [kind]


def test_python_m_convert_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "convert", "--version"], env=environment(), capture_output=True, check=True
    )
    assert done.stdout.startswith(b"banmian ")


def test_a_time_limit_needs_workers_and_a_directory(folder: Path) -> None:
    outcome = call("convert", "in/sub/short.txt", "-o", "-", "-t", "json", "--time-limit", "2")
    assert (outcome.code, outcome.out) == (2, "")
    assert "RUN017: --time-limit is for runs that write into a directory" in outcome.err


def test_a_hyphen_is_no_page(folder: Path) -> None:
    for command in (("convert", "-", "-o", "out"), ("inspect", "-")):
        outcome = call(*command)
        assert outcome.code == 3
        assert "SRC023: - does not stand for standard input here; name /dev/stdin" in outcome.err
