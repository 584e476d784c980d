"""How reports begin: with their source, or with who reports."""

import pytest

from convert.parser.fold import fold
from convert.parser.report_openings import is_dateline, opens_lead, opens_report

TEXT = "镇里的水管员沿渠走了一遍，闸门开合自如，渠底不见一处渗漏。"


@pytest.mark.parametrize(
    "opening",
    [
        "快报讯 昨日，", "晨报讯（记者 陆小满）", "南都讯 ", "路透社伦敦7月6日电 ", "法新社巴黎7月6日电 ", "中新网7月5日电 ",
        "本报河口7月4日电（记者陆小满）", "【河口時報記者 陸小滿】", "【本报驻日本特约记者 陆小满】", "记者陆小满报道：",
        "本报记者 陆小满 苏砚报道：", "据新华社报道，", "据河口晚报消息，", "本报综合消息 ", "综合报道 ",
    ],
)  # fmt: skip
def test_a_report_begins_with_its_source_or_its_reporters(opening: str) -> None:
    assert opens_report(fold(opening + TEXT))


@pytest.mark.parametrize(
    "opening",
    [
        "河口日报河口7月4日电（记者 陆小满）",  # under the crosshead of a round-up of other papers
        "记者从镇里获悉，", "电话里，", "据说，", "据镇里报道渠水的人说，", "综合各方意见，", "讯问室里，", "【记者手记】", "", "昨日，",
        "陆小满报道了此事，", "通讯员队伍有三百人，",
    ],
)  # fmt: skip
def test_other_sentences_are_no_reports(opening: str) -> None:
    assert not opens_report(fold(opening + TEXT))


@pytest.mark.parametrize("line", ["青年觀察報杭州7月7日電", "（新华社河口7月4日电）", "河口青年报·河口网河口7月7日电"])
def test_a_line_is_a_dateline_of_any_paper(line: str) -> None:
    assert is_dateline(fold(line))


@pytest.mark.parametrize("line", ["河口供电", "本报讯 渠水进城", "7月7日送电", "新华社河口7月4日电 渠水进城"])
def test_other_lines_are_no_datelines(line: str) -> None:
    assert not is_dateline(fold(line))


@pytest.mark.parametrize(
    "opening", ["据路透社报道，", "據法新社報道，", "据央视报道，", "综合报道 ", "记者陆小满报道："]
)
def test_what_may_stand_within_a_text_opens_no_lead(opening: str) -> None:
    assert opens_report(fold(opening + TEXT))
    assert not opens_lead(fold(opening + TEXT))
