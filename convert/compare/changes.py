"""What a comparison says: plain values, from which the command makes its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Sign: TypeAlias = Literal["added", "removed", "changed", "moved", "joined", "split", "recut"]
NodeKind: TypeAlias = Literal["issue", "page", "article"]
Match: TypeAlias = Literal["id", "text", "title"]


@dataclass(frozen=True, slots=True)
class Ref:
    """An article of one of the two runs: its page as printed, its place there (from 1), id and headline."""

    page: str | None
    order: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same.

    `what` is a field (`kind`, `section`), a role (`paragraph`, `item.headline`) or a fact (`contributor`).  A text that
    became another role has the sign `changed`, `what` is `role`, and `text` is the text.  Texts that were `joined`,
    `split` or cut elsewhere (`recut`) stand in `before` and `after` with line feeds between them.  `other` is the
    article in which a text that was added stood before, or where one that was removed stands now.
    """

    sign: Sign
    what: str
    before: str | None = None
    after: str | None = None
    text: str | None = None
    other: Ref | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A node that is not the same in both runs; `before` and `after` name it there.

    `matched` says by what the two articles are held to be one.  `kin` is of an article added the one it stood in
    before, of one removed the one it stands in now, if more than half of its text does.
    """

    sign: Literal["added", "removed", "changed"]
    node: NodeKind
    before: Ref | None = None
    after: Ref | None = None
    matched: Match | None = None
    differences: tuple[Difference, ...] = ()
    kin: Ref | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, in the order of the second tree; `same` is the number of articles without any."""

    changes: tuple[Change, ...] = ()
    same: int = 0
