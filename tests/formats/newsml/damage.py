"""Systematic damage to a written message: each element and attribute dropped, doubled, renamed, moved, emptied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from convert.formats.xml import Element, parse, serialize

Change = Callable[[Element], None]


def damaged(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every damage to the first element of each path: its name, and the damaged message."""
    for index, path in _places(parse(data)):
        changes = [*_ELEMENT_CHANGES, *_attribute_changes(parse(data), index)]
        for name, change in changes:
            root = parse(data)
            before = serialize(root)
            change(list(root.iter("*"))[index])
            after = serialize(root)
            if after != before:
                yield f"{name} {path}", after


def _places(root: Element) -> Iterator[tuple[int, str]]:
    """The first element of each path (with its class or role), by its place in document order; not the root."""
    seen = set()
    for index, element in enumerate(root.iter("*")):
        path = "/".join(_name(e) for e in [*reversed(list(element.iterancestors())), element])
        if index and path not in seen:
            seen.add(path)
            yield index, path


def _name(element: Element) -> str:
    kind = element.get("class") or element.get("role") or element.get("type") or element.get("noteclass")
    return etree.QName(element).localname + (f"[{kind}]" if kind else "")


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _drop(element: Element) -> None:
    _parent(element).remove(element)


def _double(element: Element) -> None:
    element.addnext(deepcopy(element))


def _rename(element: Element) -> None:
    name = etree.QName(element)
    element.tag = f"{{{name.namespace}}}{name.localname}x"


def _foreign(element: Element) -> None:
    element.tag = f"{{http://example.org/}}{etree.QName(element).localname}"


def _last(element: Element) -> None:
    _parent(element).append(element)


def _first(element: Element) -> None:
    _parent(element).insert(0, element)


def _empty(element: Element) -> None:
    tail = element.tail
    element[:] = []
    element.text, element.tail = None, tail


def _text(element: Element) -> None:
    element.text = (element.text or "") + "x"


def _child(element: Element) -> None:
    etree.SubElement(element, f"{{{etree.QName(element).namespace}}}bogus")


def _stranger(element: Element) -> None:
    element.set("bogus", "1")


_ELEMENT_CHANGES: tuple[tuple[str, Change], ...] = (
    ("drop", _drop),
    ("double", _double),
    ("rename", _rename),
    ("foreign", _foreign),
    ("last", _last),
    ("first", _first),
    ("empty", _empty),
    ("text", _text),
    ("child", _child),
    ("stranger", _stranger),
)


def _attribute_changes(root: Element, index: int) -> Iterator[tuple[str, Change]]:
    for key in list(root.iter("*"))[index].attrib:
        name = etree.QName(key).localname
        yield f"drop @{name}", _without(str(key))
        for value in ("", "no such value", "x:y"):
            yield f"@{name}={value!r}", _with(str(key), value)


def _without(key: str) -> Change:
    def change(element: Element) -> None:
        del element.attrib[key]

    return change


def _with(key: str, value: str) -> Change:
    def change(element: Element) -> None:
        element.set(key, value)

    return change
