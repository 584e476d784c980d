"""openxml-audit, which imitates Microsoft's SDK, rejects nothing that the project's validator lets pass."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from convert.formats.docx import FORMAT
from tests.formats.docx.mutations import meaning, mutations
from tests.formats.docx.samples import written
from tests.trees import CORPUS

INSTALLED = importlib.util.find_spec("openxml_audit") is not None
pytestmark = pytest.mark.skipif(
    not INSTALLED, reason="NOT RUN: openxml-audit is not installed (pip install openxml-audit)"
)


@cache
def _validator() -> Any:
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator()


def _accepts(path: Path, data: bytes) -> bool:
    path.write_bytes(data)
    try:
        return bool(_validator().validate(path).is_valid)
    except Exception:  # whatever it stumbles over, it does not accept
        return False


@pytest.mark.parametrize(
    "name", ["every_node", "several_pages", "traditional_in_simplified", "enriched", "empty_issue"]
)
def test_good_documents_pass_both(name: str, tmp_path: Path) -> None:
    data = written(CORPUS[name])
    assert FORMAT.validate(data) == []
    assert _accepts(tmp_path / "good.docx", data)


def test_what_it_rejects_is_rejected_here(tmp_path: Path) -> None:
    made = list(mutations(written(CORPUS["several_pages"]), step=307, start=5))
    rejected = [(label, data) for label, data in made if not _accepts(tmp_path / "damaged.docx", data)]
    assert len(made) >= 100
    assert len(rejected) >= 50
    assert [label for label, data in rejected if not FORMAT.validate(data)] == []


@pytest.mark.parametrize("name", ["every_node", "several_pages", "enriched"])
def test_nine_in_ten_changes_of_meaning_are_found(name: str) -> None:
    data = written(CORPUS[name])
    as_written = meaning(data)
    made = list(mutations(data, step=397, start=3))
    changed = [(label, damaged) for label, damaged in made if meaning(damaged) != as_written]
    missed = [label for label, damaged in changed if not FORMAT.validate(damaged)]
    assert len(changed) >= 40
    assert len(missed) <= len(changed) // 10, missed
