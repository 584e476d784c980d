"""Restored punctuation put into the tree: one mark for one, so that every span and fact stays true.

It comes last.  Labels, facts, ids and hashes are made from the source's own characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from convert.parser.lines import Line
from convert.parser.typography import restore
from convert.tree import (
    WHITE_SPACE,
    Article,
    Block,
    Box,
    Edit,
    Head,
    Issue,
    Item,
    Page,
    Photo,
    TextNode,
)

_Node = TypeVar("_Node", bound=TextNode)


class _Change(Protocol):
    """What is done to each text-bearing node."""

    def __call__(self, node: _Node, /) -> _Node: ...


def punctuation_edits(lines: Iterable[Line], removed: Mapping[int, Sequence[int]]) -> tuple[Edit, ...]:
    """The edits that restore the marks of a file, with the source's columns.

    `lines` are without control characters; `removed` says, for each line, the columns of those taken out.
    """
    return tuple(
        replace(edit, column=_source_column(edit.column, removed.get(edit.line, ())))
        for edit in restore((line.number, line.text) for line in lines)
    )


def _source_column(column: int, removed: Sequence[int]) -> int:
    for gone in removed:
        if gone > column:
            break
        column += 1
    return column


def retouched(issue: Issue, source_lines: Sequence[str], edits: Iterable[Edit]) -> Issue:
    """The tree with punctuation edits in its texts and in its list of edits.

    `source_lines` are the decoded source's, so that `source_lines[0]` is line 1.  The issue's own edits
    are the control characters that its texts lack already.
    """
    marks = {(edit.line, edit.column): edit.after for edit in edits}
    gone = {(edit.line, edit.column) for edit in issue.edits}

    def change(node: _Node, /) -> _Node:
        wanted = [marks.get(place) for place in _places(node, source_lines) if place not in gone]
        return replace(node, text=_with_marks(node.text, wanted)) if any(wanted) else node

    every = sorted([*issue.edits, *edits], key=lambda edit: (edit.line, edit.column))
    return replace(issue, pages=tuple(_page(page, change) for page in issue.pages), edits=tuple(every))


def _places(node: TextNode, source_lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each of a node's characters stands in the source, spaces apart."""
    for span in node.origin.spans:
        for column, character in enumerate(source_lines[span.line - 1][span.start : span.end], span.start):
            if character not in WHITE_SPACE:
                yield span.line, column


def _with_marks(text: str, wanted: Sequence[str | None]) -> str:
    """`text` with its n-th character, spaces apart, in the place of which `wanted[n]` stands."""
    marks = iter(wanted)
    return "".join(c if c in WHITE_SPACE else next(marks, None) or c for c in text)


# --------------------------------------------------------------------------- every node of a tree


def _each(nodes: tuple[_Node, ...], change: _Change) -> tuple[_Node, ...]:
    return tuple(change(node) for node in nodes)


def _page(page: Page, change: _Change) -> Page:
    return replace(
        page,
        folios=_each(page.folios, change),
        articles=tuple(_article(article, change) for article in page.articles),
        editor_lines=_each(page.editor_lines, change),
        unplaced=_each(page.unplaced, change),
    )


def _article(article: Article, change: _Change) -> Article:
    return replace(article, head=_head(article.head, change), body=_body(article.body, change))


def _head(head: Head, change: _Change) -> Head:
    return Head(
        kickers=_each(head.kickers, change),
        headline=change(head.headline) if head.headline else None,
        subheadlines=_each(head.subheadlines, change),
        bylines=_each(head.bylines, change),
        datelines=_each(head.datelines, change),
        standfirsts=_each(head.standfirsts, change),
    )


def _body(body: tuple[Block, ...], change: _Change) -> tuple[Block, ...]:
    return tuple(_block(block, change) for block in body)


def _block(block: Block, change: _Change) -> Block:
    match block:
        case Photo(headline=headline, lines=lines):
            return Photo(change(headline) if headline else None, _each(lines, change))
        case Item(head=head, body=body) | Box(head=head, body=body):
            return replace(block, head=_head(head, change), body=_body(body, change))
        case _:
            return change(block)


__all__: Sequence[str] = ["punctuation_edits", "retouched"]
