"""Where the project's own schemas lie: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def schema_dir() -> Path:
    """The folder that holds one folder a standard: `newsml/`, `epub/`, `docx/`, `json/`, `ninjs/`."""
    package = Path(__file__).parent
    installed = package / "schemas"
    return installed if installed.is_dir() else package.parent / "schemas"


def schema_path(*parts: str) -> Path:
    """The path of one schema: `schema_path("newsml", "newsml.xsd")`."""
    return schema_dir().joinpath(*parts)
