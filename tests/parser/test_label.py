"""Labels of invented pages with the shipped model, and what a person's word does to them."""

import numpy as np
import pytest

from convert.parser.augment import wrap
from convert.parser.features import OFFSETS, features_of
from convert.parser.label import (
    BARE,
    STATES,
    Constraint,
    ConstraintError,
    LabelledLine,
    chain_from,
    label,
    place_scores,
)  # fmt: skip
from convert.parser.labels import LABELS, Label
from convert.parser.lines import split_lines
from convert.parser.model_file import Model, load_model
from convert.parser.outright import said_outright
from convert.parser.roles import FURNITURE, Role

PAGE = """第3版:综合

河口镇二十里灌渠全线通水

本报讯（记者田禾青 通讯员苏砚）3月1日，河口镇二十里灌渠全线通水。镇里的水管员沿渠走了一遍，闸门开合自如，渠底不见一处渗漏。

灌渠修在六十年前，年年漏水。去年入冬以来，镇里请来三支工程队，赶在春灌之前把渠底重新衬砌，又换了四十二道闸门。

种粮大户陶向前说，往年浇一遍地要等九天，今年四天就够。镇里还给每道闸门装了流量计，谁家用了多少水，手机上看得清清楚

楚，争水的事再没有发生过。

云岭村开通山货直达车

本报记者 陆小满

天刚亮，云岭村口的山货直达车已经装满了。司机说，从云岭村到城里的菜市场只要两个钟头，一路不倒车。

过去村里的山货要先用三轮车拉到镇上，再搭班车进城，到了市场已近中午，鲜笋和野菜都蔫了，卖不上价。

本版责编：苏  砚  陆小满
"""


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


@pytest.fixture(scope="module")
def labelled(model: Model) -> tuple[LabelledLine, ...]:
    return label(split_lines(PAGE), model)


def starting(labelled: tuple[LabelledLine, ...], text: str) -> LabelledLine:
    return next(item for item in labelled if item.line.text.startswith(text))


@pytest.mark.parametrize("page", [PAGE, "\n".join(row for line in PAGE.split("\n") for row in wrap(line, 20))])
def test_a_line_scores_the_weights_of_all_features_that_it_sees(page: str, model: Model) -> None:
    features = features_of(split_lines(page))
    scores = place_scores(features, model)
    for line, (piece, place) in enumerate(features.places):
        seen = [(0, features.inside[line])] if place else [
            (k, name) for k in OFFSETS if 0 <= piece + k < len(features.pieces) for name in features.pieces[piece + k]
        ]  # fmt: skip
        wanted = sum(
            model.weights[model.rows[name], OFFSETS.index(k)]
            for k, names in seen
            for name in names
            if name in model.rows
        )
        own = said_outright(features).get(line, 0.0)
        assert scores[line] == pytest.approx(wanted + own, abs=1e-3)
    assert np.isfinite(scores).all()


def test_every_line_has_a_label(labelled: tuple[LabelledLine, ...]) -> None:
    assert [item.line for item in labelled] == list(split_lines(PAGE))


def test_a_page_falls_into_its_articles(labelled: tuple[LabelledLine, ...]) -> None:
    heads = [item.line.text for item in labelled if item.starts_article]
    assert heads == ["河口镇二十里灌渠全线通水", "云岭村开通山货直达车"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("第3版", Role.FOLIO),
        ("河口镇", Role.HEADLINE),
        ("本报讯", Role.PARAGRAPH),
        ("本报记者", Role.BYLINE),
        ("本版责编", Role.EDITOR_LINE),
    ],
)
def test_roles(labelled: tuple[LabelledLine, ...], text: str, role: Role) -> None:
    assert starting(labelled, text).role is role


def test_a_cut_paragraph_is_joined(labelled: tuple[LabelledLine, ...]) -> None:
    assert [item.line.text[:2] for item in labelled if item.joins_previous] == ["楚，"]


def test_furniture_is_of_no_article(labelled: tuple[LabelledLine, ...]) -> None:
    assert all((item.article is None) == (item.role in FURNITURE) for item in labelled)


def test_confidence_is_a_probability_of_four_digits(labelled: tuple[LabelledLine, ...]) -> None:
    for item in labelled:
        for value in (item.confidence, item.boundary_confidence, item.join_confidence):
            assert 0.0 <= value <= 1.0
            assert value == round(value, 4)


def test_articles_count_on_over_the_pages_of_a_file(model: Model) -> None:
    found = label(split_lines(PAGE + "\f" + PAGE), model)
    assert [item.article for item in found if item.starts_article] == [1, 2, 3, 4]


def test_the_first_line_of_text_on_a_page_begins_an_article(model: Model) -> None:
    found = label(
        split_lines("渠底不见一处渗漏，闸门开合自如。\n\n镇里请来三支工程队，赶在春灌之前把渠底重新衬砌。"), model
    )
    assert found[0].starts_article


@pytest.mark.parametrize("role", list(Role))
def test_a_role_a_person_gives_is_kept(model: Model, role: Role) -> None:
    lines = split_lines(PAGE)
    found = label(lines, model, [Constraint(lines[4].number, role=role)])
    assert found[4].role is role
    assert found[4].confidence == 1.0


@pytest.mark.parametrize("starts", [True, False])
def test_a_boundary_a_person_gives_is_kept(model: Model, starts: bool) -> None:
    lines = split_lines(PAGE)
    for place in (3, 6):
        found = label(lines, model, [Constraint(lines[place].number, starts_article=starts)])
        assert found[place].starts_article is starts
        assert found[place].boundary_confidence == 1.0


@pytest.mark.parametrize("joins", [True, False])
def test_a_join_a_person_gives_is_kept(model: Model, joins: bool) -> None:
    lines = split_lines(PAGE)
    for place in (3, 5):
        found = label(lines, model, [Constraint(lines[place].number, joins_previous=joins)])
        assert found[place].joins_previous is joins


def test_one_correction_mends_its_neighbours(model: Model) -> None:
    lines = split_lines(PAGE)
    found = label(lines, model, [Constraint(lines[5].number, role=Role.HEADLINE, starts_article=True)])
    assert not found[5].joins_previous
    assert found[6].article == found[5].article or found[6].starts_article


def test_corrections_that_contradict_each_other_are_told_by_line(model: Model) -> None:
    lines = split_lines(PAGE)
    wrong = [Constraint(lines[3].number, starts_article=True, joins_previous=True)]
    with pytest.raises(ConstraintError) as caught:
        label(lines, model, wrong)
    assert caught.value.line == lines[3].number


def test_a_correction_of_a_line_that_is_not_there_is_an_error(model: Model) -> None:
    with pytest.raises(ConstraintError):
        label(split_lines(PAGE), model, [Constraint(2, role=Role.HEADLINE)])


def test_no_lines_have_no_labels(model: Model) -> None:
    assert label((), model) == ()


def test_a_twin_in_traditional_characters_is_labelled_alike(model: Model, labelled: tuple[LabelledLine, ...]) -> None:
    swap = {"报": "報", "镇": "鎮", "记": "記", "讯": "訊", "门": "門", "车": "車", "开": "開", "岭": "嶺"}
    twin = label(split_lines("".join(swap.get(char, char) for char in PAGE)), model)
    assert [(item.role, item.article, item.joins_previous) for item in twin] == [
        (item.role, item.article, item.joins_previous) for item in labelled
    ]


def test_nothing_but_a_persons_word_leaves_a_crosshead_without_text(model: Model) -> None:
    """Two short lines between texts are two crossheads, or the two of a new article's head; not one of each."""
    features = features_of(split_lines(PAGE))
    chain = chain_from(place_scores(features, model), model)
    likely = {(str(a), str(b)): chain.steps[i, j] for i, a in enumerate(STATES) for j, b in enumerate(STATES)}
    weight = model.steps[LABELS.index(Label(Role.CROSSHEAD)), LABELS.index(Label(Role.HEADLINE, starts=True))]
    assert likely["crosshead", "headline/S"] == pytest.approx(weight - BARE)
    crosshead, start = 3, 5
    said = [Constraint(crosshead, Role.CROSSHEAD), Constraint(start, Role.HEADLINE, starts_article=True)]
    found = {one.line.number: one for one in label(split_lines(BARE_PAGE), model, said)}
    assert (found[crosshead].role, found[start].starts_article) == (Role.CROSSHEAD, True)


BARE_PAGE = PAGE.replace("第3版:综合\n\n", "").replace(
    "本报讯（记者田禾青", "水通了\n\n渠修好了\n\n本报讯（记者田禾青", 1
)
