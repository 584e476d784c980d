"""Does a text go on over a break?  What the table is asked, and what it learns."""

import numpy as np
import pytest

from convert.parser.continuation import SIZE, STEP, Continuation, is_open, places


@pytest.mark.parametrize(
    ("left", "right", "asked"),
    [
        ("鲜笋才卖得上", "价，村里", True),
        ("一共30", "只木箱", True),
        ("他说：", "“路宽了", False),
        ("一路不倒车。", "山货先要进仓", False),
        ("", "山货", False),
        ("山货", "", False),
    ],
)
def test_only_breaks_between_letters_are_asked_about(left: str, right: str, asked: bool) -> None:
    assert is_open(left, right) is asked


def test_the_same_characters_stand_in_the_same_places() -> None:
    same = places([("云岭村的山货", "直达车"), ("河口镇的山货", "直达车开通"), ("的山货", "直达车")])
    assert (same[0] == same).all()
    assert ((same >= 0) & (same < SIZE)).all()


def test_a_short_line_has_places_too() -> None:
    assert places([("价", "钱")]).shape == places([("云岭村的山货", "直达车")]).shape
    assert places([]).shape[0] == 0


def test_a_rare_character_has_a_place() -> None:
    assert places([("王𬭎", "𠀀说")]).shape[0] == 1


def test_odds_are_the_sum_of_the_weights() -> None:
    weights = np.zeros(SIZE, dtype=np.int8)
    weights[places([("云岭村的山货", "直达车")])[0]] = 4
    found = Continuation(weights).odds("云岭村的山货", "直达车")
    assert found == pytest.approx(places([("云岭村的山货", "直达车")]).shape[1] * 4 * STEP)
    assert Continuation(weights).odds("云岭村的山货。", "直达车") == 0.0


def test_several_seams_are_looked_up_as_each_alone() -> None:
    known = Continuation((np.arange(SIZE) % 7 - 3).astype(np.int8))
    seams = [("云岭村的山货", "直达车"), ("云岭村的山货。", "直达车"), ("", "今年"), ("河口镇今年", "卖出了好价钱")]
    assert known.odds_of(seams) == [known.odds(*seam) for seam in seams]
    assert known.odds_of(seams)[1:3] == [0.0, 0.0]


def record(n: int) -> dict[str, object]:
    towns, goods = ("河口", "云岭", "石桥", "南浦"), ("山货", "鲜笋", "木耳", "竹器")
    town, good = towns[n % 4], goods[n // 4 % 4]
    text = f"{town}镇的{good}今年卖出了好价钱，镇上的直达车每天早上六点准时出发，把{good}送到城里的三个菜市场，{n}户人家因此添了收入。"
    return {"title": [f"{town}镇{good}进城"], "paragraphs": [text, "账要一笔一笔记", text], "strong_paragraphs": [1]}


def test_it_learns_that_text_goes_on_inside_and_not_after_a_crosshead() -> None:
    pytest.importorskip("sklearn", reason="scikit-learn fits the table; without it nothing can be tested here")
    from convert.parser.seam_lessons import learnt_from

    found = learnt_from([record(n) for n in range(200)])
    assert found is not None
    assert found.odds("河口镇的山货今年卖出了好", "价钱，镇上的直达车") > 1.0
    assert found.odds("账要一笔一笔记", "河口镇的山货今年") < -1.0
    assert (found.weights == learnt_from([record(n) for n in range(200)]).weights).all()  # type: ignore[union-attr]


def test_too_few_records_teach_nothing() -> None:
    pytest.importorskip("sklearn", reason="scikit-learn fits the table; without it nothing can be tested here")
    from convert.parser.seam_lessons import learnt_from

    assert learnt_from([]) is None
    assert learnt_from([record(1)]) is None
