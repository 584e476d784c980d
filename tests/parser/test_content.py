"""What runs of pieces are about, as arrays, is what their sets say."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.content import Contents, Occurrences, occurrences_of, worth_of


def shown_by(pieces: Sequence[AbstractSet[int]]) -> Occurrences:
    """Pieces that show these pairs."""
    found = sorted((pair, piece) for piece, pairs in enumerate(pieces) for pair in pairs)
    pair, piece = (np.array([one[k] for one in found], dtype=np.intp) for k in (0, 1))
    return Occurrences(pair, piece, len(pieces))


def test_pairs_are_counted_once_a_piece_and_none_over_grammar_marks_or_lines() -> None:
    shown = occurrences_of(["山货的山货，山货", "", "货山货"])
    assert shown.pair.tolist() == [0, 0, 1]  # 山货, 货山
    assert sorted(zip(shown.piece.tolist(), shown.pair.tolist(), strict=True)) == [(0, 0), (2, 0), (2, 1)]
    assert shown.pieces == 3
    assert worth_of(shown).tolist() == [2839, 5678]  # 4096 ln(4/2), 4096 ln(4/1)


def test_texts_without_content() -> None:
    for texts in ([], [""], ["的，", "\U0010ffff\U0010ffff"]):
        shown = occurrences_of(texts)
        assert (shown.pair.tolist(), shown.pieces, worth_of(shown).tolist()) == ([], len(texts), [])


PIECES = st.lists(st.frozensets(st.integers(0, 40), max_size=12), min_size=1, max_size=8)


@settings(deadline=None)
@given(st.data(), PIECES)
def test_runs_of_pieces_weigh_and_share_as_their_sets_do(data: st.DataObject, pieces: list[frozenset[int]]) -> None:
    weight = [7 * k + 1 for k in range(41)]
    contents = Contents(shown_by(pieces), np.array(weight, dtype=np.intp))
    places = st.integers(0, len(pieces))
    runs = [sorted((data.draw(places), data.draw(places))) for _ in range(2)]
    some, others = (frozenset().union(*pieces[first:after]) for first, after in runs)
    found, told = (contents.of(first, after) for first, after in runs)
    assert sorted(found.pairs.tolist()) == sorted(some)
    assert found.weight == sum(weight[pair] for pair in some)
    assert contents.shared(told, found, told) == [sum(weight[pair] for pair in some & others), told.weight]
    assert contents.shared(found, told) == contents.shared(told, found)  # nothing stays marked
