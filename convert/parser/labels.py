"""The labels of the chain: what a line is, whether it begins an article, whether it joins the line before.

And the grammar of a page: which label may follow which.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.parser.roles import FURNITURE, Role


class Label(NamedTuple):
    """One label of the chain."""

    role: Role
    starts: bool = False  # begins an article
    joins: bool = False  # goes on with the paragraph (or headline …) before

    def __str__(self) -> str:
        return self.role.value + ("/S" if self.starts else "") + ("/J" if self.joins else "")


_STARTERS = tuple(role for role in Role if role not in FURNITURE and role is not Role.CROSSHEAD)
_JOINERS = tuple(role for role in Role if role not in (Role.JUMP, Role.OTHER))

LABELS: tuple[Label, ...] = (
    *(Label(role) for role in Role),
    *(Label(role, starts=True) for role in _STARTERS),
    *(Label(role, joins=True) for role in _JOINERS),
)

# A picture may stand between the two halves of a paragraph.
_MAY_INTERRUPT = frozenset({Role.CAPTION, Role.CREDIT})


def may_follow(before: Label, label: Label) -> bool:
    """Whether one label may stand after another."""
    if not label.joins:
        return True
    return before.role is label.role or (label.role is Role.PARAGRAPH and before.role in _MAY_INTERRUPT)


def may_open_page(label: Label) -> bool:
    """The first line of a page is furniture or begins an article; it joins nothing on the page."""
    return not label.joins and (label.starts or label.role in FURNITURE)


def allowed_steps() -> NDArray[np.bool_]:
    """allowed_steps()[a, b]: label b may follow label a."""
    return np.array([[may_follow(a, b) for b in LABELS] for a in LABELS])
