"""What each paragraph style stands for when a document is read: the writer's tables, the other way round."""

from __future__ import annotations

from typing import Literal, NamedTuple

from convert.formats.docx.styles import BOX_TITLES, FLOW_STYLES, OPENING_VERSE, ROLE_STYLES, TITLES, boxed_id
from convert.tree import (
    Byline,
    Caption,
    Credit,
    Crosshead,
    Dateline,
    EditorLine,
    Folio,
    Headline,
    Kicker,
    Standfirst,
    Subheadline,
    TextNode,
    Unplaced,
    Verse,
)

TitleOf = Literal["Article", "Item", "Box", "Photo", "PhotoArticle"]

HEAD_NODES = (Kicker, Subheadline, Byline, Dateline, Standfirst)
"""The text nodes of a head beside its headline."""
PHOTO_NODES = (Caption, Credit)
PAGE_NODES = (Folio, EditorLine, Unplaced)


class Role(NamedTuple):
    """The kind of node; for a headline of what it is one; whether the style is that of text in a box.

    Of a verse also whether a stanza opens with it.
    """

    node: type[TextNode]
    title_of: TitleOf | None = None
    boxed: bool = False
    opens_stanza: bool = False


def _roles() -> dict[str, Role]:
    plain = {style_id: Role(node) for node, style_id in ROLE_STYLES.items() if node is not Headline}
    plain |= {style_id: Role(Crosshead) for style_id in ("Heading2", "Heading3", "Heading4")}
    plain |= {style_id: Role(Headline, "Item") for style_id in ("ItemTitle", "ItemTitle3", "ItemTitle4")}
    plain["PhotoHeadline"] = Role(Headline, "Photo")
    plain[OPENING_VERSE] = Role(Verse, opens_stanza=True)
    in_boxes = {boxed_id(s.id): plain[s.id]._replace(boxed=True) for s in FLOW_STYLES}
    of_boxes = {style.id: Role(Headline, "Box") for style in BOX_TITLES}
    own = {titles.article: Role(Headline, "Article") for titles in TITLES.values()}
    own |= {titles.photo: Role(Headline, "PhotoArticle") for titles in TITLES.values()}
    return {**plain, **in_boxes, **of_boxes, **own}


ROLES = _roles()
"""The role of each style of the page's own text, by the style's id."""
