"""What a title says of its article: a commentary, a notice; and the reports that only speak of one."""

from __future__ import annotations

import pytest

from convert.parser.genres import is_commentary, is_notice
from convert.tree import Byline, Head, Headline, Kicker


def titled(headline: str, *kickers: str, by: str = "") -> Head:
    return Head(tuple(map(Kicker, kickers)), Headline(headline), bylines=(Byline(by),) if by else ())


@pytest.mark.parametrize(
    "label",
    ["社　论", "■短　评", "时　评", "【渠边时评】", "快评", "来论", "言论", "星河论坛", "读者论坛", "周一评论",
     "〔国际评论〕", "社評", "本报评论员", "编辑手记", "本报特约评论员"],
)  # fmt: skip
def test_a_label_over_the_title_says_commentary(label: str) -> None:
    assert is_commentary(titled("把渠修在旱季之前", label), reported=False)


@pytest.mark.parametrize(
    "title",
    ["渠水为什么清（国际论坛）", "渠水为什么清(现场评论)", "渠水为什么清（每周经济评论）", "渠水为什么清（连线评论员）",
     "短评：渠水为什么清", "星河快评:渠水为什么清", "【渠边锐评】渠水为什么清", "社評：渠水為什麼清", "来论：渠水为什么清"],
)  # fmt: skip
def test_a_label_set_off_in_the_title_says_commentary(title: str) -> None:
    assert is_commentary(titled(title), reported=False)


@pytest.mark.parametrize(
    "title",
    ["首届时评大赛落幕", "市人民论坛讲座开讲", "老评论员走了", "《渠报》发表社论谈修渠", "第八届流域经济论坛",
     "高层论坛聚焦修渠", "短评如何写好", "老评论员：渠要修在旱季之前", "修渠的手记"],
)  # fmt: skip
def test_a_report_of_opinions_is_no_commentary(title: str) -> None:
    assert not is_commentary(titled(title), reported=False)
    assert not is_commentary(titled("渠水进城", title), reported=True)


def test_a_column_of_a_reporter_is_no_commentary_and_neither_is_a_meeting() -> None:
    assert not is_commentary(titled("渠水进城", "流域论坛"), reported=True)
    assert not is_commentary(titled("渠水进城", "第三届流域论坛"), reported=False)
    assert is_commentary(titled("渠水进城", "时评"), reported=True)
    assert is_commentary(titled("渠水进城", by="渠报评论员 沈小河"), reported=False)


NOTICES = """
公　告|启 事|遗失声明|声明|声明作废|更正与致歉|重要更正|致歉声明|寻人|招聘|通知|公益广告|失物招领|停水信息|招标信息
|招生简章|星河学院2025年招生简章|关于修渠的通告（2025年第3号）|拍卖公告（二）|星河县人民法院公告|渠边小区停水通知
|本周六停水通知|关于启用新学员证的通知|星河渠务公司声明|星河渠报招聘|关于发布修渠标准的公告|水务局关于修渠，绕行的通告
|股份有限公司2025年第一次临时股东大会公告|新闻发布会时间调整通知|訃　告|人事任免名单
"""


@pytest.mark.parametrize("title", NOTICES.replace("\n", "").split("|"))
def test_a_notice_says_what_it_is(title: str) -> None:
    assert is_notice(titled(title))


REPORTS = """
企业为何爱招聘|一场特殊的招聘|三国发表联合声明|九部门发布校车安全通知|他等了三十年，等来一张录取通知|水务局发布关于修渠的通知
|渠务公司再发公告|法院发出首份寻人启事|收到一份启事|市长公开致歉|修渠的三个启示|县域修渠的经验与启示|渠水进城
"""


@pytest.mark.parametrize("title", REPORTS.replace("\n", "").split("|"))
def test_what_was_done_with_a_notice_is_a_report(title: str) -> None:
    assert not is_notice(titled(title))
