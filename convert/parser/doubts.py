"""What the parser is not sure of, and what the page itself leaves open, as findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from convert.findings import Finding, finding
from convert.parser.chrome import set_apart
from convert.parser.datelines import read_dateline
from convert.parser.label import LabelledLine
from convert.parser.roles import FURNITURE, Role
from convert.parser.signatures import read_signature
from convert.tree import Article, Dispatch, Edit, Issue, Photo, TextNode, article_texts, articles, texts, without_space

DOUBTFUL = 0.6
"""A decision less sure than this is a finding: on held-out pages about half of them are wrong."""
_OPEN_END = re.compile(r"[\w，、：；,:;]\Z")
_LONG = 30
_TITLE = 4
"""A title shorter than this may well be a word of the text: 公告."""


def doubts(issue: Issue, labels: Sequence[LabelledLine], edits: Iterable[Edit]) -> list[Finding]:
    """All findings of the parser, in the order of the lines they speak of."""
    by_article = [(article, list(article_texts(article))) for article in articles(issue)]
    nodes = list(texts(issue))
    found = [
        *_unsure(labels),
        *_controls(edits),
        *_unknown_characters(nodes),
        *_unplaced(issue),
        *_put_together(nodes, labels),
        *_headless(by_article),
        *_repeated(by_article),
        *_cut_off(labels),
        *_days(nodes, issue.date),
    ]
    return sorted(found, key=lambda f: (f.line or 0, f.column or 0, f.code))


_ByArticle = Sequence[tuple[Article, Sequence[TextNode]]]


def _unsure(labels: Sequence[LabelledLine]) -> Iterator[Finding]:
    for one in labels:
        line = one.line.number
        if one.confidence < DOUBTFUL:
            yield finding("PAR001", line=line, role=one.role.value, confidence=f"{one.confidence:.2f}")
        if one.boundary_confidence < DOUBTFUL:
            yield finding("PAR002", line=line, confidence=f"{one.boundary_confidence:.2f}")
        if one.join_confidence < DOUBTFUL:
            yield finding("PAR003", line=line, confidence=f"{one.join_confidence:.2f}")


def _controls(edits: Iterable[Edit]) -> Iterator[Finding]:
    for edit in edits:
        if edit.kind == "control":
            yield finding("SRC011", line=edit.line, column=edit.column, code_point=f"{ord(edit.before):04X}")


_LOST = "\ufffd"
"""REPLACEMENT CHARACTER: what stands where an earlier tool lost a character."""
_UNKNOWN = re.compile(f"[\ue000-\uf8ff\U000f0000-\U0010ffff{_LOST}]")


def _unknown_characters(nodes: Sequence[TextNode]) -> Iterator[Finding]:
    """Characters of private use (SRC017), and those in whose place none is known any more (SRC024)."""
    if not _UNKNOWN.search("".join([node.text for node in nodes])):
        return
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for node in nodes:
        for character in _UNKNOWN.findall(node.text):
            counts[character] += 1
            first.setdefault(character, _line(node) or 0)
    for character, count in sorted(counts.items()):
        if character == _LOST:
            yield finding("SRC024", line=first[character], count=count)
        else:
            yield finding("SRC017", line=first[character], code_point=f"{ord(character):04X}", count=count)


_ENDS_ELSEWHERE = "\u2028\u2029\x85\v"
"""What Unicode counts among the line ends, and a page does not: layout programs put it within paragraphs."""


def odd_line_ends(text: str) -> list[Finding]:
    """SRC025 for a text in which these are more than the line ends: then they stand where those should."""
    found = {character: text.count(character) for character in _ENDS_ELSEWHERE if character in text}
    if not found or sum(found.values()) <= sum(map(text.count, "\n\r\f")):
        return []
    names = ", ".join(f"U+{ord(character):04X}" for character in found)
    return [finding("SRC025", code_points=names, count=sum(found.values()))]


def _line(node: TextNode) -> int | None:
    return node.origin.spans[0].line if node.origin.spans else None


def _unplaced(issue: Issue) -> Iterator[Finding]:
    for page in issue.pages:
        for node in page.unplaced:
            yield finding("PAR012" if _is_noise(node.text) else "PAR004", line=_line(node))


def _is_noise(text: str) -> bool:
    return set_apart(text) is not None


def _repeated(by_article: _ByArticle) -> Iterator[Finding]:
    """A headline printed again within its article: an export's habit, or a box's own title."""
    for article, nodes in by_article:
        headline = article.head.headline
        title = without_space(headline.text) if headline else ""
        longest = 2 * len(title) - 1
        short = [node for node in nodes if len(node.text) <= longest] if len(title) >= _TITLE else []
        for node in short:
            if node is not headline and without_space(node.text) == title:
                yield finding("PAR013", line=_line(node))


_WRAPPED = 0.3
"""On a page of hard-wrapped lines at least this share of them goes on from the line before."""


def _put_together(nodes: Sequence[TextNode], labels: Sequence[LabelledLine]) -> Iterator[Finding]:
    """A seam for each paragraph cut by a column; one finding for the whole page where every line is cut."""
    seams = [lines for node in nodes if len(node.origin.spans) > 1 and len(lines := _lines(node)) > 1]
    if sum([one.joins_previous for one in labels]) > _WRAPPED * len(labels):
        yield finding("PAR011", line=seams[0][0] if seams else None, count=len(seams))
        return
    for lines in seams:
        yield finding("PAR005", line=lines[0], lines=", ".join(map(str, lines)))


def _lines(node: TextNode) -> list[int]:
    return sorted({span.line for span in node.origin.spans})


def _headless(by_article: _ByArticle) -> Iterator[Finding]:
    for article, nodes in by_article:
        if article.head.headline is None and not all(isinstance(b, Photo) and b.headline for b in article.body):
            yield finding("PAR007", line=_line(nodes[0]) if nodes else None)


def _cut_off(labels: Sequence[LabelledLine]) -> Iterator[Finding]:
    """A page whose last text line is a paragraph that no mark of a sentence's end closes."""
    text = next((one for one in reversed(labels) if one.role not in FURNITURE), None)
    if text is None or text.role != Role.PARAGRAPH:
        return
    last = text.line
    open_end = len(last.text.strip()) >= _LONG and _OPEN_END.search(last.text.rstrip())
    if open_end and not read_signature(last.text):
        yield finding("PAR006", line=last.number)


def _days(nodes: Iterable[TextNode], issued: str | None) -> Iterator[Finding]:
    """Datelines with a day of which nothing says the year (PAR008), that lies after the issue (PAR017) or is none."""
    for node in nodes:
        if not any(isinstance(fact, Dispatch) and _is_doubtful(fact, issued) for fact in node.facts):
            continue
        reading = read_dateline(node.text, issued)
        day = reading.day if reading else None
        if reading is None or day is None:
            continue
        if day.year_missing:
            yield finding("PAR008", line=_line(node))
        elif day.doubt == "after":
            yield finding("PAR017", line=_line(node), printed=reading.printed, date=issued)
        elif day.doubt:
            yield finding("PAR018", line=_line(node), printed=reading.printed)


def _is_doubtful(dateline: Dispatch, issued: str | None) -> bool:
    return dateline.date is None or (issued is not None and dateline.date > issued)
