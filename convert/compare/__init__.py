"""What changed between two trees of one page or issue, article by article: pure functions, no files."""

from __future__ import annotations

from convert.compare.changes import Change, Comparison, Difference, Ref
from convert.compare.issues import compare

__all__ = ["Change", "Comparison", "Difference", "Ref", "compare"]
