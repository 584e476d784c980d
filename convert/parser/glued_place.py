"""A reporter's name and the place of the report, run together: 记者韩某某北京报道."""

from __future__ import annotations

import re
from typing import NamedTuple

from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.place_names import is_place
from convert.parser.titles import either

HOW = frozenset(
    fold(
        """
    专题 综合 深度 独家 联合 共同 现场 实地 跟踪 追踪 电话 连线 摄影 图文 文字 视频 双语 全媒体 全媒 采访 采写 编译 整理
    等 参与 系列 连续 持续 滚动 特别 专项 调查 暗访 探访 走访 回访 寻访 见习 实习 体验 蹲点 前方 后方 会场 两会 人物
    赛事 世界杯 奥运会 亚运会 全运会 即时 实时 直播 现在 今天 今日 图片
    专访 特写 特稿 发回
    """
    ).split()
)
"""How, for what and on what occasion it is reported, before 报道: no place. Folded."""
_HOW = re.compile(f"(?:{either(HOW)})$")


_DID = frozenset(["摄影", "图文", "图片", "文字", "视频"])
"""What says besides what someone did: 摄影报道."""


def how_in(run: str) -> int | None:
    """Where what says how it is reported begins in a folded run, behind a likely name: 王某某系列."""
    found = _HOW.search(run)
    return found.start() if found and found[0] not in _DID and names.is_likely_name(run[: found.start()]) else None


def is_no_place(run: str, place: str) -> bool:
    """Whether what ends a folded run of names is a second name, or says how it is reported: 王某某李某, 王某某系列."""
    return _is_second_name(place) or _HOW.search(run) is not None


def _is_second_name(place: str) -> bool:
    return names.is_likely_name(place) and not place.endswith(_AS_PLACES_END)


_AS_PLACES_END = tuple("市县区镇乡村州岛港湾山江河湖海城")
"""東灣, 金山: their first character is a surname, too."""


FROM = "[发寄]自|从(?!化)|自(?!贡)|在"
"""What stands before the place: 记者甲某从北京报道."""
_FROM = form(rf"(?P<name>{HAN_LETTER}{{2,4}}?)(?:{FROM})(?P<place>.+)")


class Glued(NamedTuple):
    """Where a name ends and the place behind it begins: behind 从 in 记者甲某从北京报道."""

    name: int
    place: int


def place_in(run: str) -> Glued | None:
    """The two in a folded run of a name and a place; None where it may be something else.

    Of the cuts that leave a likely name the first before a place that is known; else the one behind three characters,
    if a second name does not follow (记者王某某李某报道).
    Two characters and two are cut only before a known place: they may be a name of four.
    """
    if names.is_spelled_out(run) or _HOW.search(run):
        return None
    sent = _FROM().fullmatch(run)
    if sent and names.is_likely_name(sent["name"]) and is_place(sent["place"]):
        return Glued(sent.end("name"), sent.start("place"))
    cuts = [cut for cut in (3, 2, 4) if len(run) >= cut + 2 and names.is_likely_name(run[:cut])]
    known = next((cut for cut in cuts if is_place(run[cut:])), None)
    cut = known or (3 if 3 in cuts and not _is_second_name(run[3:]) else None)
    return Glued(cut, cut) if cut else None
