"""Who made an article, for all formats alike: who wrote it, and what stands for its bylines."""

from __future__ import annotations

from convert.tree import Article, Byline, Contributor, ContributorRole, contributors, is_blank

CREATORS: frozenset[ContributorRole] = frozenset({"reporter", "correspondent", "commentator", "author"})
"""Who wrote is a creator (NewsML-G2 `creator`, Dublin Core `creator`); who translated, edited, took pictures or did
anything else a contributor."""


def is_creator(maker: Contributor) -> bool:
    """Whether a maker wrote what he is named in."""
    return maker.role in CREATORS


def creators(article: Article) -> tuple[str, ...]:
    """The names of those who wrote an article, in the order in which it names them, each once."""
    return tuple(dict.fromkeys(maker.name for maker in contributors(article) if is_creator(maker)))


BETWEEN_NAMES = "、"
"""Between the names of a byline that is made up."""


def bylines(article: Article) -> tuple[str, ...]:
    """What the metadata say an article is by: its bylines as printed, in its head or else at its foot.

    Where none is printed (本报讯（记者 …）), one made of the names of its makers, each once, without those who took
    its pictures: they did not write it.
    """
    head = tuple(byline.text for byline in article.head.bylines)
    if any(head):
        return head
    foot = tuple(block.text for block in article.body if isinstance(block, Byline) and _names_a_writer(block))
    names = dict.fromkeys(maker.name for maker in contributors(article) if _is_of(article, maker))
    return foot or ((BETWEEN_NAMES.join(names),) if names else ())


def _names_a_writer(byline: Byline) -> bool:
    return any(isinstance(fact, Contributor) and fact.role != "photographer" for fact in byline.facts)


def _is_of(article: Article, maker: Contributor) -> bool:
    """Whether an article is by a maker: a photographer made only what is a picture."""
    return not is_blank(maker.name) and (maker.role != "photographer" or article.kind == "photo")
