"""The roles that a line of a record's body accepts: as in the bench, ambiguities included."""

import re

from convert.parser.augment.stories import BYLINE, CREDIT

_ENDS = "。！？!?…；;：:"
_CLOSERS = "」』”’）)》】〕"
_MAIL = re.compile(r"邮箱|投稿|赐稿|来稿|[\w.]+@[\w.]+")
_PAREN = ("endnote", "paragraph", "byline", "dateline", "editor_line", "jump", "credit", "editor_note")


def paragraph_roles(text: str, strong: bool, roundup: bool) -> tuple[str, ...]:
    """The roles that a line of a record's body accepts: as in the bench, ambiguities included."""
    if _MAIL.search(text) and len(text) < 60:
        return ("editor_line", "endnote")
    if CREDIT.search(text) and len(text) < 60:
        return ("caption", "credit", "paragraph", "endnote")
    if BYLINE.match(text) and len(text) < 40:
        return ("byline",)
    if strong:
        if re.search(r"编者|手记|链接|点评|延伸|记者|[：:]$", text):
            return ("*",)
        return ("crosshead", "headline", "kicker", "subheadline") if roundup else ("crosshead",)
    return _plain_roles(text)


def _plain_roles(text: str) -> tuple[str, ...]:
    if re.match(r"^[（(]?(?:上接|下转)", text):
        return ("jump",)
    if (
        re.match(r"^[（(〔].*[）)〕]$", text)
        and len(text) < 120
        and not re.match(r"^[（(][一二三四五六七八九十甲乙丙丁\d]+[）)]", text)
    ):
        return _PAREN
    if re.match(r"^(?:编者按|编者的话|开栏的话)", text):
        return ("editor_note", "paragraph", "crosshead")
    if re.match(r"^(?:图[①-⑨：:]|上图|下图|左图|右图|题图|图为)", text):
        return ("caption", "credit", "paragraph", "endnote")
    if text[0] in "■●◆▲◎□" or re.match(r"^【.{1,12}】$", text):
        return ("*",)
    ended = text.rstrip(_CLOSERS)[-1:] in tuple(_ENDS)
    return ("*",) if (len(text) <= 40 and not ended) or len(text) <= 12 else ("paragraph",)
