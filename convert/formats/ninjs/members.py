"""Members of our news objects, each written as text: what an object says of its texts, makers, places and identity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from convert.bodies import is_body, is_where_one_works
from convert.formats.json_text import entry, listed, quoted, said
from convert.formats.makers import bylines
from convert.formats.ninjs import vocabulary as v
from convert.formats.ninjs.counts import counted
from convert.formats.ninjs.inline import marked, unmarked
from convert.formats.ninjs.markup import body_html
from convert.formats.titles import StandIn
from convert.tree import Article, Contributor, Dispatch, Enrichment, Head, Page, TextNode, places_named

_ROLE = {role: said("role", role) for role in (
    v.KICKER, v.HEADLINE, v.SUBHEADLINE, v.BYLINE, v.DATELINE, v.STANDFIRST, v.MAIN, v.FOLIO, v.EDITOR_LINE, v.UNPLACED,
)}  # fmt: skip
_PLAIN, _HTML = said("contentType", v.PLAIN), said("contentType", v.HTML)
_FOUND, _FOUND_ROLE = said("rel", v.MACHINE_MADE), said("role", v.MACHINE_MADE)


def title_of(article: Article, called: StandIn | None) -> str:
    """The headline, else what stands for one, else the id: what an association is called, no text of the page."""
    if article.head.headline is not None:
        return article.head.headline.text
    return called.words if called is not None and called.words else article.id


def time_of(name: str, time: datetime) -> str:
    """A moment, in UTC."""
    return said(name, time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


# --------------------------------------------------------------------------- texts


def headlines(head: Head, depth: int) -> list[str]:
    """The titles of an article."""
    main = () if head.headline is None else (head.headline,)
    parts = ((v.KICKER, head.kickers), (v.HEADLINE, main), (v.SUBHEADLINE, head.subheadlines))
    titles = [entry(depth + 2, _ROLE[role], *_value(node)) for role, nodes in parts for node in nodes]
    return listed("headlines", titles, depth)


def bodies(article: Article, depth: int) -> list[str]:
    """What stands under an article's titles."""
    head = article.head
    parts = ((v.BYLINE, head.bylines), (v.DATELINE, head.datelines), (v.STANDFIRST, head.standfirsts))
    lines = [_line(role, node, depth + 2) for role, nodes in parts for node in nodes]
    if article.body:
        html, printed = body_html(article.body)
        lines.append(entry(depth + 2, _ROLE[v.MAIN], _HTML, *_counts(printed), said("value", html)))
    return listed("bodies", lines, depth)


def furniture(page: Page, depth: int) -> list[str]:
    """What a page has beside its articles."""
    parts = ((v.FOLIO, page.folios), (v.EDITOR_LINE, page.editor_lines), (v.UNPLACED, page.unplaced))
    return listed("bodies", [_line(role, node, depth + 2) for role, nodes in parts for node in nodes], depth)


def _line(role: str, node: TextNode, depth: int) -> str:
    kind, value = _value(node)
    return entry(depth, _ROLE[role], kind, *_counts(node.text), value)


def _value(node: TextNode) -> tuple[str, str]:
    """Plain text; where something is known of a part of it, HTML that marks it there."""
    if len(unmarked(node)) < len(node.facts):
        return _HTML, said("value", marked(node))
    return _PLAIN, said("value", node.text)


def _counts(text: str) -> tuple[str, str]:
    length, count = counted(text)
    return f'"charCount": {length}', f'"wordCount": {count}'


# --------------------------------------------------------------------------- makers, places, subjects


def by(article: Article) -> list[str]:
    """The bylines as printed; where an article has none, the names of its makers."""
    lines = bylines(article)
    return [said("by", v.BY_SEPARATOR.join(lines))] if lines else []


def people(facts: Iterable[Contributor], depth: int) -> list[str]:
    """The persons who are named, each in each role once."""
    return listed("people", _named((one for one in facts if not is_body(one.name)), depth), depth)


def organisations(those: Sequence[Contributor], depth: int) -> list[str]:
    """The bodies that are makers, each in each role once; and those that makers are of, but no posts and no places.

    What else is printed of a maker (某大学教授) stands where he is named, as `data-affiliation`.
    """
    bodies = _named((one for one in those if is_body(one.name)), depth)
    names = dict.fromkeys(one.affiliation for one in those if one.affiliation and is_where_one_works(one.affiliation))
    rel = said("rel", v.AFFILIATION)
    return listed("organisations", bodies + [entry(depth + 2, said("name", name), rel) for name in names], depth)


def _named(facts: Iterable[Contributor], depth: int) -> list[str]:
    return list(dict.fromkeys(entry(depth + 2, said("name", one.name), said("rel", one.role)) for one in facts))


def places(datelines: Iterable[Dispatch], made: Enrichment | None, depth: int) -> list[str]:
    """The places of datelines, and those that a machine found."""
    own = [entry(depth + 2, said("name", name), said("rel", "dateline")) for name in places_named(datelines)]
    found = [entry(depth + 2, said("name", place.text), _FOUND) for place in made.places] if made else []
    return listed("places", own + found, depth)


def subjects(made: Enrichment | None, depth: int) -> list[str]:
    """The keywords; a weight is `relevance`, which ninjs has from 0 to 100."""
    if made is None:
        return []
    creator = said("creator", made.tool)
    percents = [max(0, min(100, round(word.weight * 100))) for word in made.keywords]
    return listed(
        "subjects",
        [
            entry(depth + 2, said("name", word.text), _FOUND, creator, f'"relevance": {percent}')
            for word, percent in zip(made.keywords, percents, strict=True)
        ],
        depth,
    )


def genres(article: Article, depth: int) -> list[str]:
    """The kind of an article, and IPTC's genre that says the same: two concepts, each with its own name."""
    if article.kind not in v.GENRES:
        return []
    iptc = v.GENRES[article.kind]
    own = entry(depth + 2, said("name", article.kind), said("literal", article.kind))
    known = [entry(depth + 2, said("name", iptc), said("uri", v.IPTC_GENRE + iptc))] if iptc else []
    return listed("genres", [own, *known], depth)


def sources(datelines: Iterable[Dispatch], made: Enrichment | None, depth: int) -> list[str]:
    """Entries of `infoSources`, so deep: the agencies of datelines, and the tool that enriched an article."""
    names = dict.fromkeys(one.source for one in datelines if one.source)
    own = [entry(depth, said("name", name), said("role", "dateline")) for name in names]
    return [*own, entry(depth, said("name", made.tool), _FOUND_ROLE)] if made else own


def ids(known: Iterable[tuple[str, str | None]], depth: int) -> list[str]:
    """Entries of `altIds`, so deep, of roles and values; none for what is not known."""
    return [entry(depth, f'"role": "{role}"', f'"value": {quoted(value)}') for role, value in known if value]
