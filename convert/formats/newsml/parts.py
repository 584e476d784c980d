"""Facts that NITF cannot mark where they stand, as `<partMeta>` of the item (NewsML-G2 2.35, partMeta).

A partMeta refers to the element that holds the text (`contentrefs`), says what it is (`role`), where in that text
(`bmprop:start`, `bmprop:end`), and has the fact as properties of G2: creator or contributor, infoSource with located
and contentCreated, or the page that a jump leads to.  Where a text has any, they are all its facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never, cast

from convert.formats.newsml.codes import Codes
from convert.formats.newsml.markup import around
from convert.formats.newsml.properties import extension, people, put, put_named, put_person
from convert.formats.newsml.vocabulary import g2
from convert.formats.xml import Element
from convert.tree import Continuation, Contributor, ContributorRole, Dispatch, Fact

_JUMPS = {"to": "bmlink:continued-on", "from": "bmlink:continued-from"}


def put_part(identifier: str, fact: Fact) -> str:
    """The partMeta of a fact in the text of the element with that id."""
    role = put("role", qcode=f"bmfact:{type(fact).__name__.lower()}")
    places = [
        extension("partMetaExtProperty", "bmprop:start", str(fact.start)),
        extension("partMetaExtProperty", "bmprop:end", str(fact.end)),
    ]
    match fact:
        case Contributor():
            said = [put_person(fact), *places]
        case Dispatch():
            said = [*_dispatch(fact), *places]
        case Continuation():
            said = [*places, extension("partMetaExtProperty", _JUMPS[fact.direction], fact.page)]
        case _:
            assert_never(fact)
    return around("partMeta", "".join([role, *said]), {"contentrefs": identifier})


def _dispatch(fact: Dispatch) -> Iterator[str]:
    if fact.date:
        yield put("contentCreated", fact.date)
    if fact.place:
        yield put_named("located", fact.place, type="cpnat:geoArea")
    if fact.source:
        yield put_named("infoSource", fact.source)


def parts_of(item: Element, codes: Codes) -> Iterator[tuple[str, Fact | None]]:
    """The facts in an item's partMeta, each with the id of the element it is about; None where it is no fact."""
    for part in item.iterchildren(g2("partMeta")):
        role = next((codes.of(role, "qcode") for role in part.iterchildren(g2("role"))), "")
        if role.startswith("bmfact:"):
            for identifier in (part.get("contentrefs") or "").split():
                yield identifier, _fact(part, role, codes)


def _fact(part: Element, role: str, codes: Codes) -> Fact | None:
    values = {codes.of(e, "rel"): e.get("value") or "" for e in part.iterchildren(g2("partMetaExtProperty"))}
    places = [values.get("bmprop:start", ""), values.get("bmprop:end", "")]
    if not all(place.isdecimal() and len(place) < 10 for place in places):
        return None
    start, end = map(int, places)
    if role == "bmfact:contributor":
        made = next(people(part, codes), None)
        return Contributor(start, end, made[1], cast(ContributorRole, made[0]), made[2]) if made else None
    if role == "bmfact:dispatch":
        source, place = _literal(part, "infoSource"), _literal(part, "located")
        return Dispatch(start, end, source, place, part.findtext(g2("contentCreated")) or None)
    for direction, rel in _JUMPS.items():
        if role == "bmfact:continuation" and values.get(rel):
            return Continuation(start, end, "to" if direction == "to" else "from", values[rel])
    return None


def _literal(part: Element, tag: str) -> str | None:
    found = part.find(g2(tag))
    return None if found is None else found.get("literal") or None
