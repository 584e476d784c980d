"""DOCX (ISO/IEC 29500 WordprocessingML): a document that an editor can open, search and print.

The text stream is every paragraph of `word/document.xml` that the format does not add by itself.  Not part of it:
the title and subtitle, the table of contents, page headings, labels of articles without a headline, the
machine's notes, rules between articles, headers, footers, and the document properties.

Body, contents and properties are in modules of their own; python-docx keeps the package.
"""

from __future__ import annotations

from dataclasses import dataclass

from convert.errors import InvalidOutputError
from convert.findings import Finding, finding
from convert.formats.base import Proof, Reading, WriteOptions, Written
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
        from convert.formats.xml import NotXmlError

        try:
            data = make(issue, options)
        except NotXmlError as error:
            raise InvalidOutputError(finding("DOCX005", part="word/document.xml", reason=error)) from error
        findings = () if options.time_known else (finding("FACT004", format="DOCX"),)
        return Written(data, findings)

    @property
    def not_carried(self) -> tuple[str, ...]:
        """What of the tree is not in a document."""
        from convert.formats.docx.fixity import NOT_CARRIED

        return NOT_CARRIED

    def read(self, data: bytes) -> Reading:
        """The tree in a document, as it was written or as others have changed it.

        Raises UnreadableError for what is no document, not one of ours, or hostile.
        """
        from convert.formats.docx.reader import read

        return read(data)

    def validate(self, data: bytes) -> list[Finding]:
        """What is wrong with a document: the project's schemas, and the checks in `validator`."""
        from convert.formats.docx.validator import validate

        return validate(data)

    def prove(self, data: bytes) -> Proof:
        """What is wrong with a document, and its text, read from the same parts."""
        from convert.formats.docx.validator import prove

        return prove(data)

    def text_stream(self, data: bytes) -> str:
        """The page's text read back from a document."""
        from convert.formats.docx.reader import text_stream

        return text_stream(data)


FORMAT = DocxFormat()
