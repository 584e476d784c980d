"""Guids that stay the same for the same page and article, whenever and wherever they are written.

A guid is a version 5 (name-based) UUID of RFC 9562, as a URN.  The name is a JSON list of what identifies the thing:
its kind, the paper, the date, the page number in one spelling (A4 for A04: a jump to `A4版` names the page whose head
says A04, in whatever file it is) and, for an article, its id.  Where paper, date or page number is not
known, the name of the page's source (or, without one, its sha256) joins the list, lest two pages get one guid: it is
the same whether a page is written by itself or with its issue.
The text is not in it: a typo mended in the body changes no guid.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID, uuid5

from convert.links import plain_number
from convert.tree import Article, Issue, Page

NAMESPACE = UUID("8f4e6d3a-0c0e-5b7e-9a53-6d1b5a2c7e10")
"""Ours, fixed for good."""
_NAMES = json.JSONEncoder(ensure_ascii=False)


@lru_cache(maxsize=1024)  # every format asks for those of a page's articles, and again when it is proved
def urn(*name: str) -> str:
    """The URN of a name made of parts."""
    return uuid5(NAMESPACE, _NAMES.encode(name)).urn


def page_guid(issue: Issue, number: str | None, source: str | None = None) -> str:
    """The guid of a page, which need not be in this issue's file; `source` is its file, if the issue has several."""
    return urn("page", *_base(issue, number, source))


def guids(issue: Issue) -> list[tuple[str, list[str]]]:
    """For each page its guid and those of its articles; no guid twice in a file (the second gets a number)."""
    seen: dict[str, int] = {}
    return [
        (
            _distinct(page_guid(issue, page.number, page.source), seen),
            [_distinct(_article_guid(issue, page, article), seen) for article in page.articles],
        )
        for page in issue.pages
    ]


def part_guid(article_guids: Sequence[str]) -> str:
    """The guid of what holds some articles of a page, and is not the page."""
    return urn("part", *article_guids)


def pages_are_known(issue: Issue) -> bool:
    """Whether another page of this issue has a guid that can be told from its number."""
    return issue.publication is not None and issue.date is not None


def _article_guid(issue: Issue, page: Page, article: Article) -> str:
    return urn("article", *_base(issue, page.number, page.source), article.id)


def _base(issue: Issue, number: str | None, source: str | None) -> tuple[str, ...]:
    known = (issue.publication or "", issue.date or "", plain_number(number))
    return known if all(known) else (*known, source or issue.source or issue.sha256)


def _distinct(guid: str, seen: dict[str, int]) -> str:
    count = seen[guid] = seen.get(guid, 0) + 1
    return guid if count == 1 else urn("again", guid, str(count))
