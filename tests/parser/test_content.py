"""What runs of pieces are about, as arrays, is what their sets say."""

from itertools import accumulate, chain

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.content import Contents

PIECES = st.lists(st.frozensets(st.integers(0, 40), max_size=12), min_size=1, max_size=8)


@settings(deadline=None)
@given(st.data(), PIECES)
def test_runs_of_pieces_weigh_and_share_as_their_sets_do(data: st.DataObject, pieces: list[frozenset[int]]) -> None:
    weight = [7 * k + 1 for k in range(41)]
    pairs = np.fromiter(chain.from_iterable(pieces), dtype=np.intp)
    ends = list(accumulate(map(len, pieces), initial=0))
    contents = Contents(pairs, ends, np.array(weight, dtype=np.intp))
    places = st.integers(0, len(pieces))
    runs = [sorted((data.draw(places), data.draw(places))) for _ in range(2)]
    some, others = (frozenset().union(*pieces[first:after]) for first, after in runs)
    found, told = (contents.of(first, after) for first, after in runs)
    assert sorted(found.tolist()) == sorted(some)
    assert contents.weigh(found) == sum(weight[pair] for pair in some)
    assert contents.shared(found, told) == sum(weight[pair] for pair in some & others)
    assert contents.shared(told, found) == contents.shared(found, told)  # nothing stays marked
