"""Names of files where the system's are not in UTF-8: those that banmian gives are, in every locale."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.command import banmian

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0"}
PAGE = "河湾日报 2026年7月2日 第1版 要闻\n\n渠水进城\n\n7月1日清晨，河湾市引水工程正式通水。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "甲.txt").write_text(PAGE, "utf-8")
    return tmp_path


def files(folder: Path) -> set[bytes]:
    return {os.fsencode(path.name) for path in folder.iterdir() if not path.name.startswith(".")}


@pytest.mark.skipif(os.name == "nt", reason="names are not bytes there")
@pytest.mark.parametrize("per", ["page", "article", "issue"])
def test_files_have_the_same_names_in_every_locale(folder: Path, per: str) -> None:
    for place, env in (("here", {}), ("there", ASCII)):
        command = ("convert", "in", "-o", place, "-t", "json", "--per", per, "--no-keywords")
        outcome = banmian(*command, cwd=folder, env=env)
        assert outcome.code == 0, outcome.err
        assert "up to date already: 1" in banmian(*command, cwd=folder, env=env).err
    names = files(folder / "here")
    assert files(folder / "there") == names and len(names) == 3
    for name in names:
        if name.endswith(b"record.json") or name == b"manifest.json":
            assert ((folder / "here") / os.fsdecode(name)).read_bytes() == (
                folder / "there" / os.fsdecode(name)
            ).read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="names are not bytes there")
def test_no_bag_is_made_where_names_are_not_in_utf_8_and_it_says_what_to_set(folder: Path) -> None:
    banmian("convert", "in", "-o", "out", "-t", "json", "--no-keywords", cwd=folder)
    outcome = banmian("bag", "out", "-o", "bag", "--sources", "in", cwd=folder, env=ASCII)
    assert outcome.code == 5
    assert "OUT011: names of files are in ascii here" in outcome.err
    assert "LC_ALL=C.UTF-8" in outcome.err
    assert not (folder / "bag").exists()
    banmian("bag", "out", "-o", "bag", "--sources", "in", cwd=folder)
    outcome = banmian("verify", "bag", cwd=folder, env=ASCII)
    assert (outcome.code, "OUT011" in outcome.err, "BAG029" in outcome.err) == (3, True, False)
