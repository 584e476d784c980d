"""What an item's metadata repeat is what the text says: headlines, people, places, page, date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from convert.findings import Finding, finding
from convert.formats.makers import BETWEEN_NAMES, CREATORS
from convert.formats.newsml.article_reader import read_furniture, read_holders, read_marked
from convert.formats.newsml.inline_reader import MARKS
from convert.formats.newsml.labels import page_title, part_title
from convert.formats.newsml.links import Link, Links
from convert.formats.newsml.message_view import Item, differ, pages_of
from convert.formats.newsml.nitf import editorial_urgency
from convert.formats.newsml.properties import literal
from convert.formats.newsml.reader import string_of
from convert.formats.newsml.vocabulary import PAGE_PROFILE, PART_PROFILE, g2, nitf
from convert.formats.xml import Element
from convert.tree import (
    Article,
    Continuation,
    Contributor,
    Dispatch,
    Fact,
    Head,
    Headline,
    Issue,
    Jump,
    Kicker,
    Page,
    Subheadline,
    facts_of,
    page_texts,
    places_named,
)

_NITF, _MARK = nitf("nitf"), nitf("a")
_NO_FURNITURE = Page()
_TEXTS = frozenset(map(nitf, ("hl1", "hl2", "byline", "dateline", "p", "li", "media-producer")))
"""The elements that are a text of an article each, in NITF as the schema has it."""


def article_problems(item: Item, package: Item | None, links: list[Link]) -> Iterator[Finding]:
    """NML016, NML024, NML025: what a news item's metadata repeat is what its text and its package say.

    `links` are those that the jumps in its text come to (see `expected_links`).
    """
    pairs = (*_copies(item), *_publication(item), *(_page(item, package) if package else ()))
    for field, found, expected in pairs:
        if found != expected:
            yield differ(item.element, field, found, expected)
    document = item.first(_NITF)
    if document is not None:
        facts = _facts(item)
        yield from _people(item, facts)
        yield from _places(item, [fact for fact in facts if isinstance(fact, Dispatch)])
        yield from _links(item, links)


def package_problems(package: Item, members: Sequence[Item]) -> Iterator[Finding]:
    """NML016, NML024: what a package's metadata repeat is what its page says, and of a part the article in it."""
    title = _title(package, members)
    profile = PART_PROFILE if package.package else PAGE_PROFILE
    for name, expected in (("title", title), ("profile", profile)):
        if package.copy(name) != expected:
            yield differ(package.element, name, package.copy(name), expected)
    furniture = _NO_FURNITURE
    if package.may_have_facts:
        furniture, _ = read_furniture(package.element, package.codes, package.parts)
    yield from _people(package, [fact for node in page_texts(furniture) for fact in node.facts])


def _title(package: Item, members: Sequence[Item]) -> str:
    page = Page(package.ids.get("page"), package.ids.get("section"))
    headlines = members[0].properties("headline") if package.package and members else []
    if headlines:
        return part_title(package.issue, page, headlines[0].text or "")
    return page_title(package.issue, page)


# ---- texts


def _copies(item: Item) -> Iterator[tuple[str, str, str]]:
    """Field, what the metadata say, what the text says."""
    kinds = [genre for genre in item.all(g2("genre")) if (genre.get("qcode") or "").startswith("bmkind:")]
    if item.all(g2("genre")):  # none is said of an article whose kind is not known
        yield "genre", str(len(kinds)), "1"
    headline = item.printed("hl1")
    yield "headline", item.copy("headline", "bmhead:headline"), headline
    yield "title", item.printed("title"), headline
    for role in ("kicker", "subheadline"):
        yield role, item.copy("headline", f"bmhead:{role}"), "\n".join(_headline_group(item, role))
    yield from _bylines(item)
    standfirsts = (string_of(p) for abstract in item.all(nitf("abstract")) for p in abstract)
    yield "summary", item.copy("description", "drol:summary"), "\n".join(standfirsts)
    inside: tuple[tuple[str, str | None], ...] = (
        ("dateline", None), ("description", "drol:caption"), ("headline", "bmhead:photo"),
    )  # fmt: skip
    for tag, part in inside:
        for text in item.copies(tag, part):
            yield tag, text, text if any(text in body for body in item.bodies) else ""


def _bylines(item: Item) -> Iterator[tuple[str, str, str]]:
    """A byline of the head is repeated; else what stands for one is printed elsewhere, or made of the makers' names."""
    if printed := item.printed("byline"):
        yield "by", item.copy("by"), printed
        return
    everybody = [name for _, name, _ in item.makers]
    writers = [name for role, name, _ in item.makers if role != "photographer"]
    made_up = {BETWEEN_NAMES.join(dict.fromkeys(names)) for names in (everybody, writers)}
    for text in item.copies("by"):
        known = literal(text) in made_up or any(text in body for body in item.bodies)
        yield "by", text, text if known else ""


def _headline_group(item: Item, role: str) -> Iterator[str]:
    """The texts of a role in the article's own headline group, not in that of a part of it."""
    parents = {nitf("hedline"), nitf("body.content")}
    for element in item.all(nitf("hl2")):
        parent = element.getparent()
        if element.get("class") == role and parent is not None and parent.tag in parents and not _in_note(parent):
            yield string_of(element)


def _in_note(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == nitf("note")


# ---- facts


def _facts(item: Item) -> list[Fact]:
    document = item.first(_NITF) if item.may_have_facts else None
    return [] if document is None else _marked(item, document)


def _marked(item: Item, document: Element) -> list[Fact]:
    """The facts in an item's text, in the order in which it is read.

    The schemas say which texts hold marks.  Only of datelines and jumps the order counts: of those in one text it is
    known, for those in several the whole article is read.
    """
    if item.valid:
        found = read_holders(_holders(item), item.makers, item.parts[0])
        ordered = sum(not all(isinstance(fact, Contributor) for fact in facts) for facts in found)
        if ordered < 2:
            return list(chain.from_iterable(found))
    return facts_of(read_marked(document, item.makers, item.parts[0]))


def _holders(item: Item) -> Iterable[Element]:
    """The texts with marks in them, or with a partMeta about them."""
    texts = [element for name in _TEXTS for element in item.all(name)] if item.parts[0] else []
    found = dict.fromkeys(element for element in texts if element.get("id") in item.parts[0])
    for mark in (element for name in MARKS for element in item.all(name)):
        text = mark.getparent()
        while text is not None and text.tag not in _TEXTS:
            text = text.getparent()
        if text is not None:
            found[text] = None
    return found


def _people(item: Item, facts: list[Fact]) -> Iterator[Finding]:
    """NML024: everyone marked in the text is named in the metadata, in the same role.  NML016: and nobody else is."""
    people = (fact for fact in facts if isinstance(fact, Contributor))
    expected: set[tuple[str, str]] = {(person.role, literal(person.name)) for person in people}
    for role, name in sorted(expected - {(role, name) for role, name, _ in item.makers}):
        yield finding("NML024", line=item.line, name=name, role=role)
    for role, name, _ in item.makers:
        if (role, name) not in expected:
            yield differ(item.element, "creator" if role in CREATORS else "contributor", name, "")


def _places(item: Item, datelines: list[Dispatch]) -> Iterator[Finding]:
    """NML025: the place and source of each dateline are named.  NML016: and no other is."""
    expected = {"located": places_named(datelines), "infoSource": [one.source for one in datelines]}
    for tag, values in expected.items():
        names = {literal(name): name for name in values if name}
        found = [element.get("literal") or "" for element in item.properties(tag)]
        for name in (name for key, name in names.items() if key not in found):
            yield finding("NML025", line=item.line, name=name)
        for other in (other for other in found if other not in names):
            yield differ(item.element, tag, other, ", ".join(names.values()))


# ---- jumps


def expected_links(items: list[Item]) -> dict[str, list[Link]]:
    """The links of the news items of a message, by their guids, as the jumps in the texts of all of them come to."""
    jumps = {item.guid: _jumps(item) for item in items if not (item.is_package or item.is_canceled)}
    if not any(jumps.values()):
        return {}
    groups = [(package, members) for package, members in pages_of(items) if not package.is_canceled]
    pages, guids = list[Page](), list[tuple[str, list[str]]]()
    for package, members in groups:
        known = [member for member in members if member.guid in jumps]
        found = tuple(_jumping(member, jumps[member.guid]) for member in known)
        pages.append(Page(package.ids.get("page"), articles=found))
        guids.append((package.package or package.guid, [member.guid for member in known]))
    links = Links(replace(groups[0][0].issue, pages=tuple(pages)) if groups else Issue(), guids)
    return {guid: list(links.of(guid, found)) for guid, found in jumps.items()}


def _jumps(item: Item) -> tuple[Continuation, ...]:
    if _MARK not in item.elements and not item.parts[0]:
        return ()
    return tuple(fact for fact in _facts(item) if isinstance(fact, Continuation))


def _jumping(item: Item, jumps: tuple[Continuation, ...]) -> Article:
    """What tells an article from others that jump between the same pages: its titles."""
    kickers, subheadlines = (tuple(_headline_group(item, role)) for role in ("kicker", "subheadline"))
    head = Head(tuple(map(Kicker, kickers)), Headline(item.printed("hl1")), tuple(map(Subheadline, subheadlines)))
    return Article(item.guid, head, (Jump("转", facts=jumps),))


def _links(item: Item, expected: list[Link]) -> Iterator[Finding]:
    """NML016: an article that jumps is linked to the article at the other end, else to the page."""
    found = [Link(e.get("rel") or "", e.get("residref") or "", e.get("title") or "") for e in item.properties("link")]
    if found != expected:
        yield differ(item.element, "link", _told(found), _told(expected))


def _told(links: list[Link]) -> str:
    return ", ".join(f"{link.title} {link.residref}".strip() for link in links)


# ---- the page


def _publication(item: Item) -> Iterator[tuple[str, str, str]]:
    """NITF's docdata and pubdata say what the item's metadata say."""
    day = item.copy("contentCreated").replace("-", "")
    yield "doc-id", item.attribute(nitf("doc-id"), "id-string"), item.guid
    yield "date.issue", item.attribute(nitf("date.issue"), "norm"), day
    yield "date.publication", item.attribute(nitf("pubdata"), "date.publication"), day
    yield "urgency", item.attribute(nitf("urgency"), "ed-urg"), editorial_urgency(item.copy("urgency"))


def _page(item: Item, package: Item) -> Iterator[tuple[str, str, str]]:
    """The article's page is the package's."""
    for name in ("contentCreated", "urgency"):
        yield name, item.copy(name), package.copy(name)
    for attribute, kind in (
        ("position.sequence", "page"), ("position.section", "section"), ("number", "issue"), ("name", "publication"),
    ):  # fmt: skip
        yield attribute, item.attribute(nitf("pubdata"), attribute), package.copy("altId", f"bmid:{kind}")
