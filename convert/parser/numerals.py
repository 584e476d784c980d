"""Numbers as newspapers write them: `6`, `06`, `六`, `廿七`, `二〇二六`, `三千八百零三`, `元`."""

from __future__ import annotations

_FIGURES = ("〇零○", "一元壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {char: value for value, chars in enumerate(_FIGURES) for char in chars}
_TENS = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
HAN = "〇零○一二三四五六七八九十廿卄卅卌百千元两"
"""The characters of a Chinese number, folded."""


def number(text: str) -> int | None:
    """The value of a folded number, in Arabic or Chinese figures; None where it is no number."""
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if any(char not in _DIGITS and char not in _TENS and char not in _UNITS for char in text):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _with_units(text)


def _with_units(text: str) -> int:
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _TENS:
            total += _TENS[char]
        else:
            digit = _DIGITS[char]
    return total + digit


def issue_number(printed: str) -> str | None:
    """期号 in figures: 一万七千八百零五 is 17805; None where it is no number."""
    above, ten_thousands, below = printed.rpartition("万")
    value, many = number(below or "〇"), number(above) if ten_thousands else 0
    return None if value is None or many is None else str(many * 10_000 + value)


def page_number(printed: str) -> str:
    """A page number as the tree has it: `03` and `三` are `3`; `A05` and `a5` are `A05`, `A5`; `特3` is `T3`."""
    text = "".join(printed.split())
    if text.startswith("特") and len(text) > 1:
        return f"T{page_number(text[1:])}"
    value = number(text)
    return text.upper() if value is None else str(value)
