"""Names of bodies, and names of persons that end as they do."""

from __future__ import annotations

import pytest

from convert.bodies import is_body, is_where_one_works

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


@pytest.mark.parametrize(
    "affiliation",
    [
        "本报",
        "江城日报",
        "江城晚报·江城新闻",
        "江城日报-彩页新闻",
        "新江社“江城视点”",
        "《瞭江》周刊社",
        "江城大学",
        "市教育局",
        "江城都市报长江新闻",
        "江城周末",
        "影像江城",
        "CFP",
        "Harbour News",
        "匯江報",
    ],
)
def test_a_body_that_someone_is_of_is_told_by_its_name(affiliation: str) -> None:
    assert is_where_one_works(affiliation)


@pytest.mark.parametrize(
    "affiliation",
    [
        "江城大学教授",
        "江城市作协主席",
        "省政协委员、江城大学校长",
        "山东",
        "江城",
        "西岭县",
        "江湾镇柳塘村",
        "大学生",
        "",
    ],
)
def test_a_post_and_a_place_are_none(affiliation: str) -> None:
    assert not is_where_one_works(affiliation)
