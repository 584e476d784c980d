"""What is wrong with a file of the tree's JSON: strict JSON, the schema, and what a schema cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from convert.findings import Finding, finding
from convert.formats.fixity import text_sha256
from convert.formats.json_text import parse, schema, schema_findings
from convert.formats.json_tree.reader import issue_of
from convert.formats.json_tree.vocabulary import SCHEMA, TYPE_OF
from convert.tree import WHITE_SPACE, Article, Issue, TextNode, article_texts, articles, parts, texts


def read_checked(data: bytes) -> tuple[Issue | None, list[Finding]]:
    """The issue in a file and what is wrong with it; None where the file is no tree at all."""
    value, problems = parse(data, "JSON")
    problems = problems or _schema_findings(value)
    if problems:
        return None, problems
    issue = issue_of(value)
    return issue, check(issue)


def _schema_findings(value: Any) -> list[Finding]:
    """What it is comes first: another kind of file, or another version, would break this schema everywhere."""
    found = value.get("schema") if isinstance(value, dict) else None
    if not isinstance(found, str):
        return [finding("JSON019", missing=f'"schema": "{SCHEMA}"')]
    if found != SCHEMA:
        return [finding("JSON007", found=found, expected=SCHEMA)]
    return schema_findings("JSON008", schema("json", "tree.schema.json"), value)


def check(issue: Issue) -> list[Finding]:
    """What the schema cannot say; spans and edits are those of one file."""
    nodes = list(texts(issue))
    found = [*_ids(issue), *_texts(nodes), *_facts(nodes), *_spans(nodes), *_sources(issue)]
    return [*found, *(problem for part in parts(issue) for problem in (*_overlaps(part), *_hashes(part)))]


def _sources(issue: Issue) -> Iterator[Finding]:
    """Every page is of one of the sources, and they stand in the order of their first pages."""
    listed, named = [one.name for one in issue.sources], [page.source for page in issue.pages]
    if listed != list(dict.fromkeys(named)) and (issue.sources or any(named)):
        yield finding("JSON021", listed=", ".join(listed) or "-", named=", ".join(one or "-" for one in named) or "-")


def _ids(issue: Issue) -> Iterator[Finding]:
    counts = Counter(article.id for article in articles(issue))
    yield from (finding("JSON009", id=id_) for id_, count in counts.items() if count > 1)


def _texts(nodes: Iterable[TextNode]) -> Iterator[Finding]:
    for node in nodes:
        if WHITE_SPACE.issuperset(node.text):
            yield finding("JSON010", line=_line(node), type=TYPE_OF[type(node)])


def _facts(nodes: Iterable[TextNode]) -> Iterator[Finding]:
    for node in nodes:
        for fact in node.facts:
            if not 0 <= fact.start < fact.end <= len(node.text):
                yield finding("JSON011", line=_line(node), start=fact.start, end=fact.end, length=len(node.text))


def _spans(nodes: Iterable[TextNode]) -> Iterator[Finding]:
    """A machine reads a page downwards, so a node's pieces go down the page; a person may put them in any order."""
    for node in nodes:
        spans = node.origin.spans
        if any(span.start >= span.end for span in spans):
            yield finding("JSON012", line=_line(node), type=TYPE_OF[type(node)])
        elif node.origin.agent != "human" and len(spans) > 1 and any(a > b for a, b in pairwise(spans)):
            yield finding("JSON013", line=_line(node), type=TYPE_OF[type(node)])


def _overlaps(issue: Issue) -> Iterator[Finding]:
    """Every character belongs to one node (DESIGN, law 1)."""
    spans = sorted([(span.line, span.start, span.end) for node in texts(issue) for span in node.origin.spans])
    for (line, _, end), (next_line, start, _) in pairwise(spans):
        if start < end and line == next_line:
            yield finding("JSON014", line=line, column=start, end=end)


def _hashes(issue: Issue) -> Iterator[Finding]:
    """Of articles whose lines are known and were not edited: else the text before edits is not known either."""
    edited = {edit.line for edit in issue.edits}
    for article in articles(issue):
        lines = {span.line for node in article_texts(article) for span in node.origin.spans}
        if article.sha256 and lines and not edited & lines and article.sha256 != text_sha256(article):
            yield finding("JSON015", line=min(lines), id=article.id)


def rehashed(issue: Issue, ids: Collection[str]) -> Issue:
    """The issue, the articles of these ids with the sha256 that their text has now."""

    def made_anew(article: Article) -> Article:
        return replace(article, sha256=text_sha256(article)) if article.id in ids else article

    pages = [replace(page, articles=tuple(map(made_anew, page.articles))) for page in issue.pages]
    return replace(issue, pages=tuple(pages))


def _line(node: TextNode) -> int | None:
    """The source line a node begins on: what the reader of a finding looks up."""
    return node.origin.spans[0].line if node.origin.spans else None
