"""docs/corrections.md says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from convert.catalogue import RULES
from convert.errors import CorrectionError
from convert.parser import correction_file
from convert.parser.roles import Role

DOC = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [code for code in RULES if code.startswith("FIX")])
def test_every_code_is_documented(code: str) -> None:
    assert f"| {code} |" in DOC


@pytest.mark.parametrize("role", list(Role))
def test_every_role_is_documented(role: Role) -> None:
    assert re.search(rf"\b{role}\b", DOC)


def test_every_key_is_documented() -> None:
    example = "[page]\nx = 1\n[[line]]\ntext = '渠'\nrole = 'kicker'\nx = 1"
    with pytest.raises(CorrectionError) as raised:
        correction_file.read(example.encode())
    known = [dict(problem.values)["expected"].split(", ") for problem in raised.value.findings]
    for key in [key for keys in known for key in keys]:
        assert f"| `{key}` |" in DOC


def test_the_example_is_valid() -> None:
    found = re.search(r"```toml\n(.*?)```", DOC, re.DOTALL)
    assert found
    assert len(correction_file.read(found.group(1).encode()).lines) == 3
