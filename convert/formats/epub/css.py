"""The part of CSS that our style sheet uses, so that a damaged one is noticed; nothing in it fetches anything."""

from __future__ import annotations

import re
from functools import lru_cache

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\s*([^{}]*?)\s*\{([^{}]*)\}\s*")
_PART = r"(?:[a-z][a-z0-9]*|\*)?(?:\.[a-z][a-z0-9-]*|:lang\([A-Za-z-]+\)|:first-child|:last-child)*"
_COMPOUND = rf"(?=[a-z*.:]){_PART}"
_SELECTOR = re.compile(rf"{_COMPOUND}(?:\s*[>+~]\s*{_COMPOUND}|\s+{_COMPOUND})*")
_VALUE = r"(?:\"[^\"\n]*\"|-?[0-9]+(?:\.[0-9]+)?(?:em|rem|px|%)?|[A-Za-z][A-Za-z-]*)"
_DECLARATION = re.compile(rf"[a-z][a-z-]*\s*:\s*{_VALUE}(?:(?:\s*,\s*|\s+){_VALUE})*")


@lru_cache(maxsize=8)  # nearly every book has the same style sheet
def first_fault(style: bytes) -> tuple[int, str] | None:
    """Line (from 1) and words of the first rule that is not of this kind; None where all are."""
    try:
        text = style.decode("utf-8")
    except UnicodeDecodeError:
        return 1, "UTF-8"
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    if not text.strip():
        return 1, "no rules"
    position = 0
    while position < len(text.rstrip()):
        rule = _RULE.match(text, position)
        if rule is None or not (_selectors(rule[1]) and _declarations(rule[2])):
            return _line(text, position), text[position : position + 40].strip().split("\n")[0]
        position = rule.end()
    return None


def _selectors(text: str) -> bool:
    return all(_SELECTOR.fullmatch(selector.strip()) for selector in text.split(","))


def _declarations(text: str) -> bool:
    """Whether all are well made; each but the last must end in a semicolon."""
    *whole, rest = text.split(";")
    return all(_DECLARATION.fullmatch(one.strip()) for one in (*whole, *([rest] if rest.strip() else [])))


def _line(text: str, position: int) -> int:
    start = len(text) - len(text[position:].lstrip())
    return text.count("\n", 0, start) + 1
