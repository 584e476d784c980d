"""Document properties: core (ISO/IEC 29500-2, 11), extended (29500-1, 22.2) and custom (22.3)."""

from __future__ import annotations

from collections.abc import Iterator

from convert.formats.base import WriteOptions
from convert.formats.carried import SHARE_DIGITS
from convert.formats.docx import headings
from convert.formats.docx.fixity import CONTENT_PROPERTY, digest
from convert.formats.docx.vocabulary import words
from convert.formats.makers import creators
from convert.formats.xml import DECLARATION, encode, text_xml, value_xml
from convert.tree import Issue, articles, lone_article

APP_NS = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM_NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES_NS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format identifier of custom properties (22.3.2.2)."""
CORE_NAMES = (
    "title",
    "author",
    "last_modified_by",
    "subject",
    "category",
    "keywords",
    "language",
    "content_status",
)
"""The core properties beside the times, by python-docx's names, in the order in which they are given."""
TEMPLATE_CORE = {"title": "版面", "last_modified_by": "banmian", "language": "zh-CN"}
"""Those of the template, which stay where none are given."""
CORE_TIME = "%Y-%m-%dT%H:%M:%SZ"
"""W3CDTF to the second (ISO/IEC 29500-2, 11)."""
LIMIT = 255
"""The most characters in a core property: Word's limit, and python-docx's."""


def core_values(issue: Issue, options: WriteOptions) -> dict[str, str]:
    """The core properties beside the times, by python-docx's names; empty is absent.

    Keywords are the machine's, and the custom property KeywordsMadeBy says so.
    """
    said = words(issue.language)
    return {
        "title": _cut(document_title(issue)),
        "author": _joined(authors(issue), "; ") or _cut(issue.publication or options.provider or "") or said.nobody,
        "last_modified_by": _cut(options.generator),
        "subject": _cut(headings.subtitle(issue)),
        "category": _cut("、".join(p.section for p in issue.pages if p.section)),
        "keywords": _joined(keywords(issue)),
        "language": issue.language,
        "content_status": "Final",
    }


def authors(issue: Issue) -> tuple[str, ...]:
    """Who wrote an article that stands alone; of a page, and where nobody is named, it is the paper.

    The property is for who is responsible for the content (ISO/IEC 29500-2, 11), and archives want it filled in: where
    nobody is known it says so, as catalogues do, and never names the program.  Word parts names at a semicolon.
    """
    article = lone_article(issue)
    return () if article is None else tuple(filter(None, map(headings.one_line, creators(article))))


def document_title(issue: Issue) -> str:
    """Paper, date, and page where there is only one; before them the headline of an article that stands alone."""
    article = lone_article(issue)
    headline = headings.one_line(article.head.headline.text if article is not None and article.head.headline else "")
    paper = issue.publication if headline else headings.title(issue)
    parts = (headline, headings.one_line(paper or ""), headings.subtitle(issue))
    return "\u3000".join(part for part in parts if part)


def keywords(issue: Issue) -> tuple[str, ...]:
    """The machine's keywords of all articles, each once, the weightiest first.

    There is room for some of an issue's only: those are of all its pages, not of the first.
    """
    found = (k for a in articles(issue) if a.enrichment for k in a.enrichment.keywords)
    weighty = sorted(found, key=lambda k: -round(k.weight, SHARE_DIGITS))  # as they are read; of one weight: in order
    return tuple(dict.fromkeys(headings.one_line(keyword.text) for keyword in weighty))


def app_properties(issue: Issue, options: WriteOptions) -> bytes:
    """`docProps/app.xml`: what made the file, and for which paper."""
    values = [f"<{name}>{text_xml(value)}</{name}>" for name, value in app_values(issue, options)]
    return _part(f'xmlns="{APP_NS}"', "".join(values))


def app_values(issue: Issue, options: WriteOptions) -> Iterator[tuple[str, str]]:
    """The extended properties that have a value, in order."""
    values = {"Application": options.generator, "Company": issue.publication or options.provider or ""}
    yield from ((name, value) for name, value in values.items() if value)


def custom_properties(issue: Issue, options: WriteOptions, of_marks: dict[str, str]) -> bytes:
    """`docProps/custom.xml`: facts about issue and source that have no core property, and those of bookmarks."""
    content = (CONTENT_PROPERTY, digest(issue, SHARE_DIGITS))
    values = (*custom_values(issue, options), content, *of_marks.items())
    inside = "".join([_property(number, name, value) for number, (name, value) in enumerate(values, 2)])
    return _part(f'xmlns="{CUSTOM_NS}" xmlns:vt="{TYPES_NS}"', inside)


def custom_values(issue: Issue, options: WriteOptions) -> Iterator[tuple[str, str]]:
    """The custom properties of issue and file that have a value, in order."""
    tools = sorted({a.enrichment.tool for a in articles(issue) if a.enrichment and a.enrichment.keywords})
    values = {
        "Generator": options.generator,
        "Publication": issue.publication,
        "IssueDate": issue.date,
        "IssueNumber": issue.number,
        "PageNumbers": "、".join(p.number for p in issue.pages if p.number) or None,
        **source_values(issue),
        **page_values(issue),
        "Provider": options.provider,
        "Rights": options.rights,
        "Urgency": options.urgency,
        "Embargo": options.embargo.isoformat() if options.embargo else None,
        "TimeKnown": "true" if options.time_known else "false",
        "KeywordsMadeBy": f"{words(issue.language).machine}: {', '.join(tools)}" if tools else None,
    }
    for name, value in values.items():
        if value is not None:
            yield name, str(value)


def page_values(issue: Issue) -> dict[str, str | None]:
    """The language of each page that is not in the issue's."""
    return {f"Page_{n}_Language": page.language for n, page in enumerate(issue.pages, 1) if page.language}


def source_values(issue: Issue) -> dict[str, str | None]:
    """The file that an issue was made of; of several each with its number, and the number of each page's."""
    values: dict[str, str | None] = {}
    if not issue.sources:
        return {"Source": issue.source or None, "SourceSha256": issue.sha256 or None, "SourceEncoding": issue.encoding}
    for number, source in enumerate(issue.sources, 1):
        values[f"Source_{number}"] = source.name
        values[f"Source_{number}_Sha256"] = source.sha256 or None
        values[f"Source_{number}_Encoding"] = source.encoding
    names = [source.name for source in issue.sources]
    pages = enumerate(issue.pages, 1)
    return values | {f"Page_{n}_Source": str(names.index(page.source or "") + 1) for n, page in pages}


def _property(number: int, name: str, value: str) -> str:
    """One property; ids count from 2 (22.3.2.2)."""
    text = f"<vt:lpwstr>{text_xml(value)}</vt:lpwstr>"
    return f'<property fmtid="{FORMAT_ID}" pid="{number}" name="{value_xml(name)}">{text}</property>'


def _part(namespaces: str, inside: str) -> bytes:
    return DECLARATION + encode(f"<Properties {namespaces}" + (f">{inside}</Properties>\n" if inside else "/>\n"))


def _cut(text: str) -> str:
    text = headings.one_line(text)
    return text if len(text) <= LIMIT else text[: LIMIT - 2] + "……"


def _joined(texts: tuple[str, ...], mark: str = "；") -> str:
    """The texts with marks between them, as many as there is room for."""
    joined = ""
    for text in texts:
        longer = f"{joined}{mark}{text}" if joined else text
        if len(longer) > LIMIT:
            break
        joined = longer
    return joined
