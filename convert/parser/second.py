"""The second look: where the chain doubts whether an article begins, a forest of small trees looks again.

The chain sees two pieces to each side.  Whether a short line is a headline or a crosshead often depends on more: does
what follows speak of other things than the whole article before it, do the other short lines of this article look the
same, does a name, a dateline or a jump follow, was the article before brought to an end?  So the first look's
probabilities, and what they make of the neighbourhood, are shown to a forest; what it says is added to the chain's
scores, and the chain decides anew: the grammar, the neighbours and a person's corrections have the last word.
(Stacked sequential learning: W. W. Cohen, V. R. Carvalho, IJCAI 2005.)

Here is what the first look says of a page; what a forest is shown of a line stands in `beginnings.py` and `seams.py`.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from convert.parser.content import Content
from convert.parser.continuation import Continuation
from convert.parser.cues import CUES
from convert.parser.decoder import Scores
from convert.parser.features import PageFeatures, View
from convert.parser.roles import Role

DOUBT = 0.01
"""Looked at again is a line whose probability of beginning an article is above this and below one less it."""
_FINITE = 1e-4  # keeps the log odds of 0 and 1 finite
_SURE = 0.9  # taken as the beginning of an article by its neighbours
HEADS = (Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE)
ENDS = ("stop", "stop-closed", "ask", "dots", "semi", "colon", "comma", "dash", "paren", "bracket", "title", "quote",
         "point", "digit", "latin", "han")  # fmt: skip
_RUNNING = (Role.PARAGRAPH, Role.CROSSHEAD)
_BYLINES = frozenset({"byline", "names"})
_LEADS = frozenset(cue.name for cue in CUES if cue.name.startswith("lead"))


@dataclass(frozen=True, eq=False, repr=False)
class FirstLook:
    """One page as the first look saw it; all arrays by line."""

    features: PageFeatures
    starts: Scores  # [lines]: how likely an article begins
    joins: Scores  # [lines]: how likely the line goes on from the one before
    roles: Scores  # [lines, Role]: how likely each role
    best: tuple[Role, ...]  # of the likeliest labelling
    continuation: Continuation | None = None  # what is known of texts that go on

    def __len__(self) -> int:
        return len(self.best)

    @cached_property
    def views(self) -> list[View]:
        """The view of each line's piece."""
        return [self.features.page.views[piece] for piece, _ in self.features.places]

    @cached_property
    def start_list(self) -> list[float]:
        """[lines]: `starts`, to be asked one by one."""
        found: list[float] = self.starts.tolist()
        return found

    @cached_property
    def join_list(self) -> list[float]:
        """[lines]: `joins`, to be asked one by one."""
        found: list[float] = self.joins.tolist()
        return found

    @cached_property
    def doubtful(self) -> list[int]:
        """The lines to look at again: first lines of a piece where the first look is in doubt."""
        places, starts = self.features.places, self.start_list
        return [t for t, start in enumerate(starts) if DOUBT < start < 1 - DOUBT and places[t][1] == 0]

    @cached_property
    def doubtful_joins(self) -> list[int]:
        """The lines of which the first look is in doubt whether they go on from the one before.

        Lines that wrapping alone seems to have made are no matter of doubt worth a second look.
        """
        places, joins = self.features.places, self.join_list
        return [t for t, join in enumerate(joins) if t and DOUBT < join < 1 - DOUBT and places[t][1] == 0]

    @cached_property
    def open_ended(self) -> list[int]:
        """The lines after one that is no title and has no end: the text could go on from there."""
        return [t for t in range(1, len(self)) if not self.views[t - 1].sentence and self.best[t - 1] in _RUNNING]

    @cached_property
    def open_joins(self) -> Scores:
        """How likely each of the lines after one without an end goes on from it."""
        return np.asarray(self.joins[self.open_ended])

    @cached_property
    def all_joins(self) -> float:
        """How many lines are likely to go on from the one before."""
        return float(self.joins.sum())

    @cached_property
    def all_crossheads(self) -> float:
        """How many lines are likely to be crossheads."""
        return sum(self.of_role(Role.CROSSHEAD))

    @cached_property
    def crossheads(self) -> list[int]:
        """The lines that are rather a crosshead than not."""
        return [t for t, likely in enumerate(self.of_role(Role.CROSSHEAD)) if likely > 0.5]

    def going_on(self, at: int) -> float:
        """The log odds, by what is known of texts, that a line (not the first) goes on from the one before."""
        if self.continuation is None:
            return 0.0
        return self._going_on[at] if at in self._going_on else self.continuation.odds(*self._seam(at))

    @cached_property
    def _going_on(self) -> dict[int, float]:
        """Of the doubtful lines, looked up together."""
        lines = self.doubtful_joins
        told = self.continuation.odds_of([self._seam(t) for t in lines]) if self.continuation and lines else []
        return dict(zip(lines, told, strict=True))

    def _seam(self, at: int) -> tuple[str, str]:
        return self.views[at - 1].piece.text, self.views[at].piece.text

    def of_role(self, role: Role) -> list[float]:
        """[lines]: how likely each has a role."""
        return self.by_role[ROLE_INDEX[role]]

    def article_around(self, at: int) -> tuple[int, int]:
        """The article that a line stands in, as far as boundaries are sure: [first, after last)."""
        k = bisect_right(self.sure, at)
        return self.sure[k - 1] if k else 0, self.sure[k] if k < len(self.sure) else len(self)

    @cached_property
    def by_role(self) -> list[list[float]]:
        """[Role][line]: how likely each role."""
        found: list[list[float]] = self.roles.T.tolist()
        return found

    @cached_property
    def sure(self) -> list[int]:
        """The lines at which an article surely begins."""
        return [int(t) for t in np.flatnonzero(self.starts > _SURE)]

    @cached_property
    def heads(self) -> list[bool]:
        """Which lines may be a headline or a crosshead."""
        likely = self.roles[:, [ROLE_INDEX[role] for role in (*HEADS, Role.CROSSHEAD)]].sum(axis=1).tolist()
        return [
            likely[t] > 0.3 and not self.views[t].body and place == 0
            for t, (_, place) in enumerate(self.features.places)
        ]

    @cached_property
    def leads(self) -> list[bool]:
        """Which lines begin with a dateline."""
        return [not _LEADS.isdisjoint(view.cues) for view in self.views]

    @cached_property
    def names(self) -> list[bool]:
        """Which lines look like a byline."""
        return [view.shape in _BYLINES for view in self.views]

    def signed(self, at: int) -> bool:
        """Whether a dateline or a byline stands under the headline group that begins at a line."""
        end = at + 1
        while end < len(self) and self.best[end] in HEADS and not self.names[end]:
            end += 1
        return end < len(self) and (self.leads[end] or self.names[end])

    @cached_property
    def headed(self) -> list[tuple[int, bool]]:
        """The lines at which an article surely begins with a headline group, and whether it is signed."""
        return [(t, self.signed(t)) for t in self.sure if self.best[t] in HEADS]

    def likely(self, lines: range, role: Role) -> float:
        """The highest probability of a role among some lines."""
        return max(self.by_role[ROLE_INDEX[role]][lines.start : lines.stop], default=0.0)

    @cached_property
    def _widths(self) -> list[float]:
        """The width of all lines before each line, and of all."""
        firsts = [place == 0 for _, place in self.features.places]
        widths = [view.width if first else 0.0 for view, first in zip(self.views, firsts, strict=True)]
        return list(accumulate(widths, initial=0.0))

    def width(self, start: int, stop: int) -> float:
        """The width of some lines together."""
        return self._widths[stop] - self._widths[start] if start < stop else 0.0

    def content(self, start: int, stop: int) -> Content:
        """What some lines are about."""
        stop = min(stop, len(self))
        if start >= stop:
            return _NOTHING
        places = self.features.places
        return self.features.page.contents.of(places[start][0], places[stop - 1][0] + 1)


_NOTHING = Content(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp), 0)
ROLE_INDEX = {role: k for k, role in enumerate(Role)}


Told = Iterator[tuple[str, float]]
"""What a forest is shown, by name."""


def logit(probability: float) -> float:
    """The log odds of a probability, kept finite."""
    return math.log((probability + _FINITE) / (1 - probability + _FINITE))


def log_odds(probability: Scores) -> Scores:
    """The log odds of probabilities, kept finite."""
    return np.asarray(np.log((probability + _FINITE) / (1 - probability + _FINITE)))
