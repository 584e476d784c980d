"""The second look at beginnings: what a forest is shown of a line at which an article may begin.

See `second.py` for why it is asked and what becomes of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from convert.parser.roles import Role
from convert.parser.second import ENDS, HEADS, ROLE_INDEX, FirstLook, Told, logit

_FAR = 50.0  # stands for a difference of widths where there is nothing to compare with
_NEAR_BODY = 3  # lines of text looked at where no article follows
REACH = 500
"""Lines of an article looked at on each side: one of 20,000 short lines must not take the square of that."""
_ROLES = (*HEADS, Role.CROSSHEAD, Role.BYLINE, Role.PARAGRAPH, Role.CAPTION, Role.CREDIT)


class Place(NamedTuple):
    """A doubtful line, the article it stands in, and what follows it."""

    look: FirstLook
    at: int
    first: int  # where the article before surely begins, if that is not far
    after: int  # where the next article surely begins, if that is not far
    text: int  # where running text begins after the line
    stop: int  # where the next short line stands after that, if that is not far

    @classmethod
    def of(cls, look: FirstLook, at: int) -> Place:
        """The place of a line."""
        before, behind = bisect_left(look.sure, at), bisect_right(look.sure, at)
        first = max(look.sure[before - 1] if before else 0, at - REACH)
        after = min(look.sure[behind] if behind < len(look.sure) else len(look), at + REACH)
        text = at + 1
        while text < len(look) and not look.views[text].body and text - at < 6:
            text += 1
        stop, end = text, min(len(look), text + REACH)
        while stop < end and not (look.heads[stop] and stop > text):
            stop += 1
        return cls(look, at, first, after, text, stop)

    def others(self) -> list[int]:
        """The other short lines of the article, neighbours left out."""
        return [t for t in range(self.first + 1, self.after) if self.look.heads[t] and abs(t - self.at) > 1]


# For each line around: how far away, the name of its start, and those of its roles.
_AROUND = tuple(
    (k, f"start{k:+d}", tuple((f"{role}{k:+d}", ROLE_INDEX[role]) for role in _ROLES if abs(k) <= 2))
    for k in range(-3, 4)
)


def _neighbours(place: Place) -> Told:
    """What the first look said of the lines around."""
    look, at = place.look, place.at
    for k, start, roles in _AROUND:
        inside = 0 <= at + k < len(look)
        yield start, logit(look.start_list[at + k]) if inside else 0.0
        for name, role in roles:
            yield name, look.by_role[role][at + k] if inside else 0.0
    yield "start.near", max(look.start_list[t] for t in _around(look, at, 2)) if len(look) > 1 else 0.0


def _around(look: FirstLook, at: int, reach: int) -> list[int]:
    return [t for t in range(max(0, at - reach), min(len(look), at + reach + 1)) if t != at]


def _shape(place: Place) -> Told:
    """Widths, ends and gaps."""
    look, at = place.look, place.at
    usual = look.features.page.layout.usual_gap
    for k in (-1, 0, 1, 2):
        inside = 0 <= at + k < len(look)
        yield f"width{k:+d}", look.views[at + k].width if inside else -1.0
    for k in (-1, 0):
        yield f"end{k:+d}", float(ENDS.index(look.views[at + k].end)) if at + k >= 0 else -1.0
    for k in (0, 1):
        yield f"gap{k:+d}", float(look.views[at + k].piece.gap - usual) if at + k < len(look) else 0.0
    text = look.views[at].piece.text
    yield "quote", float("“" in text)
    yield "space", float(" " in text)
    yield "cues", float(len(look.views[at].cues))


_SIGNS = (
    ("maker", ("by.",)), ("picture", ("photo.",)), ("note", ("note.", "sign.", "jump.")),
    ("title", ("label.", "head.")), ("lead", ("lead.",)), ("item", ("item.", "talk.")),
)  # fmt: skip


def _signs(place: Place) -> Told:
    """What sort of cues the line and its neighbours show: one without any is hardly a byline, a credit or a note."""
    look, at = place.look, place.at
    for k, names in _SIGNS_AROUND:
        cues = look.views[at + k].cues if 0 <= at + k < len(look) else ()
        yield from zip(names, _signs_of(cues), strict=True)


_SIGNS_AROUND = tuple((k, tuple(f"{name}{k:+d}" for name, _ in _SIGNS)) for k in (-1, 0, 1))


@lru_cache(maxsize=1024)
def _signs_of(cues: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(float(any(cue.startswith(families) for cue in cues)) for _, families in _SIGNS)


def _extent(place: Place) -> Told:
    """How long the article is before and after, and the text up to the next short line."""
    look, at = place.look, place.at
    yield "deck", float(place.text - at)
    yield "lines.stretch", float(place.stop - place.text)
    yield "width.stretch", look.width(place.text, place.stop)
    yield "lines.before", float(at - place.first)
    yield "lines.after", float(place.after - at)
    yield "width.before", look.width(place.first, at)
    yield "width.after", look.width(at, place.after)
    yield "page.place", at / len(look)
    yield "page.lines", float(len(look))


def _others(place: Place) -> Told:
    """The other short lines of the article: how many, how wide, and whether the same follows them."""
    look, at = place.look, place.at
    others = place.others()
    crossheads = [t for t in others if look.best[t] is Role.CROSSHEAD]
    yield "others", float(len(others))
    yield "others.before", float(sum(t < at for t in others))
    yield "others.doubtful", float(sum(0.1 < look.start_list[t] < 0.9 for t in others))
    yield "crossheads", float(len(crossheads))
    widths = [look.views[t].width for t in crossheads]
    width = look.views[at].width
    yield "width.nearest", min((abs(width - other) for other in widths), default=_FAR)
    yield "width.mean", width - sum(widths) / len(widths) if widths else width
    same = [t for t in others if t + 1 < len(look) and at + 1 < len(look) and look.best[t + 1] is look.best[at + 1]]
    yield "others.alike", len(same) / max(1, len(others))


_NEAR = tuple((f"near.{role}", role) for role in (Role.BYLINE, Role.DATELINE, Role.JUMP, Role.CREDIT, Role.CAPTION))
_BEHIND = tuple((f"after.{role}", role) for role in (Role.CREDIT, Role.ENDNOTE))
_BEFORE = tuple((f"before.{role}", role) for role in (Role.BYLINE, Role.DATELINE, Role.ENDNOTE, Role.CREDIT))


def _company(place: Place) -> Told:
    """Bylines, datelines, jumps, pictures and endnotes on both sides."""
    look, at = place.look, place.at
    near = range(at + 1, min(place.after, at + 5))
    behind, before = range(at + 1, place.after), range(place.first, at)
    for lines, names in ((near, _NEAR), (behind, _BEHIND), (before, _BEFORE)):
        for name, role in names:
            yield name, look.likely(lines, role)
    yield "just.endnote", look.likely(range(max(place.first, at - 2), at), Role.ENDNOTE)
    yield "just.credit", look.likely(range(max(0, at - 3), at), Role.CREDIT)
    for name, shown in (("lead", look.leads), ("names", look.names)):
        yield f"near.{name}", float(any(shown[at + 1 : place.text + 1]))
        yield f"before.{name}", float(sum(shown[place.first : at]))
        yield f"after.{name}", float(sum(shown[at + 1 : place.after]))


def _habits(place: Place) -> Told:
    """Do the page's sure headlines have a dateline or a byline under them, and does this line?"""
    look, at = place.look, place.at
    signed = [found for t, found in look.headed if t != at]
    yield "habit.articles", float(len(signed))
    yield "habit.signed", sum(signed) / len(signed) if signed else 0.0
    yield "signed", float(look.signed(at))


def _cohesion(place: Place) -> Told:
    """What the line, the text before and the text after share, by weight."""
    look, at = place.look, place.at
    page = look.features.page
    contents = page.contents
    line = look.content(at, at + 1)
    head, before = look.content(place.first, min(place.first + 2, at)), look.content(place.first, at)
    after = look.content(place.text, place.after if place.after > place.text else place.text + _NEAR_BODY)
    near = look.content(place.text, place.stop)
    asked = (line, head, before)
    found = {name: contents.shared(other, *asked) for name, other in (("after", after), ("near", near))}
    found |= {"before": contents.shared(before, line, head), "head": contents.shared(head, line)}
    for name in ("before", "after", "near", "head"):
        yield f"line.{name}", found[name][0] / line.weight if line.weight else 0.0
    for name in ("before", "after", "near"):
        yield f"head.{name}", found[name][1] / head.weight if head.weight else 0.0
    for name, other in (("after", after), ("near", near)):
        least = min(before.weight, other.weight)
        yield f"before.{name}", found[name][2] / least if least else 0.0
    yield "overlap", page.overlap(look.features.places[at][0])
    yield "overlap.usual", page.usual_overlap


_TABLE = (_neighbours, _shape, _signs, _extent, _others, _company, _habits, _cohesion)


def told(place: Place) -> dict[str, float]:
    """All that the forest is shown of a place, by name."""
    return {name: value for teller in _TABLE for name, value in teller(place)}
