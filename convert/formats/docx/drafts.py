"""Articles and their parts while a document is being read: filled line by line, finished at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal, cast

from convert.formats.docx.roles import HEAD_NODES
from convert.formats.docx.styles import (
    BASES,
    COUNT_STYLE,
    KEYWORD_STYLE,
    PLACE_STYLE,
    PLAIN_STYLE,
    TOOL_STYLE,
    WEIGHT_STYLE,
)
from convert.formats.docx.tokens import Line
from convert.tree import (
    Block,
    Box,
    Byline,
    Dateline,
    EditorLine,
    Enrichment,
    Folio,
    Head,
    Headline,
    Item,
    Keyword,
    Kicker,
    Photo,
    Place,
    Standfirst,
    Subheadline,
    TextNode,
    Unplaced,
)

DraftKind = Literal["Article", "Item", "Box", "Photo"]
_ORDER: tuple[type[TextNode], ...] = (Kicker, Headline, Subheadline, Byline, Dateline, Standfirst)


@dataclass(slots=True, eq=False, repr=False)
class Draft:
    """An article, item, box or photo; `name` is its bookmark's, empty where it has none.

    `titled` says that its headline, or the label that stands for one, has been met; `foreign` that words in it are
    marked as in the other script.
    """

    kind: DraftKind
    name: str = ""
    headline: Headline | None = None
    titled: bool = False
    in_body: bool = False
    foreign: bool = False
    head: dict[type[TextNode], list[TextNode]] = field(default_factory=lambda: {kind: [] for kind in HEAD_NODES})
    body: list[TextNode | Draft] = field(default_factory=list)
    enrichment: Enrichment | None = None

    def is_new(self) -> bool:
        """Whether its title may still come: nothing but kickers so far."""
        late = any(nodes for kind, nodes in self.head.items() if kind is not Kicker)
        return not (self.titled or self.body or late)

    def takes_in_head(self, node: TextNode) -> bool:
        """Whether a line of the head's kinds is the head's: what stands behind a later kind's is the body's."""
        if self.in_body or self.body:
            return False
        later = _ORDER[_ORDER.index(type(node)) + 1 :]
        flows = isinstance(node, (Byline, Dateline))
        return not (flows and any(self.head.get(kind) for kind in later))

    def finished_head(self) -> Head:
        """The head."""
        parts: dict[type[TextNode], Any] = {kind: tuple(nodes) for kind, nodes in self.head.items()}
        return Head(parts[Kicker], self.headline, parts[Subheadline], parts[Byline], parts[Dateline], parts[Standfirst])

    def finished_body(self) -> tuple[Block, ...]:
        """The body, its parts finished."""
        return tuple([_finished(block) if isinstance(block, Draft) else cast(Block, block) for block in self.body])


def _finished(block: Draft) -> Block:
    if block.kind == "Photo":
        return Photo(block.headline, cast(Any, tuple(block.body)))
    part = Item if block.kind == "Item" else Box
    return part(block.finished_head(), block.finished_body())


@dataclass(slots=True, eq=False, repr=False)
class PageDraft:
    """A page; `marked` says that its bookmark has been met."""

    number: str | None = None
    section: str | None = None
    marked: bool = False
    folios: list[Folio] = field(default_factory=list)
    articles: list[Draft] = field(default_factory=list)
    editor_lines: list[EditorLine] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    def is_empty(self) -> bool:
        """Whether nothing has been put on it."""
        return not (self.folios or self.articles or self.editor_lines or self.unplaced)

    def add(self, node: TextNode) -> None:
        """Put furniture, or what belongs to no article, on the page."""
        if isinstance(node, Folio):
            self.folios.append(node)
        elif isinstance(node, EditorLine):
            self.editor_lines.append(node)
        else:
            self.unplaced.append(node if isinstance(node, Unplaced) else Unplaced(node.text, facts=node.facts))


def labelled(line: Line) -> list[tuple[str, str]]:
    """The words of a line that have a character style, with the id of that; but for those that only have a script."""
    found = ((BASES.get(style, style), line.text[start:end]) for start, end, style in line.runs)
    return [(style, text) for style, text in found if style != PLAIN_STYLE.id]


def enrichment_of(line: Line) -> Enrichment | None:
    """What the machine's note says; None where its tool is not marked."""
    found = labelled(line)
    tool = next((text for style, text in found if style == TOOL_STYLE.id), None)
    if tool is None:
        return None
    keywords: list[Keyword] = []
    places: list[Place] = []
    for (style, text), (next_style, value) in pairwise([*found, ("", "")]):  # a number belongs to what is before it
        if style == KEYWORD_STYLE.id:
            words = [(text, value)] if next_style == WEIGHT_STYLE.id else _listed(text)
            keywords += [Keyword(word, _number(weight)) for word, weight in words]
        elif style == PLACE_STYLE.id:
            words = [(text, value)] if next_style == COUNT_STYLE.id else _listed(text)
            places += [Place(word, int(_number(count))) for word, count in words]
    return Enrichment(tool, tuple(keywords), tuple(places))


def _listed(text: str) -> Iterator[tuple[str, str]]:
    """The words of a list, each with its number: `轮渡（0.5）、码头（0.25）`; none where someone has taken it away."""
    for piece in text.split("、"):
        word, bracket, number = piece.removesuffix("）").rpartition("（")
        if bracket:
            yield word, number
        elif piece:
            yield piece, ""


def _number(text: str) -> float:
    """A number as the note prints it; 0 where someone has written something else."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e9 else 0.0
