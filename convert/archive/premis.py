"""PREMIS 3.0: what the files are, what was made from what, by which versions, and how it was checked.

One document a page (`metadata/premis/a/X.premis.xml`), so that a year of a paper stays readable, and one for the bag
as a whole (`metadata/premis.xml`) that names them all.  No clock: an event's time is SOURCE_DATE_EPOCH where the run
knew it, else the open interval of ISO 8601-2 that begins with the issue (`2026-07-02/..`), else `XXXX-XX-XX`.
Terms of events, roles and relationships are those of id.loc.gov/vocabulary/preservation.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from convert.archive.check import ALGORITHMS
from convert.archive.names import in_xml, json_in_xml
from convert.archive.payload import BagPage, Payload
from convert.archive.puids import REGISTRY, FileFormat, format_of
from convert.formats.xml import Element, serialize

PREMIS = "http://www.loc.gov/premis/v3"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
VOCABULARY = "http://id.loc.gov/vocabulary/preservation/"
_NAMESPACES: Any = {None: PREMIS, "xsi": XSI}  # the stubs of lxml know no default namespace
LOCAL = "local"
PATH = "path in the bag"
UNKNOWN_DATE = "XXXX-XX-XX"
DIGESTS = "sha256 and sha512; the sha256 is that of the record"


@dataclass(frozen=True, slots=True)
class Packing:
    """How a bag was put together: its identifier, the time as PREMIS has it, and the versions of what did it."""

    identifier: str
    when: str
    versions: Mapping[str, Any]


def page_premis(page: BagPage, payload: Payload, packing: Packing) -> bytes:
    """The document of one page: its files, how they came to be, and who had a part in it."""
    agents = [*_programs([page.versions, packing.versions]), *_others(page)]
    return _document([*_page_objects(page, payload), *_page_events(page, packing), *agents])


def bag_premis(payload: Payload, names: Iterable[str], packing: Packing) -> bytes:
    """The document of the bag: it and its pages, by name, as intellectual entities, and how it was put together."""
    listed, identifier, when, versions = list(names), packing.identifier, packing.when, packing.versions
    parts = [_relationship("structural", "has part", f"page/{name}") for name in listed]
    whole = _object("intellectualEntity", identifier, parts)
    pages = [
        _object("intellectualEntity", f"page/{name}", [_relationship("structural", "is part of", identifier)])
        for name in listed
    ]
    outcome = _outcome("success", f"{len(payload.files)} files, {payload.octets} bytes, each read back")
    who = "executing program"
    made = _event("packaging", "information package creation", when, "BagIt 1.0 (RFC 8493)", outcome,
                  *_agent_links(versions, who), *_objects([("outcome", identifier)]))  # fmt: skip
    digests = _event("digests", "message digest calculation", when, ", ".join(ALGORITHMS), _outcome("success"),
                     *_agent_links(versions, who), *_objects([("source", identifier)]))  # fmt: skip
    return _document([whole, *pages, made, digests, *_programs([versions])])


def event_time(epoch: int | None, date: str | None) -> str:
    """The time of an event that no clock was asked about."""
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{date}/.." if date else UNKNOWN_DATE


# --------------------------------------------------------------------------- a page's objects


def _page_objects(page: BagPage, payload: Payload) -> Iterator[Element]:
    record = page.record
    files = [path for path, _ in page.outputs]
    sources = [part.source for part in page.parts]
    parts = [_relationship("structural", "has part", path) for path in (*sources, *files)]
    yield _object("intellectualEntity", f"page/{page.name}", parts)
    for part in page.parts:
        yield from _part_objects(part, payload)
    for path, output in page.outputs:
        events = ["digests", "migration", _validation(output)]
        yield _file(page, path, payload, application=page.versions, sources=sources, name=output["name"], events=events)
    yield _file(page, page.record_path, payload, application=page.versions, sources=sources, events=["digests"])
    for entry in record.get("earlier", []):
        if (path := page.path_of(entry)) in payload.files:
            yield _file(page, path, payload, name=entry["name"], events=[])


def _part_objects(part: BagPage, payload: Payload) -> Iterator[Element]:
    """A source, and the corrections it was read with."""
    source, first = part.record["source"], ["digests", "migration"]
    yield _file(part, part.source, payload, encoding=source.get("encoding"), name=source["name"], events=first)
    if part.corrections:
        yield _file(part, part.corrections, payload, name=part.record["corrections"]["name"], events=first)


def _validation(output: Mapping[str, Any]) -> str:
    """The name of the validation of an output: by its format, and its article where each has a file of its own."""
    return "/".join(("validation", output["format"], *([output["article"]] if output.get("article") else [])))


def _file(
    page: BagPage, path: str, payload: Payload, *, events: Iterable[str], name: str | None = None,
    encoding: str | None = None, application: Mapping[str, Any] | None = None, sources: Sequence[str] = (),
) -> Element:  # fmt: skip
    made_by = [_application(application)] if application else []
    parts = [
        _node("objectCharacteristics", _text("compositionLevel", "0"), *_fixity(path, payload),
              _text("size", str(payload.files[path].size)), _format(format_of(path), encoding), *made_by),
        *([_name("originalName", name)] if name else []),
        _node("storage", _node("contentLocation", _text("contentLocationType", PATH),
                               _name("contentLocationValue", path))),
        *(_relationship("derivation", "has source", source, event=_named("migration", page)) for source in sources),
        *(_link("Event", LOCAL, _named(event, page)) for event in events),
    ]  # fmt: skip
    return _object("file", path, parts)


def _fixity(path: str, payload: Payload) -> Iterator[Element]:
    for algorithm in ALGORITHMS:
        digest = payload.files[path].digests[algorithm]
        yield _node("fixity", _text("messageDigestAlgorithm", algorithm.upper().replace("SHA", "SHA-")),
                    _text("messageDigest", digest))  # fmt: skip


def _format(form: FileFormat, encoding: str | None) -> Element:
    version = [_text("formatVersion", form.version)] if form.version else []
    notes = [_text("formatNote", f"encoding: {encoding}")] if encoding else []
    registry = _node("formatRegistry", _text("formatRegistryName", REGISTRY), _text("formatRegistryKey", form.puid),
                     _text("formatRegistryRole", "specification"))  # fmt: skip
    return _node("format", _node("formatDesignation", _text("formatName", form.name), *version), registry, *notes)


def _application(versions: Mapping[str, Any]) -> Element:
    version = versions.get("banmian")
    number = [_text("creatingApplicationVersion", str(version))] if version else []
    return _node("creatingApplication", _text("creatingApplicationName", "banmian"), *number)


# --------------------------------------------------------------------------- a page's events


def _page_events(page: BagPage, packing: Packing) -> Iterator[Element]:
    when = event_time(page.epoch, page.date)
    outputs = [("outcome", path) for path, _ in page.outputs]
    sources = [("source", path) for part in page.parts for path in (part.source, part.corrections) if path]
    checked = [("source", path) for _, path in (*sources, *outputs, ("", page.record_path))]
    who = [*_agent_links(page.versions, "executing program", model=_parsed(page)), *_person(page)]
    own = page.record["findings"] if "parts" in page.record else []
    found = [*own, *(problem for part in page.parts for problem in part.record["findings"])]
    done = _outcome("success", _codes(found))
    name = _named("migration", page)
    yield _event(name, "migration", when, _how(page), done, *who, *_objects([*sources, *outputs]))
    for path, output in page.outputs:
        form, outcome = output["format"], _outcome("success", _codes(output["findings"]))
        name = _named(_validation(output), page)
        who = [*_agent_links(page.versions, "validator"), *_objects([("source", path)])]
        yield _event(name, "validation", when, _checks(page, form), outcome, *who)
    yield _event(_named("digests", page), "message digest calculation", packing.when, DIGESTS, _outcome("success"),
                 *_agent_links(packing.versions, "executing program"), *_objects(checked))  # fmt: skip


def _named(event: str, page: BagPage) -> str:
    return f"{event}/{page.name}"


def _how(page: BagPage) -> str:
    """What shaped the outputs besides the source: the options, and the facts that were given."""
    shaped = _shaped(page.record, ("options", "grouped", "given", "corrections"))
    if "parts" in page.record:
        shaped["parts"] = {part["name"]: _shaped(part, ("given", "corrections")) for part in page.record["parts"]}
    return json_in_xml(json.dumps(shaped, ensure_ascii=False, sort_keys=True))


def _shaped(record: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: record[name] for name in names if record.get(name)}


def _checks(page: BagPage, form: str) -> str:
    schema = page.versions.get("schemas", {}).get(form)
    named = f"profile {form} (sha256 {schema}); " if schema else ""
    return f"{named}validator of the format {form}; text read back and compared with the article tree"


def _codes(problems: Iterable[Mapping[str, Any]]) -> str | None:
    """The codes of the findings and how often each came, in the order of the codes."""
    codes = [str(problem["code"]) for problem in problems]
    return ", ".join(f"{code} ({codes.count(code)})" for code in sorted(set(codes))) or None


# --------------------------------------------------------------------------- agents


def _programs(of: Iterable[Mapping[str, Any]]) -> Iterator[Element]:
    """The versions of banmian that had a part in it, each once: the first of two with one number counts."""
    programs = {_banmian(versions): versions for versions in reversed(list(of))}
    for name, versions in sorted(programs.items()):
        yield _agent(name, "banmian", "software", versions.get("banmian"), _notes(versions))


def _others(page: BagPage) -> Iterator[Element]:
    """The model that labelled the lines, and whoever corrected them."""
    if (model := page.versions.get("model")) and _parsed(page):
        yield _agent(f"model/{model}", "line labelling model of banmian", "software", f"sha256 {model}", [])
    if any(part.corrections for part in page.parts):
        yield _agent("person", "who wrote the corrections", "person", None, [])


def _parsed(page: BagPage) -> bool:
    """Whether the source was text, which the model labels, and not a file of one of our formats."""
    return any("format" not in part.record["source"] for part in page.parts)


def _notes(versions: Mapping[str, Any]) -> list[str]:
    libraries = {"python": versions.get("python"), **versions.get("libraries", {})}
    return [f"{name} {number}" for name, number in libraries.items() if number]


def _agent(identifier: str, name: str, kind: str, version: object, notes: Iterable[str]) -> Element:
    return _node("agent", _identifier("agent", identifier), _text("agentName", name), _text("agentType", kind),
                 *([_text("agentVersion", str(version))] if version else []),
                 *(_text("agentNote", note) for note in notes))  # fmt: skip


def _banmian(versions: Mapping[str, Any]) -> str:
    return f"banmian/{versions.get('banmian', '')}".rstrip("/")


def _agent_links(versions: Mapping[str, Any], role: str, *, model: bool = False) -> list[Element]:
    names = [_banmian(versions)]
    if model and versions.get("model"):
        names.append(f"model/{versions['model']}")
    return [_link("Agent", LOCAL, name, role) for name in names]


def _person(page: BagPage) -> list[Element]:
    return [_link("Agent", LOCAL, "person", "implementer")] if any(part.corrections for part in page.parts) else []


# --------------------------------------------------------------------------- elements


def _document(children: Iterable[Element]) -> bytes:
    root = etree.Element(f"{{{PREMIS}}}premis", {"version": "3.0"}, _NAMESPACES)
    root.extend(list(children))
    etree.indent(root)
    return serialize(root)


def _node(name: str, *children: Element) -> Element:
    node = etree.Element(f"{{{PREMIS}}}{name}", None, _NAMESPACES)
    node.extend(children)
    return node


def _text(name: str, text: str) -> Element:
    node = _node(name)
    node.text = text
    return node


def _name(name: str, value: str) -> Element:
    """An element for a path, or what has one in it."""
    return _text(name, in_xml(value))


def _term(name: str, term: str, vocabulary: str) -> Element:
    node = _text(name, term)
    node.set("authority", vocabulary)
    node.set("authorityURI", VOCABULARY + vocabulary)
    return node


def _identifier(kind: str, value: str) -> Element:
    return _node(f"{kind}Identifier", _text(f"{kind}IdentifierType", LOCAL), _name(f"{kind}IdentifierValue", value))


def _object(kind: str, identifier: str, parts: Iterable[Element]) -> Element:
    node = _node("object", _identifier("object", identifier), *parts)
    node.set(f"{{{XSI}}}type", kind)
    return node


def _relationship(kind: str, sub_kind: str, other: str, *, event: str | None = None) -> Element:
    related = _node("relatedObjectIdentifier", _text("relatedObjectIdentifierType", LOCAL),
                    _name("relatedObjectIdentifierValue", other))  # fmt: skip
    events = [_node("relatedEventIdentifier", _text("relatedEventIdentifierType", LOCAL),
                    _name("relatedEventIdentifierValue", event))] if event else []  # fmt: skip
    return _node("relationship", _term("relationshipType", kind, "relationshipType"),
                 _term("relationshipSubType", sub_kind, "relationshipSubType"), related, *events)  # fmt: skip


def _event(identifier: str, kind: str, when: str, detail: str, *parts: Element) -> Element:
    """An event; its parts are the outcome, the agents and the objects, in this order."""
    return _node("event", _identifier("event", identifier), _term("eventType", kind, "eventType"),
                 _text("eventDateTime", when), _node("eventDetailInformation", _text("eventDetail", detail)),
                 *parts)  # fmt: skip


def _objects(named: Iterable[tuple[str, str]]) -> Iterator[Element]:
    """The objects of an event, each by its role and its name."""
    return (_link("Object", LOCAL, name, role) for role, name in named)


def _outcome(result: str, note: str | None = None) -> Element:
    details = [_node("eventOutcomeDetail", _text("eventOutcomeDetailNote", note))] if note else []
    return _node("eventOutcomeInformation", _term("eventOutcome", result, "eventOutcome"), *details)


_ROLES = {"Object": "eventRelatedObjectRole", "Agent": "eventRelatedAgentRole"}


def _link(kind: str, scheme: str, value: str, role: str | None = None) -> Element:
    roles = [_term(f"linking{kind}Role", role, _ROLES[kind])] if role else []
    return _node(f"linking{kind}Identifier", _text(f"linking{kind}IdentifierType", scheme),
                 _name(f"linking{kind}IdentifierValue", value), *roles)  # fmt: skip
