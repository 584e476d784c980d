"""Checks of one item by itself.  `CHECKS` is the whole list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from lxml import etree

from convert.findings import Finding, finding
from convert.formats.newsml.code_tables import QCODES
from convert.formats.newsml.hashes import METADATA, content_hash, metadata_hash
from convert.formats.newsml.message_view import Item, attribute_name, differ, uri_problems
from convert.formats.newsml.nitf_reader import line_of
from convert.formats.newsml.reader import string_of
from convert.formats.newsml.vocabulary import CATALOG, PAGE_TEXT, PART_TEXT, SCHEMES, UNKNOWN, XML_LANG, g2, nitf
from convert.formats.xml import Element
from convert.tree import BLANKS, is_blank

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z0-9]{5,8})*")
"""The part of BCP 47 in use: language, script, region, variants."""
_FILLED = frozenset(
    nitf(name)
    for name in (
        "title", "hl1", "hl2", "byline", "dateline", "p", "li", "media-producer", "person", "byttl", "location", "org",
        "chron", "story.date", "em", "a",
    )
) | frozenset(map(g2, ("copyrightNotice", "headline", "description", "by", "dateline", "altId", "name")))  # fmt: skip
_MAY_STAND = {
    kind: {
        tag: [(attribute, allowed, allowed | {None}) for attribute, allowed in of_tag.items()]
        for tag, of_tag in table.items()
    }
    for kind, table in QCODES.items()
}
"""Attributes, the codes that may stand there, and these or none."""
_ALIASES = frozenset(
    code.partition(":")[0] for table in QCODES.values() for of_tag in table.values() for known in of_tag.values()
    for code in known
)  # fmt: skip
"""The aliases of all codes in the tables."""
_NAME = g2("name")
_SPOKEN = ((g2("language"), "tag"), (nitf("nitf"), "baselang"))
_LEADING = ((g2("memberOf"), "uri"), (g2("link"), "residref"))
_NAMED = frozenset(map(g2, ("provider", "located", "infoSource", "creator", "contributor", "affiliation", "subject")))


def _catalogs(item: Item) -> Iterator[Finding]:
    """NML004, NML014: the catalog is IPTC's; each alias of ours is declared once and has its one meaning."""
    for ref in item.all(g2("catalogRef")):
        if ref.get("href") != CATALOG:
            yield finding("NML004", line=line_of(ref), href=ref.get("href") or "", known=CATALOG)
    if item.declares_ours:
        return
    counts = Counter(item.schemes)
    for alias, uri in counts:
        if uri != SCHEMES.get(alias) or counts[alias, uri] > 1:
            yield finding("NML014", line=item.line, alias=alias, found=uri, expected=SCHEMES.get(alias, ""))
    aliases = {alias for alias, _ in item.schemes}
    for alias, uri in SCHEMES.items():
        if alias not in aliases:
            yield finding("NML014", line=item.line, alias=alias, found="-", expected=uri)


def _qcodes(item: Item) -> Iterator[Finding]:
    """NML003, NML015: a qcode's alias is declared in the item, and its code is one that may stand there."""
    table = _MAY_STAND[item.element.tag]
    declared = item.aliases >= _ALIASES
    for tag in filter(table.__contains__, item.elements):
        elements = item.elements[tag]
        for attribute, allowed, may_stand in table[tag]:
            values = {element.get(attribute) for element in elements}
            if not ((declared and values <= may_stand) or _stand(item, values, allowed)):
                for element in elements:
                    yield from _qcode(item, element, attribute, allowed)


def _stand(item: Item, qcodes: Iterable[str | None], allowed: frozenset[str]) -> bool:
    known = (qcode for qcode in qcodes if qcode is not None)
    return all(q.partition(":")[0] in item.aliases and (not allowed or q in allowed) for q in known)


def _qcode(item: Item, element: Element, attribute: str, allowed: frozenset[str]) -> Iterator[Finding]:
    qcode = element.get(attribute)
    if qcode is None:
        return
    name = attribute_name(element, attribute)
    if qcode.partition(":")[0] not in item.aliases:
        yield finding("NML003", line=line_of(element), attribute=name, qcode=qcode)
    elif allowed and qcode not in allowed:
        known = ", ".join(sorted(allowed))
        yield finding("NML015", line=line_of(element), attribute=name, qcode=qcode, known=known)


def _references(item: Item) -> Iterator[Finding]:
    """NML006: what refers to an item is a URI.  NML008: what refers to an id in the item leads to one."""
    for tag, attribute in _LEADING:
        for element in item.all(tag):
            yield from uri_problems(element, attribute, element.get(attribute) or "")
    groups = {group.get("id") for group in item.all(g2("group"))}
    parts = item.all(g2("partMeta"))
    texts = {e.get("id") for tag, found in item.elements.items() if parts and tag != g2("group") for e in found}
    for tag, attribute, ids in (("groupSet", "root", groups), ("partMeta", "contentrefs", texts)):
        for element in item.all(g2(tag)):
            if (reference := element.get(attribute) or "") not in ids:
                yield finding("NML008", line=line_of(element), attribute=attribute, reference=reference)


def _parts(item: Item) -> Iterator[Finding]:
    """NML015, NML027: a partMeta holds a fact of the kind it says, and it lies within its text."""
    facts, problems = item.parts
    for problem in problems:
        place = dict(problem.values)["value"]
        yield finding("NML015", line=problem.line, attribute="partMeta", qcode=place, known="bmfact")
    texts = {e.get("id"): e for found in item.elements.values() if facts for e in found if e.get("id")}
    for identifier, known in facts.items():
        length = len(string_of(texts[identifier])) if identifier in texts else 0
        for fact in known if identifier in texts else ():
            if not fact.start < fact.end <= length:
                yield finding("NML027", line=item.line, start=fact.start, end=fact.end, length=length)


def _languages(item: Item) -> Iterator[Finding]:
    """NML011: language tags are well-formed.  NML016: item, metadata and NITF name the same language."""
    first = item.element.get(XML_LANG) or ""
    found = [(element, attribute) for tag, attribute in _SPOKEN for element in item.all(tag)]
    well_formed = _LANGUAGE.fullmatch(first)
    for element, attribute in [(item.element, XML_LANG), *found]:
        value = element.get(attribute) or ""
        if value == first and well_formed:
            continue
        if not _LANGUAGE.fullmatch(value):
            yield finding("NML011", line=line_of(element), value=value)
        elif value != first:
            yield differ(element, "language", value, first)


def _empties(item: Item) -> Iterator[Finding]:
    """NML009: what should hold text does.  G2's schema lets an empty headline pass, and NITF's all else."""
    for tag in filter(_FILLED.__contains__, item.elements):
        for element in item.elements[tag]:
            text = element.text  # of most it tells, and `is_blank` would take twice the time
            if not (text and text.strip(BLANKS)) and is_blank(string_of(element)):
                yield finding("NML009", line=line_of(element), element=etree.QName(element).localname)


def _content(item: Item) -> Iterator[Finding]:
    """NML010: a news item has text."""
    if not item.is_package and is_blank("".join(item.bodies[:1])):
        yield finding("NML010", line=item.line, guid=item.guid)


def _hashes(item: Item) -> Iterator[Finding]:
    """NML019, NML028: content and metadata are what their hashes say.  NML016: an item has its two hashes."""
    document = item.first(nitf("nitf"))
    scopes = [element.get("scope") for element in item.all(g2("hash"))]
    of_package = PART_TEXT if item.package else PAGE_TEXT
    expected = [of_package if item.is_package else None, METADATA]
    if scopes != expected:
        yield differ(item.element, "hash", ", ".join(map(str, scopes)), ", ".join(map(str, expected)))
    metadata, content = item.hashes[:2] if item.hashes else (metadata_hash(item.element), None)
    for element, scope in zip(item.all(g2("hash")), scopes, strict=True):
        if scope is None and document is not None and element.text != (content or content_hash(document)):
            yield finding("NML019", line=line_of(element), guid=item.guid)
        if scope == METADATA and element.text != metadata:
            yield finding("NML028", line=line_of(element), guid=item.guid)


def _ids(item: Item) -> Iterator[Finding]:
    """NML016: an item has one id of a kind."""
    kinds = [element.get("type") or "" for element in item.all(g2("altId"))]
    if len(set(kinds)) == len(kinds):
        return
    for kind, count in Counter(kinds).items():
        if count > 1:
            yield differ(item.element, kind, str(count), "1")


def _subjects(item: Item) -> Iterator[Finding]:
    """NML017: keywords and places say that a tool found them, and which; the item names the same tool."""
    subjects = item.all(g2("subject"))
    tool = item.extensions.get("bmprop:tool") if subjects else None
    creators = {subject.get("creator") or "" for subject in subjects}
    known = {creator for creator in creators if creator.startswith("bmtool:") and unquote(creator[7:]) == tool}
    if creators <= known and all(subject.get("how") == "howextr:tool" for subject in subjects):
        return
    for subject in subjects:
        if subject.get("how") != "howextr:tool" or (subject.get("creator") or "") not in known:
            yield finding("NML017", line=line_of(subject), subject=subject.get("literal") or "")


def _names(item: Item) -> Iterator[Finding]:
    """NML016: a literal and its name are the same; only what is not known has no name."""
    names: dict[Element | None, str | None] = {}
    for one in item.all(_NAME):
        names.setdefault(one.getparent(), one.text)
    for tag in filter(_NAMED.__contains__, item.elements):
        for element in item.elements[tag]:
            name = names.get(element) or UNKNOWN
            if name != element.get("literal"):
                yield differ(element, etree.QName(element).localname, element.get("literal") or "", name)


CHECKS: tuple[Callable[[Item], Iterator[Finding]], ...] = (
    _catalogs,
    _qcodes,
    _references,
    _parts,
    _languages,
    _empties,
    _content,
    _hashes,
    _ids,
    _subjects,
    _names,
)
"""Each check of an item, in the order in which their findings are given."""
