"""The imprint (版权信息) at the end of a page: where the paper is made and had."""

from __future__ import annotations

from convert.parser.fold import fold
from convert.parser.form import form

LONGEST = 300
"""Characters of an imprint."""
FIELDS = 3
"""So many fields make a line an imprint, where one of them is of a paper only: articles and notices have addresses."""
_FIELD = form(
    r"(社址|地址|邮编|邮政编码|电话|热线|传真|邮箱|信箱|网址|许可证|承?印刷?|零售|定价|月价|发行|总编室|编辑部|广告部|办公室|代号|刊号)"
    r"[号价]?(?:每[份月])? ?[:(\d]"
)
_OF_A_PAPER = form(r"社址|本报(?:社)?地址|零售价?(?:每份)? ?[:\d]|广告(?:经营)?许可证|承印|(?:^| )印刷:")


def is_imprint(text: str) -> bool:
    """Whether a line names what only a newspaper's imprint has, among several fields: 社址, 零售, 广告许可证."""
    if len(text) > LONGEST or "。" in text or all(word not in text for word in ("址", "零售", "印", "可")):
        return False
    folded = fold(text)
    return bool(_OF_A_PAPER().search(folded)) and len({found[1] for found in _FIELD().finditer(folded)}) >= FIELDS


_DISCLAIMER = form(
    r"[■*(]? ?本版(?:内容|文章|稿件|文字|观点|信息|资料)[^。]{0,24}"
    r"(?:仅供参考|不代表|文责自负|不构成|遵医嘱|授权|转载|所有)[^。]{0,24}"
)


def is_disclaimer(text: str) -> bool:
    """Whether a line says what all articles of the page are held to be: 本版内容仅供参考."""
    return len(text) <= 60 and "本版" in text and bool(_DISCLAIMER().fullmatch(fold(text)))
