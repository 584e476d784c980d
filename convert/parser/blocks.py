"""Lines joined into blocks: a text that knows, character by character, where it stands in the source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from convert.parser.chrome import kept, may_leak
from convert.parser.label import LabelledLine
from convert.parser.roles import Role
from convert.tree import BLANKS, WHITE_SPACE, Agent, Edit, Origin, Span

_DROPPED = frozenset("\u200b\ufeff")
"""Zero-width: they are no text, and break words for whoever searches them."""
_PLAIN_SPACES = frozenset(" \u3000\u2002\u2003")
"""White space that stays as printed; any other (tabs, U+2028 …) becomes one space."""
_SHOWN = str.maketrans(dict.fromkeys(WHITE_SPACE - _PLAIN_SPACES - _DROPPED, " "))
_ODD = re.compile(f"[{''.join(sorted(WHITE_SPACE - _PLAIN_SPACES))}]")


Shape = Literal["question", "answer", "clause", "verse", "stanza", "sign-off", "crosshead", "byline", "paragraph"]
"""`stanza` is the verse that opens one."""


class Segment(NamedTuple):
    """`text[start:start + length]` stands on `line`, from `column` on."""

    start: int
    length: int
    line: int
    column: int


class Block(NamedTuple):
    """The text of one or more labelled lines, with its segments in text order.

    Its `agent` is human where a person spoke of one of the lines; `shape` says what sort of text it is, where its
    neighbours tell that.
    """

    role: Role
    article: int | None
    text: str
    segments: tuple[Segment, ...]
    labels: tuple[LabelledLine, ...]
    agent: Agent = "machine"
    shape: Shape | None = None

    @property
    def confidence(self) -> float:
        """The least sure of its lines."""
        labels = self.labels
        return labels[0].confidence if len(labels) == 1 else min([label.confidence for label in labels])

    def origin(self, start: int = 0, end: int | None = None) -> Origin:
        """Where `text[start:end]` stands in the source."""
        stop = len(self.text) if end is None else end
        return Origin(_spans(self.segments, start, stop), self.confidence, self.labels[0].cues, self.agent)

    def part(self, start: int, end: int) -> Block:
        """The block of `text[start:end]`, stripped of white space at its ends."""
        while start < end and self.text[start] in WHITE_SPACE:
            start += 1
        while end > start and self.text[end - 1] in WHITE_SPACE:
            end -= 1
        if end - start == len(self.text):
            return self
        pieces = tuple(_cut(self.segments, start, end))
        return Block(self.role, self.article, self.text[start:end], pieces, self.labels, self.agent, self.shape)


def _cut(segments: Iterable[Segment], start: int, end: int) -> Iterable[Segment]:
    for piece in segments:
        first, last = max(piece.start, start), min(piece.start + piece.length, end)
        if first < last:
            yield Segment(first - start, last - first, piece.line, piece.column + first - piece.start)


def _spans(segments: Sequence[Segment], start: int, end: int) -> tuple[Span, ...]:
    """One span a run of neighbours on a line: what was dropped between two segments lies inside it."""
    if len(segments) == 1:
        only = segments[0]
        return (Span(only.line, only.column + start - only.start, only.column + end - only.start),)
    runs: list[list[int]] = []
    for position, length, line, column in segments:
        first, stop = column + max(0, start - position), column + min(length, end - position)
        if first >= stop:
            continue
        if runs and runs[-1][0] == line and runs[-1][2] <= first:
            runs[-1][2] = stop
        else:
            runs.append([line, first, stop])
    return tuple([Span(*run) for run in runs])


def removed_columns(edits: Iterable[Edit]) -> dict[int, tuple[int, ...]]:
    """For each line, the source columns whose character was taken out, in order."""
    columns: dict[int, list[int]] = {}
    for edit in edits:
        if not edit.after:
            columns.setdefault(edit.line, []).append(edit.column)
    return {line: tuple(sorted(found)) for line, found in columns.items()}


def block_of(label: LabelledLine, removed: Sequence[int] = (), agent: Agent = "machine") -> Block:
    """The block of one line; `removed` are the source columns missing from the line's text."""
    if not removed and not _ODD.search(label.line.text):
        return _plain(label, agent)
    text, segments = _segments(label.line.text, label.line.number, removed)
    return Block(label.role, label.article, text, segments, (label,), agent).part(0, len(text))


def _plain(label: LabelledLine, agent: Agent) -> Block:
    """The block of a line that lacks no character and holds no odd white space."""
    raw = label.line.text
    text = raw.strip(BLANKS)
    segments = (Segment(0, len(text), label.line.number, len(raw) - len(raw.lstrip(BLANKS))),) if text else ()
    return Block(label.role, label.article, text, segments, (label,), agent)


def _segments(raw: str, line: int, removed: Sequence[int]) -> tuple[str, tuple[Segment, ...]]:
    """The text without what is dropped, in runs of characters that are neighbours in the source."""
    text: list[str] = []
    segments: list[Segment] = []
    column, gone = 0, set(removed)
    for character in raw:
        while column in gone:
            column += 1
        if character not in _DROPPED:
            _append(segments, len(text), line, column)
            text.append(character)
        column += 1
    return "".join(text).translate(_SHOWN), tuple(segments)


def _append(segments: list[Segment], position: int, line: int, column: int) -> None:
    if segments:
        last = segments[-1]
        if last.column + last.length == column:
            segments[-1] = Segment(last.start, last.length + 1, line, last.column)
            return
    segments.append(Segment(position, 1, line, column))


def join(first: Block, second: Block, between: str | None = None) -> Block:
    """Two blocks as one text: nothing between Chinese, a space between Latin words or where given."""
    return joined((first, second), between)


def joined(parts: Sequence[Block], between: str | None = None) -> Block:
    """Any number of blocks as one, with the role and article of the first."""
    first = parts[0]
    if len(parts) == 1:
        return first
    text, segments, length = [first.text], list(first.segments), len(first.text)
    for before, part in pairwise(parts):
        gap = between if between is not None else " " if _both_latin(before.text, part.text) else ""
        text += [gap, part.text]
        shift = length + len(gap)
        segments += [Segment(s.start + shift, s.length, s.line, s.column) for s in part.segments]
        length = shift + len(part.text)
    labels = tuple(label for part in parts for label in part.labels)
    agent: Agent = "human" if any(part.agent == "human" for part in parts) else "machine"
    return Block(first.role, first.article, "".join(text), tuple(segments), labels, agent)


def _both_latin(before: str, after: str) -> bool:
    left, right = before[-1:], after[:1]
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()


def blocks(
    labels: Sequence[LabelledLine], edits: Iterable[Edit] = (), human: Collection[int] = frozenset()
) -> list[Block]:
    """The page's lines as blocks, in order; a line that goes on from an earlier one is put to it.

    Between the halves of a paragraph other lines may stand (a caption, a page head): the half goes to
    the last block of its own role in its article, or to the block just before where there is none.
    Markup leaked at a line's ends is a block of its own.  `human` are the numbers of the lines that a person spoke of.
    """
    removed = removed_columns(edits)
    page = "".join([label.line.text for label in labels])
    plain, leaky = not removed and not _ODD.search(page), may_leak(page)
    found: list[list[Block]] = []
    for label in labels:
        number = label.line.number
        agent: Agent = "human" if number in human else "machine"
        whole = _plain(label, agent) if plain else block_of(label, removed.get(number, ()), agent)
        block, leaks = _without_leaks(whole) if leaky else (whole, [])
        target = _target(found, block) if label.joins_previous else None
        if target is None:
            found.append([block])
        else:
            found[target].append(block)
        found += [[leak] for leak in leaks]
    return [block for parts in found if (block := joined(parts)).text]


def _without_leaks(block: Block) -> tuple[Block, list[Block]]:
    """The paper's own text of a line, and what leaked before and behind it."""
    start, end = kept(block.text)
    if start == 0 and end in (0, len(block.text)):
        return block, []
    leaks = (block.part(0, start), block.part(end, len(block.text)))
    return block.part(start, end), [leak._replace(role=Role.OTHER, article=None) for leak in leaks if leak.text]


_REACH = 12
"""How many blocks back the first half of a cut paragraph may lie: a photograph's lines, a page head."""


def _target(found: Sequence[Sequence[Block]], block: Block) -> int | None:
    role, article = block.role, block.article
    for index in range(len(found) - 1, max(-1, len(found) - 1 - _REACH), -1):
        first = found[index][0]
        if first.role == role and first.article == article:
            return index
    if found and block.article is not None and found[-1][0].article == block.article:
        return len(found) - 1
    return None
