"""Facts that follow each other in their text need neither cuts nor numbers."""

import pytest

from convert.formats.inline import apart
from convert.tree import Contributor, Paragraph

CASES = {
    "none": ([], True),
    "one": ([(0, 2)], True),
    "all of the text": ([(0, 6)], True),
    "neighbours": ([(0, 2), (2, 3), (4, 6)], True),
    "in each other": ([(0, 4), (1, 2)], False),
    "in each other from one place": ([(0, 4), (0, 2)], False),
    "crossing": ([(0, 3), (2, 5)], False),
    "alike": ([(0, 2), (0, 2)], False),
    "out of order": ([(4, 6), (0, 2)], False),
    "of no character": ([(0, 2), (2, 2)], False),
    "turned round": ([(2, 1)], False),
    "before the text": ([(-1, 2)], False),
    "beyond the text": ([(4, 7)], False),
}


@pytest.mark.parametrize(("places", "expected"), CASES.values(), ids=list(CASES))
def test_facts_that_follow_each_other_are_apart(places: list[tuple[int, int]], expected: bool) -> None:
    facts = tuple(Contributor(start, end, "王", "reporter") for start, end in places)
    assert apart(Paragraph("甲乙丙丁戊己", facts=facts)) is expected
