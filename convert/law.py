"""The law of conservation, as a function over the tree and its source: nothing lost, nothing invented.

Every non-space character of the decoded source belongs to exactly one text-bearing node or to a
recorded edit, and every node's text is what its spans say.  The lines are split here anew, so that
the parser's own account of its work is not what it is checked against.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from convert.findings import Finding, finding
from convert.tree import WHITE_SPACE, Edit, Issue, Span, TextNode, text_stream, texts, without_space

_LINE_END = re.compile(r"\r\n|[\n\r\f]")
_FREE, _TAKEN = 0, 1
_EXCERPT = 12


def check_conservation(source: str, issue: Issue) -> list[Finding]:
    """What of the decoded source the tree lost (TREE001), has twice (TREE002) or changed (TREE003).

    Empty where the law holds.  One finding for each run of characters on a line, not for each character.
    """
    lines = source_lines(source)
    edits = _edits_by_line(issue.edits)
    cover = [bytearray(len(line)) for line in lines]
    found = [problem for edit in issue.edits for problem in _edit_problems(edit, lines)]
    for node in texts(issue):
        found += _node_problems(node, lines, cover, edits)
    _cover_edits(issue.edits, cover)
    return found + list(_lost(lines, cover))


def check_stream(issue: Issue, stream: str, format_name: str) -> list[Finding]:
    """Where the text read back from a written file differs from the tree's (TREE004); empty where it does not."""
    return compare_streams(text_stream(issue), stream, format_name)


def compare_streams(wanted: str, stream: str, format_name: str) -> list[Finding]:
    """Likewise, where the tree's text is known."""
    if stream == wanted:
        return []
    at = next(
        (i for i, (a, b) in enumerate(zip(wanted, stream, strict=False)) if a != b), min(len(wanted), len(stream))
    )
    return [
        finding("TREE004", format=format_name, position=at, expected=_excerpt(wanted, at), found=_excerpt(stream, at))
    ]


def source_lines(source: str) -> list[str]:
    """The lines of a decoded source without their ends: LF, CRLF, CR, and a form feed, which also ends a page."""
    # the pattern takes five times as long, and most files have one kind of end
    return _LINE_END.split(source) if "\r" in source or "\f" in source else source.split("\n")


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """The source as it reads after its edits."""
    by_line = _edits_by_line(edits)
    return _by_lines(source, lambda number, line: _edited(line, 0, len(line), by_line.get(number, ())))


def undo_edits(edited: str, edits: Iterable[Edit]) -> str:
    """The source as it was: `undo_edits(apply_edits(source, edits), edits) == source`.

    But for one case: a CR and an LF between which nothing stood but what was taken out are one line end afterwards.
    """
    by_line = _edits_by_line(edits)
    return _by_lines(edited, lambda number, line: _restored(line, by_line.get(number, ())))


# --------------------------------------------------------------------------- nodes


def _node_problems(
    node: TextNode, lines: Sequence[str], cover: list[bytearray], edits: dict[int, list[Edit]]
) -> Iterator[Finding]:
    pieces = []
    for span in node.origin.spans:
        if not _inside(span, lines):
            yield finding("TREE003", line=span.line, column=span.start)
            return
        number, start, end = span.line, span.start, span.end
        line, taken = lines[number - 1], cover[number - 1]
        if (twice := taken.find(_TAKEN, start, end)) >= 0:
            yield from _taken_twice(span, line, twice)
        taken[start:end] = b"\1" * (end - start)
        pieces.append(_edited(line, start, end, edits[number]) if number in edits else line[start:end])
    stands = "".join(pieces)
    changed = stands != node.text and without_space(stands) != without_space(node.text)
    if changed or any(not 0 <= fact.start <= fact.end <= len(node.text) for fact in node.facts):
        yield _at_first_span(node)


def _at_first_span(node: TextNode) -> Finding:
    if not node.origin.spans:
        return finding("TREE003")
    return finding("TREE003", line=node.origin.spans[0].line, column=node.origin.spans[0].start)


def _inside(span: Span, lines: Sequence[str]) -> bool:
    return 1 <= span.line <= len(lines) and 0 <= span.start <= span.end <= len(lines[span.line - 1])


def _taken_twice(span: Span, line: str, twice: int) -> Iterator[Finding]:
    """The first character of a span that is no space, from the first that is taken already."""
    while twice < span.end and line[twice] in WHITE_SPACE:
        twice += 1
    if twice < span.end:
        yield _about("TREE002", line[twice], span.line, twice)


def _lost(lines: Sequence[str], cover: Sequence[bytearray]) -> Iterator[Finding]:
    for number, (line, taken) in enumerate(zip(lines, cover, strict=True), 1):
        column = taken.find(_FREE)
        while column >= 0:
            end = taken.find(_TAKEN, column) % (len(line) + 1)
            lost = next((i for i in range(column, end) if line[i] not in WHITE_SPACE), None)
            if lost is not None:
                yield _about("TREE001", line[lost], number, lost)
            column = taken.find(_FREE, end)


def _about(code: str, character: str, line: int, column: int) -> Finding:
    shown = character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
    return finding(code, line=line, column=column, character=shown, code_point=f"{ord(character):04X}")


def _excerpt(text: str, at: int) -> str:
    return text[at : at + _EXCERPT] or "(end)"


# --------------------------------------------------------------------------- edits


def _edits_by_line(edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    by_line: dict[int, list[Edit]] = {}
    for edit in sorted(edits, key=lambda e: (e.line, e.column)):
        by_line.setdefault(edit.line, []).append(edit)
    return by_line


def _cover_edits(edits: Iterable[Edit], cover: Sequence[bytearray]) -> None:
    """An edit that takes a character out accounts for it, wherever it stands."""
    for edit in edits:
        if edit.kind == "control" and 1 <= edit.line <= len(cover):
            line = cover[edit.line - 1]
            end = min(edit.column + len(edit.before), len(line))
            line[edit.column : end] = bytes([_TAKEN]) * max(0, end - edit.column)


def _edit_problems(edit: Edit, lines: Sequence[str]) -> Iterator[Finding]:
    """An edit must be of what stands there, and may take out nothing but what XML cannot carry."""
    stands = 1 <= edit.line <= len(lines) and lines[edit.line - 1].startswith(edit.before, edit.column)
    if not stands or edit.column < 0 or not edit.before:
        yield finding("TREE003", line=edit.line, column=edit.column)
    elif not (_is_mere_control(edit) if edit.kind == "control" else _is_mere_mark(edit)):
        yield _about("TREE001", edit.before[0], edit.line, edit.column)


def _is_mere_control(edit: Edit) -> bool:
    return not edit.after and all(map(_is_control, edit.before))


def _is_mere_mark(edit: Edit) -> bool:
    return bool(edit.after) and all(map(_is_mark, edit.before + edit.after))


def _is_control(character: str) -> bool:
    """Controls, surrogates (XML 1.0, 2.2) and the noncharacters, U+FDD0 to U+FDEF and U+xxFFFE to U+xxFFFF (HTML)."""
    code = ord(character)
    return unicodedata.category(character) in {"Cc", "Cs"} or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PSZ"


def _edited(line: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """`line[start:end]` with the edits that begin in it."""
    if not edits:
        return line[start:end]
    pieces, at = [], start
    for edit in edits[bisect_left(edits, start, key=lambda e: e.column) :]:
        if edit.column >= end:
            break
        pieces += [line[at : edit.column], edit.after]
        at = edit.column + len(edit.before)
    return "".join([*pieces, line[at:end]])


def _restored(line: str, edits: Sequence[Edit]) -> str:
    pieces, at, shift = [], 0, 0
    for edit in edits:
        here = edit.column - shift
        pieces += [line[at:here], edit.before]
        at = here + len(edit.after)
        shift += len(edit.before) - len(edit.after)
    return "".join([*pieces, line[at:]])


def _by_lines(text: str, change: Callable[[int, str], str]) -> str:
    ends = [*_LINE_END.findall(text), ""]
    return "".join(
        change(number, line) + end for number, (line, end) in enumerate(zip(source_lines(text), ends, strict=True), 1)
    )
