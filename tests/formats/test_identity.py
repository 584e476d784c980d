"""One article has one identifier, in NewsML-G2 and in ninjs."""

from __future__ import annotations

import json
import re

import pytest

from convert.formats import ninjs
from convert.formats.base import WriteOptions
from convert.formats.identity import guids, urn
from convert.formats.ninjs.reader import news_objects
from tests.trees import CORPUS


@pytest.mark.parametrize("name", ["plain_news", "several_pages", "unnumbered_pages", "no_facts"])
def test_uris_of_ninjs_are_the_guids_of_newsml(name: str) -> None:
    newsml = pytest.importorskip("convert.formats.newsml")
    written = newsml.FORMAT.write(CORPUS[name], WriteOptions()).data.decode()
    objects = news_objects(json.loads(ninjs.FORMAT.write(CORPUS[name], WriteOptions()).data))
    uris = {one["uri"] for one in objects if one["profile"] != "banmian-issue"}
    assert uris == set(re.findall(r'guid="([^"]+)"', written))


@pytest.mark.parametrize("name", CORPUS)
def test_no_identifier_twice_in_a_file(name: str) -> None:
    found = [uri for page, articles in guids(CORPUS[name]) for uri in (page, *articles)]
    assert len(found) == len(set(found))


def test_a_name_has_one_urn_for_good() -> None:
    """Identifiers are handed to archives: they may never change."""
    assert urn("page", "江城新报", "2024-05-01", "3") == "urn:uuid:4d09bb68-05fe-551c-a17e-ce3582e392e6"
