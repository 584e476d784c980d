"""Words by which a title says what its article is: a commentary's label (社论, 【时评】, 快评：), a notice's last word.

A label stands for itself, in brackets or before a colon: 首届时评大赛落幕 is no commentary.  A notice says what it is,
a report what was done with one: 九部门发布校车安全通知 is no notice.
"""

from __future__ import annotations

from collections.abc import Iterable

from convert.bodies import BODY_END
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.tree import Head, TextNode, without_space

# --------------------------------------------------------------------------- commentaries

_BEFORE = rf"{HAN_LETTER}{{0,8}}?"
_OPINION = rf"{_BEFORE}(?:社论|社评|短评|时评|锐评|快评|微评|球评|小评论|今日谈|人民论坛|编者手记|编辑手记)"
_SPEAKER = rf"(?:本[报刊网台]|{_BEFORE}[报刊网社台])?(?:特约)?评论员(?:观察|文章|随笔|札记)?"
_COLUMN = rf"{_BEFORE}(?:来论(?:摘登|照登)?|言论|评论|论坛)"


def _label(label: str) -> str:
    """A line that is the label, or holds it in brackets before or behind a title."""
    return rf"■*(?:{label})|{_bracketed(label)}"


def _bracketed(label: str) -> str:
    return rf"■*[【(](?:{label})[】)].*|.+[【(](?:{label})[】)]"


_SAYS = form(rf"{_label(f'{_OPINION}|{_SPEAKER}')}|{_bracketed(f'{_BEFORE}评论员')}|■*{_OPINION}[:|].+")
# A column of such a name holds opinions, unless it is a meeting (第八届某某论坛), or a reporter's.
_COLUMN_KICKER = form(_label(_COLUMN))
_COLUMN_TITLE = form(rf"{_bracketed(_COLUMN)}|(?:来论|评论)[:|].+")
_MEETING = form("[届年]|高[层峰端]|峰会")
_BY_PAPER = form("社论|社评|短评|时评|评论员|编者手记")
_OF_OPINION = frozenset("论评谈手")
"""One character of each label."""


def is_commentary(head: Head, *, reported: bool) -> bool:
    """Whether a title or a byline says that an article is a commentary; `reported`: by someone, or from somewhere."""
    kickers, titles, bylines = (
        [line for line in lines if not _OF_OPINION.isdisjoint(line)]
        for lines in (_folded(head.kickers), _title(head), _folded(head.bylines))
    )
    if any(_SAYS().fullmatch(line) for line in (*kickers, *titles)) or any(map(_BY_PAPER().search, bylines)):
        return True
    columns = [line for line in kickers if _COLUMN_KICKER().fullmatch(line)]
    columns += [line for line in titles if _COLUMN_TITLE().fullmatch(line)]
    return not reported and any(not _MEETING().search(line) for line in columns)


# --------------------------------------------------------------------------- notices

_NUMBER = form(r"\([^()]{1,16}\)$")
"""What may stand behind a notice's last word: （2025年第3号）, （二）."""
_NOTICE = "公告|启事|声明|通告|通知|公示|讣告|讣闻"
_WHOLE = form(
    r"(?:公益)?广告|遗失|挂失|敬告|(?:人事)?任免(?:名单)?|(?:招标|停[水电气暖热]|拍卖|招商)(?:信息|预告|安排)"
    r"|(?:遗失|拍卖|招标|招聘|迁坟|注销|更正|征稿|征文|征订|寻人|严正|郑重|致歉|道歉|重要|紧急|放假|本[报刊社])?"
    rf"(?:{_NOTICE}|更正|致歉|寻人|招聘|拍卖|招标|迁坟|注销|征稿|征文|征订)|(?:更正|道歉)[与及和暨]?致歉"
)
_NAMED = form(r"(?:公告|启事|通告|公示|讣告|讣闻|任免名单|招租|挂失|失物招领|招生简章|声明作废|(?:遗失|致歉)声明)$")
"""What ends in one of these is a notice, unless someone did something with it."""
_ON = form(rf"(?:{_NOTICE})$")
"""Likewise behind 关于."""
_PLAIN_NOTICE = form(r"(?:停[水电气暖热]|检修|缴费|催缴|放假|会议|开课|报名|年审|年检|调整|变更|延期)通知$")
_OF_A_BODY = form(r"(?:声明|通知|招聘|更正|任免)$")
"""What ends in one of these is a notice, if nothing but a body's name stands before: else it may tell of one."""
_DONE = form(
    rf"发[布表出](?!时间|会)|印发|下发|公布|出台|作出|[收接]到|等来|拿到|刊[登发]|贴出|签署|宣读|[再将就]发|为[何什]|如何|怎|[?!,。;]"
    rf"|[一二三两几这那][份张纸则条封].{{0,4}}$|[爱的像](?:{_NOTICE}|招租|挂失)$"
)
"""What a report says was done with a notice, or how it tells of one."""


def is_notice(head: Head) -> bool:
    """Whether a title or a byline is a notice's."""
    return any(map(_says_notice, (*_folded(head.kickers), *_title(head), *_folded(head.bylines))))


def _says_notice(line: str) -> bool:
    line = _NUMBER().sub("", line)
    if _WHOLE().fullmatch(line):
        return True
    before, on, _ = line.partition("关于")
    if on and _ON().search(line):
        return not _DONE().search(before)
    if _NAMED().search(line) or _PLAIN_NOTICE().search(line):
        return not _DONE().search(line)
    last = _OF_A_BODY().search(line)
    return last is not None and BODY_END.search(line[: last.start()]) is not None and not _DONE().search(line)


def _title(head: Head) -> list[str]:
    return _folded([head.headline] if head.headline else [])


def _folded(nodes: Iterable[TextNode]) -> list[str]:
    return [fold(without_space(node.text)) for node in nodes]
