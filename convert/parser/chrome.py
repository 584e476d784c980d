"""What is set apart before labelling: words of the viewer and leaked markup (PATTERNS 92, 93), which no paper prints.

Page heads that only their form tells are set apart with them (`masthead.py`), and stay what they are: folios.  Of the
viewer's words only what is unmistakable: `放大 缩小 默认`, `语音播报: 语音播报`, `文章字数:111`, and the tail of a
content system's comment (`… content_226314.html 1 … /enpproperty-->`); they stay in the tree as unplaced text.  A line
that is set apart misleads no neighbour and parts no paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from convert.parser.fold import fold, folding
from convert.parser.form import form
from convert.parser.label import Constraint, LabelledLine
from convert.parser.labels import Label
from convert.parser.lines import Line
from convert.parser.masthead import page_heads
from convert.parser.roles import Role


def _words(table: str) -> frozenset[str]:
    return frozenset(fold(table).split())


_ALONE = _words("""
    语音播报 上一篇 下一篇 上一版 下一版 上一期 下一期 上一页 下一页 通版阅读请点击 展开通版 收缩通版 返回目录
    返回首页 返回顶部 返回列表 版面导航 标题导航 版面概览 版面目录 查看原版面 分享到 分享到微信 分享到微博 扫一扫分享
    打印本页 打印此文 打印本文 关闭窗口 下载PDF PDF下载 PDF版 点击阅读全文 全文复制 复制链接 举报纠错 往期回顾 放大镜
""")
"""Words that stand for themselves."""
_TOGETHER = _words("""
    放大 缩小 默认 打印 分享 关闭 返回 收藏 大 中 小 字号 字体 首页 下载 复制 评论 点赞 转发 微信 微博 QQ空间 目录
    朗读 播放 暂停 放大+ 缩小- A+ A- A 原图 纠错 投稿 推荐
""")
"""Words that the paper might print as well: noise only where two or more of all these fill the line."""
_FILLED = re.compile(
    r"(?:文章字数|本文字数|字数统计|浏览次数|阅读次数|点击数|浏览量) ?: ?\d{1,7}(?: ?[字次])?"
    r"|(?:[上下]一[篇版期页]) ?[:>»].{0,40}"
    r"|第 ?\d{1,4} ?页[,/ ]*共 ?\d{1,4} ?页|共 ?\d{1,4} ?页[,/ ]*第 ?\d{1,4} ?页"
    r"|(?:字号|字体(?:大小)?) ?: ?(?:(?:大|中|小|特大|A[+-]?)[ /|]*)+"
)
_CURRENT_PAGE = re.compile(r"当前版(?:面)? ?: ?(?:第 ?)?[A-Za-z]?\d{1,3} ?版?")
# The mark that heads each article in the dumps of 人民日报 from 1946 on (lines.py counts pages by it).
_PAGE_NUMBER = r"(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
_PAGE_MARK = re.compile(rf"\s*第{_PAGE_NUMBER}版\s*[(（][^)）]{{0,20}}[)）]\s*(?:专栏|專欄)\s*[:：]\s*")
_BETWEEN = re.compile(r"[ |/·:>»<«,;【】()、\-]+")
_LONGEST = 60
_FIRST = frozenset("放缩默语上下通展收返版标分打关复点往全扫查举文本字浏阅大中小首微目朗播暂原纠投推QPA当转评第共")
"""What a line of viewer words can begin with; most lines are told by their first character."""
_WRAPPED = re.compile(r"^[ |/·:>»<«,;【】()、\-■]+")


def set_apart(text: str) -> Role | None:
    """What a whole line of viewer words is: other, or folio where it names the page; None for the paper's text."""
    if may_leak(text) and kept(text) == (0, 0):
        return Role.OTHER
    if not _may_be_viewer(text):
        return None
    if _PAGE_MARK.fullmatch(text):
        return Role.FOLIO
    folded = _WRAPPED.sub("", fold(text[:_LONGEST])).strip()
    if folded[:1] not in _FIRST:
        return None
    if _CURRENT_PAGE.fullmatch(folded):
        return Role.FOLIO
    return Role.OTHER if _is_viewer(folded) else None


def _may_be_viewer(text: str) -> bool:
    return len(text) <= _LONGEST and text.lstrip()[:1] in _openers()


@cache
def _openers() -> frozenset[str]:
    """The characters, in either script, with which a line must begin that is worth a look."""
    wanted = _FIRST | set(" |/·:>»<«,;【】()、-■第")
    return frozenset(wanted | {chr(code) for code, plain in folding().items() if plain in wanted})


def _is_viewer(folded: str) -> bool:
    if _FILLED.fullmatch(folded):
        return True
    words = [word for word in _BETWEEN.split(folded) if word]
    if not all(word in _ALONE or word in _TOGETHER for word in words):
        return False
    return len(words) > 1 or (bool(words) and words[0] in _ALONE)


# --------------------------------------------------------------------------- leaked markup

_TAGS = "p|br|div|span|strong|b|i|em|font|center|img|table|tbody|tr|td|a|founder-[a-z]+|enp[a-z]*"
_TAG = rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>"
_COMMENT = r"<!--(?:(?!-->).)*(?:-->|\Z)"
_FOUNDER = (
    r"(?:(?:\d{4}-\d\d-\d\d[^。]{0,40}?)?content_\d+\.html?\b(?:(?!-->).)*"
    r"|<!--\s*/?enpproperty(?:(?!-->).)*)/?enpproperty\s*-->"
)
_LEAK = rf"(?:{_FOUNDER}|{_COMMENT}|/?enpproperty\s*-->|{_TAG}|&nbsp;|&emsp;|&ensp;)"
_AT_HEAD = form(rf"(?i)\s*{_LEAK}(?:\s*{_LEAK})*\s*")
_ONE = form(rf"(?i){_LEAK}")


def may_leak(text: str) -> bool:
    """Whether anything in a text looks like leaked markup: seen at once, and there is none in most."""
    return "enpproperty" in text or "&" in text or ("<" in text and ">" in text)


def kept(text: str) -> tuple[int, int]:
    """Where the paper's own text stands in a line between leaks at its head and tail; (0, 0) where there is none.

    A leak in the middle of a line stays where it is.
    """
    if not may_leak(text):
        return 0, len(text)
    head = _AT_HEAD().match(text)
    start, end = head.end() if head else 0, len(text)
    for leak in reversed(list(_ONE().finditer(text, start))):
        if text[leak.end() : end].strip():
            break
        end = leak.start()
    return (start, end) if text[start:end].strip() else (0, 0)


# --------------------------------------------------------------------------- labelling without them

Labeller = Callable[[Sequence[Line], Iterable[Constraint]], tuple[LabelledLine, ...]]


def label_paper(lines: Sequence[Line], wanted: Iterable[Constraint], labeller: Labeller) -> tuple[LabelledLine, ...]:
    """Labels for all lines, from a labeller that sees the paper's own words only.

    A line that a person spoke of is the paper's, unless what was said is what it is when set apart.
    """
    said = tuple(wanted)
    apart, rows = parted(lines, said)
    if not apart and rows == tuple(lines):
        return labeller(lines, said)
    by_line = {one.line.number: one for one in labeller(rows, [one for one in said if one.line not in apart])}
    return tuple(
        _outside(line, apart[line.number])
        if line.number in apart
        else by_line[line.number]._replace(line=line)
        for line in lines
    )  # fmt: skip


def parted(lines: Sequence[Line], said: Iterable[Constraint] = ()) -> tuple[dict[int, Role], tuple[Line, ...]]:
    """The roles of the lines that are set apart, by number, and the other lines as a labeller is to see them.

    Leaks are cut off, and the gap round a line set apart stays a gap.
    """
    spoken = {one.line: one for one in said}
    heads = page_heads(lines)
    apart: dict[int, Role] = {}
    rows: list[Line] = []
    blanks = 0
    leaky = may_leak("".join([line.text for line in lines]))
    for line in lines:
        words = set_apart(line.text) if leaky or _may_be_viewer(line.text) else None
        role = words or heads.get(line.number)
        if role is not None and (line.number not in spoken or spoken[line.number].allows(Label(role))):
            apart[line.number] = role
            blanks = max(blanks, line.blank_before)
        else:
            rows.append(_without_leaks(line, blanks) if leaky or blanks > line.blank_before else line)
            blanks = 0
    return apart, tuple(rows)


def _without_leaks(line: Line, blanks: int) -> Line:
    start, end = kept(line.text)
    if start == 0 and end in (0, len(line.text)) and blanks <= line.blank_before:
        return line
    text = line.text[start:end] or line.text
    return line._replace(text=text, blank_before=max(blanks, line.blank_before))


def _outside(line: Line, role: Role) -> LabelledLine:
    return LabelledLine(line, role, False, False, None, 1.0, 1.0, 1.0)
