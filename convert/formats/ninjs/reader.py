"""A page read back from ninjs: its text, and the tree that its news objects are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, cast

from convert.findings import Finding
from convert.formats.fixity import as_it_stands
from convert.formats.ninjs import vocabulary as v
from convert.formats.ninjs.inline import read_marked
from convert.formats.ninjs.markup import body_blocks, body_element, body_text
from convert.formats.release import Release, release_in
from convert.tree import (
    Article,
    ArticleKind,
    Byline,
    Dateline,
    EditorLine,
    Enrichment,
    Folio,
    Head,
    Headline,
    Issue,
    Keyword,
    Kicker,
    Page,
    Place,
    SourceFile,
    Standfirst,
    Subheadline,
    TextNode,
    Unplaced,
    article_texts,
    with_sources,
)

Object = dict[str, Any]


def news_objects(value: Object) -> Iterator[Object]:
    """An object and all it is associated with, outermost first."""
    yield value
    for inner in value.get("associations", ()):
        yield from news_objects(inner)


# --------------------------------------------------------------------------- the text


def stream(value: Object) -> Iterator[str]:
    """The texts of an object: its headlines, its folios or its bodies, its associations, and the rest of a page."""
    yield from (text_of(headline) for headline in value.get("headlines", ()))
    bodies = value.get("bodies", [])
    after = [body for body in bodies if body["role"] in {v.EDITOR_LINE, v.UNPLACED}]
    yield from (text_of(body) for body in bodies if body["role"] not in {v.EDITOR_LINE, v.UNPLACED})
    for inner in value.get("associations", ()):
        yield from stream(inner)
    yield from (text_of(body) for body in after)


def text_of(entry: Object, *, figures: bool = True) -> str:
    """The text of a headline or a body."""
    value = str(entry["value"])
    return body_text(value, figures=figures) if entry["contentType"] == v.HTML else value


# --------------------------------------------------------------------------- the tree


def issue_of(value: Object) -> Issue:
    """The issue in a file that the schema and the grammar of its HTML have passed."""
    ids = ids_of(value)
    pages = value.get("associations", ()) if value["profile"] == v.ISSUE else (value,)
    issue = Issue(
        publication=ids.get("publication"),
        date=ids.get("date"),
        number=ids.get("issue"),
        language=ids.get("page-language") or value["language"],
        source=ids.get("source", ""),
        sha256=ids.get("source-sha256", ""),
        encoding=ids.get("encoding", Issue().encoding),
        pages=(_page_of(value),) if value["profile"] == v.ARTICLE else tuple(_page(page) for page in pages),
    )
    issue = replace(issue, pages=tuple(map(partial(_in_language, issue.language), issue.pages, pages)))
    return with_sources(issue, [_source(ids_of(page)) for page in pages])


def _in_language(language: str, page: Page, value: Object) -> Page:
    """A page with its language, where that is not the issue's."""
    own = value["language"] if value["profile"] == v.PAGE else language
    return page if own == language else replace(page, language=own)


def release_of(value: Object) -> tuple[Release, list[Finding]]:
    """What the file says of its release; its articles say the same (NJS011)."""
    sources, urgency, until = value.get("infoSources", ()), value.get("urgency"), value.get("embargoedUntil")
    return release_in(
        "ninjs",
        provider=next((one["name"] for one in sources if one["role"] == "provider"), None),
        rights=value.get("copyrightNotice"),
        urgency=None if urgency is None else str(urgency),
        embargoes=[] if until is None else [until],
    )


def _source(ids: dict[str, str]) -> SourceFile:
    return SourceFile(ids.get("source", ""), ids.get("source-sha256", ""), ids.get("encoding", Issue().encoding))


def _page_of(article: Object) -> Page:
    """The page of an article that stands by itself, as far as it is known."""
    ids = ids_of(article)
    return Page(ids.get("page"), ids.get("section"), articles=(_article(article),))


def ids_of(value: Object) -> dict[str, str]:
    """What stands in an object's `altIds`, by role."""
    return {one["role"]: one["value"] for one in value.get("altIds", ())}


def _page(value: Object) -> Page:
    ids, bodies = ids_of(value), value.get("bodies", ())
    return Page(
        ids.get("page"),
        ids.get("section"),
        _texts(Folio, bodies, v.FOLIO),
        tuple(_article(article) for article in value.get("associations", ())),
        _texts(EditorLine, bodies, v.EDITOR_LINE),
        _texts(Unplaced, bodies, v.UNPLACED),
    )


def _article(value: Object) -> Article:
    ids = ids_of(value)
    main = next((body["value"] for body in value.get("bodies", ()) if body["role"] == v.MAIN), "")
    article = Article(
        id=ids["article"],
        head=_head(value),
        body=body_blocks(main),
        kind=_kind(value),
        language=value["language"],
        sha256=ids.get("sha256", ""),
    )
    return _with_enrichment(as_it_stands(article, ids.get("text-sha256")), value)


def _head(value: Object) -> Head:
    titles, bodies = value.get("headlines", ()), value.get("bodies", ())
    headline: tuple[Headline, ...] = _texts(Headline, titles, v.HEADLINE)
    return Head(
        _texts(Kicker, titles, v.KICKER),
        headline[0] if headline else None,
        _texts(Subheadline, titles, v.SUBHEADLINE),
        _texts(Byline, bodies, v.BYLINE),
        _texts(Dateline, bodies, v.DATELINE),
        _texts(Standfirst, bodies, v.STANDFIRST),
    )


def _texts(kind: type[TextNode], entries: Any, role: str) -> tuple[Any, ...]:
    return tuple(_text(kind, entry) for entry in entries if entry["role"] == role)


def _text(kind: type[TextNode], entry: Object) -> TextNode:
    if entry["contentType"] == v.PLAIN:
        return kind(entry["value"])
    text, facts = read_marked(body_element(entry["value"]))
    return kind(text, facts=facts)


def _kind(value: Object) -> ArticleKind:
    kinds = (cast(ArticleKind, genre["literal"]) for genre in value.get("genres", ()) if "literal" in genre)
    return next(kinds, "unknown")


def _with_enrichment(article: Article, value: Object) -> Article:
    """What a machine added, if one is named; how often a place stands in the article is counted anew."""
    sources = value.get("infoSources", ())
    tool = next((source["name"] for source in sources if source["role"] == v.MACHINE_MADE), None)
    if tool is None:
        return article
    text = "".join(node.text for node in article_texts(article))
    keywords = [Keyword(one["name"], one["relevance"] / 100) for one in value.get("subjects", ())]
    names = [one["name"] for one in value.get("places", ()) if one["rel"] == v.MACHINE_MADE]
    places = [Place(name, max(1, text.count(name))) for name in names]
    return replace(article, enrichment=Enrichment(tool, tuple(keywords), tuple(places)))
