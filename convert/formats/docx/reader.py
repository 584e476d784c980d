"""Reads a document back: the tree from its styles, bookmarks, title block and standard properties, and its text.

The text is what stands in the paragraphs; properties only say of it what it does not say itself.  A document that
others have changed is read as it stands, with a finding for each thing that no longer fits.
"""

from __future__ import annotations

from collections.abc import Iterator

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats.base import Reading
from convert.formats.docx.assemble import Assembly
from convert.formats.docx.issue_facts import finished_issue
from convert.formats.docx.lines import Lines
from convert.formats.docx.marks import ARTICLE, PAGE
from convert.formats.docx.opened import Opened, open_document
from convert.formats.docx.read_properties import Properties, properties_of
from convert.formats.docx.style_names import StyleNames
from convert.formats.docx.styles import ADDED_IDS, paragraph_styles
from convert.formats.docx.tokens import Line, Opening
from convert.formats.docx.vocabulary import BODY, VAL, w
from convert.formats.release import Release, release_in
from convert.tree import without_space

_OWN_STYLES = frozenset(style.name for style in paragraph_styles() if style.custom)
_ENOUGH = 5
"""So many of the house's own styles tell a page from a stranger's document that happens to have one."""


def read(data: bytes) -> Reading:
    """The tree in a document, and what no longer fits.  Raises UnreadableError: see `opened.open_document`."""
    opened = open_document(data)
    return read_lines(opened, lines_of(opened), properties_of(opened.core, opened.custom))


def text_stream(data: bytes) -> str:
    """The page's text, without white space: every paragraph of the body that the format has not added itself.

    Left out are the table of contents, and paragraphs in the styles `styles.ADDED_IDS`.  Headers, footers and
    properties are parts of their own and never read.  Raises UnreadableError where there is no document to read.
    """
    return stream_of(lines_of(open_document(data)))


def stream_of(lines: Lines) -> str:
    """The page's text in the lines of a document."""
    texts = (token for token in lines.tokens if isinstance(token, Line) and token.style not in ADDED_IDS)
    return without_space("".join([line.text for line in texts]))


def read_lines(opened: Opened, lines: Lines, properties: Properties) -> Reading:
    """The tree in the lines and properties of a document."""
    _refuse_stranger(opened, lines)
    assembly = Assembly(properties.custom)
    assembly.read(lines.tokens)
    issue, findings = finished_issue(assembly, properties)
    release, unusable = _release(properties)
    return Reading(issue, (*_changes(lines), *assembly.findings, *findings, *unusable), release)


def _release(properties: Properties) -> tuple[Release, list[Finding]]:
    given = properties.custom
    embargo = given.get("Embargo")
    return release_in(
        "DOCX", provider=given.get("Provider"), rights=given.get("Rights"), urgency=given.get("Urgency"),
        embargoes=[] if embargo is None else [embargo],
    )  # fmt: skip


def lines_of(opened: Opened, names: StyleNames | None = None) -> Lines:
    """The paragraphs and bookmarks of a document; `names` are its styles where they have been looked at before."""
    lines = Lines(names or StyleNames(opened.styles))
    body = opened.document.find(BODY)
    if body is not None:
        lines.read(body)
    return lines


def _refuse_stranger(opened: Opened, lines: Lines) -> None:
    """A page of ours has its bookmarks, or at least its styles."""
    marks = (token.name for token in lines.tokens if isinstance(token, Opening))
    if any(name.startswith((ARTICLE, PAGE)) for name in marks):
        return
    names = set() if opened.styles is None else {e.get(VAL) for e in opened.styles.iter(w("name"))}
    if len(names & _OWN_STYLES) < _ENOUGH:
        reason = "neither bookmarks of pages and articles (Page_1, Article_…) nor a page's styles (引题, 报眉 …)"
        raise UnreadableError(finding("DOCX024", reason=reason))


def _changes(lines: Lines) -> Iterator[Finding]:
    if lines.insertions or lines.deletions:
        yield finding("DOCX028", insertions=lines.insertions, deletions=lines.deletions)
    for what, count in sorted(lines.left_out.items()):
        if count and what != "tables":
            yield finding("DOCX029", what=what, count=count)
