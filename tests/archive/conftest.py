"""What the tests of bags share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.archive.invented import bagged


@pytest.fixture(scope="session")
def whole_bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bag that nobody may change."""
    return bagged(tmp_path_factory.mktemp("bag"))[0]


@pytest.fixture
def bag(whole_bag: Path, tmp_path: Path) -> Path:
    """A bag of one's own."""
    return Path(shutil.copytree(whole_bag, tmp_path / "bag"))
