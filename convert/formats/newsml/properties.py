"""Properties of NewsML-G2 as we write them: an element on a line of its own, a value with its name, a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from convert.bodies import is_body
from convert.formats.makers import is_creator
from convert.formats.newsml.codes import Codes
from convert.formats.newsml.markup import around, text_element
from convert.formats.newsml.vocabulary import OWN_CODES, g2
from convert.formats.xml import Element, text_xml
from convert.tree import Contributor, is_blank

_CREATOR, _CONTRIBUTOR, _DETAILS, _AFFILIATION = map(g2, ("creator", "contributor", "personDetails", "affiliation"))
_BREAKS = re.compile(r"[\t\n\r]+")


def put(tag: str, text: str | None = None, /, **attributes: str) -> str:
    """An element on a line of its own."""
    return text_element(tag, text, attributes)


def put_text(tag: str, text: str, /, **attributes: str) -> str:
    """The same, unless there is no text: G2 has no use for empty properties."""
    return "" if is_blank(text) else text_element(tag, text, attributes)


def put_named(tag: str, name: str, inside: str = "", /, **attributes: str) -> str:
    """A property given by its literal, its name, and what else is in it; nothing where the name is blank."""
    name = literal(name)
    if is_blank(name):
        return ""
    return around(tag, f"<name>{text_xml(name)}</name>\n{inside}", {"literal": name, **attributes})


def put_person(person: Contributor) -> str:
    """A maker with role and affiliation: who wrote is a `creator`, anyone else a `contributor`; a body says so."""
    affiliation = put_named("affiliation", person.affiliation or "")
    details = around("personDetails", affiliation) if affiliation else ""
    tag = "creator" if is_creator(person) else "contributor"
    kind = {"type": "cpnat:organisation"} if is_body(person.name) else {}
    return put_named(tag, person.name, details, role=f"bmby:{person.role}", **kind)


def extension(tag: str, rel: str, value: str) -> str:
    """A property that G2 has no element for (Flex2ExtPropType): what it is, and its value."""
    return put(tag, rel=rel, value=value)


def people(parent: Element, codes: Codes) -> Iterator[tuple[str, str, str | None]]:
    """The makers named in a contentMeta or partMeta in roles of ours: role, name, affiliation."""
    for maker in parent.iterchildren(_CREATOR, _CONTRIBUTOR):
        alias, _, role = codes.of(maker, "role").partition(":")
        name = maker.get("literal") or maker.findtext(g2("name"))
        if alias == "bmby" and role in OWN_CODES["bmby"] and name:
            found = (one for details in maker.iterchildren(_DETAILS) for one in details.iterchildren(_AFFILIATION))
            affiliation = next(found, None)
            yield role, name, None if affiliation is None else affiliation.get("literal") or None


def line(text: str | None) -> str:
    """One line, as `g2normalizedString` wants it (`[\\S ]*`), single-spaced and without space at its ends."""
    return " ".join((text or "").split())


def literal(text: str) -> str:
    """A value as `g2normalizedString` allows it: tabs and line breaks become spaces, all else stays."""
    return _BREAKS.sub(" ", text)


def utc(time: datetime) -> str:
    """A time as G2 wants it: UTC, with its zone."""
    return time.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
