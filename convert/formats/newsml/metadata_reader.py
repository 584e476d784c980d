"""An item's metadata as fields of the tree: issue, page, article without its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast
from urllib.parse import unquote

from convert.findings import Finding, finding
from convert.formats.newsml.codes import Codes
from convert.formats.newsml.inline_reader import text_of
from convert.formats.newsml.properties import line
from convert.formats.newsml.vocabulary import OWN_CODES, XML_LANG, g2
from convert.formats.release import Release, release_in
from convert.formats.xml import Element
from convert.tree import Article, ArticleKind, Enrichment, Head, Headline, Issue, Keyword, Page, Place

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RELEASE = {
    "provider": f"{g2('itemMeta')}/{g2('provider')}/{g2('name')}",
    "rights": f"{g2('rightsInfo')}/{g2('copyrightNotice')}",
    "urgency": f"{g2('contentMeta')}/{g2('urgency')}",
    "embargo": f"{g2('itemMeta')}/{g2('embargoed')}",
}
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?")


def package_of(item: Element) -> str:
    """The guid of the package that an item says it is a member of; empty where it says nothing."""
    member = item.find(f"{g2('itemMeta')}/{g2('memberOf')}")
    return "" if member is None else member.get("uri") or ""


def issue_of(package: Element, codes: Codes) -> tuple[Issue, list[Finding]]:
    """The facts about the issue that a package gives, without pages; and a date that is none."""
    created = package.findtext(f"{g2('contentMeta')}/{g2('contentCreated')}") or ""
    issue = issue_from(alt_ids(package, codes), created, package.get(XML_LANG))
    return issue, [] if issue.date or not created else [_unusable(package, "contentCreated", created)]


def issue_from(ids: Mapping[str, str], created: str, language: str | None) -> Issue:
    """The issue with these ids, and with the date that a contentCreated begins with."""
    day = _DAY.match(created)
    return Issue(
        ids.get("publication"), day.group() if day else None, ids.get("issue"),
        ids.get("issue-language") or language or "und",
        ids.get("source", ""), ids.get("source-sha256", ""), ids.get("encoding", "utf-8"),
    )  # fmt: skip


def without_source(issue: Issue) -> Issue:
    """The facts that all pages of an issue share, whatever files they were made of."""
    return replace(issue, source="", sha256="", encoding="utf-8")


def release_of(items: Iterable[Element], issue: Issue) -> tuple[Release, list[Finding]]:
    """What the items of a message say of its release, the first that says it; of embargoes, which each has, the latest.

    The paper itself is a message's provider where no other is named.
    """
    found: dict[str, list[str]] = {}
    for name, path in _RELEASE.items():
        found[name] = [text_of(element).strip() for item in items for element in item.iterfind(path)]
    providers = (name for name in found["provider"] if name and name != line(issue.publication))
    return release_in(
        "NewsML-G2",
        provider=next(providers, None),
        rights=next(iter(found["rights"]), None),
        urgency=next(iter(found["urgency"]), None),
        embargoes=found["embargo"],
    )


def page_of(package: Element, codes: Codes) -> Page:
    """The page's number and section, and its language where it says that the issue is in another."""
    ids = alt_ids(package, codes)
    own, of_issue = package.get(XML_LANG), ids.get("issue-language")
    return Page(ids.get("page"), ids.get("section"), language=own if of_issue and own != of_issue else None)


def article_of(item: Element, codes: Codes) -> tuple[Article, list[Finding]]:
    """An article without its text; and what of its metadata cannot be used."""
    ids = alt_ids(item, codes)
    enrichment, findings = _enrichment(item, codes)
    kinds = [code for code in _qcodes(item, "genre", codes) if code.startswith("bmkind:")]
    kind = kinds[0].partition(":")[2] if kinds else "unknown"
    if kind not in OWN_CODES["bmkind"]:
        findings.append(_unusable(item, "genre", kind))
        kind = "unknown"
    article = Article(
        ids.get("article") or item.get("guid") or "", Head(), kind=cast(ArticleKind, kind),
        sha256=ids.get("sha256", ""), enrichment=enrichment,
    )  # fmt: skip
    return article, findings


def stub_of(item: Element, codes: Codes) -> Article:
    """All that is still said of a withdrawn article: its id, kind, language, and the headline of its metadata."""
    article, _ = article_of(item, codes)
    headline = item.find(f"{g2('contentMeta')}/{g2('headline')}")
    text = "" if headline is None else text_of(headline)
    head = Head(headline=Headline(text.strip() or article.id))
    return Article(article.id, head, kind=article.kind, language=item.get(XML_LANG) or "und")


def alt_ids(item: Element, codes: Codes) -> dict[str, str]:
    """The item's ids in our scheme, by kind; the first of each kind."""
    return ids_of(item.iterfind(f"{g2('contentMeta')}/{g2('altId')}"), codes)


def ids_of(elements: Iterable[Element], codes: Codes) -> dict[str, str]:
    """The ids in our scheme that these altId give, by kind; the first of each kind."""
    found: dict[str, str] = {}
    for element in elements:
        alias, _, kind = codes.of(element, "type").partition(":")
        if alias == "bmid" and (text := text_of(element)):
            found.setdefault(kind, text)
    return found


def extensions(item: Element, codes: Codes) -> dict[str, str]:
    """The values of contentMeta's extension properties, by what they are."""
    return values_of(item.iterfind(f"{g2('contentMeta')}/{g2('contentMetaExtProperty')}"), codes)


def values_of(properties: Iterable[Element], codes: Codes) -> dict[str, str]:
    """The values of extension properties, by what they are."""
    return {codes.of(element, "rel"): element.get("value") or "" for element in properties}


def _qcodes(item: Element, tag: str, codes: Codes) -> Iterator[str]:
    for element in item.iterfind(f"{g2('contentMeta')}/{g2(tag)}"):
        yield codes.of(element, "qcode")


def _enrichment(item: Element, codes: Codes) -> tuple[Enrichment | None, list[Finding]]:
    """What a tool added; subjects that others gave are not in the tree."""
    tool = extensions(item, codes).get("bmprop:tool")
    keywords, places, findings = [], [], []
    for subject in item.iterfind(f"{g2('contentMeta')}/{g2('subject')}"):
        maker = codes.of(subject, "creator")
        if codes.of(subject, "how") != "howextr:tool" or not maker.startswith("bmtool:"):
            continue
        tool = tool or unquote(maker.partition(":")[2])
        text, value = subject.get("literal") or "", _related(subject, codes)
        if not text or not value:
            findings.append(_unusable(subject, "subject", text))
        elif codes.of(subject, "type") == "cpnat:geoArea":
            places.append(Place(text, int(float(value))))
        else:
            keywords.append(Keyword(text, float(value)))
    return (Enrichment(tool, tuple(keywords), tuple(places)) if tool else None), findings


def _related(subject: Element, codes: Codes) -> str | None:
    """The weight or count of a subject; None where it is no number."""
    for related in subject.iterchildren(g2("related")):
        value = related.get("value") or ""
        if codes.of(related, "rel") in {"bmprop:weight", "bmprop:count"} and _NUMBER.fullmatch(value):
            return value
    return None


def _unusable(element: Element, field: str, value: str) -> Finding:
    line: object = element.sourceline
    return finding("NML047", line=line if isinstance(line, int) else None, field=field, value=value)
