"""Pages put together as one issue: in the order of their numbers, each with the file that it stands in.

No text is moved, and no fact made up: what the pages say otherwise of their issue, or lack, is a finding.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from convert.findings import Finding, finding
from convert.law import check_conservation
from convert.links import plain_number
from convert.parser.facts import comparable
from convert.tree import (
    Article,
    Issue,
    Page,
    SourceFile,
    page_language,
    page_texts,
    parts,
    source_of,
    with_languages,
    with_sources,
)

_NUMBER = re.compile(r"([A-Z]*)([0-9]+)([A-Z]*)(?:-[A-Z]*([0-9]+))?")  # 4-5 is a spread
_MOST = 12
"""So many missing pages, or runs of them, are named."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of an issue: its name in messages, its name in the issue, what was read from it, and its text.

    `text` is None where the file was no text, but one of our formats.
    """

    shown: str
    name: str
    issue: Issue
    text: str | None = None


def put_together(found: Sequence[Part], known: Issue) -> tuple[Issue, list[Finding]]:
    """The issue that the files hold, and what there is to say; an error among the findings stands against it.

    `known` has the paper, date or number by which the files were found to be of one issue.  The law of conservation
    is checked for each file in the whole.
    """
    first = found[0].issue
    entries = sorted(((page, part) for part in found for page in part.issue.pages), key=_place)
    sources = [_source(*entry) for entry in entries]
    issue = Issue(
        publication=_first(part.issue.publication for part in found),
        date=_first(part.issue.date for part in found),
        number=_first(part.issue.number for part in found),
        language=first.language,
        pages=_with_ids(replace(page, source=None) for page, _ in entries),
    )
    if len(found) == 1:
        issue = replace(issue, source=first.source, sha256=first.sha256, encoding=first.encoding, edits=first.edits)
    issue = with_sources(with_languages(issue, [page_language(part.issue, page) for page, part in entries]), sources)
    told = [*_disagreements(found, _facts(known, issue)), *_twice(entries), *_missing(issue), *_unnumbered(entries)]
    return issue, [*_named_alike(entries, sources), *told, *_lost(found, issue)]


def _facts(known: Issue, issue: Issue) -> Issue:
    """Paper, date and number that all pages must agree with."""
    return Issue(known.publication or issue.publication, known.date or issue.date, known.number or issue.number)


def _source(page: Page, part: Part) -> SourceFile:
    """The file that a page stands in: the one that was read, or one of those that this was put together from."""
    if part.issue.sources:
        return source_of(part.issue, page)
    return SourceFile(part.name, part.issue.sha256, part.issue.encoding, part.issue.edits)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _place(entry: tuple[Page, Part]) -> tuple[bool, str, int, str, str]:
    """Where a page stands: by series (A, B) and number; those without a number last, by the names of their files."""
    page, part = entry
    return (page.number is None, *_series(page.number), part.name)


def _series(number: str | None) -> tuple[str, int, str]:
    match = _NUMBER.fullmatch(number or "")
    return (match[1], int(match[2]), match[3]) if match else (number or "", 0, "")


def _with_ids(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages, with a number behind the ids of articles that another page has too: pages without a number."""
    seen: Counter[str] = Counter()

    def own(article: Article) -> Article:
        seen[article.id] += 1
        return article if seen[article.id] == 1 else replace(article, id=f"{article.id}-{seen[article.id]}")

    return tuple(replace(page, articles=tuple(map(own, page.articles))) for page in pages)


# --------------------------------------------------------------------------- what there is to say


def _disagreements(found: Sequence[Part], issue: Issue) -> Iterator[Finding]:
    """Files that say another paper, date or number than the first that says one (ISS002), or no paper (ISS003)."""
    for part in found:
        for name in ("publication", "date", "number"):
            said, given = getattr(part.issue, name), getattr(issue, name)
            if said and comparable(name, said) != comparable(name, given):
                yield finding("ISS002", file=part.shown, name=name, said=said, given=given)
        if issue.publication and not part.issue.publication:
            yield finding("ISS003", file=part.shown, publication=issue.publication)


def _named_alike(entries: Sequence[tuple[Page, Part]], sources: Sequence[SourceFile]) -> Iterator[Finding]:
    """Files that were read apart and have pages of sources of one name (OUT003): nobody could tell them apart."""
    first: dict[str, tuple[Part, SourceFile]] = {}
    for (_, part), source in zip(entries, sources, strict=True):
        its, known = first.setdefault(source.name, (part, source))
        if part is not its and source != known:
            yield finding("OUT003", file=part.shown, first=its.shown, second=part.shown, path=source.name)


def _twice(entries: Sequence[tuple[Page, Part]]) -> Iterator[Finding]:
    """Pages that have one number (ISS004): each after the first."""
    for number, group in groupby(entries, key=lambda entry: plain_number(entry[0].number)):
        (page, its), *others = group
        for other, part in others if number else ():
            place = f"{its.name}:{_line(page)}" if part is its and _line(page) else its.name
            yield finding("ISS004", file=part.shown, line=_line(other), page=other.number, other=place)


def _line(page: Page) -> int | None:
    """The line with which the text of a page begins; None where it was read from one of our formats."""
    return min((span.line for node in page_texts(page) for span in node.origin.spans), default=None)


def _unnumbered(entries: Sequence[tuple[Page, Part]]) -> Iterator[Finding]:
    """Pages without a number, which stand last (ISS007)."""
    if len(entries) > 1:
        yield from (finding("ISS007", file=part.shown) for page, part in entries if page.number is None)


def _missing(issue: Issue) -> Iterator[Finding]:
    """Numbers that no page has (ISS005): from 1 to the last of each series (A, B)."""
    series: dict[str, set[int]] = {}
    for page in issue.pages:
        match = _NUMBER.fullmatch(page.number or "")
        if match:
            first, last = int(match[2]), int(match[4] or match[2])
            series.setdefault(match[1], set()).update(range(first, max(first, last) + 1))
    for prefix, numbers in sorted(series.items()):
        runs = list(_gaps(sorted(numbers)))
        if runs:
            named = [f"{prefix}{a}" if a == b else f"{prefix}{a}–{prefix}{b}" for a, b in runs[:_MOST]]
            count = sum(b - a + 1 for a, b in runs)
            yield finding("ISS005", pages=", ".join(named) + (" …" if len(runs) > _MOST else ""), count=count)


def _gaps(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The runs of numbers, from 1, that are not there."""
    expected = 1
    for number in numbers:
        if number > expected:
            yield expected, number - 1
        expected = number + 1


def _lost(found: Sequence[Part], issue: Issue) -> Iterator[Finding]:
    """What the law of conservation says of each file as it stands in the issue; one that was no text is as it was."""
    inside = {part.source: part for part in parts(issue)}
    for part in found:
        own = part.name if issue.sources else issue.source
        here = [inside.get(name, Issue()) for name in [of.name for of in part.issue.sources] or [own]]
        if part.text is not None:
            yield from (replace(problem, file=part.shown) for problem in check_conservation(part.text, here[0]))
        elif Counter(_text(page) for of in here for page in of.pages) != Counter(map(_text, part.issue.pages)):
            yield finding("TREE003", file=part.shown)


def _text(page: Page) -> str:
    return "".join(node.text for node in page_texts(page))
