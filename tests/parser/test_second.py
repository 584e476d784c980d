"""The second look: what it is shown, what the forest makes of it, and that a person's word comes first."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from convert.parser.beginnings import REACH, Place, told
from convert.parser.features import features_of
from convert.parser.forest import Forest
from convert.parser.grow import Doubts, doubts_of, fold_of, grow
from convert.parser.label import Constraint, chain_from, first_look, label, place_scores, second_look
from convert.parser.lines import split_lines
from convert.parser.model_file import Model, load_model, save_model
from convert.parser.questions import MOST, QUESTIONS
from convert.parser.second import DOUBT, FirstLook
from convert.parser.train import example_of
from tests.parser.test_label import PAGE

BOUNDARY, JOIN = QUESTIONS
LINES = split_lines(PAGE)
CHAIN_ONLY = replace(load_model(), forests={})


def stump(names: tuple[str, ...], column: str, edge: float, low: float, high: float) -> Forest:
    """One tree of one question: up to the edge `low`, else `high`."""
    return Forest(
        names=names,
        column=np.array([names.index(column), 0, 0], dtype=np.int16),
        edge=np.array([edge, 0, 0], dtype=np.float32),
        left=np.array([1, 1, 2], dtype=np.int32),
        right=np.array([2, 1, 2], dtype=np.int32),
        value=np.array([0, low, high], dtype=np.float32),
        roots=np.array([0], dtype=np.int32),
        base=0.5,
    )


def forest(column: str, edge: float, low: float, high: float) -> Forest:
    """A stump that is shown a boundary."""
    return stump(tuple(told(Place.of(look_at(PAGE), 1))), column, edge, low, high)


def asking(kind: str, one: Forest) -> Model:
    """The chain with a forest for one kind of question."""
    return replace(CHAIN_ONLY, forests={kind: one})


def look_at(text: str, model: Model = CHAIN_ONLY) -> FirstLook:
    features = features_of(split_lines(text))
    return first_look(chain_from(place_scores(features, model), model), features)


def doubting(starts: float) -> FirstLook:
    """A first look that is as unsure of every line."""
    look = look_at(PAGE)
    return replace(look, starts=np.full(len(look), starts))


@pytest.mark.parametrize(("starts", "looked_at"), [(0.0, False), (DOUBT, False), (0.3, True), (0.995, False)])
def test_only_lines_in_doubt_are_looked_at_again(starts: float, looked_at: bool) -> None:
    assert bool(doubting(starts).doubtful) is looked_at


def test_every_line_is_told_by_the_same_names_and_finite_numbers() -> None:
    look = doubting(0.5)
    rows = [told(Place.of(look, at)) for at in range(len(look))]
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert np.isfinite(np.array([list(row.values()) for row in rows])).all()


def test_a_page_of_one_line_can_be_told() -> None:
    look = look_at("河口镇灌渠通水\n")
    assert set(told(Place.of(look, 0))) == set(told(Place.of(look_at(PAGE), 1)))


def test_of_an_article_of_very_many_short_lines_only_those_near_are_looked_at() -> None:
    look = look_at("第1版 要闻\n" + "".join(f"{number} 民生\n" for number in range(1500)))
    for at in (0, 700, 1500):
        place = Place.of(look, at)
        assert 0 <= at - place.first <= REACH
        assert 0 < place.after - at <= REACH
        assert 0 <= place.stop - place.text <= REACH


def test_what_is_told_of_a_seam_says_whether_both_sides_speak_of_the_same() -> None:
    look = look_at(PAGE)
    second = next(t for t, line in enumerate(LINES) if line.text == "云岭村开通山货直达车")
    row = told(Place.of(look, second))
    assert row["line.after"] > row["line.before"]
    assert row["before.after"] < 0.2


def test_a_tree_sends_each_row_down_its_branch() -> None:
    one = forest("width+0", 12.0, -2.0, 3.0)
    rows = np.zeros((3, len(one.names)), dtype=np.float32)
    rows[:, one.names.index("width+0")] = [4.0, 12.0, 12.5]
    assert one.odds(rows).tolist() == [-1.5, -1.5, 3.5]


def test_no_rows_have_no_odds() -> None:
    one = forest("width+0", 12.0, -2.0, 3.0)
    assert one.odds(BOUNDARY.rows(doubting(0.0), one.names)).tolist() == []


def test_what_the_forest_adds_is_bounded_and_only_where_there_is_doubt() -> None:
    model = asking("boundary", forest("width+0", 0.0, 0.0, 50.0))
    features = features_of(LINES)
    chain = chain_from(place_scores(features, model), model)
    added = second_look(chain, features, model)["boundary"]
    assert set(added) == set(first_look(chain, features).doubtful)
    assert all(-MOST <= odds <= MOST for odds in added.values())


FLAT = PAGE.replace("云岭村开通山货直达车\n\n本报记者 陆小满", "直达车开通以后")


def test_the_forest_moves_a_boundary_and_a_person_has_the_last_word() -> None:
    """A line that the chain takes for a crosshead begins an article where the forest is sure of it."""
    lines = split_lines(FLAT)
    at = next(t for t, line in enumerate(lines) if line.text == "直达车开通以后")
    starts = look_at(FLAT).starts[at]
    assert DOUBT < starts < 1 - DOUBT, "the page is meant to leave doubt"
    yes = asking("boundary", forest("width+0", 0.0, 0.0, 50.0))
    no = asking("boundary", forest("width+0", 0.0, 0.0, -50.0))
    assert label(lines, yes)[at].starts_article
    assert not label(lines, no)[at].starts_article
    number = lines[at].number
    assert not label(lines, yes, [Constraint(number, starts_article=False)])[at].starts_article
    assert label(lines, no, [Constraint(number, starts_article=True)])[at].starts_article


def test_a_model_file_keeps_its_forest(tmp_path: Path) -> None:
    kept = {"boundary": forest("width+0", 12.0, -2.0, 3.0), "join": forest("width+0", 9.0, 1.0, 2.0)}
    model = replace(CHAIN_ONLY, forests=kept)
    save_model(model, tmp_path / "one.model")
    back = load_model(tmp_path / "one.model")
    save_model(back, tmp_path / "two.model")
    assert {kind: one.names for kind, one in back.forests.items()} == {kind: one.names for kind, one in kept.items()}
    assert (tmp_path / "one.model").read_bytes() == (tmp_path / "two.model").read_bytes()


FOLDS_OF_SIX = [1, 2, 0, 0, 0, 2]


def test_the_fold_of_a_page_depends_on_its_name_only() -> None:
    assert [fold_of(f"江城日报-2026-03-02-{n}") for n in range(1, 7)] == FOLDS_OF_SIX


def test_doubts_where_the_gold_does_not_say_are_left_out() -> None:
    rows = [
        {"line": line.number, "article": 1, "roles": ["*"], "joined": False} for line in LINES
    ]  # all one article, in which every line but the first may begin one
    silent = example_of({"page": "x", "lines": rows, "loose": [1]}, PAGE)
    assert len(doubts_of([silent], CHAIN_ONLY)["boundary"].right) <= 1


def test_too_few_doubts_grow_no_forest() -> None:
    few = Doubts(("a",), np.zeros((5, 1), dtype=np.float32), np.array([True, False, True, False, True]))
    assert grow([]) is None
    assert grow([few]) is None


def test_a_forest_says_what_the_trees_say_that_it_was_grown_from() -> None:
    pytest.importorskip("sklearn", reason="scikit-learn grows the forest; without it nothing can be tested here")
    rng = np.random.default_rng(3)
    rows = rng.normal(size=(400, 3)).astype(np.float32)
    right = rows[:, 0] + rows[:, 1] > 0
    found = grow([Doubts(("a", "b", "c"), rows, right)])
    assert found is not None
    assert ((found.odds(rows) > 0) == right).mean() > 0.95
