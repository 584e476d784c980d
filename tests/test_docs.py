"""The documents say what the program does: every command, option, format and finding.

`pytest tests/test_docs.py --accept` writes the generated ones (docs/commands.md, docs/findings.md) anew.
"""

from __future__ import annotations

import dataclasses
import inspect
import os
import re
from pathlib import Path

import click
import pytest

from convert import tree
from convert.catalogue import RULES
from convert.cli.app import Banmian, Group, banmian
from convert.cli.rules import as_markdown
from convert.errors import ExitCode
from convert.facts import DEFAULT_KEYS
from convert.formats import BUILT_IN, load, names
from convert.formats.base import Readable
from convert.parser import adapt, corpus, score
from tests.cli.command import call

TOP = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
COMMANDS = [(), *((name,) for name in Banmian.modules), ("schema", "list"), ("schema", "show"), ("schema", "install")]


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
    found = {
        name
        for param in group.params
        if isinstance(param, click.Option)
        for name in (*param.opts, *param.secondary_opts)
    }
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


@pytest.mark.parametrize("page", [*READMES, "docs/formats.md"])
def test_what_counts_as_white_space_is_said_where_it_is_promised(page: str) -> None:
    assert {"U+200B", "U+FEFF"} <= set(re.findall(r"U\+\w{4}", text(page)))


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


# --------------------------------------------------------------------------- docs/formats.md

FORMATS_PAGE = "docs/formats.md"


def _nodes() -> list[type]:
    """The classes of the article tree."""
    found = [kind for kind in vars(tree).values() if isinstance(kind, type) and kind.__module__ == tree.__name__]
    return [kind for kind in found if dataclasses.is_dataclass(kind)]


def _fields() -> set[str]:
    """`Class.field` for each field that a class has itself, and the class where it inherits any."""
    found = set()
    for kind in _nodes():
        every = {one.name for one in dataclasses.fields(kind)}
        own = every & set(inspect.get_annotations(kind))
        found |= {f"{kind.__name__}.{name}" for name in own} | ({kind.__name__} if own != every else set())
    return found


def _rows(page: str, columns: int) -> list[list[str]]:
    found = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in page.splitlines() if line[:3] == "| `"]
    return [row for row in found if len(row) == columns]


def _quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _mapping() -> dict[str, dict[str, str]]:
    """The cell of each format for every class and field that the page has."""
    rows = _rows(text(FORMATS_PAGE), 2 + len(BUILT_IN))
    return {name: dict(zip(BUILT_IN, row[2:], strict=True)) for row in rows for name in _quoted(row[0])}


def not_carried() -> str:
    forms = {name: load(name) for name in BUILT_IN}
    lost = {name: form.not_carried for name, form in forms.items() if isinstance(form, Readable)}
    every = list(dict.fromkeys(field for fields in lost.values() for field in fields))
    head = "| field | " + " | ".join(lost) + " |\n" + "|---" * (1 + len(lost)) + "|"
    lines = [f"| `{f}` | " + " | ".join("—" if f in lost[name] else "✓" for name in lost) + " |" for f in every]
    return "\n".join([head, *lines])


def test_the_page_of_formats_lists_what_each_is_declared_not_to_carry(accept: bool) -> None:
    page = text(FORMATS_PAGE)
    before, rest = page.split("<!-- generated: not carried -->\n")
    after = rest.split("<!-- end -->")[1]
    wanted = f"{before}<!-- generated: not carried -->\n{not_carried()}\n<!-- end -->{after}"
    held(FORMATS_PAGE, wanted, accept)


def test_the_page_of_formats_has_a_row_for_every_class_and_field_of_the_tree_and_no_other() -> None:
    assert set(_mapping()) == _fields()


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_page_of_formats_says_where_each_field_goes_or_that_it_is_not_carried(name: str) -> None:
    form = load(name)
    assert isinstance(form, Readable)
    lost = {field for field in form.not_carried if "." in field}
    within = {"Issue.edits": "Edit.", "Origin.spans": "Span."}
    for field, cells in _mapping().items():
        gone = field in lost or any(field.startswith(inner) for outer, inner in within.items() if outer in lost)
        whole = field == "TextNode.origin" and len([f for f in lost if f.startswith("Origin.")]) == 4
        approximate = name == "ninjs" and field in {"Keyword.weight", "Place.count"}
        assert (cells[name] == "—") == ((gone or whole) and not approximate), field
        assert cells[name], field


@pytest.mark.parametrize("name", [name for name in BUILT_IN if name != "json"])
def test_the_page_of_formats_names_the_clause_of_every_element(name: str) -> None:
    rows = [line.strip("|").split(" | ") for line in text(FORMATS_PAGE).splitlines() if line.startswith(f"| {name} |")]
    known = {element for row in rows for element in _quoted(row[1]) if row[2].strip()}
    used = {element for cells in _mapping().values() for element in _quoted(cells[name])}
    assert used == known


def test_the_page_of_formats_names_the_members_of_the_json() -> None:
    schema_text = text("schemas/json/tree.schema.json")
    for field, cells in _mapping().items():
        for member in _quoted(cells["json"]):
            assert f'"{member}"' in schema_text, field
