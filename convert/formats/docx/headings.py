"""What the format says by itself: the title, the running heads, the page headings, the machine's notes.

None of it is in the text stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from convert.formats.carried import SHARE_DIGITS
from convert.formats.docx.styles import (
    COUNT_STYLE,
    DATE_STYLE,
    KEYWORD_STYLE,
    NUMBER_STYLE,
    PAGE_STYLE,
    PLACE_STYLE,
    PUBLICATION_STYLE,
    SECTION_STYLE,
    TITLES,
    TOOL_STYLE,
    WEIGHT_STYLE,
    Script,
)
from convert.formats.docx.vocabulary import Words, office_language, words
from convert.formats.titles import StandIn, leading_photo, stand_ins
from convert.page_names import page_name, unnumbered_page, words_around
from convert.tree import Article, Enrichment, Issue, Page, page_language

Labelled = tuple[str, str | None]
"""Words, and the character style that says what they are."""

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def one_line(text: str) -> str:
    """`text` with every run of white space as one space."""
    return " ".join(text.split())


def title(issue: Issue) -> str:
    """The paper's name; where it is not known the source's, which is no claim about the paper."""
    return one_line(issue.publication or issue.source) or words(issue.language).nameless


def date_line(issue: Issue) -> str:
    """The date as Chinese papers print it: `2026年7月2日`; empty where it is not known."""
    return _shown_date(issue.date or "")


@lru_cache(maxsize=16)
def _shown_date(date: str) -> str:
    found = _ISO_DATE.fullmatch(date)
    if found is None:
        return one_line(date)
    year, month, day = (int(part) for part in found.groups())
    return f"{year}年{month}月{day}日"


def number_line(issue: Issue) -> str:
    """`第12345期`, or the number as it is where it holds more than digits; empty where there is none."""
    number = one_line(issue.number or "")
    return f"第{number}期" if number.isdigit() else number


def page_line(page: Page) -> str:
    """`第3版　要闻`, `A05版`: the page's number and section; empty where neither is known."""
    number = page_name(page.number) if page.number else ""
    return "\u3000".join(part for part in (number, one_line(page.section or "")) if part)


def script_in(language: str, document: str) -> Script:
    """What a text in a language is written in, in a document in another: letters where it is English, or not known."""
    if language.partition("-")[0].lower() in ("en", "und"):
        return "Latin"
    return "" if office_language(language) == office_language(document) else "Foreign"


def note_language(issue: Issue, page: Page, article: Article) -> str:
    """That of a machine's note: the article's; of one that is not Chinese, its page's."""
    return article.language if article.language.startswith("zh") else page_language(issue, page)


def page_heading(page: Page, place: int, language: str) -> str:
    """What stands over a page of several: its number, or its place in the source, and its section."""
    return "\u3000".join(filter(None, (one_line(_text(group)) for group in _heading_groups(page, place, language))))


def subtitle(issue: Issue) -> str:
    """Date, number of the issue, and page where there is only one."""
    pages = [page_line(page) for page in issue.pages] if len(issue.pages) == 1 else []
    return "\u3000".join(part for part in (date_line(issue), number_line(issue), *pages) if part)


def running_head(issue: Issue, page: Page) -> tuple[str, str, str]:
    """The header's left, middle and right: paper, date, page."""
    return title(issue), date_line(issue), page_line(page)


def title_words(issue: Issue) -> list[Labelled]:
    """The title, marked as the paper's name where it is that."""
    return [(title(issue), PUBLICATION_STYLE.id if one_line(issue.publication or "") else None)]


def subtitle_words(issue: Issue) -> list[Labelled]:
    """The subtitle, each fact in it marked as what it is."""
    groups: list[list[Labelled]] = []
    if date_line(issue):
        groups.append([(date_line(issue), DATE_STYLE.id)])
    if number_line(issue):
        groups.append(_around(number_line(issue), one_line(issue.number or ""), NUMBER_STYLE.id))
    if len(issue.pages) == 1:
        groups += _page_groups(issue.pages[0])
    return _joined_groups(groups)


def page_words(page: Page, place: int, language: str) -> list[Labelled]:
    """What stands over a page of several, its number and section marked."""
    return _joined_groups(_heading_groups(page, place, language))


def _heading_groups(page: Page, place: int, language: str) -> list[list[Labelled]]:
    if page.number is not None:
        return _page_groups(page)
    name = unnumbered_page(place, traditional=office_language(language) == "zh-TW")
    return [[(name, None)], *_page_groups(page)]


def _page_groups(page: Page) -> list[list[Labelled]]:
    """The page's number and section as they are: this is where they are read back from."""
    groups: list[list[Labelled]] = []
    if page.number is not None:
        before, behind = words_around(page.number)
        groups.append([(before, None), (page.number, PAGE_STYLE.id), (behind, None)])
    if page.section is not None:
        groups.append([(page.section, SECTION_STYLE.id)])
    return groups


def _around(line: str, words_in_it: str, style_id: str) -> list[Labelled]:
    before, _, after = line.partition(words_in_it)
    return [(before, None), (words_in_it, style_id), (after, None)]


def _joined_groups(groups: Iterable[list[Labelled]]) -> list[Labelled]:
    """The groups with a space between them; without what is neither shown nor marked."""
    joined: list[Labelled] = []
    for number, group in enumerate(groups):
        joined += [("\u3000", None), *group] if number else group
    return [piece for piece in joined if piece[0] or piece[1]]


def outline(issue: Issue) -> list[list[str]]:
    """What stands in the outline for each article of each page: its headline, that of its picture, or a label."""
    return [
        [_outline_entry(article, called) for article, called in zip(page.articles, its, strict=True)]
        for page, its in zip(issue.pages, stand_ins(issue), strict=True)
    ]


def _outline_entry(article: Article, called: StandIn | None) -> str:
    photo = leading_photo(article)
    headline = article.head.headline or (photo and photo.headline)
    return headline.text if headline else called.marked if called else ""


def added_lines(issue: Issue) -> Iterator[tuple[str, str]]:
    """The paragraphs that the format adds to the body, by style and text, in order; without the contents."""
    yield "Title", _text(title_words(issue))
    subtitled = subtitle_words(issue)
    if subtitled:
        yield "Subtitle", _text(subtitled)
    several = len(issue.pages) > 1
    if several:
        yield "ContentsEnd", ""
    for place, (page, entries) in enumerate(zip(issue.pages, outline(issue), strict=True), 1):
        if several:
            yield "PageHeading", _text(page_words(page, place, page_language(issue, page)))
        for number, (article, entry) in enumerate(zip(page.articles, entries, strict=True)):
            if number:
                yield "Separator", ""
            if article.head.headline is None and leading_photo(article) is None:
                yield TITLES[several].untitled, entry
            if shown := shown_enrichment(article):
                yield "MachineNote", _text(machine_note(shown, words(note_language(issue, page, article))))


def has_contents(articles: int, *, several: bool) -> bool:
    """Whether a document has a table of contents: not without articles, nor for one alone and no pages to list."""
    return articles > 1 or (articles == 1 and several)


def contents_lines(issue: Issue) -> Iterator[tuple[str, str]]:
    """The paragraphs of the table of contents, by style and text, in order; none for one article alone."""
    if has_contents(sum(len(page.articles) for page in issue.pages), several=len(issue.pages) > 1):
        yield "TOCHeading", words(issue.language).contents
        for place, (page, entries) in enumerate(zip(issue.pages, outline(issue), strict=True), 1):
            if len(issue.pages) > 1:
                yield "TOCPage", page_heading(page, place, page_language(issue, page))
            yield from ((TITLES[len(issue.pages) > 1].entry, one_line(entry)) for entry in entries)


def _text(pieces: Iterable[Labelled]) -> str:
    return "".join([text for text, _ in pieces])


def shown_enrichment(article: Article) -> Enrichment | None:
    """What a machine found in an article; a machine that found nothing has no note, but a property of the article."""
    made = article.enrichment
    return made if made is not None and (made.keywords or made.places) else None


def machine_note(enrichment: Enrichment, said: Words) -> list[Labelled]:
    """The line with keywords and places, which says that a machine made them, and which machine."""
    keywords = [(k.text, round(k.weight, SHARE_DIGITS)) for k in enrichment.keywords]
    places = [(p.text, p.count) for p in enrichment.places]
    note: list[Labelled] = [(f"{said.machine}（", None), (enrichment.tool, TOOL_STYLE.id)]
    closing = "）"
    for label, found, style_id, number_style_id in (
        (said.keywords, keywords, KEYWORD_STYLE.id, WEIGHT_STYLE.id),
        (said.places, places, PLACE_STYLE.id, COUNT_STYLE.id),
    ):
        if found:
            note += ((f"{closing}\u3000{label}：", None), *_listed(found, style_id, number_style_id))
            closing = ""
    return note


def _listed(found: Sequence[tuple[str, float]], style_id: str, number_style_id: str) -> list[Labelled]:
    """Words with their numbers: one run, or, where a word itself holds a mark of the list, each in its style."""
    shown = "、".join([f"{word}（{number}）" for word, number in found])
    if shown.count("（") == shown.count("）") == len(found) == shown.count("、") + 1:
        return [(shown, style_id)]
    pieces: list[Labelled] = []
    for word, number in found:
        pieces += ((word, style_id), ("（", None), (f"{number}", number_style_id), ("）、", None))
    return [*pieces[:-1], ("）", None)]
