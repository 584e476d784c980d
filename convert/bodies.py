"""What the names of bodies end in: courts, companies, committees, newspapers and their offices, in both scripts.

A name is told by its form: the tree says of a maker how he is called, and not what he is.
"""

from __future__ import annotations

import re

_CHARACTERS = "部组組会會院室委团團办辦队隊所厂廠站馆館台臺网網报報刊校系署处處科司省市县縣区區州旗镇鎮乡鄉村局厅廳社"
_WORDS = (
    "中心|党组|黨組|支部|公司|集团|集團|大学|大學|中学|中學|小学|小學|基地|联盟|聯盟|街道|银行|銀行|智库|智庫|平台|平臺"
    "|客户端|客戶端|政府|(?:车务|車務|工务|工務|电务|電務|机务|機務|供电|供電|车辆|車輛|客运|客運)段"
)
BODY_END = re.compile(f"(?:[{_CHARACTERS}]|{_WORDS})$")
"""What a body's name ends in."""
_COLLECTIVE = re.compile("(?:评论员|評論員|观察员|觀察員|编辑部|編輯部|评论部|評論部)$")
_SHORTEST_COLLECTIVE = 4
_LONGEST_NAME = 4
"""A person's name is no longer, unless it is a foreign one, which has a dot or other characters at its end."""

_APART = re.compile("[·・/／“”《》—-]")
"""What stands between the names of a paper and of its other paper, site or column: 江城晚报·江城新闻."""
_MEDIUM = re.compile("(?:新闻|新聞|周末|週末|融媒体?|融媒體|在线|在線|传媒|傳媒|视觉|視覺|工作室)$|^(?:视觉|視覺|影像)")
"""What papers, sites and agencies of pictures are called besides: 江城新闻, 影像江城."""
_PLACE_END = re.compile("(?:[市县縣区區州旗镇鎮乡鄉村]|街道)$")


def is_collective(name: str) -> bool:
    """Whether a paper speaks under this name, and no one by his own: 本报评论员, 某某日报编辑部."""
    return len(name) >= _SHORTEST_COLLECTIVE and _COLLECTIVE.search(name) is not None


def is_body(name: str) -> bool:
    """Whether a maker of this name is a body and no person: 某某市人民法院, 本报评论员."""
    return is_collective(name) or (len(name) > _LONGEST_NAME and "·" not in name and BODY_END.search(name) is not None)


def is_where_one_works(affiliation: str) -> bool:
    """Whether what someone belongs to is a body: no post (某大学教授), and no place that he is from (山东, 某县)."""
    if _PLACE_END.search(affiliation):
        return False
    parts = [part.strip() for part in _APART.split(affiliation)]
    return any(BODY_END.search(part) or _MEDIUM.search(part) or _is_latin(part) for part in parts)


def _is_latin(name: str) -> bool:
    """Whether a name is in Latin letters: an agency's (CFP), since no post is printed so."""
    return name.isascii() and any(map(str.isalpha, name))
