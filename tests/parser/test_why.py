"""Each label says what spoke for it."""

from __future__ import annotations

from convert.parser.label import label
from convert.parser.lines import split_lines
from convert.parser.model_file import load_model
from convert.parser.roles import Role
from convert.parser.why import CUES

PAGE = "渠水进城润万家\n\n本报记者 简一宁\n\n今年以来,该市先后改造三条水渠,居民在家门口用上了清水。\n\n“水好了,人心也稳了。”居民说。\n"


def test_every_line_names_the_features_that_spoke_for_its_label() -> None:
    model = load_model()
    for one in label(split_lines(PAGE), model):
        assert 0 < len(one.cues) <= CUES
        assert all(name in model.rows for name in one.cues)


def test_a_byline_is_one_because_of_its_form() -> None:
    byline = label(split_lines(PAGE), load_model())[1]
    assert byline.role == Role.BYLINE
    assert any("by" in name for name in byline.cues)
