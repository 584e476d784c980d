"""Whether a text begins as a report does, with its source or with who reports, or is nothing but a dateline."""

from __future__ import annotations

import re
from functools import lru_cache

from convert.parser.datelines import dateline_span, read_dateline
from convert.parser.form import HAN_LETTER, form

_REACH = 60
_TOLD = re.compile("[电讯据]|记者|通讯员|报道|综合")
"""One of these is in every such beginning, near its start."""
_WITHIN = 24
_IN_BRACKETS = form(r"【[^【】]{0,24}(?:记者|通讯员) ?(?!手记|札记|观察|连线|调查|感言|见闻)[^【】]{2,20}】")
_REPORTERS = form(r"(?:本报|本刊)?(?:特约|见习|实习)?(?:记者|通讯员) ?[^,。:“”()]{2,24}?(?:报道|报导) ?:")
_SECOND_HAND = form(
    rf"据(?:新华社|中新社|央视(?:新闻)?|{HAN_LETTER}{{1,8}}[报社网台])(?:报道|消息|电)[,:]|(?:本报|本刊)?综合(?:报道|报导|消息|讯)"
)
_CITES = ("据", "综合", "另据", "又据")
"""How a sentence begins that quotes others."""


def opens_report(text: str) -> bool:
    """Whether a folded text begins with its source (快报讯, 路透社伦敦7月6日电), or with who reports (记者甲某报道：).

    A round-up of what other papers report has their datelines, with place and day, under its crossheads
    (江城日报江城6月3日电): such are not meant.
    """
    return opens_lead(text) or bool(
        _TOLD.search(text, 0, _WITHIN) and (_REPORTERS().match(text) or _SECOND_HAND().match(text))
    )


@lru_cache(maxsize=2048)
def opens_lead(text: str) -> bool:
    """Whether a folded text begins with its source, or with reporters in square brackets.

    Within a text, under a crosshead, 据路透社报道 and 记者甲某报道： may stand as well.
    """
    if text.startswith(_CITES) or not _TOLD.search(text, 0, _WITHIN):
        return False
    return _IN_BRACKETS().match(text) is not None or _is_sourced(text[:_REACH])


def is_dateline(text: str) -> bool:
    """Whether a folded line is a dateline and nothing else, whatever paper's: 江城青年报江城7月7日电."""
    return text.rstrip("】)").endswith(("电", "讯")) and dateline_span(text) == (0, len(text))


def _is_sourced(head: str) -> bool:
    read = read_dateline(head, None)
    if read is None or read.dispatch.start > 1 or read.dispatch.source is None:
        return False
    source = read.dispatch.source
    return read.dispatch.place is None or source.endswith("社") or source.startswith("本")
