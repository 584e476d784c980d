"""DOCX (ISO/IEC 29500 WordprocessingML): a document that an editor can open, search and print.

The text stream is every paragraph of `word/document.xml` in the style of a role of the tree.  Not part of it:
the title and subtitle, the table of contents, page headings, labels of articles without a headline, the
machine's notes, rules between articles, headers, footers, and the document properties.

Body, contents and properties are in modules of their own; python-docx keeps the package.
"""

from __future__ import annotations

from dataclasses import dataclass

from convert.findings import Finding, finding
from convert.formats.base import WriteOptions, Written
from convert.tree import Issue


@dataclass(frozen=True, slots=True)
class DocxFormat:
    """The format `docx`; its modules, and python-docx, are loaded when they are first needed."""

    name: str = "docx"
    suffix: str = ".docx"
    media_type: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        """The issue as a document."""
        from convert.formats.docx.package import make

        data, findings = make(issue, options)
        if not options.time_known:
            findings = (*findings, finding("FACT004", format="DOCX"))
        return Written(data, findings)

    def validate(self, data: bytes) -> list[Finding]:
        """What is wrong with a document: the project's schemas, and the checks in `validator`."""
        from convert.formats.docx.validator import validate

        return validate(data)

    def text_stream(self, data: bytes) -> str:
        """The page's text read back from a document."""
        from convert.formats.docx.reader import text_stream

        return text_stream(data)


FORMAT = DocxFormat()
