"""What things are called in titles, tables of contents and page marks, made of facts that are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from convert.formats.epub.vocabulary import HANT, Labels
from convert.formats.titles import StandIn
from convert.page_names import page_name, unnumbered_page
from convert.tree import BLANKS, Article, Head, Issue, Page, TextNode, is_blank, lone_article

LABEL_LENGTH = 120
"""Code points of a label in a table of contents; longer ones are cut, with an ellipsis."""

_SPACES = re.compile(f"[{BLANKS}]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")


def one_line(text: str) -> str:
    """A text with every run of white space made one space, none at its ends."""
    return _SPACES.sub(" ", text).strip()


def known(text: str | None) -> str | None:
    """A fact as one line; None where it is blank."""
    return (one_line(text) or None) if text else None


def fact(text: str | None) -> str | None:
    """A fact as it is, to be read back; None where it is blank."""
    return None if text is None or is_blank(text) else text


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """One line of at most `length` code points."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1] + "…"


def language_tag(language: str, otherwise: str) -> str:
    """A language tag that an EPUB may carry: primary, script, region; `otherwise` where it is none."""
    return language if _LANGUAGE.fullmatch(language) else otherwise


def known_date(text: str | None) -> date | None:
    """The date of ISO 8601 text, None where it is no date."""
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def date_label(day: date) -> str:
    """A date as a newspaper prints it: 2026年7月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def page_label(page: Page, position: int, labels: Labels) -> str:
    """What a page is called: 第3版, A05版; one without a number is counted from 1 and says so."""
    number = known(page.number)
    if number is None:
        return unnumbered_page(position, traditional=labels.language == HANT.language)
    return page_name(number)


def page_value(number: str | None) -> int | None:
    """The number of a page where it is one of figures alone: 12, and not A05 or 4-5."""
    figures = known(number)
    plain = figures is not None and figures.isascii() and figures.isdecimal() and len(figures) < 7
    return int(figures) or None if figures is not None and plain else None


def page_title(page: Page, position: int, labels: Labels) -> str:
    """A page with its section: 第3版 要闻."""
    return " ".join(filter(None, (page_label(page, position, labels), known(page.section))))


def paper_name(publication: str) -> str:
    """A newspaper's name in the marks of a title: 《江城新报》."""
    return publication if publication.startswith("《") else f"《{publication}》"


def paper_and_date(issue: Issue) -> str | None:
    """《江城新报》2024年5月1日, as far as it is known."""
    publication, day = known(issue.publication), known_date(issue.date)
    parts = [paper_name(publication) if publication else "", date_label(day) if day else ""]
    return "".join(parts) or None


def issue_title(issue: Issue, labels: Labels) -> str:
    """The book's title: paper, date and pages where known; else the source's name; else 报纸版面.

    A book that holds one article and nothing else bears its headline before them: 灌渠通水（《江城新报》 第3版）.
    """
    article = lone_article(issue)
    headline = headline_of(article.head) if article is not None else None
    what = paper_and_date(issue) or (None if headline else known(issue.source) or labels.fallback_title)
    where = " ".join(filter(None, (what, _pages_label(issue))))
    return f"{headline}（{where}）" if headline and where else headline or where


def _pages_label(issue: Issue) -> str | None:
    numbers = [number for number in (known(page.number) for page in issue.pages) if number]
    if len(numbers) != len(issue.pages) or not numbers:
        return None
    run = len(numbers) > 1 and _run(numbers)
    return page_name(f"{numbers[0]}—{numbers[-1]}" if run else "、".join(numbers))


def _run(numbers: list[str]) -> bool:
    """Whether page numbers follow each other: 1 2 3, A01 A02 A03."""
    split = [re.fullmatch(r"([^0-9]*)([0-9]{1,4})", number) for number in numbers]
    found = [(match[1], int(match[2])) for match in split if match]
    letter, first = found[0] if found else ("", 0)
    return found == [(letter, first + n) for n in range(len(numbers))]


def headline_of(head: Head) -> str | None:
    """The headline as one line; None where there is none or it is blank."""
    return known(head.headline.text) if head.headline is not None else None


def article_label(article: Article, called: StandIn | None, position: int, labels: Labels) -> str:
    """What an article is called in a table of contents: its headline, or what stands for one."""
    if called is None:
        return shortened(headline_of(article.head) or "")
    return shortened(called.marked if called.words else called.mark + labels.article.format(position))


def article_labels(page: Page, called: Sequence[StandIn | None], labels: Labels) -> list[str]:
    """The labels of a page's articles; where headlines are alike their kickers tell them apart."""
    named = zip(page.articles, called, strict=True)
    plain = [article_label(article, stand_in, n, labels) for n, (article, stand_in) in enumerate(named, 1)]
    return [
        _with_kicker(article, label) if plain.count(label) > 1 else label
        for article, label in zip(page.articles, plain, strict=True)
    ]


def _with_kicker(article: Article, label: str) -> str:
    kickers = " ".join(filter(None, map(_text, article.head.kickers)))
    return shortened(f"{kickers} {label}") if kickers and headline_of(article.head) else label


def _text(node: TextNode) -> str:
    return one_line(node.text)
