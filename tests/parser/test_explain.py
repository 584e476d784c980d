"""The reasons for a label are the terms of the sum that the decoder maximises."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from convert.parser import explain as module
from convert.parser.explain import explain
from convert.parser.features import features_of
from convert.parser.label import Constraint, chain_from, label, place_scores, second_look
from convert.parser.labels import LABELS
from convert.parser.lines import Line, split_lines
from convert.parser.model_file import Model, load_model
from convert.parser.questions import QUESTIONS
from convert.parser.roles import Role

PAGE = """\
渠水进城记

本报记者 陈小禾

本报讯(记者陈小禾)7月1日,全长三千米的新渠通水,沿渠三个村的八百户人家都来看热闹,有人带着孩子,有人带着刚收的瓜。

种树的人

李大田在沙地上种了四十年树,如今沙地已经成林,每年春天都有人从城里赶来,跟着他学种树,也听他讲当年的故事。
\f
李大田种树去
"""
LINES = split_lines(PAGE)
MODEL = load_model()


@pytest.mark.parametrize("index", range(len(LINES)))
def test_the_label_explained_is_the_label_given(index: int) -> None:
    found, given = explain(LINES, index, MODEL), label(LINES, MODEL)[index]
    assert found.line == given.line
    assert (found.label.role, found.label.starts, found.label.joins) == (
        given.role, given.starts_article, given.joins_previous,
    )  # fmt: skip
    assert found.rival != found.label
    assert found.likely + found.rival_likely <= 1.0001


@pytest.mark.parametrize("index", range(5))
def test_the_reasons_add_up_to_the_difference_in_score(index: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SMALLEST", 0.0)
    page = [line for line in LINES if line.page == 0]
    found = explain(LINES, index, MODEL)
    scores = place_scores(features_of(page), MODEL)[index]
    wanted = scores[LABELS.index(found.label)] - scores[LABELS.index(found.rival)]
    from_features = [reason.weight for reason in found.reasons if not reason.name.startswith(module.SECOND_LOOK)]
    assert np.isclose(sum(from_features), wanted, atol=1e-3)


def test_what_the_second_look_adds_is_among_the_reasons() -> None:
    added = second_look_of(LINES, MODEL)
    assert added["boundary"], "the page is meant to leave doubt"
    for question in QUESTIONS:
        for index, odds in added.get(question.kind, {}).items():
            found = explain(LINES, index, MODEL)
            name = f"{module.SECOND_LOOK}.{question.kind}"
            said = sum(reason.weight for reason in found.reasons if reason.name == name)
            turned = question.holds(found.label) - question.holds(found.rival)
            assert np.isclose(said, odds * turned, atol=module.SMALLEST)


def second_look_of(lines: Sequence[Line], model: Model) -> dict[str, dict[int, float]]:
    page = [line for line in lines if line.page == 0]
    features = features_of(page)
    return second_look(chain_from(place_scores(features, model), model), features, model)


def test_reasons_come_by_weight() -> None:
    weights = [abs(reason.weight) for reason in explain(LINES, 1, MODEL).reasons]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) >= module.SMALLEST


def test_a_rival_that_a_correction_forbids_is_said_to_be() -> None:
    held = [Constraint(LINES[1].number, Role.HEADLINE, starts_article=False, joins_previous=False)]
    found = explain(LINES, 1, MODEL, held)
    assert found.label.role is Role.HEADLINE
    assert found.said
    assert not explain(LINES, 1, MODEL).said
