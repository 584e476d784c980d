"""What may stand in the HTML of our ninjs: which element in which, with which class and attributes.

An element is called by its tag and class: `p.byline`, `section.item`; all headings are `h`, a plain paragraph is `p`.
"""

from __future__ import annotations

from collections import Counter
from typing import get_args

from lxml import etree

from convert.formats.ninjs import vocabulary as v
from convert.formats.ninjs.markup import body_element
from convert.formats.xml import Element
from convert.tree import WHITE_SPACE, ContributorRole, without_space

_HEADINGS = {f"h{level}": "h" for level in range(2, 7)}
_SPAN = frozenset({"span"})
_CLASS_AT_MOST: tuple[list[str], ...] = ([], ["class"])
_ROLES = frozenset(get_args(ContributorRole))
_HEAD = ("p.kicker", "h.headline", "p.subheadline", "p.byline", "p.dateline", "p.standfirst")
"""What stands in a head, in the order in which it is read."""
_PICTURE = ("p.headline", "p.caption", "p.credit")
_ELSEWHERE = {"kicker", "subheadline", "standfirst", "caption", "credit"}
_LINES = {f"p.{name}" if name else "p" for name in v.CLASSES.values() if name not in _ELSEWHERE}
_FLOW = _LINES | {f"p.{v.OPENING_VERSE}", "h.crosshead"}
_BLOCKS = frozenset({*_FLOW, "figure.photo", "section.item", "aside.box"})
_TEXTS = frozenset({*_FLOW, *_HEAD, *_PICTURE, "span"})
"""The elements that hold characters."""

CHILDREN: dict[str, frozenset[str]] = {
    "div": _BLOCKS,
    "section.item": _BLOCKS | {"header"},
    "aside.box": _BLOCKS | {"header"},
    "header": frozenset(_HEAD),
    "figure.photo": frozenset({"figcaption"}),
    "figcaption": frozenset(_PICTURE),
    **dict.fromkeys(_TEXTS, _SPAN),
}
"""What may stand in which element of a body; `div` is the body itself."""


def markup_problem(html: str, *, inline: bool = False) -> str | None:
    """Why a value is not HTML that we write; `inline` for a text without blocks, like a byline."""
    try:
        root = body_element(html)
    except etree.XMLSyntaxError as error:
        return str(error.msg)
    name = "p" if inline else "div"
    return _own(root, name) or _inside(root, name)


def _inside(parent: Element, parent_name: str) -> str | None:
    """What is first wrong with the elements in an element, in the order in which they begin."""
    allowed = CHILDREN[parent_name]
    for element in parent:
        if not isinstance(element.tag, str):
            return "<!"
        name = _name(element)
        if name not in allowed:
            return f"<{name}>"
        if problem := _own(element, name) or (_inside(element, name) if len(element) else None):
            return problem
    return None


def _own(element: Element, name: str) -> str | None:
    """What is first wrong with an element itself."""
    problem = None
    if name == "span" or element.keys() not in _CLASS_AT_MOST:
        problem = _attributes(element, name)
    text = element.text
    if problem is None and name != "span" and (name not in _TEXTS or not text or text[0] in WHITE_SPACE):
        problem = _characters(element, name)
    if problem is None and name in ("header", "figcaption"):
        problem = _order(element, name)
    return problem


def _name(element: Element) -> str:
    tag, name = str(element.tag), element.get("class")
    return "span" if tag == "span" else _HEADINGS.get(tag, tag) + (f".{name}" if name else "")


def _attributes(element: Element, name: str) -> str | None:
    """A `<span>` says what its class wants said; all others have a class and nothing else."""
    found = set(map(str, element.keys())) - {"class"}
    needed, allowed = frozenset[str](), frozenset[str]()
    if name == "span":
        needed, allowed = v.SPANS.get(element.get("class", ""), (frozenset({"class"}), frozenset[str]()))
        allowed |= {"data-fact"}
        if not all(element.get(one) for one in needed) or element.get("data-role", "other") not in _ROLES:
            return f'<span class="{element.get("class", "")}">'
    return next((f"<{name} {strange}>" for strange in sorted(found - needed - allowed)), None)


def _characters(element: Element, name: str) -> str | None:
    """Texts have characters, and other elements only space between their children."""
    if name not in _TEXTS:
        if without_space("".join([element.text or "", *(child.tail or "" for child in element)])):
            return f"text in <{name}>"
    elif WHITE_SPACE.issuperset(element.text or "") and not without_space("".join(map(str, element.itertext()))):
        return f"<{name}/>"
    return None


def _order(element: Element, name: str) -> str | None:
    """A head is read in its order, and has one headline; it stands before what it heads."""
    names = [_name(child) for child in element]
    if not CHILDREN[name].issuperset(names):  # said of the child itself
        return None
    ranks = [_HEAD.index(one) if name == "header" else int(one != "p.headline") for one in names]
    counts = Counter(names)
    if ranks != sorted(ranks) or counts["h.headline"] > 1 or counts["p.headline"] > 1 or not names:
        return f"<{name}> {', '.join(names)}"
    if element.getprevious() is not None or (name == "header" and element.getparent() is None):
        return f"<{name}>"
    return None
