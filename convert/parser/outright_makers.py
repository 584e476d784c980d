"""What lines say outright of who made an article: that they are no titles, or are a byline or an author's note."""

from __future__ import annotations

import re

from convert.parser import names
from convert.parser.form import HAN_LETTER, form
from convert.parser.people import PAGE_ROLES, read_makers

_LONGEST = 36
_AUTHOR = form(r"\(?(?:本文)?作者(?:是|为|系|单位)")
_ENGLISH = re.compile(
    r"(?i:(?:text |story |words |photos? |reported |compiled )?by) [A-Z][\w.'-]*(?: (?:and |[A-Z])[\w.'-]*){1,5}"
)
_WHO_AND_WHAT = form(rf"■? ?(?P<who>{HAN_LETTER}{{2,4}}) ?\((?P<what>[^()]{{2,20}})\)")
_TRADES = (
    "教师", "老师", "教授", "博士", "学者", "研究生", "学生", "同学", "职员", "员工", "职工", "工人",
    "工作者", "从业者", "自由职业", "公务员", "干部", "工程师", "司机", "店主", "厨师", "农民", "村民", "市民", "居民",
    "读者", "网友", "家长", "战士", "作家", "诗人", "画家", "编剧", "导演", "编辑", "记者", "媒体人", "评论员",
    "医生", "医师", "护士", "律师",
)  # fmt: skip
_SPOKEN_OF = ("先生", "女士", "小姐")
_WHERE_AND_WHO = form(
    r"[■—]* ?(?!访|专访|对话|走近|记)[^ —■,。:;!?“”]{1,15}"
    r"(?:学校|[中小大]学|学院|年级|[)级一二三四五六七八九]班|系|[队连厂]|车间|公司|医院|社区|[村镇县市区乡省]|读者|学生|志愿者|作家)"
    rf" {{1,2}}(?P<who>{HAN_LETTER}{{2,4}}|{HAN_LETTER} {{1,2}}{HAN_LETTER})"
)
_DESK = form(r"[^ /,。]{2,6}(?:中心|组)/[^ /,。]{0,6}报[道导]")


def tells_of_author(text: str) -> bool:
    """Whether a folded line begins to say what its author is: 作者系…, （本文作者为…）."""
    return "作者" in text[:5] and _AUTHOR().match(text) is not None


def is_english_byline(text: str) -> bool:
    """Whether a line names someone in English: By Emily Tsai."""
    return text[:1].isascii() and _ENGLISH.fullmatch(text) is not None


def names_writers(text: str) -> bool:
    """Whether all whom a folded line names made an article or its pictures, and no page (责编, 本版撰文)."""
    makers = () if text.startswith("本版") else read_makers(text)
    return bool(makers) and not any(maker.role in PAGE_ROLES for maker in makers)


def is_desk(text: str) -> bool:
    """Whether a folded line names a desk for its reporters: 国际中心/综合报导."""
    return text.endswith(("报导", "报道")) and _DESK().fullmatch(text) is not None


def says_who_and_what(text: str) -> bool:
    """Whether a folded line is a name with what its bearer is in brackets, and no one spoken of: 王女士(学生家长)."""
    found = _WHO_AND_WHAT().fullmatch(text) if text.endswith(")") else None
    if found is None or found["who"].endswith(_SPOKEN_OF):
        return False
    what = found["what"]
    return names.is_likely_name(found["who"]) and (names.is_employer(what) or what.endswith(_TRADES))


def says_where_and_who(text: str) -> bool:
    """Whether a folded line is where someone lives, works or learns, and the name: 青山中学九年级(1)班 甲某某."""
    found = _WHERE_AND_WHO().fullmatch(text) if " " in text and len(text) <= _LONGEST else None
    return found is not None and names.is_likely_name(found["who"].replace(" ", ""))
