"""An issue as one newsMessage: a packageItem for each page, a newsItem for each article (NewsML-G2 2.35).

Elements stand in the order of the specification's itemMeta and contentMeta; times are UTC with a zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from lxml import etree

from convert.findings import Finding, finding
from convert.formats import identity
from convert.formats.base import WriteOptions, Written
from convert.formats.newsml.nitf import NitfWriter, has_text
from convert.formats.newsml.reader import content_hash, text_hash
from convert.formats.newsml.vocabulary import (
    CATALOG,
    CREATORS,
    G2,
    GENRES,
    ITEM_MEDIA_TYPE,
    NITF_MEDIA_TYPE,
    SCHEMES,
    STANDARD_VERSION,
    XML_LANG,
    g2,
)
from convert.formats.xml import Element, serialize
from convert.tree import (
    Article,
    Caption,
    Contributor,
    Dispatch,
    Enrichment,
    Headline,
    Issue,
    Page,
    Photo,
    TextNode,
    article_texts,
    continuations,
    contributors,
    dispatch,
    page_texts,
    without_space,
)

NAME = "NewsML-G2"
_NAMESPACES: dict[Any, str] = {None: G2}
FIRST_WORDS = 20
"""Characters of the text that stand for a missing headline in the metadata (and nowhere else)."""


def write(issue: Issue, options: WriteOptions) -> Written:
    """The issue as a NewsML-G2 newsMessage with NITF, and what it could not carry."""
    return _Writer(issue, options).write()


class _Writer:
    def __init__(self, issue: Issue, options: WriteOptions) -> None:
        self.issue, self.options = issue, options
        self.time = _utc(options.time)
        self.language = issue.language or "und"
        self.findings: list[Finding] = []
        self.template = self._template()

    def write(self) -> Written:
        root = etree.Element(g2("newsMessage"), nsmap=_NAMESPACES)
        root.text = "\n"
        if not self.options.time_known:
            self.findings.append(finding("FACT004", format=NAME))
        if self.provider is None:
            self.findings.append(finding("NML018"))
        guids = identity.guids(self.issue) or [(identity.page_guid(self.issue, None), [])]
        self._header(_put(root, "header"), [guid for guid, _ in guids])
        item_set = _put(root, "itemSet")
        item_set.text = "\n"
        for page, (guid, article_guids) in zip(self.issue.pages or (Page(),), guids, strict=True):
            self._page(item_set, page, guid, article_guids)
        return Written(serialize(root), tuple(dict.fromkeys(self.findings)))

    @property
    def provider(self) -> str | None:
        """Who publishes the file, or else the paper."""
        return _line(self.options.provider) or _line(self.issue.publication) or None

    def _header(self, header: Element, guids: list[str]) -> None:
        _put(header, "sent", self.time)
        if self.provider:
            _put(header, "sender", self.provider)
        _put(header, "transmitId", identity.urn("message", *guids, self.time))

    # ---- items

    def _page(self, item_set: Element, page: Page, guid: str, guids: list[str]) -> None:
        carried = []
        for article, article_guid in zip(page.articles, guids, strict=True):
            if any(map(has_text, article_texts(article))):
                carried.append((article, article_guid))
            else:
                self.findings.append(finding("TREE005", format=NAME, node=f"Article {article.id}"))
        self._package(item_set, page, guid, [article_guid for _, article_guid in carried])
        for article, article_guid in carried:
            self._article(item_set, page, article, article_guid, guid)

    def _template(self) -> Element:
        """What all items of the message share, made once and copied."""
        item = etree.Element(g2("item"), guid="", version="1", standard=NAME, nsmap=_NAMESPACES)
        item.set("standardversion", STANDARD_VERSION)
        item.set("conformance", "power")
        item.tail = "\n"
        _put(item, "catalogRef", href=CATALOG)
        catalog = _put(item, "catalog")
        for alias, uri in SCHEMES.items():
            _put(catalog, "scheme", alias=alias, uri=uri)
        if self.options.rights and without_space(self.options.rights):
            _put(_put(item, "rightsInfo"), "copyrightNotice", self.options.rights)
        self._management(_put(item, "itemMeta"))
        return item

    def _management(self, meta: Element) -> None:
        _put(meta, "itemClass", qcode="")
        provider = _put(meta, "provider", literal=self.provider or "unknown")
        if self.provider:
            _put(provider, "name", self.provider)
        _put(meta, "versionCreated", self.time)
        if self.options.embargo is not None:
            _put(meta, "embargoed", _utc(self.options.embargo))
        _put(meta, "pubStatus", qcode="stat:usable")
        _put(meta, "generator", _line(self.options.generator) or "banmian")
        _put(meta, "profile", "banmian-page", versioninfo="1")

    def _item(self, item_set: Element, tag: str, guid: str, language: str) -> tuple[Element, Element]:
        """A new item and its itemMeta."""
        item = deepcopy(self.template)
        item.tag = g2(tag)
        item.set("guid", guid)
        item.set(XML_LANG, language)
        item_set.append(item)
        meta = item[-1]
        meta[0].set("qcode", "ninat:composite" if tag == "packageItem" else "ninat:text")
        return item, meta

    # ---- the page

    def _package(self, item_set: Element, page: Page, guid: str, guids: list[str]) -> None:
        item, item_meta = self._item(item_set, "packageItem", guid, self.language)
        _put(item_meta, "title", self._title(page))
        text = without_space("".join(node.text for node in page_texts(page)))
        _put(item_meta, "hash", text_hash(text), hashtype="bmhash:sha256-text", scope="bmhash:page-text")
        meta = self._content_meta(item)
        people = (f for node in page_texts(Page(folios=page.folios, editor_lines=page.editor_lines,
                  unplaced=page.unplaced)) for f in node.facts if isinstance(f, Contributor))  # fmt: skip
        for person in dict.fromkeys(people):
            _person(meta, person)
        self._ids(
            meta, page=page.number, section=page.section, issue=self.issue.number, source=self.issue.source,
            **{"source-sha256": self.issue.sha256, "encoding": self.issue.encoding},
        )  # fmt: skip
        _put(meta, "language", tag=self.language)
        for role, nodes in (
            ("folio", page.folios), ("editor-line", page.editor_lines), ("unplaced", page.unplaced),
        ):  # fmt: skip
            for node in filter(has_text, nodes):
                _put(meta, "description", node.text, role=f"bmpage:{role}")
        self._group(item, guid, guids)

    def _group(self, item: Element, guid: str, guids: list[str]) -> None:
        """The articles in reading order; a page without any refers to the text it was made from."""
        name = "g" + guid.rpartition(":")[2]
        group_set = _put(item, "groupSet", root=name)
        group = _put(group_set, "group", id=name, role="bmpage:articles", mode="pgrmod:seq")
        for rank, article_guid in enumerate(guids, 1):
            _put(group, "itemRef", residref=article_guid, version="1", contenttype=ITEM_MEDIA_TYPE, rank=str(rank))
        if not guids:
            _put(group, "itemRef", href=self._source_address(), contenttype="text/plain", rank="1")

    def _source_address(self) -> str:
        if self.issue.source:
            return quote(self.issue.source, safe="") + ".txt"
        return identity.urn("source", self.issue.sha256)

    def _title(self, page: Page) -> str:
        number = f"第{page.number}版" if page.number else None
        parts = (self.issue.publication, self.issue.date, number, page.section)
        return _line(" ".join(part for part in parts if part)) or _line(self.issue.source) or "版面"

    # ---- the article

    def _article(self, item_set: Element, page: Page, article: Article, guid: str, package: str) -> None:
        language = article.language or self.language
        item, meta = self._item(item_set, "newsItem", guid, language)
        _put(meta, "memberOf", uri=package)
        hashed = _put(meta, "hash", hashtype="bmhash:sha256-c14n")
        for jump in dict.fromkeys((f.direction, f.page) for f in continuations(article)):
            self._jump(meta, *jump)
        self._article_meta(item, article, language)
        inline = _put(_put(item, "contentSet"), "inlineXML", contenttype=NITF_MEDIA_TYPE)
        inline.text = "\n"
        writer = NitfWriter(self.issue, page, guid, self.options.urgency)
        hashed.text = content_hash(writer.write(inline, article, language))
        self.findings += writer.findings

    def _jump(self, meta: Element, direction: str, page: str) -> None:
        rel = "bmlink:continued-on" if direction == "to" else "bmlink:continued-from"
        if identity.pages_are_known(self.issue) and page:
            _put(meta, "link", rel=rel, residref=identity.page_guid(self.issue, page), title=page)

    def _article_meta(self, item: Element, article: Article, language: str) -> None:
        meta = self._content_meta(item)
        place = dispatch(article)
        if place and (name := _line(place.place)):
            _put(_put(meta, "located", literal=name, type="cpnat:geoArea"), "name", name)
        if place and (name := _line(place.source)):
            _put(_put(meta, "infoSource", literal=name), "name", name)
        for person in contributors(article):
            _person(meta, person)
        self._ids(meta, article=article.id, sha256=article.sha256)
        _put(meta, "language", tag=language)
        _put(meta, "genre", qcode=f"bmkind:{article.kind}")
        if article.kind in GENRES:
            _put(meta, "genre", qcode=GENRES[article.kind])
        if article.enrichment:
            _subjects(meta, article.enrichment)
        _labels(meta, article, place)

    def _content_meta(self, item: Element) -> Element:
        meta = _put(item, "contentMeta")
        if self.options.urgency is not None:
            _put(meta, "urgency", str(self.options.urgency))
        if self.issue.date:
            _put(meta, "contentCreated", self.issue.date)
        return meta

    def _ids(self, meta: Element, **known: str | None) -> None:
        for kind, value in known.items():
            if value and without_space(value):
                _put(meta, "altId", value, type=f"bmid:{kind}")


# ---- parts of contentMeta


def _person(meta: Element, person: Contributor) -> None:
    name = _line(person.name)
    if name:
        tag = "creator" if person.role in CREATORS else "contributor"
        element = _put(meta, tag, literal=name, role=f"bmby:{person.role}")
        _put(element, "name", name)
        if affiliation := _line(person.affiliation):
            details = _put(element, "personDetails")
            _put(_put(details, "affiliation", literal=affiliation), "name", affiliation)


def _subjects(meta: Element, enrichment: Enrichment) -> None:
    """Keywords and places, marked as what a tool took out of the text (`howextr:tool`, `why:direct`)."""
    tool = "bmtool:" + (quote(enrichment.tool, safe="") or "unknown")
    keywords = ((k.text, "cpnat:abstract", "bmprop:weight", f"{k.weight:.4f}") for k in enrichment.keywords)
    places = ((p.text, "cpnat:geoArea", "bmprop:count", str(p.count)) for p in enrichment.places)
    for text, kind, rel, value in (*keywords, *places):
        if name := _line(text):
            subject = _put(meta, "subject", literal=name, type=kind, how="howextr:tool", why="why:direct", creator=tool)
            _put(subject, "name", name)
            _put(subject, "related", rel=rel, value=value)


def _labels(meta: Element, article: Article, place: Dispatch | None) -> None:
    """Copies of the printed headline group, byline, dateline, standfirst and caption, for readers of metadata."""
    head = article.head
    for role, text in _headlines(article):
        _put(meta, "headline", text, role=f"bmhead:{role}")
    if place:
        for node in article_texts(article):
            if place in node.facts:
                _put_text(meta, "dateline", node.text[place.start : place.end])
                break
    for byline in head.bylines:
        _put_text(meta, "by", byline.text)
    for standfirst in head.standfirsts:
        _put_text(meta, "description", standfirst.text, role="drol:summary")
    if article.kind == "photo":
        for caption in _captions(article):
            _put_text(meta, "description", caption.text, role="drol:caption")


def _captions(article: Article) -> Iterator[Caption]:
    for block in article.body:
        if isinstance(block, Photo):
            yield from (line for line in block.lines if isinstance(line, Caption))


def _headlines(article: Article) -> Iterator[tuple[str, str]]:
    """The headline first, then the rest of its group; every news item gets one.

    Where none is printed, the photo's headline or the first words of the text stand in, and their role says so.
    """
    head = article.head
    if head.headline and has_text(head.headline):
        yield "headline", head.headline.text
    else:
        yield _stand_in(article)
    yield from (("kicker", node.text) for node in head.kickers if has_text(node))
    yield from (("subheadline", node.text) for node in head.subheadlines if has_text(node))


def _stand_in(article: Article) -> tuple[str, str]:
    for block in article.body:
        if isinstance(block, Photo) and isinstance(block.headline, Headline) and has_text(block.headline):
            return "photo", block.headline.text
    first: TextNode = next(filter(has_text, article_texts(article)))
    return "first-words", _line(first.text)[:FIRST_WORDS].rstrip()


# ---- small things


def _put(parent: Element, tag: str, text: str | None = None, /, **attributes: str) -> Element:
    """An element on a line of its own."""
    element = etree.SubElement(parent, g2(tag), attributes)
    element.text, element.tail = text, "\n"
    if parent.text is None:
        parent.text = "\n"
    return element


def _put_text(parent: Element, tag: str, text: str, /, **attributes: str) -> None:
    if without_space(text):
        _put(parent, tag, text, **attributes)


def _line(text: str | None) -> str:
    """One line, as `g2normalizedString` wants it (`[\\S ]*`), without space at its ends."""
    return " ".join((text or "").split())


def _utc(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
