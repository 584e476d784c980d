"""Where the items of a message lead: to the other ends of their jumps, and to what a page was made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from convert.formats import identity
from convert.links import other_ends, plain_number, same_page
from convert.tree import Continuation, Direction, Fact, Issue, SourceFile

_RELATIONS: dict[Direction, str] = {"to": "bmlink:continued-on", "from": "bmlink:continued-from"}


class Link(NamedTuple):
    """A link of a news item as it is written: `title` is the page that the jump names, as printed."""

    rel: str
    residref: str
    title: str


class Links:
    """Where the jumps of an issue's articles lead; `guids` are those of its pages, and of the articles on each."""

    def __init__(self, issue: Issue, guids: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._issue = issue
        self._ends: dict[tuple[str, Direction, str], str] = {}
        self._on = {own: page.number for page, (_, owns) in zip(issue.pages, guids, strict=False) for own in owns}
        for jump, end in other_ends(issue).items():
            page, of_articles = guids[end.page]
            own = guids[jump.page][1][jump.article]
            self._ends[own, jump.direction, jump.number] = page if end.article is None else of_articles[end.article]

    def of(self, guid: str, facts: Iterable[Fact]) -> Iterator[Link]:
        """The links of the article of that guid: to the other end, else to its page, here or not; never to its own."""
        for way, number in dict.fromkeys((f.direction, f.page) for f in facts if isinstance(f, Continuation)):
            other = self._ends.get((guid, way, number)) or self._elsewhere(guid, number)
            if other is not None:
                yield Link(_RELATIONS[way], other, number)

    def _elsewhere(self, guid: str, number: str) -> str | None:
        """The guid of a page that is in another file, where it can be told from its number."""
        known = identity.pages_are_known(self._issue) and plain_number(number)
        told = known and not same_page(number, self._on.get(guid))
        return identity.page_guid(self._issue, number) if told else None


def source_reference(source: SourceFile) -> str:
    """What a page without articles refers to: the file it was made of, by what is in it.

    A URN names it: no such file goes with the message, and none is to be fetched.
    """
    return identity.urn("source", source.sha256 or source.name)
