"""ninjs 3.1 (IPTC News in JSON): a page as a composite object, each article a full object among its associations.

The text stream of an article is the values of its `headlines`, then of its `bodies` (of the HTML one the
characters between the tags).  A page's is its bodies of role `folio`, its articles, then its bodies of roles
`editor-line` and `unplaced`.  `title`, `name`, `slugline`, `by`, `located`, `people`, `places`, `subjects` and the rest
are copies or machine-made, and not in it.
"""

from __future__ import annotations

from convert import tree
from convert.errors import UnreadableError
from convert.findings import Finding
from convert.formats.base import WriteOptions, Written
from convert.formats.json_text import dump
from convert.formats.ninjs.reader import stream
from convert.formats.ninjs.validator import read_checked
from convert.formats.ninjs.writer import left_out, news_object
from convert.tree import Issue

__all__ = ["FORMAT", "Ninjs"]


class Ninjs:
    """The `ninjs` format."""

    name = "ninjs"
    suffix = ".ninjs.json"
    media_type = "application/json"

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        """One news object; TREE005 for each fact and edit that ninjs has no field for."""
        return Written(dump(news_object(issue, options)), tuple(left_out(issue)))

    def validate(self, data: bytes) -> list[Finding]:
        """Findings NJS001 to NJS014."""
        return read_checked(data)[1]

    def text_stream(self, data: bytes) -> str:
        """The page's text; raises UnreadableError where the file is none of ours."""
        value, problems = read_checked(data)
        if value is None:
            raise UnreadableError(problems[0])
        return tree.without_space("".join(stream(value)))


FORMAT = Ninjs()
