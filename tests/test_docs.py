"""The documents say what the program does: every command, option, format and finding.

`pytest tests/test_docs.py --accept` writes the generated ones (docs/commands.md, docs/findings.md) anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import click
import pytest

from convert.cli.app import Banmian, Group, banmian
from convert.cli.rules import as_markdown
from convert.errors import ExitCode
from convert.facts import DEFAULT_KEYS
from convert.findings import RULES
from convert.formats import load, names
from convert.parser import adapt, corpus, score
from tests.cli.command import call

TOP = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
COMMANDS = [(), *((name,) for name in Banmian.modules), ("schema", "list"), ("schema", "show")]


def text(name: str) -> str:
    return (TOP / name).read_text("utf-8")


def held(name: str, wanted: str, accept: bool) -> None:
    if accept:
        (TOP / name).write_text(wanted, "utf-8", newline="\n")
    assert text(name) == wanted, f"{name} is out of date: pytest tests/test_docs.py --accept"


def reference() -> str:
    """The help of every command in both languages, on one page."""
    parts = [
        "# Commands  命令\n\nThe help of every command, as `--help` prints it; `--lang zh` for Chinese. Exit codes and "
        "files: [README](../README.md).\n\n各命令的帮助，与 `--help` 所示相同；退出码和文件见[说明](../README.zh-CN.md)。"
    ]
    for command in COMMANDS:
        parts.append(f"## {' '.join(('banmian', *command))}")
        parts += [f"```\n{call(*command, '--help', lang=lang).out.rstrip()}\n```" for lang in ("en", "zh")]
    return "\n\n".join(parts) + "\n"


def test_the_page_of_commands_is_their_help(accept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "COLUMNS", "80")
    held("docs/commands.md", reference(), accept)


def test_the_page_of_findings_is_the_catalogue(accept: bool) -> None:
    held("docs/findings.md", as_markdown(list(RULES.values())) + "\n", accept)
    assert call("rules", "--markdown").out == text("docs/findings.md")


@pytest.mark.parametrize("code", RULES)
def test_every_finding_is_documented_in_both_languages(code: str) -> None:
    (row,) = re.findall(rf"^\| {code} \| \w+ \| (.*) \|$", text("docs/findings.md"), re.MULTILINE)
    english, chinese = row.split(" | ")
    assert english.isascii() or "…" in english or "–" in english or "’" in english
    assert re.search(r"[\u4e00-\u9fff]", chinese)


def _options(group: click.Command) -> set[str]:
    found = {name for param in group.params if isinstance(param, click.Option) for name in param.opts}
    if isinstance(group, Group):
        ctx = click.Context(group)
        commands = [group.get_command(ctx, name) for name in group.list_commands(ctx)]
        found |= {name for command in commands if command for name in _options(command)}
    return found


@pytest.mark.parametrize("option", sorted(_options(banmian)))
def test_every_option_is_documented(option: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text("docs/commands.md"))


@pytest.mark.parametrize("readme", READMES)
def test_the_readmes_name_every_command_format_exit_code_and_page(readme: str) -> None:
    page = text(readme)
    for command in Banmian.modules:
        assert re.search(rf"\b{command}\b", page), command
    for name in names():
        assert f"`X{load(name).suffix}`" in page
    for code in ExitCode:
        assert re.search(rf"^\|( \d+,| \d+、)? ?{int(code)}\b.*\|", page, re.MULTILINE) or f"{int(code)}" in page, code
    for document in sorted((TOP / "docs").glob("*.md")):
        assert f"docs/{document.name}" in page, document.name


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("option", ["--fixes", "--typography", "--min-confidence", "--explain", "--fix-template"])
def test_the_readmes_tell_of_what_a_person_can_do_about_the_parser(readme: str, option: str) -> None:
    assert option in text(readme)


@pytest.mark.parametrize("readme", READMES)
def test_links_lead_somewhere(readme: str) -> None:
    for page in (readme, *(f"docs/{path.name}" for path in (TOP / "docs").glob("*.md"))):
        for link in re.findall(r"\]\(([^)#:]+)\)", text(page)):
            assert ((TOP / page).parent / link).exists(), (page, link)


@pytest.mark.parametrize("readme", READMES)
def test_the_settings_that_the_readmes_show_are_known(readme: str) -> None:
    (block,) = re.findall(r"```toml\n# banmian\.toml\n\[convert\]\n(.*?)```", text(readme), re.DOTALL)
    assert {line.split(" = ")[0] for line in block.splitlines()} <= set(DEFAULT_KEYS)


@pytest.mark.parametrize("module", [corpus, adapt, score])
def test_the_page_of_ones_own_paper_names_the_tools_and_their_options(module: object) -> None:
    page = text("docs/own-paper.md")
    assert f"python -m {module.__name__} " in page  # type: ignore[attr-defined]
    for option in ("--fixes", "--source", "--also", "--model", "-o"):
        assert option in page
    for measure in score.MEASURES:
        assert f"| `{measure}` |" in page
