"""What must hold between headings, articles, bookmarks and the table of contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from convert.findings import Finding, finding
from convert.formats.docx.elements import paragraph_text, style_of
from convert.formats.docx.landmarks import Landmarks
from convert.formats.docx.styles import OUTLINE_LEVELS, TITLES
from convert.formats.docx.vocabulary import (
    ANCHOR,
    BODY,
    BOOKMARK_END,
    BOOKMARK_START,
    HYPERLINK,
    ID,
    INSTR_TEXT,
    NAME,
    SDT,
    P,
)
from convert.formats.xml import Element
from convert.tree import without_space

ARTICLE = "Article_"
_EXCERPT = 30
_BELOW_PAGES = frozenset((TITLES[True].article, TITLES[True].photo, TITLES[True].untitled))
"""The styles of articles' titles below the heading of their page."""


@dataclass(slots=True, eq=False, repr=False)
class _Outline:
    """What one walk over the body finds: (bookmark, text) of headings and links, articles, all bookmark names."""

    headings: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    ranges: list[str] = field(default_factory=list)
    gaps: list[Finding] = field(default_factory=list)
    paged: bool = False


def check_outline(root: Element, landmarks: Landmarks) -> Iterator[Finding]:
    """Headings of articles = articles; no level left out; entries of the contents = headings; links lead somewhere."""
    body = root.find(BODY)
    if body is None:
        return
    seen = _walk(_blocks(body, landmarks.outline))
    yield from seen.gaps
    yield from _articles(seen)
    yield from _contents(seen)
    for name in (*(anchor for anchor, _ in seen.links), *seen.ranges):
        if name not in seen.names:
            yield finding("DOCX015", name=name)


def _walk(blocks: Mapping[Element, Sequence[Element]]) -> _Outline:
    seen = _Outline()
    open_marks: dict[str, str] = {}
    level_before = 1
    for block, marks in blocks.items():
        if block.tag == SDT:
            _collect_links(block, seen)
        elif block.tag == P:
            level_before = _paragraph(block, marks, seen, open_marks, level_before)
    return seen


def _blocks(body: Element, outline: Iterable[Element]) -> dict[Element, list[Element]]:
    """The blocks of the body with headings, bookmarks or contents in them, in their order; each with its bookmarks."""
    found: dict[Element, list[Element]] = {}
    for element in outline:
        block = _block_of(element, body)
        if block is not None:
            marks = found.setdefault(block, [])
            if element.tag in (BOOKMARK_START, BOOKMARK_END):
                marks.append(element)
    return found


def _block_of(element: Element, body: Element) -> Element | None:
    """The child of the body that an element stands in, or is."""
    parent = element.getparent()
    while parent is not None and parent is not body:
        element, parent = parent, parent.getparent()
    return None if parent is None else element


def _collect_links(block: Element, seen: _Outline) -> None:
    seen.links += [(e.get(ANCHOR) or "", without_space(paragraph_text(e))) for e in block.iter(HYPERLINK)]
    for code in block.iter(INSTR_TEXT):
        words = (code.text or "").split()
        seen.ranges += [name for switch, name in pairwise(words) if switch == "\\b"]


def _paragraph(
    element: Element, marks: Sequence[Element], seen: _Outline, open_marks: dict[str, str], before: int
) -> int:
    """Take in one paragraph with the bookmarks in it; the level of the last heading then."""
    for mark in marks:
        if mark.tag == BOOKMARK_START:
            name = mark.get(NAME) or ""
            open_marks[mark.get(ID) or ""] = name
            seen.names.add(name)
            if name.startswith(ARTICLE):
                seen.articles.append(name)
    style = style_of(element) or ""
    level = OUTLINE_LEVELS.get(style, 0)
    if level == 1 or style in _BELOW_PAGES:
        of_page = style == "PageHeading"
        seen.paged |= of_page
        if not of_page and (style in _BELOW_PAGES) != seen.paged:
            text = paragraph_text(element)[:_EXCERPT]
            where = "below a page" if seen.paged else "without a page"
            seen.gaps.append(finding("DOCX011", reason=f"level {level} {where}: {text}"))
        within = [n for n in open_marks.values() if n.startswith("PageHeading_" if of_page else ARTICLE)]
        seen.headings.append((within[-1] if within else "", without_space(paragraph_text(element))))
    if level > before + 1:
        seen.gaps.append(finding("DOCX012", level=level, before=before, text=paragraph_text(element)[:_EXCERPT]))
    for mark in marks:
        if mark.tag == BOOKMARK_END:
            open_marks.pop(mark.get(ID) or "", None)
    return level or before


def _articles(seen: _Outline) -> Iterator[Finding]:
    """Each article has one heading of its own level, and each such heading its article."""
    marked = [name for name, _ in seen.headings]
    for name, text in seen.headings:
        if not name:
            yield finding("DOCX011", reason=f"a heading outside: {text[:_EXCERPT]}")
    for name in seen.articles:
        if marked.count(name) != 1:
            yield finding("DOCX011", reason=f"{name}: {marked.count(name)}")


def _contents(seen: _Outline) -> Iterator[Finding]:
    """The links of the table of contents are the headings, in order; none where there is no article, or one alone."""
    wanted = seen.headings if seen.articles and len(seen.headings) > 1 else []
    for (name, text), (anchor, shown) in zip(wanted, seen.links, strict=False):
        if name != anchor or text != shown:
            yield finding("DOCX013", reason=f"{text[:_EXCERPT]} ≠ {shown[:_EXCERPT]}")
            return
    if len(wanted) != len(seen.links):
        yield finding("DOCX013", reason=f"{len(wanted)} ≠ {len(seen.links)}")


def check_bookmarks(landmarks: Landmarks) -> Iterator[Finding]:
    """Names and ids stand once, case apart for names; each start has its end behind it (17.13.6)."""
    names: set[str] = set()
    open_marks: dict[str, str] = {}
    used: set[str] = set()
    for mark in landmarks.bookmarks:
        number = mark.get(ID) or ""
        if mark.tag == BOOKMARK_END:
            if open_marks.pop(number, None) is None:
                yield finding("DOCX014", name=number, reason="an end without a start")
            continue
        name = mark.get(NAME) or ""
        if name.lower() in names or number in used:
            yield finding("DOCX014", name=name, reason="stands twice")
        names.add(name.lower())
        used.add(number)
        open_marks[number] = name
    for name in open_marks.values():
        yield finding("DOCX014", name=name, reason="no end")
