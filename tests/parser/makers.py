"""The makers that a line names, as tables of tests have them: name, role and employer."""

from __future__ import annotations

from convert.tree import Contributor

Facts = list[tuple[str, str, str | None]]


def facts(found: tuple[Contributor, ...]) -> Facts:
    return [(person.name, person.role, person.affiliation) for person in found]
