"""The tree read back from its JSON: the inverse of `writer`, on a value that the schema has passed."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from convert.formats.json_tree.vocabulary import NODE_TYPES
from convert.tree import (
    Article,
    Block,
    Box,
    Continuation,
    Contributor,
    Dispatch,
    Edit,
    Enrichment,
    Fact,
    Head,
    Issue,
    Item,
    Keyword,
    Origin,
    Page,
    Photo,
    Place,
    SourceFile,
    Span,
)

Object = dict[str, Any]


def issue_of(value: Object) -> Issue:
    """The issue; `schema` and `generator` are about the file and no part of it."""
    known = {k: v for k, v in value.items() if k not in {"schema", "generator", "pages", "edits", "sources"}}
    pages, sources = tuple(map(_page, value["pages"])), tuple(map(_source, value.get("sources", ())))
    return Issue(**known, pages=pages, edits=_edits(value), sources=sources)


def _source(value: Object) -> SourceFile:
    return SourceFile(value["name"], value["sha256"], value["encoding"], _edits(value))


def _edits(value: Object) -> tuple[Edit, ...]:
    return tuple(Edit(**edit) for edit in value.get("edits", ()))


def _page(value: Object) -> Page:
    return Page(
        value.get("number"),
        value.get("section"),
        _texts(value.get("folios")),
        tuple(_article(article) for article in value["articles"]),
        _texts(value.get("editor_lines")),
        _texts(value.get("unplaced")),
        value.get("source"),
        value.get("language"),
    )


def _article(value: Object) -> Article:
    return Article(
        id=value["id"],
        head=_head(value["head"]),
        body=_body(value["body"]),
        kind=value["kind"],
        language=value["language"],
        sha256=value["sha256"],
        confidence=_share(value.get("confidence")),
        enrichment=_enrichment(value["enrichment"]) if "enrichment" in value else None,
    )


def _head(value: Object) -> Head:
    return Head(
        _texts(value.get("kickers")),
        _text(value["headline"]) if "headline" in value else None,
        _texts(value.get("subheadlines")),
        _texts(value.get("bylines")),
        _texts(value.get("datelines")),
        _texts(value.get("standfirsts")),
    )


def _body(values: list[Object]) -> tuple[Block, ...]:
    return tuple(map(_block, values))


def _block(value: Object) -> Block:
    kind = value["type"]
    if kind in NODE_TYPES:
        block: Block = _text(value)
        return block
    if kind == "photo":
        return Photo(_text(value["headline"]) if "headline" in value else None, _texts(value["lines"]))
    return (Item if kind == "item" else Box)(_head(value["head"]), _body(value["body"]))


def _texts(values: list[Object] | None) -> tuple[Any, ...]:
    return tuple(map(_text, values)) if values else ()


def _text(value: Object) -> Any:
    """A text node; which of the classes may stand where is the schema's to say."""
    facts = tuple(map(_fact, value["facts"])) if "facts" in value else ()
    own = (True,) if "opens_stanza" in value else ()
    return NODE_TYPES[value["type"]](value["text"], _origin(value["origin"]), facts, *own)


def _origin(value: Object) -> Origin:
    spans = tuple([Span(*_PLACE(span)) for span in value.get("spans", ())])
    return Origin(spans, _share(value.get("confidence")), tuple(value.get("cues", ())), value.get("agent"))


def _share(value: float | None) -> float | None:
    return None if value is None else float(value)


_PLACE = itemgetter("line", "start", "end")


_FACTS: dict[str, type[Fact]] = {"contributor": Contributor, "dispatch": Dispatch, "continuation": Continuation}


def _fact(value: Object) -> Fact:
    return _FACTS[value["type"]](**{k: v for k, v in value.items() if k != "type"})


def _enrichment(value: Object) -> Enrichment:
    keywords = tuple(Keyword(k["text"], float(k["weight"])) for k in value.get("keywords", ()))
    return Enrichment(value["tool"], keywords, tuple(Place(**place) for place in value.get("places", ())))
