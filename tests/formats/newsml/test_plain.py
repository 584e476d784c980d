"""Catalogs and subjects are passed over only where nothing in them is amiss."""

from __future__ import annotations

import pytest

from convert.formats.newsml import guard, validator
from convert.formats.newsml.message_view import plain_items
from convert.formats.newsml.plain import set_apart
from convert.formats.newsml.vocabulary import G2
from tests.formats.newsml.test_validator import GOOD, PAGES, RICH, found, swap

SUBJECT = "(<subject [^>]*)"
NEXT = "(</subject>\n)"
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
    ("NML014", swap('(<scheme [^>]*>\n)(<scheme [^>]*>\n)*', r"\1", RICH), "no other scheme"),
    ("NML028", swap(f'{NEXT}(.*?value="0)', r"\1\g<2>0", RICH), "weight of a subject that follows another"),
    ("NML002", swap(f'{NEXT}(.*?value=")', r"\1\2x", RICH), "weight that is no number"),
    ("NML002", swap(f"{NEXT}", r"\1x", RICH), "text between subjects"),
    ("NML002", swap(f"{NEXT}(<subject.*?</subject>\n)(.*?)(<headline.*?</headline>\n)", r"\1\3\4\2", RICH), "a subject elsewhere"),
    ("NML001", swap(f'{NEXT}(<subject literal=")', "\\1\\2\x01", RICH), "a character that XML cannot hold"),
    ("NML001", swap(f'{NEXT}(<subject literal=")([^"]*)(.*?<name>)', "\\1\\2\uffff\\4\uffff", RICH), "a noncharacter"),
]  # fmt: skip
ODD = {
    "a prefix": swap("<(/?)subject", r"<\1g:subject", RICH, 0).replace(" xmlns=", f' xmlns:g="{G2}" xmlns=', 1),
    "a tool with marks": swap("jieba", "jie&amp;ba", RICH, 0),
    "another layout": swap("</name>\n<related", "</name> <related", RICH, 0),
    "another item": swap("(.*)<scheme ", r"\1<scheme  ", PAGES).replace("bmfact", "bmfacts"),
}


def is_plain(text: str) -> bool:
    apart = set_apart(text.encode())
    root = apart and guard.parse_plain(apart.data)
    if apart is None or root is None or list(validator._schema(root)):
        return False
    return plain_items(root, apart) is not None


@pytest.mark.parametrize("text", [GOOD, RICH, PAGES])
def test_what_is_written_is_plain(text: str) -> None:
    assert is_plain(text)
    assert validator._prove_plain(text.encode()) == validator._prove_any(text.encode())


@pytest.mark.parametrize(("code", "text"), [pytest.param(c, t, id=f"{c} {name}") for c, t, name in DAMAGE])
def test_damage_is_found(code: str, text: str) -> None:
    assert validator._prove_plain(text.encode()) is None
    assert code in found(text)


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_what_cannot_be_told_is_looked_at(text: str) -> None:
    assert not is_plain(text)


def test_a_subject_that_is_no_text_is_seen() -> None:
    name = "江城".encode()
    data = RICH.encode()
    at = data.rindex(name, 0, data.rindex(b"</subject>"))
    damaged = data[:at] + name[:-1] + data[at + len(name) :]
    assert validator._prove_plain(damaged) is None
    assert [problem.code for problem in validator.validate(damaged)] == ["NML001"]


def test_lines_are_those_of_the_whole_message() -> None:
    text = swap("<hl1>(.*?)</hl1>", r"<hl9>\1</hl9>", RICH)
    line = text[: text.index("<hl9>")].count("\n") + 1
    assert ("NML002", line) in [(problem.code, problem.line) for problem in validator.validate(text.encode())]
