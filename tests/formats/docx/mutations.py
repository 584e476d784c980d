"""Systematic damage to a document: parts dropped, emptied and renamed; elements and attributes likewise.

`meaning` says whether damage counts: what a reader, another program or an archive would find changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial

from lxml import etree

from convert.errors import UnreadableError
from convert.formats.docx.reader import read
from convert.formats.docx.vocabulary import VAL, w
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
            for kind in ("drop", "duplicate", "rename", "reorder", "empty", "unwrap"):
                yield name, place, partial(_change_element, kind=kind)
            for key in map(str, element.attrib):
                for value in (None, "", "§bogus", "-7"):
                    yield name, place, partial(_change_attribute, key=key, value=value)
                yield name, place, partial(_take_of_neighbour, key=key)


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
        case "reorder" if following is not None and etree.tostring(following) != etree.tostring(element):
            following.addnext(element)
        case "unwrap" if parent is not None and len(element):
            for child in element:
                element.addprevious(child)
            parent.remove(element)
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


def _take_of_neighbour(element: etree._Element, key: str) -> str | None:
    """Break a reference: the attribute's value becomes that of the next element that has another."""
    others = (e.get(key) for e in element.xpath(f"following::*[name() = '{element.xpath('name()')}']"))
    value = next((other for other in others if other not in (None, element.get(key))), None)
    return None if value is None else _change_attribute(element, key, value)


# --------------------------------------------------------------------------- what damage counts

_STORIES = ("word/document.xml", "word/header", "word/footer")
_UNSEEN = {w(name) for name in ("aliases", "next", "uiPriority", "qFormat", "unhideWhenUsed")}
"""What in a style only orders Word's own list of styles."""


def meaning(data: bytes) -> object:
    """What a document says: its tree, every shown text with its style, links, the look of styles, its properties."""
    try:
        reading: object = read(data).issue
    except UnreadableError:
        return "unreadable"
    try:
        return reading, *_parts(unpack(data))
    except etree.XMLSyntaxError:
        return "damaged"


def _parts(parts: dict[str, bytes]) -> tuple[object, object, object]:
    shown = {name: _shown(parse(blob)) for name, blob in parts.items() if name.startswith(_STORIES)}
    properties = {name: _values(parse(blob)) for name, blob in parts.items() if name.startswith("docProps/")}
    looks = _looks(parse(parts["word/styles.xml"])) if "word/styles.xml" in parts else {}
    return shown, properties, looks


def _shown(root: etree._Element) -> list[object]:
    found: list[object] = []
    for element in root.iter(w("p"), w("hyperlink"), w("instrText"), w("pgSz"), w("pgMar"), w("headerReference")):
        style = element.find(f"{w('pPr')}/{w('pStyle')}")
        text = "".join(t.text or "" for t in element.iter(w("t"), w("instrText"))) + (element.text or "")
        found.append((element.tag, None if style is None else style.get(VAL), text, sorted(element.attrib.items())))
    return found


def _values(root: etree._Element) -> list[object]:
    return sorted((e.get("name") or str(e.tag), "".join(map(str, e.itertext()))) for e in root)


def _looks(root: etree._Element) -> dict[str, bytes]:
    looks = {}
    for style in root.iter(w("style"), w("docDefaults")):
        copy = deepcopy(style)
        for child in [child for child in copy if child.tag in _UNSEEN]:
            copy.remove(child)
        looks[style.get(w("styleId")) or ""] = etree.tostring(copy, method="c14n")
    return looks
