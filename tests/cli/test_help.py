"""Help and messages: in both languages, aligned, complete, and quick."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import click
import pytest

from convert import __version__, cli
from convert.cli import messages
from convert.cli.app import BUILT_IN, Banmian, Group, banmian
from convert.cli.helptext import width, wrap
from convert.cli.messages import TEXTS, language_of
from convert.formats import BUILT_IN as REGISTERED
from tests.cli.command import COMMAND, call, environment

COMMANDS = [(), *((name,) for name in Banmian.modules), ("schema", "list"), ("schema", "show"), ("schema", "install")]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_in_both_languages(command: tuple[str, ...], lang: str) -> None:
    outcome = call(*command, "--help", lang=lang)
    assert outcome.code == 0
    assert outcome.out.startswith("Usage: banmian" if lang == "en" else "用法： banmian")
    for line in outcome.out.splitlines():
        assert width(line) <= 80, line
        if lang == "en":
            assert line.isascii() or "…" in line, line


def test_the_columns_of_chinese_help_are_aligned() -> None:
    lines = call("convert", "--help", lang="zh").out.splitlines()
    options = [line for line in lines if re.match(r"  (-\w, |    )--", line)]
    starts = {width(re.split(r"(?<=\S)  +(?=\S)", line.rstrip())[0]) for line in options if "  " in line.strip()}
    columns = {width(line) - width(re.split(r"(?<=\S)  +(?=\S)", line)[-1]) for line in options}
    assert len(options) > 15
    assert len(starts) > 1
    assert len(columns) == 1


@pytest.mark.parametrize("columns", [20, 33, 80])
def test_wrapped_lines_fit_and_lose_nothing(columns: int) -> None:
    text = "转换版面。目录取其中的 *.txt，并在输出目录中保持原有层次；其他文件须直接写出文件名。X.record.json (ok)"
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns + 2 for line in lines)
    assert all(line[0] not in "，。；：" for line in lines)


@pytest.mark.parametrize("command", [(), ("schema",)])
def test_without_a_command_there_is_help_and_exit_2(command: tuple[str, ...]) -> None:
    outcome = call(*command)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == call(*command, "--help").out


def test_the_version() -> None:
    assert call("--version").out == f"banmian {__version__}\n"


def test_the_built_in_formats_are_those_of_the_registry() -> None:
    assert BUILT_IN == REGISTERED


def test_every_command_is_loaded_only_when_it_is_called() -> None:
    script = (
        "import sys; from convert.cli import main; code = main(['--help'])\n"
        "heavy = {'lxml', 'numpy', 'jieba', 'ebooklib', 'docx', 'jsonschema_rs', 'wcwidth', 'importlib.metadata'}\n"
        "ours = {m for m in sys.modules if m.startswith('convert.') and not m.startswith('convert.cli')}\n"
        "print(sorted(heavy & set(sys.modules)), sorted(ours), sorted(m for m in sys.modules if m[12:] == 'convert'))\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[] ['convert.cycles', 'convert.limits'] []"


def test_a_page_is_converted_without_what_only_other_pages_need(tmp_path: Path) -> None:
    page = tmp_path / "1.txt"
    page.write_text("桥通了\n\n江上的桥今天通了车。\n", "utf-8")
    script = (
        f"import sys; from convert.cli import main; code = main(['convert', {str(page)!r}, '-o', {str(tmp_path / 'out')!r}])\n"
        "needless = {'docx', 'jieba', 'tomllib', 'multiprocessing', 'concurrent', 'asyncio', 'fsspec', 'distributed'}\n"
        "print(sorted(needless & set(sys.modules)))\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, check=True)
    assert done.stdout == b"[]\n"
    assert (tmp_path / "out" / "1.docx").is_file()


@pytest.mark.parametrize("command", ["inspect", "check", "validate", "formats", "rules", "schema"])
def test_only_convert_loads_the_dictionary_of_keywords(command: str, tmp_path: Path) -> None:
    page = tmp_path / "1.txt"
    page.write_text("桥通了\n\n江上的桥今天通了车。\n", "utf-8")
    args = {"inspect": [str(page)], "check": [str(page)], "validate": [str(page)], "schema": ["list"]}
    script = (
        f"import sys; from convert.cli import main; main({[command, *args.get(command, [])]!r})\n"
        "sys.exit('convert.enrich.segment' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, check=False)
    assert done.returncode == 0


# --------------------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("args", "environ", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "zh_TW.Big5"}, "zh"),
        ([], {"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ([], {"LC_ALL": "C", "LC_MESSAGES": "zh_CN.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        (["check", "x", "--lang", "zh"], {}, "zh"),
        (["check", "x", "--lang=zh"], {}, "zh"),
        (["--lang", "en", "check"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["check", "--", "--lang", "zh"], {}, "en"),
        (["check", "--lang"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["check", "--lang", "fr"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["check", "--lang=fr"], {}, "en"),
    ],
)
def test_the_language_is_that_of_the_option_else_of_the_locale(
    args: list[str], environ: dict[str, str], expected: str
) -> None:
    assert language_of(args, environ) == expected


def _says(path: Path) -> list[str]:
    """The keys that a module asks the table for, where they are written out."""
    tree = ast.parse(path.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"]
    return [node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)]


def test_every_text_that_is_asked_for_is_in_the_table() -> None:
    asked = [key for path in Path(cli.__file__).parent.glob("*.py") for key in _says(path)]
    assert len(asked) >= 20
    assert [key for key in asked if key not in TEXTS] == []


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_have_the_same_blanks_and_the_chinese_is_chinese(key: str) -> None:
    english, chinese = TEXTS[key]
    assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", chinese)) or key == "usage.other"
    assert not any(unicodedata.east_asian_width(c) in "WF" for c in english)
    if re.sub(r"\{\w+\}|\W", "", english) and key != "column.sha256" and not key.startswith("finding"):
        assert any(unicodedata.east_asian_width(c) in "WF" for c in chinese)


def every_option(group: click.Command) -> list[click.Parameter]:
    found = list(group.params)
    if isinstance(group, Group):
        ctx = click.Context(group)
        for name in group.list_commands(ctx):
            command = group.get_command(ctx, name)
            assert command is not None
            found += every_option(command)
    return found


def test_every_option_and_argument_has_a_text() -> None:
    for param in every_option(banmian):
        key = f"opt.{param.help}" if isinstance(param, click.Option) else f"arg.{param.name}"
        assert key in TEXTS, param


# --------------------------------------------------------------------------- errors of the command line


@pytest.mark.parametrize(
    ("args", "english", "chinese"),
    [
        (["frobnicate"], "no such command: frobnicate", "没有这个命令：frobnicate"),
        (["convrt"], "did you mean convert?", "是否想用 convert？"),
        (["check", "x", "--reprot"], "no such option: --reprot — did you mean --report?", "没有这个选项：--reprot"),
        (["convert", "x"], "missing: -o / --output", "缺少：-o / --output"),
        (["convert", "-o", "x"], "missing: PATH", "缺少：PATH"),
        (["formats", "x", "y"], "too many arguments: x y", "多余的参数：x y"),
        (["check", "x", "--quiet=1"], "--quiet takes no value", "--quiet 不带值"),
    ],
)
def test_a_mistake_on_the_command_line_is_told_with_where_to_read_more(
    args: list[str], english: str, chinese: str
) -> None:
    for lang, wanted, hint in (("en", english, "--help` tells more."), ("zh", chinese, "--help` 查看说明。")):
        outcome = call(*args, lang=lang)
        assert (outcome.code, outcome.out) == (2, "")
        assert wanted in outcome.err
        assert outcome.err.rstrip().endswith(hint)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--date", "2026-7-1"),
        ("--page", "三"),
        ("--urgency", "0"),
        ("--urgency", "x"),
        ("--embargo", "2026-07-01T06:00"),
        ("--jobs", "0"),
        ("--fail-on", "fatal"),
        ("--publication", " "),
        ("--to", ","),
    ],
)
def test_a_value_that_is_not_valid_is_told_with_what_is(option: str, value: str) -> None:
    outcome = call("convert", "x", "-o", "y", option, value)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"error RUN006: not a valid value for {option}: {value}; expected: " in outcome.err


def test_an_option_at_the_end_without_its_value() -> None:
    done = subprocess.run([*COMMAND, "check", "x", "--report"], env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"--report needs a value" in done.stderr


def test_messages_survive_a_console_that_cannot_show_them() -> None:
    env = environment({"PYTHONIOENCODING": "gbk", "LC_ALL": "zh_CN.GBK"})
    done = subprocess.run([*COMMAND, "check", "王𬭎.txt"], env=env, capture_output=True, check=False)
    assert done.returncode == 3
    assert "没有这个文件".encode("gbk") in done.stderr
    assert b"\\U0002cb4e" in done.stderr


def test_help_survives_a_console_that_cannot_show_it() -> None:
    env = environment({"PYTHONIOENCODING": "ascii", "LC_ALL": "zh_CN"})
    done = subprocess.run([*COMMAND, "--help"], env=env, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout
    assert done.stderr == b""


def test_a_language_that_is_not_spoken() -> None:
    done = subprocess.run([*COMMAND, "rules", "--lang", "fr"], env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"not a valid value for --lang: fr; expected: en, zh" in done.stderr


def test_use_is_undone_by_the_next_run() -> None:
    call("--version", lang="zh")
    call("--version", lang="en")
    assert messages.language() == "en"
