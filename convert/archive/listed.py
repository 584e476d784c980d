"""The pages that a `manifest.json` lists and no record covers: they were made once, and would be left out in silence.

A directory without a manifest (`--no-manifest`) is as its records say, and so is one whose manifest lists fewer pages
than there are records: it was not brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from convert.archive.shape import fits
from convert.batch.manifest import is_manifest
from convert.batch.plan import MANIFEST, RECORD_SUFFIX, readable, walk
from convert.batch.records import MANIFEST_KIND, from_json
from convert.findings import Finding, finding
from convert.kinds import is_json

_PAGES: dict[str, Any] = {"pages": [{"record": {"path": str}}]}


def without_records(out: Path) -> Iterator[Finding]:
    """A finding for each page that a manifest, in `out` or below, lists and no record covers (BAG016), and for each
    manifest that is damaged, so that nobody can tell what it lists (BAG017).  Raises OSError.
    """
    files = sorted(Path(top, name) for top, _, names in walk(out) for name in names)
    records = {_below(out, path) for path in files if path.name.endswith(RECORD_SUFFIX)}
    for path in (path for path in files if path.name == MANIFEST):
        data = path.read_bytes()
        listed = from_json(data, MANIFEST_KIND)
        if listed is not None and fits(listed, _PAGES):
            names = [page["record"]["path"] for page in listed["pages"]]
            folder = _below(out, path).removesuffix(MANIFEST)
            yield from (finding("BAG016", file=str(path), path=name) for name in names if folder + name not in records)
        elif is_manifest(data) or not is_json(data):  # else it is someone else's
            yield finding("BAG017", file=str(path))


def _below(out: Path, path: Path) -> str:
    return readable(path.relative_to(out).as_posix())
