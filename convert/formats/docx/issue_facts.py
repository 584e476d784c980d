"""The issue around the pages that were read: its facts, and what is known of each article beside its text.

What the title block shows counts before what the properties say, since a person sees it and may have mended it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast, get_args

from convert.findings import Finding, finding
from convert.formats.docx import headings
from convert.formats.docx.assemble import Assembly
from convert.formats.docx.drafts import Draft, PageDraft
from convert.formats.docx.fixity import CONTENT_PROPERTY, digest
from convert.formats.docx.marks import id_in
from convert.formats.docx.read_properties import Properties
from convert.formats.docx.styles import DATE_STYLE, NUMBER_STYLE, PAGE_STYLE, PUBLICATION_STYLE, SECTION_STYLE
from convert.formats.docx.vocabulary import office_language
from convert.formats.fixity import text_sha256
from convert.tree import Article, ArticleKind, Enrichment, Issue, Page, SourceFile, with_sources, without_space

_DEFAULT = Issue()
_OF_ARTICLES = ("Id", "Kind", "Language", "MachineTool")
_KINDS = frozenset(get_args(ArticleKind))
_SHOWN_DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


def finished_issue(assembly: Assembly, properties: Properties) -> tuple[Issue, list[Finding]]:
    """The issue, and findings about facts that contradict each other and articles that were changed."""
    known, findings = _facts(assembly.title_words, properties.custom)
    language = properties.language or _DEFAULT.language
    if len(assembly.pages) == 1:
        _number_alone(assembly.pages[0], assembly.title_words)
    ids: dict[str, int] = {}
    pages = tuple(
        replace(_page(page, language, properties.custom, ids), language=properties.custom.get(f"Page_{n}_Language"))
        for n, page in enumerate(assembly.pages, 1)
    )
    issue = Issue(
        known["publication"],
        known["date"],
        known["number"],
        language,
        source=properties.custom.get("Source", _DEFAULT.source),
        sha256=properties.custom.get("SourceSha256", _DEFAULT.sha256),
        encoding=properties.custom.get("SourceEncoding", _DEFAULT.encoding),
        pages=pages,
    )
    issue = with_sources(issue, _sources(len(pages), properties.custom))
    given = properties.custom.get(CONTENT_PROPERTY)
    if given == digest(issue):
        return issue, findings
    rehashed, changed = _rehashed(issue, assembly, properties.custom)
    if given is not None:
        findings += changed or [finding("DOCX026", text=headings.one_line(headings.title(issue)))]
    return rehashed, findings


def _sources(pages: int, given: Mapping[str, str]) -> list[SourceFile]:
    """The file of each page, where the issue was put together from several; a page added by hand is of the first."""
    numbers = [given.get(f"Page_{n}_Source", "1") for n in range(1, pages + 1)]
    return [
        SourceFile(
            given[f"Source_{number}"],
            given.get(f"Source_{number}_Sha256", _DEFAULT.sha256),
            given.get(f"Source_{number}_Encoding", _DEFAULT.encoding),
        )
        for number in numbers
        if f"Source_{number}" in given
    ]


def _facts(shown: Mapping[str, str], given: Mapping[str, str]) -> tuple[dict[str, str | None], list[Finding]]:
    """Publication, date and number: as shown, in the form of the property where both say the same."""
    found: dict[str, str | None] = {}
    findings = []
    for name, property_name, style in (
        ("publication", "Publication", PUBLICATION_STYLE.id),
        ("date", "IssueDate", DATE_STYLE.id),
        ("number", "IssueNumber", NUMBER_STYLE.id),
    ):
        stated, seen = given.get(property_name), shown.get(style)
        as_shown = None if stated is None else _shown_form(name, stated)
        if seen is None or seen == as_shown:
            found[name] = stated
            continue
        found[name] = _iso(seen) if name == "date" else seen
        if stated is not None:
            findings.append(finding("DOCX033", name=property_name, shown=seen, stated=stated))
    return found, findings


def _shown_form(name: str, stated: str) -> str:
    return headings.date_line(Issue(date=stated)) if name == "date" else headings.one_line(stated)


def _iso(shown: str) -> str:
    date = _SHOWN_DATE.fullmatch(shown)
    return f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else shown


def _number_alone(page: PageDraft, shown: Mapping[str, str]) -> None:
    """The page of a document of one page has its number and section in the subtitle."""
    if page.number is None:
        page.number = shown.get(PAGE_STYLE.id)
    if page.section is None:
        page.section = shown.get(SECTION_STYLE.id)


def _page(draft: PageDraft, language: str, properties: Mapping[str, str], ids: dict[str, int]) -> Page:
    articles = tuple(_article(article, draft.number, language, properties, ids) for article in draft.articles)
    return Page(
        draft.number,
        draft.section,
        tuple(draft.folios),
        articles,
        tuple(draft.editor_lines),
        tuple(draft.unplaced),
    )


def _article(
    draft: Draft, page: str | None, language: str, properties: Mapping[str, str], ids: dict[str, int]
) -> Article:
    own = {key: properties.get(f"{draft.name}_{key}") if draft.name else None for key in _OF_ARTICLES}
    kind = own["Kind"] if own["Kind"] in _KINDS else "unknown"
    wanted = own["Id"] if own["Id"] is not None else id_in(draft.name) if draft.name else _new_id(draft, page)
    if draft.name:
        ids.setdefault(wanted, 1)
    return Article(
        wanted if draft.name else _distinct(wanted, ids),
        draft.finished_head(),
        draft.finished_body(),
        cast(ArticleKind, kind),
        own["Language"] or (_other(language) if draft.foreign else language),
        properties.get(f"{draft.name}_Sha256", "") if draft.name else "",
        enrichment=draft.enrichment or (None if own["MachineTool"] is None else Enrichment(own["MachineTool"])),
    )


def _other(language: str) -> str:
    return "zh-Hant" if office_language(language) == "zh-CN" else "zh-Hans"


def _new_id(draft: Draft, page: str | None) -> str:
    """An id for an article that was added by hand: from its page and headline, as all are."""
    title = without_space(draft.headline.text) if draft.headline else ""
    return "a" + hashlib.sha256(f"{page or ''}\n{title}".encode()).hexdigest()[:12]


def _distinct(wanted: str, ids: dict[str, int]) -> str:
    """The id, with a number where it stands already."""
    count = ids[wanted] = ids.get(wanted, 0) + 1
    return wanted if count == 1 else _distinct(f"{wanted}-{count}", ids)


def _rehashed(issue: Issue, assembly: Assembly, properties: Mapping[str, str]) -> tuple[Issue, list[Finding]]:
    """The issue with the hashes of its articles' text as it stands, and a finding for each that has changed."""
    found: list[Finding] = []
    pages = []
    for page, draft in zip(issue.pages, assembly.pages, strict=True):
        articles = []
        for article, of in zip(page.articles, draft.articles, strict=True):
            now = text_sha256(article)
            as_written = properties.get(f"{of.name}_TextSha256", article.sha256)
            if article.sha256 and now != as_written:
                found.append(finding("DOCX026", text=_name(article)))
            articles.append(article if now == as_written else replace(article, sha256=now))
        pages.append(replace(page, articles=tuple(articles)))
    return replace(issue, pages=tuple(pages)), found


def _name(article: Article) -> str:
    return headings.one_line(article.head.headline.text) if article.head.headline else article.id
