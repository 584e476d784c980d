"""How the lines of a node differ: roles, texts, where a text was cut, and facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from convert.compare.changes import Difference, Sign
from convert.compare.lines import Line, described
from convert.compare.matching import equals, grams, likeliest
from convert.tree import without_space

_MANY = 1_000
"""From so many lines on, those that come again and again are no help in aligning the rest: it would take too long."""


@dataclass(slots=True)
class _Aligned:
    """Lines that belong together, with the place of the second, and those left over on either side."""

    pairs: list[tuple[int, Line, Line]] = field(default_factory=list)
    groups: list[tuple[int, Sequence[Line], Sequence[Line]]] = field(default_factory=list)
    removed: list[tuple[int, Line]] = field(default_factory=list)
    added: list[tuple[int, Line]] = field(default_factory=list)
    moved: list[tuple[int, Line, Line]] = field(default_factory=list)


def differences(before: Sequence[Line], after: Sequence[Line]) -> tuple[Difference, ...]:
    """What is not the same, in the order of the second; what was removed stands where it stood."""
    aligned = _align(before, after)
    _match_rest(aligned)
    found = [
        *((place, one) for place, old, new in aligned.pairs for one in _pair(old, new)),
        *((place, one) for place, old, new in aligned.groups for one in _cut(old, new)),
        *((place, one) for place, old, new in aligned.moved for one in (_moved(new), *_pair(old, new))),
        *((place, Difference("removed", line.role, before=line.text)) for place, line in aligned.removed),
        *((place, Difference("added", line.role, after=line.text)) for place, line in aligned.added),
    ]
    facts = [*_facts(before, after)] or [one for _, old, new in aligned.pairs for one in _places(old, new)]
    return (*(one for _, one in sorted(found, key=lambda entry: entry[0])), *facts)


def _key(line: Line) -> str:
    """Lines of the same characters belong together, whatever their role; where a part begins, that of the role."""
    return without_space(line.text) or f"\n{line.role}"


def _align(before: Sequence[Line], after: Sequence[Line]) -> _Aligned:
    old, new = [_key(line) for line in before], [_key(line) for line in after]
    aligned = _Aligned()
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MANY)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            aligned.pairs += [(j1 + k, before[i1 + k], after[j1 + k]) for k in range(i2 - i1)]
            continue
        i, j = _recut(aligned, before[i1:i2], after[j1:j2], j1)
        aligned.removed += [(j1, line) for line in before[i1 + i : i2]]
        aligned.added += list(enumerate(after[j1 + j : j2], j1 + j))
    return aligned


def _recut(aligned: _Aligned, before: Sequence[Line], after: Sequence[Line], place: int) -> tuple[int, int]:
    """Take from the beginning what is the same text cut into other lines; returns how many lines that were."""
    i = j = 0
    while (steps := _one_group(before[i:], after[j:])) is not None:
        aligned.groups.append((place + j, before[i : i + steps[0]], after[j : j + steps[1]]))
        i, j = i + steps[0], j + steps[1]
    return i, j


def _one_group(before: Sequence[Line], after: Sequence[Line]) -> tuple[int, int] | None:
    i = j = 0
    old = new = ""
    while i < len(before) or j < len(after):
        if len(old) <= len(new) and i < len(before):
            text, i = without_space(before[i].text), i + 1
            old += text
        elif len(new) <= len(old) and j < len(after):
            text, j = without_space(after[j].text), j + 1
            new += text
        else:
            return None
        if not text or not (old.startswith(new) or new.startswith(old)):  # no part of an article begins in a text
            return None
        if old == new and i and j:
            return i, j
    return None


def _match_rest(aligned: _Aligned) -> None:
    """Of what is left over, the same text elsewhere in the article was moved, and a like one was changed."""
    removed, added = aligned.removed, aligned.added
    same = equals((_key(line) for _, line in removed), (_key(line) for _, line in added))
    aligned.moved = [(added[j][0], removed[i][1], added[j][1]) for i, j in same]
    removed, added = _without(removed, {i for i, _ in same}), _without(added, {j for _, j in same})
    like = likeliest([grams(line.text) for _, line in removed], [grams(line.text) for _, line in added])
    aligned.pairs += [(added[j][0], removed[i][1], added[j][1]) for i, j in like]
    aligned.removed = _without(removed, {i for i, _ in like})
    aligned.added = _without(added, {j for _, j in like})


def _without(lines: list[tuple[int, Line]], taken: set[int]) -> list[tuple[int, Line]]:
    return [line for index, line in enumerate(lines) if index not in taken]


def _pair(old: Line, new: Line) -> Iterator[Difference]:
    if old.role != new.role:
        yield Difference("changed", "role", old.role, new.role, text=new.text)
    if old.text != new.text:
        yield Difference("changed", new.role, old.text, new.text)


def _moved(line: Line) -> Difference:
    return Difference("moved", line.role, text=line.text)


def _cut(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Difference]:
    sign: Sign = "joined" if len(new) == 1 else "split" if len(old) == 1 else "recut"
    (was, is_now), (before, after) = map(_roles, (old, new)), map(_whole, (old, new))
    if was != is_now:
        yield Difference("changed", "role", was, is_now, text=after)
    yield Difference(sign, is_now, before, after)


def _roles(lines: Sequence[Line]) -> str:
    return "+".join(dict.fromkeys(line.role for line in lines))


def _whole(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _facts(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Difference]:
    """What is known of names, datelines and jumps, wherever in the node it stands."""
    old, new = (Counter(described(fact) for line in lines for fact in line.facts) for lines in (before, after))
    for what, value in (old - new).elements():
        yield Difference("removed", what, before=value)
    for what, value in (new - old).elements():
        yield Difference("added", what, after=value)


def _places(old: Line, new: Line) -> Iterator[Difference]:
    """The same facts, said of another part of the text, of another text, or in another order."""
    if old.text == new.text and old.facts != new.facts:
        yield Difference("changed", "facts", _printed(old), _printed(new), text=new.text)


def _printed(line: Line) -> str:
    return ", ".join(f"{described(fact)[1]} [{fact.start}:{fact.end}]" for fact in line.facts)
