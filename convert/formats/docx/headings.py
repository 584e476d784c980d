"""What the format says by itself: the title, the running heads, the page headings, the machine's notes.

None of it is in the text stream.
"""

from __future__ import annotations

import re

from convert.formats.docx.vocabulary import Words, words
from convert.tree import Article, Enrichment, Issue, Page, article_texts

_OPENING = 18
"""How many characters of an article without a headline stand in the outline."""
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def one_line(text: str) -> str:
    """`text` with every run of white space as one space."""
    return " ".join(text.split())


def title(issue: Issue) -> str:
    """The paper's name; where it is not known the source's, which is no claim about the paper."""
    return one_line(issue.publication or issue.source) or words(issue.language).nameless


def date_line(issue: Issue) -> str:
    """The date as Chinese papers print it: `2026年7月2日`; empty where it is not known."""
    found = _ISO_DATE.fullmatch(issue.date or "")
    if found is None:
        return one_line(issue.date or "")
    year, month, day = (int(part) for part in found.groups())
    return f"{year}年{month}月{day}日"


def number_line(issue: Issue) -> str:
    """`第12345期`, or the number as it is where it holds more than digits; empty where there is none."""
    number = one_line(issue.number or "")
    return f"第{number}期" if number.isdigit() else number


def page_line(page: Page) -> str:
    """`第3版　要闻`: the page's number and section; empty where neither is known."""
    number = f"第{page.number}版" if page.number else ""
    return "\u3000".join(part for part in (number, one_line(page.section or "")) if part)


def page_heading(page: Page, place: int) -> str:
    """What stands over a page of several: its number and section, else its place in the source."""
    return page_line(page) or f"［{place}］"


def subtitle(issue: Issue) -> str:
    """Date, number of the issue, and page where there is only one."""
    pages = [page_line(page) for page in issue.pages] if len(issue.pages) == 1 else []
    return "\u3000".join(part for part in (date_line(issue), number_line(issue), *pages) if part)


def running_head(issue: Issue, page: Page) -> tuple[str, str, str]:
    """The header's left, middle and right: paper, date, page."""
    return title(issue), date_line(issue), page_line(page)


def untitled(article: Article) -> str:
    """What stands in the outline for an article without a headline: a label and how it begins."""
    said = words(article.language)
    label = said.picture if article.kind == "photo" else said.untitled
    text = next((line for line in (one_line(node.text) for node in article_texts(article)) if line), "")
    return label + (text if len(text) <= _OPENING else _opening(text) + "……")


def _opening(text: str) -> str:
    """The first words of a text, to the last comma or stop that leaves more than a few of them."""
    opening = text[:_OPENING]
    stop = max(opening.rfind(mark) for mark in "，。；：！？")
    return opening[:stop] if stop > _OPENING // 3 else opening


def machine_note(enrichment: Enrichment, said: Words) -> str:
    """The line with keywords and places, which says that a machine made them, and which; empty without any."""
    parts = []
    if enrichment.keywords:
        parts.append(f"{said.keywords}：{'、'.join(one_line(k.text) for k in enrichment.keywords)}")
    if enrichment.places:
        parts.append(f"{said.places}：{'、'.join(one_line(p.text) for p in enrichment.places)}")
    return "\u3000".join((f"{said.machine}（{one_line(enrichment.tool)}）", *parts)) if parts else ""
