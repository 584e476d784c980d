"""Where the items of a message lead: to the other ends of their jumps, and to what a page was made of."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from convert.formats import identity
from convert.tree import Issue, SourceFile, linked


def other_ends(issue: Issue, guids: Sequence[tuple[str, Sequence[str]]]) -> dict[tuple[str, str, str], str]:
    """The guids of the articles that those of an issue lead to: by article, direction and page of the jump.

    `guids` are those of `identity.guids`.
    """
    own = {
        article.id: guid
        for page, (_, of_articles) in zip(issue.pages, guids, strict=True)
        for article, guid in zip(page.articles, of_articles, strict=True)
    }
    ends: dict[tuple[str, str, str], str] = {}
    for link in linked(issue):
        ends[link.source, "to", link.target_page] = own[link.target]
        ends[link.target, "from", link.source_page] = own[link.source]
    return ends


def address(source: SourceFile) -> str:
    """What a page without articles refers to: the file it was made of."""
    return quote(source.name, safe="") + ".txt" if source.name else identity.urn("source", source.sha256)
