"""What is asked of single elements of WordprocessingML, again and again."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from convert.formats.docx.vocabulary import PPR, PSTYLE, SDT, VAL, T, w
from convert.formats.xml import Element

_DELETED_TEXT = w("delText")


def child_of(parent: Element | None, name: str) -> Element | None:
    """The first child of that name; mostly it is the first of all, and looking at that makes no iterator."""
    if parent is None or not (size := len(parent)):
        return None
    first = parent[0]
    if first.tag == name:
        return first
    return None if size == 1 else next((child for child in parent if child.tag == name), None)


def value_of(properties: Element | None, name: str) -> str | None:
    """The `w:val` of the first child of that name."""
    mark = child_of(properties, name)
    return None if mark is None else mark.get(VAL)


def value_alone(properties: Element, name: str, of: str) -> str | None:
    """The `w:val` of the child `of` in an element `name` that has no other child; None where anything is different."""
    if properties.tag == name and len(properties) == 1 and (mark := properties[0]).tag == of:
        return mark.get(VAL)
    return None


def style_of(element: Element) -> str | None:
    """The id of a paragraph's style."""
    return value_of(child_of(element, PPR), PSTYLE)


def paragraph_text(element: Element) -> str:
    """A paragraph's text: its `w:t`; tabs and line ends are white space and left out with it."""
    return "".join(t.text or "" for t in element.iter(T, _DELETED_TEXT))


def in_controls(root: Element, name: str) -> Iterator[Element]:
    """The elements of that name in content controls, control by control."""
    for control in root.iter(SDT):
        yield from control.iter(name)


def first_texts(root: Element) -> dict[str, str]:
    """The text of the first child of each name: all simple properties in one pass."""
    found: dict[str, str] = {}
    for child in root.iterchildren(tag=etree.Element):
        found.setdefault(str(child.tag), child.text or "")
    return found
