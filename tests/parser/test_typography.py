"""Full-width marks come back where Chinese text needs them, and nowhere else."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convert.law import apply_edits, undo_edits
from convert.parser.typography import FULL_WIDTH, KEPT, restore, restored_text
from convert.tree import Edit

RESTORED = [
    ("工人们说,今年不一样了。", "工人们说，今年不一样了。"),
    ("记者问:收成怎么样?", "记者问：收成怎么样？"),
    ("先修渠;再种树;然后通路!", "先修渠；再种树；然后通路！"),
    ("本报讯(记者陈小禾 通讯员李大田)7月1日,新渠通水。", "本报讯（记者陈小禾 通讯员李大田）7月1日，新渠通水。"),
    ("产量增长35%,20至30岁的人占六成。", "产量增长35%，20至30岁的人占六成。"),
    ("下降1.2%;PM10平均浓度为63微克", "下降1.2%；PM10平均浓度为63微克"),
    ("2024,2025年两次入选", "2024，2025年两次入选"),
    ("图1:2026年的渠首", "图1：2026年的渠首"),
    ("报名电话:0538-1234567", "报名电话：0538-1234567"),
    ("平准化度电成本(LCOE)10年间下降", "平准化度电成本（LCOE）10年间下降"),
    ("渠长(见图(2))三千米", "渠长（见图（2））三千米"),
    ("AI,VR等技术进了车间", "AI，VR等技术进了车间"),
    ("“新渠”,人们这样叫它。", "“新渠”，人们这样叫它。"),
    ("他高喊:“通水了!”", "他高喊：“通水了！”"),
    ("(一)总体要求", "（一）总体要求"),
    ("社評:水利的事", "社評：水利的事"),
    ("報導(攝影/李大田)", "報導（攝影/李大田）"),
    ("投稿邮箱:bianji@example.cn (请注明栏目)", "投稿邮箱：bianji@example.cn （请注明栏目）"),
    ("见https://example.cn/a?b=1,请转告", "见https://example.cn/a?b=1，请转告"),
    ("共1,280户,其中300户搬迁", "共1,280户，其中300户搬迁"),
    ("以3:2取胜,第七局11:9", "以3:2取胜，第七局11:9"),
    ("坐标(3,5)处立碑", "坐标（3,5）处立碑"),
    ("占比超1/3,109项中25项完工", "占比超1/3，109项中25项完工"),
    ("ちゃんと書いた,カナ!", "ちゃんと書いた，カナ！"),
    ("𠮷野家的米,好!", "𠮷野家的米，好！"),
    ("是为了百姓??只有如今", "是为了百姓？？只有如今"),
    ("今年50%,\n去年47%", "今年50%，\n去年47%"),
]  # fmt: skip
"""Text with folded marks, and the same restored."""

ALONE = [
    "7:30", "早7:30开门", "晚22:00至次日6:00", "12:30:05", "以3:2取胜", "比例为 3 : 2", "1:50000地形图", "首局21:19",
    "1,000", "1,234,567元", "投资1,000.5万元",
    "https://example.cn:8080/a?b=1,2&c=(d)", "www.example.cn/a;b", "example.com:8080/x?y", "mailto:a@example.cn",
    "doi:10.1000/182", "C:\\账目\\一月", "报告(1).docx", "报告(终稿).pdf", "a.b@example.cn",
    "Hello, world!", "To be, or not to be?", "The canal (new) opened; people cheered.", "I said: go!",
    "他引用“To be, or not to be: that is the question!”一句", "唱着《Row, row, row your boat》",
    "他说He opened the gate, and the water came!", "作者Smith, John与李大田", "函数f(x)与g(x, y)",
    "变量x!=y", "变量x != y", "std::vector容器", "key:value格式", "AM:PM",
    "1)修渠", "a)通路", "种树。2)通水", "前言、3)验收",
    "说。好、是“的”…", "a.b.c", "", "   ", ",", "():;", "3.14",
]  # fmt: skip
"""Text whose half-width marks stay."""


@pytest.mark.parametrize(("folded", "wanted"), RESTORED)
def test_chinese_text_gets_its_full_width_marks(folded: str, wanted: str) -> None:
    assert restored_text(folded) == wanted


@pytest.mark.parametrize("text", ALONE)
def test_left_alone(text: str) -> None:
    assert restored_text(text) == text


@pytest.mark.parametrize("wanted", [wanted for _, wanted in RESTORED])
def test_full_width_text_stays_as_it_is(wanted: str) -> None:
    assert restored_text(wanted) == wanted


# --------------------------------------------------------------------------- whole pages


def test_edits_name_the_line_the_column_and_both_marks() -> None:
    edits = restore([(3, "渠通了,"), (5, "人来了!")])
    assert edits == (Edit("punctuation", 3, 3, ",", "，"), Edit("punctuation", 5, 3, "!", "！"))


def test_brackets_opened_on_one_line_and_closed_on_another() -> None:
    assert restored_text("新渠(长三千\nABC)米") == "新渠（长三千\nABC）米"
    assert restored_text("新渠(ABC\nDEF)长三千米") == "新渠（ABC\nDEF）长三千米"


def test_a_bracket_of_a_pair_is_as_wide_as_the_other() -> None:
    assert restored_text("新渠（LCOE)长") == "新渠（LCOE）长"
    assert restored_text("Watson (IBM) won。胜") == "Watson (IBM) won。胜"


def test_a_line_of_figures_is_what_its_neighbours_are() -> None:
    assert restored_text("增长分别为\n35%, 40%, 50%;\n最多的是") == "增长分别为\n35%， 40%， 50%；\n最多的是"
    assert restored_text("growth was\n35%; 40%;\nat most") == "growth was\n35%; 40%;\nat most"


def test_a_line_may_begin_with_a_mark() -> None:
    assert restored_text("新渠长三千米\n,宽三十米") == "新渠长三千米\n，宽三十米"
    assert restored_text("比例为3:\n2左右") == "比例为3:\n2左右"


def test_a_latin_line_between_chinese_ones_is_latin() -> None:
    assert restored_text("歌词是\nRow, row!\n大家唱") == "歌词是\nRow, row!\n大家唱"


def test_the_full_stop_is_never_touched() -> None:
    assert restored_text("渠通了.人来了.") == "渠通了.人来了."


def test_every_kept_form_has_a_name_of_its_own() -> None:
    assert len({name for name, _ in KEPT}) == len(KEPT)


PIECES = st.lists(
    st.one_of(
        st.sampled_from([*",:;()?!“”年% .\n\u3000", *FULL_WIDTH.values()]),
        st.sampled_from(["渠", "通了", "水", "a", "AI ", "word ", "3", "1,000", "\n\n", "http://a.cn/"]),
        st.text(max_size=3).filter(lambda text: not set(text) & set("\r\n\f")),
    ),
    max_size=40,
).map("".join)


@given(PIECES)
@example("Watson （IBM) won, 胜")
@example("a(b),c(d) 中")
def test_undoing_the_edits_gives_the_source_back_and_twice_is_once(text: str) -> None:
    edits = restore(enumerate(text.split("\n"), 1))
    after = apply_edits(text, edits)
    assert len(after) == len(text)
    assert undo_edits(after, edits) == text
    assert restore(enumerate(after.split("\n"), 1)) == ()
    assert all(FULL_WIDTH[edit.before] == edit.after for edit in edits)


@pytest.mark.parametrize(
    "unit", ["a a ", "1,1", "(", "()", "a.", "-", "www.", ":", "中(", "“a ", "x) ", "1:", ", ", "a?", "中"]
)
def test_long_runs_of_one_form_take_no_long_time(unit: str) -> None:
    begin = time.process_time()  # not the clock: other work on the machine is not ours
    edits = restore([(1, "中" + unit * 20_000)])
    assert time.process_time() - begin < 10
    assert all(unit[(edit.column - 1) % len(unit)] == edit.before for edit in edits)
