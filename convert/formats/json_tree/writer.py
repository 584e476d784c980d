"""The tree as JSON: every field under its own name; what is None or empty is left out, but for the
lists that make the tree's shape (`pages`, `articles`, `body`), which are always there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, assert_never

from convert.formats.json_text import WIDTH, dump, laid_out, quoted, real, written
from convert.formats.json_tree.vocabulary import SCHEMA, TYPE_OF
from convert.tree import (
    Article,
    Block,
    Box,
    Continuation,
    Contributor,
    Dispatch,
    Edit,
    Enrichment,
    Fact,
    Head,
    Issue,
    Item,
    Origin,
    Page,
    Photo,
    SourceFile,
    Span,
    TextNode,
)

Object = dict[str, Any]
Part = Object | Callable[[int, int], str]


def write(issue: Issue, generator: str) -> bytes:
    """The whole tree; `generator` names the program that wrote it."""
    return dump({"schema": SCHEMA, "generator": generator, **_issue(issue)})


def _present(**members: Any) -> Object:
    """The members that say something."""
    return {name: value for name, value in members.items() if value is not None and value != []}


def _issue(issue: Issue) -> Object:
    facts = _present(publication=issue.publication, date=issue.date, number=issue.number)
    source = {"source": issue.source, "sha256": issue.sha256, "encoding": issue.encoding}
    made_of = {"sources": [_source(one) for one in issue.sources]} if issue.sources else source
    pages = {"pages": [_page(page) for page in issue.pages]}
    return {**facts, "language": issue.language, **made_of, **pages, **_edits(issue.edits)}


def _source(source: SourceFile) -> Object:
    known = {"name": source.name, "sha256": source.sha256, "encoding": source.encoding}
    return {**known, **_edits(source.edits)}


def _edits(edits: tuple[Edit, ...]) -> Object:
    return _present(edits=[_edit(edit) for edit in edits])


def _edit(edit: Edit) -> Object:
    place = {"kind": edit.kind, "line": edit.line, "column": edit.column}
    return {**place, "before": edit.before, "after": edit.after}


def _page(page: Page) -> Object:
    return {
        **_present(source=page.source, number=page.number, section=page.section, folios=_texts(page.folios)),
        "articles": [_article(article) for article in page.articles],
        **_present(editor_lines=_texts(page.editor_lines), unplaced=_texts(page.unplaced)),
    }


def _article(article: Article) -> Object:
    known = {"id": article.id, "kind": article.kind, "language": article.language, "sha256": article.sha256}
    parts = {"confidence": _rounded(article.confidence), "head": _head(article.head), "body": _body(article.body)}
    more = None if article.enrichment is None else _enrichment(article.enrichment)
    return {**known, **parts, **_present(enrichment=more)}


def _head(head: Head) -> Object:
    return _present(
        kickers=_texts(head.kickers),
        headline=None if head.headline is None else _text(head.headline),
        subheadlines=_texts(head.subheadlines),
        bylines=_texts(head.bylines),
        datelines=_texts(head.datelines),
        standfirsts=_texts(head.standfirsts),
    )


def _body(body: tuple[Block, ...]) -> list[Part]:
    return [_block(block) for block in body]


def _block(block: Block) -> Part:
    match block:
        case Photo(headline=headline, lines=lines):
            title = None if headline is None else _text(headline)
            return {"type": "photo", **_present(headline=title), "lines": _texts(lines)}
        case Item(head=head, body=body):
            return {"type": "item", "head": _head(head), "body": _body(body)}
        case Box(head=head, body=body):
            return {"type": "box", "head": _head(head), "body": _body(body)}
        case TextNode():
            return _text(block)
        case _:
            assert_never(block)


def _texts(nodes: tuple[TextNode, ...]) -> list[Part]:
    return [_text(node) for node in nodes]


def _text(node: TextNode) -> Part:
    """A text node, of which most of a file is, is written at once (see `dump`)."""
    return partial(_written_text, node)


def _written_text(node: TextNode, depth: int, room: int) -> str:
    members = [f'"type": "{TYPE_OF[type(node)]}"', f'"text": {quoted(node.text)}']
    if node.facts:
        lead = '"facts": '
        members.append(lead + written([_fact(fact) for fact in node.facts], depth + 1, WIDTH - depth - 1 - len(lead)))
    lead = '"origin": '
    members.append(lead + _origin(node.origin, depth + 1, WIDTH - depth - 1 - len(lead)))
    return laid_out("{}", members, depth, room)


def _origin(origin: Origin, depth: int, room: int) -> str:
    members = [f'"confidence": {real(_rounded(origin.confidence))}', f'"agent": {quoted(origin.agent)}']
    if origin.spans:
        lead, spans = '"spans": ', [_span(span, depth + 2) for span in origin.spans]
        members.insert(0, lead + laid_out("[]", spans, depth + 1, WIDTH - depth - 1 - len(lead)))
    if origin.cues:
        lead, cues = '"cues": ', list(map(quoted, origin.cues))
        members.append(lead + laid_out("[]", cues, depth + 1, WIDTH - depth - 1 - len(lead)))
    return laid_out("{}", members, depth, room)


def _span(span: Span, depth: int) -> str:
    members = [f'"line": {span.line}', f'"start": {span.start}', f'"end": {span.end}']
    return laid_out("{}", members, depth, WIDTH - depth)


def _fact(fact: Fact) -> Object:
    place = {"start": fact.start, "end": fact.end}
    match fact:
        case Contributor(name=name, role=role, affiliation=affiliation):
            return {"type": "contributor", **place, "name": name, "role": role, **_present(affiliation=affiliation)}
        case Dispatch(source=source, place=from_, date=date):
            return {"type": "dispatch", **place, **_present(source=source, place=from_, date=date)}
        case Continuation(direction=direction, page=page):
            return {"type": "continuation", **place, "direction": direction, "page": page}
        case _:
            assert_never(fact)


def _enrichment(made: Enrichment) -> Object:
    keywords = [{"text": k.text, "weight": _rounded(k.weight)} for k in made.keywords]
    places = [{"text": p.text, "count": p.count} for p in made.places]
    return {"tool": made.tool, **_present(keywords=keywords, places=places)}


def _rounded(share: float) -> float:
    """Four digits: all that a measured confidence is good for, and the same on every machine (DESIGN, law 4)."""
    return round(float(share), 4)
