"""Reading back gives the tree that was written, except what the format is declared not to carry.

`EPUB_ROUND_TRIPS=2000` runs that many generated trees instead of a few.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings

from convert.formats.base import Readable
from convert.formats.carried import reduced
from convert.formats.epub import FORMAT
from convert.tree import Issue
from tests.formats.epub.mutations import TIME, whole_issue
from tests.strategies import issues
from tests.trees import CORPUS

EXAMPLES = int(os.environ.get("EPUB_ROUND_TRIPS", "40"))


def test_is_a_readable_format() -> None:
    assert isinstance(FORMAT, Readable)


@pytest.mark.parametrize("name", CORPUS)
def test_every_tree_of_the_corpus_comes_back(name: str) -> None:
    reading = FORMAT.read(FORMAT.write(CORPUS[name], TIME).data)
    assert reading.findings == ()
    assert reading.issue == reduced(CORPUS[name], FORMAT.not_carried)


def test_a_book_of_several_pages_with_every_structure_comes_back() -> None:
    reading = FORMAT.read(FORMAT.write(whole_issue(), TIME).data)
    assert reading.findings == ()
    assert reading.issue == reduced(whole_issue(), FORMAT.not_carried)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(issues())
def test_any_tree_comes_back(issue: Issue) -> None:
    data = FORMAT.write(issue, TIME).data
    reading = FORMAT.read(data)
    assert reading.findings == ()
    assert reading.issue == reduced(issue, FORMAT.not_carried)
    assert FORMAT.validate(data) == []


@settings(max_examples=EXAMPLES // 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(issues())
def test_what_was_read_is_written_as_the_same_book(issue: Issue) -> None:
    data = FORMAT.write(issue, TIME).data
    assert FORMAT.write(FORMAT.read(data).issue, TIME).data == data
