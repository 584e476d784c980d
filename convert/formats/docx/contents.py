"""The table of contents: a field (17.16.5.68) that opens filled, one for each page of the newspaper.

`\\o "1-1" \\u` takes headings of level 1, which are the articles, or, where pages stand above them, those of level 2;
`\\b` keeps to the page's bookmark; `\\h` makes each entry a link.  `\\n` leaves page numbers out: how a reader's
program breaks the pages is not known here, and a wrong number is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from convert.formats.docx.headings import has_contents
from convert.formats.docx.runs import Line, run_xml
from convert.formats.docx.styles import TITLES, Script, form_id
from convert.formats.docx.vocabulary import Words
from convert.formats.xml import text_xml, value_xml


@dataclass(slots=True, eq=False, repr=False)
class Contents:
    """A page's entries: (bookmark, heading, script) of its articles, and its own heading, script and bookmarks."""

    bookmark: str
    heading: str = ""
    heading_bookmark: str = ""
    script: Script = ""
    entries: list[tuple[str, str, Script]] = field(default_factory=list)


def instruction(bookmark: str | None) -> str:
    """The field's code; `bookmark` is None where the document is one page."""
    limit, level = (f"\\b {bookmark} ", 2) if bookmark else ("", 1)
    return f' TOC \\o "{level}-{level}" \\n \\h \\z \\u {limit}'


def contents_xml(pages: Sequence[Contents], said: Words, several: bool) -> str:
    """The table of contents; empty where there is no article, or one alone and no pages to list.

    Each page's field is in a content control of its own: LibreOffice 7.4 crashes on several in one.
    """
    if not has_contents(sum(len(page.entries) for page in pages), several=several):
        return ""
    heading = Line("TOCHeading")
    heading.add_text(said.contents)
    controls = []
    for number, page in enumerate(pages):
        lines = [] if number else [heading]
        if several:
            lines.append(_entry("TOCPage", page.heading_bookmark, page.heading, page.script))
        lines += _field(page, several)
        controls.append(_CONTROL.format("".join(line.xml() for line in lines)))
    return "".join(controls)


_CONTROL = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def _field(page: Contents, several: bool) -> list[Line]:
    lines = [_entry(TITLES[several].entry, *entry) for entry in page.entries]
    if lines:
        code = text_xml(instruction(page.bookmark if several else None))
        instructed = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        lines[0].pieces[:0] = [_mark("begin"), instructed, _mark("separate")]
        lines[-1].pieces.append(_mark("end"))
    return lines


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _entry(style_id: str, bookmark: str, text: str, script: Script) -> Line:
    run = run_xml(text, form_id(None, script, style_id))
    return Line(style_id, [f'<w:hyperlink w:anchor="{value_xml(bookmark)}" w:history="1">{run}</w:hyperlink>'])
