"""Pages mutated: pieces of the seed and of invented pages, damaged in one to six ways, in some encoding."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.parser.test_pages import PAGES, SOURCES

_SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
_CODECS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5hkscs", "utf-16-le", "gb2312")
LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\f", "\u2028")
ODD = "\x00\x07\x1b\x7f\x85\xa0\u200b\u200e\ufeff\u3000\u2003\ue000\ue111\ufffd\ufdd0\ufdef\uffff\U0001fffe\U000e0001\U00020000\U0001f600"
FORMS = (
    "放大 缩小 默认", "上一篇 下一篇", "第1版()专栏:", "第6版()专栏:", "（下转6版）", "（上接第1版）", "■链接", "——编  者", "环球扫描",
    "问：", "答：", "第一条", "第一章 总则", "图①：", "图②：", "（本报记者甲某某摄）", "&nbsp;", "<P>", "<!--", "-->", "/enpproperty-->",
    "据新华社北京7月18日电", "本报讯(记者", "报道．摄影╱韩某某", "本版责编：许 某  二版责编：赵 某", "content_1.html 1 /enpproperty-->",
    "【", "】", "（", "）", "“", "」", "　　", "  ", "：", "。", "，", "①", "〇", "卅", "99999999999月0日电", "第〇版", "0年0月0日",
)  # fmt: skip


def plain_pages() -> list[str]:
    """The seed and the invented pages, without labels."""
    rows = ["\n\n".join(row.partition(" ")[2] for row in page.split("\n")) for page, _ in PAGES.values()]
    return [*(path.read_text(encoding="utf-8") for path in _SEEDS), *rows, *(page for page, _ in SOURCES.values())]


# --------------------------------------------------------------------------- mutations


def _cut(text: str, dice: random.Random) -> str:
    start, end = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
    return text[:start] + text[end:] if dice.random() < 0.5 else text[start:end]


def _insert(text: str, dice: random.Random) -> str:
    place = dice.randrange(len(text) + 1)
    new = dice.choice(FORMS) if dice.random() < 0.6 else "".join(dice.choices(ODD, k=dice.randint(1, 4)))
    return text[:place] + new + text[place:]


def _insert_line(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(dice.randrange(len(lines) + 1), "".join(dice.choices(FORMS, k=dice.randint(1, 3))))
    return "\n".join(lines)


def _swap_lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    first, second = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def _wrap(text: str, dice: random.Random) -> str:
    width = dice.randint(2, 40)
    return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, max(1, len(line)), width))


def _line_ends(text: str, dice: random.Random) -> str:
    return "".join(dice.choice(LINE_ENDS) if char == "\n" and dice.random() < 0.7 else char for char in text)


def _tight(text: str, dice: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if line or dice.random() < 0.3)


def _twice(text: str, dice: random.Random) -> str:
    return text + dice.choice(LINE_ENDS) + text


def _characters(text: str, dice: random.Random) -> str:
    changed = list(text)
    for _ in range(dice.randint(1, 12)):
        if changed:
            changed[dice.randrange(len(changed))] = _any_character(dice)
    return "".join(changed)


def _any_character(dice: random.Random) -> str:
    point = dice.choice((dice.randrange(0x20, 0x7F), dice.randrange(0x3000, 0x9FFF), dice.randrange(0x110000)))
    return chr(point) if not 0xD800 <= point < 0xE000 else "\ufffd"


def _noise(_: str, dice: random.Random) -> str:
    return "".join(_any_character(dice) if dice.random() < 0.9 else "\n" for _ in range(dice.randint(1, 200)))


_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _cut, _insert, _insert, _insert_line, _insert_line, _swap_lines, _wrap, _line_ends, _tight, _twice, _characters, _noise,
)  # fmt: skip
_LONGEST = 1500
"""Characters of an input, most of the time: time goes into many inputs, not into long ones."""


def mutated(text: str, dice: random.Random) -> str:
    """A page, or a piece of one, damaged in one to six ways."""
    if len(text) > _LONGEST and dice.random() < 0.98:
        start = dice.randrange(len(text) - _LONGEST)
        text = text[start : start + _LONGEST]
    for _ in range(dice.randint(1, 6)):
        text = dice.choice(_MUTATIONS)(text, dice)[: 20 * _LONGEST]
    return text


def inputs(count: int, seed: object) -> Iterator[bytes]:
    """Mutated pages, in some encoding."""
    pages = plain_pages()
    for number in range(count):
        dice = random.Random(f"{seed}/{number}")
        yield encoded(mutated(dice.choice(pages), dice), dice)


def encoded(text: str, dice: random.Random) -> bytes:
    """The bytes of a text, mostly in UTF-8; seldom cut off, or with some bytes behind that are none of it."""
    codec = "utf-8" if dice.random() < 0.7 else dice.choice(_CODECS)
    data = text.encode(codec, "ignore")
    if dice.random() < 0.05:
        data = data[: dice.randrange(len(data) + 1)] + dice.randbytes(dice.randint(0, 8))
    return data
