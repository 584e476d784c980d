"""What lines say outright of notes: the word over an editor's note, where a text is from, what readers are to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.parser.features import View
from convert.parser.form import HAN_LETTER, form
from convert.parser.notes import is_note_word
from convert.parser.outright_heads import tells_of_page

_PAPER = rf"{HAN_LETTER}{{1,8}}(?:[日晚时早晨商]报|青年报|法[治制]报|通讯社|客户端|新闻网)"
_AGENCY = rf"(?:新华社|中新社|中新网|新华网|央视(?:新闻|网)?|人民网|{_PAPER})"
_SOURCE = form(
    rf"[(【]?(?:本[报刊])?(?:(?:均?据|来源[: ]?|转自|综合自?)+ ?{_AGENCY}(?:[、,和 ]{_AGENCY}){{0,4}}等?(?:媒体)?"
    r"(?:综合)?(?:报道|报导|消息|电)?|综合(?:外电|媒体)?(?:报道|报导|消息)|综合外电|(?<=[报刊])综合)[)】]?"
)
_MORE = "(?:更多|精彩|详细|相关|完整)"
_ONLINE = "(?:客户端|公众号|视频号|微博|微信|APP)"
_SCAN = "(?:扫码|扫描[^,。!? ]{0,8}二维码|扫一扫|长按[^,。 ]{0,6}二维码)"
_DO = "(?:观看|阅读|收听|浏览|了解|关注|下载|查看|获取|订阅|加入|加群|进群|参与|看|听|读)"
_WHAT = (
    rf"(?:视频|全文|{_MORE}[^,。!? ]{{0,6}}|详情|直播|报道|新闻|图片|音频|专题|投票|互动|本报|本刊"
    rf"|“[^”]{{2,14}}”|《[^》]{{2,14}}》|[^,。!? ]{{2,12}}{_ONLINE})"
)
_CODE = form(
    rf"[(【■□▶→*]*(?:(?:{_MORE}[^,。!? ]{{0,8}}|欢迎|敬?请|微信)*{_SCAN}(?:[,! ]?(?:可|请|即可)?{_DO}{_WHAT}?)?"
    rf"|{_MORE}[^,。!? ]{{0,8}}(?:扫|请|可|见|关注|登录|下载)[^,。!? ]{{2,20}}(?:{_ONLINE}|网站?|二维码|”|》)"
    rf"|(?:详见|敬?请关注|欢迎关注|请下载|请登录)[^,。!? ]{{2,20}}{_ONLINE})[)】。!]?"
)
_CALL = re.compile(r"(?:热线|电话|拨打|致电)[号码为是:本报 ]{0,5}[(]?(?:\d{3,4}[)]?[- ]?)?\d{7,}")


def is_note(views: Sequence[View], piece: int) -> bool:
    """Whether a line is the word of a note (编者按) between a title and running text, or the text below such a word.

    On top of a page, behind a text, or over a title it may as well be the name of a column.
    """
    if views[piece].body:
        return piece > 0 and _is_word_of_note(views, piece - 1)
    return _is_word_of_note(views, piece)


def _is_word_of_note(views: Sequence[View], piece: int) -> bool:
    if not 0 < piece < len(views) - 1 or not is_note_word(views[piece].piece.text):
        return False
    above = views[piece - 1]
    return views[piece + 1].body and not above.body and not tells_of_page(above)


def tells_source(text: str) -> bool:
    """Whether a folded line says where a text is from, and nothing else: 据新华社, 综合新华社报道, 本报综合."""
    return _SOURCE().fullmatch(text) is not None


def tells_readers(text: str) -> bool:
    """Whether a folded line tells readers what to scan or where to read on: 扫码看视频, 详见江城日报客户端."""
    return ("扫" in text or "二维码" in text or text.startswith(_BEGINNINGS)) and _CODE().fullmatch(text) is not None


_BEGINNINGS = ("更多", "精彩", "详", "相关", "完整", "敬请", "请", "欢迎", "(", "【", "■", "□", "▶", "→", "*")


def tells_number(text: str) -> bool:
    """Whether a folded line has a telephone number to ring up: no title, in 130 lines; 12345 is in many."""
    return ("热线" in text or "电话" in text or "拨打" in text or "致电" in text) and _CALL.search(text) is not None
