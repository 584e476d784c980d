"""Papers by the form of their names in a page head: 滨江日报, 滨江晚刊, and what stands before the day."""

from __future__ import annotations

import re

from convert.parser.form import HAN_LETTER, form
from convert.parser.titles import DESKS, either

_EDITED = "(?:海外|国际|农村|城市|少年|小学|中学|英文|中文|欧洲|亚太|北美|美洲)版"
PAPER_NAME_END = rf"报(?:{_EDITED})?"
"""How a paper's name ends; some are of an edition by name: 人民日报海外版."""
NO_REPORT = "(?<![喜捷预回举警呈填谎误])(?<!(?<!交)通)"
"""Before 报, folded: what comes by it is no paper in any place (喜报, 警报, 通报, and not 交通报)."""
_NO_PAPER = rf"(?<!机关)(?<!本)(?<!·公){NO_REPORT}"
_OWN_NAMES = "南方周末|21世纪经济报道|每日经济新闻"
"""Papers that are called as parts of others are."""
_BEFORE, _BEHIND = r"(?:^|(?<=[ |·:■《/]))", r"(?=[ |·:■》/(]|$)"
PAPERS = (
    form(
        rf"{_BEFORE}(?P<paper>[\u4e00-\u9fff·]{{0,12}}(?:[\u4e00-\u9fff]{_NO_PAPER}{PAPER_NAME_END}|参考消息|每日电讯)"
        rf"|{_OWN_NAMES}){_BEHIND}"
    ),
    form(
        rf"{_BEFORE}(?P<paper>[\u4e00-\u9fff]{{2,10}}(?:每日电闻|[早晚晨日周旬]讯|[院校厂侨矿]讯|[早晚晨日旬院校]刊|导刊)){_BEHIND}"
    ),
    form(rf"{_BEFORE}(?P<paper>[\u4e00-\u9fff·]{{0,12}}(?:周刊|月刊)|[\u4e00-\u9fff]{{2,6}}周末)(?!·){_BEHIND}"),
)
"""The surest first: a weekly may be a part of a paper, and is one only where a head names no other.

What a point adds to a weekly is 版名 together with it: 人文周刊·读书.
"""
_END = form(f"{PAPER_NAME_END}$|参考消息$|每日电讯$|^(?:{_OWN_NAMES})$")
_OF_DESKS = form(f"(?:{either(DESKS)}){{1,2}}(?:周刊|周末)")
_BEHIND_EDITORS = form(rf"(?<= )(?P<paper>{HAN_LETTER}{{2,10}}[日晚早晨时商都周]报)(?= |$)(?! *[、,:])")
"""A paper that looks like one more name: `校对 方小远  滨江日报  6`."""
_EDITORS = re.compile("[编辑校对版式设计审读]+ ?[:/ ]")
"""How the roles of those who make a page end."""
_LEAD = form(rf"^[■● ]*(?P<paper>{HAN_LETTER}{{3,8}})[ /■●·]+$")
_SECTION = form(
    rf"(?:{either(DESKS)}|综合|港|澳|本埠|.+(?:周|专|特|副)刊|.+(?:专|新)?版)(?:新闻|要闻|闻|周刊|专[刊版]|报道)?|.*[新要]闻"
)

_OF_NEWS = form(
    rf"(?!(?:{either(DESKS)}|综合|本[地埠省市县区港澳台]|全[国省市球]|国[际内]|中国|世界|环球|海外|两岸|港澳台?|[港中]台|台[湾海]|大陆|省[内市]"
    rf"|[市区]县|县[市区]|乡镇|基层|区域|城市|校园|行业|企业|产业|头条|今日|本周|一周|热点|焦点|图片|最新)+新闻)"
    rf"{HAN_LETTER}{{2,6}}新闻"
)
"""What papers of small towns are called, and pages of others: 江城新闻; pages alone are called 国际新闻."""


def ends_as_paper(name: str) -> bool:
    """Whether a name ends as those of papers do (报), or is that of a paper in any place (南方周末)."""
    return _END().search(name) is not None


def may_be_part(name: str, *, paged: bool) -> bool:
    """Whether a name may be that of a part of a paper: 周刊, and 周末 where its page is named with it."""
    return name.endswith("周刊") or (paged and name.endswith("周末"))


def is_of_desks(name: str) -> bool:
    """Whether a weekly is called as desks of papers are, and hardly any paper: 理论周刊."""
    return _OF_DESKS().fullmatch(name) is not None


def lead_of(before: str) -> str | None:
    """The word that is all that a line of a head says before its day, if it may name a paper and no section."""
    word = _alone_before(before)
    return word if word and not _SECTION().fullmatch(word) else None


def news_lead_of(before: str) -> str | None:
    """Such a word that names a paper or one of its sections: 江城新闻."""
    word = _alone_before(before)
    return word if word and is_of_news(word) else None


def is_of_news(word: str) -> bool:
    """Whether a folded word may be the name of a paper of news, and of a section as well."""
    return _OF_NEWS().fullmatch(word) is not None


def _alone_before(before: str) -> str | None:
    found = _LEAD().match(before)
    return found["paper"] if found else None


def take_behind_editors(text: str) -> tuple[str, str | None]:
    """A paper that would be read as the name of an editor, and the text with a bar in its place."""
    found = behind_editors(text)
    return (text, None) if found is None else (text[: found.start()] + " | " + text[found.end() :], found["paper"])


def behind_editors(text: str) -> re.Match[str] | None:
    """Where such a paper stands in folded text."""
    found = _BEHIND_EDITORS().search(text) if "报" in text else None
    return found if found and _EDITORS.search(text, 0, found.start()) else None
