"""Who may know whom (DESIGN, The house), read from the imports of the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import convert

PACKAGE = Path(convert.__file__).parent
BASE = {"tree", "findings", "catalogue", "errors", "phrases", "bodies", "links"}
COMMON = BASE | {"limits", "__version__"}
SHARED_BY_FORMATS = {"formats.base", "formats.xml", "formats.zips", "formats"}
ROOMS = sorted(path.name for path in (PACKAGE / "formats").iterdir() if path.is_dir() and path.name[0] != "_")
HOMES = {
    "click": ("cli",),
    "docx": ("formats.docx",),
    "ebooklib": ("formats.epub",),
    "jieba": ("parser.make_words",),
    "pycrfsuite": ("parser.train",),
    "numpy": ("parser", "enrich"),
    "jpype": ("official.serve",),
    "openxml_audit": ("official.serve",),
    "fsspec": ("storage",),
    "distributed": ("batch.cluster",),
}
"""Where a library may be imported: in these modules and below them."""


def modules() -> list[str]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def path_of(module: str) -> Path:
    base = PACKAGE.joinpath(*module.split(".")) if module else PACKAGE
    return base / "__init__.py" if base.is_dir() else base.with_suffix(".py")


@cache
def imports(module: str) -> tuple[str, ...]:
    return tuple(_imports(module))


def _imports(module: str) -> Iterator[str]:
    """Everything a module imports, wherever in it the import stands; ours without `convert.`."""
    for node in ast.walk(ast.parse(path_of(module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            yield node.module or ""
            if node.module == "convert":
                yield from (f"convert.{alias.name}" for alias in node.names)


def ours(module: str) -> set[str]:
    return {name.removeprefix("convert.") for name in imports(module) if name.startswith("convert.")}


def below(name: str, *tops: str) -> bool:
    return any(name == top or name.startswith(top + ".") for top in tops)


@pytest.mark.parametrize("module", sorted(BASE))
def test_tree_findings_and_errors_know_nobody_but_each_other(module: str) -> None:
    assert ours(module) <= BASE


@pytest.mark.parametrize("module", [m for m in modules() if below(m, "parser")])
def test_the_parser_knows_only_the_tree_and_itself(module: str) -> None:
    assert {name for name in ours(module) if not below(name, "parser") and name not in COMMON} == set()


@pytest.mark.parametrize("module", [m for m in modules() if below(m, "enrich")])
def test_enrich_knows_only_the_tree_and_itself(module: str) -> None:
    assert {name for name in ours(module) if not below(name, "enrich") and name not in COMMON} == set()


@pytest.mark.parametrize("module", [m for m in modules() if below(m, "formats")])
def test_a_format_knows_no_other_format(module: str) -> None:
    room = next((name for name in ROOMS if below(module, f"formats.{name}")), None)
    others = [f"formats.{name}" for name in ROOMS if name != room]
    assert [name for name in ours(module) if below(name, *others)] == []


@pytest.mark.parametrize("module", [m for m in modules() if below(m, "formats")])
def test_formats_know_neither_parser_nor_pipeline(module: str) -> None:
    strangers = ("parser", "enrich", "pipeline", "batch", "cli", "api", "publish", "facts", "settings", "archive")
    assert [name for name in ours(module) if below(name, *strangers)] == []


@pytest.mark.parametrize("module", [m for m in modules() if m and not below(m, "cli") and m != "__main__"])
def test_only_the_command_knows_the_command(module: str) -> None:
    assert [name for name in ours(module) if below(name, "cli")] == []


@pytest.mark.parametrize("module", [m for m in modules() if below(m, "official")])
def test_official_validators_know_no_format_and_no_page(module: str) -> None:
    known = COMMON | {
        "publish",
        "there",
        "formats",
        "formats.xml",
    }  # the safe XML parser, and files: how they are published
    assert {name for name in ours(module) if not below(name, "official") and name not in known} == set()


@pytest.mark.parametrize("module", [m for m in modules() if m and not below(m, "cli", "official")])
def test_only_the_command_knows_the_official_validators(module: str) -> None:
    assert [name for name in ours(module) if below(name, "official")] == []


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_in_its_room(library: str) -> None:
    strangers = [
        module
        for module in modules()
        if not below(module, *HOMES[library]) and any(below(name, library) for name in imports(module))
    ]
    assert strangers == []
