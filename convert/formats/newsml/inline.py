"""A text with its facts as NITF mixed content: makers, places, dates and jumps marked where they stand.

The characters are those of the text, in order, and no others.  A fact that crosses another, or that NITF does not
allow in its place (a person inside `<dateline>`), stays unmarked; `inline_reader` tells what the marks say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from convert.bodies import is_body
from convert.formats.newsml.inline_reader import Makers
from convert.formats.newsml.markup import attributes_xml
from convert.formats.xml import text_xml
from convert.tree import Continuation, Contributor, Dispatch, TextNode, is_blank

_ENRICHED = frozenset({"person", "em", "location", "chron", "org", "a"})
_ALLOWED: dict[str, frozenset[str]] = {
    "p": _ENRICHED,
    "hl1": _ENRICHED,
    "hl2": _ENRICHED,
    "li": _ENRICHED,
    "media-producer": _ENRICHED,
    "em": _ENRICHED,
    "a": _ENRICHED,
    "byline": frozenset({"person", "byttl", "location"}),
    "byttl": frozenset({"org"}),
    "dateline": frozenset({"location", "story.date"}),
}
"""What we mark inside which NITF element: a part of NITF 3.6's `enrichedText` and of its own models."""

_PRINTED_DATE = re.compile(r"(?:\d{2,4}\s*年\s*)?(?:\d{1,2}\s*月\s*)?\d{1,2}\s*日")
_TITLE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_OF_THE_NAME_BEFORE = re.compile(
    r"\s*(?:[著作文译譯摄攝绘繪图圖]|编译|編譯|翻译|翻譯|摄影|攝影|整理|采写|採寫|撰文|口述|供图|供圖)"
    r"(?:[/／][文图圖摄攝])?(?=[\s、，；;|｜]|$)"
)
"""What someone did, behind his name: no title of the one who comes next (甲 著　乙 译)."""
_BY = re.compile(r"\s*by\b", re.IGNORECASE)
_COUNTRY = re.compile(r"[［\[〔【（(](?!记者|記者|通讯员|通訊員|作者)[^［\[〔【（(］\]〕】）)]{1,4}[］\]〕】）)]\s*$")
"""Where someone comes from, before his name (［法］皮埃尔): no title."""
_PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "「": "」", "『": "』"}


@dataclass(slots=True, eq=False, repr=False)
class Mark:
    """An element over `text[start:end]`."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)


def marked(node: TextNode, tag: str) -> str:
    """The node's text inside an element of NITF, as XML, with those of its facts marked that can be."""
    if not node.facts:
        return text_xml(node.text)
    marks = sorted(_marks(node, tag), key=lambda m: (m.start, -m.end))
    return _write(node.text, Mark(0, len(node.text), tag), marks)


def people_are_marked(node: TextNode, tag: str, makers: Makers) -> bool:
    """Whether all facts of a text are makers, one after the other, whom `marked` marks and `read_inline` finds."""
    at = 0
    if "person" not in _ALLOWED.get(tag, frozenset()):
        return False
    for fact in node.facts:
        if not (isinstance(fact, Contributor) and fact.name and at <= fact.start < fact.end <= len(node.text)):
            return False
        if is_blank(node.text[fact.start : fact.end]) or makers.get((fact.role, fact.name)) != fact.affiliation:
            return False
        at = fact.end
    return True


def iso_basic(date: str) -> str:
    """`2024-05-01` as NITF wants its `norm`: `20240501` (ISO 8601 basic form)."""
    return date.replace("-", "")


def _write(text: str, outer: Mark, marks: list[Mark]) -> str:
    """The text of a mark, with the marks inside it."""
    allowed = _ALLOWED.get(outer.tag, frozenset())
    at, pieces = outer.start, list[str]()
    for index, mark in enumerate(marks):
        fits = at <= mark.start and mark.end <= outer.end and mark.tag in allowed
        if fits and not is_blank(text[mark.start : mark.end]):
            inside = [m for m in marks[index + 1 :] if m.start < mark.end]
            inner = _write(text, mark, inside) if inside else text_xml(text[mark.start : mark.end])
            start = mark.tag + attributes_xml(mark.attributes)
            pieces += (text_xml(text[at : mark.start]), f"<{start}>{inner}</{mark.tag}>")
            at = mark.end
    return "".join([*pieces, text_xml(text[at : outer.end])])


def _marks(node: TextNode, tag: str) -> Iterator[Mark]:
    before = 0
    for fact in sorted(node.facts, key=lambda f: (f.start, f.end)):
        match fact:
            case Contributor():
                if tag == "byline":
                    yield from _title(node.text, before, fact)
                yield from _maker(node.text, fact, tag)
            case Dispatch():
                yield from _dispatch(node.text, fact, tag)
            case Continuation():
                yield Mark(fact.start, fact.end, "a", _jump(fact))
        before = fact.end


def _maker(text: str, fact: Contributor, tag: str) -> Iterator[Mark]:
    """A person, or a body that is called as it is printed, with the role; in a byline NITF has a body in a title."""
    printed = text[fact.start : fact.end]
    if printed == fact.name and is_body(fact.name):
        if tag == "byline":
            yield Mark(fact.start, fact.end, "byttl")
        yield Mark(fact.start, fact.end, "org", {"class": fact.role})
    else:
        name = {} if printed == fact.name else {"value": fact.name}
        yield Mark(fact.start, fact.end, "person", {"class": fact.role, **name})


def _title(text: str, before: int, person: Contributor) -> Iterator[Mark]:
    """What stands between the last name and this one is its byline title, with the organisation in it."""
    found = _title_between(text, before, person.start)
    if found is None:
        return
    start, end = found
    yield Mark(start, end, "byttl")
    if person.affiliation:
        at = text.find(person.affiliation, start, end)
        if at >= 0:
            yield Mark(at, at + len(person.affiliation), "org")


def _title_between(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a title stands between two names, with the marks of a paper's name in it; None where none does."""
    behind = (_OF_THE_NAME_BEFORE if start else _BY).match(text, start, end)
    country = _COUNTRY.search(text, start, end)
    start, end = behind.end() if behind else start, country.start() if country else end
    found = _TITLE.search(text, start, end) if start < end else None
    if found is None:
        return None
    first, last = found.span()
    if start < first and _PAIRS.get(text[first - 1], "\n") in text[first : last + 1]:
        first -= 1
    if last < end and text[last] in _PAIRS.values() and _opener(text[last]) in text[first:last]:
        last += 1
    return first, last


def _opener(closing: str) -> str:
    return next(opening for opening, closed in _PAIRS.items() if closed == closing)


def _dispatch(text: str, fact: Dispatch, tag: str) -> Iterator[Mark]:
    """The dateline's place, date and source; in running text the whole of it too, which papers set in bold."""
    own = tag in {"dateline", "byline"}
    if not own:
        yield Mark(fact.start, fact.end, "em", {"class": "dateline"})
    yield from _found(text, fact, fact.place, "location")
    if not own:
        yield from _found(text, fact, fact.source, "org")
    printed = _PRINTED_DATE.search(text, fact.start, fact.end) if fact.date else None
    if printed and fact.date:
        name = "story.date" if own else "chron"
        yield Mark(printed.start(), printed.end(), name, {"norm": iso_basic(fact.date)})


def _found(text: str, fact: Dispatch, part: str | None, tag: str) -> Iterator[Mark]:
    at = text.find(part, fact.start, fact.end) if part else -1
    if part and at >= 0:
        yield Mark(at, at + len(part), tag)


def _jump(fact: Continuation) -> dict[str, str]:
    return {"class": "jump", "rel": "next" if fact.direction == "to" else "prev", "title": fact.page}
