"""Looking for the cues that a line's characters allow finds what trying every pattern finds."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from convert.parser.cue_search import cues_of
from convert.parser.cues import CUES, HEAD_REACH, MAKER, POST, TAIL_REACH, WHOLE_REACH, Cue, Zone
from convert.parser.fold import fold

FRAGMENTS = (
    "本报", "江城日报", "新华社", "据", "记者", "通讯员", "评论员", "特约", "田禾青", "苏 砚", "阿里木·苏砚", "江城大学教授", "报道", "電", "讯", "摄",
    "摄影", "图为", "图片来源", "上图", "供图", "制图", "资料图片", "（", "）", "【", "】", "(左二)", "《", "》", "“", "”", "——", "—", "■", "·", "●",
    " ", "　", "：", "，", "。", "！", "？", "、", "；", "…", "%", "丨", "/", "-", "@", "责编", "责任编辑", "本版", "第3版", "A5版", "三版", "下转",
    "上接", "紧接", "详见", "2026年3月2日", "3月1日", "十一日", "近日", "今年", "星期二", "放大 缩小", "上一篇", "编者按", "编 者", "作者", "来源", "摘自",
    "核心阅读", "导 读", "今日", "简讯", "动态", "一、", "（二）", "1.", "01 ", "٣", "①", "⑮", "第十条", "之二", "（下）", "问", "答", "主持人",
    "强调", "举行", "会议", "召开", "说", "表示", "访", "综述", "公告", "图片报道", "链接", "灌渠", "河口镇修好二十里", "water", "Q", "z",
)  # fmt: skip


def tried(cue: Cue, text: str) -> bool:
    """Whether a cue is there: its pattern fits where it is looked for, and a character that it needs is there."""
    if cue.zone is Zone.WHOLE and len(text) > WHOLE_REACH:
        return False
    part = {Zone.HEAD: text[:HEAD_REACH], Zone.TAIL: text[-TAIL_REACH:], Zone.WHOLE: text}[cue.zone]
    return not cue.needs.isdisjoint(part) and cue.pattern.search(part) is not None


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=2)), min_size=1, max_size=14).map("".join))
@example("本报记者 田禾青 本报通讯员 苏砚 摄（影像中国）")
@example("٣日，在江城")
@example("ａ５版")
def test_no_pattern_that_fits_is_passed_over(line: str) -> None:
    text = fold(line).strip()
    found = [name for name in cues_of(text) if name != "by.names"]
    assert sorted(found) == sorted(cue.name for cue in CUES if tried(cue, text))
    assert len(set(found)) == len(found)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_a_pattern_itself_makes_is_found(data: st.DataObject) -> None:
    cue = data.draw(st.sampled_from(CUES))
    text = fold(data.draw(st.from_regex(PLAINLY.get(cue.name, cue.pattern)))).strip()
    assert (cue.name in cues_of(text)) is tried(cue, text)


PARTS = (
    "本报",
    "记者",
    "通讯员",
    "摄影",
    "作者",
    "田禾青",
    "苏 砚",
    "阿·布",
    "江城大学新闻与传播学院研究",
    " ",
    "、",
    ",",
    "/",
    ":",
    ";",
    "·",
    "-",
    "■",
    "摄",
    "特派",
    "驻江城",
    "编译",
    "报道",
    "教授",
    "(",
    ")",
    "】",
    "。",
    "A",
    "①",
)
_HAN = "[\u4e00-\u9fff]"
_NAME = rf"(?:{_HAN}{{2,4}}|{_HAN} {{1,3}}{_HAN}|{_HAN}{{1,6}}·[\u4e00-\u9fff·]{{1,10}})"
_NAMES = rf"{_NAME}(?:[ 、,/]{{1,3}}{_NAME}){{0,11}}"
_BODY = r"[\u4e00-\u9fff·\-]"
_STATIONED = rf"^[(【]?(?:特派|驻{_HAN}{{2,4}})?"
PLAINLY = {
    "by.mark": re.compile(rf"^■ ?{_NAME}$"),
    "by.name_note": re.compile(rf"^■?{_NAME} ?\({_HAN}{{2,10}}\)$"),
    "by.report": re.compile(
        rf"{_STATIONED}(?:记者|编译|特约记者|实习记者)[\u4e00-\u9fff、 ·]{{2,30}}/{_HAN}{{2,8}}(?:报道|报导|电|讯)[)】]?$"
    ),
    "by.post_name": re.compile(rf"(?:{POST}) ?{_NAME}$"),
    "lead.reporter": re.compile(rf"{_STATIONED}(?:记者|通讯员|编译)[\u4e00-\u9fff、 ]{{2,16}}[/】)]"),
    "list_of_names": re.compile(rf"^(?:{_HAN}{{1,4}} {{1,3}}){{5,}}{_HAN}{{1,4}}$"),
    "photo.credit_name": re.compile(
        rf"(?:^|[。!?\"”) 者员:])(?:{_NAME}[ 、,]{{0,3}}){{1,4}}(?:[文图]?[ /、]?)摄(?:影|影报道)?(?:\([^()]{{2,8}}\))?[)。]?$"
    ),
    "by.spaced_names": re.compile(rf"^{_NAMES}$"),
    "by.role_names": re.compile(
        rf"^[■·]? ?{_BODY}{{0,16}}?{MAKER}[ :/]{{0,3}}{_NAMES}"
        rf"(?:[ 、,;]{{1,3}}{_BODY}{{0,12}}?{MAKER}[ :/]{{0,3}}{_NAMES})*$"
    ),
}


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=24).map("".join))
@example("记者:" + "、".join(["田禾青"] * 12))
@example("记者:" + "、".join(["田禾青"] * 13))
@example("记者 田禾青、")
@example("(驻江城记者田禾青、苏 砚/江城报道)")
@example("【记者田禾青】")
@example("■ 阿·布")
@example("江城大学教授 阿·布")
@example("记者田禾青 苏砚摄(A①)。")
@example("田禾青(苏砚摄)")
@example("苏砚 田禾青 苏砚 田禾青 苏砚 田禾青")
def test_lists_of_names_are_what_they_are_written_out_in_full(text: str) -> None:
    forms = {cue.name: cue.pattern for cue in CUES if cue.name in PLAINLY}
    assert {name: bool(form.search(text)) for name, form in forms.items()} == {
        name: bool(form.search(text)) for name, form in PLAINLY.items()
    }
