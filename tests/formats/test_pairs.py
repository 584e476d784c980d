"""Every format can be made from every other: what is read back from one is written in the next, valid and whole."""

from __future__ import annotations

import pytest

from convert import tree
from convert.catalogue import Severity
from convert.formats import BUILT_IN, load, suffixes
from convert.formats.base import Readable, Reading, WriteOptions
from convert.formats.carried import reduced
from convert.tree import Issue
from tests.trees import CORPUS

LOSSLESS = ("newsml", "epub", "docx", "json")
OPTIONS = WriteOptions(provider="示例报社", rights="© 示例报社")


def readable(name: str) -> Readable:
    form = load(name)
    assert isinstance(form, Readable), name
    return form


def read_back(issue: Issue, name: str) -> Reading:
    form = readable(name)
    return form.read(form.write(issue, OPTIONS).data)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_format_can_be_read_back(name: str) -> None:
    assert suffixes()[name] == readable(name).suffix


@pytest.mark.parametrize("name", LOSSLESS)
def test_what_is_not_carried_is_about_the_parser_and_not_about_the_page(name: str) -> None:
    spared = {
        "Origin.spans",
        "Origin.confidence",
        "Origin.cues",
        "Origin.agent",
        "Article.confidence",
        "Issue.edits",
        "SourceFile.edits",
        "Article()",
    }
    assert set(readable(name).not_carried) <= spared


@pytest.mark.parametrize("corpus", CORPUS)
def test_a_page_goes_from_every_format_into_every_other(corpus: str) -> None:
    whole = tree.text_stream(CORPUS[corpus])
    readings = {first: read_back(CORPUS[corpus], first).issue for first in BUILT_IN}
    for first, issue in readings.items():
        assert tree.text_stream(issue) == whole, first
        if issue in list(readings.values())[: BUILT_IN.index(first)]:
            continue  # the very same tree has been written in every format just now
        for second in BUILT_IN:
            form = readable(second)
            data = form.write(issue, OPTIONS).data
            assert [p for p in form.validate(data) if p.severity is Severity.ERROR] == [], (first, second)
            assert form.text_stream(data) == whole, (first, second)


@pytest.mark.parametrize("corpus", CORPUS)
def test_by_way_of_all_formats_only_what_they_are_declared_not_to_carry_is_lost(corpus: str) -> None:
    issue, lost = CORPUS[corpus], set[str]()
    for name in BUILT_IN:
        issue = read_back(issue, name).issue
        lost |= set(readable(name).not_carried)
    assert reduced(issue, lost) == reduced(CORPUS[corpus], lost)
