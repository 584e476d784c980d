"""Whether the validators of other people are here; a test that needs one that is not says NOT RUN."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from convert.errors import ValidatorMissingError
from convert.findings import text_of
from convert.official.base import Copy
from convert.official.table import VALIDATORS


def needs(name: str) -> None:
    """Skip the test where the validator of that name is not installed."""
    try:
        VALIDATORS[name].version()
    except ValidatorMissingError as error:
        pytest.skip(text_of(error.finding, "en")[0])


def standards() -> Path:
    """The official schemas of the conformance kit; skips the test where there is none."""
    kit = os.environ.get("CONFORMANCE_DIR")
    if not kit:
        pytest.skip("NOT RUN official schemas: CONFORMANCE_DIR is not set")
    return Path(kit) / "standards"


def copy_of(path: Path, form: str, shown: str = "out/第3版 要闻.epub") -> Copy:
    return Copy(shown, path, form)
