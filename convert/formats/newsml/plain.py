"""Catalogs, which every item has, and subjects, of which most have many: set apart before a message is parsed.

What they must be like is known to the letter, so that as text it tells: no schema or check would find anything in them.
The first of each stays, for the schema to see where it stands; it holds for those that follow it.  For the hashes, what
was set apart is put back in canonical form.  Where it does not tell, nothing is set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from convert.formats.newsml.canonical import canonical
from convert.formats.newsml.catalogs import CATALOGS
from convert.formats.newsml.code_tables import QCODES
from convert.formats.newsml.vocabulary import g2
from convert.formats.xml import value_xml
from convert.tree import BLANKS

TAGS = (g2("catalogRef"), g2("catalog"), g2("subject"))
"""The elements that are looked at here."""
_END = b"</subject>\n"
_BEGINNING = CATALOGS[: CATALOGS.index("\n", CATALOGS.index("<scheme ")) + 1] + "</catalog>\n"
"""The catalogs with the first scheme alone."""
_CATALOGS, _KEPT = canonical(CATALOGS).encode(), canonical(_BEGINNING).encode()


def _any(codes: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(codes)))})"


_CODES = QCODES[g2("newsItem")]
_OF_SUBJECT = {attribute: _any(codes) for attribute, codes in _CODES[g2("subject")].items()}
_MARKS = r'"&<>\0-\x1f\ufffe\uffff'
"""What would have to be escaped, and what no XML can hold."""
_NAME = f"[^{_MARKS}{BLANKS}][^{_MARKS}]*"
_SUBJECT = re.compile(
    rf'<subject literal="({_NAME})" type="({_OF_SUBJECT["type"]})" how="({_OF_SUBJECT["how"]})"'
    rf' why="({_OF_SUBJECT["why"]})" creator="bmtool:([A-Za-z0-9_.~%-]+)">\n<name>\1</name>\n'
    rf'<related rel="({_any(_CODES[g2("related")]["rel"])})" value="([0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)"/>\n'
    "</subject>\n"
)


class Subjects(NamedTuple):
    """Subjects one after the other: their tools, and the canonical form of all but the first."""

    tools: set[str]
    hashed: bytes


class Apart(NamedTuple):
    """A message without what was set apart: the number of its catalogs, and its subjects, item by item."""

    data: bytes
    catalogs: int
    subjects: list[Subjects]


def set_apart(data: bytes) -> Apart | None:
    """A message without catalogs and subjects, but for the first of each; None where one is not as it should be.

    That each `<` begins a tag and each tag stands in an element is for the parser to say of what is left.
    """
    without = data.split(CATALOGS.encode())
    data = _BEGINNING.encode().join(without)
    pieces, subjects, at = [], [], 0
    while (begin := data.find(b"<subject", at)) >= 0:
        end = data.rfind(_END, begin, data.find(b"</contentMeta>", begin)) + len(_END)
        found = _subjects(data[begin:end]) if begin < end else None
        if found is None:
            return None
        subjects.append(found)
        pieces.append(data[at : data.index(_END, begin) + len(_END)])
        at = end
    return Apart(b"".join([*pieces, data[at:]]), len(without) - 1, subjects)


def _subjects(run: bytes) -> Subjects | None:
    """Subjects that follow each other; None where one is not as it should be, or there is anything else among them."""
    try:
        parts = _SUBJECT.split(run.decode())
    except UnicodeDecodeError:
        return None
    between, *values = (parts[n :: _SUBJECT.groups + 1] for n in range(_SUBJECT.groups + 1))
    if any(between):
        return None
    # in canonical form attributes are sorted, and no element is empty; there is nothing to escape
    hashed = [
        f'<subject creator="bmtool:{tool}" how="{how}" literal="{name}" type="{kind}" why="{why}">\n'
        f'<name>{name}</name>\n<related rel="{rel}" value="{value}"></related>\n</subject>\n'
        for name, kind, how, why, tool, rel, value in zip(*values, strict=True)
    ]
    return Subjects(set(values[4]), "".join(hashed[1:]).encode())


def put_back(items: Sequence[bytes], apart: Apart) -> list[bytes] | None:
    """The metadata of all items of a valid message in canonical form, with what was set apart.

    None where an item has other catalogs, or names another tool than its subjects, or prefixes stand for namespaces.
    """
    if len(items) != apart.catalogs:
        return None
    subjects, whole = iter(apart.subjects), []
    for item in items:
        if _KEPT not in item or b" xmlns:" in item:
            return None
        metadata = item.replace(_KEPT, _CATALOGS)
        if count := item.count(b"<subject "):
            its = next(subjects)
            tools = [f'<contentMetaExtProperty rel="bmprop:tool" value="{value_xml(unquote(t))}">' for t in its.tools]
            if count > 1 or not all(tool.encode() in item for tool in tools):
                return None
            first, end, rest = metadata.partition(_END)
            metadata = b"".join((first, end, its.hashed, rest))
        whole.append(metadata)
    return whole
