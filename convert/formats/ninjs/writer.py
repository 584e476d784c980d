"""The tree as ninjs 3.1: a page is a composite news object, its articles are its `associations`.

ninjs has no field for a printed page: number, section, paper and date are `altIds`, for together they name the page,
and stand in the `slugline` for people.

Objects are written as text from the first, each so many levels deep: a page has a few large texts and hundreds of
small objects, which would only be made to be taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from convert.findings import Finding, finding
from convert.formats.base import WriteOptions
from convert.formats.fixity import edited_sha256
from convert.formats.identity import guids, urn
from convert.formats.json_text import entry, holding, listed, said
from convert.formats.ninjs import members as m
from convert.formats.ninjs import vocabulary as v
from convert.formats.ninjs.inline import unmarked
from convert.formats.titles import StandIn, stand_ins
from convert.page_names import page_name
from convert.tree import (
    Article,
    Contributor,
    Dispatch,
    Issue,
    Page,
    facts_of,
    makers,
    page_language,
    places_named,
    source_of,
    texts,
    without_space,
)

_STANDARD = [said(name, value) for name, value in v.STANDARD.items()]


class _Object(NamedTuple):
    """A news object: what it is called, and its members as text, the first three apart."""

    title: str
    uri: str
    type: str
    profile: str
    members: list[str]

    def associated(self, rel: str, depth: int) -> str:
        """As an association of another object."""
        return entry(
            depth, said("name", self.title), said("rel", rel), self.uri, self.type, self.profile, *self.members
        )

    def alone(self) -> str:
        """As the object that a file is."""
        return entry(0, self.uri, holding("standard", _STANDARD, 0), self.type, self.profile, *self.members)


class _Shared(NamedTuple):
    """What a page and its articles say alike: entries of `infoSources` and `altIds`, and the slugline."""

    sources: list[str]
    ids: list[str]
    slug: str | None


class _Named(NamedTuple):
    """A page, its identifier and those of its articles, and what stands for the headlines of those without one."""

    page: Page
    uri: str
    uris: list[str]
    called: list[StandIn | None]


def write(issue: Issue, options: WriteOptions) -> bytes:
    """A file of one news object: the page, or, where there are none or several, the issue with its pages.

    Of a part of a page, it is the article.
    """
    writer = _Writer(issue, options)
    pages = [
        _Named(page, *its, called)
        for page, its, called in zip(issue.pages, guids(issue), stand_ins(issue), strict=True)
    ]
    if len(pages) != 1:
        top = writer.page(pages[0], 0) if options.part else writer.whole(pages)
    elif options.part:
        page, (uri, *_), (called, *_) = pages[0].page, pages[0].uris, pages[0].called
        top = writer.article(page.articles[0], uri, called, writer.shared(page, 2), 0)
    else:
        top = writer.page(pages[0], 0)
    return f"{top.alone()}\n".encode()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Writer:
    """What every object of a file is written with."""

    issue: Issue
    options: WriteOptions

    def whole(self, pages: list[_Named]) -> _Object:
        """An issue of several pages, or of none."""
        issue, shared = self.issue, self.shared(None, 2)
        key = ("issue", issue.publication or "", issue.date or "", self._source_key())
        related = [self.page(page, 2).associated("page", 2) for page in pages]
        own = [*listed("infoSources", shared.sources, 0), *listed("altIds", shared.ids, 0)]
        return self._object(
            v.ISSUE,
            urn(*key),
            issue.language,
            shared.slug or "—",
            [*own, *listed("associations", related, 0)],
        )

    def _source_key(self) -> str:
        """What tells an issue from another part of it; not of one put together whose paper and date are known."""
        issue = self.issue
        known = issue.publication and issue.date
        return issue.source or issue.sha256 or next((one.name for one in issue.sources if not known), "")

    def page(self, named: _Named, depth: int) -> _Object:
        """A page with its articles."""
        page = named.page
        shared, theirs = self.shared(page, depth + 2), self.shared(page, depth + 4)
        related = [
            self.article(article, own, called, theirs, depth + 2).associated("article", depth + 2)
            for article, own, called in zip(page.articles, named.uris, named.called, strict=True)
        ]
        nodes = (*page.folios, *page.editor_lines, *page.unplaced)
        those = [fact for node in nodes for fact in node.facts if isinstance(fact, Contributor)]
        own = [
            *m.furniture(page, depth),
            *m.people(those, depth),
            *m.organisations(those, depth),
            *listed("infoSources", shared.sources, depth),
            *listed("altIds", shared.ids, depth),
            *listed("associations", related, depth),
        ]
        return self._object(v.PAGE, named.uri, page_language(self.issue, page), shared.slug or "—", own)

    def article(self, article: Article, uri: str, called: StandIn | None, shared: _Shared, depth: int) -> _Object:
        """An article as an object that can stand alone; `called` is what stands for a headline."""
        facts, made = facts_of(article), article.enrichment
        those, datelines = makers(facts), [fact for fact in facts if isinstance(fact, Dispatch)]
        from_ = next(iter(places_named(datelines[:1])), None)
        own = [
            *([said("slugline", shared.slug)] if shared.slug is not None else []),
            *m.headlines(article.head, depth),
            *m.by(article),
            *([said("located", from_)] if from_ is not None else []),
            *m.bodies(article, depth),
            *m.people(those, depth),
            *m.organisations(those, depth),
            *m.places(datelines, made, depth),
            *m.subjects(made, depth),
            *m.genres(article, depth),
            *listed("infoSources", shared.sources + m.sources(datelines, made, depth + 2), depth),
            *listed("altIds", self._article_ids(article, depth + 2) + shared.ids, depth),
        ]
        return self._object(v.ARTICLE, uri, article.language, m.title_of(article, called), own)

    def _object(self, profile: str, uri: str, language: str, title: str, own: list[str]) -> _Object:
        options = self.options
        common = [
            '"representationType": "full"',
            *([m.time_of("versionCreated", options.time)] if options.time_known else []),
            *([m.time_of("embargoedUntil", options.embargo)] if options.embargo is not None else []),
            '"pubStatus": "usable"',
            *([f'"urgency": {options.urgency}'] if options.urgency is not None else []),
            *([said("copyrightNotice", rights)] if (rights := _said(options.rights)) is not None else []),
            said("language", language),
            said("title", title),
        ]
        type_ = said("type", "text" if profile == v.ARTICLE else "composite")
        return _Object(title, said("uri", uri), type_, said("profile", profile), common + own)

    def shared(self, page: Page | None, depth: int) -> _Shared:
        """What an object of this page, or of the issue, has in its lists so deep."""
        parties = (
            (self.issue.publication, "publication"),
            (_said(self.options.provider), "provider"),
            (self.options.generator, "software"),
        )
        sources = [entry(depth, said("name", name), said("role", role)) for name, role in parties if name]
        return _Shared(sources, m.ids(self._ids(page), depth), self._slug(page))

    def _ids(self, page: Page | None) -> list[tuple[str, str | None]]:
        issue = self.issue
        known = [("publication", issue.publication), ("date", issue.date), ("issue", issue.number)]
        if page is not None or not issue.sources:
            source = source_of(issue, page or Page())
            known += [("source", source.name), ("source-sha256", source.sha256), ("encoding", source.encoding)]
        return known if page is None else [*known, ("page", page.number), ("section", page.section)]

    def _slug(self, page: Page | None) -> str | None:
        number = page_name(page.number) if page and page.number else None
        parts = (self.issue.publication, self.issue.date, number, page.section if page else None)
        return " ".join(part for part in parts if part) or _said(self.issue.source)

    def _article_ids(self, article: Article, depth: int) -> list[str]:
        """What tells an article; by itself also the language of its page, where that is another."""
        own = entry(depth, '"role": "article"', said("value", article.id))
        foreign = self.options.part and article.language != self.issue.language
        known = [("sha256", article.sha256), ("text-sha256", edited_sha256(article))]
        return [own, *m.ids([*known, ("page-language", self.issue.language if foreign else None)], depth)]


def _said(text: str | None) -> str | None:
    return text if text and without_space(text) else None


# --------------------------------------------------------------------------- what is left out


def left_out(issue: Issue) -> Iterator[Finding]:
    """TREE005 for what stands in this tree and not in its ninjs, if a reader would look for it: facts."""
    for node in texts(issue):
        for fact in unmarked(node) if node.facts else ():
            line = node.origin.spans[0].line if node.origin.spans else None
            what = f"{type(fact).__name__} ({type(node).__name__})"
            yield finding("TREE005", line=line, format=v.NAME, node=what)


__all__ = ["left_out", "write"]
