"""What the formats that mark facts in a text share."""

from __future__ import annotations

from convert.tree import TextNode


def apart(node: TextNode) -> bool:
    """Whether the facts speak of parts of the text that follow each other, as nearly all do.

    None is in another then, none has to be cut, and their order is that of the text.
    """
    end = 0
    for fact in node.facts:
        if not end <= fact.start < fact.end:
            return False
        end = fact.end
    return end <= len(node.text)
