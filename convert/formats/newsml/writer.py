"""An issue as one newsMessage: a packageItem for each page, a newsItem for each article (NewsML-G2 2.35).

Elements stand in the order of the specification's itemMeta and contentMeta; times are UTC with a zone.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from convert.findings import Finding, finding
from convert.formats import identity
from convert.formats.base import WriteOptions, Written
from convert.formats.newsml import labels, reissue
from convert.formats.newsml.hashes import METADATA, content_hash, metadata_hash, text_hash
from convert.formats.newsml.links import address, other_ends
from convert.formats.newsml.metadata_reader import package_of
from convert.formats.newsml.nitf import NitfWriter, has_text, part_id
from convert.formats.newsml.parts import put_part
from convert.formats.newsml.properties import extension, line, literal, put, put_named, put_person, utc
from convert.formats.newsml.vocabulary import (
    CATALOG,
    G2,
    GENRES,
    ITEM_MEDIA_TYPE,
    NITF_MEDIA_TYPE,
    SCHEMES,
    STANDARD_VERSION,
    UNKNOWN,
    XML_LANG,
    g2,
)
from convert.formats.xml import Element, serialize
from convert.tree import (
    Article,
    Contributor,
    Issue,
    Page,
    SourceFile,
    TextNode,
    article_texts,
    continuations,
    contributors,
    dispatch,
    page_texts,
    source_of,
    without_space,
)

NAME = "NewsML-G2"
_NAMESPACES: dict[Any, str] = {None: G2}


def write(issue: Issue, options: WriteOptions) -> Written:
    """The issue as a NewsML-G2 newsMessage with NITF, and what it could not carry."""
    root = etree.Element(g2("newsMessage"), nsmap=_NAMESPACES)
    root.text = "\n"
    header = put(root, "header")
    items = ItemWriter(issue, options, put(root, "itemSet"))
    items.write()
    if options.previous is not None:
        _reissue(items, options.previous)
    versions = reissue.versions(items.item_set)
    sender = items.provider
    put(header, "sent", items.time)
    if sender:
        put(header, "sender", sender)
    put(header, "transmitId", identity.urn("message", *(guid for guid, _ in items.guids), items.time, *versions))
    for item in items.item_set:
        _seal(item)
    return Written(serialize(root), tuple(dict.fromkeys(items.findings)))


def _reissue(items: ItemWriter, data: bytes) -> None:
    """Count on from the message that this one replaces, and cancel what it no longer holds."""
    previous, problems = reissue.read_previous(data)
    items.findings += problems
    pages = dict(zip((guid for guid, _ in items.guids), items.issue.pages or (Page(),), strict=True))
    for package, guid in reissue.withdrawn_articles(previous, items.item_set):
        items.cancel_article(pages[package], package, guid, previous.stub(guid))
    for package in reissue.withdrawn_packages(previous, items.item_set):
        old, page = ItemWriter(previous.issue(package), items.options, items.item_set), previous.page(package)
        old.cancel_package(page, package)
        for guid in previous.members(package):
            old.cancel_article(page, package, guid, previous.stub(guid))
    reissue.count_on(previous, items.item_set)


def _seal(item: Element) -> None:
    """Fill in the hash of an item's metadata, once nothing in it changes any more."""
    for hashed in item.iterfind(f"{g2('itemMeta')}/{g2('hash')}"):
        if hashed.get("scope") == METADATA:
            hashed.text = metadata_hash(item)


class ItemWriter:
    """Writes the items of an issue into an itemSet; `findings` collects what there is to say."""

    def __init__(self, issue: Issue, options: WriteOptions, item_set: Element) -> None:
        self.issue, self.options, self.item_set = issue, options, item_set
        self.time = utc(options.time)
        self.language = issue.language or "und"
        self.guids = identity.guids(issue) or [(identity.page_guid(issue, None), [])]
        self.homes: dict[str, str] = {}
        if options.part:
            self.homes = {identity.part_guid(own): page for page, own in self.guids}
            self.guids = [(identity.part_guid(own), own) for _, own in self.guids]
        self.other_ends = other_ends(issue, self.guids) if issue.sources else {}
        self.findings: list[Finding] = []
        self.template = self._template()

    @property
    def provider(self) -> str | None:
        """Who publishes the file, or else the paper."""
        return line(self.options.provider) or line(self.issue.publication) or None

    def write(self) -> None:
        """All pages, each with its articles after it."""
        if not self.options.time_known:
            self.findings.append(finding("FACT004", format=NAME))
        if self.provider is None:
            self.findings.append(finding("NML018"))
        for page, (guid, article_guids) in zip(self.issue.pages or (Page(),), self.guids, strict=True):
            self._page(page, guid, article_guids)

    def cancel_article(self, page: Page, package: str, guid: str, stub: Article) -> None:
        """Add an article as withdrawn, after the other items of its package."""
        item = self._article(page, stub, guid, package, "canceled")
        last = next(one for one in item.itersiblings(preceding=True) if package in (one.get("guid"), package_of(one)))
        last.addnext(item)

    def cancel_package(self, page: Page, guid: str) -> None:
        """Add a page as withdrawn, at the end."""
        self._package(page, guid, [], "canceled")

    # ---- items

    def _page(self, page: Page, guid: str, guids: list[str]) -> None:
        carried = []
        for article, article_guid in zip(page.articles, guids, strict=True):
            if any(map(has_text, article_texts(article))):
                carried.append((article, article_guid))
            else:
                self.findings.append(finding("TREE005", format=NAME, node=f"Article {article.id}"))
        self._package(page, guid, [article_guid for _, article_guid in carried])
        for article, article_guid in carried:
            self._article(page, article, article_guid, guid)

    def _template(self) -> Element:
        """What all items of the message share, made once and copied."""
        item = etree.Element(g2("item"), guid="", version="1", standard=NAME, nsmap=_NAMESPACES)
        item.set("standardversion", STANDARD_VERSION)
        item.set("conformance", "power")
        item.tail = "\n"
        put(item, "catalogRef", href=CATALOG)
        catalog = put(item, "catalog")
        for alias, uri in SCHEMES.items():
            put(catalog, "scheme", alias=alias, uri=uri)
        if self.options.rights and without_space(self.options.rights):
            put(put(item, "rightsInfo"), "copyrightNotice", self.options.rights)
        self._management(put(item, "itemMeta"))
        return item

    def _management(self, meta: Element) -> None:
        put(meta, "itemClass", qcode="")
        provider = put(meta, "provider", literal=self.provider or UNKNOWN)
        if self.provider:
            put(provider, "name", self.provider)
        put(meta, "versionCreated", self.time)
        if self.options.embargo is not None:
            put(meta, "embargoed", utc(self.options.embargo))
        put(meta, "pubStatus", qcode="stat:usable")
        put(meta, "generator", line(self.options.generator) or "banmian")
        put(meta, "profile", "banmian-page", versioninfo="1")

    def _item(self, tag: str, guid: str, language: str, status: str) -> tuple[Element, Element]:
        """A new item and its itemMeta."""
        item = deepcopy(self.template)
        item.tag = g2(tag)
        item.set("guid", guid)
        item.set(XML_LANG, language)
        self.item_set.append(item)
        meta = item[-1]
        meta[0].set("qcode", "ninat:composite" if tag == "packageItem" else "ninat:text")
        for element in meta.iterchildren(g2("pubStatus")):
            element.set("qcode", f"stat:{status}")
        return item, meta

    # ---- the page

    def _package(self, page: Page, guid: str, guids: list[str], status: str = "usable") -> None:
        item, item_meta = self._item("packageItem", guid, self.language, status)
        put(item_meta, "title", labels.page_title(self.issue, page))
        if guid in self.homes:
            put(item_meta, "memberOf", uri=self.homes[guid])
        text = without_space("".join(node.text for node in page_texts(page)))
        put(item_meta, "hash", text_hash(text), hashtype="bmhash:sha256-text", scope="bmhash:page-text")
        put(item_meta, "hash", hashtype="bmhash:sha256-c14n", scope=METADATA)
        meta = self._content_meta(item)
        furniture = (("folio", page.folios), ("editor-line", page.editor_lines), ("unplaced", page.unplaced))
        people = (f for _, nodes in furniture for node in nodes for f in node.facts if isinstance(f, Contributor))
        for person in dict.fromkeys(people):
            put_person(meta, person)
        source = source_of(self.issue, page)
        self._ids(
            meta, publication=self.issue.publication, page=page.number, section=page.section, issue=self.issue.number,
            source=source.name, **{"source-sha256": source.sha256, "encoding": source.encoding},
        )  # fmt: skip
        put(meta, "language", tag=self.language)
        printed = [(role, node) for role, nodes in furniture for node in nodes if has_text(node)]
        parts = [self._furniture(meta, role, node, part_id(guid, n)) for n, (role, node) in enumerate(printed, 1)]
        extension(meta, "contentMetaExtProperty", "bmprop:pages", str(len(self.issue.pages)))
        for identifier, node in parts:
            for fact in node.facts:
                put_part(item, identifier, fact)
        self._group(item, guid, guids, source)

    def _furniture(self, meta: Element, role: str, node: TextNode, identifier: str) -> tuple[str, TextNode]:
        element = put(meta, "description", node.text, role=f"bmpage:{role}")
        if node.facts:
            element.set("id", identifier)
        return identifier, node

    def _group(self, item: Element, guid: str, guids: list[str], source: SourceFile) -> None:
        """The articles in reading order; a page without any refers to the text it was made from."""
        name = "g" + guid.rpartition(":")[2]
        group_set = put(item, "groupSet", root=name)
        group = put(group_set, "group", id=name, role="bmpage:articles", mode="pgrmod:seq")
        for rank, article_guid in enumerate(guids, 1):
            put(group, "itemRef", residref=article_guid, version="1", contenttype=ITEM_MEDIA_TYPE, rank=str(rank))
        if not guids:
            put(group, "itemRef", href=address(source), contenttype="text/plain", rank="1")

    # ---- the article

    def _article(self, page: Page, article: Article, guid: str, package: str, status: str = "usable") -> Element:
        language = article.language or self.language
        item, meta = self._item("newsItem", guid, language, status)
        put(meta, "memberOf", uri=package)
        hashed = put(meta, "hash", hashtype="bmhash:sha256-c14n")
        put(meta, "hash", hashtype="bmhash:sha256-c14n", scope=METADATA)
        for jump in dict.fromkeys((f.direction, f.page) for f in continuations(article)):
            self._jump(meta, article, *jump)
        self._article_meta(item, article, language)
        content = put(item, "contentSet")
        inline = put(content, "inlineXML", contenttype=NITF_MEDIA_TYPE)
        inline.text = "\n"
        makers: dict[tuple[str, str], str | None] = {
            (m.role, literal(m.name)): m.affiliation for m in contributors(article)
        }
        writer = NitfWriter(self.issue, page, guid, self.options.urgency, makers)
        hashed.text = content_hash(writer.write(inline, article, language))
        for identifier, facts in writer.parts:
            for fact in facts:
                put_part(item, identifier, fact)
        item.append(content)
        return item

    def _jump(self, meta: Element, article: Article, direction: str, page: str) -> None:
        """A link to the article at the other end; to the page, where that is not known or not in an issue's file."""
        rel = "bmlink:continued-on" if direction == "to" else "bmlink:continued-from"
        if identity.pages_are_known(self.issue) and page:
            other = self.other_ends.get((article.id, direction, page)) or identity.page_guid(self.issue, page)
            put(meta, "link", rel=rel, residref=other, title=page)

    def _article_meta(self, item: Element, article: Article, language: str) -> None:
        meta = self._content_meta(item)
        place = dispatch(article)
        if place and place.place:
            put_named(meta, "located", place.place, type="cpnat:geoArea")
        if place and place.source:
            put_named(meta, "infoSource", place.source)
        for person in contributors(article):
            put_person(meta, person)
        self._ids(meta, article=article.id, sha256=article.sha256)
        put(meta, "language", tag=language)
        put(meta, "genre", qcode=f"bmkind:{article.kind}")
        if article.kind in GENRES:
            put(meta, "genre", qcode=GENRES[article.kind])
        if article.enrichment:
            labels.put_subjects(meta, article.enrichment)
        labels.put_labels(meta, article, place)
        if article.enrichment:
            labels.put_tool(meta, article.enrichment)

    def _content_meta(self, item: Element) -> Element:
        meta = put(item, "contentMeta")
        if self.options.urgency is not None:
            put(meta, "urgency", str(self.options.urgency))
        if self.issue.date:
            put(meta, "contentCreated", self.issue.date)
        return meta

    def _ids(self, meta: Element, **known: str | None) -> None:
        for kind, value in known.items():
            if value and without_space(value):
                put(meta, "altId", value, type=f"bmid:{kind}")
