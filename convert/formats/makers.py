"""Who made an article, for all formats alike: who wrote it, and what stands for its bylines."""

from __future__ import annotations

from convert.tree import Article, Contributor, ContributorRole, contributors

CREATORS: frozenset[ContributorRole] = frozenset({"reporter", "correspondent", "commentator", "author"})
"""Who wrote is a creator (NewsML-G2 `creator`, Dublin Core `creator`); who translated, edited, took pictures or did
anything else a contributor."""


def is_creator(maker: Contributor) -> bool:
    """Whether a maker wrote what he is named in."""
    return maker.role in CREATORS


def creators(article: Article) -> tuple[str, ...]:
    """The names of those who wrote an article, in the order in which it names them, each once."""
    return tuple(dict.fromkeys(maker.name for maker in contributors(article) if is_creator(maker)))
