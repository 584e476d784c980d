"""What an item's metadata repeats of the article's words, and what a machine said about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from convert.formats.makers import bylines
from convert.formats.newsml.canonical import Markup, joined
from convert.formats.newsml.nitf import has_text
from convert.formats.newsml.properties import extension, line, literal, put, put_text
from convert.formats.titles import StandIn
from convert.formats.xml import text_xml, value_xml
from convert.page_names import page_name
from convert.tree import (
    Article,
    Caption,
    Dispatch,
    Enrichment,
    Issue,
    Page,
    Photo,
    article_texts,
    is_blank,
)

_MARKS = re.compile('[&<>"\t\n\r]')
"""All that is not written as it stands."""


def page_title(issue: Issue, page: Page) -> str:
    """The title of a page: paper, date, number and section as far as they are known, or else the source's name."""
    number = page_name(page.number) if page.number else None
    parts = (issue.publication, issue.date, number, page.section)
    return line(" ".join(part for part in parts if part)) or line(issue.source) or "版面"


def part_title(issue: Issue, page: Page, headline: str) -> str:
    """The title of an article by itself: its headline, and the page that it is of, as EPUB and DOCX have it."""
    return line(f"{headline}（{page_title(issue, page)}）")


def put_subjects(enrichment: Enrichment) -> Markup:
    """Keywords and places, marked as what a tool took out of the text (`howextr:tool`, `why:direct`)."""
    tool = value_xml("bmtool:" + (quote(enrichment.tool, safe="") or "unknown"))
    keywords = [(keyword.text, f"{keyword.weight:.4f}") for keyword in enrichment.keywords]
    places = [(place.text, str(place.count)) for place in enrichment.places]
    return joined((
        _subjects(keywords, "cpnat:abstract", "bmprop:weight", tool),
        _subjects(places, "cpnat:geoArea", "bmprop:count", tool),
    ))  # fmt: skip


def _subjects(found: list[tuple[str, str]], kind: str, rel: str, tool: str) -> Markup:
    """Subjects of one kind in both forms: there are too many to make one of the other.  `tool` is escaped."""
    how, related, end = 'how="howextr:tool"', f'</name>\n<related rel="{rel}" value="', "\n</subject>\n"
    rest = f'type="{kind}" {how} why="why:direct" creator="{tool}">\n<name>'
    start, sorted_rest = f'<subject creator="{tool}" {how} literal="', f'type="{kind}" why="why:direct">\n<name>'
    written, hashed = [], []
    for text, value in found:
        name = attribute = raw = text
        if _MARKS.search(text):
            name = literal(text)
            name, attribute = text_xml(name), value_xml(name)
            raw = attribute.replace("&gt;", ">")
        if not is_blank(name):
            written.append(f'<subject literal="{attribute}" {rest}{name}{related}{value}"/>{end}')
            hashed.append(f'{start}{raw}" {sorted_rest}{name}{related}{value}"></related>{end}')
    return Markup("".join(written), "".join(hashed))


def put_tool(enrichment: Enrichment) -> str:
    """The tool that looked for subjects, whether it found any or not."""
    return extension("contentMetaExtProperty", "bmprop:tool", enrichment.tool)


def put_labels(article: Article, called: StandIn | None) -> Iterator[str]:
    """Copies of the printed headline group, bylines, datelines, standfirsts and captions, for readers of metadata.

    Of a byline that is not printed stands one made up of the makers' names.
    """
    head = article.head
    for role, text in _headlines(article, called):
        yield put("headline", text, role=f"bmhead:{role}")
    for printed in dict.fromkeys(_datelines(article)):
        yield put_text("dateline", printed)
    for byline in bylines(article):
        yield put_text("by", byline)
    for standfirst in head.standfirsts:
        yield put_text("description", standfirst.text, role="drol:summary")
    if article.kind == "photo":
        for caption in _captions(article):
            yield put_text("description", caption.text, role="drol:caption")


def first_headline(article: Article, called: StandIn | None) -> str:
    """The headline of an article in its metadata, or what stands for one."""
    return next(text for _, text in _headlines(article, called))


def _datelines(article: Article) -> Iterator[str]:
    for node in article_texts(article):
        yield from (node.text[fact.start : fact.end] for fact in node.facts if isinstance(fact, Dispatch))


def _captions(article: Article) -> Iterator[Caption]:
    for block in article.body:
        if isinstance(block, Photo):
            yield from (one for one in block.lines if isinstance(one, Caption))


def _headlines(article: Article, called: StandIn | None) -> Iterator[tuple[str, str]]:
    """The headline first, then the rest of its group; every news item gets one.

    Where none is printed, the photo's headline, that of the half on another page or the first words of the text stand
    in, and their role says so.
    """
    head = article.head
    if head.headline and has_text(head.headline):
        yield "headline", head.headline.text
    else:
        yield (called.kind, called.words or article.id) if called else ("first-words", article.id)
    yield from (("kicker", node.text) for node in head.kickers if has_text(node))
    yield from (("subheadline", node.text) for node in head.subheadlines if has_text(node))
