"""Editors' notes (编者按) by the words they begin with: `编者按：…`, `【编者按】…`, `编后　…`, `主持人语：…`."""

from __future__ import annotations

import re

from convert.parser.fold import fold
from convert.parser.form import form

_FIRST = re.compile(r"\s*[【（(〔\[■◆●▌]?[编編开開主译譯记記]")
"""What a note begins with: few other paragraphs do."""
_WORDS = (
    "编 ?者 ?按语?|编者的话|编者注|编者附[言记语]|编辑按|编辑附[言记]|编辑[部室]的话|编前[语话]?|编后[语话记]?"
    "|开栏的话|开栏语|主持人语|主持人的话|[译记]者按"
)
_WORD = form(rf"[■□【(]? ?(?!编后)(?:{_WORDS}|编 {{0,4}}者 {{0,4}}按|开篇的话|开篇语|编辑絮语|新闻提示|按语)[】):]*")
_LONGEST_WORD = 14
_OPENS = form(rf" *[【(■]? ?(?:{_WORDS})(?:[】)]| *:| +(?=[^ ]))")
_REACH = 24


def opens_note(text: str) -> bool:
    """Whether a paragraph is an editor's note: its words in brackets, or before a colon or a space."""
    return _FIRST.match(text) is not None and _OPENS().match(fold(text[:_REACH])) is not None


def is_note_word(text: str) -> bool:
    """Whether a folded line is the word over an editor's note and nothing else: 编者按, ■开栏的话."""
    return len(text) <= _LONGEST_WORD and _WORD().fullmatch(text) is not None
