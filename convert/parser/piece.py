"""A piece of a line that names people: a role, a body, a name, or what divides them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from convert.parser.terms import Roles

Kind = Literal["role", "behind", "body", "name", "part", "latin", "note", "label", "space", "mark"]


class Piece(NamedTuple):
    """A piece of a text; `text` is without padding.

    `role` stands before names or alone, `behind` right after one (…摄); `part` is one character of a padded name;
    `note` is what stands in brackets, or behind 作者单位; `label` is a word like 电话 or 嘉宾 before a colon, with a
    role where people stand behind it; `space` and `mark` divide.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    roles: Roles = ()
