"""EPUB 3.3: a book of an issue's pages and articles.

The **text stream** of an EPUB is the text of the bodies of the spine's documents, in the spine's order, without white
space, and without the elements of class `generated`: page marks and page titles, mastheads (paper, date, number),
title page, lists of contents, the title over unplaced text, and the note of machine-made keywords and places.
The navigation document and the NCX are not in the spine; titles in `<head>` are in no body.
"""

from __future__ import annotations

from dataclasses import dataclass

from convert.findings import Finding, finding
from convert.formats.base import WriteOptions, Written
from convert.formats.epub import reader, validator
from convert.formats.epub.package import make_package
from convert.formats.epub.plan import lay_out
from convert.formats.epub.vocabulary import MEDIA_TYPE
from convert.formats.epub.xhtml import documents
from convert.tree import Issue


@dataclass(frozen=True, slots=True)
class Epub:
    """The format `epub` (`convert.formats.base.Format`)."""

    name: str = "epub"
    suffix: str = ".epub"
    media_type: str = MEDIA_TYPE

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        """The issue as an EPUB; a finding where its time of modification (EPUB 3.3, 5.5.4) is not known."""
        whole = lay_out(issue)
        findings = () if options.time_known else (finding("FACT004", format="EPUB"),)
        return Written(make_package(whole, documents(whole), options), findings)

    def validate(self, data: bytes) -> list[Finding]:
        """What our profile of EPUB 3.3 and the checks in Python say; empty when valid."""
        return validator.validate(data)

    def text_stream(self, data: bytes) -> str:
        """The page's text read back: see the module's definition of the text stream."""
        return reader.text_stream(data)


FORMAT = Epub()
