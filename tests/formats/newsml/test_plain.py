"""Catalogs and subjects are passed over only where nothing in them is amiss."""

from __future__ import annotations

import pytest

from convert.formats.newsml import guard, validator
from convert.formats.newsml.message_view import items_of
from convert.formats.newsml.vocabulary import G2
from tests.formats.newsml.test_validator import GOOD, PAGES, RICH, found, swap

SUBJECT = "(<subject [^>]*)"
DAMAGE = [
    ("NML015", swap(f'{SUBJECT}type="cpnat:[a-zA-Z]*"', r'\1type="cpnat:person"', RICH), "type"),
    ("NML003", swap(f'{SUBJECT}type="cpnat:', r'\1type="cpnet:', RICH), "alias of a type"),
    ("NML015", swap(f'{SUBJECT}why="why:direct"', r'\1why="why:ancestor"', RICH), "why"),
    ("NML017", swap(f'{SUBJECT}how="howextr:tool"', r'\1how="howextr:person"', RICH), "how"),
    ("NML017", swap(f'{SUBJECT}creator="bmtool:', r'\1creator="bmtool:x', RICH), "tool"),
    ("NML017", swap(f'{SUBJECT}creator="bmtool:jieba', r'\1creator="bmtool:jieba%22%3E', RICH), "tool with marks"),
    ("NML017", swap('rel="bmprop:tool" value="', 'rel="bmprop:tool" value="x', RICH), "tool of the item"),
    ("NML017", swap('<contentMetaExtProperty rel="bmprop:tool"[^>]*>\n', "", RICH), "no tool of the item"),
    ("NML015", swap('(<related rel="bmprop:)(?:weight|count)', r"\1start", RICH), "relation"),
    ("NML016", swap(f"({SUBJECT}>\n<name>)", r"\1x", RICH), "name"),
    ("NML016", swap(f'{SUBJECT}literal="[^"]*"', r'\1literal="unknown"', RICH), "literal"),
    ("NML009", swap(f'{SUBJECT}literal="[^"]*"([^>]*>\n<name>)[^<]*', r'\1literal="　"\2　', RICH), "blank name"),
    ("NML004", swap("Standards_41.xml", "Standards_12.xml", RICH), "catalog"),
    ("NML014", swap('alias="bmfact" uri="[^"]*"', 'alias="bmfact" uri="x:y"', RICH), "scheme"),
]  # fmt: skip
ODD = {
    "a prefix": swap("<(/?)subject", r"<\1g:subject", RICH, 0).replace(" xmlns=", f' xmlns:g="{G2}" xmlns=', 1),
    "an ampersand": swap("jieba", "jie&amp;ba", RICH, 0),
    "another layout": swap("</name>\n<related", "</name> <related", RICH, 0),
    "another item": swap("(.*)<scheme ", r"\1<scheme  ", PAGES).replace("bmfact", "bmfacts"),
}


def is_plain(text: str) -> bool:
    root = guard.parse_safely(text.encode())
    assert list(validator._schema(root)) == []
    return all(item.is_plain for item in items_of(root, valid=True))


@pytest.mark.parametrize("text", [GOOD, RICH, PAGES])
def test_what_is_written_is_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(("code", "text"), [pytest.param(c, t, id=f"{c} {name}") for c, t, name in DAMAGE])
def test_damage_is_found(code: str, text: str) -> None:
    assert not is_plain(text)
    assert code in found(text)


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_what_cannot_be_told_is_looked_at(text: str) -> None:
    assert not is_plain(text)
