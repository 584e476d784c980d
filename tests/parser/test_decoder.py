"""The decoder against brute force, on chains small enough to write out."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.decoder import Chain, ContradictionError, best_and_marginals, marginals, viterbi


def chain_from_seed(seed: int, length: int, labels: int, forbidden: float = 0.2) -> Chain:
    rng = np.random.default_rng(seed)
    steps = rng.normal(size=(labels, labels))
    steps[rng.random((labels, labels)) < forbidden] = -np.inf
    np.fill_diagonal(steps, 0.1)  # some path is always allowed
    return Chain(rng.normal(size=(length, labels)) * 2, steps, np.zeros(labels))


def score_of(chain: Chain, path: tuple[int, ...]) -> float:
    places = chain.opened()
    total = sum(places[t, k] for t, k in enumerate(path))
    return float(total + sum(chain.steps[a, b] for a, b in itertools.pairwise(path)))


def all_paths(chain: Chain) -> list[tuple[int, ...]]:
    length, labels = chain.places.shape
    return list(itertools.product(range(labels), repeat=length))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(2, 4))
def test_viterbi_finds_what_brute_force_finds(seed: int, length: int, labels: int) -> None:
    chain = chain_from_seed(seed, length, labels)
    best = max(score_of(chain, path) for path in all_paths(chain))
    assert score_of(chain, tuple(int(k) for k in viterbi(chain))) == pytest.approx(best)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(2, 4))
def test_marginals_are_the_shares_of_all_paths(seed: int, length: int, labels: int) -> None:
    chain = chain_from_seed(seed, length, labels)
    weights = {path: np.exp(score_of(chain, path)) for path in all_paths(chain)}
    total = sum(weights.values())
    wanted = np.zeros((length, labels))
    for path, weight in weights.items():
        for t, k in enumerate(path):
            wanted[t, k] += weight / total
    found = marginals(chain)
    assert found == pytest.approx(wanted, abs=1e-9)
    assert found.sum(axis=1) == pytest.approx(np.ones(length))


def test_a_long_chain_neither_overflows_nor_fades() -> None:
    chain = chain_from_seed(3, 4000, 5)
    found = marginals(Chain(chain.places * 50, chain.steps, chain.first))
    assert np.isfinite(found).all()
    assert found.sum(axis=1) == pytest.approx(np.ones(4000))


def test_marginals_that_would_fade_between_two_scalings_are_still_shares() -> None:
    steps = np.array([[-200.0, -np.inf], [-np.inf, 0.0]])  # what may follow is all but impossible beside what may not
    found = marginals(Chain(np.array([[0.0, -np.inf]] * 10), steps, np.zeros(2)))
    assert found == pytest.approx(np.array([[1.0, 0.0]] * 10))


def test_weights_beyond_what_a_float_holds_leave_the_likeliest_alone() -> None:
    places, steps = np.array([[0.0, -800.0], [-800.0, 0.0]]), np.array([[0.0, -np.inf], [0.0, 0.0]])
    chain = Chain(places, steps, np.zeros(2))
    best, shares = best_and_marginals(chain)
    assert best.tolist() == viterbi(chain).tolist()
    assert shares.tolist() == np.eye(2)[best].tolist()


def test_what_a_place_forbids_is_never_chosen() -> None:
    chain = chain_from_seed(5, 6, 3, forbidden=0.0)
    chain.places[2, [0, 1]] = -np.inf
    assert viterbi(chain)[2] == 2
    assert marginals(chain)[2] == pytest.approx([0.0, 0.0, 1.0])


def test_a_constraint_that_leaves_no_path_is_told_with_its_place() -> None:
    chain = Chain(np.zeros((3, 2)), np.array([[0.0, -np.inf], [0.0, 0.0]]), np.array([0.0, -np.inf]))
    chain.places[2, 0] = -np.inf
    with pytest.raises(ContradictionError) as caught:
        viterbi(chain)
    assert caught.value.place == 2
    with pytest.raises(ContradictionError):
        marginals(chain)


def test_a_place_with_nothing_allowed_is_a_contradiction() -> None:
    chain = chain_from_seed(1, 3, 2)
    chain.places[1] = -np.inf
    with pytest.raises(ContradictionError) as caught:
        marginals(chain)
    assert caught.value.place == 1


def test_a_chain_without_places_has_no_labels() -> None:
    chain = Chain(np.zeros((0, 2)), np.zeros((2, 2)), np.zeros(2))
    assert len(viterbi(chain)) == 0
    assert marginals(chain).shape == (0, 2)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 40), st.integers(2, 6), st.sampled_from([0.1, 1.0, 10.0]))
def test_both_at_once_are_what_each_is_alone(seed: int, length: int, labels: int, sure: float) -> None:
    chain = chain_from_seed(seed, length, labels)
    chain = Chain(chain.places * sure, chain.steps, chain.first)
    best, likely = best_and_marginals(chain)
    assert best.tolist() == viterbi(chain).tolist()
    assert (likely == marginals(chain)).all()


def test_the_likeliest_labels_need_be_no_sequence() -> None:
    """At each place the likeliest label is 0, but 0 may not follow 0."""
    steps = np.array([[-np.inf, 0.0, 0.0], [0.0, 0.0, -np.inf], [0.0, -np.inf, 0.0]])
    chain = Chain(np.array([[1.0, 0.5, 0.4], [1.0, 0.4, 0.6]]), steps, np.zeros(3))
    assert marginals(chain).argmax(axis=1).tolist() == [0, 0]
    assert best_and_marginals(chain)[0].tolist() == viterbi(chain).tolist() == [0, 2]
