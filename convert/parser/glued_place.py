"""A reporter's name and the place of the report, run together: 记者韩某某北京报道."""

from __future__ import annotations

import re

from convert.parser import names

_HOW = re.compile(
    "(?:采访|采写|综合|联合|共同|参与|摄影|图文|文字|视频|独家|编译|现场|实地|跟踪|追踪|专题|深度|电话|连线|双语|全媒体|整理|等)$"
)
"""What stands between a name and 报道 and is no place."""


def place_in(run: str) -> int | None:
    """Where the place begins in a folded run of a name and a place; None where it may be something else.

    Of the cuts that leave a likely name the first before a place that is known; else the one behind three characters.
    Two characters and two are cut only before a known place: they may be a name of four.
    """
    if names.is_spelled_out(run) or _HOW.search(run):
        return None
    cuts = [cut for cut in (3, 2, 4) if len(run) >= cut + 2 and names.is_likely_name(run[:cut])]
    known = next((cut for cut in cuts if names.is_word(run[cut:])), None)
    return known or (cuts[0] if cuts and cuts[0] == 3 else None)
