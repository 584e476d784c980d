"""Jumps: where an article goes on or comes from, and what only points to another article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.jumps import read_jump

JUMPS = {
    "（下转第6版）": [("（下转第6版）", "to", "6")],
    "(下转第03版)": [("(下转第03版)", "to", "3")],
    "（下转6版）": [("（下转6版）", "to", "6")],
    "下转第二版": [("下转第二版", "to", "2")],
    "（下转A6版·要闻）": [("（下转A6版·要闻）", "to", "A6")],
    "轉A6版": [("轉A6版", "to", "A6")],
    "…用案例。　　　　 （下转6版）": [("（下转6版）", "to", "6")],
    "…用案例。下转第六版": [("下转第六版", "to", "6")],
    "（下转第2、3版）": [("（下转第2、3版）", "to", "2"), ("（下转第2、3版）", "to", "3")],
    "（上接4版）": [("（上接4版）", "from", "4")],
    "（上接第一版）正文接着说": [("（上接第一版）", "from", "1")],
    "上接一版": [("上接一版", "from", "1")],
    "【上接A01版】": [("【上接A01版】", "from", "A01")],
    "▲上接A01版": [("▲上接A01版", "from", "A01")],
    "紧接第一版": [("紧接第一版", "from", "1")],
    "（緊接第十二版）": [("（緊接第十二版）", "from", "12")],
    "（下转第2—3版）": [("（下转第2—3版）", "to", "2"), ("（下转第2—3版）", "to", "3")],
    "（下转第2－3版）": [("（下转第2－3版）", "to", "2"), ("（下转第2－3版）", "to", "3")],
    "（下转第2～3版）": [("（下转第2～3版）", "to", "2"), ("（下转第2～3版）", "to", "3")],
    "（下转04·05版）": [("（下转04·05版）", "to", "4"), ("（下转04·05版）", "to", "5")],
    "（上接2/3版）": [("（上接2/3版）", "from", "2"), ("（上接2/3版）", "from", "3")],
    "（下转第2版、第4版）": [("（下转第2版、第4版）", "to", "2"), ("（下转第2版、第4版）", "to", "4")],
    "（下转A02、03版）": [("（下转A02、03版）", "to", "A02"), ("（下转A02、03版）", "to", "A03")],
    "（下转第二至四版）": [("（下转第二至四版）", "to", page) for page in "234"],
    "（下转A09-A11版）": [("（下转A09-A11版）", "to", page) for page in ("A09", "A10", "A11")],
    "（下转第2—90版）": [("（下转第2—90版）", "to", "2"), ("（下转第2—90版）", "to", "90")],
    # no jumps
    "（见第五版）": [],
    "附件：名单（见第五至第七版）": [],
    "更多报道见A6版": [],
    "（相关报道见第三版）": [],
    "（相关报道见本报4月27日6版）": [],
    "温度下转为6度": [],
    "（下转A٢—A٢版）": [],
    "他把6版转到第八版": [],
    "下转": [],
    "改版": [],
    "": [],
}


@pytest.mark.parametrize("text", JUMPS)
def test_a_jump_leads_to_a_page(text: str) -> None:
    assert [(text[f.start : f.end], f.direction, f.page) for f in read_jump(text)] == JUMPS[text]


WORDS = st.sampled_from(
    [
        "下转",
        "上接",
        "轉",
        "接",
        "第",
        "6",
        "A05",
        "A٢",
        "六",
        "十二",
        "—",
        "·",
        "版",
        "（",
        "）",
        "(",
        "【",
        "】",
        "、",
        "。",
        "见",
        "■",
        "正文",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=50), st.lists(WORDS, max_size=12).map("".join)))
def test_jumps_stand_within_their_text(text: str) -> None:
    for fact in read_jump(text):
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.page
