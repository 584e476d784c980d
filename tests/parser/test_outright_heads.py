"""Which lines on top of an invented page are of its head without doubt."""

import pytest

from convert.parser.features import features_of
from convert.parser.lines import split_lines
from convert.parser.outright_heads import surely_head

TEXT = "镇里的水管员沿渠走了一遍，闸门开合自如，渠底不见一处渗漏，种粮大户说今年浇地只要四天。"


def heads(*lines: str) -> int:
    """How many lines on top of a page with these are of its head."""
    return surely_head(features_of(split_lines("\n".join((*lines, TEXT, TEXT)))).page.views)


@pytest.mark.parametrize(
    "lines",
    [
        ("滨江日报", "2026年7月4日 星期六"),
        ("2026年7月4日 星期六", "06"),
        ("滨江重机工人", "滨江重型机器厂主办 内部资料 免费交流", "2012年8月15日 星期三 第1176期", "2 综合新闻"),
        ("公司与产业", "2020年12月3日　星期四　NO.4612", "06"),
        ("滨江晚报 2026年7月4日 星期六", "社区·07", "编辑 陆小满 校对 顾北"),
    ],
)
def test_down_to_the_day_and_what_only_a_head_says_below_it(lines: tuple[str, ...]) -> None:
    assert heads(*lines, "灌渠通水") == len(lines)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("灌渠通水", "本报记者 陆小满"), 0),
        (("滨江日报",), 0),  # no day
        (("滨江条例", "2026年5月15日", "第一章 总则"), 0),  # the day a law was signed
        (("2026年7月4日 星期六", "国际观察", "一艘旧船的七次易主"), 1),  # a column, or 版名
        ((TEXT, "2026年7月4日 星期六 第3版"), 0),
        (("灌渠通水", TEXT, TEXT, TEXT, TEXT, "2026年7月4日 星期六"), 0),
    ],
)
def test_what_may_be_of_an_article_is_not_sure(lines: tuple[str, ...], found: int) -> None:
    assert heads(*lines) == found
