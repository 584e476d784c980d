"""EPUB 3.3: a book of an issue's pages and articles.

The **text stream** of an EPUB is the text of the bodies of the spine's documents, in the spine's order, without white
space, and without the elements of class `generated`: page marks and page titles, mastheads (paper, date, number),
title page, lists of contents, the title over unplaced text, and the note of machine-made keywords and places.
The navigation document and the NCX are not in the spine; titles in `<head>` are in no body.

**Read back**, a book gives the tree that it was made of, but for `not_carried`: nodes from the classes, facts from the
elements over parts of a text (`data-fact` counts them where they cross), what is known of the issue from the mastheads
and the package's metadata.  A text of nothing but white space prints nothing, and is not written.
"""

from __future__ import annotations

from dataclasses import dataclass

from convert.findings import Finding, finding
from convert.formats.base import Proof, Reading, WriteOptions, Written
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
    not_carried: tuple[str, ...] = (
        "Origin.spans",
        "Origin.confidence",
        "Origin.cues",
        "Origin.agent",
        "Article.confidence",
        "Issue.edits",
        "SourceFile.edits",
    )
    no_place_for: tuple[str, ...] = ("urgency",)

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        """The issue as an EPUB; a finding where its time of modification (EPUB 3.3, 5.5.4) is not known."""
        whole = lay_out(issue)
        findings = () if options.time_known else (finding("FACT004", format="EPUB"),)
        return Written(make_package(whole, documents(whole), options), findings)

    def validate(self, data: bytes) -> list[Finding]:
        """What our profile of EPUB 3.3 and the checks in Python say; empty when valid."""
        return validator.validate(data)

    def prove(self, data: bytes) -> Proof:
        """What `validate` says, and the text of the documents that it looked at."""
        return validator.prove(data)

    def text_stream(self, data: bytes) -> str:
        """The page's text read back: see the module's definition of the text stream."""
        return reader.text_stream(data)

    def read(self, data: bytes) -> Reading:
        """The tree in a file, and what no longer fits; raises UnreadableError where it holds none or is hostile."""
        from convert.formats.epub import read_issue  # no page needs it that is written and proved

        return read_issue.read(data)


FORMAT = Epub()
