"""Systematic damage to a document: parts dropped, emptied and renamed; elements and attributes likewise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial

from lxml import etree

from convert.formats.xml import parse, serialize
from convert.formats.zips import pack, unpack

Change = Callable[[etree._Element], str | None]
Mutation = tuple[str, bytes]
"""What was done, and the damaged document."""


def mutations(data: bytes, step: int = 1, start: int = 0) -> Iterator[Mutation]:
    """Every mutation of the parts, and each `step`-th of those of elements and attributes, from `start`."""
    parts = unpack(data)
    yield from _part_mutations(parts)
    for number, (name, place, change) in enumerate(_changes(parts)):
        if number % step == start:
            root = parse(parts[name])
            label = change(list(root.iter())[place])
            if label is not None:
                yield f"{name}: {label} {place}", pack({**parts, name: serialize(root)}.items())


def _part_mutations(parts: dict[str, bytes]) -> Iterator[Mutation]:
    for name in parts:
        yield f"drop {name}", pack((n, b) for n, b in parts.items() if n != name)
        yield f"rename {name}", pack((f"word/x{len(n)}.xml" if n == name else n, b) for n, b in parts.items())
        yield f"empty {name}", pack((n, b"" if n == name else b) for n, b in parts.items())
        yield f"cut {name}", pack((n, b[: len(b) // 2] if n == name else b) for n, b in parts.items())
    yield "macros", pack([*parts.items(), ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")])
    yield "stranger", pack([*parts.items(), ("word/media/image1.png", b"\x89PNG")])


def _changes(parts: dict[str, bytes]) -> Iterator[tuple[str, int, Change]]:
    for name, data in parts.items():
        for place, element in enumerate(parse(data).iter()):
            for kind in ("drop", "duplicate", "rename", "reorder", "empty"):
                yield name, place, partial(_change_element, kind=kind)
            for key in map(str, element.attrib):
                for value in (None, "", "§bogus", "-7"):
                    yield name, place, partial(_change_attribute, key=key, value=value)


def _change_element(element: etree._Element, kind: str) -> str | None:
    parent, following = element.getparent(), element.getnext()
    label = f"{kind} {etree.QName(element).localname}"
    match kind:
        case "drop" if parent is not None:
            parent.remove(element)
        case "duplicate" if parent is not None:
            element.addnext(deepcopy(element))
        case "rename":
            element.tag = f"{{{etree.QName(element).namespace}}}bogus"
        case "reorder" if following is not None and following.tag != element.tag:
            following.addnext(element)
        case "empty" if len(element) or element.text:
            for child in list(element):
                element.remove(child)
            element.text = None
        case _:
            return None
    return label


def _change_attribute(element: etree._Element, key: str, value: str | None) -> str:
    if value is None:
        del element.attrib[key]
    else:
        element.set(key, value)
    return f"{etree.QName(element).localname}@{etree.QName(key).localname}={value}"
