"""An article, item or box read back from its section: its head, and its body in print order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from convert.formats.epub.read_marks import Notes, is_generated, is_heading, is_leaf, is_picture, node_of, words
from convert.formats.epub.read_texts import text_and_facts
from convert.formats.epub.vocabulary import STANZA, XHTML
from convert.formats.xml import Element
from convert.tree import (
    Block,
    Box,
    Byline,
    Caption,
    Credit,
    Crosshead,
    Dateline,
    EditorLine,
    Folio,
    Head,
    Headline,
    Item,
    Kicker,
    ListItem,
    Paragraph,
    Photo,
    Standfirst,
    Subheadline,
    TextNode,
    Unplaced,
    Verse,
    is_blank,
)

Leaf: TypeAlias = Element | str
"""An element that holds one text or one structure; or a text that stands in none."""

_STRUCTURES = frozenset({"item", "box", "photo"})
_ONLY_IN_HEADS = (Kicker, Headline, Subheadline, Standfirst)
_IN_HEADS = (*_ONLY_IN_HEADS, Byline, Dateline)
_NOT_IN_ARTICLES = (Folio, EditorLine, Unplaced)


def leaves(
    element: Element, notes: Notes, *, also: frozenset[str] = _STRUCTURES, head: bool = False
) -> Iterator[tuple[Leaf, bool]]:
    """The leaves under an element, in order, and whether each stands in a header; `also` are classes of leaves.

    Elements that only hold others (lists, poems, notes, groups of headlines, and whatever a tool has put
    around them) are walked through; what is generated and navigation is left out.
    """
    if element.text and not is_blank(element.text):
        yield element.text, head
    for child in element:
        if isinstance(child.tag, str):
            yield from _leaves_of(child, notes, also, head)
        if child.tail and not is_blank(child.tail):
            yield child.tail, head


def _leaves_of(child: Element, notes: Notes, also: frozenset[str], head: bool) -> Iterator[tuple[Leaf, bool]]:
    if is_picture(child):
        notes.add("EPUB042", child, value=child.tag.rpartition("}")[2])
    elif also.intersection(words(child)) or node_of(child) or (is_leaf(child) and not is_generated(child)):
        yield child, head
    elif not is_generated(child):
        yield from leaves(child, notes, also=also, head=head or child.tag == f"{{{XHTML}}}header")


def node(kind: type[TextNode], leaf: Leaf, notes: Notes) -> Any:
    """The text node of a leaf; None where it has no text."""
    text, facts = (leaf.strip(), ()) if isinstance(leaf, str) else text_and_facts(leaf, notes)
    if is_blank(text):
        return None
    return Verse(text, facts=facts, opens_stanza=_opens_stanza(leaf)) if kind is Verse else kind(text, facts=facts)


def _opens_stanza(leaf: Leaf) -> bool:
    """Whether it is the first in a stanza."""
    stanza = None if isinstance(leaf, str) else leaf.getparent()
    return stanza is not None and STANZA in words(stanza) and stanza.find("*") is leaf


@dataclass(slots=True, eq=False, repr=False)
class _Parts:
    """Head and body as they are found."""

    notes: Notes
    headline: Headline | None = None
    others: dict[type[TextNode], list[Any]] = field(default_factory=dict)
    body: list[Block] = field(default_factory=list)

    def head(self) -> Head:
        kinds = (Subheadline, Byline, Dateline, Standfirst)
        return Head(tuple(self._of(Kicker)), self.headline, *(tuple(self._of(kind)) for kind in kinds))

    def _of(self, kind: type[TextNode]) -> list[Any]:
        return self.others.get(kind, [])

    def add_to_head(self, found: Any) -> None:
        """A second headline, or a kicker under the headline, is a subheadline."""
        kind = type(found)
        if self.headline is not None and kind in (Kicker, Headline):
            kind = Subheadline
            self.notes.read_as("Subheadline", found.text)
            found = Subheadline(found.text, facts=found.facts)
        if kind is Headline:
            self.headline = found
        else:
            self.others.setdefault(kind, []).append(found)


def titled(section: Element, notes: Notes) -> tuple[Head, tuple[Block, ...]]:
    """Head and body of an article, item or box."""
    parts = _Parts(notes)
    for leaf, in_head in leaves(section, notes):
        structure = None if isinstance(leaf, str) else _structure(leaf, notes)
        if structure is not None:
            parts.body.append(structure)
        else:
            _place(leaf, in_head, parts)
    return parts.head(), tuple(parts.body)


def _structure(leaf: Element, notes: Notes) -> Block | None:
    said = words(leaf)
    if "item" in said:
        return Item(*titled(leaf, notes))
    if "box" in said:
        return Box(*titled(leaf, notes))
    return _photo(leaf, notes) if "photo" in said else None


def _place(leaf: Leaf, in_head: bool, parts: _Parts) -> None:
    """One text, put where its class says, as far as it may stand there."""
    kind = None if isinstance(leaf, str) else node_of(leaf)
    fitting = kind or _by_tag(leaf, in_head, parts.headline is not None)
    found = node(fitting, leaf, parts.notes)
    if found is None:
        return
    if kind is None:
        parts.notes.read_as(fitting.__name__, found.text, None if isinstance(leaf, str) else leaf)
    if isinstance(found, _IN_HEADS) and in_head:
        parts.add_to_head(found)
    else:
        parts.body.append(_in_body(found, parts.notes))


def _by_tag(leaf: Leaf, in_head: bool, headed: bool) -> type[TextNode]:
    """What a text of no class of ours is most likely to be."""
    heading = not isinstance(leaf, str) and is_heading(leaf)
    if in_head:
        return Headline if heading and not headed else Subheadline if headed else Kicker
    if heading:
        return Crosshead
    return ListItem if not isinstance(leaf, str) and leaf.tag == f"{{{XHTML}}}li" else Paragraph


def _in_body(found: Any, notes: Notes) -> Block:
    """A text as a block; of what may not stand in a body a headline becomes a crosshead, and the rest paragraphs."""
    if isinstance(found, Caption | Credit):
        notes.read_as("Photo", found.text)
        return Photo(None, (found,))
    if not isinstance(found, (*_ONLY_IN_HEADS, *_NOT_IN_ARTICLES)):
        block: Block = found
        return block
    kind = Crosshead if isinstance(found, Headline) else Paragraph
    notes.read_as(kind.__name__, found.text)
    return kind(found.text, facts=found.facts)


def _photo(figure: Element, notes: Notes) -> Photo:
    """The words of a picture: its headline, if it comes first, and its lines."""
    headline: Headline | None = None
    lines: list[Caption | Credit] = []
    for leaf, _ in leaves(figure, notes):
        kind = Caption if isinstance(leaf, str) else node_of(leaf)
        fits = kind in (Caption, Credit) or (kind is Headline and headline is None and not lines)
        found = node(kind if fits and kind else Caption, leaf, notes)
        if found is None:
            continue
        if not fits:
            notes.read_as("Caption", found.text)
        if isinstance(found, Headline):
            headline = found
        else:
            lines.append(found)
    return Photo(headline, tuple(lines))
