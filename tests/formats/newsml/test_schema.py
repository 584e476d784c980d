"""What the official NewsML-G2 2.35 and NITF 3.6 schemas reject, ours reject: on the same files, good and damaged.

The official files come with the conformance kit, which `CONFORMANCE_DIR` names; without it these tests are NOT RUN.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from convert.formats import xml
from convert.formats.newsml import FORMAT
from tests.formats.newsml.damage import damaged
from tests.formats.newsml.written import BARE, FULL
from tests.trees import CORPUS

STEP = 5
"""Of the damage to the tree with every node, each fifth: about 600 files."""
FLOORS = (150, 0.95)
"""At least so many files that the official schemas reject, and such a share of all damage that we find."""


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


def test_what_the_official_schemas_reject_ours_reject() -> None:
    rejected, total, missed, passed = 0, 0, [], []
    for name, data in list(damaged(FORMAT.write(CORPUS["every_node"], FULL).data))[::STEP]:
        bad = not official().validate(xml.parse(data))
        total, rejected = total + 1, rejected + bad
        if not FORMAT.validate(data):
            (missed if bad else passed).append(name)
    assert missed == []
    assert rejected >= FLOORS[0]
    assert 1 - len(passed) / total >= FLOORS[1], passed


def test_our_schema_reads_nitf_strictly() -> None:
    data = FORMAT.write(CORPUS["plain_news"], FULL).data.replace(b"<hl1>", b"<hl9>").replace(b"</hl1>", b"</hl9>")
    messages = [message for _, message in xml.schema_errors(xml.xsd("newsml", "newsml.xsd"), xml.parse(data))]
    assert any("hl9" in message for message in messages)
