"""Properties of NewsML-G2 as we write them: an element on a line of its own, a value with its name, a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from convert.formats.newsml.codes import Codes
from convert.formats.newsml.vocabulary import CREATORS, OWN_CODES, g2
from convert.formats.xml import Element
from convert.tree import Contributor, without_space

_BREAKS = re.compile(r"[\t\n\r]+")


def put(parent: Element, tag: str, text: str | None = None, /, **attributes: str) -> Element:
    """An element on a line of its own."""
    element = etree.SubElement(parent, g2(tag), attributes)
    element.text, element.tail = text, "\n"
    if parent.text is None:
        parent.text = "\n"
    return element


def put_text(parent: Element, tag: str, text: str, /, **attributes: str) -> None:
    """The same, unless there is no text: G2 has no use for empty properties."""
    if without_space(text):
        put(parent, tag, text, **attributes)


def put_named(parent: Element, tag: str, name: str, /, **attributes: str) -> Element | None:
    """A property given by its literal, and its name; nothing where the name is blank."""
    name = literal(name)
    if not without_space(name):
        return None
    element = put(parent, tag, literal=name, **attributes)
    put(element, "name", name)
    return element


def put_person(parent: Element, person: Contributor) -> None:
    """A maker with role and affiliation: who wrote is a `creator`, anyone else a `contributor`."""
    tag = "creator" if person.role in CREATORS else "contributor"
    element = put_named(parent, tag, person.name, role=f"bmby:{person.role}")
    if element is not None and person.affiliation and without_space(person.affiliation):
        put_named(put(element, "personDetails"), "affiliation", person.affiliation)


def extension(parent: Element, tag: str, rel: str, value: str) -> None:
    """A property that G2 has no element for (Flex2ExtPropType): what it is, and its value."""
    put(parent, tag, rel=rel, value=value)


def people(parent: Element, codes: Codes) -> Iterator[tuple[str, str, str | None]]:
    """The makers named in a contentMeta or partMeta in roles of ours: role, name, affiliation."""
    for maker in parent.iterchildren(g2("creator"), g2("contributor")):
        alias, _, role = codes.of(maker, "role").partition(":")
        name = maker.get("literal") or maker.findtext(g2("name"))
        if alias == "bmby" and role in OWN_CODES["bmby"] and name:
            affiliation = maker.find(f"{g2('personDetails')}/{g2('affiliation')}")
            yield role, name, None if affiliation is None else affiliation.get("literal") or None


def line(text: str | None) -> str:
    """One line, as `g2normalizedString` wants it (`[\\S ]*`), single-spaced and without space at its ends."""
    return " ".join((text or "").split())


def literal(text: str) -> str:
    """A value as `g2normalizedString` allows it: tabs and line breaks become spaces, all else stays."""
    return _BREAKS.sub(" ", text)


def utc(time: datetime) -> str:
    """A time as G2 wants it: UTC, with its zone."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
