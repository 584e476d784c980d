"""How a page is laid out as lines: blank lines, indents, columns, full-width or half-width marks."""

import re
from dataclasses import dataclass
from random import Random
from typing import Any

from convert.parser.augment.page import Block, Page


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is laid out."""

    name: str
    gap: int  # blank lines between blocks
    between: int  # more between articles
    wide: int  # more where a picture is missing
    indent: str = ""  # before paragraphs
    half: bool = False  # full-width ASCII folded
    wrap: int = 0
    noise: float = 0.0  # chance of other blank lines than these
    head_indent: str = ""
    slips: tuple[int, ...] = (-1, 1)  # by how many they differ then: some exports only lose them, some only double them


def draw_style(rng: Random) -> Style:
    """One of many layouts."""
    kind = rng.choices(("blank", "indented", "tight", "wrapped"), (54, 18, 14, 14))[0]
    half = rng.random() < 0.4
    noise = rng.choice((0.0, 0.0, 0.0, 0.1, 0.33))
    between = rng.choice((0, 0, 0, 0, 1, 2))
    slips = rng.choice(((-1, 1), (1,), (-1,)))
    if kind == "blank":
        indent = rng.choice(("", "", "", "　　", "    ", "  "))
        gap, wide = rng.choice((1, 1, 1, 1, 2)), rng.choice((0, 2, 2, 1))
        return Style(kind, gap, between, wide, indent, half, 0, noise, slips=slips)
    if kind == "indented":
        return Style(
            kind,
            0,
            between,
            rng.choice((0, 2)),
            rng.choice(("　　", "　　", "    ", "　", "  ")),
            half,
            0,
            noise / 4,
            rng.choice(("", "", "", "　　　")),
        )
    if kind == "tight":
        return Style(kind, 0, between, rng.choice((0, 2)), "", half, 0, noise / 4)
    width = rng.choice((12, 15, 18, 20, 22, 24, 26, 28, 30, 34, 38))
    gap = rng.choice((0, 0, 0, 1))
    return Style(
        kind,
        gap,
        1 - gap if rng.random() < 0.6 else between,
        0,
        "" if gap and rng.random() < 0.5 else "　　",
        half,
        width,
        0.0,
    )


def half_width(text: str) -> str:
    """Full-width ASCII folded, as many export tools do."""
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else " " if c == "　" else c for c in text)


def wrap(text: str, width: int) -> list[str]:
    """Break at a column's width: ASCII counts half, its runs hold together, no line begins with a closing mark."""
    lines, line, used = [], "", 0.0
    for token in re.findall(r"[!-~]+|.", text):
        size = len(token) * (0.5 if token.isascii() else 1)
        if line and used + size > width and token[0] not in "，。、！？；：）》”’」』】〕…,.!?;:)%":
            lines.append(line)
            line, used = "", 0.0
        line += token
        used += size
    return [*lines, line] if line else lines


def lay_out(page: Page, ident: str, rng: Random) -> tuple[dict[str, Any], str]:
    """The page as lines, with its gold in the bench's form."""
    style = draw_style(rng)
    lines: list[str] = [""] * rng.choice((0, 0, 0, 1, 2))
    gold = []
    for k, block in enumerate(page.blocks):
        lines += [""] * (_gap(block, style, rng) if k else 0)
        for n, text in enumerate(_pieces(block, style)):
            lines.append(text)
            gold.append(
                {
                    "line": len(lines),
                    "article": block.article,
                    "roles": list(block.roles),
                    "joined": block.joined or n > 0,
                }
            )
    head = {
        "page": ident,
        "style": style.name,
        "source": "augmented",
        "bundles": page.bundles,
        "loose": page.loose,
        "lines": gold,
    }
    return head, "\n".join(lines) + "\n"


def _gap(block: Block, style: Style, rng: Random) -> int:
    gap = style.gap + (style.between if block.opens else 0) + (style.wide if block.wide else 0)
    if rng.random() < style.noise:
        gap = max(0, gap + rng.choice(style.slips))
    return gap


def _pieces(block: Block, style: Style) -> list[str]:
    text = half_width(block.text) if style.half else block.text
    running = "paragraph" in block.roles or block.roles == ("*",)
    indent = (style.indent if running and not block.joined else "") or ("" if running else style.head_indent)
    whole = not style.wrap or block.roles[0] in ("jump", "other")
    return [indent + text] if whole else wrap(indent + text, style.wrap)
