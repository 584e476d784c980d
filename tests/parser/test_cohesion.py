"""What windows of running text share with the pieces around them is what their sets say."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.cohesion import Cohesion, Shared
from tests.parser.test_content import shown_by

WINDOW, REACH = 260, 10
Piece = tuple[AbstractSet[int], bool, float]
"""The pairs that it shows, whether it is running text, and its width."""
PIECES = st.lists(
    st.tuples(st.frozensets(st.integers(0, 12), max_size=6), st.booleans(), st.integers(1, 300).map(lambda n: n / 2)),
    max_size=30,
)


def window(pieces: list[Piece], places: range) -> list[Piece]:
    """The running text at some places, up to the width of a window."""
    found, room = [], float(WINDOW)
    for k in places:
        if pieces[k][1] and room > 0:
            found.append(pieces[k])
            room -= pieces[k][2]
    return found


def behind(pieces: list[Piece], at: int) -> list[Piece]:
    last = next((k for k in range(at - 1, -1, -1) if pieces[k][1]), -1)
    return window(pieces, range(last, max(-1, last - REACH), -1))


def ahead(pieces: list[Piece], at: int) -> list[Piece]:
    first = next((k for k in range(at, len(pieces)) if pieces[k][1]), len(pieces))
    return window(pieces, range(first, min(len(pieces), first + REACH)))


def pairs(pieces: list[Piece]) -> frozenset[int]:
    return frozenset().union(*(piece[0] for piece in pieces))


def weigh(some: AbstractSet[int]) -> int:
    return sum(7 * pair + 1 for pair in some)


def looked_at(pieces: list[Piece]) -> Cohesion:
    worth = np.array([7 * pair + 1 for pair in range(13)], dtype=np.intp)
    body = np.array([piece[1] for piece in pieces], dtype=bool)
    return Cohesion(shown_by([piece[0] for piece in pieces]), worth, body, np.array([piece[2] for piece in pieces]))


@settings(deadline=None, max_examples=300)
@given(PIECES)
def test_what_a_piece_shares_with_the_windows_around_it(pieces: list[Piece]) -> None:
    found = looked_at(pieces).shared()
    assert len(found) == len(pieces)
    for at, (own, body, _) in enumerate(pieces):
        if not body:
            back, on, near = pairs(behind(pieces, at)) & own, pairs(ahead(pieces, at)) & own, ahead(pieces, at)[:1]
            wanted = Shared(len(own), len(back), len(on), weigh(back), weigh(on), weigh(pairs(near) & own))
            assert found[at] == wanted


@settings(deadline=None, max_examples=300)
@given(PIECES)
def test_how_much_the_two_windows_of_a_place_overlap(pieces: list[Piece]) -> None:
    found = looked_at(pieces).overlaps()
    bodies = 0
    for at, piece in enumerate(pieces):
        left, right = behind(pieces, at), ahead(pieces, at)
        least = min(sum(weigh(one[0]) for one in side) for side in (left, right))
        assert found[bodies] == (weigh(pairs(left) & pairs(right)) / least if least else 0.0)
        bodies += piece[1]
    assert len(found) == bodies + 1
