"""Systematic damage to an XML document: elements and attributes dropped, doubled, renamed, moved, emptied, changed.

Nothing here knows a format: `mutations` takes any XML and gives every mutation of the first and the last element of
each path, always in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from convert.formats.xml import Element, parse, serialize

Change = Callable[[Element], None]
KINDS_OF = ("class", "role", "type", "noteclass", "rel", "scope", "property", "name")
"""Attributes that tell elements of one name apart: paths with them are paths of their own."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One damaged document: what was done, to the element on which path, and the bytes."""

    kind: str
    path: str
    data: bytes

    @property
    def name(self) -> str:
        """The whole of it, for a test's message."""
        return f"{self.kind} {self.path}"


def mutations(data: bytes, every: int = 1) -> Iterator[Mutation]:
    """The mutations of a document that differ from it, or each so-manieth of them; not of its root."""
    good = parse(data)
    whole, elements = serialize(good), list(good.iter("*"))
    planned = [(index, path, *change) for index, path in _places(good) for change in _changes(elements[index])]
    for index, path, kind, change in planned[::every]:
        root = deepcopy(good)
        change(list(root.iter("*"))[index])
        damaged = serialize(root)
        if damaged != whole:
            yield Mutation(kind, path, damaged)


def _places(root: Element) -> Iterator[tuple[int, str]]:
    """The first and the last element of each path, by their places in document order."""
    found: dict[str, list[int]] = {}
    for index, element in enumerate(root.iter("*")):
        path = "/".join(_name(one) for one in [*reversed(list(element.iterancestors())), element])
        found.setdefault(path, []).append(index)
    for path, places in found.items():
        for place in dict.fromkeys((places[0], places[-1])):
            if place:
                yield place, path


def _name(element: Element) -> str:
    kind = next((element.get(name) for name in KINDS_OF if element.get(name)), None)
    return etree.QName(element).localname + (f"[{kind}]" if kind else "")


def _changes(element: Element) -> Iterator[tuple[str, Change]]:
    yield from _ELEMENT_CHANGES
    for key in element.attrib:
        name = etree.QName(key).localname
        yield f"drop @{name}", _without(str(key))
        yield f"rename @{name}", _renamed(str(key))
        for value in ("", "no such value", "x:y"):
            yield f"@{name}={value!r}", _with(str(key), value)
        yield f"change @{name}", _with(str(key), _typo(element.get(key) or ""))


def _typo(text: str) -> str:
    """The text with its last letter or digit made another one: what breaks a reference, a date, a name."""
    for at in range(len(text) - 1, -1, -1):
        if text[at].isalnum():
            return text[:at] + ("8" if text[at] == "7" else "7" if text[at].isdecimal() else "𠮷") + text[at + 1 :]
    return text + "7"


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _drop(element: Element) -> None:
    _parent(element).remove(element)


def _double(element: Element) -> None:
    element.addnext(deepcopy(element))


def _rename(element: Element) -> None:
    element.tag = f"{{{etree.QName(element).namespace}}}{etree.QName(element).localname}x"


def _foreign(element: Element) -> None:
    element.tag = f"{{http://example.org/}}{etree.QName(element).localname}"


def _last(element: Element) -> None:
    _parent(element).append(element)


def _first(element: Element) -> None:
    _parent(element).insert(0, element)


def _swap(element: Element) -> None:
    following = element.getnext()
    if following is not None:
        following.addnext(element)


def _empty(element: Element) -> None:
    element[:] = []
    element.text = None


def _more_text(element: Element) -> None:
    element.text = (element.text or "") + "x"


def _other_text(element: Element) -> None:
    if (element.text or "").strip():
        element.text = _typo(element.text or "")


def _child(element: Element) -> None:
    etree.SubElement(element, f"{{{etree.QName(element).namespace}}}bogus")


def _unwrap(element: Element) -> None:
    """The element is gone, its content is not."""
    for child in list(element):
        element.addprevious(child)
    _parent(element).remove(element)


def _stranger(element: Element) -> None:
    element.set("bogus", "1")


_ELEMENT_CHANGES: tuple[tuple[str, Change], ...] = (
    ("drop", _drop),
    ("double", _double),
    ("rename", _rename),
    ("foreign", _foreign),
    ("last", _last),
    ("first", _first),
    ("swap", _swap),
    ("empty", _empty),
    ("text", _more_text),
    ("change text", _other_text),
    ("child", _child),
    ("unwrap", _unwrap),
    ("stranger", _stranger),
)


def _without(key: str) -> Change:
    def change(element: Element) -> None:
        del element.attrib[key]

    return change


def _renamed(key: str) -> Change:
    def change(element: Element) -> None:
        value = element.attrib.pop(key)
        element.set(key + "x", value)

    return change


def _with(key: str, value: str) -> Change:
    def change(element: Element) -> None:
        element.set(key, value)

    return change
