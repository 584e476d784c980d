"""The law of the text stream, and the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from convert.formats.base import WriteOptions
from convert.formats.docx import FORMAT
from convert.tree import Issue, text_stream
from tests.formats.docx.samples import OPTIONS, changed, written
from tests.strategies import issues
from tests.trees import CORPUS


@pytest.mark.parametrize("name", CORPUS)
def test_text_read_back_is_the_trees(name: str) -> None:
    assert FORMAT.text_stream(written(CORPUS[name])) == text_stream(CORPUS[name])


@given(issues())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_tree_is_written_whole_and_valid(issue: Issue) -> None:
    for options in (OPTIONS, WriteOptions()):
        data = FORMAT.write(issue, options).data
        assert FORMAT.text_stream(data) == text_stream(issue)
        assert FORMAT.validate(data) == []


def test_text_changed_in_the_document_shows_in_the_stream() -> None:
    data = written(CORPUS["plain_news"])
    assert "手艺" in FORMAT.text_stream(data)
    other = changed(data, "word/document.xml", "手艺", "厨艺")
    assert FORMAT.text_stream(other) != text_stream(CORPUS["plain_news"])


@pytest.mark.parametrize("space", ["\n", "\r\n", "\t", "\u2028", "\x0b", "  ", "\u3000"])
def test_space_inside_a_text_is_carried_as_space(space: str) -> None:
    page = CORPUS["plain_news"].pages[0]
    article = page.articles[0]
    headline = article.head.headline
    assert headline is not None
    head = replace(article.head, headline=replace(headline, text=f"前半{space}后半", facts=()))
    issue = replace(CORPUS["plain_news"], pages=(replace(page, articles=(replace(article, head=head),)),))
    data = written(issue)
    assert FORMAT.text_stream(data) == text_stream(issue)
    assert FORMAT.validate(data) == []


def test_same_tree_gives_same_bytes() -> None:
    assert all(written(issue) == written(issue) for issue in CORPUS.values())


@pytest.mark.parametrize("seed", ["0", "1"])
def test_bytes_hang_on_no_hash_seed_zone_or_locale(seed: str) -> None:
    code = (
        "import hashlib; from tests.trees import CORPUS; from tests.formats.docx.samples import written;"
        "print(hashlib.sha256(b''.join(map(written, CORPUS.values()))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}", "LANG": "C", "PYTHONUTF8": "1"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    import hashlib

    assert run.stdout.strip() == hashlib.sha256(b"".join(map(written, CORPUS.values()))).hexdigest()
