"""The tree as ninjs 3.1: a page is a composite news object, its articles are its `associations`.

ninjs has no field for a printed page: number, section, paper and date are `altIds`, for together they name the page,
and stand in the `slugline` for people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from convert.findings import Finding, finding
from convert.formats.base import WriteOptions
from convert.formats.identity import guids, urn
from convert.formats.ninjs import vocabulary as v
from convert.formats.ninjs.counts import counted
from convert.formats.ninjs.inline import marked, unmarked
from convert.formats.ninjs.markup import body_html, body_text
from convert.tree import (
    Article,
    Contributor,
    Dispatch,
    Enrichment,
    Head,
    Issue,
    Page,
    TextNode,
    article_texts,
    contributors,
    dispatch,
    parts,
    source_of,
    texts,
    without_space,
)

Object = dict[str, Any]

TITLE_LENGTH = 40
"""An article without a headline is called by its first words, up to so many."""


def news_object(issue: Issue, options: WriteOptions) -> Object:
    """The top-level object: the page, or, where there are none or several, the issue with its pages.

    Of a part of a page, it is the article.
    """
    writer = _Writer(issue, options)
    pages = [writer.page(page, own, theirs) for page, (own, theirs) in zip(issue.pages, guids(issue), strict=True)]
    top = pages[0] if len(pages) == 1 else writer.issue_object(pages)
    if options.part:
        top = {key: value for key, value in top["associations"][0].items() if key not in {"name", "rel"}}
    uri, type_, profile = top.pop("uri"), top.pop("type"), top.pop("profile")
    return {"uri": uri, "standard": v.STANDARD, "type": type_, "profile": profile, **top}


@dataclass(frozen=True, slots=True)
class _Writer:
    """What every object of a file is written with."""

    issue: Issue
    options: WriteOptions

    def issue_object(self, pages: list[Object]) -> Object:
        """An issue of several pages, or of none."""
        issue = self.issue
        key = ("issue", issue.publication or "", issue.date or "", self._source_key())
        related = [{"name": page["title"], "rel": "page", **page} for page in pages]
        return {
            **self._common(urn(*key), "composite", v.ISSUE, issue.language, self._slug(None) or "—"),
            **_present(infoSources=self._sources(), altIds=self._ids(None), associations=related),
        }

    def _source_key(self) -> str:
        """What tells an issue from another part of it; not of one put together whose paper and date are known."""
        issue = self.issue
        known = issue.publication and issue.date
        return issue.source or issue.sha256 or next((one.name for one in issue.sources if not known), "")

    def page(self, page: Page, uri: str, article_uris: list[str]) -> Object:
        """A page with its articles."""
        related = []
        for article, own in zip(page.articles, article_uris, strict=True):
            made = self.article(page, article, own)
            related.append({"name": made["title"], "rel": "article", **made})
        furniture = [*page.folios, *page.editor_lines, *page.unplaced]
        return {
            **self._common(uri, "composite", v.PAGE, self.issue.language, self._slug(page) or "—"),
            **_present(
                bodies=_furniture(page),
                people=_people([fact for node in furniture for fact in node.facts if isinstance(fact, Contributor)]),
                infoSources=self._sources(),
                altIds=[*self._ids(page), *_page_ids(page)],
                associations=related,
            ),
        }

    def article(self, page: Page, article: Article, uri: str) -> Object:
        """An article as an object that can stand alone."""
        from_, made = dispatch(article), article.enrichment
        makers = list(contributors(article))
        return {
            **self._common(uri, "text", v.ARTICLE, article.language, title_of(article)),
            **_present(
                slugline=self._slug(page),
                headlines=_headlines(article.head),
                by=_by(article, makers),
                located=from_.place if from_ else None,
                bodies=_bodies(article),
                people=_people(makers),
                organisations=_organisations(makers),
                places=[*_dateline_places(article), *_places(made)],
                subjects=_subjects(made),
                genres=_genres(article),
                infoSources=[*self._sources(), *_dateline_sources(article), *_tool(made)],
                altIds=[{"role": "article", "value": article.id}, *_hash(article), *self._ids(page), *_page_ids(page)],
            ),
        }

    def _common(self, uri: str, type_: str, profile: str, language: str, title: str) -> Object:
        options = self.options
        return {
            "uri": uri,
            "type": type_,
            "profile": profile,
            "representationType": "full",
            **_present(
                versionCreated=_utc(options.time) if options.time_known else None,
                embargoedUntil=None if options.embargo is None else _utc(options.embargo),
            ),
            "pubStatus": "usable",
            **_present(urgency=options.urgency, copyrightNotice=_said(options.rights)),
            "language": language,
            "title": title,
        }

    def _sources(self) -> list[Object]:
        provider = _said(self.options.provider)
        printed, software = self.issue.publication, self.options.generator
        parties = ((printed, "publication"), (provider, "provider"), (software, "software"))
        return [{"name": name, "role": role} for name, role in parties if name]

    def _ids(self, page: Page | None) -> list[Object]:
        issue = self.issue
        known = [("publication", issue.publication), ("date", issue.date), ("issue", issue.number)]
        if page is not None or not issue.sources:
            source = source_of(issue, page or Page())
            known += [("source", source.name), ("source-sha256", source.sha256), ("encoding", source.encoding)]
        return [{"role": role, "value": value} for role, value in known if value]

    def _slug(self, page: Page | None) -> str | None:
        number = f"第{page.number}版" if page and page.number else None
        parts = (self.issue.publication, self.issue.date, number, page.section if page else None)
        return " ".join(part for part in parts if part) or _said(self.issue.source)


# --------------------------------------------------------------------------- parts of an object


def _present(**members: Any) -> Object:
    return {name: value for name, value in members.items() if value is not None and value != []}


def _said(text: str | None) -> str | None:
    return text if text and without_space(text) else None


def _utc(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def title_of(article: Article) -> str:
    """The headline, else the first words, else the id: what an association is called, no text of the page."""
    if article.head.headline is not None:
        return article.head.headline.text
    first = next((node.text for node in article_texts(article)), article.id)
    return first if len(first) <= TITLE_LENGTH else first[:TITLE_LENGTH] + "…"


def _headlines(head: Head) -> list[Object]:
    main = () if head.headline is None else (head.headline,)
    parts = ((v.KICKER, head.kickers), (v.HEADLINE, main), (v.SUBHEADLINE, head.subheadlines))
    return [{"role": role, **_value(node)} for role, nodes in parts for node in nodes]


def _bodies(article: Article) -> list[Object]:
    head = article.head
    parts = ((v.BYLINE, head.bylines), (v.DATELINE, head.datelines), (v.STANDFIRST, head.standfirsts))
    lines = [_line(role, node) for role, nodes in parts for node in nodes]
    return [*lines, _html(body_html(article.body))] if article.body else lines


def _by(article: Article, makers: list[Contributor]) -> str | None:
    """The bylines as printed; where an article has none, the names of its makers."""
    printed = v.BY_SEPARATOR.join(node.text for node in article.head.bylines)
    return printed or "、".join(maker.name for maker in makers) or None


def _furniture(page: Page) -> list[Object]:
    parts = ((v.FOLIO, page.folios), (v.EDITOR_LINE, page.editor_lines), (v.UNPLACED, page.unplaced))
    return [_line(role, node) for role, nodes in parts for node in nodes]


def _value(node: TextNode) -> Object:
    """Plain text; where something is known of a part of it, HTML that marks it there."""
    html = len(unmarked(node)) < len(node.facts)
    return {"contentType": v.HTML if html else v.PLAIN, "value": marked(node) if html else node.text}


def _line(role: str, node: TextNode) -> Object:
    typed = _value(node)
    return {"role": role, "contentType": typed["contentType"], **_counted(node.text), "value": typed["value"]}


def _html(html: str) -> Object:
    counts = _counted(body_text(html, figures=False))
    return {"role": v.MAIN, "contentType": v.HTML, **counts, "value": html}


def _counted(text: str) -> Object:
    length, count = counted(text)
    return {"charCount": length, "wordCount": count}


def _people(makers: list[Contributor]) -> list[Object]:
    return _distinct([{"name": maker.name, "rel": maker.role} for maker in makers])


def _organisations(makers: list[Contributor]) -> list[Object]:
    return _distinct([{"name": m.affiliation, "rel": "contributor-affiliation"} for m in makers if m.affiliation])


def _distinct(objects: list[Object]) -> list[Object]:
    return [one for n, one in enumerate(objects) if one not in objects[:n]]


def _datelines(article: Article) -> list[Dispatch]:
    facts = [fact for node in article_texts(article) for fact in node.facts]
    return [fact for fact in facts if isinstance(fact, Dispatch)]


def _dateline_places(article: Article) -> list[Object]:
    return _distinct([{"name": one.place, "rel": "dateline"} for one in _datelines(article) if one.place])


def _dateline_sources(article: Article) -> list[Object]:
    return _distinct([{"name": one.source, "role": "dateline"} for one in _datelines(article) if one.source])


def _places(made: Enrichment | None) -> list[Object]:
    return [{"name": place.text, "rel": v.MACHINE_MADE} for place in made.places] if made else []


def _subjects(made: Enrichment | None) -> list[Object]:
    if made is None:
        return []
    known = {"rel": v.MACHINE_MADE, "creator": made.tool}
    return [{"name": k.text, **known, "relevance": _percent(k.weight)} for k in made.keywords]


def _percent(weight: float) -> int:
    """A weight as `relevance`, which ninjs has from 0 to 100."""
    return max(0, min(100, round(weight * 100)))


def _tool(made: Enrichment | None) -> list[Object]:
    return [{"name": made.tool, "role": v.MACHINE_MADE}] if made else []


def _genres(article: Article) -> list[Object]:
    uri = v.GENRES.get(article.kind)
    named = {"name": article.kind, **({"uri": uri} if uri else {}), "literal": article.kind}
    return [named] if article.kind in v.GENRES else []


def _hash(article: Article) -> list[Object]:
    return [{"role": "sha256", "value": article.sha256}] if article.sha256 else []


def _page_ids(page: Page) -> list[Object]:
    known = (("page", page.number), ("section", page.section))
    return [{"role": role, "value": value} for role, value in known if value]


# --------------------------------------------------------------------------- what is left out


def left_out(issue: Issue) -> Iterator[Finding]:
    """TREE005 for what stands in this tree and not in its ninjs, if a reader would look for it: facts and edits."""
    for node in texts(issue):
        line = node.origin.spans[0].line if node.origin.spans else None
        for fact in unmarked(node):
            what = f"{type(fact).__name__} ({type(node).__name__})"
            yield finding("TREE005", line=line, format=v.NAME, node=what)
    for part in parts(issue):
        yield from (finding("TREE005", format=v.NAME, node="Edit", line=e.line, column=e.column) for e in part.edits)


__all__ = ["left_out", "news_object", "title_of"]
