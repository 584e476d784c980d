"""The items of a message: a packageItem for each page, a newsItem for each article.

Elements stand in the order of the specification's itemMeta and contentMeta; times are UTC with a zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.findings import Finding, finding
from convert.formats import identity
from convert.formats.base import WriteOptions
from convert.formats.fixity import edited_sha256
from convert.formats.newsml import labels
from convert.formats.newsml.canonical import Markup, both, canonical, joined
from convert.formats.newsml.catalogs import CATALOGS
from convert.formats.newsml.hashes import METADATA, text_hash
from convert.formats.newsml.links import Links, source_reference
from convert.formats.newsml.markup import around
from convert.formats.newsml.nitf import NitfWriter, has_text, part_id
from convert.formats.newsml.parts import put_part
from convert.formats.newsml.properties import extension, line, literal, put, put_named, put_person, utc
from convert.formats.newsml.vocabulary import (
    G2,
    GENRES,
    ITEM_MEDIA_TYPE,
    MADE_FROM,
    NITF_MEDIA_TYPE,
    PAGE_PROFILE,
    PAGE_TEXT,
    PART_PROFILE,
    PART_TEXT,
    STANDARD_VERSION,
    UNKNOWN,
)
from convert.formats.titles import StandIn, stand_ins
from convert.formats.xml import text_xml, value_xml
from convert.tree import (
    Article,
    Contributor,
    Dispatch,
    Issue,
    Page,
    SourceFile,
    TextNode,
    article_texts,
    facts_of,
    is_blank,
    makers,
    page_texts,
    places_named,
    source_of,
    without_space,
)

NAME = "NewsML-G2"
_CATALOGS = both(CATALOGS)


class ItemWriter:
    """Writes the items of an issue; `findings` collects what there is to say."""

    def __init__(self, issue: Issue, options: WriteOptions) -> None:
        self.issue, self.options = issue, options
        self.time = utc(options.time)
        self.language = issue.language or "und"
        self.guids = identity.guids(issue) or [(identity.page_guid(issue, None), [])]
        self.links = Links(issue, self.guids)
        self.homes: dict[str, str] = {}
        """The guid of the page that a package of a part is of, by that of the package."""
        if options.part:
            self.homes = {identity.part_guid(own): page for page, own in self.guids}
            self.guids = [(identity.part_guid(own), own) for _, own in self.guids]
        self.findings: list[Finding] = []
        self.provider = line(options.provider) or line(issue.publication) or None
        """Who publishes the file, or else the paper."""
        self._beginnings: dict[tuple[str, str, str], Markup] = {}

    def write(self) -> Iterator[str]:
        """All pages, each with its articles after it."""
        if not self.options.time_known:
            self.findings.append(finding("FACT004", format=NAME))
        if self.provider is None:
            self.findings.append(finding("NML018"))
        named = stand_ins(self.issue) or [[]]
        for page, (guid, article_guids), called in zip(self.issue.pages or (Page(),), self.guids, named, strict=True):
            yield from self._page(page, guid, article_guids, called)

    def canceled_article(self, page: Page, home: str, guid: str, stub: Article) -> str:
        """An article of the page of that guid as withdrawn."""
        return self._article(page, stub, guid, home, None, status="canceled")

    def canceled_package(self, page: Page, guid: str, home: str = "", called: str | None = None) -> str:
        """A page as withdrawn, or the part of a page (`home`) that an article so called is."""
        if home:
            self.homes[guid] = home
        return self._package(page, guid, [], called, status="canceled")

    # ---- items

    def _page(self, page: Page, guid: str, guids: list[str], called: list[StandIn | None]) -> Iterator[str]:
        carried = []
        for article, article_guid, stand_in in zip(page.articles, guids, called, strict=True):
            if any(map(has_text, article_texts(article))):
                carried.append((article, article_guid, stand_in))
            else:
                self.findings.append(finding("TREE005", format=NAME, node=f"Article {article.id}"))
        title = labels.first_headline(carried[0][0], carried[0][2]) if carried else None
        yield self._package(page, guid, [article_guid for _, article_guid, _ in carried], title)
        for article, article_guid, stand_in in carried:
            yield self._article(page, article, article_guid, self.homes.get(guid, guid), stand_in)

    def _rights(self) -> str:
        rights = self.options.rights
        return around("rightsInfo", put("copyrightNotice", rights)) if rights and not is_blank(rights) else ""

    def _shared(self, kind: str, status: str, profile: str = PAGE_PROFILE) -> Markup:
        """What all items of a kind, status and profile begin with, as far as the profile in their itemMeta."""
        if (kind, status, profile) not in self._beginnings:
            own = both(f"{self._rights()}<itemMeta>\n{self._made(kind, status, profile)}")
            self._beginnings[kind, status, profile] = joined((_CATALOGS, own))
        return self._beginnings[kind, status, profile]

    def _made(self, kind: str, status: str, profile: str) -> str:
        name = put("name", self.provider) if self.provider else ""
        embargo = self.options.embargo
        return "".join([
            put("itemClass", qcode=f"ninat:{kind}"),
            around("provider", name, {"literal": self.provider or UNKNOWN}),
            put("versionCreated", self.time),
            "" if embargo is None else put("embargoed", utc(embargo)),
            put("pubStatus", qcode=f"stat:{status}"),
            put("generator", line(self.options.generator) or "banmian"),
            put("profile", profile, versioninfo="1"),
        ])  # fmt: skip

    def _item(self, tag: str, start: Markup, before: Markup, after: Markup, content: str = "") -> str:
        """An item of what stands before the hash of its metadata and after it, and of its content."""
        found = text_hash(f"{start.hashed}{before.hashed}{after.hashed}</{tag}>")
        hashed = _hash(found, "bmhash:sha256-c14n", METADATA)
        return f"{start.written}\n{before.written}{hashed}{after.written}{content}</{tag}>\n"

    # ---- the page

    def _package(self, page: Page, guid: str, guids: list[str], called: str | None, *, status: str = "usable") -> str:
        """A page; or, in a package of its own, an article by itself, which is called so."""
        part = guid in self.homes
        named = part and called is not None
        title = labels.part_title(self.issue, page, called or "") if named else labels.page_title(self.issue, page)
        home = put("memberOf", uri=self.homes[guid]) if part else ""
        text = without_space("".join(node.text for node in page_texts(page)))
        hashed = _hash(text_hash(text), "bmhash:sha256-text", PART_TEXT if part else PAGE_TEXT)
        furniture = (("folio", page.folios), ("editor-line", page.editor_lines), ("unplaced", page.unplaced))
        nodes = [(role, node) for role, found in furniture for node in found]
        printed = [(role, node) for role, node in nodes if has_text(node)]
        meta = around("contentMeta", self._page_meta(page, guid, [node for _, node in nodes], printed))
        for number, (_, node) in enumerate(printed, 1):
            meta += "".join(put_part(part_id(guid, number), fact) for fact in node.facts)
        shared = self._shared("composite", status, PART_PROFILE if part else PAGE_PROFILE)
        before = joined((shared, both(put("title", title) + home + hashed)))
        after = both("</itemMeta>\n" + meta + self._group(guid, guids, source_of(self.issue, page)))
        return self._item("packageItem", _start("packageItem", guid, page.language or self.language), before, after)

    def _page_meta(self, page: Page, guid: str, nodes: list[TextNode], printed: Sequence[tuple[str, TextNode]]) -> str:
        people = dict.fromkeys(fact for node in nodes for fact in node.facts if isinstance(fact, Contributor))
        source = source_of(self.issue, page)
        ids = {
            "publication": self.issue.publication, "page": page.number, "section": page.section,
            "issue": self.issue.number, "source": source.name, "source-sha256": source.sha256,
            "encoding": source.encoding, "issue-language": self.language if page.language else None,
        }  # fmt: skip
        return "".join([
            self._dated(), *map(put_person, people), self._ids(ids),
            put("language", tag=page.language or self.language),
            *(self._furniture(role, node, part_id(guid, n)) for n, (role, node) in enumerate(printed, 1)),
            extension("contentMetaExtProperty", "bmprop:pages", str(len(self.issue.pages))),
        ])  # fmt: skip

    def _furniture(self, role: str, node: TextNode, identifier: str) -> str:
        known = {"id": identifier} if node.facts else {}
        return put("description", node.text, role=f"bmpage:{role}", **known)

    def _group(self, guid: str, guids: list[str], source: SourceFile) -> str:
        """The articles in reading order; a page without any refers to the text it was made from."""
        name = "g" + guid.rpartition(":")[2]
        references = [
            put("itemRef", residref=one, version="1", contenttype=ITEM_MEDIA_TYPE, rank=str(rank))
            for rank, one in enumerate(guids, 1)
        ] or [put("itemRef", rel=MADE_FROM, href=source_reference(source), contenttype="text/plain", rank="1")]
        group = {"id": name, "role": "bmpage:articles", "mode": "pgrmod:seq"}
        return around("groupSet", around("group", "".join(references), group), {"root": name})

    # ---- the article

    def _article(
        self, page: Page, article: Article, guid: str, home: str, called: StandIn | None, *, status: str = "usable"
    ) -> str:
        """An article of the page of that guid: what it says is the same by itself and with its page."""
        language = article.language or self.language
        facts = facts_of(article)
        people = makers(facts)
        affiliations: dict[tuple[str, str], str | None] = {(m.role, literal(m.name)): m.affiliation for m in people}
        writer = NitfWriter(self.issue, page, guid, self.options.urgency, affiliations)
        nitf = writer.write(article, language)
        member = put("memberOf", uri=home) + _hash(text_hash(canonical(nitf.rstrip())), "bmhash:sha256-c14n")
        links = "".join(put("link", **link._asdict()) for link in self.links.of(guid, facts))
        datelines = [fact for fact in facts if isinstance(fact, Dispatch)]
        meta = joined(self._article_meta(article, called, language, people, datelines)).around("contentMeta")
        parts = "".join(put_part(identifier, fact) for identifier, known in writer.parts for fact in known)
        before = joined((self._shared("text", status), both(member)))
        after = joined((both(links + "</itemMeta>\n"), meta, both(parts)))
        content = around("contentSet", around("inlineXML", nitf, {"contenttype": NITF_MEDIA_TYPE}))
        return self._item("newsItem", _start("newsItem", guid, language), before, after, content)

    def _article_meta(
        self,
        article: Article,
        called: StandIn | None,
        language: str,
        people: tuple[Contributor, ...],
        datelines: list[Dispatch],
    ) -> Iterator[Markup]:
        before, after = [self._dated()], list(labels.put_labels(article, called))
        before += (put_named("located", place, type="cpnat:geoArea") for place in places_named(datelines))
        before += (put_named("infoSource", source) for source in dict.fromkeys(d.source for d in datelines if d.source))
        before += map(put_person, people)
        ids = {"article": article.id, "sha256": article.sha256, "text-sha256": edited_sha256(article)}
        before.append(self._ids(ids))
        before.append(put("language", tag=language))
        if article.kind != "unknown":  # which is no genre
            before.append(f'<genre qcode="bmkind:{article.kind}"/>\n')
        if article.kind in GENRES:
            before.append(f'<genre qcode="{GENRES[article.kind]}"/>\n')
        yield both("".join(before))
        if article.enrichment:
            yield labels.put_subjects(article.enrichment)
            after.append(labels.put_tool(article.enrichment))
        yield both("".join(after))

    def _dated(self) -> str:
        urgency = "" if self.options.urgency is None else put("urgency", str(self.options.urgency))
        return urgency + (put("contentCreated", self.issue.date) if self.issue.date else "")

    def _ids(self, known: dict[str, str | None]) -> str:
        return "".join([
            f'<altId type="bmid:{kind}">{text_xml(value)}</altId>\n'
            for kind, value in known.items() if value and not is_blank(value)
        ])  # fmt: skip


def _start(tag: str, guid: str, language: str) -> Markup:
    """The start-tag of an item."""
    guid, language = value_xml(guid), value_xml(language)
    standard = f'standard="{NAME}" standardversion="{STANDARD_VERSION}"'
    hashed = f'conformance="power" guid="{guid}" {standard} version="1" xml:lang="{language}"'.replace("&gt;", ">")
    return Markup(
        f'<{tag} guid="{guid}" version="1" {standard} conformance="power" xml:lang="{language}">',
        f'<{tag} xmlns="{G2}" {hashed}>',
    )


def _hash(value: str, hashtype: str, scope: str = "") -> str:
    of = f' scope="{scope}"' if scope else ""
    return f'<hash hashtype="{hashtype}"{of}>{value}</hash>\n'
