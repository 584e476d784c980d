"""The words of our ninjs: profiles, roles, relations and the classes of body markup.

ninjs 3.1 leaves `role`, `rel` and `profile` to the provider; these are ours, the names of `convert.tree`.
"""

from __future__ import annotations

from convert.tree import (
    Answer,
    ArticleKind,
    Byline,
    Caption,
    Clause,
    Credit,
    Dateline,
    Direction,
    EditorNote,
    Endnote,
    Jump,
    Kicker,
    ListItem,
    Paragraph,
    Question,
    SignOff,
    Standfirst,
    Subheadline,
    TextNode,
    Verse,
)

NAME = "ninjs"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
ISSUE, PAGE, ARTICLE = "banmian-issue", "banmian-page", "banmian-article"
"""`profile`: what a news object is.  A file of one page is that page; of several, an issue of pages; of an
article by itself, that article."""

PLAIN, HTML = "text/plain", "text/html"
MACHINE_MADE = "machine-made"
"""`rel` of a subject or place that a machine found; the machine is named in `infoSources` with this role."""
AFFILIATION = "contributor-affiliation"
"""`rel` of an organisation that a maker is of; one that is a maker has its role."""

FOLIO, EDITOR_LINE, UNPLACED = "folio", "editor-line", "unplaced"
"""Roles of a page's bodies: the folios are read before its articles, the others after."""
KICKER, HEADLINE, SUBHEADLINE = "kicker", "headline", "subheadline"
"""Roles of an article's headlines."""
BYLINE, DATELINE, STANDFIRST, MAIN = "byline", "dateline", "standfirst", "main"
"""Roles of an article's bodies, in the order in which they are read; the headlines are read before them."""

BY_SEPARATOR = "；"
"""Between several bylines in `by`."""

IPTC_GENRE = "http://cv.iptc.org/newscodes/genre/"
"""What the URI of a genre of IPTC's begins with; its name stands behind."""
GENRES: dict[ArticleKind, str | None] = {
    "news": "Current",
    "brief": "Current",
    "commentary": "Opinion",
    "feature": "Feature",
    "roundup": "Summary",
    "photo": None,
    "notice": None,
}
"""The IPTC genre of a kind, None where none says the same.  `unknown` is no genre."""

CLASSES: dict[type[TextNode], str | None] = {
    Kicker: "kicker",
    Subheadline: "subheadline",
    Standfirst: "standfirst",
    Paragraph: None,
    ListItem: "list-item",
    Clause: "clause",
    Question: "question",
    Answer: "answer",
    Verse: "verse",
    SignOff: "sign-off",
    EditorNote: "editor-note",
    Endnote: "endnote",
    Jump: "jump",
    Byline: "byline",
    Dateline: "dateline",
    Caption: "caption",
    Credit: "credit",
}
"""The class of each `<p>` in a body; crossheads and headlines are headings."""
OPENING_VERSE = "verse opens-stanza"
"""The classes of a verse with which a stanza opens."""

CONTRIBUTOR, DISPATCH = "contributor", "dispatch"
JUMP_CLASSES: dict[Direction, str] = {"to": "continued-on", "from": "continued-from"}
"""The classes of a `<span>`: who made it, a dateline, and where the article goes on or came from."""

SPANS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    CONTRIBUTOR: (frozenset({"data-role", "data-name"}), frozenset({"data-affiliation"})),
    DISPATCH: (frozenset(), frozenset({"data-source", "data-place", "data-date"})),
    **{name: (frozenset({"data-page"}), frozenset[str]()) for name in JUMP_CLASSES.values()},
}
"""The attributes that a `<span>` of each class must have and may have; each may have `data-fact` besides."""
