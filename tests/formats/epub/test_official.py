"""What EPUBCheck rejects ours rejects too: good and damaged files, all in one run of the conformance kit."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from convert.formats.epub import FORMAT
from tests.formats.epub.mutations import TIME, good, mutations, mutations_of_several, packed
from tests.trees import CORPUS

CONFORMANCE = os.environ.get("CONFORMANCE_DIR")

pytestmark = pytest.mark.skipif(not CONFORMANCE, reason="NOT RUN: CONFORMANCE_DIR is not set, so EPUBCheck is not here")


def _official(folder: Path) -> dict[str, dict[str, Any]]:
    """What the kit found in each file of a folder, by the file's stem."""
    report = folder / "report.json"
    check = Path(CONFORMANCE or "") / "check"
    subprocess.run([check, "--strict", "--report", report, folder], capture_output=True, check=False)
    found = json.loads(report.read_text(encoding="utf-8"))
    if found["not_run"]:
        pytest.skip(f"NOT RUN: {found['not_run']}")
    return {Path(file["path"]).stem: file for file in found["files"]}


def test_every_tree_of_the_corpus_passes_epubcheck(tmp_path: Path) -> None:
    for name, issue in CORPUS.items():
        (tmp_path / f"{name}.epub").write_bytes(FORMAT.write(issue, TIME).data)
    (tmp_path / "whole.epub").write_bytes(packed(good()))
    found = _official(tmp_path)
    assert len(found) == len(CORPUS) + 1
    assert [(name, file["findings"]) for name, file in found.items() if file["findings"]] == []


def test_what_epubcheck_rejects_is_rejected_in_process(tmp_path: Path) -> None:
    damaged = [*mutations(every=40).items(), *((label, data) for label, data, _ in mutations_of_several(every=100))]
    for n, (label, data) in enumerate(damaged):
        (tmp_path / f"{n:04}-{re.sub('[^A-Za-z0-9.-]', '_', label)[:60]}.epub").write_bytes(data)
    found = _official(tmp_path)
    rejected = {name for name, file in found.items() if not file["ok"]}
    let_through = [
        (label, found[name]["findings"][:1])
        for (label, data), name in zip(damaged, sorted(found), strict=True)
        if name in rejected and FORMAT.validate(data) == []
    ]
    assert let_through == []
    assert len(rejected) > 200
