"""ninjs 3.1 (IPTC News in JSON): a page as a composite object, each article a full object among its associations.

The text stream of an article is the values of its `headlines`, then of its `bodies` (of HTML the characters between
the tags).  A page's is its bodies of role `folio`, its articles, then its bodies of roles
`editor-line` and `unplaced`.  `title`, `name`, `slugline`, `by`, `located`, `people`, `places`, `subjects` and the rest
are copies or machine-made, and not in it.
"""

from __future__ import annotations

from typing import Any

from convert import tree
from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats.base import Proof, Reading, WriteOptions, Written
from convert.formats.ninjs.reader import issue_of, release_of, stream
from convert.formats.ninjs.validator import read_checked
from convert.formats.ninjs.writer import left_out, write
from convert.tree import Issue

__all__ = ["FORMAT", "Ninjs"]


NOT_CARRIED = (
    "Origin.spans", "Origin.confidence", "Origin.cues", "Origin.agent", "Article.confidence", "Issue.edits",
    "SourceFile.edits",
    "Keyword.weight", "Place.count",
)  # fmt: skip
"""`relevance` has a weight in whole hundredths; how often a place is named is counted anew on reading."""


class Ninjs:
    """The `ninjs` format."""

    name = "ninjs"
    suffix = ".ninjs.json"
    media_type = "application/json"
    not_carried: tuple[str, ...] = NOT_CARRIED

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        """One news object; TREE005 for each fact that ninjs has no field for."""
        return Written(write(issue, options), tuple(left_out(issue)))

    def validate(self, data: bytes) -> list[Finding]:
        """Findings NJS001 to NJS020, NJS022 and NJS023."""
        return read_checked(data)[1]

    def prove(self, data: bytes) -> Proof:
        """Findings NJS001 to NJS020, NJS022 and NJS023, and the page's text in what was checked."""
        value, problems = read_checked(data)
        return Proof(tuple(problems), None if value is None else tree.without_space("".join(stream(value))))

    def text_stream(self, data: bytes) -> str:
        """The page's text; raises UnreadableError where the file is none of ours."""
        return tree.without_space("".join(stream(_checked(data)[0])))

    def read(self, data: bytes) -> Reading:
        """The tree, with NJS021 for what stands beside its text and no longer fits it.

        Raises UnreadableError (NJS001 to NJS007, NJS009, NJS015 to NJS018, NJS020).
        """
        value, problems = _checked(data)
        release, unusable = release_of(value)
        return Reading(issue_of(value), (*(_told(problem) for problem in problems), *unusable), release)


def _told(problem: Finding) -> Finding:
    """What is wrong with a copy or a count is mended by making it anew; a day that is none cannot be."""
    if problem.code == "NJS020":
        raise UnreadableError(problem)
    return finding("NJS021", uri=dict(problem.values)["uri"], check=problem.code)


def _checked(data: bytes) -> tuple[dict[str, Any], list[Finding]]:
    value, problems = read_checked(data)
    if value is None:
        raise UnreadableError(problems[0])
    return value, problems


FORMAT = Ninjs()
