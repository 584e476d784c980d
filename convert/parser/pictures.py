"""The words of pictures: captions and credits gathered picture by picture, a credit cut off a caption's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from convert.parser.blocks import Block
from convert.parser.credits import read_credit, split_caption
from convert.parser.fold import fold
from convert.parser.roles import Role
from convert.tree import Caption, Credit, Headline, Photo

PICTURE_ROLES = frozenset({Role.CAPTION, Role.CREDIT})
_NUMBERED = re.compile(r"(?:图 ?(?:[①-⑳]|[一二三四五六七八九十]|\d{1,2})(?:[、和至—-]{1,2}图? ?[①-⑳])*|[①-⑳]) ?[:为]")
"""`图①：` `图一：` `图①、②：` `①：`: the picture that the next words are of."""


def picture_end(group: Sequence[Block], start: int) -> int:
    """Where the words of one picture end: before the caption of the next."""
    end = start + 1
    while end < len(group) and group[end].role in PICTURE_ROLES:
        if group[end].role == Role.CAPTION and any(b.role == Role.CAPTION for b in group[start:end]):
            break
        end += 1
    return end


def heads_a_picture(group: Sequence[Block], index: int) -> bool:
    """A headline in mid-article right before a caption is the picture's."""
    following = group[index + 1 : index + 2]
    return group[index].role == Role.HEADLINE and bool(following) and following[0].role in PICTURE_ROLES


def photos(title: Block | None, group: Sequence[Block]) -> list[Photo]:
    """The pictures that these lines speak of: more than one where a caption numbers them (`图①：…图②：…`)."""
    headline = Headline(title.text, title.origin()) if title else None
    found: list[Photo] = []
    lines: list[Caption | Credit] = []
    for block in group:
        for number, part in enumerate(_numbered_parts(block)):
            if number:
                found.append(Photo(None if found else headline, tuple(lines)))
                lines = []
            lines += _credit_line(part) if part.role == Role.CREDIT else _caption_line(part)
    return [*found, Photo(None if found else headline, tuple(lines))]


def _numbered_parts(block: Block) -> list[Block]:
    """A caption of several numbered pictures in its parts; anything else whole."""
    if block.role != Role.CAPTION or ("图" not in block.text and "圖" not in block.text and "②" not in block.text):
        return [block]
    if split_caption(block.text) == 0:  # who took each of them
        return [block]
    starts = [found.start() for found in _NUMBERED.finditer(fold(block.text))][1:]
    edges = [0, *starts, len(block.text)]
    return [block.part(start, end) for start, end in pairwise(edges)]


def _credit_line(block: Block) -> list[Caption | Credit]:
    return [Credit(block.text, block.origin(), read_credit(block.text))]


def _caption_line(block: Block) -> list[Caption | Credit]:
    cut = split_caption(block.text)
    if cut is None:
        return [Caption(block.text, block.origin())]
    if _is_in_bracket(block.text, cut):
        took = (replace(one, start=one.start + cut, end=one.end + cut) for one in read_credit(block.text[cut:]))
        return [Caption(block.text, block.origin(), tuple(took))]
    words, credit = block.part(0, cut), block.part(cut, len(block.text))
    found: list[Caption | Credit] = [Caption(words.text, words.origin())] if words.text else []
    return [*found, Credit(credit.text, credit.origin(), read_credit(credit.text))]


def _is_in_bracket(text: str, place: int) -> bool:
    """Whether a place is within brackets that hold all of a text, which would be torn apart: （题图为…。甲某摄）."""
    folded = fold(text).strip()
    return place > 0 and folded.startswith("(") and folded.endswith(")") and folded.count("(") == 1
