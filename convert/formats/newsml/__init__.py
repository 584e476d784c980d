"""NewsML-G2 2.35 with NITF 3.6: one newsMessage a file, a packageItem a page, a newsItem an article.

The text stream of a written message, page by page (packageItem by packageItem):

1. `contentMeta/description` of the package with role `bmpage:folio`;
2. the news items in the order of the package's `itemRef`; of each only the NITF body: kickers (`hl2` of class
   `kicker`), `hl1`, subheadlines, bylines, datelines, abstracts, then `body.content` as it stands;
3. the package's descriptions with role `bmpage:editor-line`, then `bmpage:unplaced`.

A package that is canceled is no part of it, nor an item that no package refers to.  All else repeats or describes:
every other element of `itemMeta` and `contentMeta` (headline, by, dateline, description, creator, subject, title …),
partMeta, and NITF's `head`.
"""

from __future__ import annotations

from collections.abc import Mapping

from convert.findings import Finding
from convert.formats.base import Proof, Reading, WriteOptions, Written
from convert.formats.newsml import reader, validator, writer
from convert.formats.newsml.vocabulary import MEDIA_TYPE
from convert.tree import Issue

__all__ = ["FORMAT", "NewsML"]


class NewsML:
    """The format `newsml`."""

    name = "newsml"
    suffix = ".newsml.xml"
    media_type = MEDIA_TYPE
    not_carried: tuple[str, ...] = (
        "Origin.spans",
        "Origin.confidence",
        "Origin.cues",
        "Origin.agent",
        "Article.confidence",
        "Issue.edits",
        "SourceFile.edits",
        "Article()",
    )

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        """The issue as a newsMessage."""
        return writer.write(issue, options)

    def validate(self, data: bytes) -> list[Finding]:
        """What the profile's schemas and the checks in Python say."""
        return validator.validate(data)

    def prove(self, data: bytes) -> Proof:
        """What `validate` says, and the text of the message that it looked at."""
        return validator.prove(data)

    def text_stream(self, data: bytes) -> str:
        """The page's text (see the module); raises etree.XMLSyntaxError where the bytes are no XML."""
        return reader.text_stream(data)

    def forgotten(self, replaced: bytes, data: bytes) -> list[Finding]:
        """NML050 where a message of the same page has items of later versions than the first, or canceled ones."""
        from convert.formats.newsml import reissue

        return reissue.forgotten(replaced, data)

    def withdrawn(self, replaced: bytes, data: bytes) -> list[Finding]:
        """NML052 where a message cancels the page of another day or paper, which had its name before."""
        from convert.formats.newsml import reissue

        return reissue.withdrawn(replaced, data)

    def versions(self, data: bytes) -> Mapping[str, int]:
        """The version of each item of a message by its guid."""
        from convert.formats.newsml import reissue

        return reissue.versions_in(data)

    def read(self, data: bytes) -> Reading:
        """The tree in a message, and findings NML040 to NML049; raises UnreadableError (NML001, NML030 to NML034)."""
        from convert.formats.newsml import message_reader  # no page needs it that is written and proved

        return message_reader.read(data)


FORMAT = NewsML()
