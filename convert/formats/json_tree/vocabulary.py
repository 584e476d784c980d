"""The words of the tree's JSON: the names of `convert.tree`, and which class each `type` stands for."""

from __future__ import annotations

from convert import tree

SCHEMA = "banmian/tree/1"
"""The schema's id; its last part is the version, which counts up where an old reader would misread a new file."""

NODE_TYPES: dict[str, type[tree.TextNode]] = {
    "folio": tree.Folio,
    "editor_line": tree.EditorLine,
    "unplaced": tree.Unplaced,
    "kicker": tree.Kicker,
    "headline": tree.Headline,
    "subheadline": tree.Subheadline,
    "byline": tree.Byline,
    "dateline": tree.Dateline,
    "standfirst": tree.Standfirst,
    "paragraph": tree.Paragraph,
    "crosshead": tree.Crosshead,
    "list_item": tree.ListItem,
    "clause": tree.Clause,
    "question": tree.Question,
    "answer": tree.Answer,
    "verse": tree.Verse,
    "sign_off": tree.SignOff,
    "editor_note": tree.EditorNote,
    "endnote": tree.Endnote,
    "jump": tree.Jump,
    "caption": tree.Caption,
    "credit": tree.Credit,
}
"""Every kind of text node, in the order of `convert.tree`."""

TYPE_OF: dict[type[tree.TextNode], str] = {kind: name for name, kind in NODE_TYPES.items()}
