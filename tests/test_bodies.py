"""Names of bodies, and names of persons that end as they do."""

from __future__ import annotations

import pytest

from convert.bodies import is_body

BODIES = [
    "江城市人民法院", "江城诚信拍卖有限公司", "江城市委宣传部", "本报评论员", "江城日报编辑部", "江城大学党委理论学习中心组", "江城市教育局",
    "江城市人民銀行", "本報評論員", "中共江城縣委員會",
]  # fmt: skip
PERSONS = ["苏明", "王小村", "李建社", "欧阳小社", "马克·斯通社", "阿依努尔", "弗拉基米尔", "Mary Stone", ""]


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_told_by_its_name(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_none(name: str) -> None:
    assert not is_body(name)
