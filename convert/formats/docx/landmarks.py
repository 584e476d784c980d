"""What the checks of a document, a header or a footer ask of it, found in one walk."""

from __future__ import annotations

from dataclasses import dataclass, field

from convert.formats.docx.styles import OUTLINE_LEVELS
from convert.formats.docx.vocabulary import (
    BOOKMARK_END,
    BOOKMARK_START,
    FLD_CHAR,
    PPR,
    PSTYLE,
    RPR,
    RSTYLE,
    SDT,
    SECT_PR,
    VAL,
)
from convert.formats.xml import Element


@dataclass(slots=True)
class Landmarks:
    """What one walk over a part finds for all its checks, each kind in order.

    `outline` holds the content controls, the properties of headings and the bookmarks' starts and ends, in one order;
    `formatting` is what stands beside a style in properties; the styles of either kind are the keys of theirs.
    `elements` are all, held so that no later walk has to make an object of each again.
    """

    elements: list[Element]
    outline: list[Element] = field(default_factory=list)
    bookmarks: list[Element] = field(default_factory=list)
    controls: list[Element] = field(default_factory=list)
    fields: list[Element] = field(default_factory=list)
    sections: list[Element] = field(default_factory=list)
    formatting: list[Element] = field(default_factory=list)
    paragraph_styles: dict[str, None] = field(default_factory=dict)
    character_styles: dict[str, None] = field(default_factory=dict)


def landmarks_of(root: Element) -> Landmarks:
    """The landmarks of a part."""
    found = Landmarks(list(root.iter()))
    for element in root.iter(PPR, RPR, SDT, BOOKMARK_START, BOOKMARK_END, FLD_CHAR, SECT_PR):
        tag = element.tag
        if tag in (PPR, RPR):
            _properties(element, found)
        elif tag == FLD_CHAR:
            found.fields.append(element)
        elif tag == SECT_PR:
            found.sections.append(element)
        else:
            found.outline.append(element)
            (found.controls if tag == SDT else found.bookmarks).append(element)
    return found


def _properties(element: Element, found: Landmarks) -> None:
    """Of a paragraph or run; the schema lets styles stand nowhere else."""
    # Nearly all have one child: told without an iterator.
    for child in (element[0],) if len(element) == 1 else element:
        tag = child.tag
        if tag == PSTYLE:
            style = child.get(VAL) or ""
            found.paragraph_styles[style] = None
            if style in OUTLINE_LEVELS:
                found.outline.append(element)
        elif tag == RSTYLE:
            found.character_styles[child.get(VAL) or ""] = None
        elif tag != SECT_PR and isinstance(tag, str):  # no comment
            found.formatting.append(child)
