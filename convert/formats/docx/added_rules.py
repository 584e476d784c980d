"""What must hold between the page and all that the format adds to it: headings, contents, running heads, properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from convert.findings import Finding, finding
from convert.formats.base import WriteOptions
from convert.formats.docx import headings, properties
from convert.formats.docx.elements import first_texts, in_controls, paragraph_text, style_of
from convert.formats.docx.styles import ADDED_IDS
from convert.formats.docx.tokens import Line, Token
from convert.formats.docx.vocabulary import (
    APP_PART,
    CORE_PART,
    FOOTER_PART,
    TAB,
    P,
    T,
    header_part,
)
from convert.formats.xml import Element
from convert.tree import Issue, without_space

_CORE_TAGS = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "last_modified_by": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy",
    "subject": "{http://purl.org/dc/elements/1.1/}subject",
    "category": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}category",
    "keywords": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords",
    "content_status": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus",
}
_TIMES = ("{http://purl.org/dc/terms/}created", "{http://purl.org/dc/terms/}modified")


def check_properties(issue: Issue, stated: Mapping[str, str], roots: Mapping[str, Element]) -> Iterator[Finding]:
    """Properties, running heads and footer that do not say what the page says; `stated` are the custom ones."""
    options = WriteOptions(
        generator=stated.get("Generator", ""), provider=stated.get("Provider"), rights=stated.get("Rights")
    )
    yield from _core(roots[CORE_PART], issue, options)
    yield from _pairs("app.xml: ", dict(properties.app_values(issue, options)), _app(roots[APP_PART]))
    expected = dict(properties.custom_values(issue, options))
    yield from _pairs("", {name: expected.get(name) for name in _OF_THE_PAGE}, {n: stated.get(n) for n in _OF_THE_PAGE})
    if stated.get("TimeKnown") not in ("true", "false"):
        yield finding("DOCX034", name="TimeKnown", found=stated.get("TimeKnown") or "—", expected="true / false")
    yield from _stories(issue, options, roots)


def check_added(issue: Issue, tokens: Iterable[Token], body: Element) -> Iterator[Finding]:
    """Headings, labels and notes that the format adds, and its table of contents, say what the page says."""
    shown = [(token.style, token.text) for token in tokens if isinstance(token, Line) and token.style in ADDED_IDS]
    listed = [(style_of(p) or "", paragraph_text(p)) for p in in_controls(body, P)]
    for found, expected in (
        (shown, list(headings.added_lines(issue))),
        (listed, list(headings.contents_lines(issue))),
    ):
        for one, other in zip_longest(found, expected, fillvalue=("—", "")):
            if one != other and (one[0], without_space(one[1])) != (other[0], without_space(other[1])):
                yield finding("DOCX035", found=": ".join(one), expected=": ".join(other))
                break


_OF_THE_PAGE = ("PageNumbers", "KeywordsMadeBy")
"""Custom properties that repeat what the page says; the others are read, or are about the file."""


def _core(root: Element, issue: Issue, options: WriteOptions) -> Iterator[Finding]:
    expected = properties.core_values(issue, options)
    found = first_texts(root)
    yield from _pairs("", expected, {name: found.get(tag, "") for name, tag in _CORE_TAGS.items()})
    created, modified = (found.get(tag, "") for tag in _TIMES)
    yield from _pairs("", {"modified": created}, {"modified": modified})


def _app(root: Element) -> dict[str, str]:
    return {str(e.tag).rpartition("}")[2]: e.text or "" for e in root}


def _pairs(where: str, expected: Mapping[str, str | None], found: Mapping[str, str | None]) -> Iterator[Finding]:
    for name in {**expected, **found}:
        if name != "language" and (expected.get(name) or "") != (found.get(name) or ""):
            yield finding(
                "DOCX034", name=where + name, found=found.get(name) or "—", expected=expected.get(name) or "—"
            )


def _stories(issue: Issue, options: WriteOptions, roots: Mapping[str, Element]) -> Iterator[Finding]:
    """The running heads are those of the pages, in their order; the footer states the rights."""
    for number, page in enumerate(issue.pages, 1):
        root = roots.get(header_part(number))
        shown = None if root is None else _tabbed(root)
        expected = "\t".join(headings.running_head(issue, page))
        if shown != expected:
            yield finding("DOCX021", reason=f"the running head is {shown}, not {expected}")
    lines = ["".join(t.text or "" for t in p.iter(T)) for p in roots[FOOTER_PART].iter(P)]
    expected_lines = ["— 1 —", *([headings.one_line(options.rights)] if options.rights else [])]
    if lines != expected_lines:
        yield finding("DOCX021", reason=f"the footer is {' / '.join(lines)}, not {' / '.join(expected_lines)}")


def _tabbed(root: Element) -> str:
    return "".join("\t" if e.tag == TAB else e.text or "" for e in root.iter(T, TAB))
