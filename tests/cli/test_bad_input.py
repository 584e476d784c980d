"""Bad input gets a clear error with its place and a next step, the right exit code, and leaves the others done."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, Outcome, banmian, call, environment, reported
from tests.paper import PAGE, SHORT
from tests.unprivileged import unprivileged

JSON = ("-t", "json", "--no-keywords")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory with one good page."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_bytes(PAGE.encode())
    return tmp_path


def names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir())


def assert_clear(outcome: Outcome, code: str, place: str) -> None:
    """The error is one line with its place, its code and a next step, and never a traceback."""
    lines = [line for line in outcome.err.splitlines() if f"error {code}: " in line]
    assert len(lines) == 1, outcome.err
    assert place in lines[0]
    assert lines[0].split("; ")[-1].strip()
    assert "Traceback" not in outcome.err
    assert outcome.out == ""


BAD_BYTES = {
    "empty": (b"", "SRC003"),
    "spaces": ("\r\n \u3000\u200b\ufeff\r\n".encode(), "SRC004"),
    "no text": (bytes(range(128, 256)) * 8, "SRC005"),
    "truncated UTF-8": (SHORT.encode()[:-2], "SRC006"),
    "truncated GB18030": (SHORT.strip().encode("gb18030")[:-1], "SRC006"),
    "lone surrogate in UTF-16": (b"\xff\xfe" + SHORT.encode("utf-16-le") + b"\x00\xd8\x41\x00", "SRC010"),
    "a line of 5 MB": ("河" * 1_700_000, "SRC014"),
    "200,000 lines": ("河\n" * 200_000, "SRC012"),
}


@pytest.mark.parametrize("case", BAD_BYTES)
def test_a_source_that_is_no_page_is_refused_and_the_others_are_done(folder: Path, case: str) -> None:
    content, code = BAD_BYTES[case]
    bad = folder / "in" / "bad.txt"
    bad.write_bytes(content if isinstance(content, bytes) else content.encode())
    alone = call("convert", bad, "-o", folder / "alone", *JSON)
    assert alone.code == 3
    assert_clear(alone, code, str(bad))
    assert not (folder / "alone").exists()
    both = call("convert", folder / "in", "-o", folder / "out", *JSON)
    assert both.code == 6
    assert_clear(both, code, str(bad))
    assert names(folder / "out") == ["good.json", "good.record.json", "manifest.json"]


KINDS = {
    "EPUB": (b"PK\x03\x04...mimetypeapplication/epub+zip...META-INF/container.xml", "SRC020"),
    "DOCX": (b"PK\x03\x04...word/document.xml", "SRC020"),
    "ZIP": (b"PK\x03\x04...pages/1.txt", "SRC021"),
    "PDF": (b"%PDF-1.4 all of it ASCII", "SRC021"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "SRC021"),
    "JPEG": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "SRC021"),
    "DOC (OLE)": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "SRC021"),
    "HTML": ("\ufeff\n<!DOCTYPE HTML><title>第3版</title>".encode(), "SRC021"),
    "XML": ("<?xml version='1.0'?><page>第3版</page>".encode(), "SRC021"),
    "JSON": ('{"title": "第3版"}'.encode(), "SRC021"),
    "NEWSML": (b'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "SRC020"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_kind_is_called_what_it_is(folder: Path, kind: str) -> None:
    content, code = KINDS[kind]
    (folder / "in" / "bad.txt").write_bytes(content)
    outcome = call("convert", folder / "in" / "bad.txt", "-o", folder / "out", *JSON)
    assert outcome.code == 3
    assert_clear(outcome, code, f"the file is {kind}")
    assert "--encoding" not in outcome.err


def test_a_tree_named_as_text_is_told_the_name_it_should_have(folder: Path) -> None:
    call("convert", folder / "in", "-o", folder / "out", *JSON)
    outcome = call("check", (folder / "out" / "good.json").rename(folder / "good.txt"))
    assert_clear(Outcome(outcome.code, "", outcome.err), "SRC020", "the file is JSON; name it X.json")


@pytest.mark.parametrize("text", ["[本报讯]", "{一}", "【html】", "<新闻>"])
def test_text_that_only_begins_as_they_do_is_a_page(folder: Path, text: str) -> None:
    (folder / "in" / "good.txt").write_text(text + PAGE, "utf-8")
    assert call("check", folder / "in").code == 0


LONG = "河" * 100
"""300 bytes: no file has such a name."""


@pytest.mark.parametrize("listed", [False, True])
def test_a_name_that_is_too_long_stops_no_other_page(folder: Path, listed: bool) -> None:
    good = str(folder / "in" / "good.txt")
    (folder / "list").write_text(f"{folder}/{LONG}\n{good}\n", "utf-8")
    paths = ("--files-from", folder / "list") if listed else (f"{folder}/{LONG}", good)
    outcome = call("convert", *paths, "-o", folder / "out", *JSON)
    assert outcome.code == 6
    assert f"{LONG}: error SRC015: cannot be read: File name too long" in outcome.err
    assert [path.name for path in folder.rglob("good.json")] == ["good.json"]


@pytest.mark.parametrize("bytes_", [247, 243, 255])
def test_a_page_whose_name_is_as_long_as_can_be_stops_no_other(folder: Path, bytes_: int) -> None:
    name = "河" * ((bytes_ - 4) // 3) + "a" * ((bytes_ - 4) % 3) + ".txt"
    assert len(name.encode()) == bytes_
    (folder / "in" / name).write_text(SHORT, "utf-8")
    for number, paths in enumerate(([folder / "in"], sorted((folder / "in").iterdir()), [folder / "in" / "*.txt"])):
        outcome = call("convert", *paths, "-o", folder / f"out{number}", "--fixes", folder / "in", *JSON)
        assert (outcome.code, "RUN003" in outcome.err) == (6 if bytes_ == 255 else 0, False), outcome.err
        assert (folder / f"out{number}" / "good.json").exists()
        told = "error OUT012: cannot be written: its name is too long for the file system (256 bytes); give the page"
        assert (told in outcome.err) == (bytes_ == 255)
    assert call("check", folder / "in" / name).code == 0


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("convert", "in", "-o", LONG), 5, "OUT012"),
        (("convert", "in", "-o", "out", "--deps", LONG), 5, "OUT012"),
        (("convert", "in", "-o", "out", "--table", LONG), 5, "OUT012"),
        (("convert", "in", "-o", "out", "--report", LONG), 5, "OUT012"),
        (("convert", "in", "-o", "out", "--fixes", LONG), 2, "RUN006"),
        (("convert", "in", "-o", "out", "--base", LONG), 2, "RUN006"),
        (("convert", f"{LONG}/*.txt", "-o", "out"), 3, "SRC015"),
        (("watch", LONG, "-o", "out", "--once"), 2, "RUN006"),
        (("watch", "in", "-o", LONG, "--once"), 5, "OUT012"),
        (("check", LONG), 3, "SRC015"),
        (("inspect", LONG), 3, "SRC015"),
        (("validate", LONG), 3, "SRC015"),
        (("verify", LONG), 3, "SRC015"),
        (("diff", "in", LONG), 3, "SRC015"),
        (("bag", LONG, "-o", "bag"), 3, "SRC015"),
        (("bag", "in", "-o", "bag", "--sources", LONG), 2, "RUN006"),
        (("schema", "install", LONG), 3, "SRC015"),
        (("check", "closed/a.txt"), 3, "SRC015"),
        (("check", "closed/*.txt"), 3, "SRC015"),
        (("inspect", "closed/a.txt"), 3, "SRC015"),
        (("validate", "closed/a.json"), 3, "SRC015"),
        (("verify", "closed/bag"), 3, "SRC015"),
        (("diff", "closed/a", "in"), 3, "SRC015"),
        (("convert", "closed/a.txt", "in", "-o", "-", "-t", "json"), 2, "RUN007"),
        (("convert", "in", "-o", "out", "--fixes", "closed/fixes"), 2, "RUN006"),
        (("convert", "in", "-o", "closed/out"), 5, "OUT001"),
        (("convert", "in", "-o", "closed"), 5, "OUT001"),
        (("bag", "closed/out", "-o", "bag"), 3, "SRC015"),
    ],
)  # fmt: skip
def test_what_the_system_will_not_look_at_is_no_bug(
    args: tuple[str, ...], code: int, said: str, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shared)
    for name in ("in", "closed"):
        Path(name).mkdir()
        Path(name, "a.txt").write_text(SHORT, "utf-8")
    before = call(*args).code  # everything is loaded: another user may not be able to
    for made in ("out", "bag"):
        shutil.rmtree(made, ignore_errors=True)
    with unprivileged(Path("closed")):
        outcome = call(*args)
    assert (outcome.code, f"error {said}: " in outcome.err) == (code, True), (before, outcome.err)
    assert "RUN003" not in outcome.err


def test_a_directory_among_files_to_be_validated_is_called_one(folder: Path) -> None:
    outcome = call("validate", folder / "in")
    assert outcome.code == 3
    assert "SRC015: cannot be read: Is a directory" in outcome.err


def test_corrections_that_do_not_fit_are_told_in_words_that_are_true_of_one_alone(folder: Path) -> None:
    fixes = folder / "in" / "good.fix.toml"
    fixes.write_text('[[line]]\ntext = "没有这一行"\nrole = "kicker"\n', "utf-8")
    outcome = call("check", folder / "in")
    assert_clear(Outcome(outcome.code, "", outcome.err), "FIX003", "没有这一行 (lines that read so: 0); copy")
    first = PAGE.split("\n")[0]
    fixes.write_text(f'[[line]]\ntext = "{first}"\njoins_previous = true\n', "utf-8")
    outcome = call("check", folder / "in")
    assert_clear(
        Outcome(outcome.code, "", outcome.err), "FIX006", "FIX006: no page can be so: the first line of a page joins"
    )
    assert "contradict" not in outcome.err


def test_a_path_that_is_not_there(folder: Path) -> None:
    alone = call("convert", folder / "nope.txt", "-o", folder / "alone", *JSON)
    assert alone.code == 3
    assert_clear(alone, "SRC001", "nope.txt")
    both = banmian("convert", folder / "nope.txt", folder / "in", "-o", folder / "out", *JSON)
    assert both.code == 6
    assert "good.json" in names(folder / "out")


NAMES = ["--output", "--table", "--deps", "--report", "--config", "--files-from", "--base", "--fixes"]


@pytest.mark.parametrize("option", NAMES)
def test_an_empty_name_is_none(folder: Path, option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a path it would be the working directory."""
    monkeypatch.chdir(folder)
    outcome = call("convert", "in", *(() if option == "--output" else ("-o", "out")), option, "", *JSON)
    assert outcome.code == 2
    assert_clear(outcome, "RUN006", f"for {option}: ''")
    assert names(folder) == ["in"]


@pytest.mark.parametrize(
    "words", ["convert _ -o out", "watch _ -o out", "validate _", "bag _ -o x", "verify _", "diff in _"]
)
def test_an_empty_path_is_none(folder: Path, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    outcome = call(*(word.replace("_", "") for word in words.split()))
    assert outcome.code == 2
    assert "error RUN006: not a valid value for " in outcome.err
    assert ": ''; expected: " in outcome.err
    assert names(folder) == ["in"]


@pytest.mark.parametrize("value", ["", "晨报\n晚报", "晨报\udcff"])
@pytest.mark.parametrize("option", ["--publication", "--page", "--rights"])
def test_what_a_text_must_be_is_said(folder: Path, option: str, value: str) -> None:
    rule = {
        "en": "one line of text, without control characters, in valid UTF-8",
        "zh": "一行文字，不含控制字符，须为有效的 UTF-8",
    }
    for lang, said in rule.items():
        outcome = call("convert", folder / "in", "-o", folder / "out", option, value, lang=lang)
        assert (outcome.code, outcome.err.count(said)) == (2, 1)


def test_a_link_to_nothing_says_where_it_leads(folder: Path) -> None:
    (folder / "link.txt").symlink_to("gone.txt")
    outcome = call("check", folder / "link.txt")
    assert outcome.code == 3
    assert_clear(outcome, "SRC001", "no such file or directory: ")
    assert "link.txt → gone.txt; check the path" in outcome.err


@pytest.mark.parametrize("words", ["convert in -o out --config no.toml", "bag in -o bag --info no.toml"])
def test_a_settings_file_that_is_not_there(folder: Path, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    outcome = call(*words.split())
    assert outcome.code == 2
    assert_clear(outcome, "SRC001", "no such file or directory: no.toml")


@pytest.mark.parametrize("name", ["issue.toml", "banmian.toml"])
def test_a_settings_file_that_is_a_directory_is_not_ignored(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "in")
    (folder / "in" / name).mkdir()
    outcome = call("check", "good.txt")
    assert outcome.code in (2, 3)
    assert_clear(outcome, "SRC015", f"{name}: error SRC015: cannot be read: Is a directory")


def test_a_list_of_files_that_is_not_there(folder: Path) -> None:
    outcome = call("check", "--files-from", folder / "list.txt")
    assert outcome.code == 3
    assert_clear(outcome, "SRC001", "list.txt")


@pytest.mark.parametrize(
    "words", ["watch none -o out", "check in --fixes none", "bag in -o b --sources none", "check in --base none"]
)
def test_a_directory_that_is_not_there(folder: Path, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    outcome = call(*words.split())
    assert outcome.code == 2
    assert_clear(outcome, "RUN006", "none; expected: a directory that is there")
    assert "DIR 的值无效：none；应为：已有的目录" in call("watch", "none", "-o", "out", lang="zh").err


def test_a_directory_with_nothing_in_it(folder: Path) -> None:
    (folder / "empty").mkdir()
    outcome = call("convert", folder / "empty", "-o", folder / "out", *JSON)
    assert outcome.code == 3
    assert_clear(outcome, "SRC002", "empty")


def test_a_wrong_encoding_is_refused_and_a_right_one_is_taken(folder: Path) -> None:
    (folder / "in" / "good.txt").write_bytes(PAGE.encode("gb18030"))
    wrong = call("convert", folder / "in", "-o", folder / "out", "--encoding", "utf-8", *JSON)
    assert wrong.code == 3
    assert_clear(wrong, "SRC007", "good.txt: error SRC007: not valid as utf-8: byte 0 (0xB3)")
    assert call("convert", folder / "in", "-o", folder / "out", "--encoding", "gbk", *JSON).code == 0


def test_a_wrong_encoding_in_banmian_toml_is_told_so_that_it_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "in" / "good.txt").write_bytes(PAGE.encode("gb18030"))
    (folder / "banmian.toml").write_text('[convert]\nencoding = "utf-8"\n', "utf-8")
    assert_clear(call("convert", "in", "-o", "out", *JSON), "SRC007", "encoding in banmian.toml")


def test_an_unknown_format_in_banmian_toml_is_refused_with_the_file_and_the_key(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "banmian.toml").write_text('[convert]\nformats = ["json", "pdf"]\n', "utf-8")
    outcome = call("convert", "in", "-o", "out")
    assert outcome.code == 2
    assert_clear(outcome, "FACT005", "formats = pdf in banmian.toml; expected: newsml, epub, docx, json, ninjs")


def test_an_unknown_encoding_is_refused_before_anything_is_read(folder: Path) -> None:
    outcome = call("convert", folder / "in", "-o", folder / "out", "--encoding", "klingon")
    assert outcome.code == 2
    assert_clear(outcome, "RUN006", "--encoding: klingon; expected: utf-8,")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "big5hkscs"])
def test_every_encoding_is_told_from_the_bytes(folder: Path, encoding: str) -> None:
    text = "晨江大橋昨日通車\n\n本報訊(記者田一泓)大橋正式通車,第一批市民從東岸走上橋面,用了十二分鐘走到西岸。橋頭的桃農說,過去進城要繞三十里山路。\n"
    (folder / "in" / "good.txt").write_bytes(text.encode(encoding))
    assert call("convert", folder / "in", "-o", folder / "out", *JSON).code == 0
    written = json.loads((folder / "out" / "good.json").read_text("utf-8"))
    assert "晨江大橋昨日通車" in json.dumps(written, ensure_ascii=False)


def test_controls_are_taken_out_with_their_place_recorded(folder: Path) -> None:
    (folder / "in" / "good.txt").write_bytes(PAGE.replace("第一批市民", "第一\x00批\x07市民").encode())
    outcome = call("convert", folder / "in", "-o", folder / "out", "--report", folder / "report.jsonl", *JSON)
    assert outcome.code == 0
    entries, _ = reported(folder / "report.jsonl")
    taken = [f for f in entries[0]["findings"] if f["code"] == "SRC011"]
    assert taken and taken[0]["line"] == 5
    tree = (folder / "out" / "good.json").read_text("utf-8")
    assert "第一批市民" in tree
    assert "edits" in tree


# --------------------------------------------------------------------------- outputs


def test_an_output_directory_that_cannot_be_written(folder: Path) -> None:
    (folder / "out").write_bytes(b"a file")
    outcome = call("convert", folder / "in", "-o", folder / "out", *JSON)
    assert outcome.code == 5
    assert_clear(outcome, "OUT001", "out")
    assert (folder / "out").read_bytes() == b"a file"


def test_a_directory_that_takes_no_file_is_named_and_not_the_lock_in_it(folder: Path) -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("needs a file system that nobody may write to")
    outcome = call("convert", folder / "in", "-o", "/proc/self", *JSON)
    assert outcome.code == 5
    assert ".lock" not in outcome.err


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a file system that nobody may write to")
def test_an_output_directory_that_nobody_may_write_to(folder: Path) -> None:
    outcome = call("convert", folder / "in", "-o", "/proc/self/out", *JSON)
    assert outcome.code == 5
    assert_clear(outcome, "OUT001", "/proc/self/out")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_output_directory(folder: Path) -> None:
    (folder / "out").mkdir(mode=0o500)
    outcome = call("convert", folder / "in", "-o", folder / "out", *JSON)
    assert outcome.code == 5
    assert_clear(outcome, "OUT001", "out")


def test_an_existing_file_that_is_not_ours_stops_its_page_only(folder: Path) -> None:
    (folder / "in" / "other.txt").write_bytes(SHORT.encode())
    (folder / "out").mkdir()
    (folder / "out" / "good.json").write_text("precious")
    outcome = call("convert", folder / "in", "-o", folder / "out", *JSON)
    assert outcome.code == 6
    assert_clear(outcome, "OUT002", "good.json")
    assert (folder / "out" / "good.json").read_text() == "precious"
    assert "other.json" in names(folder / "out")
    assert call("convert", folder / "in", "-o", folder / "out", "--force", *JSON).code == 0
    assert (folder / "out" / "good.json").read_text("utf-8") != "precious"


def test_an_output_name_that_two_inputs_share(folder: Path) -> None:
    for name in ("a/1.txt", "b/1.txt", "b/2.txt"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SHORT.encode())
    outcome = call("convert", folder / "a", folder / "b", "-o", folder / "out", *JSON)
    assert outcome.code == 6
    assert outcome.err.count("error OUT003: ") == 2
    assert names(folder / "out") == ["2.json", "2.record.json", "manifest.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="no control characters in names there")
def test_a_control_character_in_a_name_is_an_escape_in_every_format(folder: Path) -> None:
    (folder / "in" / "good.txt").rename(folder / "in" / "第\x1b3\x07版.txt")
    formats = ("-t", "json,newsml,epub,docx,ninjs", "--no-keywords")
    assert call("convert", folder / "in", "-o", folder / "out", *formats).code == 0
    tree = json.loads((folder / "out" / "第\x1b3\x07版.json").read_bytes())
    assert tree["source"] == "第\\x1b3\\x07版"


def test_two_names_that_differ_in_unicode_form_are_told_apart(folder: Path) -> None:
    for name in ("caf\u00e9版.txt", "cafe\u0301版.txt"):
        (folder / "in" / name).write_bytes(SHORT.encode())
    if len(names(folder / "in")) < 3:
        pytest.skip("the file system takes them for one name")
    outcome = call("convert", folder / "in", "-o", folder / "out", *JSON)
    assert outcome.code == 6
    assert outcome.err.count("error OUT005: ") == 2
    assert "caf\\xe9版.txt and " in outcome.err
    assert "cafe\\u0301版.txt differ only in Unicode form" in outcome.err


def test_a_manifest_of_someone_elses_stops_the_run_before_it_begins(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "manifest.json").write_text("{}")
    outcome = call("convert", folder / "in", "-o", folder / "out", *JSON)
    assert outcome.code == 5
    assert names(folder / "out") == ["manifest.json"]


# --------------------------------------------------------------------------- formats


def test_an_unknown_format_is_refused_with_the_known_ones(folder: Path) -> None:
    outcome = call("convert", folder / "in", "-o", folder / "out", "-t", "json,pdf")
    assert outcome.code == 2
    assert_clear(outcome, "RUN001", "pdf; known: newsml, epub, docx, json, ninjs")
    assert not (folder / "out").exists()


@pytest.fixture
def plug_in(folder: Path) -> dict[str, str]:
    """An installed package whose format cannot be imported."""
    info = folder / "site" / "broken-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[convert.formats]\nbroken = broken_plug_in:FORMAT\n")
    (folder / "site" / "broken_plug_in.py").write_text("raise RuntimeError('no licence')\n")
    return {"PYTHONPATH": os.pathsep.join([str(folder / "site"), *filter(None, [os.environ.get("PYTHONPATH")])])}


def test_a_plug_in_that_cannot_be_imported_is_a_finding(folder: Path, plug_in: dict[str, str]) -> None:
    outcome = banmian("convert", folder / "in", "-o", folder / "out", *JSON, env=plug_in)
    assert outcome.code == 0
    assert "warning RUN002: the plug-in for format broken cannot be loaded: RuntimeError: no licence" in outcome.err
    assert "good.json" in names(folder / "out")


def test_a_plug_in_that_cannot_be_imported_is_an_error_when_it_is_asked_for(
    folder: Path, plug_in: dict[str, str]
) -> None:
    outcome = banmian("convert", folder / "in", "-o", folder / "out", "-t", "broken,json", env=plug_in)
    assert outcome.code == 2
    assert "error RUN031: the plug-in for format broken cannot be loaded" in outcome.err
    assert not (folder / "out").exists()


# --------------------------------------------------------------------------- signals and bugs

SLOW = """
import os, sys
from convert import publish
real = os.fsync
def slow(descriptor):
    real(descriptor)
    open({flag!r}, "w").close()
    import time; time.sleep(60)
os.fsync = slow
from convert.cli import main
sys.exit(main(sys.argv[1:]))
"""


LOADING = """
import sys
from convert.cli import main
class Finder:
    def find_spec(self, name, *_):
        if name == "click": raise KeyboardInterrupt
sys.meta_path.insert(0, Finder())
sys.exit(main(["--help"]))
"""


def test_an_interrupt_while_the_command_is_being_loaded_leaves_no_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", LOADING], env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_little_is_loaded_before_an_interrupt_is_heeded() -> None:
    code = "import sys, convert.cli; sys.exit('typing' in sys.modules)"
    assert subprocess.run([sys.executable, "-S", "-c", code], env=environment(), check=False).returncode == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_leaves_no_temporary_file(folder: Path, number: signal.Signals, code: int) -> None:
    flag = folder / "writing"
    script = SLOW.format(flag=str(flag))
    args = [sys.executable, "-c", script, "convert", str(folder / "in"), "-o", str(folder / "out"), *JSON]
    with subprocess.Popen(args, env=environment(), stderr=subprocess.PIPE) as process:
        try:
            deadline = time.monotonic() + 60
            while not flag.exists() and time.monotonic() < deadline:
                time.sleep(0.05)
            written = names(folder / "out")
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert any(name.endswith(".tmp") for name in written)
    assert process.returncode == code
    assert b"RUN004" in err
    assert b"Traceback" not in err
    assert names(folder / "out") == []


BUG = """
import sys
from convert import law, page_reading
def broken(*_): raise ZeroDivisionError("division by zero")
page_reading.check_conservation = broken
from convert.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_bug_is_reported_without_a_traceback_unless_asked_for(folder: Path) -> None:
    args = [sys.executable, "-c", BUG, "check", str(folder / "in")]
    for debug, shown in (("", False), ("1", True)):
        done = subprocess.run(args, env=environment({"BANMIAN_DEBUG": debug}), capture_output=True, check=False)
        assert done.returncode == 70
        assert b"error RUN003: " in done.stderr
        assert (b"Traceback" in done.stderr) is shown


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    args = [*COMMAND, "rules"]
    with subprocess.Popen(args, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=30)
    assert err == b""
    assert process.returncode in (0, -signal.SIGPIPE)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that takes nothing")
@pytest.mark.parametrize("args", [("rules",), ("--help",), ("inspect", "in", "--format", "jsonl")])
def test_a_standard_output_that_takes_no_more_is_told(folder: Path, args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *args], env=environment(), cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 5
    assert done.stderr.count(b"error OUT001: ") == 1
    assert b"Traceback" not in done.stderr


def test_streams_that_are_closed_are_nobodys(folder: Path) -> None:
    command = f"exec {sys.executable} -m convert convert in -o out -t json --no-keywords >&- 2>&-"
    done = subprocess.run(["sh", "-c", command], env=environment(), cwd=folder, check=False)
    assert done.returncode == 0
    assert names(folder / "out") == ["good.json", "good.record.json", "manifest.json"]
    json.loads((folder / "out" / "good.json").read_text("utf-8"))


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_name_of_a_file_reaches_the_terminal_with_its_control_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    bad = "a\x1b]0;x\x07\nb"
    Path(bad).mkdir()
    (Path(bad) / f"{bad}.txt").write_bytes(SHORT.encode())
    pages = (bad, "-t", "json", "--no-keywords")
    said = [
        call("convert", *pages, "-o", f"{bad}.dry", "--dry-run", lang=lang),
        call("watch", *pages, "-o", f"{bad}.out", "--once", "--interval", "0.1", lang=lang),
        call("convert", *pages, "-o", f"{bad}.out", "--table", f"{bad}.csv", lang=lang),
        call("bag", f"{bad}.out", "-o", f"{bad}.bag", "--sources", bad, lang=lang),
        call("verify", f"{bad}.bag", lang=lang),
        call("inspect", bad, "--publication", "报", lang=lang),
        call("convert", *pages, f"--{bad}", lang=lang),
    ]
    assert [outcome.code for outcome in said] == [0, 0, 0, 0, 0, 0, 2]
    shown = [line for outcome in said for line in (outcome.out + outcome.err).splitlines()]
    assert [line for line in shown if not line.replace("\u3000", " ").isprintable()] == []
    assert any("a\\x1b]0;x\\x07\\x0ab" in line for line in shown)
