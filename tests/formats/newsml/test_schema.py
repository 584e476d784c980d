"""What the official NewsML-G2 2.35 and NITF 3.6 schemas reject, ours reject: on the same files, good and damaged.

The official files come with the conformance kit, which `CONFORMANCE_DIR` names; without it these tests are NOT RUN.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from convert.formats import xml
from convert.formats.newsml import FORMAT
from tests.formats.newsml.mutations import Mutation, mutations
from tests.formats.newsml.written import BARE, FULL
from tests.trees import CORPUS

SAMPLE = {"every_node": 60, "several_pages": 30, "contributors_everywhere": 40, "enriched": 20, "no_facts": 12}
"""Of the mutations of a tree each so-manieth: about 250 files.  `NEWSML_MUTATIONS=1` takes all, some 18,000."""
EVERY = os.environ.get("NEWSML_MUTATIONS") == "1"
FLOORS = (80, 0.98)
"""At least so many files that the official schemas reject, and such a share of all mutations that we find."""


@cache
def official() -> etree.XMLSchema:
    folder = os.environ.get("CONFORMANCE_DIR")
    if not folder:
        pytest.skip("NOT RUN: CONFORMANCE_DIR is not set")
    return etree.XMLSchema(etree.parse(Path(folder) / "standards" / "driver" / "newsml-g2-nitf.xsd"))


@pytest.mark.parametrize("name", CORPUS)
def test_official_schemas_accept_what_is_written(name: str) -> None:
    for options in (FULL, BARE):
        root = xml.parse(FORMAT.write(CORPUS[name], options).data)
        assert official().validate(root), official().error_log


@cache
def found() -> list[tuple[Mutation, frozenset[str]]]:
    """The mutations, each with the codes of what we find in it."""
    return [(mutation, frozenset(f.code for f in FORMAT.validate(mutation.data))) for mutation in sampled()]


def sampled() -> Iterator[Mutation]:
    for name, every in SAMPLE.items():
        data = FORMAT.write(CORPUS[name], BARE if name == "no_facts" else FULL).data
        yield from mutations(data, 1 if EVERY else every)


def test_what_the_official_schemas_reject_ours_reject() -> None:
    rejected = [(m.name, codes) for m, codes in found() if not official().validate(xml.parse(m.data))]
    assert [name for name, codes in rejected if not codes] == []
    assert len(rejected) >= FLOORS[0]


def test_what_changes_the_meaning_is_found() -> None:
    """Every mutation does: it drops, adds, moves or changes something that a receiver can see."""
    passed = [mutation.name for mutation, codes in found() if not codes]
    assert 1 - len(passed) / len(found()) >= FLOORS[1], passed


def test_most_is_found_without_the_hash_of_the_metadata() -> None:
    """The hash finds what no rule does; the rules say what is wrong, and find nearly all by themselves."""
    by_the_hash_alone = [mutation.name for mutation, codes in found() if codes == {"NML028"}]
    assert 1 - len(by_the_hash_alone) / len(found()) >= 0.9, by_the_hash_alone


def test_our_schema_reads_nitf_strictly() -> None:
    data = FORMAT.write(CORPUS["plain_news"], FULL).data.replace(b"<hl1>", b"<hl9>").replace(b"</hl1>", b"</hl9>")
    messages = [message for _, message in xml.schema_errors(xml.xsd("newsml", "newsml.xsd"), xml.parse(data))]
    assert any("hl9" in message for message in messages)
