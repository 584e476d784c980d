"""The second look at joins: what a forest is shown of a line that may go on from the one before.

Whether a line without an end is the first half of a paragraph or a crosshead over one, its neighbours alone seldom
tell.  The page does: whether its columns break paragraphs at all, what its sure crossheads look like and how far apart
they stand, and whether the two texts speak of the same.  See `second.py` for how it is asked and what becomes of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

import numpy as np

from convert.parser.decoder import Scores
from convert.parser.features import View
from convert.parser.roles import Role
from convert.parser.second import ENDS, ROLE_INDEX, FirstLook, Told, logit
from convert.parser.wordtable import first_kind, last_kind, straddle

_ROLES = (Role.CROSSHEAD, Role.PARAGRAPH, Role.HEADLINE, Role.SUBHEADLINE, Role.CAPTION, Role.BYLINE)
_NEAR = 12  # lines to each side
_FAR = 99.0  # stands for a distance where there is nothing to measure to
_STARTS = ("han", "quote", "paren", "bracket", "title", "dash", "bullet", "closer", "digit", "latin")


# For each line around: how far away, the names of its join and start, and those of its roles.
_AROUND = tuple(
    (k, f"join{k:+d}", f"start{k:+d}", tuple((f"{role}{k:+d}", ROLE_INDEX[role]) for role in _ROLES if -2 <= k <= 1))
    for k in range(-3, 3)
)
_SIZES = tuple((k, f"width{k:+d}", f"gap{k:+d}", f"end{k:+d}", f"indent{k:+d}") for k in range(-2, 3))


def told_of_seam(look: FirstLook, at: int) -> dict[str, float]:
    """All that the forest is shown of the seam before a line (not the first), by name."""
    return {name: value for teller in _TABLE for name, value in teller(look, at)}


def _neighbours(look: FirstLook, at: int) -> Told:
    """What the first look said of the lines around."""
    for k, join, start, roles in _AROUND:
        inside = 0 <= at + k < len(look)
        yield join, logit(look.join_list[at + k]) if inside else 0.0
        yield start, logit(look.start_list[at + k]) if inside else 0.0
        for name, role in roles:
            yield name, look.by_role[role][at + k] if inside else 0.0


def _shape(look: FirstLook, at: int) -> Told:
    """Widths, ends, starts, gaps and indents."""
    layout = look.features.page.layout
    for k, width, gap, end, indent in _SIZES:
        view = _view(look, at + k)
        yield width, view.width if view else -1.0
        yield gap, float(view.piece.gap - layout.usual_gap) if view else 0.0
        if k <= 0:
            yield end, float(ENDS.index(view.end)) if view else -1.0
            yield indent, view.piece.indent if view else 0.0
    before, view = look.views[at - 1], look.views[at]
    yield "start", float(_STARTS.index(view.start))
    yield "median", layout.median
    yield "part-1", before.width / layout.median
    yield "part", view.width / layout.median
    yield "indented", layout.indented
    yield "cues-1", float(len(before.cues))
    yield "cues", float(len(view.cues))


def _words(look: FirstLook, at: int) -> Told:
    """The words on the two sides of the seam."""
    before, text = look.views[at - 1].piece.text, look.views[at].piece.text
    yield "straddle", straddle(before, text) if before[-1:].isalnum() and text[:1].isalnum() else -_FAR
    yield "goes_on", look.going_on(at)
    yield "tail", float(ord(last_kind(before)))
    yield "head", float(ord(first_kind(text)))
    yield "quotes", float(before.count("“") - before.count("”"))
    yield "parens", float(before.count("(") - before.count(")"))
    yield "commas-1", float(before.count(","))
    yield "space-1", float(" " in before)
    yield "digit-1", float(any(map(str.isdigit, before)))


def _page(look: FirstLook, at: int) -> Told:
    """Whether the page's columns break paragraphs, by its other lines without an end."""
    yield "page.joins", look.all_joins - look.join_list[at]
    others = _without(look, at, 0, len(look.open_ended))
    yield "page.open", float(len(others))
    yield "page.share", _mean(others) if len(others) else -1.0
    yield "page.crossheads", look.all_crossheads - look.of_role(Role.CROSSHEAD)[at - 1]
    yield "page.lines", float(len(look))
    near = _without(look, at, bisect_left(look.open_ended, at - _NEAR), bisect_right(look.open_ended, at + _NEAR))
    yield "near.share", _mean(near) if len(near) else -1.0


def _without(look: FirstLook, at: int, first: int, after: int) -> Scores:
    """How likely some of the page's lines after one without an end go on from it, a line itself left out."""
    joins, place = look.open_joins[first:after], bisect_left(look.open_ended, at) - first
    own = place < len(joins) and look.open_ended[first + place] == at
    return np.concatenate((joins[:place], joins[place + 1 :])) if own else joins


def _mean(some: Scores) -> float:
    return float(np.add.reduce(some)) / len(some)


def _crossheads(look: FirstLook, at: int) -> Told:
    """The other crossheads of the article: how like them the line before is, and where it stands among them."""
    first, after = look.article_around(at - 1)
    likely = look.of_role(Role.CROSSHEAD)
    known = look.crossheads
    others = [t for t in known[bisect_left(known, first) : bisect_left(known, after)] if t != at - 1]
    width = look.views[at - 1].width
    yield "others", float(len(others))
    yield "others.likely", sum(likely[at:after], sum(likely[first : at - 1]))
    widths = [look.views[t].width for t in others]
    yield "width.nearest", min((abs(width - other) for other in widths), default=_FAR)
    yield "width.mean", width - sum(widths) / len(widths) if widths else _FAR
    yield "end.alike", float(sum(look.views[t].end == look.views[at - 1].end for t in others))
    place = bisect_left(others, at - 1)
    yield "lines.from", float(at - 1 - others[place - 1]) if place else float(at - 1 - first)
    yield "lines.to", float(others[place] - at + 1) if place < len(others) else float(after - at + 1)
    gaps = [b - a for a, b in pairwise(others)]
    yield "lines.usual", sum(gaps) / len(gaps) if gaps else -1.0
    yield "article.place", float(at - first)
    yield "article.rest", float(after - at)


def _cohesion(look: FirstLook, at: int) -> Told:
    """What the two lines, and the texts around them, share by weight."""
    page, contents = look.features.page, look.features.page.contents
    before, here = look.content(at - 1, at), look.content(at, at + 1)
    weight, (both,) = before.weight, contents.shared(here, before)
    yield "share.here", both / weight if weight else 0.0
    yield "share.least", both / min(weight, here.weight) if weight and here.weight else 0.0
    for name, first, after in (("earlier", max(0, at - 4), at - 1), ("later", at, at + 4)):
        yield f"share.{name}", contents.shared(look.content(first, after), before)[0] / weight if weight else 0.0
    yield "overlap", page.overlap(look.features.places[at][0])
    yield "overlap.usual", page.usual_overlap


def _view(look: FirstLook, at: int) -> View | None:
    return look.views[at] if 0 <= at < len(look) else None


_TABLE = (_neighbours, _shape, _words, _page, _crossheads, _cohesion)
