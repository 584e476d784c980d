"""What each format makes of small invented trees, part by part, against files one can read in a diff.

`make golden ACCEPT=1` takes what is written now.  A container is compared entry by entry, in order.  Parts that are the
same for every tree (styles, schemas' headers, the style sheet) stand once, in `shared/`.  One thing is
forgiven, so that a diff has lines: a line break stands in the golden file between a tag and the next.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from convert.formats import load
from convert.formats.base import WriteOptions
from convert.formats.zips import unpack
from tests.trees import CORPUS

HERE = Path(__file__).parent
SHARED = HERE / "shared"
FORMATS = ("newsml", "epub", "docx", "json", "ninjs")
TREES = (
    "plain_news", "two_line_headline", "own_line_dateline", "list_and_clauses", "questions", "verse", "letter", "bodies", "roundup",
    "box", "stanzas", "photo_with_headline", "several_photos", "notes", "jumps", "furniture", "several_pages", "several_files",
    "traditional_in_simplified",
    "rare_characters", "markup", "no_facts", "enriched", "edits",
)  # fmt: skip
OPTIONS = WriteOptions(
    time=datetime(2024, 5, 1, tzinfo=UTC),
    time_known=True,
    generator="banmian",
    provider="示例报社",
    rights="© 示例报社",
)


def parts(tree: str, name: str) -> dict[str, str]:
    """A written file as readable parts: its entries where it is a container."""
    form = load(name)
    written = form.write(CORPUS[tree], replace(OPTIONS))
    assert form.validate(written.data) == []
    if not written.data.startswith(b"PK"):
        return {f"{tree}{form.suffix}": readable(written.data)}
    return {f"{index:02d} {entry}": readable(data) for index, (entry, data) in enumerate(unpack(written.data).items())}


def readable(data: bytes) -> str:
    """UTF-8 text, broken between tags."""
    text = data.decode("utf-8")
    return text.replace("><", ">\n<") if text.startswith("<?xml") else text


def flat(entry: str) -> str:
    return entry.replace("/", "!")


def shared_name(entry: str, text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{digest} {flat(entry[3:])}"


def golden_of(folder: Path) -> dict[str, str]:
    """The parts of a golden folder: those it holds, and those that `shared.txt` names."""
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*") if path.name != "shared.txt"}
    for row in (
        (folder / "shared.txt").read_text(encoding="utf-8").splitlines() if (folder / "shared.txt").exists() else ()
    ):
        entry, _, name = row.partition(" = ")
        found[entry] = (SHARED / name).read_text(encoding="utf-8")
    return found


def accept_parts(folder: Path, written: dict[str, str], common: set[tuple[str, str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    rows = []
    for entry, text in written.items():
        if (entry[3:], text) in common:
            SHARED.mkdir(exist_ok=True)
            (SHARED / shared_name(entry, text)).write_text(text, encoding="utf-8", newline="\n")
            rows.append(f"{flat(entry)} = {shared_name(entry, text)}\n")
        else:
            (folder / flat(entry)).write_text(text, encoding="utf-8", newline="\n")
    if rows:
        (folder / "shared.txt").write_text("".join(rows), encoding="utf-8", newline="\n")


@pytest.fixture(scope="session")
def common(accept: bool) -> set[tuple[str, str]]:
    """Parts (without their place) that most trees have alike; asked for only to accept."""
    if not accept:
        return set()
    for old in SHARED.glob("*"):
        old.unlink()
    seen: dict[tuple[str, str], int] = {}
    for tree in TREES:
        for name in ("epub", "docx"):
            for entry, text in parts(tree, name).items():
                seen[entry[3:], text] = seen.get((entry[3:], text), 0) + 1
    return {part for part, count in seen.items() if count > len(TREES) // 4}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("tree", TREES)
def test_what_is_written_is_the_golden_file(tree: str, name: str, accept: bool, common: set[tuple[str, str]]) -> None:
    folder = HERE / tree / name
    written = parts(tree, name)
    if accept:
        accept_parts(folder, written, common)
    assert {flat(entry): text for entry, text in written.items()} == golden_of(folder)


def test_no_golden_folder_is_left_over() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name not in {"shared", "__pycache__"}}
    assert folders == set(TREES)
