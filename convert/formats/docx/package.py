"""The package (ISO/IEC 29500-2) around a body: what differs from page to page is put in its place in a mould.

What is the same in every document of so many pages is kept as bytes.  The zip is packed here: python-docx stamps it
with the time of day.
"""

from __future__ import annotations

import re
from datetime import UTC
from functools import lru_cache

from convert.errors import InvalidOutputError
from convert.findings import finding
from convert.formats.base import WriteOptions
from convert.formats.docx import headings, properties
from convert.formats.docx.body import BodyWriter
from convert.formats.docx.mould import Mould, mould_of
from convert.formats.docx.runs import Line
from convert.formats.docx.styles import Script, form_id
from convert.formats.docx.vocabulary import (
    APP_PART,
    CORE_PART,
    CUSTOM_PART,
    DOCUMENT_PART,
    FIXED_TEXTS,
    FOOTER_PART,
    NAMESPACES,
    header_part,
    office_language,
)
from convert.formats.xml import DECLARATION, encode, text_xml
from convert.formats.zips import pack
from convert.tree import Issue, Page, page_language

_CORE_PROPERTY = re.compile(r"<([a-z]+:\w+)>\{(\w+)\}</\1>")


def make(issue: Issue, options: WriteOptions) -> bytes:
    """The document's bytes.  Raises NotXmlError, and InvalidOutputError as `core` does."""
    mould = mould_of(len(issue.pages), office_language(issue.language))
    writer = BodyWriter(issue, mould.headers, mould.footer)
    filled = {
        DOCUMENT_PART: writer.write(),
        **{header_part(number): header(issue, page) for number, page in enumerate(issue.pages, 1)},
        FOOTER_PART: footer(options),
        CORE_PART: core(mould, issue, options),
        APP_PART: properties.app_properties(issue, options),
        CUSTOM_PART: properties.custom_properties(issue, options, writer.marks.properties),
    }
    return pack({**mould.parts, **filled}.items(), alike=FIXED_TEXTS)


def core(mould: Mould, issue: Issue, options: WriteOptions) -> bytes:
    """The core properties, as python-docx fills them in.

    Raises InvalidOutputError (DOCX005) where it raises an error: for a value too long.
    """
    values = {name: value for name, value in properties.core_values(issue, options).items() if value}
    for value in values.values():
        if len(value) > properties.LIMIT:
            reason = f"a property of more than {properties.LIMIT} characters: {value}"
            raise InvalidOutputError(finding("DOCX005", part=CORE_PART, reason=reason))
    form = _core_form(mould.parts[CORE_PART], tuple(values))
    time = options.time.astimezone(UTC).strftime(properties.CORE_TIME)
    return encode(form.format(time=time, **{name: text_xml(value) for name, value in values.items()}))


@lru_cache(maxsize=32)
def _core_form(every: bytes, names: tuple[str, ...]) -> str:
    """The form where only those properties are given: of the others stands what the template has, or nothing."""

    def kept(place: re.Match[str]) -> str:
        if place[2] in names:
            return place[0]
        default = properties.TEMPLATE_CORE.get(place[2])
        return f"<{place[1]}>{default}</{place[1]}>" if default else ""

    return _CORE_PROPERTY.sub(kept, every.decode())


def header(issue: Issue, page: Page) -> bytes:
    """The running head (17.10.4): paper, date and page of the newspaper."""
    line = Line("Header")
    scripts: tuple[Script, ...] = ("", "", headings.script_in(page_language(issue, page), issue.language))
    for number, (text, script) in enumerate(zip(headings.running_head(issue, page), scripts, strict=True)):
        if number:
            line.pieces.append("<w:r><w:tab/></w:r>")
        if text:
            line.add_text(text, form_id(None, script, line.style_id))
    return _part("hdr", line)


def footer(options: WriteOptions) -> bytes:
    """The footer (17.10.3): the number of the sheet as a PAGE field, under it the rights where they are stated."""
    line = Line("Footer")
    line.add_text("— ")
    line.pieces.append('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    line.add_text(" —")
    rights = Line("Footer")
    rights.add_text(headings.one_line(options.rights or ""))
    return _part("ftr", line, *([rights] if options.rights else []))


def _part(root: str, *lines: Line) -> bytes:
    return DECLARATION + encode(f"<w:{root} {NAMESPACES}>{''.join(line.xml() for line in lines)}</w:{root}>\n")
