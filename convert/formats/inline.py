"""What the formats that mark facts in a text share."""

from __future__ import annotations

from collections.abc import Callable

from convert.tree import Fact, TextNode


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


def in_order(node: TextNode, escape: Callable[[str], str], mark: Callable[[Fact, str], str]) -> str:
    """A text with facts that are `apart`, escaped; `mark` puts its marks around the escaped part of a fact."""
    text, end, pieces = node.text, 0, list[str]()
    for fact in node.facts:
        pieces += (escape(text[end : fact.start]), mark(fact, escape(text[fact.start : fact.end])))
        end = fact.end
    return "".join([*pieces, escape(text[end:])])
