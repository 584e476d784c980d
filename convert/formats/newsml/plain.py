"""Catalogs, which every item has, and subjects, of which it has most: whether they are as they should be.

Their canonical form tells: no check would find anything in them.  Then they are taken out of the tree, and the checks
walk through the half of it that is left.  Where it does not tell, they stay, and the checks say what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from convert.formats.newsml.canonical import canonical
from convert.formats.newsml.catalogs import CATALOGS
from convert.formats.newsml.code_tables import QCODES
from convert.formats.newsml.vocabulary import g2
from convert.formats.xml import value_xml
from convert.tree import BLANKS

TAGS = (g2("catalogRef"), g2("catalog"), g2("subject"))
"""The elements that are looked at here."""
_CATALOGS = canonical(CATALOGS)
_PREFIX = " xmlns:"


def _any(codes: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(codes)))})"


_CODES = QCODES[g2("newsItem")]
_OF_SUBJECT = {attribute: _any(codes) for attribute, codes in _CODES[g2("subject")].items()}
_SUBJECT = re.compile(
    rf'<subject creator="bmtool:([^"&]+)" how="{_OF_SUBJECT["how"]}" literal="([^"{BLANKS}][^"]*)"'
    rf' type="{_OF_SUBJECT["type"]}" why="{_OF_SUBJECT["why"]}">\n<name>\2</name>\n'
    rf'<related rel="{_any(_CODES[g2("related")]["rel"])}" value="[^"]*"></related>\n</subject>'
)
_TOOL = '<contentMetaExtProperty rel="bmprop:tool" value='


def is_plain(metadata: str) -> bool:
    """Whether the catalogs of a valid item are ours, and each subject has its codes, its name and the item's tool.

    `metadata` is its canonical form without its content: each `<` begins a tag, and a prefix is declared.
    """
    if _CATALOGS not in metadata or _PREFIX in metadata:
        return False
    found = _SUBJECT.findall(metadata)
    if len(found) < metadata.count("<subject"):
        return False
    tools = {tool for tool, _ in found}
    return all(f'{_TOOL}"{value_xml(unquote(tool))}">' in metadata for tool in tools)
