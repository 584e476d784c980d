"""The whole tree as JSON: lossless, with a versioned schema of our own (schemas/json).

The text stream is the `text` of every text node, in the tree's order.  Nothing else is the page's text:
facts, cues, keywords and places repeat it or speak about it.
"""

from __future__ import annotations

from dataclasses import replace

from convert import tree
from convert.errors import UnreadableError
from convert.findings import Finding
from convert.formats.base import Proof, Reading, WriteOptions, Written
from convert.formats.json_tree.validator import read_checked, rehashed
from convert.formats.json_tree.vocabulary import SCHEMA
from convert.formats.json_tree.writer import write as write_tree
from convert.formats.release import Release
from convert.tree import Issue

__all__ = ["FORMAT", "SCHEMA", "JsonTree", "read"]


def read(data: bytes) -> Issue:
    """The tree that was written: equal to it, but that shares (confidence, weight) have four digits.

    Raises UnreadableError with the first finding where the file is no tree of this version.
    """
    return _checked(data)[0]


def _checked(data: bytes) -> tuple[Issue, list[Finding]]:
    issue, problems = read_checked(data)
    if issue is None:
        raise UnreadableError(problems[0])
    return issue, problems


class JsonTree:
    """The `json` format."""

    name = "json"
    suffix = ".json"
    media_type = "application/json"
    not_carried: tuple[str, ...] = ()
    no_place_for: tuple[str, ...] = Release._fields

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        """The whole tree; of the options only the generator's name is in it, the rest is not the page's."""
        return Written(write_tree(issue, options.generator))

    def validate(self, data: bytes) -> list[Finding]:
        """Findings JSON001 to JSON015."""
        return read_checked(data)[1]

    def prove(self, data: bytes) -> Proof:
        """Findings JSON001 to JSON015, and the text of the tree that was checked."""
        issue, problems = read_checked(data)
        return Proof(tuple(problems), None if issue is None else tree.text_stream(issue))

    def text_stream(self, data: bytes) -> str:
        """The text of the tree in the file; raises UnreadableError where it holds none."""
        return tree.text_stream(read(data))

    def read(self, data: bytes) -> Reading:
        """The tree that was written, with JSON020 for each article whose text was changed by others.

        What else is wrong with it (JSON009 to JSON014) is among the findings; raises UnreadableError.
        """
        issue, problems = _checked(data)
        changed = {dict(problem.values)["id"] for problem in problems if problem.code == "JSON015"}
        told = [replace(problem, code="JSON020") if problem.code == "JSON015" else problem for problem in problems]
        return Reading(rehashed(issue, changed) if changed else issue, tuple(told))


FORMAT = JsonTree()
