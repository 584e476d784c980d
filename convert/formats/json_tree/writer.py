"""The tree as JSON: every field under its own name; what is None, False or empty is left out, but for the
lists that make the tree's shape (`pages`, `articles`, `body`), which are always there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never, get_args

from convert.formats.json_text import WIDTH, entry, holding, listed, quoted, real, said
from convert.formats.json_tree.vocabulary import SCHEMA, TYPE_OF
from convert.tree import (
    Agent,
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
    Headline,
    Issue,
    Item,
    Origin,
    Page,
    Photo,
    SourceFile,
    Span,
    TextNode,
    Verse,
)


def write(issue: Issue, generator: str) -> bytes:
    """The whole tree; `generator` names the program that wrote it."""
    return f"{entry(0, said('schema', SCHEMA), said('generator', generator), *_issue(issue))}\n".encode()


def _present(**members: str | None) -> list[str]:
    """The members that say something."""
    return [said(name, text) for name, text in members.items() if text is not None]


def _always(name: str, entries: list[str], depth: int) -> list[str]:
    return listed(name, entries, depth) or [f'"{name}": []']


# Each gives members of an object, or an object, that is so many levels deep.


def _issue(issue: Issue) -> list[str]:
    source = _present(source=issue.source, sha256=issue.sha256, encoding=issue.encoding)
    return [
        *_present(publication=issue.publication, date=issue.date, number=issue.number, language=issue.language),
        *(listed("sources", [entry(2, *_source(one)) for one in issue.sources], 0) or source),
        *_always("pages", [entry(2, *_page(page, 2)) for page in issue.pages], 0),
        *_edits(issue.edits, 0),
    ]


def _source(source: SourceFile) -> list[str]:
    return [*_present(name=source.name, sha256=source.sha256, encoding=source.encoding), *_edits(source.edits, 2)]


def _edits(edits: tuple[Edit, ...], depth: int) -> list[str]:
    return listed("edits", [_edit(edit, depth + 2) for edit in edits], depth)


def _edit(edit: Edit, depth: int) -> str:
    place = (said("kind", edit.kind), f'"line": {edit.line}', f'"column": {edit.column}')
    return entry(depth, *place, said("before", edit.before), said("after", edit.after))


def _page(page: Page, depth: int) -> list[str]:
    return [
        *_present(source=page.source, language=page.language, number=page.number, section=page.section),
        *_texts("folios", page.folios, depth),
        *_always("articles", [entry(depth + 2, *_article(one, depth + 2)) for one in page.articles], depth),
        *_texts("editor_lines", page.editor_lines, depth),
        *_texts("unplaced", page.unplaced, depth),
    ]


def _article(article: Article, depth: int) -> list[str]:
    made = article.enrichment
    return [
        *_present(id=article.id, kind=article.kind, language=article.language, sha256=article.sha256),
        *_confidence(article.confidence),
        *_parts(article.head, article.body, depth),
        *([] if made is None else [holding("enrichment", _enrichment(made, depth + 1), depth)]),
    ]


def _parts(head: Head, body: tuple[Block, ...], depth: int) -> list[str]:
    blocks = [_block(block, depth + 2) for block in body]
    return [holding("head", _head(head, depth + 1), depth), *_always("body", blocks, depth)]


def _head(head: Head, depth: int) -> list[str]:
    return [
        *_texts("kickers", head.kickers, depth),
        *_headline(head.headline, depth),
        *_texts("subheadlines", head.subheadlines, depth),
        *_texts("bylines", head.bylines, depth),
        *_texts("datelines", head.datelines, depth),
        *_texts("standfirsts", head.standfirsts, depth),
    ]


def _headline(node: Headline | None, depth: int) -> list[str]:
    return [] if node is None else [holding("headline", _text(node, depth + 1), depth)]


def _block(block: Block, depth: int) -> str:
    match block:
        case TextNode():
            return entry(depth, *_text(block, depth))
        case Photo(headline=headline, lines=lines):
            words = [*_headline(headline, depth), *(_texts("lines", lines, depth) or ['"lines": []'])]
            return entry(depth, said("type", "photo"), *words)
        case Item(head=head, body=body):
            return entry(depth, said("type", "item"), *_parts(head, body, depth))
        case Box(head=head, body=body):
            return entry(depth, said("type", "box"), *_parts(head, body, depth))
        case _:
            assert_never(block)


def _texts(name: str, nodes: tuple[TextNode, ...], depth: int) -> list[str]:
    return listed(name, [entry(depth + 2, *_text(node, depth + 2)) for node in nodes], depth) if nodes else []


_AGENTS = {agent: said("agent", agent) for agent in get_args(Agent)}
_TYPES = {kind: said("type", name) for kind, name in TYPE_OF.items()}


def _text(node: TextNode, depth: int) -> list[str]:
    facts = listed("facts", [_fact(fact, depth + 2) for fact in node.facts], depth) if node.facts else ()
    origin = holding("origin", _origin(node.origin, depth + 1), depth)
    stanza = ('"opens_stanza": true',) if isinstance(node, Verse) and node.opens_stanza else ()
    return [_TYPES[type(node)], f'"text": {quoted(node.text)}', *stanza, *facts, origin]


def _origin(origin: Origin, depth: int) -> list[str]:
    return [
        *listed("spans", [_span(span, depth + 2) for span in origin.spans], depth),
        *_confidence(origin.confidence),
        *([] if origin.agent is None else [_AGENTS[origin.agent]]),
        *_cues(origin.cues, depth),
    ]


@lru_cache(maxsize=512)  # most decisions have one of a few hundred sets of cues
def _cues(cues: tuple[str, ...], depth: int) -> tuple[str, ...]:
    return tuple(listed("cues", list(map(quoted, cues)), depth))


def _span(span: Span, depth: int) -> str:
    line = f'{{"line": {span.line}, "start": {span.start}, "end": {span.end}}}'
    if len(line) <= WIDTH - depth:
        return line
    return entry(depth, f'"line": {span.line}', f'"start": {span.start}', f'"end": {span.end}')


def _fact(fact: Fact, depth: int) -> str:
    place = f'"start": {fact.start}', f'"end": {fact.end}'
    match fact:
        case Contributor(name=name, role=role, affiliation=paper):
            return entry(depth, said("type", "contributor"), *place, *_present(name=name, role=role, affiliation=paper))
        case Dispatch(source=source, place=from_, date=date):
            return entry(depth, said("type", "dispatch"), *place, *_present(source=source, place=from_, date=date))
        case Continuation(direction=direction, page=page):
            return entry(depth, said("type", "continuation"), *place, *_present(direction=direction, page=page))
        case _:
            assert_never(fact)


def _enrichment(made: Enrichment, depth: int) -> list[str]:
    keywords = [entry(depth + 2, said("text", k.text), f'"weight": {_share(k.weight)}') for k in made.keywords]
    places = [entry(depth + 2, said("text", p.text), f'"count": {p.count}') for p in made.places]
    return [said("tool", made.tool), *listed("keywords", keywords, depth), *listed("places", places, depth)]


def _confidence(known: float | None) -> list[str]:
    return [] if known is None else [f'"confidence": {_share(known)}']


def _share(share: float) -> str:
    """Four digits: all that a measured confidence is good for, and the same on every machine (DESIGN, law 4)."""
    return real(round(float(share), 4))
